package page_test

import (
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// The golden pages of two user journeys, and of the reader's own choice.
func TestGoldenJourneys(t *testing.T) {
	set := pagesOf(t, contentOf(t, "testdata/oppdiktet.txtar", "testdata/sammenligning.txtar", "testdata/reiser.txtar"))
	for _, g := range []struct {
		lang          catalogue.Lang
		address, name string
	}{
		{"nb", "/sammenlign/altfylket-kystfylket/", "par-reiser"},
		{"nn", "/sammenlign/velg/", "velg-nn"},
	} {
		t.Run(g.name, func(t *testing.T) {
			sameAsGolden(t, g.name, render(t, set, g.lang, g.address))
		})
	}
}

// A pair says what its two models can be compared by: nothing, a journey that
// only one has, or both.
func TestPairsTellWhichModelsHaveJourneys(t *testing.T) {
	const only, both = "viser brukerreisen steg for steg:", `<h3 id="brukerreisene">`
	one, two := comparedContent(t), contentOf(t, "testdata/oppdiktet.txtar", "testdata/sammenligning.txtar", "testdata/reiser.txtar")
	for _, c := range []struct {
		about, address string
		html           string
		parts          bool
		only, both     bool
	}{
		{"both models, one journey", "altfylket-kystfylket", render(t, pagesOf(t, one), catalogue.NB, "/sammenlign/altfylket-kystfylket/"), true, true, false},
		{"both models, both journeys", "altfylket-kystfylket", render(t, pagesOf(t, two), catalogue.NB, "/sammenlign/altfylket-kystfylket/"), true, false, true},
		{"one model with a journey", "altfylket-dalfylket", render(t, pagesOf(t, two), catalogue.NB, "/sammenlign/altfylket-dalfylket/"), false, true, false},
		{"one model without", "dalfylket-kystfylket", render(t, pagesOf(t, one), catalogue.NB, "/sammenlign/dalfylket-kystfylket/"), false, false, false},
	} {
		if strings.Contains(c.html, "Hvilke av malens seks deler") != c.parts || strings.Contains(c.html, only) != c.only || strings.Contains(c.html, both) != c.both {
			t.Errorf("%s (%s): want parts %v, one journey %v, both %v", c.about, c.address, c.parts, c.only, c.both)
		}
		if !c.parts && !c.only && strings.Contains(c.html, `id="modellene"`) {
			t.Errorf("%s: a heading with nothing below it", c.about)
		}
	}
}

// A pair says what cannot be compared, and why.
func TestPairsSayWhatCannotBeCompared(t *testing.T) {
	const coast, dale = "fylker/kystfylket/egenbeskrivelse.md", "fylker/dalfylket/egenbeskrivelse.md"
	for _, c := range []struct{ file, old, new, says, not string }{
		{coast, "", "", "Dalfylket ble beskrevet i 2022, Kystfylket i 2023.", "Tekstene er av ulikt slag"},
		{coast, "", "", "De er beskrevet på ulikt nivå: Dalfylket i enkelte prosjekter, Kystfylket i hele fylket.", ""},
		{coast, "", "", "Noe av det som står om Kystfylket, kommer fra en modell i bruk.", ""},
		{coast, "", "", "«I en del» gjelder bare stedet som står.", ""},
		{dale, `, sted = "dalbyen"`, "", "på ulikt nivå", "«I en del» gjelder"},
		{coast, `nivaer = ["fylke"]`, `nivaer = ["prosjekt"]`, "", "på ulikt nivå"},
		{coast, `nivaer = ["fylke"]`, "", "", "på ulikt nivå"},
		{coast, `gjelder_for = "2023"`, `gjelder_for = "2022"`, "", "ikke beskrevet på samme tid: "},
		{coast, `opphav = "gjengitt"`, `opphav = "fylket"`,
			"Den om Dalfylket er gjengitt fra en publisert kilde, den om Kystfylket er sendt inn av fylket.", ""},
	} {
		content := comparedContent(t)
		if c.old != "" {
			content = changed(t, content, c.file, c.old, c.new)
		}
		html := render(t, pagesOf(t, content), catalogue.NB, "/sammenlign/dalfylket-kystfylket/")
		_, cautions, _ := strings.Cut(html, `<section class="forbehold"`)
		cautions, _, _ = strings.Cut(cautions, "</section>")
		if !strings.Contains(cautions, c.says) || c.not != "" && strings.Contains(cautions, c.not) {
			t.Errorf("%s: %q to %q: want %q, not %q:\n%s", c.file, c.old, c.new, c.says, c.not, cautions)
		}
	}
}

// A county's page names what another states and it does not, as something to
// learn from: folded where it is much, never as something that is missing.
func TestCountiesLearnFromEachOther(t *testing.T) {
	content := changed(t, comparedContent(t), "fylker/kystfylket/egenbeskrivelse.md", `{ id = "unge", svar = "nei" }`, `"unge"`)
	set := pagesOf(t, content)
	block := func(county, other string) string {
		html := render(t, set, catalogue.NB, "/fylker/"+county+"/")
		_, section, found := strings.Cut(html, `<h2 id="_fellestrekk"`)
		_, block, found2 := strings.Cut(section, `/">`+other+`</a></h3>`)
		if !found || !found2 {
			t.Fatalf("%s has nothing in common with %s:\n%s", county, other, section)
		}
		block, _, _ = strings.Cut(block, "</section>")
		return block
	}
	much, little := block("kystfylket", "Altfylket"), block("altfylket", "Kystfylket")
	for _, want := range []string{
		"<summary>Altfylket oppgir også", `<a href="/fylker/altfylket/#avtale_2">partnerskapsavtale</a> <span class="svak">(nei, i en del av fylket)</span>`,
		`<a href="/fylker/altfylket/#avtale_3">finansiering av stilling</a> <span class="svak">(avsluttet)</span>`,
		"Kystfylket oppgir ikke dette. Det betyr ikke at det mangler.",
	} {
		if !strings.Contains(much, want) {
			t.Errorf("not said: %s\n%s", want, much)
		}
	}
	if strings.Contains(much, "innsatte") {
		t.Errorf("what is unclear is nothing to learn from:\n%s", much)
	}
	if strings.Contains(little, "<details") {
		t.Errorf("little is folded:\n%s", little)
	}
}

// The page of the reader's own choice is there where there are pairs, and other
// pages lead to it.
func TestChoiceIsThereWherePairsAre(t *testing.T) {
	for more, want := range map[int]bool{0: true, 17: true, 18: false} {
		set := pagesOf(t, withCounties(t, more))
		if set.Has("/sammenlign/velg/") != want {
			t.Errorf("%d counties: a choice is %v, want %v", more+3, !want, want)
		}
		for address, link := range map[string]string{
			"/sammenlign/": `href="/sammenlign/velg/"`, "/fylker/dalfylket/": `href="/sammenlign/velg/?fylke=dalfylket"`,
		} {
			if strings.Contains(render(t, set, catalogue.NB, address), link) != want {
				t.Errorf("%d counties: %s leads to a choice is %v", more+3, address, !want)
			}
		}
	}
	const third = `href="/sammenlign/velg/?fylke=dalfylket&amp;fylke=kystfylket"`
	if html := render(t, pagesOf(t, comparedContent(t)), catalogue.NB, "/sammenlign/dalfylket-kystfylket/"); !strings.Contains(html, third) {
		t.Error("a pair does not lead to a third county")
	}
	if pagesOf(t, contentOf(t, "testdata/oppdiktet.txtar")).Has("/sammenlign/velg/") {
		t.Error("a choice of one")
	}
}
