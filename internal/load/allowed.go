package load

import (
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

// allowance is one finding about text that an editor has allowed.
type allowance struct {
	find string
	pos  problem.Pos
	used bool
}

// allow notes what a file allows.
func (l *loader) allow(f *file, t *table) {
	for _, e := range t.tables("tillat") {
		if find := e.str("finn"); find != "" {
			l.allows[f.path] = append(l.allows[f.path], &allowance{find: find, pos: e.at("finn"), used: e.str("fordi") == ""})
		}
	}
}

// textRules are the findings that may be false and so may be allowed.
var textRules = []string{
	problem.NationalID.ID, problem.Secret.ID, problem.PersonalData.ID, problem.PersonalName.ID, problem.Spelling.ID,
}

// allowed tells whether the file allows the finding: what was found stands whole
// within a text that is allowed. A part of it, or what stands beside it, is not
// enough, since that may stand beside another number too.
func (l *loader) allowed(p problem.Problem) bool {
	f := l.files[p.Pos.File]
	if f == nil || f.lines == nil || p.Pos.Line == 0 || p.Len == 0 || !slices.Contains(textRules, p.Rule.ID) {
		return false
	}
	line, found := f.lines.line(p.Pos.Line), false
	from, to := placeIn(line, p)
	for _, a := range l.allows[p.Pos.File] {
		if holds(line, a.find, from, to) {
			found = true
			a.used = a.used || a.pos.Line != p.Pos.Line
		}
	}
	return found
}

// placeIn returns where in its line a finding begins and ends, in bytes, without
// the quotes around a value.
func placeIn(line string, p problem.Problem) (from, to int) {
	from = byteOf(line, p.Pos.Col-1)
	to = from + byteOf(line[from:], p.Len)
	found := line[from:to]
	from += len(found) - len(strings.TrimLeft(found, `"'`))
	return from, max(from, to-len(found)+len(strings.TrimRight(found, `"'`)))
}

// byteOf returns where the character of a number begins, the end for one too many.
func byteOf(s string, character int) int {
	for i := range s {
		if character <= 0 {
			return i
		}
		character--
	}
	return len(s)
}

// holds tells whether text stands in the line so that line[from:to] is within it.
func holds(line, text string, from, to int) bool {
	if len(text) < to-from {
		return false
	}
	return strings.Contains(line[max(0, to-len(text)):min(len(line), from+len(text))], text)
}

// allowedBeside returns what the files with prose in the folder of an attachment
// allow, which has no head of its own, and notes what of it was needed there.
func (l *loader) allowedBeside(attachment string, words []byte) personal.Allowed {
	all, none := []string{}, personal.Allow(nil)
	for _, name := range l.paths {
		if path.Dir(name) != path.Dir(attachment) {
			continue
		}
		for _, a := range l.allows[name] {
			all = append(all, a.find)
			a.used = a.used || personal.Allow([]string{a.find}).Count(words) < none.Count(words)
		}
	}
	return personal.Allow(all)
}

// allowedTexts lists the texts that any file allows, sorted, each once: the finished
// pages are searched again, and what is allowed in a source is allowed there.
func (l *loader) allowedTexts() []string {
	var all []string
	for _, file := range l.allows {
		for _, a := range file {
			all = append(all, a.find)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
