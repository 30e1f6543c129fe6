package page

import (
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// chooseAddress is where a reader sets counties of their own choice side by side.
const chooseAddress = compareAddress + "velg/"

// mostChosen is the most counties that stand side by side (site.md, "Addresses").
const mostChosen = 4

// choosePages lists the page of the reader's own choice, where there are pairs.
func (s *Set) choosePages(up []Crumb) []Page {
	choice := s.in.Tables.Choice()
	if choice == nil {
		return nil
	}
	return []Page{{
		Address: chooseAddress, Layout: "choose", Script: "velg", Title: s.in.Texts["velg.tittel"], Description: s.in.Texts["velg.ingress"], Crumbs: up,
		view: func(w *writer) any { return w.choose(choice) },
	}}
}

// chosenAddress is the page with the counties chosen; "" when a reader cannot
// choose.
func (s *Set) chosenAddress(counties ...*catalogue.County) string {
	if !s.Has(chooseAddress) {
		return ""
	}
	var ids []string
	for _, c := range counties {
		ids = append(ids, "fylke="+c.ID)
	}
	return chooseAddress + "?" + strings.Join(ids, "&")
}

// chooseView is what layouts/choose.html shows.
type chooseView struct {
	Counties  []countyHead
	Blocks    []chooseBlock // where the script puts the rows
	Legend    []legendEntry
	Groups    []chooseGroup
	Questions int // how many there are in all
	Most      int // how many counties may be chosen
	Width     int // of the table, in columns
	Cautions  []string
	Notes     []Note
	Couples   []coupleRow
}

// chooseBlock is where the rows go that the chosen counties answer in one way:
// differently, all of them alike, only some of them.
type chooseBlock struct{ Key, Title, About string }

// chooseGroup is the rows of one vocabulary.
type chooseGroup struct {
	Title    catalogue.Text // empty for a scale, which is one row
	Standing string
	Rows     []chooseRow
}

// chooseRow is a term, or the whole of a scale, with what each county states.
type chooseRow struct {
	Title Link
	Note  string
	Cells []chooseCell // as Counties
}

// chooseCell is what one county states, and in short what it is compared by
// (compare.ChoiceCell).
type chooseCell struct {
	Answer string
	Values []pairValue
}

func (w *writer) choose(choice *compare.Choice) chooseView {
	v := chooseView{Questions: choice.Questions, Most: mostChosen, Width: len(choice.Counties) + 1}
	for _, c := range choice.Counties {
		v.Counties = append(v.Counties, countyHead{County: c, Year: w.countyYear(c)})
	}
	v.Blocks = []chooseBlock{
		{"ulikt", w.t("velg.ulikt"), w.t("velg.ulikt-betyr")},
		{"alle", w.t("velg.alle"), w.t("velg.alle-betyr")},
		{"noen", w.t("velg.noen"), w.t("velg.noen-betyr")},
	}
	signs := legend{}
	v.Groups, v.Legend = w.chooseGroups(choice.Rows, signs), signs.entries(w)
	v.Cautions = w.cautions(w.set.in.Tables.Dimensions...)
	v.Couples, v.Notes = coupleRows(w.set.in.Tables.Couples()), w.notes
	return v
}

// chooseGroups puts rows under the names of their vocabularies, and notes the
// signs that they use.
func (w *writer) chooseGroups(rows []compare.ChoiceRow, signs legend) []chooseGroup {
	var groups []chooseGroup
	last := ""
	for _, r := range rows {
		if r.Vocabulary != last {
			last = r.Vocabulary
			g := chooseGroup{}
			if r.Term != nil {
				g.Title = w.set.in.Texts["vokabular."+last]
			}
			if r.Dimension == compare.Measures {
				g.Standing = w.t("tiltak.stilling")
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		row := chooseRow{}
		row.Title, row.Note = w.pairHead(r.Dimension, r.Vocabulary, r.Term)
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, chooseCell{c.Answer, w.pairValues(c.Values, r.Term == nil, signs)})
		}
		g.Rows = append(g.Rows, row)
	}
	return groups
}
