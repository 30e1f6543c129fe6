package main

import (
	"testing"

	"modellkatalog/internal/search"
)

// Every kind of find has a name.
func TestKindNames(t *testing.T) {
	for _, k := range search.Kinds {
		if kindNames[k] == "" {
			t.Errorf("the kind %s has no name", k)
		}
	}
}

func TestHeadline(t *testing.T) {
	for want, found := range map[string]search.Result{
		"Ingen treff for «x».":                        {},
		"1 treff for «x».":                            {Total: 1, Hits: make([]search.Hit, 1)},
		"12 treff for «x». Viser 10.":                 {Total: 12, Hits: make([]search.Hit, 10)},
		"Fant ikke «x». Viser 12 treff for «y».":      {Total: 12, Hits: make([]search.Hit, 12), Corrected: "y"},
		"Fant ikke «x». Viser 3 av 12 treff for «y».": {Total: 12, Hits: make([]search.Hit, 3), Corrected: "y"},
	} {
		if have := headline("x", found); have != want {
			t.Errorf("%q, want %q", have, want)
		}
	}
}
