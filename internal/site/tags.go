package site

import (
	"bytes"
	stdhtml "html"
	"iter"
)

// A tag is a start tag, an end tag or the document type, read strictly.
type tag struct {
	name       string // in lower case; "!doctype" for the document type
	end        bool   // </name>
	attributes []pair // of a start tag
	whole      bool   // false: what begins with "<" here is no tag that all readers read alike
	at, behind int    // where it begins, and where what follows it does
}

// A pair is an attribute with its value as it is written.
type pair struct {
	name string // in lower case
	raw  []byte
}

// value is the value with its references resolved.
func (p pair) value() string { return stdhtml.UnescapeString(string(p.raw)) }

// tags reads the tags of HTML, one after the other. It knows the simplest form of
// each alone: "<name attribute="value">" and "</name>". Whatever else begins with
// "<" is given as not whole, and what follows it is not read: it is no business of
// ours what a browser would make of it. The attributes are valid until the next tag.
func tags(page []byte) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		r := tagReader{page: page}
		for {
			at := bytes.IndexByte(page[r.i:], '<')
			if at < 0 {
				return
			}
			if t := r.tagAt(r.i + at); !yield(t) || !t.whole {
				return
			}
		}
	}
}

// tagReader reads one tag at a time.
type tagReader struct {
	page       []byte
	i          int // what is read next
	attributes []pair
}

// tagAt reads the tag whose "<" stands at a place.
func (r *tagReader) tagAt(at int) tag {
	t := tag{at: at}
	r.i, r.attributes = at+1, r.attributes[:0]
	t.end = r.take('/')
	kind := r.i
	if !t.end {
		r.take('!')
	}
	if letters := r.i; r.name(letters) == "" || !isLetter(r.page[letters]) {
		return t
	}
	t.name = nameOf(r.page[kind:r.i])
	for {
		blank := r.blanks()
		switch {
		case r.take('>'):
			t.whole = true
		case r.take('/'): // as in drawings
			t.whole = r.take('>')
		case blank && !t.end && r.attribute():
			continue
		}
		t.behind, t.attributes = r.i, r.attributes
		return t
	}
}

// attribute reads a name, and a value if there is one.
func (r *tagReader) attribute() bool {
	p := pair{name: r.name(r.i)}
	if p.name == "" {
		return false
	}
	if r.take('=') {
		from := r.i
		switch {
		case r.take('"') || r.take('\''):
			size := bytes.IndexByte(r.page[from+1:], r.page[from])
			if size < 0 {
				return false
			}
			p.raw, r.i = r.page[from+1:from+1+size], from+size+2
		default:
			for r.i < len(r.page) && isBare[r.page[r.i]] {
				r.i++
			}
			if p.raw = r.page[from:r.i]; len(p.raw) == 0 {
				return false
			}
		}
	}
	r.attributes = append(r.attributes, p)
	return true
}

// name reads the name that begins at a place; "" when none does.
func (r *tagReader) name(from int) string {
	for r.i < len(r.page) && isName[r.page[r.i]] {
		r.i++
	}
	return nameOf(r.page[from:r.i])
}

// blanks reads blanks and tells whether there were any.
func (r *tagReader) blanks() bool {
	from := r.i
	for r.i < len(r.page) && (r.page[r.i] == ' ' || r.page[r.i] == '\n' || r.page[r.i] == '\t' || r.page[r.i] == '\r') {
		r.i++
	}
	return r.i > from
}

func (r *tagReader) take(c byte) bool {
	if r.i < len(r.page) && r.page[r.i] == c {
		r.i++
		return true
	}
	return false
}

// nameOf returns a name in lower case; the same string for those that pages have.
func nameOf(name []byte) string {
	if known, ok := knownNames[string(name)]; ok {
		return known
	}
	return string(bytes.ToLower(name))
}

// knownNames are the names of elements and attributes, by themselves.
var knownNames = func() map[string]string {
	all := map[string]string{}
	for attribute := range everywhere {
		all[attribute] = attribute
	}
	for element, attributes := range elements {
		all[element] = element
		for attribute := range attributes {
			all[attribute] = attribute
		}
	}
	return all
}()

// isName are the signs of names; isBare those of a value without quotes.
var isName, isBare = func() (name, bare [256]bool) {
	for c := range 256 {
		b := byte(c)
		name[c] = isLetter(b) || b >= '0' && b <= '9' || b == '-' || b == ':' || b == '_'
		bare[c] = b > ' ' && !bytes.ContainsRune([]byte("\"'=<>`"), rune(b))
	}
	return name, bare
}()

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
