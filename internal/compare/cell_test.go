package compare

import (
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// says is one statement on the term of a test: what, when and of which place.
type says struct {
	answer catalogue.Answer
	year   int
	place  string // "" the county, "del" and "del2" parts of it, "alt" the county by its name
	basis  catalogue.Basis
}

const (
	yes   = catalogue.Yes
	no    = catalogue.No
	ended = catalogue.Ended
)

func TestWhatACellSays(t *testing.T) {
	for _, c := range []struct {
		about string
		says  []says
		want  string
		warns int
	}{
		{"silence is a value", nil, "ikke oppgitt", 0},
		{"yes", []says{{yes, 2022, "", 0}}, "ja 2022", 0},
		{"no", []says{{no, 2022, "", 0}}, "nei 2022", 0},
		{"ended", []says{{ended, 2022, "", 0}}, "avsluttet 2022", 0},
		{"unclear whatever the answer", []says{{no, 2022, "", catalogue.Ambiguous}}, "uklart 2022", 0},
		{"derived is still yes", []says{{yes, 2022, "", catalogue.Derived}}, "ja 2022", 0},

		{"the latest year decides", []says{{yes, 2022, "", 0}, {ended, 2024, "", 0}}, "avsluttet 2024", 0},
		{"whatever the order", []says{{no, 2024, "", 0}, {yes, 2022, "", 0}}, "nei 2024", 0},
		{"an unknown year is the oldest", []says{{no, 0, "", 0}, {yes, 2010, "", 0}}, "ja 2010", 0},
		{"an unknown year alone", []says{{yes, 0, "", 0}}, "ja", 0},

		{"contradiction", []says{{yes, 2022, "", 0}, {no, 2022, "", 0}}, "uklart 2022", 1},
		{"contradiction of what has ended", []says{{ended, 2022, "", 0}, {yes, 2022, "", 0}}, "uklart 2022", 1},
		{"contradiction without a year", []says{{yes, 0, "", 0}, {no, 0, "", 0}}, "uklart", 1},
		{"settled by a later year", []says{{yes, 2022, "", 0}, {no, 2022, "", 0}, {yes, 2023, "", 0}}, "ja 2023", 0},
		{"ended and no agree that it is over", []says{{no, 2022, "", 0}, {ended, 2022, "", 0}}, "avsluttet 2022", 0},
		{"unclear contradicts nothing", []says{{yes, 2022, "", 0}, {no, 2022, "", catalogue.Ambiguous}}, "ja 2022", 0},
		{"the county by its name is the county", []says{{yes, 2022, "", 0}, {no, 2022, "alt", 0}}, "uklart 2022", 1},
		{"two places cannot contradict", []says{{no, 2022, "", 0}, {yes, 2022, "del", 0}}, "ja 2022 i en del", 0},

		{"yes for a part", []says{{yes, 2022, "del", 0}}, "ja 2022 i en del", 0},
		{"yes for all and a part", []says{{yes, 2022, "del", 0}, {yes, 2023, "", 0}}, "ja 2022–2023", 0},
		{"yes for two parts", []says{{yes, 2022, "del", 0}, {yes, 2023, "del2", 0}}, "ja 2022–2023 i en del", 0},
		{"ended in a part is no yes for a part", []says{{ended, 2022, "del", 0}}, "avsluttet 2022", 0},
		{"over places yes first", []says{{no, 2024, "", 0}, {ended, 2024, "del", 0}, {yes, 2020, "del2", 0}}, "ja 2020 i en del", 0},
		{"then unclear", []says{{no, 2024, "", 0}, {ended, 2024, "del", 0}, {yes, 2022, "del2", catalogue.Ambiguous}}, "uklart 2022", 0},
		{"then ended", []says{{no, 2024, "", 0}, {ended, 2022, "del", 0}}, "avsluttet 2022", 0},
		{"the year decides within each place", []says{{yes, 2022, "del", 0}, {no, 2024, "del", 0}, {ended, 2020, "", 0}}, "avsluttet 2020", 0},
	} {
		w := newWorld(t)
		term := w.term(catalogue.TargetGroups, "unge")
		a := w.silent("a")
		places := map[string]*catalogue.Place{
			"del":  {ID: "del", Counties: []*catalogue.County{a}},
			"del2": {ID: "del2", Counties: []*catalogue.County{a}},
			"alt":  {ID: "a", County: a},
		}
		var facts []catalogue.Fact
		for _, s := range c.says {
			f := catalogue.Fact{Term: term, Standing: w.stand(s.answer, s.year, places[s.place])}
			f.Basis = s.basis
			facts = append(facts, f)
		}
		a.Description = &catalogue.Description{Document: document(lists(facts...))}
		tables, problems := All(w.catalogue())
		cell := tables.Cell(a, term)
		same(t, c.about, told(cell.Is), c.want)
		same(t, c.about+": statements", len(cell.Is.Statements), len(c.says))
		same(t, c.about+": wanted", told(cell.Wanted), "ikke oppgitt")
		same(t, c.about+": warnings", len(problems), c.warns)
	}
}

func TestPartsOfAMergedCounty(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.AgreementOf, "partnerskapsavtale")
	viken := w.silent("viken")
	ostfold, akershus := w.silent("ostfold"), w.silent("akershus")
	viken.After = []*catalogue.County{ostfold, akershus}
	viken.Description = &catalogue.Description{Document: document(catalogue.Facts{Agreements: []catalogue.Agreement{
		{Type: term, Standing: w.stand(yes, 2022, &catalogue.Place{ID: "ostfold", County: ostfold})},
		{Type: term, Standing: w.stand(no, 2022, nil)},
	}})}
	cell := w.tables().Cell(viken, term)
	same(t, "a successor is a part", told(cell.Is), "ja 2022 i en del")
}

