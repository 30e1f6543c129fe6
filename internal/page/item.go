package page

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
)

// Section is a part of a county's page: one dimension with what is stated.
type Section struct {
	ID    string
	Title string
	More  string // address of the comparison that it belongs to, or of its words
	About string // a sentence of warning or context, "" for none
	Items []Item

	Timeline *Timeline // of agreements, where their dates say something together
}

// Compared tells whether More is a comparison.
func (s Section) Compared() bool { return strings.HasPrefix(s.More, "/sammenlign/") }

// Item is one thing that is stated.
type Item struct {
	Anchor string
	Title  catalogue.Text
	Link   string // address, "" for plain words
	Box    string // id of the box that explains the title; "" for none
	Sign   Sign
	Lines  []Line
	About  catalogue.Text
	Note   catalogue.Text // the editors' remark
	Mark   Mark
}

// Sign is a state in form and words; plain when Words is empty.
type Sign struct {
	Class string // ja nei avsluttet uklart ikke onsket begge ord
	Words string
}

// Line is a label with words after it.
type Line struct {
	Label string
	Words []Link
	Text  string
}

// Link is words that may lead somewhere.
type Link struct {
	Title   catalogue.Text
	Address string // "" for plain words
	Box     string // id of the box that explains the words; "" for a link
}

// sign tells the state of a statement; the plain yes of the page's own year says nothing.
func (w *writer) sign(s catalogue.Standing, year int) Sign {
	switch {
	case s.Basis == catalogue.Ambiguous:
		return Sign{"uklart", w.t("tilstand.uklart")}
	case s.Answer == catalogue.No:
		return Sign{"nei", w.t("tilstand.nei")}
	case s.Answer == catalogue.Ended:
		return Sign{"avsluttet", w.t("tilstand.avsluttet")}
	case s.Basis == catalogue.Derived:
		return Sign{"tolket", w.t("grunnlag.utledet")}
	case s.Date.Year != year:
		return Sign{w.yes(), w.described(s.Date.Year, w.wanted)}
	}
	return Sign{Class: w.yes()}
}

// yes is the sign of what is so: described, or wanted on a wanted model's page.
func (w *writer) yes() string {
	if w.wanted {
		return "onsket"
	}
	return "ja"
}

func termLinks(terms []*catalogue.Term) []Link {
	var ls []Link
	for _, t := range terms {
		ls = append(ls, Link{Title: t.Name, Address: t.Address()})
	}
	return ls
}

// lines collects labelled lines, leaving out those that say nothing.
type lines struct {
	w   *writer
	all []Line
}

func (l *lines) terms(label string, terms ...*catalogue.Term) {
	if len(terms) > 0 && terms[0] != nil {
		l.all = append(l.all, Line{Label: l.w.t(label), Words: l.w.termNames(terms)})
	}
}

func (l *lines) words(label string, words ...catalogue.Text) {
	var ls []Link
	for _, t := range words {
		if !t.Empty() {
			ls = append(ls, Link{Title: t})
		}
	}
	if len(ls) > 0 {
		l.all = append(l.all, Line{Label: l.w.t(label), Words: ls})
	}
}

func (l *lines) text(label, text string) {
	if text != "" {
		l.all = append(l.all, Line{Label: l.w.t(label), Text: text})
	}
}

func (l *lines) link(address string) {
	if address != "" {
		l.all = append(l.all, Line{Label: l.w.t("felt.lenke"), Words: []Link{{Title: catalogue.Same(address), Address: address}}})
	}
}

func (l *lines) details(d catalogue.Details) {
	for _, v := range []string{
		catalogue.TargetGroups, catalogue.Timings, catalogue.WaysIn, catalogue.Formats, catalogue.Arenas, catalogue.Forms,
	} {
		l.terms("felt."+v, d[v]...)
	}
}

// period writes "2022–30. august 2026", open ends left open.
func (w *writer) period(from, to catalogue.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return w.t("periode.fra", longDate(from))
	case from.IsZero():
		return w.t("periode.til", longDate(to))
	case from == to:
		return longDate(from)
	}
	return w.t("periode.fra-til", longDate(from), longDate(to))
}

func (w *writer) factItems(facts []catalogue.Fact, year int) []Item {
	var items []Item
	for _, f := range facts {
		it := Item{Anchor: catalogue.FactAnchor(f.Term, f.Place), Sign: w.sign(f.Standing, year), Note: f.Note, Mark: w.mark(f.Standing)}
		items = append(items, w.placed(it.named(w.termLink(f.Term)), f.Standing))
	}
	return items
}

// named gives an item its title.
func (it Item) named(l Link) Item {
	it.Title, it.Link, it.Box = l.Title, l.Address, l.Box
	return it
}

// placed puts the place in words behind the title's own lines.
func (w *writer) placed(it Item, s catalogue.Standing) Item {
	if s.Place != nil {
		it.Lines = append([]Line{{Label: w.t("felt.sted"), Words: []Link{{Title: s.Place.Name}}}}, it.Lines...)
	}
	return it
}

func (w *writer) agreementItems(as []catalogue.Agreement, year int) []Item {
	var items []Item
	for i, a := range as {
		it := w.agreementItem(a, year)
		if a.Name.Empty() {
			it = it.named(w.termLink(a.Type))
		}
		it.Anchor = catalogue.EntryAnchor("avtale", i)
		items = append(items, it)
	}
	return items
}

