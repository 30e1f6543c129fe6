package problem

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteWidth is how many characters of a long line are shown around the place.
const quoteWidth = 120

// Text gives the problem as an editor reads it on a terminal: the place, the
// level, what is wrong and what would be right, and under it the line with a
// caret at the column. Whoever wants the path from another folder puts that
// before p.Pos.File. Characters that could move or turn what a terminal shows
// are replaced, one for one.
func Text(p Problem) string {
	var b strings.Builder
	b.WriteString(visible(p.Pos.File))
	if p.Pos.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Pos.Line)
		if p.Pos.Col > 0 {
			fmt.Fprintf(&b, ":%d", p.Pos.Col)
		}
	}
	fmt.Fprintf(&b, ": %s: %s\n", p.Rule.Level, visible(p.Message()))
	if p.Quote != "" {
		line, caret := excerpt(p.Quote, p.Pos.Col)
		b.WriteString("    " + line + "\n")
		if caret >= 0 {
			b.WriteString("    " + strings.Repeat(" ", caret) + "^\n")
		}
	}
	return b.String()
}

// excerpt returns the part of the line around the column, and where in it the
// caret goes; -1 for no caret.
func excerpt(line string, col int) (part string, caret int) {
	n := utf8.RuneCountInString(line)
	caret = min(col-1, n)
	if n <= quoteWidth {
		return visible(line), caret
	}
	from := min(max(caret-quoteWidth/2, 0), n-quoteWidth)
	to := from + quoteWidth
	part = visible(cut(line, from, to))
	caret -= from
	if from > 0 {
		part = "…" + part
		caret++
	}
	if to < n {
		part += "…"
	}
	if col == 0 {
		caret = -1
	}
	return part, caret
}

// cut returns the characters of s from one number to another.
func cut(s string, from, to int) string {
	n, start := 0, len(s)
	for i := range s {
		if n == from {
			start = i
		}
		if n == to {
			return s[start:i]
		}
		n++
	}
	return s[start:]
}

// visible replaces control characters and those that steer the direction of
// writing; a tab becomes a space, so that the caret stands where it should.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufeff', r == '\u2028', r == '\u2029':
			return '\ufffd'
		}
		return r
	}, s)
}
