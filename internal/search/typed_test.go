package search

import (
	"testing"

	"modellkatalog/internal/catalogue"
)

// TestTyped shows that what is searched for as it is typed is not corrected, but
// still found in its other forms.
func TestTyped(t *testing.T) {
	f, _ := memory(t, tiny())
	r, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct {
		query     string
		corrected string
		total     int // as typed
	}{
		{"karrieresnter", "karrieresenter", 0},
		{"karrierexsentor", "karrieresenter", 0},
		{"karrieresnter Østfold", "karrieresenter østfold", 0},
		{"karrieresentre", "", 2},
		{"arbeidspersoner", "", 1},
		{"ostfold", "", 1},
	} {
		for _, typed := range []bool{false, true} {
			res, err := r.Search(k.query, Options{Lang: catalogue.NB, Typed: typed})
			if err != nil {
				t.Fatal(err)
			}
			want := k.corrected
			if typed {
				want = ""
			}
			if res.Corrected != want || typed && res.Total != k.total {
				t.Errorf("%q (typed: %v) finds %d and is corrected to %q; want %d as typed, and %q", k.query, typed, res.Total, res.Corrected, k.total, want)
			}
		}
	}
}
