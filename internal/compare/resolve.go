package compare

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// resolve returns what the statements of one county come to, per term and
// without regard to narrower terms, and the contradictions among them.
func resolve(statements []*Statement) (map[*catalogue.Term]*Cell, problem.List) {
	type heap struct{ is, wanted []*Statement }
	heaps := map[*catalogue.Term]*heap{}
	var order []*catalogue.Term
	for _, s := range statements {
		h := heaps[s.Term]
		if h == nil {
			h = &heap{}
			heaps[s.Term] = h
			order = append(order, s.Term)
		}
		if s.Wanted {
			h.wanted = append(h.wanted, s)
		} else {
			h.is = append(h.is, s)
		}
	}
	own := map[*catalogue.Term]*Cell{}
	var problems problem.List
	for _, t := range order {
		own[t] = &Cell{Is: side(heaps[t].is, &problems), Wanted: side(heaps[t].wanted, &problems)}
	}
	return own, problems
}

// side returns what the statements on one term come to: per place the latest
// year decides, over the places the first found of yes, unclear, ended, no.
func side(statements []*Statement, problems *problem.List) Side {
	if len(statements) == 0 {
		return Side{}
	}
	var s Side
	var deciding []*Statement
	for _, place := range byPlace(statements) {
		state, by := settle(place, problems)
		part := by[0].Part()
		switch {
		case first(state, s.State) != s.State:
			s.State, s.Partial, deciding = state, part, by
		case state == s.State:
			s.Partial = s.Partial && part
			deciding = append(deciding, by...)
		}
	}
	s.Partial = s.Partial && s.State == Yes
	return s.with(deciding, statements)
}

// with adds the statements to a side: those that decide first, newest first.
func (s Side) with(deciding, all []*Statement) Side {
	s.Statements, s.Deciding = newestFirst(deciding), len(deciding)
	for _, x := range newestFirst(all) {
		if !slices.Contains(deciding, x) {
			s.Statements = append(s.Statements, x)
		}
	}
	s.Years = Years{}
	for _, x := range s.Decisive() {
		s.Years = s.Years.and(Years{x.Year(), x.Year()})
	}
	return s
}

// first returns the state that is chosen of two, NotStated last.
func first(a, b State) State {
	if a == NotStated || b != NotStated && b < a {
		return b
	}
	return a
}

// byPlace groups statements by the place they hold for, in order of appearance.
// The county named as place is the county as a whole.
func byPlace(statements []*Statement) [][]*Statement {
	var places [][]*Statement
	at := map[*catalogue.Place]int{}
	for _, s := range statements {
		p := s.Place
		if p != nil && p.County == s.County {
			p = nil
		}
		i, ok := at[p]
		if !ok {
			i = len(places)
			at[p] = i
			places = append(places, nil)
		}
		places[i] = append(places[i], s)
	}
	return places
}

// settle returns the state of one place and the statements that decide it: the
// first found among those of the latest year, unclear when they contradict each
// other. An unknown year is older than any known one.
func settle(place []*Statement, problems *problem.List) (State, []*Statement) {
	var latest []*Statement
	for _, s := range place {
		switch {
		case len(latest) == 0 || s.Year() > latest[0].Year():
			latest = []*Statement{s}
		case s.Year() == latest[0].Year():
			latest = append(latest, s)
		}
	}
	if reportContradictions(latest, problems) {
		return Unclear, latest
	}
	state := NotStated
	for _, s := range latest {
		state = first(state, s.State)
	}
	return state, slices.DeleteFunc(latest, func(s *Statement) bool { return s.State != state })
}

