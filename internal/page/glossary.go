package page

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"modellkatalog/internal/catalogue"
)

// glossaryView is what layouts/glossary.html shows.
type glossaryView struct {
	Letters []glossaryLetter
	Laws    lawTable
}

// glossaryLetter is the words that begin with a letter.
type glossaryLetter struct {
	ID, Letter string
	Words      []glossaryWord
}

// glossaryWord is one word with its explanation.
type glossaryWord struct {
	Term  *catalogue.Term
	Wider []Link
	See   []Link // related terms, and the laws
	Pages []*catalogue.Page
}

func (w *writer) glossary() glossaryView {
	c := w.catalogue()
	v := glossaryView{Laws: lawTable{c.Laws, true}}
	for _, t := range w.alphabetical(c.Vocabulary(catalogue.Glossary).Terms) {
		word := glossaryWord{Term: t, Wider: termLinks(t.Broader)}
		word.See = w.seeAlso(t)
		for _, p := range c.Pages {
			if slices.Contains(p.About, t) {
				word.Pages = append(word.Pages, p)
			}
		}
		letter := initial(w.in(t.Name))
		at := slices.IndexFunc(v.Letters, func(l glossaryLetter) bool { return l.Letter == letter })
		if at < 0 {
			at = len(v.Letters)
			v.Letters = append(v.Letters, glossaryLetter{ID: letterID(letter), Letter: letter})
		}
		v.Letters[at].Words = append(v.Letters[at].Words, word)
	}
	return v
}

// seeAlso links to the related terms and the laws. A name that the reader has
// just read is followed by its vocabulary.
func (w *writer) seeAlso(t *catalogue.Term) []Link {
	var links []Link
	read := map[string]bool{w.in(t.Name): true}
	for _, s := range t.See {
		l := Link{Title: s.Name, Address: s.Address()}
		if name := s.Name.In(w.lang); read[name.Text] {
			l.Title = catalogue.Written(name.Text+" ("+w.t("vokabular."+s.Vocabulary)+")", name.Lang)
		}
		read[w.in(s.Name)] = true
		links = append(links, l)
	}
	for _, l := range t.Laws {
		links = append(links, Link{Title: l.Name, Address: l.Address()})
	}
	return links
}

// alphabetical sorts terms by their names in the reader's language.
func (w *writer) alphabetical(terms []*catalogue.Term) []*catalogue.Term {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b *catalogue.Term) int {
		return strings.Compare(sortKey(w.in(a.Name)), sortKey(w.in(b.Name)))
	})
	return sorted
}

// sortKey writes words so that their bytes stand in the order of the Norwegian
// alphabet: æ, ø and å after z, accents left out, capitals as small letters, and
// what does not begin with a letter first.
// Unlike the collation of CLDR it does not read aa as å, which would put AAP
// last.
func sortKey(s string) string {
	var b strings.Builder
	if initial(s) == "#" {
		b.WriteByte(' ')
	}
	for _, r := range strings.ToLower(norm.NFC.String(s)) {
		if i := strings.IndexRune("æøå", r); i >= 0 {
			b.WriteRune('{' + rune(i/2)) // the characters after z; each letter is two bytes
			continue
		}
		for _, base := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, base) {
				b.WriteRune(base)
			}
		}
	}
	return b.String()
}

// initial is the letter that a word is listed under: "#" when it begins with
// anything else.
func initial(s string) string {
	r, _ := utf8.DecodeRuneInString(norm.NFC.String(s))
	if !unicode.IsLetter(r) {
		return "#"
	}
	if !strings.ContainsRune("æøåÆØÅ", r) {
		r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	}
	return string(unicode.ToUpper(r))
}

// letterID is the anchor of a letter. A slug will not do: it makes å an a, đ a d,
// and the same of all letters that are not Latin.
func letterID(letter string) string {
	switch letter {
	case "#":
		return "bokstav-tegn"
	case "Æ":
		return "bokstav-ae"
	case "Ø":
		return "bokstav-oe"
	case "Å":
		return "bokstav-aa"
	}
	if r, _ := utf8.DecodeRuneInString(letter); r >= utf8.RuneSelf {
		return fmt.Sprintf("bokstav-u%04x", r)
	}
	return "bokstav-" + strings.ToLower(letter)
}
