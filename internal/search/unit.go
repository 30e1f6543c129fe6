// Package search makes the site's search index and answers queries from it.
//
// In: the catalogue and the list of the site's pages. Out: units, an index over
// them, and the files that a reader's browser loads, one classic script each.
// Guaranteed: the same content gives the same bytes; a Reader answers from the
// shipped files alone, exactly as static/js/sok.js does; a file that is cut or
// altered is an error, never a wrong answer that looks right.
package search

import (
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/prose"
)

// Kind is what a unit is about; the value is the facet's.
type Kind string

// The kinds, in the order that units are numbered in: what is equally good is
// shown in this order.
const (
	County     Kind = "fylke"
	Model      Kind = "modell"
	Role       Kind = "rolle"
	Term       Kind = "begrep"
	Word       Kind = "ord" // an entry of the glossary
	Law        Kind = "lov"
	Knowledge  Kind = "kunnskap"
	Tool       Kind = "verktoy"
	Comparison Kind = "sammenligning"
	Other      Kind = "side"
	Edition    Kind = "utgave" // an earlier one
)

// Kinds lists every kind in order.
var Kinds = []Kind{County, Model, Role, Term, Word, Law, Knowledge, Tool, Comparison, Other, Edition}

// Facet is a way of narrowing a search; the value is its name in the files.
type Facet string

const (
	OfKind      Facet = "slag"
	OfCounty    Facet = "fylke"
	OfGroup     Facet = "malgruppe"
	OfLevel     Facet = "niva"
	OfAgreement Facet = "avtale"
)

// Facets lists every facet in order.
var Facets = []Facet{OfKind, OfCounty, OfGroup, OfLevel, OfAgreement}

// Unit is one thing that can be found: its texts in both languages.
type Unit struct {
	Address     string // in the first language, with the fragment of an entry
	Kind        Kind
	Title, Lead catalogue.Text
	Names       []catalogue.Text // other names and synonyms of the very same thing
	Labels      []catalogue.Text // what it belongs to or is about
	Counties    []catalogue.Text // that it is about, when it is none itself
	Sections    []Section
	Facets      map[Facet][]string // ids, sorted
}

// Section is a part of a unit with an anchor of its own; that of the words
// before the first heading is "".
type Section struct {
	Anchor        string
	Heading, Body catalogue.Text
}

// Page is a page that may be found, as the site has planned it.
type Page struct {
	Address     string // in the first language
	Title, Lead catalogue.Text
	Above       []catalogue.Text // titles of the pages above it, without the front page
	Body        catalogue.Body   // of a page that is prose
}

// Units lists what can be found: the pages, in the order of their kinds and then
// as given, and the entries of the glossary when it is among them. What a page
// says beside its own prose is read from the catalogue.
func Units(c *catalogue.Catalogue, pages []Page) []Unit {
	s := newSubjects(c)
	var units []Unit
	for _, p := range pages {
		if continues(p.Address) {
			continue
		}
		units = append(units, s.unit(p))
		if p.Address == c.Vocabulary(catalogue.Glossary).Address() {
			units = append(units, entries(c)...)
		}
	}
	for i := range units {
		units[i].note(OfKind, string(units[i].Kind))
		for _, ids := range units[i].Facets {
			slices.Sort(ids)
		}
	}
	slices.SortStableFunc(units, func(a, b Unit) int { return slices.Index(Kinds, a.Kind) - slices.Index(Kinds, b.Kind) })
	return units
}

// continues tells whether a page is a later one of a long list:
// "/sammenlign/tiltak/side-2/". The first stands for all.
func continues(address string) bool {
	nr, ok := strings.CutPrefix(path.Base(address), "side-")
	list := strings.HasPrefix(address, "/sammenlign/") || path.Dir(path.Dir(address)) == "/fylker"
	return ok && list && nr != "" && strings.Trim(nr, "0123456789") == ""
}

// note adds the ids that the unit does not have yet.
func (u *Unit) note(f Facet, ids ...string) {
	for _, id := range ids {
		if !slices.Contains(u.Facets[f], id) {
			if u.Facets == nil {
				u.Facets = map[Facet][]string{}
			}
			u.Facets[f] = append(u.Facets[f], id)
		}
	}
}

// subjects knows what the pages of the catalogue are about, by address.
type subjects struct {
	catalogue *catalogue.Catalogue
	counties  map[string]*catalogue.County
	models    map[string]*catalogue.County // of the county's model now
	editions  map[string]edition
	terms     map[string]*catalogue.Term
	pages     map[string]*catalogue.Page
}

// edition is what a page of an earlier edition of a county shows: one of its two
// files.
type edition struct {
	county *catalogue.County
	catalogue.Edition
}

func newSubjects(c *catalogue.Catalogue) *subjects {
	s := &subjects{
		catalogue: c, counties: map[string]*catalogue.County{}, models: map[string]*catalogue.County{},
		editions: map[string]edition{}, terms: map[string]*catalogue.Term{}, pages: map[string]*catalogue.Page{},
	}
	for _, x := range c.Counties {
		s.counties[x.Address()], s.models[x.ModelAddress()] = x, x
		for _, e := range x.Earlier {
			at := x.EditionAddress(e)
			if e.Description != nil {
				s.editions[at] = edition{x, catalogue.Edition{Description: e.Description}}
				at += "modell/"
			}
			if e.Model != nil {
				s.editions[at] = edition{x, catalogue.Edition{Model: e.Model}}
			}
		}
	}
	for _, v := range c.Vocabularies {
		for _, t := range v.Terms {
			s.terms[t.Address()] = t
		}
	}
	for _, p := range c.Pages {
		s.pages[p.Address()] = p
	}
	return s
}

