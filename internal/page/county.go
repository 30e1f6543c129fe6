package page

import (
	"html/template"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
)

// countyPages lists the county overview, a page for every county of today and
// every former one with content, their models, and earlier editions.
func (s *Set) countyPages() []Page {
	texts := s.in.Texts
	list := Crumb{texts["meny.fylker"], countiesAddress}
	pages := s.listPages()
	for _, c := range s.in.Catalogue.Counties {
		if !c.HasPage() {
			continue
		}
		crumbs := []Crumb{list, {c.Name, c.Address()}}
		pages = append(pages, countyPage(c, crumbs[:1], texts))
		if c.Model != nil {
			pages = append(pages, modelPage(c, c.Model, c.ModelAddress(), crumbs))
			pages = append(pages, s.rolePages(c, crumbs)...)
		}
		for i, e := range c.Earlier {
			pages = append(pages, editionPages(c, e, newer(c, i), crumbs)...)
		}
	}
	return pages
}

func countyPage(c *catalogue.County, crumbs []Crumb, texts map[string]catalogue.Text) Page {
	p := Page{Address: c.Address(), Layout: "county", Title: c.Name, Description: texts["fylke.ingen-beskrivelse"], Crumbs: crumbs}
	p.view = func(w *writer) any { return w.county(c) }
	if d := c.Description; d != nil {
		p.Description, p.From, p.Updated, p.Body, p.Heading = d.Lead, d.File, d.Updated, d.Body, d.Title
	} else if m := c.Model; m != nil {
		p.Description, p.From, p.Updated, p.Body = m.Lead, m.File, m.Updated, m.Body
	}
	return p
}

// countyView is what layouts/county.html shows.
type countyView struct {
	County   *catalogue.County
	Heading  string   // "Samarbeidet slik det ble beskrevet i 2022"
	Standing []string // whose text it is, and who has confirmed it
	Archived bool
	Expired  string // "Opplysningene er ikke gått gjennom siden …"
	Lead     catalogue.Text
	Summary  []SummaryRow
	Story    template.HTML
	body     catalogue.Body
	StoryLang
	Sections     []Section
	Contents     []Link // what stands on the page, in order
	Reading      []Link // the pages of text that name the county
	Model        *catalogue.Model
	ModelKind    string // what a model in use is not
	Shared       []SharedWith
	Different    []SharedWith // what the other answers where the two differ
	Pairs        []PairLink
	Choose       string // address for choosing more than one other; "" when there are no pairs
	Contacts     []catalogue.Contact
	Nav          []*catalogue.NavUnit
	Before       []*catalogue.County
	After        []*catalogue.County
	Inherited    []Inherited
	Near         []*catalogue.County
	NotStated    []Link
	Questions    string // address of the county's open questions, "" for none
	Changes      []catalogue.Change
	Editions     []Link
	Doors        []Link // where to go from a county without content
	Notes        []Note
	Participants []Item
	Confirmed    []Item // confirmations that say more than who and when
}

// StoryLang is set where prose is shown in the other standard than the reader's.
type StoryLang struct {
	Lang  catalogue.Lang
	Other bool
}

func (w *writer) county(c *catalogue.County) countyView {
	v := countyView{
		County: c, Contacts: c.Contacts, Nav: otherUnits(c), Before: c.Before, After: c.After, Model: c.Model,
		Inherited: w.inherited(c), Near: w.near(c), Questions: w.openAddress(c),
	}
	if m := c.Model; m != nil && m.InUse {
		v.ModelKind = w.t("modell.i-bruk-fylket")
		if m.Origin == catalogue.ByEditors {
			v.ModelKind = w.t("modell.i-bruk-kort")
		}
	}
	tables := w.set.in.Tables
	if d := c.Description; d != nil {
		w.describe(&v, &d.Document)
	} else if m := c.Model; m != nil {
		w.wanted = !m.InUse
		w.describe(&v, &m.Document)
		if w.wanted {
			v.Heading = w.t("fylke.onsket")
		}
		v.Story = ""
	}
	if v.Heading == "" {
		v.Doors = w.doorsWithout()
	}
	if len(tables.Couples()) > 0 { // a list of hundreds of counties is no help
		v.Shared, v.Different = w.shared(c), w.different(c)
	}
	for _, pair := range tables.Couples() {
		if o := pair.Other(c); o != nil {
			v.Pairs = append(v.Pairs, PairLink{o, pair.Address()})
		}
	}
	v.Choose = w.set.chosenAddress(c)
	if c.Described() || c.HasModel() {
		v.NotStated = w.notStated(c)
	}
	for _, e := range c.Earlier {
		v.Editions = append(v.Editions, Link{Title: catalogue.Same(longDate(catalogue.Date{Year: e.Year})), Address: c.EditionAddress(e)})
	}
	for _, p := range w.catalogue().Pages {
		if slices.Contains(p.Counties, c) {
			v.Reading = append(v.Reading, Link{Title: p.Title, Address: p.Address()})
		}
	}
	v.Notes = w.notes
	if len(v.Sections) > 0 {
		v.Contents = w.contents(&v)
	}
	return v
}

