package page

import (
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/problem"
)

// statementView is one statement behind a cell, with everything that is known
// of it.
type statementView struct {
	Term    Link   // where the reader does not know it already
	Kind    string // the kind of entry that says so; "" for a plain fact
	Title   catalogue.Text
	Address string // where it stands
	Sign    Sign
	Place   catalogue.Text
	About   catalogue.Text
	Note    catalogue.Text
	Mark    Mark
}

// countyStatements is the statements of one county.
type countyStatements struct {
	County *catalogue.County
	Items  []statementView
}

// behind collects the statements of a county on the terms, term by term.
func (w *writer) behind(c *catalogue.County, terms []*catalogue.Term) countyStatements {
	by := map[*catalogue.Term][]*compare.Statement{}
	for _, s := range w.set.in.Tables.Statements(c) {
		by[s.Term] = append(by[s.Term], s)
	}
	told := map[problem.Pos]bool{}
	cs := countyStatements{County: c}
	for _, t := range terms {
		for _, s := range by[t] {
			v := w.statement(s, told)
			v.Term = w.termLink(t)
			cs.Items = append(cs.Items, v)
		}
	}
	return cs
}

// statement shows one statement. An entry that says several things is told of
// once: told holds where those stand that have been.
func (w *writer) statement(s *compare.Statement, told map[problem.Pos]bool) statementView {
	y := compare.Years{First: s.Year(), Last: s.Year()}
	v := statementView{
		Kind: w.kind(s.Via), Title: s.Title, Address: s.Address, Note: s.Note, Mark: w.mark(s.Standing),
		Sign: w.stateSign(s.State, y, s.Term, s.Wanted),
	}
	if s.Basis == catalogue.Derived {
		v.Sign.Words += ", " + w.t("grunnlag.utledet")
	}
	if s.Place != nil {
		v.Place = s.Place.Name
	}
	if s.Via != compare.ViaList {
		if told[s.Pos] {
			v.Note = catalogue.Text{}
			return v
		}
		v.About, told[s.Pos] = about(s), true
	}
	return v
}

// kind names the kind of entry that a statement stands in.
func (w *writer) kind(v compare.Via) string {
	key := [...]string{"", "avtale", "tilbud", "prosjekt", "motepunkt", "", "steg", "rolle"}[v]
	if key == "" {
		return ""
	}
	return w.t("opplysning." + key)
}

// about finds what the entry of a statement tells of itself.
func about(s *compare.Statement) catalogue.Text {
	f := &s.Document.Facts
	switch s.Via {
	case compare.ViaAgreement:
		return s.Agreement.About
	case compare.ViaOffer:
		for _, o := range f.Offers {
			if o.Pos == s.Pos {
				return o.About
			}
		}
	case compare.ViaProject:
		for _, p := range f.Projects {
			if p.Pos == s.Pos {
				return p.About
			}
		}
	case compare.ViaMeeting:
		for _, m := range f.Meetings {
			if m.Pos == s.Pos {
				return m.About
			}
		}
	case compare.ViaMeasure:
		for _, m := range f.Measures {
			if m.Pos == s.Pos {
				return m.About
			}
		}
	}
	return aboutWork(s)
}

// aboutWork finds the words of a step or a duty of a model.
func aboutWork(s *compare.Statement) catalogue.Text {
	m := s.County.Model
	if m == nil {
		return catalogue.Text{}
	}
	switch s.Via {
	case compare.ViaStep:
		for _, x := range m.Steps {
			if x.Pos == s.Pos {
				return x.Text
			}
		}
	case compare.ViaDuty:
		for _, x := range m.Duties {
			if x.Pos == s.Pos {
				return x.Text
			}
		}
	}
	return catalogue.Text{}
}

// countyEntries is the agreements, offers or projects of one county.
type countyEntries struct {
	County *catalogue.County
	Single bool
	Items  []Item
}

// entries shows lines as they stand on the counties' pages, county by county.
func (w *writer) entries(lines []compare.Line) []countyEntries {
	var all []countyEntries
	for _, l := range lines {
		if len(all) == 0 || all[len(all)-1].County != l.County {
			all = append(all, countyEntries{County: l.County, Single: l.Single})
		}
		last := &all[len(all)-1]
		last.Items = append(last.Items, w.entry(l))
	}
	return all
}

// anyYear makes every entry tell its year: it is the year of no page.
const anyYear = -1

// entry is the item of a line, leading to where it stands.
func (w *writer) entry(l compare.Line) Item {
	var it Item
	switch {
	case l.Agreement != nil:
		it = w.agreementItem(*l.Agreement, anyYear)
	case l.Offer != nil:
		it = w.offerItems([]catalogue.Offer{*l.Offer}, anyYear)[0]
	default:
		it = w.projectItems([]catalogue.Project{*l.Project}, anyYear)[0]
	}
	it.Anchor, it.Link = "", l.Address
	if l.Wanted && l.State == compare.Yes {
		it.Sign = Sign{"onsket", w.t("celle.i-modellen")}
	}
	return it
}
