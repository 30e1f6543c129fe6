package catalogue

import "slices"

// Part is one of the template's six parts; the value is also its anchor.
type Part string

const (
	Purpose      Part = "formal"
	TargetGroup  Part = "malgruppe"
	Journey      Part = "brukerreise"
	Roles        Part = "roller"
	Organisation Part = "organisering"
	Picture      Part = "visualisering"
)

// Parts are the template's parts in order (appendix 2 of the report).
var Parts = []Part{Purpose, TargetGroup, Journey, Roles, Organisation, Picture}

// Model is a county's model by the template's six parts.
type Model struct {
	Document
	Name    Text
	InUse   bool // a practice described as a model; else as the template asks
	Leader  *Participant
	Members []Participant
	Figure  *Figure
	Results []Text
	Basis   string // what the agreement rests on: "eksisterende", "ny-ma-opprettes" or ""
	Ground  Standing
	Steps   []Step
	Duties  []Duty
}

// Figure is the county's own drawing.
type Figure struct {
	Attachment *Attachment
	Text       Text
	Standing
}

// Step is one step of the user journey.
type Step struct {
	Phase    *Term
	Actors   []*Term
	Text     Text
	Arena    *Term
	Duration Text
	Outcome  Text
	Standing
}

// Duty is what one actor answers for, in one phase or throughout.
type Duty struct {
	Actor *Term
	Phase *Term // nil: throughout
	Text  Text
	Tasks []Text
	Standing
}

// Describes tells whether the model describes the part: by prose, or by the
// facts of the file that belong to it (content contract, "modell.md").
func (m *Model) Describes(p Part) bool {
	if h := m.Body.First.Heading(string(p)); h != nil && h.Prose {
		return true
	}
	f := m.Facts
	switch p {
	case TargetGroup:
		return len(f.Lists[TargetGroups]) > 0
	case Journey:
		return len(m.Steps) > 0
	case Roles:
		return len(m.Duties) > 0
	case Organisation:
		return m.Basis != "" || len(f.Agreements) > 0 || len(f.Meetings) > 0 || len(f.Lists[Forms]) > 0 || len(f.Lists[Levels]) > 0
	case Picture:
		return m.Figure != nil || len(m.Steps) > 0 || len(m.Duties) > 0
	}
	return false
}

// Actors are those to whom the model gives a step or a duty: by their first step,
// then those with only duties.
func (m *Model) Actors() []*Term {
	var all []*Term
	add := func(t *Term) { // an unknown actor is nil until load has reported it
		if t != nil && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	for _, s := range m.Steps {
		for _, a := range s.Actors {
			add(a)
		}
	}
	for _, d := range m.Duties {
		add(d.Actor)
	}
	return all
}

// Sheets are the actors that have a sheet of their own: those of a published
// model whose term allows it, in the order of Actors.
func (m *Model) Sheets() []*Term {
	if m.Status != Published {
		return nil
	}
	return slices.DeleteFunc(m.Actors(), func(t *Term) bool { return !t.Role })
}
