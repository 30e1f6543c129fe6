package load

import (
	"slices"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// A table is one TOML table after the check: it holds only values of the right
// form, so that its readers need not ask. What was wrong is reported and
// counts as left out.
type table struct {
	keys  []Key
	pos   problem.Pos // the header; of a whole file its beginning
	cells map[string]cell
}

// A cell is the value of one key, converted by the key's form: catalogue.Text,
// string, catalogue.Date, bool, int, cite, *table, pairs or []string; of a key
// with several values a list of such cells.
type cell struct {
	pos   problem.Pos
	value any
	list  []cell
}

// A cite is a source id and the place in the source.
type cite struct{ id, place string }

// A pair is one key and value of a table with free keys.
type pair struct {
	key, value string
	pos        problem.Pos
}

// key returns the declaration of the key. A reader that asks for a key that is
// not declared is a fault of the program.
func (t *table) key(name string) Key {
	for _, k := range t.keys {
		if k.Name == name {
			return k
		}
	}
	panic("load: no key is called " + name + " here")
}

func (t *table) cell(name string) (cell, bool) {
	if t == nil {
		return cell{}, false // a file that is not there, or cannot be read
	}
	t.key(name)
	c, ok := t.cells[name]
	return c, ok
}

// at returns the place of the value, else of the table.
func (t *table) at(name string) problem.Pos {
	if c, ok := t.cell(name); ok {
		return c.pos
	}
	return t.pos
}

// names returns the keys that have a value, in the order of the declaration.
func (t *table) names() []string {
	var names []string
	for _, k := range t.keys {
		if t.cells[k.Name].filled() {
			names = append(names, k.Name)
		}
	}
	return names
}

func (t *table) has(name string) bool {
	_, ok := t.cell(name)
	return ok
}

func (t *table) text(name string) catalogue.Text {
	c, _ := t.cell(name)
	x, _ := c.value.(catalogue.Text)
	return x
}

func (t *table) texts(name string) []catalogue.Text {
	var xs []catalogue.Text
	for _, e := range t.list(name) {
		xs = append(xs, e.value.(catalogue.Text))
	}
	return xs
}

func (t *table) str(name string) string {
	c, _ := t.cell(name)
	s, _ := c.value.(string)
	return s
}

func (t *table) strs(name string) []string {
	var ss []string
	for _, e := range t.list(name) {
		ss = append(ss, e.value.(string))
	}
	return ss
}

func (t *table) date(name string) catalogue.Date {
	c, _ := t.cell(name)
	d, _ := c.value.(catalogue.Date)
	return d
}

func (t *table) flag(name string) bool {
	c, _ := t.cell(name)
	b, _ := c.value.(bool)
	return b
}

// number returns the number, or the fallback where it is left out.
func (t *table) number(name string, fallback int) int {
	if c, ok := t.cell(name); ok {
		return c.value.(int)
	}
	return fallback
}

// list returns the values of a key that takes several.
func (t *table) list(name string) []cell {
	c, _ := t.cell(name)
	return c.list
}

func (t *table) tables(name string) []*table {
	var ts []*table
	for _, e := range t.list(name) {
		ts = append(ts, e.value.(*table))
	}
	return ts
}

// table returns the nested table, or nil.
func (t *table) table(name string) *table {
	c, _ := t.cell(name)
	x, _ := c.value.(*table)
	return x
}

func (t *table) pairs(name string) []pair {
	c, _ := t.cell(name)
	ps, _ := c.value.([]pair)
	return ps
}

// declares tells whether tables of this kind may have the key.
func (t *table) declares(name string) bool {
	return slices.ContainsFunc(t.keys, func(k Key) bool { return k.Name == name })
}
