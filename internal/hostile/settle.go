package hostile

import (
	"fmt"
	"slices"
	"strings"
	"testing/fstest"

	"modellkatalog/internal/problem"
)

// Outcome is a world that was accepted in the end, and what was said on the way.
type Outcome struct {
	World   World
	Said    []problem.List // by each try, the first about the world with a text in every slot
	Placed  int            // texts that were accepted
	Refused int            // texts that were refused, each with a finding
}

// Settle puts texts into all slots, beginning at one of them, and takes out those that
// are refused, until nothing is. Where an address can stand, and in drawings, every
// other text is one of our own that is made for such a place. try reads or builds the
// content. It fails when something is refused where there is no text of ours.
func Settle(texts []string, first int, try func(fstest.MapFS) (problem.List, error)) (Outcome, error) {
	var o Outcome
	refused := map[int]bool{}
	for {
		at := map[string]int{}
		o.World = Make(func(number int, where string) (string, bool) {
			text := texts[(first+number)%len(texts)]
			if kind := madeFor(where); kind != "" {
				if n := at[kind]; n%2 == 0 {
					text = fitting[kind][(first+n/2)%len(fitting[kind])]
				}
				at[kind]++
			}
			return text, !refused[number]
		})
		said, err := try(o.World.Files)
		if err != nil {
			return o, err
		}
		o.Said = append(o.Said, said)
		if said.Count(problem.Error) == 0 {
			o.Refused, o.Placed = len(refused), len(o.World.Slots)-len(refused)
			return o, nil
		}
		before := len(refused)
		for _, p := range said {
			if p.Rule.Level == problem.Error {
				o.World.refuse(p.Pos, refused)
			}
		}
		if len(refused) == before {
			return o, fmt.Errorf("refused where there is no text of ours:\n%s", listed(said))
		}
	}
}

// fitting are our own vectors for addresses and for drawings.
var fitting = map[string][]string{
	"address": slices.Concat(kinds["schemes"], kinds["addresses that lead elsewhere"]),
	"drawing": slices.Concat(kinds["drawings and formulas"], kinds["script elements"], kinds["handlers"], kinds["style"], kinds["elements that fetch or send"], drawn),
}

// drawn are vectors that are well-formed, as a drawing has to be.
var drawn = []string{
	"<script>" + mark + "</script>", `<rect onclick="` + mark + `"/>`, `<a href="javascript:` + mark + `"><text>a</text></a>`, `<image href="https://` + foreign + `/a.png"/>`, `<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>`,
	`<use href="https://` + foreign + `/a.svg#a"/>`, `<animate attributeName="href" values="javascript:` + mark + `"/>`, `<path style="fill:url(https://` + foreign + `/a)"/>`, `<style>@import "https://` + foreign + `/a.css";</style>`, `<g xmlns:x="http://www.w3.org/1999/xhtml"><x:script>` + mark + `</x:script></g>`,
	`<path fill="url(//` + foreign + `/a)"/>`, `<set attributeName="onmouseover" to="` + mark + `"/>`, `<style>a{background:\75rl(//` + foreign + `/a)}</style>`, `<use xmlns:l="http://www.w3.org/1999/xlink" l:href="data:image/svg+xml,a"/>`,
}

// madeFor tells which of the fitting vectors belong in a slot, "" for none.
func madeFor(where string) string {
	name := where[strings.LastIndexByte(where, '.')+1:]
	switch {
	case strings.HasPrefix(where, "SVG: ") && where != "SVG: href":
		return "drawing"
	case strings.Contains(where, "address"), where == "SVG: href", slices.Contains([]string{"lenke", "url", "rediger", "kontakt", "tilgjengelighetserklaring", "sikkerhet"}, name):
		return "address"
	}
	return ""
}

// refuse notes the slots at a place; those of the whole file when it is about none.
func (w World) refuse(at problem.Pos, refused map[int]bool) {
	found := false
	for i, s := range w.Slots {
		if s.File == at.File && s.From <= at.Line && at.Line <= s.To && !refused[i] {
			refused[i], found = true, true
		}
	}
	if found {
		return
	}
	for i, s := range w.Slots { // a table without what it needs, or a file as a whole
		if s.File == at.File && (at.Line == 0 || s.To >= at.Line) && !refused[i] {
			refused[i], found = true, true
			if at.Line > 0 {
				return
			}
		}
	}
	original, translated := strings.CutSuffix(at.File, ".nn.md")
	if found || !translated {
		return
	}
	for i, s := range slices.Backward(w.Slots) { // a heading that a text in the original hides
		if s.File == original+".md" && !refused[i] {
			refused[i] = true
			return
		}
	}
}

func listed(found problem.List) string {
	var lines []string
	for _, p := range found {
		if p.Rule.Level == problem.Error {
			line, _, _ := strings.Cut(problem.Text(p), "\n")
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[:min(len(lines), 10)], "\n")
}

// Keys lists what the slots of a world are, sorted, each once.
func (w World) Keys() []string {
	var all []string
	for _, s := range w.Slots {
		all = append(all, s.Where)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Titles makes content with a page for each text, which is its title, its lead and a
// word that a search may ask for; only those that are let in. read reads the content.
func Titles(texts []string, read func(fstest.MapFS) (problem.List, error)) (fstest.MapFS, error) {
	files := fstest.MapFS{
		"katalog.toml": {Data: []byte("tittel = \"Oppdiktet katalog\"\nsprak = [\"nb\"]\nmeny = [\"sok\"]\n")},
		"sok.toml":     {Data: []byte("[alias]\n" + quoted(texts[0]) + " = \"oppdiktet\"\n")},
	}
	for i, text := range texts {
		matter := fmt.Sprintf("+++\ntittel = %s\ningress = %s\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n\nOppdiktet.\n", quoted("oppdiktet "+text), quoted(text))
		files[fmt.Sprintf("sider/side-%d.md", i)] = &fstest.MapFile{Data: []byte(matter)}
	}
	said, err := read(files)
	for _, p := range said {
		if p.Rule.Level == problem.Error {
			delete(files, p.Pos.File)
		}
	}
	return files, err
}
