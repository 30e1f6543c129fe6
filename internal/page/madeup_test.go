package page_test

import (
	"os"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/load"
	"modellkatalog/internal/page"
	"modellkatalog/internal/problem"
)

// contentOf reads made-up content, the later archives over the earlier ones.
func contentOf(t *testing.T, archives ...string) fstest.MapFS {
	t.Helper()
	content := fstest.MapFS{}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			content[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return content
}

// pagesOf plans the pages of a made-up catalogue.
func pagesOf(t *testing.T, content fstest.MapFS) *page.Set {
	t.Helper()
	today := catalogue.Date{Year: 2026, Month: 11, Day: 23}
	c, problems, err := load.Content(content, load.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Rule.Level == problem.Error {
			t.Error(problem.Text(p))
		}
	}
	if c == nil {
		t.FailNow()
	}
	tables, _ := compare.All(c)
	layouts := os.DirFS("../../layouts")
	texts, err := load.Texts(layouts)
	if err != nil {
		t.Fatal(err)
	}
	set, err := page.NewSet(page.Input{
		Catalogue: c, Tables: tables, Layouts: layouts, Texts: texts, CSS: "/css/katalog.css", Icon: "/icons/katalog.svg", Today: today,
	})
	if err != nil {
		t.Fatal(err)
	}
	return set
}
