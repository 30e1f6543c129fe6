package search

import (
	"maps"
	"slices"
)

// phrases is what of a query stands together on the site.
type phrases struct {
	exact  map[int]int    // unit → factor of a whole title, name or heading
	named  map[int]span   // the counties that it names beside something else, and where
	titled map[int]bool   // the other units that it names beside something else
	gaps   []map[int]bool // between two words: the units where they are neighbours
	light  []bool         // the words that say next to nothing: hva er en
}

// raise raises the score of a unit for what stands together in it.
func (p *phrases) raise(unit, score int) int {
	pairs := 0
	for _, units := range p.gaps {
		if units[unit] {
			pairs++
		}
	}
	if n := len(p.gaps) * 100; n > 0 {
		score = score * (n + pairs*(pairFactor-100)) / n
	}
	factor, whole := p.exact[unit]
	switch {
	case whole:
		score = score * factor / 100
	case p.titled[unit]:
		score = score * titledFactor / 100
	}
	if _, named := p.named[unit]; named && (whole || len(p.exact) == 0) { // Øst-Viken is not Viken
		score = score * countyFactor / 100
	}
	return score
}

// phrases finds the units whose whole title or heading the query is, the counties
// that it names, and where two neighbours of it are neighbours in a title or a
// heading.
func (r *Reader) phrases(words []word, all bool) (*phrases, error) {
	p := &phrases{map[int]int{}, map[int]span{}, map[int]bool{}, make([]map[int]bool, max(len(words)-1, 0)), make([]bool, len(words))}
	for i := range p.gaps {
		p.gaps[i] = map[int]bool{}
	}
	sure := make([]map[int]bool, len(words))
	for i, w := range words {
		sure[i] = map[int]bool{}
		for _, alt := range w.alts {
			if len(alt.classes) == 1 && alt.weight >= surely {
				sure[i][alt.classes[0]] = true
			}
		}
	}
	for i := range words {
		p.light[i] = len(sure[i]) > 0
		for nr := range sure[i] {
			c, err := r.uncut(nr, all)
			if err != nil {
				return nil, err
			}
			p.light[i] = p.light[i] && c.idf <= mostLight
		}
	}
	for i := range words {
		for nr := range sure[i] {
			c, err := r.uncut(nr, all)
			if err != nil {
				return nil, err
			}
			for _, t := range c.titles {
				p.title(t, nr, sure, i-t.at, r.root.Counties)
			}
			for _, pair := range c.pairs {
				p.pair(pair, sure, i)
			}
		}
	}
	for i, w := range words {
		if err := r.aliases(p, w, i, all); err != nil {
			return nil, err
		}
	}
	p.longest()
	return p, nil
}

// aliases notes what a word names that stands for several: vgo is videregående
// opplæring, Molde is in Møre og Romsdal.
func (r *Reader) aliases(p *phrases, w word, i int, all bool) error {
	for _, alt := range w.alts {
		if len(alt.classes) == 1 || alt.weight < surely {
			continue
		}
		meant := make([]map[int]bool, len(alt.classes))
		for k, nr := range alt.classes {
			meant[k] = map[int]bool{nr: true}
		}
		for k, nr := range alt.classes {
			c, err := r.uncut(nr, all)
			if err != nil {
				return err
			}
			for _, t := range c.titles {
				if k == t.at && len(t.rest)+1 == len(meant) && t.stands(meant, 0) {
					p.note(t, i, i+1, r.root.Counties)
				}
			}
		}
	}
	return nil
}

// longest leaves out the counties that are named within the name of another:
// Telemark in Vestfold og Telemark.
func (p *phrases) longest() {
	longer := maps.Clone(p.named)
	maps.DeleteFunc(p.named, func(_ int, s span) bool {
		for _, l := range longer {
			if l.from <= s.from && s.to <= l.to && l.to-l.from > s.to-s.from {
				return true
			}
		}
		return false
	})
}

// title notes the units of a title that stands in the query from a word on. What
// is written as two words though it is one is the first or last of it twice.
func (p *phrases) title(t title, nr int, sure []map[int]bool, begin, counties int) {
	end := begin + len(t.rest) + 1
	if begin < 0 || end > len(sure) || !t.stands(sure, begin) {
		return
	}
	first, last := nr, nr
	if t.at > 0 {
		first = t.rest[0]
	}
	if t.at < len(t.rest) {
		last = t.rest[len(t.rest)-1]
	}
	if begin > 0 && sure[begin-1][first] {
		begin--
	}
	if end < len(sure) && sure[end][last] {
		end++
	}
	p.note(t, begin, end, counties)
}

// stands tells whether the other words of a title stand where they should.
func (t title) stands(sure []map[int]bool, begin int) bool {
	for i, nr := range t.rest {
		if i >= t.at {
			i++
		}
		if !sure[begin+i][nr] {
			return false
		}
	}
	return true
}

// note notes the units of a title that some words of the query say.
func (p *phrases) note(t title, begin, end, counties int) {
	all := !slices.Contains(p.light[:begin], false) && !slices.Contains(p.light[end:], false)
	says := slices.Contains(p.light[begin:end], false)
	for whole, units := range t.units {
		for _, u := range units {
			switch {
			case all:
				p.exact[u] = max(p.exact[u], wholeFactors[whole])
			case whole == wholeHeading:
			case u < counties:
				p.named[u] = span{begin, end, 0}
			case says:
				p.titled[u] = true
			}
		}
	}
}

// pair notes the units of a pair of which a word of the query is one.
func (p *phrases) pair(of pair, sure []map[int]bool, i int) {
	other, gap := i+1, i
	if of.before {
		other, gap = i-1, i-1
	}
	if other < 0 || other >= len(sure) || !sure[other][of.other] {
		return
	}
	for _, u := range of.units {
		p.gaps[gap][u] = true
	}
}
