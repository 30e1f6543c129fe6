package search

import (
	"fmt"
	"testing"

	"modellkatalog/internal/catalogue"
)

// made makes an index of units in bokmål alone, each with a title and a lead.
func made(t *testing.T, s catalogue.Search, texts ...[2]string) *Reader {
	t.Helper()
	var units []Unit
	for i, text := range texts {
		units = append(units, Unit{Address: fmt.Sprintf("/%d/", i), Kind: Term, Title: catalogue.Same(text[0]), Lead: catalogue.Same(text[1])})
	}
	for i := range 40 { // so that a word of one unit is rare
		units = append(units, Unit{Address: fmt.Sprintf("/annet/%d/", i), Kind: Other, Title: catalogue.Same("Annet"), Lead: catalogue.Same("om noe helt annet")})
	}
	c := catalogue.New(catalogue.Catalogue{Settings: catalogue.Settings{Languages: []catalogue.Lang{catalogue.NB}}, Search: s})
	f, _ := memory(t, New(c, units))
	r, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestWeights asks for what the weights of words and titles decide.
func TestWeights(t *testing.T) {
	alias := catalogue.Search{Aliases: []catalogue.Alias{{Word: "betale", Means: "gratis"}}}
	for _, k := range []struct {
		name, query, want string
		search            catalogue.Search
		texts             [][2]string
	}{
		{"an ordinary word is no reason to leave out the rest", "inneholde modell", "/0/ /2/", catalogue.Search{},
			[][2]string{{"Modell", "en modell"}, {"Personvern", "tekster kan inneholde navn"}, {"Skjema", "en modell"}}},
		{"and none to find nothing", "sende modell", "/0/", catalogue.Search{}, [][2]string{{"Modell", "en modell"}}},
		{"what is not there is one", "romferge modell", "", catalogue.Search{}, [][2]string{{"Modell", "en modell"}}},
		{"but when it hangs on what is", "modell-romferge", "/0/", catalogue.Search{}, [][2]string{{"Modell", "en modell"}}},
		{"nor before it", "romferge-modell", "/0/", catalogue.Search{}, [][2]string{{"Modell", "en modell"}}},
		{"a dash ties nothing", "modell - romferge", "", catalogue.Search{}, [][2]string{{"Modell", "en modell"}}},
		{"a title in the query, for less than half of it", "karriereveileder rolle", "/1/ /0/", catalogue.Search{},
			[][2]string{{"Karriereveileder", "i samtaler"}, {"Sjekkliste", "hvilken rolle en karriereveileder har"}, {"Skole", "karriereveileder"}, {"Senter", "karriereveileder"}}},
		{"such a title comes first of what is alike", "rolle skole senter", "/1/ /0/", catalogue.Search{},
			[][2]string{{"Senter for alle", "rolle skole"}, {"Senter", "rolle skole for alle i hele fylket og der hvor de bor"}}},
		{"an alias leads on from every form", "betaler du", "/1/ /0/", alias, [][2]string{{"Lønn", "jeg betaler, du betaler, betale"}, {"Gratis", "det er gratis"}}},
		{"an ordinary word of a term's name is none", "ulik inneholde modell", "/1/ /0/", catalogue.Search{},
			[][2]string{{"Modell", "en modell kan inneholde navn"}, {"Ulik organisering", "modell"}, {"Skjema", "en modell"}}},
		{"a compound of words that occur", "rettleiarmøte", "/0/", catalogue.Search{Aliases: []catalogue.Alias{{Word: "leiarmøte", Means: "toppmøte"}}},
			[][2]string{{"Rettleiar", "kjem til eit møte"}, {"Rett", "toppmøte"}}},
		{"no short word is a typing error", "mødre", "", catalogue.Search{}, [][2]string{{"Møre", "møre"}}},
		{"a title as it is typed", "delte stillinger", "/1/ /0/", catalogue.Search{}, [][2]string{{"Delt stilling", "stilling stilling stillinger delt"}, {"Delte stillinger", "hos to"}}},
		{"or in another form", "delt stilling", "/0/ /1/", catalogue.Search{}, [][2]string{{"Delt stilling", "hos to"}, {"Delte stillinger", "stilling stilling stillinger delt"}}},
	} {
		t.Run(k.name, func(t *testing.T) {
			res, err := made(t, k.search, k.texts...).Search(k.query, Options{Lang: catalogue.NB})
			if err != nil {
				t.Fatal(err)
			}
			if got := addresses(res); got != k.want {
				t.Errorf("%q finds %q; want %q", k.query, got, k.want)
			}
		})
	}
}
