package page

import (
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
	Notes []Note
	Year  string // "beskrevet 2022"
	Basis string // how well it stands, in words; "" for what is plainly stated
	Place catalogue.Text
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

// mark makes the source mark of a statement.
func (w *writer) mark(s catalogue.Standing) Mark {
	m := Mark{Year: w.described(s.Date.Year), Basis: w.basis(s.Basis)}
	for _, c := range s.Cited {
		m.Notes = append(m.Notes, w.note(c, s.Date))
	}
	if s.Place != nil {
		m.Place = s.Place.Name
	}
	return m
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
