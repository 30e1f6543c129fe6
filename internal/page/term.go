package page

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/problem"
)

const termsAddress = "/begreper/"

// termPages lists the overview of the vocabularies, the overview of each that
// has terms, and the hub of every term.
func (s *Set) termPages() []Page {
	texts := s.in.Texts
	up := []Crumb{{texts["begrep.tittel"], termsAddress}}
	pages := []Page{{
		Address: termsAddress, Layout: "vocabularies", Title: texts["begrep.tittel"], Description: texts["begrep.ingress"],
		view: func(w *writer) any { return w.vocabularies() },
	}}
	for _, id := range catalogue.Dimensions {
		v := s.in.Catalogue.Vocabulary(id)
		if len(v.Terms) == 0 {
			continue
		}
		title := texts["vokabular."+id]
		pages = append(pages, Page{
			Address: v.Address(), Layout: "vocabulary", Title: title, Description: texts["vokabular-om."+id], Crumbs: up,
			From: "begreper/" + id + ".toml", view: func(w *writer) any { return w.vocabulary(v) },
		})
		crumbs := append(up[:1:1], Crumb{title, v.Address()})
		for _, t := range v.Terms {
			pages = append(pages, termPage(t, title, crumbs))
		}
	}
	return pages
}

func termPage(t *catalogue.Term, vocabulary catalogue.Text, crumbs []Crumb) Page {
	p := Page{
		Address: t.Address(), Layout: "term", Title: capital(t.Name), Description: t.Explain, Crumbs: crumbs,
		From: "begreper/" + t.Vocabulary + ".toml", view: func(w *writer) any { return w.term(t) },
	}
	if t.Explain.Empty() {
		p.Description = vocabulary
	}
	return p
}

// capital writes a name as a heading.
func capital(t catalogue.Text) catalogue.Text {
	return catalogue.Text{NB: firstUpper(t.NB), NN: firstUpper(t.NN)}
}

// termView is what layouts/term.html shows.
type termView struct {
	Term       *catalogue.Term
	Title      catalogue.Text
	Vocabulary catalogue.Text
	Synonyms   string
	Broader    []Link
	Narrower   []Link
	Standing   []string
	Described  []useView
	Wanted     []useView
	Single     []useView
	Unsaid     string // the described counties that say nothing
	Table      *Link  // the comparison that the term stands in
	Work       []termWork
	WorkToo    []Link // wider, narrower and related actors that have work
	See        []TermGroup
	Pages      []*catalogue.Page
	Laws       lawTable
	Notes      []Note
}

// useView is a county and what it says of the term.
type useView struct {
	County *catalogue.County
	Marks  []cellMark
	Items  []statementView
}

func (w *writer) term(t *catalogue.Term) termView {
	v := termView{
		Term: t, Title: w.page.Title, Vocabulary: w.set.in.Texts["vokabular."+t.Vocabulary], Synonyms: strings.Join(t.Synonyms, ", "),
		Broader: termLinks(t.Broader), Narrower: termLinks(t.Narrower), See: w.termGroups(t.See), Laws: lawTable{Laws: t.Laws},
	}
	switch t.Vocabulary {
	case catalogue.TargetGroups:
		v.Standing = []string{w.t("malgruppe.vurdering")}
	case catalogue.Measures:
		v.Standing = []string{w.t("tiltak.stilling")}
	case catalogue.Scopes:
		v.Standing = []string{w.t("omfang.vurdering")}
	}
	if d := dimensionOf(t.Vocabulary); d != "" {
		v.Table = &Link{Title: w.set.in.Texts["sporsmal."+string(d)], Address: d.Address()}
	}
	for _, p := range w.catalogue().Pages {
		if slices.Contains(p.About, t) {
			v.Pages = append(v.Pages, p)
		}
	}
	v.Work, v.WorkToo = w.work(t), w.workToo(t) // first on the page
	printed := len(w.notes)
	w.addUses(&v, t)
	if len(v.Work) == 0 { // else the sheet of the work has room for no more
		printed = len(w.notes)
	}
	v.Notes = screenFrom(w.notes, printed)
	return v
}

// addUses sorts the counties by what they say of the term: how it is, how it
// should be, single facts, nothing.
func (w *writer) addUses(v *termView, t *catalogue.Term) {
	says := map[*catalogue.County]bool{}
	for _, u := range w.set.in.Tables.TermUse(t) {
		says[u.County] = true
		if u.Single {
			v.Single = append(v.Single, w.use(u.County, u.Cell, t))
			continue
		}
		if u.Cell.Is.Stated() {
			v.Described = append(v.Described, w.use(u.County, compare.Cell{Is: u.Cell.Is}, t))
		}
		if u.Cell.Wanted.Stated() {
			v.Wanted = append(v.Wanted, w.use(u.County, compare.Cell{Wanted: u.Cell.Wanted}, t))
		}
	}
	var silent []string
	for _, c := range w.catalogue().Described() {
		if !says[c] {
			silent = append(silent, w.in(c.Name))
		}
	}
	v.Unsaid = w.joined(silent)
}

