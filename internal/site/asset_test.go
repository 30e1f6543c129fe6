package site

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// asset gives a file to the site and returns its address and what the sink has.
func asset(t *testing.T, s *Site, m *Memory, name, data string) (address, stored string) {
	t.Helper()
	address, err := s.Asset(name, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return address, lookup(t, m, address[1:])
}

func TestAssetNames(t *testing.T) {
	m := &Memory{}
	s := New(m, Options{})
	address, stored := asset(t, s, m, "css/site.css", "p { color: red }")
	if !regexp.MustCompile(`^/css/site\.[0-9a-f]{8}\.css$`).MatchString(address) || stored != "p { color: red }" {
		t.Errorf("%s holds %q", address, stored)
	}
	again, _ := asset(t, s, m, "css/site.css", "p { color: red }")
	other, _ := asset(t, s, m, "css/site.css", "p { color: blue }")
	if again != address || other == address {
		t.Errorf("the same again: %s, another: %s, first: %s", again, other, address)
	}
	if found := s.Check(); len(found) > 0 {
		t.Errorf("findings: %q", messages(found))
	}
	if c := s.Counts(); c.Files != 2 {
		t.Errorf("%d files, want 2", c.Files)
	}
}

func TestAssetIsMinified(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a.css", "p {\n  color: red;\n}\n", "p{color:red}"},
		{"a.js", "var  first = 1 ;\n// a\nwindow.x = first ;\n", "var first=1;window.x=first"},
		{"a.svg", "<svg>\n</svg>\n", "<svg>\n</svg>\n"},
		{"a.woff2", "wOF2 \x00 ", "wOF2 \x00 "},
		// What a style of today may hold, and a minifier of yesterday would break.
		{"b.css", ":root { --a: light-dark(#fff, oklch(50% 0.1 200)); --tom: ; }", ":root{--a:light-dark(#fff, oklch(50% 0.1 200));--tom: }"},
		{"c.css", "@layer base, side;\n@layer base { a:has(> b) { color: var(--a) } }", "@layer base,side;@layer base{a:has(>b){color:var(--a)}}"},
		{"d.css", "@container side (width > 40rem) { p { font-size: clamp(1rem, 2vw + 0.5rem, 1.2rem) } }", "@container side (width > 40rem){p { font-size: clamp(1rem, 2vw + 0.5rem, 1.2rem) } }"},
		{"e.css", "table { & td { color: CanvasText } &:hover { margin: calc(1px + 2px) } }", "table{& td{color:CanvasText}&:hover{margin:calc(1px + 2px)}}"},
		{"f.css", "@media print { a[href^=\"http\"]::after { content: \" (\" attr(href) \")\" } }", "@media print{a[href^=http]::after{content:\" (\" attr(href)\")\"}}"},
		{"b.js", "const f = (a) => a?.b ?? `x ${a} y`;\nf();\n", "const f=e=>e?.b??`x ${e} y`;f()"},
	} {
		m := &Memory{}
		if _, got := asset(t, New(m, Options{Minify: true}), m, c.name, c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAssetThatCannotBeMinified(t *testing.T) {
	_, err := New(&Memory{}, Options{Minify: true}).Asset("js/a.js", []byte("var ="))
	if err == nil || !strings.Contains(err.Error(), "js/a.js") {
		t.Errorf("error %v does not name the file", err)
	}
}

func TestStyleLeadsToStampedAssets(t *testing.T) {
	m := &Memory{}
	s := New(m, Options{Minify: true})
	font, _ := asset(t, s, m, "fonts/a.woff2", "font")
	icon, _ := asset(t, s, m, "css/i.svg", `<svg><g id="pil"/></svg>`)
	if err := s.Add(File{Path: "bilde.png"}); err != nil {
		t.Fatal(err)
	}
	_, got := asset(t, s, m, "css/site.css", `@font-face { src: url("/fonts/a.woff2#x") }
a { background: url(i.svg#pil) }
b { background: url( '../bilde.png' ) }
c { background: url("data:image/svg+xml,%3Csvg/%3E"); fill: url(#pil) }`)
	want := `@font-face{src:url(..` + font + `#x)}a{background:url(` + strings.TrimPrefix(icon, "/css/") +
		`#pil)}b{background:url(../bilde.png)}c{background:url(data:image/svg+xml,%3Csvg/%3E);fill:url(#pil)}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if found := s.Check(); len(found) > 0 {
		t.Errorf("findings: %q", messages(found))
	}
	address, _ := asset(t, s, m, "css/b.css", `a { background: url(/fonts/b.woff2) }`)
	want = "css/b.css dod-lenke: lenken «/fonts/b.woff2» på siden " + address + " fører ingen steder"
	if got := messages(s.Check()); !slices.Equal(got, []string{want}) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

func TestPageLeadsToAsset(t *testing.T) {
	m := &Memory{}
	s := New(m, Options{Minify: true})
	address, _ := asset(t, s, m, "css/site.css", "a{}")
	if err := s.Add(File{Path: "om/index.html", Data: []byte(`<link rel="stylesheet" href="` + address + `">`)}); err != nil {
		t.Fatal(err)
	}
	if got, want := lookup(t, m, "om/index.html"), `<link rel="stylesheet" href="..`+address+`">`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if found := s.Check(); len(found) > 0 {
		t.Errorf("findings: %q", messages(found))
	}
}

func TestAssetWithABadName(t *testing.T) {
	s := New(&Memory{}, Options{})
	if _, err := s.Asset("css/aux.css", nil); err != nil {
		t.Fatal(err)
	}
	want := "css/aux.css filnavn: filnavnet «css/aux.css» kan ikke brukes: «aux» er et navn som Windows bruker selv; velg et annet navn"
	if got := messages(s.Check()); !slices.Equal(got, []string{want}) {
		t.Errorf("findings %q, want %q", got, want)
	}
}
