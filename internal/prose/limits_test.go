package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/promise"
)

// TestPromise7TooLarge shows for every limit the largest body that is let through and
// what is said of the next, with its line, and its column where one is known.
func TestPromise7TooLarge(t *testing.T) {
	tries, broken := 0, 0
	r := strings.Repeat
	row := func(columns int) string { return r("|a", columns) + "|\n" + r("|-", columns) + "|\n" }
	for _, c := range []struct{ name, within, over, want string }{
		{"line", r("a", 100_000), "a\n" + r("a", 100_001), "2:100001: linjen er lengre enn 100 000 byte; del den i avsnitt"},
		{"lines", r("a\n", 15_000), r("a\n", 15_001), "15001:0: filen har mer enn 15 000 linjer; del den i flere filer"},
		{"front matter", r("\n", 5_000) + "a", r("\n", 5_000) + "a" + r("\n", 1_002) + "b", "6002:0: mer enn 1 000 tomme linjer på rad; fjern dem"},
		{"blank lines", "a" + r("\n", 1_001) + "b", "a" + r("\n", 1_002) + "b", "1002:0: mer enn 1 000 tomme linjer på rad; fjern dem"},
		{"quotes", r(">", 12) + " a", "\n" + r(">", 13) + " a", "2:13: linjen begynner med mer enn 12 liste- eller sitattegn; bruk færre nivåer"},
		{"lists", r("- ", 12) + "a", r("- ", 13) + "a", "1:25: linjen begynner med mer enn 12 liste- eller sitattegn; bruk færre nivåer"},
		{"mixed", r("> 1. * + : ", 2) + "a", r("> 1. * + : ", 3) + "a", "1:32: linjen begynner med mer enn 12 liste- eller sitattegn; bruk færre nivåer"},
		{"in a footnote", "[^1]\n\n[^1]: " + r("- ", 11) + "a", "[^1]:" + r("- ", 12) + "a", "1:28: linjen begynner med mer enn 12 liste- eller sitattegn; bruk færre nivåer"},
		{"indented lists", r(" ", 60) + "- a", "a\n" + r("\t", 16) + "- a", "2:17: listen er rykket inn mer enn 60 tegn; bruk færre nivåer"},
		{"markers", r("- - - a\n\n", 6_666) + "- - a", r("> - - a\n\n", 6_667), "13333:0: filen har mer enn 20 000 liste- og sitattegn; del den i flere filer"},
		{"tags", r("<"+r("a", 999)+"\n\n", 100), r("- <"+r("a", 999)+"\n\n", 100) + "> <a\n", "201:0: linjene som begynner med < er på mer enn 100 000 byte; HTML er ikke tillatt; skriv \\< for et mindre-enn-tegn"},
		{"brackets", r("[", 16) + r("(", 16) + "\n\n" + r("[", 32) + "\n", "a\n" + r("[", 16) + "\n" + r("(", 17), "3:17: mer enn 32 parenteser og klammer er åpne samtidig; lukk dem, eller sett \\ foran dem som bare er tekst"},
		{"escaped brackets", r(`\[`, 400), r("[", 33), "1:33: mer enn 32 parenteser og klammer er åpne samtidig; lukk dem, eller sett \\ foran dem som bare er tekst"},
		{"columns", row(40), "a\n\n> " + strings.ReplaceAll(row(41), "\n", "\n> "), "4:3: tabellen har mer enn 40 kolonner; del den i flere tabeller"},
		{"columns of the row before", r("|a", 40) + "|\n|-|\n", "a\n" + r(`|\|`, 42) + "\n|-|\n", "3:1: tabellen har mer enn 40 kolonner; del den i flere tabeller"},
		{"cells", row(10) + r("|a|b|c|d|e|f|g|h|i|j|\n", 1_999), row(10) + r("x\n", 2_000), "2002:0: tabellene har mer enn 20 000 celler; del filen i flere"},
		{"references", r(r("&amp;", 100)+"\n\n", 100), r(r("<", 100)+"\n\n", 100) + "&", "201:0: filen har mer enn 10 000 av tegnene &, < og >; del den i flere filer"},
		{"definitions", r("[a]: b\n", 1_000), r("[a]: b\n", 1_001), "1001:0: filen har mer enn 1 000 fotnoter og lenkedefinisjoner; del den i flere filer"},
		{"headings", r("## a\n", 500), r("## a\n", 501), "501:1: filen har mer enn 500 overskrifter; del den i flere filer"},
		{"expansion", "[a]: " + r("b", 99_990) + "\n\n" + r("[a]\n", 10), "[a]: " + r("b", 99_990) + "\n\n" + r("[a]\n", 11), "13:1: lenkedefinisjonene blir til mer enn 1 MiB der de brukes; gjør dem kortere, eller del filen"},
		{"emphasis", r("*a_ ", 500), "a\n\n" + r("*a_ ", 501), "3:2001: avsnittet har mer enn 1 000 tegn som kan være lenker, kode eller utheving; del det"},
		{"marks in a file", r(r("*a* ", 10)+"\n\n", 2_500), r(r("*a* ", 10)+"\n\n", 2_500) + "_a", "5001:1: filen har mer enn 50 000 tegn som kan være lenker, kode eller utheving; del den i flere filer"},
		{"marks in long paragraphs", r("*a", 1_000) + r("a", 98_000), r(r("*a", 1_000)+r("a", 98_000)+"\n\n", 2), "3:19: avsnittene er for lange til å ha så mange tegn som kan være lenker, kode eller utheving; del dem"},
		{"html against its source", row(40) + r("x\n", 81), row(40) + r("x\n", 82), "84:1: teksten blir til mer enn 78616 byte HTML; del filen i flere"},
		{"html", "a[^1]\n\n[^1]: a\n" + r("[^1]", 300), r(r("[^1]", 300)+"\n\n", 166) + "[^1]: a\n", "317:1017: teksten blir til mer enn 4194304 byte HTML; del filen i flere"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tries += 2
			if said := tooLarge(c.within); said != "" {
				broken++
				t.Errorf("within the limit: %s", said)
			}
			if said := tooLarge(c.over); said != c.want {
				broken++
				t.Errorf("over the limit: %q, want %q", said, c.want)
			}
			p, _ := Check("stor.md", catalogue.NB, c.over, Options{})
			if s := HTML(p, site); p == nil || s != "" || len(Plain(p)) > 0 {
				t.Errorf("a body over a limit shows %d bytes", len(s))
			}
		})
	}
	promise.Tried(t, 7, "bodies at a limit and one over it", tries, broken)
}

