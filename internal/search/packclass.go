package search

import (
	"cmp"
	"slices"
)

// What a class begins with: the sum of what there is of it.
const (
	hasPhrases = 1 << iota
	hasWeight  // it does not follow from the number of places
	isLong     // its body is a part of its own
	hasRest    // and so are the places that weigh the least
)

// packClasses writes every class; what is long goes to a part of its own, and of a
// class that occurs nearly everywhere, what weighs the least to another.
func (x *Index) packClasses(long *[]part) []string {
	apart := func(data []byte) int { // the number of a new part
		*long = append(*long, part{group: "p", nr: len(*long), data: string(data)})
		return len(*long) - 1
	}
	all := make([]string, len(x.classes))
	for i := range x.classes {
		c := &x.classes[i]
		has, places, rest := 0, c.places, []byte(nil)
		if c.count > someBest && c.count*10 > len(x.units) {
			places, rest = c.best()
			has |= hasRest
		}
		if rest != nil || c.idf != idf(c.count, len(x.units)) {
			has |= hasWeight
		}
		body := places
		if len(c.pairs)+len(c.titles) > 0 {
			has |= hasPhrases
			body = c.appendPhrases(append(appendNumber(nil, countOf(rest, c.count)), places...), rest == nil)
		}
		if rest != nil || len(body) > longSize {
			has |= isLong
		}
		b := appendNumber(nil, has)
		if has&hasWeight != 0 {
			b = appendNumber(b, c.idf)
		}
		if has&isLong == 0 {
			b = append(b, body...)
		} else {
			b = appendNumber(b, apart(body))
		}
		if has&hasRest != 0 {
			b = appendNumber(b, apart(rest))
		}
		all[i] = string(b)
	}
	return all
}

// countOf is how many places come first.
func countOf(rest []byte, count int) int {
	if rest != nil {
		return someBest
	}
	return count
}

// best divides the places of a class: those that weigh the most, the first ones
// where they weigh alike, and the rest.
func (c *class) best() (places, rest []byte) {
	var counts [levels + 1]int
	c.scan(func(_, impact int, _ []byte) { counts[impact]++ })
	least, left := levels, someBest // the least impact that is kept, and how many of it
	for ; counts[least] < left; least-- {
		left -= counts[least]
	}
	var some [2]class
	c.scan(func(unit, impact int, mentions []byte) {
		to := &some[1]
		if impact == least {
			left--
		}
		if impact > least || impact == least && left >= 0 {
			to = &some[0]
		}
		to.place(unit, impact, mentions)
	})
	return some[0].places, some[1].places
}

// scan calls with every place of a class, and its sections as they are written.
func (c *class) scan(do func(unit, impact int, mentions []byte)) {
	in, unit := scanner{s: string(c.places)}, 0
	for in.more() {
		n := in.number()
		unit += in.number()
		from := in.i
		for more := n%2 == 1; more; {
			more = in.number()%2 == 1
		}
		do(unit, n/2+1, c.places[from:in.i])
	}
}

// appendPhrases writes the pairs and titles of a class. Its units are told by
// their number among its places, which are small, where all of these are at hand.
func (c *class) appendPhrases(b []byte, whole bool) []byte {
	number := func(unit int) int { return unit }
	if whole {
		var units []int
		c.scan(func(unit, _ int, _ []byte) { units = append(units, unit) })
		number = func(unit int) int {
			i, _ := slices.BinarySearch(units, unit) // which is there: it has the class in a title
			return i
		}
	}
	b = appendNumber(b, len(c.pairs))
	before := 0
	for _, p := range slices.SortedFunc(slices.Values(c.pairs), func(a, b pair) int { return cmp.Compare(a.code(), b.code()) }) {
		b = appendNumber(b, p.code()-before)
		before = p.code()
		var all []titled
		for _, u := range p.units {
			all = append(all, titled{number(u), 0})
		}
		b = appendTitled(b, all, 1)
	}
	b = appendNumber(b, len(c.titles))
	for _, t := range c.titles {
		b = appendNumber(b, len(t.rest))
		for _, n := range t.rest {
			b = appendNumber(b, n)
		}
		if len(t.rest) > 0 {
			b = appendNumber(b, t.at)
		}
		var all []titled
		for whole, units := range t.units {
			for _, u := range units {
				all = append(all, titled{number(u), whole})
			}
		}
		b = appendTitled(b, all, wholes)
	}
	return b
}

// code is the pair as a number.
func (p pair) code() int { return p.other*2 + bit(p.before) }

// titled is a unit, by number, and what of it is of some kind.
type titled struct{ unit, kind int }

// appendTitled writes units, one at least and none twice, with one of so many
// kinds each.
func appendTitled(b []byte, all []titled, kinds int) []byte {
	slices.SortFunc(all, func(a, b titled) int { return cmp.Compare(a.unit, b.unit) })
	before := 0
	for i, t := range all {
		b = appendNumber(b, ((t.unit-before)*kinds+t.kind)*2+bit(i+1 < len(all)))
		before = t.unit
	}
	return b
}

// appendMentions writes sections in order, if there are any.
func appendMentions(b []byte, all []mention) []byte {
	before := 0
	for i, m := range all {
		b = appendNumber(b, ((m.section-before-1)*2+bit(m.heading))*2+bit(i+1 < len(all)))
		before = m.section
	}
	return b
}
