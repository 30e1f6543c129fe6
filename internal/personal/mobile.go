package personal

// phoneSeparators are the characters seen through inside a telephone number.
const phoneSeparators = " \u00a0\u2009\u202f.-"

// MobileNumbers returns the Norwegian mobile numbers of the text: eight digits
// that begin with 4 or 9 (the national numbering plan, Nkom), alone or grouped as
// telephone numbers are, with or without +47 or 0047.
func MobileNumbers(text []byte) []Span {
	var hits []Span
	eachChain(text, phoneSeparators, 1, func(c chain) {
		number, start := c.digits, c.before()
		switch {
		case len(number) == 10 && value(number[:2]) == 47 && start > 0 && text[start-1] == '+':
			number, start = number[2:], start-1
		case len(number) == 12 && value(number[:4]) == 47:
			number = number[4:]
		}
		if len(number) != 8 || number[0].value != 4 && number[0].value != 9 {
			return
		}
		abroad := len(number) < len(c.digits)
		if isPhoneShape(shape(number)) || abroad && shape(number) == cuts(4) {
			if !inLongWord(text, c.before(), c.after()) {
				hits = append(hits, Span{Start: start, Len: c.after() - start})
			}
		}
	})
	return hits
}

// isPhoneShape tells whether people group the digits of a mobile number in this
// way. Four and four is left out: "4000-9999" is a range.
func isPhoneShape(s int) bool {
	return s == 0 || s == cuts(3, 5) || s == cuts(2, 4, 6) || s == cuts(3, 6)
}
