package load

import (
	"fmt"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// What the words of a county file mean; what is left out is the zero value.
var (
	statuses = map[string]catalogue.Status{"utkast": catalogue.Draft, "arkivert": catalogue.Archived}
	origins  = map[string]catalogue.Origin{"gjengitt": catalogue.Retold, "redaksjonen": catalogue.ByEditors}
	answers  = map[string]catalogue.Answer{"nei": catalogue.No, "avsluttet": catalogue.Ended}
	bases    = map[string]catalogue.Basis{"oppgitt-felles": catalogue.StatedAll, "utledet": catalogue.Derived, "uklart": catalogue.Ambiguous}
	covers   = map[string]catalogue.Covers{"ja": catalogue.CoversYes, "nei": catalogue.CoversNo}
	projects = map[string]catalogue.ProjectState{"pagar": catalogue.Ongoing, "avsluttet": catalogue.Finished}
	measures = map[string]catalogue.MeasureState{"planlagt": catalogue.Planned, "provd-avsluttet": catalogue.TriedEnded, "omtalt": catalogue.Mentioned}
)

// factReader reads the facts of one county file.
type factReader struct {
	*loader
	county *catalogue.County // nil: the folder is no county's, so any place passes
	doc    *catalogue.Document
}

// cites turns a key's sources into citations.
func (l *loader) cites(t *table, name string) []catalogue.Citation {
	var cs []catalogue.Citation
	for _, e := range t.list(name) {
		c := e.value.(cite)
		if s := l.sources[c.id]; s != nil {
			cs = append(cs, catalogue.Citation{Source: s, Place: c.place})
		}
	}
	return cs
}

// standing reads who says something, when, of which place and how surely.
func (r factReader) standing(t *table) catalogue.Standing {
	s := catalogue.Standing{
		Basis: bases[t.str("grunnlag")], Cited: r.cites(t, "kilde"), Note: t.text("merknad"), Pos: t.pos,
	}
	if t.declares("svar") {
		s.Answer = answers[t.str("svar")]
	}
	if p := r.places[t.str("sted")]; p != nil {
		s.Place = p
		if !r.holds(p) {
			r.problems.Add(problem.WrongValue, t.at("sted"), fmt.Sprintf("«%s» ligger ikke i %s", p.ID, r.county.Name.In(r.lang).Text), r.heldHelp())
		}
	}
	if s.Basis == catalogue.Ambiguous && s.Note.Empty() {
		r.problems.Add(problem.Missing, t.at("grunnlag"), "«merknad» mangler; den må med når grunnlaget er uklart", `skriv begge lesemåtene i merknad = "…"`)
	}
	own := s.Cited
	if len(own) == 0 {
		s.Cited = r.doc.Cited
	}
	s.Date = r.year(own)
	return s
}

// holds tells whether a fact of the county may stand with the place. With faults
// in the registers it is not known where places lie, and all may.
func (r factReader) holds(p *catalogue.Place) bool {
	return r.county == nil || !r.located || r.county.Holds(p)
}

// year is a fact's year: its own source's, else the time the file describes,
// else the default source's, else not known (content contract, "A fact's year").
func (r factReader) year(own []catalogue.Citation) catalogue.Date {
	if d := r.dated(own); !d.IsZero() {
		return d
	}
	if !r.doc.About.IsZero() {
		return r.doc.About
	}
	return r.dated(r.doc.Cited)
}

// dated is the date of the first source that has one. The county's own
// statement is dated by the file it stands in.
func (r factReader) dated(cs []catalogue.Citation) catalogue.Date {
	for _, c := range cs {
		switch {
		case c.Source.Own && !r.doc.About.IsZero():
			return r.doc.About
		case c.Source.Own:
			return r.doc.Updated
		case !c.Source.Date.IsZero():
			return c.Source.Date
		}
	}
	return catalogue.Date{}
}

// heldHelp lists the places that a fact of the county may stand with.
func (r factReader) heldHelp() string {
	var held []string
	for _, c := range r.catalogue.Counties {
		if r.county.Holds(r.places[c.ID]) {
			held = append(held, c.ID)
		}
	}
	for _, p := range r.catalogue.Places {
		if r.county.Holds(p) {
			held = append(held, p.ID)
		}
	}
	return "her kan det stå " + list(held)
}

// facts reads everything that both files of a county may state.
func (r factReader) facts(t *table) catalogue.Facts {
	f := catalogue.Facts{Lists: map[string][]catalogue.Fact{}, OwnGroups: t.texts("andre_malgrupper")}
	for _, name := range catalogue.FactLists {
		seen := map[string]problem.Pos{}
		for _, e := range t.tables(name) {
			term := r.termOf(e, "id")
			if term == nil || !r.once(seen, e) {
				continue
			}
			f.Lists[name] = append(f.Lists[name], catalogue.Fact{Term: term, Standing: r.standing(e)})
		}
	}
	for _, e := range t.tables("avtaler") {
		f.Agreements = append(f.Agreements, r.agreement(e))
	}
	for _, e := range t.tables("tilbud") {
		f.Offers = append(f.Offers, r.offer(e))
	}
	for _, e := range t.tables("prosjekter") {
		f.Projects = append(f.Projects, r.project(e))
	}
	for _, e := range t.tables("motepunkter") {
		f.Meetings = append(f.Meetings, catalogue.Meeting{
			Type: r.termOf(e, "type"), Name: e.text("navn"), Actors: r.termsOf(e, "aktorer"), Often: e.text("hyppighet"),
			About: e.text("omtale"), Standing: r.standing(e),
		})
	}
	seen := map[string]problem.Pos{}
	for _, e := range t.tables("tiltak") {
		r.once(seen, e)
		f.Measures = append(f.Measures, catalogue.Measure{
			Term: r.termOf(e, "id"), State: measures[e.str("status")], About: e.text("omtale"), Standing: r.standing(e),
		})
	}
	return f
}

// once reports the same id with the same place a second time.
func (r factReader) once(seen map[string]problem.Pos, e *table) bool {
	place := e.str("sted")
	if r.county != nil && place == r.county.ID {
		place = ""
	}
	key := e.str("id") + " " + place
	if first, taken := seen[key]; taken && e.str("id") != "" {
		r.problems.Add(problem.Duplicate, e.at("id"), fmt.Sprintf("«%s» står også på linje %d, med samme sted", e.str("id"), first.Line), "slå dem sammen, eller gi den ene et sted")
		return false
	}
	seen[key] = e.pos
	return true
}

func (r factReader) agreement(e *table) catalogue.Agreement {
	r.endBefore(e, "fra", "til")
	return catalogue.Agreement{
		Type: r.termOf(e, "type"), Name: e.text("navn"), Parties: r.termsOf(e, "parter"), Covers: covers[e.str("karriereveiledning")],
		Signed: e.date("signert"), From: e.date("fra"), To: e.date("til"), Replaces: e.text("erstatter"),
		Groups: r.termsOf(e, catalogue.TargetGroups), About: e.text("omtale"), Link: e.str("lenke"), Standing: r.standing(e),
	}
}

func (r factReader) details(e *table) catalogue.Details {
	d := catalogue.Details{}
	for _, k := range detailKeys() {
		if terms := r.termsOf(e, k.Name); len(terms) > 0 {
			d[k.Name] = terms
		}
	}
	return d
}

func (r factReader) offer(e *table) catalogue.Offer {
	if e.text("navn").Empty() && e.text("omtale").Empty() {
		r.problems.Add(problem.Missing, e.pos, "«navn» eller «omtale» mangler", `skriv navn = "…" eller omtale = "…"`)
	}
	return catalogue.Offer{Name: e.text("navn"), Details: r.details(e), About: e.text("omtale"), Link: e.str("lenke"), Standing: r.standing(e)}
}

func (r factReader) project(e *table) catalogue.Project {
	r.endBefore(e, "fra", "til")
	return catalogue.Project{
		Name: e.text("navn"), OtherNames: e.strs("andre_navn"), Level: r.termOf(e, "niva"), From: e.date("fra"), To: e.date("til"),
		State: projects[e.str("status")], Actors: r.termsOf(e, "aktorer"), Details: r.details(e), Results: e.texts("resultater"),
		About: e.text("omtale"), Link: e.str("lenke"), Standing: r.standing(e),
	}
}

func (r factReader) participant(e *table) catalogue.Participant {
	return catalogue.Participant{Role: e.text("rolle"), Organisation: e.text("virksomhet"), Standing: r.standing(e)}
}

// changes reads the list of changes of any page.
func changes(t *table) []catalogue.Change {
	var cs []catalogue.Change
	for _, e := range t.tables("endringer") {
		cs = append(cs, catalogue.Change{Date: e.date("dato"), Part: strings.TrimSpace(e.str("del")), Text: e.text("tekst")})
	}
	return cs
}
