//go:build unix

package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// takeLock takes the lock at a path. It dies with its owner, and the file tells
// the number of the owner's process.
func takeLock(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|unix.O_NOFOLLOW, 0o644)
		if err != nil {
			return nil, err
		}
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EWOULDBLOCK):
			if err := f.Close(); err != nil {
				return nil, err
			}
			if owner, held := ownerOf(path); held {
				return nil, heldBy(owner)
			}
			continue
		case err != nil:
			return nil, errors.Join(&os.PathError{Op: "lock", Path: path, Err: err}, f.Close())
		}
		mine, err := isAt(f, path)
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if mine {
			if err := writePID(f); err != nil {
				return nil, errors.Join(err, releaseLock(f))
			}
			return f, nil
		}
		// The owner before us removed the file between our open and our lock.
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

// isAt tells whether the file is still the one at the path.
func isAt(f *os.File, path string) (bool, error) {
	mine, err := f.Stat()
	if err != nil {
		return false, err
	}
	there, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(mine, there), err
}

// writePID writes the number of this process, in place of an earlier one.
func writePID(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

// lives tells whether there is a process with a number.
func lives(pid int) bool {
	return !errors.Is(unix.Kill(pid, 0), unix.ESRCH)
}

// releaseLock gives the lock back. The file goes first, while the lock is held.
func releaseLock(f *os.File) error {
	if err := errors.Join(os.Remove(f.Name()), f.Close()); err != nil {
		return fmt.Errorf("release the lock: %w", err)
	}
	return nil
}
