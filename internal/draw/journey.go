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

// Lanes is a user journey as a grid: a column per step, a lane per actor.
//
// The columns follow the order of the steps, not that of the phases: time goes
// one way, and a phase that the journey returns to stands there again.
type Lanes struct {
	Stretches []Stretch // side by side
	Columns   int       // of all stretches
	Lanes     []Lane    // actors by first appearance, those with only duties last
}

// Stretch is columns side by side in one phase: one per step, or a single one of
// a phase that has duties only.
type Stretch struct {
	Phase  *catalogue.Term
	Column int // of the first, from 0
	Steps  []Step
}

// Columns is the width of the stretch.
func (s Stretch) Columns() int { return max(1, len(s.Steps)) }

// Step is a step of the model with its number in it, from 1.
type Step struct {
	Number int
	*catalogue.Step
}

// Duty is a duty of the model with its number in it, from 1.
type Duty struct {
	Number int
	*catalogue.Duty
}

// Lane is one actor. It is drawn as up to three rows: the steps, the duties that
// hold throughout, and those of a phase.
type Lane struct {
	Actor      *catalogue.Term
	Dots       []int  // by column the number of the step that the actor takes part in, 0 for none; nil without steps
	Throughout []Duty // in no phase of their own
	Bands      []Band // by stretch; nil without duties in a phase
	Lines      []Line // in the row of the steps
	Below      []Line // in each of the other rows
}

// Band is what an actor answers for in one stretch, nothing in most.
type Band struct {
	Columns int
	Duties  []Duty
}

// Line is drawn across one row. X counts half columns from the left; Y is 0 at
// the row's upper edge, 1 in its middle and 2 at its lower edge.
type Line struct {
	X1, Y1, X2, Y2 int
	Same           bool // joins those who take part in one step; else leads to the next
}

// Journey lays out the steps and duties of a model, nil when it has no steps.
func Journey(m *catalogue.Model, phases *catalogue.Vocabulary) *Lanes {
	if len(m.Steps) == 0 {
		return nil
	}
	l := &Lanes{Stretches: Stretches(m, phases)}
	for _, s := range l.Stretches {
		l.Columns += s.Columns()
	}
	for _, a := range m.Actors() {
		l.Lanes = append(l.Lanes, Lane{Actor: a})
	}
	last := spots{}
	for _, s := range l.Stretches {
		for i, step := range s.Steps {
			at := l.place(step, s.Column+i)
			l.join(last, at)
			last = at
		}
	}
	for i := range m.Duties {
		l.addDuty(Duty{i + 1, &m.Duties[i]})
	}
	return l
}

// Stretches returns the phases of a model as its steps go through them. A phase
// that has duties only stands before the first that comes after it in the
// vocabulary, else last.
func Stretches(m *catalogue.Model, phases *catalogue.Vocabulary) []Stretch {
	var all []Stretch
	for i := range m.Steps {
		s := Step{i + 1, &m.Steps[i]}
		if n := len(all); n == 0 || all[n-1].Phase != s.Phase {
			all = append(all, Stretch{Phase: s.Phase})
		}
		last := &all[len(all)-1]
		last.Steps = append(last.Steps, s)
	}
	for order, phase := range phases.Terms {
		named := slices.ContainsFunc(m.Duties, func(d catalogue.Duty) bool { return d.Phase == phase })
		if !named || slices.ContainsFunc(all, func(s Stretch) bool { return s.Phase == phase }) {
			continue
		}
		at := slices.IndexFunc(all, func(s Stretch) bool { return slices.Index(phases.Terms, s.Phase) > order })
		if at < 0 {
			at = len(all)
		}
		all = slices.Insert(all, at, Stretch{Phase: phase})
	}
	column := 0
	for i := range all {
		all[i].Column = column
		column += all[i].Columns()
	}
	return all
}

// spots is where a step stands: its column and the lanes of its actors, from the
// top.
type spots struct {
	column int
	rows   []int
}

// place puts a step's dots in a column and joins them.
func (l *Lanes) place(s Step, column int) spots {
	at := spots{column: column}
	for row := range l.Lanes {
		lane := &l.Lanes[row]
		if !slices.Contains(s.Actors, lane.Actor) {
			continue
		}
		if lane.Dots == nil {
			lane.Dots = make([]int, l.Columns)
		}
		lane.Dots[column] = s.Number
		at.rows = append(at.rows, row)
	}
	if n := len(at.rows); n > 1 {
		l.down(2*column+1, at.rows[0], at.rows[n-1], true)
	}
	return at
}

// join leads from one step to the next, between the two dots with the fewest
// lanes between them, the topmost of equals: straight along a lane, or changing
// lanes behind the column that it leaves.
func (l *Lanes) join(from, to spots) {
	a, b, ok := nearest(from.rows, to.rows)
	if !ok {
		return
	}
	start, turn, end := 2*from.column+1, 2*from.column+2, 2*to.column+1
	if a == b {
		l.along(a, start, end)
		return
	}
	l.along(a, start, turn)
	l.down(turn, min(a, b), max(a, b), false)
	l.along(b, turn, end)
}

func (l *Lanes) along(row, x1, x2 int) {
	lane := &l.Lanes[row]
	lane.Lines = append(lane.Lines, Line{X1: x1, Y1: 1, X2: x2, Y2: 1})
}

// down draws from the middle of one lane's steps to the middle of another's.
func (l *Lanes) down(x, top, bottom int, same bool) {
	for row := top; row <= bottom; row++ {
		lane := &l.Lanes[row]
		line := Line{X1: x, Y1: 0, X2: x, Y2: 2, Same: same}
		if row < bottom {
			lane.Below = append(lane.Below, line)
		}
		if row == top {
			line.Y1 = 1
		}
		if row == bottom {
			line.Y2 = 1
		}
		lane.Lines = append(lane.Lines, line)
	}
}

// addDuty puts a duty into its lane, in every stretch of its phase.
func (l *Lanes) addDuty(d Duty) {
	row := slices.IndexFunc(l.Lanes, func(lane Lane) bool { return lane.Actor == d.Actor })
	lane := &l.Lanes[row]
	if d.Phase == nil {
		lane.Throughout = append(lane.Throughout, d)
		return
	}
	if lane.Bands == nil {
		for _, s := range l.Stretches {
			lane.Bands = append(lane.Bands, Band{Columns: s.Columns()})
		}
	}
	for i, s := range l.Stretches {
		if s.Phase == d.Phase {
			lane.Bands[i].Duties = append(lane.Bands[i].Duties, d)
		}
	}
}

// nearest returns the lanes of two steps with the fewest lanes between them, the
// topmost of equals; ok is false when one of them stands nowhere.
func nearest(from, to []int) (a, b int, ok bool) {
	between := func(x, y int) int { return max(x-y, y-x) }
	for _, f := range from {
		for _, t := range to {
			if !ok || between(f, t) < between(a, b) {
				a, b, ok = f, t, true
			}
		}
	}
	return a, b, ok
}
