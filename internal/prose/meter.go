package prose

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The limits of inline markup, all our own. A try is what a character that may
// begin or end emphasis, code, a link or a footnote costs the parser.
const (
	maxMarks   = 1_000       // tries in one paragraph or cell; emphasis is quadratic
	maxTries   = 50_000      // in a file; each may be a node of the tree
	maxReading = 100_000_000 // bytes of its paragraph that each try may read to its end, in all
	lineWork   = 1_000       // bytes that a line counts for which a try has made a node of in vain
	tagWork    = 100         // bytes that a byte counts for to the slow pattern of an HTML tag
)

// An overflow is a limit of inline markup that was passed.
type overflow struct {
	at         int // in the source
	text, help string
}

// meter counts the tries at inline markup.
type meter struct {
	paragraph, file int
	reading         int
	passed          *overflow
}

var meterKey = parser.NewContextKey()

// metered takes markup as text once a limit is passed: unclosed links and mixed
// emphasis are quadratic.
type metered struct{ parser.InlineParser }

func (p metered) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	m := pc.Get(meterKey).(*meter)
	line, at := block.Position()
	lines := parent.Lines()
	ahead := lines.At(lines.Len()-1).Stop - at.Start
	m.paragraph++
	m.file++
	m.reading += ahead
	if p.InlineParser == tagParser {
		m.reading += tagWork * ahead
	}
	if m.full(at.Start) {
		return nil
	}
	n := p.InlineParser.Parse(parent, block, pc)
	if n != nil && n.Kind() == ast.KindText { // backticks that nothing closes
		m.reading += lineWork * (lines.Len() - line)
	}
	return n
}

// tagParser is the parser of HTML in a paragraph. It comes after that of links in
// angle brackets, and sees only what is none.
var tagParser = parser.NewRawHTMLParser()

// full tells whether a limit is passed, and notes the first.
func (m *meter) full(at int) bool {
	switch {
	case m.passed != nil:
	case m.paragraph > maxMarks:
		m.passed = &overflow{at, "avsnittet har mer enn 1 000 tegn som kan være lenker, kode eller utheving", "del det"}
	case m.file > maxTries:
		m.passed = &overflow{at, "filen har mer enn 50 000 tegn som kan være lenker, kode eller utheving", "del den i flere filer"}
	case m.reading > maxReading:
		m.passed = &overflow{at, "avsnittene er for lange til å ha så mange tegn som kan være lenker, kode eller utheving", "del dem"}
	}
	return m.passed != nil
}

func (p metered) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	pc.Get(meterKey).(*meter).paragraph = 0
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}
