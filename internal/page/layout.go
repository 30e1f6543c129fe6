package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"modellkatalog/internal/catalogue"
)

// layouts is one parsed template set per kind of page.
type layouts map[string]*template.Template

// parseLayouts reads base.html and part/*.html into one set per other file, so
// that each kind of page may define "main" in its own way.
func parseLayouts(fsys fs.FS, funcs template.FuncMap) (layouts, error) {
	base, err := template.New("base.html").Funcs(funcs).Option("missingkey=error").ParseFS(fsys, "base.html", "part/*.html")
	if err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	files, err := fs.Glob(fsys, "*.html")
	if err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	set := layouts{}
	for _, f := range files {
		if f == "base.html" {
			continue
		}
		t, err := base.Clone()
		if err == nil {
			t, err = t.ParseFS(fsys, f)
		}
		if err != nil {
			return nil, fmt.Errorf("layouts: %w", err)
		}
		set[strings.TrimSuffix(path.Base(f), ".html")] = t
	}
	return set, nil
}

// funcs are the few functions that layouts may call, in one language.
func (s *Set) funcs(lang catalogue.Lang) template.FuncMap {
	return template.FuncMap{
		"t":     func(key string, args ...any) (string, error) { return s.text(lang, key, args...) },
		"n":     func(key string, n int, args ...any) (string, error) { return s.counted(lang, key, n, args...) },
		"say":   func(t catalogue.Text) template.HTML { return say(t, lang) },
		"plain": func(t catalogue.Text) string { return t.In(lang).Text },
		"paras": func(t catalogue.Text) template.HTML { return paragraphs(t, lang) },
		"has":   func(address string) bool { return s.addresses[address] },
		"href":  func(address string) string { return s.address(lang, address) },
		"date":  longDate,
		"short": shortDate,
		"upper": firstUpper,
		"more":  func(i int, links []Link) bool { return i+1 < len(links) },
	}
}

// text returns the interface text with the key; {0}, {1} … are the arguments.
// A key that is not there is an error: it stops the build.
func (s *Set) text(lang catalogue.Lang, key string, args ...any) (string, error) {
	t, ok := s.in.Texts[key]
	if !ok {
		return "", noText{key}
	}
	words := t.In(lang).Text
	for i, a := range args {
		words = strings.ReplaceAll(words, "{"+strconv.Itoa(i)+"}", fmt.Sprint(a))
	}
	return words, nil
}

// counted returns the text key.en for one and key.flere for any other number;
// {0} is the number, in words up to twelve.
func (s *Set) counted(lang catalogue.Lang, key string, n int, args ...any) (string, error) {
	form := ".flere"
	if n == 1 {
		form = ".en"
	}
	words, err := s.numeral(lang, n)
	if err != nil {
		return "", err
	}
	return s.text(lang, key+form, append([]any{words}, args...)...)
}

// lastNumeral is the last number that running Norwegian text has in words.
const lastNumeral = 12

// numeral writes a number as it stands in running Norwegian text: in words from
// none to twelve, else in figures.
func (s *Set) numeral(lang catalogue.Lang, n int) (string, error) {
	if n < 0 || n > lastNumeral {
		return strconv.Itoa(n), nil
	}
	return s.text(lang, "tall."+strconv.Itoa(n))
}

// noText is an interface text that tekst.toml does not have. View builders panic
// with it, and NewSet and Render turn that into an error.
type noText struct{ key string }

func (e noText) Error() string { return "no interface text " + strconv.Quote(e.key) }

// withTexts runs f and returns the text that it missed as an error.
func withTexts(f func() error) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case noText:
			err = r
		default:
			panic(r)
		}
	}()
	return f()
}

// t is interface text for view builders.
func (w *writer) t(key string, args ...any) string {
	words, err := w.set.text(w.lang, key, args...)
	if err != nil {
		panic(err)
	}
	return words
}

// n is counted text for view builders.
func (w *writer) n(key string, n int, args ...any) string {
	words, err := w.set.counted(w.lang, key, n, args...)
	if err != nil {
		panic(err)
	}
	return words
}

// in returns the words of a text for the reader.
func (w *writer) in(t catalogue.Text) string { return t.In(w.lang).Text }

// say writes words, marked with their own language where it is not the reader's.
func say(t catalogue.Text, lang catalogue.Lang) template.HTML {
	words := t.In(lang)
	escaped := template.HTMLEscapeString(words.Text)
	if words.Lang != lang && words.Text != "" {
		return template.HTML(`<span lang="` + string(words.Lang) + `">` + escaped + `</span>`)
	}
	return template.HTML(escaped)
}

// paragraphs writes words as paragraphs, split at blank lines.
func paragraphs(t catalogue.Text, lang catalogue.Lang) template.HTML {
	words := t.In(lang)
	open := "<p>"
	if words.Lang != lang {
		open = `<p lang="` + string(words.Lang) + `">`
	}
	var b strings.Builder
	for _, p := range words.Paragraphs() {
		b.WriteString(open + template.HTMLEscapeString(p) + "</p>")
	}
	return template.HTML(b.String())
}

var months = [...]string{
	"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember",
}

// longDate writes "30. september 2022", "september 2022" or "2022", the day never
// parted from its month; the months have the same names in both standards.
func longDate(d catalogue.Date) string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return months[d.Month-1] + " " + strconv.Itoa(d.Year)
	}
	return strconv.Itoa(d.Day) + ".\u00a0" + months[d.Month-1] + " " + strconv.Itoa(d.Year)
}

// bound puts a space that no line breaks at between a day and its month and behind
// the sign of a paragraph, where an editor typed another.
func bound(page []byte) []byte {
	page = bytes.ReplaceAll(page, []byte("§ "), []byte("§\u00a0"))
	for _, month := range months {
		if typed := []byte(". " + month); bytes.Contains(page, typed) {
			page = bytes.ReplaceAll(page, typed, []byte(".\u00a0"+month))
		}
	}
	return page
}

// shortDate writes "30.9.2022", "9.2022" or "2022", for tables.
func shortDate(d catalogue.Date) string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%d.%d", d.Month, d.Year)
	}
	return fmt.Sprintf("%d.%d.%d", d.Day, d.Month, d.Year)
}

// firstUpper makes the first letter a capital.
func firstUpper(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
