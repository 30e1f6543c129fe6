//go:build linux && amd64

package faults

import (
	"os/exec"
	"testing"
)

// A moment is one system call of a program: the nth of its number, which is nearly
// the same call each time.
type moment struct {
	nr      uint64
	n       int
	kind    string
	changes bool // what is on the disk
}

// momentsOf are the system calls that a program makes when it is let alone. Where an
// exchange of names is refused, they are those after it: until then all is as it
// is without.
func momentsOf(t testing.TB, s scene, program subject, onCall func(call) answer) (all []moment) {
	t.Helper()
	w := newWorld(t, s)
	defer w.remove(t)
	count := counter{}
	e := mustTrace(t, oneProcessor(program(w)), func(c call) answer {
		count[c.nr]++
		all = append(all, moment{c.nr, count[c.nr], c.kind(), c.changes()})
		a := onCall(c)
		if a.fail != 0 {
			all = nil
		}
		return a
	})
	if e.code != 0 {
		t.Fatal("the program does not work when it is let alone: ", e)
	}
	return all
}

// counter counts the calls of a program by their number.
type counter map[uint64]int

// reaches counts a call, and tells whether it is the one of a moment.
func (n counter) reaches(c call, at moment) bool {
	n[c.nr]++
	return c.nr == at.nr && n[c.nr] == at.n
}

// oneProcessor lets a Go program make its calls in nearly the same order each time.
func oneProcessor(c *exec.Cmd) *exec.Cmd {
	c.Env = append(c.Env, "GOMAXPROCS=1")
	return c
}

// sample gives a few of the moments that change the disk, evenly spread, and every
// rename.
func sample(of []moment) (all []moment) {
	const n = 6
	var changing []moment
	for _, at := range of {
		if at.changes {
			changing = append(changing, at)
		}
	}
	for i, at := range changing {
		if at.kind == "rename" || i*n/len(changing) != (i+1)*n/len(changing) {
			all = append(all, at)
		}
	}
	return all
}

// everyNth gives some of the moments that have to do with files, evenly spread.
func everyNth(of []moment, n int) (all []moment) {
	i := 0
	for _, at := range of {
		if at.kind == "" {
			continue
		}
		if i++; i%max(n, 1) == 0 {
			all = append(all, at)
		}
	}
	return all
}

// oneOfEachKind gives a moment of each call that has to do with files, one that
// changes the disk and one that does not, each in another part of the program; and
// every rename.
func oneOfEachKind(of []moment) (all []moment) {
	type sort struct {
		nr      uint64
		changes bool
	}
	have, order := map[sort][]moment{}, []sort{}
	for _, at := range of {
		of := sort{at.nr, at.changes}
		if have[of] == nil {
			order = append(order, of)
		}
		have[of] = append(have[of], at)
	}
	for turn, of := range order {
		switch some := have[of]; some[0].kind {
		case "":
		case "rename":
			all = append(all, some...)
		default:
			all = append(all, some[turn*len(some)/len(order)])
		}
	}
	return all
}
