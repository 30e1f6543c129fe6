package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// analysis is what is known of the words of a site.
type analysis struct {
	words  []string         // every form that has a class, in the order of the dictionaries
	class  map[string]int   // form → its class
	parts  map[string][]int // compound → the classes of its parts
	forms  [][]string       // of each class, in order
	count  map[string]int   // how often a form occurs
	of     []int32          // the class of each word of the vocabulary
	partOf [][]int          // and the classes of its parts
}

// analyse groups the words of the texts, the parts of their compounds, and what
// the settings of the search lead from, into classes. They are numbered in the
// order of their first forms.
func analyse(v *vocabulary, c *catalogue.Catalogue) *analysis {
	a := &analysis{class: map[string]int{}, parts: map[string][]int{}, count: make(map[string]int, len(v.words))}
	for i, w := range v.words {
		a.count[w] = v.count[i]
	}
	words, parts := maps.Clone(a.count), split(v.words, a.count, c.Search.Splits)
	for _, w := range slices.Concat(slices.Concat(parts...), led(c), norwegian.LightWords()) {
		if _, known := words[w]; !known {
			words[w] = 0
		}
	}
	// What is for the most part an abbreviation or a section has no other forms.
	for i, w := range v.words {
		if 2*v.special[i] > v.count[i] {
			delete(words, w)
			a.forms = append(a.forms, []string{w})
		}
	}
	for _, class := range norwegian.Classes(words) {
		var forms []string
		for _, l := range class {
			forms = append(forms, l.Form)
		}
		a.forms = append(a.forms, forms)
	}
	a.number()
	a.of, a.partOf = make([]int32, len(v.words)), make([][]int, len(v.words))
	for i, w := range v.words {
		a.of[i] = int32(a.class[w])
		if len(parts[i]) > 1 {
			a.partOf[i] = slices.Compact(a.classes(parts[i]))
			a.parts[w] = a.partOf[i]
		}
	}
	return a
}

// number sorts the forms, and numbers the classes in the order of their first.
func (a *analysis) number() {
	a.words = sortedByFold(slices.Concat(a.forms...))
	at := make(map[string]int, len(a.words))
	for i, w := range a.words {
		at[w] = i
	}
	before := func(x, y string) int { return at[x] - at[y] }
	for _, forms := range a.forms {
		slices.SortFunc(forms, before)
	}
	slices.SortFunc(a.forms, func(x, y []string) int { return before(x[0], y[0]) })
	for nr, forms := range a.forms {
		for _, w := range forms {
			a.class[w] = nr
		}
	}
}

// split finds the parts of the words that are compounds.
func split(words []string, count map[string]int, overrides map[string]string) [][]string {
	s := norwegian.NewSplitter(count, overrides)
	all := make([][]string, len(words))
	sideBySide(len(words), func(_, i int) {
		if parts := s.Split(words[i]); len(parts) > 1 {
			all[i] = parts
		}
	})
	return all
}

// led lists the words that synonyms lead from, so that their inflections do too.
func led(c *catalogue.Catalogue) []string {
	var all []string
	for _, group := range synonyms(c) {
		for _, words := range group {
			if w := single(words); w != "" && strings.Trim(w, "0123456789") == w {
				all = append(all, w)
			}
		}
	}
	return all
}

// synonyms lists the groups of words that mean the same: those of the settings,
// and each term with each of its own where both are one word. The others are
// names of the term's own page alone.
func synonyms(c *catalogue.Catalogue) [][]string {
	all := slices.Clone(c.Search.Synonyms)
	for _, v := range c.Vocabularies {
		for _, t := range v.Terms {
			for _, s := range t.Synonyms {
				for _, name := range slices.Compact([]string{t.Name.NB, t.Name.NN}) {
					if single(name) != "" && single(s) != "" {
						all = append(all, []string{name, s})
					}
				}
			}
		}
	}
	return all
}

// classes gives the classes of words that have one.
func (a *analysis) classes(words []string) []int {
	var nrs []int
	for _, w := range words {
		nrs = append(nrs, a.class[w])
	}
	return nrs
}

// sortedByFold sorts forms as the dictionaries have them: by what they fold to,
// then by themselves.
func sortedByFold(words []string) []string {
	type key struct{ fold, word string }
	keys := make([]key, len(words))
	for i, w := range words {
		keys[i] = key{norwegian.Fold(w), w}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(strings.Compare(a.fold, b.fold), strings.Compare(a.word, b.word))
	})
	sorted := make([]string, len(words))
	for i, k := range keys {
		sorted[i] = k.word
	}
	return sorted
}
