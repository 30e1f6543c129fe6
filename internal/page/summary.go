package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
)

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
		v := SummaryValue{Title: a.Name, Anchor: catalogue.EntryAnchor("avtale", i), Sign: w.sign(a.Standing, year), Mark: w.mark(a.Standing)}
		if a.Name.Empty() {
			v.Title = a.Type.Name
		}
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
	add("malgrupper", table("malgrupper"), w.t("malgruppe.vurdering"), append(facts(catalogue.TargetGroups), w.ownGroups(f)...))
	add("avtaler", table("avtaler"), "", w.agreementItems(f.Agreements, year))
	if len(f.Agreements) > 0 {
		all[len(all)-1].Timeline = w.timeline(f.Agreements)
	}
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

// ownGroups are target groups in the county's own words: shown, not compared.
func (w *writer) ownGroups(f catalogue.Facts) []Item {
	var items []Item
	for _, own := range f.OwnGroups {
		items = append(items, Item{Title: own, About: w.set.in.Texts["malgruppe.egne-ord"]})
	}
	return items
}
