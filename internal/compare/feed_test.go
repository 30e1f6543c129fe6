package compare

import (
	"slices"
	"testing"

	"modellkatalog/internal/catalogue"
)

// full is facts and steps in which every list and table names a term of its own,
// named after the key that should feed it.
func full(w *world, answer catalogue.Answer) catalogue.Facts {
	f := catalogue.Facts{Lists: map[string][]catalogue.Fact{}}
	for _, list := range catalogue.FactLists {
		f.Lists[list] = []catalogue.Fact{{Term: w.term(list, list), Standing: w.stand(answer, 2022, nil)}}
	}
	details := func(key string) catalogue.Details {
		d := catalogue.Details{}
		for _, list := range []string{catalogue.TargetGroups, catalogue.Timings, catalogue.WaysIn, catalogue.Formats, catalogue.Arenas, catalogue.Forms} {
			d[list] = w.terms(list, key+"."+list)
		}
		return d
	}
	f.Agreements = []catalogue.Agreement{{
		Type: w.term(catalogue.AgreementOf, "avtaler.type"), Parties: w.terms(catalogue.Actors, "avtaler.parter"),
		Groups: w.terms(catalogue.TargetGroups, "avtaler.malgrupper"), To: catalogue.Date{Year: 1999},
		Standing: w.stand(answer, 2022, nil),
	}}
	f.Offers = []catalogue.Offer{{Details: details("tilbud"), Standing: w.stand(answer, 2022, nil)}}
	f.Projects = []catalogue.Project{{
		Level: w.term(catalogue.Levels, "prosjekter.niva"), Actors: w.terms(catalogue.Actors, "prosjekter.aktorer"),
		Details: details("prosjekter"), To: catalogue.Date{Year: 1999}, Standing: w.stand(answer, 2022, nil),
	}}
	f.Meetings = []catalogue.Meeting{{
		Type: w.term(catalogue.Meetings, "motepunkter.type"), Actors: w.terms(catalogue.Actors, "motepunkter.aktorer"),
		Standing: w.stand(answer, 2022, nil),
	}}
	f.Measures = []catalogue.Measure{{Term: w.term(catalogue.Measures, "tiltak.id"), Standing: w.stand(yes, 2022, nil)}}
	return f
}

func fullModel(w *world) *catalogue.Model {
	m := inUse(full(w, yes))
	m.Steps = []catalogue.Step{{
		Phase: w.term(catalogue.Phases, "brukerreise.fase"), Actors: w.terms(catalogue.Actors, "brukerreise.aktorer"),
		Arena: w.term(catalogue.Arenas, "brukerreise.arena"), Standing: w.stand(yes, 2022, nil),
	}}
	m.Duties = []catalogue.Duty{
		{Actor: w.term(catalogue.Actors, "roller.aktor"), Phase: w.term(catalogue.Phases, "roller.fase"), Standing: w.stand(yes, 2022, nil)},
		{Actor: w.term(catalogue.Actors, "roller.aktor"), Standing: w.stand(yes, 2022, nil)},
	}
	return m
}

func TestWhichKeysFeedWhichDimension(t *testing.T) {
	w := newWorld(t)
	w.silent("a").Model = fullModel(w)
	tables := w.tables()
	for d, want := range map[Dimension]string{
		Levels:       "nivaer ja, prosjekter.niva ja i et prosjekt, omfang ja, modenhet ja, forankring ja",
		TargetGroups: "malgrupper ja, avtaler.malgrupper ikke oppgitt, tilbud.malgrupper ja, prosjekter.malgrupper ja i et prosjekt",
		Agreements:   "avtaler.type ja",
		Actors: "aktorer ja, avtaler.parter ja, prosjekter.aktorer ja i et prosjekt, motepunkter.aktorer ja, " +
			"brukerreise.aktorer ja, roller.aktor ja",
		Meetings: "motepunkter.type ja",
		Measures: "tiltak.id ja",
		Forms:    "samarbeidsformer ja, tilbud.samarbeidsformer ja, prosjekter.samarbeidsformer ja i et prosjekt",
		WaysIn:   "innganger ja, tilbud.innganger ja, prosjekter.innganger ja i et prosjekt",
		Timings:  "tidspunkter ja, tilbud.tidspunkter ja, prosjekter.tidspunkter ja i et prosjekt",
		Formats:  "formater ja, tilbud.formater ja, prosjekter.formater ja i et prosjekt",
		Arenas:   "arenaer ja, tilbud.arenaer ja, prosjekter.arenaer ja i et prosjekt, brukerreise.arena ja",
		Offers:   "", Projects: "",
	} {
		same(t, string(d), cellsOf(tables.Table(d), 0), want)
	}
}

// cellsOf is the Is side of a row, years left out.
func cellsOf(t *Table, row int) string {
	out := ""
	for i, c := range t.Columns {
		if i > 0 {
			out += ", "
		}
		s := t.Rows[row].Cells[i].Is
		s.Years = Years{}
		out += c.Term.ID + " " + told(s)
	}
	return out
}

func TestATableWithNoFeedsOnlyItsOwnDimension(t *testing.T) {
	w := newWorld(t)
	a := w.described("a", full(w, no))
	tables := w.tables()
	var fed []string
	for _, s := range tables.Statements(a) {
		if s.Via != ViaList {
			fed = append(fed, s.Term.ID+" "+s.State.word())
		}
	}
	sameList(t, "statements", fed, []string{"avtaler.type nei", "motepunkter.type nei", "tiltak.id ja"})
	for _, d := range []Dimension{Agreements, Offers, Projects} {
		lines := tables.Table(d).Lines
		if len(lines) != 1 || lines[0].State != No {
			t.Errorf("%s: lines %v, want one that says no", d, lines)
		}
	}
}

