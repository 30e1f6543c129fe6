//go:build linux && amd64

package faults

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// patience is how long a build may take before it counts as hanging. A build takes
// seconds; a machine that is busy with other tests takes its time.
const patience = 5 * time.Minute

// An ending is how a program ended and what it said.
type ending struct {
	code           int // -1 after a signal
	signal         syscall.Signal
	stdout, stderr string
	hung           bool // ended by us, because it did not end by itself
	calls          int  // of the system, where they were counted
}

// caught is what a program writes, in files: they need nobody to read them while
// the program runs.
type caught struct{ stdout, stderr *os.File }

// catch lets a program write to files, where it is not told to write elsewhere.
func catch(c *exec.Cmd) (caught, error) {
	stdout, err := os.CreateTemp(shared, "stdout-")
	if err != nil {
		return caught{}, err
	}
	stderr, err := os.CreateTemp(shared, "stderr-")
	if err != nil {
		return caught{}, err
	}
	if c.Stdout == nil {
		c.Stdout = stdout
	}
	if c.Stderr == nil {
		c.Stderr = stderr
	}
	return caught{stdout, stderr}, nil
}

func (o caught) remove() {
	for _, f := range []*os.File{o.stdout, o.stderr} {
		_ = f.Close() // read already
		_ = os.Remove(f.Name())
	}
}

func (o caught) ending(status syscall.WaitStatus) (ending, error) {
	e := ending{code: status.ExitStatus()}
	if status.Signaled() {
		e.signal = status.Signal()
	}
	var err error
	read := func(f *os.File) string {
		b, failed := io.ReadAll(io.NewSectionReader(f, 0, 1<<20))
		err = errors.Join(err, failed)
		return string(b)
	}
	e.stdout, e.stderr = read(o.stdout), read(o.stderr)
	return e, err
}

// run runs a program to its end. While it runs, meanwhile is called with its
// process; it may be nil.
func run(c *exec.Cmd, meanwhile func(*os.Process)) (ending, error) {
	output, err := catch(c)
	if err != nil {
		return ending{}, err
	}
	defer output.remove()
	if err := c.Start(); err != nil {
		return ending{}, err
	}
	var late atomic.Bool
	alarm := time.AfterFunc(patience, func() {
		late.Store(true)
		_ = c.Process.Kill() // it may just have ended
	})
	defer alarm.Stop()
	if meanwhile != nil {
		meanwhile(c.Process)
	}
	if err := c.Wait(); err != nil {
		if _, ended := errors.AsType[*exec.ExitError](err); !ended {
			return ending{}, err
		}
	}
	e, err := output.ending(c.ProcessState.Sys().(syscall.WaitStatus))
	e.hung = late.Load()
	return e, err
}

// mustRun runs a program to its end.
func mustRun(t testing.TB, c *exec.Cmd) ending {
	t.Helper()
	e, err := run(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// mustTrace runs a program under the tracer.
func mustTrace(t testing.TB, c *exec.Cmd, onCall func(call) answer) ending {
	t.Helper()
	e, err := trace(c, patience, tracer{onCall: onCall})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (e ending) String() string {
	how := fmt.Sprintf("exit code %d", e.code)
	switch {
	case e.hung:
		how = "no end"
	case e.signal != 0:
		how = "signal " + e.signal.String()
	}
	return fmt.Sprintf("%s, stdout %q, stderr %q", how, e.stdout, e.stderr)
}
