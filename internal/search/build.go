package search

import (
	"cmp"
	"runtime"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// New makes the index of the units, with what the catalogue says of synonyms and
// other words that lead to those of the site.
func New(c *catalogue.Catalogue, units []Unit) *Index {
	texts, words := read(units, c.Settings.Languages)
	a := analyse(words, c)
	x := &Index{units: units, langs: c.Settings.Languages}
	x.classes = make([]class, len(a.forms))
	for i, forms := range a.forms {
		x.classes[i].forms = forms
	}
	x.place(texts, a)
	x.phrases(texts, a)
	for i := range x.classes {
		x.classes[i].weigh(len(units))
	}
	x.link(a, c)
	x.Report.Units, x.Report.Forms, x.Report.Classes = len(units), len(x.forms), len(x.classes)
	x.Report.Largest = largestClasses(a.forms)
	return x
}

// weigh gives the class its weight among so many units. Small words weigh little
// however few the units that have them are, and so do ordinary ones: on a small site
// they are rare by chance, unless it has a term of them.
func (c *class) weigh(units int) {
	c.idf = idf(c.count, units)
	switch {
	case slices.ContainsFunc(c.forms, isSmall):
		c.idf = min(c.idf, mostLight)
	case !c.term && slices.ContainsFunc(c.forms, norwegian.IsOrdinary):
		c.idf = min(c.idf, mostOrdinary)
	}
}

// isSmall tells whether a word says next to nothing alone; a year does not either.
func isSmall(word string) bool {
	return norwegian.IsLight(word) || len(word) == len("2026") && word >= "1900" && word < "2100" && strings.Trim(word, "0123456789") == ""
}

// someUnits is how many units are weighed before what they say is put in order.
const someUnits = 512

// place notes where every class occurs: of the languages of a unit, the one in
// which it weighs the most.
func (x *Index) place(texts []text, a *analysis) {
	average := averages(texts)
	scales := make([]*scale, runtime.GOMAXPROCS(0))
	for i := range scales {
		scales[i] = &scale{analysis: a, average: average, slots: make([]int32, len(x.classes))}
	}
	first := make([]int, len(x.units)+1) // the first text of each unit
	for _, t := range texts {
		first[t.unit+1]++
	}
	for i := range x.units {
		first[i+1] += first[i]
	}
	found := make([][]tally, someUnits)
	var mentions []byte
	for begin := 0; begin < len(x.units); begin += someUnits {
		n := min(someUnits, len(x.units)-begin)
		sideBySide(n, func(worker, i int) {
			unit := begin + i
			found[i] = scales[worker].weigh(texts[first[unit]:first[unit+1]], standing(x.units[unit].Kind), found[i][:0])
		})
		for i, all := range found[:n] {
			for _, t := range all { // each class gets one, in whatever order
				c := &x.classes[t.class]
				mentions = appendMentions(mentions[:0], t.mentions)
				c.place(begin+i, t.impact, mentions)
				c.term = c.term || t.named && isTerm(x.units[begin+i].Kind)
			}
		}
	}
}

// isTerm tells whether a unit of the kind stands for one thing that has a name.
func isTerm(k Kind) bool { return k == Term || k == Word || k == Law }

// place adds a unit after those before it, with its sections as they are written.
func (c *class) place(unit, impact int, mentions []byte) {
	c.places = appendNumber(c.places, (impact-1)*2+bit(len(mentions) > 0))
	c.places = append(appendNumber(c.places, unit-c.last), mentions...)
	c.last = unit
	c.count++
}

// tally is what a unit says of a class.
type tally struct {
	class    int
	weight   float64 // in the language that is weighed
	impact   int     // in the language where it is the largest
	named    bool    // it is a word of the title or of a name
	mentions []mention
}

// scale weighs the classes of one unit after the other.
type scale struct {
	*analysis
	average [fieldKinds]float64
	slots   []int32 // of each class: its place among the tallies, from 1
}

// weigh weighs the classes of the texts of a unit. A product is made a float64 of
// its own, so that no machine fuses it with a sum and rounds otherwise.
func (s *scale) weigh(texts []text, standing float64, all []tally) []tally {
	for _, t := range texts {
		t.each(func(r run, tokens []token) {
			w := weighing[r.kind]
			relative := float64(t.size[r.kind]) / s.average[r.kind]
			unit := w.weight / (1 - w.length + float64(w.length*relative))
			for _, token := range tokens {
				all = s.tell(all, int(s.of[token.word()]), unit, r)
				if token&joinedToken != 0 {
					continue // its parts are tokens of their own
				}
				for _, class := range s.partOf[token.word()] {
					all = s.tell(all, class, float64(unit*partShare), r)
				}
			}
		})
		for i := range all {
			if all[i].weight > 0 {
				all[i].impact = max(all[i].impact, impact(float64(all[i].weight*standing)))
				all[i].weight = 0
			}
		}
	}
	for i := range all {
		s.slots[all[i].class] = 0
	}
	return all
}

// tell adds weight to a class, and the section.
func (s *scale) tell(all []tally, class int, weight float64, r run) []tally {
	slot := s.slots[class]
	if slot == 0 {
		if len(all) < cap(all) {
			all = all[:len(all)+1] // with room for mentions
		} else {
			all = append(all, tally{})
		}
		slot = int32(len(all))
		s.slots[class] = slot
		all[slot-1] = tally{class: class, mentions: all[slot-1].mentions[:0]}
	}
	found := &all[slot-1]
	found.weight += weight
	found.named = found.named || r.kind == inTitle || r.kind == inNames
	if r.section > 0 {
		found.mentions = noted(found.mentions, mention{int(r.section), r.kind == inHeading})
	}
	return all
}

// noted adds a section to sorted ones.
func noted(all []mention, m mention) []mention {
	i := len(all)
	for i > 0 && all[i-1].section > m.section {
		i--
	}
	if i > 0 && all[i-1].section == m.section {
		all[i-1].heading = all[i-1].heading || m.heading
		return all
	}
	return slices.Insert(all, i, m)
}

// largestClasses lists the classes of the most forms, most first.
func largestClasses(all [][]string) [][]string {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	return sorted[:min(len(sorted), 10)]
}
