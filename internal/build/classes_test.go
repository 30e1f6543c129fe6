package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"modellkatalog"
)

var (
	classPattern    = regexp.MustCompile(`\sclass=(?:"([^"]*)"|([^\s>"]+))`)
	selectorPattern = regexp.MustCompile(`\.([a-z][a-z0-9-]*)`)
	rulePattern     = regexp.MustCompile(`\{[^{}]*\}`)
)

// namedOnly are what text says of its parts without a rule of ours: a site with
// styles of its own may want to mark them.
var namedOnly = []string{"anker", "ekstern", "noteref", "noter-tittel"}

// TestClasses holds every class of a page to be one that a style or a script is
// about: a class without is one whose rule was lost, or nothing. The golden pages
// have what the real content has not.
func TestClasses(t *testing.T) {
	known := slices.Clone(namedOnly)
	texts := []string{scriptText(t)}
	for _, sheet := range styles(t) {
		texts = append(texts, rulePattern.ReplaceAllString(sheet, ""))
	}
	for _, text := range texts {
		for _, m := range selectorPattern.FindAllStringSubmatch(text, -1) {
			known = append(known, m[1])
		}
	}
	b := realSite(t)
	pages := map[string]string{}
	for _, name := range b.pages() {
		data, _ := b.files.Lookup(name)
		pages[name] = string(data)
	}
	golden, err := filepath.Glob("../page/testdata/*.golden.html")
	if err != nil || len(golden) == 0 {
		t.Fatal("golden pages", golden, err)
	}
	for _, name := range golden {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = string(data)
	}
	told := map[string]bool{}
	for name, page := range pages {
		for _, m := range classPattern.FindAllStringSubmatch(page, -1) {
			for _, class := range strings.Fields(m[1] + m[2]) {
				if told[class] || slices.Contains(known, class) {
					continue
				}
				told[class] = true
				t.Errorf("%s: no style and no script is about the class %s", name, class)
			}
		}
	}
}

// scriptText gives the scripts of the site.
func scriptText(t *testing.T) string {
	t.Helper()
	names, err := fs.Glob(modellkatalog.Static(), "js/*.js")
	if err != nil || len(names) == 0 {
		t.Fatal("scripts", names, err)
	}
	var all strings.Builder
	for _, name := range names {
		data, err := fs.ReadFile(modellkatalog.Static(), name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}
