package build

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Overlay puts a folder over another, file by file: a file that top has is taken
// from there, every other from bottom.
func Overlay(top, bottom fs.FS) fs.FS { return overlay{top, bottom} }

type overlay struct{ top, bottom fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.top.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.bottom.Open(name)
	}
	return f, err
}

// ReadDir lists the files of both, sorted by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, err := fs.ReadDir(o.top, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	under, err := fs.ReadDir(o.bottom, name)
	if err != nil && !(errors.Is(err, fs.ErrNotExist) && over != nil) {
		return nil, err
	}
	all := slices.Clone(over)
	for _, e := range under {
		if !slices.ContainsFunc(over, func(x fs.DirEntry) bool { return x.Name() == e.Name() }) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}
