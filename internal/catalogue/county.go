package catalogue

import (
	"slices"

	"modellkatalog/internal/problem"
)

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

// IsPart tells whether the place is less than the county: a place that is no
// county, or a forerunner that was one of several or a successor that is,
// however far away. One along a chain of one to one is the county under another
// name; a single forerunner that was divided is more than the county, not less.
func (c *County) IsPart(p *Place) bool {
	if p == nil || p.County == c {
		return false
	}
	if p.County == nil {
		return true
	}
	return oneOfSeveral(c, p.County, before) || oneOfSeveral(c, p.County, after)
}

// Holds tells whether a fact about the county may stand with the place: the
// county itself, its forerunners and theirs, its successors and theirs, or a
// place that lists one of these (content contract, "sted"). What else a
// forerunner became is another county.
func (c *County) Holds(p *Place) bool {
	counties := p.Counties
	if p.County != nil {
		counties = []*County{p.County}
	}
	earlier, later := c.reached(before), c.reached(after)
	return slices.ContainsFunc(counties, func(in *County) bool {
		return in == c || slices.Contains(earlier, in) || slices.Contains(later, in)
	})
}

func before(c *County) []*County { return c.Before }

func after(c *County) []*County { return c.After }

// reached returns every county that a walk one way from the county comes to.
func (c *County) reached(next func(*County) []*County) []*County {
	var all []*County
	var walk func(*County)
	walk = func(from *County) {
		for _, n := range next(from) {
			if n != c && !slices.Contains(all, n) {
				all = append(all, n)
				walk(n)
			}
		}
	}
	walk(c)
	return all
}

// oneOfSeveral tells whether a walk one way from the county comes to the other
// past a county that had several to choose among.
func oneOfSeveral(c, other *County, next func(*County) []*County) bool {
	all := c.reached(next)
	if !slices.Contains(all, other) {
		return false
	}
	at := c
	for range all {
		if len(next(at)) > 1 {
			return true
		}
		if at = next(at)[0]; at == other {
			return false
		}
	}
	return true
}
