package prose

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// reach is where a link leads.
type reach int

const (
	refused reach = iota
	inside        // relative, from the site's root, or an anchor
	outside       // http and https
	contact       // mailto and tel
)

// destination returns where a link, an image or an autolink leads, as written
// but for escapes and character references; its title, and the reference it
// was written with, if any.
func destination(n ast.Node, source []byte) (to, title string, reference *ast.ReferenceLink) {
	switch n := n.(type) {
	case *ast.Link:
		return decode(string(n.Destination)), decode(string(n.Title)), n.Reference
	case *ast.Image:
		return decode(string(n.Destination)), decode(string(n.Title)), n.Reference
	case *ast.AutoLink:
		to = string(n.URL(source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
			to = "mailto:" + to
		}
	}
	return to, "", nil
}

// classify tells where a link leads. It sees what a browser might: without
// control characters and spaces, percent-decoded, with / for \.
func classify(to string) reach {
	s := laidBare(to)
	i := strings.IndexAny(s, ":/?#")
	if strings.HasPrefix(s, "//") || s == "" {
		return refused
	}
	if i < 0 || s[i] != ':' {
		return inside
	}
	switch s[:i] {
	case "http", "https":
		if u, err := url.Parse(to); err == nil && u.Host != "" {
			return outside
		}
	case "mailto", "tel":
		return contact
	}
	return refused
}

func laidBare(to string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r <= ' ' || r == 0xa0 || r == 0xad || r >= 0x200b && r <= 0x200f || r == 0xfeff || unfit(r):
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, percentDecoded(to))
	return strings.ToLower(s)
}

// percentDecoded decodes what is percent-encoded, however many times it is, in one
// pass: what is decoded may be the end of another code, never the middle of one.
func percentDecoded(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		out = append(out, s[i])
		for n := len(out); n >= 3 && out[n-3] == '%' && isHex(out[n-2]) && isHex(out[n-1]); n = len(out) {
			code, _ := strconv.ParseUint(string(out[n-2:]), 16, 8) // two digits, as seen
			out = append(out[:n-3], byte(code))
		}
	}
	return string(out)
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// fitForImage tells whether an image stands in the content folder: relative, not
// from the root.
func fitForImage(to string) bool {
	s := laidBare(to)
	return classify(to) == inside && s[0] != '/' && s[0] != '#'
}
