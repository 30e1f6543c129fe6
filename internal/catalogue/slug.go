package catalogue

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug turns words into an address part or an anchor: lower-case ASCII letters,
// digits and single hyphens. æ→a, ø→o, å→a (content contract, first paragraph);
// other letters lose their accents, Sámi and Kven letters go to their base
// letter, anything else becomes a hyphen. Never empty: words without any letter
// or digit become "del".
func Slug(words string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(words)) {
		switch r {
		case 'æ', 'å':
			r = 'a'
		case 'ø':
			r = 'o'
		case 'đ':
			r = 'd'
		case 'ŋ':
			r = 'n'
		case 'ŧ':
			r = 't'
		}
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '\u00ad':
		default:
			if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
				b.WriteByte('-')
			}
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "del"
}
