package load

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// readPages reads the ordinary pages.
func (l *loader) readPages() {
	for _, name := range l.paths {
		if l.files[name].kind != kindPage {
			continue
		}
		p := l.readPage(name)
		if !l.absent(p.Status) {
			l.catalogue.Pages = append(l.catalogue.Pages, p)
		}
	}
	slices.SortFunc(l.catalogue.Pages, func(a, b *catalogue.Page) int { return strings.Compare(a.Path, b.Path) })
	l.orphans()
}

func (l *loader) readPage(name string) *catalogue.Page {
	h := l.readHead(name)
	t := h.table
	p := &catalogue.Page{
		Path: pagePath(name), Index: path.Base(name) == "index.md", File: name, Translation: h.translation, Lang: h.lang,
		Title: h.title, Lead: h.lead, Menu: t.text("meny"), Order: t.number("rekkefolge", 0), Status: h.status, Updated: t.date("oppdatert"),
		Cited: l.cites(t, "kilde"), Changes: changes(t), Body: h.body, Attachments: h.attachments, Former: t.strs("tidligere"),
		Pos: problem.Pos{File: name, Line: 1, Col: 1},
	}
	for _, v := range pageLists() {
		switch v {
		case counties:
			for _, id := range t.strs(v) {
				p.Counties = appendKnown(p.Counties, l.counties[id])
			}
		case sources:
			for _, id := range t.strs(v) {
				p.Sources = appendKnown(p.Sources, l.sources[id])
			}
		case laws:
			for _, id := range t.strs(v) {
				p.Laws = appendKnown(p.Laws, l.laws[id])
			}
		default:
			p.About = append(p.About, l.termsOf(t, v)...)
		}
	}
	l.pageAddress(p)
	return p
}

func appendKnown[T any](list []*T, x *T) []*T {
	if x == nil {
		return list
	}
	return append(list, x)
}

// pageAddress claims the address of a page, unless the site makes that one itself.
func (l *loader) pageAddress(p *catalogue.Page) {
	first, _, _ := strings.Cut(p.Path, "/")
	if p.Path == "" || isBuilt(first) {
		l.problems.Add(problem.Duplicate, problem.Pos{File: p.File}, fmt.Sprintf("adressen %s lager nettstedet selv", p.Address()), "gi filen et annet navn")
		return
	}
	l.claim(p.Address(), p.Pos)
}
