package search

import (
	"path"
	"reflect"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/site"
)

func TestStatement(t *testing.T) {
	for script, want := range map[string]statement{
		`sok("d0","ab");` + "\n":                       {"d0", "ab"},
		`sok("a",'b')`:                                 {"a", "b"},
		`sok("r",'{"v":1}')`:                           {"r", `{"v":1}`},
		"sok('x',`a\nb\t\\` \\${c} $d \"'`)":           {"x", "a\nb\t` ${c} $d \"'"},
		`sok("x","\\n\n\t\x41\u00e5\ud83d\ude00\"\/")`: {"x", "\\n\n\tAå😀\"/"},
		``:                          {},
		`sok("a","b")` + "\n":       {}, // cut before the end of its line
		`sok("a","b"`:               {},
		`sok("a",1)`:                {},
		`sok("a","b","c")`:          {},
		`sok("a","b");alert("c")`:   {},
		"sok(\"a\",`${b}`)":         {},
		"sok(\"a\",\"b\n\")":        {},
		`sok("a","\u00")`:           {},
		`sok("a","\1")`:             {},
		`sok("a","\`:                {},
		`sok("a","b");;`:            {},
		`sok("a","b"),sok("c","d")`: {},
		`sok(a,"b")`:                {},
		`sok("a","b") sok("c","d")`: {},
		`sok("a","\u{1f600}")`:      {},
	} {
		if got, ok := statementOf(script); ok != (want.key != "") || ok && got != want {
			t.Errorf("%q holds %q (%t), want %q", script, got, ok, want)
		}
	}
}

// TestShipped shows that an index answers the same when a site has minified it.
func TestShipped(t *testing.T) {
	x := tiny()
	whole, _ := memory(t, x)
	disk := &site.Memory{}
	out := site.New(disk, site.Options{Minify: true})
	script, err := x.Write([]byte("(() => { globalThis.sok = () => {}; })();\n"), func(name string, b []byte) error { return out.Add(site.File{Path: "sok/" + name, Data: b}) })
	if err != nil {
		t.Fatal(err)
	}
	address, err := out.Asset("sok/sok.js", script)
	if err != nil {
		t.Fatal(err)
	}
	script, _ = disk.Lookup(address[1:])
	shipped := Files{Script: script, Read: func(name string) ([]byte, error) {
		b, _ := disk.Lookup(path.Join("sok", name))
		return b, nil
	}}
	for _, query := range queries {
		var answers []Result
		for _, f := range []Files{whole, shipped} {
			r, err := Open(f)
			if err != nil {
				t.Fatal(err)
			}
			res, err := r.Search(query, Options{Lang: catalogue.NN, Counts: true, Texts: true})
			if err != nil {
				t.Fatal(err)
			}
			answers = append(answers, res)
		}
		if !reflect.DeepEqual(answers[0], answers[1]) {
			t.Errorf("%q: shipped, the index answers %+v, want %+v", query, answers[1], answers[0])
		}
	}
}

// TestCallEndsNowhereElse shows that no data ends the string that it is written in,
// computes in it, or ends a script element around it.
func TestCallEndsNowhereElse(t *testing.T) {
	for _, sign := range []string{"`", "${", "\\", "\r", "</", "\u2028", "\u2029"} {
		data := string(call("a0", "a"+sign+"b"))
		if body := strings.TrimSuffix(strings.TrimPrefix(data, "sok(\"a0\",`"), "`);\n"); strings.Contains(body, sign) && sign != "\\" || strings.Contains(body, `\b`) {
			t.Errorf("%q is written as it is: %q", sign, data)
		}
		if s, ok := statementOf(data); !ok || s.data != seal("a0", "a"+sign+"b") {
			t.Errorf("%q is read back as %q, %v", sign, s.data, ok)
		}
	}
}
