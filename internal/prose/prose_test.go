package prose

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

var update = flag.Bool("update", false, "write the golden files anew")

// site is a resolver that shows what it was asked.
var site = Resolver{
	Link: func(to string) string { return "/nettsted/" + to },
	Cite: func(text string) (string, string, catalogue.Lang) {
		if id, place, _ := strings.Cut(text, " "); id == "rapport" {
			return strings.TrimSpace("Rapporten fra 2022 " + place), "/kilder/#rapport", catalogue.NB
		}
		return text, "", catalogue.NN
	},
	Words: Words{Notes: "Noter og kilder", Note: "note", Source: "kilde", Back: "tilbake til teksten", Table: "tabell"},
}

// TestCases reads testdata: input.md and options in, the other files out.
// "section X" and "before" and "plain" are made when the archive has them.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := run(archive)
			if *update {
				if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, have := txtar.Format(archive), txtar.Format(got)
			if string(want) != string(have) {
				t.Errorf("%s differs; got:\n%s", name, have)
			}
		})
	}
}

// run returns the archive as it should be.
func run(in *txtar.Archive) *txtar.Archive {
	out := &txtar.Archive{Comment: in.Comment}
	put := func(name, text string) {
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		out.Files = append(out.Files, txtar.File{Name: name, Data: []byte(text)})
	}
	var source, options string
	for _, f := range in.Files {
		switch f.Name {
		case "input.md":
			source = string(f.Data)
		case "options":
			options = string(f.Data)
			put(f.Name, options)
		}
	}
	put("input.md", source)
	lang := catalogue.NB
	if strings.Contains(options, "nn") {
		lang = catalogue.NN
	}
	p, problems := Check("side.md", lang, source, Options{Model: strings.Contains(options, "model")})
	put("problems", listed(problems))
	put("prose", dumped(p))
	put("html", string(HTML(p, site)))
	for _, f := range in.Files {
		if anchor, ok := strings.CutPrefix(f.Name, "section "); ok {
			put(f.Name, string(Section(p, anchor, site)))
		}
		if f.Name == "before" {
			put(f.Name, string(Before(p, site)))
		}
		if f.Name == "plain" {
			put(f.Name, plainDump(p))
		}
	}
	return out
}

func listed(problems problem.List) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d: %s: %s: %s\n", p.Pos.Line, p.Pos.Col, p.Rule.Level, p.Rule.ID, p.Message())
	}
	return b.String()
}

func dumped(p *catalogue.Prose) string {
	if p == nil {
		return "nil"
	}
	var b strings.Builder
	for _, h := range p.Headings {
		empty := ""
		if !h.Prose {
			empty = ", nothing under it"
		}
		fmt.Fprintf(&b, "%d:%d: %s %s #%s%s\n", h.Pos.Line, h.Pos.Col, strings.Repeat("#", h.Level), h.Text, h.Anchor, empty)
	}
	for _, l := range p.Links {
		kind := "link"
		if l.Image {
			kind = "image «" + l.Alt + "»"
		}
		fmt.Fprintf(&b, "%d:%d: %s %s\n", l.Pos.Line, l.Pos.Col, kind, l.To)
	}
	for _, c := range p.Cited {
		fmt.Fprintf(&b, "%d:%d: cites %s\n", c.Pos.Line, c.Pos.Col, c.Text)
	}
	return b.String()
}

func plainDump(p *catalogue.Prose) string {
	var b strings.Builder
	for _, s := range Plain(p) {
		fmt.Fprintf(&b, "#%s %s\n%s\n", s.Anchor, s.Heading, strings.ReplaceAll(s.Text, "\n", " / "))
	}
	return b.String()
}

