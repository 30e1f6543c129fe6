package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"modellkatalog/internal/catalogue"
)

// document is a parsed body.
type document struct {
	source      []byte
	root        ast.Node
	blocks      []ast.Node                      // of the root, without the footnotes
	definitions []*extast.Footnote              // in the order of the source
	numbered    map[int]*extast.Footnote        // by the number that references carry
	cited       map[*extast.Footnote]string     // what follows "kilde:" in those that name a source
	headings    map[ast.Node]*catalogue.Heading // of the root; filled by name
	overflow    *overflow                       // the first limit of inline markup that was passed
}

func parse(source string) *document {
	d := &document{source: []byte(source), numbered: map[int]*extast.Footnote{}, cited: map[*extast.Footnote]string{}}
	pc := parser.NewContext()
	m := &meter{}
	pc.Set(meterKey, m)
	d.root = markdown.Parse(text.NewReader(d.source), parser.WithContext(pc))
	d.overflow = m.passed
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		list, ok := n.(*extast.FootnoteList)
		if !ok {
			d.blocks = append(d.blocks, n)
			continue
		}
		for f := list.FirstChild(); f != nil; f = f.NextSibling() {
			d.define(f.(*extast.Footnote))
		}
	}
	return d
}

func (d *document) define(f *extast.Footnote) {
	d.definitions = append(d.definitions, f)
	if f.Index > 0 {
		d.numbered[f.Index] = f
	}
	first := f.FirstChild()
	if first == nil || first.Kind() != ast.KindParagraph {
		return
	}
	if text, ok := strings.CutPrefix(plain(first, d.source), citing); ok {
		d.cited[f] = strings.TrimSpace(text)
	}
}

// citing is what a footnote that names a source begins with.
const citing = "kilde:"

// name ties the headings of the tree to those that Check made of it.
func (d *document) name(headings []catalogue.Heading) {
	d.headings = map[ast.Node]*catalogue.Heading{}
	for _, n := range d.blocks {
		if i := len(d.headings); n.Kind() == ast.KindHeading && i < len(headings) {
			d.headings[n] = &headings[i]
		}
	}
}

// under returns the blocks under a heading, down to the next of its level or
// above.
func (d *document) under(h *catalogue.Heading) []ast.Node {
	var blocks []ast.Node
	inside := false
	for _, n := range d.blocks {
		if next, ok := d.headings[n]; ok {
			if inside && next.Level <= h.Level {
				break
			}
			if next == h {
				inside = true
				continue
			}
		}
		if inside {
			blocks = append(blocks, n)
		}
	}
	return blocks
}

// before returns the blocks before the first heading.
func (d *document) before() []ast.Node {
	for i, n := range d.blocks {
		if n.Kind() == ast.KindHeading {
			return d.blocks[:i]
		}
	}
	return d.blocks
}

// markdown is CommonMark with tables, footnotes and definition lists, and
// nothing else. It holds no state of a parse and may be used concurrently.
var markdown = newParser()

func newParser() parser.Parser {
	inline := append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewFootnoteParser(), 101))
	for i, p := range inline {
		inline[i].Value = metered{p.Value.(parser.InlineParser)}
	}
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(outermost{extension.NewFootnoteBlockParser()}, 999),
		),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	)
}

// outermost lets a block begin only where no other is open: a footnote that is
// defined inside another makes a tree with a ring.
type outermost struct{ parser.BlockParser }

func (o outermost) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	return o.BlockParser.Open(parent, r, pc)
}
