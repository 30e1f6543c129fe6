package problem

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	long := strings.Repeat("å", 100) + "X" + strings.Repeat("ø", 100)
	for _, c := range []struct {
		name string
		p    Problem
		want string
	}{
		{"a value", Problem{Rule: UnknownID, Pos: Pos{"a.md", 8, 11}, Text: "ukjent id «x»", Help: "mente du «y»?", Quote: `type    = "x"`},
			"a.md:8:11: feil: ukjent id «x»; mente du «y»?\n    type    = \"x\"\n              ^\n"},
		{"a line", Problem{Rule: Outdated, Pos: Pos{"a.md", 3, 0}, Text: "gammel", Quote: "linje"}, "a.md:3: tips: gammel\n    linje\n"},
		{"a file", Problem{Rule: AltText, Pos: Pos{File: "a.svg"}, Text: "uten tekst"}, "a.svg: advarsel: uten tekst\n"},
		{"nothing to quote", Problem{Rule: NationalID, Pos: Pos{"a.md", 3, 4}, Text: "et nummer"}, "a.md:3:4: feil: et nummer\n"},
		{"tabs and letters of two bytes before the caret", Problem{Rule: Syntax, Pos: Pos{"a.md", 1, 4}, Text: "galt", Quote: "\tæå=x"},
			"a.md:1:4: feil: galt\n     æå=x\n       ^\n"},
		{"after the end of the line", Problem{Rule: Syntax, Pos: Pos{"a.md", 1, 9}, Text: "galt", Quote: "abc"}, "a.md:1:9: feil: galt\n    abc\n       ^\n"},
		{"a long line", Problem{Rule: Syntax, Pos: Pos{"a.md", 1, 101}, Text: "galt", Quote: long},
			"a.md:1:101: feil: galt\n    …" + strings.Repeat("å", 60) + "X" + strings.Repeat("ø", 59) + "…\n    " + strings.Repeat(" ", 61) + "^\n"},
		{"a long line as a whole", Problem{Rule: Syntax, Pos: Pos{"a.md", 1, 0}, Text: "galt", Quote: long},
			"a.md:1: feil: galt\n    " + strings.Repeat("å", 100) + "X" + strings.Repeat("ø", 19) + "…\n"},
		{"what a terminal would obey", Problem{Rule: BadName, Pos: Pos{"a\x1b[2J.md", 1, 1}, Text: "navnet «\u202e»", Help: "linje\nto", Quote: "\x07b"},
			"a\ufffd[2J.md:1:1: feil: navnet «\ufffd»; linje\ufffdto\n    \ufffdb\n    ^\n"},
		{"signs that are not seen, and other ends of lines", Problem{Rule: BadName, Pos: Pos{"\ufeffa.md", 1, 1}, Text: "a\u2028b\u2029c"}, "\ufffda.md:1:1: feil: a\ufffdb\ufffdc\n"},
		{"what a terminal would obey in a long line", Problem{Rule: Syntax, Pos: Pos{"a.md", 1, 0}, Text: "galt", Quote: "\x1b\u202e" + long},
			"a.md:1: feil: galt\n    \ufffd\ufffd" + strings.Repeat("å", 100) + "X" + strings.Repeat("ø", 17) + "…\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.p); got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}
