package search

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// digits are those of base 64 (RFC 4648, section 5): none needs an escape.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// capitals are the first of the digits; they end a word.
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// largest is the largest number that is written: the client counts in 32 bits.
const largest = 1<<31 - 1

// longest is the longest word in a dictionary, in bytes: without a limit a word
// of a spoilt one could share its length with thousands.
const longest = 100

// errData is what is wrong with a file that is cut or altered.
var errData = errors.New("the data is cut or altered")

// appendNumber writes a number from 0 up, five bits a letter, the lowest first;
// the sixth tells that more follow.
func appendNumber(b []byte, n int) []byte {
	for n >= 32 {
		b = append(b, digits[n&31|32])
		n >>= 5
	}
	return append(b, digits[n])
}

// appendSigned writes a number that may be below 0.
func appendSigned(b []byte, n int) []byte {
	if n < 0 {
		return appendNumber(b, -2*n-1)
	}
	return appendNumber(b, 2*n)
}

// values of the digits; 64 for what is none.
var values = func() (v [256]uint8) {
	for i := range v {
		v[i] = 64
	}
	for i := range len(digits) {
		v[digits[i]] = uint8(i)
	}
	return v
}()

// scanner reads numbers and words from a string. After a fault it reads zeros,
// and err tells; what counts things in the data must be checked with count.
type scanner struct {
	s   string
	i   int
	err error
}

func (s *scanner) more() bool { return s.err == nil && s.i < len(s.s) }

func (s *scanner) fail() int {
	s.err = errData
	return 0
}

func (s *scanner) number() int {
	n := 0
	for shift := 0; s.more() && shift <= 30; shift += 5 {
		v := int(values[s.s[s.i]])
		s.i++
		if v == 64 {
			return s.fail()
		}
		n += v & 31 << shift
		if v < 32 {
			if n > largest {
				return s.fail()
			}
			return n
		}
	}
	return s.fail()
}

func (s *scanner) signed() int {
	n := s.number()
	if n%2 == 1 {
		return -(n + 1) / 2
	}
	return n / 2
}

// below reads a number that must be less than a limit.
func (s *scanner) below(limit int) int {
	n := s.number()
	if n >= limit {
		return s.fail()
	}
	return n
}

// count reads how many things follow, each at least one letter long.
func (s *scanner) count() int { return s.below(len(s.s) - s.i + 1) }

// word reads a front-coded word: what it shares with the one before, in letters,
// and the rest up to a capital, which close reads.
func (s *scanner) word(before string) string {
	shared := s.number()
	end := strings.IndexAny(s.s[min(s.i, len(s.s)):], capitals)
	if s.err != nil || end < 0 || shared > utf8.RuneCountInString(before) {
		s.fail()
		return ""
	}
	shared = prefixBytes(before, shared)
	if shared+end > longest {
		s.fail()
		return ""
	}
	w := before[:shared] + s.s[s.i:s.i+end]
	s.i += end
	return w
}

// close reads the number that ends a word.
func (s *scanner) close() int {
	n := s.below(len(capitals))
	if n == len(capitals)-1 {
		n += s.number()
	}
	return n
}

// prefixBytes is the length in bytes of the first n letters.
func prefixBytes(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// appendWord writes a front-coded word. The client counts in units of UTF-16, so
// that what is shared ends before a letter that needs two.
func appendWord(b []byte, before, w string) []byte {
	shared, at := 0, 0
	for at < len(w) && at < len(before) {
		r, n := utf8.DecodeRuneInString(w[at:])
		o, _ := utf8.DecodeRuneInString(before[at:])
		if r != o || r > 0xffff {
			break
		}
		shared, at = shared+1, at+n
	}
	return append(appendNumber(b, shared), w[at:]...)
}

// appendClose ends a word with a number; its first letter is a capital, which no
// word has.
func appendClose(b []byte, n int) []byte {
	last := len(capitals) - 1
	if n < last {
		return append(b, capitals[n])
	}
	return appendNumber(append(b, capitals[last]), n-last)
}

// checksum is FNV-1a of 32 bits over units of UTF-16, without its highest bit.
func checksum(s string) int {
	h := uint32(2166136261)
	for _, r := range s {
		if r > 0xffff {
			r -= 0x10000
			h = (h ^ uint32(0xd800+r>>10)) * 16777619
			r = 0xdc00 + r&0x3ff
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return int(h & largest)
}

// seal puts the checksum of key and data before the data; unseal takes it off.
func seal(key, data string) string { return string(appendNumber(nil, checksum(key+data))) + data }

func unseal(key, sealed string) (string, error) {
	s := scanner{s: sealed}
	sum := s.number()
	if s.err != nil || !utf8.ValidString(sealed) || checksum(key+sealed[s.i:]) != sum {
		return "", fmt.Errorf("search file %s: %w", key, errData)
	}
	return sealed[s.i:], nil
}
