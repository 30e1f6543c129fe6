package prose

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"modellkatalog/internal/problem"
)

// The limits before and after the parser. Those without a remark are from
// promises.md, number 7; the others close what was measured to take the parser
// past linear time or memory within them.
const (
	maxLine        = 100_000 // bytes
	maxLines       = 20_000  // own: the parser keeps a record per line and open container
	maxBlank       = 1_000   // consecutive blank lines
	maxContainers  = 12      // list, quote and definition markers at the head of a line
	maxColumn      = 60      // own: how far in such a marker may stand, 12 levels of five columns
	maxBrackets    = 32      // depth of [ and ( in a paragraph
	maxColumns     = 40      // of a table
	maxCells       = 20_000  // of all tables
	maxReferences  = 10_000  // characters that become character references, or are one: & < >
	maxDefinitions = 1_000   // own: footnotes and link definitions are looked up one by one
	maxMarks       = 1_000   // own: tries at inline markup in one paragraph or cell; emphasis is quadratic
	maxHeadings    = 500
	maxExpansion   = 1 << 20 // bytes that reference links become
	maxHTML        = 4 << 20 // bytes
	htmlFactor     = 40      // HTML against its source
	htmlFloor      = 64 << 10
)

// gauge reads a source line by line and notes the first place where each limit
// is passed.
type gauge struct {
	file     string
	problems problem.List

	line, blank     int
	begun           bool // past the front matter
	square, round   int  // open brackets
	columns, cells  int
	references      int
	definitionCount int
}

// measure returns which limits source passes.
func measure(file, source string) problem.List {
	g := gauge{file: file}
	for line := range strings.Lines(source) {
		g.read(strings.TrimRight(line, "\r\n"))
	}
	return g.problems
}

func (g *gauge) read(line string) {
	g.line++
	if g.line > maxLines {
		g.refuse("filen har mer enn 20 000 linjer", "del den i flere filer")
	}
	if len(line) > maxLine {
		g.refuseAt(line, maxLine, "linjen er lengre enn 100 000 byte", "del den i avsnitt")
	}
	if strings.TrimSpace(line) == "" {
		g.blankLine()
		return
	}
	g.begun, g.blank = true, 0
	g.containers(line)
	g.brackets(line)
	g.table(line)
	g.references += strings.Count(line, "&") + strings.Count(line, "<") + strings.Count(line, ">")
	if g.references > maxReferences {
		g.refuse("filen har mer enn 10 000 av tegnene &, < og >", "del den i flere filer")
	}
	if g.definitionCount += strings.Count(line, "]:"); g.definitionCount > maxDefinitions {
		g.refuse("filen har mer enn 1 000 fotnoter og lenkedefinisjoner", "del den i flere filer")
	}
}

func (g *gauge) blankLine() {
	g.square, g.round, g.columns = 0, 0, 0
	if g.begun {
		g.blank++
	}
	if g.blank > maxBlank {
		g.refuse("mer enn 1 000 tomme linjer på rad", "fjern dem")
	}
}

func (g *gauge) containers(line string) {
	n, column, at := markers(line)
	if n > maxContainers {
		g.refuseAt(line, at, "linjen begynner med mer enn 12 liste- eller sitattegn", "bruk færre nivåer")
	}
	if column > maxColumn {
		g.refuseAt(line, at, "listen er rykket inn mer enn 60 tegn", "bruk færre nivåer")
	}
}

// markers counts the list, quote and definition markers at the head of a line,
// and tells in which column, with tabs as wide as they are, and at which byte the
// last one stands.
func markers(line string) (n, column, last int) {
	whole := len(line)
	for at := 0; ; {
		rest := strings.TrimLeft(line, " \t")
		for _, c := range line[:len(line)-len(rest)] {
			at++
			if c == '\t' {
				at = (at + 3) / 4 * 4
			}
		}
		size := marker(rest)
		if size == 0 {
			return n, column, last
		}
		n, column, last = n+1, at, whole-len(rest)
		at += size
		line = rest[size:]
	}
}

// marker returns the length of the container marker that s begins with, or 0.
func marker(s string) int {
	if strings.HasPrefix(s, ">") {
		return 1
	}
	if strings.HasPrefix(s, "[^") { // a footnote, perhaps
		if end := strings.Index(s, "]:"); end >= 0 {
			return end + len("]:")
		}
		return 0
	}
	size := 0
	if digits := len(s) - len(strings.TrimLeft(s, "0123456789")); digits > 0 {
		if digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
			size = digits + 1
		}
	} else if s != "" && strings.ContainsRune("-+*:", rune(s[0])) {
		size = 1
	}
	if size > 0 && size < len(s) && s[size] != ' ' && s[size] != '\t' {
		return 0
	}
	return size
}

func (g *gauge) brackets(line string) {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			g.square++
		case '(':
			g.round++
		case ']':
			g.square = max(0, g.square-1)
		case ')':
			g.round = max(0, g.round-1)
		}
		if g.square+g.round > maxBrackets {
			g.refuseAt(line, i, "mer enn 32 parenteser og klammer er åpne samtidig", "lukk dem, eller sett \\ foran dem som bare er tekst")
		}
	}
}

// table counts columns from a delimiter row on, and a row's cells as all its
// columns: short rows are filled up.
func (g *gauge) table(line string) {
	row := strings.TrimLeft(line, "> \t")
	if strings.Trim(row, "|:- \t") == "" && strings.Contains(row, "-") && strings.ContainsAny(row, "|:") {
		g.columns = strings.Count(strings.Trim(row, "| \t"), "|") + 1
	}
	if g.columns > maxColumns {
		g.refuseAt(line, len(line)-len(row), "tabellen har mer enn 40 kolonner", "del den i flere tabeller")
	}
	if g.cells += g.columns; g.cells > maxCells {
		g.refuse("tabellene har mer enn 20 000 celler", "del filen i flere")
	}
}

// refuse notes a limit the first time it is passed, by a line as a whole.
func (g *gauge) refuse(text, help string) { g.note(0, text, help) }

// refuseAt notes a limit the first time it is passed, at a byte of the line.
func (g *gauge) refuseAt(line string, at int, text, help string) {
	g.note(utf8.RuneCountInString(line[:at])+1, text, help)
}

func (g *gauge) note(col int, text, help string) {
	if !slices.ContainsFunc(g.problems, func(p problem.Problem) bool { return p.Text == text }) {
		g.problems.Add(problem.TooLarge, problem.Pos{File: g.file, Line: g.line, Col: col}, text, help)
	}
}

// htmlLimit is how many bytes of HTML a source may become.
func htmlLimit(source string) int {
	return min(maxHTML, htmlFactor*len(strings.TrimSpace(source))+htmlFloor)
}

// tooMuchHTML is the message for a source over htmlLimit.
func tooMuchHTML(source string) string {
	return fmt.Sprintf("teksten blir til mer enn %d byte HTML", htmlLimit(source))
}
