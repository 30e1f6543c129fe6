package page_test

import (
	"strings"
	"testing"
)

// ingress returns the sentences that a comparison begins with.
func ingress(html string) string {
	_, rest, _ := strings.Cut(html, `<p class="ingress">`)
	text, _, _ := strings.Cut(rest, "</p>")
	return text
}

// Only what a county plans or mentions is planned or mentioned: not what it has
// ended, and not what can be read two ways.
func TestMeasuresAreCountedByTheirWord(t *testing.T) {
	const named = "planlagt eller bare omtalt"
	for _, c := range []struct{ altfylket, dalfylket, says string }{
		{`status = "omtalt"`, `status = "planlagt"`, "Ett tiltak er " + named},
		{`status = "provd-avsluttet"`, `status = "planlagt"`, "Ett tiltak er " + named},
		{`status = "provd-avsluttet"`, `status = "provd-avsluttet"`, ""},
		{"status = \"omtalt\"\nmerknad = \"To lesninger.\"", "status = \"omtalt\"\ngrunnlag = \"uklart\"\nmerknad = \"To lesninger.\"", "Ett tiltak er " + named},
		{`status = "provd-avsluttet"`, "status = \"omtalt\"\ngrunnlag = \"uklart\"\nmerknad = \"To lesninger.\"", ""},
		{`status = "omtalt"`, `status = "i-bruk"`, ""},
	} {
		content := changed(t, comparedContent(t), "fylker/altfylket/egenbeskrivelse.md", `status = "omtalt"`, c.altfylket)
		changed(t, content, "fylker/dalfylket/egenbeskrivelse.md", `status = "planlagt"`, c.dalfylket)
		says := ingress(render(t, pagesOf(t, content), "nb", "/sammenlign/tiltak/"))
		if c.says == "" && strings.Contains(says, named) || !strings.Contains(says, c.says) {
			t.Errorf("%s and %s: %q", c.altfylket, c.dalfylket, says)
		}
	}
}

// An offer that the source says does not exist is shown, but not counted.
func TestOffersThatDoNotExistAreNotCounted(t *testing.T) {
	for _, c := range []struct{ first, second, says string }{
		{"", "", "To tilbud er nevnt."},
		{"", "svar = \"nei\"\n", "Ett tilbud er nevnt."},
		{"svar = \"nei\"\n", "svar = \"nei\"\n", ""},
	} {
		content := changed(t, comparedContent(t), "fylker/altfylket/egenbeskrivelse.md",
			"navn = \"Kurset\"\n", "navn = \"Kurset\"\n"+c.first, "omtale = \"Tilbud uten navn.\"\n", "omtale = \"Tilbud uten navn.\"\n"+c.second)
		html := render(t, pagesOf(t, content), "nb", "/sammenlign/tilbud/")
		if says := ingress(html); !strings.Contains(says, c.says) || c.says == "" && strings.Contains(says, "nevnt") {
			t.Errorf("%q and %q: %q", c.first, c.second, says)
		}
		if !strings.Contains(html, "Tilbud uten navn.") {
			t.Error("an offer that does not exist is left out of the list")
		}
	}
}
