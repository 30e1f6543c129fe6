package prose

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// decodable is what CommonMark reads as another character: an escaped
// punctuation mark and a character reference (spec 0.31.2, 2.4 and 2.5).
var decodable = regexp.MustCompile(`\\[[:punct:]]|` + characterReference)

const characterReference = `&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`

// reference is a character reference that a text begins with.
var reference = regexp.MustCompile(`^` + characterReference)

// decode resolves escapes and character references.
func decode(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	return decodable.ReplaceAllStringFunc(s, func(m string) string {
		name := strings.TrimSuffix(m[1:], ";")
		switch {
		case m[0] == '\\':
			return m[1:]
		case strings.HasPrefix(name, "#x"), strings.HasPrefix(name, "#X"):
			return codePoint(name[2:], 16)
		case strings.HasPrefix(name, "#"):
			return codePoint(name[1:], 10)
		}
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters)
		}
		return m
	})
}

func codePoint(digits string, base int) string {
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil { // cannot be: decodable bounds the digits
		return "\ufffd"
	}
	return string(util.ToValidRune(rune(n)))
}

// plain returns the words of a node without markup, on one line.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	writePlain(&b, n, source)
	return strings.TrimSpace(b.String())
}

func writePlain(b *strings.Builder, n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(decode(string(c.Value(source))))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.CodeSpan:
			b.WriteString(codeSpan(c, source))
		case *ast.AutoLink:
			b.Write(c.Label(source))
		default:
			writePlain(b, c, source)
		}
	}
}

// codeSpan returns the text of a code span on one line.
func codeSpan(n *ast.CodeSpan, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.Write(c.(*ast.Text).Value(source))
	}
	code := strings.ReplaceAll(b.String(), "\n", " ")
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == extast.KindTableCell { // GFM 4.10: \| is | in a cell, also in code
			return strings.ReplaceAll(code, `\|`, "|")
		}
	}
	return code
}

// lines returns the text of a code block.
func lines(n ast.Node, source []byte) string {
	return string(n.Lines().Value(source))
}

// unfit tells whether a character must not be on a page: control characters but
// tab and newline, and those that turn the direction of the text (content
// contract, "Findings").
func unfit(r rune) bool {
	return r != '\t' && r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}

// quote returns what an editor wrote, fit for a message: at most 80 characters,
// without those that are unfit.
func quote(s string) string {
	s = strings.Map(func(r rune) rune {
		if unfit(r) || r == '\t' || r == '\n' {
			return -1
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 80 {
		s = string(r[:80]) + "…"
	}
	return "«" + s + "»"
}
