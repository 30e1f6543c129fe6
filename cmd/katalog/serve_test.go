package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"modellkatalog/internal/search"
)

// servePatience bounds the test: far longer than it takes.
const servePatience = 2 * time.Minute

var (
	shownAt      = regexp.MustCompile(`på (http://127\.0\.0\.1:\d+)/`)
	clientOfPage = regexp.MustCompile(`data-src="(sok\.[0-9a-f]+\.js)"`)
	reloadOfPage = regexp.MustCompile(`src="(/\.katalog/[^"]*/)last\.js"`)
)

// TestServeRenewsTheSearch saves a page while the site is shown, and finds what
// was written by the search.
func TestServeRenewsTheSearch(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	archive, err := txtar.ParseFile("../../internal/build/testdata/handbok-base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		save(t, filepath.Join(content, filepath.FromSlash(f.Name)), f.Data)
	}
	p := serveContent(t, content)
	next := p.renewals()
	if found := p.search("bever"); len(found) > 0 {
		t.Fatalf("before it is written, the search finds %v", found)
	}
	save(t, filepath.Join(content, "sider", "dam.md"), []byte("+++\ntittel = \"Dammen\"\nstatus = \"publisert\"\noppdatert = 2025-11-20\n+++\n\nHer bor en bever.\n"))
	for next() {
		if found := p.search("bever"); len(found) > 0 {
			if found[0].Address != "/dam/" {
				t.Errorf("the search finds %v", found)
			}
			return
		}
	}
	t.Error("the search never finds what was written")
}

func save(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, data, 0o644)); err != nil {
		t.Fatal(err)
	}
}

// preview is a site that the command shows.
type preview struct {
	t    *testing.T
	ctx  context.Context
	home string // http://127.0.0.1:…
}

// serveContent shows the content until the test is over.
func serveContent(t *testing.T, content string) *preview {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), servePatience)
	says, hears := io.Pipe()
	root := newRoot()
	root.SetArgs([]string{"serve", "--addr", "127.0.0.1:0", "--content", content})
	root.SetErr(hears)
	ended := make(chan error, 1)
	go func() {
		err := root.ExecuteContext(ctx)
		ended <- errors.Join(err, hears.Close())
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("the command ends with %v", err)
		}
	})
	home := make(chan string, 1)
	go func() {
		for s := bufio.NewScanner(says); s.Scan(); {
			if m := shownAt.FindStringSubmatch(s.Text()); m != nil {
				home <- m[1]
			}
		}
	}()
	select {
	case address := <-home:
		return &preview{t, ctx, address}
	case <-ctx.Done():
		t.Fatal("the command never says where it shows the site")
		return nil
	}
}

// ask gets what is at an address of the preview.
func (p *preview) ask(address string) *http.Response {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.ctx, http.MethodGet, p.home+address, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { _ = answer.Body.Close() })
	return answer
}

// read reads a file of the preview; it may have been renewed since its name was read.
func (p *preview) read(address string) ([]byte, error) {
	answer := p.ask(address)
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", address, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// page reads the page of the search, and what the pattern takes from it.
func (p *preview) page(pattern *regexp.Regexp) string {
	p.t.Helper()
	page, err := p.read("/sok/")
	if err != nil {
		p.t.Fatal(err)
	}
	m := pattern.FindSubmatch(page)
	if m == nil {
		p.t.Fatalf("the page has no %s:\n%s", pattern, page)
	}
	return string(m[1])
}

// renewals returns a function that waits until another site is shown; false when
// none will be.
func (p *preview) renewals() (next func() bool) {
	p.t.Helper()
	events := bufio.NewScanner(p.ask(p.page(reloadOfPage) + "hendelser").Body)
	return func() bool {
		for events.Scan() {
			if strings.HasPrefix(events.Text(), "data: ") {
				return true
			}
		}
		return false
	}
}

// search searches as a browser does: by the script that the page names. It finds
// nothing while the site is exchanged.
func (p *preview) search(query string) []search.Hit {
	p.t.Helper()
	script, err := p.read("/sok/" + p.page(clientOfPage))
	if err != nil {
		return nil
	}
	index, err := search.Open(search.Files{Script: script, Read: func(name string) ([]byte, error) { return p.read("/sok/" + name) }})
	if err != nil {
		p.t.Fatal(err)
	}
	found, err := index.Search(query, search.Options{})
	if err != nil {
		return nil
	}
	return found.Hits
}
