// Package norwegian is what a search must know of the language, bokmål and
// nynorsk alike.
//
// In goes text in NFC and a vocabulary (word → how often it occurs); out come
// tokens with their places, fold keys, Snowball stems, the parts of compounds,
// and classes of forms that belong together, each form with the reason. The word
// lists beside the code are facts about the language, written for this package.
//
// Everything is a function of its arguments: nothing fails, nothing is read or
// kept, and the same input gives the same output. Time grows linearly with the
// text and with the vocabulary.
package norwegian

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Flag tells what is special about a token.
type Flag uint8

// What a token may be besides a word.
const (
	Abbreviation Flag = 1 << iota // two or three capitals (AAP): never expanded or corrected
	Section                       // a section of a law (§14a): never expanded or corrected
	Part                          // a part of a hyphenated word
	Joined                        // a hyphenated word without its hyphens
)

// Token is a word of a text in lower case, without soft hyphens.
type Token struct {
	Text       string
	Position   int // number of the word in the text; the tokens of a hyphenated word share one
	Start, End int // bytes in the text
	Flags      Flag
}

const softHyphen = '\u00ad'

// Tokens splits a text in NFC at everything that is not a letter, a number or §.
// A hyphenated word gives its parts and then the joined word. A section of a
// law is one token however it is spaced: §14a, §5-2; after §§ so are the
// numbers that follow in the same list. The genitive s of an abbreviation
// (NAVs) is left out of its text.
func Tokens(text string) []Token { return AppendTokens(nil, text) }

// AppendTokens adds the tokens of a text to others.
func AppendTokens(tokens []Token, text string) []Token {
	s := scanner{text: text, tokens: tokens}
	for s.at < len(text) {
		r, size := utf8.DecodeRuneInString(text[s.at:])
		switch {
		case r == '§':
			s.section()
		case isWordRune(r):
			s.word()
		default:
			s.at += size
		}
	}
	return s.tokens
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

type scanner struct {
	text     string
	at       int
	position int
	tokens   []Token
}

// word reads a word, with what hyphens join to it.
func (s *scanner) word() {
	first := len(s.tokens)
	for {
		start := s.at
		s.at = s.endOfRun(start)
		s.tokens = append(s.tokens, wordToken(s.text, start, s.at, s.position))
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		next, _ := utf8.DecodeRuneInString(s.text[s.at+size:])
		if !isHyphen(r) || !isWordRune(next) {
			break
		}
		s.at += size
	}
	s.join(first)
	s.position++
}

// endOfRun finds the end of a run of letters, numbers and soft hyphens; a soft
// hyphen at the end is no part of it.
func (s *scanner) endOfRun(start int) int {
	end := start
	for i, r := range s.text[start:] {
		switch {
		case isWordRune(r):
			end = start + i + utf8.RuneLen(r)
		case r != softHyphen:
			return end
		}
	}
	return end
}

// join marks the parts of a hyphenated word and adds the joined word. Numbers
// alone (2020-2022) are words each for themselves.
func (s *scanner) join(first int) {
	parts := s.tokens[first:]
	if len(parts) == 1 {
		return
	}
	var joined strings.Builder
	for i := range parts {
		joined.WriteString(parts[i].Text)
	}
	if strings.IndexFunc(joined.String(), unicode.IsLetter) < 0 {
		for i := range parts {
			parts[i].Position += i
		}
		s.position += len(parts) - 1
		return
	}
	for i := range parts {
		parts[i].Flags |= Part
	}
	whole := Token{Text: joined.String(), Position: s.position, Start: parts[0].Start, End: s.at, Flags: Joined}
	s.tokens = append(s.tokens, whole)
}

// wordToken makes the token of a run that endOfRun found.
func wordToken(text string, start, end, position int) Token {
	t := Token{Position: position, Start: start, End: end}
	run := strings.ReplaceAll(text[start:end], string(softHyphen), "")
	capitals := strings.TrimSuffix(run, "s")
	if isAbbreviation(capitals) {
		t.Flags, run = Abbreviation, capitals
	}
	t.Text = strings.Map(unicode.ToLower, run)
	return t
}

func isAbbreviation(run string) bool {
	n := 0
	for _, r := range run {
		if !unicode.IsUpper(r) || n == 3 {
			return false
		}
		n++
	}
	return n >= 2
}

// section reads what follows § or §§.
func (s *scanner) section() {
	list := false
	start := s.at
	s.at += len("§")
	for strings.HasPrefix(s.text[s.at:], "§") {
		s.at += len("§")
		list = true
	}
	at := s.skipSpace(s.at)
	for {
		name, end := s.sectionName(at)
		if name == "" {
			return
		}
		s.tokens = append(s.tokens, Token{Text: "§" + name, Position: s.position, Start: start, End: end, Flags: Section})
		s.position++
		s.at = end
		if !list {
			return
		}
		// "§§ 14 a og 14 b", "§§ 3, 4 og 5": the word between is left out.
		at = s.skipListWord(end)
		start = at
	}
}

// sectionName reads digits, a hyphen and digits, and one letter: 14 a, 5-2, 8-4a.
func (s *scanner) sectionName(at int) (name string, end int) {
	end = s.skipDigits(at)
	if end == at {
		return "", at
	}
	name = s.text[at:end]
	if r, size := utf8.DecodeRuneInString(s.text[end:]); isHyphen(r) || r == '–' {
		if after := s.skipDigits(end + size); after > end+size {
			name += "-" + s.text[end+size:after]
			end = after
		}
	}
	if letter, after := s.sectionLetter(end); letter != "" {
		return name + letter, after
	}
	return name, end
}

// sectionLetter reads the one letter of "14a" or "14 a". After a space, i and å
// are words.
func (s *scanner) sectionLetter(at int) (letter string, end int) {
	from := s.skipSpace(at)
	r, size := utf8.DecodeRuneInString(s.text[from:])
	after, _ := utf8.DecodeRuneInString(s.text[from+size:])
	if !unicode.IsLetter(r) || isWordRune(after) || after == softHyphen {
		return "", at
	}
	r = unicode.ToLower(r)
	if from > at && (r == 'i' || r == 'å') {
		return "", at
	}
	return string(r), from + size
}

func (s *scanner) skipSpace(at int) int {
	for at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[at:])
		if !unicode.IsSpace(r) || r == '\n' {
			break
		}
		at += size
	}
	return at
}

func (s *scanner) skipDigits(at int) int {
	for at < len(s.text) && isDigit(rune(s.text[at])) {
		at++
	}
	return at
}

// skipListWord steps over a comma or "og", "eller", "til" between two sections.
func (s *scanner) skipListWord(at int) int {
	from := s.skipSpace(at)
	for _, word := range []string{",", "og ", "eller ", "til "} {
		if strings.HasPrefix(s.text[from:], word) {
			return s.skipSpace(from + len(word))
		}
	}
	return at
}
