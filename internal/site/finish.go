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

// judge looks for what must not be published in the words of a finished file. The
// findings name the file and never repeat what was found.
func (s *Site) judge(f File, finished []byte) {
	words := wordsOf(f.Path, finished)
	var found problem.List
	pos, name := problem.Pos{File: f.From}, theFile(f.Path)
	const help = "fjern det fra kilden, eller før det opp i «tillat» om det er noe annet"
	if len(s.allowed.NationalIDs(words)) > 0 {
		found.Add(problem.NationalID, pos, name+" inneholder et fødselsnummer eller D-nummer", help)
	}
	if len(s.allowed.Secrets(words)) > 0 {
		found.Add(problem.Secret, pos, name+" inneholder et passord, en nøkkel eller et token", help)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.found = append(s.found, found...)
}

// theFile names a file of the site for a finding, by its address unless that holds
// what the finding is about.
func theFile(path string) string {
	address, kind := addressOf(path), "filen "
	if isPage(path) {
		kind = "siden "
	}
	if len(personal.NationalIDs([]byte(address))) > 0 || len(personal.Secrets([]byte(address))) > 0 {
		return "en adresse på nettstedet"
	}
	return kind + address
}
