package compare

import (
	"slices"

	"modellkatalog/internal/catalogue"
)

// Overlay is two user journeys laid on each other, phase by phase.
type Overlay struct {
	Phases []OverlayPhase // those in use, in the order of the vocabulary
	Both   int            // couples
	OnlyA  int            // steps of A without a counterpart
	OnlyB  int            // and of B
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

// coupling is how good a way of coupling is: how many couples it makes, and how
// many actors they share.
type coupling struct{ couples, actors int }

func (c coupling) less(x coupling) bool {
	return c.couples < x.couples || c.couples == x.couples && c.actors < x.actors
}

// with adds a couple that shares the actors.
func (c coupling) with(shared []*catalogue.Term) coupling {
	return coupling{c.couples + 1, c.actors + len(shared)}
}

// couple lays the steps of one phase on each other: the longest common
// subsequence of the two.
func couple(a, b []*JourneyStep) []OverlayRow {
	best := couplings(a, b)
	var rows []OverlayRow
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		shared := sharedActors(a[i].Step, b[j].Step)
		switch {
		case len(shared) > 0 && best[i+1][j+1].with(shared) == best[i][j]:
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

// couplings returns how well a[i:] and b[j:] can be coupled, by i and j.
func couplings(a, b []*JourneyStep) [][]coupling {
	best := make([][]coupling, len(a)+1)
	for i := range best {
		best[i] = make([]coupling, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = best[i+1][j]
			if best[i][j].less(best[i][j+1]) {
				best[i][j] = best[i][j+1]
			}
			shared := sharedActors(a[i].Step, b[j].Step)
			if c := best[i+1][j+1].with(shared); len(shared) > 0 && best[i][j].less(c) {
				best[i][j] = c
			}
		}
	}
	return best
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
			case y.Within(x):
			case x.Within(y):
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
