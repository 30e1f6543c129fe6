package page

import (
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// A matrix is turned round, with the terms as rows, when it has more terms than
// counties and the counties are few (look.md, "A comparison").
const (
	fewCounties = 8
	wideTable   = 7  // columns above which a table scrolls inside its frame on every screen
	longTable   = 12 // rows above which it scrolls there under its head; twelve are a screen or two
)

// grid is what a matrix shows of a table: the terms that somebody states, the
// described counties, and those with single facts that say anything.
type grid struct {
	table   *compare.Table
	rows    []int
	columns []int
	turned  bool
}

func gridOf(t *compare.Table) grid {
	g := grid{table: t}
	for i := range t.Rows {
		if !t.Rows[i].Single || t.Rows[i].Stated() {
			g.rows = append(g.rows, i)
		}
	}
	for i := range t.Columns {
		if t.Columns[i].Stated > 0 {
			g.columns = append(g.columns, i)
		}
	}
	g.turned = len(g.columns) > g.described() && g.described() <= fewCounties
	return g
}

// described counts the rows of counties that are described or have a model.
func (g grid) described() int {
	n := 0
	for _, r := range g.rows {
		if !g.table.Rows[r].Single {
			n++
		}
	}
	return n
}

// length is the number of rows that the matrix gets.
func (g grid) length() int {
	if g.turned {
		return len(g.columns)
	}
	return len(g.rows)
}

// page is the part of the grid on the page with the number.
func (g grid) page(nr int) grid {
	if g.turned {
		g.columns = cut(g.columns, nr, maxRows)
	} else {
		g.rows = cut(g.rows, nr, maxRows)
	}
	return g
}

// matrixView is what layouts/matrix.html shows. Turned round, the terms are the
// rows, and the single facts of all counties share a column of their own.
type matrixView struct {
	comparison
	Adjusted adjusted
	Caption  string
	Legend   []legendEntry
	Turned   bool
	Counties []countyHead // the columns of a turned matrix, without single facts
	Singles  bool         // a turned matrix has a column of single facts
	Width    int          // of the table, in columns
	Wide     bool         // wider than a page
	Long     bool         // longer than a screen or two: scrolls under its head
	Grouped  bool         // the terms have headings worth showing
	Groups   []matrixGroup
	Rows     []matrixRow // where the counties are the rows
	Unstated []Link
	Behind   []countyStatements
	HowMany  int // statements behind the table
}

// countyHead is a county as the head of a row or a column.
type countyHead struct {
	County *catalogue.County
	Year   string
	Single bool
	First  bool // of those with single facts
}

// matrixGroup is terms under a heading: a span of columns, or rows.
type matrixGroup struct {
	Title catalogue.Text
	Note  string // what must be known of the whole group
	Terms []matrixTerm
}

// matrixTerm is a term as the head of a column, or a row with its cells.
type matrixTerm struct {
	Term    Link
	Key     string // its name in the address
	Scale   string // the vocabulary whose terms answer one question between them
	Count   string
	Cells   []matrixCell
	Singles []cellMark // one per county, with its name
}

// matrixCell is a cell; without marks it is "ikke oppgitt". Its code is for
// tabell.js, and the name of its column for narrow screens, where a row is a list.
type matrixCell struct {
	Column catalogue.Text
	Code   string
	Marks  []cellMark
}

// matrixRow is a county with its cells.
type matrixRow struct {
	countyHead
	Cells []matrixCell
}

func (w *writer) matrix(t *compare.Table, nr int) matrixView {
	whole := gridOf(t)
	g := whole.page(nr)
	v := matrixView{comparison: w.comparison(t), Turned: g.turned, Adjusted: w.adjustedMatrix(g.turned)}
	v.Caption = w.t("tabell.tekst", w.t("dimensjon."+string(t.Dimension)))
	v.Pager = newPager(t.Dimension.Address(), pageCount(whole.length(), maxRows), nr)
	signs := legend{}
	if g.turned {
		w.fillTurned(&v, g, signs)
	} else {
		w.fillRows(&v, g, signs)
	}
	v.Wide, v.Long, v.Legend = v.Width > wideTable, len(g.rows) > longTable, signs.entries(w)
	if g.turned {
		v.Long = len(g.columns) > longTable
	}
	if nr == 1 {
		for _, term := range t.Unstated() {
			v.Unstated = append(v.Unstated, w.termLink(term))
		}
	}
	if t.Dimension == compare.Agreements {
		v.Entries, v.EntryTitle = w.entries(linesOf(t.Lines, g)), w.t("liste.avtaler")
		v.Notes = w.notes
		return v
	}
	printed := len(w.notes)
	w.addBehind(&v, g) // which paper leaves out as long as it is folded
	v.Notes = screenFrom(w.notes, printed)
	return v
}

// fillTurned makes the terms the rows.
func (w *writer) fillTurned(v *matrixView, g grid, signs legend) {
	for _, r := range g.rows {
		row := &g.table.Rows[r]
		v.Singles = v.Singles || row.Single
		if !row.Single {
			v.Counties = append(v.Counties, countyHead{County: row.County, Year: w.rowYear(row)})
		}
	}
	v.Width = len(v.Counties) + 1
	if v.Singles {
		v.Width++
	}
	for i, group := range w.groups(g) {
		for _, c := range group.columns {
			column := &g.table.Columns[c]
			term := w.matrixTerm(g.table, column)
			for _, r := range g.rows {
				row := &g.table.Rows[r]
				cell := w.matrixCell(&row.Cells[c], column.Term, row.County.Name)
				signs.add(cell.Marks)
				if !row.Single {
					term.Cells = append(term.Cells, cell)
				} else if len(cell.Marks) > 0 {
					term.Singles = append(term.Singles, w.singleMark(row.County, &row.Cells[c].Is, column.Term))
				}
			}
			group.Terms = append(group.Terms, term)
		}
		v.Groups, v.Grouped = append(v.Groups, group.matrixGroup), i > 0
	}
}

// fillRows makes the counties the rows.
func (w *writer) fillRows(v *matrixView, g grid, signs legend) {
	v.Width = len(g.columns) + 1
	singles := 0
	for _, r := range g.rows {
		row := &g.table.Rows[r]
		view := matrixRow{countyHead: countyHead{County: row.County, Year: w.rowYear(row), Single: row.Single}}
		if row.Single {
			singles++
			view.First = singles == 1
		}
		for _, c := range g.columns {
			term := g.table.Columns[c].Term
			cell := w.matrixCell(&row.Cells[c], term, term.Name)
			signs.add(cell.Marks)
			view.Cells = append(view.Cells, cell)
		}
		v.Rows = append(v.Rows, view)
	}
	for i, group := range w.groups(g) {
		for _, c := range group.columns {
			group.Terms = append(group.Terms, w.matrixTerm(g.table, &g.table.Columns[c]))
		}
		v.Groups, v.Grouped = append(v.Groups, group.matrixGroup), i > 0
	}
}

// matrixTerm is the term of a column of the table as a head.
func (w *writer) matrixTerm(t *compare.Table, c *compare.Column) matrixTerm {
	return matrixTerm{Term: w.termLink(c.Term), Key: termKey(t.Dimension, c.Term), Scale: scaleOf(c.Term), Count: w.columnCount(c)}
}

// matrixCell is the cell of a term in the column that is named.
func (w *writer) matrixCell(c *compare.Cell, term *catalogue.Term, column catalogue.Text) matrixCell {
	return matrixCell{Column: column, Code: cellCode(c, term), Marks: w.sourcedMarks(c, term)}
}

// columnGroup is a heading with the columns that are shown under it.
type columnGroup struct {
	matrixGroup
	columns []int
}

// groups puts the shown columns under the table's headings, leaving out those
// that have none left.
func (w *writer) groups(g grid) []columnGroup {
	var all []columnGroup
	next, end := 0, 0
	for _, h := range g.table.Groups {
		group := columnGroup{matrixGroup: matrixGroup{Title: w.set.in.Texts["vokabular."+h.Vocabulary]}}
		if h.Group != nil {
			group.Title = h.Group.Name
		}
		if h.Judgement {
			group.Note = w.t("tabell.vurdering")
		}
		end += h.Span
		for ; next < len(g.columns) && g.columns[next] < end; next++ {
			group.columns = append(group.columns, g.columns[next])
		}
		if len(group.columns) > 0 {
			all = append(all, group)
		}
	}
	return all
}

// columnCount tells how many name a term: "nevnt av to". Where none does and yet a
// row says something, as that it was so once, the row is left to tell it.
func (w *writer) columnCount(c *compare.Column) string {
	words := ""
	switch {
	case c.Count == 0 && (c.Stated > 0 || c.Term.Vocabulary == catalogue.Measures):
	case c.Term.Vocabulary == catalogue.Measures:
		words = w.n("tabell.i-bruk-i", c.Count)
	default:
		words = w.n("tabell.nevnt-av", c.Count)
	}
	if c.WantedCount == 0 {
		return words
	}
	if words != "" {
		words += ", "
	}
	return words + w.n("tabell.onsket-av", c.WantedCount)
}

// rowYear is the time that a row speaks of.
func (w *writer) rowYear(r *compare.Row) string {
	if y := r.Years.String(); y != "" {
		return y
	}
	return w.t("tilstand.ukjent-ar")
}

// addBehind adds the statements behind the cells that are shown.
func (w *writer) addBehind(v *matrixView, g grid) {
	var terms []*catalogue.Term
	for _, c := range g.columns {
		terms = append(terms, g.table.Columns[c].Term)
	}
	for _, r := range g.rows {
		if cs := w.behind(g.table.Rows[r].County, terms); len(cs.Items) > 0 {
			v.Behind = append(v.Behind, cs)
			v.HowMany += len(cs.Items)
		}
	}
}

// linesOf keeps the lines of the counties that are shown.
func linesOf(lines []compare.Line, g grid) []compare.Line {
	shown := map[*catalogue.County]bool{}
	for _, r := range g.rows {
		shown[g.table.Rows[r].County] = true
	}
	var kept []compare.Line
	for _, l := range lines {
		if shown[l.County] {
			kept = append(kept, l)
		}
	}
	return kept
}
