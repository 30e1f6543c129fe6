package browser

import (
	"bytes"
	"fmt"
	"html"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sync/errgroup"
)

// tabs is how many pages are opened at a time.
const tabs = 4

// TestPages goes through every page of the site, in each way that it may be put
// before a reader, from the front pages on, and follows every link and anchor. At
// the root each page is opened in the browser, on the narrowest screen; in the
// other ways the pages differ in their addresses alone, and the browser opens one
// of each kind. So that every branch of the layouts is met, made-up content is
// gone through too.
func TestPages(t *testing.T) {
	t.Parallel()
	everything := "[...await stored(), ...structure(lang), " + faultsOnScreen + ", ..." + mustAskAxe(t) + "]"
	for _, c := range []struct {
		content content
		way     way
		all     bool   // pages are opened in the browser
		look    string // what is asked of those
	}{
		{realContent, atRoot, true, everything},
		{compared, atRoot, true, everything},
		{realContent, underPath, false, "stored()"},
		{realContent, fromDisk, false, "stored()"},
	} {
		t.Run(c.content.name+" "+c.way.name, func(t *testing.T) {
			t.Parallel()
			s, b := openContent(t, c.content, c.way), startChromium(t)
			cr := crawl{site: s, browser: b, all: c.all, look: c.look, visits: map[string]*visit{}}
			cr.run(t)
			cr.report(t)
			cr.followLinks(t)
			if held := b.cookies(t); len(held) > 0 {
				t.Errorf("the browser holds cookies: %q", held)
			}
			t.Logf("%d pages", len(cr.visits))
		})
	}
}

// TestMissingPage shows that the page for what is not there works at any depth.
func TestMissingPage(t *testing.T) {
	t.Parallel()
	for _, w := range []way{atRoot, underPath} {
		s := openSite(t, w)
		tb := startChromium(t).openTab(t, s.home)
		status, err := tb.open(s.home + "fylker/finnes/ikke/")
		if err != nil {
			t.Fatal(err)
		}
		styled, err := ask[bool](tb, "document.styleSheets.length === 1 && document.styleSheets[0].cssRules.length > 0")
		if err != nil {
			t.Fatal(err)
		}
		if status != http.StatusNotFound || !styled {
			t.Errorf("%s: status %d, with its style: %v", w.name, status, styled)
		}
	}
}

// faultsOnScreen is what is asked of a page on any screen.
const faultsOnScreen = "...width(), ...colours(), ...shapes(), ...legends(), ...targets(), ...still()"

// crawl is a walk through a site, by the links of its pages.
type crawl struct {
	site    opened
	browser chromium
	all     bool
	look    string

	mu     sync.Mutex
	visits map[string]*visit // by address without query and fragment
}

// visit is what was found on a page.
type visit struct {
	faults []string
	found  found
}

// found is what page.js tells of the addresses of a page.
type found struct {
	To  []string `json:"to"`
	IDs []string `json:"ids"`
}

// run visits what the front pages lead to, and at last the pages that no page
// leads to.
func (c *crawl) run(t *testing.T) {
	t.Helper()
	next := []string{c.site.address("/"), c.site.address("/nn/")}
	for len(next) > 0 {
		c.visitAll(t, next)
		next = c.unvisited()
	}
	var alone []string
	for _, name := range c.site.pages(t) {
		if address := c.site.address(pageOf(name)); c.visits[address] == nil && c.isForReaders(name) {
			alone = append(alone, address)
		}
	}
	if len(alone) > 0 {
		t.Logf("no page leads to %q", alone)
	}
	c.visitAll(t, alone)
}

// isForReaders is false for the page for what is not there, in a folder on a
// disk: nothing leads to it, and its links begin at a domain's root.
func (c *crawl) isForReaders(name string) bool {
	return c.site.way != fromDisk || path.Base(name) != "404.html"
}

