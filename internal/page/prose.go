package page

import (
	"cmp"
	"html/template"
	"math"
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/prose"
)

// prosePages lists the ordinary pages, and the front pages of folders that have
// none of their own.
func (s *Set) prosePages() []Page {
	var pages []Page
	for _, p := range s.in.Catalogue.Pages {
		pages = append(pages, Page{
			Address: p.Address(), Layout: "prose", Title: p.Title, Description: p.Lead, From: p.File, Updated: p.Updated, Body: p.Body,
			Crumbs: s.folderCrumbs(p), about: p.About, view: func(w *writer) any { return w.prosePage(p) },
		})
	}
	for _, dir := range s.foldersWithoutFront() {
		title := s.folderTitle(dir)
		front := &catalogue.Page{Path: dir, Index: true, Title: title}
		pages = append(pages, Page{
			Address: front.Address(), Layout: "prose", Title: title, Description: title,
			Crumbs: s.folderCrumbs(front), view: func(w *writer) any { return w.prosePage(front) },
		})
	}
	return append(pages, Page{
		Address: "/404.html", Layout: "404", Title: s.in.Texts["404.tittel"], Description: s.in.Texts["404.tekst"], NoIndex: true,
		view: func(w *writer) any { return w.missing() },
	})
}

// missingView is what layouts/404.html shows. It is the one page that stands for
// every address, so it speaks all languages: the reader's own cannot be known.
type missingView struct{ Others []missingIn }

// missingIn is the message in another language, with the way home.
type missingIn struct {
	Lang              catalogue.Lang
	Title, Text, Home string
	Address           string
}

func (w *writer) missing() missingView {
	texts, v := w.set.in.Texts, missingView{}
	for _, lang := range w.catalogue().Settings.Languages {
		if lang != w.lang {
			v.Others = append(v.Others, missingIn{
				lang, texts["404.tittel"].In(lang).Text, texts["404.tekst"].In(lang).Text, texts["side.forside"].In(lang).Text, w.set.address(lang, "/"),
			})
		}
	}
	return v
}

// foldersWithoutFront lists the folders of pages that have no index.md, sorted;
// a folder that only holds folders too.
func (s *Set) foldersWithoutFront() []string {
	seen, dirs := map[string]bool{}, []string(nil)
	for _, p := range s.in.Catalogue.Pages {
		for dir := path.Dir(p.Path); dir != "."; dir = path.Dir(dir) {
			if !seen[dir] && s.in.Catalogue.Page(dir) == nil {
				dirs = append(dirs, dir)
			}
			seen[dir] = true
		}
	}
	slices.Sort(dirs)
	return dirs
}

// folderTitle is the name of a folder's front page, else the interface's word
// for it, else the folder's own name.
func (s *Set) folderTitle(dir string) catalogue.Text {
	if front := s.in.Catalogue.Page(dir); front != nil {
		return front.Short()
	}
	if t, ok := s.in.Texts["mappe."+dir]; ok {
		return t
	}
	return catalogue.Same(firstUpper(strings.ReplaceAll(path.Base(dir), "-", " ")))
}

// folderCrumbs leads from the outermost folder to the page's own.
func (s *Set) folderCrumbs(p *catalogue.Page) []Crumb {
	var crumbs []Crumb
	for dir := path.Dir(p.Path); dir != "."; dir = path.Dir(dir) {
		crumbs = append([]Crumb{{s.folderTitle(dir), "/" + dir + "/"}}, crumbs...)
	}
	return crumbs
}

// proseView is what layouts/prose.html shows.
type proseView struct {
	Page     *catalogue.Page
	Standing string
	Archived bool
	Expired  string
	Body     template.HTML
	StoryLang
	Toc      []catalogue.Heading
	Children []*catalogue.Page
	Siblings []*catalogue.Page
	Terms    []TermGroup
	Counties []*catalogue.County
	Notes    []Note
	Sheet    bool // prints on one page, large
}

// TermGroup is terms of one vocabulary under its name.
type TermGroup struct {
	Title catalogue.Text
	Terms []Link
}

