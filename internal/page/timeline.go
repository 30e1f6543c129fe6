package page

import (
	"slices"
	"strconv"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/draw"
)

// mostYears is the most years that an axis names; there is room for no more on a
// screen of 320 px.
const mostYears = 7

// Timeline is agreements as bars on a common axis of years. It has no mark for
// today: the picture would change from day to day, and what has run out is told
// in words.
type Timeline struct {
	Years   []string // one per year of the axis; "" where the year has no room
	Months  int      // length of the axis
	Ticks   []int    // where the years begin, but the first
	Bars    []TimelineBar
	Undated []TimelineUndated
	Legend  []PictureSign
}

// TimelineUndated is the agreements without any date, of one county where there
// are several.
type TimelineUndated struct {
	County catalogue.Text
	Names  []catalogue.Text
}

// TimelineBar is one agreement: its words, and the bar in months from the axis'
// beginning.
type TimelineBar struct {
	County catalogue.Text // where there are several
	Name   catalogue.Text
	Says   []string // its dates, and which of them the source does not give
	RanOut string   // that the period in the source is over; "" while it is not
	Start  int
	Length int
	Open   bool  // the source does not say when it begins, or when it ends
	Known  []int // of an open one: the dates that the source gives
}

// timeline is the time line of a county's or a model's agreements, nil where it
// would tell less than the list: with fewer than two dated ones and no period.
func (w *writer) timeline(agreements []catalogue.Agreement) *Timeline {
	t := w.timelineOf(draw.Agreements(agreements), func(*catalogue.Agreement) catalogue.Text { return catalogue.Text{} })
	if t == nil || len(t.Bars) < 2 && t.Bars[0].Open {
		return nil
	}
	return t
}

// comparedTimeline is the agreements of all counties, county by county as the
// table has them.
func (w *writer) comparedTimeline(table *compare.Table) *Timeline {
	if table.Dimension != compare.Agreements || len(table.Lines) > maxRows { // hundreds of bars show nothing
		return nil
	}
	var agreements []catalogue.Agreement
	for _, l := range table.Lines {
		agreements = append(agreements, *l.Agreement)
	}
	drawn := draw.Agreements(agreements)
	if drawn == nil {
		return nil
	}
	place := map[*catalogue.Agreement]int{}
	for i := range agreements {
		place[&agreements[i]] = i
	}
	of := func(a *catalogue.Agreement) *catalogue.County { return table.Lines[place[a]].County }
	order := w.catalogue().Counties
	slices.SortStableFunc(drawn.Bars, func(a, b draw.Bar) int {
		return slices.Index(order, of(a.Agreement)) - slices.Index(order, of(b.Agreement))
	})
	return w.timelineOf(drawn, func(a *catalogue.Agreement) catalogue.Text { return of(a).Name })
}

func (w *writer) timelineOf(drawn *draw.Timeline, county func(*catalogue.Agreement) catalogue.Text) *Timeline {
	if drawn == nil {
		return nil
	}
	t := &Timeline{Months: drawn.Months(), Years: axisYears(drawn.First, drawn.Last)}
	for m := 12; m < t.Months; m += 12 {
		t.Ticks = append(t.Ticks, m)
	}
	var open, closed bool
	for _, b := range drawn.Bars {
		bar := TimelineBar{
			County: county(b.Agreement), Name: agreementName(b.Agreement), Says: w.barSays(b), RanOut: w.ranOut(b.Agreement),
			Start: b.Start, Length: b.End - b.Start, Open: b.OpenStart || b.OpenEnd,
		}
		if bar.Open {
			bar.Known = knownDates(b)
		}
		open, closed = open || bar.Open, closed || !bar.Open
		t.Bars = append(t.Bars, bar)
	}
	for _, a := range drawn.Undated {
		if n := len(t.Undated); n == 0 || t.Undated[n-1].County != county(a) {
			t.Undated = append(t.Undated, TimelineUndated{County: county(a)})
		}
		last := &t.Undated[len(t.Undated)-1]
		last.Names = append(last.Names, agreementName(a))
	}
	if closed {
		t.Legend = append(t.Legend, PictureSign{"▬", w.t("tidslinje.periode")})
	}
	if open {
		t.Legend = append(t.Legend, PictureSign{"┃", w.t("tidslinje.dato")}, PictureSign{"╌╌", w.t("tidslinje.apen")})
	}
	return t
}

// knownDates are the dates of an open bar that the source gives, in months.
func knownDates(b draw.Bar) []int {
	var known []int
	if a := b.Agreement; !a.From.IsZero() || !a.Signed.IsZero() {
		known = append(known, b.Start)
	}
	if !b.OpenEnd {
		known = append(known, b.End)
	}
	return known
}

// axisYears names the years of an axis: all, every second from the first, or
// those that five, ten and so on go up in.
func axisYears(first, last int) []string {
	step := 1
	for _, s := range []int{1, 2, 5, 10, 20, 50, 100} {
		if step = s; (last-first)/s < mostYears {
			break
		}
	}
	var all []string
	for y := first; y <= last; y++ {
		name := ""
		if y%step == 0 && step > 2 || step <= 2 && (y-first)%step == 0 {
			name = strconv.Itoa(y)
		}
		all = append(all, name)
	}
	return all
}

func agreementName(a *catalogue.Agreement) catalogue.Text {
	if a.Name.Empty() {
		return capital(a.Type.Name)
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
