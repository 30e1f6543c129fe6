//go:build linux && amd64

package faults

import (
	"fmt"
	"math/rand/v2"
	"os"
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
	}{{small, 20, 1000}, {whole, 0, 200}} {
		times := promise.Times(c.quick, c.slow)
		if times == 0 {
			continue
		}
		s := c.scene(t)
		n := killAtRandomTimes(t, s, theBuild(t), times)
		promise.Tried(t, 1, "killed at a random time, "+s.name, n.tries, n.broken)
	}
}

// killAtRandomTimes kills the program again and again. How long it takes is
// learnt from a first run, and anew from each that ends before it is killed.
func killAtRandomTimes(t testing.TB, s scene, program subject, times int) (n tally) {
	t.Helper()
	const seed = 1
	random := rand.New(rand.NewPCG(seed, uint64(times)))
	length, killed := howLong(t, s, program), 0
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

// howLong tells how long a program takes when it is let alone.
func howLong(t testing.TB, s scene, program subject) time.Duration {
	t.Helper()
	w := newWorld(t, s)
	defer w.remove(t)
	began := time.Now()
	if e := mustRun(t, program(w)); e.code != 0 {
		t.Fatal("the program does not work when it is let alone: ", e)
	}
	return time.Since(began)
}

// TestPromise1KilledAtEveryCall kills a small build at a system call, again and
// again, as the kernel exchanges folders and as it would where it cannot. Between
// the two renames of the latter there is no target: the next build brings it back.
func TestPromise1KilledAtEveryCall(t *testing.T) {
	for _, c := range []struct {
		name    string
		onCall  func(call) answer
		missing bool
	}{
		{"exchange", func(call) answer { return answer{} }, false},
		{"two renames", noExchange(syscall.EINVAL), true},
		{"two renames, no such call", noExchange(syscall.ENOSYS), true},
	}[:promise.Times(2, 3)] {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			n, missing := killAtCalls(t, smallest(t), theBuild(t), c.onCall, fewOrAll, expectation{missing: c.missing})
			promise.Tried(t, 1, "killed at a system call, "+c.name, n.tries, n.broken)
			if c.missing != (missing > 0) {
				t.Errorf("%d times there was no target", missing)
			}
		})
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

// fewOrAll gives some of the moments that change the disk in make test, and all
// moments in make faults.
func fewOrAll(of []moment) []moment {
	if promise.Times(1, 0) == 1 {
		return sample(of)
	}
	return of
}

// killAtCalls kills the program at some of its system calls. It counts how often no
// target was left.
func killAtCalls(t testing.TB, s scene, program subject, onCall func(call) answer, some func([]moment) []moment, want expectation) (n tally, missing int) {
	t.Helper()
	for _, at := range some(momentsOf(t, s, program, onCall)) {
		w := newWorld(t, s)
		what := ""
		count := counter{}
		e := mustTrace(t, oneProcessor(program(w)), func(c call) answer {
			if what == "" && count.reaches(c, at) {
				what = c.String()
				return answer{kill: true}
			}
			return onCall(c)
		})
		faults := w.judge(e, want)
		if w.state() == "none" {
			missing++
		}
		if what != "" { // a program may make fewer calls than before
			n.add(t, what, e, append(faults, w.next(t)...))
		}
		w.remove(t)
	}
	return n, missing
}
