package search

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// Options tell how a query is answered.
type Options struct {
	Lang   catalogue.Lang
	Facets map[Facet][]string // ids: one of each facet's must hold; an empty list asks for nothing
	Limit  int                // the most hits; 0 is 10
	Counts bool               // count the values of every facet
	Texts  bool               // an excerpt of the text with each hit
	Typed  bool               // take what is typed to have no errors
}

// Result is the answer to a query.
type Result struct {
	Words     []Understood             `json:"words"`
	Corrected string                   `json:"corrected"` // the query without its typing errors, "" when there are none or nothing was found
	Total     int                      `json:"total"`
	More      bool                     `json:"more"` // there are more than that: of the commonest words, not every place is counted
	Hits      []Hit                    `json:"hits"`
	Counts    map[Facet]map[string]int `json:"counts,omitempty"` // those of one facet do not heed its own choice
}

// Understood is a word of the query and what it was taken for.
type Understood struct {
	Word string `json:"word"`
	How  How    `json:"how"`
	As   string `json:"as"` // a form that occurs; "" when it is the word itself, or there is none
}

// How tells in which way a word was found.
type How string

const (
	Exact   How = "exact"
	Folded  How = "folded"  // æøå or accents typed otherwise
	Joined  How = "joined"  // together with a neighbour
	Prefix  How = "prefix"  // the last word, perhaps not typed to its end
	Ending  How = "ending"  // another inflection of it
	Typo    How = "typo"    // with a typing error
	Parts   How = "parts"   // a compound of words that occur
	Unknown How = "unknown" // nothing like it occurs
)

// Hit is a unit that was found.
type Hit struct {
	Address  string   `json:"address"` // in the reader's language
	Kind     Kind     `json:"kind"`
	Title    Phrase   `json:"title"`
	Lead     Phrase   `json:"lead"`
	Counties []Phrase `json:"counties"` // that it is about, when it is none itself
	Sections []Anchor `json:"sections"` // where in it, the best first, at most three
	Excerpt  *Excerpt `json:"excerpt,omitempty"`
}

// Phrase is words and the language they are in.
type Phrase struct {
	Text string         `json:"text"`
	Lang catalogue.Lang `json:"lang"`
}

// Anchor is a section that was found.
type Anchor struct {
	Address string `json:"address"`
	Heading Phrase `json:"heading"`
}

// The most of what a query may ask for.
const (
	maxWords    = 16
	maxForms    = 12 // of a prefix or an ending
	maxSections = 3
	usualLimit  = 10
)

// Search answers a query. It fails when a file cannot be read, is cut or altered,
// or a facet is not known.
func (r *Reader) Search(query string, o Options) (Result, error) {
	words := asked(query)
	if err := r.understand(words, o.Typed); err != nil {
		return Result{}, err
	}
	res := Result{Words: []Understood{}}
	for _, w := range words {
		res.Words = append(res.Words, Understood{w.text, w.how, w.as})
	}
	a, err := r.find(words, o)
	if err != nil {
		return Result{}, err
	}
	if !slices.Contains(r.root.Langs, o.Lang) {
		o.Lang = r.root.Langs[0]
	}
	found := a.left
	if err := r.asTyped(found, words, o.Lang); err != nil {
		return Result{}, err
	}
	res.Counts, res.More = a.counts, a.more
	if res.Total = len(found); res.Total > 0 {
		res.Corrected = corrected(words)
	}
	if o.Limit == 0 {
		o.Limit = usualLimit
	}
	res.Hits, err = r.hits(found[:min(len(found), o.Limit)], words, o)
	return res, err
}

// few is how many hits are too few not to look at every place of a common word.
const few = 10

// answer is what ranking and narrowing give.
type answer struct {
	left   []scored
	counts map[Facet]map[string]int
	more   bool // there are more than those that are left
}

// find ranks and narrows.
func (r *Reader) find(words []word, o Options) (a answer, err error) {
	for _, all := range []bool{false, true} {
		found, err := r.rank(words, all)
		if err != nil {
			return a, err
		}
		if a.left, a.counts, err = r.narrow(found, o); err != nil {
			return a, err
		}
		if a.more, err = r.isCut(words); err != nil || !a.more || len(a.left) >= few && !all {
			return a, err
		}
	}
	a.more = false
	return a, nil
}

