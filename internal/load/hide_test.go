package load

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/personal"
)

// Wherever a number stands, and whatever else is wrong there, no finding
// repeats it.
func TestNumbersAndSecretsAreNeverRepeated(t *testing.T) {
	const head = "+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n"
	for _, hidden := range []string{nationalID(t), expand(t, "{{token}}")} {
		for name, files := range map[string]map[string]string{
			"unknown id":       {"sider/a.md": head + "malgrupper = [\"" + hidden + "\"]\n+++\n"},
			"unknown key":      {"sider/a.md": head + "\"" + hidden + "\" = 1\n+++\n"},
			"wrong value":      {"sider/a.md": head + "sprak = \"" + hidden + "\"\n+++\n"},
			"syntax":           {"sider/a.md": head + "sprak = " + hidden + " x\n+++\n"},
			"twice":            {"sider/a.md": head + "\"" + hidden + "\" = 1\n\"" + hidden + "\" = 1\n+++\n"},
			"dead link":        {"sider/a.md": head + "+++\n\n[a](" + hidden + ".md)\n"},
			"heading":          {"sider/a.md": head + "+++\n\n#### " + hidden + "\n"},
			"first heading":    {"sider/a.md": head + "+++\n\n## " + hidden + "\n", "sider/a.nn.md": "+++\ntittel = \"Side\"\n+++\n\n### Noko\n"},
			"anchor":           {"sider/a.md": head + "+++\n\n## " + hidden + "\n", "sider/b.md": head + "+++\n\n[a](a.md#x)\n"},
			"defined id":       {"begreper/nivaer.toml": "[[begrep]]\nid = \"" + strings.ToLower(strings.ReplaceAll(hidden, "_", "")) + "\"\nnb = \"a\"\nnn = \"a\"\n"},
			"defined id, used": {"begreper/arenaer.toml": "[[begrep]]\nid = \"" + hidden + "\"\nnb = \"a\"\nnn = \"a\"\n", "sider/a.md": head + "arenaer = [\"torg\"]\n+++\n"},
			"search test":      {"sok-prover.tsv": hidden + "\t" + hidden + "\n"},
			"alias":            {"sok.toml": "[alias]\nx = \"" + hidden + "\"\n"},
			"drawing":          {"sider/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>" + hidden + "</text><b/></svg>\n"},
		} {
			t.Run(name, func(t *testing.T) {
				all := base(t)
				for file, text := range files {
					all[file] = &fstest.MapFile{Data: []byte(text)}
				}
				_, ps, err := Content(all, Options{Today: today})
				if err != nil {
					t.Fatal(err)
				}
				told := findings(ps)
				if len(ps) == 0 || strings.Contains(told, hidden) || len(personal.NationalIDs([]byte(told))) > 0 {
					t.Errorf("%d findings, one repeats it", len(ps))
				}
			})
		}
	}
}

// TestDrawingsShowNoLine shows that no line of a drawing that holds a number or a secret
// is shown, though the drawing writes it so that no line of it holds it.
func TestDrawingsShowNoLine(t *testing.T) {
	id, token := nationalID(t), expand(t, "{{token}}")
	for words, want := range map[string]bool{
		"<tspan>" + id[:6] + "</tspan><tspan>" + id[6:] + "</tspan>": false,
		fmt.Sprintf("&#%d;%s", token[0], token[1:]):                  false,
		"<tspan>" + id[:6] + "</tspan>":                              true,
	} {
		files := base(t)
		files["sider/a.md"] = &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n\n![a](a.svg)\n")}
		files["sider/a.svg"] = &fstest.MapFile{Data: []byte(drawing + "<b/><text>" + words + "</text></svg>\n")}
		_, ps, err := Content(files, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		told := findings(ps)
		if shown := strings.Contains(told, words); shown != want || !strings.Contains(told, "elementet <b>") {
			t.Errorf("the line is shown: %v, want %v", shown, want)
		}
	}
}

// TestWarningsHideNoErrors shows that what else is wrong on a line with a personal
// address is told, without the address.
func TestWarningsHideNoErrors(t *testing.T) {
	mail := expand(t, "{{epost}}")
	files := base(t)
	files["sider/a.md"] = &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n\nSkriv til " + mail + ", se [a](finnes-ikke.md).\n")}
	_, ps, err := Content(files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if told := findings(ps); len(ps) != 2 || !strings.Contains(told, "finnes-ikke.md") || strings.Contains(told, mail) {
		t.Errorf("%d findings:\n%s", len(ps), strings.ReplaceAll(told, mail, "(the address)"))
	}
}
