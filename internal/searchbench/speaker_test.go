package searchbench

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/search"
)

// speaker makes sentences of a written standard that follow those of the content:
// every word comes after a word that it comes after there, so that the frequencies
// are the content's own. One long word in four gives way to a compound of two words
// of the content, a few of them often and most of them once, so that the
// vocabulary grows with the text as that of real text does.
type speaker struct {
	random    *rand.Rand
	starts    []string            // words that a sentence begins with
	next      map[string][]string // word → those that come after it, as often as they do
	parts     []string            // of compounds
	compounds *rand.Zipf          // the number of one
}

const (
	sentenceWords = 25 // after so many a sentence is cut
	compoundShare = 4
	compoundsMade = 2_000_000
)

var (
	sentenceEnd = regexp.MustCompile(`[.!?:;]\s+|\n+`)
	plainWord   = regexp.MustCompile(`^[a-zæøå]{4,10}$`)
)

// newSpeaker listens to the texts of the units. Each number gives other words.
func newSpeaker(units []search.Unit, lang catalogue.Lang, number uint64) *speaker {
	s := &speaker{random: rand.New(rand.NewPCG(number, uint64(lang[1]))), next: map[string][]string{}}
	s.compounds = rand.NewZipf(s.random, 1.05, 60, compoundsMade-1)
	for _, u := range units {
		s.hear(in(u.Title, lang))
		s.hear(in(u.Lead, lang))
		for _, section := range u.Sections {
			s.hear(in(section.Heading, lang))
			s.hear(in(section.Body, lang))
		}
	}
	slices.Sort(s.parts)
	s.parts = slices.Compact(s.parts)
	return s
}

// in is the text in the language, "" when it is not written in it.
func in(t catalogue.Text, lang catalogue.Lang) string {
	if lang == catalogue.NN {
		return t.NN
	}
	return t.NB
}

// hear takes note of what comes after what.
func (s *speaker) hear(text string) {
	for _, sentence := range sentenceEnd.Split(text, -1) {
		words := strings.Fields(strings.TrimRight(sentence, ".!?:; "))
		if len(words) < 3 {
			continue
		}
		s.starts = append(s.starts, words[0])
		for i, w := range words {
			after := "" // the end
			if i+1 < len(words) {
				after = words[i+1]
			}
			s.next[w] = append(s.next[w], after)
			if plainWord.MatchString(w) {
				s.parts = append(s.parts, w)
			}
		}
	}
}

// say makes so many words, without a full stop.
func (s *speaker) say(n int) []string {
	w := s.starts[s.random.IntN(len(s.starts))]
	var all []string
	for len(all) < n && w != "" {
		after := s.next[w]
		if len(w) > 6 && s.random.IntN(compoundShare) == 0 {
			w = s.compound(s.compounds.Uint64())
		}
		all = append(all, w)
		w = after[s.random.IntN(len(after))]
	}
	return all
}

// compound is the same for the same number.
func (s *speaker) compound(nr uint64) string {
	n := uint64(len(s.parts))
	mixed := (nr + 1) * 0x9e3779b97f4a7c15
	joint := [...]string{"", "", "s"}[mixed>>33%3]
	return s.parts[mixed>>7%n] + joint + s.parts[mixed>>40%n]
}

// title makes a few words with a capital letter.
func (s *speaker) title(from, to int) string {
	words := s.say(from + s.random.IntN(to-from+1))
	for len(words) < from {
		words = append(words, s.say(to-len(words))...)
	}
	return capital(strings.Trim(strings.Join(words, " "), ",–-"))
}

// talk makes sentences of about so many words.
func (s *speaker) talk(words int) string {
	var all []string
	for words > 0 {
		sentence := s.say(sentenceWords)
		words -= len(sentence)
		all = append(all, capital(strings.Join(sentence, " "))+".")
	}
	return strings.Join(all, " ")
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
