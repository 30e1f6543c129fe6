package build

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/promise"
)

const realName = "the real content"

// contents are the real content and those of the cases, in memory.
func contents(t *testing.T) map[string]fstest.MapFS {
	t.Helper()
	all := map[string]fstest.MapFS{realName: {}}
	err := fs.WalkDir(os.DirFS(realContent), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(realContent, name))
		all[realName][name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		content := fstest.MapFS{}
		for _, f := range archive.Files {
			if name, ok := strings.CutPrefix(f.Name, "content/"); ok {
				content[name] = &fstest.MapFile{Data: f.Data}
			}
		}
		if len(content) > 0 {
			all[name] = content
		}
	}
	return all
}

// counted counts how often each file is opened.
type counted struct {
	fs.FS
	mu     *sync.Mutex
	opened map[string]int
}

func (c counted) Open(name string) (fs.File, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.opened[name]++
	return c.FS.Open(name)
}

func (c counted) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(c.FS, name) }
func (c counted) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(c.FS, name) }

// TestPromise8Sources builds every content, also such as has findings to quote, as
// Windows' editors save it, with a byte order mark and CRLF: the findings and the
// bytes are the same, and each source is opened once, so that nothing is told of a
// file that is not what was published.
func TestPromise8Sources(t *testing.T) {
	files, marked, different, again := 0, 0, 0, 0
	for name, content := range contents(t) {
		want, saved := plainly(t, name, content), counted{fstest.MapFS{}, &sync.Mutex{}, map[string]int{}}
		for file, f := range content {
			if files++; slices.Contains([]string{".md", ".toml", ".tsv"}, path.Ext(file)) {
				marked++
				f = &fstest.MapFile{Data: append([]byte("\ufeff"), bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))...)}
			}
			saved.FS.(fstest.MapFS)[file] = f
		}
		have, err := buildSite(input(saved))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := listed(have.result.Problems), listed(want.result.Problems); got != want {
			different++
			t.Errorf("%s: findings\n%snot\n%s", name, got, want)
		}
		different += compareSites(t, have, want)
		for file := range content {
			if saved.opened[file] != 1 {
				again++
				t.Errorf("%s: %s is opened %d times", name, file, saved.opened[file])
			}
		}
	}
	promise.Tried(t, 8, "files saved with a byte order mark and CRLF", marked, different)
	promise.Tried(t, 8, "sources read once", files, again)
}

// plainly builds a content as it is.
func plainly(t *testing.T, name string, content fstest.MapFS) built {
	t.Helper()
	if name == realName {
		return realSite(t)
	}
	b, err := buildSite(input(content))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
