package search

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// score counts queries that find their page.
type score struct{ all, first, three int }

func (s score) String() string {
	return fmt.Sprintf("%d queries, first %d %%, among three %d %%", s.all, 100*s.first/s.all, 100*s.three/s.all)
}

// judge answers the queries and counts, by category and altogether.
func judge(t *testing.T, f Files, tests []catalogue.SearchTest) (all score, by map[string]*score) {
	by = map[string]*score{}
	r, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range tests {
		res, err := r.Search(q.Query, Options{Lang: catalogue.NB})
		if err != nil {
			t.Fatalf("%s: %v", q.Query, err)
		}
		if by[q.Category] == nil {
			by[q.Category] = &score{}
		}
		for _, s := range []*score{&all, by[q.Category]} {
			s.all++
			rank := best(res, q.Address)
			if rank == 1 {
				s.first++
			}
			if rank >= 1 && rank <= 3 {
				s.three++
			}
		}
		if rank := best(res, q.Address); rank != 1 {
			t.Logf("%s → %s at %d\n%s", q.Query, q.Address, rank, shown(res))
		}
	}
	return all, by
}

func shown(res Result) string {
	var b strings.Builder
	for _, w := range res.Words {
		fmt.Fprintf(&b, "    [%s %s %s]", w.Word, w.How, w.As)
	}
	fmt.Fprintf(&b, " %d treff\n", res.Total)
	for _, h := range res.Hits[:min(len(res.Hits), 5)] {
		fmt.Fprintf(&b, "    %s  %s %v\n", h.Address, h.Title.Text, h.Sections)
	}
	return b.String()
}

// best is the best rank of any of the addresses, which have spaces between them.
func best(res Result, addresses string) int {
	if addresses == "" {
		return Rank(res, "")
	}
	rank := 0
	for a := range strings.FieldsSeq(addresses) {
		if r := Rank(res, a); r > 0 && (rank == 0 || r < rank) {
			rank = r
		}
	}
	return rank
}

// TestRelevance answers the queries that the editors wrote, which the index was
// tuned on, and others. The floors are a little below what was measured.
func TestRelevance(t *testing.T) {
	w := realWorld(t)
	for _, k := range []struct {
		name         string
		tests        []catalogue.SearchTest
		first, three int // per cent
	}{
		{"the editors' queries", w.catalogue.Search.Tests, 88, 96},
		{"queries of other words", readTests(t, "testdata/sporsmal.tsv"), 96, 96},
		{"queries of many readers", readTests(t, "testdata/lesere.tsv"), 90, 94},
		{"untouched queries", readTests(t, "testdata/urorte.tsv"), 85, 88},
		{"later queries", readTests(t, "testdata/senere.tsv"), 88, 88},
		{"everyday words and places", readTests(t, "testdata/hverdag.tsv"), 84, 91},
		{"advisers' queries", readTests(t, "testdata/radgivere.tsv"), 82, 88},
		{"advisers' queries that were held out", readTests(t, "testdata/holdtav.tsv"), 75, 86},
		{"queries of all kinds, tried last", readTests(t, "testdata/sist.tsv"), 82, 89},
		{"what the catalogue is not about", readTests(t, "testdata/utenfor.tsv"), 92, 92},
	} {
		t.Run(k.name, func(t *testing.T) {
			all, by := judge(t, w.files, k.tests)
			for _, name := range slices.Sorted(maps.Keys(by)) {
				t.Logf("%-15s %v", name, by[name])
			}
			t.Logf("%-15s %v", "all", all)
			if all.first*100 < k.first*all.all || all.three*100 < k.three*all.all {
				t.Errorf("%v; want %d %% first and %d %% among three", all, k.first, k.three)
			}
		})
	}
}

// readTests reads queries in the form of sok-prover.tsv.
func readTests(t *testing.T, name string) []catalogue.SearchTest {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var tests []catalogue.SearchTest
	for line := range strings.Lines(string(b)) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 {
			tests = append(tests, catalogue.SearchTest{Query: fields[0], Address: strings.TrimPrefix(fields[1], "-"), Category: fields[2]})
		}
	}
	return tests
}
