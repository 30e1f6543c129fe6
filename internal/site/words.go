package site

import (
	"bytes"
	stdhtml "html"
	"path"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"
	"github.com/tdewolff/parse/v2/xml"
)

// seenThrough are the elements that may stand inside a word or a number.
var seenThrough = named(`a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub time tspan textPath u var wbr`)

// seam stands for the tag of such an element: the word joiner, which parts no number
// and hides none.
const seam = "\u2060"

// named makes a set of names.
func named(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

// wordsOf returns what a finished file says to whoever reads it or looks into it;
// nothing of pictures and documents, which are published as they were found sound.
func wordsOf(name string, data []byte) []byte {
	switch path.Ext(name) {
	case ".html":
		return pageWords(data)
	case ".svg", ".xml":
		var text bytes.Buffer
		writeXML(&text, data)
		return text.Bytes()
	case ".js": // tabs part the fields of the index
		return bytes.ReplaceAll(data, []byte("\t"), []byte("\n"))
	case ".mjs", ".css", ".json", ".webmanifest", ".txt", ".csv", ".tsv", "":
		return data
	}
	return nil
}

// pageWords returns the text of a page, with a seam for tags of emphasis and a line
// break for the others, and then the values of the attributes and what is raised
// (the marks of notes, which part no number), one on a line.
func pageWords(data []byte) []byte {
	var text, values bytes.Buffer
	text.Grow(len(data))
	out := &text
	l := html.NewLexer(parse.NewInputBytes(ownCopy(data)))
	for {
		token, raw := l.Next()
		switch token {
		case html.ErrorToken:
			text.WriteByte('\n')
			text.Write(values.Bytes())
			return text.Bytes()
		case html.TextToken:
			writeText(out, raw)
		case html.CommentToken:
			values.Write(raw)
			values.WriteByte('\n')
		case html.StartTagToken, html.EndTagToken:
			if name := string(l.Text()); name == "sup" {
				out = &text
				if token == html.StartTagToken {
					out = &values
				}
				values.WriteByte('\n')
				text.WriteString(seam)
			} else {
				writeTag(out, name)
			}
		case html.AttributeToken:
			writeText(&values, l.AttrVal())
			values.WriteByte('\n')
		case html.SVGToken:
			writeXML(&text, raw)
		}
	}
}

// writeTag ends a line, unless the tag is seen through.
func writeTag(text *bytes.Buffer, name string) {
	if seenThrough[name] {
		text.WriteString(seam)
		return
	}
	text.WriteByte('\n')
}

// writeXML writes the text of a drawing or of another file in XML, and then the
// values of the attributes that hold words. Those that place and draw are left out,
// since they would be read as numbers.
func writeXML(text *bytes.Buffer, data []byte) {
	var values bytes.Buffer
	l := xml.NewLexer(parse.NewInputBytes(ownCopy(data)))
	for {
		token, raw := l.Next()
		switch token {
		case xml.ErrorToken:
			text.WriteByte('\n')
			text.Write(values.Bytes())
			return
		case xml.TextToken:
			writeText(text, raw)
		case xml.CDATAToken:
			text.Write(raw)
		case xml.CommentToken:
			values.Write(raw)
			values.WriteByte('\n')
		case xml.StartTagToken, xml.EndTagToken:
			writeTag(text, string(l.Text()))
		case xml.AttributeToken:
			if holdsWords(string(l.Text())) {
				writeText(&values, l.AttrVal())
				values.WriteByte('\n')
			}
		}
	}
}

// worded are the attributes of a drawing, and of the other XML of a site, that hold
// words or addresses.
var worded = named(`id class href xlink:href title xlink:title lang xml:lang role template hreflang`)

func holdsWords(attribute string) bool {
	return worded[attribute] || strings.HasPrefix(attribute, "aria-") || strings.HasPrefix(attribute, "data-")
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
