package search

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"modellkatalog/internal/catalogue"
)

// Files is a written index: the script that Write returned the address of, and
// how the other files beside it are read, by name.
type Files struct {
	Script []byte
	Read   func(name string) ([]byte, error)
}

// Reader answers queries from a written index: it loads and decodes parts as they
// are asked for, and keeps them. It is for one goroutine.
type Reader struct {
	files    Files
	root     root
	parts    map[string]string
	shards   map[int]*shard
	reversed map[int][]form
	classes  map[int]*foundClass
	columns  map[Facet]*column
}

// ErrVersion is the reason that an index of another version is not read.
var ErrVersion = errors.New("other version")

// Open reads the root of an index. It fails when it is missing, of another
// version, or contradicts itself.
func Open(f Files) (*Reader, error) {
	r := &Reader{files: f, parts: map[string]string{}, shards: map[int]*shard{}, reversed: map[int][]form{}, classes: map[int]*foundClass{}, columns: map[Facet]*column{}}
	i := bytes.LastIndex(f.Script, []byte(`sok("r",`))
	if i < 0 {
		return nil, fmt.Errorf("search: the script has no root")
	}
	if err := r.register(f.Script[i:], func(key string) bool { return key == "r" }); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(r.parts["r"]), &r.root); err != nil {
		return nil, fmt.Errorf("search: root: %w", err)
	}
	return r, r.root.fault()
}

// Langs are the languages of the site; the first is that of the addresses.
func (r *Reader) Langs() []catalogue.Lang { return r.root.Langs }

// fault is what the root says against itself.
func (r *root) fault() error {
	switch {
	case r.Version != version:
		return fmt.Errorf("search: the index has version %d, not %d: %w", r.Version, version, ErrVersion)
	case r.At == nil, len(r.First) != len(r.Shards)+1, r.First[0] != 0, !slices.IsSorted(r.First), len(r.Langs) == 0, r.Titles < 1:
		return fmt.Errorf("search: root: %w", errData)
	}
	return nil
}

// register keeps the parts of a file; it fails on anything but calls with a key
// that is expected.
func (r *Reader) register(script []byte, expected func(key string) bool) error {
	calls, ok := statements(string(script))
	if !ok {
		return fmt.Errorf("search file: %w", errData)
	}
	for _, c := range calls {
		if !expected(c.key) {
			return fmt.Errorf("search file: %w", errData)
		}
		data, err := unseal(c.key, c.data)
		if err != nil {
			return err
		}
		r.parts[c.key] = data
	}
	return nil
}

// part returns a part, loading the file that holds it.
func (r *Reader) part(group string, nr int) (string, error) {
	key := part{group: group, nr: nr}.key()
	if data, ok := r.parts[key]; ok {
		return data, nil
	}
	if one := r.root.At["alt"]; len(one) > 0 {
		return r.load(key, "alt0", one[0])
	}
	if stamps := r.root.At[group]; nr < len(stamps) {
		return r.load(key, key, stamps[nr])
	}
	return "", fmt.Errorf("search: the index has no file %s", key)
}

// stamped returns a part of text, whose stamp the root does not know.
func (r *Reader) stamped(group string, nr int, stamp string) (string, error) {
	key := part{group: group, nr: nr}.key()
	if data, ok := r.parts[key]; ok {
		return data, nil
	}
	return r.load(key, key, stamp)
}

// load reads a file and returns one of the parts that it holds.
func (r *Reader) load(key, file, stamp string) (string, error) {
	script, err := r.files.Read(file + "." + stamp + ".js")
	if err != nil {
		return "", fmt.Errorf("search file %s: %w", file, err)
	}
	if err := r.register(script, func(key string) bool { return file == "alt0" || key == file }); err != nil {
		return "", err
	}
	data, ok := r.parts[key]
	if !ok {
		return "", fmt.Errorf("search file %s holds no %s: %w", file, key, errData)
	}
	return data, nil
}

// shard is a dictionary as it is read.
type shard struct {
	entries []form // sorted by fold
	words   map[string]int
	classes []string
}

// shardOf finds the dictionary that would hold what folds to the key.
func (r *Reader) shardOf(fold string) (*shard, error) { return r.shard(holding(r.root.Shards, fold)) }

// holding finds which of the runs of words, told by where each after the first
// begins, would hold the word.
func holding(begins []string, word string) int {
	return sort.Search(len(begins), func(i int) bool { return begins[i] > word })
}

func (r *Reader) shard(nr int) (*shard, error) {
	if s := r.shards[nr]; s != nil {
		return s, nil
	}
	data, err := r.part("d", nr)
	if err != nil {
		return nil, err
	}
	s, err := r.decodeShard(data, r.root.First[nr])
	if err != nil {
		return nil, fmt.Errorf("search file d%d: %w", nr, err)
	}
	r.shards[nr] = s
	return s, nil
}

func (r *Reader) decodeShard(data string, first int) (*shard, error) {
	forms, classes, ok := strings.Cut(data, "|")
	if !ok {
		return nil, errData
	}
	s := &shard{words: map[string]int{}}
	if classes != "" {
		s.classes = strings.Split(classes, " ")
	}
	in, before := scanner{s: forms}, ""
	for near := first; in.more(); {
		f := form{word: in.word(before)}
		n := in.number()
		f.count = n / 4
		if n%2 == 1 {
			near = r.decodeClassNear(&in, near)
			f.links = append(f.links, link{[]int{near}, sameClass})
		}
		if n/2%2 == 1 {
			for range in.count() {
				f.links = append(f.links, r.decodeLink(&in, near))
			}
		}
		f.fold, before = r.fold(f.word), f.word
		s.words[f.word] = len(s.entries)
		s.entries = append(s.entries, f)
	}
	return s, in.err
}

