package page

import (
	"html/template"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// countyPages lists the county overview, a page for every county of today and
// every former one with content, their models, and earlier editions.
func (s *Set) countyPages() []Page {
	texts := s.in.Texts
	list := Crumb{texts["meny.fylker"], "/fylker/"}
	pages := []Page{{
		Address: "/fylker/", Layout: "counties", Title: texts["fylker.tittel"], Description: texts["fylker.ingress"],
		view: func(w *writer) any { return w.counties() },
	}}
	for _, c := range s.in.Catalogue.Counties {
		if !c.HasPage() {
			continue
		}
		crumbs := []Crumb{list, {c.Name, c.Address()}}
		pages = append(pages, countyPage(c, crumbs[:1], texts))
		if c.Model != nil {
			pages = append(pages, modelPage(c, c.Model, c.ModelAddress(), crumbs))
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
		p.Description, p.From, p.Updated = d.Lead, d.File, d.Updated
	} else if m := c.Model; m != nil {
		p.Description, p.From, p.Updated = m.Lead, m.File, m.Updated
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
	StoryLang
	Sections     []Section
	Model        *catalogue.Model
	Shared       []SharedWith
	Different    []SharedWith // what the other answers where the two differ
	Pairs        []PairLink
	Contacts     []catalogue.Contact
	Nav          []*catalogue.NavUnit
	Before       []*catalogue.County
	After        []*catalogue.County
	Inherited    []Inherited
	Near         []*catalogue.County
	NotStated    []Link
	Changes      []catalogue.Change
	Editions     []Link
	Doors        []Link // where to go from a county without content
	Notes        []Note
	Participants []Item
}

// StoryLang is set where prose is shown in the other standard than the reader's.
type StoryLang struct {
	Lang  catalogue.Lang
	Other bool
}

// SummaryRow is one line of "Kort fortalt": only what is stated.
type SummaryRow struct {
	Label  string
	Values []SummaryValue
}

// SummaryValue is a value with its state and its source's numbers.
type SummaryValue struct {
	Title  catalogue.Text
	Anchor string
	Sign   Sign
	Mark   Mark
	Place  catalogue.Text
	More   string // what else is said of it
}

// reads tells whether two values read the same, so that one is enough.
func (v SummaryValue) reads(o SummaryValue) bool {
	return v.Title == o.Title && v.Sign == o.Sign && v.Place == o.Place && v.More == o.More
}

// Inherited is what a forerunner's or a successor's description says that
// concerns the county.
type Inherited struct {
	County *catalogue.County
	Year   int
	Lead   catalogue.Text
	Inside []Said // of places inside the county
	Whole  []Said // of the whole of the other county
}

// Said is one statement in a list: the term, its place and its state, leading to
// where it stands with its source.
type Said struct {
	Title   catalogue.Text
	Address string
	Place   catalogue.Text
	Sign    Sign
}

// SharedWith is a county with the stated facts that both share.
type SharedWith struct {
	County  *catalogue.County
	Address string // of the pair
	Terms   []Link
}

// PairLink leads to a comparison with another county.
type PairLink struct {
	County  *catalogue.County
	Address string
}

func (w *writer) county(c *catalogue.County) countyView {
	v := countyView{
		County: c, Contacts: c.Contacts, Nav: otherUnits(c), Before: c.Before, After: c.After, Model: c.Model,
		Inherited: w.inherited(c), Near: w.near(c),
	}
	tables := w.set.in.Tables
	if d := c.Description; d != nil {
		w.describe(&v, &d.Document)
	} else if m := c.Model; m != nil {
		w.describe(&v, &m.Document)
		v.Story = ""
	}
	if v.Heading == "" {
		v.Doors = w.doorsWithout()
	}
	v.Shared, v.Different = w.shared(c), w.different(c)
	for _, pair := range tables.Couples() {
		if o := pair.Other(c); o != nil {
			v.Pairs = append(v.Pairs, PairLink{o, pair.Address()})
		}
	}
	if c.Described() || c.HasModel() {
		v.NotStated = w.notStated(c)
	}
	for _, e := range c.Earlier {
		v.Editions = append(v.Editions, Link{catalogue.Same(longDate(catalogue.Date{Year: e.Year})), c.EditionAddress(e)})
	}
	v.Notes = w.notes
	return v
}

// doorsWithout lead on from a county without content: to the duty in law, the
// template and how to send something in, as far as the catalogue has them.
func (w *writer) doorsWithout() []Link {
	texts := w.set.in.Texts
	var doors []Link
	for _, l := range w.catalogue().Laws {
		if l.ID == "fylkeskommunens-plikt" { // the id that the content contract gives it
			doors = append(doors, Link{texts["fylke.plikten"], l.Address()})
		}
	}
	for _, door := range []Link{{texts["fylke.mal"], "/mal/"}, {texts["fylke.send-inn"], "/bidra/"}} {
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
	v.Story, v.StoryLang = w.prose(d.Body)
	v.Sections = w.sections(d, year)
	v.Participants = w.participantItems(d.Participants)
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
	by := map[string]catalogue.Date{}
	for _, c := range d.Confirmed {
		by[c.By] = c.Date
	}
	nav, county := by["nav"], by["fylkeskommunen"]
	switch {
	case nav.IsZero() && county.IsZero() && d.Origin == catalogue.ByCounty:
		says = append(says, w.t("bekreftet.ingen-fylket"))
	case nav.IsZero() && county.IsZero():
		says = append(says, w.t("bekreftet.ingen"))
	case nav.IsZero():
		says = append(says, w.t("bekreftet.fylkeskommunen", longDate(county)))
	case county.IsZero():
		says = append(says, w.t("bekreftet.nav", longDate(nav)))
	default:
		says = append(says, w.t("bekreftet.begge", longDate(nav), longDate(county)))
	}
	return says
}

// expired says that a text has not been gone through for longer than the
// catalogue wants; "" while it has.
func (w *writer) expired(updated catalogue.Date) string {
	months := w.catalogue().Settings.ReviewAfter
	if months == 0 || !updated.AddMonths(months).Before(w.set.in.Today) {
		return ""
	}
	return w.t("side.utdatert", longDate(updated), longDate(w.set.in.Today))
}

// summary is the dimensions a reader asks for first, as far as they are stated.
func (w *writer) summary(d *catalogue.Document, year int) []SummaryRow {
	var rows []SummaryRow
	add := func(label string, values []SummaryValue) {
		if len(values) > 0 {
			rows = append(rows, SummaryRow{w.t(label), values})
		}
	}
	facts := func(vocabulary string) []SummaryValue {
		var vs []SummaryValue
		for _, f := range d.Facts.Lists[vocabulary] {
			v := SummaryValue{Title: f.Term.Name, Anchor: catalogue.FactAnchor(f.Term, f.Place), Sign: w.sign(f.Standing, year), Mark: w.mark(f.Standing)}
			if f.Place != nil {
				v.Place = f.Place.Name
			}
			vs = append(vs, v)
		}
		return vs
	}
	add("felt.niva", facts(catalogue.Levels))
	add("felt.omfang", facts(catalogue.Scopes))
	add("felt.modenhet", facts(catalogue.Maturities))
	add("felt.forankring", facts(catalogue.Anchorings))
	add("felt.avtaler", w.agreementSummary(d.Facts.Agreements, year))
	add("felt.malgrupper", facts(catalogue.TargetGroups))
	add("felt.motepunkter", w.meetingSummary(d.Facts.Meetings, year))
	add("felt.prosjekter", w.projectSummary(d.Facts.Projects, year))
	add("felt.innganger", facts(catalogue.WaysIn))
	return rows
}

func (w *writer) agreementSummary(as []catalogue.Agreement, year int) []SummaryValue {
	var vs []SummaryValue
	for i, a := range as {
		v := SummaryValue{Title: a.Type.Name, Anchor: catalogue.EntryAnchor("avtale", i), Sign: w.sign(a.Standing, year), Mark: w.mark(a.Standing)}
		if a.Covers == catalogue.CoversYes {
			v.More = w.t("avtale.omtaler")
		}
		if a.Place != nil {
			v.Place = a.Place.Name
		}
		if !slices.ContainsFunc(vs, v.reads) {
			vs = append(vs, v)
		}
	}
	return vs
}

func (w *writer) meetingSummary(ms []catalogue.Meeting, year int) []SummaryValue {
	var vs []SummaryValue
	for i, m := range ms {
		v := SummaryValue{Title: m.Name, Anchor: catalogue.EntryAnchor("motepunkt", i), Sign: w.sign(m.Standing, year), Mark: w.mark(m.Standing)}
		if m.Name.Empty() {
			v.Title = m.Type.Name
		}
		vs = append(vs, v)
	}
	return vs
}

func (w *writer) projectSummary(ps []catalogue.Project, year int) []SummaryValue {
	var vs []SummaryValue
	for i, p := range ps {
		if p.Name.Empty() {
			continue
		}
		vs = append(vs, SummaryValue{Title: p.Name, Anchor: catalogue.EntryAnchor("prosjekt", i), Sign: w.sign(p.Standing, year), Mark: w.mark(p.Standing)})
	}
	return vs
}

// sections are the stated facts, dimension by dimension, in the order of
// look.md's headings.
func (w *writer) sections(d *catalogue.Document, year int) []Section {
	f := d.Facts
	var all []Section
	add := func(id, more, about string, items []Item) {
		if len(items) > 0 {
			all = append(all, Section{ID: id, Title: w.t("dimensjon." + id), More: more, About: about, Items: items})
		}
	}
	table := func(slug string) string { return "/sammenlign/" + slug + "/" }
	facts := func(vocabulary string) []Item { return w.factItems(f.Lists[vocabulary], year) }
	add("nivaer", table("samarbeidsniva"), "", facts(catalogue.Levels))
	add("omfang", table("samarbeidsniva"), w.t("omfang.vurdering"), facts(catalogue.Scopes))
	add("modenhet", table("samarbeidsniva"), "", facts(catalogue.Maturities))
	add("forankring", table("samarbeidsniva"), "", facts(catalogue.Anchorings))
	groups := facts(catalogue.TargetGroups)
	for _, own := range f.OwnGroups {
		groups = append(groups, Item{Title: own, Lines: []Line{{Text: w.t("malgruppe.egne-ord")}}})
	}
	add("malgrupper", table("malgrupper"), w.t("malgruppe.vurdering"), groups)
	add("avtaler", table("avtaler"), "", w.agreementItems(f.Agreements, year))
	add("innganger", table("innganger"), "", facts(catalogue.WaysIn))
	add("tidspunkter", table("tidspunkter"), "", facts(catalogue.Timings))
	add("tilbud", table("tilbud"), "", w.offerItems(f.Offers, year))
	add("formater", table("formater"), "", facts(catalogue.Formats))
	add("arenaer", table("arenaer"), "", facts(catalogue.Arenas))
	add("motepunkter", table("motepunkter"), "", w.meetingItems(f.Meetings, year))
	add("samarbeidsformer", table("samarbeidsformer"), "", facts(catalogue.Forms))
	add("prosjekter", table("prosjekter"), "", w.projectItems(f.Projects, year))
	add("aktorer", table("aktorer"), "", facts(catalogue.Actors))
	add("tiltak", table("tiltak"), w.t("tiltak.stilling"), w.measureItems(f.Measures, year))
	add("prinsipper", "/begreper/prinsipper/", "", facts(catalogue.Principles))
	add("hindringer", "/begreper/hindringer/", "", facts(catalogue.Obstacles))
	add("arsaker", "/begreper/arsaker/", "", facts(catalogue.Causes))
	return all
}

// inherited collects what the described forerunners and successors say.
func (w *writer) inherited(c *catalogue.County) []Inherited {
	var all []Inherited
	for _, o := range append(append([]*catalogue.County{}, c.Before...), c.After...) {
		if !o.Described() || o.Description == nil {
			continue
		}
		in := Inherited{County: o, Year: o.Description.Time().Year, Lead: o.Description.Lead}
		in.Inside, in.Whole = w.saidOf(o, c)
		all = append(all, in)
	}
	return all
}

// saidOf splits what is said of a county into what holds inside another and what
// holds for the whole of it; each term once.
func (w *writer) saidOf(o, inside *catalogue.County) (in, whole []Said) {
	type once struct {
		title catalogue.Text
		place *catalogue.Place
	}
	seen := map[once]bool{}
	for _, st := range w.set.in.Tables.Statements(o) {
		p := st.Place
		said := Said{Title: st.Term.Name, Address: st.Address, Sign: w.sign(st.Standing, yearOf(o))}
		if seen[once{said.Title, p}] {
			continue
		}
		seen[once{said.Title, p}] = true
		switch {
		case p == nil:
			whole = append(whole, said)
		case p.County == inside || p.County == nil && liesIn(p, inside):
			said.Place = p.Name
			in = append(in, said)
		}
	}
	return in, whole
}

// shared lists the counties that share at least three stated facts.
func (w *writer) shared(c *catalogue.County) []SharedWith {
	var all []SharedWith
	for _, l := range w.set.in.Tables.Shared(c) {
		all = append(all, w.sharedWith(c, l.Other, l.Same))
	}
	return all
}

// different lists the counties that answer something differently.
func (w *writer) different(c *catalogue.County) []SharedWith {
	var all []SharedWith
	for _, l := range w.set.in.Tables.Different(c) {
		all = append(all, w.sharedWith(c, l.Other, l.Differs))
	}
	return all
}

// sharedWith leads to the pair where there is one, else to the other county.
func (w *writer) sharedWith(c, other *catalogue.County, traits []compare.Trait) SharedWith {
	s := SharedWith{County: other, Address: other.Address()}
	if pair := compare.NewCouple(c, other); slices.Contains(w.set.in.Tables.Couples(), pair) {
		s.Address = pair.Address()
	}
	for _, trait := range traits {
		s.Terms = append(s.Terms, Link{trait.Term.Name, trait.Term.Address()})
	}
	return s
}

// notStated lists the questions that the county does not answer, by dimension.
func (w *writer) notStated(c *catalogue.County) []Link {
	var all []Link
	for _, a := range w.set.in.Tables.Of(c) {
		if a.Stated() {
			continue
		}
		key := "dimensjon." + string(a.Dimension)
		if a.Vocabulary != "" {
			key = "vokabular." + a.Vocabulary
		}
		all = append(all, Link{w.set.in.Texts[key], a.Dimension.Address()})
	}
	return all
}

func liesIn(p *catalogue.Place, c *catalogue.County) bool {
	for _, x := range p.Counties {
		if x == c {
			return true
		}
	}
	return false
}

// near lists the described counties of today on the tiles around, in the order of
// the register: a hint for looking around, not a statement about borders.
func (w *writer) near(c *catalogue.County) []*catalogue.County {
	if c.Tile == nil || !c.Today() || c.Described() {
		return nil
	}
	var cs []*catalogue.County
	for _, o := range w.catalogue().Described() {
		if o.Today() && o.Tile != nil && abs(o.Tile.Column-c.Tile.Column) <= 1 && abs(o.Tile.Row-c.Tile.Row) <= 1 {
			cs = append(cs, o)
		}
	}
	return cs
}

func abs(n int) int { return max(n, -n) }
