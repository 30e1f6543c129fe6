package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"modellkatalog/internal/build"
	"modellkatalog/internal/problem"
)

// How the command speaks. Findings go to standard error, the result to standard
// output. A finding is one line "file:line:column: level: what; what would be
// right", then the source line with a caret. Lower case, no full stop. Colour
// only marks the level and never carries meaning. Control characters from the
// content are never sent to a terminal.

func (f *flags) printFindings(c *cobra.Command, problems problem.List) {
	w := c.ErrOrStderr()
	color := f.colored(w)
	for _, p := range problems {
		if f.quiet && p.Rule.Level != problem.Error && !(f.strict && p.Rule.Level == problem.Warning) {
			continue
		}
		p.Pos.File, p.Text = f.shown(p.Pos.File), f.shownIn(p.Text)
		text := printable(strings.TrimSuffix(problem.Text(p), "\n"))
		if color {
			text = paint(text, p.Rule.Level)
		}
		tell(w, text)
	}
}

// shown is the path as the user can open it from where the command was run.
func (f *flags) shown(file string) string {
	if file == "" {
		return "nettstedet" // found on the finished site, in no one file
	}
	return path.Join(filepath.ToSlash(f.content), file)
}

// otherFile is another place in the content that a finding tells of: "i
// fylker/nordland/modell.md:8". What an editor wrote stands in «».
var otherFile = regexp.MustCompile(`( (?:i|av|fra) )((?:begreper|fylker|sider)/[^ ,;«»]+)`)

// shownIn gives the words of a finding with other files as they can be opened.
func (f *flags) shownIn(text string) string {
	return otherFile.ReplaceAllStringFunc(text, func(m string) string {
		parts := otherFile.FindStringSubmatch(m)
		return parts[1] + f.shown(parts[2])
	})
}

func (f *flags) colored(w io.Writer) bool {
	switch f.color {
	case "alltid", "always":
		return true
	case "aldri", "never":
		return false
	}
	file, ok := w.(interface{ Fd() uintptr })
	return ok && os.Getenv("NO_COLOR") == "" && term.IsTerminal(int(file.Fd()))
}

func paint(text string, level problem.Level) string {
	code := [...]string{"\x1b[36m", "\x1b[33m", "\x1b[31m"}[level]
	word := ": " + level.String() + ": "
	return strings.Replace(text, word, ": "+code+level.String()+"\x1b[0m: ", 1)
}

// printable replaces control and direction characters, but for line ends and tabs.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.In(r, unicode.Cc, unicode.Cf) || r == '\u00ad' {
			return r
		}
		return '\ufffd'
	}, s)
}

// output is standard output or standard error. What cannot be written is kept for
// the end, so that no writer has to see to it.
type output struct {
	*os.File
	mu  sync.Mutex
	err error
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		_, o.err = o.File.Write(b)
	}
	return len(b), nil
}

// failed is the first error of writing.
func (o *output) failed() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}

// unsaid is why a command could not say what it should, nil when it could.
func unsaid(c *cobra.Command) error {
	var err error
	for _, w := range []io.Writer{c.OutOrStdout(), c.ErrOrStderr()} {
		if o, ok := w.(*output); ok {
			err = errors.Join(err, o.failed())
		}
	}
	return err
}

// tell writes one line. What output cannot write, it keeps for the end; at the end
// there is nobody else to tell.
func tell(w io.Writer, line string) { _, _ = fmt.Fprintln(w, line) }

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func took(seconds float64) string {
	return strings.Replace(fmt.Sprintf("%.1f sekunder", seconds), ".", ",", 1)
}

// writeJSON writes findings and counts as one JSON object.
func writeJSON(w io.Writer, r build.Result, seconds float64) error {
	type finding struct {
		File    string `json:"file"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
		Level   string `json:"level"`
		Rule    string `json:"rule"`
		Message string `json:"message"`
		Source  string `json:"source,omitempty"`
	}
	out := struct {
		Findings []finding `json:"findings"`
		Pages    int       `json:"pages"`
		Counties int       `json:"counties"`
		Errors   int       `json:"errors"`
		Warnings int       `json:"warnings"`
		Seconds  float64   `json:"seconds"`
	}{[]finding{}, r.Pages, r.Counties, r.Problems.Count(problem.Error), r.Problems.Count(problem.Warning), seconds}
	for _, p := range r.Problems {
		out.Findings = append(out.Findings, finding{p.Pos.File, p.Pos.Line, p.Pos.Col, p.Rule.Level.String(), p.Rule.ID, p.Message(), p.Quote})
	}
	return encode(w, out)
}

// encode writes one JSON object. What is read on a terminal must not move it:
// control and direction characters stand as escapes, which mean the same to a
// program.
func encode(w io.Writer, object any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(object); err != nil {
		return fmt.Errorf("json: %w", err)
	}
	var out strings.Builder
	for _, r := range b.String() {
		if r == '\n' || !unicode.In(r, unicode.Cc, unicode.Cf) {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&out, "\\u%04x", unit)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}
