package search

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
)

// packWords makes the dictionaries, each with the classes whose first form it
// holds, and the lists of places that are too long for them.
func (x *Index) packWords(r *root, size int) []part {
	var dictionaries, long []part
	classes := x.packClasses(&long)
	home := x.homes()
	for begin, class := 0, 0; begin < len(x.forms) || begin == 0; {
		if begin > 0 {
			r.Shards = append(r.Shards, separator(x.forms[begin-1].fold, x.forms[begin].fold))
		}
		r.First = append(r.First, class)
		end, first, near, data := begin, class, class, []byte(nil)
		for weight := 0; end < len(x.forms); end++ {
			same := end > begin && x.forms[end].fold == x.forms[end-1].fold
			if weight >= size && !same {
				break
			}
			before := ""
			if end > begin {
				before = x.forms[end-1].word
			}
			n := len(data)
			data, near = x.forms[end].append(data, before, near)
			weight += len(data) - n
			for ; class < len(classes) && home[class] <= end; class++ {
				weight += len(classes[class])
			}
		}
		dictionaries = append(dictionaries, part{"d", len(dictionaries), string(data) + "|" + strings.Join(classes[first:class], " ")})
		if begin = end; begin == 0 {
			break
		}
	}
	return append(dictionaries, long...)
}

// homes gives the form that each class lies with: its first.
func (x *Index) homes() []int {
	home := make([]int, len(x.classes))
	at := map[string]int{}
	for i, f := range x.forms {
		at[f.word] = i
	}
	for i, c := range x.classes {
		home[i] = at[c.forms[0]]
	}
	return home
}

// append writes a form. Its class, if it has one, is told from that of the form
// before, and the classes of its links from its own; it returns what the next one
// is told from.
func (f form) append(b []byte, before string, near int) ([]byte, int) {
	b = appendWord(b, before, f.word)
	links := f.links
	own := len(links) > 0 && links[0].weight == sameClass
	n := f.count * 4
	if own {
		n++
		links = links[1:]
	}
	if len(links) > 0 {
		n += 2
	}
	b = appendNumber(b, n)
	if own {
		b = appendSigned(b, f.links[0].classes[0]-near)
		near = f.links[0].classes[0]
	}
	if len(links) == 0 {
		return b, near
	}
	b = appendNumber(b, len(links))
	for _, l := range links {
		b = appendNumber(b, l.weight)
		b = appendNumber(b, len(l.classes))
		for _, c := range l.classes {
			b = appendSigned(b, c-near)
		}
	}
	return b, near
}

// packClasses writes every class; what is long goes to a part of its own, and of a
// class that occurs nearly everywhere, what weighs the least to another.
func (x *Index) packClasses(long *[]part) []string {
	apart := func(data []byte) int { // the number of a new part, from 1
		*long = append(*long, part{"p", len(*long), string(data)})
		return len(*long)
	}
	all := make([]string, len(x.classes))
	for i := range x.classes {
		c := &x.classes[i]
		b, count, places, rest := appendNumber(nil, c.idf), c.count, c.places, []byte(nil)
		if count > someBest && count*10 > len(x.units) {
			places, rest = c.best()
			count = someBest
		}
		body := appendPhrases(append(appendNumber(nil, count), places...), c)
		switch {
		case len(body) <= longSize:
			b = append(appendNumber(b, 0), body...)
		case rest == nil:
			b = appendNumber(appendNumber(b, apart(body)), 0)
		default:
			b = appendNumber(b, apart(body))
			b = appendNumber(b, apart(append(appendNumber(nil, c.count-count), rest...)))
		}
		all[i] = string(b)
	}
	return all
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
		unit += n / 2 / levels
		from := in.i
		if n%2 == 1 {
			for range in.number() {
				in.number()
			}
		}
		do(unit, n/2%levels+1, c.places[from:in.i])
	}
}

// appendPhrases writes the pairs and titles of a class.
func appendPhrases(b []byte, c *class) []byte {
	b = appendNumber(b, len(c.pairs))
	for _, p := range c.pairs {
		n := p.other * 2
		if p.before {
			n++
		}
		b = appendUnits(appendNumber(b, n), p.units)
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
		for _, units := range t.units {
			b = appendUnits(b, units)
		}
	}
	return b
}

// appendMentions writes sections in order.
func appendMentions(b []byte, all []mention) []byte {
	b = appendNumber(b, len(all))
	last := 0
	for _, m := range all {
		n := (m.section - last) * 2
		if m.heading {
			n++
		}
		b = appendNumber(b, n)
		last = m.section
	}
	return b
}

// appendUnits writes sorted units.
func appendUnits(b []byte, units []int) []byte {
	b = appendNumber(b, len(units))
	before := 0
	for _, u := range units {
		b = appendNumber(b, u-before)
		before = u
	}
	return b
}

