package norwegian

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// shown writes tokens as position:text, with a letter for each flag.
func shown(tokens []Token) string {
	var all []string
	for _, t := range tokens {
		s := fmt.Sprintf("%d:%s", t.Position, t.Text)
		for i, letter := range "ASPJ" {
			if t.Flags&(1<<i) != 0 {
				s += string(letter)
			}
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ about, text, want string }{
		{"nothing", " … – ", ""},
		{"words and numbers", "Møte 3. mai, kl. 12", "0:møte 1:3 2:mai 3:kl 4:12"},
		{"capitals", "ÆØÅ ÉN Šaddá", "0:æøåA 1:énA 2:šaddá"},
		{"a soft hyphen", "karriere\u00adveiledning\u00ad.", "0:karriereveiledning"},
		{"a hyphenated word", "i Nord-Trøndelag fylke", "0:i 1:nordP 1:trøndelagP 1:nordtrøndelagJ 2:fylke"},
		{"three parts, hyphens that do not break", "nav\u2011fylke\u2010leder", "0:navP 0:fylkeP 0:lederP 0:navfylkelederJ"},
		{"a number and a word", "14-åring", "0:14P 0:åringP 0:14åringJ"},
		{"numbers", "2020-2022 nå", "0:2020 1:2022 2:nå"},
		{"a hyphen at the end", "arbeids- og velferd -s", "0:arbeids 1:og 2:velferd 3:s"},
		{"abbreviations", "NAV, AAP og VGO; IT-plan", "0:navA 1:aapA 2:og 3:vgoA 4:itAP 4:planP 4:itplanJ"},
		{"their genitive", "NAVs OTs IMDi HKDIR", "0:navA 1:otA 2:imdi 3:hkdir"},
		{"a section", "§ 14 a, §14a, §\u00a014A og § 14 b.", "0:§14aS 1:§14aS 2:§14aS 3:og 4:§14bS"},
		{"a section with a hyphen", "§ 5-2 og § 8–4a ledd", "0:§5-2S 1:og 2:§8-4aS 3:ledd"},
		{"a word after a section", "§ 5 i loven, § 7 å, § 14 av", "0:§5S 1:i 2:loven 3:§7S 4:å 5:§14S 6:av"},
		{"a word joined to a section", "§ 14 a-vedtak", "0:§14aS 1:vedtak"},
		{"several sections", "§§ 14 a og 14 b, 3-4 eller 5 og noe 6", "0:§14aS 1:§14bS 2:§3-4S 3:§5S 4:og 5:noe 6:6"},
		{"a single sign takes one", "§ 3 og 4", "0:§3S 1:og 2:4"},
		{"a sign alone", "§ ledd §", "0:ledd"},
		{"numbers without the sign", "14a og 14 a", "0:14a 1:og 2:14 3:a"},
		{"what is not UTF-8", "a\xffb", "0:a 1:b"},
	} {
		if got := shown(Tokens(c.text)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.about, got, c.want)
		}
	}
}

func TestTokenOffsets(t *testing.T) {
	const text = "Jf. §§ 14 a og 14 b i HK-dir, kar\u00adriere NAVs"
	want := []string{"Jf", "§§ 14 a", "14 b", "i", "HK", "dir", "HK-dir", "kar\u00adriere", "NAVs"}
	tokens := Tokens(text)
	if len(tokens) != len(want) {
		t.Fatalf("got %s", shown(tokens))
	}
	for i, token := range tokens {
		if got := text[token.Start:token.End]; got != want[i] {
			t.Errorf("%s: got %q, want %q", token.Text, got, want[i])
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"", "§§ 14 a og 14 b", "nord-trøndelag", "a\u00ad-\u00adb", "§", "§ 5-", "\xff§1", "NAVs-", "É-É", "İI"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		position, start := 0, 0
		for _, token := range Tokens(text) {
			switch {
			case token.Text == "" || token.Start >= token.End || token.End > len(text):
				t.Fatalf("%+v in %q", token, text)
			case token.Position < position || token.Position > position+1:
				t.Fatalf("position %d after %d in %q", token.Position, position, text)
			case token.Flags&Joined == 0 && token.Start < start:
				t.Fatalf("%+v is before its neighbour in %q", token, text)
			case token.Flags&Section == 0 && strings.ContainsFunc(token.Text, func(r rune) bool { return !isWordRune(r) && !unicode.IsMark(r) }):
				t.Fatalf("%q in %q", token.Text, text)
			case utf8.ValidString(text) && !utf8.ValidString(token.Text):
				t.Fatalf("%q in %q", token.Text, text)
			}
			position, start = token.Position, token.Start
		}
	})
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ word, key, again string }{
		{"trøndelag", "trondelag", "trondelag"},
		{"båt", "bat", "bat"},
		{"baat", "baat", "bat"},
		{"moete", "moete", "mote"},
		{"være", "vaere", "vaere"},
		{"idéen", "ideen", "ideen"},
		{"för", "for", "for"},
		{"kárášjohka", "karasjohka", "karasjohka"},
		{"14a", "14a", "14a"},
	} {
		if key := Fold(c.word); key != c.key || FoldAgain(key) != c.again {
			t.Errorf("%s: got %s and %s, want %s and %s", c.word, key, FoldAgain(key), c.key, c.again)
		}
	}
}

// TestFoldTables shows that the tables say all that the functions do, and that a
// key is its own key.
func TestFoldTables(t *testing.T) {
	for _, pair := range Folds() {
		if Fold(pair[0]) != pair[1] || Fold(pair[1]) != pair[1] || utf8.RuneCountInString(pair[0]) != 1 {
			t.Errorf("%q becomes %q", pair[0], Fold(pair[0]))
		}
	}
	for _, pair := range FoldsAgain() {
		if FoldAgain(pair[0]) != pair[1] {
			t.Errorf("%q becomes %q", pair[0], FoldAgain(pair[0]))
		}
	}
}
