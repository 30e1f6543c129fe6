package page_test

import (
	"strings"
	"testing"
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
		"Bare signert": {"signert 2. desember 2021 · startdato ikke oppgitt · sluttdato ikke oppgitt", "tid-apen"},
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
	if !strings.Contains(line, "Uten dato i kilden: finansiering av stilling, Uten datoer</p>") {
		t.Errorf("the undated are not beside the line:\n%s", line)
	}
}
