// Package draw works out the site's drawings: the tile map of counties, the
// user journey as lanes and the time line of agreements.
//
// In: parts of the catalogue. Out: values in whole steps (columns, rows, months),
// in a fixed order; the pages turn them into HTML and SVG. Pure: no clock, no
// markup, nothing fails. What cannot be drawn is nil or false, never half a drawing.
package draw

import (
	"slices"

	"modellkatalog/internal/catalogue"
)

// Lanes is a user journey: phases across, actors down.
type Lanes struct {
	Phases []*catalogue.Term // those in use, in the order of the vocabulary
	Lanes  []Lane            // one per actor, in order of first appearance
	Steps  []Step            // in order
	Lines  []Line            // between consecutive steps that are not in one cell
}

// Lane is one actor's row.
type Lane struct {
	Actor      *catalogue.Term
	Cells      []Cell            // as Phases
	Throughout []*catalogue.Duty // in no phase of its own
}

// Cell is what one actor takes part in and answers for in one phase.
type Cell struct {
	Steps  []Step
	Duties []*catalogue.Duty
}

// Step is one step of the journey with its number and where it stands.
type Step struct {
	Number int // from 1
	Step   *catalogue.Step
	At     []Spot // one per actor, from the top
}

// Spot is a cell of the lanes, from 0.
type Spot struct{ Column, Row int }

// Line joins two consecutive steps.
type Line struct {
	From, To Spot
	Number   int // of the step that it leaves
}

// Journey lays out the steps and duties of a model, nil when it has no steps.
// A journey may return to a phase: its line then goes back.
func Journey(m *catalogue.Model, phases *catalogue.Vocabulary) *Lanes {
	if len(m.Steps) == 0 {
		return nil
	}
	l := &Lanes{Phases: used(m, phases)}
	for _, a := range actors(m) {
		l.Lanes = append(l.Lanes, Lane{Actor: a, Cells: make([]Cell, len(l.Phases))})
	}
	for i := range m.Steps {
		l.addStep(i+1, &m.Steps[i])
	}
	for i := range m.Duties {
		l.addDuty(&m.Duties[i])
	}
	for i := 1; i < len(l.Steps); i++ {
		if from, to, ok := nearest(l.Steps[i-1].At, l.Steps[i].At); ok && from != to {
			l.Lines = append(l.Lines, Line{from, to, i})
		}
	}
	return l
}

// used returns the phases that a step or a duty names.
func used(m *catalogue.Model, phases *catalogue.Vocabulary) []*catalogue.Term {
	named := map[*catalogue.Term]bool{}
	for _, s := range m.Steps {
		named[s.Phase] = true
	}
	for _, d := range m.Duties {
		named[d.Phase] = true
	}
	var in []*catalogue.Term
	for _, t := range phases.Terms {
		if named[t] {
			in = append(in, t)
		}
	}
	return in
}

// actors returns those of the steps, then those that only have duties.
func actors(m *catalogue.Model) []*catalogue.Term {
	var as []*catalogue.Term
	add := func(a *catalogue.Term) {
		if !slices.Contains(as, a) {
			as = append(as, a)
		}
	}
	for _, s := range m.Steps {
		for _, a := range s.Actors {
			add(a)
		}
	}
	for _, d := range m.Duties {
		add(d.Actor)
	}
	return as
}

func (l *Lanes) addStep(number int, s *catalogue.Step) {
	step := Step{Number: number, Step: s}
	column := slices.Index(l.Phases, s.Phase)
	for row := range l.Lanes {
		if slices.Contains(s.Actors, l.Lanes[row].Actor) {
			step.At = append(step.At, Spot{column, row})
		}
	}
	for _, at := range step.At {
		c := &l.Lanes[at.Row].Cells[at.Column]
		c.Steps = append(c.Steps, step)
	}
	l.Steps = append(l.Steps, step)
}

func (l *Lanes) addDuty(d *catalogue.Duty) {
	row := slices.IndexFunc(l.Lanes, func(lane Lane) bool { return lane.Actor == d.Actor })
	lane := &l.Lanes[row]
	if d.Phase == nil {
		lane.Throughout = append(lane.Throughout, d)
		return
	}
	c := &lane.Cells[slices.Index(l.Phases, d.Phase)]
	c.Duties = append(c.Duties, d)
}

// nearest returns the spots of two steps with the fewest rows between them, the
// topmost of equals; ok is false when one of them stands nowhere.
func nearest(from, to []Spot) (a, b Spot, ok bool) {
	for _, f := range from {
		for _, t := range to {
			if !ok || rows(f, t) < rows(a, b) {
				a, b, ok = f, t, true
			}
		}
	}
	return a, b, ok
}

func rows(a, b Spot) int { return max(a.Row-b.Row, b.Row-a.Row) }
