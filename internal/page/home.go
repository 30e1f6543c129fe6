package page

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/draw"
)

func (s *Set) homePages() []Page {
	return []Page{{
		Address: "/", Layout: "home", Title: s.in.Catalogue.Settings.Title, Description: s.in.Texts["hjem.beskrivelse"],
		view: func(w *writer) any { return w.home() },
	}}
}

// homeView is what layouts/home.html shows.
type homeView struct {
	Search    *searchField
	Extent    []string // how much is described and from when, counted
	Errands   []Errand
	Described []CountyLine
	Modelled  []CountyLine // with a model, but not described
	Single    []CountyLine
	Silent    []*catalogue.County
	Map       *Map
	Latest    []ChangeLine
}

// Errand is one of the three reasons to come here, with doors.
type Errand struct {
	Title string
	Links []Link
}

// CountyLine is a county with a sentence and a year.
type CountyLine struct {
	County *catalogue.County
	Now    []*catalogue.County // what a former county is now
	Year   int
	Lead   catalogue.Text
	Model  *catalogue.Model
	InUse  bool
	Facts  []foundFact // where counties are found by what they state
}

// ChangeLine is a change with the county it belongs to.
type ChangeLine struct {
	Title   catalogue.Text
	Address string
	Change  catalogue.Change
}

// Map is the tile map: tiles as links, each with its state in words.
type Map struct {
	Title   string
	Columns int
	Tiles   []MapTile
	Legend  []MapTile // one of each state in use, the most told first
	drawn   draw.TileMap
}

// MapTile is one county on the map.
type MapTile struct {
	draw.Tile
	Address string
	Class   string // beskrevet, enkelt, ingen, modell
	Words   string // the state
}

func (w *writer) home() homeView {
	c := w.catalogue()
	v := homeView{
		Search: w.searchField(true),
		Extent: w.extent(), Errands: w.errands(), Described: countyLines(c.Described()), Modelled: countyLines(modelled(c)), Single: countyLines(c.SingleFacts()),
		Silent: c.Silent(), Latest: w.latest(3),
	}
	v.Map = w.mapOf(today(c), w.t("kart.i-dag"), nil)
	return v
}

// extent tells how much is described, from when, and that models are missing.
func (w *writer) extent() []string {
	c := w.catalogue()
	described := c.Described()
	says := []string{firstUpper(w.n("hjem.beskrevet", len(described)))}
	if from, to := years(described); from != 0 {
		if from == to {
			says = append(says, w.t("hjem.ar", from))
		} else {
			says = append(says, w.t("hjem.ar-fra-til", from, to))
		}
	}
	return append(says, w.modelExtent()...)
}

// modelExtent counts the models: those in use by who put them together, those
// by the template by whether the county sent them.
func (w *writer) modelExtent() []string {
	count := map[string]int{}
	for _, x := range w.catalogue().Counties {
		m := x.Model
		switch {
		case m == nil || m.Status != catalogue.Published:
		case m.InUse && m.Origin == catalogue.ByEditors:
			count["hjem.i-bruk"]++
		case m.InUse:
			count["hjem.i-bruk-annet"]++
		case m.Origin == catalogue.ByCounty:
			count["hjem.modeller"]++
		default:
			count["hjem.modeller-annet"]++
		}
	}
	var says []string
	for _, key := range []string{"hjem.i-bruk", "hjem.i-bruk-annet", "hjem.modeller", "hjem.modeller-annet"} {
		if count[key] > 0 {
			says = append(says, firstUpper(w.n(key, count[key])))
		}
	}
	if count["hjem.modeller"]+count["hjem.modeller-annet"] == 0 {
		says = append(says, w.t("hjem.ingen-modeller"))
	}
	return says
}

// modelled are the counties with a model that are not described.
func modelled(c *catalogue.Catalogue) []*catalogue.County {
	var cs []*catalogue.County
	for _, x := range c.Compared() {
		if !x.Described() {
			cs = append(cs, x)
		}
	}
	return cs
}

// years gives the first and last year that the counties are described for.
func years(cs []*catalogue.County) (from, to int) {
	for _, c := range cs {
		y := yearOf(c)
		if y == 0 {
			continue
		}
		if from == 0 || y < from {
			from = y
		}
		to = max(to, y)
	}
	return from, to
}

func yearOf(c *catalogue.County) int {
	switch {
	case c.Description != nil:
		return c.Description.Time().Year
	case c.Model != nil:
		return c.Model.Time().Year
	}
	return 0
}