func TestTranslate(t *testing.T) {
	first := "\n## Hva en modell er\n\na\n\n### Mer\n\nb\n\n## Målgruppe\n\nc\n"
	for _, c := range []struct{ name, translation, anchors, problems string }{
		{"same", "## Kva ein modell er\n\n### Meir\n\n## Målgruppe\n", "hva-en-modell-er mer malgruppe", ""},
		{"another level", "## Kva ein modell er\n\n## Meir\n\n## Målgruppe\n", "hva-en-modell-er meir malgruppe",
			"3:1: feil: oversettelse: «Meir» svarer ikke til en overskrift i den første filen; her har den «### Mer» (linje 6)\n"},
		{"one too few", "## Kva ein modell er\n\n### Meir\n", "hva-en-modell-er mer",
			"0:0: feil: oversettelse: oversettelsen har 2 overskrifter, den første filen har 3; her har den «## Målgruppe» (linje 10)\n"},
		{"one too many", "## Kva\n\n### Meir\n\n## Målgruppe\n\n## Ny\n", "hva-en-modell-er mer malgruppe ny",
			"7:1: feil: oversettelse: «Ny» svarer ikke til en overskrift i den første filen; den første filen har ikke flere overskrifter\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, _ := Check("om.md", catalogue.NB, first, Options{})
			b, _ := Check("om.nn.md", catalogue.NN, c.translation, Options{})
			got, problems := Translate(a, b, Options{})
			var anchors []string
			for _, h := range got.Headings {
				anchors = append(anchors, h.Anchor)
			}
			if s := strings.Join(anchors, " "); s != c.anchors {
				t.Errorf("anchors %s, want %s", s, c.anchors)
			}
			if s := listed(problems); s != c.problems {
				t.Errorf("problems %s, want %s", s, c.problems)
			}
			if b.Headings[0].Anchor == got.Headings[0].Anchor {
				t.Error("the translation given was changed")
			}
		})
	}
}

// A model's headings are the template's parts: another part in the same place
// would be shown under the wrong one.
func TestTranslateModel(t *testing.T) {
	for _, c := range []struct{ name, translation, problems string }{
		{"same parts", "## Målgruppe\n\n### Avgrensing\n\n## Ønskt brukarreise\n", ""},
		{"parts exchanged", "## Brukarreise\n\n### Avgrensing\n\n## Roller, ansvar og oppgåver\n",
			"1:1: feil: oversettelse: «Brukarreise» er en annen del av malen enn den første filen har her; her har den «## Målgruppe» (linje 1)\n" +
				"5:1: feil: oversettelse: «Roller, ansvar og oppgåver» er en annen del av malen enn den første filen har her; her har den «## Brukerreise» (linje 5)\n"},
		{"no part is told once, by Check", "## Målgruppa\n\n### Avgrensing\n\n## Brukarreise\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			model := Options{Model: true}
			a, _ := Check("modell.md", catalogue.NB, "## Målgruppe\n\n### Avgrensning\n\n## Brukerreise\n", model)
			b, _ := Check("modell.nn.md", catalogue.NN, c.translation, model)
			if _, problems := Translate(a, b, model); listed(problems) != c.problems {
				t.Errorf("problems %s, want %s", listed(problems), c.problems)
			}
		})
	}
}

func TestTranslateNothing(t *testing.T) {
	p, _ := Check("om.nn.md", catalogue.NN, "## Kva\n", Options{})
	if got, problems := Translate(p, nil, Options{}); got != nil || problems != nil {
		t.Error("a translation of nothing")
	}
	if _, problems := Translate(nil, p, Options{}); len(problems) != 1 {
		t.Error("headings that the first file has not:", listed(problems))
	}
}

func TestTranslationShowsTheFirstFilesAnchors(t *testing.T) {
	a, _ := Check("om.md", catalogue.NB, "## Hva\n", Options{})
	b, _ := Check("om.nn.md", catalogue.NN, "## Kva\n\nher\n", Options{})
	got, _ := Translate(a, b, Options{})
	if s := string(HTML(got, site)); !strings.Contains(s, `id="hva"`) {
		t.Error(s)
	}
	if s := string(Section(got, "hva", site)); s != "<p>her</p>\n" {
		t.Error(s)
	}
}

func TestNothing(t *testing.T) {
	p, problems := Check("tom.md", catalogue.NB, "\n\n \n", Options{})
	if p != nil || problems != nil {
		t.Error("a blank body is not nil:", p, problems)
	}
	if HTML(p, site) != "" || Section(p, "a", site) != "" || Before(p, site) != "" || Plain(p) != nil {
		t.Error("nil shows something")
	}
	p, _ = Check("side.md", catalogue.NB, "## A\n\na\n", Options{})
	if s := Section(p, "b", site); s != "" {
		t.Error("an anchor that is not there shows", s)
	}
}