// pageOf is the address, from the root of the site, of a page's file.
func pageOf(name string) string { return "/" + strings.TrimSuffix(name, "index.html") }

// unvisited lists the pages that have been linked to and not yet opened.
func (c *crawl) unvisited() []string {
	next := map[string]bool{}
	for _, v := range c.visits {
		for _, to := range v.found.To {
			to, _ = split(c.site.own(to))
			if name, inside := c.site.file(to); inside && path.Ext(name) == ".html" && c.visits[to] == nil {
				next[to] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(next))
}

// visitAll opens the pages, several at a time.
func (c *crawl) visitAll(t *testing.T, addresses []string) {
	t.Helper()
	queue := make(chan string, len(addresses))
	for _, a := range addresses {
		queue <- a
	}
	close(queue)
	var g errgroup.Group
	for range min(tabs, len(addresses)) {
		g.Go(func() error {
			tb, cancel, err := c.browser.newTab(c.site.home, false)
			defer cancel()
			if err == nil {
				err = tb.addAxe()
			}
			if err == nil {
				err = tb.show(screen{width: 320})
			}
			for a := range queue {
				if err != nil {
					return err
				}
				err = c.visit(tb, a)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
}

// visit goes to one page and keeps what is found there.
func (c *crawl) visit(tb *tab, address string) error {
	name, _ := c.site.file(address)
	data, err := os.ReadFile(filepath.Join(c.site.folder, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	v := &visit{}
	if v.found, err = read(data, address); err != nil {
		return err
	}
	if bytes.Contains(data, []byte(`http-equiv="refresh"`)) { // the browser would be at another page
		v.faults = c.fetch(address, name)
	} else if c.all || isKind(pageOf(name)) {
		err = c.open(tb, v, address, name)
	} else {
		v.faults = c.fetch(address, name)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.visits[address] = v
	return err
}

// open opens a page in the browser.
func (c *crawl) open(tb *tab, v *visit, address, name string) error {
	status, err := tb.open(address)
	if err != nil {
		return err
	}
	if status != http.StatusOK {
		v.faults = append(v.faults, fmt.Sprintf("status %d", status))
	}
	there, err := ask[found](tb, "addresses()")
	if err != nil {
		return err
	}
	if has, err := ask[bool](tb, `all("script[src]").length > 0`); err != nil {
		return err
	} else if has { // its script may have made the page otherwise than it was read
		v.found.To, v.found.IDs = append(v.found.To, there.To...), append(v.found.IDs, there.IDs...)
	} else if !slices.Equal(c.inside(there.To), c.inside(v.found.To)) || !slices.Equal(there.IDs, v.found.IDs) {
		return fmt.Errorf("%s: the browser finds other addresses and ids than read:\n%q\n%q", address, there, v.found)
	}
	faults, err := ask[[]string](tb, c.asked(name))
	if err != nil {
		return err
	}
	v.faults = slices.Concat(v.faults, faults, tb.heard())
	return nil
}

// inside keeps the addresses on the site, sorted and without repeats.
func (c *crawl) inside(addresses []string) []string {
	var all []string
	for _, a := range addresses {
		if strings.HasPrefix(a, c.site.home) {
			all = append(all, a)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

var (
	addressPattern = regexp.MustCompile(`\s(?:href|src|action)="([^"]*)"`)
	refreshPattern = regexp.MustCompile(`\scontent="0; url=([^"]*)"`)
	idPattern      = regexp.MustCompile(`\sid="([^"]*)"`)
)

// read finds the addresses and ids of a page as they are written.
func read(data []byte, address string) (found, error) {
	page, err := url.Parse(address)
	if err != nil {
		return found{}, err
	}
	f := found{}
	for _, pattern := range []*regexp.Regexp{addressPattern, refreshPattern} {
		for _, m := range pattern.FindAllSubmatch(data, -1) {
			to, err := page.Parse(html.UnescapeString(string(m[1])))
			if err != nil {
				return found{}, fmt.Errorf("%s: %w", address, err)
			}
			f.To = append(f.To, to.String())
		}
	}
	for _, m := range idPattern.FindAllSubmatch(data, -1) {
		f.IDs = append(f.IDs, html.UnescapeString(string(m[1])))
	}
	return f, nil
}

// asked is what is asked of a page, in its language.
func (c *crawl) asked(name string) string {
	return strings.ReplaceAll(c.look, "structure(lang)", fmt.Sprintf("structure(%q)", language(pageOf(name))))
}

// language is the language of the page at an address from the root of the site.
func language(page string) string {
	if strings.HasPrefix(page, "/nn/") {
		return "nn"
	}
	return "nb"
}

// report tells what is wrong, each fault once with the pages that have it.
func (c *crawl) report(t *testing.T) {
	t.Helper()
	on := map[string][]string{}
	for address, v := range c.visits {
		for _, f := range v.faults {
			on[f] = append(on[f], strings.TrimPrefix(address, c.site.home))
		}
	}
	for _, fault := range slices.Sorted(maps.Keys(on)) {
		pages := on[fault]
		slices.Sort(pages)
		t.Errorf("%s\n\ton %d pages: %q", fault, len(pages), pages[:min(5, len(pages))])
	}
}

// followLinks shows that every address on every page leads to a page that was
// visited, to an id on it, or to another file of the site.
func (c *crawl) followLinks(t *testing.T) {
	t.Helper()
	followed, files := 0, map[string][]string{}
	for _, from := range slices.Sorted(maps.Keys(c.visits)) {
		for _, to := range c.visits[from].found.To {
			faults, internal := c.follow(to, files)
			for _, fault := range faults {
				t.Errorf("%s leads to %s: %s", from, to, fault)
			}
			if internal {
				followed++
			}
		}
	}
	if followed < 10*len(c.visits) {
		t.Errorf("only %d links on %d pages", followed, len(c.visits))
	}
}

// follow says what is wrong with an address; files keeps what was said of files
// that are no pages.
func (c *crawl) follow(to string, files map[string][]string) (faults []string, internal bool) {
	address, fragment := split(c.site.own(to))
	name, inside := c.site.file(address)
	if !inside {
		u, err := url.Parse(to)
		if err != nil {
			return []string{err.Error()}, false
		}
		if u.Scheme == "file" || strings.HasPrefix(to, domain) || strings.HasPrefix(u.Host, "127.0.0.1") {
			return []string{"it is outside the site"}, false
		}
		return nil, false
	}
	if v := c.visits[address]; v != nil {
		if fragment != "" && !slices.Contains(v.found.IDs, fragment) {
			return []string{"there is no such id"}, true
		}
		return nil, true
	}
	if _, known := files[address]; !known {
		files[address] = c.fetch(address, name)
	}
	return files[address], true
}

// fetch says what is wrong with a file that the browser does not open.
func (c *crawl) fetch(address, name string) []string {
	if c.site.way == fromDisk {
		if info, err := os.Stat(filepath.Join(c.site.folder, filepath.FromSlash(name))); err != nil || !info.Mode().IsRegular() {
			return []string{"there is no such file"}
		}
		return nil
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	r, err := client.Get(address)
	if err != nil {
		return []string{err.Error()}
	}
	if err := r.Body.Close(); err != nil {
		return []string{err.Error()}
	}
	if r.StatusCode != http.StatusOK {
		return []string{"status " + r.Status}
	}
	return nil
}

// own turns an address at the domain that the site is built for into one on the
// site that is open.
func (s opened) own(to string) string {
	if rest, ok := strings.CutPrefix(to, domain+s.way.path); ok && s.way != fromDisk {
		return s.home + rest
	}
	return to
}

// split takes an address apart, and drops the query.
func split(address string) (page, fragment string) {
	page, fragment, _ = strings.Cut(address, "#")
	page, _, _ = strings.Cut(page, "?")
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	return page, fragment
}
