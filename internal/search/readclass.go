package search

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// foundClass is a class as it is read; places are by unit.
type foundClass struct {
	idf     int
	phrased bool
	places  []posting
	at      map[int]int // unit → index of the posting
	pairs   []pair
	titles  []title
	rest    int         // the number of the part with the places that weigh the least; -1 for none
	all     *foundClass // with these as well, once they are read
}

// home is the dictionary that a class lies in.
func (r *Reader) home(class int) int { return holding(r.root.first, class) }

// class reads a class, from the dictionary that is its home.
func (r *Reader) class(nr int) (*foundClass, error) {
	if c := r.classes[nr]; c != nil {
		return c, nil
	}
	home := r.home(nr)
	s, err := r.shard(home)
	if err != nil {
		return nil, err
	}
	if nr-r.root.first[home] >= len(s.classes) {
		return nil, fmt.Errorf("search file d%d: %w", home, errData)
	}
	c, err := r.decodeClass(s.classes[nr-r.root.first[home]])
	if err != nil {
		return nil, fmt.Errorf("search file d%d, class %d: %w", home, nr, err)
	}
	r.classes[nr] = c
	return c, nil
}

func (r *Reader) decodeClass(data string) (*foundClass, error) {
	in := &scanner{s: data}
	has, c := in.number(), &foundClass{rest: -1}
	c.phrased = has&hasPhrases != 0
	if has&hasWeight != 0 {
		c.idf = in.number()
	}
	body := in
	if has&isLong != 0 {
		data, err := r.part("p", in.number())
		if err != nil {
			return nil, err
		}
		body = &scanner{s: data}
	}
	if has&hasRest != 0 {
		c.rest = in.number()
	}
	r.decodeBody(body, c)
	if in.more() {
		in.fail()
	}
	if has&hasWeight == 0 {
		c.idf = idf(len(c.places), r.root.Units)
	}
	c.number()
	return c, cmp.Or(in.err, body.err)
}

// decodeBody reads the places of a class and, where it has some, its phrases.
func (r *Reader) decodeBody(in *scanner, c *foundClass) {
	if !c.phrased {
		c.places = decodePlaces(in, math.MaxInt, r.root.Units)
	} else {
		c.places = decodePlaces(in, in.count(), r.root.Units)
		r.decodePhrases(in, c)
	}
	if in.more() {
		in.fail()
	}
}

// decodePhrases reads the pairs and titles of a class.
func (r *Reader) decodePhrases(in *scanner, c *foundClass) {
	code := 0
	for range in.count() {
		if code += in.number(); code >= 2*r.root.Classes {
			in.fail()
			return
		}
		p := pair{other: code / 2, before: code%2 == 1}
		r.decodeTitled(in, c, 1, func(unit, _ int) { p.units = append(p.units, unit) })
		c.pairs = append(c.pairs, p)
	}
	for range in.count() {
		var t title
		for range in.count() {
			t.rest = append(t.rest, in.below(r.root.Classes))
		}
		if len(t.rest) > 0 {
			t.at = in.below(len(t.rest) + 1)
		}
		r.decodeTitled(in, c, wholes, func(unit, whole int) { t.units[whole] = append(t.units[whole], unit) })
		c.titles = append(c.titles, t)
	}
}

// decodeTitled reads units, each with one of so many kinds.
func (r *Reader) decodeTitled(in *scanner, c *foundClass, kinds int, do func(unit, kind int)) {
	nr := 0
	for more := true; more && in.err == nil; {
		n := in.number()
		more = n%2 == 1
		if nr += n / 2 / kinds; in.err != nil || nr >= len(c.places) {
			in.fail()
			return
		}
		do(c.places[nr].unit, n/2%kinds)
	}
}

// number notes where the place of each unit is.
func (c *foundClass) number() {
	c.at = make(map[int]int, len(c.places))
	for i, p := range c.places {
		c.at[p.unit] = i
	}
}

// uncut reads a class and, where all of it is wanted, the places that weigh the
// least as well.
func (r *Reader) uncut(nr int, all bool) (*foundClass, error) {
	c, err := r.class(nr)
	if err != nil || !all || c.rest < 0 {
		return c, err
	}
	if c.all != nil {
		return c.all, nil
	}
	data, err := r.part("p", c.rest)
	if err != nil {
		return nil, err
	}
	in, rest := &scanner{s: data}, &foundClass{phrased: c.phrased}
	r.decodeBody(in, rest)
	if in.err != nil {
		return nil, errData
	}
	c.all = &foundClass{
		idf: c.idf, places: slices.Concat(c.places, rest.places), rest: -1,
		pairs: slices.Concat(c.pairs, rest.pairs), titles: slices.Concat(c.titles, rest.titles),
	}
	c.all.number()
	return c.all, nil
}

// decodePlaces reads so many places, or fewer if there are no more.
func decodePlaces(in *scanner, count, units int) []posting {
	var places []posting
	unit := 0
	for len(places) < count && in.more() {
		n := in.below(2 * levels)
		if unit += in.number(); unit >= units {
			in.fail()
			return nil
		}
		p := posting{unit: unit, impact: n/2 + 1}
		if n%2 == 1 {
			p.sections = decodeMentions(in)
		}
		places = append(places, p)
	}
	return places
}

func decodeMentions(in *scanner) []mention {
	var all []mention
	section := 0
	for more := true; more && in.err == nil; {
		n := in.number()
		if section += n/4 + 1; section > largest {
			in.fail()
			return nil
		}
		all = append(all, mention{section, n/2%2 == 1})
		more = n%2 == 1
	}
	return all
}
