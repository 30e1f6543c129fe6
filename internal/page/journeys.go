package page

import (
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// modelsView is the two models of a pair: which parts each describes, and their
// user journeys laid on each other.
type modelsView struct {
	A, B    modelSide
	Parts   []modelsPart // none when only one of the two has a model
	Journey *journeyView // nil unless both have steps
	Only    string       // which of them has a journey, when one has; "" else
	Lone    Link         // that model
}

// modelSide is one of the two models; Model is nil when there is none.
type modelSide struct {
	County *catalogue.County
	Model  *catalogue.Model
	Kind   string // in words: wanted, or in use
}

// modelsPart is one of the template's parts.
type modelsPart struct {
	Title string
	Link  string // the part across all models; "" for the picture
	A, B  partCell
}

// partCell tells whether a county's model describes a part; where it does not, the
// sign is empty.
type partCell struct {
	County *catalogue.County
	Anchor catalogue.Part
	Sign   Sign
}

// journeyView is two user journeys laid on each other.
type journeyView struct {
	Says   []string // the steps counted, and what couples them
	Phases []journeyPhase
}

type journeyPhase struct {
	Title Link
	Rows  []journeyRow
}

// journeyRow is a step of either journey, or one of both. Side tells which:
// "begge", "a" or "b".
type journeyRow struct {
	Side   string
	Only   string // "bare i Nordland"; "" where the steps are coupled
	Shared []Link // the actors that couple them
	A, B   stepCell
}

// stepCell is a step of one of the two; Step is nil where it has none.
type stepCell struct {
	County *catalogue.County
	Step   *journeyStep
}

type journeyStep struct {
	Number  int
	Text    catalogue.Text
	Address string
}

// pairModels compares the models of two counties; nil when there is nothing to
// compare and no journey to tell of.
func (w *writer) pairModels(c compare.Couple) *modelsView {
	v := &modelsView{A: w.modelSide(c.A), B: w.modelSide(c.B)}
	a, b := v.A.Model, v.B.Model
	switch {
	case a != nil && b != nil:
		v.Parts = w.modelsParts(v.A, v.B)
		v.Journey = w.journeys(c, compare.Overlaid(a, b, w.catalogue().Vocabulary(catalogue.Phases)))
	case a == nil && b == nil:
		return nil
	}
	if v.Journey == nil {
		for _, one := range []modelSide{v.A, v.B} {
			if one.Model != nil && len(one.Model.Steps) > 0 {
				v.Only = w.t("par.en-reise", w.in(one.County.Name))
				v.Lone = Link{Title: one.Model.Title, Address: one.County.ModelAddress() + "#" + string(catalogue.Journey)}
			}
		}
	}
	if v.Parts == nil && v.Only == "" {
		return nil
	}
	return v
}

func (w *writer) modelSide(c *catalogue.County) modelSide {
	s := modelSide{County: c, Model: c.Model}
	if s.Model != nil {
		s.Kind = w.modelKind(s.Model)
	}
	return s
}

func (w *writer) modelsParts(a, b modelSide) []modelsPart {
	var all []modelsPart
	for _, part := range catalogue.Parts {
		p := modelsPart{Title: w.t("del." + string(part)), A: w.partCell(a, part), B: w.partCell(b, part)}
		if address := partAddress(part); w.set.Has(address) {
			p.Link = address
		}
		all = append(all, p)
	}
	return all
}

func (w *writer) partCell(s modelSide, part catalogue.Part) partCell {
	cell := partCell{County: s.County, Anchor: part}
	switch {
	case !s.Model.Describes(part):
	case s.Model.InUse:
		cell.Sign = Sign{"ja", w.t("par.del-beskrevet")}
	default:
		cell.Sign = Sign{"onsket", w.t("celle.i-modellen")}
	}
	return cell
}

// journeys shows the overlay of a pair; nil for none.
func (w *writer) journeys(c compare.Couple, o *compare.Overlay) *journeyView {
	if o == nil {
		return nil
	}
	a, b := w.in(c.A.Name), w.in(c.B.Name)
	counted := w.joined([]string{w.n("par.felles-steg", o.Both), w.n("par.bare-steg", o.OnlyA, a), w.n("par.bare-steg-til", o.OnlyB, b)})
	v := &journeyView{Says: []string{firstUpper(counted) + ".", w.t("par.koblet")}}
	for _, p := range o.Phases {
		phase := journeyPhase{Title: w.termLink(p.Phase)}
		for _, r := range p.Rows {
			row := journeyRow{Side: "begge", Shared: w.termNames(r.Shared), A: stepCell{c.A, stepOf(c.A, r.A)}, B: stepCell{c.B, stepOf(c.B, r.B)}}
			switch {
			case r.B == nil:
				row.Side, row.Only = "a", w.t("par.bare-i", a)
			case r.A == nil:
				row.Side, row.Only = "b", w.t("par.bare-i", b)
			}
			phase.Rows = append(phase.Rows, row)
		}
		v.Phases = append(v.Phases, phase)
	}
	return v
}

func stepOf(c *catalogue.County, s *compare.JourneyStep) *journeyStep {
	if s == nil {
		return nil
	}
	return &journeyStep{s.Number, s.Step.Text, c.ModelAddress() + "#" + catalogue.EntryAnchor("steg", s.Number-1)}
}