func (w *writer) prosePage(p *catalogue.Page) proseView {
	v := proseView{
		Page: p, Archived: p.Status == catalogue.Archived, Expired: w.expired(p.Updated), Counties: p.Counties,
		Sheet: strings.HasPrefix(p.Path, "verktoy/"),
	}
	if p.Updated.IsZero() {
		v.Expired = ""
	}
	v.Body, v.StoryLang = w.prose(p.Body)
	if b := p.Body.In(w.lang); b != nil && len(b.Headings) > 4 {
		for _, h := range b.Headings {
			if h.Level == 2 {
				v.Toc = append(v.Toc, h)
			}
		}
	}
	for _, other := range w.catalogue().Pages {
		switch {
		case p.Index && path.Dir(other.Path) == p.Path && !leadsTo(p, other):
			v.Children = append(v.Children, other)
		case !p.Index && path.Dir(p.Path) != "." && path.Dir(other.Path) == path.Dir(p.Path) && other != p && !other.Index:
			v.Siblings = append(v.Siblings, other)
		}
	}
	if p.Index {
		v.Children = append(v.Children, w.subfolders(p)...)
	}
	byOrder(v.Children)
	byOrder(v.Siblings)
	v.Terms = w.termGroups(p.About)
	for _, c := range p.Cited {
		w.note(c, p.Updated)
	}
	v.Notes = w.notes
	return v
}

// subfolders are the folders below a folder, as front pages, that have none of
// their own and so are no page of the content.
func (w *writer) subfolders(p *catalogue.Page) []*catalogue.Page {
	var fronts []*catalogue.Page
	for _, dir := range w.set.foldersWithoutFront() {
		if path.Dir(dir) == p.Path {
			fronts = append(fronts, &catalogue.Page{Path: dir, Index: true, Title: w.set.folderTitle(dir)})
		}
	}
	return fronts
}

// byOrder sorts pages by their order in the folder, low numbers first; those
// without one come last, by path.
func byOrder(pages []*catalogue.Page) {
	last := func(p *catalogue.Page) int {
		if p.Order == 0 {
			return math.MaxInt
		}
		return p.Order
	}
	slices.SortStableFunc(pages, func(a, b *catalogue.Page) int { return cmp.Compare(last(a), last(b)) })
}

// leadsTo tells whether a page's own text has a link to the other page, so that a
// list of what lies in its folder need not have it again.
func leadsTo(p, other *catalogue.Page) bool {
	if p.Body.First == nil {
		return false
	}
	return slices.ContainsFunc(p.Body.First.Links, func(l catalogue.Link) bool {
		to, _, _ := strings.Cut(l.To, "#")
		return path.Join(path.Dir(p.File), to) == other.File
	})
}

// termGroups puts terms under the names of their vocabularies, in the order of
// the contract.
func (w *writer) termGroups(terms []*catalogue.Term) []TermGroup {
	var groups []TermGroup
	for _, id := range append(append([]string{}, catalogue.Dimensions...), catalogue.Glossary) {
		var links []Link
		for _, t := range terms {
			if t.Vocabulary == id {
				links = append(links, w.termLink(t))
			}
		}
		if len(links) > 0 {
			groups = append(groups, TermGroup{w.set.in.Texts["vokabular."+id], links})
		}
	}
	return groups
}

// prose renders a body for the reader, and tells when it is in the other standard.
func (w *writer) prose(b catalogue.Body) (template.HTML, StoryLang) {
	p := b.In(w.lang)
	if p == nil {
		return "", StoryLang{}
	}
	return prose.HTML(p, w.resolver(p)), StoryLang{Lang: p.Lang, Other: p.Lang != w.lang}
}

// resolver gives prose what only the site knows.
func (w *writer) resolver(p *catalogue.Prose) prose.Resolver {
	return prose.Resolver{
		Link: func(to string) string { return w.set.link(w.lang, p.File, to) },
		Cite: func(text string) (string, string, catalogue.Lang) { return w.cite(text) },

		Explain: func(to string) string { return w.boxOf(p.File, to) },
		Mark:    func(text string) []prose.Mark { return w.markWords(text, p.Lang) },
		Words: prose.Words{
			Notes: w.t("prosa.noter"), Note: w.t("prosa.note"), Source: w.t("prosa.kilde"),
			Back: w.t("prosa.tilbake"), Table: w.t("prosa.tabell"), Lang: w.lang,
		},
	}
}

