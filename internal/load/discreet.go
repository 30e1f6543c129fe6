package load

import (
	"slices"
	"strings"

	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

// finish leaves out what is allowed, gives the findings their order and their
// lines, and shows nothing of a line that holds what must not be repeated.
func (l *loader) finish() problem.List {
	l.searchAttachments()
	var kept problem.List
	hidden := map[problem.Pos]problem.Level{}
	for _, p := range l.problems {
		if l.allowed(p) {
			continue
		}
		kept = append(kept, p)
		if line := lineOf(p); p.Rule.Hide {
			hidden[line] = max(hidden[line], p.Rule.Level)
		}
	}
	for _, file := range l.paths {
		for _, a := range l.allows[file] {
			if !a.used {
				kept.Add(problem.Unused, a.pos, "det som skal tillates, er ikke funnet i filen", "skriv hele teksten som ble funnet, eller ta bort linjen i tillat")
			}
		}
	}
	// Words of the line may stand in another finding's text: it comes back
	// when the number or the secret is gone.
	kept = slices.DeleteFunc(kept, func(p problem.Problem) bool {
		return !p.Rule.Hide && p.Pos.Line > 0 && hidden[lineOf(p)] == problem.Error
	})
	return Discreet(kept.Sorted().Quoted(func(name string) []string { return l.quotable(name, hidden) }))
}

func lineOf(p problem.Problem) problem.Pos { return problem.Pos{File: p.Pos.File, Line: p.Pos.Line} }

// quotable gives the lines of a file for quotes, without those that are hidden.
func (l *loader) quotable(name string, hidden map[problem.Pos]problem.Level) []string {
	f := l.files[name]
	if f == nil || f.lines == nil {
		return nil
	}
	if f.quoted == nil {
		f.quoted = strings.Split(f.lines.src, "\n")
		for line := range hidden {
			if line.File == name && line.Line > 0 && line.Line <= len(f.quoted) {
				f.quoted[line.Line-1] = ""
			}
		}
	}
	return f.quoted
}

// Discreet returns the findings without the numbers and the secrets that stand in
// their words or in the lines that they show: whatever a finding is about, it does
// not repeat them.
func Discreet(found problem.List) problem.List {
	kept := slices.Clone(found)
	for i, p := range kept {
		if tells(p.Message()) {
			kept[i].Text, kept[i].Help = p.Rule.Doc, "det som står der, kan ikke gjengis"
		}
		if personal.Allow(nil).Count([]byte(p.Quote)) > 0 {
			kept[i].Quote = ""
		}
	}
	return kept
}

// tells tells whether a text holds what must not be repeated.
func tells(text string) bool {
	b := []byte(text)
	return len(personal.NationalIDs(b)) > 0 || len(personal.Secrets(b)) > 0
}
