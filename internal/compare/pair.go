package compare

import (
	"slices"

	"modellkatalog/internal/catalogue"
)

// fewestShared is the number of shared facts from which two counties have
// something in common (site.md, "Rules that come from the subject").
const fewestShared = 3

// question is one row of a pair: a term, or the whole of a scale.
type question struct {
	dimension  Dimension
	vocabulary string
	scale      bool
	terms      []*catalogue.Term // one, or all of the scale
}

// answer is what a county states to a question, per term and side.
type answer struct{ is, wanted []stance }

// stance is what one side says of a term, as far as two counties are compared by
// it.
type stance struct {
	state  State
	part   bool             // for a part of the county only
	covers catalogue.Covers // of a type of agreement that there is
}

func stanceOf(s *Side, term *catalogue.Term) stance {
	x := stance{state: s.State, part: s.Part()}
	if s.State == Yes && term.Vocabulary == catalogue.AgreementOf {
		x.covers = s.Covers()
	}
	return x
}

func (s stance) stated() bool { return s.state != NotStated }

// against tells whether two stances differ: in the state, or in that only one of
// two agreements covers career guidance. Of what one of them does not say there
// is no difference.
func (s stance) against(x stance) bool {
	return s.state != x.state || s.covers != x.covers && s.covers != catalogue.CoversNotStated && x.covers != catalogue.CoversNotStated
}

// shares tells whether two counties share a fact: the same state, alike in whole
// or in part, of agreements that cover the same; and settled.
func (s stance) shares(x stance) bool {
	return s == x && s.state.Settled()
}

// questions returns the rows of a pair: one per term, one each for extent and
// maturity.
func questions(c *catalogue.Catalogue) []question {
	var qs []question
	for _, d := range Dimensions {
		for _, id := range d.Vocabularies() {
			terms := c.Vocabulary(id).Terms
			if len(terms) > 0 && IsScale(id) {
				qs = append(qs, question{d, id, true, terms})
				continue
			}
			for _, t := range terms {
				qs = append(qs, question{d, id, false, []*catalogue.Term{t}})
			}
		}
	}
	return qs
}

// answered returns the answers of the counties that are compared, as questions.
func (t *Tables) answered() map[*catalogue.County][]answer {
	all := make(map[*catalogue.County][]answer, len(t.compared))
	for _, c := range t.compared {
		own := t.facts[c].own
		all[c] = make([]answer, 0, len(t.questions))
		for _, q := range t.questions {
			a := answer{make([]stance, len(q.terms)), make([]stance, len(q.terms))}
			for i, term := range q.terms {
				if cell := own[term]; cell != nil {
					a.is[i], a.wanted[i] = stanceOf(&cell.Is, term), stanceOf(&cell.Wanted, term)
				}
			}
			all[c] = append(all[c], a)
		}
	}
	return all
}

func (a answer) stated() bool { return said(a.is) || said(a.wanted) }

func said(side []stance) bool { return slices.ContainsFunc(side, stance.stated) }

// verdict is which block of a pair a question belongs to.
type verdict int

const (
	neither verdict = iota
	differs
	both
	onlyA
	onlyB
)

// judge compares two answers side by side: how it is with how it is, what is
// wanted with what is wanted. Counties that speak of different sides both state
// something, but neither differ nor agree. Same is true of answers that agree
// on a fact: the whole county and a part of another do not, nor two agreements of
// which one says whether it covers career guidance and the other does not.
func judge(a, b answer) (v verdict, same bool) {
	switch {
	case !a.stated() && !b.stated():
		return neither, false
	case !b.stated():
		return onlyA, false
	case !a.stated():
		return onlyB, false
	}
	for _, side := range [][2][]stance{{a.is, b.is}, {a.wanted, b.wanted}} {
		if !said(side[0]) || !said(side[1]) {
			continue
		}
		for i, s := range side[0] {
			if s.against(side[1][i]) {
				return differs, false
			}
			same = same || s.shares(side[1][i])
		}
	}
	return both, same
}

