//go:build linux && amd64

package faults

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// A call is one system call of a traced program.
type call struct {
	thread int
	number int // among all calls of the program, from 1
	nr     uint64
	args   [6]uint64
	result int64 // once it has returned
}

// kinds are the calls that have to do with files, as the tests name them.
var kinds = map[uint64]string{
	unix.SYS_OPENAT: "open", unix.SYS_CLOSE: "close", unix.SYS_READ: "read", unix.SYS_PREAD64: "read", unix.SYS_GETDENTS64: "list",
	unix.SYS_NEWFSTATAT: "stat", unix.SYS_FSTAT: "stat", unix.SYS_STATX: "stat", unix.SYS_FLOCK: "lock",
	unix.SYS_WRITE: "write", unix.SYS_PWRITE64: "write", unix.SYS_FTRUNCATE: "truncate",
	unix.SYS_FSYNC: "sync", unix.SYS_FDATASYNC: "sync", unix.SYS_SYNCFS: "sync",
	unix.SYS_MKDIRAT: "mkdir", unix.SYS_FCHMOD: "chmod", unix.SYS_FCHMODAT: "chmod",
	unix.SYS_RENAMEAT: "rename", unix.SYS_RENAMEAT2: "rename", unix.SYS_UNLINKAT: "unlink",
}

// kind names what the call does to files; "" for the rest. What Go writes to wake
// itself, at times when the machine is busy, is no file.
func (c call) kind() string {
	kind := kinds[c.nr]
	if kind == "write" && strings.HasPrefix(c.descriptor(c.args[0]), "anon_inode:") {
		return ""
	}
	return kind
}

// changes tells whether the call changes what is on the disk, or makes sure that
// it is there.
func (c call) changes() bool {
	switch c.kind() {
	case "write", "truncate", "sync", "mkdir", "chmod", "rename", "unlink":
		return true
	case "open":
		return c.args[2]&unix.O_CREAT != 0
	case "close":
		return c.writable()
	}
	return false
}

// takesSpace tells whether the call can fail because the disk is full.
func (c call) takesSpace() bool {
	switch c.kind() {
	case "write", "mkdir":
		return true
	case "open":
		return c.args[2]&unix.O_CREAT != 0
	}
	return false
}

// isExchange tells whether the call exchanges two names.
func (c call) isExchange() bool {
	return c.nr == unix.SYS_RENAMEAT2 && c.args[4]&unix.RENAME_EXCHANGE != 0
}

// byPath are the calls whose first two arguments are a folder and a path in it.
var byPath = map[uint64]bool{
	unix.SYS_OPENAT: true, unix.SYS_NEWFSTATAT: true, unix.SYS_STATX: true, unix.SYS_MKDIRAT: true, unix.SYS_FCHMODAT: true,
	unix.SYS_UNLINKAT: true, unix.SYS_RENAMEAT: true, unix.SYS_RENAMEAT2: true,
}

// file is the path of what the call is about; for a rename, what is renamed. It is
// asked for before the call is made.
func (c call) file() string {
	if !byPath[c.nr] {
		return c.descriptor(c.args[0])
	}
	name := c.text(c.args[1])
	if filepath.IsAbs(name) {
		return name
	}
	folder := fmt.Sprintf("/proc/%d/cwd", c.thread)
	if int32(c.args[0]) != unix.AT_FDCWD {
		return filepath.Join(c.descriptor(c.args[0]), name)
	}
	at, err := os.Readlink(folder)
	if err != nil {
		return name
	}
	return filepath.Join(at, name)
}

// descriptor is the path of an open file.
func (c call) descriptor(fd uint64) string {
	name, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", c.thread, fd))
	if err != nil {
		return "?"
	}
	return name
}

// writable tells whether the call is about a file that is open for writing.
func (c call) writable() bool {
	info, err := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", c.thread, c.args[0]))
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(info)) {
		var flags int
		if n, _ := fmt.Sscanf(line, "flags: %o", &flags); n == 1 { // another line
			return flags&unix.O_ACCMODE != unix.O_RDONLY
		}
	}
	return false
}

// text is the string at an address of the program.
func (c call) text(address uint64) string {
	b := c.memory(address, unix.PathMax)
	if end := bytes.IndexByte(b, 0); end >= 0 {
		b = b[:end]
	}
	return string(b)
}

// memory is what the program has at an address, up to the end of a page.
func (c call) memory(address uint64, most int) []byte {
	const page = 4096
	b := make([]byte, most)
	have := 0
	for have < most {
		part := min(most-have, page-int((address+uint64(have))%page))
		n, err := unix.ProcessVMReadv(c.thread,
			[]unix.Iovec{iovec(b[have : have+part])},
			[]unix.RemoteIovec{{Base: uintptr(address) + uintptr(have), Len: part}}, 0)
		have += max(n, 0)
		if err != nil || n < part || bytes.IndexByte(b[:have], 0) >= 0 {
			break
		}
	}
	return b[:have]
}

func iovec(b []byte) unix.Iovec {
	v := unix.Iovec{Base: &b[0]}
	v.SetLen(len(b))
	return v
}

func (c call) String() string {
	if k := c.kind(); k != "" {
		return fmt.Sprintf("call %d, %s %s", c.number, k, c.file())
	}
	return fmt.Sprintf("call %d, number %d of the system", c.number, c.nr)
}
