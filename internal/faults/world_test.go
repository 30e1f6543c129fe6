//go:build linux && amd64

package faults

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// olderAddress is that of the older site of a scene.
const olderAddress = "https://eldre.example/sted/"

// today is the day that the builds here are made for.
const today = "2026-11-01"

// A scene is a content, the older site that is published, and the site that a
// build makes of the content. Worlds are made from it, and it stays as it is.
type scene struct {
	name         string
	content      string // folder
	older, newer string // folders with the older site and the new one
	old, new     tree   // what is in them
}

// scenes are those made already, by name.
var scenes struct {
	sync.Mutex
	made map[string]scene
}

// smallest is a catalogue of settings alone, over a site of few files, so that its
// build has few system calls.
func smallest(t testing.TB) scene {
	return newScene(t, "smallest", func(content, older string) {
		writeFiles(t, content, map[string]string{"katalog.toml": "tittel = \"Prøvekatalogen\"\nsprak = [\"nb\"]\n"})
		files := map[string]string{
			"index.html": "gammel forside", "om/index.html": "gammel om", "fylker/provefylket/index.html": "nedlagt", "css/a.css": "p{}",
		}
		manifest := "katalog-manifest 1 modellkatalog\n"
		for _, name := range slices.Sorted(maps.Keys(files)) {
			manifest += fmt.Sprintf("%x %d %s\n", sha256.Sum256([]byte(files[name])), len(files[name]), name)
		}
		files[".katalog-manifest"] = manifest
		writeFiles(t, older, files)
	})
}

// small is a made-up catalogue with a file of each sort, over another one.
func small(t testing.TB) scene {
	return newScene(t, "small", func(content, older string) {
		writeFiles(t, content, smallContent)
		buildOlder(t, content, older)
	})
}

// whole is the real content. The older site has it at another address, so that
// no page is the same.
func whole(t testing.TB) scene {
	return newScene(t, "whole", func(content, older string) {
		if err := copyTree(content, filepath.Join(root, "content")); err != nil {
			t.Fatal(err)
		}
		buildOlder(t, content, older)
	})
}

// newScene makes the folders of a scene once: fill puts in the content and the
// older site, and a build makes the new one.
func newScene(t testing.TB, name string, fill func(content, older string)) scene {
	t.Helper()
	program := katalog(t)
	scenes.Lock()
	defer scenes.Unlock()
	if s, ok := scenes.made[name]; ok {
		return s
	}
	folder := filepath.Join(shared, name)
	s := scene{name: name, content: filepath.Join(folder, "content"), older: filepath.Join(folder, "older"), newer: filepath.Join(folder, "newer")}
	if err := os.MkdirAll(s.content, 0o755); err != nil {
		t.Fatal(err)
	}
	fill(s.content, s.older)
	s.old = mustReadTree(t, s.older)
	if e := mustRun(t, exec.Command(program, "build", "--content", s.content, "-o", s.newer, "--date", today)); e.code != 0 {
		t.Fatal("the scene cannot be built: ", e)
	}
	s.new = mustReadTree(t, s.newer)
	if s.old.differs(s.new) == "" || len(s.new) < 20 {
		t.Fatal("the scene has no new site")
	}
	if scenes.made == nil {
		scenes.made = map[string]scene{}
	}
	scenes.made[name] = s
	return s
}

func buildOlder(t testing.TB, content, older string) {
	t.Helper()
	c := exec.Command(katalog(t), "build", "--content", content, "-o", older, "--date", today, "--base-url", olderAddress)
	if e := mustRun(t, c); e.code != 0 {
		t.Fatal("the older site cannot be built: ", e)
	}
}

// A world is a place where a build is tried: a target folder with the older site,
// alone in its folder, a home and a folder to run in.
type world struct {
	scene
	base, home, beside, target string
}

// newWorld makes a world. It is to be removed, since there are many of them.
func newWorld(t testing.TB, s scene) *world {
	t.Helper()
	return newWorldOn(t, s, func(string) {})
}

