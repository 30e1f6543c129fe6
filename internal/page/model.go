package page

import (
	"html/template"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/prose"
)

func modelPage(c *catalogue.County, m *catalogue.Model, address string, crumbs []Crumb) Page {
	return Page{
		Address: address, Layout: "model", Title: m.Title, Description: m.Lead, From: m.File, Updated: m.Updated, Body: m.Body, Crumbs: crumbs,
		view: func(w *writer) any { return w.model(c, m) },
	}
}

// modelView is what layouts/model.html shows.
type modelView struct {
	County   *catalogue.County
	Model    *catalogue.Model
	Kind     string   // what a model in use is, and is not
	Named    bool     // whether its name is told apart from its title
	Standing []string // whose text it is, and who has confirmed it
	Archived bool
	Expired  string
	Sheets   []Link     // of the roles that have one
	Lanes    *lanesView // unless the county has a drawing of its own
	Intro    template.HTML
	StoryLang
	Parts        []PartView
	More         []Section // facts of the file that belong to no part
	Results      []catalogue.Text
	Leader       []Item // of the project; none or one
	Participants []Item
	Confirmed    []Item // confirmations that say more than who and when
	Changes      []catalogue.Change
	Notes        []Note
	Figure       string // address of the county's own drawing
	FigureMark   Mark
	Edition      *editionNote // set on an earlier edition
}

// PartView is one of the template's parts as the model fills it in.
type PartView struct {
	ID         catalogue.Part
	Title      string
	Asks       string // the template's prompt
	Missing    string // what to say when it is not described; "" when it is
	Prose      template.HTML
	Items      []Item // facts that belong to the part
	Steps      []StepView
	Duties     []DutyView
	Agreement  string // what the agreement rests on
	Ground     Mark   // of Agreement
	GroundNote catalogue.Text
	Timeline   *Timeline
}

// StepView is one step of the user journey.
type StepView struct {
	Number int
	Anchor string
	Step   catalogue.Step
	Lines  []Line
	Sign   Sign
	Mark   Mark
}

// DutyView is what one actor answers for.
type DutyView struct {
	Anchor string
	Duty   catalogue.Duty
	Actor  Link
	Phase  Link // empty: throughout
	Sign   Sign
	Mark   Mark
}

func (w *writer) model(c *catalogue.County, m *catalogue.Model) modelView {
	w.wanted = !m.InUse
	v := modelView{
		County: c, Model: m, Archived: m.Status == catalogue.Archived, Expired: w.expired(m.Updated), Results: m.Results, Changes: m.Changes,
	}
	v.Kind, v.Standing = w.kindAndStanding(m)
	if m == c.Model { // an earlier edition has none
		v.Sheets = roleLinks(c)
	}
	v.Named = !m.Name.Empty() && !strings.Contains(w.in(m.Title), w.in(m.Name))
	if m.Figure != nil {
		v.Figure, v.FigureMark = "/"+m.Figure.Attachment.File, w.mark(m.Figure.Standing)
	} else {
		v.Lanes = w.lanes(m)
	}
	if p := m.Body.In(w.lang); p != nil {
		v.Intro = prose.Before(p, w.resolver(p))
		v.StoryLang = StoryLang{p.Lang, p.Lang != w.lang}
	}
	for _, part := range catalogue.Parts {
		v.Parts = append(v.Parts, w.part(m, part))
	}
	for _, section := range w.sections(&m.Document, m.Time().Year) {
		if !inPart[section.ID] {
			v.More = append(v.More, section)
		}
	}
	v.Confirmed = w.confirmationItems(&m.Document)
	if m.Leader != nil {
		v.Leader = w.participantItems("leder", []catalogue.Participant{*m.Leader})
	}
	v.Participants = w.participantItems("deltaker", slices.Concat(m.Members, m.Participants))
	v.Notes = w.notes
	return v
}

