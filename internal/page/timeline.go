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
	Ticks   []int    // where the years but the first begin, in months
	Bars    []TimelineBar
	Undated []TimelineUndated
	Legend  []PictureSign
}

// TimelineUndated names agreements without any date, all of one county.
type TimelineUndated struct {
	County catalogue.Text // empty on a county's own time line
	Names  []catalogue.Text
}

// TimelineBar is one agreement: its words, and the bar in months from the axis'
// beginning.
type TimelineBar struct {
	County catalogue.Text // empty on a county's own time line
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

// comparedTimeline is the time line of the agreements of all counties, county by
// county as the table has them; nil for what is no table of agreements, where none
// has a date and where they are too many to show anything.
func (w *writer) comparedTimeline(table *compare.Table) *Timeline {
	if table.Dimension != compare.Agreements || len(table.Lines) > maxRows {
		return nil
	}
	agreements := make([]catalogue.Agreement, len(table.Lines))
	of := map[*catalogue.Agreement]*catalogue.County{}
	order := map[*catalogue.County]int{} // in the table
	for i, l := range table.Lines {
		agreements[i] = *l.Agreement
		of[&agreements[i]] = l.County
		order[l.County] = i
	}
	drawn := draw.Agreements(agreements)
	if drawn == nil {
		return nil
	}
	slices.SortStableFunc(drawn.Bars, func(a, b draw.Bar) int {
		return order[of[a.Agreement]] - order[of[b.Agreement]]
	})
	return w.timelineOf(drawn, func(a *catalogue.Agreement) catalogue.Text { return of[a].Name })
}

func (w *writer) timelineOf(drawn *draw.Timeline, county func(*catalogue.Agreement) catalogue.Text) *Timeline {
	if drawn == nil {
		return nil
	}
	t := &Timeline{Months: drawn.Months(), Years: axisYears(drawn.First, drawn.Last)}
	for m := 12; m < t.Months; m += 12 {
		t.Ticks = append(t.Ticks, m)
	}
	for _, b := range drawn.Bars {
		bar := w.timelineBar(b)
		bar.County = county(b.Agreement)
		t.Bars = append(t.Bars, bar)
	}
	for _, a := range drawn.Undated {
		if n := len(t.Undated); n == 0 || t.Undated[n-1].County != county(a) {
			t.Undated = append(t.Undated, TimelineUndated{County: county(a)})
		}
		last := &t.Undated[len(t.Undated)-1]
		last.Names = append(last.Names, agreementName(a))
	}
	t.Legend = w.barSigns(t.Bars)
	return t
}

func (w *writer) timelineBar(b draw.Bar) TimelineBar {
	bar := TimelineBar{
		Name: agreementName(b.Agreement), Says: w.barSays(b), RanOut: w.ranOut(b.Agreement),
		Start: b.Start, Length: b.End - b.Start, Open: b.OpenStart || b.OpenEnd,
	}
	if bar.Open {
		bar.Known = knownDates(b)
	}
	return bar
}

// barSigns are the signs that the bars use.
func (w *writer) barSigns(bars []TimelineBar) []PictureSign {
	open := func(b TimelineBar) bool { return b.Open }
	closed := func(b TimelineBar) bool { return !b.Open }
	var signs []PictureSign
	if slices.ContainsFunc(bars, closed) {
		signs = append(signs, PictureSign{"▬", w.t("tidslinje.periode")})
	}
	if slices.ContainsFunc(bars, open) {
		signs = append(signs, PictureSign{"┃", w.t("tidslinje.dato")}, PictureSign{"╌╌", w.t("tidslinje.apen")})
	}
	return signs
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

// axisYears returns the years of an axis, mostYears of them or fewer with a name,
// the rest "": every year or every second from the first, else those that 5, 10 and
// so on divide.
func axisYears(first, last int) []string {
	var step int
	for _, step = range []int{1, 2, 5, 10, 20, 50, 100} {
		if (last-first)/step < mostYears {
			break
		}
	}
	from := 0
	if step <= 2 {
		from = first
	}
	var all []string
	for y := first; y <= last; y++ {
		name := ""
		if (y-from)%step == 0 {
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

// ranOut says that the period of an agreement is over; "" while it is not, and
// where the source says itself that the agreement has ended or does not exist.
func (w *writer) ranOut(a *catalogue.Agreement) string {
	if a.Answer != catalogue.Yes || a.To.IsZero() || !a.To.Before(w.set.in.Today) {
		return ""
	}
	return w.t("avtale.gatt-ut", longDate(a.To))
}
