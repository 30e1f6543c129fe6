package compare

import (
	"fmt"
	"testing"

	"modellkatalog/internal/catalogue"
)

// Whatever two counties answer, their answers in short differ exactly when a
// pair of them does, and are empty exactly when nothing is stated.
func TestShortAnswersDifferAsPairsDo(t *testing.T) {
	var sides [][]stance // of a scale of two terms, and of one term
	states := []State{NotStated, Yes, Unclear, Ended, No, Planned, Mentioned}
	for _, x := range states {
		sides = append(sides, []stance{{state: x}})
		for _, y := range states {
			sides = append(sides, []stance{{state: x}, {state: y, part: true}})
		}
	}
	for _, c := range []catalogue.Covers{catalogue.CoversYes, catalogue.CoversNo} {
		sides = append(sides, []stance{{state: Yes, covers: c}})
	}
	var answers []answer
	for i, is := range sides {
		for j, wanted := range sides {
			if len(is) == len(wanted) && (i+j)%3 == 0 { // enough of them to meet every case
				answers = append(answers, answer{is, wanted})
			}
		}
	}
	compared := map[verdict]int{}
	for _, a := range answers {
		same(t, fmt.Sprint("stated: ", a), a.short() != "", a.stated())
		for _, b := range answers {
			if len(a.is) != len(b.is) {
				continue
			}
			v, _ := judge(a, b)
			compared[v]++
			if shortDiffer(a.short(), b.short()) != (v == differs) {
				t.Fatalf("%v and %v: %q and %q, verdict %d", a, b, a.short(), b.short(), v)
			}
		}
	}
	for _, v := range []verdict{neither, differs, both, onlyA, onlyB} {
		if compared[v] == 0 {
			t.Errorf("no answers come to the verdict %d", v)
		}
	}
}

// shortDiffer is the rule that static/js/velg.js follows.
func shortDiffer(a, b string) bool {
	for i := range min(len(a), len(b)) {
		if a[i] != '-' && b[i] != '-' && a[i] != b[i] {
			return true
		}
	}
	return false
}

func TestChoice(t *testing.T) {
	w := newWorld(t)
	w.terms(catalogue.TargetGroups, "unge ledige innsatte")
	w.described("b", w.yes(catalogue.TargetGroups, "unge"))
	w.silent("c")
	w.described("a", w.yes(catalogue.TargetGroups, "innsatte unge"))
	choice := w.tables().Choice()
	same(t, "the compared, in the order of the register", names(choice.Counties, countyID), "b a")
	same(t, "questions", choice.Questions, 3)
	same(t, "what somebody states", names(choice.Rows, func(r ChoiceRow) string { return r.Term.ID }), "unge innsatte")
	same(t, "who states it", fmt.Sprintf("%q %q", choice.Rows[1].Cells[0].Answer, choice.Rows[1].Cells[1].Answer), `"" "1"`)

	for n, want := range map[int]bool{1: false, 2: true, MaxPaired: true, MaxPaired + 1: false} {
		w := newWorld(t)
		for i := range n {
			w.described(fmt.Sprintf("c%02d", i), catalogue.Facts{})
		}
		same(t, fmt.Sprint("a choice among ", n), w.tables().Choice() != nil, want)
	}
}
