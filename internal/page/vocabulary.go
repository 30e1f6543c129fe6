package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// vocabulariesView is what layouts/vocabularies.html shows.
type vocabulariesView struct {
	Vocabularies []vocabularyDoor
	Glossary     int // how many words stand in the glossary
}

// vocabularyDoor leads to a vocabulary.
type vocabularyDoor struct {
	Title, About catalogue.Text
	Address      string
	Says         string
}

func (w *writer) vocabularies() vocabulariesView {
	v := vocabulariesView{Glossary: len(w.catalogue().Vocabulary(catalogue.Glossary).Terms)}
	for _, id := range catalogue.Dimensions {
		voc := w.catalogue().Vocabulary(id)
		if len(voc.Terms) == 0 {
			continue
		}
		v.Vocabularies = append(v.Vocabularies, vocabularyDoor{
			w.set.in.Texts["vokabular."+id], w.set.in.Texts["vokabular-om."+id], voc.Address(), w.n("begrep.antall", len(voc.Terms)),
		})
	}
	return v
}

// vocabularyView is what layouts/vocabulary.html shows.
type vocabularyView struct {
	Title, About catalogue.Text
	Standing     []string
	Table        *Link
	Groups       []vocabularyGroup
}

// vocabularyGroup is terms under a heading; the first may have none.
type vocabularyGroup struct {
	ID    string
	Title catalogue.Text
	Terms []vocabularyTerm
}

// vocabularyTerm is a term with how many describe it.
type vocabularyTerm struct {
	Term   *catalogue.Term
	Nested bool   // below the wider term before it
	Count  string // "nevnt av to"
}

func (w *writer) vocabulary(voc *catalogue.Vocabulary) vocabularyView {
	v := vocabularyView{Title: w.page.Title, About: w.set.in.Texts["vokabular-om."+voc.ID]}
	switch voc.ID {
	case catalogue.TargetGroups:
		v.Standing = []string{w.t("malgruppe.vurdering")}
	case catalogue.Measures:
		v.Standing = []string{w.t("tiltak.stilling")}
	case catalogue.Scopes:
		v.Standing = []string{w.t("omfang.vurdering")}
	}
	if d := dimensionOf(voc.ID); d != "" {
		v.Table = &Link{Title: w.set.in.Texts["sporsmal."+string(d)], Address: d.Address()}
	}
	for _, g := range append([]*catalogue.Group{nil}, voc.Groups...) {
		group := vocabularyGroup{}
		if g != nil {
			group.ID, group.Title = "gruppe-"+g.ID, g.Name
		}
		for _, t := range voc.Terms {
			if t.Group == g {
				group.Terms = append(group.Terms, vocabularyTerm{t, nested(t, group.Terms), w.termCount(t)})
			}
		}
		if len(group.Terms) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	return v
}

// nested tells whether a wider term stands above in the same group.
func nested(t *catalogue.Term, above []vocabularyTerm) bool {
	return slices.ContainsFunc(above, func(a vocabularyTerm) bool { return t.Within(a.Term) })
}

// termCount tells how many described counties say yes to a term, and how many
// want it.
func (w *writer) termCount(t *catalogue.Term) string {
	c := compare.Column{Term: t}
	for _, u := range w.set.in.Tables.TermUse(t) {
		if u.Cell.Is.State == compare.Yes && u.County.Described() {
			c.Count++
		}
		if u.Cell.Wanted.State == compare.Yes {
			c.WantedCount++
		}
		if u.Cell.Is.Stated() && u.County.Described() {
			c.Stated++
		}
	}
	return w.columnCount(&c)
}