// asTyped puts those of the first units first whose title is the query as it is
// typed, before those whose titles are other forms of it.
func (r *Reader) asTyped(found []scored, words []word, lang catalogue.Lang) error {
	first := found[:min(len(found), few)]
	same := func(a, b word) bool { return r.fold(a.text) == r.fold(b.text) }
	for i, s := range first {
		if !s.title {
			continue
		}
		c, err := r.card(lang, s.unit)
		if err != nil {
			return err
		}
		first[i].typed = slices.EqualFunc(asked(phrase(c.title, lang).Text), words, same)
	}
	slices.SortStableFunc(first, func(a, b scored) int { return bit(b.typed) - bit(a.typed) })
	return nil
}

// hits makes what is shown of the units.
func (r *Reader) hits(found []scored, words []word, o Options) ([]Hit, error) {
	var marks map[string]int
	if o.Texts {
		var err error
		if marks, err = r.marks(words); err != nil {
			return nil, err
		}
	}
	hits := []Hit{}
	for _, f := range found {
		h, err := r.hit(f, o.Lang)
		if err == nil && o.Texts {
			h.Excerpt, err = r.excerpt(f, o.Lang, marks)
		}
		if err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	return hits, nil
}

// word is a word of a query with the ways in which it may be meant.
type word struct {
	text  string
	fixed bool // an abbreviation, a section of a law or a number: never expanded or corrected
	tied  bool // by a hyphen to the word before
	how   How
	as    string
	alts  []link
}

// asked splits a query into words. The client has the same rules.
func asked(query string) []word {
	query = norm.NFC.String(strings.ReplaceAll(strings.ToValidUTF8(query, " "), "\u00ad", ""))
	query = strings.Join(strings.Fields(query), " ")
	for strings.Contains(query, "§§") {
		query = strings.ReplaceAll(query, "§§", "§")
	}
	var words []word
	end := 0
	for _, t := range norwegian.Tokens(query) {
		if t.Flags&norwegian.Joined != 0 || len(words) == maxWords {
			continue
		}
		fixed := t.Flags&(norwegian.Abbreviation|norwegian.Section) != 0 || strings.ContainsAny(t.Text, "0123456789")
		tied := len(words) > 0 && slices.Contains([]string{"-", "\u2010", "\u2011"}, query[end:t.Start])
		words = append(words, word{text: t.Text, fixed: fixed, tied: tied, how: Unknown})
		end = t.End
	}
	return words
}

// corrected writes the query with its typing errors put right.
func corrected(words []word) string {
	var all []string
	wrong := false
	for _, w := range words {
		if w.how == Typo {
			wrong = true
			all = append(all, w.as)
		} else {
			all = append(all, w.text)
		}
	}
	if !wrong {
		return ""
	}
	return strings.Join(all, " ")
}

// hit makes what is shown of a unit.
func (r *Reader) hit(s scored, lang catalogue.Lang) (Hit, error) {
	c, err := r.card(lang, s.unit)
	if err != nil {
		return Hit{}, err
	}
	address := c.address
	if lang != r.root.Langs[0] {
		address = "/" + string(lang) + address
	}
	h := Hit{Address: address, Kind: c.kind, Title: phrase(c.title, lang), Lead: phrase(c.lead, lang), Counties: []Phrase{}, Sections: []Anchor{}}
	for _, name := range c.counties {
		h.Counties = append(h.Counties, phrase(name, lang))
	}
	for _, n := range s.best() {
		if n <= len(c.headings) && c.headings[n-1].anchor != "" && len(h.Sections) < maxSections {
			head := c.headings[n-1]
			h.Sections = append(h.Sections, Anchor{address + "#" + head.anchor, phrase(head.words, lang)})
		}
	}
	return h, nil
}

// phrase takes the mark of the other language off.
func phrase(words string, lang catalogue.Lang) Phrase {
	if rest, ok := strings.CutPrefix(words, other); ok {
		return Phrase{rest, lang.Other()}
	}
	return Phrase{words, lang}
}

// Rank tells where among the hits the page with an address of the first language
// comes, from 1; 0 when it is not among them. An address without a fragment
// stands for every entry of its page. Of "" (nothing should be found) the rank is
// 1 when nothing is, else 0.
func Rank(r Result, address string) int {
	if address == "" {
		if len(r.Hits) == 0 {
			return 1
		}
		return 0
	}
	for i, h := range r.Hits {
		page, _, _ := strings.Cut(h.Address, "#")
		if h.Address == address || page == address {
			return i + 1
		}
	}
	return 0
}
