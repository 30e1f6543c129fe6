package page_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
)

// changed returns the content with words of one file replaced; each must be there.
func changed(t *testing.T, content fstest.MapFS, file string, pairs ...string) fstest.MapFS {
	t.Helper()
	text := string(content[file].Data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%s does not hold %q", file, pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	content[file] = &fstest.MapFile{Data: []byte(text)}
	return content
}

// The overview gives a term's state as the matrix does: on both sides, and for a
// part of the county only.
func TestOverviewSaysTheState(t *testing.T) {
	content := changed(t, comparedContent(t), "fylker/altfylket/egenbeskrivelse.md",
		`malgrupper = ["unge-ute", { id = "ledige", sted = "provedalen", svar = "avsluttet" }, { id = "innsatte", grunnlag`,
		`malgrupper = [@ is @, { id = "innsatte", grunnlag`)
	for _, c := range []struct{ is, wanted, says string }{
		{``, `{ id = "unge", svar = "nei" }`, "unge (i modellen: nei)"},
		{``, `{ id = "unge", svar = "avsluttet" }`, "unge (i modellen: avsluttet)"},
		{``, `{ id = "unge", grunnlag = "uklart", merknad = "To lesninger." }`, "unge (i modellen: uklart)"},
		{``, `{ id = "unge", sted = "provedalen" }`, "unge (i modellen, i en del: Prøvedalen)"},
		{``, `"unge"`, "unge (i modellen)"},
		{`"unge"`, ``, "unge"},
		{`{ id = "unge", svar = "nei" }`, ``, "unge (nei)"},
		{`{ id = "unge", sted = "provedalen" }`, ``, "unge (i en del: Prøvedalen)"},
		{`{ id = "unge", sted = "provedalen", svar = "nei" }`, ``, "unge (nei, i en del: Prøvedalen)"},
		{`"unge"`, `"unge"`, "unge (beskrevet og i modellen)"},
		{`"unge"`, `{ id = "unge", svar = "nei" }`, "unge (beskrevet; i modellen: nei)"},
		{`{ id = "unge", svar = "nei" }`, `"unge"`, "unge (beskrevet: nei; i modellen)"},
		{`{ id = "unge", sted = "provedalen" }`, `"unge"`, "unge (beskrevet, i en del: Prøvedalen; i modellen)"},
	} {
		text := string(content["fylker/altfylket/egenbeskrivelse.md"].Data)
		one := comparedContent(t)
		one["fylker/altfylket/egenbeskrivelse.md"] = &fstest.MapFile{Data: []byte(withoutGroups(strings.Replace(text, "[@ is @, {", "["+c.is+separator(c.is)+"{", 1)))}
		changed(t, one, "fylker/altfylket/modell.md", `malgrupper = ["unge", "innsatte"]`, "malgrupper = ["+c.wanted+"]")
		html := render(t, pagesOf(t, one), "nb", "/sammenlign/")
		_, row, _ := strings.Cut(html, `<th scope="row" data-id="altfylket">`)
		row, _, _ = strings.Cut(row, "</tr>")
		if !strings.Contains(row, "innsatte (uklart") || !strings.Contains(row, ", "+c.says+`<span class="skjult">`) {
			t.Errorf("is %s, wanted %s: not %q in\n%s", c.is, c.wanted, c.says, row)
		}
	}
}

func separator(before string) string {
	if before == "" {
		return ""
	}
	return ", "
}

// withoutGroups leaves out the target groups of the tables, which feed the cell too.
func withoutGroups(description string) string {
	return strings.NewReplacer("malgrupper = [\"unge\"]\n", "", "malgrupper = [\"ledige\"]\n", "").Replace(description)
}

// A model in use is the editors' only where they put it together.
func TestAModelInUseIsWhoseItIs(t *testing.T) {
	const editors, countys = "satt sammen av redaksjonen", "En modell i bruk. Dette er ikke fylkets svar"
	for opphav, want := range map[string]string{"redaksjonen": editors, "fylket": countys, "gjengitt": countys} {
		set := pagesOf(t, changed(t, comparedContent(t), "fylker/kystfylket/modell.md", `opphav = "redaksjonen"`, `opphav = "`+opphav+`"`))
		for _, address := range []string{"/sammenlign/malgruppe/", "/begreper/aktorer/nav-veileder/"} {
			html := render(t, set, catalogue.NB, address)
			for _, says := range []string{editors, countys} {
				if strings.Contains(html, says) != (says == want) {
					t.Errorf("%s, opphav %s: want %q, and only it", address, opphav, want)
				}
			}
		}
	}
}

// A wider term's cell shows its own no beside what narrower terms say.
func TestAWiderCellShowsItsOwnNo(t *testing.T) {
	content := changed(t, comparedContent(t), "fylker/dalfylket/egenbeskrivelse.md",
		`{ id = "permitterte", sted = "dalbyen" }, "unge"`, `{ id = "permitterte", sted = "dalbyen" }, { id = "ledige", svar = "nei" }, "unge"`)
	set := pagesOf(t, content)
	for _, address := range []string{"/sammenlign/malgrupper/", "/begreper/malgrupper/ledige/"} {
		html := render(t, set, "nb", address)
		says := `<span class="mer">permitterte</span><span class="mer">i en del: Dalbyen</span><span class="mer">ledige: nei (2022)</span>`
		if !strings.Contains(html, says) {
			t.Errorf("%s does not say %s", address, says)
		}
	}
}
