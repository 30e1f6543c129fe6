//go:build linux && amd64

package faults

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"modellkatalog/internal/promise"
)

// TestPromise9TwoBuildsAtOnce starts two builds on one target at the same time, one
// of the new site and one of the older. One is refused, and told who is at work, or
// they come one after the other; the target is what one of them made.
func TestPromise9TwoBuildsAtOnce(t *testing.T) {
	older := func(w *world) *exec.Cmd { return w.build(t, "--base-url", olderAddress) }
	n, refused := pairs(t, small(t), theBuild(t), older, promise.Times(3, 50))
	if refused == 0 {
		t.Error("no build met another")
	}
	promise.Tried(t, 9, "two builds at once", n.tries, n.broken)
}

// pairs starts two programs at once, again and again. It counts how often one was
// refused because of the other.
func pairs(t testing.TB, s scene, newer, older subject, times int) (n tally, refused int) {
	t.Helper()
	for range times {
		w := newWorld(t, s)
		first, second := together(t, newer(w), older(w))
		refusals := w.refusals(first, second.pid) + w.refusals(second, first.pid)
		refused += refusals
		faults := w.judgePair(first, second, refusals)
		n.add(t, fmt.Sprintf("two at once, the other ends with %v", second.ending), first.ending, append(faults, w.next(t)...))
		w.remove(t)
	}
	return n, refused
}

// numbered is the ending of a process with a number.
type numbered struct {
	ending
	pid int
}

// together starts two programs and waits for both.
func together(t testing.TB, a, b *exec.Cmd) (first, second numbered) {
	t.Helper()
	var wait sync.WaitGroup
	for c, n := range map[*exec.Cmd]*numbered{a: &first, b: &second} {
		wait.Go(func() {
			e, err := run(c, func(p *os.Process) { n.pid = p.Pid })
			if err != nil {
				t.Error(err)
			}
			n.ending = e
		})
	}
	wait.Wait()
	return first, second
}

// refusals is 1 for a build that was refused because another one is at work, and
// names it.
func (w *world) refusals(e numbered, other int) int {
	const form = "katalog: kan ikke skrive nettstedet til %s: prosess %d bygger nettstedet i denne mappen nå; vent til den er ferdig\n"
	if e.code == 3 && e.stderr == fmt.Sprintf(form, w.target, other) {
		return 1
	}
	return 0
}

// judgePair tells what is wrong after two builds at once.
func (w *world) judgePair(newer, older numbered, refusals int) (faults []string) {
	published := 0
	for _, e := range []numbered{newer, older} {
		if e.code == 0 && e.signal == 0 {
			published++
		}
	}
	if published == 0 || published+refusals != 2 {
		faults = append(faults, fmt.Sprintf("%d published and %d were refused", published, refusals))
	}
	switch state := w.state(); {
	case state != "old" && state != "new",
		newer.code != 0 && state != "old",
		older.code != 0 && state != "new":
		faults = append(faults, "the target is "+state)
	}
	if litter := w.litter(); len(litter) > 0 {
		faults = append(faults, fmt.Sprintf("beside the target lies %q", litter))
	}
	return faults
}
