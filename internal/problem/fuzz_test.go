package problem

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzText looks for a problem that a terminal could not show: with characters that
// it obeys, on too many lines, too wide, or with the caret beside its place.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "abc", "\x1b[2J\u202e\ufeff", "a\tb\r\nc", "\xff\xfe", strings.Repeat("å", 300), strings.Repeat("a\u0301", 300), "\u2028\u2029\u0085", strings.Repeat("\xf0\x9f", 200)} {
		for _, col := range []int{0, 1, 2, 120, 121, 299, 301, 1 << 40} {
			f.Add("a.md", 3, col, s, s, s)
		}
	}
	f.Add("a\n\x1bb", 0, 5, "x", "", "linje")
	f.Fuzz(func(t *testing.T, file string, line, col int, text, help, quote string) {
		p := Problem{Rule: Syntax, Pos: Pos{file, max(line, 0), max(col, 0)}, Text: text, Help: help, Quote: quote}
		got := Text(p)
		if i := strings.IndexFunc(got, obeyed); i >= 0 {
			t.Errorf("%q holds %q", got, got[i:])
		}
		if !strings.HasSuffix(got, "\n") {
			t.Errorf("%q does not end its line", got)
		}
		lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
		switch {
		case quote == "" && len(lines) != 1 || len(lines) > 3:
			t.Fatalf("%d lines: %q", len(lines), got)
		case quote == "":
			return
		}
		part := []rune(strings.TrimPrefix(lines[1], "    "))
		if len(part) > quoteWidth+2 {
			t.Errorf("the quote is %d wide", len(part))
		}
		if p.Pos.Col == 0 && len(lines) != 2 {
			t.Errorf("a caret without a column: %q", got)
		}
		if len(lines) < 3 {
			return
		}
		caret := len(lines[2]) - len("    ^")
		if lines[2] != strings.Repeat(" ", caret+4)+"^" || caret > len(part) {
			t.Fatalf("the caret: %q", lines[2])
		}
		if n := utf8.RuneCountInString(quote); p.Pos.Col <= n && part[caret] != []rune(visible(quote))[p.Pos.Col-1] {
			t.Errorf("the caret stands at %q, not at character %d of %q", part[caret], p.Pos.Col, quote)
		}
	})
}

// obeyed tells whether a terminal may do something else than show the character
// where it stands.
func obeyed(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff' || r == '\u2028' || r == '\u2029')
}

// FuzzNearest holds the quick way to the nearest candidate against all of them.
func FuzzNearest(f *testing.F) {
	f.Add("ledre", "ledere", "veiledere")
	f.Add("", "a", "å")
	f.Add("\xff", "\xfe", "aaaaaaaa")
	f.Fuzz(func(t *testing.T, word, a, b string) {
		if len(word)+len(a)+len(b) > 2000 { // the comparison takes the product
			return
		}
		limit, want := max(1, utf8.RuneCountInString(word)/3), ""
		for _, c := range []string{a, b} {
			if d := distance([]rune(word), []rune(c)); d > 0 && d <= limit {
				want, limit = c, d-1
			}
		}
		if got := Nearest(word, []string{a, b}); got != want {
			t.Errorf("Nearest(%q, %q, %q) = %q, want %q", word, a, b, got, want)
		}
	})
}
