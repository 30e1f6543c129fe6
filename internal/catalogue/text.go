package catalogue

import (
	"fmt"
	"strings"
	"time"

	"modellkatalog/internal/problem"
)

// Lang is a written standard of Norwegian.
type Lang string

const (
	NB Lang = "nb" // bokmål
	NN Lang = "nn" // nynorsk
)

// Other returns the other written standard.
func (l Lang) Other() Lang {
	if l == NN {
		return NB
	}
	return NN
}

// Text is plain text for readers in one or both standards.
type Text struct{ NB, NN string }

// Words is text as a reader gets it: the words and the standard they are in,
// which is not always the reader's.
type Words struct {
	Text string
	Lang Lang
}

// Same is a text that reads the same in both standards, as names do.
func Same(s string) Text { return Text{s, s} }

// Written is a text in one standard.
func Written(s string, l Lang) Text {
	if l == NN {
		return Text{NN: s}
	}
	return Text{NB: s}
}

// In returns the text in the wanted standard, else in the other one.
func (t Text) In(l Lang) Words {
	if l == NN && t.NN != "" || t.NB == "" {
		return Words{t.NN, NN}
	}
	return Words{t.NB, NB}
}

// Empty tells whether the text says nothing.
func (t Text) Empty() bool { return t.NB == "" && t.NN == "" }

// Paragraphs splits the words at blank lines.
func (w Words) Paragraphs() []string {
	var ps []string
	for _, p := range strings.Split(w.Text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			ps = append(ps, p)
		}
	}
	return ps
}

// Date is a day, a month or a year: what is not known is 0.
type Date struct{ Year, Month, Day int }

// Day returns the date of a point in time.
func Day(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsZero tells whether no date is known.
func (d Date) IsZero() bool { return d.Year == 0 }

// First returns the first day of the period.
func (d Date) First() Date {
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last returns the last day of the period: something that ends in 2022 ends on
// 31 December 2022.
func (d Date) Last() Date {
	if d.Day != 0 {
		return d
	}
	month := d.Month
	if month == 0 {
		month = 12
	}
	return Day(time.Date(d.Year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC))
}

// Before tells whether the whole of d lies before the whole of e.
func (d Date) Before(e Date) bool { return d.Last().String() < e.First().String() }

// AddMonths returns the day n months after the first day of the period.
func (d Date) AddMonths(n int) Date {
	f := d.First()
	return Day(time.Date(f.Year, time.Month(f.Month+n), f.Day, 0, 0, 0, 0, time.UTC))
}

// ReviewBy returns the day n months after the last day of the period: what was
// updated in 2025 holds from the end of that year.
func (d Date) ReviewBy(n int) Date { return d.Last().AddMonths(n) }

// String gives the date in ISO 8601, as precise as it is known.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Prose is the body of a content file: checked Markdown, not yet rendered, so
// that it cannot reach a page as HTML by mistake.
type Prose struct {
	File     string // path inside the content folder
	Lang     Lang
	Updated  Date   // of a translation that says when it was changed
	Source   string // front matter replaced by as many blank lines, so that lines are true
	Headings []Heading
	Links    []Link
	Cited    []Cited // footnotes that name a source
}

// Heading is one heading of a body.
type Heading struct {
	Level  int // 2 for ##
	Text   string
	Anchor string // from the first file, also in a translation
	Pos    problem.Pos
	Prose  bool // whether anything but headings stands under it, before the next of its level or above
}

// Link is a link or an image as it stands in the source.
type Link struct {
	To    string
	Image bool
	Alt   string
	Pos   problem.Pos
}

// Cited is a footnote that begins with "kilde: ".
type Cited struct {
	Text string // what follows "kilde: "
	Pos  problem.Pos
}

// Heading returns the heading with the anchor, or nil.
func (p *Prose) Heading(anchor string) *Heading {
	if p == nil {
		return nil
	}
	for i := range p.Headings {
		if p.Headings[i].Anchor == anchor {
			return &p.Headings[i]
		}
	}
	return nil
}

// Body is the prose of a content file and its translation, where there is one.
type Body struct{ First, Translation *Prose }

// In returns the prose in the wanted standard, else in the one there is; nil
// when the file has no prose.
func (b Body) In(l Lang) *Prose {
	if b.Translation != nil && b.Translation.Lang == l {
		return b.Translation
	}
	return b.First
}
