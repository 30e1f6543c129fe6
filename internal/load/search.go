package load

import (
	"fmt"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// readSearch reads sok.toml and sok-prover.tsv.
func (l *loader) readSearch() {
	s := &l.catalogue.Search
	s.Splits = map[string]string{}
	if t := l.check(l.files["sok.toml"], l.lang, l.ids); t != nil {
		for _, p := range l.named(t.pairs("alias")) {
			s.Aliases = append(s.Aliases, catalogue.Alias{Word: p.key, Means: p.value, Pos: p.pos})
		}
		for _, p := range l.named(t.pairs("deling")) {
			if slices.Contains(strings.Split(p.value, "+"), "") {
				l.problems.Add(problem.WrongValue, p.pos, fmt.Sprintf("delingen «%s» har en tom del", short(p.value)), "skriv delene med + mellom, som «karriere+senter»")
				continue
			}
			s.Splits[p.key] = p.value
		}
		for _, c := range t.list("synonymer") {
			s.Synonyms = append(s.Synonyms, c.value.([]string))
		}
	}
	l.readTests()
}

// named leaves out, and reports, what has no word before the equals sign.
func (l *loader) named(pairs []pair) []pair {
	return slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool {
		blank := strings.TrimSpace(p.key) == ""
		if blank {
			l.problems.Add(problem.WrongValue, p.pos, "det står ikke noe ord foran =", `skriv ordet som noen søker med, som lønn = "…"`)
		}
		return blank
	})
}

// checkAliases gives a tip for an alias that leads to words that are nowhere, in
// content with faults, of which no index is made.
func (l *loader) checkAliases() {
	if !l.faulty("") {
		return // the index is made, and tells exactly
	}
	for _, a := range l.catalogue.Search.Aliases {
		for _, word := range strings.Fields(strings.ToLower(a.Means)) {
			if !l.mentions(word) {
				l.problems = append(l.problems, DeadAlias(a))
				break
			}
		}
	}
}

// mentions tells whether the word stands, alone or in a longer one, in any text
// that is published.
func (l *loader) mentions(word string) bool {
	for _, name := range l.paths {
		f := l.files[name]
		if f.lines == nil || f.kind == kindSearch || f.kind == kindTests || f.kind == kindReadme {
			continue
		}
		if f.lower == "" {
			f.lower = strings.ToLower(f.lines.src)
		}
		if strings.Contains(f.lower, word) {
			return true
		}
	}
	return false
}

// readTests reads the queries and the pages that they must find.
func (l *loader) readTests() {
	f := l.files["sok-prover.tsv"]
	if f == nil || f.lines == nil {
		return
	}
	for i := range f.lines.starts {
		line := strings.TrimRight(f.lines.line(i+1), " \t")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if test, ok := l.readTest(line, problem.Pos{File: f.path, Line: i + 1, Col: 1}); ok {
			l.catalogue.Search.Tests = append(l.catalogue.Search.Tests, test)
		}
	}
}

func (l *loader) readTest(line string, pos problem.Pos) (catalogue.SearchTest, bool) {
	fields := strings.Split(line, "\t")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if len(fields) < 2 || len(fields) > 3 || fields[0] == "" {
		l.problems.Add(problem.WrongValue, pos, fmt.Sprintf("linjen har %d felt", len(fields)), "skriv søk, adresse og eventuelt kategori, med tabulator mellom")
		return catalogue.SearchTest{}, false
	}
	t := catalogue.SearchTest{Query: fields[0], Address: fields[1], Line: pos.Line}
	if len(fields) == 3 {
		t.Category = fields[2]
	}
	pos.Col = len([]rune(line[:strings.Index(line, "\t")])) + 2
	switch {
	case t.Address == "-":
		t.Address = ""
	case !strings.HasPrefix(t.Address, "/"):
		l.problems.Add(problem.WrongValue, pos, fmt.Sprintf("«%s» er ikke en adresse på nettstedet", short(t.Address)), "skriv /sti/til/siden/, eller - når søket ikke skal finne noe")
		return t, false
	}
	return t, true
}
