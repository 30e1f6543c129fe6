package page_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"modellkatalog/internal/page"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// madeUp plans the pages of the made-up catalogue: one county with everything and
// one with nothing.
func madeUp(t *testing.T) *page.Set {
	t.Helper()
	return pagesOf(t, contentOf(t, "testdata/oppdiktet.txtar"))
}

// The golden pages are HTML before it is minified, so that a change can be read.
func TestGoldenPages(t *testing.T) {
	set := madeUp(t)
	golden := map[string]string{
		"nb /":                         "forside",
		"nb /fylker/":                  "fylker",
		"nb /fylker/altfylket/":        "fylke-med-alt",
		"nn /fylker/altfylket/":        "fylke-med-alt-nn",
		"nb /fylker/tomfylket/":        "fylke-uten-noe",
		"nb /fylker/altfylket/modell/": "modell",
		"nb /fylker/altfylket/2023/":   "utgave",
		"nn /om/":                      "side-pa-annen-malform",
		"nb /kunnskap/prove/":          "kunnskap",
		"nb /mal/":                     "arkivert-side",
		"nb /404.html":                 "404",
		"nn /sok/":                     "sok-nn",
	}
	for _, p := range set.Pages() {
		name, ok := golden[string(p.Lang)+" "+p.Address]
		if !ok {
			continue
		}
		delete(golden, string(p.Lang)+" "+p.Address)
		t.Run(name, func(t *testing.T) {
			f, err := set.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			sameAsGolden(t, name, string(f.Data))
		})
	}
	for missing := range golden {
		t.Errorf("no page %s", missing)
	}
}

// sameAsGolden holds a page against its golden file, or writes that anew.
func sameAsGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden.html")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s at %s; make golden, then read the diff", file, firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "\ngot  " + g[i] + "\nwant " + w[i]
		}
	}
	return "the end"
}

// Every page of the made-up catalogue renders, in both languages: every branch of
// the layouts runs with everything and with nothing.
func TestEveryPageRenders(t *testing.T) {
	set := madeUp(t)
	for _, p := range set.Pages() {
		f, err := set.Render(p)
		if err != nil {
			t.Error(err)
			continue
		}
		html := string(f.Data)
		if strings.Count(html, "<h1") != 1 {
			t.Errorf("%s %s: %d h1", p.Lang, p.Address, strings.Count(html, "<h1"))
		}
		for _, bad := range []string{"ZgotmplZ", " style=", "<script", "<b>", "<no value>", "%!"} {
			if strings.Contains(html, bad) {
				t.Errorf("%s %s: holds %q", p.Lang, p.Address, bad)
			}
		}
	}
}
