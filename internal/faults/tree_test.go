//go:build linux && amd64

package faults

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A tree is everything that lies in a folder, hidden files and modes included: by
// path, a line that tells what is there.
type tree map[string]string

// readTree reads a folder, as far as it may be read.
func readTree(folder string) (tree, error) {
	have := tree{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil && !(d != nil && errors.Is(err, fs.ErrPermission)) {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		have[rel] = info.Mode().String()
		switch {
		case info.Mode().IsRegular():
			data, err := os.ReadFile(name)
			if errors.Is(err, fs.ErrPermission) { // a test has closed it
				have[rel] += " closed"
				return nil
			}
			have[rel] += fmt.Sprintf(" %d bytes, SHA-256 %x", len(data), sha256.Sum256(data))
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			to, err := os.Readlink(name)
			have[rel] += " to " + to
			return err
		}
		return nil
	})
	return have, err
}

func mustReadTree(t testing.TB, folder string) tree {
	t.Helper()
	have, err := readTree(folder)
	if err != nil {
		t.Fatal(err)
	}
	return have
}

// hash is one number for a whole tree.
func (have tree) hash() string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(have)) {
		fmt.Fprintf(sum, "%q %q\n", name, have[name])
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// differs tells the first difference between what is there and what should be.
func (have tree) differs(want tree) string {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if _, ok := have[name]; !ok {
			return fmt.Sprintf("%d of %d are there, and %s is missing", len(have), len(want), name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(have)) {
		if have[name] != want[name] {
			return fmt.Sprintf("%s is %s and should be %q", name, have[name], want[name])
		}
	}
	return ""
}

// copyTree copies a folder with its modes.
func copyTree(to, from string) error {
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		copied := filepath.Join(to, rel)
		if d.IsDir() {
			err = os.MkdirAll(copied, 0o755)
		} else {
			var data []byte
			if data, err = os.ReadFile(name); err == nil {
				err = os.WriteFile(copied, data, 0o644)
			}
		}
		if err != nil {
			return err
		}
		return os.Chmod(copied, info.Mode().Perm())
	})
}

// writeFiles writes files into a folder, by their paths in it.
func writeFiles(t testing.TB, folder string, files map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(files[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