func TestWhatHasEndedFeedsEnded(t *testing.T) {
	w := newWorld(t)
	a := w.described("a", full(w, ended))
	f := catalogue.Facts{Projects: full(w, yes).Projects}
	f.Projects[0].State = catalogue.Finished
	b := w.described("b", f)
	tables := w.tables()
	for _, s := range slices.Concat(tables.Statements(a), tables.Statements(b)) {
		if s.State != Ended && s.Via != ViaMeasure {
			t.Errorf("%s says %s of %s", s.County.ID, s.State.word(), s.Term.ID)
		}
	}
	same(t, "a finished project among the lines", tables.Table(Projects).Lines[1].State, Ended)
}

func TestAmbiguousIsUnclearEverywhere(t *testing.T) {
	w := newWorld(t)
	f := full(w, ended)
	for _, list := range f.Lists {
		list[0].Basis = catalogue.Ambiguous
	}
	f.Agreements[0].Basis, f.Offers[0].Basis, f.Projects[0].Basis = catalogue.Ambiguous, catalogue.Ambiguous, catalogue.Ambiguous
	f.Meetings[0].Basis, f.Measures[0].Basis = catalogue.Ambiguous, catalogue.Ambiguous
	f.Projects[0].State = catalogue.Finished
	a := w.described("a", f)
	for _, s := range w.tables().Statements(a) {
		same(t, s.Term.ID, s.State, Unclear)
	}
}

func TestOnlyWhatIsPublishedNowIsCompared(t *testing.T) {
	for about, change := range map[string]func(*catalogue.County){
		"draft": func(c *catalogue.County) {
			c.Description.Status, c.Model.Status = catalogue.Draft, catalogue.Draft
		},
		"archived": func(c *catalogue.County) {
			c.Description.Status, c.Model.Status = catalogue.Archived, catalogue.Archived
		},
		"earlier edition": func(c *catalogue.County) {
			c.Earlier = []catalogue.Edition{{Year: 2022, Description: c.Description, Model: c.Model}}
			c.Description, c.Model = nil, nil
		},
	} {
		w := newWorld(t)
		a := w.described("a", full(w, yes))
		a.Model = fullModel(w)
		change(a)
		tables := w.tables()
		same(t, about+": statements", len(tables.Statements(a)), 0)
		same(t, about+": silent", names(tables.Table(Actors).Silent, countyID), "a")
	}
}

func TestAnArchivedFileSaysNothingBesideAPublishedOne(t *testing.T) {
	w := newWorld(t)
	a := w.described("a", w.yes(catalogue.TargetGroups, "unge"))
	a.Model = wanted(w.yes(catalogue.TargetGroups, "ledige"))
	a.Model.Status = catalogue.Archived
	b := w.described("b", w.yes(catalogue.TargetGroups, "ledige"))
	b.Description.Status = catalogue.Draft
	b.Model = inUse(w.yes(catalogue.TargetGroups, "unge"))
	tables := w.tables()
	for _, c := range []*catalogue.County{a, b} {
		same(t, c.ID, names(tables.Statements(c), func(s *Statement) string { return s.Term.ID }), "unge")
	}
}

func TestStatementsSayWhereTheyStand(t *testing.T) {
	w := newWorld(t)
	a := w.described("a", full(w, yes))
	a.Model = fullModel(w)
	got := map[string]bool{}
	for _, s := range w.tables().Statements(a) {
		got[s.Term.ID+" "+s.Address] = true
	}
	for _, want := range []string{
		"nivaer /fylker/a/#nivaer_nivaer",
		"avtaler.type /fylker/a/#avtale_1",
		"avtaler.parter /fylker/a/#avtale_1",
		"tilbud.formater /fylker/a/#tilbud_1",
		"prosjekter.niva /fylker/a/#prosjekt_1",
		"motepunkter.aktorer /fylker/a/#motepunkt_1",
		"tiltak.id /fylker/a/#tiltak_1",
		"nivaer /fylker/a/modell/#nivaer_nivaer",
		"malgrupper /fylker/a/modell/#malgrupper_malgrupper",
		"samarbeidsformer /fylker/a/modell/#samarbeidsformer_samarbeidsformer",
		"motepunkter.type /fylker/a/modell/#motepunkt_1",
		"avtaler.parter /fylker/a/modell/#avtale_1",
		"brukerreise.arena /fylker/a/modell/#steg_1",
		"roller.aktor /fylker/a/modell/#rolle_1",
		"innganger /fylker/a/modell/#innganger_innganger",
	} {
		if !got[want] {
			t.Errorf("no statement stands as %q", want)
		}
	}
}

func TestStatementsOfAgreementsAndNamedThings(t *testing.T) {
	w := newWorld(t)
	f := full(w, yes)
	f.Agreements[0].Name = catalogue.Same("Avtalen")
	f.Meetings[0].Name = catalogue.Same("Forum")
	a := w.described("a", f)
	for _, s := range w.tables().Statements(a) {
		same(t, s.Term.ID+": agreement", s.Agreement != nil, s.Via == ViaAgreement)
		switch s.Via {
		case ViaAgreement:
			same(t, s.Term.ID, s.Title.NB, "Avtalen")
		case ViaMeeting:
			same(t, s.Term.ID, s.Title.NB, "Forum")
		default:
			same(t, s.Term.ID, s.Title.NB, "")
		}
	}
}
