package norwegian

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Endings of nynorsk, longest first, and what bokmål has for them.
var standardEndings = []struct {
	nynorsk string
	bokmål  []string
}{
	{"legaste", []string{"ligste"}}, {"heitene", []string{"hetene"}}, {"legare", []string{"ligere"}}, {"legast", []string{"ligst"}},
	{"ingane", []string{"ingene", "ningene", "elsene"}}, {"heiter", []string{"heter"}}, {"heita", []string{"heten", "heta"}},
	{"arane", []string{"erne", "erene"}}, {"ingar", []string{"inger", "ninger", "elser"}}, {"inga", []string{"ingen", "ninga", "ningen", "elsen"}},
	{"lege", []string{"lige"}}, {"heit", []string{"het"}}, {"arar", []string{"ere", "erer"}}, {"aren", []string{"eren"}}, {"ande", []string{"ende"}},
	{"aste", []string{"este"}}, {"ing", []string{"ning", "else"}}, {"leg", []string{"lig"}}, {"ane", []string{"ene"}}, {"are", []string{"ere"}},
	{"ast", []string{"es", "est"}}, {"ar", []string{"er"}}, {"ad", []string{"et"}}, {"a", []string{"en", "et", "ene"}},
}

// Sounds of nynorsk and what bokmål has for them. What is first in a word is
// first in what it becomes.
var sounds = []struct {
	nynorsk, bokmål string
	first, inside   bool // only there
}{
	{"kv", "hv", true, false}, {"skul", "skol", false, false}, {"kj", "k", false, true}, {"gj", "g", false, true},
	{"ei", "e", false, false}, {"øy", "ø", false, false}, {"au", "ø", false, false}, {"ss", "s", false, true},
}

// Words shorter than this are left to the lists: seier is no other spelling of
// ser.
const (
	leastNynorsk = 5
	leastBokmål  = 4
	leastInside  = 4 // letters of a stem that is looked for inside a compound
	leastStem    = 3 // bytes of a stem on the list
	leastRest    = 3 // letters that an ending leaves
)

// A counterpart is what a word of nynorsk may be in bokmål, and whether the
// list says so or only sound and ending.
type counterpart struct {
	word   string
	listed bool
}

// counterparts gives what a word of nynorsk may be in bokmål; most are no
// words. A word on the list of whole words has no others.
func counterparts(word string) []counterpart {
	if words, ok := stemPairs.words[word]; ok {
		var all []counterpart
		for _, w := range words {
			all = append(all, counterpart{w, true})
		}
		return all
	}
	var all []counterpart
	for i, stemmed := range restemmed(word, 0, 2) {
		listed := i > 0
		if !listed && utf8.RuneCountInString(word) < leastNynorsk {
			continue
		}
		for _, sounded := range resounded(stemmed) {
			for _, w := range reended(sounded) {
				if w != word && (listed || utf8.RuneCountInString(w) >= leastBokmål) {
					all = append(all, counterpart{w, listed})
				}
			}
		}
	}
	return all
}

// restemmed gives the word itself and then what up to so many stems of the list
// make of it, from a place in the word on.
func restemmed(word string, from, times int) []string {
	all := []string{word}
	if times == 0 {
		return all
	}
	for i := from; i+leastStem <= len(word); i++ {
		for _, stem := range stemPairs.starting[word[i:i+leastStem]] {
			if !strings.HasPrefix(word[i:], stem) || i > 0 && utf8.RuneCountInString(stem) < leastInside {
				continue
			}
			for _, other := range stemPairs.stems[stem] {
				all = append(all, restemmed(word[:i]+other+word[i+len(stem):], i+len(other), times-1)...)
			}
		}
	}
	return all
}

// resounded gives the word and what one or two sounds make of it.
func resounded(word string) []string {
	all := []string{word}
	for range 2 {
		for _, w := range all {
			for _, s := range sounds {
				all = appendSounded(all, w, s.nynorsk, s.bokmål, s.first, s.inside)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func appendSounded(all []string, word, nynorsk, bokmål string, first, inside bool) []string {
	for from := 0; ; {
		i := strings.Index(word[from:], nynorsk)
		if i < 0 || first && from+i > 0 {
			return all
		}
		i += from
		from = i + len(nynorsk)
		if inside && (i == 0 || word[i-1] == 's') {
			continue
		}
		if w := word[:i] + bokmål + word[from:]; !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
}

// reended gives the word and what the endings make of it.
func reended(word string) []string {
	all := []string{word}
	for _, e := range standardEndings {
		base, ok := strings.CutSuffix(word, e.nynorsk)
		if !ok || utf8.RuneCountInString(base) < leastRest {
			continue
		}
		for _, ending := range e.bokmål {
			all = append(all, base+ending)
		}
	}
	return all
}
