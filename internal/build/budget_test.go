package build

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog"
)

// What a reader may have to fetch, in bytes as they go over the wire.
const (
	styleBudget      = 10_000
	scriptBudget     = 8_000
	pageBudget       = 25_000 // HTML and style sheet of a county's page
	comparisonBudget = 40_000 // of a comparison of 15 counties, or of a page that gathers all of something
)

// budgetOf is what a page may weigh with its style sheet.
func budgetOf(kind string) int {
	switch kind {
	case "county", "model", "role", "edition", "page":
		return pageBudget
	}
	return comparisonBudget
}

// kindOf groups pages by their address: what has the same budget and is made alike.
func kindOf(name string) string {
	parts := strings.Split(path.Dir(strings.TrimPrefix(name, "nn/")), "/")
	switch {
	case parts[0] == "fylker" && len(parts) == 1:
		return "counties"
	case parts[0] == "fylker" && len(parts) == 2:
		return "county"
	case parts[0] == "fylker" && parts[2] == "modell" && len(parts) == 3:
		return "model"
	case parts[0] == "fylker" && parts[2] == "modell":
		return "role"
	case parts[0] == "fylker":
		return "edition"
	case parts[0] == "sammenlign":
		return "comparison"
	case parts[0] == "begreper" && len(parts) == 3:
		return "term"
	case slices.Contains([]string{"begreper", "ordliste", "kilder", "apne-sporsmal"}, parts[0]):
		return "list"
	}
	return "page"
}

// weight is what a page makes its reader fetch, compressed.
type weight struct {
	name                string
	html, style, script int
}

// assetPattern finds what a page fetches before it is read.
var assetPattern = regexp.MustCompile(`<(?:link rel="stylesheet" href|script src)="([^"]*)"`)

// weigh adds up a page and what it fetches; known keeps the sizes of that.
func (b built) weigh(t *testing.T, name string, known map[string]int) weight {
	t.Helper()
	data, _ := b.files.Lookup(name)
	w := weight{name: name, html: gzipped(t, data)}
	for _, m := range assetPattern.FindAllSubmatch(data, -1) {
		to, err := url.Parse(html.UnescapeString(string(m[1])))
		if err != nil {
			t.Fatal(err)
		}
		to = (&url.URL{Path: "/" + name}).ResolveReference(to)
		if known[to.Path] == 0 {
			asset, ok := b.files.Lookup(strings.TrimPrefix(to.Path, "/"))
			if !ok {
				t.Fatalf("%s fetches %s, which is not there", name, to)
			}
			known[to.Path] = gzipped(t, asset)
		}
		switch path.Ext(to.Path) {
		case ".css":
			w.style += known[to.Path]
		case ".js":
			w.script += known[to.Path]
		default:
			t.Fatalf("%s fetches %s", name, to)
		}
	}
	return w
}

// gzipped is the size of data when it is compressed as well as gzip can.
func gzipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err = cmp.Or(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// TestBudgets holds every page to what it may weigh, of the real content and of
// fifteen made-up counties that each have much to say. The heaviest page of each
// kind is listed: make budget.
func TestBudgets(t *testing.T) {
	many, err := buildSite(input(fifteenCounties(t)))
	if err != nil {
		t.Fatal(err)
	}
	if many.result.Failed(false) {
		t.Fatal(strings.Join(messages(many.result.Problems, 2), "\n"))
	}
	for _, c := range []struct {
		name string
		site built
	}{{"the real content", realSite(t)}, {"15 made-up counties", many}} {
		heaviest, tooMuch, known := map[string]weight{}, map[string]bool{}, map[string]int{}
		for _, name := range c.site.pages() {
			kind, w := kindOf(name), c.site.weigh(t, name, known)
			if sum := w.html + w.style; sum > budgetOf(kind) {
				t.Errorf("%s: %s weighs %d bytes with its style sheet, of %d", c.name, name, sum, budgetOf(kind))
			}
			if w.style > styleBudget || w.script > scriptBudget {
				tooMuch[fmt.Sprintf("%d bytes of CSS and %d of script, of %d and %d: each %s", w.style, w.script, styleBudget, scriptBudget, kind)] = true
			}
			if w.html+w.script > heaviest[kind].html+heaviest[kind].script {
				heaviest[kind] = w
			}
		}
		for _, fault := range slices.Sorted(maps.Keys(tooMuch)) {
			t.Errorf("%s: %s", c.name, fault)
		}
		t.Logf("%s, heaviest page of each kind, bytes over the wire:\n%s", c.name, table(heaviest))
	}
}

// table sets the weights in columns.
func table(heaviest map[string]weight) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-11s %7s %7s %7s %7s %7s  %s\n", "kind", "HTML", "CSS", "script", "sum", "of", "page")
	for _, kind := range []string{"county", "model", "role", "edition", "page", "counties", "comparison", "term", "list"} {
		if w := heaviest[kind]; w.name != "" {
			fmt.Fprintf(&b, "%-11s %7d %7d %7d %7d %7d  %s\n", kind, w.html, w.style, w.script, w.html+w.style+w.script, budgetOf(kind)+scriptBudget, w.name)
		}
	}
	return b.String()
}

