package load

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/problem"
)

// split reads a text and parts it, as every Markdown file is.
func split(data []byte) (f *file, matter string, found problem.List) {
	l := newLoader(fstest.MapFS{}, Options{Today: today})
	f = &file{path: "sider/a.md", kind: kindPage}
	if l.readText(f, data) {
		matter, _ = l.splitMatter(f)
	}
	return f, matter, l.problems
}

// FuzzSplit looks for a file of which a line is lost, doubled or moved when it is
// parted, or that reads differently with a byte order mark and Windows' line ends.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", "+++", "+++\n", "+++\n+++", "+++\n+++\n", "+++ \t\na = 1\n+++  \n\nb\n", "---\na: 1\n---\n", "+++\na = \"\"\"\n+++\n\"\"\"\n+++\n", "+++\r\na\r+++\r\n+++\n",
		"\ufeff\ufeff+++\n+++\n", "+++\n\xff\n+++\n", "+++\n\u202e\x00\n+++\na\u0301\n", "+++\n+++\n+++\n+++\n", " +++\n+++\n", "+++\n" + strings.Repeat("#\n", maxMatter/2) + "+++\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, matter, found := split(data)
		faulty := found.Count(problem.Error) > 0
		if got.lines == nil || matter == "" {
			if !faulty {
				t.Fatal("no front matter, and nothing said of it")
			}
			return
		}
		lines, above, below := strings.Split(got.lines.src, "\n"), strings.Split(matter, "\n"), strings.Split(got.body, "\n")
		end := 1 // the line with the second fence
		for strings.TrimRight(lines[end], " \t") != "+++" {
			end++
		}
		for i, line := range lines {
			head, body := "", below[i]
			if i < end {
				head = above[i]
			}
			if i == 0 || i == end {
				line = ""
			}
			if head+body != line || i < end && body != "" {
				t.Errorf("line %d, %q, became %q above and %q below", i+1, line, head, body)
			}
		}
		if extra := len(below) - len(lines); extra != 0 && (extra != 1 || end != len(lines)-1) {
			t.Errorf("%d lines became %d", len(lines), len(below))
		}
		if bytes.ContainsRune(data, '\r') || bytes.HasPrefix(data, []byte("\ufeff")) {
			return
		}
		windows := append([]byte("\ufeff"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...)
		other, otherMatter, otherFound := split(windows)
		if other.body != got.body || otherMatter != matter || findings(otherFound) != findings(found) {
			t.Errorf("read otherwise with a byte order mark and CRLF:\n%s%s", findings(found), findings(otherFound))
		}
	})
}

// never are what no drawing may hold, told apart from the lists that let things in.
var (
	neverElements   = words("script foreignObject iframe object embed a image audio video canvas animate animateTransform animateMotion set handler listener link meta base html body")
	neverAttributes = regexp.MustCompile(`(?i)^on|^src$|^action$|^formaction$|^begin$|^ping$`)
	neverValues     = regexp.MustCompile(`(?i)javascript:|vbscript:|data:|@import|expression\(|url\(\s*["']?\s*[^#"'\s]`)
)

// FuzzSVG looks for a drawing that is let in with something that runs, loads or
// leads out of it.
func FuzzSVG(f *testing.F) {
	const start = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`
	for _, s := range []string{
		"", "<svg/>", start + "</svg>", start + `<style>.a{fill:url(#b)}</style><use xlink:href="#b"/></svg>`, start + "<script>1</script></svg>", start + `<g onload="x"/></svg>`,
		start + `<use href="data:x"/></svg>`, start + "<style>@import 'x';</style></svg>", start + `<a href="#"/></svg>`, "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + start + "&a;</svg>",
		`<?xml version="1.0" encoding="ISO-8859-1"?>` + start + "</svg>", start + "<![CDATA[<script>]]><!-- <script> --></svg>", `<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script/></x:svg>`,
		start + `<text style="fill:URL(//x)">a</text></svg>`, start + `<style>a{b:u\72l(x)}</style></svg>`, start + "<style>a{b:u</style><style>rl(x)}</style></svg>", start + strings.Repeat("<g>", 101),
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></svg>`, start + `<g fill="url( 'http://x' )"/></svg>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := newLoader(fstest.MapFS{}, Options{Today: today})
		drawing := &file{path: "sider/a.svg", kind: kindAttachment}
		l.readAttachment(drawing, data)
		sane(t, l.problems, map[string]string{"sider/a.svg": string(data)})
		if l.problems.Count(problem.Error) > 0 {
			return
		}
		if fault := liveIn(drawing.data); fault != "" {
			t.Errorf("%q was let in with %s", data, fault)
		}
	})
}

