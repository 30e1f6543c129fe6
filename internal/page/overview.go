package page

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// mainDimensions are the columns of the overview.
var mainDimensions = []compare.Dimension{
	compare.Levels, compare.TargetGroups, compare.Agreements, compare.WaysIn, compare.Meetings, compare.Forms,
}

// mostNames is how many values a cell of the overview names before it counts.
const mostNames = 3

func (s *Set) overviewPages() []Page {
	rows := len(s.in.Tables.Table(compare.Levels).Rows)
	return s.paged(Page{
		Address: compareAddress, Layout: "overview", Script: "tabell", Title: s.in.Texts["sammenlign.tittel"], Description: s.in.Texts["sammenlign.ingress"],
	}, pageCount(rows, maxRows), func(w *writer, nr int) any { return w.overview(nr) })
}

// overviewView is what layouts/overview.html shows.
type overviewView struct {
	Says       []string
	Cautions   []string // what cannot be read out of the table
	Adjusted   adjusted
	Columns    []overviewColumn
	Width      int  // of the table, in columns
	Long       bool // longer than a screen or two
	Rows       []overviewRow
	Dimensions []overviewDoor
	Parts      []overviewDoor
	Couples    []coupleRow
	TooMany    string // why there are no couples; "" where they are not too many
	Silent     []*catalogue.County
	Pager      *pager
}

// overviewColumn is a dimension as the head of a column, with its name in the
// address.
type overviewColumn struct {
	Link
	Key string
}

// overviewRow is a county with what it states in the main dimensions.
type overviewRow struct {
	countyHead
	Cells []overviewCell
}

// overviewCell is the first values in words, and how many more there are; no
// values is "ikke oppgitt".
type overviewCell struct {
	Column  catalogue.Text // for narrow screens, where a row is a list
	Values  []catalogue.Text
	More    int
	Address string
}

// overviewDoor leads to a comparison, with what there is behind it.
type overviewDoor struct {
	Title    catalogue.Text
	Question catalogue.Text
	Address  string
	Says     string
}

// coupleRow is a county and those it is shown beside.
type coupleRow struct {
	County *catalogue.County
	Others []PairLink
}

func (w *writer) overview(nr int) overviewView {
	tables := w.set.in.Tables
	rows := tables.Table(compare.Levels).Rows
	v := overviewView{Adjusted: w.adjustedOverview(), Silent: w.catalogue().Silent(), Pager: newPager(compareAddress, pageCount(len(rows), maxRows), nr)}
	v.Says = []string{firstUpper(w.n("sammenlign.beskrevet", len(w.catalogue().Described())))}
	if n := len(w.catalogue().SingleFacts()); n > 0 {
		v.Says = append(v.Says, firstUpper(w.n("sammenlign.enkelt", n)))
	}
	var main []*compare.Table
	for _, d := range mainDimensions {
		main = append(main, tables.Table(d))
		v.Columns = append(v.Columns, overviewColumn{Link{Title: w.set.in.Texts["dimensjon-kort."+string(d)], Address: d.Address()}, string(d)})
	}
	v.Cautions = w.cautions(main...)
	v.Width = len(v.Columns) + 1
	singles := 0
	for _, r := range cut(rows, nr, maxRows) {
		row := overviewRow{countyHead: countyHead{County: r.County, Year: w.countyYear(r.County), Single: r.Single}}
		if r.Single {
			singles++
			row.First = singles == 1
		}
		row.Cells = w.overviewCells(r.County)
		v.Rows = append(v.Rows, row)
	}
	v.Long = len(v.Rows) > longTable
	w.addDoors(&v)
	v.Couples = coupleRows(tables.Couples())
	if n := len(w.catalogue().Compared()); n > compare.MaxPaired {
		v.TooMany = w.t("sammenlign.for-mange", compare.MaxPaired, n)
	}
	return v
}

// countyYear is the year of the county's description, in figures or in words.
func (w *writer) countyYear(c *catalogue.County) string {
	if y := yearOf(c); y != 0 && !c.SingleFacts() {
		return w.described(y, false)
	}
	return ""
}

