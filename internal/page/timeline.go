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
	Undated     []catalogue.Text // the names of those without any date
}

// TimelineBar is one agreement: its words, and the bar in months from the axis'
// beginning.
type TimelineBar struct {
	Name   catalogue.Text
	Says   []string // its dates, and which of them the source does not give
	RanOut string   // that the period in the source is over; "" while it is not
	Start  int
	Length int
	Open   bool // the source does not say when it begins, or when it ends
}

// timeline is the time line of agreements, nil when none has a date.
func (w *writer) timeline(agreements []catalogue.Agreement) *Timeline {
	drawn := draw.Agreements(agreements)
	if drawn == nil || len(drawn.Bars) == 0 {
		return nil
	}
	t := &Timeline{First: drawn.First, Last: drawn.Last, Months: drawn.Months()}
	for _, b := range drawn.Bars {
		t.Bars = append(t.Bars, TimelineBar{
			Name: agreementName(b.Agreement), Says: w.barSays(b), RanOut: w.ranOut(b.Agreement),
			Start: b.Start, Length: b.End - b.Start, Open: b.OpenStart || b.OpenEnd,
		})
	}
	for _, a := range drawn.Undated {
		t.Undated = append(t.Undated, agreementName(a))
	}
	return t
}

func agreementName(a *catalogue.Agreement) catalogue.Text {
	if a.Name.Empty() {
		return a.Type.Name
	}
	return a.Name
}

// barSays gives the dates of a bar, and says which the source does not give.
func (w *writer) barSays(b draw.Bar) []string {
	var says []string
	a := b.Agreement
	switch {
	case !a.From.IsZero() || !a.To.IsZero():
		says = append(says, w.period(a.From, a.To))
	default:
		says = append(says, w.t("avtale.signert", longDate(a.Signed)))
	}
	if b.OpenStart {
		says = append(says, w.t("avtale.apen-start"))
	}
	if b.OpenEnd {
		says = append(says, w.t("avtale.apen-slutt"))
	}
	if a.Answer == catalogue.Ended {
		says = append(says, w.t("tilstand.avsluttet"))
	}
	return says
}

// ranOut says that the period of an agreement is over, unless the source says
// itself that the agreement is.
func (w *writer) ranOut(a *catalogue.Agreement) string {
	if a.To.IsZero() || !a.To.Before(w.set.in.Today) || a.Answer == catalogue.Ended {
		return ""
	}
	return w.t("avtale.gatt-ut", longDate(a.To))
}
