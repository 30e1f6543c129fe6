package load

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

var update = flag.Bool("update", false, "write the findings of this run into testdata/*.txtar")

// today is the date that the cases are judged on.
var today = catalogue.Date{Year: 2026, Month: 11, Day: 23}

// A case lies over the made-up catalogue of base.txtar. Its comment says what
// it shows; lines of it that begin with "drafts", "remove", "symlink" or
// "folder" are orders. The file "want" holds the findings.
type testCase struct {
	archive *txtar.Archive
	files   fstest.MapFS
	options Options
}

// made replaces what must not stand in the source of a test.
var made = regexp.MustCompile(`\{\{([^}]+)\}\}`)

func expand(t *testing.T, s string) string {
	t.Helper()
	return made.ReplaceAllStringFunc(s, func(m string) string {
		switch name := strings.Trim(m, "{}"); {
		case name == "fnr":
			return nationalID(t)
		case name == "fnr2":
			return idFrom(t, "160390")
		case name == "token":
			return "ghp_" + strings.Repeat("Ab1", 12)
		case name == "mobil":
			return "4" + "12 34 567"
		case name == "epost":
			return "kari.nordmann" + "@" + "gmail.com"
		case strings.HasPrefix(name, "U+"):
			n, err := strconv.ParseUint(name[2:], 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			return string(rune(n))
		case strings.HasPrefix(name, "x"):
			n, err := strconv.ParseUint(name[1:], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			return string([]byte{byte(n)})
		default:
			t.Fatalf("unknown %s", m)
			return ""
		}
	})
}

// nationalID makes a number with the form of a real one.
func nationalID(t *testing.T) string {
	t.Helper()
	return idFrom(t, "150390")
}

// idFrom makes one that begins with a date.
func idFrom(t *testing.T, date string) string {
	t.Helper()
	for n := range 100_000 {
		id := fmt.Sprintf("%s%05d", date, n)
		if len(personal.NationalIDs([]byte(id))) == 1 {
			return id
		}
	}
	t.Fatal("no number has the form of a national identity number")
	return ""
}

func readArchive(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// base returns the made-up catalogue.
func base(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range readArchive(t, "testdata/base.txtar").Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

func readCase(t *testing.T, name string) testCase {
	t.Helper()
	c := testCase{archive: readArchive(t, name), files: base(t), options: Options{Today: today}}
	for line := range strings.Lines(string(c.archive.Comment)) {
		order, path, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch order {
		case "drafts":
			c.options.Drafts = true
		case "remove":
			delete(c.files, path)
		case "symlink":
			c.files[path] = &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("om.md")}
		case "folder":
			c.files[path] = &fstest.MapFile{Mode: fs.ModeDir}
		}
	}
	for _, f := range c.archive.Files {
		if f.Name != "want" {
			c.files[expand(t, f.Name)] = &fstest.MapFile{Data: []byte(expand(t, string(f.Data)))}
		}
	}
	return c
}

func findings(ps problem.List) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(problem.Text(p))
	}
	return b.String()
}

func TestBaseHasNoFindings(t *testing.T) {
	c, ps, err := Content(base(t), Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if len(ps) > 0 || c == nil {
		t.Errorf("catalogue: %v, findings:\n%s", c != nil, findings(ps))
	}
}

// ruleOf is the rule that a case is named after: "dobbelt--id.txtar" is about
// "dobbelt".
func ruleOf(file string) string {
	rule, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txtar"), "--")
	return rule
}

func caseFiles(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var cases []string
	for _, name := range all {
		if filepath.Base(name) != "base.txtar" {
			cases = append(cases, name)
		}
	}
	return cases
}

func TestCases(t *testing.T) {
	for _, name := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c := readCase(t, name)
			_, ps, err := Content(c.files, c.options)
			if err != nil {
				t.Fatal(err)
			}
			got := findings(ps)
			if *update {
				writeWant(t, name, c.archive, got)
			}
			if want := golden(c.archive); got != want {
				t.Errorf("findings:\n%s\nwant:\n%s", got, want)
			}
			for _, p := range ps {
				if rule := ruleOf(name); p.Rule.ID != rule && rule != "ingen" {
					t.Errorf("rule %s is raised too: %s", p.Rule.ID, p.Message())
				}
			}
			if len(ps) == 0 != (ruleOf(name) == "ingen") {
				t.Errorf("%d findings", len(ps))
			}
		})
	}
}

func golden(a *txtar.Archive) string {
	for _, f := range a.Files {
		if f.Name == "want" {
			return string(f.Data)
		}
	}
	return ""
}

func writeWant(t *testing.T, name string, a *txtar.Archive, got string) {
	t.Helper()
	var files []txtar.File
	for _, f := range a.Files {
		if f.Name != "want" {
			files = append(files, f)
		}
	}
	a.Files = files
	if got != "" {
		a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(got)})
	}
	if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// elsewhere are the rules that need what load does not have: the finished
// site's addresses and search, and the comparison of facts.
var elsewhere = []string{problem.Contradiction.ID, problem.SearchTest.ID, problem.SearchRank.ID, problem.DeadAlias.ID, problem.Live.ID}

func TestEveryRuleHasACase(t *testing.T) {
	covered := map[string]bool{}
	for _, name := range caseFiles(t) {
		covered[ruleOf(name)] = true
	}
	for _, rule := range elsewhere {
		covered[rule] = true
	}
	for _, rule := range problem.Rules {
		if !covered[rule.ID] {
			t.Errorf("no case for %s", rule.ID)
		}
		delete(covered, rule.ID)
	}
	delete(covered, "ingen")
	for rule := range covered {
		t.Errorf("a case is named after %s, which is no rule", rule)
	}
}