func (r *Reader) decodeLink(in *scanner, near int) link {
	l := link{weight: in.below(sameClass + 1)}
	for range in.count() {
		l.classes = append(l.classes, r.decodeClassNear(in, near))
	}
	if len(l.classes) == 0 {
		in.fail()
	}
	return l
}

// decodeClassNear reads a class that is told from another.
func (r *Reader) decodeClassNear(in *scanner, near int) int {
	c := in.signed() + near
	if c < 0 || c >= r.root.Classes {
		return in.fail()
	}
	return c
}

// fold looks every letter up in the root's table.
func (r *Reader) fold(word string) string {
	var b strings.Builder
	for _, letter := range word {
		if to, ok := r.root.Folds[string(letter)]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(letter)
		}
	}
	return b.String()
}

// foundClass is a class as it is read; places are by unit.
type foundClass struct {
	idf    int
	places []posting
	at     map[int]int // unit → index of the posting
	pairs  []pair
	titles []title
	rest   int // the number of the part with the places that weigh the least, from 1; 0 for none
}

// home is the dictionary that a class lies in.
func (r *Reader) home(class int) int { return max(sort.SearchInts(r.root.First, class+1)-1, 0) }

// class reads a class, from the dictionary that is its home.
func (r *Reader) class(nr int) (*foundClass, error) {
	if c := r.classes[nr]; c != nil {
		return c, nil
	}
	home := r.home(nr)
	s, err := r.shard(home)
	if err != nil {
		return nil, err
	}
	if nr-r.root.First[home] >= len(s.classes) {
		return nil, fmt.Errorf("search file d%d: %w", home, errData)
	}
	c, err := r.decodeClass(s.classes[nr-r.root.First[home]])
	if err != nil {
		return nil, fmt.Errorf("search file d%d, class %d: %w", home, nr, err)
	}
	r.classes[nr] = c
	return c, nil
}

func (r *Reader) decodeClass(data string) (*foundClass, error) {
	in := &scanner{s: data}
	c := &foundClass{idf: in.number()}
	long := in.number()
	if long > 0 {
		c.rest = in.number()
	}
	if in.err != nil || long > 0 && in.more() {
		return nil, errData
	}
	if long > 0 {
		body, err := r.part("p", long-1)
		if err != nil {
			return nil, err
		}
		in = &scanner{s: body}
	}
	c.places = decodePlaces(in, in.count(), r.root.Units)
	for range in.count() {
		n := in.below(2 * r.root.Classes)
		c.pairs = append(c.pairs, pair{n / 2, n%2 == 1, r.decodeUnits(in)})
	}
	for range in.count() {
		c.titles = append(c.titles, r.decodeTitle(in))
	}
	if in.more() {
		in.fail()
	}
	c.number()
	return c, in.err
}

func (r *Reader) decodeTitle(in *scanner) title {
	var t title
	for range in.count() {
		t.rest = append(t.rest, in.below(r.root.Classes))
	}
	if len(t.rest) > 0 {
		t.at = in.below(len(t.rest) + 1)
	}
	for whole := range t.units {
		t.units[whole] = r.decodeUnits(in)
	}
	return t
}

// number notes where the place of each unit is.
func (c *foundClass) number() {
	c.at = make(map[int]int, len(c.places))
	for i, p := range c.places {
		c.at[p.unit] = i
	}
}

// uncut is the class with the places that weigh the least as well.
func (r *Reader) uncut(c *foundClass) (*foundClass, error) {
	if c.rest == 0 {
		return c, nil
	}
	data, err := r.part("p", c.rest-1)
	if err != nil {
		return nil, err
	}
	in := &scanner{s: data}
	rest := decodePlaces(in, in.count(), r.root.Units)
	if in.err != nil || in.more() {
		return nil, errData
	}
	all := *c
	all.places, all.rest = slices.Concat(c.places, rest), 0
	all.number()
	return &all, nil
}

func decodePlaces(in *scanner, count, units int) []posting {
	places := make([]posting, 0, count)
	unit := 0
	for range count {
		n := in.number()
		unit += n / 2 / levels
		if unit >= units {
			in.fail()
			return nil
		}
		p := posting{unit: unit, impact: n/2%levels + 1}
		if n%2 == 1 {
			p.sections = decodeMentions(in)
		}
		places = append(places, p)
	}
	return places
}

func decodeMentions(in *scanner) []mention {
	var all []mention
	section := 0
	for range in.count() {
		n := in.number()
		if section += n / 2; section > largest {
			in.fail()
			return nil
		}
		all = append(all, mention{section, n%2 == 1})
	}
	return all
}

func (r *Reader) decodeUnits(in *scanner) []int {
	var units []int
	unit := 0
	for range in.count() {
		if unit += in.number(); unit >= r.root.Units {
			in.fail()
			return nil
		}
		units = append(units, unit)
	}
	return units
}

// tails reads the reversed dictionary that would hold the reversed word: what
// each word folds to, and how often it occurs.
func (r *Reader) tails(fold string) ([]form, error) {
	nr := holding(r.root.Tails, reversed(fold))
	if forms, ok := r.reversed[nr]; ok {
		return forms, nil
	}
	data, err := r.part("e", nr)
	if err != nil {
		return nil, err
	}
	var forms []form
	in, before := &scanner{s: data}, ""
	for in.more() {
		before = in.word(before)
		forms = append(forms, form{fold: reversed(before), count: in.number()})
	}
	if in.err != nil {
		return nil, fmt.Errorf("search file e%d: %w", nr, in.err)
	}
	r.reversed[nr] = forms
	return forms, nil
}
