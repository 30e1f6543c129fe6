package site

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/prose"
)

// ours are the elements that the layouts, the drawings and the prose write.
var ours = fields(`html head title meta link body header nav main footer section article aside div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr br
	table caption colgroup col thead tbody tfoot tr th td a abbr code em span strong sup time img figure figcaption details summary noscript template
	form fieldset legend label input select option button`)

// oursToo are their attributes, but for data- and aria-.
var oursToo = fields(`class id href lang hreflang rel name content property charset http-equiv scope colspan rowspan span role tabindex src alt title width height loading start
	type value for form method action autocomplete placeholder hidden checked disabled selected open datetime popover popovertarget popovertargetaction`)

// mayBeEmpty are those that ours may have without a value; the minifier takes out
// others that say nothing.
var mayBeEmpty = fields("alt hidden checked disabled selected open popover")

func fields(s string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(s) {
		set[word] = true
	}
	return set
}

// asOurs makes of any HTML a page of the elements and attributes that ours have.
func asOurs(source string) []byte {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil
	}
	prune(root)
	var page bytes.Buffer
	page.WriteString("<!doctype html>\n")
	if err := html.Render(&page, root); err != nil {
		return nil // what cannot be written, as text in a void element, is no page
	}
	return page.Bytes()
}

func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		foreign := c.Type == html.ElementNode && (!ours[c.Data] || c.Namespace != "")
		if foreign || c.Type == html.CommentNode || c.Type == html.DoctypeNode {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
	var kept []html.Attribute
	for _, a := range n.Attr {
		known := oursToo[a.Key] || strings.HasPrefix(a.Key, "data-") || strings.HasPrefix(a.Key, "aria-")
		if known && (mayBeEmpty[a.Key] || strings.TrimSpace(a.Val) != "") {
			kept = append(kept, a)
		}
	}
	n.Attr = kept
	if n.DataAtom == atom.Noscript || n.DataAtom == atom.Template { // their insides are written and read by other rules
		n.FirstChild, n.LastChild = nil, nil
	}
}

// sameWhenMinified fails when a page says something else minified than before, or
// when it can be minified again.
func sameWhenMinified(t *testing.T, page []byte) {
	t.Helper()
	s := New(&Memory{}, Options{Minify: true})
	once, err := s.minify(htmlType, page)
	if err != nil {
		t.Fatalf("%v in\n%s", err, page)
	}
	if before, after := domOf(page), domOf(once); before != after {
		t.Errorf("%s in %.2000q, which became %.2000q", firstOther(before, after), page, once)
	}
	twice, err := s.minify(htmlType, once)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once, twice) {
		t.Errorf("%.2000q became %.2000q and then %.2000q", page, once, twice)
	}
}

// firstOther shows where two trees part.
func firstOther(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + " and " + y[i]
		}
	}
	return "the end"
}

// TestMinifiedPages holds every golden page against what it becomes.
func TestMinifiedPages(t *testing.T) {
	names, err := filepath.Glob("../page/testdata/*.golden.html")
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden pages (%v)", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sameWhenMinified(t, data)
	}
}

// FuzzMinify looks for a page that is another one when it is minified: of HTML as
// ours, and of what Markdown becomes.
func FuzzMinify(f *testing.F) {
	for _, s := range []string{
		"", "a <b>\nb</b> c", "<p>a <em> b </em>c<p>", "<pre>\n a\n</pre>", "<p title=\" a  b \" class=\" a  b \">", "<a href=\" /x/ \">", "a&nbsp;b &lt; &#x2003; &amp;lt;", "<ul><li>a</li> <li>b</ul>",
		"<button> a </button> b", "<button> a </button>", "<span> </span><span> a</span>", "a<br> b", "<td> a <td> b", "<img alt=''> a <img alt=' b '>", "<input value=' a '>a", "<p data-a='\"' data-b=\"'\">", "a <!-- b --> c",
		"<h1> a </h1> b <p> c", "<dt>a<dd> b", "<option> a  b", "<details><summary> a </summary> b", "<p hidden=\"\" lang=\"\">a", "<a href=\"HTTP://A\">", "<form method=get action=\"/a/\">", "<p>a\u00a0 \u00a0b", "<pre>\n\na",
		"<div> <span>a</span> <div>b</div> <span>c</span> </div>", "<label> a <input> b </label>", "<p>&lt;script&gt; &amp;amp;",
	} {
		f.Add(s, s)
	}
	f.Add("", "a *b* `c  d`\n\n| a | b |\n|---|--:|\n| `x` | y\\|z |\n\n    kode\n      kode\n\na[^1]  \nb\n\n[^1]: c\n")
	f.Fuzz(func(t *testing.T, source, markdown string) {
		sameWhenMinified(t, asOurs(source))
		p, _ := prose.Check("fuzz.md", catalogue.NB, markdown, prose.Options{})
		body := prose.HTML(p, prose.Resolver{Link: func(to string) string { return "/" }, Cite: func(s string) (string, string, catalogue.Lang) { return s, "/kilder/#a", catalogue.NN }})
		sameWhenMinified(t, []byte("<!doctype html>\n<html lang=\"nb\"><head><title>a</title></head>\n<body>\n<main>"+string(body)+"</main>\n</body>\n</html>\n"))
	})
}

// FuzzResolve looks for an address that leads elsewhere when it is written as its
// page needs it.
func FuzzResolve(f *testing.F) {
	for _, page := range []string{"index.html", "fylker/nordland/index.html", "nn/å/index.html", "404.html", "hefte.html"} {
		for _, href := range []string{"/", "/fylker/", "#a", "?a=1", "/om/#a", "../../..", "/a//b/", "/a/./b/../c", "//x/", "x:y", "/a%2fb/", "/%zz", "/æ å/", " /om/ ", "/:a", "./:a/b", "/a/?b#c?d", "/..", "/a/.."} {
			f.Add(page, href, false)
			f.Add(page, href, true)
		}
	}
	f.Fuzz(func(t *testing.T, page, href string, offline bool) {
		if nameFault(page) != "" || !isPage(page) {
			return
		}
		o := Options{Base: "/a/b/", Offline: offline}
		link, written, internal := placeOf(page, o).resolve(href)
		if !internal || link.target == "" {
			return
		}
		here := &url.URL{Scheme: "https", Host: "eksempel.no", Path: o.Base + page}
		to, err := url.Parse(written)
		if err != nil {
			t.Fatalf("%q became %q: %v", href, written, err)
		}
		there := here.ResolveReference(to)
		if there.Host != here.Host || there.Scheme != here.Scheme {
			t.Fatalf("%q on %q became %q, which leads to %v", href, page, written, there)
		}
		got, within := strings.CutPrefix(there.Path, o.Base)
		if !within {
			t.Fatalf("%q on %q became %q, which leads out of the site, to %v", href, page, written, there)
		}
		if strings.HasSuffix(there.EscapedPath(), "/") {
			got += index
		}
		if got != link.target && path.Clean(got) != path.Clean(link.target) {
			t.Errorf("%q on %q became %q, which leads to %q, not %q", href, page, written, got, link.target)
		}
		if there.Fragment != link.anchor {
			t.Errorf("%q on %q became %q, with the anchor %q, not %q", href, page, written, there.Fragment, link.anchor)
		}
	})
}
