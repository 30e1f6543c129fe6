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
	Address  string // where there is more
	Leads    string // what there is, said after the name
	Mark     *Mark  // what a source mark tells; nil for a word
}

// maxSynonyms is how many other names a box has room for.
const maxSynonyms = 4

// explain has a box printed on the page, once.
func (w *writer) explain(e Explained) {
	if !slices.ContainsFunc(w.explained, func(old Explained) bool { return old.ID == e.ID }) {
		w.explained = append(w.explained, e)
	}
}

// termLink names a term. Where something is known of what it means, the name
// opens the explanation, which leads on to the term's page; else it leads there
// itself. On the term's own page the words are enough.
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

// boxOf gives the box that explains what a link in the file from leads to, ""
// where it leads to anything but a term or a law.
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
