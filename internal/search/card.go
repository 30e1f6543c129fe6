package search

import (
	"fmt"
	"strings"

	"modellkatalog/internal/catalogue"
)

// heading is an anchor and its words; a section without an anchor has neither.
type heading struct{ anchor, words string }

// card is what a result shows of a unit.
type card struct {
	address     string
	kind        Kind
	title, lead string
	counties    []string
	headings    []heading
	elsewhere   bool // its text is in the other language alone
}

func (r *Reader) card(lang catalogue.Lang, unit int) (card, error) {
	nr := unit / r.root.Titles
	key := "t" + string(lang)
	data, err := r.part(key, nr)
	if err != nil {
		return card{}, err
	}
	fault := fmt.Errorf("search file %s%d: %w", key, nr, errData)
	lines := strings.Split(data, "\n")
	line := unit%r.root.Titles + 1 // after that of the texts
	if line >= len(lines) {
		return card{}, fault
	}
	fields := strings.Split(lines[line], "\t")
	if len(fields) < 5 {
		return card{}, fault
	}
	in, counted := scanner{s: fields[1]}, scanner{s: fields[4]}
	kind, counties := in.below(2*len(r.root.Kinds)), counted.below(len(fields)-4)
	if in.err != nil || counted.err != nil {
		return card{}, fault
	}
	c := card{address: fields[0], kind: r.root.Kinds[kind/2], elsewhere: kind%2 == 1, title: fields[2], lead: fields[3], counties: fields[5 : 5+counties]}
	for fields = fields[5+counties:]; len(fields) > 0; fields = fields[1:] {
		h := heading{anchor: fields[0]}
		if h.anchor != "" {
			if len(fields) < 2 {
				return card{}, fault
			}
			h.words, fields = fields[1], fields[1:]
		}
		c.headings = append(c.headings, h)
	}
	return c, nil
}
