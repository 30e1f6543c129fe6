package page

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// comparison is what every page about a dimension begins and ends with.
type comparison struct {
	Question   catalogue.Text
	Says       []string // what can be read out of it, counted
	Standing   []string // what must be known before it is read
	Cautions   []string // what cannot be compared, and why
	Entries    []countyEntries
	EntryTitle string
	Timeline   *Timeline           // of agreements
	NotStated  []*catalogue.County // single facts that say nothing here
	Silent     []*catalogue.County
	Words      []Link // the vocabularies with the terms explained
	Others     []Link // the other dimensions
	Pager      *pager
	Notes      []Note
}

func (w *writer) comparison(t *compare.Table) comparison {
	v := comparison{
		Question: w.set.in.Texts["sporsmal."+string(t.Dimension)], Says: w.says(t), Cautions: w.cautions(t), Silent: t.Silent,
		Timeline: w.comparedTimeline(t),
	}
	switch t.Dimension {
	case compare.TargetGroups:
		v.Standing = append(v.Standing, w.t("malgruppe.vurdering"))
	case compare.Measures:
		v.Standing = append(v.Standing, w.t("tiltak.stilling"))
	case compare.Levels:
		v.Standing = append(v.Standing, w.t("omfang.vurdering"))
	}
	for _, id := range t.Dimension.Vocabularies() {
		if voc := w.catalogue().Vocabulary(id); len(voc.Terms) > 0 {
			v.Words = append(v.Words, Link{Title: w.set.in.Texts["vokabular."+id], Address: voc.Address()})
		}
	}
	for _, d := range compare.Dimensions {
		if d != t.Dimension {
			v.Others = append(v.Others, Link{Title: w.set.in.Texts["dimensjon."+string(d)], Address: d.Address()})
		}
	}
	for _, c := range t.NotStated {
		if c.SingleFacts() && !c.HasModel() {
			v.NotStated = append(v.NotStated, c)
		}
	}
	return v
}

// says tells what can be read out of a table, from the data: how many counties
// are described, how many of them say anything, what is named most and what by
// one only.
func (w *writer) says(t *compare.Table) []string {
	stated := statedByDescribed(t)
	says := []string{firstUpper(w.n("sammenlign.beskrevet", t.Described))}
	switch {
	case t.Described == 0:
	case stated == t.Described:
		says = append(says, w.t("sammenlign.alle-oppgir"))
	default:
		says = append(says, firstUpper(w.n("sammenlign.oppgir", stated)))
	}
	if len(t.Columns) == 0 {
		described, single := existing(t.Lines)
		if described > 0 {
			says = append(says, firstUpper(w.n("antall."+string(t.Dimension), described)))
		}
		if described > 0 && single > 0 {
			says = append(says, firstUpper(w.n("antall.enkelt", single)))
		}
		return says
	}
	if t.Dimension == compare.Measures {
		return append(says, w.saysOfMeasures(t)...)
	}
	if n, terms := t.Most(); n > 1 {
		says = append(says, w.mostNamed(n, terms))
	}
	if one := t.Named(1); len(one) > 0 && t.Described > 1 {
		says = append(says, firstUpper(w.n("bare-ett."+string(t.Dimension), len(one))))
	}
	return says
}

// mostNamed is the sentence about the terms that most counties name.
func (w *writer) mostNamed(n int, terms []*catalogue.Term) string {
	counties := w.n("sammenlign.fylker", n)
	if len(terms) > 3 {
		return firstUpper(w.n("sammenlign.flest-antall", len(terms), counties))
	}
	var names []string
	for i, t := range terms {
		name := w.in(t.Name)
		if i == 0 {
			name = firstUpper(name)
		}
		names = append(names, "«"+name+"»")
	}
	if len(names) == 1 {
		return w.t("sammenlign.flest-en", names[0], counties)
	}
	return w.t("sammenlign.flest", w.joined(names), counties)
}

// joined joins words as a sentence does: "a, b og c".
func (w *writer) joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + w.t("ord.og") + " " + words[last]
}

// saysOfMeasures counts what is in use and what is no more than spoken of.
func (w *writer) saysOfMeasures(t *compare.Table) []string {
	used, named := 0, 0
	for i, c := range t.Columns {
		if c.Count > 0 {
			used++
		} else if onlyNamed(t, i) {
			named++
		}
	}
	var says []string
	if used > 0 {
		says = append(says, firstUpper(w.n("antall.tiltak-i-bruk", used)))
	}
	if named > 0 {
		says = append(says, firstUpper(w.n("antall.tiltak-omtalt", named)))
	}
	return says
}

