// Package problem holds what the checks find in the content: where, which
// rule, what is wrong and what would be right.
//
// A problem is a finding about the content, for an editor, in Norwegian. It is
// not a Go error: a failure to read or write is returned as error and stops
// the run, while problems are collected and shown together.
// The package imports nothing of ours and never prints.
package problem

import (
	"cmp"
	"slices"
	"strings"
)

// Level tells how grave a problem is.
type Level int

const (
	Tip     Level = iota // never changes the exit code
	Warning              // counts as an error with --strict
	Error                // nothing is published
)

// String gives the level's word as editors see it.
func (l Level) String() string {
	return [...]string{"tips", "advarsel", "feil"}[l]
}

// Pos is a place in a content file.
type Pos struct {
	File string // path inside the content folder, with slashes
	Line int    // from 1; 0 means the file as a whole
	Col  int    // from 1, counted in characters; 0 means the line as a whole
}

// A Problem is one finding.
type Problem struct {
	Rule  Rule
	Pos   Pos
	Len   int    // how many characters from there on it is about; 0 where that is not told
	Text  string // what is wrong: lower case, no full stop
	Help  string // what would be right; may be empty
	Quote string // the source line, filled in by Quote; empty for a whole file
}

// Message gives text and help as one sentence.
func (p Problem) Message() string {
	if p.Help == "" {
		return p.Text
	}
	return p.Text + "; " + p.Help
}

// A List collects problems. The zero value is ready for use.
type List []Problem

// Add appends a problem.
func (l *List) Add(rule Rule, pos Pos, text, help string) {
	*l = append(*l, Problem{Rule: rule, Pos: pos, Text: text, Help: help})
}

// Sorted returns the problems by file, line, column and rule, without repeats.
func (l List) Sorted() List {
	s := slices.Clone(l)
	slices.SortStableFunc(s, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			strings.Compare(a.Rule.ID, b.Rule.ID),
			strings.Compare(a.Text, b.Text),
		)
	})
	return slices.CompactFunc(s, func(a, b Problem) bool {
		return a.Pos == b.Pos && a.Rule.ID == b.Rule.ID && a.Text == b.Text
	})
}

// Count returns how many problems have the level.
func (l List) Count(level Level) int {
	n := 0
	for _, p := range l {
		if p.Rule.Level == level {
			n++
		}
	}
	return n
}

// A line of more than longLine bytes is quoted for its first maxQuotes problems
// only: a line may be 100 000 bytes and have a problem in every fourth of them.
const (
	longLine  = 1000
	maxQuotes = 20
)

// Quoted returns the problems with their source lines, taken from lines, which
// gives the lines of a file (nil when the file has none to show). Rules that
// must not repeat what they found get none.
func (l List) Quoted(lines func(file string) []string) List {
	s := slices.Clone(l)
	quoted := map[Pos]int{} // how often a line has been
	for i, p := range s {
		if p.Rule.Hide || p.Quote != "" || p.Pos.Line == 0 {
			continue
		}
		f := lines(p.Pos.File)
		if p.Pos.Line > len(f) {
			continue
		}
		line, at := f[p.Pos.Line-1], Pos{File: p.Pos.File, Line: p.Pos.Line}
		if quoted[at]++; len(line) <= longLine || quoted[at] <= maxQuotes {
			s[i].Quote = line
		}
	}
	return s
}
