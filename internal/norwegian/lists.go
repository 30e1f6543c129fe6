package norwegian

import (
	"cmp"
	_ "embed" // for the word lists
	"fmt"
	"maps"
	"slices"
	"strings"
)

//go:embed irregular.tsv
var irregularText string

//go:embed apart.txt
var apartText string

//go:embed function.txt
var functionText string

//go:embed asking.txt
var askingText string

//go:embed ordinary.txt
var ordinaryText string

//go:embed standards.tsv
var standardsText string

//go:embed field.txt
var fieldText string

//go:embed whole.txt
var wholeText string

// Read once from the lists, and never changed.
var (
	families      = readFamilies()
	functionWords = wordSet(functionText)
	askingWords   = wordSet(askingText)
	ordinaryWords = wordSet(ordinaryText)
	fieldWords    = wordSet(fieldText)
	wholeWords    = wordSet(wholeText)
	wholeTrunks   = trunks(wholeWords)
	stemPairs     = readStandards()
)

// IsLight tells whether a word says next to nothing of what a question is about:
// a small word, or a verb that any question may have.
func IsLight(word string) bool { return functionWords[word] || askingWords[word] }

// IsOrdinary tells whether any text may have a word, whatever it is about.
func IsOrdinary(word string) bool { return ordinaryWords[word] }

// CommonWords returns the words that are light or ordinary, in alphabetical order.
func CommonWords() []string {
	all := slices.AppendSeq(slices.Collect(maps.Keys(functionWords)), maps.Keys(askingWords))
	all = slices.AppendSeq(all, maps.Keys(ordinaryWords))
	slices.Sort(all)
	return slices.Compact(all)
}

// Standards returns the pairs of words and stems in nynorsk and bokmål, in order.
func Standards() [][2]string {
	var all [][2]string
	for _, pairs := range []map[string][]string{stemPairs.stems, stemPairs.words} {
		for _, nynorsk := range slices.Sorted(maps.Keys(pairs)) {
			for _, bokmål := range pairs[nynorsk] {
				all = append(all, [2]string{nynorsk, bokmål})
			}
		}
	}
	return all
}

// rows gives the lines of a list without its comments.
func rows(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, row := range rows(text) {
		for _, word := range strings.Fields(row) {
			set[word] = true
		}
	}
	return set
}

func trunks(words map[string]bool) map[string]bool {
	set := map[string]bool{}
	for word := range words {
		set[trunk(word)] = true
	}
	return set
}

// family is where a form belongs in the lists of irregular words and of words
// to keep apart: one word has one number.
type family struct {
	number  int
	nynorsk bool // a form of nynorsk alone
	apart   bool // from the list of words to keep apart
}

// readFamilies maps each listed form to its family. A form that two rows claim
// is a fault of the lists, which the tests look for; the first row has it.
func readFamilies() map[string]family {
	forms := map[string]family{}
	put := func(words string, f family) {
		for _, word := range strings.Fields(words) {
			if _, taken := forms[word]; !taken {
				forms[word] = f
			}
		}
	}
	number := 0
	for _, row := range rows(irregularText) {
		bokmål, nynorsk, _ := strings.Cut(row, "\t")
		put(bokmål, family{number: number})
		put(nynorsk, family{number: number, nynorsk: true})
		number++
	}
	for _, row := range rows(apartText) {
		put(row, family{number: number, apart: true})
		number++
	}
	return forms
}

// standardPairs is the list of nynorsk and bokmål: what stems become, and what
// whole words become.
type standardPairs struct {
	stems, words map[string][]string
	starting     map[string][]string // the stems by their beginning, the longest first
}

func readStandards() standardPairs {
	p := standardPairs{map[string][]string{}, map[string][]string{}, map[string][]string{}}
	for _, row := range rows(standardsText) {
		nynorsk, bokmål, ok := strings.Cut(row, "\t")
		stem, isStem := strings.CutSuffix(nynorsk, "-")
		other, otherIsStem := strings.CutSuffix(bokmål, "-")
		if !ok || isStem != otherIsStem || isStem && len(stem) < leastStem {
			panic(fmt.Sprintf("standards.tsv: %q is no pair", row))
		}
		if !isStem {
			p.words[nynorsk] = append(p.words[nynorsk], bokmål)
			continue
		}
		p.stems[stem] = append(p.stems[stem], other)
	}
	for stem := range p.stems {
		p.starting[stem[:leastStem]] = append(p.starting[stem[:leastStem]], stem)
	}
	for _, stems := range p.starting {
		slices.SortFunc(stems, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	return p
}
