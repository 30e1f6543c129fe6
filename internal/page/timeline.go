package page

import (
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/draw"
)

// Timeline is agreements as bars on a common axis of years.
type Timeline struct {
	First, Last int // years at the ends of the axis
	Months      int // length of the axis
	Bars        []TimelineBar
}

// TimelineBar is one agreement: its words, and the bar in months from the axis'
// beginning.
type TimelineBar struct {
	Name   catalogue.Text
	Period string
	Start  int
	Length int
	Open   bool // the source does not say when it ends
}

// timeline is the time line of agreements, nil when none has a date.
func (w *writer) timeline(agreements []catalogue.Agreement) *Timeline {
	drawn := draw.Agreements(agreements)
	if drawn == nil || len(drawn.Bars) == 0 {
		return nil
	}
	t := &Timeline{First: drawn.First, Last: drawn.Last, Months: drawn.Months()}
	for _, b := range drawn.Bars {
		bar := TimelineBar{Name: b.Agreement.Name, Start: b.Start, Length: b.End - b.Start, Open: b.OpenEnd}
		if bar.Name.Empty() {
			bar.Name = b.Agreement.Type.Name
		}
		switch {
		case !b.Agreement.From.IsZero() || !b.Agreement.To.IsZero():
			bar.Period = w.period(b.Agreement.From, b.Agreement.To)
		default:
			bar.Period = w.t("avtale.signert", longDate(b.Agreement.Signed))
		}
		t.Bars = append(t.Bars, bar)
	}
	return t
}
