//go:build linux && amd64

package faults

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// insideVariable names the test that a child process is to run inside its own
// namespaces.
const insideVariable = "KATALOG_TEST_INSIDE"

// inside tells whether the test runs in a mount namespace of its own, and other
// namespaces that are asked for. Where it does not, inside runs the test once more
// in a child that does, and reports how that went. What is mounted inside, no other
// process sees, and it is gone with the child.
func inside(t *testing.T, more uintptr) bool {
	t.Helper()
	if os.Getenv(insideVariable) == t.Name() {
		if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
			t.Fatal("mount: ", err)
		}
		return true
	}
	programs := filepath.Dir(katalog(t)) // the child is not to build it
	c := exec.Command("/proc/self/exe", "-test.run=^"+regexp.QuoteMeta(t.Name())+"$", "-test.v", "-test.timeout=0")
	c.Env = append(os.Environ(), insideVariable+"="+t.Name(), programsVariable+"="+programs)
	c.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS | more}
	if os.Getuid() != 0 {
		c.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		c.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	out, err := c.CombinedOutput()
	if err == nil {
		t.Logf("in namespaces of its own:\n%s", out)
		return false
	}
	if _, ran := err.(*exec.ExitError); !ran {
		t.Fatalf("%v: this needs root, or user namespaces: allow them (sysctl kernel.unprivileged_userns_clone=1, "+
			"kernel.apparmor_restrict_unprivileged_userns=0; in a container --cap-add=SYS_ADMIN)", err)
	}
	t.Fatalf("in namespaces of its own: %v\n%s", err, out)
	return false
}

// mountTmpfs mounts an empty file system in memory.
func mountTmpfs(t testing.TB, folder, options string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", folder, "tmpfs", 0, "mode=0755"+options); err != nil {
		t.Fatal("mount: ", err)
	}
}

func unmount(t testing.TB, folder string) {
	t.Helper()
	if err := unix.Unmount(folder, 0); err != nil {
		t.Error("unmount: ", err)
	}
}

// bind mounts a folder over another, or over itself; flags make it read-only.
func bind(t *testing.T, from, to string, flags uintptr) {
	t.Helper()
	err := unix.Mount(from, to, "", unix.MS_BIND, "")
	if err == nil && flags != 0 {
		err = unix.Mount("", to, "", unix.MS_BIND|unix.MS_REMOUNT|flags, "")
	}
	if err != nil {
		t.Fatal("mount: ", err)
	}
}
