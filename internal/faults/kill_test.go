//go:build linux && amd64

package faults

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"modellkatalog/internal/promise"
)

// TestPromise1KilledAtRandomTimes kills builds at times spread over their whole
// length.
func TestPromise1KilledAtRandomTimes(t *testing.T) {
	for _, c := range []struct {
		scene       func(testing.TB) scene
		quick, slow int
	}{{small, 14, 1000}, {whole, 4, 200}} {
		s := c.scene(t)
		n := killAtRandomTimes(t, s, theBuild(t), promise.Times(c.quick, c.slow))
		promise.Tried(t, 1, "killed at a random time, "+s.name, n.tries, n.broken)
	}
}

// killAtRandomTimes kills the program again and again. How long it takes is
// learnt anew from those that end before they are killed.
func killAtRandomTimes(t testing.TB, s scene, program subject, times int) (n tally) {
	t.Helper()
	const seed = 1
	random := rand.New(rand.NewPCG(seed, uint64(times)))
	length, killed := 2*time.Second, 0
	for range times {
		w := newWorld(t, s)
		wait := time.Duration(random.Int64N(int64(length + length/8)))
		began := time.Now()
		e, err := run(program(w), func(p *os.Process) {
			time.Sleep(wait)
			_ = p.Kill() // it may have ended
		})
		if err != nil {
			t.Fatal(err)
		}
		if e.signal == syscall.SIGKILL {
			killed++
		} else {
			length = (length + time.Since(began)) / 2
		}
		faults := w.judge(e, expectation{})
		n.add(t, fmt.Sprintf("killed after %v", wait), e, append(faults, w.next(t)...))
		w.remove(t)
	}
	if killed < times/4 {
		t.Errorf("only %d of %d builds were killed", killed, times)
	}
	return n
}

// TestPromise1KilledAtEveryCall kills a small build at a system call, again and
// again, as the kernel exchanges folders and as it would where it cannot. Between
// the two renames of the latter there is no target: the next build brings it back.
func TestPromise1KilledAtEveryCall(t *testing.T) {
	for name, way := range map[string]struct {
		onCall  func(call) answer
		missing bool
	}{
		"exchange":    {func(call) answer { return answer{} }, false},
		"two renames": {noExchange(syscall.EINVAL), true},
		"no call":     {noExchange(syscall.ENOSYS), true},
	} {
		n, missing := killAtCalls(t, smallest(t), theBuild(t), way.onCall, expectation{missing: way.missing})
		promise.Tried(t, 1, "killed at a system call, "+name, n.tries, n.broken)
		if way.missing != (missing > 0) {
			t.Errorf("%s: %d times there was no target", name, missing)
		}
	}
}

// noExchange lets every exchange of two folders fail.
func noExchange(errno syscall.Errno) func(call) answer {
	return func(c call) answer {
		if c.isExchange() {
			return answer{fail: errno}
		}
		return answer{}
	}
}

// killAtCalls kills the program at its system calls: at every one in make faults, at
// some of each kind in make test. It counts how often no target was left.
func killAtCalls(t testing.TB, s scene, program subject, onCall func(call) answer, want expectation) (n tally, missing int) {
	t.Helper()
	for _, at := range callsToKillAt(t, s, program, onCall) {
		w := newWorld(t, s)
		var last call
		what := ""
		seen := map[string]int{}
		e := mustTrace(t, oneProcessor(program(w)), func(c call) answer {
			seen[c.kind()]++
			if last.number == 0 && at.is(c, seen) {
				last, what = c, c.String()
				return answer{kill: true}
			}
			return onCall(c)
		})
		faults := w.judge(e, want)
		if w.state() == "none" {
			missing++
		}
		n.add(t, what, e, append(faults, w.next(t)...))
		w.remove(t)
	}
	return n, missing
}

// oneProcessor lets a Go program make its calls in nearly the same order each time.
func oneProcessor(c *exec.Cmd) *exec.Cmd {
	c.Env = append(c.Env, "GOMAXPROCS=1")
	return c
}

// A moment is one system call of a program: the nth of all, or of a kind.
type moment struct {
	kind string // "" for any
	n    int
}

func (m moment) is(c call, seen map[string]int) bool {
	if m.kind == "" {
		return c.number == m.n
	}
	return c.kind() == m.kind && seen[m.kind] == m.n
}

// callsToKillAt are the moments of a program to kill it at. The calls that change
// the disk are few; in make test the first, the middle and the last of each kind
// are tried, and the two renames.
func callsToKillAt(t testing.TB, s scene, program subject, onCall func(call) answer) (all []moment) {
	t.Helper()
	w := newWorld(t, s)
	defer w.remove(t)
	seen, changing := map[string]int{}, map[string][]int{}
	e := mustTrace(t, oneProcessor(program(w)), func(c call) answer {
		seen[c.kind()]++
		if c.kind() != "" && c.changes() {
			changing[c.kind()] = append(changing[c.kind()], seen[c.kind()])
		}
		return onCall(c)
	})
	if e.code != 0 {
		t.Fatal("the program does not work when it is let alone: ", e)
	}
	if promise.Times(0, 1) == 1 {
		for n := range e.calls {
			all = append(all, moment{n: n + 1})
		}
		return all
	}
	for kind, ns := range changing {
		for i, n := range ns {
			if i == 0 || i == len(ns)/2 || i == len(ns)-1 || kind == "rename" {
				all = append(all, moment{kind, n})
			}
		}
	}
	return all
}
