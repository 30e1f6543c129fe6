package compare

import (
	"modellkatalog/internal/catalogue"
)

// voice is one file of a county while its statements are gathered.
type voice struct {
	subject    subject
	document   *catalogue.Document
	wanted     bool
	page       string // the address that the statements stand at
	statements []*Statement
	lines      map[Dimension][]Line
}

// gather returns what the county's two files say: a published description and a
// model in use tell how it is, another published model how it should be. Drafts,
// archived files and earlier editions say nothing.
func gather(s subject) ([]*Statement, map[Dimension][]Line) {
	v := &voice{subject: s, lines: map[Dimension][]Line{}}
	if d := s.county.Description; d != nil && d.Status == catalogue.Published {
		v.document, v.page = &d.Document, s.county.Address()
		v.read(&d.Facts)
	}
	if m := s.county.Model; m != nil && m.Status == catalogue.Published {
		v.document, v.page = &m.Document, s.county.ModelAddress()
		v.wanted = !m.InUse
		v.read(&m.Facts)
		v.readModel(m)
	}
	return v.statements, v.lines
}

func (v *voice) read(f *catalogue.Facts) {
	for _, list := range catalogue.FactLists {
		for _, fact := range f.Lists[list] {
			v.say(entry{ViaList, catalogue.FactAnchor(fact.Term, fact.Place), answered(fact.Standing), catalogue.Text{}, fact.Standing, nil}, fact.Term)
		}
	}
	for i := range f.Agreements {
		v.readAgreement(i, &f.Agreements[i])
	}
	for i := range f.Offers {
		v.readOffer(i, &f.Offers[i])
	}
	for i := range f.Projects {
		v.readProject(i, &f.Projects[i])
	}
	for i, m := range f.Meetings {
		e := entry{ViaMeeting, catalogue.EntryAnchor("motepunkt", i), answered(m.Standing), m.Name, m.Standing, nil}
		v.say(e, m.Type)
		v.sayUnlessNo(e, m.Actors...)
	}
	for i, m := range f.Measures {
		v.say(entry{ViaMeasure, catalogue.EntryAnchor("tiltak", i), tried(m), catalogue.Text{}, m.Standing, nil}, m.Term)
	}
}

func (v *voice) readAgreement(i int, a *catalogue.Agreement) {
	e := entry{ViaAgreement, catalogue.EntryAnchor("avtale", i), answered(a.Standing), a.Name, a.Standing, a}
	v.say(e, a.Type)
	v.sayUnlessNo(e, a.Parties...)
	v.list(Agreements, e, Line{Agreement: a})
}

func (v *voice) readOffer(i int, o *catalogue.Offer) {
	e := entry{ViaOffer, catalogue.EntryAnchor("tilbud", i), answered(o.Standing), o.Name, o.Standing, nil}
	v.sayDetails(e, o.Details)
	v.list(Offers, e, Line{Offer: o})
}

// readProject counts a finished project as ended, also where its answer is yes.
func (v *voice) readProject(i int, p *catalogue.Project) {
	e := entry{ViaProject, catalogue.EntryAnchor("prosjekt", i), answered(p.Standing), p.Name, p.Standing, nil}
	if e.state == Yes && p.State == catalogue.Finished {
		e.state = Ended
	}
	v.sayUnlessNo(e, p.Level)
	v.sayUnlessNo(e, p.Actors...)
	v.sayDetails(e, p.Details)
	v.list(Projects, e, Line{Project: p})
}

func (v *voice) readModel(m *catalogue.Model) {
	for i, s := range m.Steps {
		e := entry{ViaStep, catalogue.EntryAnchor("steg", i), answered(s.Standing), catalogue.Text{}, s.Standing, nil}
		v.say(e, s.Phase, s.Arena)
		v.say(e, s.Actors...)
	}
	for i, d := range m.Duties {
		v.say(entry{ViaDuty, catalogue.EntryAnchor("rolle", i), answered(d.Standing), catalogue.Text{}, d.Standing, nil}, d.Actor, d.Phase)
	}
}

// entry is one element of a list or one table of a file.
type entry struct {
	via       Via
	anchor    string // where it stands on its page
	state     State
	title     catalogue.Text
	standing  catalogue.Standing
	agreement *catalogue.Agreement
}

// say adds a statement on each of the terms that the entry names.
func (v *voice) say(e entry, terms ...*catalogue.Term) {
	for _, t := range terms {
		if t == nil {
			continue
		}
		v.statements = append(v.statements, &Statement{
			County: v.subject.county, Document: v.document, Term: t, State: e.state, Wanted: v.wanted, Via: e.via,
			Title: e.title, Address: v.page + "#" + e.anchor, Agreement: e.agreement, Standing: e.standing,
		})
	}
}

// sayUnlessNo is say for the other dimensions than the entry's own: that there
// is no such thing says nothing of those that would have been in it.
func (v *voice) sayUnlessNo(e entry, terms ...*catalogue.Term) {
	if e.standing.Answer != catalogue.No {
		v.say(e, terms...)
	}
}

func (v *voice) sayDetails(e entry, d catalogue.Details) {
	for _, list := range catalogue.FactLists {
		v.sayUnlessNo(e, d[list]...)
	}
}

// list adds the entry itself to the lines of its dimension.
func (v *voice) list(d Dimension, e entry, l Line) {
	l.County, l.Document, l.Single = v.subject.county, v.document, v.subject.single
	l.State, l.Wanted, l.Standing = e.state, v.wanted, e.standing
	l.Address = v.page + "#" + e.anchor
	v.lines[d] = append(v.lines[d], l)
}

// answered returns the state of a fact: one that can be read two ways is
// unclear whatever the answer.
func answered(s catalogue.Standing) State {
	switch {
	case s.Basis == catalogue.Ambiguous:
		return Unclear
	case s.Answer == catalogue.No:
		return No
	case s.Answer == catalogue.Ended:
		return Ended
	}
	return Yes
}

// tried returns the state of a measure.
func tried(m catalogue.Measure) State {
	if m.Basis == catalogue.Ambiguous {
		return Unclear
	}
	switch m.State {
	case catalogue.InUse:
		return Yes
	case catalogue.TriedEnded:
		return Ended
	case catalogue.Planned:
		return Planned
	}
	return Mentioned
}
