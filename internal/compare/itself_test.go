package compare

import (
	"testing"

	"modellkatalog/internal/catalogue"
)

// A wider term's own word stands beside what narrower terms make of it.
func TestAWiderTermKeepsItsOwnWord(t *testing.T) {
	for _, c := range []struct {
		about    string
		own      catalogue.Answer
		narrower catalogue.Answer
		want     string // the cell, and what is kept of the term itself
	}{
		{"no against yes", no, yes, "ja 2022 [nye ja] | nei 2020"},
		{"no against ended", no, ended, "avsluttet 2022 [nye avsluttet] | nei 2020"},
		{"ended against yes", ended, yes, "ja 2022 [nye ja] | avsluttet 2020"},
		{"the same needs no more words", yes, yes, "ja 2020–2022 [nye ja]"},
		{"yes decides itself", yes, ended, "ja 2020 [nye avsluttet]"},
		{"a no below does not come up", no, no, "nei 2020"},
	} {
		w := newWorld(t)
		wide := w.term(catalogue.TargetGroups, "unge")
		narrow := w.term(catalogue.TargetGroups, "nye", wide)
		a := w.described("a", lists(
			catalogue.Fact{Term: wide, Standing: w.stand(c.own, 2020, nil)},
			catalogue.Fact{Term: narrow, Standing: w.stand(c.narrower, 2022, nil)},
		))
		cell := w.tables().Cell(a, wide)
		got := told(cell.Is)
		if cell.Is.Itself != nil {
			got += " | " + told(*cell.Is.Itself)
		}
		same(t, c.about, got, c.want)
	}
}

// What a pair makes of agreements, and of what holds for a part of a county.
func TestLikeOnlyWhenAlikeInEverythingSaid(t *testing.T) {
	const unsaid, covers, coversNot = catalogue.CoversNotStated, catalogue.CoversYes, catalogue.CoversNo
	for _, c := range []struct {
		about        string
		a, b         catalogue.Covers
		partA, partB bool
		block        string
		shared       int
	}{
		{"both cover career guidance", covers, covers, false, false, "both", 1},
		{"neither does", coversNot, coversNot, false, false, "both", 1},
		{"nothing is said of either", unsaid, unsaid, false, false, "both", 1},
		{"one does, one does not", covers, coversNot, false, false, "differs", 0},
		{"silence is neither likeness nor difference", covers, unsaid, false, false, "both", 0},
		{"on the other side too", unsaid, coversNot, false, false, "both", 0},
		{"the whole and a part", covers, covers, false, true, "both", 0},
		{"a part of each", covers, covers, true, true, "both", 1},
		{"a part that differs", covers, coversNot, true, false, "differs", 0},
	} {
		w := newWorld(t)
		term, parties := w.term(catalogue.AgreementOf, "samarbeidsavtale"), w.terms(catalogue.Actors, "fylkeskommune")
		add := func(id string, covers catalogue.Covers, part bool) *catalogue.County {
			var place *catalogue.Place
			if part {
				place = &catalogue.Place{ID: "dalen-" + id}
			}
			return w.described(id, catalogue.Facts{Agreements: []catalogue.Agreement{{Type: term, Parties: parties, Covers: covers, Standing: w.stand(yes, 2022, place)}}})
		}
		a, b := add("a", c.a, c.partA), add("b", c.b, c.partB)
		tables := w.tables()
		p := tables.Pair(a, b)
		party, shared := p.Both[len(p.Both)-1], p.Common
		same(t, c.about+": a party is one whatever the agreement covers", party.Dimension, Actors)
		same(t, c.about+": of a part or the whole", party.Same, c.partA == c.partB)
		if party.Same {
			shared--
		}
		same(t, c.about+": both", len(p.Both) == 2, c.block == "both")
		same(t, c.about+": differs", len(p.Differs) == 1, c.block == "differs")
		same(t, c.about+": in common", shared, c.shared)
		same(t, c.about+": on the county's page", tables.likeness(a, b).Common, c.shared)
		same(t, c.about+": as different", len(tables.Different(a)) == 1, c.block == "differs")
	}
}

// A no for a part and a no for the whole are not one fact either.
func TestANoForAPartIsNotTheSameNo(t *testing.T) {
	w := newWorld(t)
	term := w.term(catalogue.TargetGroups, "unge")
	a := w.described("a", lists(catalogue.Fact{Term: term, Standing: w.stand(no, 2022, &catalogue.Place{ID: "dalen"})}))
	b := w.described("b", lists(catalogue.Fact{Term: term, Standing: w.stand(no, 2022, nil)}))
	p := w.tables().Pair(a, b)
	same(t, "both state it", len(p.Both), 1)
	same(t, "in common", p.Common, 0)
}
