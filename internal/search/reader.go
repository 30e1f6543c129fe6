package search

import (
	"bytes"
	"cmp"
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
	folds    map[rune]string
	endings  []string
}

// ErrVersion is the reason that an index of another version is not read.
var ErrVersion = errors.New("other version")

// Open reads the root of an index. It fails when it is missing, of another
// version, or contradicts itself.
func Open(f Files) (*Reader, error) {
	r := &Reader{files: f, parts: map[string]string{}, shards: map[int]*shard{}, reversed: map[int][]form{}, classes: map[int]*foundClass{}, columns: map[Facet]*column{}, folds: map[rune]string{}}
	i := bytes.LastIndex(f.Script, []byte(`sok("r",`))
	if i < 0 {
		return nil, fmt.Errorf("search: the script has no root")
	}
	if err := r.register(f.Script[i:], "r"); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(r.parts["r"]), &r.root); err != nil {
		return nil, fmt.Errorf("search: root: %w", err)
	}
	if err := r.root.fault(); err != nil {
		return nil, err
	}
	at := 0
	for _, n := range r.root.Held {
		r.root.first = append(r.root.first, at)
		at += n
	}
	for to, from := range r.root.Folds {
		for _, letter := range from {
			r.folds[letter] = to
		}
	}
	r.endings = strings.Fields(r.root.Endings)
	return r, nil
}

// Langs are the languages of the site; the first is that of the addresses.
func (r *Reader) Langs() []catalogue.Lang { return r.root.Langs }

// fault is what the root says against itself.
func (r *root) fault() error {
	switch {
	case r.Version != version:
		return fmt.Errorf("search: the index has version %d, not %d: %w", r.Version, version, ErrVersion)
	case !isStamp(r.Stamp), len(r.Shards) == 0, len(r.Held) != len(r.Shards), slices.Min(r.Held) < 0, slices.Max(r.Held) > r.Classes, r.Classes > largest, len(r.Langs) == 0, r.Titles < 1:
		return fmt.Errorf("search: root: %w", errData)
	}
	return nil
}

// isStamp tells whether a stamp can be a part of a file's name.
func isStamp(s string) bool { return s != "" && strings.Trim(s, "0123456789abcdef") == "" }

// register keeps the part that a file holds; it fails on anything but one call with
// that key.
func (r *Reader) register(script []byte, key string) error {
	call, ok := statementOf(string(script))
	if !ok || call.key != key {
		return fmt.Errorf("search file %s: %w", key, errData)
	}
	data, err := unseal(key, call.data)
	if err == nil {
		r.parts[key] = data
	}
	return err
}

// part returns a part, loading the file that holds it.
func (r *Reader) part(group string, nr int) (string, error) {
	key := part{group: group, nr: nr}.key()
	if data, ok := r.parts[key]; ok {
		return data, nil
	}
	script, err := r.files.Read(key + "." + r.root.Stamp + ".js")
	if err != nil {
		return "", fmt.Errorf("search file %s: %w", key, err)
	}
	if err := r.register(script, key); err != nil {
		return "", err
	}
	return r.parts[key], nil
}

// shard is a dictionary as it is read.
type shard struct {
	entries []form // sorted by fold
	classes []string
}

// shardOf finds the dictionary that would hold what folds to the key.
func (r *Reader) shardOf(fold string) (*shard, error) { return r.shard(holding(r.root.Shards, fold)) }

// holding finds which of some runs, told by what each begins with, would hold x.
func holding[T cmp.Ordered](begins []T, x T) int {
	return max(sort.Search(len(begins), func(i int) bool { return begins[i] > x })-1, 0)
}

func (r *Reader) shard(nr int) (*shard, error) {
	if s := r.shards[nr]; s != nil {
		return s, nil
	}
	data, err := r.part("d", nr)
	if err != nil {
		return nil, err
	}
	s, err := r.decodeShard(data, r.root.first[nr])
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
	s := &shard{}
	if classes != "" {
		s.classes = strings.Split(classes, " ")
	}
	in, before := scanner{s: forms}, ""
	for near := first; in.more(); {
		f := form{word: in.word(before)}
		n := in.close()
		step, own, links := n/counts, true, 0
		if f.count = n % counts; f.count == counts-1 {
			f.count += in.number()
		}
		if step >= otherStep {
			n := in.number()
			if own, links, step = n%2 == 1, n/2, 0; own {
				step = in.signed()
			}
		}
		if own {
			near = r.classNear(&in, near, step)
			f.links = append(f.links, link{[]int{near}, sameClass})
		}
		for ; links > 0 && in.err == nil; links-- {
			f.links = append(f.links, r.decodeLink(&in, near))
		}
		f.fold, before = r.fold(f.word), f.word
		s.entries = append(s.entries, f)
	}
	return s, in.err
}

func (r *Reader) decodeLink(in *scanner, near int) link {
	l := link{weight: in.below(sameClass + 1)}
	for range in.count() {
		l.classes = append(l.classes, r.classNear(in, near, in.signed()))
	}
	if len(l.classes) == 0 {
		in.fail()
	}
	return l
}

// classNear is a class that is told from another.
func (r *Reader) classNear(in *scanner, near, step int) int {
	c := near + step
	if c < 0 || c >= r.root.Classes {
		return in.fail()
	}
	return c
}

// fold looks every letter up.
func (r *Reader) fold(word string) string {
	var b strings.Builder
	for _, letter := range word {
		if to, ok := r.folds[letter]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(letter)
		}
	}
	return b.String()
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
		forms = append(forms, form{fold: reversed(before), count: in.close()})
	}
	if in.err != nil {
		return nil, fmt.Errorf("search file e%d: %w", nr, in.err)
	}
	r.reversed[nr] = forms
	return forms, nil
}
