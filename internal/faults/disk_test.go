//go:build linux && amd64

package faults

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"modellkatalog/internal/promise"
)

// TestPromise1FullDisk builds on a small disk that has ever more room: from none
// to what the new site needs, first of bytes and then of names for files.
func TestPromise1FullDisk(t *testing.T) {
	if !inside(t, 0) {
		return
	}
	all := []scene{smallest(t)}
	if promise.Times(0, 1) == 1 {
		all = append(all, small(t), whole(t))
	}
	for _, s := range all {
		bytes := fillDisk(t, s, theBuild(t), func(w *world, percent int) {
			need := pagesOf(t, w.newer) + lockFile
			taken := int(freeOn(t, w).Bfree) - need*percent/100
			writeFiles(t, w.base, map[string]string{"disk/fyll/a": strings.Repeat("f", taken*page)}) // one file: names may run out
		})
		promise.Tried(t, 1, "the disk is full, "+s.name, bytes.tries, bytes.broken)
		names := fillDisk(t, s, theBuild(t), func(w *world, percent int) {
			writeFiles(t, w.base, map[string]string{"disk/fyll/a": ""})
			need := len(w.new) + lockFile
			for i := range int(freeOn(t, w).Ffree) - need*percent/100 {
				writeFiles(t, w.base, map[string]string{fmt.Sprintf("disk/fyll/%d", i): ""})
			}
		})
		promise.Tried(t, 1, "the disk holds no more files, "+s.name, names.tries, names.broken)
	}
}

const (
	page     = 4096 // what the smallest file takes of a disk in memory
	lockFile = 1    // file beside the site
)

// fillDisk builds again and again on a disk that fill has filled, but for some
// percent of what the new site needs.
func fillDisk(t testing.TB, s scene, program subject, fill func(w *world, percent int)) (n tally) {
	t.Helper()
	failed, step := 0, promise.Times(50, 5)
	for percent := 0; percent <= 100; percent += step {
		w := newWorldOn(t, s, func(base string) {
			pages, names := pagesOf(t, s.older)+2*pagesOf(t, s.newer), len(s.old)+2*len(s.new)
			mountTmpfs(t, filepath.Join(base, "disk"), fmt.Sprintf(",size=%d,nr_inodes=%d", page*pages, names))
		})
		fill(w, percent)
		e := mustRun(t, program(w))
		faults := w.judge(e, expectation{words: words[syscall.ENOSPC]})
		if e.code == 3 {
			failed++
		}
		if err := os.RemoveAll(filepath.Join(w.base, "disk", "fyll")); err != nil {
			t.Fatal(err)
		}
		n.add(t, fmt.Sprintf("%d %% of the room", percent), e, append(faults, w.next(t)...))
		unmount(t, filepath.Join(w.base, "disk"))
		w.remove(t)
	}
	if failed == 0 || failed == n.tries {
		t.Errorf("%s: %d of %d builds failed", s.name, failed, n.tries)
	}
	return n
}

// pagesOf counts the pages that the files in a folder take.
func pagesOf(t testing.TB, folder string) (pages int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			pages += int(info.Size()+page-1) / page
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// freeOn tells how many pages and names the disk of the target has left.
func freeOn(t testing.TB, w *world) unix.Statfs_t {
	t.Helper()
	var free unix.Statfs_t
	if err := unix.Statfs(w.beside, &free); err != nil {
		t.Fatal(err)
	}
	return free
}
