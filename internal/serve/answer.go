package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// policy is the policy that the pages themselves carry (site.md), and no frames.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// lastGood is the query that asks for a page as it was before the errors.
const lastGood = "sist"

// contentTypes are the types of what a site holds, by the end of the name. They
// are told here, since those of the system differ from machine to machine.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
	".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values; charset=utf-8",
	".xml": "application/xml", ".atom": "application/atom+xml", ".rdf": "application/rdf+xml", ".ttl": "text/turtle; charset=utf-8",
	".jsonld": "application/ld+json", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".webp": "image/webp", ".ico": "image/x-icon", ".pdf": "application/pdf", ".woff2": "font/woff2", ".zip": "application/zip",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// ServeHTTP answers one request.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if !slices.Contains(s.hosts, strings.ToLower(r.Host)) {
		http.Error(w, "forhåndsvisningen svarer bare på http://"+s.hosts[0]+"/", http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "forhåndsvisningen kan bare leses", http.StatusMethodNotAllowed)
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, s.own); ok {
		s.answerOwn(w, r, name)
		return
	}
	select {
	case <-s.built:
		s.answerPage(w, r)
	case <-r.Context().Done():
	}
}

// answerPage answers with a file of the site, or with the error page in place of
// a page.
func (s *server) answerPage(w http.ResponseWriter, r *http.Request) {
	now := s.shown.Load()
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	asked := r.URL.Query().Has(lastGood) && now.good != nil
	if ending := path.Ext(name); now.fault != "" && !asked && (ending == ".html" || ending == "") {
		s.write(w, r, http.StatusInternalServerError, "feil.html", s.errorPage(now, r.URL))
		return
	}
	if now.good == nil {
		http.NotFound(w, r)
		return
	}
	if data, ok := now.good.Lookup(name); ok {
		s.write(w, r, http.StatusOK, name, s.withReload(now, name, data))
	} else if _, ok := now.good.Lookup(name + "/index.html"); ok {
		to := url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusTemporaryRedirect)
	} else {
		s.answerMissing(w, r, now)
	}
}

// answerMissing answers with the site's own page for what does not exist.
func (s *server) answerMissing(w http.ResponseWriter, r *http.Request, now *shown) {
	data, ok := now.good.Lookup("404.html")
	if !ok {
		http.NotFound(w, r)
		return
	}
	s.write(w, r, http.StatusNotFound, "404.html", s.withReload(now, "404.html", data))
}

// write answers with a file.
func (s *server) write(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	h := w.Header()
	kind := contentTypes[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	h.Set("Content-Type", kind)
	if path.Ext(name) == ".html" {
		h.Set("Content-Security-Policy", policy)
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		_, _ = w.Write(data) // a reader that went away needs no answer
	}
}

// withReload returns a page with the script that reloads it after the next
// build, and any other file as it is.
func (s *server) withReload(now *shown, name string, data []byte) []byte {
	if path.Ext(name) != ".html" {
		return data
	}
	at := bytes.LastIndex(data, []byte("</body>"))
	if at < 0 {
		at = len(data)
	}
	return slices.Concat(data[:at], []byte(s.reloadTag(now)), data[at:])
}

// reloadTag is the script element, with the number of the build that the page
// is from.
func (s *server) reloadTag(now *shown) string {
	return fmt.Sprintf(`<script src="%s" data-bygg="%d" defer></script>`, s.own+reloadScript, now.build)
}
