package site

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// domOf is what a browser makes of HTML, as text: a line for each tag and each
// stretch of text. Blanks are as they are shown: one for many, and none at the
// edges of what begins a line of its own.
func domOf(page []byte) string {
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		return err.Error() // cannot be: everything is HTML
	}
	var d dom
	d.node(root, false)
	lines := slices.DeleteFunc(d.lines, func(line string) bool { return line == "" })
	return strings.Join(lines, "\n")
}

type dom struct {
	lines []string
	text  int  // the line with the text that the next may go on with, or -1
	blank bool // whether a blank at this place would not be shown
}

// inline are the elements that blanks are seen through.
var inline = []atom.Atom{
	atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Code, atom.Em, atom.I, atom.Label, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time,
}

// boxes are elements that stand in a line as a letter does.
var boxes = []atom.Atom{atom.Button, atom.Img, atom.Input, atom.Select, atom.Svg, atom.Textarea}

func (d *dom) node(n *html.Node, exact bool) {
	switch n.Type {
	case html.TextNode:
		d.words(n.Data, exact)
		return
	case html.CommentNode:
		return
	case html.DoctypeNode:
		d.lines = append(d.lines, "<!doctype "+n.Data+">")
	case html.ElementNode:
		d.edge(n.DataAtom, true)
		d.lines = append(d.lines, "<"+n.Data+attributesOf(n)+">")
	}
	exact = exact || n.DataAtom == atom.Pre || n.DataAtom == atom.Textarea
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.node(c, exact)
	}
	if n.Type == html.ElementNode {
		d.edge(n.DataAtom, false)
		d.lines = append(d.lines, "</"+n.Data+">")
	}
}

// edge begins or ends an element.
func (d *dom) edge(a atom.Atom, begins bool) {
	switch {
	case slices.Contains(inline, a):
	case slices.Contains(boxes, a) && begins:
		d.blank, d.text = true, -1
	case slices.Contains(boxes, a):
		d.noBlankBefore()
		d.blank, d.text = false, -1
	default:
		d.noBlankBefore()
		d.blank, d.text = true, -1
	}
}

// noBlankBefore takes away the last blank, which is not shown where a line ends, nor
// at the end of what is in a box.
func (d *dom) noBlankBefore() {
	if d.text >= 0 {
		d.lines[d.text] = strings.TrimSuffix(d.lines[d.text], " ")
	}
}

// words takes text; blanks are those of HTML.
func (d *dom) words(s string, exact bool) {
	if exact {
		d.lines = append(d.lines, fmt.Sprintf("%q", s))
		d.blank, d.text = false, -1
		return
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(" \t\n\f\r", r) {
			if !d.blank {
				b.WriteByte(' ')
			}
			d.blank = true
			continue
		}
		b.WriteRune(r)
		d.blank = false
	}
	if b.Len() > 0 {
		d.text = len(d.lines)
		d.lines = append(d.lines, b.String())
	}
}

// addressRead is an address as browsers read it.
func addressRead(s string) string {
	s = strings.Trim(s, " \t\n\f\r")
	if scheme, rest, found := strings.Cut(s, ":"); found && !strings.ContainsAny(scheme, "/?#") {
		return strings.ToLower(scheme) + ":" + rest
	}
	return s
}

// attributesOf writes the attributes in order, lists of words as such.
func attributesOf(n *html.Node) string {
	var all []string
	for _, a := range n.Attr {
		value := a.Val
		switch {
		case a.Key == "hidden" || a.Key == "checked" || a.Key == "disabled" || a.Key == "selected" || a.Key == "open":
			value = "" // that it is there is all it says
		case a.Key == "class" || a.Key == "rel":
			value = strings.Join(strings.Fields(value), " ")
		case a.Key == "href" || a.Key == "src" || a.Key == "action":
			value = addressRead(value)
		case n.DataAtom == atom.Meta && a.Key == "content": // of the viewport, where blanks say nothing
			value = strings.ReplaceAll(value, ", ", ",")
		}
		all = append(all, fmt.Sprintf(" %s=%q", a.Key, value))
	}
	slices.Sort(all)
	return strings.Join(all, "")
}
