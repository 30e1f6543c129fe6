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
	m, ok := Tiles(today(), TileMap{})
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

// Trøndelag is TØ beside Troms, and stays so on the map of 2022, which has no Troms.
func TestANameKeepsItsLettersOnTheNextMap(t *testing.T) {
	now, _ := Tiles(today(), TileMap{})
	then, ok := Tiles([]*catalogue.County{county("Troms og Finnmark", 5, 0), county("Trøndelag", 3, 2), county("Tromsø", 4, 4)}, now)
	var got []string
	for _, x := range then.Tiles {
		got = append(got, x.Abbreviation)
	}
	if want := []string{"TF", "TØ", "TO"}; !ok || !slices.Equal(got, want) {
		t.Errorf("letters %q, want %q", got, want)
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
		m, ok := Tiles(cs, TileMap{})
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
		if m, ok := Tiles(cs, TileMap{}); ok || m.Tiles != nil {
			t.Errorf("%s: got a map", about)
		}
	}
	if _, ok := Tiles([]*catalogue.County{county("Agder", 11, 13)}, TileMap{}); !ok {
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

// journey lays out steps and duties alone.
func journey(phases []*catalogue.Term, steps []catalogue.Step, duties []catalogue.Duty) *Lanes {
	return Journey(&catalogue.Model{Steps: steps, Duties: duties}, catalogue.NewVocabulary(catalogue.Phases, phases, nil))
}

func TestJourney(t *testing.T) {
	list, phase := terms("informasjon", "forberedelse", "samtale", "etterarbeid")
	_, who := terms("nav", "bruker", "veileder", "leder")
	step := func(p string, as ...string) catalogue.Step {
		s := catalogue.Step{Phase: phase[p]}
		for _, a := range as {
			s.Actors = append(s.Actors, who[a])
		}
		return s
	}
	duty := func(a, p string) catalogue.Duty { return catalogue.Duty{Actor: who[a], Phase: phase[p]} }
	for name, c := range map[string]struct {
		steps  []catalogue.Step
		duties []catalogue.Duty
		want   string
	}{
		"straight along the lane of one who goes on, not from the first actor": {
			steps: []catalogue.Step{step("informasjon", "bruker", "nav"), step("samtale", "veileder", "bruker")},
			want: `
informasjon:1 samtale:1
bruker [1 2] lines 1,1-1,2= 3,1-3,2= 1,1-3,1 below 1,0-1,2= 3,0-3,2=
nav [1 .] lines 1,0-1,1= 3,0-3,2= below 3,0-3,2=
veileder [. 2] lines 3,0-3,1=`,
		},
		"a change of lanes turns behind the column that it leaves, and passes those between": {
			steps: []catalogue.Step{step("informasjon", "nav"), step("informasjon", "bruker"), step("samtale", "veileder"), step("samtale", "nav")},
			want: `
informasjon:2 samtale:2
nav [1 . . 4] lines 1,1-2,1 2,1-2,2 6,1-6,2 6,1-7,1 below 2,0-2,2 6,0-6,2
bruker [. 2 . .] lines 2,0-2,1 2,1-3,1 3,1-4,1 4,1-4,2 6,0-6,2 below 4,0-4,2 6,0-6,2
veileder [. . 3 .] lines 4,0-4,1 4,1-5,1 5,1-6,1 6,0-6,1`,
		},
		"a journey that returns has the phase again, with its duties": {
			steps:  []catalogue.Step{step("informasjon", "nav"), step("samtale", "nav"), step("samtale", "nav"), step("informasjon", "nav")},
			duties: []catalogue.Duty{duty("nav", "informasjon"), duty("nav", "")},
			want: `
informasjon:1 samtale:2 informasjon:1
nav [1 2 3 4] throughout 2 bands 1:1 2: 1:1 lines 1,1-3,1 3,1-5,1 5,1-7,1`,
		},
		"a phase with duties only has one column where the vocabulary puts it; the line goes on behind it": {
			steps:  []catalogue.Step{step("informasjon", "nav"), step("samtale", "bruker")},
			duties: []catalogue.Duty{duty("leder", "etterarbeid"), duty("leder", "forberedelse"), duty("nav", "forberedelse")},
			want: `
informasjon:1 forberedelse:1 samtale:1 etterarbeid:1
nav [1 . . .] bands 1: 1:3 1: 1: lines 1,1-2,1 2,1-2,2 below 2,0-2,2
bruker [. . 2 .] lines 2,0-2,1 2,1-5,1
leder [] bands 1: 1:2 1: 1:1`,
		},
	} {
		if got := "\n" + drawn(journey(list, c.steps, c.duties)); got != c.want {
			t.Errorf("%s:%s\nwant%s", name, got, c.want)
		}
	}
}

func TestNoJourneyWithoutSteps(t *testing.T) {
	list, phase := terms("informasjon")
	m := &catalogue.Model{Duties: []catalogue.Duty{{Actor: &catalogue.Term{ID: "nav"}, Phase: phase["informasjon"]}}}
	phases := catalogue.NewVocabulary(catalogue.Phases, list, nil)
	if Journey(m, phases) != nil {
		t.Error("duties alone made a journey")
	}
	if s := Stretches(m, phases); len(s) != 1 || s[0].Columns() != 1 || s[0].Phase != list[0] {
		t.Errorf("stretches %v, want that of the duty", s)
	}
}

func TestLineFromTheTopmostOfEqualLanes(t *testing.T) {
	from, to, ok := nearest([]int{0, 4}, []int{1, 3})
	if !ok || from != 0 || to != 1 {
		t.Errorf("%v to %v", from, to)
	}
	if _, _, ok := nearest(nil, []int{1}); ok {
		t.Error("a line from a step that stands nowhere")
	}
}

// drawn writes a drawing: its stretches, then lane by lane the steps, the
// numbers of the duties and the lines; "=" joins those of one step.
func drawn(l *Lanes) string {
	var phases []string
	for _, s := range l.Stretches {
		phases = append(phases, fmt.Sprintf("%s:%d", s.Phase.ID, s.Columns()))
	}
	out := []string{strings.Join(phases, " ")}
	for _, lane := range l.Lanes {
		var dots []string
		for _, n := range lane.Dots {
			dots = append(dots, strings.Replace(fmt.Sprint(n), "0", ".", 1))
		}
		s := lane.Actor.ID + " [" + strings.Join(dots, " ") + "]"
		if len(lane.Throughout) > 0 {
			s += " throughout" + numbers(lane.Throughout, " ")
		}
		if lane.Bands != nil {
			s += " bands"
		}
		for _, b := range lane.Bands {
			s += fmt.Sprintf(" %d:%s", b.Columns, numbers(b.Duties, ""))
		}
		out = append(out, s+lines(" lines", lane.Lines)+lines(" below", lane.Below))
	}
	return strings.Join(out, "\n")
}

func numbers(ds []Duty, before string) string {
	var s string
	for _, d := range ds {
		s += before + fmt.Sprint(d.Number)
	}
	return s
}

func lines(title string, ls []Line) string {
	if len(ls) == 0 {
		return ""
	}
	for _, l := range ls {
		title += fmt.Sprintf(" %d,%d-%d,%d", l.X1, l.Y1, l.X2, l.Y2)
		if l.Same {
			title += "="
		}
	}
	return title
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
