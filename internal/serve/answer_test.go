package serve

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"
)

func TestAnswers(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	for _, c := range []struct {
		method, path string
		status       int
		kind, body   string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "<h1>Hjem</h1>"},
		{"GET", "/index.html", 200, "text/html; charset=utf-8", "<h1>Hjem</h1>"},
		{"GET", "/om/", 200, "text/html; charset=utf-8", "<h1>Om</h1>"},
		{"GET", "/om/?a=1", 200, "text/html; charset=utf-8", "<h1>Om</h1>"},
		{"GET", "/css/site.css", 200, "text/css; charset=utf-8", "p{}"},
		{"GET", "/modell.svg", 200, "image/svg+xml", "<svg/>"},
		{"GET", "/data.ukjent", 200, "application/octet-stream", "</body>"},
		{"GET", "/finnes/ikke/", 404, "text/html; charset=utf-8", "<h1>Finnes ikke</h1>"},
		{"GET", "/css/ikke.css", 404, "text/html; charset=utf-8", "<h1>Finnes ikke</h1>"},
		{"GET", "/OM/", 404, "text/html; charset=utf-8", "<h1>Finnes ikke</h1>"},
		{"GET", "//om/", 404, "text/html; charset=utf-8", "<h1>Finnes ikke</h1>"},
		{"GET", "/om/../index.html", 404, "text/html; charset=utf-8", "<h1>Finnes ikke</h1>"},
		{"GET", "/%2e%2e/serve.go", 404, "text/html; charset=utf-8", "<h1>Finnes ikke</h1>"},
		{"GET", "/.katalog/AAAAAAAAAAAAAAAAAAAAAAAAAA/hendelser", 404, "text/html; charset=utf-8", "<h1>Finnes ikke</h1>"},
		{"POST", "/", 405, "text/plain; charset=utf-8", "forhåndsvisningen kan bare leses"},
		{"OPTIONS", "/", 405, "text/plain; charset=utf-8", "forhåndsvisningen kan bare leses"},
		{"DELETE", "/om/", 405, "text/plain; charset=utf-8", "forhåndsvisningen kan bare leses"},
	} {
		a := p.ask(c.method, c.path)
		if a.status != c.status || a.header.Get("Content-Type") != c.kind || !strings.Contains(a.body, c.body) {
			t.Errorf("%s %s: %d %s %q", c.method, c.path, a.status, a.header.Get("Content-Type"), a.body)
		}
		if isPage := strings.Contains(c.kind, "html"); isPage != strings.Contains(a.body, "<script src=\"/.katalog/") {
			t.Errorf("%s %s: page %v, with the reload script %v", c.method, c.path, isPage, !isPage)
		}
		for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := a.header.Get(name); got != want {
				t.Errorf("%s %s: %s is %q", c.method, c.path, name, got)
			}
		}
		if got := a.header.Get("Access-Control-Allow-Origin"); got != "" {
			t.Errorf("%s %s may be read by %s", c.method, c.path, got)
		}
	}
	if a := p.ask("GET", "/"); a.header.Get("Content-Security-Policy") != policy || !strings.HasSuffix(a.body, "defer></script></body></html>") {
		t.Errorf("home: %v %s", a.header, a.body)
	}
	if a := p.ask("POST", "/"); a.header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: Allow is %q", a.header.Get("Allow"))
	}
}

func TestHeadIsGetWithoutTheBody(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	for _, path := range []string{"/", "/css/site.css", "/finnes/ikke/"} {
		get, head := p.ask("GET", path), p.ask("HEAD", path)
		if head.body != "" || head.status != get.status || head.header.Get("Content-Length") != fmt.Sprint(len(get.body)) {
			t.Errorf("%s: HEAD is %d with %v and %q", path, head.status, head.header, head.body)
		}
	}
}

func TestFolderWithoutSlash(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	if a := p.ask("GET", "/om?a=1"); a.status != 307 || a.header.Get("Location") != "/om/?a=1" {
		t.Errorf("%d to %q", a.status, a.header.Get("Location"))
	}
}

func TestOnlyItsOwnHost(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	_, port, _ := strings.Cut(strings.TrimPrefix(p.base, "http://"), ":")
	for host, want := range map[string]int{
		"127.0.0.1:" + port: 200, "localhost:" + port: 200, "LocalHost:" + port: 200, "[::1]:" + port: 200,
		"localhost": 421, "localhost:1": 421, "example.no": 421, "example.no:" + port: 421, "127.0.0.1.example.no:" + port: 421, "0.0.0.0:" + port: 421,
	} {
		if a := p.ask("GET", "/", func(r *http.Request) { r.Host = host }); a.status != want || (want != 200 && strings.Contains(a.body, "Hjem")) {
			t.Errorf("%s: %d %q, want %d", host, a.status, a.body, want)
		}
	}
}

func TestOnlyLoopback(t *testing.T) {
	for _, addr := range []string{":1414", "0.0.0.0:0", "[::]:0", "192.0.2.1:0", "example.no:0", "127.0.0.1", "1414"} {
		err := Run(t.Context(), Config{Addr: addr})
		if err == nil {
			t.Errorf("%s was taken", addr)
		}
	}
	for _, addr := range []string{"127.0.0.1:0", "localhost:0"} {
		l, err := listen(addr)
		if err != nil {
			t.Errorf("%s: %v", addr, err)
			continue
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAddressTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if err := Run(t.Context(), Config{Addr: l.Addr().String()}); err == nil {
		t.Error("two previews have one address")
	}
}

func TestReloadFiles(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	own := scriptTag.FindStringSubmatch(p.ask("GET", "/").body)[1]
	for name, want := range map[string]string{"last.js": "EventSource", "feil.css": "color-scheme"} {
		if a := p.ask("GET", own+name); a.status != 200 || !strings.Contains(a.body, want) {
			t.Errorf("%s: %d %q", name, a.status, a.body)
		}
	}
	if a := p.ask("GET", own+"annet"); a.status != 404 {
		t.Errorf("another file of its own: %d", a.status)
	}
}
