//go:build unix && !linux

package site

import (
	"io/fs"
	"os"
	"path/filepath"
)

// syncFile brings one file to the disk.
func syncFile(f *os.File) error {
	return f.Sync()
}

// syncTree brings the names below a folder to the disk; the files are there
// already.
func syncTree(folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return syncFolder(path)
	})
}

// isMountPoint tells whether another file system is mounted at a folder.
func isMountPoint(folder string) (bool, error) {
	return onOtherDevice(folder, filepath.Dir(folder))
}
