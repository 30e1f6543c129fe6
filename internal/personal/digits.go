package personal

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A chain is a row of digits with at most a separator between any two of them.
type chain struct {
	digits []digit
}

// A digit is one digit of a chain. It is small, since a chain may be as long as a
// file.
type digit struct {
	start int32 // where it stands in the text
	size  uint8 // how many bytes it takes there
	value uint8
	cut   bool // a separator, or nothing of the chain, stands before it
	seam  bool // something that is not seen stands before it
}

func (d digit) at() int  { return int(d.start) }
func (d digit) end() int { return int(d.start) + int(d.size) }

// opens tells whether a number may begin at the digit: what is not seen may be
// part of a number or lie between two.
func (d digit) opens() bool { return d.cut || d.seam }

// before and after are where the chain begins and ends in the text.
func (c chain) before() int { return c.digits[0].at() }
func (c chain) after() int  { return c.digits[len(c.digits)-1].end() }

// mostHidden is how many signs that are not seen may stand between two digits.
const mostHidden = 20

// eachChain calls use with every chain of the text, in order. A gap between two
// digits of a chain holds at most width separators. Signs are read as a reader of
// the finished page sees them (signAt). The chain is valid during the call.
func eachChain(text []byte, separators string, width int, use func(chain)) {
	var c chain
	seen, hidden := 0, 0 // in the gap behind the last digit
	flush := func() {
		if len(c.digits) > 0 {
			use(c)
			c.digits = c.digits[:0]
		}
		seen, hidden = 0, 0
	}
	for i, size := 0, 0; i < len(text); i += size {
		r := rune(text[i])
		size = 1
		if r >= utf8.RuneSelf || r == '&' || r == '\\' || r == '%' {
			r, size = signAt(text[i:])
		}
		v := digitValue(r)
		switch {
		case v >= 0:
			c.digits = append(c.digits, digit{start: int32(i), size: uint8(size), value: uint8(v), cut: seen > 0 || len(c.digits) == 0, seam: hidden > 0})
			seen, hidden = 0, 0
		case len(c.digits) == 0:
		case isHidden(r) && hidden < mostHidden:
			hidden++
		case strings.ContainsRune(separators, r) && seen < width:
			seen++
		default:
			flush()
		}
	}
	flush()
}

// digitValue is what a decimal digit of any script is worth (Unicode, category Nd:
// its ranges hold whole rows from nought to nine), or -1.
func digitValue(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	if r < '\u0660' { // the first of the others
		return -1
	}
	for _, x := range unicode.Nd.R16 {
		if r <= rune(x.Hi) {
			return within(r, rune(x.Lo))
		}
	}
	for _, x := range unicode.Nd.R32 {
		if r <= rune(x.Hi) {
			return within(r, rune(x.Lo))
		}
	}
	return -1
}

func within(r, low rune) int {
	if r < low {
		return -1
	}
	return int(r-low) % 10
}

// isHidden tells whether a sign stands between two digits without being seen: what
// joins, parts or marks letters (Unicode, categories Cf, Mn and Me), and the marks of
// emphasis, code and escapes in Markdown.
func isHidden(r rune) bool {
	switch {
	case r == '*' || r == '_' || r == '`' || r == '\\':
		return true
	case r < '\u00ad':
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me)
}

// signAt reads the sign at the start of a text as the page will show it, with the
// bytes that it takes: a character reference, an escape of Markdown, TOML or an
// address, or a character.
func signAt(text []byte) (r rune, size int) {
	switch text[0] {
	case '&':
		return reference(text)
	case '\\':
		return escape(text)
	case '%':
		return percent(text)
	}
	return utf8.DecodeRune(text)
}

// longestReference is "&CounterClockwiseContourIntegral;", and long enough for
// numbers with noughts before them.
const longestReference = 33

// reference reads a character reference (HTML, 13.5), else the sign itself.
func reference(text []byte) (rune, int) {
	for i := 1; i < len(text) && i < longestReference; i++ {
		switch c := text[i]; {
		case c == ';':
			if s := html.UnescapeString(string(text[:i+1])); utf8.RuneCountInString(s) == 1 {
				r, _ := utf8.DecodeRuneInString(s)
				return r, i + 1
			}
			return '&', 1
		case c != '#' && !isAlnum(c):
			return '&', 1
		}
	}
	return '&', 1
}

// escape reads a character by its number, as in TOML, or what Markdown takes for
// the character itself, else the sign.
func escape(text []byte) (rune, int) {
	if len(text) < 2 {
		return '\\', 1
	}
	switch c := text[1]; {
	case c == 'u':
		return numbered(text, 4)
	case c == 'U':
		return numbered(text, 8)
	case c < utf8.RuneSelf && !isAlnum(c) && c > ' ' && c != '\\':
		return rune(c), 2
	}
	return '\\', 1
}

func numbered(text []byte, digits int) (rune, int) {
	if len(text) >= 2+digits {
		if n, err := strconv.ParseUint(string(text[2:2+digits]), 16, 31); err == nil {
			return rune(n), 2 + digits
		}
	}
	return '\\', 1
}

// percent reads a character of an address that is written by its bytes (RFC 3986,
// 2.1), else the sign.
func percent(text []byte) (rune, int) {
	var b []byte
	for i := 0; i+2 < len(text) && text[i] == '%' && len(b) < utf8.UTFMax; i += 3 {
		n, err := strconv.ParseUint(string(text[i+1:i+3]), 16, 8)
		if err != nil {
			break
		}
		if b = append(b, byte(n)); utf8.FullRune(b) {
			break
		}
	}
	if r, _ := utf8.DecodeRune(b); r != utf8.RuneError {
		return r, 3 * len(b)
	}
	return '%', 1
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

// value gives the digits as a number.
func value(digits []digit) int {
	n := 0
	for _, d := range digits {
		n = n*10 + int(d.value)
	}
	return n
}
