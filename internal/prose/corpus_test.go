package prose

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// corpus reads public test data that lies beside the project; false, and said
// so, where it does not.
func corpus(t *testing.T, name string, into any) bool {
	data, err := os.ReadFile(filepath.Join("../../../shared/korpus", name))
	if err != nil {
		t.Logf("%s is not here: nothing is tested with it", name)
		return false
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
	return true
}

func walkMarkdown(t *testing.T, root fs.FS, visit func(name, source string)) {
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(root, name)
		visit(name, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCommonMark runs the examples of the specification. All must give sound
// HTML; those that the contract allows must give goldmark's own, but for what
// ours is meant to say otherwise.
func TestCommonMark(t *testing.T) {
	var examples []struct {
		Markdown string
		Example  int
	}
	if !corpus(t, "commonmark.json", &examples) {
		return
	}
	reference := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote, extension.DefinitionList))
	asWritten := Resolver{Link: func(to string) string { return to }}
	compared := 0
	for _, e := range examples {
		p, problems := Check("spec.md", catalogue.NB, e.Markdown, Options{})
		if html := string(HTML(p, site)); sound(html) != nil {
			t.Errorf("example %d: %v in\n%s", e.Example, sound(html), html)
		}
		if slices.ContainsFunc(problems, elsewise) {
			continue
		}
		compared++
		var theirs strings.Builder
		if err := reference.Convert([]byte(e.Markdown), &theirs); err != nil {
			t.Fatal(err)
		}
		if got, want := likened(string(HTML(p, asWritten))), likened(theirs.String()); got != want {
			t.Errorf("example %d:\n%s\ngot\n%s\nwant\n%s", e.Example, e.Markdown, got, want)
		}
	}
	if compared < 450 {
		t.Errorf("only %d of %d examples could be compared", compared, len(examples))
	}
}

// elsewise tells whether the problem makes our HTML another than goldmark's.
func elsewise(p problem.Problem) bool {
	switch p.Rule.ID {
	case problem.RawHTML.ID, problem.LinkScheme.ID:
		return true
	case problem.DeadLink.ID:
		return p.Text == "lenken er tom" || p.Text == "en lenke kan ikke stå inne i en annen"
	}
	return false
}

var differences = []struct {
	in  *regexp.Regexp
	out string
}{
	{regexp.MustCompile(`(?s)<(h[1-6]) id="[^"]*"><a class="anker" href="[^"]*">(.*?)</a></h`), "<$1>$2</h"},
	{regexp.MustCompile(`<(h[1-6]) id="[^"]*">`), "<$1>"},
	{regexp.MustCompile(` class="(ekstern|language-[^"]*)"| loading="lazy"| title=""`), ""},
	{regexp.MustCompile(`&quot;`), `"`},
}

// likened takes away what is meant to differ.
func likened(html string) string {
	for _, d := range differences {
		html = d.in.ReplaceAllString(html, d.out)
	}
	return html
}

// TestHostile puts hostile payloads wherever an editor can put text.
func TestHostile(t *testing.T) {
	payloads := []string{
		`"><script>alert(1)</script>`, `' onmouseover='alert(1)`, `javascript:alert(1)`, `" style="x" onload="y`, "`", `)](x`, "\u202e",
		`&#x22;&#x3e;&lt;script&gt;`, `{onclick=x}`, `</code></pre><script>`, `x" class="y`, `data:text/html;base64,PHNjcmlwdD4=`, "-->", "]]>",
	}
	for _, name := range []string{"dompurify.json", "blns.json"} {
		var more []string
		if corpus(t, name, &more) {
			payloads = append(payloads, more...)
		}
	}
	for _, x := range payloads {
		flat := strings.Join(strings.Fields(x), " ")
		for _, source := range []string{
			x, "a " + flat + " b", "## " + flat, "[a](" + flat + ")", "[a](<" + flat + ">)", "![" + flat + "](" + flat + ")", `[a](b "` + flat + `")`,
			"<" + flat + ">", "[a]\n\n[a]: " + flat + "\n", "[a]\n\n[a]: b '" + flat + "'\n", "```" + flat + "\n" + x + "\n```", "`` " + flat + " ``",
			"| " + flat + " |\n| :-: |\n| " + flat + " |", "a[^" + flat + "]\n\n[^" + flat + "]: " + flat + "\n", "a[^1]\n\n[^1]: kilde: " + flat + "\n",
			"## " + flat + "\n\n| a |\n|---|\n| b |\n", flat + "\n: " + flat, "> " + flat, "- " + flat, "*" + flat + "*", "    " + flat,
		} {
			safe(t, source)
		}
	}
}

// safe checks that nothing live comes out of a source, whichever way it is shown.
func safe(t *testing.T, source string) {
	t.Helper()
	p, _ := Check("fiendtlig.md", catalogue.NB, source, Options{})
	r := site
	r.Cite = func(text string) (string, string, catalogue.Lang) { return text, "/kilder/#a", catalogue.NN }
	shown := []string{string(HTML(p, r)), string(Before(p, r))}
	if p != nil {
		for _, h := range p.Headings {
			shown = append(shown, string(Section(p, h.Anchor, r)))
		}
	}
	for _, html := range shown {
		if err := sound(html); err != nil {
			t.Errorf("%q: %v in\n%s", source, err, html)
		}
	}
}

// allowed are the only elements and attributes that may come out.
var allowed = map[string]string{
	"p": "class lang", "h1": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id", "blockquote": "", "hr": "", "br": "", "pre": "", "code": "",
	"ul": "", "ol": "start", "li": "id", "dl": "", "dt": "", "dd": "", "div": "class tabindex role aria-label", "table": "class", "caption": "class", "thead": "", "tbody": "", "tr": "",
	"th": "scope class", "td": "class data-navn", "em": "", "strong": "", "sup": "", "span": "lang", "section": "class",
	"a": "href class id role aria-label lang title", "img": "src alt title loading",
}

var (
	void    = regexp.MustCompile(`<(br|hr|img)((?: [a-z]+="[^"]*")*)>`)
	schemes = regexp.MustCompile(`^(https?://[^/]|mailto:|tel:|#|/[^/\\]|/$)`)
)

// sound tells whether HTML is balanced, of allowed elements and attributes only,
// without links in links, without repeated ids, and leads only where it may.
func sound(html string) error {
	inXML := func(r rune) rune { // what encoding/xml would stop at
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
			return '?'
		}
		return r
	}
	d := xml.NewDecoder(strings.NewReader(strings.Map(inXML, strings.ToValidUTF8(void.ReplaceAllString(html, "<$1$2/>"), "?"))))
	links, ids := 0, map[string]bool{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "a" {
				links++
			}
			if links > 1 {
				return fmt.Errorf("a link in a link")
			}
			if err := soundTag(token, ids); err != nil {
				return err
			}
		case xml.EndElement:
			if token.Name.Local == "a" {
				links--
			}
		case xml.CharData:
		default:
			return fmt.Errorf("%T", token)
		}
	}
}