func (w *writer) overviewCells(c *catalogue.County) []overviewCell {
	by := map[compare.Dimension]*overviewCell{}
	for _, a := range w.set.in.Tables.Of(c) {
		if !slices.Contains(mainDimensions, a.Dimension) || !a.Stated() {
			continue
		}
		cell := by[a.Dimension]
		if cell == nil {
			cell = &overviewCell{}
			by[a.Dimension] = cell
		}
		w.addValues(cell, &a)
	}
	var cells []overviewCell
	for _, d := range mainDimensions {
		cell := by[d]
		if cell == nil {
			cell = &overviewCell{}
		}
		cell.Column = w.set.in.Texts["dimensjon-kort."+string(d)]
		cells = append(cells, *cell)
	}
	return cells
}

// addValues adds the terms that a county states in an aspect, with what must be
// known where it is not a plain yes.
func (w *writer) addValues(cell *overviewCell, a *compare.Aspect) {
	for i := range a.Values {
		v := &a.Values[i]
		if len(cell.Values) == 0 {
			side := &v.Cell.Is
			if !side.Stated() {
				side = &v.Cell.Wanted
			}
			cell.Address = side.Decisive()[0].Address
		}
		if len(cell.Values) == mostNames {
			cell.More++
			continue
		}
		name := v.Term.Name
		if says := w.inShort(v); says != "" {
			words := name.In(w.lang)
			name = catalogue.Written(words.Text+" ("+says+")", words.Lang)
		}
		cell.Values = append(cell.Values, name)
	}
}

// inShort tells what a county states of a term in the fewest words: nothing for a
// plain yes of how it is, both sides where both are stated.
func (w *writer) inShort(v *compare.Value) string {
	is, wanted := &v.Cell.Is, &v.Cell.Wanted
	switch {
	case !wanted.Stated():
		return strings.Join(w.shortSide(is, v.Term, ""), ", ")
	case !is.Stated():
		return strings.Join(w.shortSide(wanted, v.Term, w.t("celle.i-modellen")), ", ")
	}
	now, then := w.shortSide(is, v.Term, w.t("celle.beskrevet")), w.shortSide(wanted, v.Term, w.t("celle.i-modellen"))
	if len(now) == 1 && len(then) == 1 && is.State == compare.Yes && wanted.State == compare.Yes {
		return w.t("celle.begge", now[0])
	}
	return strings.Join(now, ", ") + "; " + strings.Join(then, ", ")
}

// shortSide is the state of a side, with whose word it is where that must be
// said, and the part of the county that it holds for.
func (w *writer) shortSide(s *compare.Side, term *catalogue.Term, whose string) []string {
	var says []string
	word := w.stateWord(s.State, term)
	switch {
	case word != "" && whose != "":
		says = append(says, whose+": "+word)
	case word+whose != "":
		says = append(says, word+whose)
	}
	if parts := partsOf(s, w.lang); len(parts) > 0 {
		says = append(says, w.t("celle.en-del", strings.Join(parts, ", ")))
	}
	return says
}

func (w *writer) addDoors(v *overviewView) {
	texts := w.set.in.Texts
	for _, t := range w.set.in.Tables.Dimensions {
		key := string(t.Dimension)
		v.Dimensions = append(v.Dimensions, overviewDoor{
			texts["dimensjon."+key], texts["sporsmal."+key], t.Dimension.Address(), firstUpper(w.n("sammenlign.svarer", statedByDescribed(t))),
		})
	}
	for _, t := range w.set.in.Tables.Parts {
		key := string(t.Part)
		v.Parts = append(v.Parts, overviewDoor{texts["del."+key], texts["delsporsmal."+key], partAddress(t.Part), firstUpper(w.n("sammenlign.modeller", describing(t)))})
	}
}

// coupleRows lists, for each county, those it is shown beside.
func coupleRows(couples []compare.Couple) []coupleRow {
	var rows []coupleRow
	at := map[*catalogue.County]int{}
	add := func(c *catalogue.County, couple compare.Couple) {
		i, ok := at[c]
		if !ok {
			i = len(rows)
			at[c], rows = i, append(rows, coupleRow{County: c})
		}
		rows[i].Others = append(rows[i].Others, PairLink{couple.Other(c), couple.Address()})
	}
	for _, c := range couples {
		add(c.A, c)
	}
	for _, c := range couples {
		add(c.B, c)
	}
	for _, r := range rows {
		slices.SortFunc(r.Others, func(a, b PairLink) int { return compareIDs(a.County, b.County) })
	}
	return rows
}

func compareIDs(a, b *catalogue.County) int {
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}
