package norwegian

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reason tells why a form is in its class.
type Reason uint8

// The reasons, in the order that they are tried in.
const (
	Same       Reason = iota // the form that stands for the class
	Inflection               // another form of that word
	Folded                   // the same with or without an accent: idé, ide
	Standard                 // the same word in the other written standard
)

// String returns the reason's name.
func (r Reason) String() string {
	return [...]string{Same: "same", Inflection: "inflection", Folded: "folded", Standard: "standard"}[r]
}

// Link is a form with why it is in its class.
type Link struct {
	Form   string
	Reason Reason
}

// Class is a set of forms that a search takes as one word. The first is the
// most frequent and stands for the class; the others follow in alphabetical
// order.
type Class []Link

// largestClass is how many forms a class may have.
const largestClass = 60

// Classes groups the words of a vocabulary (word → how often it occurs; lower
// case, NFC) in classes of at most 60 forms, sorted by their first form. Every
// word is in one class. Words with a digit are alone in theirs; abbreviations
// are for the caller to leave out.
func Classes(vocabulary map[string]int) []Class {
	g := newGrouping(vocabulary)
	g.joinStems()
	g.joinEndings()
	g.joinFamilies(false)
	inflected := g.roots()
	g.joinAccents()
	folded := g.roots()
	g.joinFamilies(true)
	g.joinStandards()
	return g.classes(inflected, folded)
}

// grouping is a union-find structure over the sorted words of a vocabulary.
type grouping struct {
	vocabulary map[string]int
	words      []string
	index      map[string]int
	closed     []bool // words that stems, endings and sounds say nothing of
	parent     []int
	size       []int
}

