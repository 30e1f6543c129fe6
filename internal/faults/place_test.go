//go:build linux && amd64

package faults

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"modellkatalog/internal/promise"
)

// A place is a target that must not be written to, or not be taken away.
type place struct {
	what   string
	change func(t *testing.T, w *world) // makes it so
	target string                       // from the folder that the target lies in
	words  string                       // in the message
}

// foreign are places that hold what is not ours, or that are something else than
// a folder of our own.
var foreign = []place{
	{"a folder with files", func(t *testing.T, w *world) {
		writeFiles(t, w.beside, map[string]string{"public/viktig.txt": "viktig"})
		mustDo(t, os.Remove(filepath.Join(w.target, ".katalog-manifest")))
	}, "public", "ikke laget av katalog"},
	{"a file among ours", func(t *testing.T, w *world) { writeFiles(t, w.target, map[string]string{"om/notat.txt": "mitt"}) }, "public", "om/notat.txt"},
	{"a hidden file among ours", func(t *testing.T, w *world) { writeFiles(t, w.target, map[string]string{".htaccess": "mitt"}) }, "public", ".htaccess"},
	{"a link among ours", func(t *testing.T, w *world) { mustDo(t, os.Symlink("/", filepath.Join(w.target, "om", "alt"))) }, "public", "om/alt"},
	{"a manifest that is cut", func(t *testing.T, w *world) { mustDo(t, os.Truncate(filepath.Join(w.target, ".katalog-manifest"), 60)) }, "public", "kan ikke leses"},
	{"a repository", func(t *testing.T, w *world) { mustDo(t, os.MkdirAll(filepath.Join(w.target, ".git"), 0o755)) }, "public", "git-depot"},
	{"a folder in our site", nil, "public/om/ny", "ligger inne i nettstedet"},
	{"a file", func(t *testing.T, w *world) { writeFiles(t, w.beside, map[string]string{"fil": "mitt"}) }, "fil", "en fil med dette navnet"},
	{"below a file", func(t *testing.T, w *world) { writeFiles(t, w.beside, map[string]string{"fil": "mitt"}) }, "fil/public", "en fil, ikke en mappe"},
	{"a pipe", func(t *testing.T, w *world) { mustDo(t, unix.Mkfifo(filepath.Join(w.beside, "ror"), 0o644)) }, "ror", "en fil med dette navnet"},
	{"a link to our site", func(t *testing.T, w *world) { mustDo(t, os.Symlink("public", filepath.Join(w.beside, "lenke"))) }, "lenke", "symbolsk lenke"},
	{"a link to nothing", func(t *testing.T, w *world) { mustDo(t, os.Symlink("borte", filepath.Join(w.beside, "lenke"))) }, "lenke", "symbolsk lenke"},
	{"a link to itself", func(t *testing.T, w *world) { mustDo(t, os.Symlink("lenke", filepath.Join(w.beside, "lenke"))) }, "lenke/public", "symbolsk lenke"},
	{"the root", nil, strings.Repeat("../", 30), "roten av disken"},
	{"the home", nil, "../../hjem", "hjemmemappen"},
	{"above the home", nil, "../..", "hjemmemappen"},
	{"the content", nil, "../../innhold", "som nettstedet lages av"},
	{"in the content", nil, "../../innhold/sider/ny", "som nettstedet lages av"},
	{"too long a name", nil, strings.Repeat("å", 127), "navnet er for langt"},
}

// TestPromise2NothingForeignIsTouched builds to places that are not ours. The
// build must refuse, and everything stays as it was.
func TestPromise2NothingForeignIsTouched(t *testing.T) {
	var n tally
	for _, p := range foreign {
		w := newWorld(t, smallest(t))
		mustDo(t, copyTree(filepath.Join(w.base, "innhold"), w.content))
		if p.change != nil {
			p.change(t, w)
		}
		n.add(t, p.what, ending{}, refuses(t, w, w.build(t, "--content", filepath.Join(w.base, "innhold"), "-o", w.beside+"/"+p.target), p.words))
		w.remove(t)
	}
	promise.Tried(t, 2, "the target holds what is not ours", n.tries, n.broken)
}

// TestPromise5AHostileTarget builds twice to a folder whose name would move a
// terminal: once to be told that all is well, and once to be refused.
func TestPromise5AHostileTarget(t *testing.T) {
	w := newWorld(t, smallest(t))
	defer w.remove(t)
	name := "pub\x1b[31mlic\u202e\n"
	var n tally
	for _, what := range []string{"done", "refused"} {
		e := mustRun(t, w.build(t, "-o", filepath.Join(w.beside, name)))
		var faults []string
		if said := e.stdout + e.stderr; strings.ContainsAny(said, "\x1b\u202e") || !strings.Contains(said, "pub\ufffd[31mlic\ufffd") {
			faults = append(faults, "it is not told harmlessly")
		}
		n.add(t, what, e, faults)
		writeFiles(t, filepath.Join(w.beside, name), map[string]string{"notat.txt": "mitt"})
	}
	promise.Tried(t, 5, "a target with a hostile name", n.tries, n.broken)
}

