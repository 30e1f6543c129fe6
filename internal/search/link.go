package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// rare is in how few units a compound may occur for its parts to be looked up as
// well: to follow them always would have every compound load the dictionaries of
// its parts, for pages that say less.
const rare = 3

// link makes the dictionary: every form with its class, its synonyms, the words
// that stand for others, and the parts of rare compounds.
func (x *Index) link(a *analysis, c *catalogue.Catalogue) {
	l := linker{index: x, analysis: a, more: map[string][]link{}}
	for _, alias := range c.Search.Aliases {
		if !l.alias(alias) {
			x.Report.Dropped = append(x.Report.Dropped, alias)
		}
	}
	for _, group := range synonyms(c) {
		l.synonyms(group)
	}
	l.standards()
	for w, parts := range a.parts {
		if len(parts) > 1 && x.classes[a.class[w]].count <= rare {
			l.add(w, parts, partsLink)
		}
	}
	x.forms = l.forms()
}

// linker collects where forms lead beside their own classes.
type linker struct {
	index    *Index
	analysis *analysis
	more     map[string][]link
}

// add adds a link to a form, unless it has the same already.
func (l *linker) add(form string, classes []int, weight int) {
	if len(classes) == 0 || slices.ContainsFunc(l.more[form], func(o link) bool { return slices.Equal(o.classes, classes) }) {
		return
	}
	if own, ok := l.analysis.class[form]; ok && len(classes) == 1 && classes[0] == own {
		return
	}
	l.more[form] = append(l.more[form], link{classes, weight})
}

// alias lets a word, or two that a reader writes beside each other, lead to
// others; false when one of them occurs nowhere.
func (l *linker) alias(a catalogue.Alias) bool {
	word, means := cmp.Or(single(a.Word), single(strings.Replace(a.Word, " ", "", 1))), l.target(a.Means)
	if word == "" || means == nil {
		return false
	}
	for _, f := range slices.Concat(l.formsOf(word), []string{word}) { // add takes none twice
		l.add(f, means, aliasLink)
	}
	return true
}

// formsOf are the forms of a word that may lead elsewhere: those of its class; none
// of a common word.
func (l *linker) formsOf(word string) []string {
	own, ok := l.analysis.class[word]
	switch {
	case !ok:
		return []string{word}
	case l.common(own):
		return nil
	}
	return l.analysis.forms[own]
}

// standards lets a word of one written standard lead to that of the other, when
// the site has the other alone.
func (l *linker) standards() {
	for _, pair := range norwegian.Standards() {
		for i, w := range pair {
			other, ok := l.analysis.class[pair[1-i]]
			if _, known := l.analysis.class[w]; ok && !known && utf8.RuneCountInString(w) >= partLetters && l.index.classes[other].count > 0 {
				l.add(w, []int{other}, aliasLink)
			}
		}
	}
}

// synonyms links the words of a group with each other, both ways and with all
// their inflections, but leads nowhere from a common word. What is more than one word can only be led to.
func (l *linker) synonyms(group []string) {
	for _, from := range group {
		word := single(from)
		if word == "" {
			continue
		}
		for _, to := range group {
			if classes := l.target(to); to != from && classes != nil {
				for _, f := range l.formsOf(word) {
					l.add(f, classes, synonymLink)
				}
			}
		}
	}
}

// common tells whether a class occurs in more than a tenth of the units: then its
// synonyms would have a reader load more and find hardly any more.
func (l *linker) common(class int) bool {
	return l.index.classes[class].count*10 > len(l.index.units)
}

// single is the one form that words are looked up as, "" when they are several.
func single(words string) string {
	tokens := tokensOf(words)
	if len(tokens) == 0 || tokens[len(tokens)-1].Position > 0 {
		return ""
	}
	return tokens[len(tokens)-1].Text
}

// target are the classes of the words, nil when one of them occurs nowhere.
func (l *linker) target(words string) []int {
	var classes []int
	for _, t := range tokensOf(words) {
		if t.Flags&norwegian.Joined != 0 {
			continue
		}
		nr, ok := l.analysis.class[t.Text]
		if !ok || l.index.classes[nr].count == 0 {
			return nil
		}
		classes = append(classes, nr)
	}
	return classes
}

// forms lists every form that leads anywhere, in the order of the dictionaries.
func (l *linker) forms() []form {
	var more []string
	for w := range l.more {
		if _, ok := l.analysis.class[w]; !ok {
			more = append(more, w)
		}
	}
	others := sortedByFold(more)
	all := make([]form, 0, len(l.analysis.words)+len(others))
	for _, w := range l.analysis.words {
		for len(others) > 0 && others[0].compare(w) < 0 {
			all = append(all, l.form(others[0]))
			others = others[1:]
		}
		all = append(all, l.form(w))
	}
	for _, w := range others {
		all = append(all, l.form(w))
	}
	return all
}

// form is a word with where it leads: first to its class, if it has one.
func (l *linker) form(w folded) form {
	f := form{word: w.word, fold: w.fold, count: l.analysis.count[w.word]}
	if own, ok := l.analysis.class[w.word]; ok {
		f.links = append(f.links, link{[]int{own}, sameClass})
	}
	f.links = append(f.links, l.more[w.word]...)
	return f
}
