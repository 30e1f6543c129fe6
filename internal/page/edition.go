package page

import (
	"slices"
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
	title := editionTitle(c, e)
	var pages []Page
	if e.Description != nil {
		pages = append(pages, Page{
			Address: address, Layout: "edition", Title: title, Description: e.Description.Lead, From: e.Description.File, Updated: e.Description.Updated, Body: e.Description.Body,
			Crumbs: crumbs, view: func(w *writer) any { return w.edition(c, e, next) },
		})
	}
	if e.Model != nil {
		at := address
		if e.Description != nil {
			crumbs = append(crumbs[:len(crumbs):len(crumbs)], Crumb{title, address})
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

// editionTitle names the county and the year.
func editionTitle(c *catalogue.County, e catalogue.Edition) catalogue.Text {
	year := " " + strconv.Itoa(e.Year)
	return catalogue.Text{NB: c.Name.NB + year, NN: c.Name.NN + year}
}

// editionView is what layouts/edition.html shows.
type editionView struct {
	countyView
	Edition *editionNote
	Model   *Link // the model of the same year
}

// editionNote is the banner of an earlier edition: that there is a newer text,
// and what differs, in words.
type editionNote struct {
	Year        int
	Newer       string
	Differences []Difference
}

// Difference is what a newer edition states otherwise than this one, in one
// dimension.
type Difference struct {
	Title          catalogue.Text
	Added, Removed []Link
	Changed        []Change
}

// Change is a fact that both editions state, with other answers.
type Change struct {
	Title    catalogue.Text
	Was, Now string
}

func (w *writer) edition(c *catalogue.County, e, next catalogue.Edition) editionView {
	v := editionView{countyView: countyView{County: c}}
	w.describe(&v.countyView, &e.Description.Document)
	v.Expired = "" // the note on the edition says so
	v.Notes = w.notes
	v.Edition = &editionNote{Year: e.Year, Newer: c.Address()}
	if e.Model != nil {
		v.Model = &Link{Title: e.Model.Title, Address: c.EditionAddress(e) + "modell/"}
	}
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

// differences compares what two editions state, term by term and agreement by
// agreement.
func (w *writer) differences(old, new *catalogue.Document) []Difference {
	if new == nil {
		return nil
	}
	var ds []Difference
	before, after := statedTerms(old.Facts), statedTerms(new.Facts)
	for _, id := range catalogue.Dimensions {
		d := Difference{Title: w.set.in.Texts["vokabular."+id]}
		for _, t := range w.catalogue().Vocabulary(id).Terms {
			d.add(Link{Title: t.Name, Address: t.Address()}, w.stateWords(before[t]), w.stateWords(after[t]), w.stateWords(saysYes))
		}
		if id == catalogue.AgreementOf {
			w.addAgreements(&d, old.Facts.Agreements, new.Facts.Agreements)
		}
		if len(d.Added)+len(d.Removed)+len(d.Changed) > 0 {
			ds = append(ds, d)
		}
	}
	return ds
}

// add sorts a fact by what the two editions say of it; "" is nothing.
func (d *Difference) add(fact Link, was, now, yes string) {
	switch {
	case was == now:
	case was == "" && now != yes:
		d.Changed = append(d.Changed, Change{fact.Title, "", now})
	case was == "":
		d.Added = append(d.Added, fact)
	case now == "":
		d.Removed = append(d.Removed, fact)
	default:
		d.Changed = append(d.Changed, Change{fact.Title, was, now})
	}
}

// addAgreements tells of agreements with a name that only one edition has.
func (w *writer) addAgreements(d *Difference, old, new []catalogue.Agreement) {
	has := func(as []catalogue.Agreement, a catalogue.Agreement) bool {
		return slices.ContainsFunc(as, func(x catalogue.Agreement) bool { return x.Name == a.Name && x.Type == a.Type })
	}
	for _, a := range new {
		if !a.Name.Empty() && !has(old, a) {
			d.Added = append(d.Added, Link{Title: a.Name})
		}
	}
	for _, a := range old {
		if !a.Name.Empty() && !has(new, a) {
			d.Removed = append(d.Removed, Link{Title: a.Name})
		}
	}
}

// stated is what an edition says of a term.
type stated int

const (
	silent stated = iota
	saysYes
	saysUnclear
	saysEnded
	saysNo
)

// stateWords gives a state in words, "" for silence.
func (w *writer) stateWords(s stated) string {
	switch s {
	case saysYes:
		return w.t("tilstand.ja")
	case saysUnclear:
		return w.t("tilstand.uklart")
	case saysEnded:
		return w.t("tilstand.avsluttet")
	case saysNo:
		return w.t("tilstand.nei")
	}
	return ""
}

// statedTerms is what facts say of each term; the first of yes, unclear, ended
// and no, as in a cell of a comparison.
func statedTerms(f catalogue.Facts) map[*catalogue.Term]stated {
	said := map[*catalogue.Term]stated{}
	say := func(t *catalogue.Term, s catalogue.Standing) {
		state := saysYes
		switch {
		case s.Basis == catalogue.Ambiguous:
			state = saysUnclear
		case s.Answer == catalogue.Ended:
			state = saysEnded
		case s.Answer == catalogue.No:
			state = saysNo
		}
		if said[t] == silent || state < said[t] {
			said[t] = state
		}
	}
	for _, facts := range f.Lists {
		for _, x := range facts {
			say(x.Term, x.Standing)
		}
	}
	for _, a := range f.Agreements {
		say(a.Type, a.Standing)
	}
	for _, m := range f.Meetings {
		say(m.Type, m.Standing)
	}
	for _, m := range f.Measures {
		if m.State == catalogue.InUse {
			say(m.Term, m.Standing)
		}
	}
	return said
}
