package personal

import (
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"modellkatalog/internal/promise"
)

// The reference says by looking at a text as slowly and plainly as can be whether
// a number stands in it. It shares no code with the detector.

// referenceValid tells whether eleven digits are a number that the register has
// issued, or that is made like one: it counts the control digits out, as the
// register describes it, and asks a calendar for the date.
func referenceValid(digits string) bool {
	n := make([]int, 11)
	for i := range n {
		n[i] = int(digits[i] - '0')
	}
	for _, day := range []int{0, 40} {
		for _, month := range []int{0, 40, 80} {
			d, m := n[0]*10+n[1]-day, n[2]*10+n[3]-month
			if d < 1 || d > 31 || m < 1 || m > 12 {
				continue
			}
			for _, century := range []int{1800, 1900, 2000, 2100} {
				date := time.Date(century+n[4]*10+n[5], time.Month(m), d, 0, 0, 0, 0, time.UTC)
				if date.Day() == d && referenceControls(n) {
					return true
				}
			}
		}
	}
	return false
}

func referenceControls(n []int) bool {
	first := 11 - (3*n[0]+7*n[1]+6*n[2]+1*n[3]+8*n[4]+9*n[5]+4*n[6]+5*n[7]+2*n[8])%11
	right := false
	for added := range 4 { // from 2032 the next three digits are right too
		right = right || (first+added)%11 == n[9]
	}
	second := (11 - (5*n[0]+4*n[1]+3*n[2]+2*n[3]+7*n[4]+6*n[5]+5*n[6]+4*n[7]+3*n[8]+2*n[9])%11) % 11
	return right && second == n[10]
}

// referenceForms are the ways of grouping that people use, a blank for any
// separators.
var referenceForms = []string{
	"###########", "###### #####", "###### ### ##", "###### ## ###", "######### ##",
	"#### #######", "#### ##### ##", "#### ## ### ##",
	"## #########", "## #### #####", "## ####### ##", "## #### ### ##", "## ## #######", "## ## ## #####", "## ## ##### ##", "## ## ## ### ##",
	"### ########", "### ### #####", "### ###### ##", "### ### ### ##",
	"## ## ## ## ## #", "# # # # # # # # # # #",
	// The year in full.
	"######## #####", "######## ### ##", "######## ## ###", "#### #### #####", "#### #### ### ##", "#### #### ## ###",
	"## ## #### #####", "## ## #### ### ##", "## ## #### ## ###",
}

// plainly gives a text as it is read, sign by sign: the sign itself, a blank for
// separators, and nothing for what is not seen but "+" where it stands alone
// between two digits, since a number may begin or end there.
func plainly(text string) []string {
	var signs []string
	for _, r := range html.UnescapeString(text) {
		switch {
		case unicode.IsDigit(r):
			signs = append(signs, fmt.Sprint(referenceDigit(r)))
		case strings.ContainsRune(" \t\u00a0\u2009\u202f\u3000-–—‐‑−/·+―－／．•∙⋅⁄∕", r):
			signs = append(signs, " ")
		case strings.ContainsRune("*_`\u00ad\u200b\u200c\u200d\u2060", r):
			signs = append(signs, "+")
		default:
			signs = append(signs, string(r))
		}
	}
	return signs
}

func referenceDigit(r rune) int {
	for _, row := range []string{"0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡"} {
		if i := slices.Index([]rune(row), r); i >= 0 {
			return i
		}
	}
	panic("no digit of the test")
}

// referenceFinds tells whether a number stands anywhere in the signs.
func referenceFinds(signs []string) bool {
	isBlank := func(i int) bool { return signs[i] == " " || signs[i] == "." }
	isDigit := func(i int) bool {
		return i >= 0 && i < len(signs) && len(signs[i]) == 1 && signs[i][0] >= '0' && signs[i][0] <= '9'
	}
	for start := range signs {
		if !isDigit(start) || isDigit(start-1) {
			continue
		}
		form, digits, blanks := "", "", 0
		decimals := start >= 2 && (signs[start-1] == "," || signs[start-1] == ".") && signs[start-2] == "0" && (start == 2 || !isDigit(start-3))
		for end := start; end < len(signs) && (isDigit(end) || isBlank(end) || signs[end] == "+"); end++ {
			switch {
			case isDigit(end):
				if blanks > 0 {
					form += " "
				}
				form, digits, blanks = form+"#", digits+signs[end], 0
			case isBlank(end):
				blanks++
			}
			if blanks > 3 {
				break
			}
			if !isDigit(end) || isDigit(end+1) || decimals && form == referenceForms[0] || !slices.Contains(referenceForms, form) {
				continue
			}
			if len(digits) == 13 && slices.Contains([]string{"18", "19", "20"}, digits[4:6]) && referenceValid(digits[:4]+digits[6:]) {
				return true
			}
			if len(digits) == 11 && referenceValid(digits) {
				return true
			}
		}
	}
	return false
}

