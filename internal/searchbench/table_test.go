package searchbench

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"modellkatalog/internal/search"
)

// targets are those of the design that depend on the number of pages; 0 is none.
type targets struct {
	pages   int     // at most
	first   float64 // kB to the first result of one word
	three   float64 // of three words
	ten     float64 // to ten results with excerpts, of one word
	slow    float64 // seconds to the first result on a slow line
	warm    float64 // milliseconds of a query
	seconds float64 // to make the index
	memory  float64 // MB to make it
	files   float64
}

// design is section 6 of the design.
var design = []targets{
	{120, 20, 20, 30, 0.8, 5, 0.1, 30, 0},
	{1_000, 45, 100, 90, 1.0, 5, 1, 80, 0},
	{10_000, 50, 110, 100, 1.1, 10, 8, 400, 4_500},
	{math.MaxInt, 60, 130, 120, 1.3, 20, 35, 1_600, 20_000},
}

// Those of any number of pages.
const (
	requests   = 4   // to the first result of one word
	afterMiss  = 5   // of a word that is not there as it is typed
	secondKB   = 40  // to the first result of a second query
	secondSlow = 0.6 // seconds
	task       = 50  // ms that keep the page from answering
	perFacet   = 60  // kB
	countsWarm = 10  // ms beside the query
)

func targetsFor(pages int) targets {
	i := slices.IndexFunc(design, func(d targets) bool { return pages <= d.pages })
	return design[i]
}

// table is printed row by row, and counts what holds.
type table struct {
	io.Writer
	held, all int
}

func newTable(w io.Writer, pages, words int) *table {
	t := &table{Writer: w}
	t.line(fmt.Sprintf("%d pages, %d words", pages, words), "ours", "Pagefind", "target", "holds?")
	return t
}

// line prints the cells of a row.
func (t *table) line(name, ours, theirs, target, holds string) {
	fmt.Fprintln(t, strings.TrimRight(fmt.Sprintf("%-50s %11s %11s %11s  %s", name, ours, theirs, target, holds), " "))
}

// row prints a figure of both, as a number with so many decimals.
func (t *table) row(name, unit string, decimals int, a, b, target float64) {
	show := func(f float64) string { return fmt.Sprintf("%.*f%s", decimals, f, unit) }
	if target == 0 {
		t.line("  "+name, show(a), show(b), "–", "")
		return
	}
	holds := "yes"
	t.all++
	if a <= target {
		t.held++
	} else {
		holds = "NO"
	}
	t.line("  "+name, show(a), show(b), fmt.Sprintf("≤ %g%s", target, unit), holds)
}

// made prints what the indexes took to make.
func (t *table) made(a, b made, d targets) {
	t.row("index", " s", 2, a.seconds, b.seconds, d.seconds)
	t.row("memory", " MB", 0, float64(a.memory)/1e6, float64(b.memory)/1e6, d.memory)
	t.row("files", "", 0, float64(a.files), float64(b.files), d.files)
	t.row("all of them", " kB", 0, float64(a.bytes)/1000, float64(b.bytes)/1000, 0)
	t.row("… gzipped", " kB", 0, float64(a.sent)/1000, float64(b.sent)/1000, 0)
}

// asked prints what a query costs.
func (t *table) asked(q query, in int, a, b cost, d targets) {
	first, ten, slow, most := d.first, d.ten, d.slow, float64(requests)
	switch q.kind {
	case three:
		first, most = d.three, 0 // every word may be in a file of its own
		if d.three != d.first {
			ten = 0 // a target for one word alone
		}
	case second:
		first, ten, slow = secondKB, 0, secondSlow
	case typo, inflected:
		most = afterMiss
	}
	name := fmt.Sprintf("%s: %s", q.kind, q.words)
	if in > 0 {
		name += fmt.Sprintf(" (in %d)", in)
	}
	t.line(name, fmt.Sprintf("%d hits", a.hits), fmt.Sprintf("%d hits", b.hits), "", "")
	kB := func(l loaded) float64 { return float64(l.bytes) / 1000 }
	t.row("first result", " kB", 1, kB(a.first), kB(b.first), first)
	t.row("… requests", "", 0, float64(a.first.requests), float64(b.first.requests), most)
	t.row("ten with excerpts", " kB", 1, kB(a.ten), kB(b.ten), ten)
	t.row("… requests", "", 0, float64(a.ten.requests), float64(b.ten.requests), 0)
	t.row("first result, slow line", " s", 2, a.slowFirst, b.slowFirst, slow)
	t.row("ten titles, slow line", " s", 2, a.slowTitles, b.slowTitles, 0)
	t.row("query, warm", " ms", 1, a.warm, b.warm, d.warm)
	t.row("longest task, else 0", " ms", 0, a.longest, b.longest, task)
	if q.kind == common {
		t.row("facets with counts", " kB", 1, kB(a.counts), kB(b.counts), perFacet*float64(len(search.Facets)))
		t.row("query with counts, warm", " ms", 1, a.countsWarm, b.countsWarm, d.warm+countsWarm)
	}
}
