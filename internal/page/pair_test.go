package page_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
)

// Wherever a pair lists measures it says what they are not.
func TestPairsSayWhatMeasuresAreNot(t *testing.T) {
	const standing = "ikke en regel og ikke en anbefaling"
	set := pagesOf(t, comparedContent(t))
	for _, address := range []string{"/sammenlign/altfylket-dalfylket/", "/sammenlign/altfylket-kystfylket/", "/sammenlign/dalfylket-kystfylket/"} {
		html := render(t, set, catalogue.NB, address)
		listed := 0
		for _, block := range strings.Split(html, `<section`)[1:] {
			block, _, _ = strings.Cut(block, "</section>")
			if !strings.Contains(block, `"/begreper/tiltak/`) {
				continue
			}
			listed++
			if !strings.Contains(block, standing) {
				t.Errorf("%s lists measures without their standing:\n%s", address, block)
			}
		}
		if listed == 0 || strings.Count(html, standing) != listed {
			t.Errorf("%s: %d lists of measures, the standing is there %d times", address, listed, strings.Count(html, standing))
		}
	}
}

// Two agreements of which one does not cover career guidance are an answer that
// differs, with the words of both.
func TestPairsCompareWhatAgreementsCover(t *testing.T) {
	for _, c := range []struct{ covers, block string }{{"nei", "ulikt"}, {"ja", "begge"}, {"ikke-oppgitt", "begge"}} {
		content := changed(t, comparedContent(t), "fylker/dalfylket/egenbeskrivelse.md",
			"grunnlag = \"oppgitt-felles\"\n", "karriereveiledning = \""+c.covers+"\"\n")
		html := render(t, pagesOf(t, content), catalogue.NB, "/sammenlign/dalfylket-kystfylket/")
		_, block, _ := strings.Cut(html, `<h2 id="`+c.block+`">`)
		block, _, _ = strings.Cut(block, "</section>")
		_, row, found := strings.Cut(block, `"/begreper/avtaletyper/samarbeidsavtale/"`)
		row, _, _ = strings.Cut(row, "</tr>")
		words := "veiledning: " + strings.ReplaceAll(c.covers, "-", " ")
		if !found || !strings.Contains(row, words) || !strings.Contains(row, "veiledning: ja") {
			t.Errorf("%s and ja: not under %s with both words:\n%s", c.covers, c.block, block)
		}
	}
}

// Above twenty counties there are no pairs, and the overview says why.
func TestOverviewSaysWhyThereAreNoPairs(t *testing.T) {
	const why = "så lenge det er 20 eller færre å velge mellom. Nå er det 21,"
	for more, want := range map[int]bool{17: false, 18: true} { // beside the three that are there
		html := render(t, pagesOf(t, withCounties(t, more)), catalogue.NB, "/sammenlign/")
		if strings.Contains(html, why) != want || strings.Contains(html, `class="parvelger"`) == want {
			t.Errorf("%d counties: says why is %v, want %v", more+3, !want, want)
		}
	}
}

// withCounties is the made-up content with so many described counties more.
func withCounties(t *testing.T, more int) fstest.MapFS {
	t.Helper()
	content := comparedContent(t)
	register := string(content["begreper/fylker.toml"].Data)
	for i := range more {
		register += fmt.Sprintf("\n[[fylke]]\nid = \"fylke-%d\"\nnr = \"%d\"\nnb = \"Fylke %d\"\nmalform = \"nb\"\n", i, 200+i, i)
		content[fmt.Sprintf("fylker/fylke-%d/egenbeskrivelse.md", i)] = &fstest.MapFile{Data: []byte(`+++
tittel = "Oppdiktet"
ingress = "Oppdiktet."
status = "publisert"
oppdatert = 2025-01-15
kilde = "prove-2024"
opphav = "gjengitt"
malgrupper = ["unge"]
+++
`)}
	}
	content["begreper/fylker.toml"] = &fstest.MapFile{Data: []byte(register)}
	return content
}
