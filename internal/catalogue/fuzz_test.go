package catalogue

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// FuzzSlug looks for words whose slug is no part of an address, or depends on how
// they are written where no reader sees the difference.
func FuzzSlug(f *testing.F) {
	for _, s := range []string{
		"", "Målgruppe", "Å på øya", "ÆØÅ", "Čáhppesnjárga", "a\u00adb", "İstanbul", "ß", "ﬁn", "\u212b\u212a", "a\u0301\u0323", "1 2", "---", "𝐀", "\xff", "Ŋ đ Ŧ", "ŧ\u0338", "Ǆ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		got := Slug(words)
		if !slug.MatchString(got) {
			t.Fatalf("Slug(%q) = %q", words, got)
		}
		for how, again := range map[string]string{
			"of itself": got, "of NFC": norm.NFC.String(words), "of NFD": norm.NFD.String(words), "of lower case": strings.ToLower(words), "with blanks around": " " + words + "\n",
		} {
			if s := Slug(again); s != got {
				t.Errorf("Slug(%q) = %q, %s %q", words, got, how, s)
			}
		}
	})
}
