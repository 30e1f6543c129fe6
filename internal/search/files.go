package search

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
)

// version of the files; the client refuses others.
const version = 2

// Sizes in bytes (search.md 5.3), before compression but for the first.
const (
	oneFile   = 60_000 // all but the text, gzipped: up to this it is one file
	shardSize = 30_000
	leastText = 6_000
	longSize  = 4_000 // a longer list of places is a file of its own
	someBest  = 2_000 // units, of a word in more than a tenth of them, before the rest

	oneFileUnits = 600 // with more than this, all in one file is not tried
)

// titlesInFile is how many units a file of titles has. A large site has larger
// files of titles and of text, so that they are not too many for a host.
func (x *Index) titlesInFile() int { return [...]int{16, 32, 64}[x.scale()] }

// textSize is how large a file of text in a language is at least, in bytes, so
// that they are not more than a host likes.
func (x *Index) textSize(lang catalogue.Lang) int {
	total := 0
	for _, u := range x.units {
		for _, s := range u.Sections {
			total += len(s.Body.In(lang).Text)
		}
	}
	return max(leastText, total/[...]int{400, 1_500, 6_500}[x.scale()])
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
	Version  int                 `json:"v"`
	Units    int                 `json:"n"`
	Classes  int                 `json:"m"`
	Counties int                 `json:"y"` // how many of the units, the first, are counties
	Titles   int                 `json:"t"` // how many units a file of titles has
	Unknown  int                 `json:"u"` // weight of a word that is nowhere, in hundredths: as of one that is in one place
	Langs    []catalogue.Lang    `json:"l"` // the first is that of the addresses
	Kinds    []Kind              `json:"k"`
	Facets   []Facet             `json:"g"`
	Shards   []string            `json:"d"` // where each dictionary after the first begins
	First    []int               `json:"c"` // the first class of each
	Tails    []string            `json:"e"` // the same of the reversed dictionaries; none for one dictionary
	Folds    map[string]string   `json:"f"`
	Endings  []string            `json:"s"`
	At       map[string][]string `json:"at"` // stamps in the names of files, by group
}

// part is one string of the index under its key: a group and a number.
type part struct {
	group string
	nr    int
	data  string
}

func (p part) key() string { return p.group + strconv.Itoa(p.nr) }

// script is the part as a call that a reader's browser makes.
func (p part) script() []byte { return call(p.key(), p.data) }

// call writes a string as JSON, which every script understands, with < escaped.
func call(key, data string) []byte {
	s, err := json.Marshal(seal(key, data))
	if err != nil {
		return nil // a string does not fail
	}
	return fmt.Appendf(nil, "sok(%q,%s);\n", key, s)
}

// Write hands every file of the index to put, with the client last and the root
// inside it, and returns the address of that script. All must land in one folder;
// put returns where a file lies, with a stamp before the ending: "d0.js" becomes
// "/sok/d0.1a2b3c4d.js". It fails when put does, or stamps otherwise.
func (x *Index) Write(client []byte, put func(name string, data []byte) (address string, err error)) (script string, err error) {
	texts, err := x.writeTexts(put)
	if err != nil {
		return "", err
	}
	var r *root
	var parts []part
	if len(x.units) <= oneFileUnits {
		r, parts = x.pack(len(x.units)*1_000_000+1, texts)
		if one := scripts(parts); compressed(one) <= oneFile {
			parts = []part{{"alt", 0, string(one)}}
		} else {
			r = nil
		}
	}
	if r == nil {
		r, parts = x.pack(shardSize, texts)
	}
	stamps, err := write(parts, put)
	if err != nil {
		return "", err
	}
	for i, p := range parts {
		r.At[p.group] = append(r.At[p.group], stamps[i])
	}
	data, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("search: %w", err)
	}
	script, err = put("sok.js", slices.Concat(client, []byte("\n"), call("r", string(data))))
	if err != nil {
		return "", fmt.Errorf("search: %w", err)
	}
	return script, nil
}

// Memory writes the index to memory alone, for questions without a site.
func (x *Index) Memory() (Files, error) {
	data := map[string][]byte{}
	script, err := x.Write(nil, func(name string, b []byte) (string, error) {
		name = strings.TrimSuffix(name, ".js") + ".0.js"
		data[name] = b
		return name, nil
	})
	return Files{Script: data[script], Read: func(name string) ([]byte, error) {
		if b, ok := data[name]; ok {
			return b, nil
		}
		return nil, fmt.Errorf("no file %s", name)
	}}, err
}

// textFile is a file of text: its first unit, and the stamp in its name.
type textFile struct {
	first int
	stamp string
}

// writeTexts writes the files of text and tells of each language where they are.
// The files of titles say so of their units, not the root, which would be long.
func (x *Index) writeTexts(put func(string, []byte) (string, error)) ([][]textFile, error) {
	all := make([][]textFile, len(x.langs))
	for i, lang := range x.langs {
		var parts []part
		flush := func() error {
			stamps, err := write(parts, put)
			for k, stamp := range stamps {
				all[i][len(all[i])-len(stamps)+k].stamp = stamp
			}
			parts = parts[:0]
			return err
		}
		for first, p := range x.texts(lang) {
			parts, all[i] = append(parts, p), append(all[i], textFile{first: first})
			if len(parts) < someParts {
				continue
			}
			if err := flush(); err != nil {
				return nil, err
			}
		}
		if err := flush(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// scripts joins parts.
func scripts(parts []part) []byte {
	var all []byte
	for _, p := range parts {
		all = append(all, p.script()...)
	}
	return all
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

// write puts the parts in files and returns the stamps in their names.
func write(parts []part, put func(string, []byte) (string, error)) ([]string, error) {
	var stamps []string
	for some := range slices.Chunk(parts, someParts) {
		data := make([][]byte, len(some))
		sideBySide(len(some), func(_, i int) {
			if data[i] = []byte(some[i].data); some[i].group != "alt" { // which is calls already
				data[i] = some[i].script()
			}
		})
		for i, p := range some {
			stamp, err := p.put(data[i], put)
			if err != nil {
				return nil, err
			}
			stamps = append(stamps, stamp)
		}
	}
	return stamps, nil
}

// put puts the script of the part in a file and returns the stamp in its name.
func (p part) put(script []byte, put func(string, []byte) (string, error)) (string, error) {
	address, err := put(p.key()+".js", script)
	if err != nil {
		return "", fmt.Errorf("search: %w", err)
	}
	stamp, ok := strings.CutPrefix(strings.TrimSuffix(path.Base(address), ".js"), p.key()+".")
	if !ok {
		return "", fmt.Errorf("search: the file %s got the name %s, which holds no stamp", p.key(), address)
	}
	return stamp, nil
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
// size.
func (x *Index) pack(size int, texts [][]textFile) (*root, []part) {
	r := &root{
		Version: version, Units: len(x.units), Classes: len(x.classes), Unknown: idf(1, len(x.units)), Langs: x.langs,
		Counties: x.counties(), Titles: x.titlesInFile(), Kinds: Kinds, Facets: Facets, Folds: x.folds, Endings: x.endings, At: map[string][]string{},
		Shards: []string{}, Tails: []string{},
	}
	parts := x.packWords(r, size)
	if len(r.Shards) > 0 {
		parts = append(parts, x.packTails(r, size)...)
	}
	for i, lang := range x.langs {
		parts = append(parts, x.packTitles(lang, r.Titles, texts[i])...)
	}
	for i, f := range Facets {
		parts = append(parts, part{"f", i, x.packFacet(f)})
	}
	return r, parts
}
