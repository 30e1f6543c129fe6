package page

import (
	"strconv"

	"modellkatalog/internal/catalogue"
)

// newer is the edition that came after the one at the index: the earlier ones
// are in falling order of years, and the first is followed by what holds now.
func newer(c *catalogue.County, index int) catalogue.Edition {
	if index == 0 {
		return c.Edition
	}
	return c.Earlier[index-1]
}

// editionPages lists the pages of an earlier edition.
func editionPages(c *catalogue.County, e, next catalogue.Edition, crumbs []Crumb) []Page {
	address := c.EditionAddress(e)
	year := catalogue.Same(strconv.Itoa(e.Year))
	var pages []Page
	if e.Description != nil {
		pages = append(pages, Page{
			Address: address, Layout: "edition", Title: year, Description: e.Description.Lead, From: e.Description.File, Updated: e.Description.Updated,
			Crumbs: crumbs, view: func(w *writer) any { return w.edition(c, e, next) },
		})
	}
	if e.Model != nil {
		at := address
		if e.Description != nil {
			crumbs = append(crumbs[:len(crumbs):len(crumbs)], Crumb{year, address})
			at += "modell/"
		}
		p := modelPage(c, e.Model, at, crumbs)
		p.view = func(w *writer) any {
			v := w.model(c, e.Model)
			v.Edition = &editionNote{e.Year, c.Address(), w.differences(documentOf(e.Model), modelDocument(next))}
			return v
		}
		pages = append(pages, p)
	}
	return pages
}

// editionView is what layouts/edition.html shows.
type editionView struct {
	countyView
	Edition *editionNote
}

// editionNote is the banner of an earlier edition: that there is a newer text,
// and what differs, in words.
type editionNote struct {
	Year        int
	Newer       string
	Differences []Difference
}

// Difference is what a newer edition states that this one does not, or the
// other way round, in one dimension.
type Difference struct {
	Title          catalogue.Text
	Added, Removed []Link
}

func (w *writer) edition(c *catalogue.County, e, next catalogue.Edition) editionView {
	v := editionView{countyView: countyView{County: c}}
	w.describe(&v.countyView, &e.Description.Document)
	v.Notes = w.notes
	v.Edition = &editionNote{Year: e.Year, Newer: c.Address()}
	if next.Description != nil {
		v.Edition.Differences = w.differences(&e.Description.Document, &next.Description.Document)
	}
	return v
}

func documentOf(m *catalogue.Model) *catalogue.Document { return &m.Document }

func modelDocument(e catalogue.Edition) *catalogue.Document {
	if e.Model == nil {
		return nil
	}
	return &e.Model.Document
}

// differences compares what two editions state, term by term.
func (w *writer) differences(old, new *catalogue.Document) []Difference {
	if new == nil {
		return nil
	}
	var ds []Difference
	before, after := statedTerms(old.Facts), statedTerms(new.Facts)
	for _, id := range catalogue.Dimensions {
		d := Difference{Title: w.set.in.Texts["vokabular."+id]}
		for _, t := range w.catalogue().Vocabulary(id).Terms {
			switch {
			case after[t] && !before[t]:
				d.Added = append(d.Added, Link{t.Name, t.Address()})
			case before[t] && !after[t]:
				d.Removed = append(d.Removed, Link{t.Name, t.Address()})
			}
		}
		if len(d.Added)+len(d.Removed) > 0 {
			ds = append(ds, d)
		}
	}
	return ds
}

// statedTerms are the terms that facts state as being so.
func statedTerms(f catalogue.Facts) map[*catalogue.Term]bool {
	stated := map[*catalogue.Term]bool{}
	for _, facts := range f.Lists {
		for _, x := range facts {
			stated[x.Term] = stated[x.Term] || x.Answer == catalogue.Yes
		}
	}
	for _, a := range f.Agreements {
		stated[a.Type] = stated[a.Type] || a.Answer == catalogue.Yes
	}
	for _, m := range f.Meetings {
		stated[m.Type] = stated[m.Type] || m.Answer == catalogue.Yes
	}
	for _, m := range f.Measures {
		stated[m.Term] = stated[m.Term] || m.State == catalogue.InUse
	}
	return stated
}
