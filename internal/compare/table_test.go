package compare

import (
	"fmt"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// register is a county of every kind, in an order that is not the alphabet's.
func register(w *world) map[string]*catalogue.County {
	group := func(ids string) catalogue.Facts { return w.yes(catalogue.TargetGroups, ids) }
	w.terms(catalogue.TargetGroups, "ledige unge innsatte")
	w.silent("taus")
	w.described("retold", group("unge"))
	w.described("single", group("unge innsatte")).Description.Origin = catalogue.ByEditors
	w.described("empty", catalogue.Facts{})
	w.described("former", group("unge ledige")).To = catalogue.Date{Year: 2023, Month: 12, Day: 31}
	w.silent("forgotten").To = catalogue.Date{Year: 2019, Month: 12, Day: 31}
	w.silent("in-use").Model = inUse(group("ledige"))
	w.silent("model").Model = wanted(group("unge"))
	both := w.described("both", group("innsatte"))
	both.Description.Origin, both.Model = catalogue.ByEditors, wanted(group("unge"))
	w.described("draft", group("unge")).Description.Status = catalogue.Draft
	byID := map[string]*catalogue.County{}
	for _, c := range w.counties {
		byID[c.ID] = c
	}
	return byID
}

func TestWhichCountiesHaveARow(t *testing.T) {
	w := newWorld(t)
	register(w)
	table := w.tables().Table(TargetGroups)
	got := names(table.Rows, func(r Row) string {
		if r.Single {
			return "(" + r.County.ID + ")"
		}
		return r.County.ID
	})
	same(t, "rows in the order of the register, single facts last", got, "retold empty former in-use model both (single)")
	same(t, "today's without anything", names(table.Silent, countyID), "taus draft")
	same(t, "a row, and nothing said here", names(table.NotStated, countyID), "empty")
	same(t, "described", table.Described, 4)
}

func TestCountsAreOfTheDescribed(t *testing.T) {
	w := newWorld(t)
	register(w)
	table := w.tables().Table(TargetGroups)
	got := names(table.Columns, func(c Column) string {
		return fmt.Sprintf("%s:%d+%d/%d", c.Term.ID, c.Count, c.WantedCount, c.Stated)
	})
	same(t, "described yes + wanted yes / rows that say anything", got, "ledige:2+0/2 unge:2+2/5 innsatte:0+0/2")
}

func TestLeadSentences(t *testing.T) {
	w := newWorld(t)
	wide := w.term(catalogue.TargetGroups, "ledige")
	w.term(catalogue.TargetGroups, "permitterte", wide)
	w.terms(catalogue.TargetGroups, "unge innsatte oppsagte")
	w.described("a", w.yes(catalogue.TargetGroups, "permitterte unge"))
	w.described("b", w.yes(catalogue.TargetGroups, "ledige"))
	w.described("c", lists(catalogue.Fact{Term: w.term(catalogue.TargetGroups, "innsatte"), Standing: w.stand(no, 2022, nil)}))
	table := w.tables().Table(TargetGroups)
	n, most := table.Most()
	same(t, "most", fmt.Sprint(n, " ", names(most, termID)), "2 ledige")
	same(t, "named by one only", names(table.Named(1), termID), "permitterte unge")
	same(t, "no is stated, not named", names(table.Named(0), termID), "innsatte oppsagte")
	same(t, "not stated at all", names(table.Unstated(), termID), "oppsagte")
	n, most = w.tables().Table(Arenas).Most()
	same(t, "nothing is most of nothing", fmt.Sprint(n, len(most)), "0 0")
}

func TestSparseBelowThreeCounties(t *testing.T) {
	for n, want := range map[int]bool{0: true, 1: true, 2: true, 3: false, 4: false} {
		w := newWorld(t)
		w.term(catalogue.TargetGroups, "unge")
		w.described("empty", catalogue.Facts{})
		for i := range n {
			w.described(fmt.Sprint("c", i), w.yes(catalogue.TargetGroups, "unge"))
		}
		tables := w.tables()
		same(t, fmt.Sprint(n, " counties with a value"), tables.Table(TargetGroups).Sparse, want)
		same(t, "a list is never sparse", tables.Table(Offers).Sparse, false)
	}
}

func TestSparseCountsEveryKindOfValue(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.TargetGroups, "unge")
	w.described("no", lists(catalogue.Fact{Term: term, Standing: w.stand(no, 2022, nil)}))
	w.silent("wanted").Model = wanted(w.yes(catalogue.TargetGroups, "unge"))
	w.described("single", w.yes(catalogue.TargetGroups, "unge")).Description.Origin = catalogue.ByEditors
	same(t, "sparse", w.tables().Table(TargetGroups).Sparse, false)
}