// generated makes a text with a number, or with what nearly is one, now and then
// with something before and behind it.
func generated(r *rand.Rand) string {
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	day, month := 1+r.IntN(31), 1+r.IntN(12)
	if r.IntN(3) == 0 {
		day += 40
	}
	month += []int{0, 0, 40, 80, 1, 12}[r.IntN(6)]
	nine := fmt.Sprintf("%02d%02d%02d%03d", day, month, r.IntN(100), r.IntN(1000))
	digits := nine + fmt.Sprintf("%02d", r.IntN(100))
	if r.IntN(4) > 0 { // the right control digits, where there are such
		for last := range 100 {
			if d := nine + fmt.Sprintf("%02d", (last+r.IntN(100))%100); referenceValid(d) {
				digits = d
				break
			}
		}
	}
	form := pick(referenceForms...)
	if r.IntN(3) == 0 { // any other
		form = ""
		for range 11 + r.IntN(3) {
			form += pick("#", "#", "#", "# ")
		}
	}
	if n := strings.Count(form, "#"); n == 13 {
		digits = digits[:4] + pick("19", "20", "18", "17", "00") + digits[4:]
	} else if n != 11 {
		digits += "00"
	}
	row := []rune(pick("0123456789", "0123456789", "0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"))
	separator := pick(" ", " ", ".", "-", "/", "\u00a0", "\u2009", "\u202f", "–", "+", "−", "·", "\u3000", "―", "－", "／", "．", "•", "∙", "⋅", "⁄", "∕", " - ", "  ", "    ", "&nbsp;", "&#45;", "&thinsp;", "&#x20;", ",", "|", "\n", "a", "&lt;")
	var b strings.Builder
	b.WriteString(pick("", "", "nr. ", "a", "1 ", "7", "12 34 ", "(", "**", "&#40;"))
	for _, c := range form {
		if c == ' ' {
			b.WriteString(separator)
			continue
		}
		if r.IntN(20) == 0 {
			b.WriteString(pick("*", "**", "_", "`", "\u00ad", "\u200b", "\u2060", "&shy;", "&#8203;", "&zwj;"))
		}
		if d := row[digits[0]-'0']; r.IntN(12) == 0 {
			fmt.Fprintf(&b, pick("&#%d;", "&#x%x;", "&#%07d;"), d)
		} else {
			b.WriteRune(d)
		}
		digits = digits[1:]
	}
	b.WriteString(pick("", "", ".", "a", " 22", "3", ")", "**"))
	return b.String()
}

// TestPromise6AgainstReference holds the detector to the reference over numbers of
// every kind, written in every way.
func TestPromise6AgainstReference(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	tries, hits, wrong := promise.Times(10_000, 4_000_000), 0, 0
	for range tries {
		text := generated(r)
		want := referenceFinds(plainly(text))
		got := NationalIDs([]byte(text))
		if want {
			hits++
		}
		if want != (len(got) > 0) {
			if wrong++; wrong < 10 {
				t.Errorf("%q: found is %v, and %v by the reference", text, len(got) > 0, want)
			}
		}
	}
	t.Logf("%d of %d texts hold a number", hits, tries)
	if hits < tries/10 || hits > tries*9/10 {
		t.Errorf("%d of %d texts hold a number: the texts are not what they should be", hits, tries)
	}
	promise.Tried(t, 6, "detector against a slow reference", tries, wrong)
}

