package page_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
)

// A pair says of which county the year is not known, and when the two are told of
// in different ways; the counties take turns at being the one.
func TestPairsSayWhatIsUnlike(t *testing.T) {
	const (
		dale, daleModel   = "fylker/dalfylket/egenbeskrivelse.md", "fylker/dalfylket/modell.md"
		coast, coastModel = "fylker/kystfylket/egenbeskrivelse.md", "fylker/kystfylket/modell.md"
	)
	undate := func(content fstest.MapFS, file, year, source string) {
		changed(t, content, file, "gjelder_for = \""+year+"\"\n", "", source, "udatert")
	}
	undateDale := func(content fstest.MapFS) { undate(content, dale, "2022-09", "prove-2024 § 4") }
	undateCoast := func(content fstest.MapFS) { undate(content, coast, "2023", "prove-2024 § 5") }
	want := func(content fstest.MapFS, file string) {
		changed(t, content, file, `gjelder = "i-bruk"`, `gjelder = "onsket"`, `opphav = "redaksjonen"`, `opphav = "gjengitt"`)
	}
	moveModel := func(content fstest.MapFS) {
		content[daleModel] = content[coastModel]
		delete(content, coastModel)
	}
	for _, c := range []struct {
		says   string
		change func(fstest.MapFS)
	}{
		{"Vi vet ikke hvilket år opplysningene om Dalfylket er fra.", undateDale},
		{"Vi vet ikke hvilket år opplysningene om Kystfylket er fra.", undateCoast},
		{"Vi vet ikke hvilket år opplysningene om Dalfylket og Kystfylket er fra.", func(content fstest.MapFS) {
			undateDale(content)
			undateCoast(content)
		}},
		{"Noe av det som står om Dalfylket, kommer fra en modell i bruk.", moveModel},
		{"Om Kystfylket har vi en ønsket modell, om Dalfylket en beskrivelse.", func(content fstest.MapFS) {
			want(content, coastModel)
			delete(content, coast)
		}},
		{"Om Dalfylket har vi en ønsket modell, om Kystfylket en beskrivelse.", func(content fstest.MapFS) {
			moveModel(content)
			want(content, daleModel)
			delete(content, dale)
		}},
	} {
		content := comparedContent(t)
		c.change(content)
		html := render(t, pagesOf(t, content), catalogue.NB, "/sammenlign/dalfylket-kystfylket/")
		_, cautions, _ := strings.Cut(html, `<section class="forbehold"`)
		if cautions, _, _ = strings.Cut(cautions, "</section>"); !strings.Contains(cautions, c.says) {
			t.Errorf("want %q:\n%s", c.says, cautions)
		}
	}
}
