// Package site holds a finished set of files and what must hold for it.
//
// In go finished files, in any order and from any number of goroutines, with
// addresses that begin at the root of the site ("/nn/fylker/"). Each leaves at
// once for the sink: the staging folder when building, memory when previewing.
// On the way the addresses of a page become relative to it, the page is
// minified, and its links and ids are kept for Check.
//
// Guaranteed: what the sink gets depends on the files alone, not on their order;
// after a Check without findings every internal link leads to a file and an id
// of the site, no two files share a path on any file system, and no page holds a
// national identity number or a secret. The package is the only one that writes
// output; how it replaces a published folder is told at Staging.
package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"

	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

// File is one finished file of the site.
type File struct {
	Path string // relative, with slashes: "fylker/nordland/index.html"
	Data []byte
	From string // the content file that made it, for messages; may be empty
}

// Sink takes finished files. Put is safe for concurrent use, and the data must
// not be changed after it.
type Sink interface {
	Put(path string, data []byte) error
}

// Options tell how the addresses and bytes of a site are written.
type Options struct {
	Base    string   // path of the site's address, "/" or "/a/b/": used by 404.html alone
	Offline bool     // links to folders end in index.html, for a folder opened from a disk
	Minify  bool     // pages, and the styles and scripts given to Asset
	Allowed []string // texts that the content allows, though they look like a number or a secret
	Layouts []string // what the pages are made from: a tag of these may stand on a page though it is live
}

// Site is a set of files on its way to a sink.
type Site struct {
	sink    Sink
	opt     Options
	min     *minify.M
	allowed personal.Allowed
	trusted map[string]bool // tags of the layouts

	mu     sync.Mutex
	files  map[string][]File // without data, by folded path
	assets map[string]string // path as given to Asset → path with the hash
	paths  map[string]bool   // the paths of files
	ids    map[string]map[string]bool
	pages  []page
	found  problem.List
	counts Counts
}

// Counts tells how much a site is.
type Counts struct {
	Files int
	Pages int   // the HTML files among them
	Bytes int64 // as written
}

// New returns an empty site that hands its files to the sink.
func New(sink Sink, o Options) *Site {
	o.Base = "/" + strings.Trim(o.Base, "/") + "/"
	if o.Base == "//" {
		o.Base = "/"
	}
	return &Site{
		sink: sink, opt: o, min: newMinifier(), allowed: personal.Allow(o.Allowed), trusted: trustedTags(o.Layouts),
		files:  map[string][]File{},
		assets: map[string]string{},
		paths:  map[string]bool{},
		ids:    map[string]map[string]bool{},
	}
}

// Add finishes a file and hands it to the sink. What is wrong with its name,
// links or text is a finding of Check; the error is for a page that is no HTML
// and for a sink that fails.
func (s *Site) Add(f File) error {
	if why := nameFault(f.Path); why != "" {
		s.refuse(f, why)
		return nil
	}
	data := f.Data
	if isPage(f.Path) {
		p, finished, err := s.finish(f)
		if err != nil {
			return fmt.Errorf("site: %s: %w", f.Path, err)
		}
		p.live = live(finished, s.trusted)
		s.recordIDs(p.path, p.ids)
		s.record(p)
		data = finished
	} else if strings.HasSuffix(f.Path, ".svg") {
		s.recordIDs(f.Path, svgIDs(f.Data))
	}
	s.judge(f, data)
	return s.put(f, data)
}

// Counts tells how much has been handed to the sink so far.
func (s *Site) Counts() Counts {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counts
}

// put claims the path of a file and hands it on, unless another has the path.
func (s *Site) put(f File, data []byte) error {
	if !s.claim(f, len(data)) {
		return nil
	}
	if err := s.sink.Put(f.Path, data); err != nil {
		return fmt.Errorf("site: put %s: %w", f.Path, err)
	}
	return nil
}

// claim takes the path for a file and tells whether it was free.
func (s *Site) claim(f File, size int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := foldPath(f.Path)
	s.files[key] = append(s.files[key], File{Path: f.Path, From: f.From})
	s.paths[f.Path] = true
	if len(s.files[key]) > 1 {
		return false
	}
	s.counts.Files++
	s.counts.Bytes += int64(size)
	if isPage(f.Path) {
		s.counts.Pages++
	}
	return true
}

// refuse keeps a finding about the name of a file.
func (s *Site) refuse(f File, why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.found.Add(problem.BadName, problem.Pos{File: f.From}, fmt.Sprintf("filnavnet «%s» kan ikke brukes: %s", f.Path, why), "velg et annet navn")
}

// record keeps what a page told about itself.
func (s *Site) record(p page) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages = append(s.pages, p)
}

// recordIDs keeps the ids of a file that has such: links to others of it are dead.
func (s *Site) recordIDs(path string, ids []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ids[path] == nil {
		s.ids[path] = make(map[string]bool, len(ids))
	}
	for _, id := range ids {
		s.ids[path][id] = true
	}
}

// sortedPages returns the pages by path, so that findings do not depend on the
// order in which pages came.
func (s *Site) sortedPages() []page {
	pages := slices.Clone(s.pages)
	slices.SortFunc(pages, func(a, b page) int {
		return cmp.Or(strings.Compare(a.path, b.path), strings.Compare(a.from, b.from))
	})
	return pages
}

// isPage tells whether a path is that of an HTML file.
func isPage(path string) bool {
	return strings.HasSuffix(path, ".html")
}
