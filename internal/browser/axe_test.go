package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// toolFile returns the path of a file of an npm package, which npm ci has put in
// the folder npm; the error says how.
func toolFile(name string) (string, error) {
	file := filepath.Join("npm", "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(file); err != nil {
		return "", fmt.Errorf("%w\nrun make npm, or npm ci in internal/browser/npm", err)
	}
	return file, nil
}

// readAxe reads the accessibility rules that run in a page.
var readAxe = sync.OnceValues(func() (string, error) {
	file, err := toolFile("axe-core/axe.min.js")
	if err != nil {
		return "", err
	}
	source, err := os.ReadFile(file)
	return string(source), err
})

// addAxe puts the rules into every page that the tab opens from now on.
func (t *tab) addAxe() error {
	source, err := readAxe()
	if err != nil {
		return err
	}
	_, err = chromedp.Call(t.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
	return err
}

// undecided is something that axe-core cannot decide by itself, and that somebody
// has looked into and found right.
type undecided struct {
	Rule     string `json:"rule"`
	Selector string `json:"selector"` // of the elements that it holds for
	reason   string
}

// undecidedFile lists them.
const undecidedFile = "testdata/axe-undecided.txt"

// readUndecided reads a list with lines of rule, selector and reason between tabs.
func readUndecided(list string) ([]undecided, error) {
	all := []undecided{}
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || strings.TrimSpace(f[2]) == "" {
			return nil, fmt.Errorf("want rule, selector and reason with a tab between: %q", line)
		}
		all = append(all, undecided{f[0], f[1], f[2]})
	}
	return all, nil
}

// axeQuestion asks a page for what breaks the rules, and for what they cannot
// decide and nobody has looked into.
var axeQuestion = sync.OnceValues(func() (string, error) {
	list, err := os.ReadFile(undecidedFile)
	if err != nil {
		return "", err
	}
	known, err := readUndecided(string(list))
	if err != nil {
		return "", fmt.Errorf("%s: %w", undecidedFile, err)
	}
	data, err := json.Marshal(known)
	return "await axeFaults(" + string(data) + ")", err
})

func mustAskAxe(t *testing.T) string {
	t.Helper()
	question, err := axeQuestion()
	must(t, err)
	return question
}

// TestUndecided shows which lists are refused.
func TestUndecided(t *testing.T) {
	for list, want := range map[string]bool{
		"# a\n\nrule\t.a > b\tbecause\n": true,
		"rule\t.a\n":                     false,
		"rule\t.a\t \n":                  false,
		"rule .a because\n":              false,
	} {
		if _, err := readUndecided(list); (err == nil) != want {
			t.Errorf("%q: error %v", list, err)
		}
	}
}
