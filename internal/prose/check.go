package prose

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// checker makes a prose of a document and collects what is wrong with it.
type checker struct {
	doc                *document
	prose              *catalogue.Prose
	problems           problem.List
	starts             []int // where each line begins
	lastAt, lastColumn int   // of the last place asked for
	expanded           int   // bytes that reference links have become
	tooLarge           bool
	shown              map[*extast.Footnote]int // the footnotes that the body leads to
}

func newChecker(file string, lang catalogue.Lang, source string) *checker {
	c := &checker{doc: parse(source), prose: &catalogue.Prose{File: file, Lang: lang, Source: source}, starts: []int{0}, lastColumn: 1}
	for i := range len(source) {
		if source[i] == '\n' {
			c.starts = append(c.starts, i+1)
		}
	}
	return c
}

// pos turns a place in the source into line and column.
func (c *checker) pos(at int) problem.Pos {
	at = min(max(at, 0), len(c.doc.source))
	line, found := slices.BinarySearch(c.starts, at)
	if !found {
		line--
	}
	from, column := c.starts[line], 1
	if c.lastAt >= from && c.lastAt <= at { // go on from there: a long line may have many faults
		from, column = c.lastAt, c.lastColumn
	}
	c.lastAt, c.lastColumn = at, column+utf8.RuneCount(c.doc.source[from:at])
	return problem.Pos{File: c.prose.File, Line: line + 1, Col: c.lastColumn}
}

func (c *checker) tooMuch(pos problem.Pos, text, help string) {
	c.tooLarge = true
	c.problems.Add(problem.TooLarge, pos, text, help)
}

// walk checks n and what is in it. link is the link or image it stands in.
func (c *checker) walk(n, link ast.Node) {
	if c.tooLarge {
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		if n.Parent().Kind() != ast.KindDocument {
			c.problems.Add(problem.Heading, c.pos(n.Pos()), "overskriften står inne i en liste, et sitat eller en fotnote", "flytt den ut til margen")
		}
	case *ast.HTMLBlock:
		c.html(n.Pos())
	case *ast.RawHTML:
		c.html(n.Segments.At(0).Start)
	case *ast.Link, *ast.Image, *ast.AutoLink:
		c.link(n, link)
		link = n
	case *extast.FootnoteLink:
		if link != nil {
			c.problems.Add(problem.DeadLink, c.pos(n.Pos()), "en fotnote kan ikke stå inne i en lenke", "flytt den ut av lenken")
		}
	case *ast.LinkReferenceDefinition:
		if label, ok := strings.CutPrefix(string(n.Label), "^"); ok {
			c.noSuchNote(n.Pos(), label)
		}
	case *ast.CodeSpan:
		return
	case *ast.Text:
		c.text(n)
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.walk(child, link)
	}
}

// link records a link and checks where it leads.
func (c *checker) link(n, within ast.Node) {
	image := n.Kind() == ast.KindImage
	to, title, reference := destination(n, c.doc.source)
	pos, words := c.pos(n.Pos()), plain(n, c.doc.source)
	if auto, ok := n.(*ast.AutoLink); ok {
		words = string(auto.Label(c.doc.source))
	}
	c.fit(title, n.Pos())
	if reference != nil {
		c.expand(title, to, pos)
	}
	switch {
	case reference != nil && strings.HasPrefix(string(reference.Value), "^"): // a footnote in the wrong place, said where it stands
	case to == "":
		c.problems.Add(problem.DeadLink, pos, "lenken er tom", "skriv adressen mellom parentesene")
	case image && !fitForImage(to):
		c.problems.Add(problem.LinkScheme, pos, "bildet "+quote(to)+" hentes ikke fra innholdet", "legg bildet ved siden av filen og skriv bare filnavnet")
	case classify(to) == refused:
		c.problems.Add(problem.LinkScheme, pos, "lenken "+quote(to)+" er av en type som ikke er tillatt", insteadOf(to))
	default:
		c.prose.Links = append(c.prose.Links, catalogue.Link{To: to, Image: image, Alt: altOf(image, words), Pos: pos})
	}
	switch {
	case image && words == "":
		c.problems.Add(problem.AltText, pos, "bildet har ingen tekst", "skriv hva det viser mellom klammene: ![tekst](fil)")
	case !image && words == "":
		c.problems.Add(problem.DeadLink, pos, "lenken har ingen tekst", "skriv hvor den leder, mellom klammene")
	case within != nil && !image && within.Kind() != ast.KindImage:
		c.problems.Add(problem.DeadLink, pos, "en lenke kan ikke stå inne i en annen", "flytt den ut")
	}
}

func altOf(image bool, words string) string {
	if image {
		return words
	}
	return ""
}

// expand counts what reference links become.
func (c *checker) expand(title, to string, pos problem.Pos) {
	if c.expanded += len(to) + len(title); c.expanded > maxExpansion && !c.tooLarge {
		c.tooMuch(pos, "lenkedefinisjonene blir til mer enn 1 MiB der de brukes", "gjør dem kortere, eller del filen")
	}
}

