//go:build linux && amd64

package faults

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"modellkatalog/internal/promise"
)

// A swap is what may happen to a content file or folder after it was listed and
// before it is read. A build tells of it, or makes a site of what it read.
type swap struct {
	what  string
	do    func(file string) error
	words string // what a build that fails says; "" where it may end otherwise
}

var fileSwaps = []swap{
	{"removed", os.Remove, "den finnes ikke"},
	{"changed", func(file string) error { return appendTo(file, "\n") }, ""},
	{"cut", func(file string) error { return os.Truncate(file, 10) }, ""},
	{"emptied", func(file string) error { return os.Truncate(file, 0) }, ""},
	{"a pipe", func(file string) error { return replace(file, func() error { return unix.Mkfifo(file, 0o644) }) }, "det er ikke en vanlig fil"},
	{"a device", func(file string) error { return replace(file, func() error { return os.Symlink("/dev/zero", file) }) }, "det er en symbolsk lenke"},
	{"a link", func(file string) error {
		return replace(file, func() error { return os.Symlink("katalog.toml", file) })
	}, "det er en symbolsk lenke"},
	{"a folder", func(file string) error { return replace(file, func() error { return os.Mkdir(file, 0o755) }) }, "det er en mappe, ikke en fil"},
	{"not to be read", func(file string) error { return os.Chmod(file, 0) }, "du har ikke tilgang"},
}

var folderSwaps = []swap{
	{"removed", os.RemoveAll, "den finnes ikke"},
	{"a pipe", func(folder string) error { return replace(folder, func() error { return unix.Mkfifo(folder, 0o644) }) }, "det er ikke en vanlig fil"},
	{"a link", func(folder string) error { return replace(folder, func() error { return os.Symlink("/", folder) }) }, "det er en symbolsk lenke"},
	{"a file", func(folder string) error {
		return replace(folder, func() error { return os.WriteFile(folder, nil, 0o644) })
	}, "en fil, ikke en mappe"},
	{"not to be read", func(folder string) error { return os.Chmod(folder, 0) }, "du har ikke tilgang"},
}

func replace(file string, by func() error) error {
	if err := os.RemoveAll(file); err != nil {
		return err
	}
	return by()
}

func appendTo(file, text string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	return f.Close()
}

// TestPromise8ContentChangesWhileItIsRead changes a content file when the build is
// about to open it.
func TestPromise8ContentChangesWhileItIsRead(t *testing.T) {
	var n tally
	files := []string{"sider/sirkler.svg", "fylker/provefylket/egenbeskrivelse.md", "katalog.toml", "begreper/fylker.toml", "sider/om.md"}
	for _, file := range files[:promise.Times(1, len(files))] {
		for _, c := range fileSwaps {
			swapWhileBuilding(t, &n, file, c)
		}
	}
	folders := []string{"sider", "fylker/provefylket", "fylker", "begreper"}
	for _, folder := range folders[:promise.Times(1, len(folders))] {
		for _, c := range folderSwaps {
			swapWhileBuilding(t, &n, folder, c)
		}
	}
	promise.Tried(t, 8, "a content file changes between listing and reading", n.tries, n.broken)
}

func swapWhileBuilding(t *testing.T, n *tally, name string, c swap) {
	t.Helper()
	w := newWorld(t, small(t))
	defer w.remove(t)
	give(t, w)
	content := filepath.Join(w.base, "innhold")
	mustDo(t, copyTree(content, w.content))
	at, swapped := filepath.Join(content, name), false
	e := mustTrace(t, asUser(w.build(t, "--content", content)), func(k call) answer {
		if !swapped && k.kind() == "open" && k.file() == at {
			swapped = true
			if err := c.do(at); err != nil {
				t.Error(err)
			}
		}
		return answer{}
	})
	n.add(t, name+" "+c.what, e, w.afterSwap(t, e, c.words, swapped))
	if c.what == "not to be read" {
		mustDo(t, os.Chmod(at, 0o755)) // so that it can be removed
	}
}

// afterSwap tells what is wrong after a content file was swapped: either the build
// fails as it should, or it finds fault with the content, or it publishes a whole site.
func (w *world) afterSwap(t *testing.T, e ending, words string, swapped bool) (faults []string) {
	t.Helper()
	if !swapped {
		return []string{"the file was never opened"}
	}
	switch state := w.state(); {
	case words != "" || e.code == 3:
		if e.code != 3 {
			faults = append(faults, "the build should fail")
		}
		faults = append(faults, w.judge(e, expectation{words: words})...)
	case e.code == 1 && (state != "old" || e.stderr == ""):
		faults = append(faults, fmt.Sprintf("a build with findings leaves the target %s", state))
	case e.code == 0:
		made := mustReadTree(t, w.target)
		if e := mustRun(t, w.build(t, "--content", filepath.Join(w.base, "innhold"))); e.code != 0 {
			faults = append(faults, "built again: "+e.String())
		}
		if d := made.differs(mustReadTree(t, w.target)); d != "" {
			faults = append(faults, "built again, it is another site: "+d)
		}
	case e.code != 1:
		faults = append(faults, "a build should not end so")
	}
	if litter := w.litter(); len(litter) > 0 {
		faults = append(faults, fmt.Sprintf("beside the target lies %q", litter))
	}
	return append(faults, w.next(t)...)
}
