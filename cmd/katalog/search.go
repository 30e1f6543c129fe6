package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"modellkatalog/internal/build"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/search"
)

// searchOptions are the flags of the search alone.
type searchOptions struct {
	hits  int
	lang  string
	typed bool
}

func newSearch(f *flags) *cobra.Command {
	var o searchOptions
	c := &cobra.Command{
		Use: "search SØKEORD", Aliases: []string{"sok", "søk"}, Short: "Søk i nettstedet slik nettleseren gjør",
		Long: "Søker i nettstedet i mappen public og svarer med det samme som søket i nettleseren. Kjør katalog build først.\n" +
			"Finner søket ingenting, er ikke det en feil.\n\n" +
			"  katalog search trekantsamtale\n" +
			"  katalog search unge nordland -n 3 --lang nn --format json\n\n" +
			"Med --format json er svaret ett objekt:\n" +
			"  query, lang   det som ble søkt etter, og språket\n" +
			"  total         hvor mange treff det er i alt\n" +
			"  corrected     søket uten skrivefeil; tomt når ingenting er rettet\n" +
			"  words         hvert ord (word), hvordan det er forstått (how) og som hva (as)\n" +
			"  hits          treffene, det beste først:\n" +
			"                rank, address, kind, title, lead, counties, sections og excerpt\n" +
			"title, lead, counties og heading har text og lang. sections har address og heading. excerpt er med når ordene står\n" +
			"i teksten, og har lang og pieces, der hver bit har text og marked.",
		Args: searchArguments,
		RunE: func(c *cobra.Command, words []string) error { return f.search(c, strings.Join(words, " "), o) },
	}
	c.Flags().SortFlags = false
	c.Flags().IntVarP(&o.hits, "limit", "n", 10, "hvor mange treff som vises, som et `tall`")
	c.Flags().StringVar(&o.lang, "lang", "", "`språket` svarene er på, nb eller nn; ellers hovedspråket")
	c.Flags().BoolVar(&o.typed, "typed", false, "ikke rett skrivefeil i søket")
	return c
}

func searchArguments(_ *cobra.Command, words []string) error {
	if strings.TrimSpace(strings.Join(words, " ")) == "" {
		return usageError{"skriv det du vil søke etter, som katalog search trekantsamtale"}
	}
	return nil
}

// search answers a query from the site in the output folder.
func (f *flags) search(c *cobra.Command, query string, o searchOptions) error {
	if err := f.check(); err != nil {
		return err
	}
	if o.hits < 1 {
		return usageError{fmt.Sprintf("--limit må være 1 eller mer, ikke %d", o.hits)}
	}
	index, err := f.openIndex()
	if err != nil {
		return err
	}
	lang := catalogue.Lang(o.lang)
	if o.lang == "" {
		lang = index.Langs()[0]
	}
	if !slices.Contains(index.Langs(), lang) {
		return usageError{fmt.Sprintf("--lang kan ikke være «%s»; nettstedet i %s har %s", o.lang, f.out, languages(index.Langs()))}
	}
	found, err := index.Search(query, search.Options{Lang: lang, Limit: o.hits, Texts: true, Typed: o.typed})
	if err != nil {
		return f.brokenIndex(err)
	}
	if f.format == "json" {
		return writeHits(c.OutOrStdout(), query, lang, found)
	}
	return f.printHits(c.OutOrStdout(), query, found)
}

func languages(langs []catalogue.Lang) string {
	var names []string
	for _, l := range langs {
		names = append(names, string(l))
	}
	return strings.Join(names, " og ")
}

// openIndex opens the index of the site in the output folder.
func (f *flags) openIndex() (*search.Reader, error) {
	folder := os.DirFS(f.out)
	scripts, err := fs.Glob(folder, "sok/sok.*.js")
	if err != nil {
		return nil, err
	}
	if len(scripts) != 1 {
		return nil, failuref("finner ikke noe søk i mappen «%s»; kjør katalog build først, eller oppgi en annen mappe med --out", f.out)
	}
	script, err := fs.ReadFile(folder, scripts[0])
	if err != nil {
		return nil, fmt.Errorf("search index: %w", err)
	}
	index, err := search.Open(search.Files{Script: script, Read: func(name string) ([]byte, error) { return fs.ReadFile(folder, path.Join("sok", name)) }})
	if err != nil {
		return nil, f.brokenIndex(err)
	}
	return index, nil
}

// brokenIndex tells why an index cannot be used.
func (f *flags) brokenIndex(err error) error {
	if errors.Is(err, search.ErrVersion) {
		return failuref("søket i mappen «%s» er laget av en annen versjon av katalog; kjør katalog build på nytt", f.out)
	}
	if errors.Is(err, fs.ErrPermission) {
		return err
	}
	return failuref("søket i mappen «%s» mangler en fil, eller en fil er endret; kjør katalog build på nytt", f.out)
}

