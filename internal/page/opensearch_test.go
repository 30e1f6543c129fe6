package page

import "testing"

// TestNamesHaveRoom shows how a name is shortened for a browser: to whole words, and
// within a word only where it is the first.
func TestNamesHaveRoom(t *testing.T) {
	for name, want := range map[string]string{
		"Prøvekatalogen": "Prøvekatalogen",
		"Ååååååååååååååååå og mer":   "Åååååååååååååååå",
		"Modeller for prøver":        "Modeller",
		"Prøver og modeller i fylke": "Prøver",
		"Åååååååå åååååååååå":        "Åååååååå",
	} {
		if got := named(name, shortName); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}