// text checks the character references of a text, and looks for footnotes that
// the parser left as text.
func (c *checker) text(n *ast.Text) {
	for i := n.Segment.Start; i < n.Segment.Stop; i++ {
		switch rest := c.doc.source[i:]; {
		case rest[0] == '\\':
			i++
		case rest[0] == '&':
			if m := reference.Find(c.doc.source[i:n.Segment.Stop]); m != nil {
				c.fit(decode(string(m)), i)
			}
		case len(rest) > 1 && rest[0] == '[' && rest[1] == '^':
			if label, _, ok := bytes.Cut(firstLine(rest[2:]), []byte("]")); ok && len(label) > 0 {
				c.noSuchNote(i, string(label))
			}
		}
	}
}

// fit refuses characters that only appear when references are resolved.
func (c *checker) fit(s string, at int) {
	if strings.ContainsFunc(s, unfit) {
		c.problems.Add(problem.NotText, c.pos(at), "et kontrolltegn, eller et tegn som snur retningen", "fjern det")
	}
}

// firstLine returns s up to its first newline, at most as long as a label may
// be (CommonMark 0.31.2, 4.7).
func firstLine(s []byte) []byte {
	line, _, _ := bytes.Cut(s[:min(len(s), 1000)], []byte("\n"))
	return line
}

func (c *checker) noSuchNote(at int, label string) {
	c.problems.Add(problem.DeadLink, c.pos(at), "fotnoten "+quote(label)+" finnes ikke",
		"skriv den ytterst på en egen linje: [^"+label+"]: tekst")
}

// size renders the body to see how large it becomes, and which footnotes it
// leads to.
func (c *checker) size() {
	if c.tooLarge {
		return
	}
	c.doc.name(c.prose.Headings)
	w := writer{doc: c.doc, lang: c.prose.Lang, limit: htmlLimit(c.prose.Source), resolver: Resolver{
		Link: func(to string) string { return to },
		Cite: func(text string) (string, string, catalogue.Lang) { return text, "", c.prose.Lang },
	}}
	w.all(c.doc.blocks)
	c.shown = w.numbers
	if w.passed != nil {
		c.tooMuch(c.pos(w.passed.Pos()), tooMuchHTML(c.prose.Source), "del filen i flere")
	}
}

// notes records the sources among the footnotes, and checks that every footnote
// is led to and is defined once.
func (c *checker) notes() {
	seen := map[string]bool{}
	for _, f := range c.doc.definitions {
		label := string(f.Ref)
		switch {
		case c.tooLarge:
		case seen[label]:
			c.problems.Add(problem.Duplicate, c.pos(f.Pos()), "fotnoten "+quote(label)+" er definert to ganger", "gi den ene et annet navn")
		case c.shown[f] == 0:
			c.problems.Add(problem.DeadLink, c.pos(f.Pos()), "fotnoten "+quote(label)+" er ikke brukt", "skriv [^"+label+"] der den hører til, eller fjern den")
		}
		seen[label] = true
		if text, ok := c.doc.cited[f]; ok {
			at := f.FirstChild().Lines().At(0).Start + len(citing)
			at += len(c.doc.source[at:]) - len(bytes.TrimLeft(c.doc.source[at:], " "))
			c.prose.Cited = append(c.prose.Cited, catalogue.Cited{Text: text, Pos: c.pos(at)})
		}
	}
}

// instead tells what to write instead of an HTML element.
var instead = []struct {
	tags, help string
}{
	{" !-- ", "fjern kommentaren"},
	{" br ", "skriv \\ sist på linjen for å bryte den"},
	{" b strong ", "skriv **fet**"},
	{" i em ", "skriv *kursiv*"},
	{" code pre ", "skriv `kode`"},
	{" a ", "skriv [tekst](adresse)"},
	{" img ", "skriv ![tekst](fil)"},
	{" h1 h2 h3 h4 h5 h6 ", "skriv ## foran overskriften"},
	{" ul ol li ", "skriv - eller 1. foran hvert punkt"},
	{" table thead tbody tr th td ", "skriv tabellen med | mellom kolonnene"},
	{" blockquote ", "skriv > foran sitatet"},
	{" hr ", "skriv --- på en egen linje"},
	{" p div span ", "skriv teksten uten den; en tom linje gir nytt avsnitt"},
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// html reports the raw HTML that begins at a place.
func (c *checker) html(at int) {
	rest := string(firstLine(c.doc.source[at:]))
	name := "!--"
	if !strings.HasPrefix(rest, "<!--") {
		name = strings.TrimLeft(rest, "</")
		name = name[:len(name)-len(strings.TrimLeft(name, letters+strings.ToUpper(letters)+"0123456789-"))]
	}
	text, help := "HTML er ikke tillatt", "skriv Markdown, eller \\< for et mindre-enn-tegn"
	if name != "" {
		text += ": <" + name + ">"
	}
	for _, i := range instead {
		if name != "" && strings.Contains(i.tags, " "+strings.ToLower(name)+" ") {
			help = i.help
		}
	}
	c.problems.Add(problem.RawHTML, c.pos(at), text, help)
}
