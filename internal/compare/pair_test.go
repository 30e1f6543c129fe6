package compare

import (
	"fmt"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

func TestCouplesAreTheComparedById(t *testing.T) {
	w := newWorld(t)
	c := register(w)
	tables := w.tables()
	got := names(tables.Couples(), Couple.Slug)
	want := "both-empty both-former both-in-use both-model both-retold empty-former empty-in-use empty-model empty-retold " +
		"former-in-use former-model former-retold in-use-model in-use-retold model-retold"
	same(t, "couples", got, want)
	for _, x := range tables.Couples() {
		if p := tables.Pair(x.B, x.A); p == nil || p.Couple != x {
			t.Errorf("%s: the pair is %v", x.Slug(), p)
		}
	}
	if tables.Pair(c["retold"], c["single"]) != nil || tables.Pair(c["retold"], c["retold"]) != nil {
		t.Error("a pair that is not among the couples")
	}
}

func TestAddresses(t *testing.T) {
	w := newWorld(t)
	b, a, c := w.silent("b"), w.silent("a"), w.silent("c")
	couple := NewCouple(b, a)
	same(t, "ids in alphabetical order", couple.Address(), "/sammenlign/a-b/")
	same(t, "other than a", couple.Other(a), b)
	same(t, "other than b", couple.Other(b), a)
	same(t, "neither of them", couple.Other(c), nil)
	same(t, "dimension", Levels.Address(), "/sammenlign/samarbeidsniva/")
}

func TestNoPairsAboveTwentyCounties(t *testing.T) {
	for n, want := range map[int]int{20: 190, 21: 0} {
		w := newWorld(t)
		for i := range n {
			w.described(fmt.Sprintf("c%02d", i), catalogue.Facts{})
		}
		tables := w.tables()
		same(t, fmt.Sprint(n, " counties"), len(tables.Couples()), want)
		same(t, fmt.Sprint("a pair of ", n), tables.Pair(w.counties[0], w.counties[1]) != nil, want > 0)
	}
}

func TestFiveBlocks(t *testing.T) {
	w := newWorld(t)
	wide := w.term(catalogue.TargetGroups, "unge")
	w.term(catalogue.TargetGroups, "utenforskap", wide)
	w.terms(catalogue.TargetGroups, "ledige innsatte oppsagte")
	w.terms(catalogue.Scopes, "omfattende enkelt")
	w.terms(catalogue.Maturities, "ny etablert")
	merge := func(fs ...catalogue.Facts) catalogue.Facts {
		out := catalogue.Facts{Lists: map[string][]catalogue.Fact{}}
		for _, f := range fs {
			for v, list := range f.Lists {
				out.Lists[v] = append(out.Lists[v], list...)
			}
		}
		return out
	}
	noFact := lists(catalogue.Fact{Term: w.term(catalogue.TargetGroups, "innsatte"), Standing: w.stand(no, 2022, nil)})
	a := w.described("a", merge(w.yes(catalogue.TargetGroups, "unge ledige innsatte"), w.yes(catalogue.Scopes, "omfattende")))
	a.Description.Facts.Projects = []catalogue.Project{{Standing: w.stand(yes, 2022, nil)}}
	b := w.described("b", merge(w.yes(catalogue.TargetGroups, "utenforskap ledige"), noFact, w.yes(catalogue.Scopes, "enkelt omfattende")))
	p := w.tables().Pair(b, a)

	sameList(t, "differs", entries(p.Differs), []string{
		"samarbeidsniva omfang: omfattende ja 2022 | omfattende ja 2022 enkelt ja 2022",
		"malgrupper malgrupper/innsatte: innsatte ja 2022 | innsatte nei 2022",
	})
	sameList(t, "both", entries(p.Both), []string{"malgrupper malgrupper/ledige: ledige ja 2022 | ledige ja 2022"})
	sameList(t, "only a: the term itself", entries(p.OnlyA), []string{"malgrupper malgrupper/unge: unge ja 2022 | ikke oppgitt"})
	sameList(t, "only b", entries(p.OnlyB), []string{"malgrupper malgrupper/utenforskap: ikke oppgitt | utenforskap ja 2022"})
	sameList(t, "neither", entries(p.Neither), []string{
		"samarbeidsniva modenhet: ikke oppgitt | ikke oppgitt",
		"malgrupper malgrupper/oppsagte: ikke oppgitt | ikke oppgitt",
	})
	same(t, "in common", p.Common, 1)
	same(t, "projects side by side", fmt.Sprint(len(p.Projects.A), len(p.Projects.B)), "1 0")
}

func TestWhatCountsAsShared(t *testing.T) {
	// How each of two counties answers, as it is and as it is wanted.
	for _, c := range []struct {
		about      string
		aIs, aWant string
		bIs, bWant string
		block      string
		shared     bool
	}{
		{"both yes", "ja", "", "ja", "", "both", true},
		{"both no", "nei", "", "nei", "", "both", true},
		{"both ended", "avsluttet", "", "avsluttet", "", "both", true},
		{"both unclear: nothing is known to be shared", "uklart", "", "uklart", "", "both", false},
		{"both wanted", "", "ja", "", "ja", "both", true},
		{"yes and no", "ja", "", "nei", "", "differs", false},
		{"yes and unclear", "ja", "", "uklart", "", "differs", false},
		{"is and wanted are not one question", "ja", "", "", "ja", "both", false},
		{"not even when the words differ", "ja", "", "", "nei", "both", false},
		{"one side is enough to differ", "ja", "ja", "ja", "nei", "differs", false},
		{"one side is enough to share", "ja", "ja", "ja", "", "both", true},
		{"silence is no difference", "ja", "", "", "", "onlyA", false},
		{"on either side", "", "", "", "nei", "onlyB", false},
		{"and no likeness", "", "", "", "", "neither", false},
	} {
		w := newWorld(t)
		term := w.term(catalogue.TargetGroups, "unge")
		facts := func(word string) catalogue.Facts {
			s := w.stand(map[string]catalogue.Answer{"nei": no, "avsluttet": ended}[word], 2022, nil)
			if word == "uklart" {
				s.Basis = catalogue.Ambiguous
			}
			if word == "" {
				return catalogue.Facts{}
			}
			return lists(catalogue.Fact{Term: term, Standing: s})
		}
		a, b := w.described("a", facts(c.aIs)), w.described("b", facts(c.bIs))
		a.Model, b.Model = wanted(facts(c.aWant)), wanted(facts(c.bWant))
		p := w.tables().Pair(a, b)
		block := ""
		for name, es := range map[string][]Entry{"differs": p.Differs, "both": p.Both, "onlyA": p.OnlyA, "onlyB": p.OnlyB, "neither": p.Neither} {
			if len(es) > 0 {
				block += name
				same(t, c.about, es[0].Same, c.shared)
			}
		}
		same(t, c.about, block, c.block)
		same(t, c.about+": counted", p.Common == 1, c.shared)
	}
}

func TestMeasuresThatAreOnlyMentionedAreNotShared(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.Measures, "rolleavklaring")
	for _, state := range []catalogue.MeasureState{catalogue.Mentioned, catalogue.Planned} {
		w.counties = nil
		m := catalogue.Facts{Measures: []catalogue.Measure{{Term: term, State: state, Standing: w.stand(yes, 2022, nil)}}}
		p := w.pairOf("a", "b", m)
		same(t, "both state it", len(p.Both), 1)
		same(t, "in common", p.Common, 0)
	}
}

