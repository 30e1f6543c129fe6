package compare

import (
	"fmt"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// The journeys are made up: "nav+bruker" is a step of the two actors. The second
// phase begins behind a "|". A row is the numbers of the steps that are coupled,
// with what they share, or a step without a counterpart.
func TestOverlaidJourneys(t *testing.T) {
	for _, c := range []struct{ about, a, b, want string }{
		{"the same steps", "nav bruker", "nav bruker", "1=1 nav, 2=2 bruker"},
		{"one has a step more", "nav skole bruker", "nav bruker", "1=1 nav, 2-, 3=2 bruker"},
		{"nothing in common: first the one, then the other", "nav", "skole", "1-, -1"},
		{"one shared actor is enough", "nav+bruker", "skole+bruker", "1=1 bruker"},
		{"every shared actor is named", "nav+bruker", "bruker+nav", "1=1 nav+bruker"},
		{"a narrower actor is within the wider", "veileder", "nav", "1=1 nav"},
		{"on either side", "nav", "veileder", "1=1 nav"},
		{"and so is one further down", "nav", "nyveileder", "1=1 nav"},
		{"two that are under the same are not each other", "veileder", "kontor", "1-, -1"},
		{"a wider actor is named once", "nav", "veileder+kontor", "1=1 nav"},
		{"the order is kept", "nav bruker", "bruker nav", "1-, 2=1 bruker, -2"},
		{"as many as can be are coupled", "skole nav bruker", "nav bruker skole", "1-, 2=1 nav, 3=2 bruker, -3"},
		{"of equally many those that share more", "bruker nav+bruker", "nav+bruker", "1-, 2=1 nav+bruker"},
		{"the first of two that are alike", "nav nav", "nav", "1=1 nav, 2-"},
		{"phases are not mixed", "nav | bruker", "bruker | nav", "1-, -1 / 2-, -2"},
		{"a phase that one of them lacks", "nav | bruker", "nav", "1=1 nav / 2-"},
		{"a journey that returns to a phase keeps its numbers", "nav | bruker | nav", "nav nav", "1=1 nav, 3=2 nav / 2-"},
	} {
		w := newWorld(t)
		phases := w.terms(catalogue.Phases, "informasjon oppfolging")
		w.terms(catalogue.Actors, "bruker nav skole")
		adviser := w.term(catalogue.Actors, "veileder", w.term(catalogue.Actors, "nav"))
		w.term(catalogue.Actors, "nyveileder", adviser)
		w.term(catalogue.Actors, "kontor", w.term(catalogue.Actors, "nav"))
		journey := func(words string) *catalogue.Model {
			m := &catalogue.Model{}
			for i, part := range strings.Split(words, "|") {
				for _, actors := range strings.Fields(part) {
					m.Steps = append(m.Steps, catalogue.Step{Phase: phases[i%2], Actors: w.terms(catalogue.Actors, strings.ReplaceAll(actors, "+", " "))})
				}
			}
			return m
		}
		vocabulary := catalogue.NewVocabulary(catalogue.Phases, phases, nil)
		o := Overlaid(journey(c.a), journey(c.b), vocabulary)
		same(t, c.about, overlay(o), c.want)
		// Turned round, the same number of steps are coupled.
		same(t, c.about+", turned round", Overlaid(journey(c.b), journey(c.a), vocabulary).Both, o.Both)
		same(t, c.about+": every step is counted once", 2*o.Both+o.OnlyA+o.OnlyB, len(journey(c.a).Steps)+len(journey(c.b).Steps))
	}
}

func TestNoOverlayWithoutTwoJourneys(t *testing.T) {
	w := newWorld(t)
	v := catalogue.NewVocabulary(catalogue.Phases, w.terms(catalogue.Phases, "informasjon"), nil)
	with := &catalogue.Model{Steps: []catalogue.Step{{Phase: v.Terms[0]}}}
	for _, c := range [][2]*catalogue.Model{{nil, with}, {with, nil}, {with, {}}, {{}, with}, {{}, {}}} {
		if o := Overlaid(c[0], c[1], v); o != nil {
			t.Errorf("an overlay of %v and %v: %s", c[0], c[1], overlay(o))
		}
	}
}

func overlay(o *Overlay) string {
	var phases []string
	for _, p := range o.Phases {
		var rows []string
		for _, r := range p.Rows {
			switch {
			case r.B == nil:
				rows = append(rows, fmt.Sprintf("%d-", r.A.Number))
			case r.A == nil:
				rows = append(rows, fmt.Sprintf("-%d", r.B.Number))
			default:
				rows = append(rows, fmt.Sprintf("%d=%d %s", r.A.Number, r.B.Number, strings.ReplaceAll(names(r.Shared, termID), " ", "+")))
			}
		}
		phases = append(phases, strings.Join(rows, ", "))
	}
	return strings.Join(phases, " / ")
}
