package page

import (
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
)

// Explained is a box that opens over the page from a word or a source mark,
// without script and without leaving it.
type Explained struct {
	ID       string
	Name     catalogue.Text
	Kind     catalogue.Text // the vocabulary that it belongs to
	Meaning  catalogue.Text
	Other    catalogue.Text // the name in the other standard, where it differs
	Synonyms []string
	Wider    []Link
	Laws     []*catalogue.Law
	Address  string // where there is more about a word
	Leads    string // what there is, said after the name in the link's words
	Told     []Told // what a source mark tells; none for a word
}

// Letters are those of the sources.
func (e Explained) Letters() []string { return lettersOf(e.Told) }

// maxSynonyms is how many other names a box has room for.
const maxSynonyms = 4

// explain puts a box on the page, once. Who calls it shows what opens the box.
func (w *writer) explain(e Explained) {
	if !w.explains(e.ID) {
		w.explained = append(w.explained, e)
	}
}

// explains tells whether the page has the box.
func (w *writer) explains(id string) bool {
	return slices.ContainsFunc(w.explained, func(e Explained) bool { return e.ID == id })
}

// termLink names a term. Where something is known of what it means, the name
// opens a box with the explanation, which leads on to the term's page; else the
// name leads there itself. On the term's own page the words are enough.
func (w *writer) termLink(t *catalogue.Term) Link {
	l := Link{Title: t.Name, Address: t.Address()}
	switch {
	case l.Address == w.page.Address:
		return Link{Title: t.Name}
	case t.Explain.Empty() && len(t.Laws) == 0:
		return l
	}
	l.Box = boxID(t)
	e := Explained{
		ID: l.Box, Name: t.Name, Kind: w.set.in.Texts["vokabular."+t.Vocabulary], Meaning: t.Explain, Other: w.otherForm(t.Name),
		Wider: termLinks(t.Broader), Laws: t.Laws, Address: l.Address, Leads: w.t("ordboks.fylkene"),
	}
	if len(t.Synonyms) <= maxSynonyms {
		e.Synonyms = t.Synonyms
	}
	if t.Vocabulary == catalogue.Glossary {
		e.Leads = w.t("ordboks.ordlisten")
	}
	w.explain(e)
	return l
}

// boxID is the id of the box that explains a term. No anchor has an underscore.
func boxID(t *catalogue.Term) string { return "hva_" + t.Vocabulary + "_" + t.ID }

// termNames names terms, each with what explains it.
func (w *writer) termNames(terms []*catalogue.Term) []Link {
	var ls []Link
	for _, t := range terms {
		ls = append(ls, w.termLink(t))
	}
	return ls
}

// lawLink names a law, which opens what it says, then and now.
func (w *writer) lawLink(law *catalogue.Law) Link {
	l := Link{Title: law.Name, Address: law.Address(), Box: "lov_" + law.ID}
	w.explain(Explained{
		ID: l.Box, Name: law.Name, Kind: w.set.in.Texts["ordboks.lov"], Meaning: law.Explain, Other: w.otherForm(law.Name),
		Laws: []*catalogue.Law{law}, Address: l.Address, Leads: w.t("ordboks.ordlisten"),
	})
	return l
}

// otherForm is the name in the standard that is not the reader's; empty where
// it is the same.
func (w *writer) otherForm(name catalogue.Text) catalogue.Text {
	if name.NB == name.NN || name.NB == "" || name.NN == "" {
		return catalogue.Text{}
	}
	other := w.lang.Other()
	return catalogue.Written(name.In(other).Text, other)
}

// boxOf gives the id of the box that explains what the link to, in the content file
// from, leads to; "" for anything but a term with an explanation or a law.
func (w *writer) boxOf(from, to string) string {
	file, id, _ := strings.Cut(to, "#")
	dir, name := path.Split(path.Join(path.Dir(from), file))
	vocabulary, ok := strings.CutSuffix(name, ".toml")
	if dir != "begreper/" || !ok || id == "" {
		return ""
	}
	if vocabulary == "lover" {
		for _, law := range w.catalogue().Laws {
			if law.ID == id {
				return w.lawLink(law).Box
			}
		}
		return ""
	}
	if t := w.catalogue().Vocabulary(vocabulary).Term(id); t != nil {
		return w.termLink(t).Box
	}
	return ""
}
