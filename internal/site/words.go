package site

import (
	"bytes"
	stdhtml "html"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"
	"github.com/tdewolff/parse/v2/xml"
)

// seenThrough are the tags that prose puts inside a word or a number.
var seenThrough = map[string]bool{
	"b": true, "code": true, "del": true, "em": true, "i": true, "mark": true, "strong": true, "tspan": true, "wbr": true,
}

// wordsOf returns what a page says: its text, with the tags of emphasis seen
// through and a line break for the others, and then the values of the attributes of its HTML,
// one on a line. The coordinates of drawings are left out, since they would be
// read as numbers.
func wordsOf(data []byte) []byte {
	var text, values bytes.Buffer
	text.Grow(len(data))
	l := html.NewLexer(parse.NewInputBytes(ownCopy(data)))
	for {
		token, raw := l.Next()
		switch token {
		case html.ErrorToken:
			text.WriteByte('\n')
			text.Write(values.Bytes())
			return text.Bytes()
		case html.TextToken:
			writeText(&text, raw)
		case html.CommentToken:
			values.Write(raw)
			values.WriteByte('\n')
		case html.StartTagToken, html.EndTagToken:
			if !seenThrough[string(l.Text())] {
				text.WriteByte('\n')
			}
		case html.AttributeToken:
			values.WriteString(stdhtml.UnescapeString(string(l.AttrVal())))
			values.WriteByte('\n')
		case html.SVGToken:
			writeSVGText(&text, raw)
		}
	}
}

// writeSVGText writes the text of a drawing.
func writeSVGText(text *bytes.Buffer, data []byte) {
	l := xml.NewLexer(parse.NewInputBytes(ownCopy(data)))
	for {
		token, raw := l.Next()
		switch token {
		case xml.ErrorToken:
			return
		case xml.TextToken, xml.CDATAToken:
			writeText(text, raw)
		case xml.StartTagToken, xml.EndTagToken:
			if !seenThrough[string(l.Text())] {
				text.WriteByte('\n')
			}
		}
	}
}

// writeText writes text as a reader sees it: references resolved, a line break
// as a blank.
func writeText(text *bytes.Buffer, raw []byte) {
	seen := stdhtml.UnescapeString(string(raw))
	for i := range len(seen) {
		if c := seen[i]; c == '\n' || c == '\r' {
			text.WriteByte(' ')
		} else {
			text.WriteByte(c)
		}
	}
}
