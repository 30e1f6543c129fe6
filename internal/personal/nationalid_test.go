package personal

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The numbers are made while the test runs: none stands in the source.

// number returns eleven digits with right control digits, where the first
// control sum leaves the remainder.
func number(t *testing.T, date string, remainder int) string {
	t.Helper()
	for individual := 100; individual < 1000; individual++ {
		nine := date + strconv.Itoa(individual)
		first := (11 + remainder - weigh(parse(nine), 3, 7, 6, 1, 8, 9, 4, 5, 2)%11) % 11
		if first == 10 {
			continue
		}
		ten := nine + strconv.Itoa(first)
		second := (11 - weigh(parse(ten), 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
		if second < 10 {
			return ten + strconv.Itoa(second)
		}
	}
	t.Fatalf("no number for %s with remainder %d", date, remainder)
	return ""
}

func parse(s string) []digit {
	digits := make([]digit, len(s))
	for i := range s {
		digits[i].value = s[i] - '0'
	}
	return digits
}

// write puts the digits of number where the pattern has #, but for that of "&#45;".
func write(pattern, number string) string {
	var b strings.Builder
	for i, r := range pattern {
		if r == '#' && (i == 0 || pattern[i-1] != '&') {
			b.WriteByte(number[0])
			number = number[1:]
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestNationalIDsKinds(t *testing.T) {
	for _, c := range []struct {
		name, date string
		remainder  int
		want       bool
	}{
		{"born in 1990", "150390", 0, true},
		{"leap day", "290204", 0, true},
		{"leap day of 2000", "290200", 0, true},
		{"no leap year", "290203", 0, false},
		{"auxiliary number", "155290", 0, true},
		{"auxiliary number of a D-number", "554190", 0, true},
		{"made up, Tenor", "158390", 0, true},
		{"made up, Tenor, D-number from 2032", "559233", 3, true},
		{"month 40", "154090", 0, false},
		{"month 53", "155390", 0, false},
		{"month 80", "158090", 0, false},
		{"month 93", "159390", 0, false},
		{"D-number", "550390", 0, true},
		{"D-number of the last day", "710190", 0, true},
		{"from 2032, remainder 1", "150333", 1, true},
		{"from 2032, remainder 2", "150333", 2, true},
		{"from 2032, remainder 3", "150333", 3, true},
		{"D-number from 2032", "550333", 2, true},
		{"remainder 4 is never right", "150333", 4, false},
		{"remainder 10 is never right", "150390", 10, false},
		{"30 February", "300290", 0, false},
		{"31 April", "310490", 0, false},
		{"day 0", "000190", 0, false},
		{"day 40", "400190", 0, false},
		{"day 72", "720190", 0, false},
		{"month 13", "151390", 0, false},
		{"month 0", "150090", 0, false},
		{"organisation number's start", "987654", 0, false},
	} {
		text := "nummer " + number(t, c.date, c.remainder) + " her"
		if got := NationalIDs([]byte(text)); (len(got) > 0) != c.want {
			t.Errorf("%s: hit is %v, want %v", c.name, len(got) > 0, c.want)
		}
	}
}

func TestNationalIDsWrongControlDigit(t *testing.T) {
	right := number(t, "150390", 0)
	for last := range 10 {
		text := right[:10] + strconv.Itoa(last)
		if hit := len(NationalIDs([]byte(text))) > 0; hit != (text == right) {
			t.Errorf("last digit %d of %s: hit is %v", last, right, hit)
		}
	}
}

func TestNationalIDsSeenThroughSeparators(t *testing.T) {
	id := number(t, "150320", 0)
	for _, pattern := range []string{
		"###########", "fnr.: ###########.", "fødselsnummer###########", "(###########)", "id=###########&x",
		"###### #####", "######-#####", "######.#####", "######/#####", "######–#####", "###### - #####", "######  #####",
		"######\u00a0#####", "######\u202f#####", "######\u2011#####", "######\u2009#####", "######\t#####",
		"#####\u00ad######", "#####\u200b######", "**######**#####", "###### **#####**", "######_#####",
		"## ## ## #####", "##.##.## #####", "## ## ## ### ##", "###### ### ##", "###### ###-##", "### ### ### ##", "######### ##",
		"# # # # # # # # # # #", "## ## ## ## ## #",
		"###### ## ###", "###### - ## ###",
		"7 ###########", "1234 ###### #####", "###### ##### 22", "1. ###### #####", "1**###########**2",
		"1990,###########", "3,###########", "1,2,###########,4", "0,5,###########", // columns of a table
		"######&#32;#####", "######&nbsp;#####", "######&#x2d;#####", "######&#0000045;#####", "######&shy;#####", "######&ndash;#####",
		"######\\#####", "######\\\\-#####", "######\\-#####", "######\\.#####", "######\\u002d#####", "######%20#####", "######+#####", "######%2D#####", "######%C2%A0#####", "######%E2%80%93#####",
		"######\u0301#####", "######\u2063#####", "######\ufe0f#####", "######\u3000#####", "####\u2060##\u2060#####",
	} {
		text := "tekst " + write(pattern, id) + " slutt"
		got := NationalIDs([]byte(text))
		if len(got) != 1 || text[got[0].Start] != id[0] || digitsOf(text[got[0].Start:got[0].Start+got[0].Len]) != id {
			t.Errorf("%q: not found once (%v)", pattern, got)
		}
	}
	full := id[:4] + "20" + id[4:]
	for _, pattern := range []string{"######## #####", "##.##.#### #####", "##.##.####-#####", "##.##.#### ### ##"} {
		if got := NationalIDs([]byte(write(pattern, full))); len(got) != 1 {
			t.Errorf("%q with the year in full: not found once (%v)", pattern, got)
		}
	}
}

func TestNationalIDsMisses(t *testing.T) {
	id := number(t, "120320", 0) // reads as 12.03.20… too
	for _, pattern := range []string{
		"##.##.#### ###",               // a date and a number
		"Fra ##.##.#### ### deltok",    // the same in a sentence
		"#### ## #####",                // an account number
		"####.##.#####",                // the same
		"##### ######", "####### ####", // no way to group it
		"######\n#####", "######\r\n#####", "## ##\n## #####", // a line break
		"######,#####", "###### og #####", "######|#####", "######:#####", "######;#####",
		"######    #####",              // columns
		"1###########", "###########1", // a longer number
		"0.###########", "0,###########", "-0,###########", // decimals
		"######&lt;#####", "######&unknown;#####", "######&#10;#####", "######%0A#####", "######%#####",
		"9f86d081884c7d65###########",             // a hash
		"###########abcdefabcdefabcdef",           // the same
		"kr ## ### ### ###", "# ### ### ### kr #", // prices
	} {
		if got := NationalIDs([]byte(write(pattern, id))); len(got) != 0 {
			t.Errorf("%q: found at %v", pattern, got)
		}
	}
	for _, text := range []string{
		"", "1", "2022", "2019, 2020, 2021 og 2022", "2020–2023", "2018 2019 2020 2021 2022 2023 2024",
		"01.01.2024", "fra 01.01.2024 til 31.12.2024", "2024-01-01 2024-12-31", "2024-01-01T10:15:30Z", "01.02.24–03.04.25",
		"organisasjonsnummer 889 640 782", "org.nr. 889640782 og 974 767 880", "NO 889 640 782 MVA",
		"LOV-2006-06-16-20", "lov 16. juni 2006 nr. 20", "opplæringslova 1998 § 13-3 f", "§§ 14 a, 15 og 16", "§ 4-1 § 4-2 § 4-3 § 4-4",
		"1\n2\n3\n4\n5\n6\n7\n8\n9\n1\n0\n", "1990\r\n0101\r\n12345\r\n",
		"kr 1 250 000,50", "12 500 000 kroner", "1.250.000", "tlf. 22 00 00 00", "+47 22 00 00 00 / 23 00 00 00",
		"978-82-05-12345-6", "https://example.no/12345678/2022/09/30/", "0 0 640 480", "1 2 3 4 5 6 7 8 9 10 11 12",
		"kl. 09.00–15.30", "side 12–15, 22–24 og 30", "0.00000000000", "00000000000", "11111111111", "99999999999",
	} {
		if got := NationalIDs([]byte(text)); len(got) != 0 {
			t.Errorf("%q: found at %v", text, got)
		}
	}
}

func TestNationalIDsOffsets(t *testing.T) {
	a, b := number(t, "150390", 0), number(t, "550390", 0)
	text := "å " + a + ", " + b[:6] + " " + b[6:] + "\r\n" + a
	want := []Span{{3, 11}, {3 + 13, 12}, {3 + 13 + 14, 11}}
	if got := NationalIDs([]byte(text)); !slices.Equal(got, want) {
		t.Errorf("offsets %v, want %v", got, want)
	}
}

func BenchmarkNationalIDs(b *testing.B) {
	text := []byte(strings.Repeat("Avtalen fra 01.01.2024 gjelder til 2026 for 12 500 brukere i fylket, jf. § 4-1.\n", 250))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		NationalIDs(text)
	}
}

// TestEverySeparatorIsSeenThrough tries each one, so that none is lost.
func TestEverySeparatorIsSeenThrough(t *testing.T) {
	id := number(t, "150390", 0)
	for _, r := range " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000+-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d./·\u2022\u2024\u2027\u2044\u2215\u2219\u22c5\uff0e\uff0f" {
		if len(NationalIDs([]byte(id[:6]+string(r)+id[6:]))) != 1 {
			t.Errorf("%U hides a number", r)
		}
	}
}
