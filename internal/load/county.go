package load

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// readCounties reads the folders of the counties and their earlier editions.
func (l *loader) readCounties() {
	for _, folder := range l.folders {
		parts := strings.Split(folder, "/")
		c := l.counties[parts[1]]
		if !l.knownFolder(folder, parts) {
			c = nil
		}
		e := l.readEdition(folder, c)
		switch {
		case c == nil:
		case len(parts) == 2:
			c.Edition = e
		case e.Description != nil || e.Model != nil:
			e.Year, _ = strconv.Atoi(parts[2]) // the pattern of the folder's name
			c.Earlier = append(c.Earlier, e)
		}
	}
	for _, c := range l.catalogue.Counties {
		slices.SortFunc(c.Earlier, func(a, b catalogue.Edition) int { return b.Year - a.Year })
		l.countyAddresses(c)
	}
}

// knownFolder reports a folder of no county, and one without files.
func (l *loader) knownFolder(folder string, parts []string) bool {
	if l.counties[parts[1]] == nil {
		if len(parts) == 2 && !l.ids[counties].broken && !l.registered(parts[1]) {
			l.fileProblem(problem.UnknownFolder, folder, fmt.Sprintf("«%s» er ikke en id i fylker.toml", parts[1]), or(didYouMean(parts[1], l.ids[counties].ids), "legg fylket inn i fylker.toml først"))
		}
		return false
	}
	for _, name := range l.paths {
		stem, _ := translated(path.Base(name))
		if path.Dir(name) == folder && (stem == kindDescription || stem == kindModel) {
			return true
		}
	}
	l.fileProblem(problem.UnknownFolder, folder, "mappen har verken egenbeskrivelse.md eller modell.md", "skriv en av dem, eller ta bort mappen")
	return true
}

// registered tells whether the register has the id, in an entry with faults.
func (l *loader) registered(id string) bool {
	_, ok := l.ids[counties].known[id]
	return ok
}

// readEdition reads the two files of a folder. What counts as absent is nil.
func (l *loader) readEdition(folder string, c *catalogue.County) catalogue.Edition {
	var e catalogue.Edition
	if name := folder + "/egenbeskrivelse.md"; l.files[name] != nil {
		d := &catalogue.Description{}
		h := l.readHead(name)
		l.readDocument(&d.Document, h, c)
		if !l.absent(d.Status) {
			e.Description = d
		}
	}
	if name := folder + "/modell.md"; l.files[name] != nil {
		h := l.readHead(name)
		m := l.readModel(h, c)
		if !l.absent(m.Status) {
			e.Model = m
		}
	}
	return e
}

// readDocument reads what both files of a county have.
func (l *loader) readDocument(d *catalogue.Document, h head, c *catalogue.County) factReader {
	t := h.table
	*d = catalogue.Document{
		File: h.file.path, Translation: h.translation, Lang: h.lang, Title: h.title, Lead: h.lead, Status: h.status,
		Updated: t.date("oppdatert"), About: t.date("gjelder_for"), Cited: l.cites(t, "kilde"), Origin: origins[t.str("opphav")],
		Changes: changes(t), Body: h.body, Attachments: h.attachments, Former: t.strs("tidligere"),
		Pos: problem.Pos{File: h.file.path, Line: 1, Col: 1},
	}
	r := factReader{loader: l, county: c, doc: d}
	for _, e := range t.tables("bekreftet") {
		d.Confirmed = append(d.Confirmed, catalogue.Confirmation{By: e.str("av"), On: e.date("dato"), Standing: r.standing(e)})
	}
	for _, e := range t.tables("deltakere") {
		d.Participants = append(d.Participants, r.participant(e))
	}
	d.Facts = r.facts(t)
	return r
}

func (l *loader) readModel(h head, c *catalogue.County) *catalogue.Model {
	m, t := &catalogue.Model{}, h.table
	r := l.readDocument(&m.Document, h, c)
	m.Name, m.InUse, m.Results = t.text("navn"), t.str("gjelder") == "i-bruk", t.texts("resultater")
	if e := t.table("prosjektleder"); e != nil {
		p := r.participant(e)
		m.Leader = &p
	}
	for _, e := range t.tables("prosjektdeltakere") {
		m.Members = append(m.Members, r.participant(e))
	}
	if e := t.table("organisering"); e != nil {
		m.Basis, m.Ground = e.str("avtalegrunnlag"), r.standing(e)
	}
	for _, e := range t.tables("brukerreise") {
		m.Steps = append(m.Steps, catalogue.Step{
			Phase: r.termOf(e, "fase"), Actors: r.termsOf(e, "aktorer"), Text: e.text("steg"), Arena: r.termOf(e, "arena"),
			Duration: e.text("varighet"), Outcome: e.text("utfall"), Standing: r.standing(e),
		})
	}
	for _, e := range t.tables("roller") {
		m.Duties = append(m.Duties, catalogue.Duty{
			Actor: r.termOf(e, "aktor"), Phase: r.termOf(e, "fase"), Text: e.text("ansvar"), Tasks: e.texts("oppgaver"), Standing: r.standing(e),
		})
	}
	m.Figure = l.figure(m, t, r)
	return m
}

// figure reads the county's own drawing, which must be an image in its folder.
func (l *loader) figure(m *catalogue.Model, t *table, r factReader) *catalogue.Figure {
	e := t.table("visualisering")
	if e == nil {
		return nil
	}
	if e.text("tekst").Empty() {
		l.problems.Add(problem.AltText, e.pos, "tegningen har ingen tekst", `skriv hva den viser i tekst = "…"`)
	}
	name := e.str("fil")
	switch {
	case name == "":
		return nil
	case strings.HasSuffix(name, ".pdf"):
		l.problems.Add(problem.WrongValue, e.at("fil"), "en pdf kan ikke vises som tegning", "bruk svg, png eller jpg; lenk til pdf-en fra teksten")
		return nil
	}
	for i, a := range m.Attachments {
		if a.File == path.Join(path.Dir(m.File), name) {
			return &catalogue.Figure{Attachment: &m.Attachments[i], Text: e.text("tekst"), Standing: r.standing(e)}
		}
	}
	l.problems.Add(problem.DeadLink, e.at("fil"), fmt.Sprintf("vedlegget «%s» finnes ikke i mappen", name), didYouMean(name, l.attachmentNames(path.Dir(m.File))))
	return nil
}

// attachmentNames are the names of the attachments in a folder.
func (l *loader) attachmentNames(folder string) []string {
	var names []string
	for _, name := range l.paths {
		if l.files[name].kind == kindAttachment && path.Dir(name) == folder {
			names = append(names, path.Base(name))
		}
	}
	return names
}

// countyAddresses claims the addresses of a county's pages.
func (l *loader) countyAddresses(c *catalogue.County) {
	if c.HasPage() {
		l.claim(c.Address(), c.Pos)
	}
	if c.Model != nil {
		l.claim(c.ModelAddress(), c.Model.Pos)
		for _, role := range c.Model.Sheets() {
			l.claim(c.RoleAddress(role), c.Model.Pos)
		}
	}
	for _, e := range c.Earlier {
		pos := problem.Pos{File: "fylker/" + c.ID + "/" + strconv.Itoa(e.Year)}
		l.claim(c.EditionAddress(e), pos)
	}
}
