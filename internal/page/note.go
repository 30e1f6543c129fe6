package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
)

// Note is one lettered source on a page: the same source and place get the same
// letter. Footnotes of the prose have numbers, so that the two are told apart.
type Note struct {
	Letter  string
	Title   catalogue.Text
	Place   string // "§ 1.4"
	Address string
	By      catalogue.Text // who published it
	Date    catalogue.Date
	Screen  bool // what rests on it is left out on paper
}

// Mark is the small sign behind a value: letters of sources, which open what they
// tell in place.
type Mark struct {
	Told []Told
	Box  string // id of the box that tells it; "" where no source is named
}

// Told is what the sources of one statement tell: who says so, when, of which
// place and how surely.
type Told struct {
	Notes    []Note
	Year     string // "beskrevet 2022"
	Basis    string // how well it stands, in words; "" for what is plainly stated
	Place    catalogue.Text
	Standing []string // whose text it stands in, and who has confirmed that
}

// note numbers a citation on this page.
func (w *writer) note(c catalogue.Citation, own catalogue.Date) Note {
	n := Note{Title: c.Source.Title, Place: c.Place, Address: c.Source.Address(), By: c.Source.Publisher, Date: c.Source.Date}
	if c.Source.Own {
		n.Title, n.Address, n.Date = w.set.in.Texts["kilde.fylket"], "", own
	}
	for _, old := range w.notes {
		if old.Title == n.Title && old.Place == n.Place && old.Date == n.Date {
			return old
		}
	}
	n.Letter = letter(len(w.notes))
	w.notes = append(w.notes, n)
	return n
}

// screenFrom marks the sources from a number on as those of what paper leaves out.
func screenFrom(notes []Note, printed int) []Note {
	notes = slices.Clone(notes)
	for i := range notes[printed:] {
		notes[printed+i].Screen = true
	}
	return notes
}

// mark makes the one mark of statements that a value rests on. A statement whose
// sources are all named by those before it adds nothing. Values with the same to
// tell share a box.
func (w *writer) mark(statements ...catalogue.Standing) Mark {
	var m Mark
	for _, s := range statements {
		if told := w.told(s); !m.names(told.Notes) {
			m.Told = append(m.Told, told)
		}
	}
	if len(m.Told) == 0 {
		return m
	}
	for _, e := range w.explained {
		if slices.EqualFunc(e.Told, m.Told, Told.equal) {
			m.Box = e.ID
			return m
		}
	}
	w.boxes++
	m.Box = "kildeboks_" + strconv.Itoa(w.boxes)
	w.explain(Explained{ID: m.Box, Told: m.Told})
	return m
}

// told gathers what the sources of a statement tell.
func (w *writer) told(s catalogue.Standing) Told {
	county, document, wanted := w.document(s.Pos.File)
	t := Told{Year: w.described(s.Date.Year, wanted), Basis: w.basis(s.Basis)}
	for _, c := range s.Cited {
		t.Notes = append(t.Notes, w.note(c, s.Date))
	}
	switch {
	case s.Place != nil:
		t.Place = s.Place.Name
	case county != nil:
		t.Place = county.Name
	}
	if document != nil {
		t.Standing = []string{w.cameFrom(document, s), w.confirmation(document)}
	}
	return t
}

// cameFrom says how a statement came into a document.
func (w *writer) cameFrom(d *catalogue.Document, s catalogue.Standing) string {
	own := slices.ContainsFunc(s.Cited, func(c catalogue.Citation) bool {
		return c.Source.Own || slices.ContainsFunc(d.Cited, func(o catalogue.Citation) bool { return o.Source == c.Source })
	})
	switch {
	case d.Origin == catalogue.ByCounty:
		return w.t("opphav.fylket")
	case d.Origin == catalogue.ByEditors:
		return w.t("opphav.redaksjonen")
	case own:
		return w.t("opphav.fra-kilden")
	}
	return w.t("opphav.lagt-til")
}

// names tells whether the mark has all of the notes.
func (m Mark) names(notes []Note) bool {
	named := m.Letters()
	return !slices.ContainsFunc(notes, func(n Note) bool { return !slices.Contains(named, n.Letter) })
}

// equal tells whether two statements' sources have the same to tell.
func (t Told) equal(o Told) bool {
	return t.Year == o.Year && t.Basis == o.Basis && t.Place == o.Place && slices.Equal(t.Notes, o.Notes) && slices.Equal(t.Standing, o.Standing)
}

// document finds the county and the document that a file of the content holds,
// and whether what it tells is wanted; nil where it holds none.
func (w *writer) document(file string) (_ *catalogue.County, _ *catalogue.Document, wanted bool) {
	_, rest, _ := strings.Cut(file, "fylker/")
	id, _, _ := strings.Cut(rest, "/")
	c := w.catalogue().County(id)
	if c == nil {
		return nil, nil, false
	}
	editions := append([]catalogue.Edition{c.Edition}, c.Earlier...)
	for _, e := range editions {
		if d := e.Description; d != nil && d.File == file {
			return c, &d.Document, false
		}
		if m := e.Model; m != nil && m.File == file {
			return c, &m.Document, !m.InUse
		}
	}
	return c, nil, false
}

// Letters are those of the notes, as they are told.
func (m Mark) Letters() []string { return lettersOf(m.Told) }

// lettersOf gives the letters in the order of the list of sources.
func lettersOf(told []Told) []string {
	var ls []string
	for _, t := range told {
		for _, n := range t.Notes {
			if !slices.Contains(ls, n.Letter) {
				ls = append(ls, n.Letter)
			}
		}
	}
	slices.SortFunc(ls, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	return ls
}

// letter counts a, b … z, aa, ab … from 0.
func letter(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return letter(n/26-1) + letter(n%26)
}

// described says of which year a description is, or that what is told is wanted,
// in a model.
func (w *writer) described(year int, wanted bool) string {
	switch {
	case wanted && year == 0:
		return w.t("tilstand.i-modellen")
	case wanted:
		return w.t("tilstand.i-modellen-ar", year)
	case year == 0:
		return w.t("tilstand.beskrevet-ukjent")
	}
	return w.t("tilstand.beskrevet", year)
}

func (w *writer) basis(b catalogue.Basis) string {
	switch b {
	case catalogue.StatedAll:
		return w.t("grunnlag.felles")
	case catalogue.Derived:
		return w.t("grunnlag.utledet")
	case catalogue.Ambiguous:
		return w.t("grunnlag.uklart")
	}
	return ""
}
