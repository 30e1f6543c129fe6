package site

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"modellkatalog/internal/problem"
)

// add returns a site with the files in memory.
func add(t *testing.T, o Options, files ...File) (*Site, *Memory) {
	t.Helper()
	m := &Memory{}
	s := New(m, o)
	for _, f := range files {
		if err := s.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	return s, m
}

// lookup returns what the sink has at a path.
func lookup(t *testing.T, m *Memory, path string) string {
	t.Helper()
	data, ok := m.Lookup(path)
	if !ok {
		t.Fatalf("no file at %s", path)
	}
	return string(data)
}

// messages gives findings as one line each.
func messages(l problem.List) []string {
	var lines []string
	for _, p := range l {
		lines = append(lines, fmt.Sprintf("%s %s: %s", p.Pos.File, p.Rule.ID, p.Message()))
	}
	return lines
}

func TestAddRewritesEveryKindOfAddress(t *testing.T) {
	const page = `<!doctype html>
<html lang="nb"><head>
<meta http-equiv="refresh" content="0; url=/x/">
<meta content="5;URL='/x/?a=1&amp;b=2'" http-equiv="Refresh">
<meta name="description" content="url=/x/">
<link rel="stylesheet" href="/css/site.css">
<link rel="canonical" href="https://example.no/a/b/">
<script src="/js/a.js" defer data-base="/x/"></script>
</head><body>
<a HREF='/x/?a=1&amp;b=2'>x</a> <a href=/x/>x</a> <a href="#her" id="her">x</a> <a>x</a>
<img src="/bilde.png" alt=""> <video poster="/bilde.png"></video><br/>
<form action="/sok/"><button formaction="/x/">x</button></form>
<svg viewBox="0 0 1 1"><a xlink:href="/x/"><text id="t">/x/</text></a><use href="#t" /></svg>
<p title="/x/">href="/x/"</p>
<!-- href="/x/" --><script>var a = '<a href="/x/">'</script><textarea><a href="/x/"></textarea>
</body></html>
`
	const want = `<!doctype html>
<html lang="nb"><head>
<meta http-equiv="refresh" content="0; url=../../x/">
<meta content="5;URL=../../x/?a=1&amp;b=2" http-equiv="Refresh">
<meta name="description" content="url=/x/">
<link rel="stylesheet" href="../../css/site.css">
<link rel="canonical" href="https://example.no/a/b/">
<script src="../../js/a.js" defer data-base="/x/"></script>
</head><body>
<a href="../../x/?a=1&amp;b=2">x</a> <a href="../../x/">x</a> <a href="#her" id="her">x</a> <a>x</a>
<img src="../../bilde.png" alt=""> <video poster="../../bilde.png"></video><br>
<form action="../../sok/"><button formaction="../../x/">x</button></form>
<svg viewBox="0 0 1 1"><a xlink:href="../../x/"><text id="t">/x/</text></a><use href="#t"/></svg>
<p title="/x/">href="/x/"</p>
<!-- href="/x/" --><script>var a = '<a href="/x/">'</script><textarea><a href="/x/"></textarea>
</body></html>
`
	data := []byte(page)
	_, m := add(t, Options{}, File{Path: "a/b/index.html", Data: data})
	if got := lookup(t, m, "a/b/index.html"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if string(data) != page {
		t.Error("Add changed the data it was given")
	}
}

func TestAddLeavesOtherFilesAsTheyAre(t *testing.T) {
	files := []File{
		{Path: "robots.txt", Data: []byte("Sitemap: /sitemap.xml\n  \n")},
		{Path: "sitemap.xml", Data: []byte("<urlset>\n  <loc href=\"/a/\"/>\n</urlset>\n")},
		{Path: "data/katalog.json", Data: []byte("{ \"a\": \"/b/\" }\n")},
		{Path: "data/katalog.csv", Data: []byte("a;b\r\n1;2\r\n")},
		{Path: "modell.svg", Data: []byte("<svg>\n  <a href=\"/a/\"/>\n</svg>\n")},
		{Path: ".well-known/security.txt", Data: nil},
	}
	s, m := add(t, Options{Minify: true}, files...)
	size := 0
	for _, f := range files {
		size += len(f.Data)
		if got := lookup(t, m, f.Path); got != string(f.Data) {
			t.Errorf("%s was changed to %q", f.Path, got)
		}
	}
	if found := s.Check(); len(found) > 0 {
		t.Errorf("findings: %q", messages(found))
	}
	if c := s.Counts(); c != (Counts{Files: len(files), Bytes: int64(size)}) {
		t.Errorf("counts %+v", c)
	}
}

func TestAddRefusesWhatIsNoText(t *testing.T) {
	s := New(&Memory{}, Options{Minify: true})
	err := s.Add(File{Path: "a/index.html", Data: []byte("<svg>\x00</svg>")})
	if err == nil || !strings.Contains(err.Error(), "a/index.html") {
		t.Errorf("error %v does not name the page", err)
	}
}

func TestCounts(t *testing.T) {
	s, m := add(t, Options{Minify: true}, File{Path: "index.html", Data: []byte("<p>  a  </p>")}, File{Path: "a.txt", Data: []byte("abc")})
	want := Counts{Files: 2, Pages: 1, Bytes: int64(len(lookup(t, m, "index.html")) + 3)}
	if got := s.Counts(); got != want {
		t.Errorf("counts %+v, want %+v", got, want)
	}
}

func TestMinifyKeepsMeaningAndIsStable(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<p>a <b>b</b> <i>c</i>\n <span>d</span> e</p>", "<p>a <b>b</b> <i>c</i>\n<span>d</span> e</p>"},
		{"<p>a<b> b </b>c</p>", "<p>a<b> b </b>c</p>"},
		{"<pre>  a\n\n   <b>b </b>  c\n</pre>", "<pre>  a\n\n   <b>b </b>  c\n</pre>"},
		{"<pre>\n\n  a</pre>", "<pre>\n\n  a</pre>"},
		{"<textarea>\n a  b\n</textarea>", "<textarea>\n a  b\n</textarea>"},
		{"<p><code>a  b</code> <kbd>c</kbd> <a href=\"https://example.no\">d</a> <img src=\"data:,\" alt=\"\"> e</p>",
			"<p><code>a b</code> <kbd>c</kbd> <a href=\"https://example.no\">d</a> <img src=\"data:,\" alt> e</p>"},
		{"<label>a</label> <input type=\"text\"> <button type=\"submit\">b</button> <select><option value=\"1\"> c </option></select> d",
			"<label>a</label> <input type=\"text\"> <button type=\"submit\">b</button> <select><option value=\"1\">c</option></select> d"},
		{"<p>12\u00a0000\u202fkr &nbsp;x&shy;y</p>", "<p>12\u00a0000\u202fkr &nbsp;x&shy;y</p>"},
		{"<p>&amp;lt; &lt;b&gt; &amp;amp; &#34;&#39;&#43; a &amp; b</p>", "<p>&amp;lt; &lt;b> &amp;amp; \"'+ a & b</p>"},
		{"<p title=\"a &#34;b&#34; 'c'\">x</p>", "<p title=\"a &#34;b&#34; 'c'\">x</p>"},
		{"<!doctype html>\n<html lang=\"nb\">\n<head>\n<title> a </title>\n</head>\n<body>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</body>\n</html>\n",
			"<!doctype html><html lang=\"nb\"><head><title>a</title></head><body><ul><li>a</li><li>b</li></ul></body></html>"},
		{"<!--[if IE]><p>x</p><![endif]--><p>a</p><!-- b -->", "<p>a</p>"},
		{"<table>\n<tr> <th scope=\"col\" colspan=\"1\"> a </th> <td> b </td> </tr>\n</table>", "<table><tr><th scope=\"col\" colspan=\"1\">a</th><td>b</td></tr></table>"},
		{"<p>a</p>\n<svg viewBox=\"0 0 10.50 1\"> <text> b  c </text> </svg>\n<p>d</p>", "<p>a</p><svg viewBox=\"0 0 10.50 1\"> <text> b  c </text> </svg><p>d</p>"},
		{"<script type=\"application/ld+json\">{ \"a\": \"b  c\" }</script>", "<script type=\"application/ld+json\">{ \"a\": \"b  c\" }</script>"},
	} {
		in := c.in
		for range 2 { // the second time over its own output
			_, m := add(t, Options{Minify: true}, File{Path: "index.html", Data: []byte(in)})
			if in = lookup(t, m, "index.html"); in != c.want {
				t.Errorf("%q becomes\n%q, want\n%q", c.in, in, c.want)
			}
		}
	}
}

func TestPageFullOfReferencesIsNotMinified(t *testing.T) {
	for n, want := range map[int]string{mostReferences: "'", mostReferences + 1: "&#39;"} {
		page := "<p>" + strings.Repeat("&#39;", n) + "</p>"
		_, m := add(t, Options{Minify: true}, File{Path: "index.html", Data: []byte(page)})
		if got := lookup(t, m, "index.html"); got != "<p>"+strings.Repeat(want, n)+"</p>" {
			t.Errorf("%d references: %d bytes, beginning with %s", n, len(got), got[:20])
		}
	}
}

func TestCheck(t *testing.T) {
	home := File{Path: "index.html", Data: []byte(`<h1 id="topp">Hjem</h1>`), From: "katalog.toml"}
	county := File{Path: "fylker/nordland/index.html", Data: []byte(`<h2 id="avtaler">Avtaler</h2>`), From: "fylker/nordland/modell.md"}
	page := func(body string) File {
		return File{Path: "om/index.html", Data: []byte(body), From: "sider/om.md"}
	}
	for _, c := range []struct {
		name  string
		files []File
		want  []string
	}{
		{"all is well", []File{page(`<a href="/">a</a><a href="/#topp">a</a><a href="#x" id="x">b</a><a href="#top">c</a><a href="#">c</a>
			<a href="/fylker/nordland/#avtaler">d</a><a href="/om/">e</a><a href="/modell.svg#a">f</a><a href="/a.pdf#page=3">g</a><a href="https://example.no/x/">h</a>`),
			{Path: "modell.svg", Data: []byte(`<svg><g id="a"/></svg>`)}, {Path: "a.pdf"}}, nil},
		{"dead link", []File{page(`<p><a href="/fylker/norland/">a</a>`)},
			[]string{"sider/om.md dod-lenke: lenken «/fylker/norland/» på siden /om/ fører ingen steder; mente du «/fylker/nordland/»?"}},
		{"dead link to nowhere near", []File{page(`<img src="/et/helt/annet/bilde.png">`)},
			[]string{"sider/om.md dod-lenke: lenken «/et/helt/annet/bilde.png» på siden /om/ fører ingen steder"}},
		{"the same dead link twice", []File{page(`<a href="/xyz/qwe/">a</a><a href="/xyz/qwe/">a</a>`)},
			[]string{"sider/om.md dod-lenke: lenken «/xyz/qwe/» på siden /om/ fører ingen steder"}},
		{"dead link in a menu", []File{
			{Path: "a/index.html", Data: []byte(`<a href="/xyz/qwe/">`)}, {Path: "b/index.html", Data: []byte(`<a href="/xyz/qwe/">`)}, {Path: "c/index.html", Data: []byte(`<a href="/xyz/qwe/">`)}},
			[]string{" dod-lenke: lenken «/xyz/qwe/» på siden /a/ og 2 sider til fører ingen steder"}},
		{"without the slash", []File{page(`<a href="/fylker/nordland">a</a>`)},
			[]string{"sider/om.md dod-lenke: lenken «/fylker/nordland» på siden /om/ mangler skråstreken til slutt; skriv «/fylker/nordland/»"}},
		{"dead anchor", []File{page(`<a href="/fylker/nordland/#avtale">a</a>`)},
			[]string{"sider/om.md dod-lenke: lenken «/fylker/nordland/#avtale» på siden /om/ fører til et anker som ikke finnes; mente du «avtaler»?"}},
		{"dead anchor on the page", []File{page(`<a href="#langt-borte">a</a>`)},
			[]string{"sider/om.md dod-lenke: lenken «#langt-borte» på siden /om/ fører til et anker som ikke finnes"}},
		{"dead anchor in a drawing", []File{page(`<svg><use href="#pil"/></svg>`)},
			[]string{"sider/om.md dod-lenke: lenken «#pil» på siden /om/ fører til et anker som ikke finnes"}},
		{"dead anchor in another drawing", []File{page(`<svg><use href="/ikoner.svg#soek"/></svg>`), {Path: "ikoner.svg", Data: []byte(`<svg><g id="sok"/></svg>`)}},
			[]string{"sider/om.md dod-lenke: lenken «/ikoner.svg#soek» på siden /om/ fører til et anker som ikke finnes; mente du «sok»?"}},
		{"dead redirect", []File{page(`<meta http-equiv="refresh" content="0; url=/xyz/qwe/">`)},
			[]string{"sider/om.md dod-lenke: lenken «/xyz/qwe/» på siden /om/ fører ingen steder"}},
		{"unreadable address", []File{page(`<a href="/%zz/">a</a>`)},
			[]string{"sider/om.md dod-lenke: lenken «/%zz/» på siden /om/ kan ikke leses; skriv adressen slik den står i nettleseren"}},
		{"case differs", []File{page(`<a href="/Fylker/nordland/">a</a>`)},
			[]string{"sider/om.md dod-lenke: lenken «/Fylker/nordland/» på siden /om/ fører ingen steder; mente du «/fylker/nordland/»?"}},
		{"an id twice", []File{page(`<p id="a"></p><p id="a"></p><svg><g id="a"/></svg>`)},
			[]string{"sider/om.md dobbelt: id-en «a» står flere ganger på siden /om/; en id står bare ett sted på en side"}},
		{"a path twice", []File{{Path: "fylker/nordland/index.html", From: "sider/x.md"}},
			[]string{"sider/x.md dobbelt: adressen /fylker/nordland/ finnes to ganger, den andre kommer fra fylker/nordland/modell.md; gi den ene et annet navn"}},
		{"a path twice but for case", []File{{Path: "Fylker/Nordland/index.html", From: "sider/x.md"}},
			[]string{"fylker/nordland/modell.md dobbelt: adressene /Fylker/Nordland/ og /fylker/nordland/ skilles ikke av alle maskiner, den andre kommer fra sider/x.md; gi den ene et annet navn"}},
		{"a path twice but for Unicode", []File{{Path: "\u00e5.txt", From: "b.md"}, {Path: "a\u030a.txt", From: "a.md"}},
			[]string{"b.md dobbelt: adressene /a%CC%8A.txt og /%C3%A5.txt skilles ikke av alle maskiner, den andre kommer fra a.md; gi den ene et annet navn"}},
		{"a file and a folder", []File{{Path: "fylker", From: "a.md"}},
			[]string{"fylker/nordland/modell.md dobbelt: adressen /fylker er både en fil og en mappe; gi den ene et annet navn"}},
		{"names", []File{
			{Path: "con/index.html", From: "a.md"}, {Path: "a/LPT1.txt", From: "b.md"}, {Path: "a./b", From: "c.md"}, {Path: "a?b", From: "d.md"},
			{Path: "../a", From: "e.md"}, {Path: "/a", From: "f.md"}, {Path: "", From: "g.md"}, {Path: "a\x01b", From: "h.md"}, {Path: `a\b`, From: "i.md"},
			{Path: "a ", From: "j.md"}, {Path: strings.Repeat("a", 256), From: "k.md"}, {Path: "a\xff", From: "l.md"}, {Path: "console/auxiliary.nul", From: "m.md"}},
			[]string{
				"a.md filnavn: filnavnet «con/index.html» kan ikke brukes: «con» er et navn som Windows bruker selv; velg et annet navn",
				"b.md filnavn: filnavnet «a/LPT1.txt» kan ikke brukes: «LPT1» er et navn som Windows bruker selv; velg et annet navn",
				"c.md filnavn: filnavnet «a./b» kan ikke brukes: Windows tillater ikke punktum eller mellomrom til slutt; velg et annet navn",
				"d.md filnavn: filnavnet «a?b» kan ikke brukes: Windows tillater ikke tegnet '?'; velg et annet navn",
				"e.md filnavn: filnavnet «../a» kan ikke brukes: hver del av stien må ha et navn; velg et annet navn",
				"f.md filnavn: filnavnet «/a» kan ikke brukes: hver del av stien må ha et navn; velg et annet navn",
				"g.md filnavn: filnavnet «» kan ikke brukes: det er tomt; velg et annet navn",
				"h.md filnavn: filnavnet «a\x01b» kan ikke brukes: Windows tillater ikke tegnet '\\x01'; velg et annet navn",
				"i.md filnavn: filnavnet «a\\b» kan ikke brukes: Windows tillater ikke tegnet '\\\\'; velg et annet navn",
				"j.md filnavn: filnavnet «a » kan ikke brukes: Windows tillater ikke punktum eller mellomrom til slutt; velg et annet navn",
				"k.md filnavn: filnavnet «" + strings.Repeat("a", 256) + "» kan ikke brukes: en del er lengre enn 255 byte; velg et annet navn",
				"l.md filnavn: filnavnet «a\xff» kan ikke brukes: det er ikke UTF-8; velg et annet navn",
			}},
	} {
		files := append([]File{home, county}, c.files...)
		s, _ := add(t, Options{}, files...)
		if got := messages(s.Check()); !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

// nationalID returns a number that the register could have given out to one born on
// a date, made while the test runs.
func nationalID(date string) string {
	digits := make([]int, 9)
	for i := range date {
		digits[i] = int(date[i] - '0')
	}
	for {
		digits[8]++
		first := weigh(digits, 3, 7, 6, 1, 8, 9, 4, 5, 2)
		second := weigh(append(slices.Clone(digits), first), 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
		if first < 10 && second < 10 {
			return strings.Trim(strings.ReplaceAll(fmt.Sprint(append(digits, first, second)), " ", ""), "[]")
		}
	}
}

func weigh(digits []int, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += w * digits[i]
	}
	return (11 - sum%11) % 11
}

// TestCommentsAreWords shows that comments are searched, where they are left.
func TestCommentsAreWords(t *testing.T) {
	for _, name := range []string{"a.html", "a.svg", "a.xml"} {
		if words := string(wordsOf(name, []byte("<svg><!-- her --></svg><!-- og der -->"))); !strings.Contains(words, "her") || name != "a.html" && !strings.Contains(words, "og der") {
			t.Errorf("%s: %q", name, words)
		}
	}
	if words := string(wordsOf("a.html", []byte("<p>a</p><!-- her -->"))); !strings.Contains(words, "her") {
		t.Errorf("%q", words)
	}
}

// TestScriptsAreWords shows that scripts are searched, where tabs part the fields of the
// index, and text that is not marked up in a drawing.
func TestScriptsAreWords(t *testing.T) {
	for name, file := range map[string][2]string{
		"a.js": {"a\tb", "a\nb"}, "a.mjs": {"a\tb", "a\tb"}, "a.svg": {"<svg><text><![CDATA[a]]></text></svg>", "a"}, "a.xml": {"<a><![CDATA[b]]></a>", "b"}, "a.png": {"a", ""},
	} {
		if words := string(wordsOf(name, []byte(file[0]))); !strings.Contains(words, file[1]) || file[1] == "" && words != "" {
			t.Errorf("%s: %q", name, words)
		}
	}
}

// TestAddressesAreNotRepeated shows that what is found in a file is not repeated through
// its address.
func TestAddressesAreNotRepeated(t *testing.T) {
	id, key := nationalID("150390"), "ghp"+"_"+strings.Repeat("aB3", 14)
	for _, hidden := range []string{id, key} {
		for _, name := range []string{hidden + "/index.html", "a-" + hidden + ".txt"} {
			s, _ := add(t, Options{}, File{Path: name, Data: []byte("<p>" + hidden + "</p>"), From: "a.md"})
			if got := messages(s.Check()); len(got) != 1 || !strings.Contains(got[0], "en adresse på nettstedet inneholder") || strings.Contains(got[0], hidden) {
				t.Errorf("%s", strings.NewReplacer(id, "(the number)", key, "(the key)").Replace(fmt.Sprint(name, got)))
			}
		}
	}
}

// TestAttributesAreWords shows which attributes of XML are searched, each by itself: a
// reader sees or hears them, or they are addresses. Those that draw are numbers only.
func TestAttributesAreWords(t *testing.T) {
	for attributes, want := range map[string]bool{
		"id class href xlink:href title xlink:title lang xml:lang role template hreflang aria-label data-navn": true,
		"d points viewBox transform x": false,
	} {
		for _, attribute := range strings.Fields(attributes) {
			for _, name := range []string{"a.html", "a.svg", "a.xml"} {
				data := `<svg><g ` + attribute + `="h&#101;r"/></svg>`
				if got := strings.Contains(string(wordsOf(name, []byte(data))), "her"); got != want {
					t.Errorf("%s in %s is searched: %v", attribute, name, got)
				}
			}
		}
	}
}

func TestCheckFindsPersonalDataOnPages(t *testing.T) {
	id, other := nationalID("150390"), nationalID("160390")
	parted := other[:6] + " " + other[6:]
	for _, c := range []struct {
		name, body string
		want       bool
	}{
		{"in text", "<p>nr. " + other + "</p>", true},
		{"parted", "<p>nr. " + parted + "</p>", true},
		{"over a line", "<p>nr. " + other[:6] + "\n" + other[6:] + "</p>", true},
		{"emphasized in part", "<p>nr. " + other[:6] + " <strong>" + other[6:] + "</strong></p>", true},
		{"through a reference", "<p>nr. " + other[:6] + "&nbsp;" + other[6:] + "</p>", true},
		{"through a soft hyphen", "<p>nr. " + other[:5] + "&shy;" + other[5:] + "</p>", true},
		{"in an attribute", `<p title="` + parted + `">a</p>`, true},
		{"in an address", `<a href="https://example.no/?id=` + other + `">a</a>`, true},
		{"in a drawing's text", "<svg><text>" + other[:6] + " <tspan>" + other[6:] + "</tspan></text></svg>", true},
		{"in a drawing's lines", `<svg><path d="M` + parted + `"/></svg>`, false},
		{"in two cells", "<table><tr><td>" + other[:6] + "</td><td>" + other[6:] + "</td></tr></table>", false},
		{"allowed", "<p>saksnummer " + id + "</p>", false},
		{"allowed, and grouped", "<p>saksnummer <em>" + id[:6] + "</em> " + id[6:] + "</p>", false},
		{"another beside what is allowed", "<p>saksnummer " + other + "</p>", true},
		{"in two links", `<p><a href="https://example.no/">` + other[:6] + `</a><a href="https://example.no/">` + other[6:] + "</a></p>", true},
		{"behind a number in a link", `<p><a href="https://example.no/">1</a><a href="https://example.no/">` + other + "</a></p>", true},
		{"with a note in the middle", "<p>" + other[:6] + `<sup id="a"><a href="#b">1</a></sup>` + other[6:] + `</p><p id="b">b</p>`, true},
		{"in a drawing's label", `<svg aria-label="` + other + `"><path d="M0 0"/></svg>`, true},
	} {
		o := Options{Minify: true, Allowed: []string{"", "saksnummer " + id, "saksnummer", other[:10]}}
		s, _ := add(t, o, File{Path: "a/index.html", Data: []byte(c.body), From: "a.md"})
		var want []string
		if c.want {
			want = []string{"a.md fodselsnummer: siden /a/ inneholder et fødselsnummer eller D-nummer; fjern det fra kilden, eller før det opp i «tillat» om det er noe annet"}
		}
		if got := messages(s.Check()); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
	s, _ := add(t, Options{}, File{Path: "a/index.html", Data: []byte("<p>ghp" + "_" + strings.Repeat("aB3", 14) + "</p>"), From: "a.md"})
	if got := messages(s.Check()); len(got) != 1 || !strings.HasPrefix(got[0], "a.md hemmelighet: siden /a/ inneholder et passord") {
		t.Errorf("secret: %q", got)
	}
}

// TestOrderDoesNotMatter adds the same files, with faults, in many orders from
// many goroutines.
func TestOrderDoesNotMatter(t *testing.T) {
	var files []File
	for i := range 60 {
		files = append(files, File{
			Path: fmt.Sprintf("side/%d/index.html", i), From: fmt.Sprintf("sider/%d.md", i%7),
			Data: fmt.Appendf(nil, `<h1 id="a">%d</h1><a href="/side/%d/#a">x</a><a href="/side/%d/#b">x</a><p id="a">`, i, i+1, i),
		})
	}
	files = append(files, File{Path: "Side/3/index.html", From: "x.md"}, File{Path: "nul", From: "y.md"}, File{Path: "a.txt", Data: []byte("a")})
	build := func(files []File) (string, []string) {
		m := &Memory{}
		s := New(m, Options{Minify: true})
		var wait sync.WaitGroup
		for _, f := range files {
			wait.Go(func() {
				if err := s.Add(f); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		var all bytes.Buffer
		for _, path := range m.Paths() {
			if strings.HasPrefix(path, "side/3/") || strings.HasPrefix(path, "Side/3/") {
				continue // which of two files at one path is kept does not matter: nothing is published
			}
			data, _ := m.Lookup(path)
			fmt.Fprintf(&all, "%s %s\n", path, data)
		}
		return all.String(), messages(s.Check())
	}
	wantFiles, wantFound := build(files)
	if len(wantFound) < 60 {
		t.Fatalf("only %d findings", len(wantFound))
	}
	for range 10 {
		rand.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		gotFiles, gotFound := build(files)
		if gotFiles != wantFiles {
			t.Error("the files differ")
		}
		if !slices.Equal(gotFound, wantFound) {
			t.Errorf("the findings differ:\n%q\n%q", gotFound, wantFound)
		}
	}
}

// typicalPage is about the size of a county page, with its menu, lists and a table.
func typicalPage() []byte {
	var b bytes.Buffer
	b.WriteString("<!doctype html>\n<html lang=\"nb\">\n<head>\n<meta charset=\"utf-8\">\n<title>Nordland</title>\n<link rel=\"stylesheet\" href=\"/css/site.css\">\n</head>\n<body>\n")
	for i := range 120 {
		fmt.Fprintf(&b, "  <section>\n    <h2 id=\"del-%d\">Avtaler &amp; planer</h2>\n    <p>Avtalen gjelder fra 01.01.2024 til 31.12.2026, jf. <a href=\"/fylker/nordland/#del-%d\">§ 4-1</a> og <em>organisasjonsnummer</em> 974 767 880.</p>\n    <a class=\"lenke\" href=\"/begreper/malgrupper/term-%d/\">term</a>\n  </section>\n", i, i, i)
	}
	b.WriteString("</body>\n</html>\n")
	return b.Bytes()
}

func BenchmarkAdd(b *testing.B) {
	data := typicalPage()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	n := 0
	s := New(&Memory{}, Options{Minify: true})
	for b.Loop() {
		n++
		if err := s.Add(File{Path: fmt.Sprintf("side/%d/index.html", n), Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}
