package compare

import "modellkatalog/internal/catalogue"

// Address of the dimension's page, in the first language.
func (d Dimension) Address() string { return "/sammenlign/" + string(d) + "/" }

// Address of the pair's page, in the first language.
func (c Couple) Address() string { return "/sammenlign/" + c.Slug() + "/" }

// NewCouple puts two counties in the order of their ids.
func NewCouple(a, b *catalogue.County) Couple {
	if b.ID < a.ID {
		a, b = b, a
	}
	return Couple{a, b}
}

// Other returns the one that the county is shown beside, nil when it is not of
// the couple.
func (c Couple) Other(one *catalogue.County) *catalogue.County {
	switch one {
	case c.A:
		return c.B
	case c.B:
		return c.A
	}
	return nil
}