// unit makes a page's unit with what the catalogue knows of its subject.
func (s *subjects) unit(p Page) Unit {
	u := Unit{Address: p.Address, Kind: Other, Title: p.Title, Lead: p.Lead, Labels: slices.Clone(p.Above)}
	if x := s.counties[p.Address]; x != nil {
		s.county(&u, x)
		return u
	}
	if x := s.models[p.Address]; x != nil && x.Model != nil {
		u.Kind = Model
		u.about(x)
		u.model(x.Model)
		return u
	}
	if e, ok := s.editions[p.Address]; ok {
		u.Kind = Edition
		u.about(e.county)
		u.edition(e.Edition)
		return u
	}
	if t := s.terms[p.Address]; t != nil {
		u.Kind = Term
		u.term(t)
		return u
	}
	u.Kind = kindOf(p.Address)
	u.prose(p.Body)
	if page := s.pages[p.Address]; page != nil {
		u.subjects(page)
	} else if x := s.countyAbove(p.Address); x != nil {
		u.about(x)
	}
	return u
}

// countyAbove is the county that a page stands under, or nil.
func (s *subjects) countyAbove(address string) *catalogue.County {
	rest, ok := strings.CutPrefix(address, "/fylker/")
	if !ok {
		return nil
	}
	id, _, _ := strings.Cut(rest, "/")
	return s.counties["/fylker/"+id+"/"]
}

// kindOf tells what a page is by where it stands (site.md, "Addresses").
func kindOf(address string) Kind {
	switch {
	case strings.HasPrefix(address, "/fylker/") && strings.Contains(address, "/modell/rolle/"):
		return Role
	case strings.HasPrefix(address, "/fylker/") && strings.Count(address, "/") > len("///"):
		return Edition
	case strings.HasPrefix(address, "/kunnskap/"):
		return Knowledge
	case strings.HasPrefix(address, "/verktoy/"):
		return Tool
	case strings.HasPrefix(address, "/sammenlign/"):
		return Comparison
	}
	return Other
}

// subjects adds what an ordinary page says that it is about.
func (u *Unit) subjects(p *catalogue.Page) {
	if !p.Menu.Empty() {
		u.Labels = append(u.Labels, p.Menu)
	}
	for _, t := range p.About {
		u.Labels = append(u.Labels, t.Name)
		u.facet(t)
	}
	for _, x := range p.Counties {
		u.about(x)
	}
}

// about adds a county that the unit is about.
func (u *Unit) about(x *catalogue.County) {
	u.Labels = append(u.Labels, x.Name)
	u.Counties = append(u.Counties, x.Name)
	u.note(OfCounty, x.ID)
}

// facets are the vocabularies whose terms narrow a search.
var facets = map[string]Facet{
	catalogue.TargetGroups: OfGroup, catalogue.Levels: OfLevel, catalogue.AgreementOf: OfAgreement,
}

// facet adds the term to the facet of its vocabulary, if there is one.
func (u *Unit) facet(terms ...*catalogue.Term) {
	for _, t := range terms {
		if t != nil && facets[t.Vocabulary] != "" {
			u.note(facets[t.Vocabulary], t.ID)
		}
	}
}

// term adds what the vocabulary says of a term.
func (u *Unit) term(t *catalogue.Term) {
	u.Names = append(u.Names, names(t)...)
	u.facet(t)
	var near []catalogue.Text
	for _, x := range slices.Concat(t.Broader, t.Narrower) {
		near = append(near, x.Name)
	}
	if t.Group != nil {
		near = append(near, t.Group.Name)
	}
	if len(near) > 0 {
		u.Sections = append(u.Sections, Section{Body: joined(near...)})
	}
}

// names are the words that stand for a term beside its name.
func names(t *catalogue.Term) []catalogue.Text {
	var all []catalogue.Text
	for _, s := range slices.Concat(t.Synonyms, t.Avoid) {
		all = append(all, catalogue.Same(s))
	}
	return all
}

// entries are the units of the glossary's words and of the laws.
func entries(c *catalogue.Catalogue) []Unit {
	var units []Unit
	for _, t := range c.Vocabulary(catalogue.Glossary).Terms {
		u := Unit{Address: t.Address(), Kind: Word, Title: t.Name, Lead: t.Explain}
		u.term(t)
		units = append(units, u)
	}
	for _, l := range c.Laws {
		u := Unit{Address: l.Address(), Kind: Law, Title: l.Name, Lead: l.Explain}
		if body := joined(l.Then, l.Now); !body.Empty() {
			u.Sections = []Section{{Body: body}}
		}
		units = append(units, u)
	}
	return units
}

// prose adds the sections of a text, in both languages where it has both. A
// translation has the headings of the first file (content contract).
func (u *Unit) prose(b catalogue.Body) {
	at := map[string]int{}
	for _, p := range []*catalogue.Prose{b.First, b.Translation} {
		for _, s := range prose.Plain(p) {
			i, ok := at[s.Anchor]
			if !ok {
				i = len(u.Sections)
				at[s.Anchor] = i
				u.Sections = append(u.Sections, Section{Anchor: s.Anchor})
			}
			section := &u.Sections[i]
			section.Heading = joined(section.Heading, catalogue.Written(s.Heading, p.Lang))
			section.Body = joined(section.Body, catalogue.Written(s.Text, p.Lang))
		}
	}
}

// joined puts texts together, each language by itself.
func joined(texts ...catalogue.Text) catalogue.Text {
	var nb, nn []string
	for _, t := range texts {
		if t.NB != "" {
			nb = append(nb, t.NB)
		}
		if t.NN != "" {
			nn = append(nn, t.NN)
		}
	}
	return catalogue.Text{NB: strings.Join(nb, "\n"), NN: strings.Join(nn, "\n")}
}