// reportContradictions adds a warning for each statement that contradicts an
// earlier one, and tells whether there was any.
func reportContradictions(latest []*Statement, problems *problem.List) bool {
	inOrder := slices.Clone(latest)
	slices.SortStableFunc(inOrder, func(a, b *Statement) int {
		return cmp.Or(strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	found := false
	for i, later := range inOrder {
		for _, earlier := range inOrder[:i] {
			if contradict(earlier, later) {
				problems.Add(problem.Contradiction, later.Pos, contradiction(earlier, later),
					"rett den ene, gi dem hvert sitt sted eller år, eller gjør den ene uklar med en merknad")
				found = true
				break
			}
		}
	}
	return found
}

// contradict tells whether two statements on one term, place and year cannot
// both hold. Yes and no never do. Yes and ended do not when they speak of the
// term itself or, in two files, of one thing by name; but one project can end
// while another goes on.
func contradict(a, b *Statement) bool {
	switch {
	case a.State == Yes && b.State == No, a.State == No && b.State == Yes:
		return true
	case a.State == Yes && b.State == Ended:
		return endsAll(b, a)
	case a.State == Ended && b.State == Yes:
		return endsAll(a, b)
	}
	return false
}

// endsAll tells whether what has ended is the whole of what the other says.
func endsAll(ended, other *Statement) bool {
	switch ended.Via {
	case ViaList, ViaMeasure:
		return true
	}
	named := ended.Title == other.Title && !ended.Title.Empty()
	return ended.Via == other.Via && named && ended.Document != other.Document
}

func contradiction(earlier, later *Statement) string {
	year := "begge uten kjent årstall"
	if y := later.Year(); y != 0 {
		year = "begge fra " + strconv.Itoa(y)
	}
	place := earlier.Pos.File
	if earlier.Pos.Line != 0 {
		place += ":" + strconv.Itoa(earlier.Pos.Line)
	}
	return "«" + later.Term.Name.In(catalogue.NB).Text + "» er «" + later.State.word() + "» her, men «" +
		earlier.State.word() + "» i " + place + ", " + year
}

// word gives the state as editors write it.
func (s State) word() string {
	return [...]string{"ikke oppgitt", "ja", "uklart", "avsluttet", "nei", "planlagt", "omtalt"}[s]
}

// below is what is said of a narrower term.
type below struct {
	term *catalogue.Term
	cell *Cell
}

// widen adds to a cell what is said of narrower terms: their yes, unclear and
// ended pass up, their no and their plans never do. What is said of the term
// itself is kept beside it.
func widen(own Cell, narrower []below) Cell {
	if len(narrower) == 0 {
		return own
	}
	return Cell{
		Is:     widenSide(own.Is, narrower, func(c *Cell) *Side { return &c.Is }),
		Wanted: widenSide(own.Wanted, narrower, func(c *Cell) *Side { return &c.Wanted }),
	}
}

func widenSide(own Side, narrower []below, of func(*Cell) *Side) Side {
	wide := Side{State: own.State}
	parts := []*Side{&own}
	for _, n := range narrower {
		if s := of(n.cell); passesUp(s.State) {
			wide.Narrower = append(wide.Narrower, Narrower{n.term, s.State, s.Partial, s.Years})
			wide.State = first(wide.State, s.State)
			parts = append(parts, s)
		}
	}
	if len(wide.Narrower) == 0 {
		return own
	}
	if own.Stated() && own.State != wide.State {
		itself := own
		wide.Itself = &itself
	}
	var deciding, all []*Statement
	wide.Partial = wide.State == Yes
	for i, s := range parts {
		if s.State == wide.State {
			wide.Partial = wide.Partial && s.Partial
			deciding = append(deciding, s.Decisive()...)
		}
		for j, x := range s.Statements {
			if i == 0 || j < s.Deciding || passesUp(x.State) {
				all = append(all, x)
			}
		}
	}
	return wide.with(deciding, all)
}

func passesUp(s State) bool { return s == Yes || s == Unclear || s == Ended }

// and returns the span of both, unknown years left out.
func (y Years) and(z Years) Years {
	switch {
	case z.First == 0:
		return y
	case y.First == 0:
		return z
	}
	return Years{min(y.First, z.First), max(y.Last, z.Last)}
}

func newestFirst(statements []*Statement) []*Statement {
	s := slices.Clone(statements)
	slices.SortStableFunc(s, func(a, b *Statement) int { return cmp.Compare(b.Year(), a.Year()) })
	return s
}
