package load

import (
	"fmt"
	"regexp"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// entries checks a register's file and returns its entries with ids that are
// their own.
func (l *loader) entries(name string) []*table {
	t := l.check(l.files["begreper/"+name+".toml"], l.lang, l.ids)
	if t == nil {
		return nil
	}
	var es []*table
	seen := map[string]problem.Pos{}
	for _, e := range t.tables(listOf(name)) {
		if id := e.str("id"); id != "" && l.unique(seen, id, e.at("id")) {
			es = append(es, e)
		}
	}
	return es
}

// readRegisters reads sources, NAV units, counties and places, in the order in
// which they refer to each other.
func (l *loader) readRegisters() {
	for _, e := range l.entries(sources) {
		s := &catalogue.Source{
			ID: e.str("id"), Title: e.text("tittel"), Publisher: e.text("utgiver"), Date: e.date("dato"), Read: e.date("lest"),
			Link: e.str("lenke"), Pos: e.pos,
		}
		if s.ID == ownSource {
			l.problems.Add(problem.Duplicate, e.at("id"), "id-en «fylket» er innebygd: fylkets egne opplysninger", "velg en annen id")
			continue
		}
		l.sources[s.ID] = s
		l.catalogue.Sources = append(l.catalogue.Sources, s)
	}
	l.sources[ownSource] = &catalogue.Source{
		ID: ownSource, Own: true, Title: catalogue.Text{NB: "Fylkets egne opplysninger", NN: "Fylket sine eigne opplysningar"},
	}
	for _, e := range l.entries(navUnits) {
		u := &catalogue.NavUnit{
			ID: e.str("id"), Name: e.name(), Regional: e.str("slag") == "region", Seat: e.str("sete"), Link: e.str("lenke"), Pos: e.pos,
		}
		l.units[u.ID] = u
		l.catalogue.NavUnits = append(l.catalogue.NavUnits, u)
	}
	l.readCountyRegister()
	l.readPlaces()
	l.located = !l.faulty(l.ids[counties].file) && !l.faulty(l.ids[places].file)
}

func (l *loader) readLaws() {
	for _, e := range l.entries(laws) {
		x := &catalogue.Law{
			ID: e.str("id"), Name: e.name(), Explain: e.text("forklaring"), Then: e.text("da"), Now: e.text("na"),
			Confirmed: e.flag("bekreftet"), Link: e.str("lenke"), Pos: e.pos,
		}
		l.laws[x.ID] = x
		l.catalogue.Laws = append(l.catalogue.Laws, x)
	}
}

var (
	numberPattern = regexp.MustCompile(`^\d+$`)
	isoPattern    = regexp.MustCompile(`^NO-\d\d$`)
)

func (l *loader) readCountyRegister() {
	entries := l.entries(counties)
	numbers := map[string]problem.Pos{}
	for _, e := range entries {
		c := &catalogue.County{
			ID: e.str("id"), Number: e.str("nr"), Name: e.name(), From: e.date("fra"), To: e.date("til"), Form: e.str("malform"),
			ISO: e.str("iso"), Former: e.strs("tidligere"), Pos: e.pos,
		}
		l.endBefore(e, "fra", "til")
		l.codes(e, c, numbers)
		for _, n := range e.tables("andre_navn") {
			c.OtherNames = append(c.OtherNames, catalogue.OtherName{Name: n.str("navn"), Lang: n.str("sprak")})
		}
		for _, id := range e.strs("nav") {
			if u := l.units[id]; u != nil {
				c.Nav = append(c.Nav, u)
			}
		}
		for _, k := range e.tables("kontakt") {
			c.Contacts = append(c.Contacts, catalogue.Contact{Name: k.text("virksomhet"), Link: k.str("lenke")})
		}
		c.Tile = l.tile(e, c)
		l.counties[c.ID] = c
		l.places[c.ID] = &catalogue.Place{ID: c.ID, Name: c.Name, County: c, Pos: c.Pos}
		l.catalogue.Counties = append(l.catalogue.Counties, c)
	}
	for _, e := range entries {
		l.forerunners(e, l.counties[e.str("id")])
	}
}

// codes checks a county's numbers.
func (l *loader) codes(e *table, c *catalogue.County, numbers map[string]problem.Pos) {
	if c.Number != "" && !numberPattern.MatchString(c.Number) {
		l.problems.Add(problem.WrongValue, e.at("nr"), fmt.Sprintf("«%s» er ikke et fylkesnummer", short(c.Number)), `skriv nummeret hos SSB med bare sifre, som "03"`)
	} else if first, taken := numbers[c.Number]; taken && c.Number != "" {
		l.problems.Add(problem.Duplicate, e.at("nr"), fmt.Sprintf("nummeret %s har også fylket på linje %d", c.Number, first.Line), "hvert fylke har sitt eget nummer")
	}
	numbers[c.Number] = e.pos
	if c.ISO != "" && !isoPattern.MatchString(c.ISO) {
		l.problems.Add(problem.WrongValue, e.at("iso"), fmt.Sprintf("«%s» er ikke en ISO-kode for et fylke", short(c.ISO)), `skriv "NO-" og to sifre, eller la den være tom`)
	}
}

// tile reads a place in the tile map and checks it against the counties of the
// same period that are read before.
func (l *loader) tile(e *table, c *catalogue.County) *catalogue.Tile {
	cells := e.list("rute")
	if !e.has("rute") || len(cells) == 0 {
		return nil
	}
	if len(cells) != 2 {
		l.problems.Add(problem.WrongValue, e.at("rute"), "en rute er en kolonne og en rad", "skriv to tall, som [4, 6]")
		return nil
	}
	t := &catalogue.Tile{Column: cells[0].value.(int), Row: cells[1].value.(int)}
	for _, other := range l.catalogue.Counties {
		if other.Tile != nil && *other.Tile == *t && samePeriod(c, other) {
			l.problems.Add(problem.Duplicate, e.at("rute"), fmt.Sprintf("ruten [%d, %d] har også «%s»", t.Column, t.Row, other.ID), "fylker fra samme tid har hver sin rute")
		}
	}
	return t
}

// samePeriod tells whether two counties existed at one time.
func samePeriod(a, b *catalogue.County) bool {
	return !(ended(a, b) || ended(b, a))
}

// ended tells whether a ended before b began.
func ended(a, b *catalogue.County) bool {
	return !a.To.IsZero() && !b.From.IsZero() && a.To.Before(b.From)
}

// forerunners links a county to those before it, which must end before it begins.
func (l *loader) forerunners(e *table, c *catalogue.County) {
	for _, f := range e.list("forgjengere") {
		before := l.counties[f.value.(string)]
		switch {
		case before == nil:
		case !ended(before, c):
			l.problems.Add(problem.EndBefore, f.pos, fmt.Sprintf("forgjengeren «%s» slutter ikke før «%s» begynner", before.ID, c.ID), "skriv til hos forgjengeren og fra her")
		default:
			c.Before = append(c.Before, before)
			before.After = append(before.After, c)
		}
	}
}

func (l *loader) readPlaces() {
	for _, e := range l.entries(places) {
		id := e.str("id")
		if c := l.counties[id]; c != nil {
			l.problems.Add(problem.Duplicate, e.at("id"), fmt.Sprintf("id-en «%s» er også et fylke i fylker.toml", id), "steder og fylker har hver sine id-er")
			continue
		}
		p := &catalogue.Place{ID: id, Name: e.name(), Pos: e.pos}
		for _, in := range e.strs("fylker") {
			if c := l.counties[in]; c != nil {
				p.Counties = append(p.Counties, c)
			}
		}
		l.places[id] = p
		l.catalogue.Places = append(l.catalogue.Places, p)
	}
}

// endBefore reports a table whose end lies before its start.
func (l *loader) endBefore(t *table, from, to string) {
	a, b := t.date(from), t.date(to)
	if !a.IsZero() && !b.IsZero() && b.Before(a) {
		l.problems.Add(problem.EndBefore, t.at(to), fmt.Sprintf("«%s» (%s) er før «%s» (%s)", to, b, from, a), "bytt dem, eller rett den ene")
	}
}
