package page

import (
	"slices"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// maxFound is the most counties that are found by script. With more, the page
// leaves out what each of them states, and the choices lead to the pages of their
// terms only.
const maxFound = 50

// facetKeys are the kinds of situation that counties are found by (site.md,
// "Addresses"), and their keys in the page's address: "?malgruppe=unge".
var facetKeys = []struct{ vocabulary, key string }{
	{catalogue.TargetGroups, "malgruppe"}, {catalogue.Levels, "niva"}, {catalogue.Scopes, "omfang"}, {catalogue.AgreementOf, "avtale"},
	{catalogue.WaysIn, "inngang"}, {catalogue.Timings, "tidspunkt"}, {catalogue.Formats, "form"},
}

// facet is one kind of situation with the choices that some county answers to.
type facet struct {
	Key     string
	Title   catalogue.Text
	Note    string // what must be known of the whole kind, "" for nothing
	Words   string // address where the choices are explained
	Choices []choice
}

// choice is a term to find counties by.
type choice struct {
	Term   *catalogue.Term
	Key    string // "malgruppe/unge"
	Count  int    // counties that say that it is so, or want it
	Nested bool   // below a wider choice before it
}

// foundFact is what one county says of a choice: how it is, or how it should be.
type foundFact struct {
	Key  string
	Name catalogue.Text
	Says string // "" for yes, else nei or annet
	Mark cellMark
	More string // what must be known beside the state
}

// facets are the kinds and choices that the counties are found by.
func (w *writer) facets() []facet {
	var all []facet
	for _, k := range facetKeys {
		v := w.catalogue().Vocabulary(k.vocabulary)
		f := facet{Key: k.key, Title: w.set.in.Texts["vokabular."+k.vocabulary], Words: v.Address()}
		if k.vocabulary == catalogue.Scopes {
			f.Note = w.t("omfang.vurdering")
		}
		for _, t := range v.Terms {
			if n := w.countSaying(t); n > 0 {
				below := slices.ContainsFunc(f.Choices, func(c choice) bool { return t.Within(c.Term) })
				f.Choices = append(f.Choices, choice{t, k.key + "/" + t.ID, n, below})
			}
		}
		if len(f.Choices) > 0 {
			all = append(all, f)
		}
	}
	return all
}

// countSaying counts the counties that say that they have the term or a narrower
// one, or want it.
func (w *writer) countSaying(t *catalogue.Term) int {
	n := 0
	for _, u := range w.set.in.Tables.TermUse(t) {
		if u.Cell.Is.State == compare.Yes || u.Cell.Wanted.State == compare.Yes {
			n++
		}
	}
	return n
}

// foundFacts tells what a county says of every choice, in the order of the
// choices; nothing of those it is silent on.
func (w *writer) foundFacts(c *catalogue.County, facets []facet) []foundFact {
	var all []foundFact
	for _, f := range facets {
		for _, ch := range f.Choices {
			cell := w.set.in.Tables.Cell(c, ch.Term)
			for _, side := range []*compare.Side{&cell.Is, &cell.Wanted} {
				if side.Stated() {
					all = append(all, w.foundFact(ch, side, side == &cell.Wanted))
				}
			}
		}
	}
	return all
}

func (w *writer) foundFact(c choice, s *compare.Side, wanted bool) foundFact {
	f := foundFact{Key: c.Key, Name: c.Term.Name, Mark: w.cellMark(s, c.Term, wanted)}
	switch s.State {
	case compare.Yes:
	case compare.No:
		f.Says = "nei"
	default:
		f.Says = "annet"
	}
	var more []string
	for _, n := range f.Mark.Narrower {
		more = append(more, strings.TrimSpace(w.in(n.Name)+" "+n.Words))
	}
	more = append(more, f.Mark.More...)
	if f.Mark.Derived {
		more = append(more, w.t("grunnlag.utledet"))
	}
	f.More = strings.Join(more, " · ")
	return f
}

// numerals are the numbers that are written in words, from none up and with a bar
// between, for the script to count with.
func (w *writer) numerals() string {
	words := make([]string, lastNumeral+1)
	for i := range words {
		words[i] = w.t("tall." + strconv.Itoa(i))
	}
	return strings.Join(words, "|")
}
