package draw

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"modellkatalog/internal/catalogue"
)

// The largest tile map: 12 tiles of 24 px, the smallest target that WCAG 2.2 AA
// (2.5.8) allows, fit a screen of 320 px; 14 rows of them fit one screen.
const (
	maxColumns = 12
	maxRows    = 14
)

// TileMap is the counties of one time as equal tiles.
type TileMap struct {
	Columns, Rows int
	Tiles         []Tile // row by row
}

// Tile is one county in the map.
type Tile struct {
	Column, Row  int // from 0
	County       *catalogue.County
	Abbreviation string // two letters that no other name has on the map, or on the one it is like
}

// At returns the counties that existed on the day, in their order.
func At(counties []*catalogue.County, day catalogue.Date) []*catalogue.County {
	var at []*catalogue.County
	for _, c := range counties {
		started := c.From.IsZero() || !day.Before(c.From)
		if started && (c.To.IsZero() || !c.To.Before(day)) {
			at = append(at, c)
		}
	}
	return at
}

// Tiles returns the tile map of the counties, which must be of one time. A name
// that is on the map it stands beside keeps its letters. There is no map when
// there are no counties, or one of them has no tile or lies outside 12 columns and
// 14 rows.
func Tiles(counties []*catalogue.County, beside TileMap) (TileMap, bool) {
	m := TileMap{}
	for _, c := range counties {
		t := c.Tile
		if t == nil || t.Column < 0 || t.Column >= maxColumns || t.Row < 0 || t.Row >= maxRows {
			return TileMap{}, false
		}
		m.Columns, m.Rows = max(m.Columns, t.Column+1), max(m.Rows, t.Row+1)
		m.Tiles = append(m.Tiles, Tile{Column: t.Column, Row: t.Row, County: c})
	}
	slices.SortStableFunc(m.Tiles, func(a, b Tile) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	abbreviate(m.Tiles, beside.Tiles)
	return m, len(m.Tiles) > 0
}

// abbreviate gives every tile two letters of its name, those that the name has
// already where it is known. The first tile of the map with two letters keeps them;
// a later one takes its initial and the first letter that tells the two names apart
// (Troms TR, Trøndelag TØ).
func abbreviate(tiles, known []Tile) {
	holder := map[string]string{} // abbreviation → the name that has it
	given := map[string]string{}  // and the other way round
	for _, t := range known {
		name := t.County.Name.In(catalogue.NB).Text
		holder[t.Abbreviation], given[name] = name, t.Abbreviation
	}
	for i := range tiles {
		name := tiles[i].County.Name.In(catalogue.NB).Text
		if tiles[i].Abbreviation = given[name]; tiles[i].Abbreviation != "" {
			continue
		}
		for _, short := range abbreviations(name, holder) {
			if _, taken := holder[short]; !taken {
				holder[short] = name
				tiles[i].Abbreviation = short
				break
			}
		}
	}
}

// abbreviations returns what a name can be shortened to, the best first; there
// are always more of them than a map has tiles.
func abbreviations(name string, holder map[string]string) []string {
	var shorts []string
	letters := onlyLetters(name)
	best := initials(name)
	if len(best) < 2 {
		best = letters
	}
	if len(best) > 1 {
		short := string(best[:2])
		shorts = append(shorts, short)
		if other, taken := holder[short]; taken {
			shorts = append(shorts, difference(name, other)...)
		}
		for _, r := range letters[1:] {
			shorts = append(shorts, string([]rune{letters[0], r}))
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			shorts = append(shorts, string([]rune{a, b}))
		}
	}
	return shorts
}

// initials returns the first letters of a name of several words, "og" left out:
// Møre og Romsdal MR, Sogn og Fjordane SF, Vest-Agder VA.
func initials(name string) []rune {
	var first []rune
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if w != "og" {
			first = append(first, []rune(strings.ToUpper(w))[0])
		}
	}
	return first
}

func onlyLetters(name string) []rune {
	return slices.DeleteFunc([]rune(strings.ToUpper(name)), func(r rune) bool { return !unicode.IsLetter(r) })
}

// difference returns the initial of name and its first letter after what it has
// in common with other; nothing when other begins with the whole of name.
func difference(name, other string) []string {
	a, b := onlyLetters(name), onlyLetters(other)
	for i, r := range a {
		if i >= len(b) || b[i] != r {
			return []string{string([]rune{a[0], r})}
		}
	}
	return nil
}
