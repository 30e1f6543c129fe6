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
	weights, folds := make([]int, len(x.forms)), make([]string, len(x.forms))
	var b []byte
	before, near := "", 0
	for i, f := range x.forms {
		b, near = f.append(b[:0], before, near)
		before, weights[i], folds[i] = f.word, len(b), f.fold
	}
	for class, i := range home {
		weights[i] += len(classes[class])
	}
	begin, first := 0, 0
	for _, end := range cuts(weights, folds, size) {
		r.Shards = append(r.Shards, separator(folds, begin))
		var data []byte
		before, near := "", first
		for _, f := range x.forms[begin:end] {
			data, near = f.append(data, before, near)
			before = f.word
		}
		class, _ := slices.BinarySearch(home, end) // the classes are in the order of their first forms
		r.Held = append(r.Held, class-first)
		dictionaries = append(dictionaries, part{group: "d", nr: len(dictionaries), data: string(data) + "|" + strings.Join(classes[first:class], " ")})
		begin, first = end, class
	}
	return append(dictionaries, long...)
}

// leastFull is how full a file is at least, in hundredths, before it may end where
// the next can be told from it by few letters. The separators of all stand in the
// root, which every reader loads (Bayer and Unterauer, Prefix B-Trees, 1977).
const leastFull = 75

// cuts gives where each file ends that holds about size bytes of sorted words: one
// end at least, and never between two that are the same.
func cuts(weights []int, words []string, size int) []int {
	var ends []int
	sum, cut, shortest, after := 0, 0, 0, 0 // after is the weight since the cut
	for i, w := range weights {
		if sum*100 >= size*leastFull && words[i] != words[i-1] {
			if n := len(separator(words, i)); shortest == 0 || n <= shortest {
				cut, shortest, after = i, n, 0
			}
			if sum >= size {
				ends = append(ends, cut)
				sum, shortest = after, 0
			}
		}
		sum, after = sum+w, after+w
	}
	return append(ends, len(words))
}

// separator is the shortest beginning of a word that comes after the one before;
// none for the first.
func separator(words []string, i int) string {
	if i == 0 {
		return ""
	}
	for n := range words[i] {
		if s := words[i][:n]; s > words[i-1] {
			return s
		}
	}
	return words[i]
}

// homes gives the form that each class lies with: its first.
func (x *Index) homes() []int {
	home := make([]int, len(x.classes))
	for i, f := range slices.Backward(x.forms) {
		if class, ok := f.own(); ok {
			home[class] = i
		}
	}
	return home
}

// own is the class of a form, which its first link leads to; false when it has none.
func (f form) own() (class int, ok bool) {
	if len(f.links) == 0 || f.links[0].weight != sameClass {
		return 0, false
	}
	return f.links[0].classes[0], true
}

// How a form is closed: the step from the class of the form before to its own,
// times counts, and how often it occurs. Most forms are their class's next one, or
// begin the next class, and lead nowhere else.
const (
	sameStep  = 0
	nextStep  = 1
	otherStep = 2 // which words follow to tell
	counts    = 8 // the last of them tells that more follows
)

// append writes a form. Its class, if it has one, is told from that of the form
// before, and the classes of its links from its own; it returns what the next one
// is told from.
func (f form) append(b []byte, before string, near int) ([]byte, int) {
	b = appendWord(b, before, f.word)
	links, step := f.links, 0
	class, own := f.own()
	if own {
		step, links = class-near, links[1:]
	}
	plain := own && len(links) == 0 && (step == sameStep || step == nextStep)
	few := min(f.count, counts-1)
	if plain {
		b = appendClose(b, step*counts+few)
	} else {
		b = appendClose(b, otherStep*counts+few)
	}
	if few == counts-1 {
		b = appendNumber(b, f.count-few)
	}
	if own {
		near += step
	}
	if plain {
		return b, near
	}
	b = appendNumber(b, len(links)*2+bit(own))
	if own {
		b = appendSigned(b, step)
	}
	for _, l := range links {
		b = appendNumber(b, l.weight)
		b = appendNumber(b, len(l.classes))
		for _, c := range l.classes {
			b = appendSigned(b, c-near)
		}
	}
	return b, near
}

// bit is 1 for what is true.
func bit(is bool) int {
	if is {
		return 1
	}
	return 0
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
	weights, words := make([]int, len(tails)), make([]string, len(tails))
	var b []byte
	before := ""
	for i, t := range tails {
		b = appendClose(appendWord(b[:0], before, t.word), t.count)
		before, weights[i], words[i] = t.word, len(b), t.word
	}
	var parts []part
	begin := 0
	for _, end := range cuts(weights, words, size) {
		r.Tails = append(r.Tails, separator(words, begin))
		var data []byte
		before := ""
		for _, t := range tails[begin:end] {
			data = appendClose(appendWord(data, before, t.word), t.count)
			before = t.word
		}
		parts = append(parts, part{group: "e", nr: len(parts), data: string(data)})
		begin = end
	}
	return parts
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

// parted joins the lines of a text so that an excerpt can be read: a line that is no
// sentence, as the name of a term or a cell of a table, has a dot behind it.
func parted(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if before := b.String(); before != "" {
			if strings.ContainsAny(before[len(before)-1:], ".:;,!?") {
				b.WriteString(" ")
			} else {
				b.WriteString(" · ")
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// packTitles makes what a result shows at once: a line for each unit with its
// address, kind and whether its text is in the other language, title, lead, number
// of counties, their names, and anchor and heading of each section. The first line
// of a part tells where the text of its units is: the first unit and the number of
// each file, language by language.
func (x *Index) packTitles(lang catalogue.Lang, per int, texts [][]int) []part {
	var parts []part
	for begin := 0; begin < len(x.units); begin += per {
		end := min(begin+per, len(x.units))
		var files []string
		for _, first := range texts {
			var some []string
			for i, unit := range first {
				if unit < end && (i+1 == len(first) || first[i+1] > begin) {
					some = append(some, fmt.Sprintf("%d:%d", unit, i))
				}
			}
			files = append(files, strings.Join(some, " "))
		}
		lines := []string{strings.Join(files, "\t")}
		for i := range x.units[begin:end] {
			u := &x.units[begin+i]
			kind := slices.Index(Kinds, u.Kind)*2 + bit(x.textIn(u, lang) != lang)
			fields := []string{u.Address, string(appendNumber(nil, kind)), field(u.Title, lang), field(u.Lead, lang), string(appendNumber(nil, len(u.Counties)))}
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
		parts = append(parts, part{group: "t" + string(lang), nr: len(parts), data: strings.Join(lines, "\n")})
	}
	return parts
}

// texts makes the text of the sections: a line for each unit, empty where its text
// is in another language alone.
func (x *Index) texts(lang catalogue.Lang) iter.Seq[part] {
	return func(yield func(p part) bool) {
		var lines []string
		nr, first, size, most := 0, 0, 0, x.textSize()
		for i := range x.units {
			u, line := &x.units[i], ""
			if x.textIn(u, lang) == lang {
				var fields []string
				for _, s := range u.Sections {
					fields = append(fields, field(catalogue.Text{NB: parted(s.Body.NB), NN: parted(s.Body.NN)}, lang))
				}
				line = strings.Join(fields, "\t")
			}
			lines, size = append(lines, line), size+len(line)
			if size < most && i < len(x.units)-1 {
				continue
			}
			if !yield(part{"x" + string(lang), nr, strings.Join(lines, "\n"), first}) {
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
