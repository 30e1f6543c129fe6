//go:build linux && amd64

package faults

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"modellkatalog/internal/promise"
)

// racesFound is the exit code of a program that found races in itself.
const racesFound = 66

// TestRaces makes the real site again and again, with a program that looks for data
// races, on one to 32 processors. The detector writes each race that it finds to a
// file, and the program then ends with a code of its own; both are counted, and seen
// to be on a program that has a race.
func TestRaces(t *testing.T) {
	racy := program(t, "racy", "./internal/faults/testdata/racy", "CGO_ENABLED=1", "-race")
	if n, e := races(t, exec.Command(racy)); n == 0 || e.code != racesFound {
		t.Fatalf("a race is not seen: %d reports, %v", n, e)
	}
	s := small(t)
	if promise.Times(0, 1) == 1 {
		s = whole(t)
	}
	detecting := program(t, "katalog-race", "./cmd/katalog", "CGO_ENABLED=1", "-race")
	w := newWorld(t, s)
	defer w.remove(t)
	var n tally
	for i := range promise.Times(1, 200) {
		c := w.command(detecting, "build", "--content", w.content, "-o", w.target, "--date", today)
		c.Env = append(c.Env, "GOMAXPROCS="+strconv.Itoa(32-i%32))
		reports, e := races(t, c)
		var faults []string
		if reports > 0 || e.code != 0 {
			faults = append(faults, fmt.Sprintf("%d data races", reports))
		}
		if state := w.state(); state != "new" {
			faults = append(faults, "the target is "+state)
		}
		n.add(t, c.Env[len(c.Env)-1], e, faults)
	}
	promise.Tried(t, 3, "data races in a full build, "+s.name, n.tries, n.broken)
}

// races runs a program that looks for races and counts its reports.
func races(t *testing.T, c *exec.Cmd) (reports int, e ending) {
	t.Helper()
	folder := t.TempDir()
	c.Env = append(c.Env, "GORACE=halt_on_error=0 exitcode="+strconv.Itoa(racesFound)+" log_path="+filepath.Join(folder, "race"))
	e = mustRun(t, c)
	logs, err := filepath.Glob(filepath.Join(folder, "race.*"))
	mustDo(t, err)
	for _, name := range logs {
		text, err := os.ReadFile(name)
		mustDo(t, err)
		reports += bytes.Count(text, []byte("WARNING: DATA RACE"))
		t.Logf("%v:\n%s", c.Args, text)
	}
	return reports, e
}
