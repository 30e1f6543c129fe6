package compare

import (
	"strconv"

	"modellkatalog/internal/catalogue"
)

// State is what is said of a term. The order is the order in which a cell
// chooses among its places (content contract, "What a cell says"); Planned and
// Mentioned are the words of a measure and never count as yes.
type State uint8

const (
	NotStated State = iota // silence: never a no
	Yes
	Unclear
	Ended
	No
	Planned
	Mentioned
)

// Settled tells whether the state is a fact that counties can share and learn
// from: not what is unclear, planned or only mentioned.
func (s State) Settled() bool { return s == Yes || s == Ended || s == No }

// Via is the kind of entry in a county's file that a statement stands in.
type Via uint8

const (
	ViaList      Via = iota // a top-level fact list
	ViaAgreement            // an agreement's type or party
	ViaOffer                // one of an offer's lists
	ViaProject              // a project's level, actor or list
	ViaMeeting              // a meeting place's type or actor
	ViaMeasure              // a measure
	ViaStep                 // a step of the user journey
	ViaDuty                 // what an actor answers for
)

// Statement is one thing that is said of a county and a term. Statements are
// shared between tables and never changed.
//
// Address is the page and the anchor where it stands. On the county's page the
// anchor is the key: #nivaer, #malgrupper, #avtaler, #tilbud, #prosjekter,
// #motepunkter, #tiltak and so on; on the model's page it is the template's part
// that the key belongs to (#malgruppe, #brukerreise, #roller, #organisering),
// else the key.
type Statement struct {
	County    *catalogue.County
	Document  *catalogue.Document
	Term      *catalogue.Term // may be narrower than the term of the cell that shows it
	State     State           // never NotStated
	Wanted    bool            // from a model as the template wants it; else how it is
	Via       Via
	Title     catalogue.Text       // of the agreement, project, offer or meeting place; may be empty
	Address   string               // "/fylker/nordland/#avtaler", in the first language
	Agreement *catalogue.Agreement // ViaAgreement only
	catalogue.Standing
}

// Year returns the year the statement speaks of, 0 when it is not known.
func (s *Statement) Year() int { return s.Date.Year }

// InProject tells whether a project says it: shown as "i et prosjekt".
func (s *Statement) InProject() bool { return s.Via == ViaProject }

// Part tells whether it holds for less than the county.
func (s *Statement) Part() bool { return s.County.IsPart(s.Place) }

// Years is a span of known years; zero when none is known.
type Years struct{ First, Last int }

// String gives "2022" or "2022–2024", "" when no year is known.
func (y Years) String() string {
	switch {
	case y.First == 0:
		return ""
	case y.First == y.Last:
		return strconv.Itoa(y.First)
	}
	return strconv.Itoa(y.First) + "–" + strconv.Itoa(y.Last)
}

// Side is one half of a cell: what is said of how it is, or of how it should be.
type Side struct {
	State      State
	Partial    bool         // yes, but for a part of the county only: "i en del"
	Years      Years        // of the deciding statements
	Statements []*Statement // the deciding ones first, the rest newest first
	Deciding   int          // how many of Statements decide
	Narrower   []Narrower   // narrower terms with yes, unclear or ended: shown by their own names
	Itself     *Side        // what is said of the term itself, where narrower ones make another state of it; else nil
}

// Narrower is what is said of a narrower term, in the cell of a wider one.
type Narrower struct {
	Term    *catalogue.Term
	State   State
	Partial bool
	Years   Years
}

// Stated tells whether anything is said.
func (s *Side) Stated() bool { return s.State != NotStated }

// Decisive returns the statements that make the state.
func (s *Side) Decisive() []*Statement { return s.Statements[:s.Deciding] }

// InProject tells whether only projects say so.
func (s *Side) InProject() bool { return s.every((*Statement).InProject) }

// Part tells whether the state, whichever it is, holds for parts of the county
// only.
func (s *Side) Part() bool { return s.every((*Statement).Part) }

