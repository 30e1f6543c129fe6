package page

import (
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/site"
)

// openSearchAddress is where a browser reads how the site is searched.
const openSearchAddress = "/opensearch.xml"

// The most characters of a name (OpenSearch 1.1, draft 6).
const (
	shortName = 16
	longName  = 48
)

// openSearch is a description document of OpenSearch 1.1.
type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          `xml:"ShortName"`
	LongName    string          `xml:"LongName"`
	Description string          `xml:"Description"`
	Language    catalogue.Lang  `xml:"Language"`
	Encoding    string          `xml:"InputEncoding"`
	Image       openSearchImage `xml:"Image"`
	URLs        []openSearchURL `xml:"Url"`
}

type openSearchImage struct {
	Type    string `xml:"type,attr"`
	Address string `xml:",chardata"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr"`
	Template string `xml:"template,attr"`
}

const openSearchType = "application/opensearchdescription+xml"

// OpenSearch lists the files that tell browsers how the site is searched, one for
// each language; none when the site's address is not known.
func (s *Set) OpenSearch() ([]site.File, error) {
	c := s.in.Catalogue.Settings
	if c.URL == "" {
		return nil, nil
	}
	var all []site.File
	for _, lang := range c.Languages {
		title, own := c.Title.In(lang).Text, s.address(lang, openSearchAddress)
		data, err := xml.MarshalIndent(openSearch{
			ShortName: named(title, shortName), LongName: named(title, longName), Description: s.in.Texts["sok.ingress"].In(lang).Text,
			Language: lang, Encoding: "UTF-8", Image: openSearchImage{"image/svg+xml", absolute(c.URL, s.in.Icon)},
			URLs: []openSearchURL{
				{"text/html", "results", absolute(c.URL, s.address(lang, searchAddress)) + "?q={searchTerms}"},
				{openSearchType, "self", absolute(c.URL, own)},
			},
		}, "", "  ")
		if err != nil {
			return nil, fmt.Errorf("page: %s: %w", own, err)
		}
		all = append(all, site.File{Path: filePath(own), Data: []byte(xml.Header + string(data) + "\n")})
	}
	return all, nil
}

// named is the name itself, or as many whole words of it as there is room for;
// it does not end in a small word, which would want another after it.
func named(name string, most int) string {
	if utf8.RuneCountInString(name) <= most {
		return name
	}
	words := strings.Fields(name)
	for n := len(words) - 1; n > 0; n-- {
		short := strings.Join(words[:n], " ")
		if utf8.RuneCountInString(short) <= most && utf8.RuneCountInString(words[n-1]) > len("for") {
			return short
		}
	}
	return string([]rune(name)[:most])
}
