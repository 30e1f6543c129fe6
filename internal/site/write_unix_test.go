//go:build unix

package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestModesDoNotDependOnTheUmask(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	before := unix.Umask(0o077)
	err := publish(target, testDisk(), newSite)
	unix.Umask(before)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(target, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		want := fs.FileMode(0o644)
		if d.IsDir() {
			want = 0o755
		}
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v", path, info.Mode().Perm(), want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestLockFollowsNoLink(t *testing.T) {
	root := t.TempDir()
	layOut(t, root, "viktig")
	if err := os.Symlink(filepath.Join(root, "viktig"), filepath.Join(root, ".public.katalog-las")); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(filepath.Join(root, "public")); !errors.Is(err, unix.ELOOP) {
		t.Errorf("error %v", err)
	}
	if data, err := os.ReadFile(filepath.Join(root, "viktig")); err != nil || string(data) != "viktig" {
		t.Errorf("the file behind the link holds %q (%v)", data, err)
	}
}

func TestMountPointIsRefusedWithAdvice(t *testing.T) {
	mounted, err := isMountPoint("/dev")
	if err != nil || !mounted {
		t.Fatalf("/dev is a mount point: %v, %v", mounted, err)
	}
	reason, err := refuseContents("/dev")
	if err != nil || !strings.Contains(reason, "monteringspunkt") || !strings.HasSuffix(reason, "for eksempel /dev/public") {
		t.Errorf("refused with %q, %v", reason, err)
	}
	if mounted, err := isMountPoint(t.TempDir()); err != nil || mounted {
		t.Errorf("a new folder is a mount point: %v, %v", mounted, err)
	}
}
