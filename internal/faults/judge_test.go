//go:build linux && amd64

package faults

import (
	"fmt"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// An expectation is what is right after a fault, beyond what always is.
type expectation struct {
	words   string // in the message of a build that failed; "" for any
	missing bool   // a killed build may leave no target, when the old one comes back
	fail    bool   // the build must not say that all is well
	early   bool   // it failed before it had to do with the target, and need not tell of it
}

// judge tells what is wrong after a build. The target is the older site or the new
// one, whole; exit code and message tell which and why, in Norwegian; and nothing
// lies beside it, unless the build was killed or says so.
func (w *world) judge(e ending, want expectation) (faults []string) {
	wrong := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	state, litter := w.state(), w.litter()
	if strings.HasPrefix(state, "torn") || state == "none" && !want.missing {
		wrong("the target is %s", state)
	}
	if e.hung {
		wrong("the build does not end")
		return faults
	}
	switch {
	case e.signal == syscall.SIGKILL:
		return faults
	case e.code == 0:
		if want.fail {
			wrong("a fault was taken for success")
		}
		if state != "new" {
			wrong("a build that succeeded leaves the target %s", state)
		}
	case e.code == 3:
		for _, fault := range messageFaults(e.stderr, state, want) {
			wrong("%s", fault)
		}
	case e.code == 130 || e.code == 143:
		if e.stderr != "stoppet; det som var publisert, er uendret\n" || state != "old" {
			wrong("a stopped build says %q and leaves the target %s", e.stderr, state)
		}
	case e.signal == syscall.SIGINT || e.signal == syscall.SIGTERM: // before the program could ask to be told
		if state != "old" {
			wrong("a build that %v ended leaves the target %s", e.signal, state)
		}
	default:
		wrong("a build should not end so")
	}
	if len(litter) > 0 && !strings.Contains(e.stderr, "neste bygging") {
		wrong("beside the target lies %q", litter)
	}
	return faults
}

// quoted is what stands in quotation marks: names of files, in any language.
var quoted = regexp.MustCompile(`«[^»]*»`)

// english are words that come from Go or the system.
var english = regexp.MustCompile(`(?i)\b(open|read|write|close|rename|remove|unlinkat|mkdir|chmod|f?chmodat|sync|syncfs|fsync|stat|lstat|statx|flock|truncate|site|verify|` +
	`device|input/output|error|permission|denied|no such|directory|too many|quota|exceeded|exists|goroutine|panic|runtime|the|invalid|failed|not|is)\b`)

// messageFaults tells what is wrong with the message of a build that failed, when
// the target holds what it does; state is "" where that is no site of ours.
func messageFaults(message, state string, want expectation) (faults []string) {
	line, rest, _ := strings.Cut(strings.TrimPrefix(message, "katalog: "), "\n")
	if !strings.HasPrefix(message, "katalog: ") || rest != "" {
		return []string{"the message is not one line of the command"}
	}
	if word := english.FindString(quoted.ReplaceAllString(line, "")); word != "" {
		faults = append(faults, fmt.Sprintf("the message is not Norwegian: %q", word))
	}
	if !strings.Contains(line, want.words) {
		faults = append(faults, fmt.Sprintf("the message does not say «%s»", want.words))
	}
	told := map[string]bool{
		"old": strings.Contains(line, "det som var publisert, er uendret"), "new": strings.Contains(line, "nettstedet er publisert"),
		"none": strings.Contains(line, "neste bygging legger det tilbake"),
	}
	for which, says := range told {
		if says != (which == state) && !(want.early && (!says || state == "")) {
			faults = append(faults, fmt.Sprintf("the target is %s, and the message tells of the %s one: %v", state, which, says))
		}
	}
	return faults
}

// next tells what is wrong with the next build: it must succeed and leave the new
// site, alone. Where a killed build left no target, a build that publishes nothing
// comes before it, and must bring the older site back.
func (w *world) next(t testing.TB) (faults []string) {
	t.Helper()
	if state := w.state(); len(w.litter()) == 0 && (state == "old" || state == "new") {
		return nil // the next build cannot know that there was this one
	}
	if w.state() == "none" {
		e := mustRun(t, w.build(t, "--content", brokenContent(t)))
		if state := w.state(); e.code != 1 || state != "old" || len(w.litter()) > 0 {
			faults = append(faults, fmt.Sprintf("the next build does not bring the older site back: the target is %s, beside it %q: %v", state, w.litter(), e))
		}
	}
	e := mustRun(t, w.build(t))
	if state := w.state(); e.code != 0 || state != "new" || len(w.litter()) > 0 {
		faults = append(faults, fmt.Sprintf("after the next build the target is %s, beside it lies %q: %v", state, w.litter(), e))
	}
	return faults
}

// A tally counts what was tried, and reports what was found.
type tally struct{ tries, broken int }

// shown is how many broken tries of one test are told in full.
const shown = 20

// add notes a try and what was wrong with it.
func (n *tally) add(t testing.TB, what any, e ending, faults []string) {
	t.Helper()
	n.tries++
	if len(faults) == 0 {
		return
	}
	n.broken++
	if n.broken <= shown {
		t.Errorf("%v: %s\n\t%v", what, strings.Join(faults, "; "), e)
	}
}