// tooLarge returns the first finding about size, as line, column and message.
func tooLarge(source string) string {
	_, problems := Check("stor.md", catalogue.NB, source, Options{})
	for _, p := range problems {
		if p.Rule.ID == problem.TooLarge.ID {
			return fmt.Sprintf("%d:%d: %s", p.Pos.Line, p.Pos.Col, p.Message())
		}
	}
	return ""
}

// TestBombs holds what is known to take Markdown parsers past linear time or
// memory: each is refused, or becomes no more HTML than the limit allows.
func TestBombs(t *testing.T) {
	r := strings.Repeat
	fill := func(unit string) string { return r(unit, 90_000/len(unit)) }
	paragraphs := func(unit string, size int) string { return r(r(unit, size/len(unit))+"\n\n", 10) }
	for name, c := range map[string]struct {
		source  string
		refused bool
	}{
		"12 kB of list markers":     {r("- ", 6_000) + "a\n" + r("\n", 900) + "a", true},
		"a 23 kB table header":      {r("|a", 5_750) + "\n" + r("|-", 5_750) + "\n" + r("a\n", 1_000), true},
		"unclosed links":            {fill("[a]("), true},
		"unclosed brackets":         {fill("["), true},
		"unclosed images":           {fill("![a]("), true},
		"closed brackets":           {fill("[a]"), true},
		"links to angle brackets":   {fill("[a](<b)"), true},
		"mixed emphasis":            {fill("*_"), true},
		"mixed emphasis, words":     {fill("*a_ "), true},
		"emphasis by paragraph":     {paragraphs("*a_ ", 1_900), false},
		"links by paragraph":        {paragraphs("[a](b", 160), false},
		"quotes":                    {fill(">"), true},
		"quotes with space":         {fill("> "), true},
		"nested lists by indenting": {staircase(200), true},
		"a list kept open":          {staircase(30) + r(r("\n", 900)+r("  ", 30)+"a\n", 3), false},
		"backticks":                 {backticks(90_000), false},
		"escaped backticks":         {r("a\\```\n", 10_000), true},
		"comments":                  {fill("<!-- "), true},
		"declarations":              {fill("<!A "), true},
		"attributes":                {fill("<a b='\" "), true},
		"entities":                  {fill("&amp;"), true},
		"references":                {r("[a]: b\n", 15_000), true},
		"a long reference":          {"[a]: " + r("b", 90_000) + "\n\n" + r("[a] ", 300), true},
		"a long title":              {"[a]: b '" + r("c\n", 3_000) + "'\n\n" + r("[a]\n", 200), true},
		"footnotes":                 {r("[^1]: a\n", 900) + r(r("[^2]", 300)+"\n\n", 4), false},
		"footnotes to each other":   {r("[^1]: [^1]\n", 900), false},
		"setext headings":           {r("a\n-\n", 9_000), true},
		"equal headings":            {r("# a\n", 19_000), true},
		"definitions":               {r("a\n: b\n", 7_000), false},
		"terms":                     {r("a\n", 14_000) + ": b\n", false},
		"escaped pipes in code":     {"|a|\n|-|\n" + r("|`"+r(`\|`, 40)+"`|\n", 1_000), false},
		"tabs":                      {">" + fill("\t") + "a*b*c", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, problems := Check("bombe.md", catalogue.NB, c.source, Options{})
			said := ""
			for _, q := range problems {
				if q.Rule.ID == problem.TooLarge.ID {
					said = q.Text
				}
			}
			if (said != "") != c.refused {
				t.Errorf("refused: %q, want %v", said, c.refused)
			}
			if n := len(HTML(p, Resolver{Link: site.Link, Cite: site.Cite})); n > 2*htmlLimit(c.source) {
				t.Errorf("%d bytes became %d", len(c.source), n)
			}
		})
	}
}

// staircase is a list nested n deep, one level a line.
func staircase(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// backticks is about size bytes of runs of different lengths, none closed.
func backticks(size int) string {
	var b strings.Builder
	for i := 1; b.Len()+i+1 < size; i++ {
		b.WriteString(strings.Repeat("`", i) + " ")
	}
	return b.String()
}

// TestContentIsWithinLimits reads the real content, where it is: the limits must
// not be in anybody's way, nor would they be if every body were ten times as long.
func TestContentIsWithinLimits(t *testing.T) {
	root := os.DirFS("../../content")
	read := 0
	walkMarkdown(t, root, func(name, source string) {
		if name == "README.md" { // not prose: the manual is not published
			return
		}
		read++
		if said := tooLarge(strings.Repeat(source+"\n", 10)); said != "" {
			t.Errorf("%s:%s", name, said)
		}
	})
	if read == 0 {
		t.Error("no content was read")
	}
}
