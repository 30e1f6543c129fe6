package compare

import (
	"slices"

	"modellkatalog/internal/catalogue"
)

// Overlay is two user journeys laid on each other, phase by phase.
type Overlay struct {
	Phases []OverlayPhase // those in use, in the order of the vocabulary
	Both   int            // steps that are coupled with one of the other journey
	OnlyA  int
	OnlyB  int
}

// OverlayPhase is what the two journeys do in one phase.
type OverlayPhase struct {
	Phase *catalogue.Term
	Rows  []OverlayRow
}

// OverlayRow is two coupled steps, or a step of one journey without a
// counterpart in the other, which is then nil.
type OverlayRow struct {
	A, B   *JourneyStep
	Shared []*catalogue.Term // the actors that couple them, the wider of two
}

// JourneyStep is a step with its number in its own journey, from 1.
type JourneyStep struct {
	Number int
	Step   *catalogue.Step
}

// Overlaid lays two user journeys on each other; nil unless both have steps.
// Steps are coupled when they are in the same phase and share an actor, of which
// one may be narrower than the other; the steps keep their order, and as many as
// can be are coupled. Of equally many couples those win that share more actors;
// of equally good ones it is always the same that do.
func Overlaid(a, b *catalogue.Model, phases *catalogue.Vocabulary) *Overlay {
	if a == nil || b == nil || len(a.Steps) == 0 || len(b.Steps) == 0 {
		return nil
	}
	o := &Overlay{}
	for _, phase := range phases.Terms {
		rows := couple(stepsIn(a, phase), stepsIn(b, phase))
		if len(rows) == 0 {
			continue
		}
		o.Phases = append(o.Phases, OverlayPhase{phase, rows})
		for _, r := range rows {
			switch {
			case r.B == nil:
				o.OnlyA++
			case r.A == nil:
				o.OnlyB++
			default:
				o.Both++
			}
		}
	}
	return o
}

func stepsIn(m *catalogue.Model, phase *catalogue.Term) []*JourneyStep {
	var steps []*JourneyStep
	for i := range m.Steps {
		if m.Steps[i].Phase == phase {
			steps = append(steps, &JourneyStep{i + 1, &m.Steps[i]})
		}
	}
	return steps
}

// coupling is how good a way of coupling is.
type coupling struct{ couples, actors int }

func (c coupling) less(x coupling) bool {
	return c.couples < x.couples || c.couples == x.couples && c.actors < x.actors
}

// couple finds the longest common subsequence of the steps of one phase.
func couple(a, b []*JourneyStep) []OverlayRow {
	best := make([][]coupling, len(a)+1) // of a[i:] and b[j:]
	for i := range best {
		best[i] = make([]coupling, len(b)+1)
	}
	with := func(i, j int) (coupling, []*catalogue.Term) {
		shared := sharedActors(a[i].Step, b[j].Step)
		rest := best[i+1][j+1]
		return coupling{rest.couples + 1, rest.actors + len(shared)}, shared
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = best[i+1][j]
			if best[i][j].less(best[i][j+1]) {
				best[i][j] = best[i][j+1]
			}
			if c, shared := with(i, j); len(shared) > 0 && best[i][j].less(c) {
				best[i][j] = c
			}
		}
	}
	var rows []OverlayRow
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		c, shared := with(i, j)
		switch {
		case len(shared) > 0 && c == best[i][j]:
			rows = append(rows, OverlayRow{a[i], b[j], shared})
			i, j = i+1, j+1
		case best[i+1][j] == best[i][j]:
			rows = append(rows, OverlayRow{A: a[i]})
			i++
		default:
			rows = append(rows, OverlayRow{B: b[j]})
			j++
		}
	}
	for _, s := range a[i:] {
		rows = append(rows, OverlayRow{A: s})
	}
	for _, s := range b[j:] {
		rows = append(rows, OverlayRow{B: s})
	}
	return rows
}

// sharedActors returns the actors that take part in both steps, each once, in
// the order of the first step; of a wider and a narrower one the wider, since
// that is what both say.
func sharedActors(a, b *catalogue.Step) []*catalogue.Term {
	var shared []*catalogue.Term
	for _, x := range a.Actors {
		for _, y := range b.Actors {
			both := x
			switch {
			case x == y || slices.Contains(above(y), x):
			case slices.Contains(above(x), y):
				both = y
			default:
				continue
			}
			if !slices.Contains(shared, both) {
				shared = append(shared, both)
			}
		}
	}
	return shared
}

// above returns every term that is wider than the term.
func above(t *catalogue.Term) []*catalogue.Term {
	var all []*catalogue.Term
	var walk func(*catalogue.Term)
	walk = func(t *catalogue.Term) {
		for _, wider := range t.Broader {
			if !slices.Contains(all, wider) {
				all = append(all, wider)
				walk(wider)
			}
		}
	}
	walk(t)
	return all
}
