package search

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/load"
	"modellkatalog/internal/page"
)

const module = "../.."

// world is the real content with its index, written to memory.
type world struct {
	catalogue *catalogue.Catalogue
	set       *page.Set
	units     []Unit
	index     *Index
	files     Files
	data      map[string][]byte
}

var theWorld = sync.OnceValues(readWorld)

func realWorld(t testing.TB) *world {
	t.Helper()
	w, err := theWorld()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func readWorld() (*world, error) {
	c, set, err := readPages(os.DirFS(path.Join(module, "content")))
	if err != nil {
		return nil, err
	}
	w := &world{catalogue: c, set: set, units: Units(c, pagesOf(set, c))}
	w.index = New(c, w.units)
	client, err := minified()
	if err != nil {
		return nil, err
	}
	w.files, w.data, err = writeMemory(w.index, client)
	return w, err
}

// readPages loads content and plans its pages.
func readPages(content fs.FS) (*catalogue.Catalogue, *page.Set, error) {
	today := catalogue.Date{Year: 2026, Month: 11, Day: 23}
	c, problems, err := load.Content(content, load.Options{Today: today})
	if err != nil || c == nil {
		return nil, nil, fmt.Errorf("load: %v %v", err, problems)
	}
	tables, _ := compare.All(c)
	layouts := os.DirFS(path.Join(module, "layouts"))
	texts, err := load.Texts(layouts)
	if err != nil {
		return nil, nil, err
	}
	set, err := page.NewSet(page.Input{Catalogue: c, Tables: tables, Layouts: layouts, Texts: texts, Today: today})
	return c, set, err
}

// pagesOf lists the pages as package build does.
func pagesOf(set *page.Set, c *catalogue.Catalogue) []Page {
	var pages []Page
	for _, p := range set.Pages() {
		if p.NoIndex || p.Lang != c.Settings.Languages[0] {
			continue
		}
		q := Page{Address: p.Address, Title: p.Title, Lead: p.Description, Body: p.Body}
		for _, up := range p.Crumbs {
			q.Above = append(q.Above, up.Title)
		}
		pages = append(pages, q)
	}
	return pages
}

// writeMemory writes an index with a client.
func writeMemory(x *Index, client []byte) (Files, map[string][]byte, error) {
	data := map[string][]byte{}
	script, err := x.Write(client, func(name string, b []byte) error {
		data[name] = b
		return nil
	})
	return Files{Script: script, Read: func(name string) ([]byte, error) {
		if b, ok := data[name]; ok {
			return b, nil
		}
		return nil, fmt.Errorf("no file %s", name)
	}}, data, err
}

// rootScript writes a root as the end of a script.
func rootScript(t testing.TB, r *root) []byte {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return call("r", string(b))
}

// TestAnchors shows that every section leads to a place that its page has.
func TestAnchors(t *testing.T) {
	w := realWorld(t)
	archive, err := txtar.ParseFile(path.Join(module, "internal/page/testdata/oppdiktet.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	c, set, err := readPages(files)
	if err != nil {
		t.Fatal(err)
	}
	anchors(t, w.catalogue, w.set, w.units)
	anchors(t, c, set, Units(c, pagesOf(set, c)))
}

func anchors(t *testing.T, c *catalogue.Catalogue, set *page.Set, units []Unit) {
	html := map[string]string{}
	for _, p := range set.Pages() {
		if p.Lang == c.Settings.Languages[0] {
			f, err := set.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			html[p.Address] = string(f.Data)
		}
	}
	for _, u := range units {
		address, fragment, _ := strings.Cut(u.Address, "#")
		all := []string{fragment}
		for _, s := range u.Sections {
			all = append(all, s.Anchor)
		}
		for _, a := range all {
			if a != "" && !strings.Contains(html[address], fmt.Sprintf(" id=%q", a)) {
				t.Errorf("%s has no place #%s", address, a)
			}
		}
	}
}