func TestColumnsStandInGroups(t *testing.T) {
	w := newWorld(t)
	young, work := &catalogue.Group{ID: "ungdom"}, &catalogue.Group{ID: "ledighet"}
	w.groups[catalogue.TargetGroups] = []*catalogue.Group{work, young, {ID: "tom"}}
	w.term(catalogue.TargetGroups, "unge").Group = young
	w.term(catalogue.TargetGroups, "ledige").Group = work
	w.term(catalogue.TargetGroups, "andre")
	w.term(catalogue.TargetGroups, "oppsagte").Group = work
	table := w.tables().Table(TargetGroups)
	got := names(table.Columns, func(c Column) string {
		if c.First {
			return "| " + c.Term.ID
		}
		return c.Term.ID
	})
	same(t, "columns", got, "| andre | ledige oppsagte | unge")
	got = names(table.Groups, func(g Group) string {
		if g.Group == nil {
			return fmt.Sprint("-:", g.Span)
		}
		return fmt.Sprint(g.Group.ID, ":", g.Span)
	})
	same(t, "groups: those that no term is in are left out", got, "-:1 ledighet:2 ungdom:1")
}

func TestLevelsHaveFourVocabularies(t *testing.T) {
	w := newWorld(t)
	for _, v := range []string{catalogue.Levels, catalogue.Scopes, catalogue.Maturities, catalogue.Anchorings} {
		w.terms(v, v+"-1 "+v+"-2")
	}
	table := w.tables().Table(Levels)
	got := names(table.Groups, func(g Group) string { return fmt.Sprint(g.Vocabulary, ":", g.Span, ":", g.Judgement) })
	same(t, "only the extent is the report's judgement", got, "nivaer:2:false omfang:2:true modenhet:2:false forankring:2:false")
	same(t, "columns", len(table.Columns), 8)
}

func TestYearsOfARow(t *testing.T) {
	w := newWorld(t)
	unge, ledige := w.term(catalogue.TargetGroups, "unge"), w.term(catalogue.TargetGroups, "ledige")
	fact := func(term *catalogue.Term, year int) catalogue.Fact {
		return catalogue.Fact{Term: term, Standing: w.stand(yes, year, nil)}
	}
	w.described("two", lists(fact(unge, 2022), fact(ledige, 2024)))
	w.described("unknown", lists(fact(unge, 0)))
	w.described("empty", catalogue.Facts{})
	w.silent("model").Model = wanted(lists(fact(unge, 2025)))
	got := names(w.tables().Table(TargetGroups).Rows, func(r Row) string { return r.County.ID + ":" + r.Years.String() })
	same(t, "of what is said, else of the description", got, "two:2022–2024 unknown:2022 empty:2022 model:2022")
	same(t, "no year", Years{}.String(), "")
}

func TestListsHaveOneLinePerEntry(t *testing.T) {
	w := newWorld(t)
	offer := func(name string) catalogue.Offer {
		return catalogue.Offer{Name: catalogue.Same(name), Standing: w.stand(yes, 2022, nil)}
	}
	w.described("b", catalogue.Facts{Offers: []catalogue.Offer{offer("siste"), offer("første")}})
	w.described("s", catalogue.Facts{Offers: []catalogue.Offer{offer("enkelt")}}).Description.Origin = catalogue.ByEditors
	w.described("a", catalogue.Facts{}).Model = wanted(catalogue.Facts{Offers: []catalogue.Offer{offer("ønsket")}})
	w.described("c", catalogue.Facts{})
	table := w.tables().Table(Offers)
	var got []string
	for _, l := range table.Lines {
		got = append(got, fmt.Sprint(l.County.ID, " ", l.Offer.Name.NB, " ", l.Wanted, " ", l.Single, " ", l.Address))
	}
	sameList(t, "lines in the order of the rows and of the files", got, []string{
		"b siste false false /fylker/b/#tilbud_1",
		"b første false false /fylker/b/#tilbud_2",
		"a ønsket true false /fylker/a/modell/#tilbud_1",
		"s enkelt false true /fylker/s/#tilbud_1",
	})
	same(t, "no columns", len(table.Columns)+len(table.Rows), 0)
	same(t, "no offer stated", names(table.NotStated, countyID), "c")
}

