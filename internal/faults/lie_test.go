//go:build linux && amd64

package faults

import (
	"strings"
	"testing"

	"modellkatalog/internal/promise"
)

// TestPromise1ADiskThatLies builds on a disk that takes only half of what it is
// given. Where it says so, the rest is given again; where it does not, what is read
// back is not what was written, and nothing is published.
func TestPromise1ADiskThatLies(t *testing.T) {
	var n tally
	for what, c := range map[string]struct {
		answer
		expectation
	}{
		"half is written": {answer{half: true}, expectation{}},
		"half is written, and all is said to be": {answer{half: true, lie: true},
			expectation{fail: true, words: "det som ble lest tilbake, er ikke det som ble skrevet"}},
	} {
		w := newWorld(t, smallest(t))
		e := mustTrace(t, w.build(t), func(k call) answer {
			if k.kind() != "write" || !strings.Contains(k.file(), ".public.katalog-ny/") {
				return answer{}
			}
			return c.answer
		})
		faults := w.judge(e, c.expectation)
		if !c.lie && e.code != 0 {
			faults = append(faults, "a short write is no fault")
		}
		n.add(t, what, e, append(faults, w.next(t)...))
		w.remove(t)
	}
	promise.Tried(t, 1, "the disk takes half of what it is given", n.tries, n.broken)
}
