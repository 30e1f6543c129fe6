package load

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Among other faults a dead address is told of too, but never one that may be
// there when the faults are gone.
func TestDeadAddressesAmongFaults(t *testing.T) {
	const head = "+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n"
	for _, c := range []struct {
		name, fault, text, address string
		dead                       bool
	}{
		{"nowhere", "sider/b.md", head + "farge = 1\n+++\n", "/borte/", true},
		{"a page with faults", "sider/b.md", head + "farge = 1\n+++\n", "/b/", false},
		{"its earlier address", "sider/b.md", head + "tidligere = [\"/borte/\"]\nfarge\n+++\n", "/borte/", false},
		{"a page that cannot be read", "sider/b.md", "\xff", "/borte/", false},
		{"a page with another name", "sider/B C.md", head + "+++\n", "/borte/", false},
		{"an attachment with another name", "sider/B.PNG", "x", "/borte/", true},
		{"a county", "sider/b.md", head + "farge = 1\n+++\n", "/fylker/provefylket/2018/", false},
		{"no county", "sider/b.md", head + "farge = 1\n+++\n", "/fylker/provefylke/", true},
		{"a county that may be", "begreper/fylker.toml", "[[fylke]]\nid = \"provefylket\"\n", "/fylker/provefylke/", false},
		{"a term", "sider/b.md", head + "farge = 1\n+++\n", "/begreper/malgrupper/unge/", false},
		{"no term", "sider/b.md", head + "farge = 1\n+++\n", "/begreper/malgrupper/unger/", true},
		{"no vocabulary", "sider/b.md", head + "farge = 1\n+++\n", "/begreper/malgruper/", true},
		{"what the site makes", "sider/b.md", head + "farge = 1\n+++\n", "/sammenlign/hva-som-helst/?a#b", false},
		{"a file", "sider/b.md", head + "farge = 1\n+++\n", "/robots.txt", false},
		{"the front page", "sider/b.md", head + "farge = 1\n+++\n", "/", false},
		{"a folder of pages", "sider/mappe/b.md", head + "farge = 1\n+++\n", "/mappe/", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := base(t)
			files[c.fault] = &fstest.MapFile{Data: []byte(c.text)}
			files["sider/a.md"] = &fstest.MapFile{Data: []byte(head + "+++\n\n[a](" + c.address + ")\n")}
			x, ps, err := Content(files, Options{Today: today})
			if err != nil || x != nil {
				t.Fatal(x, err)
			}
			if said := strings.Contains(findings(ps), "siden «"+c.address+"» finnes ikke"); said != c.dead {
				t.Errorf("findings:\n%s", findings(ps))
			}
		})
	}
}
