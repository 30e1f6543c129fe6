package build

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/problem"
)

// A lesson is one section of the editors' manual: the files it shows, and the
// beginnings of the messages that they shall give.
type lesson struct {
	title string
	files []txtar.File
	says  []string
}

var fencePattern = regexp.MustCompile("^```(\\w*)(?: fil=(\\S+))?$")

// lessons reads the manual. A fenced block with "fil=" is a whole file; one of
// "melding" holds what katalog check says of the files of its section.
func lessons(t *testing.T, manual string) []lesson {
	t.Helper()
	all := []lesson{{}}
	var file, kind string
	var block []string
	inside := false
	for line := range strings.Lines(manual) {
		line = strings.TrimSuffix(line, "\n")
		now := &all[len(all)-1]
		switch m := fencePattern.FindStringSubmatch(line); {
		case inside && line == "```":
			inside = false
			if file != "" {
				now.files = append(now.files, txtar.File{Name: file, Data: []byte(strings.Join(block, "\n") + "\n")})
			}
			if kind == "melding" {
				now.says = append(now.says, block...)
			}
		case inside:
			block = append(block, line)
		case m != nil:
			inside, kind, file, block = true, m[1], m[2], nil
		case strings.HasPrefix(line, "```"):
			t.Errorf("the manual begins a block in an unknown way: %s", line)
		case strings.HasPrefix(line, "## "):
			all = append(all, lesson{title: strings.TrimPrefix(line, "## ")})
		}
	}
	if inside {
		t.Error("the last block of the manual does not end")
	}
	return slices.DeleteFunc(all, func(l lesson) bool { return len(l.files) == 0 && len(l.says) == 0 })
}

// TestManual runs the examples of the editors' manual, section by section, over
// a small made-up catalogue.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile(filepath.Join(realContent, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	all := lessons(t, string(manual))
	if len(all) == 0 {
		t.Fatal("the manual has no examples")
	}
	for _, l := range all {
		t.Run(l.title, func(t *testing.T) {
			t.Parallel()
			content := readArchive(t, "testdata/handbok-base.txtar")
			for _, f := range l.files {
				content[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			b, err := buildSite(input(content))
			if err != nil {
				t.Fatal(err)
			}
			compareMessages(t, b.result.Problems, l.says)
		})
	}
}

// compareMessages wants exactly these messages, each compared up to its "…".
func compareMessages(t *testing.T, found problem.List, want []string) {
	t.Helper()
	for i := range found {
		found[i].Pos.File = "content/" + found[i].Pos.File
	}
	have := messages(found, problem.Warning)
	for _, says := range want {
		begin, _, cut := strings.Cut(says, "…")
		i := slices.IndexFunc(have, func(line string) bool { return line == begin || cut && strings.HasPrefix(line, begin) })
		if i < 0 {
			t.Errorf("nothing says %q", says)
			continue
		}
		have = slices.Delete(have, i, i+1)
	}
	for _, line := range have {
		t.Errorf("the manual does not tell of: %s", line)
	}
}

// readArchive returns the files of an archive.
func readArchive(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}
