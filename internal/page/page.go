// Package page makes the HTML pages of the site.
//
// In: the catalogue, its comparisons, the layouts and the interface texts. Out:
// a Set, the list of every page in every language, each rendered on request, so
// that memory is bounded by the catalogue and not by the pages. Every internal
// address in the HTML is absolute from the site's root ("/nn/fylker/nordland/");
// package site makes it relative. Pure: no clock, no files but the layouts.
package page

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/site"
)

// Input is what the pages are made from.
type Input struct {
	Catalogue *catalogue.Catalogue
	Tables    *compare.Tables
	Layouts   fs.FS                     // one .html file per kind of page, part/*.html
	Texts     map[string]catalogue.Text // interface texts by key
	CSS       string                    // root-absolute address of the style sheet
	Scripts   map[string]string         // root-absolute addresses by name: "tabell"
	Icon      string                    // root-absolute address of the icon
	Today     catalogue.Date            // what "expired" and "due for review" are decided against
}

// Page is one page in one language, before it is rendered.
type Page struct {
	Address     string // in the first language: "/fylker/nordland/"
	Lang        catalogue.Lang
	Layout      string // name of the layout file without .html
	Title       catalogue.Text
	Description catalogue.Text
	Crumbs      []Crumb // from the front page; without the page itself
	From        string  // the content file that made it, "" when several did
	Updated     catalogue.Date
	Body        catalogue.Body // of that file, with its translation
	Heading     catalogue.Text // the file's own title, for the window; empty: Title
	NoIndex     bool
	Script      string            // name of the script that the page can do without, "" for none
	about       []*catalogue.Term // what it is about, and so needs no box for
	view        func(*writer) any
}

// Crumb is one step of the breadcrumb.
type Crumb struct {
	Title   catalogue.Text
	Address string
}

// Set is every page of a site.
type Set struct {
	in        Input
	client    string         // address of the script that searches, "" when there is none
	newest    catalogue.Date // when the content was last changed
	layouts   map[catalogue.Lang]layouts
	lexica    map[catalogue.Lang]lexicon // the words of the glossary
	pages     []*Page
	addresses map[string]bool
}

// NewSet plans every page in every language of the catalogue. It fails when a
// layout does not parse.
func NewSet(in Input) (*Set, error) {
	s := &Set{in: in, layouts: map[catalogue.Lang]layouts{}, addresses: map[string]bool{}}
	for _, lang := range in.Catalogue.Settings.Languages {
		ls, err := parseLayouts(in.Layouts, s.funcs(lang))
		if err != nil {
			return nil, err
		}
		s.layouts[lang] = ls
	}
	s.newest = newest(in.Catalogue)
	s.lexica = lexica(in.Catalogue.Vocabulary(catalogue.Glossary).Terms)
	var plan []Page
	if err := withTexts(func() error { plan = s.plan(); return nil }); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	for _, p := range plan {
		s.addresses[p.Address] = true
		for _, lang := range in.Catalogue.Settings.Languages {
			q := p
			q.Lang = lang
			s.pages = append(s.pages, &q)
		}
	}
	return s, nil
}

// plan lists every page once, in the first language.
func (s *Set) plan() []Page {
	var pages []Page
	for _, some := range [][]Page{
		s.homePages(), s.countyPages(), s.comparePages(), s.termPages(), s.referencePages(), s.prosePages(), s.searchPages(), s.redirectPages(),
	} {
		pages = append(pages, some...)
	}
	return pages
}

// Pages returns every page in every language, in a fixed order.
func (s *Set) Pages() []*Page { return s.pages }

// Has tells whether the site has a page at the address, in its first language.
// A fragment is left to the check of links.
func (s *Set) Has(address string) bool {
	path, _, _ := strings.Cut(address, "#")
	path, _, _ = strings.Cut(path, "?")
	return s.addresses[path]
}

// Render makes the HTML of a page. It fails when the layout does.
func (s *Set) Render(p *Page) (site.File, error) {
	w := &writer{set: s, page: p, lang: p.Lang}
	layout, ok := s.layouts[p.Lang][p.Layout]
	if !ok {
		return site.File{}, fmt.Errorf("page %s: no layout %s.html", p.Address, p.Layout)
	}
	var b bytes.Buffer
	err := withTexts(func() error { return layout.ExecuteTemplate(&b, "base.html", s.frame(w, p.view(w))) })
	if err != nil {
		return site.File{}, fmt.Errorf("page %s: %w", p.Address, err)
	}
	return site.File{Path: filePath(s.address(p.Lang, p.Address)), Data: bound(b.Bytes()), From: p.From}, nil
}

// address puts an address of the first language into another: the first is at
// the root, the others under their code.
func (s *Set) address(lang catalogue.Lang, address string) string {
	if lang == s.in.Catalogue.Settings.Languages[0] || !strings.HasPrefix(address, "/") {
		return address
	}
	return "/" + string(lang) + address
}

// filePath is the file that an address is served from.
func filePath(address string) string {
	path := strings.TrimPrefix(address, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

// writer is one page being written: the language, and the sources it has
// numbered so far.
type writer struct {
	set    *Set
	page   *Page
	lang   catalogue.Lang
	notes  []Note
	wanted bool // what the page tells is wanted, not described

	explained []Explained // what opens over the page, in the order it was named
	boxes     int         // how many of them are of source marks
	marked    int         // how many words of the glossary are marked in the prose
}

// catalogue is what every page is made from.
func (w *writer) catalogue() *catalogue.Catalogue { return w.set.in.Catalogue }
