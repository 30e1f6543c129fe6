package page

import (
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// adjusted is what the script tabell.js, which lets a reader leave out rows and
// columns and sort, must be told of a table.
type adjusted struct {
	Rows, Columns axis
	Differences   bool   // the cells hold states that can be held against each other
	Shown         string // how many of each axis there are in sight, with {0} to {3}
	Counted       string // what to say of numbers that counties left out are part of; "" for none
}

// axis is one direction of a table: its name in the address, and for the reader.
type axis struct{ Key, Title string }

// adjustedMatrix tells of a matrix.
func (w *writer) adjustedMatrix(turned bool) adjusted {
	a := adjusted{
		Rows: w.countyAxis(), Columns: axis{"svar", w.t("tilpass.svar")},
		Differences: true, Shown: w.t("tilpass.viser-svar"), Counted: w.t("tilpass.telt"),
	}
	if turned {
		a.Rows, a.Columns = a.Columns, a.Rows
	}
	return a
}

// adjustedOverview tells of the overview, whose cells are words.
func (w *writer) adjustedOverview() adjusted {
	return adjusted{Rows: w.countyAxis(), Columns: axis{"tema", w.t("tilpass.tema")}, Shown: w.t("tilpass.viser-tema")}
}

func (w *writer) countyAxis() axis { return axis{"fylker", w.t("tilpass.fylker")} }

// termKey is a term's name in the address: its id, after the vocabulary where the
// dimension has several.
func termKey(d compare.Dimension, t *catalogue.Term) string {
	if len(d.Vocabularies()) > 1 {
		return t.Vocabulary + "." + t.ID
	}
	return t.ID
}

// scaleOf is the vocabulary of a term whose terms answer one question between
// them, as in a pair; "" for a term that is a question of its own.
func scaleOf(t *catalogue.Term) string {
	if compare.IsScale(t.Vocabulary) {
		return t.Vocabulary
	}
	return ""
}

// cellCode is a cell's state as tabell.js reads it: how it is, and after a slash
// how it should be; "" where nothing is stated.
func cellCode(c *compare.Cell, term *catalogue.Term) string {
	code := sideCode(&c.Is, term)
	if c.Wanted.Stated() {
		code += "/" + sideCode(&c.Wanted, term)
	}
	return code
}

// sideCode is a state, with a sign after an agreement that says whether it covers
// career guidance.
func sideCode(s *compare.Side, term *catalogue.Term) string {
	code := [...]string{"", "ja", "uklart", "avsluttet", "nei", "planlagt", "omtalt"}[s.State]
	if s.State == compare.Yes && term.Vocabulary == catalogue.AgreementOf {
		switch s.Covers() {
		case catalogue.CoversYes:
			code += "+"
		case catalogue.CoversNo:
			code += "-"
		}
	}
	return code
}
