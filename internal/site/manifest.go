package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	// manifestName is the file that marks a published folder as ours and lists
	// what is in it.
	manifestName = ".katalog-manifest"
	// manifestHead is its first line: name and number of the format, generator.
	manifestHead = "katalog-manifest 1 modellkatalog"
)

// An entry is one file of a manifest.
type entry struct {
	path string
	size int
	sum  string // SHA-256, in hexadecimal
}

func newEntry(path string, data []byte) entry {
	sum := sha256.Sum256(data)
	return entry{path: path, size: len(data), sum: hex.EncodeToString(sum[:])}
}

// formatManifest gives the manifest of the entries, one line for each: hash,
// size, path, in the order of the paths.
func formatManifest(entries []entry) []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, manifestHead)
	for _, e := range sortedEntries(entries) {
		fmt.Fprintf(&b, "%s %d %s\n", e.sum, e.size, e.path)
	}
	return b.Bytes()
}

func sortedEntries(entries []entry) []entry {
	return slices.SortedFunc(slices.Values(entries), func(a, b entry) int { return strings.Compare(a.path, b.path) })
}

// parseManifest reads a manifest of any version of the generator.
func parseManifest(data []byte) ([]entry, error) {
	head, rest, _ := strings.Cut(string(data), "\n")
	if !strings.HasPrefix(head, "katalog-manifest 1 ") {
		return nil, fmt.Errorf("not a manifest of format 1")
	}
	var entries []entry
	for line := range strings.Lines(rest) {
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		if len(parts) != 3 || len(parts[0]) != sha256.Size*2 {
			return nil, fmt.Errorf("a line is not hash, size and path")
		}
		size, err := strconv.Atoi(parts[1])
		if err != nil {
			return nil, fmt.Errorf("size: %w", err)
		}
		entries = append(entries, entry{sum: parts[0], size: size, path: parts[2]})
	}
	return entries, nil
}

// ErrAltered is the error for a file that is not as it was written.
var ErrAltered = errors.New("not what was written")

// verify re-reads every file of a folder and compares it with the entries. The
// folder must hold these files and nothing else.
func verify(folder string, entries []entry) error {
	var want []string
	for _, e := range entries {
		want = append(want, e.path)
		name := filepath.Join(folder, filepath.FromSlash(e.path))
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("verify: %w", err)
		}
		if newEntry(e.path, data) != e {
			return &os.PathError{Op: "verify", Path: name, Err: ErrAltered}
		}
	}
	have, err := filesIn(folder)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	slices.Sort(want)
	if !slices.Equal(have, want) {
		return &os.PathError{Op: "verify", Path: folder, Err: ErrAltered}
	}
	return nil
}

// filesIn returns the paths of everything in a folder that is not a folder, sorted.
func filesIn(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		files = append(files, filepath.ToSlash(rel))
		return err
	})
	slices.Sort(files)
	return files, err
}
