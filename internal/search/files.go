package search

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// version of the files; the client refuses others.
const version = 5

// Sizes in bytes before compression, which leaves half (search.md 5.3 and 6). What a
// reader loads before the first result is the client, the dictionaries of the words
// and a file of titles: 20 kB of a small site.
const (
	oneDictionary = 16_000 // all words and where they are: up to this they are in one file
	leastText     = 3_000
	longSize      = 4_000 // a longer list of places is a file of its own
	someBest      = 2_000 // units, of a word in more than a tenth of them, before the rest
	oneTitles     = 40    // units whose titles are in one file, which is loaded beside the words
)

// shardSize is how large a dictionary is, in bytes. A large site has larger files of
// everything, so that they are not more than a host likes; of the largest they are
// a little smaller again, since a query of three words loads up to six.
func (x *Index) shardSize() int { return [...]int{3_000, 5_000, 12_000, 11_000}[x.scale()] }

// titlesInFile is how many units a file of titles has.
func (x *Index) titlesInFile() int {
	if n := len(x.units); n <= oneTitles {
		return max(n, 1)
	}
	return [...]int{16, 16, 16, 32}[x.scale()]
}

// textSize is how large a file of text is at least, in bytes.
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
	return max(leastText, total/[...]int{1_200, 1_200, 2_600, 9_500}[x.scale()])
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

// scale tells how large the site is, from 0 to 3.
func (x *Index) scale() int { return holding([]int{0, 121, 2_001, 20_001}, len(x.units)) }

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
	Shards   []string          `json:"d"` // what each dictionary begins with
	Held     []int             `json:"c"` // how many classes each holds
	Tails    []string          `json:"e"` // what each reversed dictionary begins with; none beside one dictionary
	Folds    map[string]string `json:"f"` // what folds to each
	Endings  string            `json:"s"` // with spaces between
	Stamp    string            `json:"a"` // in the name of every file

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
	r, parts := x.packed(texts)
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

// packed are the parts of the index but the text: all words in one dictionary where
// that is small.
func (x *Index) packed(texts [][]int) (*root, []part) {
	if x.scale() == 0 {
		if r, parts := x.pack(oneDictionary, x.titlesInFile(), texts); len(r.Shards) == 1 {
			return r, parts
		}
	}
	return x.pack(x.shardSize(), x.titlesInFile(), texts)
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

// someParts is how many scripts are made before they are handed over.
const someParts = 64

// write puts the parts in files.
func write(parts iter.Seq[part], stamp string, put func(string, []byte) error) error {
	var some []part
	flush := func() error {
		data := make([][]byte, len(some))
		sideBySide(len(some), func(_, i int) {
			data[i] = some[i].script()
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

// folds gives the letters that fold to each.
func folds() map[string]string {
	all := map[string]string{}
	for _, pair := range norwegian.Folds() {
		all[pair[1]] += pair[0]
	}
	return all
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
		Counties: x.counties(), Titles: titles, Kinds: Kinds, Facets: Facets, Folds: folds(), Endings: strings.Join(norwegian.Endings(), " "), Tails: []string{},
	}
	parts := x.packWords(r, size)
	if len(r.Shards) > 1 {
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
