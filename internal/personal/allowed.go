package personal

import (
	"bytes"
	"slices"
	"strings"
)

// Allowed are the numbers and the secrets that editors have allowed with a reason.
// They are known by what they are, not by where they stand, so that the same one
// is allowed on a page however it is written there, and no other one is.
type Allowed struct {
	ids, secrets map[string]bool
	texts        []string
}

// Allow reads which numbers and secrets texts write out whole. A text that holds
// none, or a part of one, allows nothing.
func Allow(texts []string) Allowed {
	a := Allowed{ids: map[string]bool{}, secrets: map[string]bool{}, texts: texts}
	for _, text := range texts {
		for _, hit := range NationalIDs([]byte(text)) {
			a.ids[digitsOf(text[hit.Start:hit.Start+hit.Len])] = true
		}
		a.secrets[text] = true // a password alone is known for one only by the name before it
		for _, hit := range Secrets([]byte(text)) {
			a.secrets[text[hit.Start:hit.Start+hit.Len]] = true
		}
	}
	return a
}

// NationalIDs returns the numbers of the text that are not allowed.
func (a Allowed) NationalIDs(text []byte) []Span {
	return without(NationalIDs(text), func(hit Span) bool { return a.ids[digitsOf(string(text[hit.Start:hit.Start+hit.Len]))] })
}

// Secrets returns the secrets of the text that are not allowed.
func (a Allowed) Secrets(text []byte) []Span {
	return without(Secrets(text), func(hit Span) bool { return a.secrets[string(text[hit.Start:hit.Start+hit.Len])] })
}

// Contacts returns the mobile numbers and the personal e-mail addresses of the text
// that are not allowed.
func (a Allowed) Contacts(text []byte) []Span {
	hits := MobileNumbers(text)
	if bytes.ContainsRune(text, '@') { // the search is slow
		hits = append(hits, EmailAddresses(text)...)
	}
	return without(hits, func(hit Span) bool {
		what := string(text[hit.Start : hit.Start+hit.Len])
		return slices.ContainsFunc(a.texts, func(text string) bool { return strings.Contains(text, what) })
	})
}

// Count tells how much of the text is not allowed.
func (a Allowed) Count(text []byte) int {
	return len(a.NationalIDs(text)) + len(a.Secrets(text)) + len(a.Contacts(text))
}

func without(hits []Span, allowed func(Span) bool) []Span {
	var left []Span
	for _, hit := range hits {
		if !allowed(hit) {
			left = append(left, hit)
		}
	}
	return left
}

// digitsOf gives the digits of a number, however it is grouped and written.
func digitsOf(number string) string {
	var digits []byte
	eachChain([]byte(number), idSeparators, 3, func(c chain) {
		for _, d := range c.digits {
			digits = append(digits, '0'+d.value)
		}
	})
	return string(digits)
}