func TestDecidingStatementsComeFirst(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.TargetGroups, "unge")
	var facts []catalogue.Fact
	for i, year := range []int{2020, 0, 2022, 2021} {
		part := &catalogue.Place{ID: strings.Repeat("x", i+1)}
		f := catalogue.Fact{Term: term, Standing: w.stand(yes, year, part)}
		if year == 2022 || year == 0 {
			f.Answer = no
		}
		facts = append(facts, f)
	}
	a := w.described("a", lists(facts...))
	cell := w.tables().Cell(a, term)
	got := names(cell.Is.Statements, func(s *Statement) string { return s.State.word() + " " + s.Date.String() })
	same(t, "deciding first, then the rest, both newest first", got, "ja 2021 ja 2020 nei 2022 nei ")
	same(t, "how many decide", cell.Is.Deciding, 2)
}

func TestContradictionIsReportedAtTheLater(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.TargetGroups, "unge")
	later, earlier := w.stand(no, 2022, nil), w.stand(yes, 2022, nil)
	earlier.Pos = problem.Pos{File: "fylker/a/egenbeskrivelse.md", Line: 12}
	later.Pos = problem.Pos{File: "fylker/a/modell.md", Line: 7, Col: 3}
	a := w.described("a", lists(catalogue.Fact{Term: term, Standing: earlier}))
	a.Model = inUse(lists(catalogue.Fact{Term: term, Standing: later}))
	_, problems := All(w.catalogue())
	if len(problems) != 1 {
		t.Fatalf("%d problems, want 1: %v", len(problems), problems)
	}
	p := problems[0]
	same(t, "rule", p.Rule, problem.Contradiction)
	same(t, "place", p.Pos, later.Pos)
	same(t, "text", p.Text, "«unge» er «nei» her, men «ja» i fylker/a/egenbeskrivelse.md:12, begge fra 2022")
}

