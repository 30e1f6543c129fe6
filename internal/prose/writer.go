package prose

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"modellkatalog/internal/catalogue"
)

// writer makes HTML of a document's blocks. The tags and attributes it writes
// are the only ones there are.
type writer struct {
	doc      *document
	lang     catalogue.Lang // of the prose
	resolver Resolver
	prefix   string // before the ids of footnotes

	out     strings.Builder
	heading string // the last one written
	tables  int    // under it
	link    bool   // inside a link or a button
	held    string // of the text that comes next: already written
	still   bool   // in a heading or a footnote, where no words are marked
	noted   []*extast.Footnote
	numbers map[*extast.Footnote]int // what a footnote is called here, from 1

	limit  int      // bytes; 0 for none
	passed ast.Node // where the limit was passed
}

var (
	escapeText      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\x00", "\ufffd")
	escapeAttribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\x00", "\ufffd")
)

// tag writes a start tag, an empty attribute value leaving the attribute out.
func (w *writer) tag(name string, attributes ...string) {
	w.out.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.out.WriteString(" " + attributes[i] + `="` + escapeAttribute.Replace(attributes[i+1]) + `"`)
		}
	}
	w.out.WriteByte('>')
}

func (w *writer) raw(s string)  { w.out.WriteString(s) }
func (w *writer) text(s string) { w.out.WriteString(escapeText.Replace(s)) }

// full tells whether the limit has been passed, and remembers where.
func (w *writer) full(n ast.Node) bool {
	if w.limit > 0 && w.passed == nil && w.out.Len() > w.limit {
		w.passed = n
	}
	return w.passed != nil
}

// all writes blocks, and after them the footnotes they lead to.
func (w *writer) all(blocks []ast.Node) {
	for _, n := range blocks {
		w.block(n)
	}
	w.footnotes()
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) block(n ast.Node) {
	if w.full(n) {
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		w.headingBlock(n)
	case *ast.Paragraph:
		w.wrap("<p>", n, "</p>\n")
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.raw("\n")
		}
	case *ast.Blockquote:
		w.wrap("<blockquote>\n", n, "</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.ThematicBreak:
		w.raw("<hr>\n")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.raw("<pre><code>")
		w.text(lines(n, w.doc.source))
		w.raw("</code></pre>\n")
	case *ast.HTMLBlock: // refused by Check; shown as text, should it come here
		w.raw("<p>")
		w.text(lines(n, w.doc.source))
		w.raw("</p>\n")
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.wrap("<dl>\n", n, "</dl>\n")
	case *extast.DefinitionTerm:
		w.wrap("<dt>", n, "</dt>\n")
	case *extast.DefinitionDescription:
		w.wrap("<dd>", n, "</dd>\n")
	}
}

// wrap writes what is in n between two tags.
func (w *writer) wrap(start string, n ast.Node, end string) {
	w.raw(start)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			w.inline(c)
		} else {
			w.block(c)
		}
	}
	w.raw(end)
}

// headingBlock writes a heading with its id. It is a link to itself, so that a
// reader can share the place, unless it already holds a link.
func (w *writer) headingBlock(n *ast.Heading) {
	name, id := fmt.Sprintf("h%d", n.Level), ""
	if h := w.doc.headings[n]; h != nil {
		id = w.resolver.Prefix + h.Anchor
		w.heading, w.tables = h.Text, 0
	}
	w.tag(name, "id", id)
	defer func(was bool) { w.still = was }(w.still)
	w.still = true
	if id != "" && !leads(n) {
		w.tag("a", "class", "anker", "href", "#"+id)
		w.inlines(n)
		w.raw("</a>")
	} else {
		w.inlines(n)
	}
	w.raw("</" + name + ">\n")
}

// leads tells whether there is a link or a reference to a footnote in n.
func leads(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindLink, ast.KindAutoLink, extast.KindFootnoteLink:
			return true
		}
		if leads(c) {
			return true
		}
	}
	return false
}

func (w *writer) list(n *ast.List) {
	name, start := "ul", ""
	if n.IsOrdered() {
		name = "ol"
		if n.Start != 1 {
			start = fmt.Sprint(n.Start)
		}
	}
	w.tag(name, "start", start)
	w.raw("\n")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.raw("<li>")
		if first := item.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
			w.raw("\n")
		}
		w.blocks(item)
		w.raw("</li>\n")
	}
	w.raw("</" + name + ">\n")
}

// table writes a table in a frame that can be scrolled with the keyboard and
// has a name of its own under its heading. Each cell but the first of a row has the
// heading of its column, for screens too narrow for columns.
func (w *writer) table(n *extast.Table) {
	w.tables++
	name := w.resolver.Words.Table
	if w.tables > 1 {
		name = fmt.Sprintf("%s %d", name, w.tables)
	}
	if w.heading != "" {
		name += ": " + w.heading
	}
	w.tag("div", "class", "tabell", "tabindex", "0", "role", "region", "aria-label", name)
	w.raw("\n")
	w.tag("table", "class", "brett")
	w.raw("\n")
	w.tag("caption", "class", "skjult")
	w.text(name)
	w.raw("</caption>\n")
	var heads []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		switch {
		case row.Kind() == extast.KindTableHeader:
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				heads = append(heads, columnName(plain(c, w.doc.source)))
			}
			w.raw("<thead>\n")
			w.row(row, "th", nil)
			w.raw("</thead>\n")
			if row.NextSibling() != nil {
				w.raw("<tbody>\n")
			}
		default:
			w.row(row, "td", heads)
			if row.NextSibling() == nil {
				w.raw("</tbody>\n")
			}
		}
	}
	w.raw("</table>\n</div>\n")
}

