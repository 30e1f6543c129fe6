package norwegian

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// endingPair says that two words are forms of one when both are the same base
// of at least so many letters with these endings.
type endingPair struct {
	from, to string
	letters  int
}

// What Snowball leaves apart: short words, words that end like an inflection
// (ansvar, aktivitet), agent nouns, participles and neuters.
var endingPairs = []endingPair{
	// nouns, and verbs of one syllable
	{"en", "", 2}, {"et", "", 2}, {"a", "", 2}, {"er", "", 2}, {"ar", "", 2}, {"ene", "", 2}, {"ane", "", 2}, {"rne", "r", 2},
	{"en", "e", 2}, {"et", "e", 2}, {"a", "e", 2}, {"er", "e", 2}, {"ar", "e", 2}, {"ene", "e", 2}, {"ane", "e", 2}, {"s", "", 4},
	{"eren", "er", 2}, {"ere", "er", 2}, {"erne", "er", 2}, {"aren", "ar", 2}, {"arar", "ar", 2}, {"arane", "ar", 2}, {"ane", "ar", 3},
	{"iet", "ium", 2}, {"ier", "ium", 2}, {"iene", "ium", 2}, {"ia", "ium", 2}, {"eet", "eum", 2}, {"eer", "eum", 2}, {"eene", "eum", 2},
	{"a", "um", 3}, {"ene", "um", 4},
	// participles, and adjectives in the neuter
	{"t", "", 3}, {"nt", "nn", 2}, {"lt", "ll", 2}, {"ne", "et", 3},
	{"ete", "e", 3}, {"te", "e", 3}, {"t", "e", 3}, {"de", "e", 3}, {"d", "e", 3}, {"nte", "nne", 2}, {"nt", "nne", 2}, {"nde", "nne", 2}, {"nd", "nne", 2}, {"lte", "lle", 2}, {"lt", "lle", 2},
	{"mte", "mme", 2}, {"mt", "mme", 2}, {"kte", "kke", 2}, {"kt", "kke", 2}, {"pte", "ppe", 2}, {"pt", "ppe", 2}, {"gde", "gge", 2},
	{"kte", "kje", 2}, {"kt", "kje", 2}, {"kte", "kkje", 2}, {"gde", "gje", 2}, {"gt", "gje", 2}, {"gde", "ggje", 2},
	// more and most
	{"igere", "ig", 1}, {"igst", "ig", 1}, {"igste", "ig", 1}, {"egare", "eg", 1}, {"egaste", "eg", 1}, {"ere", "est", 2}, {"ere", "este", 2},
	{"are", "ast", 2}, {"are", "aste", 2}, {"est", "", 3}, {"este", "", 3}, {"ast", "", 3}, {"aste", "", 3}, {"somst", "som", 1},
}

// Endings after a vowel: bor, bodde, nytt.
var vowelEndings = []string{"r", "dd", "dde", "tt"}

// Endings that swallow the e before l, n and r, and those that double an m.
var (
	syncope = map[byte][]string{
		'l': {"ene", "ane", "ere", "est", "este", "are", "ast", "er", "ar", "e", "a"},
		'n': {"ene", "ere", "est", "ane", "are", "ast", "e", "a"},
		'r': {"ene", "ere", "est", "ane", "are", "ast", "er", "e", "a", "et"},
	}
	afterDoubleM = []string{"ene", "ane", "ere", "est", "et", "er", "en", "ar", "e", "a"}
)

// formEndings are the endings of inflected forms that a search may exchange.
var formEndings = strings.Fields(`a ane anes ande ar arane aren arar are ast aste d dd dde de e ede en ende ene enes ens er eren erens erer ere
	erne ernes ers ert erte es est este et ets heit heita heiter het heten heter le lene ler me men mene mer met n ne nes r re rene s st ste t te tt`)

// Endings returns the endings that one form of a word may have instead of
// another's, in alphabetical order. A form may also have none.
func Endings() []string {
	all := slices.Clone(formEndings)
	slices.Sort(all)
	return all
}

// byEnding are the pairs by the ending that a form has.
var byEnding, longestEnding = pairsByEnding()

func pairsByEnding() (by map[string][]endingPair, longest int) {
	by = map[string][]endingPair{}
	for _, p := range endingPairs {
		by[p.from] = append(by[p.from], p)
		longest = max(longest, len(p.from))
	}
	return by, longest
}

// simpler calls found with each word that the form may be an inflection of, by
// its ending alone.
func simpler(form string, found func(word string)) {
	for n := 1; n <= min(longestEnding, len(form)-1); n++ {
		base := form[:len(form)-n]
		for _, p := range byEnding[form[len(form)-n:]] {
			if utf8.RuneCountInString(base) >= p.letters && p.fits(base) {
				found(base + p.to)
			}
		}
	}
	for _, ending := range vowelEndings {
		base, ok := strings.CutSuffix(form, ending)
		if last, _ := utf8.DecodeLastRuneInString(base); ok && isVowel(last) && last != 'e' && utf8.RuneCountInString(base) >= 2 {
			found(base)
		}
	}
	unswallow(form, found)
	for _, ending := range afterDoubleM {
		if base, ok := strings.CutSuffix(form, ending); ok && strings.HasSuffix(base, "mm") && len(base) > 3 {
			found(base[:len(base)-1])
		}
	}
}

// fits leaves out what a pair says of too many words: an s after s, and -te
// after t (støtte is no form of støte).
func (p endingPair) fits(base string) bool {
	switch {
	case p.from == "s":
		return !endsInAny(base, []string{"s", "x", "z"})
	case p.to == "e" && (p.from == "te" || p.from == "t"):
		return !strings.HasSuffix(base, "t")
	}
	return true
}

// unswallow puts back the e that an ending took: regler, regel; artikler,
// artikkel; åpne, åpen.
func unswallow(form string, found func(word string)) {
	for i := len(form) - 1; i >= 3 && i >= len(form)-5; i-- {
		letter, ending := form[i], form[i+1:]
		if !slices.Contains(syncope[letter], ending) {
			continue
		}
		base := form[:i]
		last := base[len(base)-1]
		if r, _ := utf8.DecodeLastRuneInString(base); isVowel(r) || last == letter || r >= utf8.RuneSelf {
			continue
		}
		found(base + "e" + string(rune(letter)))
		found(base + string(rune(last)) + "e" + string(rune(letter)))
	}
}
