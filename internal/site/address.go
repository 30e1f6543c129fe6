package site

import (
	"net/url"
	"path"
	"strings"
)

// index is the file that an address of a folder stands for.
const index = "index.html"

// A link is one internal link of a page.
type link struct {
	href   string // as it stood on the page
	target string // path of the file it leads to; empty when it cannot be read
	anchor string // id on that page; empty for the file as a whole
}

// A place is what the links of a page are relative to.
type place struct {
	path    string // the page's own path
	folder  string // the page's folder, escaped as in an address: "fylker/nordland/"
	base    string // begins every address instead, where the page is shown at any depth
	offline bool
}

// placeOf returns the place of the page at a path.
func placeOf(file string, o Options) place {
	folder, name := path.Split(file)
	p := place{path: file, folder: escapePath(folder), offline: o.Offline}
	if name == "404.html" {
		p.base, p.offline = o.Base, false
	}
	return p
}

// resolve reads an address that a page holds. For an internal one it returns
// the link and the address as it shall be written.
func (p place) resolve(href string) (l link, written string, internal bool) {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "//") {
		return link{}, "", false
	}
	u, err := url.Parse(href)
	if err != nil {
		return link{href: href}, href, true
	}
	if u.Scheme != "" || u.Host != "" {
		return link{}, "", false
	}
	if u.Path == "" {
		return link{href: href, target: p.path, anchor: u.Fragment}, href, true
	}
	to := p.absolute(u.EscapedPath())
	l = link{href: href, target: targetOf(to), anchor: u.Fragment}
	return l, p.write(l, to, href[strings.IndexAny(href+"#", "?#"):]), true
}

// absolute returns an escaped path from the root, without the first slash and
// without dots.
func (p place) absolute(escaped string) string {
	if !strings.HasPrefix(escaped, "/") {
		escaped = "/" + p.folder + escaped
	}
	to := path.Clean(escaped)
	last := escaped[strings.LastIndexByte(escaped, '/')+1:]
	if to != "/" && (last == "" || last == "." || last == "..") {
		to += "/"
	}
	return to[1:]
}

// targetOf returns the path of the file that an absolute address stands for.
func targetOf(to string) string {
	if to == "" || strings.HasSuffix(to, "/") {
		to += index
	}
	file, err := url.PathUnescape(to)
	if err != nil {
		return ""
	}
	return file
}

// write gives an address as it shall stand on the page; tail is its query and
// fragment.
func (p place) write(l link, to, tail string) string {
	if l.target == p.path && strings.HasPrefix(tail, "#") && len(tail) > 1 {
		return tail
	}
	if p.base != "" {
		return p.base + to + tail
	}
	if p.offline && (to == "" || strings.HasSuffix(to, "/")) {
		to += index
	}
	return relative(p.folder, to) + tail
}

// relative returns the way from a folder ("a/b/", or "" for the root) to a path.
func relative(folder, to string) string {
	common := 0
	for {
		n := strings.IndexByte(to[common:], '/') + 1
		if n == 0 || !strings.HasPrefix(folder[common:], to[common:common+n]) {
			break
		}
		common += n
	}
	way := strings.Repeat("../", strings.Count(folder[common:], "/")) + to[common:]
	if first, _, _ := strings.Cut(way, "/"); way == "" || strings.Contains(first, ":") { // else read as a scheme
		return "./" + way
	}
	return way
}

// addressOf returns the address of a file from the root, for messages.
func addressOf(file string) string {
	return "/" + strings.TrimSuffix(escapePath(file), index)
}

// escapePath writes a path as it stands in an address.
func escapePath(file string) string {
	return strings.TrimPrefix((&url.URL{Path: "/" + file}).EscapedPath(), "/")
}
