package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// Staging is a site on its way to a folder on the disk.
//
// The site is written into a new folder beside the target, checked against a
// manifest of sizes and hashes, brought to the disk, and exchanged with the
// target in one step. So the target is the old site or the new one, whole, after
// any ending: an error, a full disk, a killed process, a lost power supply.
//
// Where the system cannot exchange two folders in one step, the old site is
// renamed first and the new one after it. Between the two there is no target;
// the next Open puts the old site back. What a build that failed has left, Fate
// tells.
//
// Beside a target "public" may lie, until the build is over or the next one
// begins: .public.katalog-las (the lock), .public.katalog-ny (the new site; after
// the exchange the old one) and .public.katalog-gammel (the old site, between two
// renames).
type Staging struct {
	target, folder, old string
	lock                *os.File
	disk                disk

	mu        sync.Mutex
	made      map[string]bool // folders made, relative
	entries   []entry
	broken    error // the first Put that failed
	closed    bool
	published bool // the target is the new site
	away      bool // the old site has been renamed, and the target is not there
}

// disk holds the calls that change what is on the disk, so that a test can let
// each of them fail.
type disk struct {
	mkdir    func(folder string) error
	write    func(file string, data []byte) error
	sync     func(folder string) error // all below the folder is on the disk
	syncName func(folder string) error // the names in the folder are
	exchange func(a, b string) error   // errors.ErrUnsupported where it cannot be done
	rename   func(from, to string) error
	remove   func(folder string) error
}

// Open prepares to replace the target folder: it takes the lock, puts right what
// a dead build left, and makes the new folder beside the target. The error is a
// *Refused where the target must not be replaced (it holds something foreign, is
// a protected folder or lies in or above one) or another build has it.
func Open(target string, protected ...string) (*Staging, error) {
	return open(target, disk{
		mkdir: makeFolder, write: writeFile, sync: syncTree, syncName: syncFolder,
		exchange: exchange, rename: os.Rename, remove: os.RemoveAll,
	}, protected)
}

func open(target string, d disk, protected []string) (*Staging, error) {
	real, err := realTarget(target)
	if err != nil {
		return nil, fmt.Errorf("site: open %s: %w", target, err)
	}
	reason, err := refusePlace(real, protected)
	if err != nil {
		return nil, fmt.Errorf("site: open %s: %w", target, err)
	}
	if reason != "" {
		return nil, &Refused{Target: target, Reason: reason}
	}
	if err := os.MkdirAll(filepath.Dir(real), 0o755); err != nil {
		return nil, fmt.Errorf("site: open %s: %w", target, err)
	}
	lock, folder, old := beside(real)
	st := &Staging{target: real, folder: folder, old: old, disk: d, made: map[string]bool{".": true}}
	if st.lock, err = takeLock(lock); err != nil {
		return nil, refusedOr(target, err)
	}
	if err := st.begin(); err != nil {
		return nil, errors.Join(refusedOr(target, err), releaseLock(st.lock))
	}
	return st, nil
}

// beside gives what may lie beside a target.
func beside(target string) (lock, folder, old string) {
	begin := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".katalog-")
	return begin + "las", begin + "ny", begin + "gammel"
}

// refusedOr names the target in a refusal, and wraps any other error.
func refusedOr(target string, err error) error {
	if r, ok := errors.AsType[*Refused](err); ok {
		return &Refused{Target: target, Reason: r.Reason}
	}
	return fmt.Errorf("site: open %s: %w", target, err)
}

// begin puts right what a dead build left and makes the new folder.
func (st *Staging) begin() error {
	if !exists(st.target) && exists(st.old) {
		if err := st.disk.rename(st.old, st.target); err != nil {
			return fmt.Errorf("put the old site back: %w", err)
		}
	}
	reason, err := refuseContents(st.target)
	if err != nil {
		return err
	}
	if reason != "" {
		return &Refused{Reason: reason}
	}
	if err := st.removeLeftovers(); err != nil {
		return err
	}
	if err := st.disk.mkdir(st.folder); err != nil {
		return errors.Join(err, st.disk.remove(st.folder)) // it may be there, and be wrong
	}
	return nil
}

func (st *Staging) removeLeftovers() error {
	return errors.Join(st.disk.remove(st.folder), st.disk.remove(st.old))
}