func newGrouping(vocabulary map[string]int) *grouping {
	g := &grouping{vocabulary: vocabulary, index: make(map[string]int, len(vocabulary))}
	for word := range vocabulary {
		g.words = append(g.words, word)
	}
	slices.Sort(g.words)
	g.closed = make([]bool, len(g.words))
	g.parent = make([]int, len(g.words))
	g.size = make([]int, len(g.words))
	for i, word := range g.words {
		g.index[word] = i
		g.parent[i], g.size[i] = i, 1
		_, listed := familyOf(word)
		g.closed[i] = listed || functionWords[word] || strings.ContainsFunc(word, notLetter)
	}
	return g
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// familyOf finds a word in the lists, or the word that it is the genitive or the
// present participle of.
func familyOf(word string) (f family, listed bool) {
	if f, listed = families[word]; listed || functionWords[word] {
		return f, listed
	}
	for _, ending := range []string{"s", "nde"} {
		if base, ok := strings.CutSuffix(word, ending); ok && utf8.RuneCountInString(base) >= 4 {
			if f, listed = families[base]; listed {
				return f, true
			}
		}
	}
	return f, false
}

func (g *grouping) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

func (g *grouping) join(i, j int) {
	i, j = g.find(i), g.find(j)
	if i == j || g.size[i]+g.size[j] > largestClass {
		return
	}
	if i > j {
		i, j = j, i
	}
	g.parent[j] = i
	g.size[i] += g.size[j]
}

func (g *grouping) roots() []int {
	all := make([]int, len(g.words))
	for i := range all {
		all[i] = g.find(i)
	}
	return all
}

func (g *grouping) has(word string) bool {
	_, ok := g.vocabulary[word]
	return ok
}

// isAgent tells whether a word in -er or -ar is a noun (bruker, rettleiar)
// rather than a form of something shorter: other forms of the noun occur.
func (g *grouping) isAgent(word string) bool {
	switch {
	case strings.HasSuffix(word, "er"):
		return g.has(word+"en") || g.has(word+"ne") || g.has(word+"ens") || g.has(word+"et") ||
			g.has(word+"e") && !g.has(word+"er") && !g.has(word+"t") && !g.has(word+"te")
	case strings.HasSuffix(word, "ar"):
		return g.has(word+"en") || g.has(word+"ar") || g.has(word+"et") || g.has(strings.TrimSuffix(word, "r")+"rane")
	}
	return false
}

// key is what inflected forms of one word share.
func (g *grouping) key(word string) string {
	if g.isAgent(word) {
		return word
	}
	if base, ok := strings.CutSuffix(word, "s"); ok && g.isAgent(base) {
		return base
	}
	return trunk(word)
}

func (g *grouping) joinStems() {
	first := map[string]int{}
	for i, word := range g.words {
		if g.closed[i] {
			continue
		}
		key := g.key(word)
		if j, ok := first[key]; ok {
			g.join(i, j)
		} else {
			first[key] = i
		}
	}
}

func (g *grouping) joinEndings() {
	for i, word := range g.words {
		if g.closed[i] {
			continue
		}
		agent := g.isAgent(word)
		simpler(word, func(other string) {
			j, ok := g.index[other]
			if !ok || g.closed[j] || agent && len(other) < len(word) {
				return
			}
			// Agent nouns in the plural (brukere) look like a comparative.
			if noun, ok := strings.CutSuffix(word, "e"); ok && g.has(noun) && g.isAgent(noun) && other != noun {
				return
			}
			g.join(i, j)
		})
	}
}

// joinFamilies joins what the list of irregular words and the list of words to
// keep apart say, also as the last part of longer words: vedta, vedtok. Across
// the standards only when told so.
func (g *grouping) joinFamilies(across bool) {
	type member struct {
		before  string
		number  int
		nynorsk bool
	}
	first := map[member]int{}
	for i, word := range g.words {
		before, f, ok := lastPart(word)
		if !ok {
			continue
		}
		m := member{before, f.number, f.nynorsk && !across}
		if j, ok := first[m]; ok {
			g.join(i, j)
		} else {
			first[m] = i
		}
	}
}

// Prefixes of verbs, before forms of two letters, which too many words end in.
var prefixes = strings.Fields(`an av be bi bort etter for fore forut fra fram frem frå gjen gjennom i iverk inn med mis mot ned om opp over på sam
	saman sammen til tilbake under unn ut utover ved vedlikehol vidare videre del fast`)

// lastPart finds the longest listed form that the word ends in, and what comes
// before it.
func lastPart(word string) (before string, f family, ok bool) {
	if f, ok = familyOf(word); ok {
		return "", f, true
	}
	for i := range word {
		if i < 2 {
			continue
		}
		f, ok = families[word[i:]]
		if !ok || f.apart {
			continue
		}
		if utf8.RuneCountInString(word[i:]) >= 3 || slices.Contains(prefixes, word[:i]) {
			return word[:i], f, true
		}
	}
	return "", family{}, false
}

// joinAccents joins words that differ in an é alone, and those that lose it
// before an ending: idé, ide; komité, komiteen.
func (g *grouping) joinAccents() {
	for i, word := range g.words {
		if g.closed[i] || !strings.Contains(word, "é") || utf8.RuneCountInString(word) < 3 {
			continue
		}
		plain := strings.ReplaceAll(word, "é", "e")
		for _, ending := range []string{"", "en", "er", "ene", "ar", "ane", "et", "a"} {
			if j, ok := g.index[plain+ending]; ok && !g.closed[j] {
				g.join(i, j)
			}
		}
	}
}

func (g *grouping) joinStandards() {
	keys := map[string]int{}
	for i, word := range g.words {
		if !g.closed[i] {
			if key := g.key(word); keys[key] == 0 {
				keys[key] = i + 1
			}
		}
	}
	for i, word := range g.words {
		if strings.ContainsFunc(word, notLetter) {
			continue
		}
		for _, c := range counterparts(word) {
			if j, ok := g.index[c.word]; ok && (c.listed || !g.closed[i] && !g.closed[j]) {
				g.join(i, j)
			} else if j := keys[trunk(c.word)]; c.listed && !ok && j > 0 && !g.closed[i] && utf8.RuneCountInString(c.word) > leastNynorsk {
				g.join(i, j-1)
			}
		}
	}
}

func (g *grouping) classes(inflected, folded []int) []Class {
	members := map[int][]int{}
	for i := range g.words {
		root := g.find(i)
		members[root] = append(members[root], i)
	}
	all := make([]Class, 0, len(members))
	for _, m := range members {
		slices.SortFunc(m, g.byFrequency)
		head := m[0]
		slices.Sort(m[1:])
		class := make(Class, 0, len(m))
		for _, i := range m {
			reason := Standard
			switch {
			case i == head:
				reason = Same
			case inflected[i] == inflected[head]:
				reason = Inflection
			case folded[i] == folded[head]:
				reason = Folded
			}
			class = append(class, Link{g.words[i], reason})
		}
		all = append(all, class)
	}
	slices.SortFunc(all, func(a, b Class) int { return cmp.Compare(a[0].Form, b[0].Form) })
	return all
}

// byFrequency puts the most frequent word first, then the shortest.
func (g *grouping) byFrequency(i, j int) int {
	a, b := g.words[i], g.words[j]
	return cmp.Or(cmp.Compare(g.vocabulary[b], g.vocabulary[a]), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
