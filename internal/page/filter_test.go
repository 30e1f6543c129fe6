package page_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/page"
)

var (
	choicePattern = regexp.MustCompile(`<li[^>]* data-valg="([^"]+)">.*?<span class="antall">(\d+)</span>`)
	rowPattern    = regexp.MustCompile(`<div class="fylke-navn"><a href="/fylker/([^/]+)/">`)
	factPattern   = regexp.MustCompile(`<li data-om="([^"]+)"(?: data-sier="([^"]+)")?>(.*?)</li>`)
	tagPattern    = regexp.MustCompile(`<[^>]*>`)
)

// choicesOf reads the choices of the page with their counts.
func choicesOf(t *testing.T, html string) map[string]int {
	t.Helper()
	counts := map[string]int{}
	for _, m := range choicePattern.FindAllStringSubmatch(html, -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		counts[m[1]] = n
	}
	return counts
}

// factsOf reads what each county says of the choices, as "nei: words".
func factsOf(html string) map[string]map[string][]string {
	counties := map[string]map[string][]string{}
	rows := rowPattern.FindAllStringSubmatchIndex(html, -1)
	for i, at := range rows {
		end := len(html)
		if i+1 < len(rows) {
			end = rows[i+1][0]
		}
		facts := map[string][]string{}
		for _, m := range factPattern.FindAllStringSubmatch(html[at[0]:end], -1) {
			says := m[2]
			if says == "" {
				says = "ja"
			}
			facts[m[1]] = append(facts[m[1]], says+": "+tagPattern.ReplaceAllString(m[3], ""))
		}
		counties[html[at[2]:at[3]]] = facts
	}
	return counties
}

// A county has a choice when it says that it is so or wants it, narrower terms
// included; what it says no to, and what is unclear or has ended, is kept apart,
// and silence is nothing at all.
func TestCountiesAreFoundByWhatTheyState(t *testing.T) {
	html := render(t, pagesOf(t, comparedContent(t)), catalogue.NB, "/fylker/")
	counts, facts := choicesOf(t, html), factsOf(html)
	for _, c := range []struct {
		county, key string
		says        []string
	}{
		{"altfylket", "malgruppe/unge", []string{"ja: unge beskrevet 2024 · unge utenfor · unge: avsluttet (2024), i et prosjekt", "ja: unge i modellen"}},
		{"dalfylket", "malgruppe/unge", []string{"ja: unge beskrevet 2022"}},
		{"kystfylket", "malgruppe/unge", []string{"nei: unge nei (2023)"}},
		{"oyfylket", "malgruppe/unge", []string{"ja: unge beskrevet, årstall ikke kjent"}},
		{"altfylket", "malgruppe/innsatte", []string{"annet: innsatte uklart (2024)", "ja: innsatte i modellen"}},
		{"dalfylket", "malgruppe/innsatte", []string{"ja: innsatte beskrevet 2022 · i et prosjekt"}},
		{"kystfylket", "malgruppe/innsatte", nil},
		{"dalfylket", "malgruppe/ledige", []string{"ja: ledige beskrevet 2022 · permitterte · i en del: Dalbyen"}},
		{"kystfylket", "malgruppe/ledige", []string{"ja: ledige beskrevet 2023 · tolket av redaksjonen"}},
		{"dalfylket", "avtale/partnerskapsavtale", []string{"ja: partnerskapsavtale beskrevet 2022 · omtaler karriere\u00adveiledning: nei"}},
	} {
		if got := facts[c.county][c.key]; !slices.Equal(got, c.says) {
			t.Errorf("%s says of %s %q, want %q", c.county, c.key, got, c.says)
		}
	}
	if _, listed := counts["malgruppe/ingen-nevner"]; listed {
		t.Error("a term that nobody states is a choice")
	}
	for key, n := range counts {
		found := 0
		for _, says := range facts {
			if slices.ContainsFunc(says[key], func(s string) bool { return strings.HasPrefix(s, "ja: ") }) {
				found++
			}
		}
		if n != found || n == 0 {
			t.Errorf("%s counts %d, %d counties say so", key, n, found)
		}
	}
	if n := counts["malgruppe/unge"]; n != 3 {
		t.Errorf("unge counts %d, want the two that say so and the one with single facts", n)
	}
	if got := kindsOf(counts); !slices.Equal(got, []string{"avtale", "form", "inngang", "malgruppe", "niva", "omfang", "tidspunkt"}) {
		t.Errorf("the kinds are %q", got)
	}
}

