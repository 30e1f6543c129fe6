package page

import (
	"fmt"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// A comparison goes on to a next page above 200 rows (site.md, "What holds on
// every page"), the parts of whole models, which are long, above 20.
const (
	maxRows   = 200
	maxModels = 20
)

// compareAddress is the overview of all comparisons.
const compareAddress = "/sammenlign/"

func partAddress(p catalogue.Part) string { return compareAddress + string(p) + "/" }

// comparePages lists the overview of the comparisons, every dimension, every
// part of the template and every pair of counties.
func (s *Set) comparePages() []Page {
	up := []Crumb{{s.in.Texts["meny.sammenlign"], compareAddress}}
	pages := s.overviewPages()
	for _, t := range s.in.Tables.Dimensions {
		pages = append(pages, s.dimensionPages(t, up)...)
	}
	for _, t := range s.in.Tables.Parts {
		key := string(t.Part)
		pages = append(pages, s.paged(Page{
			Address: partAddress(t.Part), Layout: "part", Title: s.in.Texts["delsporsmal."+key], Description: s.in.Texts["mal."+key], Crumbs: up,
		}, pageCount(len(t.Models), maxModels), func(w *writer, nr int) any { return w.partTable(t, nr) })...)
	}
	pages = append(pages, s.choosePages(up)...)
	for _, c := range s.in.Tables.Couples() {
		pages = append(pages, Page{
			Address: c.Address(), Layout: "pair", Title: s.both("par.tittel", c.A.Name, c.B.Name),
			Description: s.both("par.beskrivelse", c.A.Name, c.B.Name), Crumbs: up,
			view: func(w *writer) any { return w.pair(c) },
		})
	}
	return pages
}

// dimensionPages lists the pages of one dimension: a matrix, or a list where
// little is stated or where entries are compared, not terms.
func (s *Set) dimensionPages(t *compare.Table, up []Crumb) []Page {
	key := string(t.Dimension)
	layout, script, rows := "list", "", len(t.Lines)
	view := func(w *writer, nr int) any { return w.list(t, nr) }
	if len(t.Columns) > 0 && !t.Sparse {
		layout, script, rows = "matrix", "tabell", gridOf(t).length()
		view = func(w *writer, nr int) any { return w.matrix(t, nr) }
	}
	return s.paged(Page{
		Address: t.Dimension.Address(), Layout: layout, Script: script, Title: s.in.Texts["sporsmal."+key], Description: s.in.Texts["utdyping."+key], Crumbs: up,
	}, pageCount(rows, maxRows), view)
}

// paged makes so many pages of one comparison; the first one leads to the rest.
func (s *Set) paged(first Page, count int, view func(w *writer, nr int) any) []Page {
	var pages []Page
	for nr := 1; nr <= count; nr++ {
		p := first
		p.view = func(w *writer) any { return view(w, nr) }
		if nr > 1 {
			p.Address, p.Title = pageAddress(first.Address, nr), s.both("tabell.side-tittel", first.Title, nr)
			p.Crumbs = append(first.Crumbs[:len(first.Crumbs):len(first.Crumbs)], Crumb{first.Title, first.Address})
		}
		pages = append(pages, p)
	}
	return pages
}

// both fills an interface text in both languages. An argument that is a Text is
// put in its own language.
func (s *Set) both(key string, args ...any) catalogue.Text {
	return catalogue.Text{NB: s.filled(catalogue.NB, key, args), NN: s.filled(catalogue.NN, key, args)}
}

func (s *Set) filled(lang catalogue.Lang, key string, args []any) string {
	words := make([]any, len(args))
	for i, a := range args {
		words[i] = a
		if t, ok := a.(catalogue.Text); ok {
			words[i] = t.In(lang).Text
		}
	}
	filled, err := s.text(lang, key, words...)
	if err != nil {
		panic(err) // as writer.t: a test keeps it from a reader
	}
	return filled
}

// pageCount is the number of pages for so many rows, at least one.
func pageCount(rows, most int) int { return max(1, (rows+most-1)/most) }

// pageAddress is the address of the page with the number, from 1.
func pageAddress(address string, nr int) string {
	if nr == 1 {
		return address
	}
	return fmt.Sprintf("%sside-%d/", address, nr)
}

// cut returns what of a list belongs on the page with the number.
func cut[T any](list []T, nr, most int) []T {
	from := min(len(list), (nr-1)*most)
	return list[from:min(len(list), from+most)]
}

// pager leads from page to page of a long comparison; nil when there is one.
type pager struct {
	Number, Count int
	Pages         []pagerLink
}

type pagerLink struct {
	Number  int
	Address string
	Current bool
}

func newPager(address string, count, nr int) *pager {
	if count == 1 {
		return nil
	}
	p := &pager{Number: nr, Count: count}
	for i := 1; i <= count; i++ {
		p.Pages = append(p.Pages, pagerLink{i, pageAddress(address, i), i == nr})
	}
	return p
}
