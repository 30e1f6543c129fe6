package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/draw"
)

// countiesView is what layouts/counties.html shows.
type countiesView struct {
	Described []CountyLine
	Modelled  []CountyLine // with a model, but not described
	Single    []CountyLine
	Silent    []*catalogue.County
	Map       *Map
	Then      *Map // the counties of the time that most content is of, when that is another set
	Doors     []TermGroup
	Former    []CountyLine // former counties and what they became
}

func (w *writer) counties() countiesView {
	c := w.catalogue()
	v := countiesView{
		Described: countyLines(c.Described()), Modelled: countyLines(modelled(c)), Single: countyLines(c.SingleFacts()), Silent: c.Silent(),
		Map: w.mapOf(today(c), w.t("kart.i-dag")),
	}
	if year, cs := w.periodOfContent(); year != 0 {
		v.Then = w.mapOf(cs, w.t("kart.da", year))
	}
	for _, id := range []string{catalogue.TargetGroups, catalogue.Levels, catalogue.Scopes, catalogue.AgreementOf, catalogue.WaysIn, catalogue.Timings, catalogue.Formats} {
		var links []Link
		for _, t := range c.Vocabulary(id).Terms {
			if w.isUsed(t) {
				links = append(links, Link{Title: t.Name, Address: t.Address()})
			}
		}
		if len(links) > 0 {
			v.Doors = append(v.Doors, TermGroup{w.set.in.Texts["vokabular."+id], links})
		}
	}
	for _, x := range c.Counties {
		if !x.Today() && !x.HasPage() {
			v.Former = append(v.Former, CountyLine{County: x, Now: successorsToday(x)})
		}
	}
	return v
}

// isUsed tells whether any county says that it has the term, or wants it.
func (w *writer) isUsed(t *catalogue.Term) bool {
	return slices.ContainsFunc(w.set.in.Tables.TermUse(t), func(u compare.Use) bool {
		return u.Cell.Is.State == compare.Yes || u.Cell.Wanted.State == compare.Yes
	})
}

// periodOfContent gives the counties as they were when the oldest described
// former county was described, and that year; 0 when all described counties
// are today's.
func (w *writer) periodOfContent() (int, []*catalogue.County) {
	for _, d := range w.catalogue().Described() {
		if d.Today() {
			continue
		}
		return yearOf(d), draw.At(w.catalogue().Counties, d.To)
	}
	return 0, nil
}