func TestOneThingThatEndsDoesNotEndAnother(t *testing.T) {
	for _, c := range []struct {
		about    string
		projects []string // names; the first is finished
		list     bool     // the list says yes too
		inModel  string   // a project of the model in use, going on
		want     string
		warns    int
	}{
		{"one project ends", []string{"Ung"}, false, "", "avsluttet 2022 i et prosjekt", 0},
		{"one project ends, the list says yes", []string{"Ung"}, true, "", "ja 2022", 0},
		{"one project ends, another goes on", []string{"Ung", "Fullført"}, false, "", "ja 2022 i et prosjekt", 0},
		{"one ends, the next of its name goes on", []string{"Ung", "Ung"}, false, "", "ja 2022 i et prosjekt", 0},
		{"the other file tells of another one", []string{"Ung"}, false, "Fullført", "ja 2022 i et prosjekt", 0},
		{"the other file says that it goes on", []string{"Ung"}, false, "Ung", "uklart 2022 i et prosjekt", 1},
		{"two without names may be two", []string{""}, false, "-", "ja 2022 i et prosjekt", 0},
	} {
		w := newWorld(t)
		term := w.term(catalogue.TargetGroups, "unge")
		f := catalogue.Facts{}
		if c.list {
			f = w.yes(catalogue.TargetGroups, "unge")
		}
		project := func(name string) catalogue.Project {
			return catalogue.Project{
				Name:     catalogue.Same(strings.Trim(name, "-")),
				Details:  catalogue.Details{catalogue.TargetGroups: {term}},
				Standing: w.stand(yes, 2022, nil),
			}
		}
		for _, name := range c.projects {
			f.Projects = append(f.Projects, project(name))
		}
		f.Projects[0].State = catalogue.Finished
		a := w.described("a", f)
		if c.inModel != "" {
			a.Model = inUse(catalogue.Facts{Projects: []catalogue.Project{project(c.inModel)}})
		}
		tables, problems := All(w.catalogue())
		same(t, c.about, told(tables.Cell(a, term).Is), c.want)
		same(t, c.about+": warnings", len(problems), c.warns)
	}
}

func TestNarrowerTermsShowByTheirNames(t *testing.T) {
	part := &catalogue.Place{ID: "del"}
	for _, c := range []struct {
		about                  string
		wide, narrow, narrower *says
		want                   string
	}{
		{"yes passes up", nil, &says{yes, 2022, "", 0}, nil, "ja 2022 [unge ja]"},
		{"and up again", nil, nil, &says{yes, 2022, "", 0}, "ja 2022 [utenforskap ja]"},
		{"ended passes up", nil, &says{ended, 2022, "", 0}, nil, "avsluttet 2022 [unge avsluttet]"},
		{"unclear passes up", nil, &says{yes, 2022, "", catalogue.Ambiguous}, nil, "uklart 2022 [unge uklart]"},
		{"no never passes up", nil, &says{no, 2022, "", 0}, nil, "ikke oppgitt"},
		{"and contradicts nothing", &says{yes, 2022, "", 0}, &says{no, 2022, "", 0}, nil, "ja 2022"},
		{"no does not pass down", &says{no, 2022, "", 0}, &says{yes, 2021, "", 0}, nil, "ja 2021 [unge ja]"},
		{"yes first", &says{ended, 2024, "", 0}, &says{yes, 2022, "", 0}, nil, "ja 2022 [unge ja]"},
		{"both, by their own years", &says{yes, 2022, "", 0}, &says{yes, 2023, "", 0}, nil, "ja 2022–2023 [unge ja]"},
		{"what has ended below shows beside yes", &says{yes, 2022, "", 0}, &says{ended, 2023, "", 0}, nil, "ja 2022 [unge avsluttet]"},
		{"all of them", &says{no, 2022, "", 0}, &says{ended, 2022, "", 0}, &says{yes, 2022, "", catalogue.Ambiguous}, "uklart 2022 [unge avsluttet] [utenforskap uklart]"},
		{"a part below is a part", nil, &says{yes, 2022, "del", 0}, nil, "ja 2022 i en del [unge ja i en del]"},
		{"a part below the whole is not", &says{yes, 2022, "", 0}, &says{yes, 2022, "del", 0}, nil, "ja 2022 [unge ja i en del]"},
	} {
		w := newWorld(t)
		wide := w.term(catalogue.TargetGroups, "alle")
		narrow := w.term(catalogue.TargetGroups, "unge", wide)
		narrower := w.term(catalogue.TargetGroups, "utenforskap", narrow)
		var facts []catalogue.Fact
		for term, s := range map[*catalogue.Term]*says{wide: c.wide, narrow: c.narrow, narrower: c.narrower} {
			if s == nil {
				continue
			}
			f := catalogue.Fact{Term: term, Standing: w.stand(s.answer, s.year, map[string]*catalogue.Place{"del": part}[s.place])}
			f.Basis = s.basis
			facts = append(facts, f)
		}
		a := w.described("a", lists(facts...))
		tables := w.tables()
		same(t, c.about, told(tables.Cell(a, wide).Is), c.want)
		if c.narrower == nil {
			same(t, c.about+": nothing passes down", told(tables.Cell(a, narrower).Is), "ikke oppgitt")
		}
	}
}

