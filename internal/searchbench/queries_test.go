package searchbench

import (
	"cmp"
	"hash/fnv"
	"maps"
	"regexp"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/search"
)

// query is one that both are asked.
type query struct {
	kind   queryKind
	words  string
	before string // what the same page was asked first, "" for nothing
}

type queryKind string

const (
	rare      queryKind = "one rare word"
	common    queryKind = "one common word"
	three     queryKind = "three words"
	typo      queryKind = "a typo"
	inflected queryKind = "an inflected form"
	second    queryKind = "a second query"
)

// counted knows the words of the pages, and in how many pages each occurs. The
// page in the middle is asked for by its words.
type counted struct {
	pages  int
	words  int
	in     map[string]int
	middle int      // from so many on, the first page that says something
	sample []string // its words, once each
}

var (
	word     = regexp.MustCompile(`[a-zæøå]+`)
	definite = regexp.MustCompile(`(ingen|heten|sjonen|tet|ene)$`)
)

// count adds a page.
func (c *counted) count(u search.Unit) {
	text := []catalogue.Text{u.Title, u.Lead}
	for _, s := range u.Sections {
		text = append(text, s.Heading, s.Body)
	}
	here := map[string]bool{}
	for _, t := range text {
		for _, w := range word.FindAllString(strings.ToLower(t.NB+" "+t.NN), -1) {
			here[w] = true
			c.words++
		}
	}
	for w := range here {
		c.in[w]++
	}
	if c.pages >= c.middle && len(c.sample) == 0 && len(here) > 50 {
		c.sample = slices.Sorted(maps.Keys(here))
	}
	c.pages++
}

// queries picks words by how many pages they occur in: the same for the same
// pages.
func (c *counted) queries() []query {
	all := slices.Sorted(maps.Keys(c.in))
	often := func(a, b string) int { return cmp.Or(c.in[b]-c.in[a], strings.Compare(a, b)) }
	long := slices.DeleteFunc(slices.Clone(c.sample), func(w string) bool { return len(w) < 7 })
	slices.SortFunc(long, often)
	// Several words are as rare: any will do, but not that with the first letter.
	few := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return len(w) < 10 || len(w) > 16 || c.in[w] > 5 })
	seldom := slices.MinFunc(few, func(a, b string) int { return cmp.Or(c.in[b]-c.in[a], cmp.Compare(hash(a), hash(b))) })
	usual := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return len(w) < 10 || c.in[w] > max(c.pages/20, 4) })
	slices.SortFunc(usual, often)
	return []query{
		{rare, seldom, ""},
		{common, slices.MinFunc(all, func(a, b string) int { return cmp.Or(short(a)-short(b), often(a, b)) }), ""},
		{three, strings.Join([]string{long[0], long[len(long)/3], long[2*len(long)/3]}, " "), ""},
		{typo, c.misspelt(usual), ""},
		{inflected, c.unseen(usual), ""},
		{second, usual[len(usual)/100], seldom},
	}
}

// short is 1 for words that say little.
func short(w string) int {
	if len(w) < 7 {
		return 1
	}
	return 0
}

func hash(w string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(w))
	return h.Sum64()
}

// misspelt is the first of the words that two neighbours can be swapped in, so that
// it is no word of the pages.
func (c *counted) misspelt(words []string) string {
	for _, w := range words {
		b := []byte(w)
		i := len(b) / 2
		b[i], b[i+1] = b[i+1], b[i]
		if wrong := string(b); wrong != w && c.in[wrong] == 0 && !strings.ContainsAny(w, "æøå") {
			return wrong
		}
	}
	return ""
}

// unseen is the genitive, which no page has, of the first of the words that is in
// a definite form: "veiledningens".
func (c *counted) unseen(words []string) string {
	i := slices.IndexFunc(words, func(w string) bool { return definite.MatchString(w) && c.in[w+"s"] == 0 })
	if i < 0 {
		return ""
	}
	return words[i] + "s"
}
