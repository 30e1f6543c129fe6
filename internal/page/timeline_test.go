package page_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// A bar says in words what its source does not give, and what has run out.
func TestTimelineSaysWhatIsNotKnown(t *testing.T) {
	content := changed(t, comparedContent(t), "fylker/altfylket/modell.md", "omfang = \"omfattende\"\n", `omfang = "omfattende"

[[avtaler]]
type = "rutine"
navn = "Bare slutt"
til = "2024-08"

[[avtaler]]
type = "rutine"
navn = "Bare start"
fra = "2022"

[[avtaler]]
type = "rutine"
navn = "Bare signert"
signert = 2021-12-02

[[avtaler]]
type = "rutine"
navn = "Begge"
fra = "2022"
til = "2028"

[[avtaler]]
type = "rutine"
navn = "Avsluttet"
fra = "2020"
til = "2021"
svar = "avsluttet"

[[avtaler]]
type = "finansiering"

[[avtaler]]
type = "rutine"
navn = "Uten datoer"
`)
	html := render(t, pagesOf(t, content), "nb", "/fylker/altfylket/modell/")
	_, line, found := strings.Cut(html, `<figure class="tidslinje">`)
	if !found {
		t.Fatal("no time line")
	}
	line, _, _ = strings.Cut(line, "</figure>")
	for name, want := range map[string]struct{ says, class string }{
		"Bare slutt":   {"til august 2024 · startdato ikke oppgitt. Avtaleperioden i kilden gikk ut august 2024. Vi vet ikke om den er fornyet.", "tid-apen"},
		"Bare start":   {"fra 2022 · sluttdato ikke oppgitt", "tid-apen"},
		"Bare signert": {"signert 2.\u00a0desember 2021 · startdato ikke oppgitt · sluttdato ikke oppgitt", "tid-apen"},
		"Begge":        {"2022 til 2028", "tid-fast"},
		"Avsluttet":    {"2020 til 2021 · avsluttet", "tid-fast"},
	} {
		_, bar, found := strings.Cut(line, `<span class="tid-navn">`+name+`</span> <span class="svak">`)
		bar, _, _ = strings.Cut(bar, "</li>")
		if says, _, _ := strings.Cut(bar, "</span>"); !found || says != want.says {
			t.Errorf("%s says %q, want %q", name, says, want.says)
		}
		if !strings.Contains(bar, `class="`+want.class+`"`) {
			t.Errorf("%s is not drawn as %s: %s", name, want.class, bar)
		}
	}
	if !strings.Contains(line, "Uten dato i kilden: <span>Finansiering av stilling; Uten datoer.</span></p>") {
		t.Errorf("the undated are not beside the line:\n%s", line)
	}
}

// The time line of all counties goes county by county, each by its start; a
// county's own stands where two dates, or a period, say something together.
func TestTimelinesOfCounties(t *testing.T) {
	content := changed(t, comparedContent(t), "fylker/dalfylket/egenbeskrivelse.md", "[[prosjekter]]", `[[avtaler]]
type = "rutine"
navn = "Bare signert"
signert = "2004"

[[prosjekter]]`)
	set := pagesOf(t, content)
	compared := render(t, set, "nb", "/sammenlign/avtaler/")
	_, line, _ := strings.Cut(compared, `<figure class="tidslinje">`)
	line, _, _ = strings.Cut(line, "</figure>")
	var names []string
	for _, part := range strings.Split(line, `<span class="tid-navn">`)[1:] {
		name, _, _ := strings.Cut(part, "</span>")
		names = append(names, name)
	}
	want := []string{
		"<strong>Altfylket</strong> Finansiering av stilling", // until 2023, its start is not known
		"<strong>Altfylket</strong> Avtalen om alt",
		"<strong>Dalfylket</strong> Bare signert", // earlier, but of a later county
	}
	if !slices.Equal(names, want) {
		t.Errorf("bars %q, want %q", names, want)
	}
	if !strings.Contains(line, "<span></span><span>2005</span><span></span>") {
		t.Errorf("an axis of many years names each fifth:\n%s", line)
	}
	for address, want := range map[string]bool{"/fylker/altfylket/": true, "/fylker/dalfylket/": false} {
		if got := strings.Contains(render(t, set, "nb", address), `<figure class="tidslinje">`); got != want {
			t.Errorf("%s has a time line: %t, want %t", address, got, want)
		}
	}
}

// Counties of which there are single facts stand last, as in the table.
func TestTimelineHasSingleFactsLast(t *testing.T) {
	const single = "fylker/oyfylket/egenbeskrivelse.md"
	signed := `[[avtaler]]
type = "rutine"
signert = "2004"
`
	content := changed(t, comparedContent(t), single, "malgrupper = [\"unge\"]\n", signed)
	described := strings.Replace(string(content[single].Data), "redaksjonen", "gjengitt", 1)
	content["fylker/tomfylket/egenbeskrivelse.md"] = &fstest.MapFile{Data: []byte(described)} // later in the register
	html := render(t, pagesOf(t, content), "nb", "/sammenlign/avtaler/")
	last, first := strings.Index(html, "<strong>Øyfylket</strong>"), strings.Index(html, "<strong>Tomfylket</strong>")
	if first < 0 || last < first {
		t.Errorf("Tomfylket stands at %d, Øyfylket at %d", first, last)
	}
}
