//go:build linux && amd64

package faults

import (
	"encoding/binary"
	"fmt"
	"os/exec"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// runAt runs a program whose clock stands at a time. The kernel's page with its
// quick clock is hidden from the program, so that it asks by a system call, and
// the answer is set. No tool that works on C's library can do that to a program
// without it.
func runAt(t testing.TB, c *exec.Cmd, clock time.Time) ending {
	t.Helper()
	ahead := int64(time.Until(clock) / time.Second)
	e, err := trace(c, patience, tracer{
		begin: hideQuickClock,
		onCall: func(k call) answer {
			if k.nr != unix.SYS_CLOCK_GETTIME || k.args[0] != unix.CLOCK_REALTIME {
				return answer{}
			}
			return answer{after: func(k call) { addSeconds(k.thread, uintptr(k.args[1]), ahead) }}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// addSeconds adds to a struct timespec of a stopped thread.
func addSeconds(thread int, address uintptr, seconds int64) {
	var b [8]byte
	if n, err := unix.PtracePeekData(thread, address, b[:]); err != nil || n != len(b) {
		return // killed meanwhile
	}
	binary.LittleEndian.PutUint64(b[:], uint64(int64(binary.LittleEndian.Uint64(b[:]))+seconds))
	_, _ = unix.PtracePokeData(thread, address, b[:]) // killed meanwhile
}

// Entries of the auxiliary vector, which the kernel gives a program (getauxval(3)).
const (
	auxEnd    = 0
	auxIgnore = 1
	auxVDSO   = 33 // AT_SYSINFO_EHDR
)

// hideQuickClock takes the vDSO out of what a program that has done nothing yet is
// told: number of arguments, arguments, nil, environment, nil, auxiliary vector.
func hideQuickClock(process int) error {
	var r unix.PtraceRegs
	if err := unix.PtraceGetRegs(process, &r); err != nil {
		return err
	}
	at := uintptr(r.Rsp)
	next := func() (word uint64, err error) {
		var b [8]byte
		_, err = unix.PtracePeekData(process, at, b[:])
		at += uintptr(len(b))
		return binary.LittleEndian.Uint64(b[:]), err
	}
	arguments, err := next()
	if err != nil {
		return err
	}
	at += uintptr(8 * (arguments + 1))
	for {
		word, err := next()
		if err != nil {
			return err
		}
		if word == 0 {
			break
		}
	}
	for {
		kind, err := next()
		if err != nil || kind == auxEnd {
			return fmt.Errorf("the program has no quick clock: %w", err)
		}
		if kind == auxVDSO {
			_, err := unix.PtracePokeData(process, at-8, binary.LittleEndian.AppendUint64(nil, auxIgnore))
			return err
		}
		if _, err := next(); err != nil {
			return err
		}
	}
}

// TestPromise3TheClockIsMoved shows that runAt does what it says, so that the same
// bytes at another time mean something.
func TestPromise3TheClockIsMoved(t *testing.T) {
	w := newWorld(t, smallest(t))
	defer w.remove(t)
	e := runAt(t, w.command(katalog(t), "check", "--content", w.content), time.Date(2031, 1, 31, 12, 0, 0, 0, time.UTC))
	if want := "vurdert per 2031-01-31\n"; e.code != 0 || len(e.stdout) < len(want) || e.stdout[len(e.stdout)-len(want):] != want {
		t.Errorf("the clock stands still: %v", e)
	}
}
