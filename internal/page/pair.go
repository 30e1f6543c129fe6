package page

import (
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// pairView is what layouts/pair.html shows.
type pairView struct {
	Title    catalogue.Text
	A, B     pairSide
	Says     []string
	Legend   []legendEntry
	Blocks   []pairBlock // what both state
	Alone    []pairBlock // what only one of them states, beside each other
	Neither  []pairSilence
	Open     int // how many neither states
	Beside   []besideView
	Models   *modelsView // nil when neither has a model to compare
	Cautions []string    // what cannot be compared, and why
	Third    string      // address for adding a third county; "" when there is none
	Others   []coupleRow // the other pairs of the two
	Notes    []Note
}

// pairSide is one of the two counties.
type pairSide struct {
	County *catalogue.County
	Year   string
	Origin string // whose text it is
	Now    []*catalogue.County
}

// pairBlock is one of the five answers that a pair can give.
type pairBlock struct {
	ID, Title string
	Caption   string
	About     string
	Empty     string // what to say when nothing stands in it
	Groups    []pairGroup
	Count     int
}

// pairGroup is the rows of one vocabulary; a scale is one row and needs no
// heading.
type pairGroup struct {
	Title    catalogue.Text
	Standing string // what must be known of the measures in it; "" for other rows
	Rows     []pairRow
}

// pairRow is a term, or the whole of a scale, with what each states.
type pairRow struct {
	Title Link
	Note  string // what must be known of the answers
	A, B  []pairValue
}

// pairValue is what a county states; Name is set where the row is a scale.
type pairValue struct {
	Name  catalogue.Text
	Marks []cellMark
}

// pairSilence is the terms of one vocabulary that neither states.
type pairSilence struct {
	Title    catalogue.Text
	Standing string
	Terms    []Link
}

// besideView is the entries of one kind, side by side.
type besideView struct {
	ID, Title string
	A, B      []Item
}

func (w *writer) pair(c compare.Couple) pairView {
	p := w.set.in.Tables.Pair(c.A, c.B)
	v := pairView{Title: w.page.Title, A: w.pairSide(c.A), B: w.pairSide(c.B)}
	a, b := w.in(c.A.Name), w.in(c.B.Name)
	signs := legend{}
	for _, block := range []struct {
		id      string
		title   string
		entries []compare.Entry
	}{
		{"ulikt", w.t("par.ulikt"), p.Differs}, {"begge", w.t("par.begge"), p.Both},
		{"bare-a", w.t("par.bare", a), p.OnlyA}, {"bare-b", w.t("par.bare", b), p.OnlyB},
	} {
		pb := pairBlock{ID: block.id, Title: block.title, Caption: w.t("par.tekst", block.title, a, b), Empty: w.t("par.tomt"), Count: len(block.entries)}
		pb.Groups = w.pairGroups(block.entries, signs)
		v.Blocks = append(v.Blocks, pb)
	}
	v.Blocks[0].About = w.t("par.ulikt-betyr")
	v.Blocks[2].About, v.Blocks[3].About = w.t("par.taushet", b), w.t("par.taushet", a)
	v.Blocks, v.Alone = v.Blocks[:2], v.Blocks[2:]
	if len(p.Differs) == 0 { // which the first sentence says
		v.Blocks = v.Blocks[1:]
	}
	v.Says, v.Legend = w.pairSays(p), signs.entries(w)
	v.Neither, v.Open = w.silence(p.Neither), len(p.Neither)
	for _, k := range []struct {
		d      compare.Dimension
		beside compare.Beside
	}{{compare.Agreements, p.Agreements}, {compare.Projects, p.Projects}, {compare.Offers, p.Offers}} {
		if len(k.beside.A)+len(k.beside.B) > 0 {
			v.Beside = append(v.Beside, besideView{"side-" + string(k.d), w.t("dimensjon." + string(k.d)), w.lineItems(k.beside.A), w.lineItems(k.beside.B)})
		}
	}
	v.Models, v.Cautions = w.pairModels(c), w.pairCautions(p)
	couples := w.set.in.Tables.Couples()
	if len(couples) > 1 {
		v.Third = w.set.chosenAddress(c.A, c.B)
	}
	v.Others = otherPairs(couples, c)
	v.Notes = w.notes
	return v
}

func (w *writer) lineItems(lines []compare.Line) []Item {
	var items []Item
	for _, l := range lines {
		items = append(items, w.entry(l))
	}
	return items
}

func (w *writer) pairSide(c *catalogue.County) pairSide {
	s := pairSide{County: c, Year: w.countyYear(c), Now: successorsToday(c)}
	switch {
	case c.Description != nil:
		s.Origin = firstUpper(w.origin(c.Description.Origin))
	case c.Model != nil:
		s.Origin = firstUpper(w.origin(c.Model.Origin))
	}
	return s
}

func (w *writer) origin(o catalogue.Origin) string {
	return w.t([...]string{"par.fra-fylket", "par.gjengitt", "par.redaksjonen"}[o])
}

// pairSays tells what can be read out of the pair, counted.
func (w *writer) pairSays(p *compare.Pair) []string {
	var says []string
	if n := len(p.Differs); n > 0 {
		says = append(says, firstUpper(w.n("par.antall-ulikt", n)))
	} else {
		says = append(says, w.t("par.ingen-ulikt"))
	}
	if p.Common > 0 {
		says = append(says, firstUpper(w.n("par.antall-felles", p.Common)))
	}
	return append(says, w.t("par.stillhet"))
}

// pairGroups puts entries under the names of their vocabularies.
func (w *writer) pairGroups(entries []compare.Entry, signs legend) []pairGroup {
	var groups []pairGroup
	last := ""
	for _, e := range entries {
		if e.Vocabulary != last {
			last = e.Vocabulary
			g := pairGroup{Standing: w.pairStanding(e)}
			if e.Term != nil {
				g.Title = w.set.in.Texts["vokabular."+last]
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Rows = append(g.Rows, w.pairRow(e, signs))
	}
	return groups
}

// pairStanding says what must be known of a measure; "" of anything else.
func (w *writer) pairStanding(e compare.Entry) string {
	if e.Dimension == compare.Measures {
		return w.t("tiltak.stilling")
	}
	return ""
}

func (w *writer) pairRow(e compare.Entry, signs legend) pairRow {
	r := pairRow{}
	r.Title, r.Note = w.pairHead(e.Dimension, e.Vocabulary, e.Term)
	r.A, r.B = w.pairValues(e.A, e.Term == nil, signs), w.pairValues(e.B, e.Term == nil, signs)
	return r
}

// pairHead names a row: the term, or the scale as a whole, and what must be
// known of its answers.
func (w *writer) pairHead(d compare.Dimension, vocabulary string, term *catalogue.Term) (title Link, note string) {
	if term != nil {
		return w.termLink(term), ""
	}
	if vocabulary == catalogue.Scopes {
		note = w.t("tabell.vurdering")
	}
	return Link{Title: w.set.in.Texts["vokabular."+vocabulary], Address: d.Address()}, note
}

func (w *writer) pairValues(values []compare.Value, scale bool, signs legend) []pairValue {
	if len(values) == 0 {
		signs.add(nil)
	}
	var vs []pairValue
	for i := range values {
		pv := pairValue{Marks: w.sourcedMarks(&values[i].Cell, values[i].Term)}
		if scale {
			pv.Name = values[i].Term.Name
		}
		signs.add(pv.Marks)
		vs = append(vs, pv)
	}
	return vs
}

// silence lists what neither states, vocabulary by vocabulary.
func (w *writer) silence(entries []compare.Entry) []pairSilence {
	var all []pairSilence
	last := ""
	for _, e := range entries {
		if e.Vocabulary != last {
			last = e.Vocabulary
			all = append(all, pairSilence{Title: w.set.in.Texts["vokabular."+last], Standing: w.pairStanding(e)})
		}
		if e.Term != nil {
			s := &all[len(all)-1]
			s.Terms = append(s.Terms, w.termLink(e.Term))
		}
	}
	return all
}

// otherPairs are the pairs that each of the two has with others.
func otherPairs(couples []compare.Couple, c compare.Couple) []coupleRow {
	var rows []coupleRow
	for _, r := range coupleRows(couples) {
		if r.County != c.A && r.County != c.B {
			continue
		}
		var others []PairLink
		for _, o := range r.Others {
			if o.County != c.A && o.County != c.B {
				others = append(others, o)
			}
		}
		if len(others) > 0 {
			rows = append(rows, coupleRow{r.County, others})
		}
	}
	return rows
}