// fifteenCounties is made-up content: the vocabularies are the real ones, the
// counties and all that is said of them are invented.
func fifteenCounties(t *testing.T) fs.FS {
	t.Helper()
	content := fstest.MapFS{}
	names, err := fs.Glob(modellkatalog.Starter(), "begreper/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(modellkatalog.Starter(), name)
		if err != nil {
			t.Fatal(err)
		}
		content[name] = &fstest.MapFile{Data: data}
	}
	put := func(name, text string) { content[name] = &fstest.MapFile{Data: []byte(text)} }
	put("katalog.toml", "format = 1\ntittel = \"Oppdiktet katalog\"\nsprak = [\"nb\", \"nn\"]\nmeny = [\"fylker\", \"sammenlign\", \"ordliste\", \"sok\"]\n")
	put("begreper/steder.toml", "")
	put("begreper/kilder.toml", string(content["begreper/kilder.toml"].Data)+"\n[[kilde]]\nid = \"prove\"\ntittel = \"Oppdiktet kilde for prøver\"\ndato = \"2024-05\"\n")
	var register strings.Builder
	r := rand.New(rand.NewPCG(15, 15)) // the same counties every time
	for i := range 15 {
		fmt.Fprintf(&register, "[[fylke]]\nid = \"prove-%02d\"\nnr = \"%02d\"\nnb = \"Oppdiktet fylke %d\"\nmalform = \"nb\"\nrute = [%d, %d]\n\n", i+1, i+70, i+1, i%5, i/5)
		put(fmt.Sprintf("fylker/prove-%02d/egenbeskrivelse.md", i+1), madeUpCounty(content, r))
	}
	put("begreper/fylker.toml", register.String())
	return content
}

// madeUpCounty describes a county with as much text as the fullest real one, and
// twice as many answers.
func madeUpCounty(content fstest.MapFS, r *rand.Rand) string {
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntittel = \"Oppdiktet\"\ningress = %q\nstatus = \"publisert\"\noppdatert = 2024-06-01\ngjelder_for = \"2024\"\nkilde = \"prove\"\nopphav = \"gjengitt\"\n", words(r, 20))
	for _, key := range strings.Fields("nivaer malgrupper aktorer innganger tidspunkter samarbeidsformer arenaer formater prinsipper hindringer") {
		fmt.Fprintf(&b, "%s = [%s]\n", key, strings.Join(someTerms(content, key, r), ", "))
	}
	for _, entry := range []struct{ key, vocabulary string }{{"avtaler", "avtaletyper"}, {"motepunkter", "motepunkter"}} {
		for _, term := range someTerms(content, entry.vocabulary, r) {
			fmt.Fprintf(&b, "\n[[%s]]\ntype = %s\nnavn = %q\nomtale = %q\n", entry.key, term, words(r, 4), words(r, 25))
		}
	}
	for range 4 {
		fmt.Fprintf(&b, "\n[[prosjekter]]\nnavn = %q\nomtale = %q\n", words(r, 3), words(r, 25))
	}
	for _, term := range someTerms(content, "tiltak", r) {
		fmt.Fprintf(&b, "\n[[tiltak]]\nid = %s\nstatus = \"omtalt\"\nomtale = %q\n", term, words(r, 8))
	}
	b.WriteString("+++\n")
	for range 14 {
		fmt.Fprintf(&b, "\n%s\n", words(r, 45))
	}
	return b.String()
}

var termPattern = regexp.MustCompile(`(?m)^\[\[begrep\]\]\n(?:[^\[].*\n)*?id = ("[a-z0-9-]+")`)

// someTerms draws a quarter of the terms of a vocabulary, in quotes.
func someTerms(content fstest.MapFS, vocabulary string, r *rand.Rand) []string {
	var some []string
	for _, m := range termPattern.FindAllSubmatch(content["begreper/"+vocabulary+".toml"].Data, -1) {
		if r.IntN(4) == 0 {
			some = append(some, string(m[1]))
		}
	}
	return some
}

// words makes a sentence of made-up words, which compress as badly as real ones.
func words(r *rand.Rand, n int) string {
	syllables := strings.Fields("vei led sam ar beid karr ier sen ter fyl ke bruk er kom pe tan se opp føl ging sør ny mål grup pe av ta le ple for midl")
	var all []string
	for range n {
		word := ""
		for range 1 + r.IntN(2) {
			word += syllables[r.IntN(len(syllables))]
		}
		all = append(all, word)
	}
	return "Oppdiktet: " + strings.Join(all, " ") + "."
}
