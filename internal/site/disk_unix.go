//go:build unix

package site

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// syncFolder brings the names in a folder to the disk.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// mayEmpty tells whether files can be removed from a folder. Only a clear no counts.
func mayEmpty(folder string) bool {
	return !errors.Is(unix.Access(folder, unix.W_OK|unix.X_OK), unix.EACCES)
}

// onOtherDevice tells whether two folders lie on different devices.
func onOtherDevice(a, b string) (bool, error) {
	var at, bt unix.Stat_t
	if err := errors.Join(unix.Lstat(a, &at), unix.Lstat(b, &bt)); err != nil {
		return false, err
	}
	return at.Dev != bt.Dev, nil
}
