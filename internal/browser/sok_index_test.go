package browser

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"modellkatalog"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/load"
	"modellkatalog/internal/page"
	"modellkatalog/internal/search"
	"modellkatalog/internal/site"
)

// index is a search index in a folder, as a site ships it.
type index struct {
	folder string // holds index.html and sok/
	made   *catalogue.Catalogue
	units  []search.Unit
	files  search.Files // before they were minified
}

// openIndex writes the index of some content, with its client, and a page that
// does nothing but load it.
func openIndex(t *testing.T, source content) index {
	t.Helper()
	files, err := source.read()
	must(t, err)
	today := catalogue.Date{Year: 2026, Month: 11, Day: 23}
	c, problems, err := load.Content(files, load.Options{Today: today})
	must(t, err)
	if c == nil {
		t.Fatal(errorsIn(problems))
	}
	texts, err := load.Texts(modellkatalog.Layouts())
	must(t, err)
	tables, _ := compare.All(c)
	set, err := page.NewSet(page.Input{Catalogue: c, Tables: tables, Layouts: modellkatalog.Layouts(), Texts: texts, Today: today})
	must(t, err)
	var pages []search.Page
	for _, p := range set.Pages() {
		if !p.NoIndex && p.Lang == c.Settings.Languages[0] {
			pages = append(pages, search.Page{Address: p.Address, Title: p.Title, Lead: p.Description, Body: p.Body})
		}
	}
	x := index{made: c, units: search.Units(c, pages)}
	x.write(t)
	return x
}

// write ships the index of the units in a new folder.
func (x *index) write(t *testing.T) {
	t.Helper()
	x.folder = t.TempDir()
	client, err := fs.ReadFile(modellkatalog.Static(), "js/sok.js")
	must(t, err)
	memory, data := &site.Memory{}, map[string][]byte{}
	out := site.New(memory, site.Options{Minify: true})
	whole, err := search.New(x.made, x.units).Write(client, func(name string, b []byte) error {
		data[name] = b
		return out.Add(site.File{Path: "sok/" + name, Data: b})
	})
	must(t, err)
	script, err := out.Asset("sok/sok.js", whole)
	must(t, err)
	x.files = search.Files{Script: whole, Read: func(name string) ([]byte, error) {
		if b, ok := data[name]; ok {
			return b, nil
		}
		return nil, fmt.Errorf("no file %s", name)
	}}
	must(t, os.MkdirAll(filepath.Join(x.folder, "sok"), 0o755))
	for _, name := range memory.Paths() {
		b, _ := memory.Lookup(name)
		must(t, os.WriteFile(filepath.Join(x.folder, name), b, 0o644))
	}
	html := `<!doctype html><html lang="nb"><meta charset="utf-8"><title>søk</title><link rel="icon" href="data:,"><script defer src=".` + script + `"></script>`
	must(t, os.WriteFile(filepath.Join(x.folder, "index.html"), []byte(html), 0o644))
}

// home is where the index is opened in one of the ways.
func (x *index) home(t *testing.T, w way) string {
	if w == fromDisk {
		return (&url.URL{Scheme: "file", Path: filepath.ToSlash(x.folder) + "/"}).String()
	}
	server := httptest.NewServer(handler(x.folder, w.path))
	t.Cleanup(server.Close)
	return server.URL + w.path
}

// question is a query with its options, as the client takes them.
type question struct {
	Query   string         `json:"query"`
	Options questionOption `json:"options"`
}

type questionOption struct {
	Lang   catalogue.Lang            `json:"lang"`
	Facets map[search.Facet][]string `json:"facets,omitempty"`
	Counts bool                      `json:"counts,omitempty"`
	Texts  bool                      `json:"texts,omitempty"`
	Typed  bool                      `json:"typed,omitempty"`
}

// given are the queries of the content, in both languages.
func (x *index) given() []question {
	var all []question
	for _, q := range x.made.Search.Tests {
		for _, lang := range []catalogue.Lang{catalogue.NB, catalogue.NN} {
			all = append(all, question{q.Query, questionOption{Lang: lang, Texts: true}})
		}
	}
	return all
}

