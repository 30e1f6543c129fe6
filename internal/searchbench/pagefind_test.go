package searchbench

import (
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"
)

var sizes = flag.String("pages", "", "measure ours beside Pagefind at these numbers of pages: 30,1000,10000")

// TestBesidePagefind prints the table for each number of pages that the flag
// names, and does nothing without it. It fails when something cannot be measured,
// never for what is slow.
func TestBesidePagefind(t *testing.T) {
	for _, size := range strings.FieldsFunc(*sizes, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(size)
		if err != nil || n < 30 {
			t.Fatalf("-pages %s: %q is no number from 30", *sizes, size)
		}
		t.Run(size, func(t *testing.T) { beside(t, t.Output(), n) })
	}
}

// beside measures both on n pages.
func beside(t *testing.T, out io.Writer, n int) {
	start := time.Now()
	w, err := realWorld()
	must(t, err)
	folder := t.TempDir()
	c, err := writePages(w, n, folder)
	must(t, err)
	a, err := makeOurs(folder)
	must(t, err)
	b, err := makeTheirs(folder)
	must(t, err)
	d := targetsFor(n)
	table := newTable(out, n, c.words)
	table.made(a, b, d)
	engines := serveBoth(t, startChromium(t), folder)
	for _, q := range c.queries() {
		var costs [2]cost
		for i, e := range engines {
			costs[i], err = e.measure(q)
			must(t, err)
		}
		table.asked(q, c.in[q.words], costs[0], costs[1], d)
	}
	fmt.Fprintf(out, "%d of %d targets hold; measured in %.0f s\n\n", table.held, table.all, time.Since(start).Seconds())
}
