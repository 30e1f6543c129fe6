package prose

import "strings"

// marked writes text with the words in it that open a box.
func (w *writer) marked(text string) {
	text = strings.TrimPrefix(text, w.held)
	w.held = ""
	end := 0
	if w.resolver.Mark != nil && !w.link && !w.still {
		for _, m := range w.resolver.Mark(text) {
			w.text(text[end:m.Start])
			after := punctuation(text[m.End:])
			w.button(m.Box, after, func() { w.text(text[m.Start:m.End]) })
			end = m.End + len(after)
		}
	}
	w.text(text[end:])
}

// punctuation is the marks that a text begins with and that belong to the word
// before.
func punctuation(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, ".,;:!?)»”"))]
}

// button writes what opens a box around what content writes. The marks that come
// after stand in it: a button is a box on its line, and a line may break after it,
// even before a full stop.
func (w *writer) button(box, after string, content func()) {
	w.tag("button", "type", "button", "class", "ord", "popovertarget", box)
	w.link = true
	content()
	w.link = false
	if after != "" {
		w.tag("span", "class", "etter")
		w.text(after)
		w.raw("</span>")
	}
	w.raw("</button>")
}

// explained gives the box that explains what a link leads to, "" for none.
func (w *writer) explained(to string) string {
	if w.resolver.Explain == nil {
		return ""
	}
	return w.resolver.Explain(to)
}
