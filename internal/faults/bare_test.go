//go:build linux && amd64

package faults

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"modellkatalog/internal/promise"
)

// TestPromise11NothingAround builds and searches with no network at all, on a
// machine of which nothing can be written but the folder that the target lies in,
// without an environment: no HOME, no TMPDIR, no PATH.
func TestPromise11NothingAround(t *testing.T) {
	if !inside(t, unix.CLONE_NEWNET) {
		return
	}
	all := []scene{small(t)}
	if promise.Times(0, 1) == 1 {
		all = append(all, whole(t))
	}
	var n tally
	for _, s := range all {
		w := newWorldOn(t, s, func(base string) { mountTmpfs(t, filepath.Join(base, "disk"), "") })
		logs := filepath.Join(w.base, "disk", "logg") // what a program says is caught in files
		mustDo(t, os.Mkdir(logs, 0o755))
		before := shared
		shared = logs
		rest := writableMounts(t, filepath.Join(w.base, "disk"))
		readOnly(t, rest, true)
		mustBeBare(t)
		for _, c := range []*exec.Cmd{
			w.build(t),
			w.command(katalog(t), "search", "-o", w.target, "samarbeid"),
			w.command(katalog(t), "check", "--content", w.content),
			w.command(katalog(t), "version"),
		} {
			c.Env = []string{} // nil would be ours
			e := mustRun(t, c)
			var faults []string
			if e.code != 0 {
				faults = append(faults, "it does not work")
			}
			if state := w.state(); state != "new" || len(w.litter()) > 0 {
				faults = append(faults, fmt.Sprintf("the target is %s, beside it lies %q", state, w.litter()))
			}
			n.add(t, c.Args[1], e, faults)
		}
		readOnly(t, rest, false)
		shared = before
		unmount(t, filepath.Join(w.base, "disk"))
		w.remove(t)
	}
	promise.Tried(t, 11, "no network, nothing to write to, no environment", n.tries, n.broken)
}

// writableMounts lists what is mounted and can be written to, but for one folder
// (proc_pid_mountinfo(5)).
func writableMounts(t *testing.T, but string) (folders []string) {
	t.Helper()
	all, err := os.ReadFile("/proc/self/mountinfo")
	mustDo(t, err)
	for line := range strings.Lines(string(all)) {
		parts := strings.Fields(line)
		folder := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(parts[4])
		if folder != but && !slices.Contains(strings.Split(parts[5], ","), "ro") {
			folders = append(folders, folder)
		}
	}
	return folders
}

// readOnly lets folders with something mounted only be read, or be written again.
func readOnly(t *testing.T, folders []string, yes bool) {
	t.Helper()
	attr := unix.MountAttr{Attr_clr: unix.MOUNT_ATTR_RDONLY}
	if yes {
		attr = unix.MountAttr{Attr_set: unix.MOUNT_ATTR_RDONLY}
	}
	for _, folder := range folders {
		if err := unix.MountSetattr(unix.AT_FDCWD, folder, 0, &attr); err != nil {
			t.Fatalf("mount_setattr %s (Linux 5.12): %v", folder, err)
		}
	}
}

// mustBeBare shows that there is nothing around: no address to reach, and no folder
// to write to.
func mustBeBare(t *testing.T) {
	t.Helper()
	if c, err := net.Dial("tcp", "127.0.0.1:1"); !errors.Is(err, unix.ENETUNREACH) {
		t.Errorf("there is a network: %v, %v", c, err)
	}
	for _, folder := range []string{"/", os.TempDir(), "/dev/shm", "/var/tmp"} {
		if f, err := os.CreateTemp(folder, "x"); !errors.Is(err, unix.EROFS) && !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s can be written to: %v, %v", folder, f, err)
		}
	}
}
