package norwegian

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestFamilies shows that no form belongs to two words.
func TestFamilies(t *testing.T) {
	owner := map[string]string{}
	for _, row := range append(rows(irregularText), rows(apartText)...) {
		forms := strings.Fields(row)
		if len(forms) < 2 {
			t.Errorf("%q says nothing", row)
		}
		for _, form := range forms {
			if first, taken := owner[form]; taken && first != row {
				t.Errorf("%s is a form of both %s and %s", form, strings.Fields(first)[0], forms[0])
			}
			owner[form] = row
		}
	}
	for _, row := range rows(irregularText) {
		if strings.Count(row, "\t") != 1 {
			t.Errorf("%q is not two columns", row)
		}
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		least, most int // words
		twice       bool
	}{
		{"irregular.tsv", irregularText, 1200, 2500, true},
		{"apart.txt", apartText, 200, 600, false},
		{"function.txt", functionText, 200, 400, true},
		{"asking.txt", askingText, 150, 400, true},
		{"ordinary.txt", ordinaryText, 300, 600, false},
		{"standards.tsv", standardsText, 600, 1000, true},
		{"field.txt", fieldText, 380, 600, false},
		{"whole.txt", wholeText, 150, 400, false},
	} {
		var words []string
		for _, row := range rows(c.text) {
			words = append(words, strings.Fields(row)...)
		}
		if n := len(words); n < c.least || n > c.most {
			t.Errorf("%s has %d words", c.name, n)
		}
		for _, word := range words {
			if strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) && r != '-' }) {
				t.Errorf("%s: %q is no word in lower case", c.name, word)
			}
		}
		slices.Sort(words)
		if once := slices.Compact(slices.Clone(words)); !c.twice && len(once) != len(words) {
			t.Errorf("%s has %d words twice", c.name, len(words)-len(once))
		}
	}
}

// TestCommonWords shows that no word is both light and ordinary.
func TestCommonWords(t *testing.T) {
	for word := range ordinaryWords {
		if !IsOrdinary(word) || IsLight(word) {
			t.Errorf("%s is on two lists", word)
		}
	}
	for _, word := range []string{"min", "hvordan", "inneholde", "gammel", "gjør"} {
		if !slices.Contains(CommonWords(), word) {
			t.Errorf("%s is no common word", word)
		}
	}
}

func TestStandardsList(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range rows(standardsText) {
		nynorsk, bokmål, _ := strings.Cut(row, "\t")
		if nynorsk == bokmål || seen[row] {
			t.Errorf("%q says nothing new", row)
		}
		seen[row] = true
	}
}

func TestEndings(t *testing.T) {
	endings := Endings()
	if !slices.IsSorted(endings) || len(slices.Compact(slices.Clone(endings))) != len(endings) {
		t.Errorf("not sorted, or one twice: %q", endings)
	}
	if n := len(endings); n < 55 || n > 70 {
		t.Errorf("%d endings are not what a client should carry", n)
	}
}