// onlyNamed tells whether a county plans or mentions the measure of the column
// and none uses it.
func onlyNamed(t *compare.Table, column int) bool {
	named := false
	for i := range t.Rows {
		c := &t.Rows[i].Cells[column]
		if c.Is.State == compare.Yes {
			return false
		}
		for _, s := range []compare.State{c.Is.State, c.Wanted.State} {
			named = named || s == compare.Planned || s == compare.Mentioned
		}
	}
	return named
}

// existing counts the entries of described counties and those that are single
// facts, without what the source says does not exist.
func existing(lines []compare.Line) (described, single int) {
	for _, l := range lines {
		switch {
		case l.State == compare.No:
		case l.Single:
			single++
		default:
			described++
		}
	}
	return described, single
}

// statedByDescribed counts the described counties that say anything.
func statedByDescribed(t *compare.Table) int {
	n := 0
	if len(t.Columns) > 0 {
		for i := range t.Rows {
			if t.Rows[i].County.Described() && t.Rows[i].Stated() {
				n++
			}
		}
		return n
	}
	seen := map[*catalogue.County]bool{}
	for _, l := range t.Lines {
		if l.County.Described() && !seen[l.County] {
			seen[l.County] = true
			n++
		}
	}
	return n
}

// cautions tells what cannot be read out of tables, as far as it applies to them.
func (w *writer) cautions(ts ...*compare.Table) []string {
	cautions := []string{w.t("forbehold.ikke-oppgitt")}
	if from, to := span(ts); from != to {
		cautions = append(cautions, w.t("forbehold.ulik-tid", from, to))
	}
	if w.describedAtDifferentTimes() {
		cautions = append(cautions, w.t("forbehold.ikke-samtidig"))
	}
	if w.differentLevels() {
		cautions = append(cautions, w.t("forbehold.ulikt-niva"))
	}
	if slices.ContainsFunc(ts, anyPartial) {
		cautions = append(cautions, w.t("forbehold.en-del"))
	}
	if slices.ContainsFunc(ts, anySingle) {
		cautions = append(cautions, w.t("forbehold.enkelt"))
	}
	return cautions
}

// describedAtDifferentTimes tells whether the descriptions are of different years,
// as far as those are known.
func (w *writer) describedAtDifferentTimes() bool {
	first := 0
	for _, c := range w.catalogue().Described() {
		y := yearOf(c)
		if y != 0 && first != 0 && y != first {
			return true
		}
		first = max(first, y)
	}
	return false
}

func anySingle(t *compare.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r compare.Row) bool { return r.Single && r.Stated() })
}

// span is the first and the last year that the tables speak of.
func span(ts []*compare.Table) (from, to int) {
	take := func(first, last int) {
		if first == 0 {
			return
		}
		if from == 0 || first < from {
			from = first
		}
		to = max(to, last)
	}
	for _, t := range ts {
		for i := range t.Rows {
			if t.Rows[i].Stated() {
				take(t.Rows[i].Years.First, t.Rows[i].Years.Last)
			}
		}
		for _, l := range t.Lines {
			take(l.Date.Year, l.Date.Year)
		}
	}
	return from, to
}

func anyPartial(t *compare.Table) bool {
	for _, r := range t.Rows {
		for i := range r.Cells {
			if r.Cells[i].Is.Partial || r.Cells[i].Wanted.Partial {
				return true
			}
		}
	}
	for _, l := range t.Lines {
		if l.County.IsPart(l.Place) {
			return true
		}
	}
	return false
}

// differentLevels tells whether the described counties are described at
// different levels: as wholes, in parts, at single offices.
func (w *writer) differentLevels() bool {
	t := w.set.in.Tables.Table(compare.Levels)
	seen := map[string]bool{}
	for _, r := range t.Rows {
		if !r.County.Described() {
			continue
		}
		var b strings.Builder
		for i := range r.Cells {
			if t.Columns[i].Term.Vocabulary == catalogue.Levels && r.Cells[i].Is.State == compare.Yes {
				b.WriteString(t.Columns[i].Term.ID + " ")
			}
		}
		if b.Len() > 0 {
			seen[b.String()] = true
		}
	}
	return len(seen) > 1
}
