package load

import (
	"fmt"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// DeadAlias is the tip for an alias that the search cannot use: it is more than
// one word, or leads to words that are nowhere.
func DeadAlias(a catalogue.Alias) problem.Problem {
	p := problem.Problem{Rule: problem.DeadAlias, Pos: a.Pos, Help: "bruk ord som står der, i den formen de står"}
	p.Text = fmt.Sprintf("«%s» leder til «%s», som søket ikke finner på nettstedet", short(a.Word), short(a.Means))
	if len(strings.Fields(a.Word)) > 1 {
		p.Text, p.Help = fmt.Sprintf("aliaset «%s» er flere ord", short(a.Word)), "skriv bare ett ord foran likhetstegnet"
	}
	return p
}

// foremost is how far down a page may come and still be found.
const foremost = 3

// JudgeSearch gives what is wrong with what a query of sok-prover.tsv found: the
// rank of its page, 0 when it is not there, and the addresses that came first.
// ok tells that nothing is.
func JudgeSearch(t catalogue.SearchTest, rank int, found []string) (p problem.Problem, ok bool) {
	p = problem.Problem{Rule: problem.SearchTest, Pos: problem.Pos{File: "sok-prover.tsv", Line: t.Line}}
	query, first := "søkeprøven «"+short(t.Query)+"»", found[:min(len(found), foremost)]
	switch {
	case rank == 1:
		return p, true
	case t.Address == "":
		p.Text = query + " skal ikke finne noe, men finner " + listed(first)
		p.Help = "er det riktig at søket finner dette, skriver du adressen i stedet for -"
	case len(found) == 0:
		p.Text = query + " skal finne «" + short(t.Address) + "», men finner ingenting"
		p.Help = "legg ordet til i sok.toml, eller bruk det på siden"
	case rank == 0 || rank > foremost:
		p.Text = query + " finner ikke «" + short(t.Address) + "» blant de tre første; først kommer " + listed(first)
		p.Help = "bruk ordet på siden, eller rett adressen i prøven"
	default:
		p.Rule = problem.SearchRank
		p.Text = fmt.Sprintf("%s finner «%s» som nummer %d, etter %s", query, short(t.Address), rank, listed(found[:rank-1]))
	}
	return p, false
}

// listed writes addresses as a reader lists them.
func listed(addresses []string) string {
	var quoted []string
	for _, a := range addresses {
		quoted = append(quoted, "«"+a+"»")
	}
	if last := len(quoted) - 1; last > 0 {
		return strings.Join(quoted[:last], ", ") + " og " + quoted[last]
	}
	return strings.Join(quoted, "")
}
