package compare

import (
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
)

// Choice is every question that at least one of the counties answers, all
// counties side by side, for a reader who chooses among them.
type Choice struct {
	Counties  []*catalogue.County // in the order of the register
	Rows      []ChoiceRow
	Questions int // how many there are in all, with those that no county answers
}

// ChoiceRow is one question.
type ChoiceRow struct {
	Dimension  Dimension
	Vocabulary string
	Term       *catalogue.Term // nil: the vocabulary as a whole
	Cells      []ChoiceCell    // as Counties
}

// ChoiceCell is what one county states to a question.
//
// Answer is the same in short: one sign for each thing that is compared, a dash
// where nothing is stated; dashes at the end are left out, so that it is "" when
// nothing is stated at all. Two answers differ, as in a Pair, when they have
// different signs in the same place, neither of them a dash.
type ChoiceCell struct {
	Values []Value
	Answer string
}

// Choice returns what the counties that may be chosen state; nil when there are
// no Couples.
func (t *Tables) Choice() *Choice {
	if len(t.compared) < 2 || len(t.compared) > MaxPaired {
		return nil
	}
	all := &Choice{Counties: t.compared, Questions: len(t.questions)}
	for i, q := range t.questions {
		e, stated := q.entry(), false
		row := ChoiceRow{Dimension: e.Dimension, Vocabulary: e.Vocabulary, Term: e.Term}
		for _, c := range t.compared {
			a := t.answers[c][i]
			row.Cells = append(row.Cells, ChoiceCell{q.values(t.facts[c]), a.short()})
			stated = stated || a.stated()
		}
		if stated {
			all.Rows = append(all.Rows, row)
		}
	}
	return all
}

// short writes an answer for ChoiceCell. A side that says nothing is no part of
// any difference; in one that does, a term of a scale that is left out is.
func (a answer) short() string {
	if !a.stated() {
		return ""
	}
	var b strings.Builder
	for _, side := range [][]stance{a.is, a.wanted} {
		speaks := said(side)
		for _, s := range side {
			state := "-"
			if speaks {
				state = strconv.Itoa(int(s.state))
			}
			b.WriteString(state + [...]string{catalogue.CoversNotStated: "-", catalogue.CoversYes: "j", catalogue.CoversNo: "n"}[s.covers])
		}
	}
	return strings.TrimRight(b.String(), "-")
}
