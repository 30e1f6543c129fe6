package build

import (
	"context"
	"html"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"modellkatalog"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/site"
)

// today is the date that the builds of the tests are decided against.
var today = catalogue.Date{Year: 2026, Month: 11, Day: 23}

// realContent is the folder that is published.
var realContent = filepath.Join(root, "content")

// built is a site in memory and what the build said of it.
type built struct {
	files  *site.Memory
	result Result
}

func input(content fs.FS) Input {
	return Input{Content: content, Layouts: modellkatalog.Layouts(), Static: modellkatalog.Static(), Today: today}
}

func buildSite(in Input) (built, error) {
	b := built{files: &site.Memory{}}
	var err error
	b.result, err = Site(context.Background(), in, b.files)
	return b, err
}

// buildReal builds the real content, once for all tests.
var buildReal = sync.OnceValues(func() (built, error) { return buildSite(input(os.DirFS(realContent))) })

func realSite(t testing.TB) built {
	t.Helper()
	b, err := buildReal()
	if err != nil {
		t.Fatal(err)
	}
	if b.result.Failed(true) {
		t.Fatalf("the real content has findings:\n%s", strings.Join(messages(b.result.Problems, problem.Warning), "\n"))
	}
	return b
}

// messages gives the findings from a level up, one line each.
func messages(found problem.List, from problem.Level) []string {
	var lines []string
	for _, p := range found {
		if p.Rule.Level >= from {
			line, _, _ := strings.Cut(problem.Text(p), "\n")
			lines = append(lines, line)
		}
	}
	return lines
}

// page returns a page of the site by its address.
func (b built) page(t *testing.T, address string) string {
	t.Helper()
	data, ok := b.files.Lookup(strings.TrimPrefix(address, "/") + "index.html")
	if !ok {
		t.Fatalf("no page at %s", address)
	}
	return string(data)
}

// pages lists the paths of the pages.
func (b built) pages() []string {
	var all []string
	for _, name := range b.files.Paths() {
		if path.Ext(name) == ".html" {
			all = append(all, name)
		}
	}
	return all
}

// TestRealContent holds what is published to no errors and no warnings. Tips are
// listed for whoever looks (go test -v).
func TestRealContent(t *testing.T) {
	b := realSite(t)
	for _, line := range messages(b.result.Problems, problem.Tip) {
		t.Log(line)
	}
	if b.result.Pages != len(b.pages()) || b.result.Files != len(b.files.Paths()) || b.result.Counties == 0 {
		t.Errorf("%d pages, %d files and %d counties are counted; the site has %d pages and %d files",
			b.result.Pages, b.result.Files, b.result.Counties, len(b.pages()), len(b.files.Paths()))
	}
}

// TestMissingScript shows that no page goes without the script that it asks for.
func TestMissingScript(t *testing.T) {
	in := input(os.DirFS(realContent))
	in.Static = fstest.MapFS{"icons/katalog.svg": {Data: []byte("<svg/>")}}
	const want = "page /fylker/: no script js/finn.js"
	if _, err := buildSite(in); err == nil || err.Error() != want {
		t.Errorf("the build says %v, want %s", err, want)
	}
}

// TestLanguages shows that every page is there in both written standards.
func TestLanguages(t *testing.T) {
	b := realSite(t)
	for _, name := range b.pages() {
		other, lang := "nn/"+name, "nb"
		if first, isNN := strings.CutPrefix(name, "nn/"); isNN {
			other, lang = first, "nn"
		}
		if _, ok := b.files.Lookup(other); !ok {
			t.Errorf("%s is there, %s is not", name, other)
		}
		data, _ := b.files.Lookup(name)
		if !strings.Contains(string(data), `<html lang="`+lang+`"`) {
			t.Errorf("%s does not say that its language is %s", name, lang)
		}
	}
}

var (
	addressPattern = regexp.MustCompile(`\s(?:href|src|action)="([^"]*)"`)
	idPattern      = regexp.MustCompile(`\sid="([^"]*)"`)
)

// TestLinks follows every internal link of the finished pages, without the help
// of the site's own check.
func TestLinks(t *testing.T) {
	b := realSite(t)
	ids := map[string]bool{}
	for _, name := range b.files.Paths() {
		ids[name] = true
		data, _ := b.files.Lookup(name)
		for _, m := range idPattern.FindAllSubmatch(data, -1) {
			ids[name+"#"+html.UnescapeString(string(m[1]))] = true
		}
	}
	followed := 0
	for _, name := range b.pages() {
		data, _ := b.files.Lookup(name)
		for _, m := range addressPattern.FindAllSubmatch(data, -1) {
			href := html.UnescapeString(string(m[1]))
			to, internal := follow(t, name, href)
			if !internal {
				continue
			}
			followed++
			if !ids[to] {
				t.Errorf("%s: %q leads to %s, which is not there", name, href, to)
			}
		}
	}
	if followed < len(b.pages()) {
		t.Errorf("only %d links on %d pages", followed, len(b.pages()))
	}
}

// follow returns the file, and the id after a "#", that an address leads to.
func follow(t *testing.T, page, href string) (to string, internal bool) {
	t.Helper()
	u, err := url.Parse(href)
	if err != nil {
		t.Errorf("%s: %v", page, err)
		return "", false
	}
	if u.Scheme != "" || u.Host != "" {
		return "", false
	}
	u = (&url.URL{Path: "/" + page}).ResolveReference(u)
	to = strings.TrimPrefix(u.Path, "/")
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	if u.Fragment != "" {
		to += "#" + u.Fragment
	}
	return to, true
}
