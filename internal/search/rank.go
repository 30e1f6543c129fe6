package search

import (
	"cmp"
	"maps"
	"slices"
)

// How ranking weighs, in hundredths (search.md 5.4).
const (
	countyFactor = 190 // the query names the county beside something else
	pairFactor   = 130 // every pair of neighbours stands in a title or a heading
	surely       = 70  // a way of meaning a word that counts for these three
	enough       = 60  // how much of the query, by weight of words, must occur: else it asks for something else
	mostOf       = 55  // and how much of what occurs a unit must hold
)

// wholeFactors are for a query that is a whole title, name or heading.
var wholeFactors = [wholes]int{wholeTitle: 250, wholeName: 150, wholeHeading: 120}

// scored is a unit and how well it answers.
type scored struct {
	unit, score int
	by          []meant // what was found of each word
}

// mentioned is a section and how well it answers.
type mentioned struct{ section, score int }

// best lists the sections that answer best, without those that answer less than
// half as well. A heading counts twice, and a word that stands in many sections,
// as the county's own name does, tells little of each.
func (s scored) best() []int {
	var all []mentioned
	for _, m := range s.by {
		for _, p := range m.places {
			for _, in := range p.sections {
				score := m.score
				if in.heading {
					score *= 2
				}
				score /= len(p.sections)
				if i := slices.IndexFunc(all, func(x mentioned) bool { return x.section == in.section }); i >= 0 {
					all[i].score += score
				} else {
					all = append(all, mentioned{in.section, score})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b mentioned) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.section, b.section))
	})
	var best []int
	for _, m := range all {
		if m.score*2 >= all[0].score {
			best = append(best, m.section)
		}
	}
	return best
}

// meant is what one way of meaning a word gives in a unit.
type meant struct {
	score  int
	places []posting
}

// rank scores every unit that holds enough of the query, the best first; with all
// the places of the commonest words, or those that weigh the most alone.
func (r *Reader) rank(words []word, all bool) ([]scored, error) {
	found := make([]map[int]meant, len(words))
	masses, total, known := make([]int, len(words)), 0, 0
	for i, w := range words {
		var err error
		if found[i], masses[i], err = r.places(w, all); err != nil {
			return nil, err
		}
		total += masses[i]
		if len(w.alts) > 0 {
			known += masses[i]
		}
	}
	if known*100 < total*enough {
		return nil, nil
	}
	p, err := r.phrases(words)
	if err != nil {
		return nil, err
	}
	var ranked []scored
	for _, unit := range unitsOf(found) {
		s, covered := scored{unit: unit}, 0
		for i := range words {
			if m, ok := found[i][unit]; ok {
				s.score += m.score
				covered += masses[i]
				s.by = append(s.by, m)
			}
		}
		_, named := p.named[unit]
		if covered*100 < known*mostOf && !named {
			continue
		}
		s.score = s.score * covered / total
		if !named || len(p.named) > 1 { // what alone is named is asked for, whatever else it lacks
			s.score = s.score * covered / total
		}
		s.score = p.raise(unit, s.score)
		ranked = append(ranked, s)
	}
	slices.SortFunc(ranked, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit))
	})
	return ranked, nil
}

// isCut tells whether there are more places of any word than are read at first.
func (r *Reader) isCut(words []word) (bool, error) {
	for _, w := range words {
		for _, alt := range w.alts {
			for _, nr := range alt.classes {
				if c, err := r.class(nr); err != nil || c.rest >= 0 {
					return err == nil, err
				}
			}
		}
	}
	return false, nil
}

// unitsOf lists the units where any word was found.
func unitsOf(found []map[int]meant) []int {
	var units []int
	for _, f := range found {
		for u := range f {
			units = append(units, u)
		}
	}
	slices.Sort(units)
	return slices.Compact(units)
}

// places finds the units of a word, each by the best way of meaning it, and how
// much the word weighs in the query.
func (r *Reader) places(w word, all bool) (map[int]meant, int, error) {
	best, mass := map[int]meant{}, 0
	for _, alt := range w.alts {
		var cs []*foundClass
		weight := 0
		for _, nr := range alt.classes {
			c, err := r.class(nr)
			if err == nil && all {
				c, err = r.uncut(c)
			}
			if err != nil {
				return nil, 0, err
			}
			cs = append(cs, c)
			weight += c.idf
		}
		mass = max(mass, weight/len(cs)*alt.weight/100)
		for _, p := range cs[0].places {
			if m, ok := together(cs, p, alt.weight); ok && m.score > best[p.unit].score {
				best[p.unit] = m
			}
		}
	}
	switch {
	case len(w.alts) == 0:
		mass = r.root.Unknown
	case w.how == Typo || w.how == Parts: // perhaps not what was meant
		mass /= 2
	}
	return best, max(mass, 1), nil
}

// together scores a unit where every class of one way of meaning occurs.
func together(cs []*foundClass, first posting, weight int) (meant, bool) {
	m := meant{}
	sum := 0
	for _, c := range cs {
		i, ok := c.at[first.unit]
		if !ok {
			return m, false
		}
		m.places = append(m.places, c.places[i])
		sum += c.idf * c.places[i].impact
	}
	m.score = sum / len(cs) * weight / 100
	return m, true
}

// phrases is what of a query stands together on the site.
type phrases struct {
	exact map[int]int    // unit → factor of a whole title, name or heading
	named map[int]span   // the counties that it names beside something else, and where
	gaps  []map[int]bool // between two words: the units where they are neighbours
	light []bool         // the words that say next to nothing: hva er en
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
	if whole {
		score = score * factor / 100
	}
	if _, named := p.named[unit]; named && (whole || len(p.exact) == 0) { // Øst-Viken is not Viken
		score = score * countyFactor / 100
	}
	return score
}

// phrases finds the units whose whole title or heading the query is, the counties
// that it names, and where two neighbours of it are neighbours in a title or a
// heading.
func (r *Reader) phrases(words []word) (*phrases, error) {
	p := &phrases{map[int]int{}, map[int]span{}, make([]map[int]bool, max(len(words)-1, 0)), make([]bool, len(words))}
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
			c, err := r.class(nr)
			if err != nil {
				return nil, err
			}
			p.light[i] = p.light[i] && c.idf <= mostLight
		}
	}
	for i := range words {
		for nr := range sure[i] {
			c, err := r.class(nr)
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
		if err := r.aliases(p, w, i); err != nil {
			return nil, err
		}
	}
	p.longest()
	return p, nil
}

// aliases notes what a word names that stands for several: vgo is videregående
// opplæring, Molde is in Møre og Romsdal.
func (r *Reader) aliases(p *phrases, w word, i int) error {
	for _, alt := range w.alts {
		if len(alt.classes) == 1 || alt.weight < surely {
			continue
		}
		meant := make([]map[int]bool, len(alt.classes))
		for k, nr := range alt.classes {
			meant[k] = map[int]bool{nr: true}
		}
		for k, nr := range alt.classes {
			c, err := r.class(nr)
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

// note notes the units of a title that some words of the query say: of a county
// even when there are others.
func (p *phrases) note(t title, begin, end, counties int) {
	all := !slices.Contains(p.light[:begin], false) && !slices.Contains(p.light[end:], false)
	for whole, units := range t.units {
		for _, u := range units {
			if all {
				p.exact[u] = max(p.exact[u], wholeFactors[whole])
			} else if u < counties && whole != wholeHeading {
				p.named[u] = span{begin, end, 0}
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
