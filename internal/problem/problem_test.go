package problem

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	candidates := []string{"kompetanseforum", "ledere", "veiledere", "malgrupper"}
	for word, want := range map[string]string{
		"kompetanseforun": "kompetanseforum",
		"lederer":         "ledere",
		"målgrupper":      "malgrupper",
		"mlagrupper":      "malgrupper", // neighbours swapped
		"ledere":          "",           // itself is never the answer
		"noe helt annet":  "",
		"":                "",
	} {
		if got := Nearest(word, candidates); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

// A word is held only against candidates of about its length, since the
// comparison takes the product of both: the file that a word stands in may be 8 MiB.
func TestNearestToALongWord(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	if n := testing.AllocsPerRun(1, func() { Nearest(long, []string{"ledere", "veiledere"}) }); n > 1 {
		t.Errorf("%v allocations: the word was compared", n)
	}
	for word, want := range map[string]string{"abc": "abcd", "abcd": "abc", "abcde": "abcd"} { // as much longer or shorter as can be meant
		if got := Nearest(word, []string{"abcdefgh", want}); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestLongLinesAreQuotedTwentyTimes(t *testing.T) {
	for size, want := range map[int]int{longLine: 50, longLine + 1: maxQuotes} {
		var l List
		for col := range 50 {
			l.Add(UnknownID, Pos{"a.md", 1, col + 1}, "x", "")
		}
		quotes := 0
		for _, p := range l.Sorted().Quoted(func(string) []string { return []string{strings.Repeat("x", size)} }) {
			if p.Quote != "" {
				quotes++
			}
		}
		if quotes != want {
			t.Errorf("a line of %d bytes is quoted %d times, want %d", size, quotes, want)
		}
	}
}

func TestListIsSortedOnceAndQuoted(t *testing.T) {
	var l List
	l.Add(UnknownKey, Pos{"b.md", 2, 1}, "to", "")
	l.Add(NationalID, Pos{"a.md", 1, 1}, "et nummer", "")
	l.Add(UnknownKey, Pos{"b.md", 2, 1}, "to", "")
	l.Add(UnknownKey, Pos{"b.md", 1, 9}, "en", "")
	got := l.Sorted().Quoted(func(string) []string { return []string{"første", "andre"} })
	if len(got) != 3 || got[0].Pos.File != "a.md" || got[1].Text != "en" || got[2].Quote != "andre" {
		t.Errorf("%+v", got)
	}
	if got[0].Quote != "" {
		t.Error("a rule about personal data repeats the line")
	}
}

func TestRulesHaveOwnIDs(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		if r.ID == "" || r.Doc == "" || seen[r.ID] {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
}
