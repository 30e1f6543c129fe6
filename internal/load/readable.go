package load

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/hex"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// What can be read of a picture or a document without drawing it: what programs
// write in it about who made it, when and how, and the words of a document that
// are stored as plain text. Words that are stored in codes of a font's own, and
// words that are part of a picture, cannot be read here.

const (
	shortestRun  = 6        // what is shorter is not text but chance
	maxInflated  = 1 << 20  // of one compressed part
	maxExpanded  = 64 << 20 // of all compressed parts of an attachment
	maxWords     = 8 << 20  // of one attachment
	maxPDFString = 32_767   // PDF 1.7, annex C
)

// reading is what has been read of one attachment.
type reading struct {
	out      bytes.Buffer
	expanded int
}

// pictureWords gives the text of a PNG or JPEG: whatever in it is printable in
// UTF-8 or UTF-16, each run on a line, and the compressed texts of a PNG.
func pictureWords(data []byte) []byte {
	r := &reading{}
	r.runs(data)
	for rest := data[min(8, len(data)):]; len(rest) >= 12; { // chunks: length, type, data, checksum (PNG, 5.3)
		size := int(rest[0])<<24 | int(rest[1])<<16 | int(rest[2])<<8 | int(rest[3])
		if size > len(rest)-12 {
			break
		}
		if kind := string(rest[4:8]); kind == "zTXt" || kind == "iTXt" {
			r.textChunk(rest[8 : 8+size])
		}
		rest = rest[12+size:]
	}
	return r.out.Bytes()
}

// textChunk writes the runs of what is compressed behind the fields of a text chunk,
// each of which ends in a nought.
func (r *reading) textChunk(chunk []byte) {
	for range 5 { // keyword, language, translated keyword, and the two bytes of iTXt
		_, rest, found := bytes.Cut(chunk, []byte{0})
		if !found {
			return
		}
		chunk = rest
		for _, skip := range []int{0, 1} { // the method of zTXt stands before the data
			if inflated := r.inflate(chunk[min(skip, len(chunk)):]); len(inflated) > 0 {
				r.runs(inflated)
				return
			}
		}
	}
}

// inflate gives the beginning of what is compressed (RFC 1950), nil when it is not.
func (r *reading) inflate(data []byte) []byte {
	if r.expanded >= maxExpanded {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	text, _ := io.ReadAll(io.LimitReader(z, maxInflated)) // what comes before a fault can be read
	r.expanded += len(text)
	return text
}

// runs writes what is printable in data: as UTF-8, and as UTF-16 of both kinds, where
// Latin letters have a nought before or behind them.
func (r *reading) runs(data []byte) {
	var run []byte
	flush := func() {
		if len(run) >= shortestRun && r.out.Len() < maxWords {
			r.out.Write(run)
			r.out.WriteByte('\n')
		}
		run = run[:0]
	}
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c < ' ' && c != '\t' || c == 0x7f || c == utf8.RuneError && size == 1 {
			flush()
		} else {
			run = append(run, data[i:i+size]...)
		}
		i += size
	}
	flush()
	for letter := range 2 {
		for i := 0; i+1 < len(data); i++ {
			if c := data[i+letter]; c >= ' ' && c < 0x7f && data[i+1-letter] == 0 {
				run = append(run, c)
				i++
				continue
			}
			flush()
		}
		flush()
	}
}

// pdfWords gives the strings of a PDF, those of compressed parts too, and its
// metadata in XML; and what in it could run, open or send something, "" for nothing.
func pdfWords(data []byte) (words []byte, live string) {
	r := &reading{}
	live = livePDF(data)
	for len(data) > 0 && r.out.Len() < maxWords {
		at := bytes.Index(data, []byte("stream"))
		if at < 0 {
			break
		}
		pdfStrings(&r.out, data[:at])
		objects := bytes.Contains(data[max(0, at-longestDictionary):at], []byte("/ObjStm"))
		data = bytes.TrimLeft(data[at+len("stream"):], "\r\n")
		end := bytes.Index(data, []byte("endstream"))
		if end < 0 {
			break
		}
		part := data[:end]
		if inflated := r.inflate(part); len(inflated) > 0 {
			part = inflated
		}
		if objects {
			live = cmp.Or(live, livePDF(part))
		}
		if text := bytes.TrimLeft(part, "\xef\xbb\xbf \r\n\t"); bytes.HasPrefix(text, []byte("<?x")) || bytes.HasPrefix(text, []byte("<x:")) {
			r.runs(part)
		} else if utf8.Valid(part[:min(len(part), 64)]) { // a picture or a font has no strings
			pdfStrings(&r.out, part)
		}
		data = data[end+len("endstream"):]
	}
	pdfStrings(&r.out, data)
	return r.out.Bytes(), live
}

// longestDictionary is how far before a stream it is looked for what it holds.
const longestDictionary = 1000

