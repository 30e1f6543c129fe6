package site

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// files is a site, or what lies in a folder.
type files map[string]string

var (
	oldSite = files{"index.html": "gammel", "om/index.html": "gammel om", "a/b/c.txt": "foreldet"}
	newSite = files{"index.html": "ny", "om/index.html": "ny om", "fylker/nordland/index.html": strings.Repeat("ny", 1000)}
)

// testDisk is the disk of Open, but does not wait for the real one.
func testDisk() disk {
	done := func(string) error { return nil }
	return disk{mkdir: makeFolder, write: writeFile, sync: done, syncName: done, exchange: exchange, rename: os.Rename, remove: os.RemoveAll}
}

// renamesOnly is a disk that cannot exchange two folders.
func renamesOnly() disk {
	d := testDisk()
	d.exchange = func(string, string) error { return errors.ErrUnsupported }
	return d
}

// publish puts a site in place of the target.
func publish(target string, d disk, site files) error {
	st, err := open(target, d, nil)
	if err != nil {
		return err
	}
	for _, path := range slices.Sorted(maps.Keys(site)) {
		if err := st.Put(path, []byte(site[path])); err != nil {
			return errors.Join(err, st.Discard())
		}
	}
	return errors.Join(st.Publish(), st.Discard())
}

func mustPublish(t *testing.T, target string, site files) {
	t.Helper()
	if err := publish(target, testDisk(), site); err != nil {
		t.Fatal(err)
	}
}

// read returns what lies in a folder, but for the manifest.
func read(t *testing.T, folder string) files {
	t.Helper()
	paths, err := filesIn(folder)
	if err != nil {
		t.Fatal(err)
	}
	have := files{}
	for _, path := range paths {
		data, err := os.ReadFile(filepath.Join(folder, path))
		if err != nil {
			t.Fatal(err)
		}
		have[path] = string(data)
	}
	delete(have, manifestName)
	return have
}

// mustHold checks that the folder is one of the sites, whole, and that nothing
// lies beside it.
func mustHold(t *testing.T, what, target string, want ...files) {
	t.Helper()
	have := read(t, target)
	if !slices.ContainsFunc(want, func(site files) bool { return maps.Equal(site, have) }) {
		t.Errorf("%s: the target holds %v", what, slices.Sorted(maps.Keys(have)))
	}
}

func mustBeAlone(t *testing.T, what, target string) {
	t.Helper()
	names, err := os.ReadDir(filepath.Dir(target))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != 1 || names[0].Name() != filepath.Base(target) {
		t.Errorf("%s: beside the target lies %v", what, names)
	}
}

func TestPublishReplacesTheWholeFolder(t *testing.T) {
	for name, d := range map[string]disk{"exchange": testDisk(), "two renames": renamesOnly()} {
		target := filepath.Join(t.TempDir(), "public")
		for _, site := range []files{oldSite, newSite, newSite} {
			if err := publish(target, d, site); err != nil {
				t.Fatal(err)
			}
			mustHold(t, name, target, site)
			mustBeAlone(t, name, target)
		}
	}
}

func TestPublishIntoAnEmptyFolderAndANewOne(t *testing.T) {
	target := t.TempDir()
	mustPublish(t, target, newSite)
	mustHold(t, "empty folder", target, newSite)
	target = filepath.Join(target, "..", "ny", "mappe", "public")
	mustPublish(t, target, newSite)
	mustHold(t, "new folder", target, newSite)
	mustBeAlone(t, "new folder", target)
}

