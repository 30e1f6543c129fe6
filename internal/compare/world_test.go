package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// world is a small catalogue while a test builds it.
type world struct {
	t            *testing.T
	vocabularies map[string][]*catalogue.Term
	groups       map[string][]*catalogue.Group
	counties     []*catalogue.County
	line         int
}

func newWorld(t *testing.T) *world {
	return &world{t: t, vocabularies: map[string][]*catalogue.Term{}, groups: map[string][]*catalogue.Group{}}
}

// term returns the term, added to its vocabulary the first time. Later ones may
// be put below earlier ones.
func (w *world) term(vocabulary, id string, wider ...*catalogue.Term) *catalogue.Term {
	for _, t := range w.vocabularies[vocabulary] {
		if t.ID == id {
			return t
		}
	}
	t := &catalogue.Term{Vocabulary: vocabulary, ID: id, Name: catalogue.Same(id), Broader: wider}
	for _, b := range wider {
		b.Narrower = append(b.Narrower, t)
	}
	w.vocabularies[vocabulary] = append(w.vocabularies[vocabulary], t)
	return t
}

// terms is term for several ids in one string.
func (w *world) terms(vocabulary, ids string) []*catalogue.Term {
	var ts []*catalogue.Term
	for _, id := range strings.Fields(ids) {
		ts = append(ts, w.term(vocabulary, id))
	}
	return ts
}

// silent adds a county of today without content.
func (w *world) silent(id string) *catalogue.County {
	c := &catalogue.County{ID: id, Name: catalogue.Same(id)}
	w.counties = append(w.counties, c)
	return c
}

// described adds a county of today that is described with the facts.
func (w *world) described(id string, f catalogue.Facts) *catalogue.County {
	c := w.silent(id)
	c.Description = &catalogue.Description{Document: document(f)}
	return c
}

func document(f catalogue.Facts) catalogue.Document {
	return catalogue.Document{Origin: catalogue.Retold, Updated: catalogue.Date{Year: 2026}, About: catalogue.Date{Year: 2022, Month: 9}, Facts: f}
}

func wanted(f catalogue.Facts) *catalogue.Model { return &catalogue.Model{Document: document(f)} }

func inUse(f catalogue.Facts) *catalogue.Model {
	return &catalogue.Model{Document: document(f), InUse: true}
}

// stand is a standing of the year, each on a line of its own.
func (w *world) stand(answer catalogue.Answer, year int, place *catalogue.Place) catalogue.Standing {
	w.line++
	return catalogue.Standing{
		Answer: answer, Date: catalogue.Date{Year: year}, Place: place,
		Pos: problem.Pos{File: "fylker/a/egenbeskrivelse.md", Line: w.line},
	}
}

// yes is the facts of one list that all say yes in 2022.
func (w *world) yes(vocabulary, ids string) catalogue.Facts {
	f := catalogue.Facts{Lists: map[string][]catalogue.Fact{}}
	for _, t := range w.terms(vocabulary, ids) {
		f.Lists[vocabulary] = append(f.Lists[vocabulary], catalogue.Fact{Term: t, Standing: w.stand(catalogue.Yes, 2022, nil)})
	}
	return f
}

// lists is the facts as the one list of its vocabulary.
func lists(fs ...catalogue.Fact) catalogue.Facts {
	f := catalogue.Facts{Lists: map[string][]catalogue.Fact{}}
	for _, x := range fs {
		f.Lists[x.Term.Vocabulary] = append(f.Lists[x.Term.Vocabulary], x)
	}
	return f
}

func (w *world) catalogue() *catalogue.Catalogue {
	var vs []*catalogue.Vocabulary
	for _, id := range catalogue.Dimensions {
		vs = append(vs, catalogue.NewVocabulary(id, w.vocabularies[id], w.groups[id]))
	}
	return catalogue.New(catalogue.Catalogue{Vocabularies: vs, Counties: w.counties})
}

// tables returns all tables, of a catalogue without contradictions.
func (w *world) tables() *Tables {
	w.t.Helper()
	t, problems := All(w.catalogue())
	for _, p := range problems {
		w.t.Errorf("%v: %s", p.Pos, p.Message())
	}
	return t
}

// told is a side in words: "ja 2022", "ja i en del", "uklart 2022 [unge ja]".
func told(s Side) string {
	out := s.State.word()
	if y := s.Years.String(); y != "" {
		out += " " + y
	}
	if s.Partial {
		out += " i en del"
	}
	if s.InProject() {
		out += " i et prosjekt"
	}
	for _, n := range s.Narrower {
		out += " [" + n.Term.ID + " " + n.State.word()
		if n.Partial {
			out += " i en del"
		}
		out += "]"
	}
	return out
}

func names[T any](xs []T, id func(T) string) string {
	var out []string
	for _, x := range xs {
		out = append(out, id(x))
	}
	return strings.Join(out, " ")
}

func countyID(c *catalogue.County) string { return c.ID }

func termID(t *catalogue.Term) string { return t.ID }

// same fails unless the two are equal.
func same[T comparable](t *testing.T, about string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %v\nwant %v", about, got, want)
	}
}

func sameList(t *testing.T, about string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %s\nwant %s", about, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func entries(es []Entry) []string {
	var out []string
	for _, e := range es {
		s := string(e.Dimension) + " " + e.Vocabulary
		if e.Term != nil {
			s += "/" + e.Term.ID
		}
		out = append(out, fmt.Sprintf("%s: %s | %s", s, values(e.A), values(e.B)))
	}
	return out
}

func values(vs []Value) string {
	if len(vs) == 0 {
		return "ikke oppgitt"
	}
	return names(vs, func(v Value) string {
		s := v.Term.ID
		if v.Cell.Is.Stated() {
			s += " " + told(v.Cell.Is)
		}
		if v.Cell.Wanted.Stated() {
			s += " ønsket " + told(v.Cell.Wanted)
		}
		return s
	})
}
