// Package compare turns the catalogue into the tables that the site shows:
// counties by dimension, two counties side by side, who says what of a term.
//
// In: a Catalogue. Out: values, and as problems the statements of one year that
// contradict each other. Every table is in the order of the register and of the
// vocabularies; silence is a value, NotStated, and never a no. The rules are
// those of the content contract, "From keys to comparisons". It never fails,
// reads no files and makes no HTML.
//
// What is needed once for every page is made by All; what belongs to one page
// (a pair, a term, a county) is made when it is asked for.
package compare

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// MaxPaired is the number of counties above which there are no pairs
// (content contract, "Which counties").
const MaxPaired = 20

// Tables is everything that is compared. It never changes after All.
type Tables struct {
	Dimensions []*Table     // as Dimensions
	Parts      []*PartTable // the template's parts but the picture, in order

	catalogue *catalogue.Catalogue
	rows      []subject // the described and those with a model, then single facts
	compared  []*catalogue.County
	facts     map[*catalogue.County]*facts
	narrower  map[*catalogue.Term][]*catalogue.Term // all that lie below a term, in the order of the file
	questions []question
	answers   map[*catalogue.County][]answer // of the compared, as questions
}

// subject is a county that has a row.
type subject struct {
	county *catalogue.County
	single bool
}

// facts is what is said of one county: the statements in the order of its
// files, and what they come to per term, narrower terms left out.
type facts struct {
	statements []*Statement
	own        map[*catalogue.Term]*Cell
	lines      map[Dimension][]Line
}

// All returns every table of the catalogue, and a warning for each statement
// that contradicts another of the same year.
func All(c *catalogue.Catalogue) (*Tables, problem.List) {
	t := &Tables{
		catalogue: c,
		compared:  c.Compared(),
		facts:     map[*catalogue.County]*facts{},
		narrower:  map[*catalogue.Term][]*catalogue.Term{},
	}
	t.rows = subjects(c)
	var problems problem.List
	for _, s := range t.rows {
		statements, lines := gather(s)
		own, found := resolve(statements)
		t.facts[s.county] = &facts{statements, own, lines}
		problems = append(problems, found...)
	}
	for _, v := range c.Vocabularies {
		for _, term := range v.Terms {
			if lower := under(v, term); len(lower) > 0 {
				t.narrower[term] = lower
			}
		}
	}
	for _, d := range Dimensions {
		t.Dimensions = append(t.Dimensions, t.table(d))
	}
	for _, p := range catalogue.Parts {
		if p != catalogue.Picture {
			t.Parts = append(t.Parts, partTable(c, p))
		}
	}
	t.questions = questions(c)
	t.answers = t.answered()
	return t, problems.Sorted()
}

// subjects returns the counties that have a row, those with single facts last.
func subjects(c *catalogue.Catalogue) []subject {
	var rows []subject
	compared := c.Compared()
	for _, x := range compared {
		rows = append(rows, subject{county: x})
	}
	for _, x := range c.SingleFacts() {
		if !slices.Contains(compared, x) {
			rows = append(rows, subject{county: x, single: true})
		}
	}
	return rows
}

// under returns the terms that lie below a term, in the order of the file.
func under(v *catalogue.Vocabulary, wide *catalogue.Term) []*catalogue.Term {
	seen := map[*catalogue.Term]bool{wide: true}
	var walk func(*catalogue.Term)
	walk = func(t *catalogue.Term) {
		for _, n := range t.Narrower {
			if !seen[n] {
				seen[n] = true
				walk(n)
			}
		}
	}
	walk(wide)
	if len(seen) == 1 {
		return nil
	}
	var lower []*catalogue.Term
	for _, t := range v.Terms {
		if t != wide && seen[t] {
			lower = append(lower, t)
		}
	}
	return lower
}

// Table returns the comparison in the dimension, nil for a slug that is none.
func (t *Tables) Table(d Dimension) *Table {
	if i := slices.Index(Dimensions, d); i >= 0 {
		return t.Dimensions[i]
	}
	return nil
}

// Statements returns everything that is said of the county, in the order of its
// files; nil when it has no row.
func (t *Tables) Statements(c *catalogue.County) []*Statement {
	if f := t.facts[c]; f != nil {
		return f.statements
	}
	return nil
}

// Cell returns what is said of the county and the term, narrower terms included.
func (t *Tables) Cell(c *catalogue.County, term *catalogue.Term) Cell {
	f := t.facts[c]
	if f == nil {
		return Cell{}
	}
	return t.cell(f, term)
}

func (t *Tables) cell(f *facts, term *catalogue.Term) Cell {
	var own Cell
	if c := f.own[term]; c != nil {
		own = *c
	}
	var lower []below
	for _, n := range t.narrower[term] {
		if c := f.own[n]; c != nil {
			lower = append(lower, below{n, c})
		}
	}
	return widen(own, lower)
}

// TermUse returns the counties that say anything of the term or a narrower one,
// in the order of the rows.
func (t *Tables) TermUse(term *catalogue.Term) []Use {
	var uses []Use
	for _, s := range t.rows {
		if c := t.Cell(s.county, term); c.Stated() {
			uses = append(uses, Use{s.county, s.single, c})
		}
	}
	return uses
}

// Of returns what the county states in every dimension and what it does not
// state; nil when it has no row.
func (t *Tables) Of(c *catalogue.County) []Aspect {
	f := t.facts[c]
	if f == nil {
		return nil
	}
	var aspects []Aspect
	for _, d := range Dimensions {
		if len(d.Vocabularies()) == 0 {
			aspects = append(aspects, Aspect{Dimension: d, Lines: f.lines[d]})
		}
		for _, v := range d.Vocabularies() {
			a := t.aspect(f, t.catalogue.Vocabulary(v))
			a.Dimension, a.Lines = d, f.lines[d]
			aspects = append(aspects, a)
		}
	}
	return aspects
}

func (t *Tables) aspect(f *facts, v *catalogue.Vocabulary) Aspect {
	a := Aspect{Vocabulary: v.ID}
	for _, term := range v.Terms {
		if own := f.own[term]; own != nil {
			a.Values = append(a.Values, Value{term, *own})
		} else if c := t.cell(f, term); !c.Stated() {
			a.NotStated = append(a.NotStated, term)
		}
	}
	return a
}

// Couples returns the counties that are shown side by side, by id; none when
// there are more than MaxPaired of them.
func (t *Tables) Couples() []Couple {
	if len(t.compared) > MaxPaired {
		return nil
	}
	byID := slices.Clone(t.compared)
	slices.SortFunc(byID, func(a, b *catalogue.County) int { return strings.Compare(a.ID, b.ID) })
	var couples []Couple
	for i, a := range byID {
		for _, b := range byID[i+1:] {
			couples = append(couples, Couple{a, b})
		}
	}
	return couples
}
