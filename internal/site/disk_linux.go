package site

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.ENOSYS), errors.Is(err, unix.EINVAL), errors.Is(err, unix.EOPNOTSUPP):
		return fmt.Errorf("exchange %s: %w", b, errors.ErrUnsupported)
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
}

// syncFile does nothing: syncTree brings all files to the disk at once.
func syncFile(*os.File) error {
	return nil
}

// syncTree brings the file system of a folder to the disk.
func syncTree(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	if err = unix.Syncfs(int(f.Fd())); err != nil {
		err = &os.PathError{Op: "syncfs", Path: folder, Err: err}
	}
	return errors.Join(err, f.Close())
}

// isMountPoint tells whether another file system, or another part of one, is
// mounted at a folder.
func isMountPoint(folder string) (bool, error) {
	var st unix.Statx_t
	if err := unix.Statx(unix.AT_FDCWD, folder, unix.AT_SYMLINK_NOFOLLOW, 0, &st); err != nil {
		if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EPERM) { // an old kernel, or a filter that does not know statx
			return onOtherDevice(folder, filepath.Dir(folder))
		}
		return false, &os.PathError{Op: "statx", Path: folder, Err: err}
	}
	if st.Attributes_mask&unix.STATX_ATTR_MOUNT_ROOT == 0 {
		return onOtherDevice(folder, filepath.Dir(folder))
	}
	return st.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0, nil
}
