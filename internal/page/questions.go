package page

import (
	"slices"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// questionsAddress is where the questions stand that the counties leave open.
const questionsAddress = "/apne-sporsmal/"

// questionsView is what layouts/questions.html shows.
type questionsView struct {
	Says     []string
	Counties []openCounty
	Asks     []openPart          // what the template asks, once for all
	Single   []*catalogue.County // of which there are single facts
	Silent   []*catalogue.County
}

// openAddress is where a county's open questions stand, "" where they do not.
func (w *writer) openAddress(c *catalogue.County) string {
	all := w.catalogue()
	if !w.set.Has(questionsAddress) || !slices.Contains(slices.Concat(all.Compared(), all.SingleFacts(), all.Silent()), c) {
		return ""
	}
	return questionsAddress + "#fylke-" + c.ID
}

// openCounty is what one county does not state.
type openCounty struct {
	County *catalogue.County
	Year   string
	Open   []openQuestion
	Stated int // questions that do have an answer
	Model  *catalogue.Model
	Parts  []openPart // of the template, that the model does not describe
	ByUs   bool       // the model was compiled by the editors
}

// openQuestion is a question without an answer, and where the answers of the
// others stand.
type openQuestion struct {
	Title, Question catalogue.Text
	Address         string
}

// openPart is one of the template's parts with its prompt.
type openPart struct {
	ID      catalogue.Part
	Title   string
	Asks    string
	Address string // of the comparison; "" for the picture
}

func (w *writer) questions() questionsView {
	v := questionsView{Silent: w.catalogue().Silent()}
	for _, c := range w.catalogue().SingleFacts() {
		if !slices.Contains(w.catalogue().Compared(), c) {
			v.Single = append(v.Single, c)
		}
	}
	v.Says = []string{firstUpper(w.n("sammenlign.beskrevet", len(w.catalogue().Described())))}
	for _, c := range w.catalogue().Compared() {
		v.Counties = append(v.Counties, w.openCounty(c))
	}
	for _, p := range catalogue.Parts {
		v.Asks = append(v.Asks, w.openPart(p))
	}
	return v
}

func (w *writer) openCounty(c *catalogue.County) openCounty {
	o := openCounty{County: c, Year: w.countyYear(c)}
	aspects := w.set.in.Tables.Of(c)
	for i := range aspects {
		if aspects[i].Stated() {
			o.Stated++
			continue
		}
		o.Open = append(o.Open, w.openQuestion(&aspects[i]))
	}
	if m := c.Model; m != nil && m.Status == catalogue.Published {
		o.Model, o.ByUs = m, m.Origin == catalogue.ByEditors
		for _, p := range catalogue.Parts {
			if !m.Describes(p) {
				o.Parts = append(o.Parts, w.openPart(p))
			}
		}
	}
	return o
}

func (w *writer) openQuestion(a *compare.Aspect) openQuestion {
	texts, key := w.set.in.Texts, string(a.Dimension)
	if a.Dimension == compare.Levels {
		key = a.Vocabulary // each has a question of its own
	}
	return openQuestion{texts["dimensjon."+key], texts["sporsmal."+key], a.Dimension.Address()}
}

func (w *writer) openPart(p catalogue.Part) openPart {
	o := openPart{ID: p, Title: w.t("del." + string(p)), Asks: w.t("mal." + string(p))}
	if p != catalogue.Picture {
		o.Address = partAddress(p)
	}
	return o
}
