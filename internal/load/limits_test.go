package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/problem"
)

// The limits are those of promises.md, number 7. At the limit all is well, one
// beyond it the file is refused and nothing else is said of it.
func TestLimits(t *testing.T) {
	const head = "+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n"
	body := func(n int) string {
		const line = "ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord\n"
		return strings.Repeat(line, n/len(line)) + strings.Repeat("x", n%len(line))
	}
	comments := func(n int) string {
		const line = "# merknad merknad merknad merknad merknad merknad merknad merknad merknad merkn\n"
		return strings.Repeat(line, n/len(line)) + "#" + strings.Repeat("x", n%len(line)-1)
	}
	term := "[[begrep]]\nid = \"fylke\"\nnb = \"fylke\"\nnn = \"fylke\"\n"
	start := head + "+++\n"
	pdf := "%PDF-1.7\n"
	for _, c := range []struct {
		name, file string
		text       func(over int) string
	}{
		{"page of 1 MiB", "sider/a.md", func(over int) string { return start + body(maxFile-len(start)+over) }},
		{"vocabulary of 8 MiB", "begreper/nivaer.toml", func(over int) string { return term + comments(maxVocabulary-len(term)+over) }},
		{"settings of 1 MiB", "katalog.toml", func(over int) string {
			s := "tittel = \"Oppdiktet\"\nsprak = [\"nb\", \"nn\"]\n"
			return s + comments(maxFile-len(s)+over)
		}},
		{"line of 100 000 bytes", "sider/a.md", func(over int) string { return start + strings.Repeat("x", maxLine+over) + "\n" }},
		{"head of 64 KiB", "sider/a.md", func(over int) string { return head + comments(maxMatter-len(head)+3+over) + "\n+++\n" }},
		{"attachment of 10 MiB", "sider/a.pdf", func(over int) string { return pdf + strings.Repeat("x", maxAttachment-len(pdf)+over) }},
		{"eight levels", "sider/a.md", func(over int) string {
			return head + "# x\nx = " + strings.Repeat("[", 8+over) + strings.Repeat("]", 8+over) + "\n+++\n"
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for over, want := range []bool{false, true} {
				files := base(t)
				files["sider/vis.md"] = &fstest.MapFile{Data: []byte(start)}
				files[c.file] = &fstest.MapFile{Data: []byte(c.text(over))}
				_, ps, err := Content(files, Options{Today: today})
				if err != nil {
					t.Fatal(err)
				}
				tooLarge := false
				for _, p := range ps {
					tooLarge = tooLarge || p.Rule.ID == problem.TooLarge.ID && p.Pos.File == c.file
				}
				if tooLarge != want || want && len(ps) != 1 {
					t.Errorf("%d over the limit:\n%s", over, findings(ps[:min(len(ps), 3)]))
				}
			}
		})
	}
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
