package site

import (
	"bytes"
	stdhtml "html"
	"io"
	"slices"
	"strings"
	"unique"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"
	"github.com/tdewolff/parse/v2/xml"
)

// A page is what Check needs to know about an HTML file.
type page struct {
	path, from string
	ids        []string              // in order, each once
	twice      []string              // ids that stand more than once
	links      []unique.Handle[link] // each once; the same ones stand on most pages
	live       []string              // what it holds that is on no list
}

// linkAttributes hold an address each. data-src is that of what a script loads
// when it is needed; other data- attributes are the scripts' own affair.
var linkAttributes = map[string]bool{
	"href": true, "src": true, "action": true, "data-src": true, "formaction": true, "poster": true, "xlink:href": true,
}

// A rewriter reads a page once: it notes ids and links and writes the page with
// the addresses that its place needs.
type rewriter struct {
	place place
	out   bytes.Buffer
	ids   map[string]int
	links map[unique.Handle[link]]bool
	page  page
}

// An attribute is one attribute of a start tag.
type attribute struct {
	raw   []byte // with the blanks before it
	name  string
	value string // without quotes, as written
}

// rewrite returns the page at a path, with the addresses of its place, and what
// Check needs to know about it.
func rewrite(f File, o Options) (page, []byte, error) {
	w := &rewriter{
		place: placeOf(f.Path, o),
		ids:   map[string]int{},
		links: map[unique.Handle[link]]bool{},
		page:  page{path: f.Path, from: f.From},
	}
	w.out.Grow(len(f.Data))
	err := w.html(f.Data)
	return w.page, w.out.Bytes(), err
}

// html copies HTML with its addresses rewritten.
func (w *rewriter) html(data []byte) error {
	l := html.NewLexer(parse.NewInputBytes(ownCopy(data)))
	for {
		token, raw := l.Next()
		switch token {
		case html.ErrorToken:
			return realError(l.Err())
		case html.StartTagToken:
			w.startTag(l, raw)
		case html.SVGToken:
			if err := w.svg(raw); err != nil {
				return err
			}
		default:
			w.out.Write(raw)
		}
	}
}

// startTag copies a start tag with its attributes.
func (w *rewriter) startTag(l *html.Lexer, raw []byte) {
	w.out.Write(raw)
	name := string(l.Text())
	var attributes []attribute
	token, raw := l.Next()
	for ; token == html.AttributeToken; token, raw = l.Next() {
		attributes = append(attributes, newAttribute(raw, l.AttrKey(), l.AttrVal()))
	}
	refresh := name == "meta" && isRefresh(attributes)
	for _, a := range attributes {
		if refresh && a.name == "content" {
			w.refresh(a)
			continue
		}
		w.attribute(a)
	}
	if token != html.ErrorToken {
		w.out.WriteByte('>')
	}
}

// svg copies an SVG element with its addresses rewritten.
func (w *rewriter) svg(data []byte) error {
	l := xml.NewLexer(parse.NewInputBytes(ownCopy(data)))
	for {
		token, raw := l.Next()
		switch token {
		case xml.ErrorToken:
			return realError(l.Err())
		case xml.AttributeToken:
			w.attribute(newAttribute(raw, l.Text(), l.AttrVal()))
		default:
			w.out.Write(raw)
		}
	}
}

// attribute notes an id or a link, and copies the attribute.
func (w *rewriter) attribute(a attribute) {
	switch {
	case a.name == "id":
		w.id(stdhtml.UnescapeString(a.value))
	case linkAttributes[a.name]:
		href := stdhtml.UnescapeString(a.value)
		l, written, internal := w.place.resolve(href)
		if internal {
			w.link(l)
			if written != href {
				w.writeAttribute(a, written)
				return
			}
		}
	}
	w.out.Write(a.raw)
}

// refresh copies the content of a meta refresh: "0; url=/x/".
func (w *rewriter) refresh(a attribute) {
	content := stdhtml.UnescapeString(a.value)
	at := strings.Index(strings.ToLower(content), "url=")
	if at >= 0 {
		at += len("url=")
		if l, written, internal := w.place.resolve(strings.Trim(content[at:], `'" `)); internal {
			w.link(l)
			w.writeAttribute(a, content[:at]+written)
			return
		}
	}
	w.out.Write(a.raw)
}

func (w *rewriter) writeAttribute(a attribute, value string) {
	w.out.WriteByte(' ')
	w.out.WriteString(a.name)
	w.out.WriteString(`="`)
	w.out.WriteString(stdhtml.EscapeString(value))
	w.out.WriteByte('"')
}

func (w *rewriter) id(id string) {
	w.ids[id]++
	switch w.ids[id] {
	case 1:
		w.page.ids = append(w.page.ids, id)
	case 2:
		w.page.twice = append(w.page.twice, id)
	}
}

func (w *rewriter) link(l link) {
	if h := unique.Make(l); !w.links[h] {
		w.links[h] = true
		w.page.links = append(w.page.links, h)
	}
}

// svgIDs returns the ids of an SVG file, for links to its parts.
func svgIDs(data []byte) []string {
	w := &rewriter{ids: map[string]int{}, links: map[unique.Handle[link]]bool{}}
	if w.svg(data) != nil {
		return nil // what cannot be read has no ids, and a link to one is a finding
	}
	return w.page.ids
}

func newAttribute(raw, name, value []byte) attribute {
	if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') {
		value = value[1 : n-1]
	}
	return attribute{raw: raw, name: string(name), value: string(value)}
}

func isRefresh(attributes []attribute) bool {
	return slices.ContainsFunc(attributes, func(a attribute) bool {
		return a.name == "http-equiv" && strings.EqualFold(strings.TrimSpace(a.value), "refresh")
	})
}

// ownCopy returns a copy for the lexers, which write into what they read (they
// lower names and set a byte behind the end).
func ownCopy(data []byte) []byte {
	return append(make([]byte, 0, len(data)+1), data...)
}

// realError returns the error of a lexer, where it is not the end of the input.
func realError(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}