// cite turns what follows "kilde: " into the source's title with its place, and
// the address of the source.
func (w *writer) cite(text string) (label, address string, lang catalogue.Lang) {
	id, place, _ := strings.Cut(strings.TrimSpace(text), " ")
	for _, s := range w.catalogue().Sources {
		if s.ID == id {
			title := s.Title.In(w.lang)
			return strings.TrimSpace(title.Text + " " + place), w.set.address(w.lang, s.Address()), title.Lang
		}
	}
	return text, "", w.lang
}

// link turns a link as it stands in a content file into an address in the
// reader's language. load has checked that it leads somewhere.
func (s *Set) link(lang catalogue.Lang, from, to string) string {
	if strings.HasPrefix(to, "#") || strings.Contains(to, ":") {
		return to
	}
	if strings.HasPrefix(to, "/") {
		return s.address(lang, to)
	}
	file, anchor, _ := strings.Cut(to, "#")
	file = path.Join(path.Dir(from), file)
	if anchor != "" {
		anchor = "#" + anchor
	}
	address, asset := s.fileAddress(file, strings.TrimPrefix(anchor, "#"))
	if asset {
		return address
	}
	if strings.Contains(address, "#") || strings.HasPrefix(file, "begreper/") {
		anchor = ""
	}
	return s.address(lang, address) + anchor
}

// fileAddress is where a content file ends up. asset is true for attachments,
// which have one address for all languages.
func (s *Set) fileAddress(file, anchor string) (address string, asset bool) {
	dir, name := path.Split(file)
	dir = strings.TrimSuffix(dir, "/")
	name = strings.Replace(strings.Replace(name, ".nn.md", ".md", 1), ".nb.md", ".md", 1)
	switch {
	case dir == "begreper":
		return s.vocabularyAddress(strings.TrimSuffix(name, ".toml"), anchor), false
	case strings.HasPrefix(dir, "fylker/") && name == "modell.md":
		return "/" + dir + "/modell/", false
	case strings.HasPrefix(dir, "fylker/") && name == "egenbeskrivelse.md":
		return "/" + dir + "/", false
	case strings.HasPrefix(dir, "fylker/"):
		return "/" + dir + "/" + name, true
	case strings.HasSuffix(name, ".md"):
		page := path.Join(strings.TrimPrefix(strings.TrimPrefix(dir, "sider"), "/"), strings.TrimSuffix(name, ".md"))
		return "/" + strings.TrimSuffix(strings.TrimSuffix(page, "index"), "/") + "/", false
	}
	return "/" + path.Join(strings.TrimPrefix(strings.TrimPrefix(dir, "sider"), "/"), name), true
}

// vocabularyAddress is where a vocabulary, or one id of it, is explained.
func (s *Set) vocabularyAddress(vocabulary, id string) string {
	c := s.in.Catalogue
	switch vocabulary {
	case "fylker":
		if county := c.County(id); county != nil {
			return countyAddress(county)
		}
		return "/fylker/"
	case "kilder":
		return withAnchor("/kilder/", id)
	case "lover":
		return withAnchor("/ordliste/", prefixed("lov-", id))
	case "steder", "navenheter":
		return "/fylker/"
	}
	if t := c.Vocabulary(vocabulary).Term(id); t != nil {
		return t.Address()
	}
	return c.Vocabulary(vocabulary).Address()
}

// countyAddress is the county's page, or its first successor's that has one.
func countyAddress(c *catalogue.County) string {
	if c.HasPage() {
		return c.Address()
	}
	for _, after := range c.After {
		return countyAddress(after)
	}
	return "/fylker/"
}

func withAnchor(address, id string) string {
	if id == "" {
		return address
	}
	return address + "#" + id
}

func prefixed(prefix, id string) string {
	if id == "" {
		return ""
	}
	return prefix + id
}