func TestAnOlderNoOfANarrowerTermStaysBelow(t *testing.T) {
	w := newWorld(t)
	wide := w.term(catalogue.TargetGroups, "alle")
	narrow := w.term(catalogue.TargetGroups, "unge", wide)
	a := w.described("a", lists(
		catalogue.Fact{Term: narrow, Standing: w.stand(no, 2020, nil)},
		catalogue.Fact{Term: narrow, Standing: w.stand(ended, 2021, nil)},
		catalogue.Fact{Term: narrow, Standing: w.stand(yes, 2022, nil)},
	))
	cell := w.tables().Cell(a, wide)
	got := names(cell.Is.Statements, func(s *Statement) string { return s.State.word() })
	same(t, "statements", got, "ja avsluttet")
}

func TestATermUnderTwoShowsOnce(t *testing.T) {
	w := newWorld(t)
	wide := w.term(catalogue.TargetGroups, "alle")
	one, two := w.term(catalogue.TargetGroups, "unge", wide), w.term(catalogue.TargetGroups, "uten-vgo", wide)
	both := w.term(catalogue.TargetGroups, "unge-uten-vgo", one, two)
	a := w.described("a", w.yes(catalogue.TargetGroups, "unge-uten-vgo"))
	cell := w.tables().Cell(a, wide)
	same(t, "cell", told(cell.Is), "ja 2022 [unge-uten-vgo ja]")
	same(t, "statements", len(cell.Is.Statements), 1)
	same(t, "the narrower makes the state", cell.Is.Own(both), true)
	same(t, "not the term itself", cell.Is.Own(wide), false)
}

func TestMeasuresHaveWordsOfTheirOwn(t *testing.T) {
	for _, c := range []struct {
		about  string
		states []catalogue.MeasureState
		basis  catalogue.Basis
		want   string
		count  int
		warns  int
	}{
		{"in use is yes", []catalogue.MeasureState{catalogue.InUse}, 0, "ja 2022", 1, 0},
		{"tried is ended", []catalogue.MeasureState{catalogue.TriedEnded}, 0, "avsluttet 2022", 0, 0},
		{"planned is not yes", []catalogue.MeasureState{catalogue.Planned}, 0, "planlagt 2022", 0, 0},
		{"mentioned is not yes", []catalogue.MeasureState{catalogue.Mentioned}, 0, "omtalt 2022", 0, 0},
		{"unclear whatever the state", []catalogue.MeasureState{catalogue.InUse}, catalogue.Ambiguous, "uklart 2022", 0, 0},
		{"a mention contradicts nothing", []catalogue.MeasureState{catalogue.Mentioned, catalogue.InUse}, 0, "ja 2022", 1, 0},
		{"nor does a plan", []catalogue.MeasureState{catalogue.Planned, catalogue.TriedEnded}, 0, "avsluttet 2022", 0, 0},
		{"both in use and ended", []catalogue.MeasureState{catalogue.InUse, catalogue.TriedEnded}, 0, "uklart 2022", 0, 1},
	} {
		w := newWorld(t)
		term := w.term(catalogue.Measures, "rolleavklaring")
		var f catalogue.Facts
		for _, s := range c.states {
			m := catalogue.Measure{Term: term, State: s, Standing: w.stand(yes, 2022, nil)}
			m.Basis = c.basis
			f.Measures = append(f.Measures, m)
		}
		a := w.described("a", f)
		tables, problems := All(w.catalogue())
		same(t, c.about, told(tables.Cell(a, term).Is), c.want)
		same(t, c.about+": counted", tables.Table(Measures).Columns[0].Count, c.count)
		same(t, c.about+": warnings", len(problems), c.warns)
	}
}

