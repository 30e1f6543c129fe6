package load

import (
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// A register holds the ids that one file, or one list of a file, defines. It
// is filled before anything is checked, so that files may refer to each other
// in any order.
type register struct {
	file   string
	ids    []string // in the order of the file
	known  map[string]problem.Pos
	old    map[string]string // former id → id
	broken bool              // the file could not be read: every id passes
	used   map[string]bool
}

// registers are all of them, by the names that keys refer to them with.
type registers map[string]*register

func newRegister(file string) *register {
	return &register{file: file, known: map[string]problem.Pos{}, old: map[string]string{}, used: map[string]bool{}}
}

// listOf tells under which key a file of begreper/ lists its entries.
func listOf(name string) string {
	switch name {
	case counties:
		return "fylke"
	case places:
		return "sted"
	case navUnits:
		return "navenhet"
	case sources:
		return "kilde"
	case laws:
		return "lov"
	}
	return "begrep"
}

// vocabularyNames are the file names that begreper/ may hold.
func vocabularyNames() []string {
	return append(append([]string{}, catalogue.Dimensions...), catalogue.Glossary, counties, places, navUnits, sources, laws)
}

// isVocabulary tells whether the name is that of terms, not of a register.
func isVocabulary(name string) bool { return listOf(name) == "begrep" }

// gather fills a register from the list in the file's top table, which has not
// been checked yet: what is not a plain id is left to the check.
func gather(file, list string, top *node) *register {
	r := newRegister(file)
	if top == nil {
		r.broken = true
		return r
	}
	entries := top.fields[list]
	if entries == nil {
		return r
	}
	for _, e := range entries.items {
		id := e.word("id")
		if id == "" {
			continue
		}
		if _, taken := r.known[id]; !taken {
			r.ids = append(r.ids, id)
			r.known[id] = e.fields["id"].pos
		}
		if former := e.fields["tidligere_id"]; former != nil {
			for _, f := range former.items {
				if s, ok := f.value.(string); ok {
					r.old[s] = id
				}
			}
		}
	}
	return r
}

// word returns the text of a key of an unchecked table, or "".
func (n *node) word(key string) string {
	if n == nil || n.fields[key] == nil {
		return ""
	}
	s, _ := n.fields[key].value.(string)
	return s
}

// find returns the present id for an id, now or formerly, and marks it as used.
func (r *register) find(id string) (present string, ok bool) {
	if r == nil {
		return "", false
	}
	if _, ok := r.known[id]; ok {
		r.used[id] = true
		return id, true
	}
	if now, ok := r.old[id]; ok {
		r.used[now] = true
		return now, true
	}
	return id, false
}

// unused returns the ids that nothing refers to, in order.
func (r *register) unused() []string {
	var ids []string
	for _, id := range r.ids {
		if !r.used[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// both joins two registers that share their ids, as counties and places do.
// Uses are marked in the register that defines the id.
func (rs registers) place(id string) (string, bool) {
	if now, ok := rs[counties].find(id); ok {
		return now, true
	}
	return rs[places].find(id)
}

// refer finds "vocabulary/id".
func (rs registers) refer(ref string) (vocabulary, id string, ok bool) {
	vocabulary, id, ok = strings.Cut(ref, "/")
	if !ok || rs[vocabulary] == nil || !isVocabulary(vocabulary) {
		return vocabulary, id, false
	}
	now, ok := rs[vocabulary].find(id)
	return vocabulary, now, ok
}
