package draw

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

func county(name string, column, row int) *catalogue.County {
	return &catalogue.County{ID: catalogue.Slug(name), Name: catalogue.Same(name), Tile: &catalogue.Tile{Column: column, Row: row}}
}

// today is the counties from 2024 in a map of our own, out of order.
func today() []*catalogue.County {
	return []*catalogue.County{
		county("Oslo", 4, 5), county("Rogaland", 1, 6), county("Møre og Romsdal", 2, 3), county("Nordland", 4, 1),
		county("Østfold", 5, 6), county("Akershus", 5, 5), county("Buskerud", 3, 5), county("Innlandet", 4, 4),
		county("Vestfold", 4, 6), county("Telemark", 3, 6), county("Agder", 2, 7), county("Vestland", 1, 4),
		county("Trøndelag", 3, 2), county("Troms", 5, 0), county("Finnmark", 6, 0),
	}
}

func TestTilesStandRowByRowWithTwoLettersEach(t *testing.T) {
	m, ok := Tiles(today())
	if !ok {
		t.Fatal("no map")
	}
	var got []string
	for _, x := range m.Tiles {
		got = append(got, fmt.Sprintf("%d,%d %s", x.Column, x.Row, x.Abbreviation))
	}
	want := []string{
		"5,0 TR", "6,0 FI", "4,1 NO", "3,2 TØ", "2,3 MR", "1,4 VE", "4,4 IN", "3,5 BU", "4,5 OS", "5,5 AK",
		"1,6 RO", "3,6 TE", "4,6 VF", "5,6 ØS", "2,7 AG",
	}
	if !slices.Equal(got, want) {
		t.Errorf("tiles\n got %q\nwant %q", got, want)
	}
	if m.Columns != 7 || m.Rows != 8 {
		t.Errorf("%d columns and %d rows, want 7 and 8", m.Columns, m.Rows)
	}
}

func TestAbbreviationsAreTwoLettersAndUnique(t *testing.T) {
	names := map[string][]string{
		"former counties":       {"Vest-Agder", "Aust-Agder", "Sogn og Fjordane", "Sør-Trøndelag", "Nord-Trøndelag", "Troms og Finnmark", "Vestfold og Telemark"},
		"one begins the other":  {"Agderland", "Agder", "Agd", "Ag"},
		"no letters left":       {"A", "A", "1", "Aa", "Aa", "Aaa", "AAA"},
		"initials of two words": {"Vest Telemark", "Vestfold og Telemark", "Vt"},
	}
	for about, list := range names {
		var cs []*catalogue.County
		for i, n := range list {
			cs = append(cs, county(n, i, 0))
		}
		m, ok := Tiles(cs)
		seen := map[string]bool{}
		for _, x := range m.Tiles {
			if len([]rune(x.Abbreviation)) != 2 || seen[x.Abbreviation] {
				t.Errorf("%s: %s is shortened to %q", about, x.County.Name.NB, x.Abbreviation)
			}
			seen[x.Abbreviation] = true
		}
		if !ok || len(m.Tiles) != len(list) {
			t.Errorf("%s: %d tiles of %d", about, len(m.Tiles), len(list))
		}
	}
}

func TestNoMapWithoutEveryTile(t *testing.T) {
	without := county("Oslo", 0, 0)
	without.Tile = nil
	for about, cs := range map[string][]*catalogue.County{
		"no counties":      nil,
		"one has no tile":  {county("Agder", 0, 0), without},
		"column 13":        {county("Agder", 12, 0)},
		"row 15":           {county("Agder", 0, 14)},
		"left of the map":  {county("Agder", -1, 0)},
		"above the map":    {county("Agder", 0, -1)},
		"one far outside":  {county("Oslo", 0, 0), county("Agder", 0, 99)},
		"both too far out": {county("Agder", 12, 14)},
	} {
		if m, ok := Tiles(cs); ok || m.Tiles != nil {
			t.Errorf("%s: got a map", about)
		}
	}
	if _, ok := Tiles([]*catalogue.County{county("Agder", 11, 13)}); !ok {
		t.Error("column 12, row 14: no map")
	}
}

