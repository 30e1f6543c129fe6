package prose

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

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
// control characters and spaces, percent-decoded, with / for \. An address elsewhere
// has to be one as it is written out, too.
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
		if u, err := url.Parse(address(to)); err == nil && u.Host != "" && u.User == nil { // what stands before @ passes for the host
			return outside
		}
	case "mailto":
		if fitForMail(to) {
			return contact
		}
	case "tel":
		if strings.Trim(s[i+1:], "0123456789+-.()") == "" { // codes with * and # change how a telephone is set up
			return contact
		}
	}
	return refused
}

// fitForMail tells whether no line ends in an address of mail but in the letter itself:
// what follows would be read as another field (RFC 6068, 7).
func fitForMail(to string) bool {
	written, query, _ := strings.Cut(to, "?")
	fields, err := url.ParseQuery(query)
	for name, values := range fields {
		if !strings.EqualFold(name, "body") {
			written += name + strings.Join(values, "")
		}
	}
	return err == nil && !strings.ContainsFunc(percentDecoded(written), unicode.IsControl)
}

// insteadOf tells what to write instead of a link that is refused.
func insteadOf(to string) string {
	scheme, _, _ := strings.Cut(laidBare(to), ":")
	switch scheme {
	case "http", "https":
		return "skriv hele adressen, som https://eksempel.no/, uten noe foran @"
	case "mailto":
		return "skriv mailto:post@eksempel.no, uten koder for linjeskift"
	case "tel":
		return "skriv bare tallet, som tel:+4755553333"
	}
	return "bruk https, http, mailto, tel eller stien til en fil"
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