func (w *writer) use(c *catalogue.County, cell compare.Cell, t *catalogue.Term) useView {
	u := useView{County: c, Marks: w.cellMarks(&cell, t)}
	told := map[problem.Pos]bool{}
	for _, side := range []*compare.Side{&cell.Is, &cell.Wanted} {
		for _, s := range side.Statements {
			if t.Vocabulary == catalogue.Actors && (s.Via == compare.ViaStep || s.Via == compare.ViaDuty) {
				continue // among the tasks in the models
			}
			item := w.statement(s, told)
			if s.Term != t {
				item.Term = Link{Title: s.Term.Name, Address: s.Term.Address()}
			}
			if item.Kind == "" {
				item.Kind, item.Place = w.subject(s), catalogue.Text{}
			}
			if item.Sign == u.Marks[0].Sign { // the county's own mark has said it
				item.Sign = Sign{}
			}
			u.Items = append(u.Items, item)
		}
	}
	return u
}

// subject tells of what a plain fact is said: the county or a part of it, or
// that it stands in a model.
func (w *writer) subject(s *compare.Statement) string {
	switch {
	case s.Place != nil:
		return w.t("opplysning.sted", w.in(s.Place.Name))
	case s.Wanted:
		return w.t("celle.i-modellen")
	}
	return w.t("opplysning.fylket")
}

// dimensionOf returns the dimension that a vocabulary's terms are compared in,
// "" for none.
func dimensionOf(vocabulary string) compare.Dimension {
	for _, d := range compare.Dimensions {
		if slices.Contains(d.Vocabularies(), vocabulary) {
			return d
		}
	}
	return ""
}

// termWork is what an actor does in one model.
type termWork struct {
	County *catalogue.County
	Model  *catalogue.Model
	Kind   string
	Role   string // address of the role's own sheet, "" where there is none
	Steps  []StepView
	Duties []DutyView
}

// work lists an actor's steps and duties in every model that gives it some.
func (w *writer) work(t *catalogue.Term) []termWork {
	if t.Vocabulary != catalogue.Actors {
		return nil
	}
	var all []termWork
	for _, c := range w.catalogue().Counties {
		m := c.Model
		if m == nil || m.Status != catalogue.Published {
			continue
		}
		w.wanted = !m.InUse
		tw := termWork{County: c, Model: m, Kind: w.modelKind(m)}
		tw.Steps, tw.Duties = w.stepsOf(m, t, anyYear), w.dutiesOf(m, t, anyYear)
		for i := range tw.Steps {
			tw.Steps[i].Lines = w.roleLines(tw.Steps[i].Step, t, true)
		}
		if len(tw.Steps)+len(tw.Duties) == 0 {
			continue
		}
		if slices.Contains(m.Sheets(), t) {
			tw.Role = c.RoleAddress(t)
		}
		all = append(all, tw)
	}
	w.wanted = false
	return all
}

// workToo leads to the work of other actors: those that an actor is part of, that
// are part of it or that it is seen with, and theirs.
func (w *writer) workToo(t *catalogue.Term) []Link {
	if t.Vocabulary != catalogue.Actors {
		return nil
	}
	near := related(t)
	for _, other := range near {
		near = append(near, related(other)...)
	}
	var ls []Link
	for _, other := range near {
		l := Link{Title: other.Name, Address: other.Address() + "#arbeid"}
		if other != t && w.hasWork(other) && !slices.Contains(ls, l) {
			ls = append(ls, l)
		}
	}
	return ls
}

// related are the terms of the same vocabulary that a term leads to.
func related(t *catalogue.Term) []*catalogue.Term {
	return slices.DeleteFunc(slices.Concat(t.Broader, t.Narrower, t.See), func(o *catalogue.Term) bool { return o.Vocabulary != t.Vocabulary })
}

// hasWork tells whether a published model gives the actor a step or a duty.
func (w *writer) hasWork(t *catalogue.Term) bool {
	return slices.ContainsFunc(w.catalogue().Counties, func(c *catalogue.County) bool {
		return c.Model != nil && c.Model.Status == catalogue.Published && slices.Contains(c.Model.Actors(), t)
	})
}

// stepsOf shows the steps that an actor takes part in, numbered as in the model
// and without their lines.
func (w *writer) stepsOf(m *catalogue.Model, actor *catalogue.Term, year int) []StepView {
	var all []StepView
	for i, s := range m.Steps {
		if slices.Contains(s.Actors, actor) {
			all = append(all, w.step(m, i, year))
		}
	}
	return all
}

// dutiesOf shows what an actor answers for.
func (w *writer) dutiesOf(m *catalogue.Model, actor *catalogue.Term, year int) []DutyView {
	var all []DutyView
	for i, d := range m.Duties {
		if d.Actor == actor {
			all = append(all, w.duty(m, i, year))
		}
	}
	return all
}
