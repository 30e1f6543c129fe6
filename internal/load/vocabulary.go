package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// readVocabularies reads the dimensions and the glossary: first all terms, then
// what ties them together.
func (l *loader) readVocabularies() {
	tables := map[string]*table{}
	for _, name := range append(slices.Clone(catalogue.Dimensions), catalogue.Glossary) {
		f := l.files["begreper/"+name+".toml"]
		if f == nil {
			continue
		}
		ids := maps.Clone(l.ids)
		ids[groups], ids[itself] = l.groups[name], l.ids[name]
		if t := l.check(f, l.lang, ids); t != nil {
			tables[name] = t
			l.readTerms(name, t)
		}
	}
	l.readLaws()
	for _, v := range l.catalogue.Vocabularies {
		l.tie(v, tables[v.ID])
	}
	l.tieBoth()
}

// name is a name in both standards; the nynorsk one defaults to bokmål.
func (t *table) name() catalogue.Text {
	nb, nn := t.str("nb"), t.str("nn")
	if nn == "" {
		nn = nb
	}
	return catalogue.Text{NB: nb, NN: nn}
}

// unique reports an id that stands before in the same list.
func (l *loader) unique(seen map[string]problem.Pos, id string, pos problem.Pos) bool {
	first, taken := seen[id]
	if taken {
		where := fmt.Sprintf("på linje %d", first.Line)
		if first.File != pos.File {
			where = fmt.Sprintf("i %s, linje %d", first.File, first.Line)
		}
		l.problems.Add(problem.Duplicate, pos, fmt.Sprintf("id-en «%s» står også %s", id, where), "en id er bare på ett sted")
		return false
	}
	seen[id] = pos
	return true
}

func (l *loader) readTerms(name string, t *table) {
	var groupList []*catalogue.Group
	byID := map[string]*catalogue.Group{}
	seen := map[string]problem.Pos{}
	for _, g := range t.tables("gruppe") {
		if id := g.str("id"); id != "" && l.unique(seen, id, g.at("id")) {
			byID[id] = &catalogue.Group{ID: id, Name: g.name()}
			groupList = append(groupList, byID[id])
		}
	}
	var terms []*catalogue.Term
	seen = map[string]problem.Pos{}
	for _, e := range t.tables("begrep") {
		id := e.str("id")
		if id == "" || !l.unique(seen, id, e.at("id")) {
			continue
		}
		term := &catalogue.Term{
			Vocabulary: name, ID: id, Name: e.name(), Explain: e.text("forklaring"), Group: byID[e.str("gruppe")],
			Synonyms: e.strs("synonymer"), OldIDs: e.strs("tidligere_id"), Former: e.strs("tidligere"), Pos: e.pos,
		}
		if e.declares("rolle") {
			term.Role = e.flag("rolle")
		}
		if e.declares("staves") {
			term.Avoid = e.strs("staves")
		}
		terms = append(terms, term)
	}
	for _, e := range t.tables("begrep") {
		for _, old := range e.list("tidligere_id") {
			l.unique(seen, old.value.(string), old.pos)
		}
	}
	v := catalogue.NewVocabulary(name, terms, groupList)
	l.vocabularies[name] = v
	l.catalogue.Vocabularies = append(l.catalogue.Vocabularies, v)
}

// tie links the terms of a vocabulary to wider and related terms and to laws.
func (l *loader) tie(v *catalogue.Vocabulary, t *table) {
	for _, e := range t.tables("begrep") {
		term := v.Term(e.str("id"))
		if term == nil || term.Pos != e.pos {
			continue
		}
		for _, b := range e.list("overordnet") {
			wider := v.Term(b.value.(string))
			if wider == nil {
				continue
			}
			if reaches(wider, term) {
				text := fmt.Sprintf("«%s» er overordnet seg selv", term.ID)
				if wider != term {
					text += fmt.Sprintf(", gjennom «%s»", wider.ID)
				}
				l.problems.Add(problem.Cycle, b.pos, text, fmt.Sprintf("ta bort «%s» her, eller overordnet der", wider.ID))
				continue
			}
			term.Broader = append(term.Broader, wider)
			wider.Narrower = append(wider.Narrower, term)
		}
		for _, ref := range e.list("se") {
			if other := l.term(ref.value.(string)); other != nil && other != term {
				term.See = append(term.See, other)
			}
		}
		for _, law := range e.strs("lov") {
			if x := l.laws[law]; x != nil {
				term.Laws = append(term.Laws, x)
			}
		}
	}
}

// reaches tells whether a wider term of from, near or far, is to. It looks upwards
// from the one and downwards from the other in turn, and ends when either has no
// more: a long chain is not climbed again for each of its terms.
func reaches(from, to *catalogue.Term) bool {
	above, below := []*catalogue.Term{from}, []*catalogue.Term{to}
	wider, narrower := map[*catalogue.Term]bool{from: true}, map[*catalogue.Term]bool{to: true}
	for len(above) > 0 && len(below) > 0 {
		up, down := above[0], below[0]
		if up == to || down == from {
			return true
		}
		above = appendUnseen(above[1:], up.Broader, wider)
		below = appendUnseen(below[1:], down.Narrower, narrower)
	}
	return false
}

func appendUnseen(terms, more []*catalogue.Term, seen map[*catalogue.Term]bool) []*catalogue.Term {
	for _, t := range more {
		if !seen[t] {
			seen[t] = true
			terms = append(terms, t)
		}
	}
	return terms
}

// tieBoth shows related terms from both sides: a term's own list first, then
// those that name it, in the order of the content.
func (l *loader) tieBoth() {
	type link struct{ from, to *catalogue.Term }
	var links []link
	told := map[link]bool{}
	for _, v := range l.catalogue.Vocabularies {
		for _, t := range v.Terms {
			for _, other := range t.See {
				links = append(links, link{t, other})
				told[link{t, other}] = true
			}
		}
	}
	for _, x := range links {
		if !told[link{x.to, x.from}] {
			told[link{x.to, x.from}] = true
			x.to.See = append(x.to.See, x.from)
		}
	}
}

// term returns the term of "vocabulary/id", or nil.
func (l *loader) term(ref string) *catalogue.Term {
	vocabulary, id, _ := strings.Cut(ref, "/")
	return l.vocabularies[vocabulary].Term(id)
}

// termsOf returns the terms that a key of the table lists; where the key takes
// one value, a list of at most one.
func (l *loader) termsOf(t *table, name string) []*catalogue.Term {
	v := l.vocabularies[t.key(name).Of]
	values := t.strs(name)
	if s := t.str(name); s != "" {
		values = append(values, s)
	}
	var terms []*catalogue.Term
	for _, id := range values {
		if term := v.Term(id); term != nil {
			terms = append(terms, term)
		}
	}
	return terms
}

// termOf returns the term that a key of the table names, or nil.
func (l *loader) termOf(t *table, name string) *catalogue.Term {
	if terms := l.termsOf(t, name); len(terms) > 0 {
		return terms[0]
	}
	return nil
}
