package catalogue

import "modellkatalog/internal/problem"

// Status of a document.
type Status int

const (
	Published Status = iota
	Draft
	Archived // a page with a banner, not compared
)

// Origin tells who wrote a document.
type Origin int

const (
	ByCounty  Origin = iota // sent by the county
	Retold                  // retold from a published source
	ByEditors               // compiled from public sources
)

// Confirmation is a party's word that a text is right.
type Confirmation struct {
	By string // "nav" or "fylkeskommunen"
	On Date
	Standing
}

// Document is what a county's two files have in common.
type Document struct {
	File         string // path inside the content folder
	Translation  string // path of the translation, "" where there is none
	Lang         Lang
	Title, Lead  Text
	Status       Status
	Updated      Date
	About        Date // the time it describes, when that is another
	Cited        []Citation
	Origin       Origin
	Confirmed    []Confirmation
	Participants []Participant
	Facts        Facts
	Changes      []Change
	Body         Body
	Attachments  []Attachment
	Former       []string // earlier addresses
	Pos          problem.Pos
}

// Time returns the time that the document describes, zero when it is not known:
// its own word for it, else the date of its source. Only the county's own
// statement is dated by when it was last changed (content contract, "kilde").
func (d *Document) Time() Date {
	if !d.About.IsZero() {
		return d.About
	}
	for _, c := range d.Cited {
		if c.Source.Own {
			return d.Updated
		}
		if !c.Source.Date.IsZero() {
			return c.Source.Date
		}
	}
	return Date{}
}

// Attachment is a file beside a document, published with it.
type Attachment struct {
	File string // path inside the content folder
	Name string // file name
	Data []byte
}

// Description tells how the cooperation is, or was described.
type Description struct{ Document }

// Page is an ordinary page.
type Page struct {
	Path        string // address without slashes at the ends: "kunnskap/erfaringer"
	Index       bool   // the front page of its folder
	File        string
	Translation string
	Lang        Lang
	Title, Lead Text
	Menu        Text // short title; empty: the title
	Order       int
	Status      Status
	Updated     Date
	Cited       []Citation
	About       []*Term   // terms the page is about, in order
	Counties    []*County // counties the page is about
	Sources     []*Source
	Laws        []*Law
	Changes     []Change
	Body        Body
	Attachments []Attachment
	Former      []string
	Pos         problem.Pos
}

// Short returns the short title.
func (p *Page) Short() Text {
	if p.Menu.Empty() {
		return p.Title
	}
	return p.Menu
}
