package search

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// variant is a word of the content and another way to write it.
type variant struct{ plain, other string }

// variants lists, by kind, other ways to write the words of the content that
// occur twice or more.
func variants(w *world) map[string][]variant {
	_, known := read(w.units, w.catalogue.Settings.Languages)
	a := analyse(known, w.catalogue)
	all := map[string][]variant{}
	for _, class := range norwegian.Classes(a.count) {
		plain := class[0].Form
		n := utf8.RuneCountInString(plain)
		if n < 6 || a.count[plain] < 2 || norwegian.IsLight(plain) || strings.ContainsAny(plain, "0123456789§") {
			continue
		}
		add := func(kind, other string) { all[kind] = append(all[kind], variant{plain, other}) }
		for _, l := range class[1:] {
			switch l.Reason {
			case norwegian.Inflection:
				add("inflection", l.Form)
			case norwegian.Standard:
				add("nynorsk", l.Form)
			}
		}
		if fold := norwegian.Fold(plain); fold != plain {
			add("fold", fold)
		}
		if letters := []rune(plain); n >= 7 {
			add("typo", string(slices.Delete(letters, n/2, n/2+1)))
		}
		if len(a.parts[plain]) == 2 {
			if parts := norwegian.NewSplitter(a.count, w.catalogue.Search.Splits).Split(plain); len(parts) == 2 {
				add("compound", strings.Join(parts, " "))
			}
		}
	}
	return all
}

// BenchmarkVariants tells which share of the ten best pages for a word another
// way to write it finds as well, and among its own ten best (search.md 6).
func BenchmarkVariants(b *testing.B) {
	w := realWorld(b)
	r, err := Open(w.files)
	if err != nil {
		b.Fatal(err)
	}
	all := variants(w)
	found := func(query string, limit int) []string {
		res, err := r.Search(query, Options{Lang: catalogue.NB, Limit: limit})
		if err != nil {
			b.Fatal(err)
		}
		var all []string
		for _, h := range res.Hits {
			all = append(all, h.Address)
		}
		return all
	}
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		b.Run(kind, func(b *testing.B) {
			var wanted, any, ten int
			for b.Loop() {
				wanted, any, ten = 0, 0, 0
				for _, v := range all[kind] {
					other := found(v.other, len(w.units))
					for _, address := range found(v.plain, 10) {
						wanted++
						if i := slices.Index(other, address); i >= 0 {
							any++
							if i < 10 {
								ten++
							}
						}
					}
				}
			}
			b.ReportMetric(float64(len(all[kind])), "words")
			b.ReportMetric(float64(any)/float64(wanted), "found")
			b.ReportMetric(float64(ten)/float64(wanted), "in-ten")
		})
	}
}
