package personal

import "slices"

// idSeparators are the characters seen through inside a national identity number.
// U+3000 is a blank as wide as a full-width digit, as U+FF0D to U+FF0F are signs, and +
// is a blank in the query of an address.
const idSeparators = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000" +
	"+-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d./·\u2022\u2024\u2027\u2044\u2215\u2219\u22c5\uff0e\uff0f"

// longestWord is the longest row of letters and digits that is read as a word or
// a number; what is longer is a hash or a key.
const longestWord = 24

// NationalIDs returns the national identity numbers (fødselsnummer) of the text and
// what is made like them: D-numbers, the auxiliary numbers of the health services
// and made-up numbers for tests. They are eleven digits that begin with a date and
// end in two right control digits, written together or in groups, also with the year
// in full. The rules are those of the National Population Register (Skatteetaten),
// with the remainders 0–3 of the first control digit that are in use from 2032.
func NationalIDs(text []byte) []Span {
	var hits []Span
	eachChain(text, idSeparators, 3, func(c chain) {
		for i := 0; i+11 <= len(c.digits); i++ {
			if !c.digits[i].opens() {
				continue
			}
			n := idAt(c.digits[i:])
			if n == 0 {
				continue
			}
			start, end := c.digits[i].at(), c.digits[i+n-1].end()
			if inLongWord(text, start, end) || isFraction(text, c.digits[i:i+n]) {
				continue
			}
			hits = append(hits, Span{Start: start, Len: end - start})
			i += n - 1
		}
	})
	return hits
}

// idAt returns how many of the digits at the start make up an identity number, or 0.
func idAt(digits []digit) int {
	if ends(digits, 11) && isIDShape(shape(digits[:11])) && isID(digits[:11]) {
		return 11
	}
	if len(digits) >= 13 && ends(digits, 13) && isLongIDShape(shape(digits[:13])) {
		century := value(digits[4:6])
		if century >= 18 && century <= 20 && isID(slices.Concat(digits[:4], digits[6:13])) {
			return 13
		}
	}
	return 0
}

// ends tells whether a number may end behind the first n digits.
func ends(digits []digit, n int) bool {
	return len(digits) == n || digits[n].opens()
}

// isIDShape tells whether people group eleven digits of one number in this way.
// An account number (4, 2 and 5 digits) and a date followed by another number
// (2, 2, 4 and 3) are not among them.
func isIDShape(s int) bool {
	switch s {
	case cuts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), cuts(2, 4, 6, 8, 10), cuts(6, 8):
		return true
	case cuts(4, 6):
		return false
	}
	return s&^cuts(2, 4, 6, 9) == 0 || s&^cuts(3, 6, 9) == 0
}

// isLongIDShape tells the same of thirteen digits, with the year in full.
func isLongIDShape(s int) bool {
	date, rest := s&(1<<8-1), s>>8
	return (date == 0 || date == cuts(4) || date == cuts(2, 4)) && (rest == 1 || rest == 1|cuts(2) || rest == 1|cuts(3))
}

// isID checks date and control digits of eleven digits.
func isID(d []digit) bool {
	day, month, year := value(d[:2]), value(d[2:4]), value(d[4:6])
	if day > 40 { // D-number
		day -= 40
	}
	switch {
	case month > 80: // made up for tests (Skatteetaten, Tenor)
		month -= 80
	case month > 40: // auxiliary number, or made up for tests (NAV, Dolly)
		month -= 40
	}
	if month < 1 || month > 12 || day < 1 || day > daysIn(month, year) {
		return false
	}
	first := weigh(d, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
	second := weigh(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
	return first%11 <= 3 && second%11 == 0
}

// daysIn is how many days a month has in a year of which only the last two digits
// are known; 2000 was a leap year.
func daysIn(month, year int) int {
	if month == 2 && year%4 == 0 {
		return 29
	}
	return [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
}

// weigh adds up the digits times their weights.
func weigh(digits []digit, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += w * int(digits[i].value)
	}
	return sum
}

// inLongWord tells whether text[start:end] stands inside a long row of letters and
// digits.
func inLongWord(text []byte, start, end int) bool {
	const most = longestWord - 11
	n := 0
	for i := start - 1; i >= 0 && n <= most && isAlnum(text[i]); i-- {
		n++
	}
	for i := end; i < len(text) && n <= most && isAlnum(text[i]); i++ {
		n++
	}
	return n > most
}

// isFraction tells whether undivided digits are the decimals of a number below one.
// Behind any other number they may as well be the next column of a table.
func isFraction(text []byte, digits []digit) bool {
	at := digits[0].at()
	if shape(digits) != 0 || at < 2 || text[at-1] != '.' && text[at-1] != ',' || text[at-2] != '0' {
		return false
	}
	return at == 2 || !isAlnum(text[at-3]) && text[at-3] != ',' && text[at-3] != '.'
}

func isAlnum(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func isDigit(c byte) bool {
	return c >= '0' && c <= '9'
}
