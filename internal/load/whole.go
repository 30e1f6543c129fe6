package load

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// checkWhole runs the rules that need all of the content.
func (l *loader) checkWhole() {
	l.formers()
	l.outdated()
	l.spelling()
	if !l.faulty("") { // what is wrong may be what describes a part or refers to an id
		l.notDescribed()
		l.unused()
	}
}

// outdated gives a tip for each published page past its review date. Earlier
// editions are history and are not reviewed.
func (l *loader) outdated() {
	months := l.catalogue.Settings.ReviewAfter
	if months == 0 {
		return
	}
	check := func(file string, s catalogue.Status, updated catalogue.Date) {
		due := updated.ReviewBy(months)
		if s != catalogue.Published || updated.IsZero() || !due.Before(l.options.Today) {
			return
		}
		l.problems.Add(problem.Outdated, l.tables[file].at("oppdatert"), fmt.Sprintf("siden skulle ses over %s", due), "se over siden, og skriv dagens dato i oppdatert")
	}
	for _, c := range l.catalogue.Counties {
		if d := c.Description; d != nil {
			check(d.File, d.Status, d.Updated)
		}
		if m := c.Model; m != nil {
			check(m.File, m.Status, m.Updated)
		}
	}
	for _, p := range l.catalogue.Pages {
		check(p.File, p.Status, p.Updated)
	}
}

// notDescribed gives a tip for each part of a model that says nothing.
func (l *loader) notDescribed() {
	for _, c := range l.catalogue.Counties {
		m := c.Model
		if m == nil || m.Status == catalogue.Archived {
			continue
		}
		for _, part := range catalogue.Parts {
			if m.Describes(part) {
				continue
			}
			pos := m.Pos
			if h := m.Body.First.Heading(string(part)); h != nil {
				pos = h.Pos
			}
			l.problems.Add(problem.NotDescribed, pos, fmt.Sprintf("delen «%s» er ikke beskrevet", part), "skriv den, eller la den stå; siden sier da at den mangler")
		}
	}
}

// faulty tells whether anything is wrong in the file, or with "" in any file.
func (l *loader) faulty(file string) bool {
	return slices.ContainsFunc(l.problems, func(p problem.Problem) bool {
		return p.Rule.Level == problem.Error && (file == "" || p.Pos.File == file)
	})
}

// unused gives one tip for each file with the ids that nothing refers to, and
// one for each attachment. A county needs no one to refer to it.
func (l *loader) unused() {
	for _, name := range vocabularyNames() {
		if name == counties || l.ids[name].broken {
			continue
		}
		ids := l.ids[name].unused()
		if g := l.groups[name]; g != nil {
			for _, id := range g.unused() {
				ids = append(ids, "gruppe "+id)
			}
		}
		if len(ids) > 0 {
			l.fileProblem(problem.Unused, l.ids[name].file, "ikke brukt noe sted: "+strings.Join(ids, ", "), "la dem stå til de trengs, eller ta dem bort")
		}
	}
	for _, name := range l.paths {
		if l.files[name].kind == kindAttachment && !l.cited[name] {
			l.fileProblem(problem.Unused, name, "ingen side viser eller lenker til vedlegget", "ta det bort, eller lenk til det")
		}
	}
}

// avoided is a form that texts should not use.
type avoided struct {
	form string
	term *catalogue.Term
}

// spelling looks for the forms that the glossary says not to use, as whole
// words, in all words for readers.
func (l *loader) spelling() {
	var forms []avoided
	if v := l.vocabularies[catalogue.Glossary]; v != nil {
		for _, t := range v.Terms {
			for _, form := range t.Avoid {
				forms = append(forms, avoided{form, t})
				if r, size := utf8.DecodeRuneInString(form); unicode.IsLower(r) {
					forms = append(forms, avoided{string(unicode.ToUpper(r)) + form[size:], t})
				}
			}
		}
	}
	if len(forms) == 0 {
		return
	}
	for _, n := range l.texts {
		l.misspelt(n.raw, forms, func(at int) problem.Pos { return within(n, at) })
	}
	for _, name := range l.paths {
		if d, f := l.documents[name], l.files[name]; d != nil && d.prose != nil {
			x := newLineIndex(name, masked(f.body))
			l.misspelt(x.src, forms, x.at)
		}
	}
}

func (l *loader) misspelt(s string, forms []avoided, at func(int) problem.Pos) {
	for _, a := range forms {
		for i := 0; ; {
			j := strings.Index(s[i:], a.form)
			if j < 0 {
				break
			}
			i += j
			if wholeWord(s, i, i+len(a.form)) {
				p := problem.Problem{Rule: problem.Spelling, Pos: at(i), Len: utf8.RuneCountInString(a.form)}
				p.Text, p.Help = fmt.Sprintf("ordlisten sier at «%s» ikke skal brukes", a.form), fmt.Sprintf("skriv «%s»", a.term.Name.In(l.lang).Text)
				l.problems = append(l.problems, p)
			}
			i += len(a.form)
		}
	}
}

// wholeWord tells whether no letter or digit touches s[i:j].
func wholeWord(s string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[j:])
	letter := func(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	return !letter(before) && !letter(after)
}

// within is the place of an offset in the raw text of a string.
func within(n *node, at int) problem.Pos {
	before := n.raw[:at]
	pos := n.pos
	if k := strings.LastIndexByte(before, '\n'); k >= 0 {
		pos.Line += strings.Count(before, "\n")
		pos.Col = 1
		before = before[k+1:]
	}
	pos.Col += utf8.RuneCountInString(before)
	return pos
}

// notWords are the parts of a body that no one reads as words: where links lead,
// labels of links, and code.
var notWords = regexp.MustCompile("\\]\\([^)\n]*\\)|\\]\\[[^]\n]*\\]|(?m:^ {0,3}\\[[^]^\n][^]\n]*\\]:[^\n]*)|https?://[^\\s)>]+|`[^`\n]*`")

// masked blanks out what is not words, byte for byte.
func masked(body string) string {
	return notWords.ReplaceAllStringFunc(body, func(s string) string { return strings.Repeat(" ", len(s)) })
}
