package load

import (
	"math/rand/v2"
	"slices"
	"testing"

	"modellkatalog/internal/catalogue"
)

// wide makes wider the wider term of term.
func wide(term, wider *catalogue.Term) {
	term.Broader = append(term.Broader, wider)
	wider.Narrower = append(wider.Narrower, term)
}

// TestReaches holds the search from both ends against one that climbs all the way.
func TestReaches(t *testing.T) {
	random, found := rand.New(rand.NewPCG(1, 2)), 0
	for range 2000 {
		terms := make([]*catalogue.Term, 12)
		for i := range terms {
			terms[i] = &catalogue.Term{}
		}
		for range random.IntN(20) {
			if i, j := random.IntN(len(terms)), random.IntN(len(terms)); !terms[j].Within(terms[i]) {
				wide(terms[i], terms[j])
			}
		}
		from, to := terms[random.IntN(len(terms))], terms[random.IntN(len(terms))]
		want := from.Within(to)
		if want {
			found++
		}
		if got := reaches(from, to); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
	if found < 300 || found > 1700 {
		t.Errorf("%d of 2000 reach", found)
	}
}

// A chain of terms may be as long as a vocabulary; to add one to it must not mean
// to climb it.
func TestReachesDoesNotClimbAChain(t *testing.T) {
	top := &catalogue.Term{}
	for range 10_000 {
		next := &catalogue.Term{}
		wide(next, top)
		top = next
	}
	if n := testing.AllocsPerRun(1, func() { reaches(top, &catalogue.Term{}) }); n > 20 {
		t.Errorf("%v allocations", n)
	}
}

// Terms see each other once each way, in the order of the content, however they
// name each other.
func TestSeeGoesBothWays(t *testing.T) {
	a, b, c := &catalogue.Term{ID: "a"}, &catalogue.Term{ID: "b"}, &catalogue.Term{ID: "c"}
	a.See, c.See = []*catalogue.Term{b, c}, []*catalogue.Term{a, b}
	l := &loader{catalogue: catalogue.Catalogue{Vocabularies: []*catalogue.Vocabulary{{Terms: []*catalogue.Term{a, b, c}}}}}
	l.tieBoth()
	for term, want := range map[*catalogue.Term][]*catalogue.Term{a: {b, c}, b: {a, c}, c: {a, b}} {
		if !slices.Equal(term.See, want) {
			t.Errorf("%s sees %d terms", term.ID, len(term.See))
		}
	}
}
