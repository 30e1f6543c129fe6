package norwegian

import (
	"strings"
	"unicode/utf8"
)

// The endings of the first step, longest first. The published description is
// at https://snowballstem.org/algorithms/norwegian/stemmer.html.
var mainEndings = byLast(
	"hetenes", "hetene", "hetens", "heten", "heter", "endes", "ande", "ende", "edes", "enes", "erte",
	"ede", "ane", "ene", "ens", "ers", "ets", "het", "ast", "ert", "en", "ar", "er", "as", "es", "et", "a", "e", "s",
)

// The endings of the third step, longest first.
var otherEndings = byLast("hetslov", "eleg", "elig", "elov", "slov", "leg", "eig", "lig", "els", "lov", "ig")

// endings are by their last letter.
type endings [256][]string

func byLast(all ...string) *endings {
	var by endings
	for _, e := range all {
		last := e[len(e)-1]
		by[last] = append(by[last], e)
	}
	return &by
}

// What -ers belongs to and is not cut from, unless a longer one lets it go:
// kommers, vers.
var (
	keepsErs = []string{"amm", "ast", "ind", "kap", "kk", "lt", "nk", "omm", "pp", "v", "øst"}
	losesErs = []string{"giv", "hav", "skap"}
)

// Stem returns the Snowball stem of a word, for both written standards. The
// word is in lower case and NFC.
func Stem(word string) string {
	from := region(word)
	word = cutPair(cutMain(word, from), from)
	if ending := endingIn(word, from, otherEndings); ending != "" {
		word = word[:len(word)-len(ending)]
	}
	return word
}

// trunk is the stem without the third step, which takes away what makes new
// words (ledig, lovlig) and not only what bends them.
func trunk(word string) string {
	from := region(word)
	return cutPair(cutMain(word, from), from)
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyæåøêòóô", r)
}

// region finds where R1 begins: after the first consonant that follows a vowel,
// and never before the fourth letter.
func region(word string) int {
	if utf8.RuneCountInString(word) < 3 {
		return len(word)
	}
	seen, letters := false, 0
	for i, r := range word {
		letters++
		if isVowel(r) {
			seen = true
			continue
		}
		if !seen {
			continue
		}
		if end := i + utf8.RuneLen(r); letters >= 3 {
			return end
		}
		return len(firstLetters(word, 3))
	}
	return len(word)
}

// firstLetters gives the first n letters of a word that has as many.
func firstLetters(word string, n int) string {
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

// endingIn gives the longest of the endings that lies in R1.
func endingIn(word string, from int, longestFirst *endings) string {
	if word == "" {
		return ""
	}
	for _, e := range longestFirst[word[len(word)-1]] {
		if len(word)-len(e) >= from && strings.HasSuffix(word, e) {
			return e
		}
	}
	return ""
}

func cutMain(word string, from int) string {
	ending := endingIn(word, from, mainEndings)
	before := word[:len(word)-len(ending)]
	switch ending {
	case "ers":
		if endsInAny(before, keepsErs) && !endsInAny(before, losesErs) {
			return word
		}
	case "s":
		if !beforeS(before) {
			return word
		}
	case "erte", "ert":
		return before + "er"
	}
	return before
}

// beforeS tells whether an s after this is an ending.
func beforeS(before string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	before = before[:len(before)-size]
	switch {
	case strings.ContainsRune("bcdfghjlmnoptvyz", last):
		return true
	case last == 'r':
		return !strings.HasSuffix(before, "e")
	case last == 'k':
		previous, size := utf8.DecodeLastRuneInString(before)
		return size > 0 && !isVowel(previous)
	}
	return false
}

func cutPair(word string, from int) string {
	if len(word)-len("dt") >= from && endsInAny(word, []string{"dt", "vt"}) {
		return word[:len(word)-1]
	}
	return word
}

func endsInAny(word string, endings []string) bool {
	for _, e := range endings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}
