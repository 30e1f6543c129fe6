package page_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/page"
)

var (
	opensPattern       = regexp.MustCompile(`<button type="button" class="(?:ord|kilde)" popovertarget="([^"]*)"`)
	targetPattern      = regexp.MustCompile(`popovertarget="([^"]*)"`)
	boxPattern         = regexp.MustCompile(`<div class="ordboks" id="([^"]*)"`)
	interactivePattern = regexp.MustCompile(`<(/?)(a|button|summary|label)\b[^>]*>`)
)

// Every button that opens a box has one, once; every box is opened by something;
// and nothing that can be pressed stands inside another.
func TestBoxesAreOpenedAndThere(t *testing.T) {
	const base = "testdata/oppdiktet.txtar"
	for _, set := range []*page.Set{
		madeUp(t),
		pagesOf(t, contentOf(t, base, "testdata/modeller.txtar")),
		pagesOf(t, contentOf(t, base, "testdata/sammenligning.txtar", "testdata/reiser.txtar")),
	} {
		boxes := 0
		for _, p := range set.Pages() {
			f, err := set.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			boxes += checkBoxes(t, string(p.Lang)+" "+p.Address, string(f.Data))
		}
		if boxes == 0 {
			t.Error("no boxes")
		}
	}
}

// checkBoxes reports what is wrong with the boxes of a page, and counts them.
func checkBoxes(t *testing.T, page, html string) int {
	t.Helper()
	for _, m := range targetPattern.FindAllStringSubmatch(html, -1) {
		if n := strings.Count(html, ` id="`+m[1]+`"`); n != 1 {
			t.Errorf("%s: %d elements with the id %s", page, n, m[1])
		}
	}
	opened := map[string]bool{}
	for _, m := range opensPattern.FindAllStringSubmatch(html, -1) {
		opened[m[1]] = true
	}
	boxes := boxPattern.FindAllStringSubmatch(html, -1)
	for _, m := range boxes {
		if !opened[m[1]] {
			t.Errorf("%s: nothing opens the box %s", page, m[1])
		}
	}
	var open []string
	for _, m := range interactivePattern.FindAllStringSubmatch(html, -1) {
		if m[1] == "/" {
			open = open[:len(open)-1]
			continue
		}
		if open = append(open, m[2]); len(open) > 1 {
			t.Errorf("%s: %s inside %s", page, m[2], open[0])
		}
	}
	return len(boxes)
}

// Prose opens boxes: from links to terms and laws that have an explanation, and
// from the first place where it names a word of the glossary. The page's own
// subject is explained by the page.
func TestProseOpensBoxes(t *testing.T) {
	const file, address = "sider/kunnskap/prove2.md", "/kunnskap/prove2/"
	button := func(box, words string) string {
		return `<button type="button" class="ord" popovertarget="` + box + `">` + words + `</button>`
	}
	glossary := ""
	for i := range 13 {
		glossary += fmt.Sprintf("\n[[begrep]]\nid = \"ord-%d\"\nnb = \"ordet%c\"\nnn = \"ordet%c\"\nforklaring = \"Oppdiktet.\"\n", i, 'a'+i, 'a'+i)
	}
	for _, c := range []struct{ name, prose, says, not string }{
		{"a term with an explanation", "[de unge](../../begreper/malgrupper.toml#unge)", button("hva_malgrupper_unge", "de unge"), "<a href=\"/begreper/malgrupper/unge/\">de unge"},
		{"a term without", "[de ledige](../../begreper/malgrupper.toml#ledige)", `<a href="/begreper/malgrupper/ledige/">de ledige</a>`, "hva_malgrupper_ledige"},
		{"a law", "[plikten](../../begreper/lover.toml#fylkeskommunens-plikt)", button("lov_fylkeskommunens-plikt", "plikten"), ""},
		{"a vocabulary", "[målgruppene](../../begreper/malgrupper.toml)", `<a href="/begreper/malgrupper/">målgruppene</a>`, ""},
		{"a page", "[en prøve](prove.md)", `<a href="/kunnskap/prove/">en prøve</a>`, ""},
		{"a word of the glossary, once", "Om ordeta og ordeta igjen.", "Om " + button("hva_ordliste_ord-0", "ordeta") + " og ordeta igjen.", ""},
		{"not more of them than there is calm for", "ordeta ordetb ordetc ordetd ordete ordetf ordetg ordeth ordeti ordetj ordetk ordetl ordetm",
			button("hva_ordliste_ord-11", "ordetl") + " ordetm", "hva_ordliste_ord-12"},
	} {
		content := changed(t, contentOf(t, "testdata/oppdiktet.txtar"), file, "Oppdiktet.\n", c.prose+"\n")
		words := string(content["begreper/ordliste.toml"].Data) + glossary
		content["begreper/ordliste.toml"] = &fstest.MapFile{Data: []byte(words)}
		html := render(t, pagesOf(t, content), catalogue.NB, address)
		if !strings.Contains(html, c.says) || c.not != "" && strings.Contains(html, c.not) {
			_, prose, _ := strings.Cut(html, "<main")
			t.Errorf("%s: want %s, not %q:\n%s", c.name, c.says, c.not, prose)
		}
	}
}
