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
	words  []folded         // every form that has a class, in the order of the dictionaries
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
	for _, w := range slices.Concat(slices.Concat(parts...), led(c), norwegian.CommonWords()) {
		if _, known := words[w]; !known {
			words[w] = 0
		}
	}
	var groups [][]string
	// What is for the most part an abbreviation or a section has no other forms.
	for i, w := range v.words {
		if 2*v.special[i] > v.count[i] {
			delete(words, w)
			groups = append(groups, []string{w})
		}
	}
	for _, class := range norwegian.Classes(words) {
		var forms []string
		for _, l := range class {
			forms = append(forms, l.Form)
		}
		groups = append(groups, forms)
	}
	a.number(groups)
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

// number numbers the groups of forms in the order of their first forms.
func (a *analysis) number(groups [][]string) {
	group := map[string]int{}
	for i, forms := range groups {
		for _, w := range forms {
			group[w] = i
		}
	}
	a.words = sortedByFold(slices.Concat(groups...))
	number := make([]int, len(groups)) // from 1
	for _, w := range a.words {
		nr := &number[group[w.word]]
		if *nr == 0 {
			a.forms = append(a.forms, nil)
			*nr = len(a.forms)
		}
		a.class[w.word] = *nr - 1
		a.forms[*nr-1] = append(a.forms[*nr-1], w.word)
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

// folded is a form and what it folds to.
type folded struct{ fold, word string }

// compare orders forms as the dictionaries have them: by what they fold to, then by
// themselves.
func (f folded) compare(o folded) int {
	return cmp.Or(strings.Compare(f.fold, o.fold), strings.Compare(f.word, o.word))
}

// sortedByFold sorts forms as the dictionaries have them.
func sortedByFold(words []string) []folded {
	all := make([]folded, len(words))
	for i, w := range words {
		all[i] = folded{norwegian.Fold(w), w}
	}
	slices.SortFunc(all, folded.compare)
	return all
}
