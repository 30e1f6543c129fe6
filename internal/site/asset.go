package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"
	"unique"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// Asset hands a file that pages refer to (style, script, icon, font) to the sink
// under a name that holds the hash of what it holds, and returns its address from
// the root: "css/site.css" becomes "/css/site.1a2b3c4d.css". Styles and scripts
// are minified. The url()s of a style lead to assets by the names they were given
// with, so fonts and pictures come before the styles that use them.
func (s *Site) Asset(name string, data []byte) (address string, err error) {
	f := File{Path: name, From: name}
	if why := nameFault(name); why != "" {
		s.refuse(f, why)
		return "/" + escapePath(name), nil
	}
	var p page
	if path.Ext(name) == ".css" {
		p, data = s.rewriteStyle(name, data)
	}
	if t := mediaTypes[path.Ext(name)]; t != "" && s.opt.Minify {
		if data, err = s.minify(t, data); err != nil {
			return "", fmt.Errorf("site: asset %s: %w", name, err)
		}
	}
	f.Path = stamped(name, data)
	if !s.keepAsset(name, f.Path) {
		return "/" + escapePath(f.Path), nil
	}
	switch path.Ext(name) {
	case ".css":
		p.path, p.from = f.Path, name
		s.record(p)
	case ".svg":
		s.recordIDs(f.Path, svgIDs(data))
	}
	s.judge(f, data)
	return "/" + escapePath(f.Path), s.put(f, data)
}

// mediaTypes are those of the assets that are minified, by the end of the name.
var mediaTypes = map[string]string{".css": cssType, ".js": jsType, ".mjs": jsType}

// stamped returns the name with the hash of the data before its ending.
func stamped(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ending := path.Ext(name)
	return strings.TrimSuffix(name, ending) + "." + hex.EncodeToString(sum[:4]) + ending
}

// keepAsset notes the stamped path of an asset; false when it was known already.
func (s *Site) keepAsset(name, stampedPath string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.assets[name] == stampedPath {
		return false
	}
	s.assets[name] = stampedPath
	return true
}

// rewriteStyle returns a style with its url()s relative to it, leading to the
// stamped names of assets, and the links it holds.
func (s *Site) rewriteStyle(name string, data []byte) (page, []byte) {
	var p page
	var out bytes.Buffer
	at := placeOf(name, Options{})
	l := css.NewLexer(parse.NewInputBytes(ownCopy(data)))
	for {
		token, raw := l.Next()
		switch token {
		case css.ErrorToken:
			return p, out.Bytes()
		case css.URLToken:
			k, written, internal := at.resolve(styleURL(raw))
			if !internal || strings.HasPrefix(k.href, "#") {
				break
			}
			if stampedPath, known := s.asset(k.target); known {
				written = at.write(link{target: stampedPath}, escapePath(stampedPath), written[strings.IndexAny(written+"#", "?#"):])
				k.target = stampedPath
			}
			p.links = append(p.links, unique.Make(k))
			raw = []byte(`url("` + written + `")`)
		}
		out.Write(raw)
	}
}

// asset returns the stamped path of an asset.
func (s *Site) asset(name string) (stampedPath string, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stampedPath, known = s.assets[name]
	return stampedPath, known
}

// styleURL returns the address in url(…).
func styleURL(raw []byte) string {
	inside := strings.TrimSuffix(strings.TrimSpace(string(raw[len("url("):])), ")")
	return strings.Trim(strings.TrimSpace(inside), `"'`)
}
