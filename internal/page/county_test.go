package page_test

import (
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// holds tells whether the page has all of the words, in this order.
func holds(html string, words ...string) bool {
	for _, w := range words {
		_, rest, found := strings.Cut(html, w)
		if !found {
			return false
		}
		html = rest
	}
	return true
}

// Of what a former county has become, the one that bears its name is named alone.
func TestAFormerCountyIsTheOneOfItsNameAgain(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	register := content["begreper/fylker.toml"]
	register.Data = append(slices.Clip(register.Data), []byte(`
[[fylke]]
id = "tomfylket-81"
nr = "81"
nb = "Tomfylket"
malform = "nb"
til = 2017-12-31

[[fylke]]
id = "samlefylket"
nr = "82"
nb = "Samlefylket (oppdiktet)"
malform = "nb"
til = 2017-12-31
`)...)
	register.Data = []byte(strings.Replace(string(register.Data), "id = \"gamlefylket\"", "id = \"gamlefylket\"\nfra = 2018-01-01\nforgjengere = [\"tomfylket-81\", \"samlefylket\"]", 1))
	html := render(t, pagesOf(t, content), catalogue.NB, "/fylker/")
	for number, want := range map[string]string{"81": ">Tomfylket</a></td>", "82": ">Altfylket</a>, <a href=\"/fylker/tomfylket/\">Tomfylket</a></td>"} {
		_, row, _ := strings.Cut(html, `<td class="tall">`+number+"</td>")
		row, _, _ = strings.Cut(row, "</tr>")
		if !strings.HasSuffix(row, want) {
			t.Errorf("number %s has become %s, want %s", number, row, want)
		}
	}
}

// What stands on a county's page is listed in order, and every entry leads there.
func TestACountyListsWhatStandsOnItsPage(t *testing.T) {
	html := render(t, pagesOf(t, contentOf(t, "testdata/oppdiktet.txtar")), catalogue.NB, "/fylker/altfylket/")
	_, list, _ := strings.Cut(html, `aria-labelledby="_pa-siden"`)
	list, rest, _ := strings.Cut(list, "</nav>")
	if !holds(list, `#slik-er-det"`, `#_nivaer"`, `#_avtaler"`, `#_kilder"`, `#_endringer"`) {
		t.Errorf("the list is %s", list)
	}
	for _, link := range strings.Split(list, `href="#`)[1:] {
		anchor, _, _ := strings.Cut(link, `"`)
		if !strings.Contains(rest, `id="`+anchor+`"`) {
			t.Errorf("%s leads nowhere", anchor)
		}
	}
}

// A page of text that names a county is linked from it (content.md, "sider").
func TestACountyLeadsToThePagesThatNameIt(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	page := content["sider/mal.md"]
	page.Data = []byte(strings.Replace(string(page.Data), "+++\n", "+++\nfylker = [\"tomfylket\"]\n", 1))
	set := pagesOf(t, content)
	for address, want := range map[string]string{"/fylker/tomfylket/": "/mal/", "/fylker/altfylket/": "/om/"} {
		_, list, _ := strings.Cut(render(t, set, catalogue.NB, address), `aria-labelledby="_les"`)
		if list, _, _ = strings.Cut(list, "</section>"); !strings.Contains(list, `href="`+want+`"`) || strings.Count(list, "<li>") != 1 {
			t.Errorf("%s leads to %s, want %s", address, list, want)
		}
	}
}

// What the source says does not exist covers nothing, and the letters of a mark
// stand in the order of the list.
func TestAnAgreementThatIsNotThereCoversNothing(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	description := content["fylker/altfylket/egenbeskrivelse.md"]
	description.Data = []byte(strings.Replace(string(description.Data), "\n+++\n", `
[[avtaler]]
type = "samarbeidsavtale"
navn = "Rutinen som ikke finnes"
svar = "nei"
kilde = ["udatert", "prove-2024 § 1"]
+++
`, 1))
	_, entry, found := strings.Cut(render(t, pagesOf(t, content), catalogue.NB, "/fylker/altfylket/"), `<span class="sak-tittel">Rutinen som ikke finnes</span>`)
	entry, _, _ = strings.Cut(entry, "</li>")
	if !found || strings.Contains(entry, "Omtaler karriereveiledning") {
		t.Errorf("the entry is %s", entry)
	}
	_, letters, _ := strings.Cut(entry, `Kilde </span>`)
	if letters, _, _ = strings.Cut(letters, "</button>"); len(letters) != len("a, b") || letters[0] > letters[3] {
		t.Errorf("the letters are %q", letters)
	}
}
