package site

import (
	"errors"
	"os"
	"strconv"
	"syscall"
)

// errSharing is ERROR_SHARING_VIOLATION: another process has the file open.
const errSharing = syscall.Errno(32)

// takeLock takes the lock at a path: nobody else can open the file for writing
// while it is open, and the system closes it when its owner dies.
func takeLock(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	for {
		h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil,
			syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
		if errors.Is(err, errSharing) {
			if owner, held := ownerOf(path); held {
				return nil, heldBy(owner)
			}
			continue
		}
		if err != nil {
			return nil, &os.PathError{Op: "lock", Path: path, Err: err}
		}
		f := os.NewFile(uintptr(h), path)
		if err := errors.Join(f.Truncate(0), writePID(f)); err != nil {
			return nil, errors.Join(err, releaseLock(f))
		}
		return f, nil
	}
}

// lives is always true: a number that nobody has any more is read only in the
// moment before it is written over.
func lives(int) bool { return true }

// releaseLock gives the lock back. A file that another process has taken in
// between stays.
func releaseLock(f *os.File) error {
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Remove(f.Name()); err != nil && !errors.Is(err, errSharing) && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

func writePID(f *os.File) error {
	_, err := f.WriteString(strconv.Itoa(os.Getpid()) + "\n")
	return err
}

// syncFile brings one file to the disk.
func syncFile(f *os.File) error {
	return f.Sync()
}

// syncTree does nothing: the files are on the disk already, and the names follow
// the journal of NTFS.
func syncTree(string) error {
	return nil
}

// syncFolder does nothing, for the same reason.
func syncFolder(string) error {
	return nil
}

// isMountPoint is always false: a folder that a volume is mounted at is a
// reparse point, which is refused as a link is, or fails when it is renamed.
func isMountPoint(string) (bool, error) {
	return false, nil
}

// mayEmpty is always true: only the attempt tells.
func mayEmpty(string) bool {
	return true
}
