package load

import (
	"io/fs"
	"strings"
)

// Lines gives the lines of a content file, for the quotes of findings that are
// made after loading; nil for a file that is not there or cannot be read.
func Lines(content fs.FS) func(file string) []string {
	read := map[string][]string{}
	return func(file string) []string {
		if lines, ok := read[file]; ok {
			return lines
		}
		b, err := fs.ReadFile(content, file)
		if err != nil {
			return nil // a finding without its line is still a finding
		}
		text := strings.ReplaceAll(strings.TrimPrefix(string(b), "\ufeff"), "\r\n", "\n")
		read[file] = strings.Split(text, "\n")
		return read[file]
	}
}
