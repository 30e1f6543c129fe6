//go:build linux && amd64

package faults

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"modellkatalog/internal/promise"
)

// A recorder stands for a test whose errors are what is wanted.
type recorder struct {
	testing.TB
	told []string
}

// Errorf keeps what the test would have reported.
func (r *recorder) Errorf(format string, args ...any) {
	r.told = append(r.told, fmt.Sprintf(format, args...))
}

// tells whether the harness reported something.
func (r *recorder) tells(want string) bool {
	return slices.ContainsFunc(r.told, func(told string) bool { return strings.Contains(told, want) })
}

// naive is a writer that is wrong on purpose (testdata/naive).
func naive(t testing.TB, mode string) subject {
	file := program(t, "naive", "./internal/faults/testdata/naive", "CGO_ENABLED=0")
	return func(w *world) *exec.Cmd { return w.command(file, mode, w.newer, w.target) }
}

// TestPromise1TheHarnessBites lets the harness of every other test here try writers
// that are wrong, and wants to be told.
func TestPromise1TheHarnessBites(t *testing.T) {
	s, none := smallest(t), func(call) answer { return answer{} }
	withEIO := []syscall.Errno{syscall.EIO}
	older := func(w *world) *exec.Cmd {
		c := naive(t, "in-place")(w)
		c.Args[2] = w.older
		return c
	}
	bites := []struct {
		way   string
		wants []string
		try   func(t testing.TB)
	}{
		{"killed at a random time", []string{"torn"}, func(t testing.TB) { killAtRandomTimes(t, s, naive(t, "in-place"), promise.Times(4, 20)) }},
		{"killed at a system call", []string{"torn"}, func(t testing.TB) {
			killAtCalls(t, s, naive(t, "in-place"), none, sample, expectation{})
		}},
		{"a system call fails", []string{"torn", "not Norwegian"}, func(t testing.TB) {
			failAtCalls(t, s, naive(t, "in-place"), none, oneOfEachKind, withEIO)
		}},
		{"a system call fails", []string{"taken for success"}, func(t testing.TB) {
			failAtCalls(t, s, naive(t, "careless"), none, oneOfEachKind, withEIO)
		}},
		{"stopped", []string{"torn", "beside the target lies"}, func(t testing.TB) {
			stopAtRandomTimes(t, s, naive(t, "in-place"), syscall.SIGTERM, 143, promise.Times(3, 10))
			stopAtRandomTimes(t, s, naive(t, "careless"), syscall.SIGTERM, 143, promise.Times(3, 10))
		}},
		{"two at once", []string{"0 were refused"}, func(t testing.TB) { pairs(t, s, naive(t, "in-place"), older, 2) }},
		{"what is not ours", []string{"touches what is there"}, func(t testing.TB) { biteForeign(t, s) }},
		{"the next build fails", []string{"after the next build"}, func(t testing.TB) { biteNext(t, s) }},
		{"a build that hangs", []string{"does not end"}, func(t testing.TB) { biteHanging(t, s) }},
	}
	tries, broken := 0, 0
	for _, b := range bites {
		r := &recorder{TB: t}
		b.try(r)
		for _, want := range b.wants {
			tries++
			if !r.tells(want) {
				broken++
				t.Errorf("%s: no %q among the %d reports: %q", b.way, want, len(r.told), r.told)
			}
		}
	}
	promise.Tried(t, 1, "the harness finds fault with a naive writer", tries, broken)
}

// biteForeign lets a naive writer remove what is not ours.
func biteForeign(t testing.TB, s scene) {
	w := newWorld(t, s)
	defer w.remove(t)
	writeFiles(t, w.target, map[string]string{"notat.txt": "mitt"})
	if faults := refuses(t, w, naive(t, "in-place")(w), ""); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

// biteNext leaves a target that no build can replace.
func biteNext(t testing.TB, s scene) {
	w := newWorld(t, s)
	defer w.remove(t)
	writeFiles(t, w.target, map[string]string{"notat.txt": "mitt"})
	if faults := w.next(t); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

// biteHanging runs a program that waits for ever.
func biteHanging(t testing.TB, s scene) {
	w := newWorld(t, s)
	defer w.remove(t)
	e, err := trace(w.command("/bin/sleep", "1000000"), time.Second, tracer{onCall: func(call) answer { return answer{} }})
	if err != nil {
		t.Fatal(err)
	}
	if faults := w.judge(e, expectation{}); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

// TestPromise1TheHarnessBitesOnAFullDisk does the same where disks can be mounted.
func TestPromise1TheHarnessBitesOnAFullDisk(t *testing.T) {
	if !inside(t, 0) {
		return
	}
	r := &recorder{TB: t}
	n := fillDisk(r, smallest(t), naive(t, "in-place"), func(w *world, percent int) {
		writeFiles(t, w.base, map[string]string{"disk/fyll/a": strings.Repeat("f", int(freeOn(t, w).Bfree)*page*(100-percent)/100)})
	})
	broken := 0
	if !r.tells("torn") {
		broken++
		t.Errorf("no torn site among the %d reports: %q", len(r.told), r.told)
	}
	promise.Tried(t, 1, "the harness finds fault with a naive writer on a full disk", n.tries, broken)
}
