// Package catalogue holds the nouns of the published catalogue and the rules
// that follow from them: counties, vocabularies, facts, models, pages.
//
// In: values that load has read and checked. Out: lookups, in the order of the
// content. No files, no HTML, no clock. A Catalogue never changes after New.
package catalogue

import (
	"strings"

	"modellkatalog/internal/problem"
)

// Catalogue is all of the content: valid, ordered, linked together.
type Catalogue struct {
	Settings     Settings
	Vocabularies []*Vocabulary // Dimensions in order, then the glossary
	Counties     []*County     // the register in its order, past and present
	Places       []*Place      // parts of counties
	NavUnits     []*NavUnit
	Sources      []*Source
	Laws         []*Law
	Pages        []*Page // by path
	Search       Search
	Allowed      []string          // texts that the editors allow, though they look like personal data or a secret; sorted
	Written      map[string]string // the text of every file, by its path: findings quote it

	vocabularies map[string]*Vocabulary
	counties     map[string]*County
	pages        map[string]*Page
}

// Lines gives the lines of a content file as it was read, nil for a file without text.
func (c *Catalogue) Lines(file string) []string {
	if text, ok := c.Written[file]; ok {
		return strings.Split(text, "\n")
	}
	return nil
}

// Settings is what katalog.toml says.
type Settings struct {
	Title         Text
	Publisher     Text   // empty: the site says that it is not official
	URL           string // "" when the address is not known; ends in a slash
	Languages     []Lang // the first is the default, at the root
	Menu          []string
	ReviewAfter   int // months
	Edit          string
	Contact       string
	Accessibility string
	License       string
	Security      string
	OpenData      bool
	Host          string
}

// Search is what sok.toml and sok-prover.tsv say.
type Search struct {
	Aliases  []Alias
	Splits   map[string]string // compound → parts joined with +
	Synonyms [][]string
	Tests    []SearchTest
}

// Alias is a word that means other words.
type Alias struct {
	Word, Means string
	Pos         problem.Pos
}

// SearchTest is a query and the page that it must find, "" for none.
type SearchTest struct {
	Query, Address, Category string
	Line                     int
}

// New links the parts of a catalogue together; it is not changed afterwards.
func New(c Catalogue) *Catalogue {
	c.vocabularies, c.counties, c.pages = map[string]*Vocabulary{}, map[string]*County{}, map[string]*Page{}
	for _, v := range c.Vocabularies {
		c.vocabularies[v.ID] = v
	}
	for _, x := range c.Counties {
		c.counties[x.ID] = x
	}
	for _, p := range c.Pages {
		c.pages[p.Path] = p
	}
	return &c
}

// Vocabulary returns the vocabulary with the id; an empty one when it has no file.
func (c *Catalogue) Vocabulary(id string) *Vocabulary {
	if v := c.vocabularies[id]; v != nil {
		return v
	}
	return NewVocabulary(id, nil, nil)
}

// County returns the county with the id, or nil.
func (c *Catalogue) County(id string) *County { return c.counties[id] }

// Page returns the page at the path, or nil.
func (c *Catalogue) Page(path string) *Page { return c.pages[path] }

// Described returns the counties that count as described, in order.
func (c *Catalogue) Described() []*County { return c.where((*County).Described) }

// SingleFacts returns the counties of which the editors compiled single facts.
func (c *Catalogue) SingleFacts() []*County { return c.where((*County).SingleFacts) }

// Compared returns the counties that have a row among the described: those
// that are described and those that have a model.
func (c *Catalogue) Compared() []*County {
	return c.where(func(x *County) bool { return x.Described() || x.HasModel() })
}

// Silent returns today's counties without anything to compare.
func (c *Catalogue) Silent() []*County {
	return c.where(func(x *County) bool {
		return x.Today() && !x.Described() && !x.HasModel() && !x.SingleFacts()
	})
}

func (c *Catalogue) where(keep func(*County) bool) []*County {
	var cs []*County
	for _, x := range c.Counties {
		if keep(x) {
			cs = append(cs, x)
		}
	}
	return cs
}

// At returns the catalogue as published at another address, which ends in a slash.
func (c *Catalogue) At(url string) *Catalogue {
	d := *c
	d.Settings.URL = url
	return &d
}
