package catalogue

import "modellkatalog/internal/problem"

// County is one entry of the register: a county in one period. Counties of the
// same name in different periods are different entries.
type County struct {
	ID         string
	Number     string // Statistics Norway's, as text: "03"
	Name       Text
	OtherNames []OtherName // co-official
	From, To   Date        // zero: before the register begins; still a county
	Before     []*County   // forerunners
	After      []*County   // successors, derived
	Form       string      // language decision: "nb", "nn", "noytral"
	Nav        []*NavUnit
	Contacts   []Contact
	Tile       *Tile
	ISO        string
	Former     []string // earlier addresses
	Edition             // what is described now
	Earlier    []Edition
	Pos        problem.Pos
}

// OtherName is a co-official name in Sámi or Kven.
type OtherName struct {
	Name string
	Lang string // BCP 47: "smj", "se", "sma", "fkv"
}

// Contact is an organisation that a user or an adviser can turn to.
type Contact struct {
	Name Text
	Link string
}

// Tile is a place in the tile map, from 0.
type Tile struct{ Column, Row int }

// Edition is what is described of a county at one time; either file may be missing.
type Edition struct {
	Year        int // of an earlier edition; 0 for what holds now
	Description *Description
	Model       *Model
}

// Today tells whether the county exists now.
func (c *County) Today() bool { return c.To.IsZero() }

// HasContent tells whether there is anything to read about the county itself.
func (c *County) HasContent() bool { return c.Description != nil || c.Model != nil }

// Described tells whether the county counts as described: a published
// self-description sent in or retold, or a model in use
// (content contract, "Which counties").
func (c *County) Described() bool {
	d, m := c.Description, c.Model
	return d != nil && d.Status == Published && d.Origin != ByEditors ||
		m != nil && m.Status == Published && m.InUse
}

// HasModel tells whether there is a model as the template wants it.
func (c *County) HasModel() bool {
	return c.Model != nil && c.Model.Status == Published && !c.Model.InUse
}

// SingleFacts tells whether the editors compiled single facts, no more.
func (c *County) SingleFacts() bool {
	d := c.Description
	return !c.Described() && d != nil && d.Status == Published && d.Origin == ByEditors
}

// IsPart tells whether the place is less than the county: a part, a forerunner
// that was one of several, or a successor that is.
func (c *County) IsPart(p *Place) bool {
	if p == nil || p.County == c {
		return false
	}
	if p.County == nil {
		return true
	}
	return contains(c.Before, p.County) && len(c.Before) > 1 || contains(c.After, p.County) && len(c.After) > 1
}

// Holds tells whether a fact about the county may stand with the place
// (content contract, "sted").
func (c *County) Holds(p *Place) bool {
	if p.County != nil {
		return p.County == c || contains(c.related(), p.County)
	}
	for _, in := range p.Counties {
		if in == c || contains(c.related(), in) {
			return true
		}
	}
	return false
}

// related returns every county before and after, near and far.
func (c *County) related() []*County {
	var all []*County
	var walk func(from *County, next func(*County) []*County)
	walk = func(from *County, next func(*County) []*County) {
		for _, n := range next(from) {
			if !contains(all, n) {
				all = append(all, n)
				walk(n, next)
			}
		}
	}
	walk(c, func(c *County) []*County { return c.Before })
	walk(c, func(c *County) []*County { return c.After })
	return all
}

func contains(cs []*County, c *County) bool {
	for _, x := range cs {
		if x == c {
			return true
		}
	}
	return false
}