// narrowed asks the same within every county and kind, which leaves few units.
func (x *index) narrowed(query string) []question {
	var all []question
	for _, c := range x.made.Counties {
		for _, kind := range search.Kinds {
			facets := map[search.Facet][]string{search.OfCounty: {c.ID}, search.OfKind: {string(kind)}}
			all = append(all, question{query, questionOption{Lang: catalogue.NB, Facets: facets}})
		}
	}
	return all
}

// fewUnits are so few that all their words are in one file.
const fewUnits = 20

// TestSearchTwins shows that a reader's browser answers every query as Go does,
// from a server, under a path and from a disk, from one file and from many.
func TestSearchTwins(t *testing.T) {
	t.Parallel()
	x, small, b := openIndex(t, realContent), openIndex(t, compared), startChromium(t)
	small.units = small.units[:fewUnits]
	small.write(t)
	large := x
	for i, u := range x.units { // so that the longest lists of places have files of their own, and rests
		for n := range 9 {
			v := u
			v.Address = fmt.Sprintf("/%d%s", n, u.Address)
			v.Lead.NB += strings.Repeat(fmt.Sprint(" nummer ", i%7*n, " `${1}` \\u0041 </script> \u2028 & ' \""), n+1)
			v.Lead.NB += []string{" forbundet alltid", " alltid forbundet"}[(i+n)%2] // a pair of common words in some of both
			large.units = append(large.units, v)
		}
	}
	large.write(t)
	for _, k := range []struct {
		name      string
		index     *index
		way       way
		questions []question
		file      string // that there must be
		one       bool   // the only dictionary
	}{
		{"many files, under a path", &x, underPath, append(x.given(), generated(x.units, 2200)...), "e0.*.js", false},
		{"many files, at the root", &x, atRoot, x.given(), "d2.*.js", false},
		{"many files, from a disk", &x, fromDisk, x.given(), "d2.*.js", false},
		{"long lists", &large, underPath, slices.Concat(x.given(), generated(x.units, 200), large.narrowed("alltid forbundet")), "p0.*.js", false},
		{"one file, at the root", &small, atRoot, append(x.given(), generated(small.units, 400)...), "d0.*.js", true},
		{"one file, from a disk", &small, fromDisk, generated(small.units, 50), "d0.*.js", true},
	} {
		t.Run(k.name, func(t *testing.T) {
			for pattern, is := range map[string]bool{k.file: true, "d1.*.js": !k.one} {
				if found, err := filepath.Glob(filepath.Join(k.index.folder, "sok", pattern)); err != nil || is != (len(found) > 0) {
					t.Fatalf("the index has %q of %s (%v)", found, pattern, err)
				}
			}
			k.index.compare(t, b, k.way, k.questions)
		})
	}
}

// compare asks both and reports where they differ.
func (x *index) compare(t *testing.T, b chromium, w way, questions []question) {
	home := x.home(t, w)
	tb := b.openTab(t, home)
	open := home
	if w == fromDisk {
		open += "index.html"
	}
	_, err := tb.open(open)
	must(t, err)
	asked, err := json.Marshal(questions)
	must(t, err)
	answers, err := ask[[]string](tb, fmt.Sprintf("Promise.all(%s.map(async (q) => JSON.stringify(await katalogSok(q.query, q.options))))", asked))
	must(t, err)
	r, err := search.Open(x.files)
	must(t, err)
	for i, q := range questions {
		want, err := r.Search(q.Query, search.Options{Lang: q.Options.Lang, Facets: q.Options.Facets, Counts: q.Options.Counts, Texts: q.Options.Texts, Typed: q.Options.Typed})
		must(t, err)
		var got search.Result
		must(t, json.Unmarshal([]byte(answers[i]), &got))
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: the client answers\n%+v\nand Go\n%+v", q.Query, got, want)
		}
	}
	for _, line := range tb.heard() {
		t.Error(line)
	}
}