// pairOf is the pair of two counties with the same facts.
func (w *world) pairOf(a, b string, f catalogue.Facts) *Pair {
	x, y := w.described(a, f), w.described(b, f)
	return w.tables().Pair(x, y)
}

// To have some other kind of agreement is no likeness.
func TestTheRestOfTheAgreementsIsNotShared(t *testing.T) {
	w := newWorld(t)
	facts := func(id string) catalogue.Facts {
		return catalogue.Facts{Agreements: []catalogue.Agreement{{Type: w.term(catalogue.AgreementOf, id), Standing: w.stand(yes, 2022, nil)}}}
	}
	for id, want := range map[string]int{"annen": 0, "rutine": 1} {
		w.counties = nil
		a, b := w.described("a", facts(id)), w.described("b", facts(id))
		same(t, id, w.tables().likeness(a, b).Common, want)
	}
}

func TestSharedFromThreeFacts(t *testing.T) {
	w := newWorld(t)
	w.terms(catalogue.TargetGroups, "g1 g2 g3 g4 g5")
	a := w.described("a", w.yes(catalogue.TargetGroups, "g1 g2 g3 g4"))
	w.described("two", w.yes(catalogue.TargetGroups, "g1 g2 g5"))
	w.described("three", w.yes(catalogue.TargetGroups, "g1 g3 g4 g5"))
	four := w.described("four", w.yes(catalogue.TargetGroups, "g1 g2 g3 g4"))
	w.described("single", w.yes(catalogue.TargetGroups, "g1 g2 g3 g4")).Description.Origin = catalogue.ByEditors
	tables := w.tables()
	got := names(tables.Shared(a), func(l Likeness) string {
		return fmt.Sprintf("%s:%d %s other[%s]", l.Other.ID, l.Common, traits(l.Same), traits(l.OnlyOther))
	})
	same(t, "in the order of the register, not of likeness", got, "three:3 g1 g3 g4 other[g5] four:4 g1 g2 g3 g4 other[]")
	same(t, "seen from the other", names(tables.Shared(four), func(l Likeness) string { return l.Other.ID }), "a three")
	for _, l := range tables.Shared(a) {
		same(t, "as the pair counts", l.Common, tables.Pair(a, l.Other).Common)
	}
}

