package search

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tiny is an index small enough to be read.
func tiny() *Index {
	c := catalogue.New(catalogue.Catalogue{
		Settings: catalogue.Settings{Languages: []catalogue.Lang{catalogue.NB, catalogue.NN}},
		Search: catalogue.Search{
			Aliases:  []catalogue.Alias{{Word: "vgo", Means: "videregående opplæring"}, {Word: "moss", Means: "Østfold"}, {Word: "månen", Means: "romferge"}},
			Synonyms: [][]string{{"henvisning", "tilvising"}, {"arbeidsløs", "ledig"}},
			Splits:   map[string]string{"karrieresenter": "karriere+senter"},
		},
	})
	return New(c, []Unit{
		{
			Address: "/fylker/ostfold/", Kind: County, Title: catalogue.Same("Østfold"),
			Lead:   catalogue.Text{NB: "Karrieresenteret har avtale med NAV.", NN: "Karrieresenteret har avtale med NAV."},
			Facets: map[Facet][]string{OfKind: {"fylke"}, OfCounty: {"ostfold"}, OfGroup: {"ledige", "unge"}},
			Sections: []Section{
				{Anchor: "malgrupper_unge", Heading: catalogue.Same("unge"), Body: catalogue.Text{NB: "Uten videregående opplæring.", NN: "Utan vidaregåande opplæring."}},
				{Body: catalogue.Text{NB: "NAV gir § 14 a-vedtak."}},
			},
		},
		{
			Address: "/begreper/malgrupper/ledige/", Kind: Term, Title: catalogue.Text{NB: "Ledige", NN: "Ledige"},
			Lead:  catalogue.Text{NB: "Personer som ikke har arbeid. De kan få henvisning.", NN: "Personar som ikkje har arbeid. Dei kan få tilvising."},
			Names: []catalogue.Text{catalogue.Same("arbeidsledige")}, Facets: map[Facet][]string{OfKind: {"begrep"}, OfGroup: {"ledige"}},
		},
		{
			Address: "/ordliste/#karrieresenter", Kind: Word, Title: catalogue.Same("karrieresenter"),
			Lead: catalogue.Text{NB: "Gir karriereveiledning til alle over 19 år."}, Facets: map[Facet][]string{OfKind: {"ord"}},
		},
	})
}

// golden compares with what the file holds, or writes it anew.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and read the change. Now:\n%s", name, got)
	}
}

// memory writes an index without a client, stamped with what it holds.
func memory(t testing.TB, x *Index) (Files, map[string][]byte) {
	t.Helper()
	f, data, err := writeMemory(x, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f, data
}

// TestBytes keeps every byte of a small index, in one file and in many.
func TestBytes(t *testing.T) {
	x := tiny()
	_, data := memory(t, x)
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(data)) {
		if !strings.HasPrefix(name, "sok.") { // which is the client and the root
			fmt.Fprintf(&b, "-- %s --\n%s", name, data[name])
		}
	}
	b.WriteString("-- many --\n")
	r, parts := x.pack(200, 16, firstTexts(x))
	for _, p := range parts {
		b.Write(p.script())
	}
	r.Folds, r.Endings = nil, ""
	fmt.Fprintf(&b, "-- root --\n%+v\n", *r)
	golden(t, "testdata/tiny.golden", b.Bytes())
	for range 3 {
		_, again := memory(t, tiny())
		if !maps.EqualFunc(data, again, bytes.Equal) {
			t.Fatal("the same content gave other bytes")
		}
	}
}

func TestDropped(t *testing.T) {
	if got := tiny().Report.Dropped; len(got) != 1 || got[0].Word != "månen" {
		t.Errorf("dropped %v; want the one alias whose target is nowhere", got)
	}
}

// addresses lists what was found, with the sections.
func addresses(r Result) string {
	var all []string
	for _, h := range r.Hits {
		a := h.Address
		for _, s := range h.Sections {
			_, anchor, _ := strings.Cut(s.Address, "#")
			a += " +" + anchor
		}
		all = append(all, a)
	}
	return strings.Join(all, " ")
}