// alignments are the classes of cells; a style attribute is against the site's
// policy.
var alignments = map[extast.Alignment]string{
	extast.AlignLeft: "venstre", extast.AlignCenter: "midt", extast.AlignRight: "hoyre",
}

// maxColumnName is the longest heading, in bytes, that is said again in each cell:
// a long one would make the page many times larger than its source.
const maxColumnName = 60

// columnName is what a cell is told to stand under; "" for a heading too long for it.
func columnName(heading string) string {
	if len(heading) > maxColumnName {
		return ""
	}
	return heading
}

// row writes a row of cells with the element's name, under the headings of their
// columns.
func (w *writer) row(row ast.Node, name string, heads []string) {
	if w.full(row) {
		return
	}
	w.raw("<tr>\n")
	column := 0
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		name, scope, alignment, head := name, "", "", ""
		if column > 0 && column < len(heads) {
			head = heads[column]
		}
		column++
		if cell, ok := c.(*extast.TableCell); ok {
			alignment = alignments[cell.Alignment]
		}
		if name == "th" {
			scope = "col"
			if plain(c, w.doc.source) == "" { // an empty heading names nothing
				name, scope = "td", ""
			}
		}
		w.tag(name, "scope", scope, "class", alignment, "data-navn", head)
		w.inlines(c)
		w.raw("</" + name + ">\n")
	}
	w.raw("</tr>\n")
}

func (w *writer) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.inline(n)
	}
}

func (w *writer) inline(n ast.Node) {
	if w.full(n) {
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		w.words(n)
	case *ast.CodeSpan:
		w.raw("<code>")
		w.text(codeSpan(n, w.doc.source))
		w.raw("</code>")
	case *ast.Emphasis:
		if n.Level == 2 {
			w.wrap("<strong>", n, "</strong>")
		} else {
			w.wrap("<em>", n, "</em>")
		}
	case *ast.Link:
		w.anchor(n, func() { w.inlines(n) })
	case *ast.AutoLink:
		w.anchor(n, func() { w.text(string(n.Label(w.doc.source))) })
	case *ast.Image:
		w.image(n)
	case *extast.FootnoteLink:
		w.reference(n)
	case *ast.RawHTML: // refused by Check; shown as text, should it come here
		w.text(string(n.Segments.Value(w.doc.source)))
	}
}

// words writes a stretch of plain text: the parser makes a node of every line of
// it and of every character that might have been markup.
func (w *writer) words(first *ast.Text) {
	if before, ok := first.PreviousSibling().(*ast.Text); ok && !before.HardLineBreak() {
		return // already written
	}
	var text strings.Builder
	for n := first; ; {
		text.WriteString(decode(string(n.Value(w.doc.source))))
		next, more := n.NextSibling().(*ast.Text)
		if n.HardLineBreak() {
			w.marked(text.String())
			w.raw("<br>\n")
			return
		}
		if n.SoftLineBreak() {
			text.WriteByte('\n')
		}
		if !more {
			w.marked(text.String())
			return
		}
		n = next
	}
}

// anchor writes a link around what content writes, or a button where a box
// explains what it leads to; only the content where the link is refused, or
// inside another.
func (w *writer) anchor(n ast.Node, content func()) {
	to, title, _ := destination(n, w.doc.source)
	kind := classify(to)
	if kind == refused || w.link {
		content()
		return
	}
	class := ""
	switch kind {
	case inside:
		if box := w.explained(to); box != "" {
			after := ""
			if next, ok := n.NextSibling().(*ast.Text); ok {
				after = punctuation(string(next.Value(w.doc.source)))
			}
			w.button(box, after, content)
			w.held = after
			return
		}
		to = w.resolver.Link(to)
	case outside:
		class = "ekstern"
	}
	w.tag("a", "href", address(to), "class", class, "title", title)
	w.link = true
	content()
	w.link = false
	w.raw("</a>")
}

// address escapes what cannot stand in an address.
func address(to string) string { return string(util.URLEscape([]byte(to), false)) }

func (w *writer) image(n *ast.Image) {
	to, title, _ := destination(n, w.doc.source)
	alt := plain(n, w.doc.source)
	if !fitForImage(to) {
		w.text(alt)
		return
	}
	w.out.WriteString(`<img src="` + escapeAttribute.Replace(address(w.resolver.Link(to))) + `" alt="` + escapeAttribute.Replace(alt) + `"`)
	if title != "" {
		w.raw(` title="` + escapeAttribute.Replace(title) + `"`)
	}
	w.raw(` loading="lazy">`)
}