// FuzzNationalIDs holds the places to what they are places of: digits of the text,
// in order and apart.
func FuzzNationalIDs(f *testing.F) {
	f.Add([]byte("01.01.90 12345 \u00ad 1\xff2"))
	f.Add([]byte("&#49;&#x32;٣\\u0034%35%C2%A0"))
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		f.Add([]byte(generated(r)))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		end := 0
		for _, hit := range NationalIDs(text) {
			if hit.Start < end || hit.Len < 11 || hit.Start+hit.Len > len(text) {
				t.Fatalf("%+v after %d in %d bytes", hit, end, len(text))
			}
			end = hit.Start + hit.Len
			if n := len(digitsOf(string(text[hit.Start:end]))); n != 11 && n != 13 {
				t.Fatalf("%d digits at %+v of %q", n, hit, text)
			}
		}
	})
}

// TestPromise6OtherNumbers shows what else is taken for a national identity number, and how
// often. A number of eleven digits that stands undivided cannot be told from one
// when its digits are right; grouped as people group such numbers, it can.
func TestPromise6OtherNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	control := func(digits string, weights ...int) string { // modulus 11
		for {
			sum := 0
			for i, w := range weights {
				sum += w * int(digits[i]-'0')
			}
			if c := (11 - sum%11) % 11; c < 10 {
				return digits + fmt.Sprint(c)
			}
			digits = digits[1:] + fmt.Sprint(r.IntN(10))
		}
	}
	random := func(n int) string {
		s := fmt.Sprint(1 + r.IntN(9))
		for range n - 1 {
			s += fmt.Sprint(r.IntN(10))
		}
		return s
	}
	account := func() string { return control(random(10), 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) }
	organisation := func() string { return control(random(8), 3, 2, 7, 6, 5, 4, 3, 2) }
	date := func() string {
		return time.Date(1990, 1, 1+r.IntN(20000), 0, 0, 0, 0, time.UTC).Format([]string{"02.01.2006", "2006-01-02", "02.01.06", "20060102", "02.01.2006 15:04:05"}[r.IntN(5)])
	}
	tries, all, wrong := promise.Times(3_000, 1_000_000), 0, 0
	for _, c := range []struct {
		name    string
		make    func() string
		perMill int // at most
	}{
		{"account number with points", func() string { return write("####.##.#####", account()) }, 0},
		{"account number with blanks", func() string { return write("#### ## #####", account()) }, 0},
		{"account number, undivided", account, 90},
		{"payment reference of eleven digits (KID)", func() string { return random(11) }, 12},
		{"payment reference of ten, twelve and more digits", func() string { return random([]int{10, 12, 13, 15, 16, 20, 25}[r.IntN(7)]) }, 0},
		{"organisation number", organisation, 0},
		{"organisation number in threes", func() string { return write("### ### ###", organisation()) }, 0},
		{"two organisation numbers", func() string { return organisation() + " " + organisation() }, 0},
		{"telephone number", func() string {
			return write([]string{"########", "## ## ## ##", "### ## ###", "+47 ## ## ## ##", "0047########"}[r.IntN(5)], random(8))
		}, 0},
		{"two telephone numbers", func() string { return write("## ## ## ##", random(8)) + " / " + write("## ## ## ##", random(8)) }, 0},
		{"date", date, 0},
		{"two dates", func() string { return date() + "–" + date() }, 0},
		{"amount", func() string { return write("### ### ###,##", random(11)) }, 0},
		{"ISBN", func() string { return "978-" + write("##-##-#####-#", random(10)) }, 0},
		{"years", func() string {
			return fmt.Sprintf("%d %d %d %d", 1990+r.IntN(40), 1990+r.IntN(40), 1990+r.IntN(40), 1990+r.IntN(40))
		}, 0},
	} {
		hits := 0
		for range tries {
			text := c.make()
			if got := NationalIDs([]byte("Se " + text + " her.")); len(got) > 0 {
				if hits++; c.perMill == 0 && hits == 1 {
					t.Errorf("%s: %q is taken for a national identity number", c.name, text)
				}
			}
		}
		t.Logf("%s: %d of %d", c.name, hits, tries)
		all += tries
		if hits*1000 > c.perMill*tries {
			t.Errorf("%s: %d of %d are taken for a national identity number", c.name, hits, tries)
			wrong += hits
		}
	}
	promise.Tried(t, 6, "other numbers are let through", all, wrong)
}
