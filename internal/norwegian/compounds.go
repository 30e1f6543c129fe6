package norwegian

import (
	"math"
	"strings"
	"unicode/utf8"
)

const (
	leastCompound  = 8   // letters of a word that may be split
	leastPart      = 3   // letters of a part
	fieldFrequency = 20  // what a word of the field's list counts as at least
	shortPart      = .1  // what the frequency of a part of three letters counts
	balanceWeight  = .5  // for parts of the same length
	jointBonus     = .5  // for an s between the parts
	leastScore     = 1.0 // of a split that is believed
)

// What looks like a head and is an ending that makes words.
var noHeads = wordSet(`ande andet ane arar are aren arne asje aste bar bare bart dom eig ende endet ene ens ere eren eri erne ers ert erte else elsen
	elsene elser este ets full fulle fullt heit heita heiter heitene het heten heter hetene ing inga ingane ingar ingen ingene inger isk iske isme ist
	lag laus lause laust leg lege leik lig lige lov løs løse løst messig nad nader ning ninga ningar ningen ningene ninger rik sam same samt sjon skap
	skapa skapen skapene skaper skapet som somme somt tet varig varige verdig vis visa
	legg legge legger lagt leggje føre fører ført førte følge følger gitt gitte sette setter satt slått slår tatt gjort gjøre gjør`)

// Splitter knows what compounds may be made of.
type Splitter struct {
	words     map[string]float64 // log frequency of words
	stems     map[string]float64 // and of the most frequent word with a trunk
	overrides map[string][]string
}

// NewSplitter makes a splitter from a vocabulary (word → how often it occurs;
// lower case, NFC), the field's own words, and the owner's overrides: a word
// and its parts with + between; a word without + is not split.
func NewSplitter(vocabulary map[string]int, overrides map[string]string) *Splitter {
	s := &Splitter{map[string]float64{}, map[string]float64{}, map[string][]string{}}
	for word, n := range vocabulary {
		s.learn(word, n)
	}
	for word := range fieldWords {
		s.learn(word, max(fieldFrequency, vocabulary[word]))
	}
	for word := range wholeWords {
		s.learn(word, 1)
	}
	for word, parts := range overrides {
		s.overrides[word] = strings.Split(parts, "+")
	}
	return s
}

func (s *Splitter) learn(word string, n int) {
	if utf8.RuneCountInString(word) < leastPart || functionWords[word] || strings.ContainsFunc(word, notLetter) {
		return
	}
	value := math.Log1p(float64(n))
	s.words[word] = max(s.words[word], value)
	stem := trunk(word)
	s.stems[stem] = max(s.stems[stem], value)
}

// Split returns the parts of a compound, without the letters that join them, or
// nil for a word that is none or is not to be split. The last part keeps its
// ending.
func (s *Splitter) Split(word string) []string {
	if parts, ok := s.overrides[word]; ok {
		if len(parts) < 2 {
			return nil
		}
		return append([]string(nil), parts...)
	}
	if utf8.RuneCountInString(word) < leastCompound || strings.ContainsFunc(word, notLetter) || isWhole(word) {
		return nil
	}
	modifier, head := s.cut(word)
	if head == "" {
		return nil
	}
	var parts []string
	for _, part := range []string{modifier, head} {
		if smaller := s.Split(part); smaller != nil {
			parts = append(parts, smaller...)
		} else {
			parts = append(parts, part)
		}
	}
	return parts
}

// isWhole tells whether a word is on the list of those that are not split, or a
// form of one.
func isWhole(word string) bool {
	if wholeWords[word] || wholeTrunks[trunk(word)] {
		return true
	}
	whole := false
	simpler(strings.TrimSuffix(word, "s"), func(other string) { whole = whole || wholeWords[other] })
	return whole
}

