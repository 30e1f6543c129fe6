package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"modellkatalog/internal/problem"
	"modellkatalog/internal/site"
)

// patience bounds every test: far longer than any of them takes.
const patience = time.Minute

// A preview is one under test.
type preview struct {
	t      *testing.T
	ctx    context.Context
	base   string // http://127.0.0.1:…
	folder string // what it watches
	lines  chan string
	heard  []string // lines that came while another was waited for
	ended  chan error
	stop   context.CancelFunc
}

// start shows a folder, whose files are the pages.
func start(t *testing.T, folder string, newWatcher func() (*fsnotify.Watcher, error)) *preview {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	p := &preview{t: t, ctx: ctx, folder: folder, lines: make(chan string, 10000), ended: make(chan error, 1), stop: stop}
	s := newServer(Config{
		Watch: []string{folder}, Addr: "127.0.0.1:0",
		Build: func(context.Context) (*site.Memory, problem.List, error) { return build(folder) },
		Format: func(l problem.List) string {
			var b strings.Builder
			for _, p := range l {
				fmt.Fprintf(&b, "content/%s:%d:%d: %s\n%s\n^\n", p.Pos.File, p.Pos.Line, p.Pos.Col, p.Message(), p.Quote)
			}
			return b.String()
		},
		Log: func(line string) { p.lines <- line },
	}, newWatcher)
	go func() { p.ended <- s.run(ctx) }()
	t.Cleanup(p.end)
	p.base = "http://" + p.await(`^forhåndsvisning på http://(127\.0\.0\.1:\d+)/ `)
	return p
}

// end stops the preview; it ends without an error.
func (p *preview) end() {
	p.stop()
	if err := <-p.ended; err != nil {
		p.t.Errorf("the preview ends with %v", err)
	}
	p.ended <- nil
}

// await returns the first group of the first line of the log that matches.
func (p *preview) await(pattern string) string {
	p.t.Helper()
	re := regexp.MustCompile(pattern)
	for i, line := range p.heard {
		if m := re.FindStringSubmatch(line); m != nil {
			p.heard = slices.Delete(p.heard, i, i+1)
			return m[len(m)-1]
		}
	}
	for {
		select {
		case line := <-p.lines:
			if m := re.FindStringSubmatch(line); m != nil {
				return m[len(m)-1]
			}
			p.heard = append(p.heard, line)
		case <-p.ctx.Done():
			p.t.Fatalf("no line %q", pattern)
		}
	}
}

// build makes a site of a folder. A file that holds "FEIL" has an error, one
// that holds "STOPP" stops the build.
func build(folder string) (*site.Memory, problem.List, error) {
	m := &site.Memory{}
	var found problem.List
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		if text := string(data); strings.Contains(text, "STOPP") {
			return errors.New("layout <base.html> is broken")
		} else if strings.Contains(text, "FEIL") {
			found = append(found, problem.Problem{Rule: problem.RawHTML, Pos: problem.Pos{File: rel, Line: 3, Col: 7}, Text: "<b> er ikke tillatt", Quote: "her er <b>"})
		}
		found.Add(problem.Unused, problem.Pos{File: rel}, "id-en er aldri brukt", "")
		return m.Put(filepath.ToSlash(rel), data)
	})
	return m, found, err
}

// write puts a file into the folder, as editors do: beside, then in its place.
func (p *preview) write(name, text string) {
	p.t.Helper()
	file := filepath.Join(p.folder, name)
	err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file+"~", []byte(text), 0o644), os.Rename(file+"~", file))
	if err != nil {
		p.t.Fatal(err)
	}
}

// An answer is what the preview said.
type answer struct {
	status int
	header http.Header
	body   string
}

// ask sends a request without following redirects.
func (p *preview) ask(method, path string, change ...func(*http.Request)) answer {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.ctx, method, p.base+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, c := range change {
		c(r)
	}
	a, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		p.t.Fatal(err)
	}
	body, err := io.ReadAll(a.Body)
	if err := errors.Join(err, a.Body.Close()); err != nil {
		p.t.Fatal(err)
	}
	return answer{a.StatusCode, a.Header, string(body)}
}

// scriptTag finds the address of the reload script and the build of a page.
var scriptTag = regexp.MustCompile(`<script src="(/\.katalog/[A-Z2-7]{26}/)last\.js" data-bygg="(\d+)" defer></script>`)

// text returns what a page says, without the reload script.
func (a answer) text() string {
	return scriptTag.ReplaceAllString(a.body, "")
}

// events listens for builds; next returns the number of the next one that is told.
func (p *preview) events() (next func() string) {
	p.t.Helper()
	tag := scriptTag.FindStringSubmatch(p.ask("GET", "/").body)
	if tag == nil {
		p.t.Fatal("the page has no reload script")
	}
	r, err := http.NewRequestWithContext(p.ctx, "GET", p.base+tag[1]+"hendelser", nil)
	if err != nil {
		p.t.Fatal(err)
	}
	a, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		p.t.Fatal(err)
	}
	if kind := a.Header.Get("Content-Type"); a.StatusCode != 200 || kind != "text/event-stream" {
		p.t.Fatalf("events: %d %s", a.StatusCode, kind)
	}
	p.t.Cleanup(func() { _ = a.Body.Close() })
	in := bufio.NewScanner(a.Body)
	return func() string {
		for in.Scan() {
			if number, ok := strings.CutPrefix(in.Text(), "data: "); ok {
				return number
			}
		}
		return ""
	}
}

// awaitPage waits until a page says something.
func (p *preview) awaitPage(path, want string) answer {
	p.t.Helper()
	next := p.events()
	for {
		a := p.ask("GET", path)
		if strings.Contains(a.body, want) {
			return a
		}
		if next() == "" {
			p.t.Fatalf("%s never says %q, but\n%s", path, want, a.body)
		}
	}
}

// pages makes a folder with a small site.
func pages(t *testing.T) string {
	t.Helper()
	p := &preview{t: t, folder: t.TempDir()}
	p.write("index.html", "<!doctype html><html><body><h1>Hjem</h1></body></html>")
	p.write("om/index.html", "<!doctype html><html><body><h1>Om</h1></body></html>")
	p.write("404.html", "<!doctype html><html><body><h1>Finnes ikke</h1></body></html>")
	p.write("css/site.css", "p{}")
	p.write("modell.svg", "<svg/>")
	p.write("data.ukjent", "</body>")
	return p.folder
}
