package page

import (
	"fmt"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// maxRows is the number of rows above which a comparison goes on to a next
// page (site.md, "What holds on every page").
const maxRows = 200

// compareAddress is the overview of all comparisons.
const compareAddress = "/sammenlign/"

func partAddress(p catalogue.Part) string { return compareAddress + string(p) + "/" }

// comparePages lists the overview of the comparisons, every dimension, every
// part of the template and every pair of counties.
func (s *Set) comparePages() []Page {
	up := []Crumb{{s.in.Texts["meny.sammenlign"], compareAddress}}
	pages := s.overviewPages(up)
	for _, t := range s.in.Tables.Dimensions {
		pages = append(pages, s.dimensionPages(t, up)...)
	}
	for _, t := range s.in.Tables.Parts {
		key := string(t.Part)
		pages = append(pages, Page{
			Address: partAddress(t.Part), Layout: "part", Title: s.in.Texts["delsporsmal."+key], Description: s.in.Texts["mal."+key],
			Crumbs: up, view: func(w *writer) any { return w.partTable(t) },
		})
	}
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
	key, address := string(t.Dimension), t.Dimension.Address()
	title := s.in.Texts["sporsmal."+key]
	layout, rows := "list", len(t.Lines)
	view := func(w *writer, nr int) any { return w.list(t, nr) }
	if len(t.Columns) > 0 && !t.Sparse {
		layout, rows = "matrix", gridOf(t).length()
		view = func(w *writer, nr int) any { return w.matrix(t, nr) }
	}
	var pages []Page
	for nr := 1; nr <= pageCount(rows); nr++ {
		p := Page{
			Address: pageAddress(address, nr), Layout: layout, Title: title, Description: s.in.Texts["utdyping."+key], Crumbs: up,
			view: func(w *writer) any { return view(w, nr) },
		}
		if nr > 1 {
			p.Title = s.both("tabell.side-tittel", title, nr)
			p.Crumbs = append(up[:len(up):len(up)], Crumb{title, address})
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
func pageCount(rows int) int { return max(1, (rows+maxRows-1)/maxRows) }

// pageAddress is the address of the page with the number, from 1.
func pageAddress(address string, nr int) string {
	if nr == 1 {
		return address
	}
	return fmt.Sprintf("%sside-%d/", address, nr)
}

// cut returns what of a list belongs on the page with the number.
func cut[T any](list []T, nr int) []T {
	from := min(len(list), (nr-1)*maxRows)
	return list[from:min(len(list), from+maxRows)]
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

func newPager(address string, rows, nr int) *pager {
	count := pageCount(rows)
	if count == 1 {
		return nil
	}
	p := &pager{Number: nr, Count: count}
	for i := 1; i <= count; i++ {
		p.Pages = append(p.Pages, pagerLink{i, pageAddress(address, i), i == nr})
	}
	return p
}