// errands are the three reasons to come, with the doors that the site has.
func (w *writer) errands() []Errand {
	var es []Errand
	for _, e := range []struct {
		key   string
		doors []string // key of the words and address
	}{
		{"hjem.bruker.tittel", []string{"hjem.bruker.hvem /sammenlign/malgrupper/", "hjem.bruker.kontakt /sammenlign/innganger/", "hjem.bruker.trekant /verktoy/trekantsamtale/", "hjem.bruker.nytte /kunnskap/hvem-har-nytte/"}},
		{"hjem.ny.tittel", []string{"hjem.ny.hvem /begreper/aktorer/", "hjem.ny.ord /ordliste/", "hjem.ny.modell /kunnskap/hva-er-en-modell/", "hjem.ny.fylke /fylker/"}},
		{"hjem.mote.tittel", []string{"hjem.mote.dagsorden /verktoy/samarbeidsmote/", "hjem.mote.side-om-side /sammenlign/", "hjem.mote.avtaler /sammenlign/avtaler/", "hjem.mote.forslag /sammenlign/tiltak/"}},
	} {
		errand := Errand{Title: w.t(e.key)}
		for _, door := range e.doors {
			key, address, _ := strings.Cut(door, " ")
			if w.set.addresses[address] && (key != "hjem.mote.side-om-side" || len(w.set.in.Tables.Couples()) > 0) {
				errand.Links = append(errand.Links, Link{Title: w.set.in.Texts[key], Address: address})
			}
		}
		es = append(es, errand)
	}
	return es
}

func countyLines(cs []*catalogue.County) []CountyLine {
	var ls []CountyLine
	for _, c := range cs {
		l := CountyLine{County: c, Year: yearOf(c), Now: successorsToday(c)}
		if c.Model != nil && c.Model.Status == catalogue.Published {
			l.Model = c.Model
		}
		if c.Description != nil {
			l.Lead = c.Description.Lead
		} else {
			l.Lead = c.Model.Lead
		}
		l.InUse = l.Model != nil && l.Model.InUse
		ls = append(ls, l)
	}
	return ls
}

// successorsToday are the counties of today that came after a former one.
func successorsToday(c *catalogue.County) []*catalogue.County {
	var now []*catalogue.County
	for _, after := range c.After {
		if after.Today() {
			now = append(now, after)
		} else {
			now = append(now, successorsToday(after)...)
		}
	}
	return now
}

func today(c *catalogue.Catalogue) []*catalogue.County {
	var cs []*catalogue.County
	for _, x := range c.Counties {
		if x.Today() {
			cs = append(cs, x)
		}
	}
	return cs
}

// mapOf is the tile map of the counties of one period, with the letters of the map
// it stands beside, nil for none; or nil when the register gives no good map.
func (w *writer) mapOf(cs []*catalogue.County, title string, beside *Map) *Map {
	var drawn draw.TileMap
	if beside != nil {
		drawn = beside.drawn
	}
	tiles, ok := draw.Tiles(cs, drawn)
	if !ok {
		return nil
	}
	m := &Map{Title: title, Columns: tiles.Columns, drawn: tiles}
	seen := map[string]bool{}
	for _, t := range tiles.Tiles {
		class, words := w.stateOf(t.County)
		m.Tiles = append(m.Tiles, MapTile{Tile: t, Address: countyAddress(t.County), Class: class, Words: words})
		if !seen[class] {
			seen[class] = true
			m.Legend = append(m.Legend, MapTile{Class: class, Words: w.legend(class, words)})
		}
	}
	slices.SortFunc(m.Legend, func(a, b MapTile) int {
		return slices.Index(tileStates, a.Class) - slices.Index(tileStates, b.Class)
	})
	return m
}

// tileStates are what there may be about a county, the most first.
var tileStates = []string{"beskrevet", "modell", "forloper", "enkelt", "ingen"}

// stateOf tells, in a class and in words, what there is about a county.
func (w *writer) stateOf(c *catalogue.County) (class, words string) {
	switch {
	case c.HasModel() && c.Described():
		return "beskrevet", w.described(yearOf(c), false) + ", " + w.t("kart.modell")
	case c.HasModel():
		return "modell", w.t("kart.modell")
	case c.Described():
		return "beskrevet", w.described(yearOf(c), false)
	case c.SingleFacts():
		return "enkelt", w.t("kart.enkelt")
	}
	for _, b := range c.Before {
		if b.Described() {
			return "forloper", w.t("kart.forloper", w.in(b.Name), yearOf(b))
		}
	}
	return "ingen", w.t("kart.ingen")
}

// legend gives the words of a state without the county's own year and forerunner.
func (w *writer) legend(class, words string) string {
	switch class {
	case "beskrevet", "forloper":
		return w.t("kart.forklaring-" + class)
	}
	return words
}

// latest are the newest changes over counties and pages, newest first.
func (w *writer) latest(most int) []ChangeLine {
	var all []ChangeLine
	for _, c := range w.catalogue().Counties {
		if d := c.Description; d != nil {
			all = appendChanges(all, c.Name, c.Address(), d.Changes)
		}
		if m := c.Model; m != nil {
			all = appendChanges(all, m.Title, c.ModelAddress(), m.Changes)
		}
	}
	for _, p := range w.catalogue().Pages {
		all = appendChanges(all, p.Title, p.Address(), p.Changes)
	}
	slices.SortStableFunc(all, func(a, b ChangeLine) int {
		return strings.Compare(b.Change.Date.String(), a.Change.Date.String())
	})
	return all[:min(most, len(all))]
}

func appendChanges(to []ChangeLine, title catalogue.Text, address string, changes []catalogue.Change) []ChangeLine {
	for _, c := range changes {
		to = append(to, ChangeLine{title, address, c})
	}
	return to
}