func TestManifestIsTheSameForTheSameSite(t *testing.T) {
	const want = manifestHead + `
1b06e2003f8420d6fa42badd8f77ec0f706b976b7a48b13c567dc5a559681683 2 a/b.txt
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 3 index.html
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 tom fil.txt
`
	target := filepath.Join(t.TempDir(), "public")
	mustPublish(t, target, files{"index.html": "abc", "tom fil.txt": "", "a/b.txt": "ny"})
	data, err := os.ReadFile(filepath.Join(target, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != want {
		t.Errorf("manifest\n%s\nwant\n%s", data, want)
	}
	entries, err := parseManifest(data)
	if err != nil || string(formatManifest(entries)) != string(data) {
		t.Errorf("the manifest does not survive parse and format: %v", err)
	}
}

func TestPutFromManyGoroutines(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	st, err := Open(target)
	if err != nil {
		t.Fatal(err)
	}
	want := files{}
	var wait sync.WaitGroup
	for i := range 200 {
		path := fmt.Sprintf("%d/%d/%d/index.html", i%3, i%7, i)
		want[path] = fmt.Sprint(i)
		wait.Go(func() {
			if err := st.Put(path, fmt.Append(nil, i)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if err := st.Publish(); err != nil {
		t.Fatal(err)
	}
	mustHold(t, "many goroutines", target, want)
}

func TestPutRefusesWhatIsNotInTheFolder(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	for _, path := range []string{"", "/a", "../a", "a/../../b", "a//b", "a/", ".", manifestName} {
		st, err := Open(target)
		if err != nil {
			t.Fatal(err)
		}
		if st.Put(path, nil) == nil {
			t.Errorf("%q was taken", path)
		}
		if st.Publish() == nil {
			t.Errorf("published, though %q could not be written", path)
		}
		if err := st.Discard(); err != nil {
			t.Error(err)
		}
	}
	if exists(target) {
		t.Error("there is a target")
	}
}

func TestPutTwiceAtOnePath(t *testing.T) {
	st, err := Open(filepath.Join(t.TempDir(), "public"))
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Put("a", nil); err != nil {
		t.Fatal(err)
	}
	if err := st.Put("a", nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the second file at a path: %v", err)
	}
	if err := errors.Join(st.Discard(), st.Discard()); err != nil {
		t.Error(err)
	}
	if st.Put("b", nil) == nil || st.Publish() == nil {
		t.Error("a staging works on after Discard")
	}
}

func TestPublishComparesWithTheManifest(t *testing.T) {
	for name, spoil := range map[string]func(folder string) error{
		"a byte is other":   func(f string) error { return os.WriteFile(filepath.Join(f, "index.html"), []byte("nY"), 0o644) },
		"a byte is missing": func(f string) error { return os.WriteFile(filepath.Join(f, "index.html"), []byte("n"), 0o644) },
		"a file is missing": func(f string) error { return os.Remove(filepath.Join(f, "om/index.html")) },
		"a file too many":   func(f string) error { return os.WriteFile(filepath.Join(f, "om/x"), nil, 0o644) },
	} {
		target := filepath.Join(t.TempDir(), "public")
		mustPublish(t, target, oldSite)
		d := testDisk()
		d.write = func(file string, data []byte) error {
			if err := writeFile(file, data); err != nil || filepath.Base(file) != manifestName {
				return err
			}
			return spoil(filepath.Dir(file))
		}
		if err := publish(target, d, newSite); err == nil || !strings.Contains(err.Error(), "verify") {
			t.Errorf("%s: error %v", name, err)
		}
		mustHold(t, name, target, oldSite)
		mustBeAlone(t, name, target)
	}
}

var errDisk = errors.New("the disk says no")

// failing is a disk where call number n goes wrong half-way. It counts the calls
// and, when it comes to the one, calls fail, whose error is that of the call.
func failing(d disk, n int, calls *int, fail func() error) disk {
	now := func() bool {
		*calls++
		return *calls == n
	}
	one := func(do func(string) error) func(string) error {
		return func(folder string) error {
			if now() {
				return fail()
			}
			return do(folder)
		}
	}
	two := func(do func(string, string) error) func(string, string) error {
		return func(a, b string) error {
			if now() {
				return fail()
			}
			return do(a, b)
		}
	}
	return disk{
		mkdir: one(d.mkdir), sync: one(d.sync), syncName: one(d.syncName), exchange: two(d.exchange), rename: two(d.rename),
		write: func(file string, data []byte) error {
			if now() {
				return errors.Join(d.write(file, data[:len(data)/2]), fail())
			}
			return d.write(file, data)
		},
		remove: func(folder string) error {
			if now() {
				return errors.Join(removeHalf(folder), fail())
			}
			return d.remove(folder)
		},
	}
}

// removeHalf removes some of what is in a folder.
func removeHalf(folder string) error {
	paths, err := filesIn(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for i, path := range paths {
		if i%2 == 0 {
			err = errors.Join(err, os.Remove(filepath.Join(folder, path)))
		}
	}
	return err
}

func TestEveryFailureLeavesAWholeSite(t *testing.T) {
	for name, d := range map[string]disk{"exchange": testDisk(), "two renames": renamesOnly()} {
		failures := 0
		for n, calls := 1, 1; calls >= n-1; n++ {
			calls = 0
			what := fmt.Sprintf("%s, failure %d", name, n)
			target := filepath.Join(t.TempDir(), "public")
			mustPublish(t, target, oldSite)
			err := publish(target, failing(d, n, &calls, func() error { return errDisk }), newSite)
			switch {
			case calls < n && err != nil:
				t.Errorf("%s: %v without a failure", what, err)
			case calls >= n && !errors.Is(err, errDisk):
				t.Errorf("%s: error %v", what, err)
			case err == nil || strings.Contains(err.Error(), "published"):
				mustHold(t, what, target, newSite)
			default:
				mustHold(t, what, target, oldSite)
			}
			mustPublish(t, target, newSite)
			mustHold(t, what+", again", target, newSite)
			mustBeAlone(t, what+", again", target)
			failures = n - 1
		}
		if failures < 12 {
			t.Errorf("%s: only %d calls failed", name, failures)
		}
	}
}

func TestFailureOfBothRenamesIsPutRightByTheNextOpen(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	mustPublish(t, target, oldSite)
	d, renames := renamesOnly(), 0
	d.rename = func(from, to string) error {
		if renames++; renames > 1 {
			return errDisk
		}
		return os.Rename(from, to)
	}
	if err := publish(target, d, newSite); !errors.Is(err, errDisk) || exists(target) {
		t.Fatalf("error %v, target there: %v", err, exists(target))
	}
	st, err := Open(target)
	if err != nil {
		t.Fatal(err)
	}
	mustHold(t, "after Open", target, oldSite)
	if err := st.Discard(); err != nil {
		t.Fatal(err)
	}
	mustBeAlone(t, "after Discard", target)
}

func TestOpenRemovesOnlyItsOwnLeftovers(t *testing.T) {
	home := t.TempDir()
	for _, path := range []string{".public.katalog-ny/a", ".public.katalog-gammel/a", ".public.annet/a", ".annen.katalog-ny/a"} {
		if err := os.MkdirAll(filepath.Join(home, path), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	mustPublish(t, filepath.Join(home, "public"), newSite) // puts .public.katalog-gammel in place of the missing target
	names, err := filepath.Glob(filepath.Join(home, ".*"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(home, ".annen.katalog-ny"), filepath.Join(home, ".public.annet")}
	if !slices.Equal(names, want) {
		t.Errorf("left: %q, want %q", names, want)
	}
}
