package site

import (
	"bytes"
	"fmt"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	minhtml "github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"

	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

const (
	htmlType = "text/html"
	cssType  = "text/css"
	jsType   = "application/javascript"
)

// mostReferences is how many character references a page may hold and still be
// minified: the time that the minifier takes grows with their square.
const mostReferences = 20_000

// newMinifier returns a minifier that keeps what the HTML standard lets out
// (tags, quotes, default values), so that a reader of the source recognizes it,
// and leaves SVG as it is.
func newMinifier() *minify.M {
	m := minify.New()
	m.Add(htmlType, &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.Add(cssType, &css.Minifier{})
	m.Add(jsType, &js.Minifier{})
	return m
}

// finish rewrites the addresses of a page and minifies it.
func (s *Site) finish(f File) (page, []byte, error) {
	p, data, err := rewrite(f, s.opt)
	if err != nil || !s.opt.Minify || bytes.Count(data, []byte("&")) > mostReferences {
		return p, data, err
	}
	data, err = s.minify(htmlType, data)
	return p, data, err
}

// minify returns data of a media type, minified.
func (s *Site) minify(mediaType string, data []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(data))
	if err := s.min.Minify(mediaType, &out, bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("minify: %w", err)
	}
	return out.Bytes(), nil
}

// judge looks for what must not be published on a finished page. The findings
// name the page and never repeat what was found.
func (s *Site) judge(f File, finished []byte) problem.List {
	var found problem.List
	words := wordsOf(finished)
	pos, address := problem.Pos{File: f.From}, addressOf(f.Path)
	const help = "fjern det fra kilden, eller før det opp i «tillat» om det er noe annet"
	for _, at := range personal.NationalIDs(words) {
		if !s.isAllowed(words, at) {
			found.Add(problem.NationalID, pos, fmt.Sprintf("siden %s inneholder et fødselsnummer eller D-nummer", address), help)
			break
		}
	}
	for _, hit := range personal.Secrets(words) {
		if !s.isAllowed(words, hit.Start) {
			found.Add(problem.Secret, pos, fmt.Sprintf("siden %s inneholder et passord, en nøkkel eller et token", address), help)
			break
		}
	}
	return found
}

// isAllowed tells whether the place is part of a text that the content allows.
func (s *Site) isAllowed(words []byte, at int) bool {
	for _, text := range s.opt.Allowed {
		from, to := max(0, at-len(text)+1), min(len(words), at+len(text))
		if text != "" && bytes.Contains(words[from:to], []byte(text)) {
			return true
		}
	}
	return false
}