// Put writes a file into the new folder. It is safe for concurrent use.
func (st *Staging) Put(file string, data []byte) error {
	err := st.put(file, data)
	st.mu.Lock()
	defer st.mu.Unlock()
	if err != nil {
		err = fmt.Errorf("site: write %s: %w", file, err)
		if st.broken == nil {
			st.broken = err
		}
		return err
	}
	st.entries = append(st.entries, newEntry(file, data))
	return nil
}

func (st *Staging) put(file string, data []byte) error {
	if !fs.ValidPath(file) || !filepath.IsLocal(filepath.FromSlash(file)) || file == manifestName {
		return errors.New("not a path of a site")
	}
	if err := st.makeFolders(path.Dir(file)); err != nil {
		return err
	}
	return st.disk.write(filepath.Join(st.folder, filepath.FromSlash(file)), data)
}

// makeFolders makes a folder of the new site and those above it, once.
func (st *Staging) makeFolders(folder string) error {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.closed {
		return errors.New("the staging is closed")
	}
	return st.makeFolder(folder)
}

func (st *Staging) makeFolder(folder string) error {
	if st.made[folder] {
		return nil
	}
	if err := st.makeFolder(path.Dir(folder)); err != nil {
		return err
	}
	if err := st.disk.mkdir(filepath.Join(st.folder, filepath.FromSlash(folder))); err != nil {
		return err
	}
	st.made[folder] = true
	return nil
}

// Publish puts the new site in place of the old one and removes the old one.
// After an error the target is the old site, untouched, unless the error came
// after the exchange: then it is the new one, as Published tells. Discard belongs
// behind it in either case.
func (st *Staging) Publish() error {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.closed {
		return errors.New("site: publish: the staging is closed")
	}
	if st.broken != nil {
		return st.broken
	}
	if err := st.complete(); err != nil {
		return fmt.Errorf("site: publish %s: %w", st.target, err)
	}
	if err := st.replace(); err != nil {
		return fmt.Errorf("site: publish %s: %w", st.target, err)
	}
	st.published = true
	if err := st.finish(); err != nil {
		return fmt.Errorf("site: published, but not all is tidy around %s: %w", st.target, err)
	}
	return nil
}

// Published tells whether the target is the new site.
func (st *Staging) Published() bool {
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.published
}

// finish removes the old site, once the exchange is sure to outlast a power cut.
func (st *Staging) finish() error {
	if err := st.disk.syncName(filepath.Dir(st.target)); err != nil {
		st.closed = true
		return errors.Join(err, releaseLock(st.lock))
	}
	return st.close()
}

// complete writes the manifest, reads everything once more and brings it to the
// disk.
func (st *Staging) complete() error {
	manifest := formatManifest(st.entries)
	if err := st.disk.write(filepath.Join(st.folder, manifestName), manifest); err != nil {
		return err
	}
	if err := verify(st.folder, append(st.entries, newEntry(manifestName, manifest))); err != nil {
		return err
	}
	return st.disk.sync(st.folder)
}

// replace puts the new folder in place of the target.
func (st *Staging) replace() error {
	if !exists(st.target) {
		return st.disk.rename(st.folder, st.target)
	}
	err := st.disk.exchange(st.folder, st.target)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := st.disk.rename(st.target, st.old); err != nil {
		return err
	}
	if err := st.disk.rename(st.folder, st.target); err != nil {
		back := st.disk.rename(st.old, st.target)
		st.away = back != nil
		return errors.Join(err, back)
	}
	return nil
}

// Discard gives up: it removes the new folder and the lock. After Publish or
// another Discard it does nothing.
func (st *Staging) Discard() error {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.closed {
		return nil
	}
	if err := st.close(); err != nil {
		return fmt.Errorf("site: discard %s: %w", st.folder, err)
	}
	return nil
}

// close removes what lies beside the target. The old site stays when it is all
// there is.
func (st *Staging) close() error {
	st.closed = true
	err := st.disk.remove(st.folder)
	if !st.away {
		err = errors.Join(err, st.disk.remove(st.old))
	}
	return errors.Join(err, releaseLock(st.lock))
}

// exists tells whether there is something at a place. Where the system does not
// say, there may be, and nothing is put there.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// makeFolder makes a folder that all may read, whatever the umask.
func makeFolder(folder string) error {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	return os.Chmod(folder, 0o755)
}

// writeFile writes a new file that all may read, whatever the umask.
func writeFile(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = syncFile(f)
	}
	return errors.Join(err, f.Close())
}
