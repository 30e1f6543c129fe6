// Package hostile makes content that tries to get something live through, and
// judges what comes out. Only tests use it.
//
// In: texts, our own vectors and public lists of hostile strings. Out: a whole
// made-up catalogue with a text in every place where an editor can put one – every
// key of every kind of file, as the loader's own tables declare them, Markdown in
// every position, drawings, queries – and judges for each kind of output, which read
// it with parsers that the product does not use.
package hostile

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing/fstest"

	"modellkatalog/internal/load"
)

// A Slot is one place where an editor can put text.
type Slot struct {
	Where    string // "modell.avtaler.navn", "Markdown: a link's title"
	File     string
	From, To int // its lines in the file
}

// A World is content with a text in every slot.
type World struct {
	Files fstest.MapFS
	Slots []Slot
}

// Fill gives the text for a slot by its number and by what it is; ok is false for a
// harmless text that fits there.
type Fill func(number int, where string) (text string, ok bool)

// pagesOfMarkdown is how many pages a world has for Markdown alone.
const pagesOfMarkdown = 8

// Make makes a world. The slots and their order are always the same.
func Make(fill Fill) World {
	m := &maker{fill: fill, world: World{Files: fstest.MapFS{}}}
	m.keyed("katalog.toml", "katalog", nil)
	m.keyed("sok.toml", "sok", nil)
	for _, name := range vocabularies() {
		kind := "begreper"
		if name == "aktorer" || name == "ordliste" {
			kind = name
		}
		m.keyed("begreper/"+name+".toml", kind, nil)
	}
	for _, name := range []string{"fylker", "steder", "navenheter", "kilder", "lover"} {
		m.keyed("begreper/"+name+".toml", name, nil)
	}
	for _, folder := range []string{"fylker/en/", "fylker/en/2022/", "fylker/to/"} {
		m.keyed(folder+"egenbeskrivelse.md", "egenbeskrivelse", m.story)
	}
	m.keyed("fylker/en/modell.md", "modell", m.parts)
	m.keyed("fylker/en/modell.nn.md", "oversettelse", m.parts)
	for i := range pagesOfMarkdown {
		m.keyed(fmt.Sprintf("sider/side-%d.md", i), "side", m.markdown)
	}
	m.keyed("sider/mappe/index.md", "side", m.story)
	m.keyed("sider/mappe/index.nn.md", "oversettelse", m.story)
	m.drawing("fylker/en/modell.svg")
	m.drawing("fylker/to/modell.svg")
	m.drawing("fylker/en/2022/modell.svg")
	m.queries()
	m.begin("README.md")
	m.line("# Håndbok")
	m.line("%s", m.slot("README", "Håndbok."))
	m.end()
	return m.world
}

// vocabularies are those that a page can list, without the registers.
func vocabularies() []string {
	var all []string
	for _, k := range load.Kinds {
		if k.Name != "side" {
			continue
		}
		for _, key := range k.Keys {
			if key.Form == load.ID && !slices.Contains([]string{"fylker", "kilder", "lover"}, key.Of) {
				all = append(all, key.Of)
			}
		}
	}
	return all
}

// maker writes the files of a world.
type maker struct {
	fill  Fill
	world World
	file  string
	text  strings.Builder
	lines int // of the file so far
	names int // for what must be unique
}

func (m *maker) begin(file string) {
	m.file, m.lines = file, 0
	m.text.Reset()
}

func (m *maker) end() {
	m.world.Files[m.file] = &fstest.MapFile{Data: []byte(m.text.String())}
}

// line writes a line, or more. The slots in it were made just before.
func (m *maker) line(format string, values ...any) {
	text := fmt.Sprintf(format, values...) + "\n"
	for i := len(m.world.Slots) - 1; i >= 0 && m.world.Slots[i].To == 0; i-- {
		m.world.Slots[i].From, m.world.Slots[i].To = m.lines+1, m.lines+strings.Count(text, "\n")
	}
	m.lines += strings.Count(text, "\n")
	m.text.WriteString(text)
}

// next gives the text of the next slot, which stands on the next line that is written.
func (m *maker) next(where string) (text string, ok bool) {
	text, ok = m.fill(len(m.world.Slots), where)
	m.world.Slots = append(m.world.Slots, Slot{Where: where, File: m.file})
	return text, ok
}

// slot gives the text of the next slot, or what is harmless there.
func (m *maker) slot(where, harmless string) string {
	if text, ok := m.next(where); ok {
		return text
	}
	return harmless
}

// unique gives a word that no other place has.
func (m *maker) unique() string {
	m.names++
	return fmt.Sprintf("oppdiktet-%d", m.names)
}

// queries writes sok-prover.tsv.
func (m *maker) queries() {
	m.begin("sok-prover.tsv")
	for range 40 {
		query := oneLine(m.slot("sok-prover: søk", "oppdiktet"))
		if query == "" || strings.HasPrefix(query, "#") {
			query = "x" + query
		}
		address := oneLine(m.slot("sok-prover: adresse", "/sok/"))
		m.line("%s\t%s\t%s", query, address, oneLine(m.slot("sok-prover: kategori", "ord")))
	}
	m.end()
}

// drawing writes a drawing with text wherever a drawing may have some.
func (m *maker) drawing(file string) {
	m.begin(file)
	m.line(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`)
	x := func(where string) string { return inXML(m.slot("SVG: "+where, "oppdiktet")) }
	m.line("<title>%s</title>", x("title"))
	m.line("<desc>%s</desc>", x("desc"))
	m.line("<text>%s<tspan>%s</tspan></text>", x("text"), x("tspan"))
	m.line(`<g aria-label="%s"/>`, x("aria-label"))
	m.line(`<g data-navn="%s" class="%s"/>`, x("data-navn"), x("class"))
	m.line(`<path d="%s"/>`, x("d"))
	m.line(`<path fill="%s"/>`, x("fill"))
	m.line(`<path style="%s"/>`, x("style"))
	m.line(`<use href="%s"/>`, inXML(m.slot("SVG: href", "#a")))
	m.line("<style>%s</style>", x("style sheet"))
	m.line("<!-- %s -->", strings.ReplaceAll(x("comment"), "--", "- -"))
	for range 24 {
		m.line("<g>%s</g>", m.slot("SVG: anything", "oppdiktet"))
	}
	m.line("</svg>")
	m.end()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\r", "&#13;", "\t", "&#9;")

func inXML(s string) string { return xmlEscapes.Replace(s) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
