package search

import (
	"fmt"
	"slices"
	"strings"
)

// column is a facet as it is read: the values, and those of each unit as indexes.
type column struct {
	ids []string
	of  [][]int
}

// column reads a facet.
func (r *Reader) column(f Facet) (*column, error) {
	if c := r.columns[f]; c != nil {
		return c, nil
	}
	nr := slices.Index(r.root.Facets, f)
	if nr < 0 {
		return nil, fmt.Errorf("search: no facet %q", f)
	}
	data, err := r.part("f", nr)
	if err != nil {
		return nil, err
	}
	fault := fmt.Errorf("search file f%d: %w", nr, errData)
	names, units, ok := strings.Cut(data, "|")
	if !ok {
		return nil, fault
	}
	c := &column{}
	if names != "" {
		c.ids = strings.Split(names, " ")
	}
	in := &scanner{s: units}
	for in.err == nil && len(c.of) < r.root.Units {
		var some []int
		for range in.count() {
			some = append(some, in.below(len(c.ids)))
		}
		c.of = append(c.of, some)
	}
	if in.err != nil || in.more() {
		return nil, fault
	}
	r.columns[f] = c
	return c, nil
}

// choice is what is chosen of a facet.
type choice struct {
	facet Facet
	*column
	picked []bool // by index
}

// holds tells whether a unit has one of the values that are chosen.
func (c *choice) holds(unit int) bool {
	return slices.ContainsFunc(c.of[unit], func(i int) bool { return c.picked[i] })
}

// narrow keeps what the chosen facets allow, and counts. The counts of one facet
// do not heed its own choice.
func (r *Reader) narrow(found []scored, o Options) ([]scored, map[Facet]map[string]int, error) {
	var chosen []choice
	for f, want := range o.Facets { // all must hold, in whatever order
		if len(want) == 0 {
			continue
		}
		c, err := r.column(f)
		if err != nil {
			return nil, nil, err
		}
		picked := make([]bool, len(c.ids))
		for i, id := range c.ids {
			picked[i] = slices.Contains(want, id)
		}
		chosen = append(chosen, choice{f, c, picked})
	}
	allowed := func(unit int, but Facet) bool {
		return !slices.ContainsFunc(chosen, func(c choice) bool { return c.facet != but && !c.holds(unit) })
	}
	var counts map[Facet]map[string]int
	if o.Counts {
		counts = map[Facet]map[string]int{}
		for _, f := range r.root.Facets {
			c, err := r.column(f)
			if err != nil {
				return nil, nil, err
			}
			counts[f] = c.count(found, func(unit int) bool { return allowed(unit, f) })
		}
	}
	return slices.DeleteFunc(found, func(s scored) bool { return !allowed(s.unit, "") }), counts, nil
}

// count counts the values of the units that are allowed.
func (c *column) count(found []scored, allowed func(unit int) bool) map[string]int {
	counts := map[string]int{}
	for _, s := range found {
		if allowed(s.unit) {
			for _, i := range c.of[s.unit] {
				counts[c.ids[i]]++
			}
		}
	}
	return counts
}