// cut finds the two parts that the word is most likely made of: of which the first
// is a simple word, or else itself a compound.
func (s *Splitter) cut(word string) (modifier, head string) {
	simple, compound := make([]float64, len(word)), make([]float64, len(word))
	for end := range simple {
		simple[end] = s.modifierValue(word[:end])
	}
	if modifier, head = s.bestCut(word, simple); head != "" {
		return modifier, head
	}
	for end := range compound {
		compound[end] = s.compoundValue(word[:end], simple)
	}
	return s.bestCut(word, compound)
}

// bestCut finds the two parts that the word is most likely made of, when the first
// has the log frequency that is given by where it ends.
func (s *Splitter) bestCut(word string, firsts []float64) (modifier, head string) {
	best := leastScore
	for i := leastPart; i < len(word); i++ {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		right, last := word[i:], -1.0
		for _, joint := range []string{"s", "e", ""} {
			left, ok := strings.CutSuffix(word[:i], joint)
			value := firsts[len(left)]
			if !ok || value == 0 || len(left) < leastPart || !s.joins(left, word[:i], joint) {
				continue
			}
			if last < 0 {
				last = s.headValue(right)
			}
			if score := score(left, right, joint, value, last); last > 0 && score > best {
				best, modifier, head = score, left, right
			}
		}
	}
	return modifier, head
}

// joins tells whether the letter after a first part only joins it to the next,
// and is not the part's own, so that the whole is a word: ressurs, fylke.
func (s *Splitter) joins(left, whole, joint string) bool {
	switch joint {
	case "s":
		return !fieldWords[whole] && s.words[left] >= s.words[whole]
	case "e":
		return s.words[left] > 0 && s.words[whole] == 0
	}
	return true
}

// score is the mean log frequency of two parts, with something for parts of like
// length and for an s between them.
func score(left, right, joint string, modifier, head float64) float64 {
	a, b := float64(utf8.RuneCountInString(left)), float64(utf8.RuneCountInString(right))
	score := (modifier+head)/2 + balanceWeight*min(a, b)/max(a, b)
	if joint == "s" {
		score += jointBonus
	}
	return score
}

// headValue is the log frequency of a last part: a word, or a form of one.
func (s *Splitter) headValue(part string) float64 {
	if noHeads[part] || functionWords[part] || utf8.RuneCountInString(part) <= leastPart && !fieldWords[part] {
		return 0
	}
	value := s.words[part]
	if stem := trunk(part); utf8.RuneCountInString(stem) > leastPart || fieldWords[stem] {
		value = max(value, s.stems[stem])
	}
	if value == 0 {
		simpler(part, func(word string) {
			if utf8.RuneCountInString(word) > leastPart || fieldWords[word] {
				value = max(value, s.words[word])
			}
		})
	}
	return weighPart(part, value)
}

// modifierValue is the log frequency of a first part: a word, or the simple form
// of a word that occurs only with an ending.
func (s *Splitter) modifierValue(part string) float64 {
	if functionWords[part] {
		return 0
	}
	value := s.words[part]
	if value > 0 || utf8.RuneCountInString(part) <= leastPart {
		return weighPart(part, value)
	}
	if simple, ok := strings.CutSuffix(part, "e"); ok && s.words[simple] == 0 {
		return s.stems[simple]
	}
	return s.stems[part]
}

// compoundValue is the log frequency of the last part of a first part that is
// itself a compound: arbeidsavklarings-penger.
func (s *Splitter) compoundValue(part string, firsts []float64) float64 {
	if utf8.RuneCountInString(part) < leastCompound {
		return 0
	}
	_, head := s.bestCut(part, firsts)
	if head == "" || isWhole(part) {
		return 0
	}
	return s.headValue(head)
}

// weighPart makes little of parts of three letters, unless the field has them.
func weighPart(part string, value float64) float64 {
	if n := utf8.RuneCountInString(part); n < leastPart {
		return 0
	} else if n == leastPart && !fieldWords[part] {
		return value * shortPart
	}
	return value
}

// Joins returns two neighbouring words written as one: as they are, with s and
// with e between them.
func Joins(first, second string) []string {
	return []string{first + second, first + "s" + second, first + "e" + second}
}