// kindAndStanding tell what a model is, whose text it is and who has confirmed it.
func (w *writer) kindAndStanding(m *catalogue.Model) (kind string, standing []string) {
	standing = w.standing(&m.Document)
	if m.InUse && m.Origin == catalogue.ByEditors {
		standing = standing[1:] // the kind says who put it together
	}
	return w.modelKind(m), standing
}

// inPart are the sections that the template's parts show.
var inPart = map[string]bool{
	catalogue.TargetGroups: true, "avtaler": true, catalogue.Meetings: true, catalogue.Forms: true, catalogue.Levels: true,
}

// part is one part of the model: its prose, the facts that belong to it, or what
// to say when there is neither.
func (w *writer) part(m *catalogue.Model, part catalogue.Part) PartView {
	v := PartView{ID: part, Title: w.t("del." + string(part)), Asks: w.t("mal." + string(part))}
	if !m.Describes(part) {
		v.Missing = w.t("modell.mangler")
		if m.Origin == catalogue.ByEditors {
			v.Missing = w.t("modell.mangler-redaksjonen", w.t("del."+string(part)))
		}
		return v
	}
	if p := m.Body.In(w.lang); p != nil {
		v.Prose = prose.Section(p, string(part), w.resolver(p))
	}
	year := m.Time().Year
	f := m.Facts
	switch part {
	case catalogue.TargetGroup:
		v.Items = append(w.factItems(f.Lists[catalogue.TargetGroups], year), w.ownGroups(f)...)
	case catalogue.Journey:
		v.Steps = w.steps(m, year)
	case catalogue.Roles:
		v.Duties = w.duties(m, year)
	case catalogue.Organisation:
		v.Items = w.organisation(m, year)
		v.Timeline = w.timeline(f.Agreements)
		if m.Basis != "" {
			v.Agreement, v.Ground, v.GroundNote = w.t("organisering."+m.Basis), w.mark(m.Ground), m.Ground.Note
		}
	}
	return v
}

func (w *writer) organisation(m *catalogue.Model, year int) []Item {
	f := m.Facts
	items := w.agreementItems(f.Agreements, year)
	items = append(items, w.meetingItems(f.Meetings, year)...)
	items = append(items, w.factItems(f.Lists[catalogue.Forms], year)...)
	return append(items, w.factItems(f.Lists[catalogue.Levels], year)...)
}

func (w *writer) steps(m *catalogue.Model, year int) []StepView {
	var all []StepView
	for i, s := range m.Steps {
		v := w.step(m, i, year)
		l := lines{w: w}
		l.terms("felt.fase", s.Phase)
		l.terms("felt.hvem", s.Actors...)
		l.circumstances(s)
		v.Lines = l.all
		all = append(all, v)
	}
	return all
}

// step shows the model's step i, from 0, without its lines.
func (w *writer) step(m *catalogue.Model, i, year int) StepView {
	s := m.Steps[i]
	return StepView{Number: i + 1, Anchor: catalogue.EntryAnchor("steg", i), Step: s, Sign: w.sign(s.Standing, year), Mark: w.mark(s.Standing)}
}

// circumstances tells where a step takes place, how long and what it leads to.
func (l *lines) circumstances(s catalogue.Step) {
	l.terms("felt.arena", s.Arena)
	l.words("felt.varighet", s.Duration)
	l.words("felt.utfall", s.Outcome)
}

func (w *writer) duties(m *catalogue.Model, year int) []DutyView {
	var all []DutyView
	for i, d := range m.Duties {
		v := w.duty(m, i, year)
		v.Actor = w.termLink(d.Actor)
		all = append(all, v)
	}
	return all
}

// duty shows the model's duty i, from 0, without its actor.
func (w *writer) duty(m *catalogue.Model, i, year int) DutyView {
	d := m.Duties[i]
	v := DutyView{Anchor: catalogue.EntryAnchor("rolle", i), Duty: d, Sign: w.sign(d.Standing, year), Mark: w.mark(d.Standing)}
	if d.Phase != nil {
		v.Phase = w.termLink(d.Phase)
	}
	return v
}
