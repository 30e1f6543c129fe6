package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFollow shows which links are found to lead nowhere.
func TestFollow(t *testing.T) {
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, "a.csv"), []byte("a\n"), 0o644))
	must(t, os.Mkdir(filepath.Join(folder, "mappe"), 0o755))
	served := opened{way: underPath, home: "http://127.0.0.1:1/a/b/", folder: folder}
	onDisk := opened{way: fromDisk, home: "file:///a/b/", folder: folder}
	for _, c := range []struct {
		site     opened
		to, want string
		internal bool
	}{
		{served, "http://127.0.0.1:1/a/b/", "", true},
		{served, "http://127.0.0.1:1/a/b/?q=1#m%C3%A5l", "", true},
		{served, "http://127.0.0.1:1/a/b/#mal", "there is no such id", true},
		{served, domain + "/a/b/#m%C3%A5l", "", true},
		{served, domain + "/a/b/#mal", "there is no such id", true},
		{served, domain + "/b/", "it is outside the site", false},
		{served, "http://127.0.0.1:1/fylker/", "it is outside the site", false},
		{served, "https://nav.no/", "", false},
		{served, "mailto:post@example.no", "", false},
		{onDisk, "file:///a/b/index.html#m%C3%A5l", "", true},
		{onDisk, "file:///a/b/a.csv", "", true},
		{onDisk, "file:///a/b/b.csv", "there is no such file", true},
		{onDisk, "file:///a/b/mappe", "there is no such file", true},
		{onDisk, "file:///a/b/", "there is no such file", true},
		{onDisk, "file:///fylker/", "it is outside the site", false},
	} {
		front := &visit{found: found{IDs: []string{"mål"}}}
		cr := crawl{site: c.site, visits: map[string]*visit{c.site.address("/"): front}}
		if fault, internal := cr.follow(c.to, map[string][]string{}); strings.Join(fault, " ") != c.want || internal != c.internal {
			t.Errorf("%s, to %s: %q (internal: %v), want %q", c.site.way.name, c.to, fault, internal, c.want)
		}
	}
}

// TestRead shows what is found of a page's addresses and ids.
func TestRead(t *testing.T) {
	have, err := read([]byte(`<meta http-equiv="refresh" content="0; url=../b/"><p id="m&aring;l"><a href="#m%C3%A5l">å</a>`+
		`<img src="a&amp;b.svg"><form action="/s%C3%B8k/">`), "http://127.0.0.1:1/a/")
	must(t, err)
	same(t, "addresses", have.To, []string{
		"http://127.0.0.1:1/a/#m%C3%A5l", "http://127.0.0.1:1/a/a&b.svg", "http://127.0.0.1:1/s%C3%B8k/", "http://127.0.0.1:1/b/",
	})
	same(t, "ids", have.IDs, []string{"mål"})
}