// Derived tells whether it is only the editors' reading.
func (s *Side) Derived() bool {
	return s.every(func(x *Statement) bool { return x.Basis == catalogue.Derived })
}

// Own tells whether the term itself, not only a narrower one, makes the state.
func (s *Side) Own(t *catalogue.Term) bool {
	for _, x := range s.Decisive() {
		if x.Term == t {
			return true
		}
	}
	return false
}

// Covers tells whether the agreements that make the state cover career
// guidance: yes when one does, no when one says that it does not.
func (s *Side) Covers() catalogue.Covers {
	covers := catalogue.CoversNotStated
	for _, x := range s.Decisive() {
		if x.Agreement == nil {
			continue
		}
		switch x.Agreement.Covers {
		case catalogue.CoversYes:
			return catalogue.CoversYes
		case catalogue.CoversNo:
			covers = catalogue.CoversNo
		}
	}
	return covers
}

func (s *Side) every(holds func(*Statement) bool) bool {
	for _, x := range s.Decisive() {
		if !holds(x) {
			return false
		}
	}
	return s.Deciding > 0
}

// Cell is what is said of a county and a term. An empty side is NotStated,
// which is a value of its own, never a blank.
type Cell struct{ Is, Wanted Side }

// Stated tells whether anything is said on either side.
func (c *Cell) Stated() bool { return c.Is.Stated() || c.Wanted.Stated() }

// Dimension is what counties are compared by; the value is its slug under
// /sammenlign/.
type Dimension string

const (
	Levels       Dimension = "samarbeidsniva"
	TargetGroups Dimension = "malgrupper"
	Agreements   Dimension = "avtaler"
	Actors       Dimension = "aktorer"
	Meetings     Dimension = "motepunkter"
	Measures     Dimension = "tiltak"
	Offers       Dimension = "tilbud"
	Projects     Dimension = "prosjekter"
	Forms        Dimension = "samarbeidsformer"
	WaysIn       Dimension = "innganger"
	Timings      Dimension = "tidspunkter"
	Formats      Dimension = "formater"
	Arenas       Dimension = "arenaer"
)

// Dimensions are all of them, in the order of the content contract.
var Dimensions = []Dimension{
	Levels, TargetGroups, Agreements, Actors, Meetings, Measures, Offers, Projects, Forms, WaysIn, Timings, Formats, Arenas,
}

// Vocabularies returns the vocabularies whose terms are the dimension's
// columns; none for Offers and Projects, which are lists of entries.
func (d Dimension) Vocabularies() []string {
	switch d {
	case Levels:
		return []string{catalogue.Levels, catalogue.Scopes, catalogue.Maturities, catalogue.Anchorings}
	case Agreements:
		return []string{catalogue.AgreementOf}
	case Offers, Projects:
		return nil
	}
	return []string{string(d)}
}

// IsScale tells whether the terms of a vocabulary answer one question between
// them.
func IsScale(vocabulary string) bool {
	return vocabulary == catalogue.Scopes || vocabulary == catalogue.Maturities
}

// Table is the comparison of the counties in one dimension.
type Table struct {
	Dimension Dimension
	Groups    []Group             // spans of columns, in order
	Columns   []Column            // every term of the vocabularies
	Rows      []Row               // described counties and those with a model, then Single ones
	Lines     []Line              // the entries of Offers, Projects and Agreements, in the order of the rows
	NotStated []*catalogue.County // counties with a row that say nothing in the dimension
	Silent    []*catalogue.County // today's counties without anything
	Described int                 // how many counties count as described
	Sparse    bool                // fewer than three counties say anything: shown as a list ("Nevnt av …")
}

// Group is a heading over neighbouring columns.
type Group struct {
	Vocabulary string
	Group      *catalogue.Group // nil: the vocabulary's own name
	Judgement  bool             // the report's own judgement of extent, marked so
	Span       int              // number of columns
}

