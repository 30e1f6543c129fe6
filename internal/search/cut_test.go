package search

import (
	"fmt"
	"testing"

	"modellkatalog/internal/catalogue"
)

// TestCommonWords shows that of a word in nearly every unit the best places are
// read first, and all of them when they give too few hits.
func TestCommonWords(t *testing.T) {
	var units []Unit
	for i := range 2*someBest + 1 {
		u := Unit{Address: fmt.Sprintf("/%d/", i), Kind: Knowledge, Title: catalogue.Same("Side"), Lead: catalogue.Same("om avtale")}
		switch {
		case i%1000 == 7:
			u.Lead = catalogue.Same("sjelden avtale")
			u.note(OfCounty, "ostfold")
		case i >= 2*someBest-5:
			u.Title = catalogue.Same("Avtale")
		}
		units = append(units, u)
	}
	c := catalogue.New(catalogue.Catalogue{Settings: catalogue.Settings{Languages: []catalogue.Lang{catalogue.NB}}})
	f, _ := memory(t, New(c, units))
	r, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct {
		query, first string
		county       []string
		total        int
		more         bool
	}{
		{"avtale", "/3995/", nil, someBest, true},
		{"avtale sjelden", "/7/", nil, 4, false},
		{"sjelden", "/7/", nil, 4, false},
		{"avtale", "/7/", []string{"ostfold"}, 4, false},
		{"avtale", "/3995/", nil, someBest, true}, // and again
	} {
		res, err := r.Search(k.query, Options{Facets: map[Facet][]string{OfCounty: k.county}})
		if err != nil {
			t.Fatal(err)
		}
		if res.Total != k.total || res.More != k.more || res.Hits[0].Address != k.first {
			t.Errorf("%q in %v finds %d (more: %v), %s first; want %d (%v) and %s", k.query, k.county, res.Total, res.More, res.Hits[0].Address, k.total, k.more, k.first)
		}
	}
}
