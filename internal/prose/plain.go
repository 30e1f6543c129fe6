package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"modellkatalog/internal/catalogue"
)

// PlainSection is the text under one heading, without markup.
type PlainSection struct {
	Anchor  string // "" before the first heading
	Heading string
	Text    string // paragraphs, items and cells on lines of their own
}

// Plain returns the text of the body for search: what stands before the first
// heading, if anything, and then a section for each heading, of any level. A
// footnote belongs to the section that leads to it first; one that names a
// source is left out.
func Plain(p *catalogue.Prose) []PlainSection {
	if p == nil {
		return nil
	}
	doc := parse(p.Source)
	doc.name(p.Headings)
	r := reader{doc: doc, read: map[*extast.Footnote]bool{}}
	var section PlainSection
	for _, n := range doc.blocks {
		if h := doc.headings[n]; h != nil {
			r.close(section)
			section = PlainSection{Anchor: h.Anchor, Heading: h.Text}
			r.notes(n)
			continue
		}
		r.block(n)
	}
	r.close(section)
	return r.sections
}

// reader collects the words of a document.
type reader struct {
	doc      *document
	read     map[*extast.Footnote]bool
	lines    []string // of the section being read
	sections []PlainSection
}

// close ends a section; one before the first heading only if it has text.
func (r *reader) close(s PlainSection) {
	s.Text = strings.Join(r.lines, "\n")
	r.lines = nil
	if s.Anchor != "" || s.Text != "" {
		r.sections = append(r.sections, s)
	}
}

func (r *reader) line(s string) {
	if s = strings.TrimSpace(s); s != "" {
		r.lines = append(r.lines, s)
	}
}

func (r *reader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.line(lines(n, r.doc.source))
		return
	case *ast.LinkReferenceDefinition:
		return
	}
	if first := n.FirstChild(); first == nil || first.Type() == ast.TypeInline {
		r.line(plain(n, r.doc.source))
		r.notes(n)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
}

// notes adds the footnotes that the words of a block lead to.
func (r *reader) notes(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if reference, ok := c.(*extast.FootnoteLink); ok {
			r.note(r.doc.numbered[reference.Index])
			continue
		}
		r.notes(c)
	}
}

func (r *reader) note(f *extast.Footnote) {
	if r.read[f] {
		return
	}
	r.read[f] = true
	first := f.FirstChild()
	if _, ok := r.doc.cited[f]; ok {
		first = first.NextSibling()
	}
	for n := first; n != nil; n = n.NextSibling() {
		r.block(n)
	}
}
