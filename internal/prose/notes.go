package prose

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"modellkatalog/internal/catalogue"
)

// id returns the id of a footnote or of the first reference to it. The underline
// keeps it apart from every anchor, since no slug has one.
func (w *writer) id(what string, number int) string {
	return fmt.Sprintf("%s%s_%d", w.prefix, what, number)
}

// foreign gives a lang attribute for words in another language than the prose.
func (w *writer) foreign(lang catalogue.Lang) string {
	if lang == w.lang {
		return ""
	}
	return string(lang)
}

// reference writes the number that leads to a footnote.
func (w *writer) reference(n *extast.FootnoteLink) {
	f := w.doc.numbered[n.Index]
	number, again := w.numbers[f]
	if !again {
		if w.numbers == nil {
			w.numbers = map[*extast.Footnote]int{}
		}
		w.noted = append(w.noted, f)
		number = len(w.noted)
		w.numbers[f] = number
	}
	if w.link {
		w.raw(fmt.Sprintf("<sup>%d</sup>", number))
		return
	}
	if _, follows := n.PreviousSibling().(*extast.FootnoteLink); follows {
		w.raw("\u202f") // two numbers are not read as one, nor parted
	}
	words := w.resolver.Words
	name, id := words.Note, ""
	if _, ok := w.doc.cited[f]; ok {
		name = words.Source
	}
	if !again {
		id = w.id("ref", number)
	}
	w.raw("<sup>")
	w.tag("a", "href", "#"+w.id("note", number), "id", id, "class", "noteref", "role", "doc-noteref",
		"aria-label", fmt.Sprintf("%s %d", name, number), "lang", w.foreign(words.Lang))
	w.raw(fmt.Sprintf("%d</a></sup>", number))
}

// footnotes writes the footnotes that have been led to, and those that they lead
// to in turn.
func (w *writer) footnotes() {
	if len(w.noted) == 0 {
		return
	}
	w.raw("<div class=\"noter\">\n")
	w.tag("p", "class", "noter-tittel", "lang", w.foreign(w.resolver.Words.Lang))
	w.text(w.resolver.Words.Notes)
	w.raw("</p>\n<ol>\n")
	w.still = true
	for i := 0; i < len(w.noted) && !w.full(w.noted[i]); i++ {
		w.footnote(w.noted[i], i+1)
	}
	w.raw("</ol>\n</div>\n")
}

// footnote writes one footnote, with the way back at the end of its last
// paragraph.
func (w *writer) footnote(f *extast.Footnote, number int) {
	w.tag("li", "id", w.id("note", number))
	w.raw("\n")
	first, back := f.FirstChild(), false
	for n := first; n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindParagraph {
			w.block(n)
			continue
		}
		w.raw("<p>")
		if text, ok := w.doc.cited[f]; ok && n == first {
			w.source(text)
		} else {
			w.inlines(n)
		}
		if n.NextSibling() == nil {
			back = true
			w.raw(" ")
			w.back(number)
		}
		w.raw("</p>\n")
	}
	if !back {
		w.raw("<p>")
		w.back(number)
		w.raw("</p>\n")
	}
	w.raw("</li>\n")
}

// source writes the label of a source, linked to where it is described.
func (w *writer) source(text string) {
	label, to, lang := w.resolver.Cite(text)
	if to == "" {
		w.tag("span", "lang", w.foreign(lang))
		w.text(label)
		w.raw("</span>")
		return
	}
	w.tag("a", "href", address(to), "lang", w.foreign(lang))
	w.text(label)
	w.raw("</a>")
}

func (w *writer) back(number int) {
	words := w.resolver.Words
	w.tag("a", "href", "#"+w.id("ref", number), "class", "tilbake", "role", "doc-backlink",
		"aria-label", fmt.Sprintf("%s (%s %d)", words.Back, words.Note, number), "lang", w.foreign(words.Lang))
	w.raw("↩\ufe0e</a>")
}