func TestAtTakesTheCountiesOfADay(t *testing.T) {
	viken := &catalogue.County{ID: "viken", From: catalogue.Date{Year: 2020, Month: 1, Day: 1}, To: catalogue.Date{Year: 2023, Month: 12, Day: 31}}
	akershus := &catalogue.County{ID: "akershus", From: catalogue.Date{Year: 2024, Month: 1, Day: 1}}
	before := &catalogue.County{ID: "akershus-02", To: catalogue.Date{Year: 2019, Month: 12, Day: 31}}
	nordland := &catalogue.County{ID: "nordland"}
	all := []*catalogue.County{viken, akershus, before, nordland}
	for _, c := range []struct {
		day  catalogue.Date
		want string
	}{
		{catalogue.Date{Year: 2019, Month: 12, Day: 31}, "akershus-02 nordland"},
		{catalogue.Date{Year: 2020, Month: 1, Day: 1}, "viken nordland"},
		{catalogue.Date{Year: 2023, Month: 12, Day: 31}, "viken nordland"},
		{catalogue.Date{Year: 2024, Month: 1, Day: 1}, "akershus nordland"},
	} {
		var ids []string
		for _, x := range At(all, c.day) {
			ids = append(ids, x.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.day, got, c.want)
		}
	}
}

func terms(ids ...string) (list []*catalogue.Term, byID map[string]*catalogue.Term) {
	byID = map[string]*catalogue.Term{}
	for _, id := range ids {
		byID[id] = &catalogue.Term{ID: id}
		list = append(list, byID[id])
	}
	return list, byID
}

func TestJourney(t *testing.T) {
	list, phase := terms("informasjon", "henvisning", "samtale", "etterarbeid")
	_, who := terms("bruker", "nav", "karriereveileder", "leder")
	step := func(p string, actors ...string) catalogue.Step {
		s := catalogue.Step{Phase: phase[p]}
		for _, a := range actors {
			s.Actors = append(s.Actors, who[a])
		}
		return s
	}
	m := &catalogue.Model{
		Steps: []catalogue.Step{
			step("informasjon", "nav", "bruker"),
			step("samtale", "bruker", "karriereveileder"),
			step("samtale", "karriereveileder"),
			step("informasjon", "nav"),
		},
		Duties: []catalogue.Duty{
			{Actor: who["leder"], Phase: phase["etterarbeid"]},
			{Actor: who["nav"], Phase: phase["informasjon"]},
			{Actor: who["nav"]},
		},
	}
	l := Journey(m, catalogue.NewVocabulary(catalogue.Phases, list, nil))

	if got := ids(l.Phases); got != "informasjon samtale etterarbeid" {
		t.Errorf("phases %s: those in use, in the order of the vocabulary", got)
	}
	var lanes []*catalogue.Term
	for _, x := range l.Lanes {
		lanes = append(lanes, x.Actor)
	}
	if got := ids(lanes); got != "nav bruker karriereveileder leder" {
		t.Errorf("lanes %s: actors by first appearance, those with only duties last", got)
	}
	want := strings.Join([]string{
		"nav: [1 4 d] [] [] +1",
		"bruker: [1] [2] [] +0",
		"karriereveileder: [] [2 3] [] +0",
		"leder: [] [] [d] +0",
	}, "\n")
	if got := drawn(l); got != want {
		t.Errorf("cells\n%s\nwant\n%s", got, want)
	}
	lines := []Line{
		{Spot{0, 1}, Spot{1, 1}, 1}, // straight along the user's lane, not from the first actor
		{Spot{1, 2}, Spot{0, 0}, 3}, // back to a phase; steps 2 and 3 meet in one cell
	}
	if !slices.Equal(l.Lines, lines) {
		t.Errorf("lines %v, want %v", l.Lines, lines)
	}
	if got := len(l.Steps); got != 4 || l.Steps[3].Number != 4 || l.Steps[3].Step != &m.Steps[3] {
		t.Errorf("%d steps, the last is %+v", got, l.Steps[got-1])
	}
}

