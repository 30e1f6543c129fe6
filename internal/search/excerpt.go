package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"modellkatalog/internal/catalogue"
)

// Piece is a piece of an excerpt, marked where a word of the query stands.
type Piece struct {
	Text   string `json:"text"`
	Marked bool   `json:"marked"`
}

// Excerpt is where the words of the query stand in the text.
type Excerpt struct {
	Pieces []Piece        `json:"pieces"`
	Lang   catalogue.Lang `json:"lang"`
}

// Letters of an excerpt, and of those how many before the first mark.
const (
	excerptLetters = 200
	beforeLetters  = 60
)

// marks tells which words of the query a form stands for, by what it folds to.
func (r *Reader) marks(words []word) (map[string]int, error) {
	marks := map[string]int{}
	for i, w := range words {
		add := func(fold string) {
			if _, taken := marks[fold]; !taken {
				marks[fold] = i
			}
		}
		for _, form := range append(strings.Fields(w.as), w.text) {
			add(r.fold(form))
		}
		for _, alt := range w.alts {
			if len(alt.classes) != 1 || alt.weight < surely {
				continue
			}
			s, err := r.shard(r.home(alt.classes[0]))
			if err != nil {
				return nil, err
			}
			for _, f := range s.entries {
				if class, ok := f.own(); ok && class == alt.classes[0] {
					add(f.fold)
				}
			}
		}
	}
	return marks, nil
}

// excerpt cuts the piece that holds the most words of the query out of the
// section that answers best; nil when none holds one.
func (r *Reader) excerpt(s scored, lang catalogue.Lang, marks map[string]int) (*Excerpt, error) {
	best := s.best()
	if len(best) == 0 {
		return nil, nil
	}
	sections, written, err := r.texts(lang, s.unit)
	if err != nil || best[0] > len(sections) {
		return nil, err
	}
	text := phrase(sections[best[0]-1], written)
	if pieces := r.cut([]rune(text.Text), marks); pieces != nil {
		return &Excerpt{pieces, text.Lang}, nil
	}
	return nil, nil
}

// texts reads the text of a unit's sections, and in which language's files it is.
// The first line of the unit's file of titles tells where.
func (r *Reader) texts(lang catalogue.Lang, unit int) (sections []string, written catalogue.Lang, err error) {
	c, err := r.card(lang, unit)
	if err != nil {
		return nil, "", err
	}
	i := slices.Index(r.root.Langs, lang)
	if c.elsewhere {
		i = 1 - i
	}
	titles := unit / r.root.Titles
	data, err := r.part("t"+string(lang), titles)
	if err != nil {
		return nil, "", err
	}
	fault := fmt.Errorf("search file t%s%d: %w", lang, titles, errData)
	list, _, _ := strings.Cut(data, "\n")
	lists := strings.Split(list, "\t")
	if i < 0 || i >= len(lists) || i >= len(r.root.Langs) {
		return nil, "", fault
	}
	first, nr := -1, 0
	for file := range strings.FieldsSeq(lists[i]) {
		from, number, _ := strings.Cut(file, ":")
		begin, bad := strconv.Atoi(from)
		at, worse := strconv.Atoi(number)
		if bad != nil || worse != nil || begin < 0 || at < 0 {
			return nil, "", fault
		}
		if begin <= unit {
			first, nr = begin, at
		}
	}
	if first < 0 {
		return nil, "", fault
	}
	written = r.root.Langs[i]
	if data, err = r.part("x"+string(written), nr); err != nil {
		return nil, "", err
	}
	units := strings.Split(data, "\n")
	if unit-first >= len(units) {
		return nil, "", fmt.Errorf("search file x%s%d: %w", written, nr, errData)
	}
	return strings.Split(units[unit-first], "\t"), written, nil
}

// span is some of a text, and the word of the query that it stands for.
type span struct{ from, to, word int }

// spans finds the words that the marks name.
func (r *Reader) spans(text []rune, marks map[string]int) []span {
	var all []span
	for from := 0; from < len(text); from++ {
		to := from
		for to < len(text) && (unicode.IsLetter(text[to]) || unicode.IsNumber(text[to])) {
			to++
		}
		if word, ok := marks[r.fold(strings.Map(unicode.ToLower, string(text[from:to])))]; ok && to > from {
			all = append(all, span{from, to, word})
		}
		from = to
	}
	return all
}

// cut makes the excerpt: it begins a little before the first of the marks that
// are the most different within its length, and ends between words.
func (r *Reader) cut(text []rune, marks map[string]int) []Piece {
	spans := r.spans(text, marks)
	first, most := -1, 0
	for i, a := range spans {
		different := map[int]bool{}
		for _, b := range spans[i:] {
			if b.to-a.from <= excerptLetters-beforeLetters {
				different[b.word] = true
			}
		}
		if len(different) > most {
			first, most = i, len(different)
		}
	}
	if first < 0 {
		return nil
	}
	begin := max(0, spans[first].from-beforeLetters)
	for begin > 0 && begin < spans[first].from && text[begin-1] != ' ' {
		begin++
	}
	end := min(len(text), begin+excerptLetters)
	for end < len(text) && end > spans[first].to && text[end] != ' ' {
		end--
	}
	return pieces(text, spans, begin, end)
}

// pieces cuts the text from one place to another at the marks.
func pieces(text []rune, spans []span, begin, end int) []Piece {
	var all []Piece
	at, before := begin, ""
	if begin > 0 {
		before = "… "
	}
	for _, s := range spans {
		if s.from < begin || s.to > end {
			continue
		}
		if plain := before + string(text[at:s.from]); plain != "" {
			all = append(all, Piece{plain, false})
		}
		all = append(all, Piece{string(text[s.from:s.to]), true})
		at, before = s.to, ""
	}
	after := string(text[at:end])
	if end < len(text) {
		after += " …"
	}
	if after != "" {
		all = append(all, Piece{after, false})
	}
	return all
}