// separator is the shortest beginning of a word that comes after the one before.
func separator(before, w string) string {
	for i := range w {
		if s := w[:i]; s > before {
			return s
		}
	}
	return w
}

// packTails makes the dictionaries of reversed words, for a typing error near
// the beginning and for the last part of a compound.
func (x *Index) packTails(r *root, size int) []part {
	type tail struct {
		word  string
		count int
	}
	var tails []tail
	for i, f := range x.forms {
		if i > 0 && f.fold == x.forms[i-1].fold {
			tails[len(tails)-1].count += f.count
			continue
		}
		tails = append(tails, tail{reversed(f.fold), f.count})
	}
	slices.SortFunc(tails, func(a, b tail) int { return cmp.Compare(a.word, b.word) })
	var parts []part
	var data []byte
	before := ""
	for i, t := range tails {
		if len(data) >= size {
			parts = append(parts, part{"e", len(parts), string(data)})
			r.Tails = append(r.Tails, separator(tails[i-1].word, t.word))
			data, before = nil, ""
		}
		data = appendNumber(appendWord(data, before, t.word), t.count)
		before = t.word
	}
	return append(parts, part{"e", len(parts), string(data)})
}

func reversed(s string) string {
	rs := []rune(s)
	slices.Reverse(rs)
	return string(rs)
}

// other marks, in front of words, that they are in the other language; the
// content has no such character.
const other = "\x02"

// field writes words so that a tab or a new line ends them.
func field(t catalogue.Text, lang catalogue.Lang) string {
	w := t.In(lang)
	s := oneLine(w.Text)
	if s != "" && w.Lang != lang {
		return other + s
	}
	return s
}

// oneLine writes every white space as one space.
func oneLine(s string) string {
	before := byte(' ')
	for i := range len(s) {
		b := s[i]
		if b < ' ' || b == ' ' && before == ' ' || b == 0xc2 || b >= 0xe1 && b <= 0xe3 { // which begin the other spaces
			return strings.Join(strings.Fields(s), " ")
		}
		before = b
	}
	return strings.TrimSuffix(s, " ")
}

// packTitles makes what a result shows at once: a line for each unit with its
// address, kind, title, lead, number of counties, their names, and anchor and
// heading of each section. The first line of a part tells where the text of its
// units is: the first unit, number and stamp of each file.
func (x *Index) packTitles(lang catalogue.Lang, per int, texts []textFile) []part {
	var parts []part
	for begin := 0; begin < len(x.units); begin += per {
		end := min(begin+per, len(x.units))
		var files []string
		for i, t := range texts {
			if t.first < end && (i+1 == len(texts) || texts[i+1].first > begin) {
				files = append(files, fmt.Sprintf("%d:%d:%s", t.first, i, t.stamp))
			}
		}
		lines := []string{strings.Join(files, " ")}
		for _, u := range x.units[begin:end] {
			fields := []string{u.Address, string(appendNumber(nil, slices.Index(Kinds, u.Kind))), field(u.Title, lang), field(u.Lead, lang), string(appendNumber(nil, len(u.Counties)))}
			for _, name := range u.Counties {
				fields = append(fields, field(name, lang))
			}
			for _, s := range u.Sections {
				fields = append(fields, s.Anchor)
				if s.Anchor != "" {
					fields = append(fields, field(s.Heading, lang))
				}
			}
			lines = append(lines, strings.Join(fields, "\t"))
		}
		parts = append(parts, part{"t" + string(lang), len(parts), strings.Join(lines, "\n")})
	}
	return parts
}

// texts makes the text of the sections, a line for each unit, with the first unit
// of each part.
func (x *Index) texts(lang catalogue.Lang) iter.Seq2[int, part] {
	return func(yield func(first int, p part) bool) {
		var lines []string
		nr, first, size, most := 0, 0, 0, x.textSize(lang)
		for i, u := range x.units {
			var fields []string
			for _, s := range u.Sections {
				fields = append(fields, field(s.Body, lang))
			}
			line := strings.Join(fields, "\t")
			lines, size = append(lines, line), size+len(line)
			if size < most && i < len(x.units)-1 {
				continue
			}
			if !yield(first, part{"x" + string(lang), nr, strings.Join(lines, "\n")}) {
				return
			}
			lines, nr, first, size = nil, nr+1, i+1, 0
		}
	}
}

// packFacet makes the column of a facet: its values, then those of each unit.
func (x *Index) packFacet(f Facet) string {
	var ids []string
	for _, u := range x.units {
		ids = append(ids, u.Facets[f]...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	var b []byte
	for _, u := range x.units {
		b = appendNumber(b, len(u.Facets[f]))
		for _, id := range u.Facets[f] {
			i, _ := slices.BinarySearch(ids, id)
			b = appendNumber(b, i)
		}
	}
	return strings.Join(ids, " ") + "|" + string(b)
}
