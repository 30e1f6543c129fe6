//go:build linux && amd64

package faults

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"modellkatalog/internal/promise"
)

// TestPromise1StoppedAtRandomTimes stops builds as Ctrl-C and a service manager do,
// at times spread over their whole length. A stopped build leaves nothing beside
// the target, and says so by its exit code: 130 or 143.
func TestPromise1StoppedAtRandomTimes(t *testing.T) {
	for _, c := range []struct {
		scene       func(testing.TB) scene
		quick, slow int
	}{{small, 6, 400}, {whole, 0, 100}} {
		if promise.Times(c.quick, c.slow) == 0 {
			continue
		}
		s := c.scene(t)
		for signal, code := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
			n := stopAtRandomTimes(t, s, theBuild(t), signal, code, promise.Times(c.quick, c.slow)/2)
			promise.Tried(t, 1, fmt.Sprintf("stopped by %v, %s", signal, s.name), n.tries, n.broken)
		}
	}
}

func stopAtRandomTimes(t testing.TB, s scene, program subject, signal syscall.Signal, code, times int) (n tally) {
	t.Helper()
	const seed = 2
	random := rand.New(rand.NewPCG(seed, uint64(signal)))
	length := howLong(t, s, program)
	for range times {
		w := newWorld(t, s)
		wait := time.Duration(random.Int64N(int64(length + length/8)))
		began := time.Now()
		e, err := run(program(w), func(p *os.Process) {
			time.Sleep(wait)
			_ = p.Signal(signal) // it may have ended
		})
		if err != nil {
			t.Fatal(err)
		}
		if e.code == 0 {
			length = (length + time.Since(began)) / 2
		}
		faults := w.judge(e, expectation{})
		if e.code > 0 && e.code != code || e.signal != 0 && e.signal != signal {
			faults = append(faults, fmt.Sprintf("the exit code should be %d", code))
		}
		if litter := w.litter(); len(litter) > 0 {
			faults = append(faults, fmt.Sprintf("beside the target lies %q", litter))
		}
		n.add(t, fmt.Sprintf("%v after %v", signal, wait), e, append(faults, w.next(t)...))
		w.remove(t)
	}
	return n
}

// TestPromise1NobodyListens builds with a standard output and standard error that
// are full, closed, or read by nobody. The site is published all the same, and a
// build that cannot say so does not end as if all were well. A descriptor that was
// closed is one to /dev/null in every Go program, which is as well to write to; a
// pipe that nobody reads ends the build by SIGPIPE, as it does any command.
func TestPromise1NobodyListens(t *testing.T) {
	full := "katalog: kan ikke skrive hva som ble gjort: disken er full; nettstedet er publisert\n"
	var n tally
	for _, c := range []struct {
		redirect string
		code     int
		signal   syscall.Signal
		stderr   string
	}{
		{redirect: ">/dev/full", code: 3, stderr: full},
		{redirect: "2>/dev/full", code: 3},
		{redirect: ">/dev/full 2>&1", code: 3},
		{redirect: ">&-"},
		{redirect: "2>&-"},
		{redirect: ">&- 2>&- <&-"},
		{redirect: ">lukket", code: -1, signal: syscall.SIGPIPE},
		{redirect: "2>lukket", code: -1, signal: syscall.SIGPIPE},
	} {
		w := newWorld(t, small(t))
		e := mustRun(t, redirected(t, w, c.redirect))
		var faults []string
		if e.code != c.code || e.signal != c.signal || !strings.HasSuffix(e.stderr, c.stderr) {
			faults = append(faults, fmt.Sprintf("the exit code should be %d, the signal %v", c.code, c.signal))
		}
		if state := w.state(); state != "new" || len(w.litter()) > 0 {
			faults = append(faults, fmt.Sprintf("the target is %s, beside it lies %q", state, w.litter()))
		}
		n.add(t, c.redirect, e, faults)
		w.remove(t)
	}
	promise.Tried(t, 1, "nobody listens", n.tries, n.broken)
}

// redirected is a build whose output a shell leads elsewhere; "lukket" is a pipe
// that nobody reads any more.
func redirected(t *testing.T, w *world, redirect string) *exec.Cmd {
	t.Helper()
	script := `exec "$@" ` + redirect
	if strings.Contains(redirect, "lukket") {
		// The shell opens both ends, and closes the one that is read.
		script = `mkfifo lukket && exec 9<>lukket 8>lukket 9<&- && exec "$@" ` + strings.Replace(redirect, "lukket", "&8", 1)
	}
	build := w.build(t, "--verbose") // says something on standard error
	return w.command("/bin/sh", append([]string{"-c", script, "sh"}, build.Args...)...)
}
