//go:build linux && amd64

package faults

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// An answer is what the tracer does with a system call that a program is about to
// make. The zero value lets it pass.
type answer struct {
	kill  bool          // the whole program, before the call
	fail  syscall.Errno // the call fails with this, and nothing is done
	done  bool          // with fail: the call is carried out, and then said to have failed
	half  bool          // only half of what shall be written is
	lie   bool          // with half: the program is told that all is
	after func(call)    // called when the call has returned
}

// A tracer tells what is to be done with a program.
type tracer struct {
	begin  func(process int) error // called before it has done anything; may be nil
	onCall func(call) answer
}

// followed are the threads of a traced program, and what is to be done when they
// come back from the call they are in.
type followed struct {
	leader  int
	calls   int
	pending map[int]pending
	tracer
}

type pending struct {
	call call
	answer
}

// trace runs a program, shows every system call of every thread to the tracer
// before it is made, and does as that answers. The program ends with this process at the
// latest, or when the time is out.
//
// The tests need a tracer of their own, because strace counts the calls to
// tamper with thread by thread, and a Go program moves between threads.
func trace(c *exec.Cmd, limit time.Duration, by tracer) (ending, error) {
	runtime.LockOSThread() // all requests come from the thread that began
	defer runtime.UnlockOSThread()
	output, err := catch(c)
	if err != nil {
		return ending{}, err
	}
	defer output.remove()
	if c.SysProcAttr == nil {
		c.SysProcAttr = &syscall.SysProcAttr{}
	}
	c.SysProcAttr.Ptrace, c.SysProcAttr.Setpgid = true, true
	if err := c.Start(); err != nil {
		return ending{}, fmt.Errorf("%w (tracing needs ptrace: allow it, in a container with --cap-add=SYS_PTRACE; where Yama has it switched off, with sysctl kernel.yama.ptrace_scope=1)", err)
	}
	f := &followed{leader: c.Process.Pid, pending: map[int]pending{}, tracer: by}
	var late atomic.Bool
	alarm := time.AfterFunc(limit, func() {
		late.Store(true)
		f.kill()
	})
	defer alarm.Stop()
	status, err := f.follow()
	if err != nil {
		f.kill()
		return ending{}, err
	}
	e, err := output.ending(status)
	e.hung, e.calls = late.Load(), f.calls
	return e, errors.Join(err, c.Process.Release())
}

// kill ends the program with all its threads.
func (f *followed) kill() { _ = unix.Kill(-f.leader, unix.SIGKILL) } // there may be nothing left to kill

// follow goes with the program until it has ended.
func (f *followed) follow() (syscall.WaitStatus, error) {
	var status unix.WaitStatus
	if _, err := unix.Wait4(f.leader, &status, 0, nil); err != nil || !status.Stopped() {
		return 0, fmt.Errorf("the program does not stop when it begins: %w", err)
	}
	if err := unix.PtraceSetOptions(f.leader, unix.PTRACE_O_TRACESYSGOOD|unix.PTRACE_O_TRACECLONE|unix.PTRACE_O_EXITKILL); err != nil {
		return 0, fmt.Errorf("ptrace: %w", err)
	}
	if f.begin != nil {
		if err := f.begin(f.leader); err != nil {
			return 0, err
		}
	}
	known := map[int]bool{f.leader: true}
	thread, signal := f.leader, 0
	for {
		// A thread that was killed meanwhile cannot go on, and says so when it is waited for.
		if err := unix.PtraceSyscall(thread, signal); err != nil && !errors.Is(err, unix.ESRCH) {
			return 0, fmt.Errorf("ptrace: go on: %w", err)
		}
		for {
			var err error
			if thread, err = unix.Wait4(-f.leader, &status, unix.WALL, nil); err != nil {
				return 0, fmt.Errorf("wait: %w", err)
			}
			if status.Stopped() {
				break
			}
			if thread == f.leader {
				return syscall.WaitStatus(status), nil
			}
		}
		signal = 0
		switch stop := status.StopSignal(); {
		case stop == unix.SIGTRAP|0x80:
			f.syscallStop(thread)
		case stop == unix.SIGTRAP, stop == unix.SIGSTOP && !known[thread]: // the tracer's own
		default:
			signal = int(stop)
		}
		known[thread] = true
	}
}

// syscallInfo is struct ptrace_syscall_info of ptrace(2).
type syscallInfo struct {
	op   uint8
	_    [3]uint8
	arch uint32
	ip   uint64
	sp   uint64
	nr   uint64 // for an entry; for an exit the value returned
	args [6]uint64
	_    uint64
}

const (
	infoEntry = 1 // PTRACE_SYSCALL_INFO_ENTRY
	infoExit  = 2 // PTRACE_SYSCALL_INFO_EXIT
)

// syscallStop answers the call that a thread is about to make, or has come back
// from. What a killed thread is asked for is lost with it, and needs no answer.
func (f *followed) syscallStop(thread int) {
	var info syscallInfo
	_, _, errno := unix.Syscall6(unix.SYS_PTRACE, unix.PTRACE_GET_SYSCALL_INFO, uintptr(thread), unsafe.Sizeof(info), uintptr(unsafe.Pointer(&info)), 0, 0)
	if errno != 0 {
		return
	}
	switch info.op {
	case infoEntry:
		f.calls++
		p := pending{call: call{thread: thread, number: f.calls, nr: info.nr, args: info.args}}
		p.answer = f.onCall(p.call)
		f.enter(p)
	case infoExit:
		p := f.pending[thread]
		delete(f.pending, thread)
		if p.fail != 0 {
			setRegisters(thread, func(r *unix.PtraceRegs) { r.Rax = uint64(-int64(p.fail)) })
		}
		if p.lie {
			setRegisters(thread, func(r *unix.PtraceRegs) { r.Rax = p.call.args[2] })
		}
		if p.after != nil {
			p.call.result = int64(info.nr)
			p.after(p.call)
		}
	}
}

func (f *followed) enter(p pending) {
	switch {
	case p.kill:
		f.kill()
		return
	case p.fail != 0 && !p.done:
		setRegisters(p.call.thread, func(r *unix.PtraceRegs) { r.Orig_rax = ^uint64(0) }) // no call at all
	case p.half:
		setRegisters(p.call.thread, func(r *unix.PtraceRegs) { r.Rdx = (r.Rdx + 1) / 2 })
	}
	f.pending[p.call.thread] = p
}

func setRegisters(thread int, set func(*unix.PtraceRegs)) {
	var r unix.PtraceRegs
	if unix.PtraceGetRegs(thread, &r) != nil {
		return // killed meanwhile
	}
	set(&r)
	_ = unix.PtraceSetRegs(thread, &r) // killed meanwhile
}
