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
	maxLines       = 15_000  // own: the parser keeps a record per line and open container; 1 MiB in lines of 70 bytes
	maxBlank       = 1_000   // consecutive blank lines
	maxContainers  = 12      // list, quote and definition markers at the head of a line
	maxMarkers     = 20_000  // own: of those in a file; the parser keeps two nodes for each
	maxColumn      = 60      // own: how far in such a marker may stand, 12 levels of five columns
	maxTags        = 100_000 // own: bytes of lines that begin with <; the parser tries seven slow patterns on each
	maxBrackets    = 32      // depth of [ and ( in a paragraph
	maxColumns     = 40      // of a table
	maxCells       = 20_000  // of all tables
	maxReferences  = 10_000  // characters that become character references, or are one: & < >
	maxDefinitions = 1_000   // own: footnotes and link definitions are looked up one by one
	maxHeadings    = 500
	maxExpansion   = 1 << 20  // bytes that reference links become
	maxHTML        = 4 << 20  // bytes
	htmlFactor     = 40       // HTML against its source
	htmlFloor      = 64 << 10 // own: what any body may become besides, since a short one is mostly tags: "[^1]" is 150 bytes
)

// gauge reads a source line by line and notes the first place where each limit
// is passed.
type gauge struct {
	file     string
	problems problem.List

	line, blank     int
	begun           bool // past the front matter
	square, round   int  // open brackets
	markers, tags   int
	pipes           int // in the line before
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
		g.refuse("filen har mer enn 15 000 linjer", "del den i flere filer")
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
	g.square, g.round, g.columns, g.pipes = 0, 0, 0, 0
	if g.begun {
		g.blank++
	}
	if g.blank > maxBlank {
		g.refuse("mer enn 1 000 tomme linjer på rad", "fjern dem")
	}
}

func (g *gauge) containers(line string) {
	h := readHead(line)
	if h.markers > maxContainers {
		g.refuseAt(line, h.last, "linjen begynner med mer enn 12 liste- eller sitattegn", "bruk færre nivåer")
	}
	if h.column > maxColumn {
		g.refuseAt(line, h.last, "listen er rykket inn mer enn 60 tegn", "bruk færre nivåer")
	}
	if g.markers += h.markers; g.markers > maxMarkers {
		g.refuse("filen har mer enn 20 000 liste- og sitattegn", "del den i flere filer")
	}
	if strings.HasPrefix(h.rest, "<") {
		g.tags += len(h.rest)
	}
	if g.tags > maxTags {
		g.refuse("linjene som begynner med < er på mer enn 100 000 byte", "HTML er ikke tillatt; skriv \\< for et mindre-enn-tegn")
	}
}

// A head is the list, quote and definition markers that a line begins with.
type head struct {
	markers int
	column  int    // of the last one, with tabs as wide as they are
	last    int    // the byte where that one stands
	rest    string // what stands behind them
}

func readHead(line string) head {
	h := head{rest: line}
	for at := 0; ; {
		rest := strings.TrimLeft(h.rest, " \t")
		for _, c := range h.rest[:len(h.rest)-len(rest)] {
			at++
			if c == '\t' {
				at = (at + 3) / 4 * 4
			}
		}
		h.rest = rest
		size := marker(rest)
		if size == 0 {
			return h
		}
		h.markers, h.column, h.last = h.markers+1, at, len(line)-len(rest)
		at += size
		h.rest = rest[size:]
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
			return
		}
	}
}

// table counts columns from a delimiter row on, and a row's cells as all its
// columns: short rows are filled up. The row before counts as well, since the
// parser makes its cells before it knows whether they are as many.
func (g *gauge) table(line string) {
	row := strings.TrimLeft(line, "> \t")
	pipes := strings.Count(line, "|") - strings.Count(line, `\|`)
	if strings.Trim(row, "|:- \t") == "" && strings.Contains(row, "-") && strings.ContainsAny(row, "|:") {
		g.columns = max(strings.Count(strings.Trim(row, "| \t"), "|")+1, g.pipes-1)
	}
	g.pipes = pipes
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
