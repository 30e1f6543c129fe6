// Package searchbench measures our search beside Pagefind on the same pages in the
// same run. It has tests alone.
//
// In: the real content, from whose words pages are generated. Out: a table for
// each number of pages: what an index costs to make, what a reader's browser loads
// and waits for, and whether the targets of the design hold. What searches is
// counted; the page around it and an interface are not. It is run by hand, and has
// no limits that fail:
//
//	make bench-search
//	make bench-search PAGES=100000
//
// Without it the tests show that the pages are the same every time, that ours
// finds one of them, and that what counts and slows the transfer is right.
package searchbench

import (
	"bytes"
	"encoding/gob"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/search"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestMain makes an index and nothing else where it is asked to: a process by
// itself shows how much memory that takes.
func TestMain(m *testing.M) {
	if folder := os.Getenv(indexFolder); folder != "" {
		os.Exit(indexAlone(folder))
	}
	os.Exit(m.Run())
}

func TestGenerated(t *testing.T) {
	w, err := realWorld()
	must(t, err)
	var first, second bytes.Buffer
	words := map[int]int{} // of so many pages
	c := counted{in: map[string]int{}, middle: 15}
	for _, b := range []*bytes.Buffer{&first, &second} {
		e := gob.NewEncoder(b)
		for u := range w.generated(120) {
			u.Facets = nil // gob has no order for them
			must(t, e.Encode(u))
			if b == &first {
				c.count(u)
				words[c.pages] = len(c.in)
			}
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same pages were generated otherwise")
	}
	t.Logf("words in 30 pages %d, in 60 %d, in 120 %d", words[30], words[60], words[120])
	if grown := words[120] - words[60]; grown*8 < words[60] {
		t.Errorf("the last 60 pages have %d new words beside the %d of the first; the vocabulary must go on growing", grown, words[60])
	}
	for _, q := range c.queries() {
		t.Logf("%s: %s", q.kind, q.words)
		known := !slices.ContainsFunc(strings.Fields(q.words), func(w string) bool { return c.in[w] == 0 })
		if q.words == "" || known != (q.kind != typo && q.kind != inflected) {
			t.Errorf("%s: %q, which is known: %t", q.kind, q.words, known)
		}
	}
}

// ourIndex makes our index of n pages, and returns their words, the script that searches
// and what reads the other files.
func ourIndex(t *testing.T, w *world, n int) (c *counted, script []byte, read func(name string) ([]byte, error)) {
	t.Helper()
	folder := t.TempDir()
	c, err := writePages(w, n, folder)
	must(t, err)
	_, err = indexOurs(folder)
	must(t, err)
	address, err := os.ReadFile(filepath.Join(folder, scriptFile))
	must(t, err)
	script, err = os.ReadFile(filepath.Join(folder, ours, string(address)))
	must(t, err)
	return c, script, func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, ours, "sok", name)) }
}

// TestFinds asks ours for a page by its title.
func TestFinds(t *testing.T) {
	w, err := realWorld()
	must(t, err)
	_, script, read := ourIndex(t, w, 30)
	r, err := search.Open(search.Files{Script: script, Read: read})
	must(t, err)
	units := slices.Collect(w.generated(30))
	for _, u := range []search.Unit{units[7], units[14], units[29]} {
		asked := u.Title.NB + u.Title.NN
		found, err := r.Search(asked, search.Options{Lang: catalogue.NB})
		must(t, err)
		if search.Rank(found, u.Address) != 1 {
			t.Errorf("%q does not find %s first: %+v", asked, u.Address, found.Hits)
		}
	}
}

// TestThirtyPages keeps what a reader loads of a small site, as a host sends it,
// within the targets of the design.
func TestThirtyPages(t *testing.T) {
	w, err := realWorld()
	must(t, err)
	c, script, read := ourIndex(t, w, 30)
	d := targetsFor(30)
	for _, q := range c.queries() {
		for _, k := range []struct {
			options search.Options
			most    float64 // kB
		}{
			{search.Options{Lang: catalogue.NB, Limit: 1}, d.first},
			{search.Options{Lang: catalogue.NB, Texts: true}, d.ten},
		} {
			bytes := len(sent("sok.js", script))
			r, err := search.Open(search.Files{Script: script, Read: func(name string) ([]byte, error) {
				data, err := read(name)
				bytes += len(sent(name, data))
				return data, err
			}})
			must(t, err)
			found, err := r.Search(q.words, k.options)
			must(t, err)
			if kB := float64(bytes) / 1000; found.Total == 0 || kB > k.most {
				t.Errorf("%s (%s): %d hits for %.1f kB; want at most %g", q.kind, q.words, found.Total, kB, k.most)
			}
		}
	}
}

// TestLine fetches two files side by side on a slow line and on a fast one.
func TestLine(t *testing.T) {
	folder := t.TempDir()
	random := rand.New(rand.NewPCG(1, 1))
	for _, name := range []string{"a.js", "b.pf_index"} {
		data := make([]byte, 20_000)
		for i := range data {
			data[i] = "abcdefghijklmnop"[random.IntN(16)] // half of it is left when it is compressed
		}
		must(t, writeFile(filepath.Join(folder, name), data))
	}
	s := newServer(t, folder, ourPolicy)
	for _, slow := range []bool{false, true} {
		v, home := s.visit(slow)
		start := time.Now()
		var group sync.WaitGroup
		for _, name := range []string{"", "a.js", "b.pf_index"} {
			group.Go(func() {
				r, err := http.Get(home + name)
				if err == nil {
					_, err = io.Copy(io.Discard, r.Body)
					err = errors.Join(err, r.Body.Close())
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		took, got := time.Since(start), v.loaded()
		if got.requests != 2 || got.bytes < 29_000 || got.bytes > 32_000 {
			t.Errorf("counted %+v; want two files of 30 kB", got)
		}
		if least := slowWait + time.Duration(got.bytes)*time.Second/slowRate; slow && took < least {
			t.Errorf("a slow line carried %d bytes in %v; it takes %v", got.bytes, took, least)
		}
		must(t, v.fault())
	}
	v, home := s.visit(false)
	if r, err := http.Get(home + "c.js"); err != nil || r.StatusCode != http.StatusNotFound || r.Body.Close() != nil || v.fault() == nil {
		t.Errorf("a file that is not there is %v (%v), and the visit says %v", r, err, v.fault())
	}
}

// TestRows keeps what the table says of a figure.
func TestRows(t *testing.T) {
	var b strings.Builder
	rows := newTable(&b, 30, 4000)
	rows.row("good", " kB", 1, 19.96, 99, 20)
	rows.row("bad", " kB", 1, 20.04, 99, 20)
	rows.row("told", " s", 2, 0.5, 1, 0)
	want := []string{
		"30 pages, 4000 words ours Pagefind target holds?",
		"good 20.0 kB 99.0 kB ≤ 20 kB yes",
		"bad 20.0 kB 99.0 kB ≤ 20 kB NO",
		"told 0.50 s 1.00 s –",
	}
	var got []string
	for line := range strings.Lines(b.String()) {
		got = append(got, strings.Join(strings.Fields(line), " "))
	}
	if !slices.Equal(got, want) || rows.held != 1 || rows.all != 2 {
		t.Errorf("%d of %d hold, and the table is\n%q; want\n%q", rows.held, rows.all, got, want)
	}
}
