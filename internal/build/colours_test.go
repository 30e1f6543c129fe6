package build

import (
	"fmt"
	"io/fs"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"modellkatalog"
)

// pairs are what stands on what: text is at least 7:1 against each of its
// surfaces, a sign or a line that tells something at least 3:1.
var pairs = []struct {
	colour   string
	surfaces string
	least    float64
}{
	{"blekk", "papir flate aksent-flate varsel-flate", 7},
	{"dempet", "papir flate aksent-flate varsel-flate", 7},
	{"lenke", "papir flate aksent-flate varsel-flate", 7},
	{"lenke-besokt", "papir flate aksent-flate varsel-flate", 7},
	{"aksent-blekk", "aksent", 7},
	{"varsel", "papir flate varsel-flate", 7},
	{"aksent", "papir flate aksent-flate varsel-flate", 3},
	{"strek-sterk", "papir flate aksent-flate", 3},
}

// quiet are the colours of hairlines and patterns, which tell nothing that does
// not stand in words.
var quiet = []string{"strek", "prikk"}

const tokensFile = "00-tokens.css"

var (
	tokenPattern   = regexp.MustCompile(`--([a-z0-9-]+):\s*(#[0-9a-fA-F]{3,8})\b`)
	usePattern     = regexp.MustCompile(`var\(--([a-z0-9-]+)`)
	literalPattern = regexp.MustCompile(`(?i)(#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color|color-mix)\(|` +
		`[:\s,(](?:black|white|gr[ae]y|silver|red|green|blue|yellow|orange|purple|teal|navy|maroon|olive|lime|aqua|fuchsia|beige|ivory)\s*[;,)}!])`)
	commentPattern = regexp.MustCompile(`(?s)/\*.*?\*/`)
	stringPattern  = regexp.MustCompile(`"[^"]*"|'[^']*'|url\([^)]*\)`)
)

// styles reads the style sheets without their comments, by name.
func styles(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(modellkatalog.Static(), "css/*.css")
	if err != nil || len(names) < 2 {
		t.Fatal("style sheets", names, err)
	}
	all := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(modellkatalog.Static(), name)
		if err != nil {
			t.Fatal(err)
		}
		all[path.Base(name)] = commentPattern.ReplaceAllString(string(data), "")
	}
	return all
}

// palettes reads the colours by their names: in light, and what dark and paper
// have in their place.
func palettes(t *testing.T, tokens string) map[string]map[string]string {
	t.Helper()
	light, rest, hasDark := strings.Cut(tokens, "@media (prefers-color-scheme: dark)")
	dark, paper, hasPaper := strings.Cut(rest, "@media print")
	if !hasDark || !hasPaper {
		t.Fatalf("%s has no dark palette, then one for print", tokensFile)
	}
	all := map[string]map[string]string{"light": {}, "dark": {}, "print": {}}
	for name, text := range map[string]string{"light": light, "dark": dark, "print": paper} {
		for _, m := range tokenPattern.FindAllStringSubmatch(text, -1) {
			all[name][m[1]] = m[2]
		}
	}
	for name, of := range all {
		if len(of) != len(all["light"]) {
			t.Errorf("%s has %d colours, light has %d", name, len(of), len(all["light"]))
		}
	}
	return all
}

// TestContrast computes the contrast of every pair in every palette.
func TestContrast(t *testing.T) {
	for name, palette := range palettes(t, styles(t)[tokensFile]) {
		for _, p := range pairs {
			for _, surface := range strings.Fields(p.surfaces) {
				have, err := contrast(palette[p.colour], palette[surface])
				if err != nil {
					t.Errorf("%s: %s on %s: %v", name, p.colour, surface, err)
				}
				if have < p.least {
					t.Errorf("%s: %s %s on %s %s is %.2f:1, want %v:1", name, p.colour, palette[p.colour], surface, palette[surface], have, p.least)
				}
			}
		}
	}
}

// TestColours shows that every colour in use has a name, and every name its pairs.
func TestColours(t *testing.T) {
	paired := slices.Clone(quiet)
	for _, p := range pairs {
		paired = append(append(paired, p.colour), strings.Fields(p.surfaces)...)
	}
	sheets := styles(t)
	named := palettes(t, sheets[tokensFile])["light"]
	used := map[string]bool{}
	for name, text := range sheets {
		for _, m := range usePattern.FindAllStringSubmatch(text, -1) {
			used[m[1]] = true
		}
		if name == tokensFile {
			continue
		}
		for _, literal := range literalPattern.FindAllString(stringPattern.ReplaceAllString(text, ""), -1) {
			t.Errorf("%s has the colour %q; colours have their names in %s", name, literal, tokensFile)
		}
	}
	for name := range named {
		if !slices.Contains(paired, name) {
			t.Errorf("--%s is in no pair: what does it stand on?", name)
		}
		if !used[name] {
			t.Errorf("--%s is not in use", name)
		}
	}
	for _, name := range paired {
		if named[name] == "" {
			t.Errorf("the pairs have --%s, which is no colour", name)
		}
	}
}

// TestContrastRatio shows that the formula is that of WCAG 2.2.
func TestContrastRatio(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#fff", "#ffffff", 1}, {"#777777", "#fff", 4.48}, {"#f00", "#fff", 4.00}} {
		have, err := contrast(c.a, c.b)
		if err != nil || math.Abs(have-c.want) > 0.005 {
			t.Errorf("%s on %s is %.3f:1 (%v), want %v:1", c.a, c.b, have, err, c.want)
		}
	}
	for _, bad := range []string{"", "#ff", "#fffff", "#00000080", "#gggggg"} {
		if _, err := contrast(bad, "#fff"); err == nil {
			t.Errorf("%q is a colour", bad)
		}
	}
}

// contrast is the contrast ratio of two opaque colours (WCAG 2.2).
func contrast(a, b string) (float64, error) {
	x, err := luminance(a)
	if err != nil {
		return 0, err
	}
	y, err := luminance(b)
	if err != nil {
		return 0, err
	}
	return (max(x, y) + 0.05) / (min(x, y) + 0.05), nil
}

// luminance is the relative luminance of a colour, "#rgb" or "#rrggbb" (WCAG 2.2).
func luminance(colour string) (float64, error) {
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	rgb, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		return 0, fmt.Errorf("not an opaque colour: %q", colour)
	}
	part := func(shift int) float64 {
		c := float64(rgb>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0), nil
}
