package catalogue

import "strconv"

// Addresses are absolute paths of the site in its first language, ending in a
// slash (site.md, "Addresses"). What is published once keeps its address.

// Address of the county's page.
func (c *County) Address() string { return "/fylker/" + c.ID + "/" }

// ModelAddress is the address of the county's model.
func (c *County) ModelAddress() string { return c.Address() + "modell/" }

// RoleAddress is the address of a role's own sheet of the county's model.
func (c *County) RoleAddress(role *Term) string { return c.ModelAddress() + "rolle/" + role.ID + "/" }

// EditionAddress is the address of an earlier edition.
func (c *County) EditionAddress(e Edition) string {
	return c.Address() + strconv.Itoa(e.Year) + "/"
}

// HasPage tells whether the county has a page: today's have one each, a former
// one only with content.
func (c *County) HasPage() bool { return c.Today() || c.HasContent() }

// Address of the page, or of the anchor, that explains the term.
func (t *Term) Address() string {
	if t.Vocabulary == Glossary {
		return "/ordliste/#" + t.ID
	}
	return "/begreper/" + t.Vocabulary + "/" + t.ID + "/"
}

// Address of the vocabulary's overview.
func (v *Vocabulary) Address() string {
	if v.ID == Glossary {
		return "/ordliste/"
	}
	return "/begreper/" + v.ID + "/"
}

// Address of the source in the list of sources.
func (s *Source) Address() string { return "/kilder/#" + s.ID }

// Address of the law in the glossary.
func (l *Law) Address() string { return "/ordliste/#lov-" + l.ID }

// Address of the page.
func (p *Page) Address() string {
	if p.Path == "" {
		return "/"
	}
	return "/" + p.Path + "/"
}

// Anchors of the pages' own parts hold an underscore, which Slug never makes: so
// they cannot meet a heading of the prose.

// FactAnchor is the anchor, on a county's or a model's page, of a term in a list
// of facts.
func FactAnchor(t *Term, p *Place) string {
	if p == nil {
		return t.Vocabulary + "_" + t.ID
	}
	return t.Vocabulary + "_" + t.ID + "_" + p.ID
}

// EntryAnchor is the anchor of the entry with the index (from 0) in a table of
// the kind "avtale", "tilbud", "prosjekt", "motepunkt", "tiltak", "steg", "rolle",
// "leder" or "deltaker".
func EntryAnchor(kind string, index int) string { return kind + "_" + strconv.Itoa(index+1) }
