package build

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
	"time"
)

// TestSameInputSameBytes builds the real content again under other conditions
// that must not matter. It changes the process, so it is not parallel.
func TestSameInputSameBytes(t *testing.T) {
	want := realSite(t)
	for _, c := range []struct {
		name   string
		change func(t *testing.T, in *Input)
	}{
		{"one processor", func(t *testing.T, _ *Input) { setProcessors(t, 1) }},
		{"another folder and time zone", func(t *testing.T, in *Input) {
			setZone(t, time.FixedZone("Kiritimati", 14*60*60))
			elsewhere := filepath.Join(t.TempDir(), "et annet sted", "innhold")
			if err := os.CopyFS(elsewhere, os.DirFS(realContent)); err != nil {
				t.Fatal(err)
			}
			in.Content = os.DirFS(elsewhere)
		}},
		{"another order of files and many processors", func(t *testing.T, in *Input) {
			setProcessors(t, 16)
			in.Content, in.Layouts, in.Static = shuffled{in.Content}, shuffled{in.Layouts}, shuffled{in.Static}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := input(os.DirFS(realContent))
			c.change(t, &in)
			have, err := buildSite(in)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(have.result, want.result) {
				t.Errorf("the result is %+v, and was %+v", have.result, want.result)
			}
			compareSites(t, have, want)
		})
	}
}

func setProcessors(t *testing.T, n int) {
	t.Helper()
	was := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(was) })
}

func setZone(t *testing.T, zone *time.Location) {
	t.Helper()
	was := time.Local
	time.Local = zone
	t.Cleanup(func() { time.Local = was })
}

// compareSites reports every file in which two sites differ, and how many do.
func compareSites(t *testing.T, have, want built) (different int) {
	t.Helper()
	for _, name := range have.files.Paths() {
		if _, ok := want.files.Lookup(name); !ok {
			different++
			t.Errorf("%s was not there before", name)
		}
	}
	for _, name := range want.files.Paths() {
		before, _ := want.files.Lookup(name)
		now, ok := have.files.Lookup(name)
		switch {
		case !ok:
			different++
			t.Errorf("%s is not there any more", name)
		case !bytes.Equal(now, before):
			different++
			t.Errorf("%s differs: %q, and was %q", name, around(now, before), around(before, now))
		}
	}
	return different
}

// around returns the part of a at which it begins to differ from b.
func around(a, b []byte) []byte {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return a[max(0, i-40):min(len(a), i+80)]
}

// shuffled lists folders in an order that has nothing to do with the names.
type shuffled struct{ fs.FS }

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	rand.New(rand.NewPCG(7, uint64(len(name)))).Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestNoPathOfTheMachine looks for where the content and the program lie in what
// is published.
func TestNoPathOfTheMachine(t *testing.T) {
	b := realSite(t)
	here, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range b.files.Paths() {
		data, _ := b.files.Lookup(name)
		for _, trace := range []string{here, filepath.ToSlash(here), "../../content"} {
			if bytes.Contains(data, []byte(trace)) {
				t.Errorf("%s tells of %s", name, trace)
			}
		}
	}
}
