package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
)

// Explained is a term that the page explains where it stands: a box that opens
// over the page, without script and without leaving it.
type Explained struct {
	ID      string // of the box
	Name    catalogue.Text
	Kind    catalogue.Text // the vocabulary that it belongs to
	Meaning catalogue.Text
	Wider   []Link
	Laws    []*catalogue.Law
	Address string // where there is more
}

// termLink names a term. Where something is known of what it means, the name
// opens the explanation, which leads on to the term's page; else it leads there
// itself.
func (w *writer) termLink(t *catalogue.Term) Link {
	l := Link{Title: t.Name, Address: t.Address()}
	if t.Explain.Empty() && len(t.Laws) == 0 {
		return l
	}
	l.Box = "hva_" + t.Vocabulary + "_" + t.ID
	if !slices.ContainsFunc(w.explained, func(e Explained) bool { return e.ID == l.Box }) {
		w.explained = append(w.explained, Explained{
			ID: l.Box, Name: t.Name, Kind: w.set.in.Texts["vokabular."+t.Vocabulary], Meaning: t.Explain,
			Wider: termLinks(t.Broader), Laws: t.Laws, Address: l.Address,
		})
	}
	return l
}