// refuses tells what is wrong with a build that must refuse and touch nothing in
// the world.
func refuses(t testing.TB, w *world, c *exec.Cmd, words string) (faults []string) {
	t.Helper()
	before := mustReadTree(t, w.base)
	e := mustRun(t, c)
	if e.code != 3 {
		faults = append(faults, "the build should refuse: "+e.String())
	} else {
		faults = messageFaults(e.stderr, "", expectation{words: words, early: true})
	}
	if d := mustReadTree(t, w.base).differs(before); d != "" {
		faults = append(faults, "it touches what is there: "+d)
	}
	return faults
}

// TestPromise2MountPoints builds to folders that are mounted and to disks that can
// only be read.
func TestPromise2MountPoints(t *testing.T) {
	if !inside(t, 0) {
		return
	}
	var n tally
	for _, p := range []place{
		{"another disk", func(t *testing.T, w *world) {
			mustDo(t, os.MkdirAll(filepath.Join(w.beside, "montert"), 0o755))
			mountTmpfs(t, filepath.Join(w.beside, "montert"), "")
		}, "montert", "monteringspunkt"},
		{"our site, mounted", func(t *testing.T, w *world) { bind(t, w.target, w.target, 0) }, "public", "monteringspunkt"},
		{"our site, mounted for reading", func(t *testing.T, w *world) { bind(t, w.target, w.target, unix.MS_RDONLY) }, "public", "monteringspunkt"},
		{"a disk for reading", func(t *testing.T, w *world) { bind(t, w.beside, w.beside, unix.MS_RDONLY) }, "public", words[syscall.EROFS]},
		{"a new folder on a disk for reading", func(t *testing.T, w *world) { bind(t, w.beside, w.beside, unix.MS_RDONLY) }, "ny/public", words[syscall.EROFS]},
	} {
		w := newWorld(t, smallest(t))
		p.change(t, w)
		n.add(t, p.what, ending{}, refuses(t, w, w.build(t, "-o", filepath.Join(w.beside, p.target)), p.words))
		unmountBelow(t, w)
		w.remove(t)
	}
	w := newWorldOn(t, smallest(t), func(base string) { mountTmpfs(t, filepath.Join(base, "disk"), "") })
	e := mustRun(t, w.build(t))
	n.add(t, "a folder on another disk", e, w.judge(e, expectation{fail: e.code != 0}))
	unmountBelow(t, w)
	w.remove(t)
	promise.Tried(t, 2, "the target is mounted", n.tries, n.broken)
}

// unmountBelow unmounts what was mounted in a world.
func unmountBelow(t *testing.T, w *world) {
	t.Helper()
	for _, folder := range []string{w.target, filepath.Join(w.beside, "montert"), w.beside, filepath.Dir(w.beside)} {
		for unix.Unmount(folder, 0) == nil { // until nothing is mounted there
		}
	}
}

// TestPromise1WithoutLeave builds as a user who may not write where the target lies,
// may not read it, or may not take the older site away.
func TestPromise1WithoutLeave(t *testing.T) {
	var n tally
	for _, p := range []place{
		{"the folder around", func(t *testing.T, w *world) { mustDo(t, os.Chmod(w.beside, 0o555)) }, "", "du har ikke tilgang"},
		{"the folder above", func(t *testing.T, w *world) { mustDo(t, os.Chmod(w.beside, 0o555)) }, "ny/public", "du har ikke tilgang"},
		{"the site, unreadable", func(t *testing.T, w *world) { mustDo(t, os.Chmod(w.target, 0)) }, "", "du har ikke tilgang"},
		{"a file, unreadable", func(t *testing.T, w *world) { mustDo(t, os.Chmod(filepath.Join(w.target, ".katalog-manifest"), 0)) }, "", "du har ikke tilgang"},
		{"the site, not to be emptied", func(t *testing.T, w *world) { mustDo(t, os.Chmod(w.target, 0o555)) }, "", "lov til å tømme"},
		{"a folder in it, not to be emptied", func(t *testing.T, w *world) { mustDo(t, os.Chmod(filepath.Join(w.target, "om"), 0o555)) }, "", "lov til å tømme"},
	} {
		w := newWorld(t, smallest(t))
		give(t, w)
		p.change(t, w)
		c := w.build(t)
		if p.target != "" {
			c = w.build(t, "-o", filepath.Join(w.beside, p.target))
		}
		n.add(t, p.what, ending{}, refuses(t, w, asUser(c), p.words))
		w.remove(t)
	}
	promise.Tried(t, 1, "the user may not", n.tries, n.broken)
}

// nobody is the user that has nothing (Debian).
const nobody = 65534

// give makes a world that of the user that asUser runs programs as.
func give(t testing.TB, w *world) {
	t.Helper()
	if !maySwitch() {
		return
	}
	mustDo(t, filepath.WalkDir(w.base, func(name string, _ os.DirEntry, err error) error {
		return errors.Join(err, os.Lchown(name, nobody, nobody))
	}))
}

// maySwitch tells whether this process can run another as that user: it is root,
// and not only so in a namespace of its own.
func maySwitch() bool {
	users, err := os.ReadFile("/proc/self/uid_map")
	var first, outside, count int64
	_, scanned := fmt.Sscan(string(users), &first, &outside, &count)
	return os.Getuid() == 0 && err == nil && scanned == nil && count > nobody
}

// asUser lets a program run as a user whom the system can refuse something.
func asUser(c *exec.Cmd) *exec.Cmd {
	if maySwitch() {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return c
}

func mustDo(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
