package norwegian

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pairs gives the rows of a file of words and what they should become.
func pairs(t *testing.T, text string) [][2]string {
	t.Helper()
	var all [][2]string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, stem, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		all = append(all, [2]string{word, stem})
	}
	if len(all) == 0 {
		t.Fatal("no rows")
	}
	return all
}

func checkStems(t *testing.T, rows [][2]string) {
	t.Helper()
	for _, row := range rows {
		if got := Stem(row[0]); got != row[1] {
			t.Errorf("%s: got %s, want %s", row[0], got, row[1])
		}
	}
}

func TestStem(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "stems.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	checkStems(t, pairs(t, string(text)))
}

// TestStemVocabulary runs the published vocabulary, where it lies beside the
// project.
func TestStemVocabulary(t *testing.T) {
	const name = "snowball-norwegian.tsv"
	text, err := os.ReadFile(filepath.Join("../../../shared/korpus", name))
	if err != nil {
		t.Logf("%s is not here: nothing is tested with it", name)
		return
	}
	rows := pairs(t, string(text))
	checkStems(t, rows)
	t.Logf("%d words", len(rows))
}

func FuzzStem(f *testing.F) {
	for _, seed := range []string{"", "a", "ås", "kritikerne", "hetenes", "erte", "skapers", "bevisst", "idé", "\xff\xfe", "sss"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		stem := Stem(word)
		if !strings.HasPrefix(word, stem) && !strings.HasSuffix(stem, "er") {
			t.Fatalf("%q is no beginning of %q", stem, word)
		}
		if len([]rune(word)) <= 3 && stem != word {
			t.Fatalf("%q is too short to become %q", word, stem)
		}
	})
}
