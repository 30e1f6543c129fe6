package catalogue

import "modellkatalog/internal/problem"

// Answer is what a source says of a fact. Silence is no answer: a fact that is
// not stated is not there.
type Answer int

const (
	Yes   Answer = iota
	No           // the source says that it is not so
	Ended        // was so, is no longer
)

// Basis is how well a fact stands.
type Basis int

const (
	Stated    Basis = iota // said of this county
	StatedAll              // said of all described counties
	Derived                // the editors' reading
	Ambiguous              // can be read two ways; the note gives both
)

// Standing is who says something, when, of which place and how surely.
type Standing struct {
	Answer Answer
	Basis  Basis
	Cited  []Citation
	Place  *Place // nil: the county as a whole
	Note   Text
	Date   Date // the time it speaks of; zero: not known
	Pos    problem.Pos
}

// Fact is a term that is stated of a county.
type Fact struct {
	Term *Term
	Standing
}

// Facts is what both files of a county may state.
type Facts struct {
	Lists      map[string][]Fact // by vocabulary; FactLists
	OwnGroups  []Text            // target groups in the county's own words
	Agreements []Agreement
	Offers     []Offer
	Projects   []Project
	Meetings   []Meeting
	Measures   []Measure
}

// Covers tells whether an agreement covers career guidance.
type Covers int

const (
	CoversNotStated Covers = iota
	CoversYes
	CoversNo
)

// Agreement is an agreement, a plan or another regulation.
type Agreement struct {
	Type     *Term
	Name     Text
	Parties  []*Term
	Covers   Covers
	Signed   Date
	From, To Date
	Replaces Text
	Groups   []*Term
	About    Text
	Link     string
	Standing
}

// Details are the lists that an offer or a project may carry, by vocabulary:
// TargetGroups, Timings, WaysIn, Formats, Arenas, Forms.
type Details map[string][]*Term

// Offer is what a user can get.
type Offer struct {
	Name    Text
	Details Details
	About   Text
	Link    string
	Standing
}

// ProjectState tells whether a project goes on.
type ProjectState int

const (
	StateNotStated ProjectState = iota
	Ongoing
	Finished
)

// Project is a piece of work with an end.
type Project struct {
	Name       Text // empty: no name is stated
	OtherNames []string
	Level      *Term
	From, To   Date
	State      ProjectState
	Actors     []*Term
	Details    Details
	Results    []Text
	About      Text
	Link       string
	Standing
}

// Meeting is a meeting place between the parties.
type Meeting struct {
	Type   *Term
	Name   Text
	Actors []*Term
	Often  Text
	About  Text
	Standing
}

// MeasureState is how far a measure has come.
type MeasureState int

const (
	InUse MeasureState = iota
	Planned
	TriedEnded
	Mentioned
)

// Measure is one of the measures and how far it has come in the county.
type Measure struct {
	Term  *Term
	State MeasureState
	About Text
	Standing
}

// Participant took part in making a text: a role, or only an organisation.
type Participant struct {
	Role, Organisation Text
	Standing
}

// Change is an entry in the list of changes.
type Change struct {
	Date Date
	Part string // a key or one of the template's parts; may be empty
	Text Text
}
