package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/draw"
)

// countiesAddress is the overview of the counties.
const countiesAddress = "/fylker/"

// listPages lists the overview of the counties, on so many pages as it takes; a
// script finds counties among them when they are few.
func (s *Set) listPages() []Page {
	n := len(listed(s.in.Catalogue))
	p := Page{Address: countiesAddress, Layout: "counties", Title: s.in.Texts["fylker.tittel"], Description: s.in.Texts["fylker.ingress"]}
	if n <= maxFound {
		p.Script = "finn"
	}
	return s.paged(p, pageCount(n, maxRows), func(w *writer, nr int) any { return w.counties(nr) })
}

// countiesView is what layouts/counties.html shows.
type countiesView struct {
	Pager    *pager
	Facets   []facet
	Found    bool   // the counties are found by script: they carry what they state of the facets
	Numerals string // for the script
	Lists    []countyList
	Silent   []*catalogue.County
	Map      *Map
	Then     *Map         // the counties of the time that most content is of, when that is another set
	Former   []CountyLine // former counties and what they became
}

// countyList is counties under one heading.
type countyList struct {
	ID, Title string
	About     string // a sentence of warning, "" for none
	Status    string // for the script: "{0} av fem beskrevne fylker passer."
	Lines     []CountyLine
}

// standing is how much there is about a county: the anchor of the heading that it
// is listed under, and the keys of the heading's texts.
type standing struct{ id, title, about, status string }

var (
	standsDescribed = standing{"beskrevet", "hjem.beskrevne", "", "finn.beskrevne"}
	standsModelled  = standing{"modell", "hjem.har-modell", "", "finn.modell"}
	standsSingle    = standing{"enkelt", "hjem.enkelt", "fylker.enkelt-forklaring", "finn.enkelt"}
)

// listedCounty is a county with something to read about it.
type listedCounty struct {
	county *catalogue.County
	as     standing
}

// listed are the counties with something to read about them: the described,
// those with a model, those with single facts.
func listed(c *catalogue.Catalogue) []listedCounty {
	var all []listedCounty
	for _, x := range c.Described() {
		all = append(all, listedCounty{x, standsDescribed})
	}
	models := modelled(c)
	for _, x := range models {
		all = append(all, listedCounty{x, standsModelled})
	}
	for _, x := range c.SingleFacts() {
		if !slices.Contains(models, x) {
			all = append(all, listedCounty{x, standsSingle})
		}
	}
	return all
}

func (w *writer) counties(nr int) countiesView {
	c := w.catalogue()
	all := listed(c)
	v := countiesView{Pager: newPager(countiesAddress, pageCount(len(all), maxRows), nr)}
	here := cut(all, nr, maxRows)
	if nr > 1 {
		v.Lists = w.countyLists(here, nil)
		return v
	}
	v.Facets = w.facets()
	var told []facet
	if v.Found = len(all) <= maxFound && len(v.Facets) > 0; v.Found {
		told, v.Numerals = v.Facets, w.numerals()
	}
	v.Lists = w.countyLists(here, told)
	v.Silent, v.Map = c.Silent(), w.mapOf(today(c), w.t("kart.i-dag"), nil)
	if year, cs := w.periodOfContent(); year != 0 {
		v.Then = w.mapOf(cs, w.t("kart.da", year), v.Map)
	}
	for _, x := range c.Counties {
		if !x.Today() && !x.HasPage() {
			v.Former = append(v.Former, CountyLine{County: x, Now: namesake(x, successorsToday(x))})
		}
	}
	return v
}

// namesake is, of what a county has become, the one that bears its name again:
// the old Østfold is Østfold, and not Akershus, though both came out of Viken. It
// is all of them where none does.
func namesake(c *catalogue.County, now []*catalogue.County) []*catalogue.County {
	for _, x := range now {
		if x.Name == c.Name {
			return []*catalogue.County{x}
		}
	}
	return now
}

// countyLists puts the counties, in the order of listed, under their headings, each
// with what it says of the facets.
func (w *writer) countyLists(cs []listedCounty, facets []facet) []countyList {
	var lists []countyList
	for _, x := range cs {
		if len(lists) == 0 || lists[len(lists)-1].ID != x.as.id {
			lists = append(lists, countyList{ID: x.as.id, Title: w.t(x.as.title)})
			if x.as.about != "" {
				lists[len(lists)-1].About = w.t(x.as.about)
			}
		}
		line := countyLines([]*catalogue.County{x.county})[0]
		line.Facts = w.foundFacts(x.county, facets)
		l := &lists[len(lists)-1]
		l.Lines = append(l.Lines, line)
		l.Status = w.n(x.as.status, len(l.Lines), "{0}")
	}
	return lists
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
