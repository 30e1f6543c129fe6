// Package build is the pipe in one function: start reading here.
//
//	content ─load─► catalogue ─compare─► tables ─page─► pages ─search─► index
//	                                                    pages and index ─site─► sink
//
// In: three folders and a date. Out: the finished files in a sink, and every
// problem found on the way. Nothing is put into the sink when the content cannot
// be loaded, and the caller publishes only when there is no error at the end.
package build

import (
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
	"modellkatalog/internal/load"
	"modellkatalog/internal/page"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/site"
)

// Input is all that a build depends on: same input, same bytes.
type Input struct {
	Content, Layouts, Static fs.FS
	BaseURL                  string // overrides the catalogue's own address; "" does not
	Offline                  bool   // for a folder opened from a disk
	Drafts                   bool   // drafts count as published
	Strict                   bool   // warnings count as errors
	Today                    catalogue.Date
	Phase                    func(name string) // called as each phase begins, with its name in Norwegian; may be nil
}

// Result is what a build found and made.
type Result struct {
	Problems problem.List
	Pages    int // pages of HTML
	Counties int // counties with a page
	Files    int
	Bytes    int64
	Search   Search
}

// Failed tells whether nothing may be published.
func (r Result) Failed(strict bool) bool {
	return r.Problems.Count(problem.Error) > 0 || strict && r.Problems.Count(problem.Warning) > 0
}

// Site builds the whole site into the sink. It fails when something cannot be
// read or written, when a layout is wrong, or when ctx ends.
func Site(ctx context.Context, in Input, sink site.Sink) (Result, error) {
	phase := in.Phase
	if phase == nil {
		phase = func(string) {}
	}
	var r Result

	phase("innhold")
	c, problems, err := load.Content(in.Content, load.Options{Drafts: in.Drafts, Today: in.Today, Judge: contradictions})
	r.Problems = problems
	if err != nil || c == nil {
		return r, err
	}
	if in.BaseURL != "" {
		c = c.At(in.BaseURL)
	}

	phase("sammenligning")
	tables, found := compare.All(c)
	r.add(found, c)

	phase("maler")
	layouts, err := layoutTexts(in.Layouts)
	if err != nil {
		return r, err
	}
	out := site.New(sink, site.Options{Base: basePath(c.Settings.URL), Offline: in.Offline, Minify: true, Allowed: c.Allowed, Layouts: layouts})
	pages, err := plan(in, c, tables, out)
	if err != nil {
		return r, err
	}
	r.add(load.CheckAddresses(allProse(c), c.Search.Tests, pages.Has, pages.Addresses()), c)

	phase("søk")
	index, err := addSearch(c, pages, in.Static, out)
	if err != nil {
		return r, err
	}
	r.Search = index.about

	phase("søkeprøver")
	if found, err = index.check(c, pages.Has); err != nil {
		return r, err
	}
	r.add(found, c)
	if r.Problems.Count(problem.Error) > 0 {
		return r, nil
	}

	phase("sider")
	pages = pages.WithSearch(index.client)
	if err := render(ctx, pages, out); err != nil {
		return r, err
	}
	if err := addRest(c, pages, in.Static, out); err != nil {
		return r, err
	}

	phase("lenker")
	r.add(out.Check(), c)
	n := out.Counts()
	r.Pages, r.Files, r.Bytes, r.Counties = n.Pages, n.Files, n.Bytes, countiesWithPage(c)
	return r, nil
}

// contradictions are what the comparison finds in the sound part of a content
// that cannot be published, so that they are told in the same run.
func contradictions(sound *catalogue.Catalogue) problem.List {
	_, found := compare.All(sound)
	return found
}

// add appends problems, with their source lines, in order.
func (r *Result) add(found problem.List, c *catalogue.Catalogue) {
	if len(found) == 0 {
		return
	}
	r.Problems = append(r.Problems, load.Discreet(found.Quoted(c.Lines))...).Sorted()
}

// plan puts the style sheet, the scripts and the icon into the site and lists every
// page. It fails when a page asks for a script that is not there.
func plan(in Input, c *catalogue.Catalogue, tables *compare.Tables, out *site.Site) (*page.Set, error) {
	texts, err := load.Texts(in.Layouts)
	if err != nil {
		return nil, err
	}
	css, err := styleSheet(in.Static, out)
	if err != nil {
		return nil, err
	}
	icon, err := asset(in.Static, "icons/katalog.svg", out)
	if err != nil {
		return nil, err
	}
	js, err := scripts(in.Static, out)
	if err != nil {
		return nil, err
	}
	pages, err := page.NewSet(page.Input{
		Catalogue: c, Tables: tables, Layouts: in.Layouts, Texts: texts, CSS: css, Scripts: js, Icon: icon, Today: in.Today,
	})
	if err != nil {
		return nil, err
	}
	for _, p := range pages.Pages() {
		if p.Script != "" && js[p.Script] == "" {
			return nil, fmt.Errorf("page %s: no script js/%s.js", p.Address, p.Script)
		}
	}
	return pages, nil
}

// layoutTexts gives the texts of all layouts.
func layoutTexts(layouts fs.FS) ([]string, error) {
	var all []string
	err := fs.WalkDir(layouts, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		text, err := fs.ReadFile(layouts, name)
		all = append(all, string(text))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	return all, nil
}

// render makes every page on all processors; the site sorts what comes out of order.
func render(ctx context.Context, pages *page.Set, out *site.Site) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range pages.Pages() {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return context.Cause(ctx)
			}
			f, err := pages.Render(p)
			if err != nil {
				return err
			}
			return out.Add(f)
		})
	}
	return g.Wait()
}

func countiesWithPage(c *catalogue.Catalogue) int {
	n := 0
	for _, x := range c.Counties {
		if x.HasPage() {
			n++
		}
	}
	return n
}

// BaseURLFault tells, in Norwegian, what would make the words an address that a
// site can have, or "". The rule is that of url in katalog.toml.
func BaseURLFault(address string) (help string) { return load.SiteAddressFault(address) }

// basePath is the path of the site's address, "/" when it is not known.
func basePath(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}

// Discard is a sink that keeps nothing: for a check without writing.
type Discard struct{}

// Put drops the file.
func (Discard) Put(string, []byte) error { return nil }

// Timer measures phases: call Phase at the start of each, Lines at the end.
type Timer struct {
	names []string
	began []time.Time
}

// Phase notes that a phase begins.
func (t *Timer) Phase(name string) {
	t.names, t.began = append(t.names, name), append(t.began, time.Now())
}

// Lines gives name and time of each phase up to now.
func (t *Timer) Lines() []string {
	var lines []string
	for i, name := range t.names {
		end := time.Now()
		if i+1 < len(t.began) {
			end = t.began[i+1]
		}
		lines = append(lines, fmt.Sprintf("%-13s %6.0f ms", name, float64(end.Sub(t.began[i]).Microseconds())/1000))
	}
	return lines
}