func TestNoJourneyWithoutSteps(t *testing.T) {
	list, phase := terms("informasjon")
	m := &catalogue.Model{Duties: []catalogue.Duty{{Actor: &catalogue.Term{ID: "nav"}, Phase: phase["informasjon"]}}}
	if Journey(m, catalogue.NewVocabulary(catalogue.Phases, list, nil)) != nil {
		t.Error("duties alone made a journey")
	}
}

func TestLineFromTheTopmostOfEqualSpots(t *testing.T) {
	from, to, ok := nearest([]Spot{{0, 0}, {0, 4}}, []Spot{{1, 1}, {1, 3}})
	if !ok || from != (Spot{0, 0}) || to != (Spot{1, 1}) {
		t.Errorf("%v to %v", from, to)
	}
	if _, _, ok := nearest(nil, []Spot{{1, 1}}); ok {
		t.Error("a line from a step that stands nowhere")
	}
}

func ids(ts []*catalogue.Term) string {
	var s []string
	for _, t := range ts {
		s = append(s, t.ID)
	}
	return strings.Join(s, " ")
}

func drawn(l *Lanes) string {
	var out []string
	for _, lane := range l.Lanes {
		s := lane.Actor.ID + ":"
		for _, c := range lane.Cells {
			var in []string
			for _, x := range c.Steps {
				in = append(in, fmt.Sprint(x.Number))
			}
			for range c.Duties {
				in = append(in, "d")
			}
			s += " [" + strings.Join(in, " ") + "]"
		}
		out = append(out, fmt.Sprintf("%s +%d", s, len(lane.Throughout)))
	}
	return strings.Join(out, "\n")
}

func TestAgreementsOnATimeLine(t *testing.T) {
	date := func(y, m, d int) catalogue.Date { return catalogue.Date{Year: y, Month: m, Day: d} }
	none := catalogue.Agreement{Name: catalogue.Same("finnes ikke"), From: date(1990, 0, 0)}
	none.Answer = catalogue.No
	tl := Agreements([]catalogue.Agreement{
		{Name: catalogue.Same("hele år"), From: date(2022, 0, 0), To: date(2023, 0, 0)},
		{Name: catalogue.Same("uten slutt"), From: date(2021, 6, 0)},
		{Name: catalogue.Same("uten start"), To: date(2022, 3, 15)},
		{Name: catalogue.Same("udatert")},
		{Name: catalogue.Same("bare signert"), Signed: date(2021, 12, 2)},
		{Name: catalogue.Same("signert før start"), Signed: date(2020, 12, 2), From: date(2022, 2, 0), To: date(2022, 2, 0)},
		{Name: catalogue.Same("signert etter slutt"), Signed: date(2022, 5, 1), To: date(2022, 3, 0)},
		none,
	})
	if tl.First != 2021 || tl.Last != 2023 || tl.Months() != 36 {
		t.Errorf("axis %d–%d, %d months", tl.First, tl.Last, tl.Months())
	}
	var got []string
	for _, b := range tl.Bars {
		got = append(got, fmt.Sprintf("%s %d-%d %t %t", b.Agreement.Name.NB, b.Start, b.End, b.OpenStart, b.OpenEnd))
	}
	want := []string{
		"uten start 0-15 true false",
		"uten slutt 5-36 false true",
		"bare signert 11-36 true true",
		"hele år 12-36 false false",
		"signert før start 13-14 false false",
		"signert etter slutt 16-17 true false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("bars\n got %q\nwant %q", got, want)
	}
	if len(tl.Undated) != 1 || tl.Undated[0].Name.NB != "udatert" {
		t.Errorf("undated %v", tl.Undated)
	}
}

func TestNoTimeLineWithoutDates(t *testing.T) {
	if Agreements(nil) != nil || Agreements([]catalogue.Agreement{{Name: catalogue.Same("udatert")}}) != nil {
		t.Error("a time line without a date")
	}
}
