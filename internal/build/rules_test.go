package build

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

var update = flag.Bool("update", false, "write the findings of the cases anew")

// TestRules runs the cases of testdata: rules that no single file breaks, and
// what a finding does to the output. A case has
//
//	valg        strict, drafts: how it is built
//	content/…   the content
//	layouts/…   layouts of the site's own
//	funn        every finding, as an editor reads it
//	nettsted    "+ path" for a file that the sink shall hold, "- path" for one
//	            that it shall not; "- *.html" for no page at all, "tomt" for nothing
//
// A case that is called after a rule breaks it and no other.
func TestRules(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cases = slices.DeleteFunc(cases, func(name string) bool { return filepath.Base(name) == "handbok-base.txtar" })
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if runCase(t, archive); *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// runCase builds the content of a case and compares. With -update it puts the
// findings into the archive.
func runCase(t *testing.T, archive *txtar.Archive) {
	t.Helper()
	content, layouts, part := fstest.MapFS{}, fstest.MapFS{}, map[string]*txtar.File{}
	for i, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "content/"); ok {
			content[name] = &fstest.MapFile{Data: f.Data}
			continue
		}
		if name, ok := strings.CutPrefix(f.Name, "layouts/"); ok {
			layouts[name] = &fstest.MapFile{Data: f.Data}
			continue
		}
		part[f.Name] = &archive.Files[i]
	}
	if part["funn"] == nil || part["nettsted"] == nil || len(content) == 0 {
		t.Fatal("a case has content, findings and what becomes of the site")
	}
	in := chosen(t, part["valg"], input(content))
	in.Layouts = Overlay(layouts, in.Layouts)
	b, err := buildSite(in)
	if err != nil {
		t.Fatal(err)
	}
	have := listed(b.result.Problems)
	if want := string(part["funn"].Data); have != want && !*update {
		t.Errorf("findings:\n%swant:\n%s", have, want)
	}
	part["funn"].Data = []byte(have)
	onlyItsRule(t, b.result.Problems)
	for line := range strings.Lines(string(part["nettsted"].Data)) {
		checkSite(t, b, strings.TrimSpace(line))
	}
}

// chosen sets what the case asks for.
func chosen(t *testing.T, choice *txtar.File, in Input) Input {
	t.Helper()
	if choice == nil {
		return in
	}
	for _, word := range strings.Fields(string(choice.Data)) {
		switch word {
		case "strict":
			in.Strict = true
		case "drafts":
			in.Drafts = true
		default:
			t.Fatalf("no choice is called %s", word)
		}
	}
	return in
}

// listed gives the findings as an editor reads them.
func listed(found problem.List) string {
	var b strings.Builder
	for _, p := range found {
		b.WriteString(problem.Text(p))
	}
	return b.String()
}

// onlyItsRule holds a case that is called after a rule to that rule.
func onlyItsRule(t *testing.T, found problem.List) {
	t.Helper()
	_, name, _ := strings.Cut(t.Name(), "/")
	for _, rule := range problem.Rules {
		if name != rule.ID && !strings.HasPrefix(name, rule.ID+"--") {
			continue
		}
		if len(found) == 0 {
			t.Errorf("nothing breaks the rule %s", rule.ID)
		}
		for _, p := range found {
			if p.Rule != rule {
				t.Errorf("breaks %s too", p.Rule.ID)
			}
		}
	}
}

// TestEveryRuleHasACase looks for a case of each rule, here or where the rules of
// single files have theirs.
func TestEveryRuleHasACase(t *testing.T) {
	for _, rule := range problem.Rules {
		cases := 0
		for _, folder := range []string{"testdata", "../load/testdata"} {
			for _, form := range []string{".txtar", "--*.txtar"} {
				found, err := filepath.Glob(filepath.Join(folder, rule.ID+form))
				if err != nil {
					t.Fatal(err)
				}
				cases += len(found)
			}
		}
		if cases == 0 {
			t.Errorf("no case breaks the rule %s", rule.ID)
		}
	}
}

// checkSite holds the sink to one line of the case.
func checkSite(t *testing.T, b built, line string) {
	t.Helper()
	if line == "tomt" {
		if names := b.files.Paths(); len(names) > 0 {
			t.Errorf("the sink holds %q", names)
		}
		return
	}
	sign, pattern, _ := strings.Cut(line, " ")
	var hits []string
	for _, name := range b.files.Paths() {
		if name == pattern || pattern == "*.html" && strings.HasSuffix(name, ".html") {
			hits = append(hits, name)
		}
	}
	switch {
	case pattern == "" || sign != "+" && sign != "-":
		t.Errorf("the case says %q of the site", line)
	case sign == "+" && len(hits) == 0:
		t.Errorf("the sink does not hold %s", pattern)
	case sign == "-" && len(hits) > 0:
		t.Errorf("the sink holds %q", hits)
	}
}

// TestOverlay shows that a folder goes before another file by file.
func TestOverlay(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	over := Overlay(
		fstest.MapFS{"a.html": file("over"), "ny/c.html": file("over")},
		fstest.MapFS{"a.html": file("under"), "b.html": file("under"), "part/d.html": file("under")},
	)
	want := map[string]string{"a.html": "over", "b.html": "under", "ny/c.html": "over", "part/d.html": "under"}
	var names []string
	err := fs.WalkDir(over, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		names = append(names, name)
		text, err := fs.ReadFile(over, name)
		if string(text) != want[name] {
			t.Errorf("%s is %q, want %q", name, text, want[name])
		}
		return err
	})
	if err != nil || !slices.Equal(names, []string{"a.html", "b.html", "ny/c.html", "part/d.html"}) {
		t.Errorf("the files are %q, %v", names, err)
	}
	if _, err := over.Open("e.html"); err == nil {
		t.Error("a file that neither has can be opened")
	}
}

// TestAllowed shows that what looks like a national identity number is refused,
// and that what the editor allows stands on the finished page. The number is
// made here: none stands in the source.
func TestAllowed(t *testing.T) {
	number := ""
	for i := 0; number == "" && i < 100_000; i++ {
		if n := fmt.Sprintf("010100%05d", i); len(personal.NationalIDs([]byte(n))) > 0 {
			number = n
		}
	}
	const page = "+++\ntittel = \"Om\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n%s+++\n\nSaken har nummer %s.\n"
	for _, c := range []struct {
		allow string
		want  int
	}{
		{"", 1},
		{`tillat = [ { finn = "` + number + `", fordi = "Nummeret på en sak." } ]` + "\n", 0},
	} {
		b, err := buildSite(input(fstest.MapFS{
			"katalog.toml": {Data: []byte("tittel = \"Prøvekatalogen\"\nsprak = [\"nb\"]\n")},
			"sider/om.md":  {Data: fmt.Appendf(nil, page, c.allow, number)},
		}))
		if err != nil {
			t.Fatal(err)
		}
		said := listed(b.result.Problems)
		if b.result.Problems.Count(problem.Error) != c.want || strings.Contains(said, number) {
			t.Errorf("with %q the findings are:\n%s", c.allow, strings.ReplaceAll(said, number, "(the number)"))
		}
	}
}
