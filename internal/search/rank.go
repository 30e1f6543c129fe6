package search

import (
	"cmp"
	"slices"
)

// How ranking weighs, in hundredths (search.md 5.4).
const (
	countyFactor = 360 // the query names the county beside something else
	titledFactor = 250 // a page's whole title or name stands in the query, beside something else
	pairFactor   = 130 // every pair of neighbours stands in a title or a heading
	surely       = 70  // a way of meaning a word that counts for these three
	enough       = 60  // how much of the query, by weight of words, must occur: else it asks for something else
	mostOf       = 55  // and how much of what occurs a unit must hold
	titledOf     = 30  // or one whose title stands in the query
)

// wholeFactors are for a query that is a whole title, name or heading.
var wholeFactors = [wholes]int{wholeTitle: 250, wholeName: 150, wholeHeading: 120}

// scored is a unit and how well it answers.
type scored struct {
	unit, score int
	title       bool    // the query is its title
	typed       bool    // in these very forms
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
		if len(w.alts) == 0 && hangs(words, i) {
			masses[i] = 1
		}
		total += masses[i]
		if len(w.alts) > 0 {
			known += masses[i]
		}
	}
	if known*100 < total*enough {
		return nil, nil
	}
	p, err := r.phrases(words, all)
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
		least := mostOf
		if p.titled[unit] {
			least = titledOf
		}
		if covered*100 < known*least && !named {
			continue
		}
		s.score = s.score * covered / total
		if !named || len(p.named) > 1 { // what alone is named is asked for, whatever else it lacks
			s.score = s.score * covered / total
		}
		s.score = p.raise(unit, s.score)
		s.title = p.exact[unit] == wholeFactors[wholeTitle]
		ranked = append(ranked, s)
	}
	slices.SortFunc(ranked, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit))
	})
	return ranked, nil
}

// hangs tells whether a word is tied by a hyphen to one that occurs, which then says
// most of what is asked for: VR-briller.
func hangs(words []word, i int) bool {
	return words[i].tied && len(words[i-1].alts) > 0 || i+1 < len(words) && words[i+1].tied && len(words[i+1].alts) > 0
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
			c, err := r.uncut(nr, all)
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