func TestPlansOfANarrowerMeasureDoNotPassUp(t *testing.T) {
	w := newWorld(t)
	wide := w.term(catalogue.Measures, "samhandling")
	narrow := w.term(catalogue.Measures, "trekantsamtale", wide)
	a := w.described("a", catalogue.Facts{Measures: []catalogue.Measure{
		{Term: narrow, State: catalogue.Mentioned, Standing: w.stand(yes, 2022, nil)},
	}})
	same(t, "cell", told(w.tables().Cell(a, wide).Is), "ikke oppgitt")
}

func TestIsAndWantedAreTwoThings(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.TargetGroups, "unge")
	a := w.described("a", lists(catalogue.Fact{Term: term, Standing: w.stand(no, 2022, nil)}))
	a.Model = wanted(w.yes(catalogue.TargetGroups, "unge"))
	b := w.silent("b")
	b.Model = inUse(w.yes(catalogue.TargetGroups, "unge"))
	tables := w.tables() // no contradiction between what is and what should be

	cell := tables.Cell(a, term)
	same(t, "described", told(cell.Is), "nei 2022")
	same(t, "wanted", told(cell.Wanted), "ja 2022")
	cell = tables.Cell(b, term)
	same(t, "a model in use tells how it is", told(cell.Is), "ja 2022")
	same(t, "and nothing of what is wanted", told(cell.Wanted), "ikke oppgitt")
	column := tables.Table(TargetGroups).Columns[0]
	same(t, "counted as described", column.Count, 1)
	same(t, "counted as wanted", column.WantedCount, 1)
}

func TestWhatAgreementsCover(t *testing.T) {
	for _, c := range []struct {
		covers []catalogue.Covers
		want   catalogue.Covers
	}{
		{[]catalogue.Covers{catalogue.CoversNotStated}, catalogue.CoversNotStated},
		{[]catalogue.Covers{catalogue.CoversNo, catalogue.CoversNotStated}, catalogue.CoversNo},
		{[]catalogue.Covers{catalogue.CoversNo, catalogue.CoversYes}, catalogue.CoversYes},
	} {
		w := newWorld(t)
		term := w.term(catalogue.AgreementOf, "samarbeidsavtale")
		var f catalogue.Facts
		for _, x := range c.covers {
			f.Agreements = append(f.Agreements, catalogue.Agreement{Type: term, Covers: x, Standing: w.stand(yes, 2022, nil)})
		}
		a := w.described("a", f)
		cell := w.tables().Cell(a, term)
		if got := cell.Is.Covers(); got != c.want {
			t.Errorf("%v: %v, want %v", c.covers, got, c.want)
		}
	}
}

func TestAPartyOutsideAnAgreementCoversNothing(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.Actors, "nav")
	a := w.described("a", w.yes(catalogue.Actors, "nav"))
	cell := w.tables().Cell(a, term)
	same(t, "covers", cell.Is.Covers(), catalogue.CoversNotStated)
}

func TestDerivedOnlyWhenAllOfItIs(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.Measures, "rolleavklaring")
	derived := catalogue.Measure{Term: term, State: catalogue.Mentioned, Standing: w.stand(yes, 2022, nil)}
	derived.Basis = catalogue.Derived
	stated := catalogue.Measure{Term: term, State: catalogue.Mentioned, Standing: w.stand(yes, 2022, nil)}
	a := w.described("a", catalogue.Facts{Measures: []catalogue.Measure{derived}})
	b := w.described("b", catalogue.Facts{Measures: []catalogue.Measure{derived, stated}})
	tables := w.tables()
	for c, want := range map[*catalogue.County]bool{a: true, b: false} {
		cell := tables.Cell(c, term)
		same(t, c.ID, cell.Is.Derived(), want)
		same(t, c.ID+" wanted: nothing is derived from silence", cell.Wanted.Derived(), false)
	}
}
