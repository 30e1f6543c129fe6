package serve

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet  = 100 * time.Millisecond // without an event: the storm is over
	period = time.Second            // between two looks, where there are no events
)

// watch tells of the folders as they are now, and then after every storm of
// changes, until the context ends.
//
// Each storm gets a new watcher. It costs a few milliseconds, and nothing has to
// be kept up to date: not new folders, not moved ones, not lost events. What
// changes between two watchers is seen by the build that follows.
func (s *server) watch(ctx context.Context, changed chan<- struct{}) {
	for ctx.Err() == nil {
		w, missing, err := s.watchFolders()
		if err != nil {
			s.log("kan ikke overvåke mappene (%v); ser etter endringer hvert sekund i stedet", err)
			s.poll(ctx, changed)
			return
		}
		tell(changed)
		s.awaitStorm(ctx, w, missing)
		if err := w.Close(); err != nil {
			s.log("overvåkingen ble ikke avsluttet ryddig: %v", err)
		}
	}
}

// watchFolders returns a watcher of all folders, and those to watch that are
// missing now.
func (s *server) watchFolders() (w *fsnotify.Watcher, missing []string, err error) {
	w, err = s.newWatcher()
	if err != nil {
		return nil, nil, err
	}
	for _, root := range s.Watch {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if path == root && errors.Is(err, fs.ErrNotExist) {
				missing = append(missing, root)
			}
			if err != nil || !d.IsDir() {
				return nil // gone meanwhile, or not for us to read: the build says so
			}
			// Before its entries are read, so that none is made in between.
			if err := w.Add(path); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
				return err
			}
			return nil
		})
		if err != nil {
			return nil, nil, errors.Join(err, w.Close())
		}
	}
	return w, missing, nil
}

// awaitStorm returns when something has changed and nothing more did for a
// while, when a missing folder is there, or when the context ends.
func (s *server) awaitStorm(ctx context.Context, w *fsnotify.Watcher, missing []string) {
	look := time.NewTicker(period)
	defer look.Stop()
	over := time.NewTimer(quiet)
	over.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-over.C:
			return
		case <-look.C:
			if slices.ContainsFunc(missing, exists) {
				return
			}
		case e := <-w.Events:
			if e.Op&^fsnotify.Chmod != 0 { // a change of mode alone changes nothing, and some programs never stop
				over.Reset(quiet)
			}
		case err := <-w.Errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				s.log("for mange endringer på en gang; leser alle mappene på nytt")
			} else {
				s.log("feil under overvåkingen: %v; leser alle mappene på nytt", err)
			}
			over.Reset(quiet)
		}
	}
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// tell notes that something has changed; one note is enough for any number.
func tell(changed chan<- struct{}) {
	select {
	case changed <- struct{}{}:
	default:
	}
}

// A stamp is what shows that a file has changed.
type stamp struct {
	size    int64
	changed int64 // nanoseconds
	mode    fs.FileMode
}

// poll looks for changes at intervals.
func (s *server) poll(ctx context.Context, changed chan<- struct{}) {
	look := time.NewTicker(period)
	defer look.Stop()
	before := stamps(s.Watch)
	tell(changed)
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
			if now := stamps(s.Watch); !maps.Equal(now, before) {
				before = now
				tell(changed)
			}
		}
	}
}

// stamps returns the stamps of all files and folders.
func stamps(roots []string) map[string]stamp {
	all := map[string]stamp{}
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // gone meanwhile, or not for us to read: the build says so
			}
			if info, err := d.Info(); err == nil {
				all[path] = stamp{size: info.Size(), changed: info.ModTime().UnixNano(), mode: info.Mode()}
			}
			return nil
		})
	}
	return all
}
