package build

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/hostile"
	"modellkatalog/internal/problem"
)

// FuzzPage builds a site with one page of any words, from its title to its body, and
// looks for a file of it that is live or that what it is read with cannot read.
func FuzzPage(f *testing.F) {
	f.Add("Om katalogen", "Kort sagt.", "## a\n\n- b\n\n| c | d |\n|---|---|\n| e | f |\n\n> g[^1]\n\n[^1]: h")
	f.Add("</title><script>a</script>", `"><img src=x onerror=a>`, "**&lt;script&gt;** `</script>` \\<a> &quot;&apos;")
	f.Add("&lrm;", "{{.}} ${a} <!--", "&ZeroWidthSpace;&NoBreak;&lrm;&rlm;")
	f.Add("a", "b", "[c](javascript:d) ![e](f.svg) <https://g.example> [h]: //i.example")
	f.Add("å ø æ", "\u2028]]>", "<svg onload=a>")
	const base = "https://oppdiktet.example/katalog/"
	client := ""
	f.Fuzz(func(t *testing.T, title, lead, body string) {
		if client == "" {
			client = searchClient(t)
		}
		in := input(onePage(title, lead, body))
		in.BaseURL = base
		b, err := buildSite(in)
		if err != nil {
			t.Fatal(err)
		}
		if b.result.Problems.Count(problem.Error) > 0 {
			for _, p := range b.result.Problems {
				if p.Rule == problem.Live { // what came before the second look has failed
					t.Errorf("the second look finds: %s", p.Text)
				}
			}
			return
		}
		has := func(file string) bool { _, ok := b.files.Lookup(file); return ok }
		for _, name := range b.files.Paths() {
			data, _ := b.files.Lookup(name)
			if err := hostile.File(name, data, has, client, base); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// onePage is content with one page. A string of JSON is one of TOML.
func onePage(title, lead, body string) fstest.MapFS {
	quoted := func(s string) string {
		b, err := json.Marshal(s)
		if err != nil {
			return `""` // a string is always JSON
		}
		return string(b)
	}
	matter := fmt.Sprintf("+++\ntittel = %s\ningress = %s\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n\n", quoted(title), quoted(lead))
	return fstest.MapFS{
		"katalog.toml": {Data: []byte("tittel = \"Oppdiktet katalog\"\nsprak = [\"nb\"]\nmeny = [\"sok\"]\n")},
		"sider/om.md":  {Data: []byte(matter + body)},
	}
}

// searchClient is the script that searches, without the data that is put at its end.
func searchClient(t testing.TB) string {
	t.Helper()
	b, err := buildSite(input(onePage("Oppdiktet", "Oppdiktet.", "Oppdiktet.")))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range b.files.Paths() {
		if strings.HasPrefix(name, "sok/sok.") {
			data, _ := b.files.Lookup(name)
			return string(data[:strings.LastIndex(string(data), `sok("r"`)])
		}
	}
	t.Fatalf("no script that searches among %v:\n%s", b.files.Paths(), listed(b.result.Problems))
	return ""
}
