//go:build unix

package site

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The file may still hold the number of a process that died, when another one has
// just taken the lock; or the lock is given back before the number is read.
func TestTheRefusalNamesALivingOwner(t *testing.T) {
	const dead = "2000000000\n" // beyond what any system counts to
	for what, meanwhile := range map[string]func(f *os.File) error{
		"the number comes late": writePID,
		"the lock is given back": func(f *os.File) error {
			return releaseLock(f)
		},
	} {
		target := filepath.Join(t.TempDir(), "public")
		lock, _, _ := beside(target)
		if err := os.WriteFile(lock, []byte(dead), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(lock, os.O_RDWR, 0)
		if err == nil {
			err = unix.Flock(int(f.Fd()), unix.LOCK_EX)
		}
		if err != nil {
			t.Fatal(err)
		}
		told := make(chan error, 1)
		go func() {
			time.Sleep(20 * time.Millisecond)
			told <- meanwhile(f)
		}()
		st, err := Open(target)
		if failed := <-told; failed != nil {
			t.Fatal(failed)
		}
		if st != nil {
			err = errors.Join(err, st.Discard())
		}
		named := err != nil && strings.Contains(err.Error(), "prosess "+strconv.Itoa(os.Getpid())+" bygger")
		if what == "the number comes late" && !named || what == "the lock is given back" && err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}
