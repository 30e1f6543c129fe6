package draw

import (
	"cmp"
	"slices"

	"modellkatalog/internal/catalogue"
)

// Timeline is agreements as bars on an axis of whole years.
type Timeline struct {
	First, Last int   // the years of the axis, both inclusive
	Bars        []Bar // by start, then end
	Undated     []*catalogue.Agreement
}

// Bar is one agreement. Start and End are months from January of the first year;
// the bar covers Start up to, not including, End.
type Bar struct {
	Agreement  *catalogue.Agreement
	Start, End int
	OpenStart  bool // the source does not say when it began to hold
	OpenEnd    bool // the source does not say when it ends
}

// Months is the length of the axis.
func (t *Timeline) Months() int { return (t.Last - t.First + 1) * 12 }

// Agreements lays out agreements, nil when none has a date. One that the source
// says does not exist is left out. A bar begins where the agreement's period
// does, else, as open, at the signing or with the axis; an open end goes to the
// end of the axis.
func Agreements(agreements []catalogue.Agreement) *Timeline {
	t := &Timeline{}
	var dated []*catalogue.Agreement
	for i := range agreements {
		a := &agreements[i]
		switch {
		case a.Answer == catalogue.No:
		case start(a).IsZero() && a.To.IsZero():
			t.Undated = append(t.Undated, a)
		default:
			dated = append(dated, a)
			t.stretch(start(a))
			t.stretch(a.To)
		}
	}
	if len(dated) == 0 {
		return nil
	}
	if slices.ContainsFunc(dated, func(a *catalogue.Agreement) bool { return a.To.IsZero() && start(a).Year == t.Last }) {
		t.Last++ // room to see that the end is open
	}
	for _, a := range dated {
		t.Bars = append(t.Bars, t.bar(a))
	}
	slices.SortStableFunc(t.Bars, func(a, b Bar) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return t
}

// start returns the first date that is known of an agreement.
func start(a *catalogue.Agreement) catalogue.Date {
	if a.From.IsZero() {
		return a.Signed
	}
	return a.From
}

func (t *Timeline) stretch(d catalogue.Date) {
	switch {
	case d.IsZero():
	case t.First == 0:
		t.First, t.Last = d.Year, d.Year
	default:
		t.First, t.Last = min(t.First, d.Year), max(t.Last, d.Year)
	}
}

func (t *Timeline) bar(a *catalogue.Agreement) Bar {
	b := Bar{Agreement: a, End: t.Months(), OpenStart: a.From.IsZero(), OpenEnd: a.To.IsZero()}
	if s := start(a); !s.IsZero() {
		b.Start = t.month(s.First())
	}
	if !b.OpenEnd {
		b.End = max(t.month(a.To.Last())+1, b.Start+1)
	}
	return b
}

func (t *Timeline) month(d catalogue.Date) int { return (d.Year-t.First)*12 + d.Month - 1 }
