package page

import (
	"maps"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
)

// Frame is what base.html shows around every page.
type Frame struct {
	Lang          catalogue.Lang
	Title         string // of the browser's window
	Description   string
	Canonical     string      // absolute; "" when the site's address is not known
	OpenSearch    string      // address of how to search, "" when the site's is not known
	Alternates    []Alternate // the same page in every language
	Menu          []MenuItem
	Crumbs        []Crumb
	Here          catalogue.Text // the page's own title, last in the breadcrumb
	Site          catalogue.Text
	Publisher     catalogue.Text
	CSS, Icon     string
	Scripts       []string     // addresses
	Search        *searchField // in the head; nil where the page has its own
	NoIndex       bool
	Home          bool
	Updated       catalogue.Date
	Edit          string // address for editing the page's file, "" when not known
	Contact       string
	License       string
	Accessibility string     // address of the publisher's statement
	Links         []MenuItem // at the foot
	Explained     []Explained
	View          any
}

// Alternate is the same page in a language.
type Alternate struct {
	Lang     catalogue.Lang
	Name     string // of the language, in that language
	Address  string
	Absolute string
	Current  bool
}

// MenuItem is one entry of a menu.
type MenuItem struct {
	Title   string
	Address string
	Current bool
}

// menuAddresses are the addresses of the entries that katalog.toml may name.
var menuAddresses = map[string]string{
	"fylker": "/fylker/", "sammenlign": "/sammenlign/", "kunnskap": "/kunnskap/", "ordliste": "/ordliste/",
	"sok": "/sok/", "om": "/om/",
}

func (s *Set) frame(w *writer, view any) Frame {
	c, p := s.in.Catalogue.Settings, w.page
	f := Frame{
		Lang: w.lang, Site: c.Title, Publisher: c.Publisher, CSS: s.in.CSS, Icon: s.in.Icon,
		Description: w.in(p.Description), Crumbs: p.Crumbs, Here: p.Title, NoIndex: p.NoIndex, Home: p.Address == "/",
		Explained: w.explained, Updated: p.Updated, Contact: c.Contact, License: c.License, Accessibility: c.Accessibility, View: view,
		Menu: s.menu(w, c.Menu), Links: s.menu(w, []string{"bidra", "kilder", "apne-sporsmal", "tilgjengelighet", "personvern"}),
	}
	f.Scripts = s.scripts(p)
	if !f.Home && p.Address != searchAddress {
		f.Search = w.searchField(false)
	}
	heading := p.Heading
	if heading.Empty() {
		heading = p.Title
	}
	f.Title = w.in(heading) + " – " + w.in(c.Title)
	if f.Home {
		f.Title = w.in(c.Title)
	}
	from := p.From
	if t := p.Body.Translation; t != nil && t.Lang == w.lang {
		from = t.File
		if !t.Updated.IsZero() {
			f.Updated = t.Updated
		}
	}
	if f.Updated.IsZero() {
		f.Updated = s.newest
	}
	if c.Edit != "" && from != "" {
		f.Edit = strings.ReplaceAll(c.Edit, "{fil}", from)
	}
	if f.Description == "" {
		f.Description = w.in(p.Title) + ". " + w.in(c.Title)
	}
	f.Alternates = s.alternates(p)
	if c.URL != "" {
		f.Canonical = absolute(c.URL, s.address(w.lang, p.Address))
		f.OpenSearch = s.address(w.lang, openSearchAddress)
	}
	return f
}

// scripts are the addresses of what the page can do without: the script of the
// field for searching, and the page's own.
func (s *Set) scripts(p *Page) []string {
	var all []string
	for _, name := range []string{"felt", p.Script} {
		if address := s.in.Scripts[name]; address != "" && (name != "felt" || p.Address != searchAddress) {
			all = append(all, address)
		}
	}
	return all
}

func (s *Set) alternates(p *Page) []Alternate {
	c := s.in.Catalogue.Settings
	if len(c.Languages) < 2 {
		return nil
	}
	var as []Alternate
	for _, lang := range c.Languages {
		a := Alternate{Lang: lang, Address: s.address(lang, p.Address), Current: lang == p.Lang, Name: "Bokmål"}
		if lang == catalogue.NN {
			a.Name = "Nynorsk"
		}
		if c.URL != "" {
			a.Absolute = absolute(c.URL, a.Address)
		}
		as = append(as, a)
	}
	return as
}

// menu keeps the entries that the site has pages for.
func (s *Set) menu(w *writer, names []string) []MenuItem {
	var items []MenuItem
	for _, name := range names {
		address, ok := menuAddresses[name]
		if !ok {
			address = "/" + name + "/"
		}
		if !s.addresses[address] {
			continue
		}
		items = append(items, MenuItem{
			Title: w.menuTitle(name), Address: address,
			Current: strings.HasPrefix(w.page.Address, address) || name == "kunnskap" && strings.HasPrefix(w.page.Address, "/verktoy/"),
		})
	}
	return items
}

// menuTitle is the short title that the page itself gives, else the menu's own
// word, else the page's title.
func (w *writer) menuTitle(name string) string {
	p := w.catalogue().Page(name)
	own, known := w.set.in.Texts["meny."+name]
	switch {
	case p != nil && !p.Menu.Empty():
		return w.in(p.Menu)
	case known:
		return w.in(own)
	case p != nil:
		return w.in(p.Title)
	}
	return w.in(w.set.folderTitle(name))
}

func absolute(url, address string) string {
	return url + strings.TrimPrefix(address, "/")
}

// newest is when any file of the content was last changed: the date of pages
// that are made from many.
func newest(c *catalogue.Catalogue) catalogue.Date {
	var last catalogue.Date
	note := func(d catalogue.Date) {
		if last.String() < d.String() {
			last = d
		}
	}
	for _, x := range c.Counties {
		if x.Description != nil {
			note(x.Description.Updated)
		}
		if x.Model != nil {
			note(x.Model.Updated)
		}
	}
	for _, p := range c.Pages {
		note(p.Updated)
	}
	return last
}

// Location is a page as search engines are told of it.
type Location struct {
	Address    string // absolute
	Updated    string // ISO 8601, "" when not known
	Alternates []Alternate
}

// Locations lists the pages that may be indexed; none when the site's address
// is not known.
func (s *Set) Locations() []Location {
	url := s.in.Catalogue.Settings.URL
	if url == "" {
		return nil
	}
	var all []Location
	for _, p := range s.pages {
		if p.NoIndex {
			continue
		}
		all = append(all, Location{absolute(url, s.address(p.Lang, p.Address)), p.Updated.String(), s.alternates(p)})
	}
	return all
}

// Addresses lists the addresses of the first language, sorted.
func (s *Set) Addresses() []string {
	return slices.Sorted(maps.Keys(s.addresses))
}
