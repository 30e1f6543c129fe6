package personal

import (
	"strings"
	"unicode/utf8"
)

// A chain is a row of digits with at most a separator between any two of them.
type chain struct {
	digits []digit
	before int // offset of the first digit
	after  int // offset behind the last digit
}

// A digit is one digit of a chain.
type digit struct {
	value int
	at    int  // offset in the text
	cut   bool // a separator, or nothing of the chain, stands before it
}

// invisible holds what stands between two digits without parting them: soft
// hyphen, zero-width characters and the marks of emphasis and code in Markdown.
const invisible = "\u00ad\u200b\u200c\u200d\u2060\ufeff*_`"

// eachChain calls use with every chain of the text, in order. A gap between two
// digits of a chain holds at most width characters of separators. The chain is
// valid during the call.
func eachChain(text []byte, separators string, width int, use func(chain)) {
	var c chain
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		linked, cut := false, true
		if len(c.digits) > 0 {
			linked, cut = gap(text[c.after:i], separators, width)
		}
		if !linked {
			if len(c.digits) > 0 {
				use(c)
			}
			c = chain{digits: c.digits[:0], before: i}
		}
		c.digits = append(c.digits, digit{value: int(text[i] - '0'), at: i, cut: cut})
		c.after = i + 1
	}
	if len(c.digits) > 0 {
		use(c)
	}
}

// gap tells whether what stands between two digits lets them belong to one
// number, and whether a separator parts them.
func gap(between []byte, separators string, width int) (linked, cut bool) {
	if len(between) == 0 {
		return true, false
	}
	seen, hidden := 0, 0
	for len(between) > 0 {
		r, size := utf8.DecodeRune(between)
		between = between[size:]
		switch {
		case strings.ContainsRune(invisible, r):
			hidden++
		case strings.ContainsRune(separators, r):
			seen++
		default:
			return false, true
		}
		if seen > width || hidden > 8 {
			return false, true
		}
	}
	return true, seen > 0
}

// shape gives the places of the cuts within digits, as bits: bit 2 is set when a
// separator stands between the second digit and the third.
func shape(digits []digit) int {
	bits := 0
	for i, d := range digits {
		if i > 0 && d.cut {
			bits |= 1 << i
		}
	}
	return bits
}

// cuts gives the shape with separators at the places.
func cuts(places ...int) int {
	bits := 0
	for _, p := range places {
		bits |= 1 << p
	}
	return bits
}
