package catalogue

import "testing"

// The counties here have the real ones' shape over three generations: three
// counties became Viken, Viken became three, and one county only changed its
// name, twice.
func TestPlacesAcrossGenerations(t *testing.T) {
	follow := func(id string, forerunners ...*County) *County {
		c := &County{ID: id, Before: forerunners}
		for _, b := range forerunners {
			b.After = append(b.After, c)
		}
		return c
	}
	ostfold01, akershus02 := follow("ostfold-01"), follow("akershus-02")
	viken := follow("viken", ostfold01, akershus02)
	akershus, ostfold := follow("akershus", viken), follow("ostfold", viken)
	old := follow("gammel")
	middle := follow("mellom", old)
	young := follow("ny", middle)
	joined := follow("storfylket", young, follow("nabo"))
	moss := &Place{ID: "moss", Counties: []*County{ostfold01}}

	for _, c := range []struct {
		county      *County
		place       *Place
		holds, part bool
	}{
		{akershus, &Place{County: viken}, true, false},
		{akershus, &Place{County: ostfold01}, true, true},
		{akershus, &Place{County: akershus02}, true, true},
		{akershus, &Place{County: ostfold}, false, false},
		{akershus, moss, true, true},
		{viken, &Place{County: ostfold01}, true, true},
		{viken, &Place{County: ostfold}, true, true},
		{ostfold01, &Place{County: akershus}, true, true},
		{ostfold01, &Place{County: akershus02}, false, false},
		{ostfold01, &Place{County: viken}, true, false},
		{young, &Place{County: middle}, true, false},
		{young, &Place{County: old}, true, false},
		{old, &Place{County: young}, true, false},
		{joined, &Place{County: young}, true, true},
		{joined, &Place{County: old}, true, true},
		{old, &Place{County: joined}, true, false},
		{old, &Place{County: viken}, false, false},
		{old, moss, false, true},
	} {
		about := c.county.ID + " and " + c.place.ID
		if c.place.County != nil {
			about += c.place.County.ID
		}
		if got := c.county.Holds(c.place); got != c.holds {
			t.Errorf("%s: Holds is %v", about, got)
		}
		if got := c.county.IsPart(c.place); got != c.part {
			t.Errorf("%s: IsPart is %v", about, got)
		}
	}
}

// A register in a ring is a fault of its own, but no walk without an end.
func TestPlacesInARing(t *testing.T) {
	a, b, c := &County{ID: "a"}, &County{ID: "b"}, &County{ID: "c"}
	a.Before, b.Before, c.Before = []*County{b}, []*County{c}, []*County{b}
	if !a.Holds(&Place{County: c}) || a.IsPart(&Place{County: c}) || a.Holds(&Place{County: &County{}}) {
		t.Error("a ring of forerunners is read wrongly")
	}
}
