package page

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// Inherited is what a forerunner's or a successor's description says that
// concerns the county.
type Inherited struct {
	County   *catalogue.County
	Year     int
	Lead     catalogue.Text
	Standing []string
	Inside   []SaidOf // of places inside the county
	Whole    []SaidOf // of the whole of the other county
}

// SaidOf is what is said in one dimension.
type SaidOf struct {
	Title catalogue.Text
	Items []Said
}

// Said is one statement in a list: the term, its place and its state, leading to
// where it stands with its source.
type Said struct {
	Title   catalogue.Text
	Address string
	Place   catalogue.Text
	Sign    Sign
}

// SharedWith is a county with the stated facts that both share, or that it
// answers differently.
type SharedWith struct {
	County  *catalogue.County
	Address string // of the pair
	Terms   []Trait
	Also    []SaidOf // what it states and this one does not: something to learn from
	More    int      // how many answers that is
	Folded  bool     // whether it is too much to stand open
}

// Trait is a term and, where that is not a plain yes, what is said of it.
type Trait struct {
	Link
	Words string
}

// mostOpen is the most answers of another county that stand open.
const mostOpen = 5

// PairLink leads to a comparison with another county.
type PairLink struct {
	County  *catalogue.County
	Address string
}

// inherited collects what the described forerunners and successors say.
func (w *writer) inherited(c *catalogue.County) []Inherited {
	var all []Inherited
	for _, o := range append(append([]*catalogue.County{}, c.Before...), c.After...) {
		if !o.Described() || o.Description == nil {
			continue
		}
		in := Inherited{County: o, Year: o.Description.Time().Year, Lead: o.Description.Lead, Standing: w.standing(&o.Description.Document)}
		in.Inside, in.Whole = w.saidOf(o, c)
		all = append(all, in)
	}
	return all
}

// saidOf splits what is said of a county into what holds inside another and what
// holds for the whole of it; each term once.
func (w *writer) saidOf(o, inside *catalogue.County) (in, whole []SaidOf) {
	type once struct {
		title catalogue.Text
		place *catalogue.Place
	}
	seen := map[once]bool{}
	for _, st := range w.set.in.Tables.Statements(o) {
		p := st.Place
		said := Said{Title: st.Term.Name, Address: st.Address, Sign: w.sign(st.Standing, yearOf(o))}
		if seen[once{said.Title, p}] {
			continue
		}
		seen[once{said.Title, p}] = true
		switch {
		case p == nil:
			whole = w.under(whole, st.Term.Vocabulary, said)
		case p.County == inside || p.County == nil && liesIn(p, inside):
			said.Place = p.Name
			in = w.under(in, st.Term.Vocabulary, said)
		}
	}
	return in, whole
}

// under adds a statement below its vocabulary's name.
func (w *writer) under(groups []SaidOf, vocabulary string, said Said) []SaidOf {
	title := w.set.in.Texts["vokabular."+vocabulary]
	for i := range groups {
		if groups[i].Title == title {
			groups[i].Items = append(groups[i].Items, said)
			return groups
		}
	}
	return append(groups, SaidOf{title, []Said{said}})
}

// shared lists the counties that share at least three stated facts.
func (w *writer) shared(c *catalogue.County) []SharedWith {
	var all []SharedWith
	for _, l := range w.set.in.Tables.Shared(c) {
		s := w.sharedWith(c, l.Other, l.Same)
		w.addAlso(&s, l)
		all = append(all, s)
	}
	return all
}

// different lists the counties that answer something differently.
func (w *writer) different(c *catalogue.County) []SharedWith {
	var all []SharedWith
	for _, l := range w.set.in.Tables.Different(c) {
		all = append(all, w.sharedWith(c, l.Other, l.Differs))
	}
	return all
}

// sharedWith leads to the pair where there is one, else to the other county.
func (w *writer) sharedWith(c, other *catalogue.County, traits []compare.Trait) SharedWith {
	s := SharedWith{County: other, Address: other.Address()}
	if pair := compare.NewCouple(c, other); slices.Contains(w.set.in.Tables.Couples(), pair) {
		s.Address = pair.Address()
	}
	for _, trait := range traits {
		s.Terms = append(s.Terms, Trait{w.termLink(trait.Term), w.traitWords(trait)})
	}
	return s
}

// addAlso lists what the other county states and this one does not, as far as it
// is settled, each leading to where it stands.
func (w *writer) addAlso(s *SharedWith, l compare.Likeness) {
	for _, trait := range l.OnlyOther {
		if !trait.State.Settled() {
			continue
		}
		said := Said{Title: trait.Term.Name, Address: w.standsAt(l.Other, trait)}
		if words := w.traitWords(trait); words != "" {
			said.Sign = Sign{"ord", "(" + words + ")"}
		}
		s.Also = w.under(s.Also, trait.Term.Vocabulary, said)
		s.More++
	}
	s.Folded = s.More > mostOpen
}

// traitWords is what must be said beside a term: its state, where that is not a
// plain yes, that it holds for a part only, and that it is wanted.
func (w *writer) traitWords(t compare.Trait) string {
	var words []string
	if t.State != compare.Yes {
		words = append(words, w.stateWord(t.State, t.Term))
	}
	if t.Part {
		words = append(words, w.t("likhet.i-en-del"))
	}
	if t.Wanted {
		words = append(words, w.t("celle.i-modellen"))
	}
	return strings.Join(words, ", ")
}

// standsAt is the address where a county states a trait that is settled, which one
// of its statements says as it is.
func (w *writer) standsAt(c *catalogue.County, t compare.Trait) string {
	for _, st := range w.set.in.Tables.Statements(c) {
		if st.Term == t.Term && st.Wanted == t.Wanted && st.State == t.State {
			return st.Address
		}
	}
	return t.Term.Address()
}

// notStated lists the questions that the county does not answer, by dimension.
func (w *writer) notStated(c *catalogue.County) []Link {
	var all []Link
	for _, a := range w.set.in.Tables.Of(c) {
		if a.Stated() {
			continue
		}
		key := "dimensjon." + string(a.Dimension)
		if a.Vocabulary != "" {
			key = "vokabular." + a.Vocabulary
		}
		all = append(all, Link{Title: w.set.in.Texts[key], Address: a.Dimension.Address()})
	}
	return all
}

func liesIn(p *catalogue.Place, c *catalogue.County) bool {
	for _, x := range p.Counties {
		if x == c {
			return true
		}
	}
	return false
}

// near lists the described counties of today on the tiles beside, above and below,
// in the order of the register: a hint for looking around, not a statement about
// borders. Corners are left out: there Trøndelag would lie beside Akershus.
func (w *writer) near(c *catalogue.County) []*catalogue.County {
	if c.Tile == nil || !c.Today() || c.Described() {
		return nil
	}
	var cs []*catalogue.County
	for _, o := range w.catalogue().Described() {
		if o.Today() && o.Tile != nil && abs(o.Tile.Column-c.Tile.Column)+abs(o.Tile.Row-c.Tile.Row) == 1 {
			cs = append(cs, o)
		}
	}
	return cs
}

func abs(n int) int { return max(n, -n) }
