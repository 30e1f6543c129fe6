package main

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

// A finding that tells of two places shows both from where the command was run.
func TestOtherFilesAreShownFromTheSameFolder(t *testing.T) {
	f := &flags{content: "full"}
	for text, want := range map[string]string{
		"«plan» er «nei» her, men «ja» i fylker/a/modell.md:8, begge fra 2024": "«plan» er «nei» her, men «ja» i full/fylker/a/modell.md:8, begge fra 2024",
		"adressen /x/ er tatt av sider/kunnskap":                               "adressen /x/ er tatt av full/sider/kunnskap",
		"id-en «a» står også i begreper/fylker.toml, linje 3":                  "id-en «a» står også i full/begreper/fylker.toml, linje 3",
		"«../fylker/a/modell.md» finnes ikke":                                  "«../fylker/a/modell.md» finnes ikke",
		"siden «/fylker/a/» finnes ikke på nettstedet":                         "siden «/fylker/a/» finnes ikke på nettstedet",
	} {
		if got := f.shownIn(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What moves or turns a terminal stands as an escape, and a program reads it as
// it was.
func TestJSONMovesNoTerminal(t *testing.T) {
	const hostile = "a\x00\x1b[2J\x7f\u0085\u009b31m\u200b\u202e\u2066\u2028\u2029\ufeff\U000e0041\tb\nø<&"
	var out strings.Builder
	if err := encode(&out, map[string]string{"key " + hostile: hostile}); err != nil {
		t.Fatal(err)
	}
	for _, r := range out.String() {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Errorf("%q is written as it is", r)
		}
	}
	var back map[string]string
	if err := json.Unmarshal([]byte(out.String()), &back); err != nil || back["key "+hostile] != hostile {
		t.Errorf("%q, %v, want %q", back, err, hostile)
	}
	if !strings.Contains(out.String(), "ø<&") {
		t.Errorf("letters are escaped: %s", out.String())
	}
}
