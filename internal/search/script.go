package search

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// statement is one call of a shipped file: a key and its sealed data.
type statement struct{ key, data string }

// statementOf reads a file that is nothing but a call, as it is written here or as a
// minifier writes it: with any of the three quotes. It is false for anything else.
func statementOf(script string) (s statement, ok bool) {
	if script, ok = strings.CutPrefix(script, "sok("); !ok {
		return s, false
	}
	if s.key, script, ok = literal(script); !ok || !strings.HasPrefix(script, ",") {
		return s, false
	}
	s.data, script, ok = literal(script[1:])
	return s, ok && (script == ")" || script == ");\n")
}

// literal reads a string of JavaScript (ECMA-262, 12.9.4 and 12.9.6, without
// octal escapes and substitutions) and returns what comes after it.
func literal(script string) (value, rest string, ok bool) {
	if script == "" || !strings.ContainsRune("\"'`", rune(script[0])) {
		return "", "", false
	}
	quote, special := script[0], "\\\n\r"
	if quote == '`' {
		special = "\\$"
	}
	var b strings.Builder
	for script = script[1:]; ; {
		i := strings.IndexAny(script, special+string(quote))
		if i < 0 {
			return "", "", false
		}
		b.WriteString(script[:i])
		c := script[i]
		script = script[i+1:]
		switch {
		case c == quote:
			return b.String(), script, true
		case c == '$' && !strings.HasPrefix(script, "{"):
			b.WriteByte(c)
		case c != '\\':
			return "", "", false
		default:
			var letter string
			if letter, script, ok = escape(script); !ok {
				return "", "", false
			}
			b.WriteString(letter)
		}
	}
}

// escape reads what comes after a backslash.
func escape(script string) (letter, rest string, ok bool) {
	if script == "" {
		return "", "", false
	}
	switch c := script[0]; c {
	case 'x':
		n, rest, ok := hex(script[1:], 2)
		return string(n), rest, ok
	case 'u':
		n, rest, ok := hex(script[1:], 4)
		if again, second := strings.CutPrefix(rest, "\\u"); ok && second && utf16.IsSurrogate(n) {
			low, after, ok := hex(again, 4)
			return string(utf16.DecodeRune(n, low)), after, ok
		}
		return string(n), rest, ok
	default:
		if i := strings.IndexByte("bfnrtv0", c); i >= 0 {
			return "\b\f\n\r\t\v\x00"[i : i+1], script[1:], true
		}
		return script[:1], script[1:], c < 0x80 && c != '\n' && c != '\r' && (c < '1' || c > '9')
	}
}

// hex reads a number of so many digits.
func hex(script string, digits int) (n rune, rest string, ok bool) {
	if len(script) < digits {
		return 0, "", false
	}
	value, err := strconv.ParseUint(script[:digits], 16, 16)
	return rune(value), script[digits:], err == nil
}
