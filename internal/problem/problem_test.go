package problem

import "testing"

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
