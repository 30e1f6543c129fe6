package searchbench

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// engine is one of the two, served.
type engine struct {
	server  *server
	script  string // "" for theirs
	browser context.Context
}

// Policies that each can be served under.
const (
	ourPolicy   = "default-src 'none'; script-src 'self'; img-src data:; base-uri 'none'"
	theirPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'"
)

// cost is what one query costs a reader.
type cost struct {
	hits       int
	first, ten loaded
	slowFirst  float64 // seconds to the first hit on a slow line
	slowTitles float64 // seconds to the titles of ten
	warm       float64 // milliseconds when all is there
	longest    float64 // milliseconds of the longest task, 0 for less than 50
	counts     loaded  // for how many hits each value of the facets has, beside the rest
	countsWarm float64 // milliseconds
}

// serveBoth serves the two indexes of a folder.
func serveBoth(t *testing.T, browser context.Context, folder string) [2]engine {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(folder, scriptFile))
	must(t, err)
	return [2]engine{
		{newServer(t, filepath.Join(folder, ours), ourPolicy), string(script[1:]), browser},
		{newServer(t, filepath.Join(folder, theirs), theirPolicy), "", browser},
	}
}

// slowTimes is how often a slow line is tried; the time in the middle counts.
const slowTimes = 3

// measure asks a query on a fast line and, for the first hit and for the titles of
// ten, on a slow one, each time with an empty cache.
func (e engine) measure(q query) (c cost, err error) {
	if err := e.fast(q, &c); err != nil {
		return c, err
	}
	if c.slowFirst, err = e.slow(q, "first"); err != nil {
		return c, err
	}
	c.slowTitles, err = e.slow(q, "titles")
	return c, err
}

// start begins a visit that has asked what comes before.
func (e engine) start(q query, slow bool) (*reader, error) {
	r, err := open(e.browser, e.server, e.script, slow)
	if err == nil && q.before != "" {
		if _, err = r.do("first", q.before); err == nil {
			_, err = r.do("ten", q.before)
		}
	}
	return r, err
}

func (e engine) fast(q query, c *cost) error {
	r, err := e.start(q, false)
	if err != nil {
		return err
	}
	before := r.loaded()
	a, err := r.do("first", q.words)
	if err != nil {
		return err
	}
	c.hits, c.first = a.Hits, r.since(before)
	if _, err = r.do("ten", q.words); err != nil {
		return err
	}
	c.ten = r.since(before)
	if a, err = r.do("again", q.words); err != nil {
		return err
	}
	c.warm = a.MS
	if a, err = r.do("longest", ""); err != nil {
		return err
	}
	c.longest = a.MS
	if q.kind != common {
		return nil
	}
	before = r.loaded()
	if _, err = r.do("counts", q.words); err != nil {
		return err
	}
	c.counts = r.since(before)
	a, err = r.do("countsAgain", q.words)
	c.countsWarm = a.MS
	return err
}

// slow takes a step on a slow line and returns the seconds of it.
func (e engine) slow(q query, step string) (float64, error) {
	var all []float64
	for range slowTimes {
		r, err := e.start(q, true)
		if err != nil {
			return 0, err
		}
		a, err := r.do(step, q.words)
		if err != nil {
			return 0, err
		}
		all = append(all, a.MS/1000)
	}
	slices.Sort(all)
	return all[slowTimes/2], nil
}

// since is what was loaded after that.
func (r *reader) since(before loaded) loaded {
	now := r.loaded()
	return loaded{now.requests - before.requests, now.bytes - before.bytes}
}
