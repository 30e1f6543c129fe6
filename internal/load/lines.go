package load

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"

	"modellkatalog/internal/problem"
)

// A node is one value of a TOML file and where it stands. The places come from
// the syntax tree of one library, the values from the decoder of another: the
// decoder's own places point at the last of equal keys in [[tables]].
type node struct {
	kind   unstable.Kind // Table, Array, or the kind of a scalar
	pos    problem.Pos   // the value; of a [table] its header
	key    problem.Pos   // the key; zero for an element of a list
	value  any           // of a scalar
	raw    string        // of a scalar, as it stands in the file
	names  []string      // keys of a table, in order
	fields map[string]*node
	items  []*node // of a list
	header bool    // a table with a [header] of its own
}

// lineIndex finds the line and column of an offset.
type lineIndex struct {
	file   string
	src    string
	starts []int // offset of each line
	offset int   // the last one asked for, and its column: most questions go forward
	col    int
}

func newLineIndex(file, src string) *lineIndex {
	x := &lineIndex{file: file, src: src, starts: []int{0}, col: 1}
	for i := range len(src) {
		if src[i] == '\n' {
			x.starts = append(x.starts, i+1)
		}
	}
	return x
}

// at returns the place of the offset; columns are counted in characters.
func (x *lineIndex) at(offset int) problem.Pos {
	offset = min(max(offset, 0), len(x.src))
	line := sort.SearchInts(x.starts, offset+1)
	if from := x.starts[line-1]; x.offset < from || x.offset > offset {
		x.offset, x.col = from, 1
	}
	x.col += utf8.RuneCountInString(x.src[x.offset:offset])
	x.offset = offset
	return problem.Pos{File: x.file, Line: line, Col: x.col}
}

// line returns the text of the line, from 1, without its end.
func (x *lineIndex) line(n int) string {
	end := len(x.src)
	if n < len(x.starts) {
		end = x.starts[n] - 1
	}
	return x.src[x.starts[n-1]:end]
}

// parseTOML returns the top table of a TOML text with every place and value in
// it; nil and the findings when the text is not TOML.
func parseTOML(file, src string) (*node, problem.List) {
	r := &treeReader{lineIndex: newLineIndex(file, src)}
	r.root = newTable(problem.Pos{File: file}, problem.Pos{})
	r.current = r.root
	r.parser.Reset([]byte(src))
	for r.parser.NextExpression() {
		r.expression(r.parser.Expression())
	}
	if err := r.parser.Error(); err != nil {
		r.problems = append(r.problems, r.syntaxError(err))
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	values, err := decode(src)
	if err == nil {
		err = fill(r.root, values)
	}
	if err != nil {
		return nil, problem.List{r.decodeError(err)}
	}
	return r.root, nil
}

// decode returns the values. The decoder panics on faults of its own, which
// must not end a run over all files.
func decode(src string) (values map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("decoder: %v", r)
		}
	}()
	_, err = toml.Decode(src, &values)
	return values, err
}

// fill puts the decoded values into the tree.
func fill(n *node, v any) error {
	switch n.kind {
	case unstable.Table:
		m, ok := v.(map[string]any)
		if !ok || len(m) != len(n.names) {
			return fmt.Errorf("line %d: the two readers disagree", n.pos.Line)
		}
		for _, name := range n.names {
			if err := fill(n.fields[name], m[name]); err != nil {
				return err
			}
		}
	case unstable.Array:
		list, ok := elements(v)
		if !ok || len(list) != len(n.items) {
			return fmt.Errorf("line %d: the two readers disagree", n.pos.Line)
		}
		for i, item := range n.items {
			if err := fill(item, list[i]); err != nil {
				return err
			}
		}
	default:
		n.value = v
	}
	return nil
}

func elements(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case []map[string]any:
		var list []any
		for _, m := range v {
			list = append(list, m)
		}
		return list, true
	}
	return nil, false
}

// treeReader builds the tree of one text.
type treeReader struct {
	*lineIndex
	parser   unstable.Parser
	root     *node
	current  *node // the table that keys go into
	done     int   // offset behind the last key and value, or table, that was right
	problems problem.List
}

func newTable(pos, key problem.Pos) *node {
	return &node{kind: unstable.Table, pos: pos, key: key, fields: map[string]*node{}}
}

func (r *treeReader) expression(e *unstable.Node) {
	r.done = r.endOf(e)
	switch e.Kind {
	case unstable.Table:
		r.tableHeader(e)
	case unstable.ArrayTable:
		r.listHeader(e)
	case unstable.KeyValue:
		r.keyValue(r.current, e)
	}
}

// endOf is the end of the line that an expression ends on.
func (r *treeReader) endOf(e *unstable.Node) int {
	end := int(e.Raw.Offset + e.Raw.Length)
	if e.Kind != unstable.KeyValue {
		for it := e.Key(); it.Next(); {
			end = int(it.Node().Raw.Offset + it.Node().Raw.Length)
		}
	}
	if n := strings.IndexByte(r.src[end:], '\n'); n >= 0 {
		return end + n
	}
	return len(r.src)
}