func TestASharedFactIsOfTheSharedSide(t *testing.T) {
	w := newWorld(t)
	groups := w.yes(catalogue.TargetGroups, "g1 g2 g3")
	a, b := w.silent("a"), w.described("b", groups)
	a.Model, b.Model = wanted(groups), wanted(groups)
	tables := w.tables()
	for _, l := range append(tables.Shared(a), tables.Shared(b)...) {
		for _, x := range l.Same {
			same(t, "with "+l.Other.ID+": "+x.Term.ID+" is wanted by both", x.Wanted, true)
		}
		same(t, "shared with "+l.Other.ID, len(l.Same), 3)
	}
	same(t, "both share", len(tables.Shared(a))+len(tables.Shared(b)), 2)
}

func TestDifferentShowsTheOthersAnswer(t *testing.T) {
	w := newWorld(t)
	unge := w.term(catalogue.TargetGroups, "unge")
	w.terms(catalogue.Scopes, "omfattende enkelt")
	a := w.described("a", w.yes(catalogue.TargetGroups, "unge"))
	a.Description.Facts.Lists[catalogue.Scopes] = w.yes(catalogue.Scopes, "omfattende").Lists[catalogue.Scopes]
	w.described("silent", w.yes(catalogue.Scopes, "omfattende"))
	w.described("no", lists(catalogue.Fact{Term: unge, Standing: w.stand(no, 2022, nil)}))
	w.described("less", w.yes(catalogue.Scopes, "enkelt"))
	var got []string
	for _, l := range w.tables().Different(a) {
		for _, x := range l.Differs {
			got = append(got, fmt.Sprint(l.Other.ID, " ", x.Dimension, " ", x.Term.ID, " ", x.State.word(), " ", x.Wanted))
		}
	}
	sameList(t, "different", got, []string{"no malgrupper unge nei false", "less samarbeidsniva enkelt ja false"})
}

func TestASharedScaleIsOneFact(t *testing.T) {
	w := newWorld(t)
	f := w.yes(catalogue.Scopes, "omfattende enkelt")
	p := w.pairOf("a", "b", f)
	same(t, "in common", p.Common, 1)
	sameList(t, "one row", entries(p.Both), []string{
		"samarbeidsniva omfang: omfattende ja 2022 enkelt ja 2022 | omfattende ja 2022 enkelt ja 2022",
	})
}

func traits(ts []Trait) string {
	return strings.TrimSpace(names(ts, func(t Trait) string { return t.Term.ID }))
}
