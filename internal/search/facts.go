package search

import (
	"slices"

	"modellkatalog/internal/catalogue"
)

// county adds the county's names, its places, who to ask, and what its own
// description states.
func (s *subjects) county(u *Unit, x *catalogue.County) {
	u.Kind = County
	u.note(OfCounty, x.ID)
	for _, n := range x.OtherNames {
		u.Names = append(u.Names, catalogue.Same(n.Name))
	}
	for _, p := range s.catalogue.Places {
		if p.County == nil && slices.Contains(p.Counties, x) {
			u.Labels = append(u.Labels, p.Name)
		}
	}
	u.Sections = append(u.Sections, Section{Body: around(x)})
	u.edition(catalogue.Edition{Description: x.Description})
	if m := x.Model; m != nil {
		if x.Description == nil {
			u.facts(&m.Document)
		}
		u.Sections = append(u.Sections, Section{Heading: joined(m.Name, m.Title)})
	}
}

// around names the counties before and after, and who to ask.
func around(x *catalogue.County) catalogue.Text {
	var all []catalogue.Text
	for _, o := range slices.Concat(x.Before, x.After) {
		all = append(all, o.Name)
	}
	for _, c := range x.Contacts {
		all = append(all, c.Name)
	}
	for _, n := range x.Nav {
		all = append(all, n.Name, catalogue.Same(n.Seat))
	}
	return joined(all...)
}

// edition adds what the two files of a county say.
func (u *Unit) edition(e catalogue.Edition) {
	if d := e.Description; d != nil {
		u.Sections = append(u.Sections, Section{Heading: d.Title})
		u.document(&d.Document)
	}
	if e.Model != nil {
		u.model(e.Model)
	}
}

// model adds what a model says.
func (u *Unit) model(m *catalogue.Model) {
	u.Names = append(u.Names, m.Name)
	for i, s := range m.Steps {
		u.fact(catalogue.EntryAnchor("steg", i), catalogue.Text{}, s.Phase, s.Standing, joined(s.Text, s.Outcome, s.Duration), termNames(append(slices.Clone(s.Actors), s.Arena)...)...)
	}
	for i, d := range m.Duties {
		u.fact(catalogue.EntryAnchor("rolle", i), catalogue.Text{}, d.Actor, d.Standing, joined(d.Text, joined(d.Tasks...)), termNames(d.Phase)...)
	}
	u.document(&m.Document)
	if len(m.Results) > 0 {
		u.Sections = append(u.Sections, Section{Body: joined(m.Results...)})
	}
}

// document adds the prose and the facts of a file.
func (u *Unit) document(d *catalogue.Document) {
	u.prose(d.Body)
	u.facts(d)
}

// facts adds what a file states beside its prose.
func (u *Unit) facts(d *catalogue.Document) {
	for _, list := range catalogue.FactLists {
		for _, f := range d.Facts.Lists[list] {
			u.fact(catalogue.FactAnchor(f.Term, f.Place), catalogue.Text{}, f.Term, f.Standing, catalogue.Text{})
		}
	}
	u.entries(&d.Facts)
	if len(d.Facts.OwnGroups) > 0 {
		u.Sections = append(u.Sections, Section{Body: joined(d.Facts.OwnGroups...)})
	}
	for i, p := range d.Participants {
		u.fact(catalogue.EntryAnchor("deltaker", i), catalogue.Text{}, nil, p.Standing, joined(p.Role, p.Organisation))
	}
}

// entries adds the tables of facts.
func (u *Unit) entries(f *catalogue.Facts) {
	for i, a := range f.Agreements {
		u.facet(a.Groups...)
		u.fact(catalogue.EntryAnchor("avtale", i), a.Name, a.Type, a.Standing, joined(a.About, a.Replaces), termNames(slices.Concat(a.Parties, a.Groups)...)...)
	}
	for i, o := range f.Offers {
		u.fact(catalogue.EntryAnchor("tilbud", i), o.Name, nil, o.Standing, o.About, u.details(o.Details)...)
	}
	for i, p := range f.Projects {
		u.facet(p.Level)
		names := append(termNames(p.Actors...), u.details(p.Details)...)
		for _, n := range p.OtherNames {
			names = append(names, catalogue.Same(n))
		}
		u.fact(catalogue.EntryAnchor("prosjekt", i), p.Name, nil, p.Standing, joined(p.About, joined(p.Results...)), names...)
	}
	for i, m := range f.Meetings {
		u.fact(catalogue.EntryAnchor("motepunkt", i), m.Name, m.Type, m.Standing, joined(m.About, m.Often), termNames(m.Actors...)...)
	}
	for i, m := range f.Measures {
		u.fact(catalogue.EntryAnchor("tiltak", i), catalogue.Text{}, m.Term, m.Standing, m.About)
	}
}

// fact adds a section for one fact: its name, else its term's, as the heading; then
// what is told of it, and last the names of what it has to do with.
func (u *Unit) fact(anchor string, name catalogue.Text, t *catalogue.Term, s catalogue.Standing, told catalogue.Text, names ...catalogue.Text) {
	u.facet(t)
	heading := name
	if heading.Empty() {
		heading = joined(termNames(t)...)
	} else {
		names = append(termNames(t), names...)
	}
	if s.Place != nil {
		names = append(names, s.Place.Name)
	}
	u.Sections = append(u.Sections, Section{Anchor: anchor, Heading: heading, Body: joined(append([]catalogue.Text{told, s.Note}, names...)...)})
}

// details names the terms that an offer or a project carries, in the order of
// the vocabularies.
func (u *Unit) details(d catalogue.Details) []catalogue.Text {
	var all []catalogue.Text
	for _, vocabulary := range catalogue.Dimensions {
		u.facet(d[vocabulary]...)
		all = append(all, termNames(d[vocabulary]...)...)
	}
	return all
}

func termNames(terms ...*catalogue.Term) []catalogue.Text {
	var all []catalogue.Text
	for _, t := range terms {
		if t != nil {
			all = append(all, t.Name)
		}
	}
	return all
}
