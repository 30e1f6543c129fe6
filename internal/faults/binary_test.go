//go:build linux && amd64

package faults

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"debug/elf"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"modellkatalog/internal/promise"
)

// TestPromise3TheSameBinary builds the program from two folders, and wants the same
// bytes: from copies that no version control knows, with -buildvcs=false, and from
// two clones of one commit, whose number and time go into the program.
func TestPromise3TheSameBinary(t *testing.T) {
	var n tally
	for _, c := range []struct {
		what    string
		vcs     string
		prepare func(t *testing.T, folder string)
	}{
		{"a copy", "-buildvcs=false", copySource},
		{"a clone", "-buildvcs=true", cloneSource},
	} {
		hashes := map[string]string{}
		for i, name := range []string{"a", "et annet sted å"} {
			source := filepath.Join(t.TempDir(), name)
			c.prepare(t, source)
			hashes[buildFrom(t, source, c.vcs, i > 0 && promise.Times(0, 1) == 1)] = source
		}
		var faults []string
		if len(hashes) != 1 {
			faults = append(faults, fmt.Sprintf("two programs: %v", hashes))
		}
		n.add(t, c.what, ending{}, faults)
	}
	promise.Tried(t, 3, "the program, from two folders", n.tries, n.broken)
}

// buildFrom builds the program in a folder and gives its hash. In make faults the
// second of two compiles everything anew; in make test what is compiled is shared, and
// only what the folder brings in can make a difference.
func buildFrom(t *testing.T, source, vcs string, anew bool) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "katalog")
	c := exec.Command("go", "build", "-trimpath", vcs, "-o", out, "./cmd/katalog")
	c.Dir, c.Env = source, append(os.Environ(), "CGO_ENABLED=0")
	if anew {
		c.Env = append(c.Env, "GOCACHE="+t.TempDir())
	}
	if said, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", c.Args, err, said)
	}
	data, err := os.ReadFile(out)
	mustDo(t, err)
	return fmt.Sprintf("%x", sha256.Sum256(data))
}

// copySource copies what the program is built from.
func copySource(t *testing.T, folder string) {
	t.Helper()
	for _, name := range []string{"content", "layouts", "static"} {
		mustDo(t, copyTree(filepath.Join(folder, name), filepath.Join(root, name)))
	}
	code := map[string]string{}
	for _, pattern := range []string{"go.mod", "go.sum", "*.go", "cmd/*/*.*", "internal/*/*.*"} {
		names, err := fs.Glob(os.DirFS(root), pattern)
		mustDo(t, err)
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join(root, name))
			mustDo(t, err)
			code[name] = string(data)
		}
	}
	writeFiles(t, folder, code)
}

// cloneSource makes a repository with one commit, the same each time.
func cloneSource(t *testing.T, folder string) {
	t.Helper()
	copySource(t, folder)
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-q", "-m", "Alt"}} {
		c := exec.Command("git", args...)
		c.Dir = folder
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
			"GIT_AUTHOR_NAME=P", "GIT_AUTHOR_EMAIL=p@example.no", "GIT_AUTHOR_DATE=2026-11-01T00:00:00Z",
			"GIT_COMMITTER_NAME=P", "GIT_COMMITTER_EMAIL=p@example.no", "GIT_COMMITTER_DATE=2026-11-01T00:00:00Z")
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v (this needs git)\n%s", args, err, said)
		}
	}
}

// TestTheBinaryNeedsNoLibrary shows that the program as it is handed out has no C in
// it and asks for no library, and does not tell where it was built.
func TestTheBinaryNeedsNoLibrary(t *testing.T) {
	file := katalog(t)
	info, err := buildinfo.ReadFile(file)
	mustDo(t, err)
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if settings["CGO_ENABLED"] != "0" || settings["-trimpath"] != "true" {
		t.Errorf("built with %v", settings)
	}
	binary, err := elf.Open(file)
	mustDo(t, err)
	defer binary.Close()
	libraries, err := binary.ImportedLibraries()
	mustDo(t, err)
	if len(libraries) > 0 || binary.Section(".interp") != nil {
		t.Errorf("it is linked to %q, interpreter: %v", libraries, binary.Section(".interp") != nil)
	}
	data, err := os.ReadFile(file)
	mustDo(t, err)
	here, err := filepath.Abs(root)
	mustDo(t, err)
	if bytes.Contains(data, []byte(here+"/")) {
		t.Errorf("it tells of %s", here)
	}
}
