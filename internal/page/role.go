package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/draw"
)

// manyRoleSteps is the most steps that a role's sheet is promised to have room for
// on one A4 page.
const manyRoleSteps = 14

// rolePages lists the sheets of the roles of a county's model.
func (s *Set) rolePages(c *catalogue.County, crumbs []Crumb) []Page {
	m := c.Model
	crumbs = append(crumbs[:len(crumbs):len(crumbs)], Crumb{s.in.Texts["fylke.modellen"], c.ModelAddress()})
	var pages []Page
	for _, role := range m.Sheets() {
		title := s.both("rolle.tittel", capital(role.Name), m.Name)
		if m.Name.Empty() {
			title = s.both("rolle.tittel-uten-navn", capital(role.Name), c.Name)
		}
		pages = append(pages, Page{
			Address: c.RoleAddress(role), Layout: "role", Title: title, Description: s.both("rolle.om", title), From: m.File, Updated: m.Updated, Crumbs: crumbs,
			view: func(w *writer) any { return w.role(c, role) },
		})
	}
	return pages
}

// roleLinks lead to the sheets of a model.
func roleLinks(c *catalogue.County) []Link {
	var ls []Link
	for _, role := range c.Model.Sheets() {
		ls = append(ls, Link{Title: role.Name, Address: c.RoleAddress(role)})
	}
	return ls
}

// roleView is what layouts/role.html shows: one role's part of a model.
type roleView struct {
	County     *catalogue.County
	Title      catalogue.Text
	Kind       string
	Standing   []string
	Expired    string
	Hub        string // address of what the role does in every model
	Throughout []DutyView
	Phases     []rolePhase
	Gaps       bool   // others have steps between
	Long       string // that the sheet may need two pages
	Unsaid     string // what the source does not say of the role
	Contacts   []catalogue.Contact
	Nav        []*catalogue.NavUnit
	Model      Link
	Others     []Link // the sheets of the other roles
	Notes      []Note
}

// rolePhase is what the role does in one phase.
type rolePhase struct {
	Phase  Link
	Duties []DutyView
	Steps  []StepView
}

func (w *writer) role(c *catalogue.County, role *catalogue.Term) roleView {
	m := c.Model
	w.wanted = !m.InUse
	v := roleView{
		County: c, Title: w.page.Title, Expired: w.expired(m.Updated), Hub: role.Address() + "#arbeid", Contacts: c.Contacts, Nav: otherUnits(c),
		Model: Link{Title: m.Title, Address: c.ModelAddress()},
	}
	v.Kind, v.Standing = w.kindAndStanding(m)
	if about := m.Time(); !about.IsZero() {
		v.Standing = append(v.Standing, w.t("delside.gjelder", longDate(about)))
	}
	duties := w.dutiesOf(m, role, m.Time().Year)
	for _, d := range duties {
		if d.Duty.Phase == nil {
			v.Throughout = append(v.Throughout, d)
		}
	}
	v.Phases = w.rolePhases(m, role, duties)
	w.addExtent(&v, len(m.Steps), len(duties))
	for _, other := range roleLinks(c) {
		if other.Address != w.page.Address {
			v.Others = append(v.Others, other)
		}
	}
	v.Notes = w.notes
	return v
}

// addExtent tells how much of a model's steps the role takes part in, and what
// the source does not say of it.
func (w *writer) addExtent(v *roleView, ofModel, duties int) {
	steps := 0
	for _, p := range v.Phases {
		steps += len(p.Steps)
	}
	v.Gaps = steps > 0 && steps < ofModel
	if steps > manyRoleSteps {
		v.Long = w.t("rolle.langt", steps)
	}
	switch {
	case duties == 0:
		v.Unsaid = w.t("rolle.uten-ansvar")
	case steps == 0:
		v.Unsaid = w.t("rolle.uten-steg")
	}
}

// rolePhases sorts what a role does by phase, as the journey goes through them.
// A duty stands once, where its phase comes first.
func (w *writer) rolePhases(m *catalogue.Model, role *catalogue.Term, duties []DutyView) []rolePhase {
	steps := w.stepsOf(m, role, m.Time().Year)
	told := map[*catalogue.Term]bool{}
	var all []rolePhase
	var last *catalogue.Term
	for _, s := range draw.Stretches(m, w.catalogue().Vocabulary(catalogue.Phases)) {
		var p rolePhase
		for _, d := range duties {
			if d.Duty.Phase == s.Phase && !told[s.Phase] {
				p.Duties = append(p.Duties, d)
			}
		}
		for _, step := range steps {
			if slices.ContainsFunc(s.Steps, func(x draw.Step) bool { return x.Number == step.Number }) {
				step.Lines = w.roleLines(step.Step, role, false)
				p.Steps = append(p.Steps, step)
			}
		}
		told[s.Phase] = true
		switch {
		case len(p.Steps)+len(p.Duties) == 0:
		case s.Phase == last: // nothing of the role's own lies between
			all[len(all)-1].Steps = append(all[len(all)-1].Steps, p.Steps...)
		default:
			p.Phase = w.phaseLink(s.Phase)
			all, last = append(all, p), s.Phase
		}
	}
	return all
}

// roleLines tells of a step what its words do not: its phase, where no heading
// does, who else takes part, and its circumstances.
func (w *writer) roleLines(s catalogue.Step, role *catalogue.Term, phase bool) []Line {
	l := lines{w: w}
	if phase {
		l.terms("felt.fase", s.Phase)
	}
	others := slices.DeleteFunc(slices.Clone(s.Actors), func(a *catalogue.Term) bool { return a == role })
	l.terms("rolle.med", others...)
	l.circumstances(s)
	return l.all
}
