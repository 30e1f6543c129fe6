//go:build linux && amd64

package faults

import (
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"modellkatalog/internal/promise"
)

// words are what the message of a failed build says of an error of the system.
var words = map[syscall.Errno]string{
	syscall.ENOSPC: "disken er full",
	syscall.EIO:    "disken kan ikke leses eller skrives",
	syscall.EACCES: "du har ikke tilgang",
	syscall.EMFILE: "for mange filer er åpne",
	syscall.EDQUOT: "plassen du har på disken, er brukt opp",
	syscall.EROFS:  "disken kan bare leses",
}

// errnos are the errors that every call is tried with.
var errnos = []syscall.Errno{syscall.ENOSPC, syscall.EIO, syscall.EACCES, syscall.EMFILE, syscall.EDQUOT}

// TestPromise1EveryCallFails lets one system call of a build fail, each in its
// turn, with each error: every call of a small build in make faults, and some of the
// real one; in make test one of each kind and every rename, with one error each. The
// build must tell of it, where the call changes the disk.
func TestPromise1EveryCallFails(t *testing.T) {
	type trial struct {
		way    string
		scene  func(testing.TB) scene
		onCall func(call) answer
		some   func([]moment) []moment // nil for all
		with   []syscall.Errno         // one after the other
	}
	none, twoRenames := func(call) answer { return answer{} }, noExchange(syscall.EINVAL)
	trials := []trial{{"exchange", smallest, none, oneOfEachKind, errnos}, {"two renames", smallest, twoRenames, oneOfEachKind, errnos}}
	if promise.Times(0, 1) == 1 {
		trials = []trial{{"the real site", whole, none, func(of []moment) []moment { return everyNth(of, len(of)/300) }, errnos}}
		for _, errno := range errnos {
			of := errno.Error() + ", "
			trials = append(trials, trial{of + "exchange", smallest, none, nil, []syscall.Errno{errno}}, trial{of + "two renames", smallest, twoRenames, nil, []syscall.Errno{errno}})
		}
	}
	for _, c := range trials {
		t.Run(c.way, func(t *testing.T) {
			t.Parallel()
			n := failAtCalls(t, c.scene(t), theBuild(t), c.onCall, c.some, c.with)
			promise.Tried(t, 1, "a system call fails, "+c.way, n.tries, n.broken)
		})
	}
}

// failAtCalls lets the calls of a program fail that have to do with files, one in
// each run: some of them, nil for all, with one error after the other.
func failAtCalls(t testing.TB, s scene, program subject, onCall func(call) answer, some func([]moment) []moment, with []syscall.Errno) (n tally) {
	t.Helper()
	moments := momentsOf(t, s, program, onCall)
	if some != nil {
		moments = some(moments)
	}
	for i, at := range moments {
		if at.kind == "" {
			continue
		}
		w, errno := newWorld(t, s), with[i%len(with)]
		what, e, hit := failOne(t, oneProcessor(program(w)), at, errno, onCall)
		faults := w.judge(e, hit.expectation(w, errno))
		if what != "" { // a program may make fewer calls than before
			n.add(t, what, e, append(faults, w.next(t)...))
		}
		w.remove(t)
	}
	return n
}

// failOne runs a program and lets one call fail.
func failOne(t testing.TB, c *exec.Cmd, at moment, errno syscall.Errno, onCall func(call) answer) (what string, e ending, hit struck) {
	t.Helper()
	count, begun := counter{}, false
	e = mustTrace(t, c, func(c call) answer {
		begun = begun || c.kind() == "lock"
		if !count.reaches(c, at) || c.kind() != at.kind {
			return onCall(c)
		}
		hit = struck{c.kind(), c.file(), c.changes(), begun}
		what = fmt.Sprintf("%v with %v", c, errno)
		return answer{fail: errno, done: c.kind() == "close" || c.kind() == "sync"} // these do their work, and may still fail
	})
	return what, e, hit
}