// kindNames are what hits are called here; the pages have their names from the
// layouts.
var kindNames = map[search.Kind]string{
	search.County: "fylke", search.Model: "modell", search.Role: "rolle i en modell", search.Term: "begrep", search.Word: "ord i ordlisten",
	search.Law: "lov eller ordning", search.Knowledge: "kunnskap", search.Tool: "verktøy", search.Comparison: "sammenligning",
	search.Other: "annen side", search.Edition: "tidligere utgave",
}

// printHits writes the answer for people.
func (f *flags) printHits(w io.Writer, query string, found search.Result) error {
	bold := func(s string) string { return s }
	if f.colored(w) {
		bold = func(s string) string { return "\x1b[1m" + s + "\x1b[0m" }
	}
	var b strings.Builder
	b.WriteString(oneLine(headline(query, found)) + "\n")
	for i, h := range found.Hits {
		about := kindNames[h.Kind]
		for _, c := range h.Counties {
			about += ", " + c.Text
		}
		fmt.Fprintf(&b, "\n%2d. %s (%s)\n    %s\n", i+1, bold(oneLine(h.Title.Text)), oneLine(about), oneLine(h.Address))
		if text := excerpt(h, bold); text != "" {
			b.WriteString("    " + text + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// excerpt is where the words of the query stand, marked, or what the page says of
// itself.
func excerpt(h search.Hit, mark func(string) string) string {
	if h.Excerpt == nil {
		return oneLine(h.Lead.Text)
	}
	var b strings.Builder
	for _, p := range h.Excerpt.Pieces {
		text := oneLine(p.Text)
		if p.Marked {
			text = mark(text)
		}
		b.WriteString(text)
	}
	return b.String()
}

// headline tells how much was found, and for what.
func headline(query string, found search.Result) string {
	hits, rest := count(found.Total, "treff", "treff"), "."
	shown := len(found.Hits)
	switch {
	case found.Total == 0:
		return fmt.Sprintf("Ingen treff for «%s».", query)
	case found.Corrected != "" && shown < found.Total:
		return fmt.Sprintf("Fant ikke «%s». Viser %d av %s for «%s».", query, shown, hits, found.Corrected)
	case found.Corrected != "":
		return fmt.Sprintf("Fant ikke «%s». Viser %s for «%s».", query, hits, found.Corrected)
	case shown < found.Total:
		rest = fmt.Sprintf(". Viser %d.", shown)
	}
	return fmt.Sprintf("%s for «%s»%s", hits, query, rest)
}

// writeHits writes the answer as one JSON object; what its keys are, the help of
// the command tells.
func writeHits(w io.Writer, query string, lang catalogue.Lang, found search.Result) error {
	type hit struct {
		Rank int `json:"rank"`
		search.Hit
	}
	out := struct {
		Query     string              `json:"query"`
		Lang      catalogue.Lang      `json:"lang"`
		Total     int                 `json:"total"`
		Corrected string              `json:"corrected"`
		Words     []search.Understood `json:"words"`
		Hits      []hit               `json:"hits"`
	}{query, lang, found.Total, found.Corrected, found.Words, []hit{}}
	for i, h := range found.Hits {
		out.Hits = append(out.Hits, hit{i + 1, h})
	}
	return encode(w, out)
}

// searchLines tell of the index, for a build that says more.
func searchLines(s build.Search) []string {
	if s.Files == 0 {
		return nil // the build ended before it
	}
	lines := []string{
		fmt.Sprintf("søket: %s, %s i %s", count(s.Units, "oppslag", "oppslag"), count(s.Forms, "ordform", "ordformer"), count(s.Classes, "gruppe", "grupper")),
		fmt.Sprintf("  %s, %s; den største er %s med %s", count(s.Files, "fil", "filer"), kilobytes(s.Bytes), strings.TrimPrefix(s.LargestFile, "/"), kilobytes(s.LargestSize)),
	}
	for i, forms := range s.Largest {
		if i == 0 {
			lines = append(lines, "  de største gruppene av ord som søkes sammen:")
		}
		lines = append(lines, fmt.Sprintf("    %3d: %s", len(forms), printable(fewWords(forms))))
	}
	for _, a := range s.Dropped {
		lines = append(lines, printable(fmt.Sprintf("  aliaset «%s» er ikke med; «%s» står ikke på nettstedet", a.Word, a.Means)))
	}
	return lines
}

// fewWords lists the first of some words.
func fewWords(words []string) string {
	const most = 8
	if len(words) <= most {
		return strings.Join(words, ", ")
	}
	return strings.Join(words[:most], ", ") + " …"
}

func kilobytes(n int64) string {
	return strings.Replace(fmt.Sprintf("%.1f kB", float64(n)/1000), ".", ",", 1)
}