// Column is one term of a table.
type Column struct {
	Term        *catalogue.Term
	First       bool // first of its group
	Count       int  // described counties with yes on the Is side, narrower terms included
	WantedCount int  // counties whose wanted model says yes, narrower terms included
	Stated      int  // rows that say anything
}

// Row is one county of a table.
type Row struct {
	County *catalogue.County
	Single bool   // single facts compiled by the editors: below the others, not counted
	Years  Years  // of what the row says is so; else the time of the description
	Cells  []Cell // as Columns
}

// Stated tells whether the row says anything.
func (r *Row) Stated() bool {
	for i := range r.Cells {
		if r.Cells[i].Stated() {
			return true
		}
	}
	return false
}

// Line is one agreement, offer or project of a county: exactly one of the three.
type Line struct {
	County    *catalogue.County
	Document  *catalogue.Document
	Single    bool
	State     State
	Wanted    bool
	Address   string
	Agreement *catalogue.Agreement
	Offer     *catalogue.Offer
	Project   *catalogue.Project
	catalogue.Standing
}

// PartTable is one of the template's parts across all models.
type PartTable struct {
	Part   catalogue.Part
	Models []PartRow           // counties with a model, in order
	Silent []*catalogue.County // today's counties without a model
}

// PartRow is a model and whether it describes the part.
type PartRow struct {
	County    *catalogue.County
	Model     *catalogue.Model
	Described bool
}

// Couple is two counties that are shown side by side, ids in alphabetical order.
type Couple struct{ A, B *catalogue.County }

// Slug is the last part of the pair's address.
func (c Couple) Slug() string { return c.A.ID + "-" + c.B.ID }

// Pair is two counties side by side.
type Pair struct {
	Couple
	Differs []Entry // both state it and answer differently
	Both    []Entry
	OnlyA   []Entry
	OnlyB   []Entry
	Neither []Entry
	Common  int // entries of Both with Same: stated facts that they share

	Agreements, Projects, Offers Beside
}

// Beside is the entries of one kind of both counties.
type Beside struct{ A, B []Line }

// Entry is one row of a pair: a term, or the whole of a scale (omfang,
// modenhet). A pair compares the term itself, so narrower terms do not show.
type Entry struct {
	Dimension  Dimension
	Vocabulary string
	Term       *catalogue.Term // nil: the vocabulary as a whole
	A, B       []Value         // what each states; empty: not stated
	Same       bool            // both state the same fact of the same side, alike in whole or in part: yes, ended or no
}

// Value is a term and what is said of it.
type Value struct {
	Term *catalogue.Term
	Cell Cell
}

// Aspect is one question that a county may answer: a vocabulary of a dimension,
// or the entries of Agreements, Offers or Projects.
type Aspect struct {
	Dimension  Dimension
	Vocabulary string            // "" for Offers and Projects
	Values     []Value           // what is stated of the term itself
	Lines      []Line            // Agreements, Offers and Projects
	NotStated  []*catalogue.Term // the terms that nothing is said of, narrower terms included
}

// Stated tells whether the county answers the question at all.
func (a *Aspect) Stated() bool { return len(a.Values) > 0 || len(a.Lines) > 0 }

// Use is what a county says of a term, narrower terms included.
type Use struct {
	County *catalogue.County
	Single bool
	Cell   Cell
}

// Likeness is what two counties have in common and what sets them apart, seen
// from one of them.
type Likeness struct {
	Other     *catalogue.County
	Common    int     // rows of the pair in which both state the same fact
	Same      []Trait // stated facts that they share
	Differs   []Trait // both state it and answer differently; State is the other's
	OnlyOther []Trait // the other states it, this one does not
}

// Trait is a term, or a term of a scale, and what is said of it.
type Trait struct {
	Dimension Dimension
	Term      *catalogue.Term
	State     State
	Part      bool // for a part of the county only
	Wanted    bool // of the wanted side
}
