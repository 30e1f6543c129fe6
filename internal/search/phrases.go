package search

import (
	"cmp"
	"slices"
)

// neighbours are two classes beside each other in a title or a heading.
type neighbours struct{ first, second, unit int32 }

// whole is a whole title, name or heading as classes.
type whole struct {
	words []int
	unit  int
	kind  int
}

// phrases notes whole titles, names and headings, and the pairs of neighbours in
// them and in leads. Each is kept with its rarest class: that of the fewest units, then the
// first, so that common words carry few.
func (x *Index) phrases(texts []text, a *analysis) {
	var pairs []neighbours
	var all []whole
	for _, t := range texts {
		t.each(func(r run, tokens []token) {
			if r.kind == inBody {
				return
			}
			for _, words := range a.readings(tokens) {
				for i := range len(words) - 1 {
					pairs = append(pairs, neighbours{int32(words[i]), int32(words[i+1]), int32(t.unit)})
				}
				if r.kind != inLead {
					all = append(all, whole{words, t.unit, wholeOf(r.kind)})
				}
			}
		})
	}
	x.pairs(pairs)
	x.wholes(all)
}

// readings are the classes of the words of a text with hyphenated ones in parts,
// and with them joined where there are any.
func (a *analysis) readings(tokens []token) [][]int {
	var apart, joined []int
	for _, t := range tokens {
		class := int(a.of[t.word()])
		if t&joinedToken == 0 {
			apart = append(apart, class)
		}
		if t&partToken == 0 {
			joined = append(joined, class)
		}
	}
	if len(apart) == len(joined) {
		return [][]int{apart}
	}
	return [][]int{apart, joined}
}

// wholeOf tells what the words of a field are the whole of.
func wholeOf(k fieldKind) int {
	switch k {
	case inTitle:
		return wholeTitle
	case inNames:
		return wholeName
	}
	return wholeHeading
}

// pairs gives each pair to its rarer class.
func (x *Index) pairs(all []neighbours) {
	slices.SortFunc(all, func(a, b neighbours) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second), cmp.Compare(a.unit, b.unit))
	})
	all = slices.Compact(all)
	for begin, end := 0, 0; begin < len(all); begin = end {
		first, second := int(all[begin].first), int(all[begin].second)
		var units []int
		for end = begin; end < len(all) && int(all[end].first) == first && int(all[end].second) == second; end++ {
			units = append(units, int(all[end].unit))
		}
		if x.classes[first].count <= x.classes[second].count {
			x.classes[first].pairs = append(x.classes[first].pairs, pair{second, false, units})
		} else {
			x.classes[second].pairs = append(x.classes[second].pairs, pair{first, true, units})
		}
	}
}

// wholes gives each title to its rarest class.
func (x *Index) wholes(all []whole) {
	slices.SortFunc(all, func(a, b whole) int {
		return cmp.Or(slices.Compare(a.words, b.words), cmp.Compare(a.unit, b.unit), cmp.Compare(a.kind, b.kind))
	})
	all = slices.CompactFunc(all, func(a, b whole) bool { return a.unit == b.unit && slices.Equal(a.words, b.words) })
	for begin, end := 0, 0; begin < len(all); begin = end {
		words := all[begin].words
		var t title
		for end = begin; end < len(all) && slices.Equal(all[end].words, words); end++ {
			t.units[all[end].kind] = append(t.units[all[end].kind], all[end].unit)
		}
		for i, nr := range words {
			if x.classes[nr].count < x.classes[words[t.at]].count {
				t.at = i
			}
		}
		t.rest = slices.Delete(slices.Clone(words), t.at, t.at+1)
		c := &x.classes[words[t.at]]
		c.titles = append(c.titles, t)
	}
}
