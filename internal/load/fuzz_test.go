package load

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"modellkatalog/internal/problem"
)

// sane reports findings that no editor could use.
func sane(t *testing.T, ps problem.List, sources map[string]string) {
	t.Helper()
	for _, p := range ps {
		lines := strings.Split(sources[p.Pos.File], "\n")
		switch {
		case p.Text == "" || p.Rule.ID == "" || !utf8.ValidString(p.Message()):
			t.Errorf("a finding without words: %+v", p)
		case p.Pos.Line > 0 && p.Pos.Line > len(lines):
			t.Errorf("line %d of %d: %s", p.Pos.Line, len(lines), problem.Text(p))
		case strings.Contains(p.Text, "readers disagree") || strings.Contains(p.Text, "decoder"):
			t.Errorf("an inner fault is told: %s", problem.Text(p))
		}
	}
}

// Whatever the text, the reader of TOML neither panics nor says nothing.
func FuzzTOML(f *testing.F) {
	for _, s := range []string{
		"", "a = 1", "[a]\nb = { c = [1, 2] }\n[[d]]\ne = \"x\"\n[[d]]\n", "a.b.c = 1\n[a.b]\n", "a = \"\\", "a = 'x", "[[a]]\n[a.b]\n[[a]]\n[a.b]\n",
		"a = 2022-09-30\nb = 2022-09\n", "a = \"\"\"\nx\n\"\"\"\n", "\"a\".'b' = { \"c\" = [[], [1]] } # x\n", "a = [[1], {b = 2}]\na = 3", "[a]\n[a]\n",
		"a = 1__0", "a = 0x", "a = inf\nb = -nan\n", "a = 07:32:00", "a = { }\n[a.b]\n", "a = []\n[[a]]\n", "æ = 1", "a = “x”",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if _, deep := tooDeep(newLineIndex("a.toml", src)); deep || len(src) > maxMatter {
			return
		}
		top, ps := parseTOML("a.toml", src)
		if (top == nil) != (len(ps) > 0) {
			t.Errorf("tree: %v, findings:\n%s", top != nil, findings(ps))
		}
		sane(t, ps, map[string]string{"a.toml": src})
	})
}

// Whatever a file holds, Content neither panics nor fails, gives a catalogue
// exactly when nothing is wrong, and finds the same twice.
func FuzzContent(f *testing.F) {
	names := []string{
		"sider/om.md", "sider/om.nn.md", "fylker/provefylket/modell.md", "fylker/provefylket/egenbeskrivelse.md", "begreper/malgrupper.toml",
		"begreper/fylker.toml", "katalog.toml", "sok.toml", "sok-prover.tsv", "fylker/provefylket/modell.svg",
	}
	const head = "+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n"
	for _, s := range []string{
		"", "+++\n+++\n", head + "+++\n", head + "malgrupper = [\"unge\", { id = \"unge\", sted = \"dalen\" }]\n+++\n\n## Målgruppe\n",
		head + "opphav = \"fylket\"\nkilde = \"fylket\"\ngjelder = \"onsket\"\n[[brukerreise]]\nfase = \"start\"\naktorer = [\"nav\"]\nsteg = { nb = \"x\" }\n+++\n[a](../../begreper/malgrupper.toml#unge)[^1]\n\n[^1]: kilde: fylket\n",
		head + "tillat = [{ finn = \"x\", fordi = \"y\" }]\nendringer = [{ dato = \"2022\", tekst = \"x\", del = \"formal\" }]\n+++\n<br>\n",
		head + "visualisering = { fil = \"modell.svg\" }\nprosjektleder = { rolle = \"Kari\" }\n+++\n![](modell.svg)",
		"[[begrep]]\nid = \"unge\"\nnb = \"x\"\noverordnet = [\"unge\"]\nse = [\"ordliste/samarbeid\"]\n", "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>a{}</style></svg>",
		"[alias]\nx = \"y\"\n", "a\t/b/\tc\n", "\ufeff+++\r\n\x00\u202e\r\n+++\r\n",
	} {
		for i := range names {
			f.Add(i, s)
		}
	}
	archive := readArchive(f, "testdata/base.txtar")
	f.Fuzz(func(t *testing.T, which int, text string) {
		if which < 0 || which >= len(names) {
			return
		}
		files, sources := fstest.MapFS{}, map[string]string{names[which]: text}
		for _, file := range archive.Files {
			files[file.Name] = &fstest.MapFile{Data: file.Data}
			if file.Name != names[which] {
				sources[file.Name] = string(file.Data)
			}
		}
		files[names[which]] = &fstest.MapFile{Data: []byte(text)}
		c, ps, err := Content(files, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if (c == nil) != (ps.Count(problem.Error) > 0) {
			t.Errorf("catalogue: %v, findings:\n%s", c != nil, findings(ps))
		}
		sane(t, ps, sources)
		if _, again, err := Content(files, Options{Today: today}); err != nil || findings(again) != findings(ps) {
			t.Errorf("other findings the second time (%v)", err)
		}
	})
}
