package serve

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"modellkatalog/internal/site"
)

// standing returns a preview of a small site that answers without a network; with
// a fault when one is given.
func standing(t testing.TB, fault string) *server {
	t.Helper()
	s := newServer(Config{Log: func(string) {}}, nil)
	s.own, s.hosts = "/.katalog/prove/", []string{"127.0.0.1:1414", "localhost:1414"}
	m := &site.Memory{}
	for name, text := range map[string]string{
		"index.html": "<body>Hjem</body>", "om/index.html": "<body>Om</body>", "å b/index.html": "<body>Å</body>", "404.html": "<body>Finnes ikke</body>",
		"css/site.css": "p{}", "data.ukjent": "</body>", "modell.svg": "<svg/>",
	} {
		if err := m.Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	s.shown.Store(&shown{good: m, title: fault, fault: fault, build: 3, over: make(chan struct{})})
	close(s.built)
	return s
}

// FuzzServe looks for a request that is answered by something that is not the
// site's, or with another header than the preview promises (promises.md, number 10).
func FuzzServe(f *testing.F) {
	for _, target := range []string{
		"/", "/om", "/om/", "/om?a=1", "//om/", "/../serve.go", "/%2e%2e/serve.go", "/om/..%2f", "/%00", "/css/site.css", "/?sist=1", "/?\"><script>", "http://eksempel.no/", "*", "//eksempel.no", "/\\eksempel.no", "/å%20b",
		"/.katalog/x/last.js", "/.katalog/prove/last.js", "/.katalog/prove/hendelser", "/.katalog/prove/", "/.katalog/prove", "/om%2findex.html", "/index.html/", "/a//", "/%ff", "/om;a", "/om#a", "/data.ukjent", "/om/index.html", "",
	} {
		f.Add("GET", target, "127.0.0.1:1414")
	}
	f.Add("HEAD", "/", "localhost:1414")
	f.Add("POST", "/", "127.0.0.1:1414")
	f.Add("CONNECT", "eksempel.no:443", "127.0.0.1:1414")
	f.Add("get", "/", "LOCALHOST:1414")
	f.Add("GET", "/", "eksempel.no")
	f.Add("GET", "/", "127.0.0.1:1414.eksempel.no")
	well, broken := standing(f, ""), standing(f, "feil i <innholdet>")
	plain := tagsOf(ask(broken, &http.Request{Method: "GET", Host: broken.hosts[0], URL: &url.URL{Path: "/"}, Header: http.Header{}}).Body.String())
	f.Fuzz(func(t *testing.T, method, target, host string) {
		var requests []*http.Request
		if r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))); err == nil {
			requests = append(requests, r)
		}
		path, query, _ := strings.Cut(target, "?")
		query = url.PathEscape(query) // else no server would have taken the request
		requests = append(requests, &http.Request{Method: method, Host: host, URL: &url.URL{Path: path, RawQuery: query}, Header: http.Header{}})
		for _, r := range requests {
			for _, s := range []*server{well, broken} {
				judge(t, s, r, ask(s, r))
			}
			if a := ask(broken, r); a.Code == http.StatusInternalServerError && r.Method == http.MethodGet && !slices.Equal(tagsOf(a.Body.String()), plain) {
				t.Errorf("%q makes other tags of the page with the errors:\n%s", target, a.Body)
			}
		}
	})
}

// ask answers a request whose sender goes when the answer begins: the stream of
// events ends with the first.
func ask(s *server, r *http.Request) *httptest.ResponseRecorder {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a := going{httptest.NewRecorder(), cancel}
	s.ServeHTTP(a, r.WithContext(ctx))
	return a.ResponseRecorder
}

type going struct {
	*httptest.ResponseRecorder
	leave context.CancelFunc
}

func (g going) Write(b []byte) (int, error) {
	g.leave()
	return g.ResponseRecorder.Write(b)
}

// judge holds one answer against what is promised.
func judge(t *testing.T, s *server, r *http.Request, a *httptest.ResponseRecorder) {
	t.Helper()
	body := a.Body.String()
	ours := slices.Contains(s.hosts, strings.ToLower(r.Host))
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch {
	case !ours && a.Code != http.StatusMisdirectedRequest, ours && !reads && a.Code != http.StatusMethodNotAllowed:
		t.Errorf("%q %q of %q: %d", r.Method, r.URL, r.Host, a.Code)
	case !ours || !reads:
		if strings.Contains(body, "<body>") {
			t.Errorf("%q %q of %q is answered with %q", r.Method, r.URL, r.Host, body)
		}
	case a.Code == http.StatusOK:
		if r.Method == http.MethodGet && !isOf(s, r.URL.Path, body) {
			t.Errorf("%q is answered with %q", r.URL, body)
		}
	case a.Code == http.StatusTemporaryRedirect:
		to, err := url.Parse(a.Header().Get("Location"))
		if err != nil || to.Host != "" || to.Scheme != "" || !strings.HasPrefix(to.Path, "/") || strings.HasPrefix(to.Path, "//") {
			t.Fatalf("%q leads to %q", r.URL, a.Header().Get("Location"))
		}
		if _, known := s.shown.Load().good.Lookup(to.Path[1:] + "index.html"); !known {
			t.Errorf("%q leads to %q", r.URL, to)
		}
	case a.Code != http.StatusNotFound && (a.Code != http.StatusInternalServerError || s.shown.Load().fault == ""):
		t.Errorf("%q: %d", r.URL, a.Code)
	}
	h := a.Header()
	if r.Method == http.MethodHead && ours && a.Code == http.StatusOK && body != "" {
		t.Errorf("HEAD %q has a body", r.URL)
	}
	if h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%q has the headers %v", r.URL, h)
	}
}

// isOf tells whether a body is that of the file at the path, with or without the
// script that reloads it, or one of the preview's own.
func isOf(s *server, path, body string) bool {
	if own, ok := strings.CutPrefix(path, s.own); ok {
		return slices.Contains([]string{reloadScript, errorStyle, eventStream}, own)
	}
	name := strings.TrimPrefix(path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, known := s.shown.Load().good.Lookup(name)
	return known && strings.ReplaceAll(body, s.reloadTag(s.shown.Load()), "") == string(data)
}

// tagsOf lists the tags of a page with the names of their attributes.
func tagsOf(page string) []string {
	var tags []string
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return tags
		case html.StartTagToken, html.SelfClosingTagToken, html.CommentToken:
			token := z.Token()
			tag := token.Type.String() + token.Data
			for _, a := range token.Attr {
				tag += " " + a.Key
			}
			tags = append(tags, tag)
		}
	}
}
