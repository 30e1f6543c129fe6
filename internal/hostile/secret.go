package hostile

import (
	"fmt"
	"html"
	"strings"

	"modellkatalog/internal/personal"
)

// NationalID makes a number that the register could have given to one born on a date
// ("150390"). It is made when it is asked for: none stands in the source.
func NationalID(date string) string {
	for individual := 100; individual < 1000; individual++ {
		digits := date + fmt.Sprint(individual)
		for _, weights := range []string{"376189452", "5432765432"} {
			sum := 0
			for i, w := range weights {
				sum += int(w-'0') * int(digits[i]-'0')
			}
			digits += fmt.Sprint((11 - sum%11) % 11)
		}
		if len(digits) == len("ddmmyyiiikk") { // a control digit of ten is none
			return digits
		}
	}
	panic("hostile: no number for " + date)
}

// Secret makes what looks like a key.
func Secret() string { return "ghp" + "_" + strings.Repeat("aB3", 12) }

// Personal makes a world with a number, written in every way, and a key in every place
// where an editor can put text.
func Personal(id string) World {
	ways := append(Written(id), Secret())
	return Make(func(number int, _ string) (string, bool) { return ways[number%len(ways)], true })
}

// Repeats tells whether a text repeats the number or the key of such a world, in
// whatever way.
func Repeats(text, id string) bool {
	for _, way := range append(Written(id), Secret()) {
		if strings.Contains(text, way) || strings.Contains(text, html.EscapeString(way)) {
			return true
		}
	}
	return len(personal.NationalIDs([]byte(text))) > 0 || len(personal.Secrets([]byte(text))) > 0
}

// Written are ways of writing a number of eleven digits, all of which are read as it.
func Written(id string) []string {
	a, b := id[:6], id[6:]
	digits := func(zero rune) string {
		return strings.Map(func(r rune) rune { return zero + r - '0' }, id)
	}
	return []string{
		id, a + " " + b, a + "-" + b, a + "." + b, a + "/" + b, a + "\u00a0" + b, a + "\u2009" + b, a + "\u202f" + b, a + "\u2013" + b, id[:4] + "\u00ad" + id[4:], id[:5] + "\u200b" + id[5:],
		id[:2] + " " + id[2:4] + " " + id[4:6] + " " + id[6:9] + " " + id[9:], id[:2] + "." + id[2:4] + ".19" + id[4:6] + "-" + b, strings.Join(strings.Split(id, ""), " "),
		"&#" + fmt.Sprint(id[0]) + ";" + id[1:], a + "&nbsp;" + b, a + "&#45;" + b, "&#x" + fmt.Sprintf("%x", id[0]) + ";" + id[1:], a + "&shy;" + b, a + "%20" + b,
		"*" + a + "*" + b, "**" + a + "** " + b, "_" + a + "_ _" + b + "_", "`" + a + "`" + b, a + `\-` + b, digits('\u0660'), digits('\uff10'), digits('\U0001d7ce'),
	}
}