func soundTag(tag xml.StartElement, ids map[string]bool) error {
	attributes, ok := allowed[tag.Name.Local]
	if !ok {
		return fmt.Errorf("element %s", tag.Name.Local)
	}
	for _, a := range tag.Attr {
		if !slices.Contains(strings.Fields(attributes), a.Name.Local) {
			return fmt.Errorf("attribute %s of %s", a.Name.Local, tag.Name.Local)
		}
		switch a.Name.Local {
		case "href", "src":
			if !schemes.MatchString(strings.ToLower(a.Value)) {
				return fmt.Errorf("a link to %q", a.Value)
			}
		case "id":
			if ids[a.Value] {
				return fmt.Errorf("id %q twice", a.Value)
			}
			ids[a.Value] = true
		}
	}
	return nil
}

// FuzzCheck looks for a source that panics, or that something live, unbalanced
// or too large comes out of.
func FuzzCheck(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, s := range []string{
		"[^1]: [^2]: a\n\n[^1] [^2]", "- [^1]: a\n  [^1]", "a\n: b\n\n  : c", "| a |\n|-|\n: b", "> [^1]: a\n\nb[^1]", "[a]: b\n[a]: c\n[a]",
		"![[a](b)](c)", "[![a](b)](c)", "`a\n: b`", "- a\n\n\n  b\n-\n\n  c", "a\\\n***b_c**_", "<a@b.no><b:c>[<d:e>](f)", "0\n-:\n-",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		safe(t, source)
		p, problems := Check("fuzz.md", catalogue.NB, source, Options{Model: true})
		for _, q := range problems {
			if q.Pos.Line < 1 || q.Pos.Line > strings.Count(source, "\n")+1 {
				t.Errorf("%s at line %d", q.Text, q.Pos.Line)
			}
		}
		if n := len(HTML(p, Resolver{Link: site.Link, Cite: site.Cite})); n > 2*htmlLimit(source) {
			t.Errorf("%d bytes became %d", len(source), n)
		}
		Plain(p)
	})
}