// agreementItem shows an agreement, by its kind where it has no name.
func (w *writer) agreementItem(a catalogue.Agreement, year int) Item {
	l := lines{w: w}
	title := a.Name
	if title.Empty() {
		title = a.Type.Name
	} else {
		l.terms("felt.type", a.Type)
	}
	l.terms("felt.parter", a.Parties...)
	if a.Answer != catalogue.No { // what is not there covers nothing
		l.text("felt.karriereveiledning", w.covers(a.Covers))
	}
	l.text("felt.signert", longDate(a.Signed))
	l.text("felt.periode", w.period(a.From, a.To))
	l.text("felt.merk", w.ranOut(&a))
	l.words("felt.erstatter", a.Replaces)
	l.terms("felt."+catalogue.TargetGroups, a.Groups...)
	l.link(a.Link)
	it := Item{Title: title, Sign: w.sign(a.Standing, year), Lines: l.all, About: a.About, Note: a.Note, Mark: w.mark(a.Standing)}
	return w.placed(it, a.Standing)
}

// covers says whether an agreement covers career guidance.
func (w *writer) covers(c catalogue.Covers) string {
	return w.t("dekker." + [...]string{"ikke-oppgitt", "ja", "nei"}[c])
}

func (w *writer) offerItems(os []catalogue.Offer, year int) []Item {
	var items []Item
	for i, o := range os {
		l := lines{w: w}
		l.details(o.Details)
		l.link(o.Link)
		it := Item{Anchor: catalogue.EntryAnchor("tilbud", i), Title: o.Name, Sign: w.sign(o.Standing, year), Lines: l.all, About: o.About, Note: o.Note, Mark: w.mark(o.Standing)}
		if it.Title.Empty() {
			it.Title = w.set.in.Texts["tilbud.uten-navn"]
		}
		items = append(items, w.placed(it, o.Standing))
	}
	return items
}

func (w *writer) projectItems(ps []catalogue.Project, year int) []Item {
	var items []Item
	for i, p := range ps {
		l := lines{w: w}
		for _, n := range p.OtherNames {
			l.text("felt.andre-navn", n)
		}
		l.terms("felt.niva", p.Level)
		l.text("felt.periode", w.period(p.From, p.To))
		if p.State != catalogue.StateNotStated {
			l.text("felt.status", w.t("prosjekt."+[...]string{"", "pagar", "avsluttet"}[p.State]))
		}
		l.terms("felt.aktorer", p.Actors...)
		l.details(p.Details)
		for _, r := range p.Results {
			l.words("felt.resultat", r)
		}
		l.link(p.Link)
		it := Item{Anchor: catalogue.EntryAnchor("prosjekt", i), Title: p.Name, Sign: w.sign(p.Standing, year), Lines: l.all, About: p.About, Note: p.Note, Mark: w.mark(p.Standing)}
		if it.Title.Empty() {
			it.Title = w.set.in.Texts["prosjekt.uten-navn"]
		}
		items = append(items, w.placed(it, p.Standing))
	}
	return items
}

func (w *writer) meetingItems(ms []catalogue.Meeting, year int) []Item {
	var items []Item
	for i, m := range ms {
		l, title := lines{w: w}, Link{Title: m.Name}
		if m.Name.Empty() {
			title = w.termLink(m.Type)
		} else {
			l.terms("felt.type", m.Type)
		}
		l.terms("felt.aktorer", m.Actors...)
		l.words("felt.hyppighet", m.Often)
		it := Item{Anchor: catalogue.EntryAnchor("motepunkt", i), Sign: w.sign(m.Standing, year), Lines: l.all, About: m.About, Note: m.Note, Mark: w.mark(m.Standing)}
		items = append(items, w.placed(it.named(title), m.Standing))
	}
	return items
}

func (w *writer) measureItems(ms []catalogue.Measure, year int) []Item {
	var items []Item
	for i, m := range ms {
		it := Item{Anchor: catalogue.EntryAnchor("tiltak", i), Sign: w.measureSign(m), About: m.About, Note: m.Note, Mark: w.mark(m.Standing)}.named(w.termLink(m.Term))
		items = append(items, w.placed(it, m.Standing))
	}
	return items
}

// measureSign tells how far a measure has come; planned and mentioned are words
// of their own, never a yes.
func (w *writer) measureSign(m catalogue.Measure) Sign {
	words := w.t("tiltak." + [...]string{"i-bruk", "planlagt", "provd-avsluttet", "omtalt"}[m.State])
	class := [...]string{"ja", "ord", "avsluttet", "ord"}[m.State]
	if b := w.basis(m.Basis); b != "" && m.Basis != catalogue.StatedAll {
		words += ", " + b
	}
	return Sign{class, words}
}

// confirmationItems are the confirmations that say more than who and when: of
// which place, with a source of their own or with a remark.
func (w *writer) confirmationItems(d *catalogue.Document) []Item {
	var items []Item
	for i, c := range d.Confirmed {
		own := !slices.Equal(c.Cited, d.Cited)
		if !own && c.Place == nil && c.Note.Empty() && c.Basis == catalogue.Stated {
			continue
		}
		it := Item{
			Anchor: catalogue.EntryAnchor("bekreftet", i), Title: w.set.in.Texts["bekreftet.av-"+c.By], Note: c.Note,
			Lines: []Line{{Label: w.t("bekreftet.dato"), Text: longDate(c.On)}},
		}
		if b := w.basis(c.Basis); b != "" {
			it.Sign = Sign{"ord", b}
		}
		if own {
			it.Mark = w.mark(c.Standing)
		}
		items = append(items, w.placed(it, c.Standing))
	}
	return items
}

func (w *writer) participantItems(kind string, ps []catalogue.Participant) []Item {
	var items []Item
	for i, p := range ps {
		it := Item{Anchor: catalogue.EntryAnchor(kind, i), Title: p.Role, Mark: w.mark(p.Standing), Note: p.Note}
		if it.Title.Empty() {
			it.Title = p.Organisation
		} else {
			it.About = p.Organisation
		}
		items = append(items, w.placed(it, p.Standing))
	}
	return items
}
