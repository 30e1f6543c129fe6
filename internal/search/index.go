package search

import "modellkatalog/internal/catalogue"

// Index is what can be asked for, before it is written to files.
type Index struct {
	units   []Unit
	langs   []catalogue.Lang
	forms   []form // sorted by what they fold to, then by themselves
	classes []class
	Report  Report
}

// Report is what a builder of the site may want to know of its index.
type Report struct {
	Units, Forms, Classes int
	Dropped               []catalogue.Alias // their target is nowhere on the site
	Largest               [][]string        // the classes of the most forms, most first
}

// form is a word as it is written, and what it leads to.
type form struct {
	word  string // lower case
	fold  string
	count int // how often it occurs
	links []link
}

// link leads from a form to a class, or to several that must all be there.
type link struct {
	classes []int
	weight  int // in hundredths
}

// Weights of links, in hundredths (search.md 5.1).
const (
	sameClass   = 100
	aliasLink   = 90
	synonymLink = 60
	partsLink   = 40
)

// class is forms that are looked up together, and where they occur.
type class struct {
	forms  []string
	idf    int  // in hundredths
	term   bool // it is a word of a term's name
	count  int  // units
	last   int  // the last of them
	places []byte
	pairs  []pair  // with a commoner class beside it in a title or a heading
	titles []title // and headings of which this is the rarest class
}

// posting is a unit that a class occurs in.
type posting struct {
	unit     int
	impact   int       // 1–levels
	sections []mention // in order
}

// mention is a section that a class occurs in; the first is 1, 0 is the unit's
// own title, lead and labels, and is not kept.
type mention struct {
	section int
	heading bool
}

// pair is a class before or after another, and the units where it stands there.
type pair struct {
	other  int
	before bool
	units  []int
}

// title is a whole title, name or heading: the classes of its words but one, the
// place of that one, and the units that have it as each of these: as the first of
// them only.
type title struct {
	at    int
	rest  []int
	units [wholes][]int
}

// What words may be the whole of, the best first.
const (
	wholeTitle = iota
	wholeName
	wholeHeading
	wholes
)

// levels is how many an impact has.
const levels = 16
