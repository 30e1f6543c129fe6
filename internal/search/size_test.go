package search

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/site"
)

// TestClientSize keeps the client, as it is shipped, within its budget; what it
// weighs with the root and the page that shows its hits is tested in package build.
func TestClientSize(t *testing.T) {
	client, err := minified()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the client is %d bytes minified, %d gzipped", len(client), compressed(client))
	if n := compressed(client); n > 7_250 {
		t.Errorf("the client is %d bytes gzipped; its budget is 7,250", n)
	}
	for _, forbidden := range []string{"eval(", "Function(", "innerHTML", "insertAdjacentHTML", "fetch(", "XMLHttpRequest", "Worker", "WebAssembly", "document.write", "localStorage", "cookie"} {
		if bytes.Contains(client, []byte(forbidden)) {
			t.Errorf("the client uses %s", forbidden)
		}
	}
}

// minified is the client as it is shipped.
func minified() ([]byte, error) {
	client, err := os.ReadFile(path.Join(module, "static/js/sok.js"))
	if err != nil {
		return nil, err
	}
	memory := &site.Memory{}
	if _, err := site.New(memory, site.Options{Minify: true}).Asset("sok.js", client); err != nil {
		return nil, err
	}
	data, _ := memory.Lookup(memory.Paths()[0])
	return data, nil
}

// compressed is how many bytes the data has gzipped as tightly as it goes.
func compressed(data []byte) int {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err) // a buffer does not fail
	}
	return b.Len()
}

// cost is what a reader with an empty cache loads, gzipped.
type cost struct{ root, first, ten, files int }

// costOf asks one query and weighs the files it needs: to the first result, and
// to ten.
func costOf(t *testing.T, f Files, query string) cost {
	c := cost{}
	i := bytes.LastIndex(f.Script, []byte(`sok("r",`))
	c.root = compressed(f.Script[i:])
	for _, limit := range []int{1, 10} {
		n := compressed(f.Script)
		r, err := Open(Files{Script: f.Script, Read: func(name string) ([]byte, error) {
			b, err := f.Read(name)
			n += compressed(b)
			if limit == 10 {
				c.files++
			}
			return b, err
		}})
		if err != nil {
			t.Fatal(err)
		}
		res, err := r.Search(query, Options{Lang: catalogue.NB, Limit: limit})
		if err != nil || res.Total == 0 {
			t.Fatalf("%q finds %d (%v)", query, res.Total, err)
		}
		if limit == 1 {
			c.first = n
		} else {
			c.ten = n
		}
	}
	return c
}

// TestSizes keeps what a first search loads within the targets of search.md 6.
func TestSizes(t *testing.T) {
	w := realWorld(t)
	client, err := minified()
	if err != nil {
		t.Fatal(err)
	}
	many, _, err := writeMemory(New(w.catalogue, generated(w, 1000)), client)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct {
		name, query string
		files       Files
		first, root int
	}{
		{"the real content, one word", "bestillerkompetanse", w.files, 20_000, 1_000},
		{"the real content, three words", "samtykke unge Nordland", w.files, 26_000, 1_000},
		{"1,000 units, one word", "bestillerkompetanse", many, 20_000, 3_000},
		{"1,000 units, a common word", "karriereveiledning", many, 25_000, 3_000},
		{"1,000 units, three words", "samtykke unge Nordland", many, 41_000, 3_000},
	} {
		c := costOf(t, k.files, k.query)
		t.Logf("%-32s root %5d, first result %6d, ten %6d in %d files", k.name, c.root, c.first, c.ten, c.files)
		if c.first > k.first || c.root > k.root {
			t.Errorf("%s: %+v; want at most %d to the first result and a root of %d", k.name, c, k.first, k.root)
		}
	}
	t.Log("\n" + table(w.data))
}

// table sums up the files by group.
func table(data map[string][]byte) string {
	group := regexp.MustCompile(`^[a-z]*`)
	n, raw, gz := map[string]int{}, map[string]int{}, map[string]int{}
	for name, b := range data {
		g := group.FindString(name)
		n[g]++
		raw[g] += len(b)
		gz[g] += compressed(b)
	}
	var b strings.Builder
	for _, g := range slices.Sorted(maps.Keys(n)) {
		fmt.Fprintf(&b, "%-4s %3d files %8d bytes, %7d gzipped\n", g, n[g], raw[g], gz[g])
	}
	return b.String()
}