// liveNames are the names of a PDF that make it more than something to read, with what
// they are in Norwegian: actions (PDF 1.7, table 198), which stand behind the name S,
// and keys and kinds that may stand anywhere. A link, /URI, is followed by a reader
// alone, and is let stand.
var (
	liveActions = map[string]string{
		"JavaScript": "et skript", "Launch": "noe som starter et program", "SubmitForm": "et skjema som sender", "ImportData": "noe som henter data",
		"GoToE": "en fil i seg", "Rendition": "lyd eller film",
	}
	liveNames = map[string]string{"EmbeddedFiles": "en fil i seg", "RichMedia": "lyd eller film", "XFA": "et skjema i XFA", "Encrypt": "en lås, så den ikke kan kontrolleres"}
)

// livePDF tells what of a part of a PDF is live, in Norwegian, or "".
func livePDF(data []byte) string {
	before, behind := "", 0 // the last name, and where it ended
	for i := 0; i < len(data); i++ {
		if data[i] != '/' {
			continue
		}
		name, size := pdfName(data[i+1:])
		if before == "S" && liveActions[name] != "" && isGap(data[behind:i]) {
			return liveActions[name]
		}
		if liveNames[name] != "" {
			return liveNames[name]
		}
		before, behind, i = name, i+1+size, i+size
	}
	return ""
}

// pdfName reads the name behind a slash, with "#41" for A (PDF 1.7, 7.3.5), and tells
// how long it is.
func pdfName(data []byte) (name string, size int) {
	var b []byte
	for size < len(data) && len(b) < 20 && data[size] > ' ' && !bytes.ContainsRune([]byte("()<>[]{}/%"), rune(data[size])) {
		c := data[size]
		size++
		if c == '#' && size+2 <= len(data) {
			if n, err := hex.DecodeString(string(data[size : size+2])); err == nil {
				c, size = n[0], size+2
			}
		}
		b = append(b, c)
	}
	return string(b), size
}

// isGap tells whether nothing but blanks and comments stands there.
func isGap(data []byte) bool {
	for len(data) > 0 {
		if data[0] == '%' {
			end := bytes.IndexAny(data, "\r\n")
			if end < 0 {
				return false
			}
			data = data[end:]
		}
		if data[0] > ' ' {
			return false
		}
		data = data[1:]
	}
	return true
}

// pdfStrings writes the strings of a part of a PDF (PDF 1.7, 7.3.4), each on a line,
// but those within one array, which are pieces of one line of text, together.
func pdfStrings(out *bytes.Buffer, data []byte) {
	array := false
	end := func() {
		if array {
			out.WriteString(seam)
		} else {
			out.WriteByte('\n')
		}
	}
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '[':
			array = true
		case ']':
			array = false
			end()
		case '(':
			text, size := literalString(data[i:])
			out.Write(readable(text))
			end()
			i += size - 1
		case '<':
			if text, size := hexString(data[i:]); size > 0 {
				out.Write(readable(text))
				end()
				i += size - 1
			}
		}
	}
}

// literalString reads "(…)", with escapes and balanced parentheses, and tells how
// long it is; what is not closed ends at the limit.
func literalString(data []byte) (text []byte, size int) {
	depth := 0
	for i := 0; i < len(data) && i < maxPDFString; i++ {
		switch c := data[i]; {
		case c == '\\' && i+1 < len(data):
			i++
			if n := octal(data[i:]); n > 0 {
				value := 0
				for _, d := range data[i : i+n] {
					value = value*8 + int(d-'0')
				}
				text, i = append(text, byte(value)), i+n-1
			} else if c := data[i]; c != '\r' && c != '\n' { // a line that goes on
				text = append(text, c)
			}
			continue
		case c == '(':
			if depth++; depth == 1 {
				continue
			}
		case c == ')':
			if depth--; depth == 0 {
				return text, i + 1
			}
		}
		text = append(text, data[i])
	}
	return text, min(len(data), maxPDFString)
}

// octal is how many of the first three bytes are octal digits.
func octal(data []byte) int {
	n := 0
	for n < 3 && n < len(data) && data[n] >= '0' && data[n] <= '7' {
		n++
	}
	return n
}

// hexString reads "<…>" of hexadecimal digits; the size is 0 for anything else.
func hexString(data []byte) (text []byte, size int) {
	var digits []byte
	for i := 1; i < len(data) && i < maxPDFString; i++ {
		switch c := data[i]; {
		case c == '>':
			if len(digits)%2 == 1 {
				digits = append(digits, '0')
			}
			text, err := hex.DecodeString(string(digits))
			if err != nil {
				return nil, 0
			}
			return text, i + 1
		case c == ' ' || c == '\r' || c == '\n' || c == '\t':
		case c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f':
			digits = append(digits, c)
		default:
			return nil, 0
		}
	}
	return nil, 0
}

// readable gives the text of a PDF string: UTF-16 where it says so, UTF-8 where it
// can be, else one byte for each letter; on one line.
func readable(text []byte) []byte {
	switch {
	case bytes.HasPrefix(text, []byte{0xfe, 0xff}):
		var units []uint16
		for i := 2; i+1 < len(text); i += 2 {
			units = append(units, uint16(text[i])<<8|uint16(text[i+1]))
		}
		text = []byte(string(utf16.Decode(units)))
	case !utf8.Valid(text):
		var letters []rune
		for _, c := range text {
			letters = append(letters, rune(c))
		}
		text = []byte(string(letters))
	}
	return bytes.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
}