// struck is the call that was let fail.
type struck struct {
	kind, file     string
	changes, begun bool // it changes the disk; the build had begun on the target
}

// expectation is what a build has to say of the call that failed. It can do without
// a call that only looks, and without what the runtime reads before it begins.
func (s struck) expectation(w *world, errno syscall.Errno) expectation {
	ours := strings.HasPrefix(s.file, w.base) || strings.HasPrefix(s.file, w.content)
	return expectation{words: words[errno], fail: ours && s.changes && s.kind != "unlink", early: !s.begun}
}

// TestPromise1TheDiskStaysBroken lets a call of a build fail and every like one
// after it, as on a disk that is full, taken out or mounted anew for reading. What
// cannot be removed then stays until the next build.
func TestPromise1TheDiskStaysBroken(t *testing.T) {
	s := smallest(t)
	var n tally
	for _, c := range []struct {
		errno syscall.Errno
		hits  func(call) bool
	}{
		{syscall.ENOSPC, call.takesSpace}, {syscall.EDQUOT, call.takesSpace}, {syscall.EROFS, call.changes},
		{syscall.EIO, func(c call) bool { return c.kind() != "" && c.kind() != "close" }},
		{syscall.EMFILE, func(c call) bool { return c.kind() == "open" }},
		{syscall.EACCES, func(c call) bool { return byPath[c.nr] }},
	} {
		w := newWorld(t, s)
		calls := 0
		e := failFrom(t, w, c.hits, 0, 1<<30, &calls)
		if n.add(t, "none fails", e, w.judge(e, expectation{})); calls == 0 {
			t.Errorf("%v: no call to fail", c.errno)
		}
		w.remove(t)
		for i := range promise.Times(1, 60) {
			from := 1 + (2*i+1)*calls/(2*promise.Times(1, 60))
			w, again := newWorld(t, s), 0
			e := failFrom(t, w, c.hits, c.errno, from, &again)
			faults := w.judge(e, expectation{words: words[c.errno]})
			n.add(t, fmt.Sprintf("%v from call %d of %d on", c.errno, from, calls), e, append(faults, w.next(t)...))
			w.remove(t)
		}
	}
	promise.Tried(t, 1, "the disk stays broken", n.tries, n.broken)
}

// TestPromise1NeitherRename lets the new site not get the name of the older one, where
// names cannot be exchanged, and the older one not get it back. It is all there is, and
// stays until the next build.
func TestPromise1NeitherRename(t *testing.T) {
	var n tally
	for _, errno := range errnos[:promise.Times(1, len(errnos))] {
		w := newWorld(t, smallest(t))
		renames := 0
		e := mustTrace(t, w.build(t), func(c call) answer {
			a := noExchange(syscall.EINVAL)(c)
			if a.fail != 0 || c.kind() != "rename" {
				return a
			}
			if renames++; renames > 1 {
				a.fail = errno
			}
			return a
		})
		faults := w.judge(e, expectation{words: words[errno], missing: true, fail: true})
		if state := w.state(); state != "none" {
			faults = append(faults, "the target should not be there, and is "+state)
		}
		n.add(t, fmt.Sprintf("two renames fail with %v", errno), e, append(faults, w.next(t)...))
		w.remove(t)
	}
	promise.Tried(t, 1, "neither rename", n.tries, n.broken)
}

// failFrom lets the calls fail that have to do with the disk of the target and
// are among those hit, from a certain one on. It counts them.
func failFrom(t *testing.T, w *world, hits func(call) bool, errno syscall.Errno, from int, calls *int) ending {
	t.Helper()
	return mustTrace(t, w.build(t), func(c call) answer {
		if c.kind() == "" || !hits(c) || !strings.HasPrefix(c.file(), w.beside) {
			return answer{}
		}
		if *calls++; *calls < from {
			return answer{}
		}
		return answer{fail: errno, done: c.kind() == "close"}
	})
}