// TestLongColumnNamesAreSaidOnce shows that a heading of a column that is too long is
// not said again in each of its cells.
func TestLongColumnNamesAreSaidOnce(t *testing.T) {
	for n, want := range map[int]int{maxColumnName: 2, maxColumnName + 1: 0} {
		head := strings.Repeat("a", n)
		p, _ := Check("side.md", catalogue.NB, "| b | "+head+" |\n|---|---|\n| c | d |\n| e | f |\n", Options{})
		if got := strings.Count(string(HTML(p, site)), `data-navn="`+head); got != want {
			t.Errorf("a heading of %d bytes is said in %d cells, want %d", n, got, want)
		}
	}
}

// TestNoughtIsReplaced shows that the character that no page may hold (HTML, 13.2.3.5)
// is replaced in text and in attributes, whoever lets it in (CommonMark 0.31.2, 2.3).
func TestNoughtIsReplaced(t *testing.T) {
	for source, want := range map[string]string{
		"a\x00b":               "<p>a\ufffdb</p>\n",
		"![a\x00b](c.png)":     "<p><img src=\"/nettsted/c.png\" alt=\"a\ufffdb\" loading=\"lazy\"></p>\n",
		"[a](b.md \"c\x00d\")": "<p><a href=\"/nettsted/b.md\" title=\"c\ufffdd\">a</a></p>\n",
	} {
		p, _ := Check("side.md", catalogue.NB, source, Options{})
		if got := string(HTML(p, site)); got != want {
			t.Errorf("%q became %q, want %q", source, got, want)
		}
	}
}

