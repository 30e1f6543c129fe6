package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOpenSearch compares what browsers read of the search with golden files, and
// shows that every page leads to it, when the site's address is known; without
// it neither is there.
func TestOpenSearch(t *testing.T) {
	content := readArchive(t, "testdata/handbok-base.txtar")
	content["katalog.toml"].Data = []byte("format = 1\ntittel = { nb = \"Modeller for <prøve> & feil i alle landets fylker og kommuner\", nn = \"Prøvekatalogen\" }\nsprak = [\"nb\", \"nn\"]\n")
	in := input(content)
	without, err := buildSite(in)
	if err != nil {
		t.Fatal(err)
	}
	in.BaseURL = "https://eksempel.no/modeller/"
	with, err := buildSite(in)
	if err != nil {
		t.Fatal(err)
	}
	const line = "\nSitemap: https://eksempel.no/modeller/sitemap.xml\n"
	if robots, _ := with.files.Lookup("robots.txt"); !strings.Contains(string(robots), line) {
		t.Errorf("robots.txt is %q", robots)
	}
	for name, golden := range map[string]string{"opensearch.xml": "opensearch-nb.xml", "nn/opensearch.xml": "opensearch-nn.xml"} {
		golden = filepath.Join("testdata", golden)
		if _, is := without.files.Lookup(name); is {
			t.Errorf("%s is there, though the site's address is not known", name)
		}
		have, _ := with.files.Lookup(name)
		if *update {
			if err := os.WriteFile(golden, have, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if string(have) != string(want) {
			t.Errorf("%s is\n%s\nwant\n%s", name, have, want)
		}
	}
	for _, name := range with.pages() {
		to := strings.Repeat("../", strings.Count(strings.TrimPrefix(name, "nn/"), "/")) + "opensearch.xml"
		if name == "404.html" || name == "nn/404.html" {
			to = "/modeller/" + strings.TrimSuffix(name, "404.html") + "opensearch.xml"
		}
		data, _ := with.files.Lookup(name)
		head, _, _ := strings.Cut(string(data), "<body")
		link := `rel="search" type="application/opensearchdescription+xml"`
		if !strings.Contains(head, link) && strings.Contains(head, "canonical") || strings.Contains(head, link) && !strings.Contains(head, `href="`+to+`"`) {
			t.Errorf("%s does not lead to %s:\n%s", name, to, head)
		}
		if data, _ := without.files.Lookup(name); strings.Contains(string(data), "opensearch") {
			t.Errorf("%s leads to it without an address", name)
		}
	}
}
