package catalogue

import (
	"slices"

	"modellkatalog/internal/problem"
)

// The vocabularies, by their file name under begreper/.
const (
	Levels       = "nivaer"
	Scopes       = "omfang"
	Maturities   = "modenhet"
	Anchorings   = "forankring"
	AgreementOf  = "avtaletyper"
	TargetGroups = "malgrupper"
	Actors       = "aktorer"
	Phases       = "faser"
	WaysIn       = "innganger"
	Timings      = "tidspunkter"
	Forms        = "samarbeidsformer"
	Meetings     = "motepunkter"
	Arenas       = "arenaer"
	Formats      = "formater"
	Measures     = "tiltak"
	Principles   = "prinsipper"
	Obstacles    = "hindringer"
	Causes       = "arsaker"
	Glossary     = "ordliste"
)

// Dimensions are the vocabularies whose terms have pages of their own, in the
// order of the content contract.
var Dimensions = []string{
	Levels, Scopes, Maturities, Anchorings, AgreementOf, TargetGroups, Actors, Phases, WaysIn, Timings,
	Forms, Meetings, Arenas, Formats, Measures, Principles, Obstacles, Causes,
}

// FactLists are the vocabularies that are lists of facts at the top of a county
// file, under the vocabulary's own name.
var FactLists = []string{
	Levels, Scopes, Maturities, Anchorings, TargetGroups, Actors, WaysIn, Timings, Forms, Arenas, Formats,
	Principles, Obstacles, Causes,
}

// Vocabulary is an ordered list of terms.
type Vocabulary struct {
	ID     string
	Terms  []*Term // in the order of the file
	Groups []*Group
	byID   map[string]*Term
}

// Term returns the term with the id, now or formerly, or nil.
func (v *Vocabulary) Term(id string) *Term {
	if v == nil {
		return nil
	}
	return v.byID[id]
}

// IDs returns the ids of the terms in order.
func (v *Vocabulary) IDs() []string {
	var ids []string
	for _, t := range v.Terms {
		ids = append(ids, t.ID)
	}
	return ids
}

// Group is a heading that terms are listed under.
type Group struct {
	ID   string
	Name Text
}

// Term is one word of a vocabulary.
type Term struct {
	Vocabulary string
	ID         string
	Name       Text
	Explain    Text
	Broader    []*Term
	Narrower   []*Term // derived from Broader, in the order of the file
	Group      *Group  // nil: under no heading
	Synonyms   []string
	Avoid      []string // forms that the text should not use
	See        []*Term  // related terms, both ways, in order
	Laws       []*Law
	Role       bool // allows role views
	OldIDs     []string
	Former     []string // earlier addresses
	Pos        problem.Pos
}

// NewVocabulary builds a vocabulary with its lookups. Later terms with an id
// that is taken are left out of the lookup; load has reported them.
func NewVocabulary(id string, terms []*Term, groups []*Group) *Vocabulary {
	v := &Vocabulary{ID: id, Terms: terms, Groups: groups, byID: map[string]*Term{}}
	for _, t := range terms {
		for _, k := range t.OldIDs {
			if v.byID[k] == nil {
				v.byID[k] = t
			}
		}
	}
	for _, t := range terms {
		v.byID[t.ID] = t
	}
	return v
}

// Within tells whether t is w or a narrower term of it.
func (t *Term) Within(w *Term) bool {
	seen := map[*Term]bool{}
	var reaches func(t *Term) bool
	reaches = func(t *Term) bool {
		if t == w {
			return true
		}
		if seen[t] {
			return false
		}
		seen[t] = true
		return slices.ContainsFunc(t.Broader, reaches)
	}
	return reaches(t)
}

// Law is a provision, then and now.
type Law struct {
	ID        string
	Name      Text
	Explain   Text
	Then, Now Text
	Confirmed bool
	Link      string
	Pos       problem.Pos
}

// Source is where facts come from.
type Source struct {
	ID        string
	Title     Text
	Publisher Text
	Date      Date // of the source
	Read      Date // when it was read
	Link      string
	Own       bool // the county's own statement, built in as "fylket"
	Pos       problem.Pos
}

// Citation is a source and the place in it, as it stands: "§ 1.4".
type Citation struct {
	Source *Source
	Place  string
}

// Place is a county, or a part of one or more counties, that a fact holds for.
type Place struct {
	ID       string
	Name     Text
	County   *County   // when the place is a county of the register
	Counties []*County // which counties it lies in, when it is a part
	Pos      problem.Pos
}

// NavUnit is a unit of NAV above the offices.
type NavUnit struct {
	ID       string
	Name     Text
	Regional bool // a "region", else a "fylke"
	Seat     string
	Link     string
	Pos      problem.Pos
}
