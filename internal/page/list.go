package page

import (
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// listView is what layouts/list.html shows: entries one by one, or, where few
// counties say anything, term by term who does.
type listView struct {
	comparison
	Legend   []legendEntry
	Terms    []listTerm
	Unstated []Link
	Behind   []countyStatements
	HowMany  int
	Nobody   bool // no county says anything at all
}

// listTerm is a term with those that say something of it, and those that do not.
type listTerm struct {
	Term      Link
	Named     []namedCounty
	NotStated []*catalogue.County
}

// namedCounty is a county and what it says of a term.
type namedCounty struct {
	County *catalogue.County
	Single bool
	Marks  []cellMark
}

func (w *writer) list(t *compare.Table, nr int) listView {
	v := listView{comparison: w.comparison(t)}
	v.Pager = newPager(t.Dimension.Address(), pageCount(len(t.Lines), maxRows), nr)
	v.Entries, v.EntryTitle = w.entries(cut(t.Lines, nr, maxRows)), w.t("liste."+entryKey(t.Dimension))
	v.Nobody = len(t.Lines) == 0
	if len(t.Columns) > 0 && nr == 1 {
		w.fillList(&v, t)
	}
	v.Notes = w.notes
	return v
}

// entryKey is the key of the heading over a dimension's entries.
func entryKey(d compare.Dimension) string {
	if d == compare.Offers || d == compare.Projects {
		return string(d)
	}
	return string(compare.Agreements)
}

func (w *writer) fillList(v *listView, t *compare.Table) {
	g := gridOf(t)
	signs := legend{}
	var terms []*catalogue.Term
	for _, c := range g.columns {
		term := t.Columns[c].Term
		lt := listTerm{Term: w.termLink(term)}
		for _, r := range g.rows {
			row := &t.Rows[r]
			if marks := w.sourcedMarks(&row.Cells[c], term); len(marks) > 0 {
				signs.add(marks)
				lt.Named = append(lt.Named, namedCounty{row.County, row.Single, marks})
			} else if !row.Single {
				lt.NotStated = append(lt.NotStated, row.County)
			}
		}
		v.Terms, terms = append(v.Terms, lt), append(terms, term)
	}
	v.Nobody = len(v.Terms) == 0
	v.Legend = signs.entries(w)
	for _, term := range t.Unstated() {
		v.Unstated = append(v.Unstated, w.termLink(term))
	}
	if t.Dimension == compare.Agreements {
		return
	}
	for _, r := range g.rows {
		if cs := w.behind(t.Rows[r].County, terms); len(cs.Items) > 0 {
			v.Behind, v.HowMany = append(v.Behind, cs), v.HowMany+len(cs.Items)
		}
	}
}
