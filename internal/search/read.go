package search

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// text is a unit in one language as the numbers of its words. A site of 100,000
// units has some 70 million of them, so that they must be small.
type text struct {
	unit   int
	runs   []run
	tokens []token
	size   [fieldKinds]int // words in each field
}

// run is a piece of a text.
type run struct {
	kind    fieldKind
	section int32 // from 1; 0 is the unit's own
	end     int32 // of its tokens, which begin where those of the run before end
}

// token is the number of a word in the vocabulary, and in the two highest bits
// whether it is a part of a hyphenated word, or such a word joined.
type token uint32

const (
	partToken   token = 1 << 31
	joinedToken token = 1 << 30
)

func (t token) word() int { return int(t &^ (partToken | joinedToken)) }

// each calls with every run of the text.
func (t *text) each(do func(r run, tokens []token)) {
	begin := int32(0)
	for _, r := range t.runs {
		do(r, t.tokens[begin:r.end])
		begin = r.end
	}
}

// vocabulary is the words of a site, sorted, and how often each occurs.
type vocabulary struct {
	words   []string
	count   []int
	special []int // how often as an abbreviation or a section of a law
}

// readers split texts side by side, each with numbers of its own for the words.
type reader struct {
	vocabulary
	number map[string]token
	tokens []norwegian.Token
	all    []token
}

// read splits the texts of the units, in every language they are written in.
func read(units []Unit, langs []catalogue.Lang) ([]text, *vocabulary) {
	all := make([]text, len(units)*len(langs))
	by := make([]int, len(all)) // the reader of each
	readers := make([]*reader, runtime.GOMAXPROCS(0))
	for i := range readers {
		readers[i] = &reader{number: map[string]token{}}
	}
	sideBySide(len(all), func(worker, i int) {
		all[i] = readers[worker].read(&units[i/len(langs)], langs[i%len(langs)])
		all[i].unit, by[i] = i/len(langs), worker
	})
	v, numbers := joinVocabularies(readers)
	sideBySide(len(all), func(_, i int) {
		to := numbers[by[i]]
		for k, t := range all[i].tokens {
			all[i].tokens[k] = t&(partToken|joinedToken) | to[t.word()]
		}
	})
	return slices.DeleteFunc(all, func(t text) bool { return len(t.runs) == 0 }), v
}

// joinVocabularies makes one vocabulary, and tells what the number of each word of each
// reader is there.
func joinVocabularies(readers []*reader) (*vocabulary, [][]token) {
	v := &vocabulary{}
	for _, r := range readers {
		v.words = append(v.words, r.words...)
	}
	slices.Sort(v.words)
	v.words = slices.Compact(v.words)
	v.count, v.special = make([]int, len(v.words)), make([]int, len(v.words))
	at := make(map[string]token, len(v.words))
	for i, w := range v.words {
		at[w] = token(i)
	}
	numbers := make([][]token, len(readers))
	for i, r := range readers {
		for k, w := range r.words {
			nr := at[w]
			numbers[i] = append(numbers[i], nr)
			v.count[nr] += r.count[k]
			v.special[nr] += r.special[k]
		}
	}
	return v, numbers
}

// read splits the texts of a unit in one language.
func (r *reader) read(u *Unit, lang catalogue.Lang) text {
	t := text{}
	r.all = r.all[:0]
	add := func(kind fieldKind, section int, words catalogue.Text) {
		in := words.NB
		if lang == catalogue.NN {
			in = words.NN
		}
		if n := r.add(in); n > 0 {
			t.size[kind] += n
			t.runs = append(t.runs, run{kind, int32(section), int32(len(r.all))})
		}
	}
	add(inTitle, 0, u.Title)
	for _, name := range u.Names {
		add(inNames, 0, name)
	}
	for _, label := range u.Labels {
		add(inLead, 0, label)
	}
	add(inLead, 0, u.Lead)
	for i, s := range u.Sections {
		add(inHeading, i+1, s.Heading)
		add(inBody, i+1, s.Body)
	}
	t.runs, t.tokens = slices.Clone(t.runs), slices.Clone(r.all)
	return t
}

// add splits words, and tells how many they are; a hyphenated one is one.
func (r *reader) add(words string) int {
	r.tokens = norwegian.AppendTokens(r.tokens[:0], words)
	n := 0
	for _, t := range r.tokens {
		if len(t.Text) > longest {
			continue
		}
		n = t.Position + 1
		nr, known := r.number[t.Text]
		if !known {
			nr = token(len(r.words))
			r.number[t.Text] = nr
			r.words, r.count, r.special = append(r.words, t.Text), append(r.count, 0), append(r.special, 0)
		}
		r.count[nr]++
		if t.Flags&(norwegian.Abbreviation|norwegian.Section) != 0 {
			r.special[nr]++
		}
		if t.Flags&norwegian.Part != 0 {
			nr |= partToken
		}
		if t.Flags&norwegian.Joined != 0 {
			nr |= joinedToken
		}
		r.all = append(r.all, nr)
	}
	return n
}

// tokensOf splits words, and leaves out what is too long to be one.
func tokensOf(words string) []norwegian.Token {
	return slices.DeleteFunc(norwegian.Tokens(words), func(t norwegian.Token) bool { return len(t.Text) > longest })
}

// sideBySide calls with every number below n, on all processors; each worker has
// a number of its own.
func sideBySide(n int, do func(worker, i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for worker := range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(worker, i)
			}
		})
	}
	group.Wait()
}
