package page_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/page"
)

// comparedContent is the made-up catalogue with three made-up counties more.
func comparedContent(t *testing.T) fstest.MapFS {
	t.Helper()
	return contentOf(t, "testdata/oppdiktet.txtar", "testdata/sammenligning.txtar")
}

// render returns the HTML of one page.
func render(t *testing.T, set *page.Set, lang catalogue.Lang, address string) string {
	t.Helper()
	for _, p := range set.Pages() {
		if p.Lang == lang && p.Address == address {
			f, err := set.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			return string(f.Data)
		}
	}
	t.Fatalf("no page %s %s", lang, address)
	return ""
}

// The golden pages of the comparisons, the terms and the references.
func TestGoldenComparisons(t *testing.T) {
	set := pagesOf(t, comparedContent(t))
	for _, g := range []struct {
		lang          catalogue.Lang
		address, name string
	}{
		{"nb", "/sammenlign/", "sammenlign"},
		{"nb", "/sammenlign/malgrupper/", "matrise-snudd"},
		{"nn", "/sammenlign/malgrupper/", "matrise-snudd-nn"},
		{"nb", "/sammenlign/motepunkter/", "matrise"},
		{"nb", "/sammenlign/avtaler/", "matrise-avtaler"},
		{"nb", "/sammenlign/tiltak/", "liste-fa"},
		{"nb", "/sammenlign/tilbud/", "liste-tilbud"},
		{"nb", "/sammenlign/malgruppe/", "maldel"},
		{"nb", "/sammenlign/altfylket-dalfylket/", "par"},
		{"nn", "/sammenlign/dalfylket-kystfylket/", "par-nn"},
		{"nb", "/begreper/", "begreper"},
		{"nb", "/begreper/malgrupper/", "vokabular"},
		{"nb", "/begreper/malgrupper/unge/", "begrep-malgruppe"},
		{"nb", "/begreper/malgrupper/ingen-nevner/", "begrep-ingen"},
		{"nn", "/begreper/aktorer/nav-veileder/", "begrep-aktor-nn"},
		{"nb", "/ordliste/", "ordliste"},
		{"nb", "/kilder/", "kilder"},
		{"nb", "/apne-sporsmal/", "apne-sporsmal"},
		{"nn", "/fylker/dalen/", "videresending-nn"},
	} {
		t.Run(g.name, func(t *testing.T) {
			sameAsGolden(t, g.name, render(t, set, g.lang, g.address))
		})
	}
}

// Every page renders in both languages, with one h1, headings in order and
// nothing live.
func TestEveryComparisonRenders(t *testing.T) {
	set := pagesOf(t, comparedContent(t))
	for _, p := range set.Pages() {
		html := render(t, set, p.Lang, p.Address)
		if strings.Count(html, "<h1") != 1 {
			t.Errorf("%s %s: %d h1", p.Lang, p.Address, strings.Count(html, "<h1"))
		}
		last := '1'
		for _, part := range strings.Split(html, "<h")[1:] {
			level := rune(part[0])
			if level < '1' || level > '6' {
				continue
			}
			if level > last+1 {
				t.Errorf("%s %s: h%c after h%c", p.Lang, p.Address, level, last)
			}
			last = level
		}
		for _, bad := range []string{"ZgotmplZ", " style=", "<script", "<b>", "<no value>", "%!"} {
			if strings.Contains(html, bad) {
				t.Errorf("%s %s: holds %q", p.Lang, p.Address, bad)
			}
		}
	}
}

// What a cell shows is the state in words, never a blank, and silence has words
// of its own that are not those of a no.
func TestCellsSayTheirState(t *testing.T) {
	html := render(t, pagesOf(t, comparedContent(t)), "nb", "/sammenlign/malgrupper/")
	row := func(term string) string {
		_, rest, found := strings.Cut(html, `<th scope="row" data-id="`+term+`">`)
		if !found {
			t.Fatalf("no row %s", term)
		}
		row, _, _ := strings.Cut(rest, "</tr>")
		return row
	}
	for _, c := range []struct{ term, says string }{
		{"unge", "nevnt av to"},
		{"unge", `<span class="tegn tegn-begge">beskrevet 2024 og i modellen</span>`},
		{"unge", `<span class="tegn tegn-nei">nei (2023)</span>`},
		{"unge", `<span class="mer">unge utenfor</span>`},
		{"unge", `<span class="tegn tegn-ja">Øyfylket (årstall ikke kjent)</span>`},
		{"ledige", `<span class="mer">permitterte</span>`},
		{"ledige", `<span class="mer">i en del: Dalbyen</span>`},
		{"ledige", `<span class="tolket">tolket av redaksjonen</span>`},
		{"innsatte", `<span class="tegn tegn-uklart">uklart (2024)</span>`},
		{"innsatte", `<span class="mer">i et prosjekt</span>`},
		{"innsatte", `<td class="celle tom" data-navn="Kystfylket"><span class="ikke">ikke oppgitt</span></td>`},
	} {
		if !strings.Contains(row(c.term), c.says) {
			t.Errorf("row %s does not say %s:\n%s", c.term, c.says, row(c.term))
		}
	}
	if !strings.Contains(html, `Ikke oppgitt for noen:</strong> <button type="button" class="ord" popovertarget="hva_malgrupper_ingen-nevner">`) {
		t.Error("a term that nobody states is not named below the table")
	}
}

// A comparison of more than 200 rows goes on to next pages.
func TestLongComparisonIsPaged(t *testing.T) {
	content := comparedContent(t)
	register := string(content["begreper/fylker.toml"].Data)
	description := strings.NewReplacer(
		"tidligere = [\"/fylker/dalfylket-2022/\"]\n", "", `{ id = "permitterte", sted = "dalbyen" }`, `"permitterte"`,
	).Replace(string(content["fylker/dalfylket/egenbeskrivelse.md"].Data))
	for i := range 205 {
		nr := strconv.Itoa(200 + i)
		register += "\n[[fylke]]\nid = \"fylke-" + nr + "\"\nnr = \"" + nr + "\"\nnb = \"Fylke " + nr + "\"\nmalform = \"nb\"\n"
		content["fylker/fylke-"+nr+"/egenbeskrivelse.md"] = &fstest.MapFile{Data: []byte(description)}
	}
	content["begreper/fylker.toml"] = &fstest.MapFile{Data: []byte(register)}
	set := pagesOf(t, content)
	first := render(t, set, "nb", "/sammenlign/malgrupper/")
	second := render(t, set, "nb", "/sammenlign/malgrupper/side-2/")
	if !strings.Contains(first, `<a href="/sammenlign/malgrupper/side-2/">2</a>`) || !strings.Contains(second, `<a href="/sammenlign/malgrupper/">1</a>`) {
		t.Error("the pages do not lead to each other")
	}
	if n := strings.Count(first, `<th scope="row" data-id="`); n != 200 {
		t.Errorf("%d rows on the first page", n)
	}
	if !strings.Contains(second, "Øyfylket") || strings.Contains(first, "Fylke 404") {
		t.Error("the second page does not hold the rest")
	}
}
