package search

import (
	"encoding/json"
	"fmt"
	"testing"

	"modellkatalog/internal/catalogue"
)

// queries reach every kind of part.
var queries = []string{"Østfold avtale", "karrieresnter", "arbeidsledige unge", "xyzopplæring", "§ 14 a", "videregående opplæring", "19 avtaler"}

// ask asks an index that may be spoilt. What comes back must be an error or a
// result that keeps its promises; how long it takes is bounded by its size.
func ask(t *testing.T, f Files) {
	r, err := Open(f)
	if err != nil {
		return
	}
	for _, q := range queries {
		res, err := r.Search(q, Options{Lang: catalogue.NN, Counts: true, Texts: true, Facets: map[Facet][]string{OfGroup: {"ledige", "unge"}, OfCounty: {"ostfold"}}})
		if err != nil {
			continue
		}
		if len(res.Hits) > res.Total || len(res.Hits) > usualLimit {
			t.Errorf("%q: %d hits of %d", q, len(res.Hits), res.Total)
		}
		for _, h := range res.Hits {
			if len(h.Sections) > maxSections {
				t.Errorf("%q: %d sections", q, len(h.Sections))
			}
		}
	}
}

// FuzzPart puts other data into one part of an index, with a checksum that holds.
func FuzzPart(f *testing.F) {
	x := tiny()
	r, parts := x.pack(200, 16, firstTexts(x))
	r.Stamp = "0"
	for _, lang := range x.langs {
		for p := range x.texts(lang) {
			parts = append(parts, p)
		}
	}
	sound := map[string][]byte{}
	for _, p := range parts {
		f.Add(p.group, p.nr, p.data)
		sound[p.key()+".0.js"] = p.script()
	}
	f.Add("d", 0, "AavtaleA|ABA")
	script := rootScript(f, r)
	f.Fuzz(func(t *testing.T, group string, nr int, data string) {
		spoilt := part{group: group, nr: nr, data: data}
		ask(t, Files{Script: script, Read: func(name string) ([]byte, error) {
			switch b, ok := sound[name]; {
			case !ok:
				return nil, fmt.Errorf("no file %s", name)
			case name == spoilt.key()+".0.js":
				return spoilt.script(), nil
			default:
				return b, nil
			}
		}})
	})
}

// FuzzFile gives other bytes for a whole file.
func FuzzFile(f *testing.F) {
	good, data := memory(f, tiny())
	for name, b := range data {
		if name[:1] == "d" {
			f.Add(b, true)
			f.Add(b[:len(b)/2], true)
		}
	}
	f.Add(good.Script, false)
	f.Add(call("r", `{"v":4,"n":1000000,"m":1,"l":["nb"],"d":[""],"c":[0],"t":16,"a":"0"}`), false)
	f.Add(call("r", `{"v":4,"n":3,"m":33,"l":["nb"],"d":["","b","k"],"c":[0,9,3],"t":16,"a":"0"}`), false)
	f.Fuzz(func(t *testing.T, b []byte, isPart bool) {
		files := good
		if isPart {
			files.Read = func(string) ([]byte, error) { return b, nil }
		} else {
			files.Script = b
		}
		ask(t, files)
	})
}

// FuzzQuery asks a sound index anything.
func FuzzQuery(f *testing.F) {
	files, _ := memory(f, tiny())
	for _, q := range queries {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		r, err := Open(files)
		if err != nil {
			t.Fatal(err)
		}
		res, err := r.Search(q, Options{Lang: catalogue.NB})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := json.Marshal(res); err != nil || len(res.Words) > maxWords {
			t.Errorf("%q: %d words, %v", q, len(res.Words), err)
		}
	})
}

// TestAltered shows that one byte cut from a file, or changed in it, is told.
func TestAltered(t *testing.T) {
	good, data := memory(t, tiny())
	for name, b := range data {
		for i := range b {
			if b[i] == '\n' {
				continue // white space between the calls
			}
			for _, spoilt := range [][]byte{append(append([]byte{}, b[:i]...), b[i+1:]...), append(append(append([]byte{}, b[:i]...), b[i]^1), b[i+1:]...)} {
				files := good
				if name[:3] == "sok" {
					files.Script = spoilt
				}
				files.Read = func(asked string) ([]byte, error) {
					if asked == name {
						return spoilt, nil
					}
					return good.Read(asked)
				}
				r, err := Open(files)
				for _, lang := range []catalogue.Lang{catalogue.NB, catalogue.NN} {
					if err == nil {
						_, err = r.Search("avtale", Options{Lang: lang, Counts: true})
					}
				}
				if err == nil && name[0] != 'x' {
					t.Fatalf("%s is read without its byte %d:\n%s", name, i, spoilt[max(0, i-20):min(len(spoilt), i+20)])
				}
			}
		}
	}
}
