package hostile

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageElements are the elements that the product's own layouts and prose make, with
// their attributes beside pageAttributes.
var pageElements = map[string]string{
	"html": "", "head": "", "body": "", "title": "", "header": "", "nav": "", "main": "", "footer": "", "article": "", "aside": "", "section": "", "div": "popover",
	"h1": "", "h2": "", "h3": "", "h4": "", "h5": "", "h6": "", "p": "", "span": "", "strong": "", "em": "", "sup": "", "abbr": "", "br": "", "hr": "", "pre": "", "code": "", "blockquote": "",
	"ul": "", "ol": "start", "li": "", "dl": "", "dt": "", "dd": "", "figure": "", "figcaption": "", "details": "", "summary": "", "template": "", "noscript": "",
	"table": "", "caption": "", "colgroup": "span", "col": "span", "thead": "", "tbody": "", "tfoot": "", "tr": "", "th": "scope colspan rowspan", "td": "colspan rowspan",
	"meta": "charset name property content http-equiv", "link": "rel href hreflang type title", "script": "src defer", "a": "href hreflang", "img": "src alt loading",
	"form": "action method autocomplete", "input": "type name value placeholder form", "button": "type name popovertarget popovertargetaction", "select": "name", "option": "value",
	"fieldset": "name", "legend": "", "label": "for", "time": "datetime",
	"svg": "viewBox preserveAspectRatio focusable width height", "path": "d", "rect": "x y width height", "text": "x y", "tspan": "x dy", "circle": "cx cy r", "line": "x1 y1 x2 y2", "g": "",
}

const pageAttributes = "id class lang role title tabindex hidden"

// fetches are the attributes with an address that the browser goes to by itself.
var fetches = map[string]bool{"link.href": true, "script.src": true, "img.src": true, "form.action": true}

// Page tells what is live on a page, read as a browser does, with scripts and without.
// has tells whether the site has a file; base is the address of the site, or "".
func Page(name string, data []byte, base string, has func(file string) bool) error {
	if i := bytes.IndexFunc(data, isRaw); i >= 0 {
		return fmt.Errorf("the character %q", data[i:min(len(data), i+4)])
	}
	for _, scripts := range []bool{true, false} {
		doc, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(scripts))
		if err != nil {
			return err
		}
		j := pageJudge{name: name, base: base, has: has}
		j.judge(doc)
		if j.err != nil {
			return fmt.Errorf("with scripts is %v: %w", scripts, j.err)
		}
	}
	return nil
}

type pageJudge struct {
	name string
	base string
	has  func(string) bool
	err  error
}

func (j *pageJudge) judge(n *html.Node) {
	switch n.Type {
	case html.CommentNode:
		j.fault("a comment: %.60q", n.Data)
	case html.DoctypeNode:
		if n.Data != "html" || len(n.Attr) > 0 || n.PrevSibling != nil {
			j.fault("a document type: %q", n.Data)
		}
	case html.ElementNode:
		j.element(n)
	case html.TextNode:
		if n.Parent.DataAtom == atom.Noscript && strings.Contains(n.Data, "<") { // the product's own words, in tags
			if !unscripted.MatchString(n.Data) {
				j.fault("in noscript: %.60q", n.Data)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		j.judge(c)
	}
}

var unscripted = regexp.MustCompile(`^<p class="banner"( id="uten-skript")?>[^<]*</p>$`)

func (j *pageJudge) fault(format string, values ...any) {
	if j.err == nil {
		j.err = fmt.Errorf(format, values...)
	}
}

func (j *pageJudge) element(n *html.Node) {
	attributes, ok := pageElements[n.Data]
	if !ok || n.Namespace == "math" {
		j.fault("the element %s", n.Data)
		return
	}
	if n.Data == "script" && (n.FirstChild != nil || valueOf(n, "src") == "") {
		j.fault("a script of its own")
	}
	for _, a := range n.Attr {
		own := slices.Contains(strings.Fields(attributes+" "+pageAttributes), a.Key) || strings.HasPrefix(a.Key, "data-") || strings.HasPrefix(a.Key, "aria-")
		if !own || a.Namespace != "" {
			j.fault("the attribute %s of %s", a.Key, n.Data)
		}
		j.address(n, a)
	}
}

func valueOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (j *pageJudge) address(n *html.Node, a html.Attribute) {
	kind := schemeOf(a.Val)
	switch key := n.Data + "." + a.Key; {
	case key == "meta.http-equiv":
		to, isURL := strings.CutPrefix(valueOf(n, "content"), "0; url=")
		policy := a.Val == "Content-Security-Policy" && strings.HasPrefix(valueOf(n, "content"), "default-src 'none'; ")
		if !policy && (!strings.EqualFold(a.Val, "refresh") || !isURL || schemeOf(to) != "") {
			j.fault("meta %s: %q", a.Val, valueOf(n, "content"))
		}
	case key == "link.href" && slices.Contains([]string{"canonical", "alternate"}, valueOf(n, "rel")):
		if !strings.HasPrefix(a.Val, "http") {
			j.fault("%s leads to %q", key, a.Val)
		}
	case fetches[key] || a.Key == "data-src":
		if kind != "" || !j.inside(a.Val) {
			j.fault("%s fetches %q", key, a.Val)
		}
		if key == "script.src" && path.Ext(a.Val) != ".js" {
			j.fault("a script %q", a.Val)
		}
	case key == "a.href":
		if !slices.Contains([]string{"", "http", "https", "mailto", "tel"}, kind) {
			j.fault("a link to %q", a.Val)
		}
	case strings.Contains(strings.ToLower(a.Val), "url(") && n.Namespace == "svg":
		j.fault("%s has %q", key, a.Val)
	}
}

var schemePattern = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// schemeOf is the scheme of an address as a browser sees it (WHATWG URL, 4.4): "" for
// one within the site, "//" for one of another site by the same scheme.
func schemeOf(address string) string {
	s := strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(s)
	if strings.HasPrefix(s, "//") {
		return "//"
	}
	m := schemePattern.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	scheme := strings.ToLower(m[1])
	if rest := s[len(m[0]):]; (scheme == "http" || scheme == "https") && !strings.HasPrefix(rest, "//") {
		return scheme + " without a host"
	}
	return scheme
}

// inside tells whether the site has the file that an address leads to.
func (j *pageJudge) inside(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	to := (&url.URL{Path: "/" + j.name}).ResolveReference(u)
	file := strings.TrimPrefix(to.Path, "/")
	if base, err := url.Parse(j.base); err == nil && path.Base(j.name) == "404.html" { // shown at any depth
		file = strings.TrimPrefix(file, strings.TrimPrefix(base.Path, "/"))
	}
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return j.has(file)
}

// isRaw tells of a character that no output may hold as it is.
func isRaw(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}
