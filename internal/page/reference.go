package page

import "modellkatalog/internal/catalogue"

// referencePages lists the glossary with the laws, the sources with what each
// supports, and the questions that are open.
func (s *Set) referencePages() []Page {
	texts := s.in.Texts
	return []Page{{
		Address: "/ordliste/", Layout: "glossary", Title: texts["ordliste.tittel"], Description: texts["ordliste.ingress"],
		view: func(w *writer) any { return w.glossary() },
	}, {
		Address: "/kilder/", Layout: "sources", Title: texts["kilder.tittel"], Description: texts["kilder.ingress"],
		From: "begreper/kilder.toml", view: func(w *writer) any { return w.sources() },
	}, {
		Address: questionsAddress, Layout: "questions", Title: texts["apne.tittel"], Description: texts["apne.ingress"],
		view: func(w *writer) any { return w.questions() },
	}}
}

// lawTable is provisions then and now; with anchors on the page that they are
// referred to.
type lawTable struct {
	Laws    []*catalogue.Law
	Anchors bool
}
