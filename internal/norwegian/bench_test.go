package norwegian

import (
	"slices"
	"strings"
	"testing"
)

// compoundVocabulary makes a vocabulary of a site's size: the listed words, and
// compounds of the field's words in four forms.
func compoundVocabulary() map[string]int {
	v := listed()
	var field []string
	for word := range fieldWords {
		field = append(field, word)
	}
	slices.Sort(field)
	for i, first := range field {
		for j := range 20 {
			head := field[(i*7+j*31)%len(field)]
			for _, ending := range []string{"", "en", "ene", "ane"} {
				v[first+"s"+head+ending] = 1 + j
			}
		}
	}
	return v
}

// report tells how many words were worked through in a second.
func report(b *testing.B, words int) {
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func sorted(v map[string]int) []string {
	var words []string
	for word := range v {
		words = append(words, word)
	}
	slices.Sort(words)
	return words
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Join(sorted(compoundVocabulary()), " ")
	words := len(Tokens(text))
	for b.Loop() {
		Tokens(text)
	}
	report(b, words)
}

func BenchmarkStem(b *testing.B) {
	words := sorted(compoundVocabulary())
	for b.Loop() {
		for _, word := range words {
			Stem(word)
		}
	}
	report(b, len(words))
}

func BenchmarkClasses(b *testing.B) {
	v := compoundVocabulary()
	for b.Loop() {
		Classes(v)
	}
	report(b, len(v))
}

func BenchmarkSplit(b *testing.B) {
	v := compoundVocabulary()
	words := sorted(v)
	for b.Loop() {
		s := NewSplitter(v, nil)
		for _, word := range words {
			s.Split(word)
		}
	}
	report(b, len(words))
}
