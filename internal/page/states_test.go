package page_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
)

func says(t *testing.T, html string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if not, ok := strings.CutPrefix(w, "!"); ok && strings.Contains(html, not) {
			t.Errorf("says %q", not)
		} else if !ok && !strings.Contains(html, w) {
			t.Errorf("does not say %q", w)
		}
	}
}

// A county with only a wanted model is not described, on any page.
func TestWantedIsNotDescribed(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	for _, name := range []string{"egenbeskrivelse.md", "egenbeskrivelse.nn.md", "2023/egenbeskrivelse.md"} {
		delete(content, "fylker/altfylket/"+name)
	}
	set := pagesOf(t, content)
	says(t, render(t, set, catalogue.NB, "/fylker/altfylket/"), "Samarbeidet slik det er ønsket i modellen", "I modellen fra 2025", "!Beskrevet 2025", "!beskrevet 2025")
	home := render(t, set, catalogue.NB, "/")
	says(t, home, "Har en modell", "har en modell etter malen", "Ett fylke har sendt inn en modell", "!fylkesliste\"><li><div class=\"fylke-navn\"><a href=\"/fylker/altfylket/\">Altfylket</a></div><div class=\"fylke-ar\">2025")
}

// A model in use is only said to be the editors' when they put it together.
func TestModelInUseTellsWhoseItIs(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	file := "fylker/altfylket/modell.md"
	inUse := strings.Replace(string(content[file].Data), `gjelder = "onsket"`, `gjelder = "i-bruk"`, 1)
	for origin, c := range map[string][]string{
		"fylket":      {"!satt sammen av redaksjonen", "Sendt inn av fylket", "En modell i bruk."},
		"redaksjonen": {"En modell i bruk, satt sammen av redaksjonen"},
	} {
		content[file] = &fstest.MapFile{Data: []byte(strings.Replace(inUse, `opphav = "fylket"`, `opphav = "`+origin+`"`, 1))}
		says(t, render(t, pagesOf(t, content), catalogue.NB, "/fylker/altfylket/modell/"), c...)
	}
}

// A model without a journey does not lead to one.
func TestNoJourneyNoLink(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	file := "fylker/altfylket/modell.md"
	text := string(content[file].Data)
	text = text[:strings.Index(text, "[[brukerreise]]")] + text[strings.Index(text, "[[roller]]"):]
	text = strings.Replace(text, `visualisering = { fil = "modell.svg", tekst = "Oppdiktet tegning" }`, "", 1)
	content[file] = &fstest.MapFile{Data: []byte(text)}
	delete(content, "fylker/altfylket/modell.svg")
	says(t, render(t, pagesOf(t, content), catalogue.NB, "/fylker/altfylket/modell/"), "!_reisen", "Veilede brukeren.")
}

// Folders of pages may lie in each other; each gets a front page, a place in the
// breadcrumb and, when the menu names it, an entry.
func TestFoldersInFolders(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	page := func(title, more string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("+++\ntittel = \"" + title + "\"\nstatus = \"publisert\"\noppdatert = 2025-01-15\n" + more + "+++\n\nOppdiktet.\n")}
	}
	content["sider/mappe/under/en.md"] = page("En", "rekkefolge = 2\n")
	content["sider/mappe/under/to.md"] = page("To", "rekkefolge = 1\n")
	content["sider/alene.md"] = page("Alene", "meny = \"Bare meg\"\n")
	settings := string(content["katalog.toml"].Data)
	content["katalog.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(settings, `"om"]`, `"om", "alene", "mappe"]`, 1))}
	set := pagesOf(t, content)
	html := render(t, set, catalogue.NB, "/mappe/under/en/")
	says(t, html, `<a href="/mappe/">Mappe</a>`, `<a href="/mappe/under/">Under</a>`, ">Bare meg</a>")
	says(t, render(t, set, catalogue.NB, "/mappe/"), `<a href="/mappe/under/">Under</a>`)
	under := render(t, set, catalogue.NB, "/mappe/under/")
	if strings.Index(under, "/mappe/under/to/") > strings.Index(under, "/mappe/under/en/") {
		t.Error("rekkefolge is not followed")
	}
}

// What a source says no to is never said to be no longer stated.
func TestDifferencesKeepTheAnswer(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	file := "fylker/altfylket/egenbeskrivelse.md"
	text := strings.Replace(string(content[file].Data), `{ id = "ledige", sted = "provedalen", svar = "avsluttet" }`, `{ id = "ledige", svar = "nei" }`, 1)
	content[file] = &fstest.MapFile{Data: []byte(text)}
	says(t, render(t, pagesOf(t, content), catalogue.NB, "/fylker/altfylket/2023/"), "ledige (før ja, nå nei)", "!Ikke lenger oppgitt: ledige")
}
