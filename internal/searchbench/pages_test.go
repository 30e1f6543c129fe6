package searchbench

import (
	"fmt"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"sync"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/load"
	"modellkatalog/internal/page"
	"modellkatalog/internal/search"
)

const root = "../.."

// world is what the generated pages are made from.
type world struct {
	catalogue *catalogue.Catalogue
	units     []search.Unit
}

// realWorld reads the real content.
var realWorld = sync.OnceValues(func() (*world, error) {
	module := os.DirFS(root)
	content, err := fs.Sub(module, "content")
	if err != nil {
		return nil, err
	}
	layouts, err := fs.Sub(module, "layouts")
	if err != nil {
		return nil, err
	}
	today := catalogue.Date{Year: 2026, Month: 11, Day: 23}
	c, problems, err := load.Content(content, load.Options{Today: today})
	if err != nil || c == nil {
		return nil, fmt.Errorf("load: %w %v", err, problems)
	}
	texts, err := load.Texts(layouts)
	if err != nil {
		return nil, err
	}
	tables, _ := compare.All(c)
	set, err := page.NewSet(page.Input{Catalogue: c, Tables: tables, Layouts: layouts, Texts: texts, Today: today})
	if err != nil {
		return nil, err
	}
	var pages []search.Page
	for _, p := range set.Pages() {
		if !p.NoIndex && p.Lang == c.Settings.Languages[0] {
			pages = append(pages, search.Page{Address: p.Address, Title: p.Title, Lead: p.Description, Body: p.Body})
		}
	}
	return &world{c, search.Units(c, pages)}, nil
})

// generated are n pages: four in five in bokmål and the others in nynorsk, each
// with a title, a lead, a county and some target groups. As in the content, half of
// them say little more and the others have two to seven sections, about 130 words
// on average. The first pages of a larger site are not those of a smaller one, as
// the kinds of pages come in order.
func (w *world) generated(n int) iter.Seq[search.Unit] {
	return func(yield func(search.Unit) bool) {
		nb, nn := newSpeaker(w.units, catalogue.NB, 1), newSpeaker(w.units, catalogue.NN, 1)
		random := rand.New(rand.NewPCG(1, 2))
		for i := range n {
			s, lang := nb, catalogue.NB
			if i%5 == 4 {
				s, lang = nn, catalogue.NN
			}
			if !yield(w.unit(i, search.Kinds[i*len(search.Kinds)/n], s, lang, random)) {
				return
			}
		}
	}
}

func (w *world) unit(i int, kind search.Kind, s *speaker, lang catalogue.Lang, random *rand.Rand) search.Unit {
	county := w.catalogue.Counties[random.IntN(len(w.catalogue.Counties))]
	u := search.Unit{
		Address: fmt.Sprintf("/side/%d/%d/", i/1000, i), Kind: kind,
		Title: catalogue.Written(s.title(2, 5), lang), Lead: catalogue.Written(s.talk(20), lang),
		Labels: []catalogue.Text{county.Name},
		Facets: map[search.Facet][]string{search.OfKind: {string(kind)}, search.OfCounty: {county.ID}},
	}
	for _, t := range w.catalogue.Vocabulary(catalogue.TargetGroups).Terms {
		if random.IntN(12) == 0 {
			u.Facets[search.OfGroup] = append(u.Facets[search.OfGroup], t.ID)
		}
	}
	sections := random.IntN(2)
	if random.IntN(2) == 0 {
		sections = 2 + random.IntN(6)
	}
	for nr := range sections {
		u.Sections = append(u.Sections, search.Section{
			Anchor: fmt.Sprintf("del-%d", nr), Heading: catalogue.Written(s.title(2, 5), lang), Body: catalogue.Written(s.talk(20+random.IntN(60)), lang),
		})
	}
	return u
}
