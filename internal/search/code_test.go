package search

import (
	"strings"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, k := range []struct {
		n    int
		want string
	}{{0, "A"}, {1, "B"}, {31, "f"}, {32, "gB"}, {1000, "of"}, {largest, "_____B"}} {
		if got := string(appendNumber(nil, k.n)); k.n != largest && got != k.want {
			t.Errorf("%d is written %q, not %q", k.n, got, k.want)
		}
	}
	for _, n := range []int{0, 1, 31, 32, 1023, 1024, 40_000, 1 << 20, largest} {
		s := scanner{s: string(appendNumber(nil, n))}
		if got := s.number(); got != n || s.err != nil || s.more() {
			t.Errorf("%d is read as %d (%v)", n, got, s.err)
		}
	}
	for _, n := range []int{0, 1, -1, 17, -17, 1 << 20, -(1 << 20)} {
		s := scanner{s: string(appendSigned(nil, n))}
		if got := s.signed(); got != n || s.err != nil {
			t.Errorf("%d is read as %d (%v)", n, got, s.err)
		}
	}
}

func TestNumberFaults(t *testing.T) {
	for _, data := range []string{"", "g", "!", "ø", "_______B", strings.Repeat("g", 40)} {
		s := scanner{s: data}
		if n := s.number(); s.err == nil || n != 0 {
			t.Errorf("%q is read as %d", data, n)
		}
	}
}

func TestWords(t *testing.T) {
	words := []string{"fylke", "fylkeskommune", "fylkeskommunen", "§14a", "ærlig", "ærleg", "øy", "\U0001d4d0b", "\U0001d4d0c", "å"}
	var data []byte
	before := ""
	for _, w := range words {
		data = appendClose(appendWord(data, before, w), len(w)*10)
		before = w
	}
	s := scanner{s: string(data)}
	before = ""
	for _, want := range words {
		before = s.word(before)
		if n := s.close(); before != want || n != len(want)*10 || s.err != nil {
			t.Errorf("%q and %d are read as %q and %d (%v)", want, len(want)*10, before, n, s.err)
		}
	}
	if s.more() {
		t.Errorf("%q is left", s.s[s.i:])
	}
	if got := string(appendWord(nil, "fylke", "fylkesting")); got != "Fsting" {
		t.Errorf("fylkesting after fylke is written %q", got)
	}
}

func TestWordFaults(t *testing.T) {
	for _, data := range []string{"A", "Aabc", "GabcA", "!abcA", "A" + strings.Repeat("a", longest+1) + "A"} {
		s := scanner{s: data}
		if w := s.word("fylke"); s.err == nil {
			t.Errorf("%q after fylke is read as %q", data, w)
		}
	}
}

func TestSeal(t *testing.T) {
	// FNV-1a of "foobar" is 0xbf9cf968 (the published test vectors).
	if got := checksum("foobar"); got != 0x3f9cf968 {
		t.Errorf("checksum %x", got)
	}
	for _, data := range []string{"", "abc", "ærlig \U0001d4d0 §"} {
		sealed := seal("d0", data)
		if got, err := unseal("d0", sealed); got != data || err != nil {
			t.Errorf("%q is read as %q (%v)", data, got, err)
		}
		for i := range sealed {
			if got, err := unseal("d0", sealed[:i]); err == nil {
				t.Errorf("%q, cut after %d bytes, is read as %q", data, i, got)
			}
		}
		if _, err := unseal("d0", sealed+"A"); err == nil {
			t.Errorf("%q with a letter more is read", data)
		}
	}
}
