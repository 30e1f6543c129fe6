package page

import (
	"strings"

	"modellkatalog/internal/catalogue"
)

// sourcesView is what layouts/sources.html shows.
type sourcesView struct {
	Sources []sourceView
}

// sourceView is a source and what rests on it.
type sourceView struct {
	Source   *catalogue.Source
	Supports []support
}

// support is a page that a source supports, and with how much.
type support struct {
	Title   catalogue.Text
	Address string
	Says    string // "12 opplysninger", "" for prose alone
}

func (w *writer) sources() sourcesView {
	supports := map[*catalogue.Source][]support{}
	add := func(title catalogue.Text, address string, counts map[*catalogue.Source]int, also map[*catalogue.Source]bool) {
		for _, s := range w.catalogue().Sources {
			n := counts[s]
			if n == 0 && !also[s] {
				continue
			}
			x := support{Title: title, Address: address}
			if n > 0 {
				x.Says = w.n("kilder.opplysninger", n)
			}
			supports[s] = append(supports[s], x)
		}
	}
	for _, c := range w.catalogue().Counties {
		if d := c.Description; d != nil {
			add(c.Name, c.Address(), cited(standings(&d.Document)), w.inProse(d.Body))
		}
		if m := c.Model; m != nil {
			all := append(standings(&m.Document), modelStandings(m)...)
			add(m.Title, c.ModelAddress(), cited(all), w.inProse(m.Body))
		}
	}
	for _, p := range w.catalogue().Pages {
		also := w.inProse(p.Body)
		for _, c := range p.Cited {
			also[c.Source] = true
		}
		for _, s := range p.Sources {
			also[s] = true
		}
		add(p.Title, p.Address(), nil, also)
	}
	var v sourcesView
	for _, s := range w.catalogue().Sources {
		if !s.Own {
			v.Sources = append(v.Sources, sourceView{s, supports[s]})
		}
	}
	return v
}

// cited counts how many statements name each source.
func cited(all []catalogue.Standing) map[*catalogue.Source]int {
	counts := map[*catalogue.Source]int{}
	for _, s := range all {
		seen := map[*catalogue.Source]bool{}
		for _, c := range s.Cited {
			if !seen[c.Source] {
				seen[c.Source] = true
				counts[c.Source]++
			}
		}
	}
	return counts
}

// inProse finds the sources that the footnotes of a body name.
func (w *writer) inProse(b catalogue.Body) map[*catalogue.Source]bool {
	found := map[*catalogue.Source]bool{}
	if b.First == nil {
		return found
	}
	for _, cite := range b.First.Cited {
		id, _, _ := strings.Cut(strings.TrimSpace(cite.Text), " ")
		for _, s := range w.catalogue().Sources {
			if s.ID == id {
				found[s] = true
			}
		}
	}
	return found
}

// standings lists who says what over all the facts of a document.
func standings(d *catalogue.Document) []catalogue.Standing {
	var all []catalogue.Standing
	f := d.Facts
	for _, list := range catalogue.FactLists {
		for _, x := range f.Lists[list] {
			all = append(all, x.Standing)
		}
	}
	for _, x := range f.Agreements {
		all = append(all, x.Standing)
	}
	for _, x := range f.Offers {
		all = append(all, x.Standing)
	}
	for _, x := range f.Projects {
		all = append(all, x.Standing)
	}
	for _, x := range f.Meetings {
		all = append(all, x.Standing)
	}
	for _, x := range f.Measures {
		all = append(all, x.Standing)
	}
	for _, x := range d.Participants {
		all = append(all, x.Standing)
	}
	return all
}

// modelStandings lists who says what over what only a model has.
func modelStandings(m *catalogue.Model) []catalogue.Standing {
	var all []catalogue.Standing
	for _, x := range m.Steps {
		all = append(all, x.Standing)
	}
	for _, x := range m.Duties {
		all = append(all, x.Standing)
	}
	for _, x := range m.Members {
		all = append(all, x.Standing)
	}
	if m.Leader != nil {
		all = append(all, m.Leader.Standing)
	}
	if m.Basis != "" {
		all = append(all, m.Ground)
	}
	return all
}
