package search

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/norwegian"
)

// speaker makes text of a language from the words of the content, as often as
// they occur there, and from compounds of them, a few of them often.
type speaker struct {
	random *rand.Rand
	words  []string
	made   []string
}

// newSpeaker makes a speaker of so many compounds.
func newSpeaker(w *world, lang catalogue.Lang, compounds int) *speaker {
	s := &speaker{random: rand.New(rand.NewPCG(1, uint64(lang[1])))}
	var nouns []string
	texts, known := read(w.units, []catalogue.Lang{lang})
	for _, t := range texts {
		for _, token := range t.tokens {
			word := known.words[token.word()]
			s.words = append(s.words, word)
			if n := len(word); n >= 5 && n <= 9 && token&(partToken|joinedToken) == 0 {
				nouns = append(nouns, word)
			}
		}
	}
	slices.Sort(nouns)
	nouns = slices.Compact(nouns)
	for range compounds {
		s.made = append(s.made, nouns[s.random.IntN(len(nouns))]+nouns[s.random.IntN(len(nouns))])
	}
	return s
}

func (s *speaker) say(n int) string {
	var all []string
	for range n {
		if s.random.IntN(7) == 0 {
			common := s.random.Float64()
			all = append(all, s.made[int(common*common*common*float64(len(s.made)))])
		} else {
			all = append(all, s.words[s.random.IntN(len(s.words))])
		}
	}
	return strings.Join(all, " ")
}

// generated makes so many units of six sections, in both languages.
func generated(w *world, n int) []Unit {
	nb, nn := newSpeaker(w, catalogue.NB, 8000+4*n), newSpeaker(w, catalogue.NN, 8000+4*n)
	say := func(n int) catalogue.Text { return catalogue.Text{NB: nb.say(n), NN: nn.say(n)} }
	var units []Unit
	for i := range n {
		county := w.catalogue.Counties[i%len(w.catalogue.Counties)]
		u := Unit{Address: fmt.Sprintf("/side/%d/", i), Kind: Kinds[i*len(Kinds)/n], Title: say(3), Lead: say(20)}
		u.about(county)
		u.note(OfKind, string(u.Kind))
		for s := range 6 {
			u.Sections = append(u.Sections, Section{fmt.Sprintf("del-%d", s), say(3), say(50)})
		}
		units = append(units, u)
	}
	return units
}

var units = flag.Int("units", 1000, "how many units the benchmarks make up")

// BenchmarkIndex makes and writes an index of the real content and one of made-up
// units, and tells what it holds in memory when it is done. The most memory that
// there was is best read of a run of its own: -bench Index/made -benchtime 1x.
func BenchmarkIndex(b *testing.B) {
	w := realWorld(b)
	for _, k := range []struct {
		name  string
		units func() []Unit
	}{{"real", func() []Unit { return w.units }}, {"made", func() []Unit { return generated(w, *units) }}} {
		b.Run(k.name, func(b *testing.B) {
			all := k.units()
			runtime.GC()
			b.ReportAllocs()
			var files, bytes int
			var x *Index
			before := used(b)
			for b.Loop() {
				files, bytes = 0, 0
				x = New(w.catalogue, all)
				_, err := x.Write(nil, func(_ string, data []byte) error {
					files, bytes = files+1, bytes+len(data)
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((used(b)-before).Seconds()/float64(b.N), "cpu-s/op")
			b.ReportMetric(float64(files), "files")
			b.ReportMetric(float64(bytes)/1e6, "MB-files")
			b.ReportMetric(float64(x.Report.Forms), "forms")
			b.ReportMetric(float64(highest(b))/1e6, "MB-most")
		})
	}
}

// BenchmarkSearch asks an index of made-up units whose files are loaded.
func BenchmarkSearch(b *testing.B) {
	w := realWorld(b)
	f, _ := memory(b, New(w.catalogue, generated(w, *units)))
	r, err := Open(f)
	if err != nil {
		b.Fatal(err)
	}
	for _, q := range []string{"bestillerkompetanse", "karriereveiledning", "og i av", "karrierevieledning", "samtykke unge nordland"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				if _, err := r.Search(q, Options{Lang: catalogue.NB}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestFolds keeps the client's own rules equal to those of package norwegian.
func TestFolds(t *testing.T) {
	if got := fmt.Sprint(norwegian.FoldsAgain()); got != "[[aa a] [oe o]]" {
		t.Errorf("a second fold has the rules %s; foldAgain in static/js/sok.js has [[aa a] [oe o]]", got)
	}
	if got := fmt.Sprint(norwegian.Joins("a", "b")); got != "[ab asb aeb]" {
		t.Errorf("neighbours are joined as %s; understand in static/js/sok.js joins them as [ab asb aeb]", got)
	}
}
