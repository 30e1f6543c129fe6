package build

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/compare"
	"modellkatalog/internal/load"
	"modellkatalog/internal/search"
	"modellkatalog/internal/site"
)

// What a search may cost its reader, in bytes as they go over the wire.
const (
	fieldBudget  = 1_200  // the script of the field, which is on every page
	searchBudget = 10_000 // what searches with the page that shows what is found
)

// TestSearchBudget holds the scripts of the search to what they may weigh.
func TestSearchBudget(t *testing.T) {
	weight := map[string]int{}
	b := realSite(t)
	for _, name := range b.files.Paths() {
		if path.Ext(name) == ".js" {
			data, _ := b.files.Lookup(name)
			script, _, _ := strings.Cut(name, ".")
			weight[script] = gzipped(t, data)
		}
	}
	t.Logf("the field %d, what searches %d, what shows it %d", weight["js/felt"], weight["sok/sok"], weight["js/treff"])
	if n := weight["js/felt"]; n == 0 || n > fieldBudget {
		t.Errorf("the field weighs %d bytes, of %d", n, fieldBudget)
	}
	if n := weight["sok/sok"] + weight["js/treff"]; weight["sok/sok"] == 0 || n > searchBudget {
		t.Errorf("the search weighs %d bytes, of %d", n, searchBudget)
	}
	if weight["js/sok"] != 0 {
		t.Error("what searches is there twice")
	}
}

// TestSearchChoices shows that the page of the search has a choice for everything
// that the index can be narrowed by, with words for it, and a name for each kind.
func TestSearchChoices(t *testing.T) {
	in := input(os.DirFS(realContent))
	c, _, err := load.Content(in.Content, load.Options{Today: in.Today})
	if err != nil {
		t.Fatal(err)
	}
	tables, _ := compare.All(c)
	pages, err := plan(in, c, tables, site.New(&site.Memory{}, site.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	html := realSite(t).page(t, "/sok/")
	choice := func(f search.Facet, id string) bool {
		return strings.Contains(html, fmt.Sprintf("name=%q value=%q> <span>", f, id))
	}
	for _, k := range search.Kinds {
		if !choice(search.OfKind, string(k)) {
			t.Errorf("no choice for the kind %s", k)
		}
	}
	seen := 0
	for _, u := range search.Units(c, searchable(c, pages)) {
		if u.Address == "/sok/" {
			t.Error("the search finds itself")
		}
		for f, ids := range u.Facets {
			if !slices.Contains(search.Facets, f) {
				t.Errorf("%s: no facet %s", u.Address, f)
			}
			for _, id := range ids {
				if seen++; !choice(f, id) {
					t.Errorf("%s: no choice for %s %s", u.Address, f, id)
				}
			}
		}
	}
	if seen < 300 {
		t.Errorf("only %d values", seen)
	}
}
