package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// pairCautions tells what cannot be compared between two counties, and why, as
// far as it applies to them.
func (w *writer) pairCautions(p *compare.Pair) []string {
	var all []string
	add := func(says string) {
		if says != "" {
			all = append(all, says)
		}
	}
	add(w.differentTimes(p))
	add(w.differentLevelsOf(p))
	if slices.ContainsFunc(sides(p), func(s *compare.Side) bool { return s.Partial }) {
		add(w.t("forbehold.en-del"))
	}
	add(w.differentTexts(p.Couple))
	return all
}

// differentTimes tells in which years the two are described; where that is the
// same year, over which years what they state is spread. "" when all is of one year.
func (w *writer) differentTimes(p *compare.Pair) string {
	a, b := yearOf(p.A), yearOf(p.B)
	nameA, nameB := w.in(p.A.Name), w.in(p.B.Name)
	switch {
	case a == 0 && b == 0:
		return w.t("par.ukjent-tid", w.joined([]string{nameA, nameB}))
	case a == 0:
		return w.t("par.ukjent-tid", nameA)
	case b == 0:
		return w.t("par.ukjent-tid", nameB)
	case a != b:
		return w.t("par.ulik-tid", nameA, a, nameB, b)
	}
	from, to := a, a
	for _, s := range sides(p) {
		if s.Years.First != 0 {
			from, to = min(from, s.Years.First), max(to, s.Years.Last)
		}
	}
	if from == to {
		return ""
	}
	return w.t("forbehold.ulik-tid", from, to)
}

// differentLevelsOf tells at which levels the two are described; "" unless both
// say so and differ.
func (w *writer) differentLevelsOf(p *compare.Pair) string {
	a, b := w.levelsOf(p.A), w.levelsOf(p.B)
	if len(a) == 0 || len(b) == 0 || slices.Equal(a, b) {
		return ""
	}
	return w.t("par.ulikt-niva", w.in(p.A.Name), w.joined(a), w.in(p.B.Name), w.joined(b))
}

// levelsOf names the levels that a county is described at.
func (w *writer) levelsOf(c *catalogue.County) []string {
	var names []string
	for _, term := range w.catalogue().Vocabulary(catalogue.Levels).Terms {
		if cell := w.set.in.Tables.Cell(c, term); cell.Is.State == compare.Yes {
			names = append(names, w.in(term.Name))
		}
	}
	return names
}

// differentTexts tells that the two texts are of different kinds: whose they
// are, that one is a model and the other a description, or that editors put one
// model together; "" when they are alike.
func (w *writer) differentTexts(c compare.Couple) string {
	a, b := c.A.Description, c.B.Description
	nameA, nameB := w.in(c.A.Name), w.in(c.B.Name)
	switch editedA, editedB := editedModel(c.A), editedModel(c.B); {
	case a != nil && b != nil && a.Origin != b.Origin:
		return w.t("par.ulik-tekst", nameA, w.origin(a.Origin), nameB, w.origin(b.Origin))
	case a == nil && b != nil && !c.A.Described():
		return w.t("par.ulik-sak", nameA, nameB)
	case b == nil && a != nil && !c.B.Described():
		return w.t("par.ulik-sak", nameB, nameA)
	case editedA && !editedB:
		return w.t("par.modell-redaksjonen", nameA)
	case editedB && !editedA:
		return w.t("par.modell-redaksjonen", nameB)
	}
	return ""
}

// editedModel tells whether the county has a model in use that the editors put
// together.
func editedModel(c *catalogue.County) bool {
	return c.Model != nil && c.Model.InUse && c.Model.Origin == catalogue.ByEditors
}

// sides are all that the two state.
func sides(p *compare.Pair) []*compare.Side {
	var all []*compare.Side
	for _, block := range [][]compare.Entry{p.Differs, p.Both, p.OnlyA, p.OnlyB} {
		for _, e := range block {
			for _, values := range [][]compare.Value{e.A, e.B} {
				for i := range values {
					all = append(all, &values[i].Cell.Is, &values[i].Cell.Wanted)
				}
			}
		}
	}
	return all
}
