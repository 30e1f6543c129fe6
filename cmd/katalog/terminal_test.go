package main

import "testing"

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
