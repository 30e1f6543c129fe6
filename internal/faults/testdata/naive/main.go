// Command naive publishes a site as most generators do, for the tests to find
// fault with: it copies a folder in place of another.
//
//	naive in-place FROM TO   removes what was there and writes over it
//	naive careless FROM TO   writes beside it, and looks at no error
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

func main() {
	mode, from, to := os.Args[1], os.Args[2], os.Args[3]
	if mode == "careless" {
		beside := filepath.Join(filepath.Dir(to), ".public.katalog-ny")
		_ = publish(from, beside)
		_ = os.RemoveAll(to)
		_ = os.Rename(beside, to)
		return
	}
	err := os.RemoveAll(to)
	if err == nil {
		err = publish(from, to)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "katalog:", err)
		os.Exit(3)
	}
}

// publish copies a folder, slowly enough to be met at it.
func publish(from, to string) error {
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(from, name)
		if err != nil || relErr != nil {
			return fs.ErrInvalid
		}
		if d.IsDir() {
			return os.Mkdir(filepath.Join(to, rel), 0o755)
		}
		time.Sleep(2 * time.Millisecond)
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o644)
	})
}
