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
	hasRest    // and so are the places that weigh the least, with the phrases of their units
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
		has, some, rest := 0, c, (*class)(nil)
		if len(c.pairs)+len(c.titles) > 0 {
			has |= hasPhrases
		}
		if c.count > someBest && c.count*10 > len(x.units) {
			some, rest = c.best()
			has |= hasRest
		}
		if rest != nil || c.idf != idf(c.count, len(x.units)) {
			has |= hasWeight
		}
		body := some.body(has&hasPhrases != 0)
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
			b = appendNumber(b, apart(rest.body(has&hasPhrases != 0)))
		}
		all[i] = string(b)
	}
	return all
}

// body writes the places of a class, and how many they are and its phrases where the
// class has some.
func (c *class) body(phrases bool) []byte {
	if !phrases {
		return c.places
	}
	return c.appendPhrases(append(appendNumber(nil, c.count), c.places...))
}

// best divides a class: the places that weigh the most, the first ones where they
// weigh alike, with the phrases of their units, and the rest.
func (c *class) best() (best, rest *class) {
	var counts [levels + 1]int
	c.scan(func(_, impact int, _ []byte) { counts[impact]++ })
	least, left := levels, someBest // the least impact that is kept, and how many of it
	for ; counts[least] < left; least-- {
		left -= counts[least]
	}
	var some [2]class
	chosen := map[int]bool{}
	c.scan(func(unit, impact int, mentions []byte) {
		if impact == least {
			left--
		}
		chosen[unit] = impact > least || impact == least && left >= 0
		some[bit(!chosen[unit])].place(unit, impact, mentions)
	})
	for i := range some {
		apart := func(units []int) []int {
			return slices.DeleteFunc(slices.Clone(units), func(unit int) bool { return bit(!chosen[unit]) != i })
		}
		some[i].phrasesOf(c, apart)
	}
	return &some[0], &some[1]
}

// phrasesOf takes the phrases of another class that have any of some units left.
func (c *class) phrasesOf(from *class, some func(units []int) []int) {
	for _, p := range from.pairs {
		if p.units = some(p.units); len(p.units) > 0 {
			c.pairs = append(c.pairs, p)
		}
	}
	for _, t := range from.titles {
		left := 0
		for kind, units := range t.units {
			t.units[kind] = some(units)
			left += len(t.units[kind])
		}
		if left > 0 {
			c.titles = append(c.titles, t)
		}
	}
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
// their number among its places, which are small.
func (c *class) appendPhrases(b []byte) []byte {
	var units []int
	c.scan(func(unit, _ int, _ []byte) { units = append(units, unit) })
	number := func(unit int) int {
		i, _ := slices.BinarySearch(units, unit) // which is there: it has the class in a title
		return i
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
