//go:build linux && amd64

package faults

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"modellkatalog/internal/promise"
)

// Conditions that a build may be run under, and that must not matter.
var (
	folders = []string{"a", "Prøve og mellomrom å", "x/y/z/" + "lang-sti-lang-sti-lang-sti-lang-sti-lang-sti", "100 % & «mer»#?"}
	zones   = []string{"UTC", "Pacific/Kiritimati", "America/St_Johns", "Europe/Oslo"}
	locales = []string{"C", "nb_NO.UTF-8", "tr_TR.UTF-8", "nn_NO.ISO-8859-1"}
	umasks  = []int{0o022, 0o077, 0o000, 0o027}
	procs   = []int{1, 2, 7, 32}
	clocks  = []int{0, 1999, 2031, 2099} // years; 0 is the clock as it is
	orders  = []string{"by name", "from the last", "mixed"}
	times   = []string{"now", "1970", "2038", "each another"} // of the content files
	users   = []string{"this one", "nobody"}
	days    = []string{"--date", "SOURCE_DATE_EPOCH"} // how the day is given
)

// A condition is one choice of each.
type condition struct {
	folder, zone, locale string
	umask, procs, clock  int
	order, time          string
	user, day            string
}

// TestPromise3SameBytes builds one content under many conditions. The sites must be
// the same to the last byte and mode.
func TestPromise3SameBytes(t *testing.T) {
	if !inside(t, 0) {
		return
	}
	s := small(t)
	if promise.Times(0, 1) == 1 {
		s = whole(t)
	}
	var n tally
	listed := map[string]bool{} // the ways in which the system lists the content
	hashes := map[string]int{s.new.hash(): 1}
	for _, c := range conditions(promise.Times(4, 40)) {
		w := newWorldOn(t, s, func(base string) { mountTmpfs(t, filepath.Join(base, "disk"), "") })
		e, target := buildUnder(t, w, c, listed)
		var faults []string
		if e.code != 0 {
			faults = append(faults, "the build fails")
		} else {
			have := mustReadTree(t, target)
			if d := have.differs(s.new); d != "" {
				faults = append(faults, "another site: "+d)
			}
			hashes[have.hash()]++
		}
		n.add(t, fmt.Sprintf("%+v", c), e, faults)
		unmount(t, filepath.Join(w.base, "disk"))
		w.remove(t)
	}
	t.Logf("hashes, and how often: %v", hashes)
	if len(listed) < 2 {
		t.Error("the content was listed in the same order each time: that is not tried")
	}
	promise.Tried(t, 3, "same bytes, "+s.name, n.tries, n.broken)
}

// conditions draws conditions, the same ones each time.
func conditions(n int) (all []condition) {
	const seed = 3
	random := rand.New(rand.NewPCG(seed, 0))
	for range n {
		all = append(all, condition{
			folder: one(random, folders), zone: one(random, zones), locale: one(random, locales), umask: one(random, umasks),
			procs: one(random, procs), clock: one(random, clocks), order: one(random, orders), time: one(random, times),
			user: one(random, users), day: one(random, days),
		})
	}
	return all
}

func one[T any](random *rand.Rand, of []T) T { return of[random.IntN(len(of))] }

// buildUnder builds under a condition, and notes how the system lists the content.
func buildUnder(t *testing.T, w *world, c condition, listed map[string]bool) (e ending, target string) {
	t.Helper()
	place := filepath.Join(w.base, "disk", filepath.FromSlash(c.folder))
	content := filepath.Join(place, "content")
	copyInOrder(t, content, w.content, c)
	mustDo(t, os.MkdirAll(filepath.Join(place, "ut"), 0o755))
	listed[listing(t, content)] = true
	b := exec.Command(katalog(t), "build", "-o", "ut/public")
	b.Dir = place
	b.Env = []string{"HOME=" + w.home, "TZ=" + c.zone, "LANG=" + c.locale, "LC_ALL=" + c.locale, "GOMAXPROCS=" + strconv.Itoa(c.procs)}
	day, err := time.Parse(time.DateOnly, today)
	mustDo(t, err)
	if c.day == "--date" {
		b.Args = append(b.Args, "--date", today)
	} else {
		b.Env = append(b.Env, "SOURCE_DATE_EPOCH="+strconv.FormatInt(day.Add(time.Hour).Unix(), 10))
	}
	if c.user == "nobody" {
		give(t, w)
		b = asUser(b)
	}
	before := unix.Umask(c.umask)
	defer unix.Umask(before)
	if c.clock == 0 {
		return mustRun(t, b), filepath.Join(place, "ut", "public")
	}
	return runAt(t, b, time.Date(c.clock, 2, 28, 23, 30, 0, 0, time.UTC)), filepath.Join(place, "ut", "public")
}

// copyInOrder copies the content file by file, in the order of the condition and
// with its times.
func copyInOrder(t *testing.T, to, from string, c condition) {
	t.Helper()
	var names []string
	mustDo(t, filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	}))
	switch c.order {
	case "from the last":
		slices.Reverse(names)
	case "mixed":
		rand.New(rand.NewPCG(4, 0)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	for i, name := range names {
		rel, err := filepath.Rel(from, name)
		mustDo(t, err)
		data, err := os.ReadFile(name)
		mustDo(t, err)
		writeFiles(t, to, map[string]string{filepath.ToSlash(rel): string(data)})
		stamp := time.Now()
		switch c.time {
		case "1970":
			stamp = time.Unix(0, 0)
		case "2038":
			stamp = time.Unix(1<<31, 0)
		case "each another":
			stamp = time.Unix(int64(i)*1e7, 0)
		}
		mustDo(t, os.Chtimes(filepath.Join(to, rel), stamp, stamp))
	}
}

// listing is how the system lists a folder and those in it.
func listing(t *testing.T, folder string) string {
	t.Helper()
	f, err := os.Open(folder)
	mustDo(t, err)
	defer f.Close()
	names, err := f.Readdirnames(-1)
	mustDo(t, err)
	have := fmt.Sprint(names)
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.IsDir() {
			have += listing(t, filepath.Join(folder, name))
		}
	}
	return have
}

// TestPromise3EveryConditionIsTried shows that no choice is left out of the long run.
func TestPromise3EveryConditionIsTried(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range conditions(40) {
		for i, part := range []any{c.folder, c.zone, c.locale, c.umask, c.procs, c.clock, c.order, c.time, c.user, c.day} {
			seen[fmt.Sprint(i, part)] = true
		}
	}
	want := len(folders) + len(zones) + len(locales) + len(umasks) + len(procs) + len(clocks) + len(orders) + len(times) + len(users) + len(days)
	if len(seen) != want {
		t.Errorf("%d of %d choices: %q", len(seen), want, slices.Sorted(maps.Keys(seen)))
	}
}
