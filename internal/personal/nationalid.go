package personal

import "slices"

// idSeparators are the characters seen through inside a national identity number.
const idSeparators = " \t\u00a0\u2007\u2008\u2009\u200a\u202f-\u2010\u2011\u2012\u2013\u2014\u2212./·"

// longestWord is the longest row of letters and digits that is read as a word or
// a number; what is longer is a hash or a key.
const longestWord = 24

// NationalIDs returns the offsets of the national identity numbers
// (fødselsnummer) and D-numbers in the text: eleven digits that begin with a
// date and end in two right control digits, written together or in groups, also
// with the year in full. The rules are those of the National Population Register
// (Skatteetaten), with the remainders 0–3 of the first control digit that are in
// use from 2032.
func NationalIDs(text []byte) []int {
	var hits []int
	eachChain(text, idSeparators, 3, func(c chain) {
		for i := 0; i+11 <= len(c.digits); i++ {
			if !c.digits[i].cut {
				continue
			}
			n := idAt(c.digits[i:])
			if n == 0 || inLongWord(text, c.digits[i].at, c.digits[i+n-1].at+1) || isFraction(text, c.digits[i:i+n]) {
				continue
			}
			hits = append(hits, c.digits[i].at)
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
	if len(digits) >= 13 && ends(digits, 13) && digits[8].cut {
		short := slices.Concat(digits[:4], digits[6:13])
		if isID(short) {
			return 13
		}
	}
	return 0
}

// ends tells whether a number may end behind the first n digits.
func ends(digits []digit, n int) bool {
	return len(digits) == n || digits[n].cut
}

// isIDShape tells whether people group eleven digits of one number in this way.
// An account number (4, 2 and 5 digits) and a date followed by another number
// (2, 2, 4 and 3) are not among them.
func isIDShape(s int) bool {
	switch s {
	case cuts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), cuts(2, 4, 6, 8, 10):
		return true
	case cuts(4, 6):
		return false
	}
	return s&^cuts(2, 4, 6, 9) == 0 || s&^cuts(3, 6, 9) == 0
}

// isID checks date and control digits of eleven digits.
func isID(d []digit) bool {
	day, month := d[0].value*10+d[1].value, d[2].value*10+d[3].value
	if day > 40 { // D-number
		day -= 40
	}
	if month < 1 || month > 12 || day < 1 || day > [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1] {
		return false
	}
	first := weigh(d, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
	second := weigh(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
	return first%11 <= 3 && second%11 == 0
}

// weigh adds up the digits times their weights.
func weigh(digits []digit, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += w * digits[i].value
	}
	return sum
}

// inLongWord tells whether text[start:end] stands inside a long row of letters and digits.
func inLongWord(text []byte, start, end int) bool {
	n := 0
	for i := start - 1; i >= 0 && isAlnum(text[i]); i-- {
		n++
	}
	for i := end; i < len(text) && isAlnum(text[i]); i++ {
		n++
	}
	return n+11 > longestWord
}

// isFraction tells whether undivided digits are the decimals of a number.
func isFraction(text []byte, digits []digit) bool {
	at := digits[0].at
	return shape(digits) == 0 && at >= 2 && (text[at-1] == '.' || text[at-1] == ',') && isDigit(text[at-2])
}

func isAlnum(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func isDigit(c byte) bool {
	return c >= '0' && c <= '9'
}
