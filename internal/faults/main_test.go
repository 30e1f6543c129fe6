//go:build linux && amd64

package faults

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// root is the root of the module, as seen from this package.
const root = "../.."

// programsVariable tells a child in namespaces of its own where the programs lie
// that were built before it.
const programsVariable = "KATALOG_TEST_PROGRAMS"

// shared is a folder that every user can read, for what the tests have in common.
var shared string

func TestMain(m *testing.M) { os.Exit(inSharedFolder(m.Run)) }

func inSharedFolder(run func() int) int {
	folder, err := os.MkdirTemp("", "katalog-faults-")
	if err == nil {
		err = os.Chmod(folder, 0o755)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	shared = folder
	return run()
}

// programs are those built already, by name.
var programs struct {
	sync.Mutex
	built map[string]string
}

// katalog is the program as it is handed out.
func katalog(t testing.TB) string {
	t.Helper()
	return program(t, "katalog", "./cmd/katalog", "CGO_ENABLED=0", "-trimpath")
}

// program builds a package of the module once and returns where the program lies.
func program(t testing.TB, name, pkg, cgo string, flags ...string) string {
	t.Helper()
	programs.Lock()
	defer programs.Unlock()
	if file, ok := programs.built[name]; ok {
		return file
	}
	file := filepath.Join(os.Getenv(programsVariable), name)
	if _, err := os.Stat(file); err != nil || os.Getenv(programsVariable) == "" {
		file = filepath.Join(shared, name)
		c := exec.Command("go", append(append([]string{"build", "-buildvcs=false", "-o", file}, flags...), pkg)...)
		c.Dir, c.Env = root, append(os.Environ(), cgo)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", c.Args, err, out)
		}
	}
	if programs.built == nil {
		programs.built = map[string]string{}
	}
	programs.built[name] = file
	return file
}
