package prose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// templateParts is the `##` of a model in each standard, in order; the first form is
// the one to suggest (content contract, "modell.md").
var templateParts = []struct {
	part   catalogue.Part
	nb, nn []string
}{
	{catalogue.Purpose, []string{"Formålet med samarbeidet"}, []string{"Formålet med samarbeidet"}},
	{catalogue.TargetGroup, []string{"Målgruppe"}, []string{"Målgruppe"}},
	{catalogue.Journey, []string{"Brukerreise", "Ønsket brukerreise"}, []string{"Brukarreise", "Ønskt brukarreise"}},
	{catalogue.Roles, []string{"Roller, ansvar og oppgaver"}, []string{"Roller, ansvar og oppgåver"}},
	{catalogue.Organisation, []string{"Organisering av samarbeidet"}, []string{"Organisering av samarbeidet"}},
	{catalogue.Picture, []string{"Visualisering av modellen"}, []string{"Visualisering av modellen"}},
}

// partOf returns the number of the template's part that has the heading, or -1.
func partOf(heading string) int {
	for i, t := range templateParts {
		if slices.Contains(t.nb, heading) || slices.Contains(t.nn, heading) {
			return i
		}
	}
	return -1
}

// templateHeadings lists the template's headings in one standard.
func templateHeadings(lang catalogue.Lang) []string {
	var all []string
	for _, t := range templateParts {
		if lang == catalogue.NN {
			all = append(all, t.nn...)
		} else {
			all = append(all, t.nb...)
		}
	}
	return all
}

// headings records the headings of the body, with anchors, and checks them.
func (c *checker) headings(o Options) {
	a := anchors{used: map[string]bool{}}
	if o.Model {
		for _, t := range templateParts {
			a.used[string(t.part)] = true
		}
	}
	c.outline()
	if len(c.prose.Headings) > maxHeadings {
		c.tooMuch(c.prose.Headings[maxHeadings].Pos, "filen har mer enn 500 overskrifter", "del den i flere filer")
		return
	}
	level, seen := 1, map[int]problem.Pos{}
	for i := range c.prose.Headings {
		h := &c.prose.Headings[i]
		part := -1
		if o.Model && h.Level == 2 {
			part = c.part(h, seen)
		}
		h.Anchor = a.next(h.Text, part)
		c.level(h, level)
		level = h.Level
	}
}

// outline records the headings and whether there is prose under each.
func (c *checker) outline() {
	var open []int
	for _, n := range c.doc.blocks {
		h, ok := n.(*ast.Heading)
		switch {
		case ok:
			open = slices.DeleteFunc(open, func(i int) bool { return c.prose.Headings[i].Level >= h.Level })
			open = append(open, len(c.prose.Headings))
			c.prose.Headings = append(c.prose.Headings, catalogue.Heading{
				Level: h.Level, Text: plain(h, c.doc.source), Pos: c.pos(h.Pos()),
			})
		case n.Kind() != ast.KindThematicBreak && n.Kind() != ast.KindLinkReferenceDefinition:
			for _, i := range open {
				c.prose.Headings[i].Prose = true
			}
		}
	}
}

// level checks a heading against the level of the one before it.
func (c *checker) level(h *catalogue.Heading, before int) {
	switch marks := strings.Repeat("#", h.Level); {
	case h.Text == "":
		c.problems.Add(problem.Heading, h.Pos, "overskriften er tom", "skriv en tekst etter "+marks)
	case h.Level == 1:
		c.problems.Add(problem.Heading, h.Pos, quote(h.Text)+" er en overskrift med #", "tittelen er sidens h1; begynn med ##")
	case h.Level > before+1:
		c.problems.Add(problem.Heading, h.Pos,
			quote(h.Text)+" hopper til "+marks, "skriv "+strings.Repeat("#", before+1))
	}
}

// part finds the template's part that a `##` of a model is, and checks that it
// is one, in order, and for the first time; -1 when it is none or has been.
func (c *checker) part(h *catalogue.Heading, seen map[int]problem.Pos) int {
	part := partOf(h.Text)
	if part < 0 {
		all := templateHeadings(c.prose.Lang)
		help := problem.DidYouMean(h.Text, all)
		if help == "" {
			help = "malens overskrifter er " + strings.Join(all, " · ")
		}
		if h.Text != "" {
			c.problems.Add(problem.Heading, h.Pos, quote(h.Text)+" er ikke en av malens overskrifter", help)
		}
		return -1
	}
	if first, ok := seen[part]; ok {
		c.problems.Add(problem.Heading, h.Pos, quote(h.Text)+" står to ganger",
			fmt.Sprintf("flytt teksten opp til linje %d", first.Line))
		return -1
	}
	for later := range templateParts {
		if first, ok := seen[later]; ok && later > part {
			c.problems.Add(problem.Heading, h.Pos, quote(h.Text)+" står for langt ned i malens rekkefølge",
				fmt.Sprintf("flytt den opp foran linje %d", first.Line))
			break
		}
	}
	seen[part] = h.Pos
	return part
}

// anchors gives every heading an anchor of its own.
type anchors struct{ used map[string]bool }

// next returns the anchor of the template's part, or else the slug of the text,
// with a number when it is taken.
func (a anchors) next(text string, part int) string {
	if part >= 0 {
		return string(templateParts[part].part)
	}
	slug := catalogue.Slug(text)
	anchor := slug
	for n := 2; a.used[anchor]; n++ {
		anchor = fmt.Sprintf("%s-%d", slug, n)
	}
	a.used[anchor] = true
	return anchor
}

// Translate checks that a translation has the first file's headings in number
// and level, a model's also part by part, and returns a translation with their
// anchors. Either may be nil.
func Translate(first, translation *catalogue.Prose, o Options) (*catalogue.Prose, problem.List) {
	if translation == nil {
		return nil, nil
	}
	var problems problem.List
	var originals []catalogue.Heading
	if first != nil {
		originals = first.Headings
	}
	named := *translation
	named.Headings = slices.Clone(translation.Headings)
	for i := range named.Headings {
		h := &named.Headings[i]
		if i >= len(originals) || originals[i].Level != h.Level {
			problems.Add(problem.Translation, h.Pos, quote(h.Text)+" svarer ikke til en overskrift i den første filen", expected(originals, i))
			return &named, problems
		}
		if o.Model && h.Level == 2 && otherPart(h.Text, originals[i].Text) {
			problems.Add(problem.Translation, h.Pos, quote(h.Text)+" er en annen del av malen enn den første filen har her", expected(originals, i))
		}
		h.Anchor = originals[i].Anchor
	}
	if n := len(named.Headings); n < len(originals) {
		problems.Add(problem.Translation, problem.Pos{File: named.File},
			fmt.Sprintf("oversettelsen har %d overskrifter, den første filen har %d", n, len(originals)), expected(originals, n))
	}
	return &named, problems
}

// otherPart tells whether two headings are different parts of the template. One
// that is no part has been reported where it stands.
func otherPart(a, b string) bool {
	i, j := partOf(a), partOf(b)
	return i >= 0 && j >= 0 && i != j
}

// expected tells what the first file has as heading number i.
func expected(originals []catalogue.Heading, i int) string {
	if i >= len(originals) {
		return "den første filen har ikke flere overskrifter"
	}
	h := originals[i]
	return fmt.Sprintf("her har den %s (linje %d)", quote(strings.Repeat("#", h.Level)+" "+h.Text), h.Pos.Line)
}
