// Package prose is the only home of Markdown.
//
// In goes the body of a content file: CommonMark with GFM tables, footnotes and
// definition lists. Out comes a checked catalogue.Prose, and later its HTML.
//
// Guaranteed: what is too large or too deep is refused before it can cost
// anything (promises.md, number 7); every fault is named with its line and
// column; and nothing in the HTML is live but what this package itself writes:
// its tags and attributes are fixed, all text is escaped, and no link has a
// scheme outside http, https, mailto and tel.
package prose

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// Options tell what kind of body it is.
type Options struct {
	Model bool // the `##` are the template's six parts, in order (content contract, "modell.md")
}

// Check parses source – the whole file with its front matter replaced by as many
// blank lines, so that lines are true – and returns the prose and what is wrong
// with it. A blank body gives nil. A body over a limit gives a prose that shows
// nothing. Links that are refused are not among its Links.
func Check(file string, lang catalogue.Lang, source string, o Options) (*catalogue.Prose, problem.List) {
	if strings.TrimSpace(source) == "" {
		return nil, nil
	}
	nothing := &catalogue.Prose{File: file, Lang: lang}
	if problems := measure(file, source); len(problems) > 0 {
		return nothing, problems
	}
	c := newChecker(file, lang, source)
	if over := c.doc.overflow; over != nil {
		c.tooMuch(c.pos(over.at), over.text, over.help)
		return nothing, c.problems
	}
	c.headings(o)
	c.walk(c.doc.root, nil)
	c.size()
	c.notes()
	if c.tooLarge {
		return nothing, c.problems.Sorted()
	}
	return c.prose, c.problems.Sorted()
}

// Resolver gives what only the site knows.
type Resolver struct {
	// Link turns a link or an image as written – relative, from the root, or
	// "#x", never absolute and never empty – into a root-absolute address of the
	// site in the reader's language.
	Link func(to string) string
	// Cite turns what follows "kilde: " in a footnote into the source's title with
	// its place, its root-absolute address ("" for none) and the language of the
	// label.
	Cite func(text string) (label, address string, lang catalogue.Lang)
	// Explain gives the id of the box on the page that explains what a link leads
	// to, "" where there is none. The words then open the box instead. nil: no
	// link is explained.
	Explain func(to string) (box string)
	// Mark finds words in running text that a box on the page explains. It is
	// asked once for each stretch of plain text, in the order of the page, and not
	// for headings, links, code and footnotes. nil: no words are marked.
	Mark func(text string) []Mark
	// Words are the few words the HTML needs, in the reader's language.
	Words Words
	// Prefix is put before every id, for a page that shows several files.
	Prefix string
}

// Mark is words, text[Start:End], that open a box on the page. Marks are in order
// and do not overlap.
type Mark struct {
	Start, End int
	Box        string // its id
}

// Words are what the HTML says of its own.
type Words struct {
	Notes  string         // the label over the footnotes
	Note   string         // a reference to a footnote, as in "note 1"
	Source string         // a reference to a footnote that names a source, as in "kilde 1"
	Back   string         // the way from a footnote back to the text
	Table  string         // a table, as in "tabell: Målgruppe"
	Lang   catalogue.Lang // of these words; "" when it is the prose's
}

// HTML returns the whole body with its footnotes last; "" for nil.
func HTML(p *catalogue.Prose, r Resolver) template.HTML {
	return show(p, r, r.Prefix, func(w *writer) []ast.Node { return w.doc.blocks })
}

// Section returns what stands under the heading with the anchor, without the
// heading itself, down to the next heading of its level or above. It has the
// footnotes of the section only, numbered from 1; their ids begin with the
// anchor, so that several sections can stand on one page.
func Section(p *catalogue.Prose, anchor string, r Resolver) template.HTML {
	h := p.Heading(anchor)
	if h == nil {
		return ""
	}
	return show(p, r, r.Prefix+anchor+"_", func(w *writer) []ast.Node {
		w.heading = h.Text
		return w.doc.under(h)
	})
}

// Before returns what stands before the first heading, with the footnotes of
// that only.
func Before(p *catalogue.Prose, r Resolver) template.HTML {
	return show(p, r, r.Prefix, func(w *writer) []ast.Node { return w.doc.before() })
}

// show renders the blocks that pick chooses. prefix goes before the ids of the
// footnotes.
func show(p *catalogue.Prose, r Resolver, prefix string, pick func(*writer) []ast.Node) template.HTML {
	if p == nil {
		return ""
	}
	w := writer{doc: parse(p.Source), lang: p.Lang, resolver: r, prefix: prefix}
	w.doc.name(p.Headings)
	w.all(pick(&w))
	return template.HTML(w.out.String()) // safe: writer escapes all text and writes fixed tags
}
