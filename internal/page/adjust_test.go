package page_test

import (
	"strings"
	"testing"
)

// What the script of the tables reads: the ids of rows and columns, the state of
// each cell on both sides, which agreements cover career guidance, and which
// terms answer one question between them.
func TestTablesSayWhatTheirScriptReads(t *testing.T) {
	set := pagesOf(t, comparedContent(t))
	for _, c := range []struct{ page, says string }{
		{"/sammenlign/malgrupper/", `data-rader="svar" data-kolonner="fylker"`},
		{"/sammenlign/malgrupper/", `<th scope="col" data-id="altfylket">`},
		{"/sammenlign/malgrupper/", `<th scope="col" class="skille" data-id="enkelt" data-enkelt>`},
		{"/sammenlign/malgrupper/", `<th scope="row" data-id="innsatte">`},
		{"/sammenlign/malgrupper/", `data-navn="Altfylket" data-tilstand="uklart/ja"`},
		{"/sammenlign/malgrupper/", `data-navn="Kystfylket" data-tilstand="nei"`},
		{"/sammenlign/samarbeidsniva/", `data-id="nivaer.fylke">`},
		{"/sammenlign/samarbeidsniva/", `data-id="omfang.enkelt" data-skala="omfang">`},
		{"/sammenlign/avtaler/", `data-rader="fylker" data-kolonner="svar"`},
		{"/sammenlign/avtaler/", `data-navn="samarbeidsavtale" data-tilstand="ja&#43;"`},
		{"/sammenlign/avtaler/", `data-navn="samarbeidsavtale" data-tilstand="ja"`},
		{"/sammenlign/avtaler/", `data-navn="partnerskapsavtale" data-tilstand="ja-"`},
		{"/sammenlign/avtaler/", `data-navn="finansiering av stilling" data-tilstand="avsluttet"`},
		{"/sammenlign/", `data-rader="fylker" data-kolonner="tema"`},
		{"/sammenlign/", `<th scope="col" data-id="malgrupper">`},
	} {
		if html := render(t, set, "nb", c.page); !strings.Contains(html, c.says) {
			t.Errorf("%s does not say %s", c.page, c.says)
		}
	}
}

// The overview tells what cannot be read out of it, as the tables behind it do.
func TestOverviewTellsItsLimits(t *testing.T) {
	html := render(t, pagesOf(t, comparedContent(t)), "nb", "/sammenlign/")
	for _, says := range []string{"Det betyr ikke nei.", "Opplysningene er fra 2022 til 2024.", "på ulikt nivå", "«I en del»", "Enkeltopplysninger har redaksjonen"} {
		if strings.Count(html, says) != 1 {
			t.Errorf("%q stands %d times", says, strings.Count(html, says))
		}
	}
}