// contents lists the headings below the summary: those of the prose, what is
// inherited, the facts one by one, and what closes the page. Prose has headings
// much like those of the facts, and where it has several, the facts are one link.
func (w *writer) contents(v *countyView) []Link {
	var all []Link
	add := func(title catalogue.Text, anchor string) {
		all = append(all, Link{Title: title, Address: "#" + anchor})
	}
	if v.Story != "" {
		b := v.body.In(w.lang)
		for _, h := range b.Headings {
			if h.Level == 2 {
				add(catalogue.Written(h.Text, b.Lang), h.Anchor)
			}
		}
	}
	told := len(all) > 1
	texts := w.set.in.Texts
	for _, in := range v.Inherited {
		add(catalogue.Written(w.t("fylke.arvet", w.in(in.County.Name), in.Year), w.lang), "_fra-"+in.County.ID)
	}
	if told {
		add(texts["fylke.opplysninger"], "_opplysninger")
	} else {
		for _, s := range v.Sections {
			add(catalogue.Written(s.Title, w.lang), "_"+s.ID)
		}
	}
	if len(v.NotStated) > 0 {
		add(texts["tilstand.ikke-oppgitt-stor"], "_ikke-oppgitt")
	}
	if len(v.Notes) > 0 {
		add(texts["kilde.overskrift"], "_kilder")
	}
	if len(v.Changes) > 0 {
		add(texts["side.endringer"], "_endringer")
	}
	return all
}

// doorsWithout lead on from a county without content: to the duty in law, the
// template and how to send something in, as far as the catalogue has them.
func (w *writer) doorsWithout() []Link {
	texts := w.set.in.Texts
	var doors []Link
	for _, l := range w.catalogue().Laws {
		if l.ID == "fylkeskommunens-plikt" { // the id that the content contract gives it
			doors = append(doors, Link{Title: texts["fylke.plikten"], Address: l.Address()})
		}
	}
	for _, door := range []Link{{Title: texts["fylke.mal"], Address: "/mal/"}, {Title: texts["fylke.send-inn"], Address: "/bidra/"}} {
		if w.set.addresses[door.Address] {
			doors = append(doors, door)
		}
	}
	return doors
}

// otherUnits are the county's NAV units that are not among its contacts already.
func otherUnits(c *catalogue.County) []*catalogue.NavUnit {
	var units []*catalogue.NavUnit
	for _, u := range c.Nav {
		if !slices.ContainsFunc(c.Contacts, func(x catalogue.Contact) bool { return strings.HasPrefix(x.Name.NB, u.Name.NB) }) {
			units = append(units, u)
		}
	}
	return units
}

// describe fills in what a document says.
func (w *writer) describe(v *countyView, d *catalogue.Document) {
	year := d.Time().Year
	switch {
	case d.Origin == catalogue.ByEditors:
		v.Heading = w.t("fylke.enkeltopplysninger")
	case year == 0:
		v.Heading = w.t("fylke.beskrevet-ukjent")
	default:
		v.Heading = w.t("fylke.beskrevet", year)
	}
	v.Standing = w.standing(d)
	v.Archived = d.Status == catalogue.Archived
	v.Expired = w.expired(d.Updated)
	v.Lead = d.Lead
	v.Summary = w.summary(d, year)
	v.body = d.Body
	v.Story, v.StoryLang = w.prose(d.Body)
	v.Sections = w.sections(d, year)
	v.Confirmed = w.confirmationItems(d)
	v.Participants = w.participantItems("deltaker", d.Participants)
	v.Changes = d.Changes
}

// standing says whose text it is and who has confirmed it.
func (w *writer) standing(d *catalogue.Document) []string {
	var says []string
	switch d.Origin {
	case catalogue.Retold:
		for _, c := range d.Cited {
			if c.Source.Own {
				continue
			}
			says = append(says, w.t("opphav.gjengitt", w.in(c.Source.Title)))
		}
	case catalogue.ByEditors:
		says = append(says, w.t("opphav.redaksjonen"))
	case catalogue.ByCounty:
		says = append(says, w.t("opphav.fylket"))
	}
	return append(says, w.confirmation(d))
}

// confirmation says who has confirmed a text.
func (w *writer) confirmation(d *catalogue.Document) string {
	by := map[string]catalogue.Date{}
	for _, c := range d.Confirmed {
		by[c.By] = c.On
	}
	nav, county := by["nav"], by["fylkeskommunen"]
	switch {
	case nav.IsZero() && county.IsZero() && d.Origin == catalogue.ByCounty:
		return w.t("bekreftet.ingen-fylket")
	case nav.IsZero() && county.IsZero():
		return w.t("bekreftet.ingen")
	case nav.IsZero():
		return w.t("bekreftet.fylkeskommunen", longDate(county))
	case county.IsZero():
		return w.t("bekreftet.nav", longDate(nav))
	}
	return w.t("bekreftet.begge", longDate(nav), longDate(county))
}

// expired says that a text has not been gone through for longer than the
// catalogue wants; "" while it has.
func (w *writer) expired(updated catalogue.Date) string {
	months := w.catalogue().Settings.ReviewAfter
	if months == 0 || !updated.ReviewBy(months).Before(w.set.in.Today) {
		return ""
	}
	return w.t("side.utdatert", longDate(updated), longDate(w.set.in.Today))
}
