package page

import (
	"math"
	"strconv"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/draw"
)

// manySteps is the most columns that have room for their words on an A4 page.
const manySteps = 9

// lanesView is the picture of a user journey as layouts/part/journey.html shows
// it: a table with a column per step, and a layer of lines in every row.
type lanesView struct {
	Phases []lanesPhase
	Steps  []lanesStep // by column
	Lanes  []laneView
	Legend []PictureSign
	Many   bool // too many columns for their words on an A4 page
}

// PictureSign is a sign of a picture, as a character, and what it means.
type PictureSign struct{ Sign, Words string }

// lanesPhase heads the columns of one phase.
type lanesPhase struct {
	Link
	Columns int
}

// lanesStep heads one column.
type lanesStep struct {
	Number int // 0 where the phase has duties only
	Anchor string
	Text   catalogue.Text
	First  bool // in its phase
}

// laneView is one actor in one to three rows.
type laneView struct {
	Actor Link
	Rows  []laneRow
}

// laneRow is one row of a lane: dots, or bands.
type laneRow struct {
	Cells  []laneCell
	Lines  []draw.Line
	Halves int    // width in half columns
	Wide   string // the width of the row in per cent of its first cell
}

// laneCell is one cell: a step that the actor takes part in, or duties.
type laneCell struct {
	Columns int
	Number  int
	First   bool // in its phase
	Duties  []laneDuty
}

// laneDuty is what a band says, and where there is more.
type laneDuty struct {
	Anchor string
	Words  []catalogue.Text
}

// lanes draws the journey of a model, nil when it has no steps.
func (w *writer) lanes(m *catalogue.Model) *lanesView {
	l := draw.Journey(m, w.catalogue().Vocabulary(catalogue.Phases))
	if l == nil {
		return nil
	}
	v := &lanesView{Many: l.Columns > manySteps}
	for _, s := range l.Stretches {
		v.Phases = append(v.Phases, lanesPhase{w.phaseLink(s.Phase), s.Columns()})
		for i, step := range s.Steps {
			v.Steps = append(v.Steps, lanesStep{step.Number, catalogue.EntryAnchor("steg", step.Number-1), step.Text, i == 0})
		}
		if len(s.Steps) == 0 {
			v.Steps = append(v.Steps, lanesStep{First: true})
		}
	}
	for _, lane := range l.Lanes {
		v.Lanes = append(v.Lanes, w.lane(lane, v.Steps))
	}
	v.Legend = w.laneSigns(l)
	return v
}

// phaseLink names a phase as a heading.
func (w *writer) phaseLink(phase *catalogue.Term) Link {
	l := w.termLink(phase)
	l.Title = capital(l.Title)
	return l
}

// lane shows one actor: the steps, the duties that hold throughout and those of a
// phase, as far as there are any.
func (w *writer) lane(l draw.Lane, steps []lanesStep) laneView {
	v := laneView{Actor: w.termLink(l.Actor)}
	add := func(cells []laneCell, lines []draw.Line) {
		percent := 100 * float64(len(steps)) / float64(cells[0].Columns)
		wide := strconv.FormatFloat(math.Round(percent*1000)/1000, 'f', -1, 64)
		v.Rows = append(v.Rows, laneRow{cells, lines, 2 * len(steps), wide})
	}
	if l.Dots != nil {
		var cells []laneCell
		for i, n := range l.Dots {
			cells = append(cells, laneCell{Columns: 1, Number: n, First: steps[i].First})
		}
		add(cells, l.Lines)
	}
	if l.Throughout != nil {
		add([]laneCell{{Columns: len(steps), Duties: laneDuties(l.Throughout)}}, l.Below)
	}
	if l.Bands != nil {
		var cells []laneCell
		for _, b := range l.Bands {
			cells = append(cells, laneCell{Columns: b.Columns, First: true, Duties: laneDuties(b.Duties)})
		}
		add(cells, l.Below)
	}
	return v
}

// laneDuties gives the words of each duty: what it is, else its tasks.
func laneDuties(ds []draw.Duty) []laneDuty {
	var all []laneDuty
	for _, d := range ds {
		words := []catalogue.Text{d.Text}
		if d.Text.Empty() {
			words = d.Tasks
		}
		all = append(all, laneDuty{catalogue.EntryAnchor("rolle", d.Number-1), words})
	}
	return all
}

// laneSigns are the signs that the picture uses.
func (w *writer) laneSigns(l *draw.Lanes) []PictureSign {
	var dots, bands, throughout, next, same bool
	for _, lane := range l.Lanes {
		for _, line := range lane.Lines {
			next, same = next || !line.Same, same || line.Same
		}
		dots = dots || lane.Dots != nil
		bands = bands || lane.Bands != nil
		throughout = throughout || lane.Throughout != nil
	}
	var signs []PictureSign
	for _, sign := range []struct {
		used      bool
		sign, key string
	}{
		{dots, "●", "reise.prikk"}, {same, "┃", "reise.samme"}, {next, "─", "reise.neste"},
		{bands, "▬", "reise.band"}, {throughout, "▬▬", "reise.hele"},
	} {
		if sign.used {
			signs = append(signs, PictureSign{sign.sign, w.t(sign.key)})
		}
	}
	return signs
}
