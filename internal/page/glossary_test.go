package page_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
)

// Every letter has one heading with an anchor of its own, also those of the Sámi
// languages and of other alphabets, and those whose capital is another's.
func TestGlossaryLetters(t *testing.T) {
	content := contentOf(t, "testdata/oppdiktet.txtar")
	words := string(content["begreper/ordliste.toml"].Data)
	for i, name := range []string{"duodji", "đ-lyd", "Éire", "etat", "isblå", "ılıca", "ord", "ære", "øre", "åre", "Ørsta", "жук", "яма", "字", "24-timers", "sak", "ſak"} {
		words += fmt.Sprintf("\n[[begrep]]\nid = \"ord-%d\"\nnb = %q\nnn = %q\nforklaring = \"Oppdiktet.\"\n", i, name, name)
	}
	content["begreper/ordliste.toml"] = &fstest.MapFile{Data: []byte(words)}
	html := render(t, pagesOf(t, content), catalogue.NB, "/ordliste/")
	var ids []string
	for _, m := range regexp.MustCompile(`<h2 id="?(bokstav-[^" >]*)`).FindAllStringSubmatch(html, -1) {
		ids = append(ids, strings.TrimPrefix(m[1], "bokstav-"))
		if !strings.Contains(html, `href="#`+m[1]+`"`) {
			t.Errorf("nothing leads to %s", m[1])
		}
	}
	want := []string{"tegn", "d", "e", "i", "o", "p", "s", "ae", "oe", "aa", "u0110", "u0416", "u042f", "u5b57"}
	if !slices.Equal(ids, want) {
		t.Errorf("the letters are %q, want %q", ids, want)
	}
}