// Pair returns two counties side by side, the one with the first id as A; nil
// when they are not among Couples.
func (t *Tables) Pair(a, b *catalogue.County) *Pair {
	couple := NewCouple(a, b)
	a, b = couple.A, couple.B
	answersA, answersB := t.answers[a], t.answers[b]
	if a == b || answersA == nil || answersB == nil || len(t.compared) > MaxPaired {
		return nil
	}
	p := &Pair{Couple: couple}
	ofA, ofB := t.facts[a], t.facts[b]
	for i, q := range t.questions {
		e := q.entry()
		e.A, e.B = q.values(ofA), q.values(ofB)
		p.add(e, answersA[i], answersB[i])
	}
	p.Agreements = Beside{ofA.lines[Agreements], ofB.lines[Agreements]}
	p.Projects = Beside{ofA.lines[Projects], ofB.lines[Projects]}
	p.Offers = Beside{ofA.lines[Offers], ofB.lines[Offers]}
	return p
}

func (p *Pair) add(e Entry, a, b answer) {
	v, same := judge(a, b)
	e.Same = same
	if same {
		p.Common++
	}
	block := p.block(v)
	*block = append(*block, e)
}

func (p *Pair) block(v verdict) *[]Entry {
	return [...]*[]Entry{neither: &p.Neither, differs: &p.Differs, both: &p.Both, onlyA: &p.OnlyA, onlyB: &p.OnlyB}[v]
}

func (q question) entry() Entry {
	e := Entry{Dimension: q.dimension, Vocabulary: q.vocabulary}
	if !q.scale {
		e.Term = q.terms[0]
	}
	return e
}

func (q question) values(f *facts) []Value {
	var vs []Value
	for _, t := range q.terms {
		if c := f.own[t]; c != nil {
			vs = append(vs, Value{t, *c})
		}
	}
	return vs
}

// Shared returns the counties that share at least three stated facts with the
// county, in the order of the register; counties are not ranked.
func (t *Tables) Shared(c *catalogue.County) []Likeness {
	return t.likenesses(c, func(l Likeness) bool { return l.Common >= fewestShared })
}

// Different returns the counties that answer something differently, in the
// order of the register.
func (t *Tables) Different(c *catalogue.County) []Likeness {
	return t.likenesses(c, func(l Likeness) bool { return len(l.Differs) > 0 })
}

func (t *Tables) likenesses(c *catalogue.County, keep func(Likeness) bool) []Likeness {
	if t.answers[c] == nil {
		return nil
	}
	var all []Likeness
	for _, other := range t.compared {
		if other == c {
			continue
		}
		if l := t.likeness(c, other); keep(l) {
			all = append(all, l)
		}
	}
	return all
}

// likeness compares two counties question by question, seen from the first.
// Actors are left out: the parties follow from the agreements and meeting places
// that are counted already, so nearly all counties share them. So is the rest of
// the agreements: two that are of no other kind need not be alike.
func (t *Tables) likeness(c, other *catalogue.County) Likeness {
	l := Likeness{Other: other}
	mine, theirs := t.answers[c], t.answers[other]
	for i, q := range t.questions {
		if q.dimension == Actors || q.isRest() {
			continue
		}
		v, same := judge(mine[i], theirs[i])
		switch {
		case same:
			l.Common++
			l.Same = append(l.Same, q.traits(theirs[i], mine[i])...)
		case v == differs:
			l.Differs = append(l.Differs, q.traits(theirs[i], answer{})...)
		case v == onlyB:
			l.OnlyOther = append(l.OnlyOther, q.traits(theirs[i], answer{})...)
		}
	}
	return l
}

// otherAgreement is the id of what is no other kind of agreement (content.md,
// "avtaler").
const otherAgreement = "annen"

// isRest tells whether the question is only whether there is something else.
func (q question) isRest() bool {
	return q.dimension == Agreements && len(q.terms) == 1 && q.terms[0].ID == otherAgreement
}

// traits returns what an answer states, one per term; where mine is given, only
// the facts that are the same in it.
func (q question) traits(a, mine answer) []Trait {
	var ts []Trait
	for i, term := range q.terms {
		for _, side := range []struct {
			wanted       bool
			theirs, mine []stance
		}{{false, a.is, mine.is}, {true, a.wanted, mine.wanted}} {
			s := side.theirs[i]
			if !s.stated() || side.mine != nil && !s.shares(side.mine[i]) {
				continue
			}
			ts = append(ts, Trait{q.dimension, term, s.state, s.part, side.wanted})
			break
		}
	}
	return ts
}
