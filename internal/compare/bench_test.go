package compare

import (
	"fmt"
	"testing"

	"modellkatalog/internal/catalogue"
)

// BenchmarkAll compares 1,000 counties over 60 terms, every tenth of them
// narrower than another, and asks for what every page of a county needs.
func BenchmarkAll(b *testing.B) {
	w := newWorld(nil)
	for i := range 60 {
		if i%10 == 0 && i > 0 {
			w.term(catalogue.TargetGroups, fmt.Sprint("g", i), w.vocabularies[catalogue.TargetGroups][i-1])
		} else {
			w.term(catalogue.TargetGroups, fmt.Sprint("g", i))
		}
	}
	terms := w.vocabularies[catalogue.TargetGroups]
	for i := range 1000 {
		var facts []catalogue.Fact
		for j, term := range terms {
			if (i+j)%3 == 0 {
				facts = append(facts, catalogue.Fact{Term: term, Standing: w.stand(yes, 2022, nil)})
			}
		}
		w.described(fmt.Sprint("c", i), lists(facts...))
	}
	c := w.catalogue()
	b.ReportAllocs()
	for b.Loop() {
		t, _ := All(c)
		for _, x := range c.Counties {
			t.Of(x)
		}
		for _, x := range terms {
			t.TermUse(x)
		}
	}
}

// BenchmarkShared asks for one county's likenesses among 1,000.
func BenchmarkShared(b *testing.B) {
	w := newWorld(nil)
	w.terms(catalogue.TargetGroups, "g1 g2 g3 g4 g5")
	for i := range 1000 {
		w.described(fmt.Sprint("c", i), w.yes(catalogue.TargetGroups, "g1 g2 g3 g4 g5"))
	}
	t, _ := All(w.catalogue())
	b.ReportAllocs()
	for b.Loop() {
		t.Shared(w.counties[0])
	}
}
