package build

import (
	"context"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// A contradiction is told in the same run as an error elsewhere, but not of a
// county whose own files, or the vocabularies, are wrong.
func TestContradictionsBesideErrors(t *testing.T) {
	const broken = "+++\ntittel = \"Oppdiktet\"\nstatus = \"publisertt\"\noppdatert = 2026-11-01\n+++\n"
	for name, c := range map[string]struct {
		file, text string
		told       bool
	}{
		"an error on a page":        {"sider/om.md", broken, true},
		"an error in the county":    {"fylker/provefylket/modell.md", broken, false},
		"an error in a vocabulary":  {"begreper/malgrupper.toml", "[[begrep]]\nid = 1\n", false},
		"an error in search":        {"sok.toml", "ukjent = 1\n", true},
		"an error in another place": {"katalog.toml", "tittel = 1\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile("testdata/motsigelse.txtar")
			if err != nil {
				t.Fatal(err)
			}
			content := fstest.MapFS{}
			for _, f := range archive.Files {
				content[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			content["content/"+c.file] = &fstest.MapFile{Data: []byte(c.text)}
			below, err := content.Sub("content")
			if err != nil {
				t.Fatal(err)
			}
			r, err := Site(context.Background(), Input{
				Content: below, Layouts: modellkatalog.Layouts(), Static: modellkatalog.Static(), Today: catalogue.Date{Year: 2026, Month: 11, Day: 23},
			}, Discard{})
			if err != nil {
				t.Fatal(err)
			}
			if r.Problems.Count(problem.Error) == 0 {
				t.Error("no error")
			}
			told := false
			for _, p := range r.Problems {
				if p.Rule.ID == problem.Contradiction.ID {
					told = true
					if p.Quote == "" {
						t.Error("the contradiction has no line")
					}
				}
			}
			if told != c.told {
				t.Errorf("contradiction told: %v, want %v", told, c.told)
			}
		})
	}
}