// part is one part of a dotted key.
type part struct {
	name string
	pos  problem.Pos
	end  int // offset after it
}

func (r *treeReader) parts(e *unstable.Node) []part {
	var ps []part
	for it := e.Key(); it.Next(); {
		k := it.Node()
		ps = append(ps, part{string(k.Data), r.at(int(k.Raw.Offset)), int(k.Raw.Offset + k.Raw.Length)})
	}
	return ps
}

func (n *node) add(name string, child *node) {
	n.names = append(n.names, name)
	n.fields[name] = child
}

// descend goes to the table that holds the last part, making what is missing.
func (r *treeReader) descend(n *node, ps []part) *node {
	for _, p := range ps[:len(ps)-1] {
		next := n.fields[p.name]
		switch {
		case next == nil:
			next = newTable(p.pos, p.pos)
			n.add(p.name, next)
		case next.kind == unstable.Array && len(next.items) > 0 && next.items[0].kind == unstable.Table:
			next = next.items[len(next.items)-1]
		case next.kind != unstable.Table:
			r.twice(p, next)
			return nil
		}
		n = next
	}
	return n
}

func (r *treeReader) tableHeader(e *unstable.Node) {
	ps := r.parts(e)
	last := ps[len(ps)-1]
	parent := r.descend(r.root, ps)
	r.current = newTable(last.pos, last.pos)
	if parent == nil {
		return
	}
	old := parent.fields[last.name]
	switch {
	case old == nil:
		r.current.header = true
		r.current.pos = r.lineStart(last.pos)
		parent.add(last.name, r.current)
	case old.kind == unstable.Table && !old.header:
		old.header = true
		r.current = old
	default:
		r.twice(last, old)
	}
}

func (r *treeReader) listHeader(e *unstable.Node) {
	ps := r.parts(e)
	last := ps[len(ps)-1]
	parent := r.descend(r.root, ps)
	r.current = newTable(r.lineStart(last.pos), last.pos)
	r.current.header = true
	if parent == nil {
		return
	}
	list := parent.fields[last.name]
	if list == nil {
		list = &node{kind: unstable.Array, pos: r.current.pos, key: last.pos, header: true}
		parent.add(last.name, list)
	}
	if !list.header || list.kind != unstable.Array {
		r.twice(last, list)
		return
	}
	list.items = append(list.items, r.current)
}

// lineStart is the bracket that the header begins with.
func (r *treeReader) lineStart(pos problem.Pos) problem.Pos {
	col := 1
	for _, c := range r.line(pos.Line) {
		if c != ' ' && c != '\t' {
			break
		}
		col++
	}
	return problem.Pos{File: pos.File, Line: pos.Line, Col: col}
}

func (r *treeReader) keyValue(in *node, e *unstable.Node) {
	ps := r.parts(e)
	last := ps[len(ps)-1]
	parent := r.descend(in, ps)
	if parent == nil {
		return
	}
	if old := parent.fields[last.name]; old != nil {
		r.twice(last, old)
		return
	}
	n := r.valueNode(e.Value(), r.at(r.valueOffset(last.end)))
	n.key = last.pos
	parent.add(last.name, n)
}

// valueOffset skips the equals sign after a key.
func (r *treeReader) valueOffset(i int) int {
	for i < len(r.src) && (r.src[i] == ' ' || r.src[i] == '\t' || r.src[i] == '=') {
		i++
	}
	return i
}

func (r *treeReader) valueNode(v *unstable.Node, pos problem.Pos) *node {
	switch v.Kind {
	case unstable.Array:
		n := &node{kind: unstable.Array, pos: pos}
		for it := v.Children(); it.Next(); {
			n.items = append(n.items, r.valueNode(it.Node(), r.element(it.Node(), pos)))
		}
		return n
	case unstable.InlineTable:
		n := newTable(pos, problem.Pos{})
		n.header = true
		for it := v.Children(); it.Next(); {
			r.keyValue(n, it.Node())
		}
		return n
	}
	return &node{kind: v.Kind, pos: pos, raw: string(r.parser.Raw(v.Raw))}
}

// element is the place of a list's element. Lists have none of their own in
// the syntax tree: they get that of their first value, else of what they are in.
func (r *treeReader) element(v *unstable.Node, in problem.Pos) problem.Pos {
	for v.Kind == unstable.Array {
		if v.Child() == nil {
			return in
		}
		v = v.Child()
	}
	return r.at(int(v.Raw.Offset))
}

func (r *treeReader) twice(p part, old *node) {
	line := old.key.Line
	if line == 0 {
		line = old.pos.Line
	}
	r.problems.Add(problem.Duplicate, p.pos, fmt.Sprintf("«%s» står allerede på linje %d", p.name, line), "slå dem sammen, eller ta bort den ene")
}
