package page

import (
	"html/template"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/prose"
)

// partView is what layouts/part.html shows: one of the template's parts across
// all models.
type partView struct {
	Question catalogue.Text
	Title    string
	Asks     string // the template's prompt
	Says     []string
	Models   []partModel
	Silent   []*catalogue.County
	Others   []Link // the other parts
	Tables   []Link // the dimensions that belong to the part
	Pager    *pager
	Notes    []Note
}

// partModel is what one model says of the part.
type partModel struct {
	PartView
	StoryLang
	County *catalogue.County
	Model  *catalogue.Model
	Kind   string // wanted, or in use, and whether the editors compiled it
	Dated  string
}

// partTables are the dimensions whose keys belong to a part of the template
// (content contract, "modell.md").
var partTables = map[catalogue.Part][]compare.Dimension{
	catalogue.TargetGroup:  {compare.TargetGroups},
	catalogue.Journey:      {compare.WaysIn, compare.Timings, compare.Arenas},
	catalogue.Roles:        {compare.Actors},
	catalogue.Organisation: {compare.Agreements, compare.Meetings, compare.Forms, compare.Levels},
}

func (w *writer) partTable(t *compare.PartTable, nr int) partView {
	key, texts := string(t.Part), w.set.in.Texts
	v := partView{
		Question: texts["delsporsmal."+key], Title: w.t("del." + key), Asks: w.t("mal." + key), Silent: t.Silent,
		Pager: newPager(partAddress(t.Part), pageCount(len(t.Models), maxModels), nr),
	}
	for _, row := range cut(t.Models, nr, maxModels) {
		v.Models = append(v.Models, w.partModel(t.Part, row))
	}
	switch models, describe := len(t.Models), describing(t); {
	case models == 0:
		v.Says = []string{w.t("delside.ingen")}
	case models == 1 && describe == 1:
		v.Says = []string{w.t("delside.den-ene")}
	case models == 1:
		v.Says = []string{w.t("delside.den-ene-ikke")}
	case describe == models:
		v.Says = []string{firstUpper(w.n("delside.modeller", models)), w.t("delside.alle")}
	default:
		v.Says = []string{firstUpper(w.n("delside.modeller", models)), firstUpper(w.n("delside.beskriver", describe))}
	}
	for _, p := range w.set.in.Tables.Parts {
		if p.Part != t.Part {
			v.Others = append(v.Others, Link{Title: texts["del."+string(p.Part)], Address: partAddress(p.Part)})
		}
	}
	for _, d := range partTables[t.Part] {
		v.Tables = append(v.Tables, Link{Title: texts["sporsmal."+string(d)], Address: d.Address()})
	}
	v.Notes = w.notes
	return v
}

// describing counts the models that describe the part.
func describing(t *compare.PartTable) int {
	n := 0
	for _, row := range t.Models {
		if row.Described {
			n++
		}
	}
	return n
}

func (w *writer) partModel(part catalogue.Part, row compare.PartRow) partModel {
	m := row.Model
	pm := partModel{PartView: w.part(m, part), County: row.County, Model: m, Kind: w.modelKind(m)}
	pm.Prose, pm.StoryLang = w.section(row.County, m, part)
	for i := range pm.Items {
		pm.Items[i].Anchor = "" // the anchors are those of the model's own page
	}
	pm.Dated = w.t("delside.gjelder", longDate(m.Time()))
	if m.Origin == catalogue.ByEditors {
		pm.Dated = w.t("side.oppdatert", longDate(m.Updated))
	}
	return pm
}

// modelKind tells what a model is, and whose where that is the editors'.
func (w *writer) modelKind(m *catalogue.Model) string {
	switch {
	case !m.InUse:
		return w.t("modell.onsket")
	case m.Origin == catalogue.ByEditors:
		return w.t("modell.i-bruk")
	}
	return w.t("modell.i-bruk-fylket")
}

// section renders a part of a model's prose for a page that shows several
// models: its own ids are marked with the county, and its links to headings
// lead to the model's page.
func (w *writer) section(c *catalogue.County, m *catalogue.Model, part catalogue.Part) (template.HTML, StoryLang) {
	p := m.Body.In(w.lang)
	if p == nil || p.Heading(string(part)) == nil {
		return "", StoryLang{}
	}
	r := w.resolver(p)
	r.Prefix = c.ID + "_"
	link := r.Link
	r.Link = func(to string) string {
		if strings.HasPrefix(to, "#") {
			return w.set.address(w.lang, c.ModelAddress()) + to
		}
		return link(to)
	}
	return prose.Section(p, string(part), r), StoryLang{Lang: p.Lang, Other: p.Lang != w.lang}
}
