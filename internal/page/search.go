package page

import (
	"strings"

	"modellkatalog/internal/catalogue"
)

// searchAddress is the page of the search; the script of the same layout answers
// what stands in its address.
const searchAddress = "/sok/"

// searchKinds are what a find may be about, by their ids in the index.
var searchKinds = []string{
	"fylke", "modell", "rolle", "begrep", "ord", "lov", "kunnskap", "verktoy", "sammenligning", "side", "utgave",
}

// searchFacets are the vocabularies that narrow a search, and their keys in the
// index and in the page's address, after those of the kinds and the counties.
var searchFacets = []struct{ key, vocabulary string }{
	{"malgruppe", catalogue.TargetGroups}, {"niva", catalogue.Levels}, {"avtale", catalogue.AgreementOf},
}

// WithSearch returns the set with the root-absolute address of the script that
// searches. It is made from the pages, and so comes after them.
func (s *Set) WithSearch(client string) *Set {
	found := *s
	found.client = client
	return &found
}

// searchPages lists the page of the search. What it shows depends on what is
// asked for, so search engines leave it out.
func (s *Set) searchPages() []Page {
	return []Page{{
		Address: searchAddress, Layout: "search", Script: "treff", Title: s.in.Texts["sok.tittel"], Description: s.in.Texts["sok.ingress"], NoIndex: true,
		view: func(w *writer) any { return w.search() },
	}}
}

// searchField is the field that leads to the page of the search.
type searchField struct {
	Client string // address of the script that searches
	Kinds  string // "fylke:Fylke|modell:Modell"
	Large  bool   // on the front page
}

// searchView is what layouts/search.html shows.
type searchView struct {
	Client string
	Facets []searchFacet
	Doors  []Link
}

// searchFacet is a way of narrowing a search.
type searchFacet struct {
	Key     string
	Title   catalogue.Text
	Choices []searchChoice
}

// searchChoice is a value of a facet.
type searchChoice struct {
	ID   string
	Name catalogue.Text
}

func (w *writer) search() searchView {
	v := searchView{Client: w.set.client, Facets: w.searchFacets()}
	for _, name := range []string{"fylker", "sammenlign", "begreper", "ordliste", "kunnskap"} {
		if address := "/" + name + "/"; w.set.addresses[address] {
			v.Doors = append(v.Doors, Link{Title: w.set.in.Texts["sok.dor."+name], Address: address})
		}
	}
	return v
}

func (w *writer) searchFacets() []searchFacet {
	kinds := searchFacet{Key: "slag", Title: w.set.in.Texts["sok.slag"]}
	for _, k := range searchKinds {
		kinds.Choices = append(kinds.Choices, searchChoice{k, w.set.in.Texts["sok.slag-"+k]})
	}
	counties := searchFacet{Key: "fylke", Title: w.set.in.Texts["sok.fylke"]}
	for _, c := range w.catalogue().Counties {
		counties.Choices = append(counties.Choices, searchChoice{c.ID, c.Name})
	}
	all := []searchFacet{kinds, counties}
	for _, v := range searchFacets {
		f := searchFacet{Key: v.key, Title: w.set.in.Texts["vokabular."+v.vocabulary]}
		for _, t := range w.catalogue().Vocabulary(v.vocabulary).Terms {
			f.Choices = append(f.Choices, searchChoice{t.ID, t.Name})
		}
		if len(f.Choices) > 0 {
			all = append(all, f)
		}
	}
	return all
}

// searchField is the field of a page that is not the search itself.
func (w *writer) searchField(large bool) *searchField {
	var kinds []string
	for _, k := range searchKinds {
		kinds = append(kinds, k+":"+w.t("sok.slag-"+k))
	}
	return &searchField{w.set.client, strings.Join(kinds, "|"), large}
}
