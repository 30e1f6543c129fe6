package page

import "modellkatalog/internal/catalogue"

// redirectView is what layouts/redirect.html shows.
type redirectView struct{ To string }

// redirectPages lists the earlier addresses of counties, terms and pages, each
// leading to where its content is now.
func (s *Set) redirectPages() []Page {
	var pages []Page
	add := func(title catalogue.Text, to string, former []string) {
		for _, old := range former {
			pages = append(pages, Page{
				Address: old, Layout: "redirect", Title: title, Description: title, NoIndex: true,
				view: func(*writer) any { return redirectView{to} },
			})
		}
	}
	for _, c := range s.in.Catalogue.Counties {
		add(c.Name, countyAddress(c), c.Former)
		if d := c.Description; d != nil {
			add(d.Title, c.Address(), d.Former)
		}
		if m := c.Model; m != nil {
			add(m.Title, c.ModelAddress(), m.Former)
		}
	}
	for _, v := range s.in.Catalogue.Vocabularies {
		for _, t := range v.Terms {
			add(capital(t.Name), t.Address(), t.Former)
		}
	}
	for _, p := range s.in.Catalogue.Pages {
		add(p.Title, p.Address(), p.Former)
	}
	return pages
}
