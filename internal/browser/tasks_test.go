package browser

import (
	"fmt"
	"strings"
	"testing"
)

// task is an errand that a reader comes with, from the front page, by the words
// of the links that are in sight.
type task struct {
	who, asks string
	clicks    []string // what the links, or the terms that open, begin with
	finds     []string // what then can be read
	prints    int      // how many sheets the answer takes on paper; 0 when it is not for paper
}

var tasks = []task{
	{
		who: "an adviser in Lillestrøm with a user of 24 without upper secondary education", asks: "whom can I call, and what is there?",
		clicks: []string{"Akershus"},
		finds:  []string{"Hvem kan jeg spørre?", "Romerike Veiledningssenter", "Fra beskrivelsen av Viken", "gruppeveiledning"},
	},
	{
		who: "the same adviser", asks: "who guides people without upper secondary education?",
		clicks: []string{"Hvem tilbudet er for", "uten fullført videregående", "Mer om uten fullført videregående"},
		finds:  []string{"individuell vurdering", "Hvem oppgir dette?"},
	},
	{
		who: "a new counsellor in Gjøvik", asks: "what does an opplæringskoordinator do?",
		clicks: []string{"Hvem gjør hva", "opplæringskoordinator"},
		finds:  []string{"Innlandet"},
	},
	{
		who: "a leader in Nordland", asks: "an agenda on paper",
		clicks: []string{"Dagsorden med spørsmål"}, finds: []string{"Dagsorden"}, prints: 1,
	},
	{
		who: "the same leader", asks: "Nordland beside Trøndelag on paper",
		clicks: []string{"To fylker side om side", "Nordland og Trøndelag"}, finds: []string{"Ingen av svarene som begge oppgir, er ulike", "Bare Nordland oppgir"}, prints: 5,
	},
	{
		who: "the same leader", asks: "does any agreement in Nordland cover career guidance?",
		clicks: []string{"Nordland"}, finds: []string{"samarbeidsavtale, omtaler karriereveiledning"},
	},
	{
		who: "anybody", asks: "who works with inmates?",
		clicks: []string{"Hvem tilbudet er for"}, finds: []string{"innsatte nevnt av ett"},
	},
	{
		who: "somebody in Akershus", asks: "what did Viken have that Akershus can build on?",
		clicks: []string{"Akershus"}, finds: []string{"Dette gjelder steder i Akershus", "gruppeveiledning"},
	},
}

// TestTasks does what readers come to do, with as few clicks as they should need.
func TestTasks(t *testing.T) {
	t.Parallel()
	s := openSite(t, atRoot)
	tb := startChromium(t).openTab(t, s.home)
	for _, k := range tasks {
		t.Run(k.asks, func(t *testing.T) {
			must(t, tb.show(screen{width: 1280}))
			at := "/"
			_, err := tb.open(s.address(at))
			must(t, err)
			for _, words := range k.clicks {
				at = choose(t, tb, s, at, words)
			}
			text, err := ask[string](tb, `document.querySelector("main").innerText.replace(/\s+/g, " ")`)
			must(t, err)
			for _, words := range k.finds {
				if !strings.Contains(text, words) {
					t.Errorf("%s: %s does not say «%s»", k.who, at, words)
				}
			}
			if k.prints > 0 {
				if n := printed(t, tb, s, at); n > k.prints {
					t.Errorf("%s takes %d sheets, want at most %d", at, n, k.prints)
				}
			}
			t.Logf("%s: %s %d clicks", k.who, k.asks, len(k.clicks))
		})
	}
}

// choose goes from a page where the first link in sight that begins with the words
// leads, or opens the first term that does. It returns the page that is then open.
func choose(t *testing.T, tb *tab, s opened, from, words string) string {
	t.Helper()
	to, err := ask[string](tb, fmt.Sprintf(
		`(all("main a[href], nav a[href]").find((a) => isShown(a) && textOf(a).startsWith(%q)) ?? { href: "" }).href`, words))
	must(t, err)
	if to != "" {
		_, err := tb.open(to)
		must(t, err)
		return "/" + strings.TrimPrefix(to, s.home)
	}
	opens, err := ask[bool](tb, fmt.Sprintf(
		`((term) => (term?.click(), term !== undefined))(all("main button.ord").find((b) => isShown(b) && textOf(b).startsWith(%q)))`, words))
	must(t, err)
	if !opens {
		t.Fatalf("no link and no term «%s» in sight at %s", words, from)
	}
	return from
}
