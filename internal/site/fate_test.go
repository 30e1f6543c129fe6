package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFate(t *testing.T) {
	for _, c := range []struct {
		there     string // what lies in the folder of the target
		published bool
		want      string
	}{
		{"", false, "ingenting er publisert"},
		{"public/", false, "det som var publisert, er uendret"},
		{"public/ .public.katalog-las", false, "det som var publisert, er uendret; neste bygging tar bort «.public.katalog-las»"},
		{"public/ .public.katalog-ny/ .public.katalog-gammel/", true, "nettstedet er publisert; neste bygging tar bort «.public.katalog-ny» og «.public.katalog-gammel»"},
		{".public.katalog-gammel/ .public.katalog-ny/", false, "det som var publisert, ligger i «ROT/.public.katalog-gammel», og neste bygging legger det tilbake; neste bygging tar bort «.public.katalog-ny»"},
	} {
		root, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		layOut(t, root, strings.Fields(c.there)...)
		if got := strings.ReplaceAll(Fate(filepath.Join(root, "public"), c.published), root+string(os.PathSeparator), "ROT/"); got != c.want {
			t.Errorf("beside %q: %q, want %q", c.there, got, c.want)
		}
	}
}