func TestPartsAcrossAllModels(t *testing.T) {
	w := newWorld(t)
	counties := register(w)
	counties["in-use"].Model.Steps = []catalogue.Step{{Phase: w.term(catalogue.Phases, "f"), Standing: w.stand(yes, 2022, nil)}}
	tables := w.tables()
	same(t, "parts", names(tables.Parts, func(p *PartTable) string { return string(p.Part) }), "formal malgruppe brukerreise roller organisering")
	journey := tables.Parts[2]
	got := names(journey.Models, func(r PartRow) string { return fmt.Sprint(r.County.ID, ":", r.Described) })
	same(t, "models", got, "in-use:true model:false both:false")
	same(t, "today's without a model", names(journey.Silent, countyID), "taus retold single empty draft")
}

func TestWhoSaysWhatOfATerm(t *testing.T) {
	w := newWorld(t)
	register(w)
	tables := w.tables()
	var got []string
	for _, u := range tables.TermUse(w.term(catalogue.TargetGroups, "unge")) {
		got = append(got, fmt.Sprint(u.County.ID, " ", u.Single, " ", told(u.Cell.Is), " / ", told(u.Cell.Wanted)))
	}
	sameList(t, "uses", got, []string{
		"retold false ja 2022 / ikke oppgitt",
		"former false ja 2022 / ikke oppgitt",
		"model false ikke oppgitt / ja 2022",
		"both false ikke oppgitt / ja 2022",
		"single true ja 2022 / ikke oppgitt",
	})
	same(t, "a term that nobody names", len(tables.TermUse(w.term(catalogue.Causes, "x"))), 0)
}

func TestHubsOfWhatHasNoTable(t *testing.T) {
	w := newWorld(t)
	for _, v := range []string{catalogue.Principles, catalogue.Obstacles, catalogue.Causes} {
		term := w.term(v, "x")
		w.described("a"+v, w.yes(v, "x"))
		same(t, v, len(w.tables().TermUse(term)), 1)
	}
}

func TestWhatACountyStatesAndDoesNot(t *testing.T) {
	w := newWorld(t)
	wide := w.term(catalogue.TargetGroups, "unge")
	w.term(catalogue.TargetGroups, "utenforskap", wide)
	w.terms(catalogue.TargetGroups, "innsatte ledige")
	w.terms(catalogue.Scopes, "omfattende")
	f := w.yes(catalogue.TargetGroups, "utenforskap")
	f.Lists[catalogue.TargetGroups] = append(f.Lists[catalogue.TargetGroups],
		catalogue.Fact{Term: w.term(catalogue.TargetGroups, "ledige"), Standing: w.stand(no, 2022, nil)})
	f.Projects = []catalogue.Project{{Standing: w.stand(yes, 2022, nil)}}
	a := w.described("a", f)
	tables := w.tables()

	var stated, open []string
	for _, x := range tables.Of(a) {
		line := strings.TrimSpace(string(x.Dimension) + " " + x.Vocabulary)
		if x.Stated() {
			stated = append(stated, fmt.Sprint(line, ": ", values(x.Values), ", ", len(x.Lines), " lines, not ", names(x.NotStated, termID)))
		} else {
			open = append(open, line)
		}
	}
	sameList(t, "stated", stated, []string{
		"malgrupper malgrupper: utenforskap ja 2022 ledige nei 2022, 0 lines, not innsatte",
		"prosjekter: ikke oppgitt, 1 lines, not ",
	})
	sameList(t, "not stated", open, []string{
		"samarbeidsniva nivaer", "samarbeidsniva omfang", "samarbeidsniva modenhet", "samarbeidsniva forankring",
		"avtaler avtaletyper", "aktorer aktorer", "motepunkter motepunkter", "tiltak tiltak", "tilbud",
		"samarbeidsformer samarbeidsformer", "innganger innganger", "tidspunkter tidspunkter", "formater formater", "arenaer arenaer",
	})
}

func TestACountyWithoutARowSaysNothing(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.TargetGroups, "unge")
	silent := w.silent("taus")
	tables := w.tables()
	same(t, "aspects", len(tables.Of(silent)), 0)
	same(t, "statements", len(tables.Statements(silent)), 0)
	cell := tables.Cell(silent, term)
	same(t, "cell", cell.Stated(), false)
	same(t, "shared", len(tables.Shared(silent)), 0)
	if tables.Table("finnes-ikke") != nil {
		t.Error("a table for a slug that is none")
	}
}
