package load

import (
	"fmt"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// format is the content format that this program reads.
const format = 1

// reviewAfter is how many months a page holds when katalog.toml says nothing.
const reviewAfter = 12

// built are the first parts of addresses that the site makes by itself
// (site.md, "Addresses"); menu tells which of them a menu may name.
var built = []struct {
	path string
	menu bool
}{
	{"fylker", true}, {"sammenlign", true}, {"begreper", true}, {"ordliste", true}, {"kilder", true}, {"apne-sporsmal", true},
	{"sok", true}, {"endringer", true}, {"data", true}, {"hefte", true}, {"status", false}, {"nb", false}, {"nn", false},
	{"css", false}, {"js", false}, {"fonts", false}, {"icons", false}, {"404", false},
}

// defaultMenu is the site's own (site.md, "Menu").
var defaultMenu = []string{"fylker", "sammenlign", "kunnskap", "ordliste", "sok", "om"}

// readSettings reads katalog.toml. The languages are read before anything is
// checked, since they decide what else must be there.
func (l *loader) readSettings() {
	s := &l.catalogue.Settings
	f := l.files["katalog.toml"]
	switch {
	case f == nil:
		s.Languages = []catalogue.Lang{catalogue.NB}
	case f.top == nil: // not known, so that no file is in a language too many
		s.Languages = []catalogue.Lang{catalogue.NB, catalogue.NN}
	default:
		s.Languages = uncheckedLanguages(f.top)
		l.nn = slices.Contains(s.Languages, catalogue.NN)
	}
	l.lang = s.Languages[0]
	if f == nil {
		l.fileProblem(problem.Missing, "katalog.toml", "filen mangler", `lag den, med format = 1 og tittel = "…"`)
		return
	}
	t := l.check(f, l.lang, registers{})
	if t == nil {
		return
	}
	if v := t.number("format", format); v != format {
		l.problems.Add(problem.WrongValue, t.at("format"), fmt.Sprintf("innholdsformatet %d er ukjent", v), "skriv format = 1")
	}
	s.Title, s.Publisher = t.text("tittel"), t.text("utgiver")
	s.URL = t.str("url")
	if help := SiteAddressFault(s.URL); s.URL != "" && help != "" {
		l.problems.Add(problem.WrongValue, t.at("url"), fmt.Sprintf("«%s» kan ikke være adressen til et nettsted", short(s.URL)), help)
	}
	if s.URL != "" && !strings.HasSuffix(s.URL, "/") {
		s.URL += "/"
	}
	s.ReviewAfter = t.number("gjennomgas", reviewAfter)
	s.Edit, s.Contact, s.Accessibility = t.str("rediger"), t.str("kontakt"), t.str("tilgjengelighetserklaring")
	s.License, s.Security, s.OpenData = t.str("lisens"), t.str("sikkerhet"), t.flag("apne_data")
	if u := t.table("utgivelse"); u != nil {
		s.Host = u.str("vert")
	}
	l.readMenu(t)
}

func uncheckedLanguages(top *node) []catalogue.Lang {
	var found []catalogue.Lang
	if n := top.fields["sprak"]; n != nil {
		for _, item := range n.items {
			lang := catalogue.Lang(fmt.Sprint(item.value))
			if (lang == catalogue.NB || lang == catalogue.NN) && (len(found) == 0 || found[0] != lang) {
				found = append(found, lang)
			}
		}
	}
	if len(found) == 0 {
		return []catalogue.Lang{catalogue.NB}
	}
	return found[:min(len(found), 2)]
}

// readMenu checks that every entry of the menu is a page.
func (l *loader) readMenu(t *table) {
	pages := l.menuPages()
	known := map[string]bool{}
	for _, p := range pages {
		known[p] = true
	}
	if !t.has("meny") {
		for _, p := range defaultMenu {
			if known[p] {
				l.catalogue.Settings.Menu = append(l.catalogue.Settings.Menu, p)
			}
		}
		return
	}
	for _, c := range t.list("meny") {
		entry := strings.Trim(c.value.(string), "/")
		if known[entry] {
			l.catalogue.Settings.Menu = append(l.catalogue.Settings.Menu, entry)
			continue
		}
		l.problems.Add(problem.UnknownID, c.pos, fmt.Sprintf("menyen har «%s», som ikke er en side", short(entry)), or(didYouMean(entry, pages), "skriv navnet på en side eller en mappe under sider/"))
	}
}

// menuPages are the addresses that a menu may name: what the site makes, the
// pages and their folders.
func (l *loader) menuPages() []string {
	var pages []string
	for _, b := range built {
		if b.menu {
			pages = append(pages, b.path)
		}
	}
	for _, path := range l.paths {
		f := l.files[path]
		if f.kind != kindPage || l.absent(statuses[f.top.word("status")]) {
			continue
		}
		at := pagePath(path)
		pages = append(pages, at)
		for i := range at {
			if at[i] == '/' {
				pages = append(pages, at[:i])
			}
		}
	}
	return pages
}

// pagePath is the address of a page below sider/, without slashes at the ends.
func pagePath(path string) string {
	at := strings.TrimSuffix(strings.TrimPrefix(path, "sider/"), ".md")
	if at == "index" {
		return ""
	}
	return strings.TrimSuffix(at, "/index")
}