// liveIn tells of the first thing in a drawing that may run, load or lead out.
func liveIn(drawing []byte) string {
	d, inside := xml.NewDecoder(bytes.NewReader(drawing)), ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return ""
		}
		if err != nil {
			return err.Error()
		}
		switch token := token.(type) {
		case xml.StartElement:
			if inside = token.Name.Local; neverElements[inside] || token.Name.Space != svgSpace {
				return "<" + inside + ">"
			}
			for _, a := range token.Attr {
				leadsOut := a.Name.Local == "href" && !strings.HasPrefix(strings.TrimSpace(a.Value), "#")
				if neverAttributes.MatchString(a.Name.Local) || leadsOut || neverValues.MatchString(a.Value) && a.Name.Space != "xmlns" && a.Name.Local != "xmlns" && !strings.HasPrefix(a.Name.Local, "aria-") && !strings.HasPrefix(a.Name.Local, "data-") {
					return fmt.Sprintf("%s=%q", a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if inside == "style" && neverValues.Match(token) {
				return fmt.Sprintf("the style %q", token)
			}
		case xml.EndElement:
			inside = ""
		case xml.Directive:
			return "a directive"
		}
	}
}

// FuzzSearchFiles looks for a sok.toml and a sok-prover.tsv that are let through
// and could not be searched by.
func FuzzSearchFiles(f *testing.F) {
	f.Add("[alias]\nfa = \"forventningsavklaring\"\n[deling]\nkarrieresenter = \"karriere+senter\"\n", "karriere\t/om/\tord\n# merknad\n\nx\t-\n")
	f.Add("synonymer = [[\"a\", \"b\"], []]\n", "a\n\t/om/\na\tom\n\u00a0\t/\n")
	f.Add("[alias]\n\"\" = \"\"\n\" \" = \"\\n\"\n[deling]\na = \"+\"\nb = \"\"\n", "a\t/\tb\tc\r\na \t /x ?#\n")
	f.Add("synonymer = [[\"a\"]]\nalias = 1\ndeling = [1]\n", "\ufeffa\t-\t\n\t\t\t\n")
	for _, line := range []string{"a\tom", "\t/om/", " \t/", "a", "a\t/\tb\tc", "a\t-x"} {
		f.Add("", line)
	}
	for _, line := range []string{"[alias]\n\"\" = \"x\"", "[alias]\nx = \" \"", "[deling]\na = \"b+\"", "[deling]\n\" \" = \"a+b\"", "synonymer = [[\"\", \"b\"]]", "synonymer = [[\" \"]]"} {
		f.Add(line, "")
	}
	archive := readArchive(f, "testdata/base.txtar")
	f.Fuzz(func(t *testing.T, settings, tests string) {
		files, sources := fstest.MapFS{}, map[string]string{"sok.toml": settings, "sok-prover.tsv": tests}
		for _, file := range archive.Files {
			files[file.Name] = &fstest.MapFile{Data: file.Data}
			if sources[file.Name] == "" {
				sources[file.Name] = string(file.Data)
			}
		}
		files["sok.toml"], files["sok-prover.tsv"] = &fstest.MapFile{Data: []byte(settings)}, &fstest.MapFile{Data: []byte(tests)}
		c, found, err := Content(files, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		sane(t, found, sources)
		if c == nil {
			return
		}
		for _, a := range c.Search.Aliases {
			if strings.TrimSpace(a.Word) == "" || strings.TrimSpace(a.Means) == "" {
				t.Errorf("the alias %q means %q", a.Word, a.Means)
			}
		}
		for whole, parts := range c.Search.Splits {
			if strings.TrimSpace(whole) == "" || slices.Contains(strings.Split(parts, "+"), "") {
				t.Errorf("%q is split %q", whole, parts)
			}
		}
		for _, words := range c.Search.Synonyms {
			if slices.ContainsFunc(words, func(w string) bool { return strings.TrimSpace(w) == "" }) {
				t.Errorf("the synonyms %q", words)
			}
		}
		for _, test := range c.Search.Tests {
			if strings.TrimSpace(test.Query) == "" || test.Address != "" && test.Address[0] != '/' || test.Line < 1 || test.Line > strings.Count(tests, "\n")+1 {
				t.Errorf("the test %+v", test)
			}
		}
	})
}

// FuzzSiteAddress looks for an address that a site is let have and that its links
// would not lead to.
func FuzzSiteAddress(f *testing.F) {
	for _, s := range []string{
		"https://eksempel.no/", "http://eksempel.no:8080/a/b", "https://eksempel.no", "https://e/..%2f/", "https://a@b/", "https://e/a//b", "HTTPS://E/", "https://[::1]/", "https://e/%2e%2e/",
		"https:///x", "https://e\\@f/", "https://e/?#", "https://æ.no/å/", "javascript:alert(1)", "https://e/\u202e", " https://e/", "https://e/a b", "https://e:port/", "https://e:99999/", "//e/", "http://'", "https://e.-/", "https://:80/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		if SiteAddressFault(address) != "" {
			return
		}
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
			t.Errorf("%q is taken", address)
		}
		if strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || forbidden(r) || strings.ContainsRune(`"'<>\^{|}`+"`", r) }) {
			t.Errorf("%q is taken", address)
		}
		home := strings.TrimSuffix(u.EscapedPath(), "/") + "/" // as katalog.toml and --base-url are read
		page := u.ResolveReference(&url.URL{Path: home}).JoinPath("fylker/")
		if want := home + "fylker/"; page.EscapedPath() != want || page.Host != u.Host {
			t.Errorf("%q leads to %q, not %q", address, page.EscapedPath(), want)
		}
	})
}

