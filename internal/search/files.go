package search

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
)

// version of the files; the client refuses others.
const version = 3

// Sizes in bytes (search.md 5.3), before compression but for the first.
const (
	oneFile   = 60_000 // all but titles and text, gzipped: up to this it is one file
	shardSize = 20_000
	leastText = 3_000
	longSize  = 4_000 // a longer list of places is a file of its own
	someBest  = 2_000 // units, of a word in more than a tenth of them, before the rest

	// oneFileUnits is how many units may be in one file. It is more bytes to the
	// first result than shards would be, but one round trip less, and none after.
	oneFileUnits = 120
)

// titlesInFile is how many units a file of titles has. A large site has larger
// files of titles and of text, so that they are not too many for a host.
func (x *Index) titlesInFile() int { return [...]int{16, 16, 32}[x.scale()] }

// textSize is how large a file of text is at least, in bytes, so that they are not
// more than a host likes.
func (x *Index) textSize() int {
	total := 0
	for i := range x.units {
		for _, lang := range x.langs {
			if u := &x.units[i]; x.textIn(u, lang) == lang {
				for _, s := range u.Sections {
					total += len(s.Body.In(lang).Text)
				}
			}
		}
	}
	return max(leastText, total/[...]int{1_200, 2_600, 9_500}[x.scale()])
}

// textIn is the language whose files hold the text that a reader of a language is
// shown: another where none of it is written in that one.
func (x *Index) textIn(u *Unit, lang catalogue.Lang) catalogue.Lang {
	other := lang
	for _, s := range u.Sections {
		w := s.Body.In(lang)
		if w.Text == "" {
			continue
		}
		if other = w.Lang; other == lang {
			break
		}
	}
	if !slices.Contains(x.langs, other) {
		return lang
	}
	return other
}

// scale tells how large the site is: 0, 1 or 2.
func (x *Index) scale() int {
	switch n := len(x.units); {
	case n <= 2_000:
		return 0
	case n <= 20_000:
		return 1
	}
	return 2
}

// root is what the client knows before it loads anything.
type root struct {
	Version  int               `json:"v"`
	Units    int               `json:"n"`
	Classes  int               `json:"m"`
	Counties int               `json:"y"` // how many of the units, the first, are counties
	Titles   int               `json:"t"` // how many units a file of titles has
	Unknown  int               `json:"u"` // weight of a word that is nowhere, in hundredths: as of one that is in one place
	Langs    []catalogue.Lang  `json:"l"` // the first is that of the addresses
	Kinds    []Kind            `json:"k"`
	Facets   []Facet           `json:"g"`
	Shards   []string          `json:"d"` // where each dictionary after the first begins
	Held     []int             `json:"c"` // how many classes each holds
	Tails    []string          `json:"e"` // the same of the reversed dictionaries; none for one dictionary
	Folds    map[string]string `json:"f"`
	Endings  []string          `json:"s"`
	Stamp    string            `json:"a"` // in the name of every file
	One      bool              `json:"o"` // all but titles and text is in one file

	first []int // class of each dictionary
}

// part is one string of the index under its key: a group and a number.
type part struct {
	group string
	nr    int
	data  string
	first int // unit of a part of text
}

func (p part) key() string { return p.group + strconv.Itoa(p.nr) }

// script is the part as a call that a reader's browser makes.
func (p part) script() []byte { return call(p.key(), p.data) }

// call writes a string as a template without substitutions (ECMA-262, 12.9.6),
// which needs the fewest escapes. None of them is the letter that it stands for
// behind a backslash, so that no letter can be lost unseen.
func call(key, data string) []byte {
	return fmt.Appendf(nil, "sok(%q,`%s`);\n", key, inTemplate.Replace(seal(key, data)))
}

var inTemplate = strings.NewReplacer("\\", `\x5c`, "`", `\x60`, "${", `\x24{`, "\r", `\r`, "</", `\x3c/`, "\u2028", `\u2028`, "\u2029", `\u2029`)

// Write hands every file of the index but the script to put, by the name that it
// must have, and returns the script: the client with the root inside it. All must
// lie in one folder. The names hold one stamp, so that files of two builds do not
// mix: they change when anything in the index does. It fails when put does.
func (x *Index) Write(client []byte, put func(name string, data []byte) error) (script []byte, err error) {
	texts, sum := x.findTexts()
	r, parts := x.packSmall(texts)
	if r == nil {
		r, parts = x.pack(shardSize, x.titlesInFile(), texts)
	}
	for _, p := range parts {
		sum = sha256.Sum256(fmt.Appendf(sum[:], "%d %s %s", version, p.key(), p.data))
	}
	r.Stamp = fmt.Sprintf("%x", sum[:4])
	for _, lang := range x.langs {
		err = errors.Join(err, write(x.texts(lang), r.Stamp, put))
	}
	err = errors.Join(err, write(slices.Values(parts), r.Stamp, put))
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	data, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return slices.Concat(client, []byte("\n"), call("r", string(data))), nil
}

