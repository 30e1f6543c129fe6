package hostile

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// File judges one file of a finished site by what kind of file it is. client is the
// script that searches, as it is shipped without its data; base is the address of the
// site, or "".
func File(name string, data []byte, has func(file string) bool, client, base string) error {
	if !utf8.Valid(data) {
		return errors.New("it is not UTF-8")
	}
	switch ext := path.Ext(name); {
	case ext == ".html":
		return Page(name, data, base, has)
	case strings.HasPrefix(name, "sok/sok.") && ext == ".js":
		rest, ok := strings.CutPrefix(string(data), client)
		if !ok {
			return errors.New("the client is not as it was")
		}
		return calls(rest)
	case strings.HasPrefix(name, "sok/") && ext == ".js":
		return calls(string(data))
	case ext == ".xml":
		return XML(data, base)
	case ext == ".svg":
		return Drawing(data)
	case name == "robots.txt":
		if want := "User-agent: *\nAllow: /\n"; string(data) != want && string(data) != want+"Sitemap: "+base+"sitemap.xml\n" {
			return fmt.Errorf("it says %q", data)
		}
		return nil
	case ext == ".js" || ext == ".css":
		return nil // the product's own: nothing is put into it
	}
	return errors.New("a kind of file that no judge knows")
}

// ownSign marks a text in another language in the index. No content holds it.
const ownSign = 0x02

var (
	beforeData = regexp.MustCompile("^sok\\((\"[a-z]+[0-9]*\"|`[a-z]+[0-9]*`),[`\"']")
	betweens   = regexp.MustCompile(`^\)[;,]?\n?`)
)

// calls judges a file of the search: calls of one function with two strings, and
// nothing that would be computed in them.
func calls(script string) error {
	for script != "" {
		head := beforeData.FindString(script)
		if head == "" {
			return fmt.Errorf("no call: %.60q", script)
		}
		quote, i := head[len(head)-1], len(head)
		for ; i < len(script) && script[i] != quote; i++ {
			switch {
			case script[i] == '\\':
				i++
			case script[i] == '\n' && quote != '`', strings.HasPrefix(script[i:], "${") && quote == '`':
				return fmt.Errorf("a string that is no string: %.60q", script[i:])
			case script[i] < ' ' && script[i] != '\n' && script[i] != '\t' && script[i] != ownSign:
				return fmt.Errorf("the character %q", script[i])
			}
		}
		tail := ""
		if i < len(script) {
			tail = betweens.FindString(script[i+1:])
		}
		if tail == "" {
			return fmt.Errorf("a call that does not end: %.60q", script[min(i, len(script)):])
		}
		script = script[i+1+len(tail):]
	}
	return nil
}

// outsideXML are the elements of the site's files in XML.
var outsideXML = strings.Fields("urlset url loc lastmod link OpenSearchDescription ShortName LongName Description Language InputEncoding Image Url")

// XML judges a file in XML: well-formed, of known elements, with no addresses but the
// site's own.
func XML(data []byte, base string) error {
	return tokens(data, func(token xml.Token, within string) error {
		switch t := token.(type) {
		case xml.StartElement:
			if !slices.Contains(outsideXML, t.Name.Local) {
				return fmt.Errorf("the element %s", t.Name.Local)
			}
			for _, a := range t.Attr {
				if (a.Name.Local == "href" || a.Name.Local == "template") && !strings.HasPrefix(a.Value, base) {
					return fmt.Errorf("an address %q", a.Value)
				}
			}
		case xml.CharData:
			if (within == "loc" || within == "Image") && !strings.HasPrefix(string(t), base) {
				return fmt.Errorf("an address %q", t)
			}
		}
		return nil
	})
}

// Drawing judges a drawing: well-formed, no element that runs, loads or leads, no
// handler, no address but parts of itself.
func Drawing(data []byte) error {
	return tokens(data, func(token xml.Token, within string) error {
		switch t := token.(type) {
		case xml.StartElement:
			if slices.Contains(strings.Fields("script foreignobject image feimage a animate set animatetransform animatemotion iframe handler listener audio video embed object"), strings.ToLower(t.Name.Local)) ||
				t.Name.Space != "http://www.w3.org/2000/svg" {
				return fmt.Errorf("the element %s of %q", t.Name.Local, t.Name.Space)
			}
			for _, a := range t.Attr {
				name := strings.ToLower(a.Name.Local)
				if strings.HasPrefix(name, "on") || (name == "href" || name == "src") && !strings.HasPrefix(strings.TrimSpace(a.Value), "#") {
					return fmt.Errorf("%s=%q", name, a.Value)
				}
				isText := strings.HasPrefix(name, "aria-") || strings.HasPrefix(name, "data-")
				isStyle := name == "style" || strings.Contains(strings.ToLower(a.Value), "url(") && !isText
				if isStyle && foreignStyle(a.Value) {
					return fmt.Errorf("%s=%q", name, a.Value)
				}
			}
		case xml.CharData:
			if within == "style" && foreignStyle(string(t)) {
				return fmt.Errorf("a style sheet with %q", t)
			}
		}
		return nil
	})
}

var ownPart = regexp.MustCompile(`url\(\s*["']?#`)

// foreignStyle tells whether a style sheet could fetch something.
func foreignStyle(css string) bool {
	css = ownPart.ReplaceAllString(strings.ToLower(css), "")
	return strings.ContainsAny(css, `@\`) || strings.Contains(css, "url(") || strings.Contains(css, "image(") || strings.Contains(css, "expression(")
}

// tokens goes through a file in XML, and stops at what no such file may hold.
func tokens(data []byte, judge func(token xml.Token, within string) error) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.Directive:
			return fmt.Errorf("a directive: %.60q", t)
		case xml.ProcInst:
			if t.Target != "xml" {
				return fmt.Errorf("an instruction: %s", t.Target)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
		within := ""
		if len(open) > 0 {
			within = open[len(open)-1]
		}
		if err := judge(token, within); err != nil {
			return err
		}
		if t, ok := token.(xml.StartElement); ok {
			open = append(open, t.Name.Local)
		}
	}
}

// Terminal judges what goes to a terminal: text in UTF-8 with no control characters
// but line ends and tabs, and, where there are colours, theirs.
func Terminal(text string, colours bool) error {
	if !utf8.ValidString(text) {
		return errors.New("it is not UTF-8")
	}
	if colours {
		text = regexp.MustCompile("\x1b\\[(0|31|33|36)m").ReplaceAllString(text, "")
	}
	if i := strings.IndexFunc(text, isRaw); i >= 0 {
		return fmt.Errorf("the character %q", text[i:min(len(text), i+4)])
	}
	return nil
}

// JSON judges an answer for programs: one value, which a terminal can show too.
func JSON(text string) error {
	if !json.Valid([]byte(text)) {
		return errors.New("it is not JSON")
	}
	return Terminal(text, false)
}