// newWorldOn makes a world in which the folder "disk" holds what is written;
// mount may mount something there.
func newWorldOn(t testing.TB, s scene, mount func(base string)) *world {
	t.Helper()
	base, err := os.MkdirTemp(shared, "world-")
	if err != nil {
		t.Fatal(err)
	}
	mount(base)
	w := &world{scene: s, base: base, home: filepath.Join(base, "hjem"), beside: filepath.Join(base, "disk", "ut")}
	w.target = filepath.Join(w.beside, "public")
	for _, folder := range []string{base, w.home, filepath.Dir(w.beside), w.beside} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := copyTree(w.target, s.older); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) remove(t testing.TB) {
	t.Helper()
	for _, folder := range []string{w.beside, w.target, filepath.Join(w.target, "om")} {
		_ = os.Chmod(folder, 0o755) // where a test has closed it; it may not be there
	}
	if err := os.RemoveAll(w.base); err != nil {
		t.Error(err)
	}
}

// build is a build of the world's content, as a user would start it.
func (w *world) build(t testing.TB, more ...string) *exec.Cmd {
	t.Helper()
	return w.command(katalog(t), append([]string{"build", "--content", w.content, "-o", w.target, "--date", today}, more...)...)
}

// A subject is a program that is tried: it shall put the new site of a world in
// place of the older one.
type subject func(w *world) *exec.Cmd

// theBuild is the subject that all this is about.
func theBuild(t testing.TB) subject { return func(w *world) *exec.Cmd { return w.build(t) } }

// command is a program that is run in the world, with little around it.
func (w *world) command(program string, args ...string) *exec.Cmd {
	c := exec.Command(program, args...)
	c.Dir = w.home
	c.Env = []string{"HOME=" + w.home, "PATH=" + os.Getenv("PATH"), "LANG=nb_NO.UTF-8"}
	return c
}

// brokenContent is a folder with content that cannot be published.
func brokenContent(t testing.TB) string {
	t.Helper()
	folder := filepath.Join(shared, "broken")
	writeFiles(t, folder, map[string]string{"katalog.toml": "titel = \"Prøvekatalogen\"\n"})
	return folder
}

// state tells what the target holds: "old", "new", "none", or how it is torn.
func (w *world) state() string {
	have, err := readTree(w.target)
	if os.IsNotExist(err) {
		return "none"
	}
	if err != nil {
		return "torn: " + err.Error()
	}
	old, fresh := have.differs(w.old), have.differs(w.new)
	switch {
	case fresh == "":
		return "new"
	case old == "":
		return "old"
	}
	return "torn: as the older site, but " + old + "; as the new one, but " + fresh
}

// litter lists what lies beside the target.
func (w *world) litter() []string {
	entries, err := os.ReadDir(w.beside)
	if err != nil {
		return []string{err.Error()}
	}
	var names []string
	for _, e := range entries {
		if e.Name() != filepath.Base(w.target) {
			names = append(names, e.Name())
		}
	}
	return names
}

// smallContent has a county with a model, a page, an attachment and a vocabulary.
var smallContent = map[string]string{
	"katalog.toml":         "tittel = \"Prøvekatalogen\"\nsprak = [\"nb\"]\n",
	"begreper/fylker.toml": "[[fylke]]\nid = \"provefylket\"\nnr = \"91\"\nnb = \"Prøvefylket\"\nmalform = \"noytral\"\nrute = [0, 0]\n",
	"fylker/provefylket/egenbeskrivelse.md": "+++\ntittel = \"Samarbeidet\"\nstatus = \"publisert\"\noppdatert = 2025-11-20\n" +
		"kilde = \"fylket\"\nopphav = \"fylket\"\n+++\n\n## Slik samarbeider de\n\n" + strings.Repeat("De møtes hver måned og snakker sammen.\n\n", 20),
	"sider/om.md": "+++\ntittel = \"Om katalogen\"\nstatus = \"publisert\"\noppdatert = 2026-01-01\n+++\n\nDette er en oppdiktet katalog.\n\n![To sirkler](sirkler.svg)\n",
	"sider/sirkler.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><title>To sirkler</title><circle cx="5" cy="5" r="4"/></svg>` +
		"\n",
}