// generated makes queries from the words of the units: as they stand, cut off,
// misspelt, folded, put together and taken apart; some narrowed.
func generated(units []search.Unit, n int) []question {
	random := rand.New(rand.NewPCG(4, 2))
	var words []string
	for _, u := range units {
		for _, text := range []catalogue.Text{u.Title, u.Lead} {
			words = append(words, strings.Fields(text.NB+" "+text.NN)...)
		}
	}
	pick := func() []rune { return []rune(words[random.IntN(len(words))]) }
	plain := strings.NewReplacer("å", "a", "ø", "o", "æ", "ae", "Å", "aa")
	var all []question
	for i := range n {
		w := pick()
		at := random.IntN(len(w))
		query := string(w)
		switch i % 12 {
		case 1:
			query = string(w[:at+1])
		case 2:
			query = string(w[:at]) + string(w[at+1:])
		case 3:
			query = string(w[:at]) + string(w[at]) + string(w[at:])
		case 4:
			query = string(w[:at]) + string(rune('a'+random.IntN(26))) + string(w[at+1:])
		case 5:
			query = plain.Replace(query)
		case 6:
			query += " " + string(pick())
		case 7:
			query += string(pick())
		case 8:
			query = string(w[:at]) + []string{" ", "-", "x-", "-x"}[random.IntN(4)] + string(w[at:])
		case 9:
			query = strings.Join([]string{query, string(pick()), string(pick())}, " ")
		case 10:
			query = strings.ToUpper(query) + " § 14 a NAVs e\u0301n §§ 5-2 nav-kontor so\u00adk 2022–2023"
		case 11:
			query += []string{"ene", "ane", "ens", "skole", "erne"}[random.IntN(5)]
		}
		q := question{query, questionOption{Lang: []catalogue.Lang{catalogue.NB, catalogue.NN}[random.IntN(2)]}}
		q.Options.Texts, q.Options.Typed = i%4 != 0, i%7 == 0
		if i%5 == 0 {
			q.Options.Facets = map[search.Facet][]string{search.OfKind: {"begrep", "fylke"}, search.OfCounty: {}}
			q.Options.Counts = i%10 == 0
		}
		all = append(all, q)
	}
	return all
}

// TestSearchFaults shows that a file that is cut, altered or missing ends in a
// message, and that nothing hangs.
func TestSearchFaults(t *testing.T) {
	t.Parallel()
	x, b := openIndex(t, realContent), startChromium(t)
	dictionaries, err := filepath.Glob(filepath.Join(x.folder, "sok", "d*.js"))
	must(t, err)
	if len(dictionaries) == 0 {
		t.Fatal("the index has no dictionaries")
	}
	for _, k := range []struct {
		name, want string
		spoil      func(b []byte) []byte
	}{
		{"cut", "is cut or altered", func(b []byte) []byte { return b[:len(b)/2] }},
		{"altered", "is cut or altered", func(b []byte) []byte { return append(append([]byte{}, b[:100]...), append([]byte("Q"), b[101:]...)...) }},
		{"another script", "is cut or altered", func([]byte) []byte { return []byte(`sok("d99","A");sok(1,2);sok("__proto__","A")`) }},
		{"empty", "is cut or altered", func([]byte) []byte { return nil }},
		{"missing", "is missing", nil},
	} {
		t.Run(k.name, func(t *testing.T) {
			for _, name := range dictionaries {
				good, err := os.ReadFile(name)
				must(t, err)
				defer func() { must(t, os.WriteFile(name, good, 0o644)) }()
				if k.spoil == nil {
					must(t, os.Remove(name))
				} else {
					must(t, os.WriteFile(name, k.spoil(good), 0o644))
				}
			}
			home := x.home(t, underPath)
			tb := b.openTab(t, home)
			_, err := tb.open(home)
			must(t, err)
			said, err := ask[string](tb, `katalogSok("karriereveiledning").then(() => "an answer", (e) => e instanceof Error ? e.message : "no error")`)
			must(t, err)
			if !strings.Contains(said, k.want) {
				t.Errorf("the client says %q; want %q in it", said, k.want)
			}
		})
	}
}
