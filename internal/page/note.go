package page

import (
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
	Date    catalogue.Date
}

// Mark is the small sign behind a value that opens in place: who says so, when,
// of which place and how surely.
type Mark struct {
	Notes    []Note
	Year     string // "beskrevet 2022"
	Basis    string // how well it stands, in words; "" for what is plainly stated
	Place    catalogue.Text
	Standing []string // whose text it stands in, and who has confirmed that
	Box      string   // id of the box that tells it; "" where no source is named
}

// note numbers a citation on this page.
func (w *writer) note(c catalogue.Citation, own catalogue.Date) Note {
	n := Note{Title: c.Source.Title, Place: c.Place, Address: c.Source.Address(), Date: c.Source.Date}
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

// mark makes the source mark of a statement. Statements with the same to tell
// share a box.
func (w *writer) mark(s catalogue.Standing) Mark {
	m := Mark{Year: w.described(s.Date.Year), Basis: w.basis(s.Basis)}
	for _, c := range s.Cited {
		m.Notes = append(m.Notes, w.note(c, s.Date))
	}
	if len(m.Notes) == 0 {
		return m
	}
	county, document := w.document(s.Pos.File)
	switch {
	case s.Place != nil:
		m.Place = s.Place.Name
	case county != nil:
		m.Place = county.Name
	}
	if document != nil {
		m.Standing = []string{w.cameFrom(document, s), w.confirmation(document)}
	}
	for _, e := range w.explained {
		if e.Mark != nil && e.Mark.tells(m) {
			m.Box = e.ID
			return m
		}
	}
	w.boxes++
	m.Box = "kildeboks_" + strconv.Itoa(w.boxes)
	w.explain(Explained{ID: m.Box, Mark: &m})
	return m
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

// tells tells whether two marks have the same to tell.
func (m Mark) tells(o Mark) bool {
	return m.Year == o.Year && m.Basis == o.Basis && m.Place == o.Place && m.Letters() == o.Letters() && slices.Equal(m.Standing, o.Standing)
}

// document finds the county and the document that a file of the content holds;
// nil where it holds none.
func (w *writer) document(file string) (*catalogue.County, *catalogue.Document) {
	_, rest, _ := strings.Cut(file, "fylker/")
	id, _, _ := strings.Cut(rest, "/")
	c := w.catalogue().County(id)
	if c == nil {
		return nil, nil
	}
	if d := c.Description; d != nil && d.File == file {
		return c, &d.Document
	}
	if m := c.Model; m != nil && m.File == file {
		return c, &m.Document
	}
	for _, e := range c.Earlier {
		if d := e.Description; d != nil && d.File == file {
			return c, &d.Document
		}
		if m := e.Model; m != nil && m.File == file {
			return c, &m.Document
		}
	}
	return c, nil
}

// Letters gives the notes' letters as they stand in the text: "a, c".
func (m Mark) Letters() string {
	var ls []string
	for _, n := range m.Notes {
		ls = append(ls, n.Letter)
	}
	return strings.Join(ls, ", ")
}

// letter counts a, b … z, aa, ab … from 0.
func letter(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return letter(n/26-1) + letter(n%26)
}

// described says of which year a description is, or that something is in the
// wanted model.
func (w *writer) described(year int) string {
	switch {
	case w.wanted && year == 0:
		return w.t("tilstand.i-modellen")
	case w.wanted:
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
