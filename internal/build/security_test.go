package build

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSecurity holds SECURITY.md to the tests that are there: each that it names
// exists, and each that is named after a promise stands in the row of that promise.
func TestSecurity(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "SECURITY.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(root, "*", "*", "*_test.go"))
	if err != nil || len(files) == 0 {
		t.Fatal("no tests", err)
	}
	there := map[string]bool{}
	function := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range function.FindAllSubmatch(source, -1) {
			there[string(m[1])] = true
		}
	}
	named := map[string]string{} // the promise in whose row a test stands
	row, test := regexp.MustCompile(`^\| (\d+) \|`), regexp.MustCompile("`((?:Test|Fuzz)\\w+)`")
	var rows []string
	for line := range strings.Lines(string(data)) {
		m := row.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		rows = append(rows, m[1])
		for _, name := range test.FindAllStringSubmatch(line, -1) {
			named[name[1]] = m[1]
			if !there[name[1]] {
				t.Errorf("there is no %s", name[1])
			}
		}
	}
	if want := strings.Fields("1 2 3 4 5 6 7 8 9 10 11"); !slices.Equal(rows, want) {
		t.Errorf("promises %v, want %v", rows, want)
	}
	promise := regexp.MustCompile(`^TestPromise(\d+)`)
	for name := range there {
		if m := promise.FindStringSubmatch(name); m != nil && named[name] != m[1] {
			t.Errorf("%s does not stand beside promise %s", name, m[1])
		}
	}
}