func kindsOf(counts map[string]int) []string {
	kinds := map[string]bool{}
	for key := range counts {
		kind, _, _ := strings.Cut(key, "/")
		kinds[kind] = true
	}
	return slices.Sorted(maps.Keys(kinds))
}

// Where the counties are many the page leaves out what each states, and goes on
// to next pages; the choices still lead to their terms.
func TestManyCountiesAreListed(t *testing.T) {
	for _, c := range []struct {
		described, lines int
		facts            bool
		last             string
	}{
		{50, 50, true, "/fylker/"},
		{51, 51, false, "/fylker/"},
		{205, 200, false, "/fylker/side-2/"},
	} {
		set := pagesOf(t, manyCounties(t, c.described))
		html := render(t, set, catalogue.NB, "/fylker/")
		if n := len(rowPattern.FindAllString(html, -1)); n != c.lines {
			t.Errorf("%d counties: %d on the first page, want %d", c.described, n, c.lines)
		}
		if got := strings.Contains(html, "data-om="); got != c.facts {
			t.Errorf("%d counties: facts %v", c.described, got)
		}
		if got := scriptOf(set); (got == "finn") != c.facts {
			t.Errorf("%d counties: script %q", c.described, got)
		}
		if n := choicesOf(t, html)["malgruppe/unge"]; n != c.described {
			t.Errorf("%d counties: unge counts %d", c.described, n)
		}
		if last := render(t, set, catalogue.NB, c.last); !strings.Contains(last, fmt.Sprintf(">Fylke %d</a>", 199+c.described)) {
			t.Errorf("%d counties: %s does not list the last", c.described, c.last)
		}
	}
}

// manyCounties is the made-up catalogue with so many described counties only.
func manyCounties(t *testing.T, n int) fstest.MapFS {
	t.Helper()
	content := comparedContent(t)
	description := strings.NewReplacer(
		"tidligere = [\"/fylker/dalfylket-2022/\"]\n", "", `{ id = "permitterte", sted = "dalbyen" }`, `"permitterte"`,
	).Replace(string(content["fylker/dalfylket/egenbeskrivelse.md"].Data))
	register := string(content["begreper/fylker.toml"].Data)
	settings := strings.Replace(string(content["katalog.toml"].Data), `"kunnskap", "ordliste", "sok", "om"`, `"ordliste"`, 1)
	content["katalog.toml"] = &fstest.MapFile{Data: []byte(settings)}
	maps.DeleteFunc(content, func(name string, _ *fstest.MapFile) bool {
		return strings.HasPrefix(name, "fylker/") || strings.HasPrefix(name, "sider/")
	})
	for i := range n {
		nr := strconv.Itoa(200 + i)
		register += "\n[[fylke]]\nid = \"fylke-" + nr + "\"\nnr = \"" + nr + "\"\nnb = \"Fylke " + nr + "\"\nmalform = \"nb\"\n"
		content["fylker/fylke-"+nr+"/egenbeskrivelse.md"] = &fstest.MapFile{Data: []byte(description)}
	}
	content["begreper/fylker.toml"] = &fstest.MapFile{Data: []byte(register)}
	return content
}

// scriptOf is the script that the overview of the counties asks for.
func scriptOf(set *page.Set) string {
	for _, p := range set.Pages() {
		if p.Address == "/fylker/" {
			return p.Script
		}
	}
	return ""
}