// packSmall packs the index with all but titles and text in one part; nil when that
// would be too much for one.
func (x *Index) packSmall(texts [][]int) (*root, []part) {
	if len(x.units) > oneFileUnits {
		return nil, nil
	}
	r, parts := x.pack(len(x.units)*1_000_000+1, max(len(x.units), 1), texts)
	var one []byte
	apart := parts[:0]
	for _, p := range parts {
		if isApart(p.group) {
			apart = append(apart, p)
		} else {
			one = append(one, p.script()...)
		}
	}
	if len(one) > oneFile && compressed(one) > oneFile {
		return nil, nil
	}
	r.One = true
	return r, append(apart, part{group: "alt", data: string(one)})
}

// isApart tells whether a group is never in one file with others: that of titles
// or text in a language, as few read both.
func isApart(group string) bool { return group[0] == 't' || group[0] == 'x' }

// file is the file that holds a part.
func (r *root) file(p part) string {
	if r.One && !isApart(p.group) {
		return "alt0"
	}
	return p.key()
}

// Memory writes the index to memory alone, for questions without a site.
func (x *Index) Memory() (Files, error) {
	data := map[string][]byte{}
	script, err := x.Write(nil, func(name string, b []byte) error {
		data[name] = b
		return nil
	})
	return Files{Script: script, Read: func(name string) ([]byte, error) {
		if b, ok := data[name]; ok {
			return b, nil
		}
		return nil, fmt.Errorf("no file %s", name)
	}}, err
}

// findTexts gives the first unit of every file of text of each language, and a hash
// of them all.
func (x *Index) findTexts() (first [][]int, sum [sha256.Size]byte) {
	first = make([][]int, len(x.langs))
	sums := make([][sha256.Size]byte, len(x.langs))
	sideBySide(len(x.langs), func(_, i int) {
		h := sha256.New()
		for p := range x.texts(x.langs[i]) {
			first[i] = append(first[i], p.first)
			fmt.Fprintf(h, "%s %s", p.key(), p.data)
		}
		h.Sum(sums[i][:0])
	})
	return first, sha256.Sum256(fmt.Append(nil, sums))
}

// compressed is how many bytes the data has gzipped as tightly as it goes.
func compressed(data []byte) int {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return len(data)
	}
	if _, err := w.Write(data); err != nil || w.Close() != nil {
		return len(data) // a buffer does not fail
	}
	return b.Len()
}

// someParts is how many scripts are made before they are handed over.
const someParts = 64

// write puts the parts in files.
func write(parts iter.Seq[part], stamp string, put func(string, []byte) error) error {
	var some []part
	flush := func() error {
		data := make([][]byte, len(some))
		sideBySide(len(some), func(_, i int) {
			if data[i] = []byte(some[i].data); some[i].group != "alt" { // which is calls already
				data[i] = some[i].script()
			}
		})
		for i, p := range some {
			if err := put(p.key()+"."+stamp+".js", data[i]); err != nil {
				return err
			}
		}
		some = some[:0]
		return nil
	}
	for p := range parts {
		if some = append(some, p); len(some) == someParts {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// counties is how many of the units are counties; they come first.
func (x *Index) counties() int {
	n := slices.IndexFunc(x.units, func(u Unit) bool { return u.Kind != County })
	if n < 0 {
		return len(x.units)
	}
	return n
}

// pack makes the parts of the index but the text, with dictionaries of about the
// size and so many units in a file of titles.
func (x *Index) pack(size, titles int, texts [][]int) (*root, []part) {
	r := &root{
		Version: version, Units: len(x.units), Classes: len(x.classes), Unknown: idf(1, len(x.units)), Langs: x.langs,
		Counties: x.counties(), Titles: titles, Kinds: Kinds, Facets: Facets, Folds: x.folds, Endings: x.endings,
		Shards: []string{}, Tails: []string{},
	}
	parts := x.packWords(r, size)
	if len(r.Shards) > 0 {
		parts = append(parts, x.packTails(r, size)...)
	}
	for _, lang := range x.langs {
		parts = append(parts, x.packTitles(lang, r.Titles, texts)...)
	}
	for i, f := range Facets {
		parts = append(parts, part{group: "f", nr: i, data: x.packFacet(f)})
	}
	return r, parts
}