// inUse are addresses of the made-up site, or that it keeps for its files.
var inUse = []string{"/", "/om/", "/fylker/", "/fylker/provefylket/", "/fylker/provefylket/modell/", "/begreper/", "/sok/", "/css/", "/js/x/", "/kilder/", "/nn/", "/nn/om/", "/404.html/", "/a/index.html/", "/robots.txt/"}

var formerPath = regexp.MustCompile(`^(/[A-Za-z0-9._~-]+)+/$`)

// FuzzFormer looks for an earlier address that is let through and could not have
// a page.
func FuzzFormer(f *testing.F) {
	for _, s := range []string{
		"/gammel/sti/", "/", "//", "/a", "a/", "/../", "/a/../b/", "/a//b/", "/nn/", "/nn/om/", "/NN/Om/", "/om/", "/fylker/", "/fylker/provefylket/", "/fylker/x/", "/404.html/", "/index.html/", "/a/index.html/",
		"/a b/", "/å/", "/%2e%2e/", "/con/", "/a./", "/a?b/", "/a#b/", "/\u202e/", "/.katalog/", "/sok/data/", "/css/x/", "/a:b/", "/robots.txt/",
	} {
		f.Add(s)
	}
	archive := readArchive(f, "testdata/base.txtar")
	f.Fuzz(func(t *testing.T, former string) {
		files := fstest.MapFS{}
		for _, file := range archive.Files {
			files[file.Name] = &fstest.MapFile{Data: file.Data}
		}
		page := fmt.Sprintf("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\ntidligere = [%s]\n+++\n\nTekst.\n", tomlString(former))
		files["sider/a.md"] = &fstest.MapFile{Data: []byte(page)}
		c, found, err := Content(files, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		sane(t, found, map[string]string{"sider/a.md": page})
		if c == nil {
			return
		}
		for _, address := range c.Page("a").Former {
			if !formerPath.MatchString(address) || path.Clean(address)+"/" != address || slices.Contains(inUse, strings.ToLower(address)) {
				t.Errorf("%q is taken", address)
			}
		}
	})
}

// tomlString writes a string as TOML does.
func tomlString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r == '"' || r == '\\' || r < ' ' || r == 0x7f {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
