package build

import (
	"fmt"
	"io/fs"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/load"
	"modellkatalog/internal/page"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/search"
	"modellkatalog/internal/site"
)

// searchScript is the static file that searches; the root of the index is put at
// its end.
const searchScript = "js/sok.js"

// Search tells of the index.
type Search struct {
	search.Report
	Files       int
	Bytes       int64 // of all the files
	LargestFile string
	LargestSize int64 // bytes
}

// searchIndex is the index of a site, as it is shipped.
type searchIndex struct {
	client string // address of the script that searches
	files  search.Files
	about  Search
}

// addSearch puts the index of the pages into the site.
func addSearch(c *catalogue.Catalogue, pages *page.Set, static fs.FS, out *site.Site) (*searchIndex, error) {
	script, err := fs.ReadFile(static, searchScript)
	if err != nil {
		return nil, fmt.Errorf("static files: %w", err)
	}
	index := search.New(c, search.Units(c, searchable(c, pages)))
	x, data := &searchIndex{about: Search{Report: index.Report}}, map[string][]byte{}
	script, err = index.Write(script, func(name string, b []byte) error {
		data[name] = b
		x.about.add("/sok/"+name, int64(len(b)))
		return out.Add(site.File{Path: "sok/" + name, Data: b})
	})
	if err != nil {
		return nil, err
	}
	before := out.Counts()
	x.client, err = out.Asset("sok/sok.js", script)
	x.about.add(x.client, out.Counts().Bytes-before.Bytes)
	x.files = search.Files{Script: script, Read: func(name string) ([]byte, error) {
		if b, ok := data[name]; ok {
			return b, nil
		}
		return nil, fmt.Errorf("search index: %w: %s", fs.ErrNotExist, name)
	}}
	return x, err
}

// add counts a file.
func (s *Search) add(address string, size int64) {
	s.Files++
	s.Bytes += size
	if size > s.LargestSize {
		s.LargestFile, s.LargestSize = address, size
	}
}

// check gives what editors should know of the index: aliases that lead nowhere,
// and the queries that do not find their pages.
func (x *searchIndex) check(c *catalogue.Catalogue, has func(address string) bool) (problem.List, error) {
	var found problem.List
	for _, a := range x.about.Dropped {
		found = append(found, load.DeadAlias(a))
	}
	r, err := search.Open(x.files)
	if err != nil {
		return nil, err
	}
	for _, t := range c.Search.Tests {
		if t.Address != "" && !has(t.Address) {
			continue // that the site has no such page is told already
		}
		result, err := r.Search(t.Query, search.Options{Lang: c.Settings.Languages[0]})
		if err != nil {
			return nil, fmt.Errorf("search test on line %d: %w", t.Line, err)
		}
		var first []string
		for _, h := range result.Hits {
			first = append(first, h.Address)
		}
		if p, ok := load.JudgeSearch(t, search.Rank(result, t.Address), first); !ok {
			found = append(found, p)
		}
	}
	return found, nil
}

// searchable lists the pages that a search may find, in the first language.
func searchable(c *catalogue.Catalogue, pages *page.Set) []search.Page {
	var all []search.Page
	for _, p := range pages.Pages() {
		if p.NoIndex || p.Lang != c.Settings.Languages[0] {
			continue
		}
		q := search.Page{Address: p.Address, Title: p.Title, Lead: p.Description, Body: p.Body}
		for _, up := range p.Crumbs {
			q.Above = append(q.Above, up.Title)
		}
		all = append(all, q)
	}
	return all
}
