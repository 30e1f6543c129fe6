//go:build linux && amd64

package faults

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"modellkatalog/internal/promise"
)

// TestPromise1OnTheDiskInOrder looks at the order of what a build asks of the disk,
// since no test here can cut the power: the new site is on the disk, whole, before
// it gets its name, and the exchange of names is, before the older site is removed.
func TestPromise1OnTheDiskInOrder(t *testing.T) {
	var n tally
	for name, onCall := range map[string]func(call) answer{"exchange": func(call) answer { return answer{} }, "two renames": noExchange(syscall.EINVAL)} {
		w := newWorld(t, smallest(t))
		var done []string
		e := mustTrace(t, w.build(t), func(c call) answer {
			a := onCall(c)
			if what := w.step(c); what != "" && a.fail == 0 {
				a.after = func(c call) {
					if c.result >= 0 {
						done = append(done, what)
					}
				}
			}
			return a
		})
		n.add(t, name, e, append(w.judge(e, expectation{}), orderFaults(done)...))
		w.remove(t)
	}
	promise.Tried(t, 1, "on the disk in order", n.tries, n.broken)
}

// Steps of a build, as the disk sees them.
const (
	change   = "change"   // of what is to be the new site
	flush    = "flush"    // of all of that
	publish  = "publish"  // by a rename
	settle   = "settle"   // of the names around the target
	takeAway = "takeAway" // of what is beside the target
)

// step tells which step a call is.
func (w *world) step(c call) string {
	fresh, old := filepath.Join(w.beside, ".public.katalog-ny"), filepath.Join(w.beside, ".public.katalog-gammel")
	switch kind := c.kind(); {
	case kind == "" || !c.changes() || kind == "close":
		return ""
	case kind == "rename" && c.file() == fresh:
		return publish
	case kind == "sync" && c.nr == unix.SYS_SYNCFS && strings.HasPrefix(c.file(), fresh):
		return flush
	case kind == "sync" && c.file() == w.beside:
		return settle
	case kind == "unlink" && (strings.HasPrefix(c.file(), fresh) || strings.HasPrefix(c.file(), old)):
		return takeAway
	case strings.HasPrefix(c.file(), fresh):
		return change
	}
	return ""
}

// orderFaults tells what is wrong with the order of steps.
func orderFaults(done []string) (faults []string) {
	at := func(what string) int {
		for i, d := range done {
			if d == what {
				return i
			}
		}
		return -1
	}
	lastChange := -1
	for i, d := range done {
		if d == change && (at(publish) < 0 || i < at(publish)) {
			lastChange = i
		}
	}
	if !(lastChange >= 0 && lastChange < at(flush) && at(flush) < at(publish)) {
		faults = append(faults, fmt.Sprintf("the last change is step %d, it is brought to the disk in %d and published in %d", lastChange, at(flush), at(publish)))
	}
	if !(at(publish) < at(settle) && at(settle) < at(takeAway)) {
		faults = append(faults, fmt.Sprintf("it is published in step %d, the names are on the disk in %d, and the older site is removed from %d on", at(publish), at(settle), at(takeAway)))
	}
	return faults
}
