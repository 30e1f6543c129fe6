package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/problem"
	"modellkatalog/internal/promise"
)

// A limitCase is a file at a limit, or over it by what it is told, and what is
// said of it then.
type limitCase struct {
	name, file string
	text       func(over int) string
	want       string
}

// limitCases are the limits of promises.md, number 7, that hold before any parser;
// those of a body are in package prose.
func limitCases() []limitCase {
	const head = "+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n"
	const start = head + "+++\n"
	const term = "[[begrep]]\nid = \"fylke\"\nnb = \"fylke\"\nnn = \"fylke\"\n"
	r := strings.Repeat
	words := func(n int) string { return r(r("ord ", 19)+"ord\n", n/80) + r("x", n%80) }
	comments := func(n int) string { return r("#"+r("x", 78)+"\n", n/80) + "#" + r("x", n%80-1) }
	filled := func(text string, size int, fill func(int) string) func(int) string {
		return func(over int) string { return text + fill(size-len(text)+over) }
	}
	key := func(before, after string) func(int) string {
		return func(over int) string {
			return head + before + r("a.", 7+over) + "a" + after + "\n+++\n"
		}
	}
	levels := func(open, closing string) func(int) string {
		return func(over int) string {
			return head + "x = " + r(open, 8+over) + r(closing, 8+over) + "\n+++\n"
		}
	}
	const large = "; del den, eller gjør den mindre"
	const deep = ": feil: lister, tabeller eller nøkler ligger for dypt i hverandre; det kan være 8 nivåer"
	const long = ": feil: linjen er på 100001 byte; en linje kan være på 100 000 byte; del den"
	return []limitCase{
		{"page", "sider/a.md", filled(start, 1<<20, words), "sider/a.md: feil: filen er større enn 1 MiB" + large},
		{"model", "fylker/provefylket/modell.md", filled("+++\n+++\n", 1<<20, words), "fylker/provefylket/modell.md: feil: filen er større enn 1 MiB" + large},
		{"settings", "katalog.toml", filled("tittel = \"Oppdiktet\"\nsprak = [\"nb\", \"nn\"]\n", 1<<20, comments), "katalog.toml: feil: filen er større enn 1 MiB" + large},
		{"search", "sok.toml", filled("", 1<<20, comments), "sok.toml: feil: filen er større enn 1 MiB" + large},
		{"search tests", "sok-prover.tsv", filled("", 1<<20, comments), "sok-prover.tsv: feil: filen er større enn 1 MiB" + large},
		{"manual", "README.md", filled("", 1<<20, words), "README.md: feil: filen er større enn 1 MiB" + large},
		{"vocabulary", "begreper/nivaer.toml", filled(term, 8<<20, comments), "begreper/nivaer.toml: feil: filen er større enn 8 MiB" + large},
		{"register", "begreper/steder.toml", filled("", 8<<20, comments), "begreper/steder.toml: feil: filen er større enn 8 MiB" + large},
		{"attachment", "sider/a.pdf", filled("%PDF-1.7\n", 10<<20, words), "sider/a.pdf: feil: filen er større enn 10 MiB" + large},
		{"drawing", "sider/a.svg", func(over int) string {
			return "<svg xmlns=\"http://www.w3.org/2000/svg\"><!--" + r("x", 10<<20+over-53) + "--></svg>"
		}, "sider/a.svg: feil: filen er større enn 10 MiB" + large},
		{"line of prose", "sider/a.md", func(over int) string { return start + r("x", 100_000+over) + "\n" }, "sider/a.md:6:100001" + long},
		{"line of keys", "sok.toml", func(over int) string { return "#" + r("å", 49_999) + r("x", 1+over) + "\n" }, "sok.toml:1:50002" + long},
		{"line of a search test", "sok-prover.tsv", func(over int) string { return "#" + r("x", 99_999+over) }, "sok-prover.tsv:1:100001" + long},
		{"head", "sider/a.md", func(over int) string { return head + comments(64<<10-len(head)+3+over) + "\n+++\n" },
			"sider/a.md:1:1: feil: hodet er på 65537 byte; et hode kan være på 64 KiB; flytt tekst ned i filen"},
		{"lists", "sider/a.md", levels("[", "]"), "sider/a.md:5:13" + deep},
		{"tables", "sider/a.md", levels("{a=", "}"), "sider/a.md:5:29" + deep},
		{"dotted key", "sider/a.md", key("", " = 1"), "sider/a.md:5:16" + deep},
		{"dotted table", "sider/a.md", key("[", "]"), "sider/a.md:5:17" + deep},
		{"dotted list of tables", "sider/a.md", key("[[", "]]"), "sider/a.md:5:18" + deep},
		{"quoted dotted key", "sider/a.md", func(over int) string { return head + r("\"a\".", 7+over) + "'a' = 1\n+++\n" }, "sider/a.md:5:32" + deep},
		{"dotted key of 60 000 bytes", "sider/a.md", func(over int) string { return head + r("a.", 7+over*29_993) + "a = 1\n+++\n" }, "sider/a.md:5:16" + deep},
	}
}

// TestPromise7Limits shows for each limit that all is well at it, and what is said
// of a file one over it: where, what is wrong, and what to do; nothing else.
func TestPromise7Limits(t *testing.T) {
	tries, broken := 0, 0
	for _, c := range limitCases() {
		t.Run(c.name, func(t *testing.T) {
			for over, want := range []string{"", c.want + "\n"} {
				tries++
				files := base(t)
				files["sider/vis.md"] = &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n")}
				files[c.file] = &fstest.MapFile{Data: []byte(c.text(over))}
				_, ps, err := Content(files, Options{Today: today})
				if err != nil {
					t.Fatal(err)
				}
				got := ""
				for _, p := range ps {
					if p.Rule.ID == problem.TooLarge.ID || want != "" {
						p.Quote = ""
						got += problem.Text(p)
					}
				}
				if got != want {
					broken++
					t.Errorf("%d over the limit:\n%.1000swant\n%s", over, got, want)
				}
			}
		})
	}
	promise.Tried(t, 7, "files at a limit before the parsers, and one over it", tries, broken)
}

// What is known to take a parser long is refused before it, or costs nothing.
func TestHostileTOML(t *testing.T) {
	for name, text := range map[string]string{
		"dotted key":      strings.Repeat("a.", 30_000) + "a = 1",
		"dotted table":    "[" + strings.Repeat("a.", 30_000) + "a]",
		"open lists":      "a = " + strings.Repeat("[", 60_000),
		"open tables":     "a = " + strings.Repeat("{a=", 20_000),
		"escape at end":   `a = "\`,
		"quote at end":    `a = "`,
		"three quotes":    `a = """`,
		"many tables":     strings.Repeat("[[a]]\n", 10_000),
		"many bare words": strings.Repeat("a ", 30_000),
		"lone carriage":   "a = 1\rb = 2",
		"empty keys":      "\"\".\"\" = 1\n[\"\"]\n",
		"date":            "a = 0000-00-00T99:99:99",
		"bom inside":      "a = \"\ufeff\"",
	} {
		t.Run(name, func(t *testing.T) {
			files := base(t)
			files["sider/a.md"] = &fstest.MapFile{Data: []byte("+++\n" + text + "\n+++\n")}
			c, ps, err := Content(files, Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			if c != nil || len(ps) == 0 {
				t.Error("nothing is found")
			}
			for _, p := range ps {
				if p.Pos.File != "sider/a.md" {
					t.Errorf("a finding elsewhere: %s", problem.Text(p))
				}
			}
		})
	}
}
