package compare

import (
	"modellkatalog/internal/catalogue"
)

// fewest is the number of counties with a value below which a dimension is
// shown as a list (content contract, "From keys to comparisons").
const fewest = 3

func (t *Tables) table(d Dimension) *Table {
	table := &Table{Dimension: d, Silent: t.catalogue.Silent(), Described: len(t.catalogue.Described())}
	for _, v := range d.Vocabularies() {
		table.addColumns(t.catalogue.Vocabulary(v))
	}
	stated := 0
	for _, s := range t.rows {
		f := t.facts[s.county]
		table.Lines = append(table.Lines, f.lines[d]...)
		said := len(f.lines[d]) > 0
		if len(d.Vocabularies()) > 0 {
			row := t.row(s, table.Columns)
			table.addRow(row)
			said = row.Stated()
		}
		if said {
			stated++
		} else {
			table.NotStated = append(table.NotStated, s.county)
		}
	}
	table.Sparse = len(d.Vocabularies()) > 0 && stated < fewest
	return table
}

// addColumns adds the terms of a vocabulary: those without a group first, then
// group by group, each in the order of the file.
func (t *Table) addColumns(v *catalogue.Vocabulary) {
	for _, g := range append([]*catalogue.Group{nil}, v.Groups...) {
		span := 0
		for _, term := range v.Terms {
			if term.Group == g {
				t.Columns = append(t.Columns, Column{Term: term, First: span == 0})
				span++
			}
		}
		if span > 0 {
			t.Groups = append(t.Groups, Group{Vocabulary: v.ID, Group: g, Judgement: v.ID == catalogue.Scopes, Span: span})
		}
	}
}

func (t *Tables) row(s subject, columns []Column) Row {
	f := t.facts[s.county]
	row := Row{County: s.county, Single: s.single, Cells: make([]Cell, len(columns))}
	for i := range columns {
		row.Cells[i] = t.cell(f, columns[i].Term)
		row.Years = row.Years.and(row.Cells[i].Is.Years)
	}
	if row.Years.First == 0 {
		row.Years = describedIn(s.county)
	}
	return row
}

// describedIn returns the year that the county's description, else its model,
// tells of.
func describedIn(c *catalogue.County) Years {
	year := 0
	if d := c.Description; d != nil && d.Status == catalogue.Published {
		year = d.Time().Year
	} else if m := c.Model; m != nil && m.Status == catalogue.Published {
		year = m.Time().Year
	}
	return Years{year, year}
}

// addRow adds a row and counts it in the columns.
func (t *Table) addRow(row Row) {
	for i := range row.Cells {
		column, cell := &t.Columns[i], &row.Cells[i]
		if cell.Stated() {
			column.Stated++
		}
		if cell.Is.State == Yes && row.County.Described() {
			column.Count++
		}
		if cell.Wanted.State == Yes {
			column.WantedCount++
		}
	}
	t.Rows = append(t.Rows, row)
}

// Named returns the terms that exactly n described counties say yes to.
func (t *Table) Named(n int) []*catalogue.Term {
	return t.terms(func(c Column) bool { return c.Count == n })
}

// Most returns the terms that most of the described counties say yes to, and by
// how many; none when no term is named.
func (t *Table) Most() (int, []*catalogue.Term) {
	most := 0
	for _, c := range t.Columns {
		most = max(most, c.Count)
	}
	if most == 0 {
		return 0, nil
	}
	return most, t.Named(most)
}

// Unstated returns the terms that no county says anything of.
func (t *Table) Unstated() []*catalogue.Term {
	return t.terms(func(c Column) bool { return c.Stated == 0 })
}

func (t *Table) terms(keep func(Column) bool) []*catalogue.Term {
	var terms []*catalogue.Term
	for _, c := range t.Columns {
		if keep(c) {
			terms = append(terms, c.Term)
		}
	}
	return terms
}

func partTable(c *catalogue.Catalogue, p catalogue.Part) *PartTable {
	table := &PartTable{Part: p}
	for _, x := range c.Counties {
		switch m := x.Model; {
		case m != nil && m.Status == catalogue.Published:
			table.Models = append(table.Models, PartRow{x, m, m.Describes(p)})
		case x.Today():
			table.Silent = append(table.Silent, x)
		}
	}
	return table
}
