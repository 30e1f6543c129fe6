package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// How a folder is read where a symbolic link is in the place of a file: what
// editors write must be the file itself; layouts and styles may be shared.
const (
	linksFollowed = 0
	linksRefused  = noFollow
)

// errIrregular is the error for what is no file and no folder.
var errIrregular = errors.New("not a regular file")

// folder opens a folder for reading; a missing one is told with its name.
func folder(name string, links int) (fs.FS, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, failuref("finner ikke mappen «%s»; kjør kommandoen fra mappen som holder den, eller oppgi en annen", name)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, failuref("«%s» er en fil, ikke en mappe", name)
	}
	return regular{name, links}, nil
}

// regular is a folder of which only files and folders are opened. What lies in a
// folder is judged when it is listed; between that and the reading a file may be
// exchanged for a pipe, and a build would wait for it for ever.
type regular struct {
	folder string
	links  int
}

func (r regular) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	full := filepath.Join(r.folder, filepath.FromSlash(name))
	links := r.links
	if name == "." {
		links = linksFollowed
	}
	f, err := os.OpenFile(full, os.O_RDONLY|noWait|links, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: full, Err: errIrregular}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
