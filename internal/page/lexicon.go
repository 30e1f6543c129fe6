package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/prose"
)

// lexicon knows the words of the glossary in one standard by every form that
// running text may give them.
type lexicon struct {
	forms  map[string]*catalogue.Term // by the form, its words one space apart
	starts map[string]int             // by a word, how many words the longest form that begins with it has
}

// found is a word of the glossary in a text: text[start:end].
type found struct {
	start, end int
	term       *catalogue.Term
}

// lexica makes the lexicon of each standard. A form that several terms have is
// the first's; a name comes before any synonym.
func lexica(terms []*catalogue.Term) map[catalogue.Lang]lexicon {
	all := map[catalogue.Lang]lexicon{}
	for _, lang := range []catalogue.Lang{catalogue.NB, catalogue.NN} {
		x := lexicon{map[string]*catalogue.Term{}, map[string]int{}}
		for _, t := range terms {
			name, short, _ := strings.Cut(t.Name.In(lang).Text, "(")
			x.add(name, t)
			if short = strings.TrimSuffix(short, ")"); utf8.RuneCountInString(short) >= minSynonym {
				x.add(short, t)
			}
		}
		for _, t := range terms {
			for _, s := range t.Synonyms {
				if utf8.RuneCountInString(s) >= minSynonym {
					x.add(s, t)
				}
			}
		}
		all[lang] = x
	}
	return all
}

// minSynonym is how many letters a synonym, or a short form in brackets, must have
// to be looked for.
const minSynonym = 3

// endings are the regular endings of nouns in both standards; a final e gives
// way to them.
var endings = []string{"en", "et", "a", "er", "ene", "ane", "ar", "s", "e", "ne"}

// add has a term found by a name, and by its inflected forms unless the name ends in
// an abbreviation.
func (x lexicon) add(name string, t *catalogue.Term) {
	words := wordsOf(name)
	if len(words) == 0 {
		return
	}
	form := spaced(name, words)
	x.form(form, t)
	last := words[len(words)-1].in(name)
	if utf8.RuneCountInString(last) <= minSynonym || strings.ToUpper(last) == last {
		return
	}
	for _, ending := range endings {
		x.form(form+ending, t)
		if stem, ok := strings.CutSuffix(form, "e"); ok {
			x.form(stem+ending, t)
		}
	}
}

// form has a term found by one form, unless another term is.
func (x lexicon) form(form string, t *catalogue.Term) {
	if x.forms[form] == nil {
		x.forms[form] = t
	}
	first, _, _ := strings.Cut(form, " ")
	x.starts[first] = max(x.starts[first], strings.Count(form, " ")+1)
}

// find finds the words of the glossary in a text, from left to right, the longest
// at each place. A name with a small first letter may have a capital where a
// sentence begins.
func (x lexicon) find(text string) []found {
	var all []found
	words := wordsOf(text)
	for i := 0; i < len(words); i++ {
		first := words[i].in(text)
		for n := min(max(x.starts[first], x.starts[firstLower(first)]), len(words)-i); n > 0; n-- {
			if t := x.match(text, words[i:i+n]); t != nil {
				all = append(all, found{words[i].start, words[i+n-1].end, t})
				i += n - 1
				break
			}
		}
	}
	return all
}

// match gives the term that words of a text name, nil where they name none or
// where there is more than space between them.
func (x lexicon) match(text string, words []word) *catalogue.Term {
	form, asItStands := text[words[0].start:words[len(words)-1].end], true
	for i := range words[1:] {
		between := text[words[i].end:words[i+1].start]
		if strings.TrimSpace(between) != "" {
			return nil
		}
		asItStands = asItStands && between == " "
	}
	if !asItStands {
		form = spaced(text, words)
	}
	if t := x.forms[form]; t != nil || !beginsSentence(text[:words[0].start]) {
		return t
	}
	return x.forms[firstLower(form)]
}

// beginsSentence tells whether what comes after the text begins a sentence.
func beginsSentence(before string) bool {
	before = strings.TrimRight(before, " \n«\"(–")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:")
}

// firstLower makes the first letter a small one.
func firstLower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// word is a word of a text: text[start:end].
type word struct{ start, end int }

func (w word) in(text string) string { return text[w.start:w.end] }

// spaced writes words of a text one space apart.
func spaced(text string, words []word) string {
	all := make([]string, 0, len(words))
	for _, w := range words {
		all = append(all, w.in(text))
	}
	return strings.Join(all, " ")
}

// wordsOf finds the words of a text. A word is letters and digits, with single
// hyphens, full stops, slashes and at signs between them, so that neither a part
// of a compound nor of an address is one.
func wordsOf(text string) []word {
	var words []word
	start, end := -1, 0
	for i, r := range text {
		switch n := utf8.RuneLen(r); {
		case isLetter(r) && start >= 0 && i <= end+1:
			end = i + n
		case isLetter(r):
			if start >= 0 {
				words = append(words, word{start, end})
			}
			start, end = i, i+n
		case start >= 0 && (i > end || !strings.ContainsRune("-./@", r)):
			words = append(words, word{start, end})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, word{start, end})
	}
	return words
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '§' }

// maxMarked is how many words of the glossary are marked on a page; with more
// the text is no longer calm.
const maxMarked = 12

// markWords marks the words of the glossary that a text names and that the page does
// not explain yet, as long as the page has fewer than maxMarked.
func (w *writer) markWords(text string, lang catalogue.Lang) []prose.Mark {
	if w.marked == maxMarked {
		return nil
	}
	var marks []prose.Mark
	for _, f := range w.set.lexica[lang].find(text) {
		if w.marked == maxMarked || slices.Contains(w.page.about, f.term) || w.explains(boxID(f.term)) {
			continue
		}
		if l := w.termLink(f.term); l.Box != "" {
			w.marked++
			marks = append(marks, prose.Mark{Start: f.start, End: f.end, Box: l.Box})
		}
	}
	return marks
}