// TestUnderstanding asks the small index in every way that a word can be found.
func TestUnderstanding(t *testing.T) {
	const county, ledige, senter = "/fylker/ostfold/", "/begreper/malgrupper/ledige/", "/ordliste/#karrieresenter"
	f, _ := memory(t, tiny())
	many := manyFiles(t, tiny(), 250)
	for _, k := range []struct{ query, how, want string }{
		{"Østfold", "exact", county},
		{"ostfold", "folded østfold", county},
		{"oestfold", "folded østfold", county},
		{"avtale", "exact", county},
		{"avtaler", "ending avtale", county},
		{"avt", "prefix avtale", county},
		{"avtale avt", "exact, prefix avtale", county},
		{"avt avtale", "unknown, exact", ""}, // what is not there weighs too much
		{"unge", "exact", county + " +malgrupper_unge"},
		{"ungdommen", "unknown", ""},
		{"karrieresen", "prefix karrieresenter", senter + " " + county},
		{"karriere senter", "exact, exact", senter + " " + county},
		{"karrieresentre", "ending karrieresenter", senter + " " + county},
		{"karrieresnter", "typo karrieresenter", senter + " " + county},
		{"akrrieresenter", "typo karrieresenter", senter + " " + county},
		{"karrierexsentor", "typo karrieresenter", senter + " " + county},
		{"arbeidspersoner", "parts arbeid personer", ledige},
		{"arbeids løs", "joined arbeidsløs, joined arbeidsløs", ledige},
		{"tilvising", "exact", ledige},
		{"arbeidsløse", "ending arbeidsløs", ledige},
		{"vgo", "exact", county + " +malgrupper_unge"},
		{"Moss", "exact", county},
		{"§14a", "exact", county},
		{"§ 14 A", "exact", county},
		{"§ 15", "unknown", ""},
		{"NAV", "exact", county},
		{"NAVs", "exact", county},
		{"AV", "exact", ""},
		{"19 år", "exact, exact", senter},
		{"18", "unknown", ""},
		{"romferge til månen", "unknown, exact, ending måned", ""},
		{"", "", ""},
		{" -– !", "", ""},
	} {
		for _, files := range []Files{f, many} {
			r, err := Open(files)
			if err != nil {
				t.Fatal(err)
			}
			res, err := r.Search(k.query, Options{Lang: catalogue.NB})
			if err != nil {
				t.Fatal(err)
			}
			var how []string
			for _, w := range res.Words {
				how = append(how, strings.TrimSpace(string(w.How)+" "+w.As))
			}
			if got := strings.Join(how, ", "); got != k.how || addresses(res) != k.want {
				t.Errorf("%q is understood as %q and finds %q; want %q and %q", k.query, got, addresses(res), k.how, k.want)
			}
		}
	}
}

// firstTexts are the first units of the files of text.
func firstTexts(x *Index) [][]int {
	first, _ := x.findTexts()
	return first
}

// manyFiles writes the index with dictionaries of another size.
func manyFiles(t testing.TB, x *Index, size int) Files {
	t.Helper()
	r, parts := x.pack(size, 16, firstTexts(x))
	data := map[string][]byte{}
	r.Stamp = "0"
	for _, p := range parts {
		data[p.key()+".0.js"] = p.script()
	}
	return Files{Script: rootScript(t, r), Read: func(name string) ([]byte, error) {
		if b, ok := data[name]; ok {
			return b, nil
		}
		return nil, fmt.Errorf("no file %s", name)
	}}
}

// TestExcerpts shows what is cut out of a text, with the marks in brackets.
func TestExcerpts(t *testing.T) {
	long := strings.Repeat("tekst ", 40)
	for _, k := range []struct{ query, text, want string }{
		{"avtaler", "Avtale? De har avtale.", "[Avtale]? De har [avtale]."},
		{"ostfold", "Østfold fylke", "[Østfold] fylke"},
		{"henvisninger til nav", "NAV gir tilvising til alle", "[NAV] gir [tilvising] [til] alle"},
		{"månen", "ikke noe her", ""},
		{"avtale alle", long + "avtale " + long + "alle med avtale " + long, "… tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst [alle] med [avtale] tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst tekst …"},
	} {
		f, _ := memory(t, tiny())
		r, err := Open(f)
		if err != nil {
			t.Fatal(err)
		}
		words := asked(k.query)
		if err := r.understand(words, false); err != nil {
			t.Fatal(err)
		}
		marks, err := r.marks(words)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, p := range r.cut([]rune(k.text), marks) {
			if p.Marked {
				p.Text = "[" + p.Text + "]"
			}
			got.WriteString(p.Text)
		}
		if got.String() != k.want {
			t.Errorf("%q in %q: %q, not %q", k.query, k.text, got.String(), k.want)
		}
	}
}

// TestParted shows how the lines of a section stand side by side in an excerpt.
func TestParted(t *testing.T) {
	for text, want := range map[string]string{
		"De har en avtale.\nDen gjelder unge.": "De har en avtale. Den gjelder unge.",
		"NAV-kontor\n\n skole \nDe møtes.":     "NAV-kontor · skole · De møtes.",
		"De møtes.\nNAV-kontor\nskole":         "De møtes. NAV-kontor · skole",
		"Tema:\nå":                             "Tema: å",
		"":                                     "",
	} {
		if got := parted(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}