func TestPrefixAndWordsInAnotherLanguage(t *testing.T) {
	p, _ := Check("side.md", catalogue.NN, "## A\n\na[^1][^2]\n\n### B\n\n[^1]: note\n[^2]: kilde: rapport\n", Options{})
	r := site
	r.Prefix, r.Words.Lang = "nordland_", catalogue.NB
	got := string(Section(p, "a", r))
	for _, want := range []string{
		`id="nordland_a_ref_1"`, `href="#nordland_a_note_1"`, `id="nordland_a_note_1"`, `<h3 id="nordland_b">`, `href="#nordland_b"`,
		`<p class="noter-tittel" lang="nb">`, `aria-label="note 1" lang="nb"`,
		`aria-label="tilbake til teksten (note 1)" lang="nb"`, `<a href="/kilder/#rapport" lang="nb">Rapporten fra 2022</a>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// TestSourcesAreEscaped shows that what the resolver gives is text, with an address and
// without, in the name of the notes too.
func TestSourcesAreEscaped(t *testing.T) {
	r := site
	r.Words.Notes = "<i>&"
	for to, want := range map[string]string{
		"":            `<span lang="nn">&lt;b&gt;&amp;</span>`,
		`/a/ "b"#<c>`: `<a href="/a/%20%22b%22#%3Cc%3E" lang="nn">&lt;b&gt;&amp;</a>`,
	} {
		r.Cite = func(string) (string, string, catalogue.Lang) { return "<b>&", to, catalogue.NN }
		p, _ := Check("side.md", catalogue.NB, "a[^1]\n\n[^1]: kilde: x\n", Options{})
		if got := string(HTML(p, r)); !strings.Contains(got, want) || !strings.Contains(got, ">&lt;i&gt;&amp;</p>") {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// TestBoxes shows what opens a box on the page: links to what has one, and the
// words that Mark finds in running text.
func TestBoxes(t *testing.T) {
	r := site
	r.Explain = func(to string) string {
		id, ok := strings.CutPrefix(to, "ord#")
		if !ok {
			return ""
		}
		return "hva_" + id
	}
	r.Mark = func(text string) []Mark {
		i := strings.Index(text, "to ord")
		if i < 0 {
			i = strings.Index(text, "to\nord")
		}
		if i < 0 {
			return nil
		}
		return []Mark{{i, i + len("to ord"), "m"}}
	}
	const button = `<button type="button" class="ord" popovertarget="`
	for _, c := range []struct{ name, source, want string }{
		{"a link to what has a box", "[et *ord*](ord#a)", `<p>` + button + `hva_a">et <em>ord</em></button></p>`},
		{"a link to what has none", "[et ord](side.md)", `<p><a href="/nettsted/side.md">et ord</a></p>`},
		{"an address is no term", "[et ord](https://nav.no/ord#a)", `<p><a href="https://nav.no/ord#a" class="ekstern">et ord</a></p>`},
		{"words in text", "Her er to ord & mer.", `<p>Her er ` + button + `m">to ord</button> &amp; mer.</p>`},
		{"over the end of a line", "Her er to\nord.", `<p>Her er ` + button + "m\">to\nord<span class=\"etter\">.</span></button></p>"},
		{"beside what might be markup", "a_b to ord *", `<p>a_b ` + button + `m">to ord</button> *</p>`},
		{"not over a hard break", "Her er to\\\nord.", "<p>Her er to<br>\nord.</p>"},
		{"a full stop alone", "([a](ord#a)).", `<p>(` + button + `hva_a">a<span class="etter">).</span></button></p>`},
		{"an escaped mark is text", "[a](ord#a)\\!", `<p>` + button + `hva_a">a</button>!</p>`},
		{"in emphasis", "**to ord**", `<p><strong>` + button + `m">to ord</button></strong></p>`},
		{"a full stop stays with the words", "[a](ord#a). To: to ord, b", `<p>` + button + `hva_a">a<span class="etter">.</span></button> To: ` + button + `m">to ord<span class="etter">,</span></button> b</p>`},
		{"in a list", "- to ord", "<ul>\n<li>" + button + "m\">to ord</button></li>\n</ul>"},
		{"not in a link", "[to ord](side.md)", `<p><a href="/nettsted/side.md">to ord</a></p>`},
		{"not in a box's button", "[to ord](ord#a)", `<p>` + button + `hva_a">to ord</button></p>`},
		{"not in a heading", "## to ord", `<h2 id="to-ord"><a class="anker" href="#to-ord">to ord</a></h2>`},
		{"a heading with a link to a box has no link of its own", "## [a](ord#a) to ord", `<h2 id="a-to-ord">` + button + `hva_a">a</button> to ord</h2>`},
		{"not in code", "`to ord`\n\n    to ord", "<p><code>to ord</code></p>\n<pre><code>to ord\n</code></pre>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, problems := Check("side.md", catalogue.NB, c.source+"\n", Options{})
			if got := string(HTML(p, r)); got != c.want+"\n" || len(problems) > 0 {
				t.Errorf("%s\n%s, want\n%s", listed(problems), got, c.want)
			}
		})
	}
	p, _ := Check("side.md", catalogue.NB, "a[^1]\n\n[^1]: to ord\n", Options{})
	if got := string(HTML(p, r)); strings.Contains(got, "<button") {
		t.Error("marked in a footnote:", got)
	}
}

// TestMarkedTextIsEscaped shows that a word that opens a box is text, and what stands
// before and behind it too.
func TestMarkedTextIsEscaped(t *testing.T) {
	r := site
	r.Mark = func(text string) []Mark {
		i := strings.Index(text, "<b>")
		return []Mark{{i, i + len("<b>"), `m"`}}
	}
	p, _ := Check("side.md", catalogue.NB, "&lt;a> & &lt;b> & &lt;c>\n", Options{})
	const want = `<p>&lt;a&gt; &amp; <button type="button" class="ord" popovertarget="m&quot;">&lt;b&gt;</button> &amp; &lt;c&gt;</p>` + "\n"
	if got := string(HTML(p, r)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestClassify(t *testing.T) {
	cases := map[reach][]string{
		inside:  {"a.md", "../a.md#b", "/a/", "#a", "?a", "a/b:c.md", "a%20b.md", "å.md", "./a:b"},
		outside: {"https://nav.no", "HTTP://nav.no/a:b", "https://nav.no/æ"},
		contact: {"mailto:post@nav.no", "mailto:post@nav.no?subject=a%20b&body=c%0D%0Ad", "mailto:post@nav.no?BODY=c%0Ad", "tel:+4755553333", "tel:55 55 33 33"},
		refused: {
			"", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:x",
			"\x01javascript:x", "javascript\u200b:x", "javascript%3Aalert(1)", "javascript%253Ax", "%6Aavascript:x", "data:text/html,x", "vbscript:x",
			"file:///etc/passwd", "//evil.no", `\\evil.no`, `/\evil.no`, "%2F%2Fevil.no", " //evil.no", "http:evil.no", "https:///x", "https:",
			"blob:x", "ftp://x.no", "about:blank", "a:b", ":x", "https://nav.no@evil.no/", "https://a:b@evil.no", "https://@evil.no", "http://[::1]/", "tel:*21*55553333%23", "tel:*21", "tel:%2321", "tel:a", "tel:5555;ext=%0a",
			"mailto:a@b.no%0D%0ABcc:c@evil.no", "mailto:a@b.no?subject=d%0aBcc:c@evil.no", "mailto:a@b.no?body=d&subject=%250d", "mailto:a@b.no?d%0ae=f", "mailto:a@b.no?c=%zz",
			"\u00a0//evil.no", "\u00ad//evil.no", "\u200b//evil.no", "\u200f//evil.no", "\u202e//evil.no", "\ufeff//evil.no",
		},
	}
	for want, links := range cases {
		for _, to := range links {
			if got := classify(to); got != want {
				t.Errorf("classify(%q) = %d, want %d", to, got, want)
			}
		}
	}
}

// TestQuote shows that what a message says again moves no terminal and has an end.
func TestQuote(t *testing.T) {
	long := strings.Repeat("å", 80)
	for in, want := range map[string]string{"a\u202e\x1b\x00\t\r\nb": "«ab»", "": "«»", long: "«" + long + "»", long + "b": "«" + long + "…»"} {
		if got := quote(in); got != want {
			t.Errorf("quote(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for in, want := range map[string]string{
		`a\*b`: "a*b", `a\b`: `a\b`, "&amp;": "&", `\&amp;`: "&amp;", "&#65;&#x42;": "AB", "&#0;": "\ufffd", "&#x110000;": "\ufffd",
		"&nosuch;": "&nosuch;", "&copy": "&copy", "&#12345678;": "&#12345678;", "&aring;": "å", `\\\\`: `\\`,
	} {
		if got := decode(in); got != want {
			t.Errorf("decode(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestHeadingsOfTheContract holds the template's headings against the content
// contract's table, in both standards and all forms.
func TestHeadingsOfTheContract(t *testing.T) {
	for _, source := range []string{
		"Formålet med samarbeidet|Målgruppe|Brukerreise|Roller, ansvar og oppgaver|Organisering av samarbeidet|Visualisering av modellen",
		"Formålet med samarbeidet|Målgruppe|Ønsket brukerreise|Roller, ansvar og oppgaver|Organisering av samarbeidet|Visualisering av modellen",
		"Formålet med samarbeidet|Målgruppe|Brukarreise|Roller, ansvar og oppgåver|Organisering av samarbeidet|Visualisering av modellen",
		"Formålet med samarbeidet|Målgruppe|Ønskt brukarreise|Roller, ansvar og oppgåver|Organisering av samarbeidet|Visualisering av modellen",
	} {
		for _, lang := range []catalogue.Lang{catalogue.NB, catalogue.NN} {
			p, problems := Check("modell.md", lang, "## "+strings.ReplaceAll(source, "|", "\n\n## "), Options{Model: true})
			var anchors []catalogue.Part
			for _, h := range p.Headings {
				anchors = append(anchors, catalogue.Part(h.Anchor))
			}
			if !slices.Equal(anchors, catalogue.Parts) || len(problems) > 0 {
				t.Errorf("%s: anchors %v, problems %s", source, anchors, listed(problems))
			}
		}
	}
}

// TestPercentDecoded shows that codes are seen through however often they are
// coded, and that half a code is left as it is.
func TestPercentDecoded(t *testing.T) {
	coded := "javascript:"
	for range 3 {
		var b strings.Builder
		for _, c := range []byte(coded) {
			fmt.Fprintf(&b, "%%%02x", c)
		}
		coded = b.String()
	}
	for in, want := range map[string]string{
		coded: "javascript:", "%" + strings.Repeat("25", 10_000) + "3a": ":", "%2%35": "%", "%%33a": ":", "100%.md": "100%.md", "%2": "%2", "%g0%0g%": "%g0%0g%", "": "",
	} {
		if got := percentDecoded(in); got != want {
			t.Errorf("%.40q became %.40q, want %q", in, got, want)
		}
	}
}
