package load

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"modellkatalog/internal/problem"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	maxSVG     = 100 // elements inside each other
)

// svgElements draw, name or group, and can neither run, load nor lead anywhere
// (SVG 2, element index, without script, foreignObject, image, a and animation).
var svgElements = words(`svg g defs symbol use title desc path rect circle ellipse line polyline polygon
	text tspan textPath marker linearGradient radialGradient stop pattern clipPath mask style switch
	filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR
	feGaussianBlur feMerge feMergeNode feOffset feDropShadow`)

// svgAttributes are the attributes of those elements that place, draw or name.
var svgAttributes = words(`id class style lang role tabindex version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2
	cx cy r rx ry fx fy fr d points pathLength transform transform-origin dx dy rotate textLength lengthAdjust startOffset method spacing side
	href offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
	clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient type media
	filterUnits primitiveUnits in in2 result stdDeviation mode operator k1 k2 k3 k4 values edgeMode tableValues slope intercept amplitude exponent
	fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset
	color opacity display visibility overflow clip clip-path clip-rule mask filter marker marker-start marker-mid marker-end
	font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing word-spacing line-height
	text-anchor text-decoration text-rendering text-transform dominant-baseline alignment-baseline baseline-shift direction unicode-bidi writing-mode
	shape-rendering image-rendering color-interpolation color-interpolation-filters color-rendering paint-order vector-effect mix-blend-mode isolation
	stop-color stop-opacity flood-color flood-opacity lighting-color pointer-events enable-background space white-space
	requiredFeatures requiredExtensions systemLanguage`)

// draws are the attributes with numbers that place and draw: nobody reads them.
var draws = words(`viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform dx dy rotate textLength
	offset gradientTransform patternTransform markerWidth markerHeight refX refY stdDeviation values tableValues
	k1 k2 k3 k4 stroke-width stroke-dasharray stroke-dashoffset style`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// readSVG refuses a drawing with anything that is not on the lists.
func (l *loader) readSVG(f *file, data []byte) {
	refuse := func(offset int64, text, help string) {
		pos := problem.Pos{File: f.path}
		if f.lines != nil {
			pos = f.lines.at(int(offset))
		}
		l.problems.Add(problem.Attachment, pos, text, help)
	}
	if firstInvalid(data) >= 0 {
		refuse(0, "tegningen er ikke UTF-8", "lagre den på nytt som UTF-8")
		return
	}
	f.lines = newLineIndex(f.path, string(data))
	x := &svgReader{d: xml.NewDecoder(bytes.NewReader(data)), refuse: refuse}
	x.d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // instruction refuses it, and says why
	x.read()
	f.words = []byte(x.text.String() + x.values.String())
}

// svgReader walks through a drawing.
type svgReader struct {
	d      *xml.Decoder
	refuse func(offset int64, text, help string)
	text   strings.Builder // what can be read in it
	values strings.Builder // what else is written in it: names, descriptions, comments
	css    strings.Builder // what stands in a <style>
	styled int             // how deep that one lies; 0: not in one
	depth  int
	seen   bool
}

const plainSVG = "lagre den som vanlig SVG uten lenker, skript og programmets egne data"

func (x *svgReader) read() {
	for {
		at := x.d.InputOffset()
		token, err := x.d.Token()
		if err != nil {
			x.end(at, err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			x.seen = true
			if x.depth++; x.depth > maxSVG {
				x.refuse(at, "elementene ligger for dypt i hverandre", plainSVG)
				return
			}
			x.element(at, t)
		case xml.EndElement:
			x.endElement(at, t.Name.Local)
		case xml.CharData:
			if x.styled > 0 {
				x.css.Write(t)
			} else {
				x.text.WriteString(oneLine.Replace(string(t)))
			}
		case xml.Comment:
			x.values.WriteString("\n" + string(t))
		case xml.Directive:
			x.refuse(at, "tegningen har en doctype", "ta bort linjen som begynner med <!DOCTYPE")
		case xml.ProcInst:
			x.instruction(at, t)
		}
	}
}

// declaration is all that a drawing may say of itself as XML. The decoder takes
// "encoding = 'gbk'" for nothing at all, and a browser does not: it would find other
// elements in the same bytes.
var declaration = regexp.MustCompile(`^version=["']1\.0["'](?:\s+encoding=["'](?i:utf-8)["'])?(?:\s+standalone=["'](?:yes|no)["'])?\s*$`)

func (x *svgReader) instruction(at int64, p xml.ProcInst) {
	switch {
	case p.Target != "xml":
		x.refuse(at, fmt.Sprintf("tegningen har en instruks, <?%s", short(p.Target)), plainSVG)
	case !declaration.Match(p.Inst):
		x.refuse(at, "den første linjen sier at tegningen er noe annet enn UTF-8", `skriv <?xml version="1.0" encoding="UTF-8"?>, eller ta den bort`)
	}
}

// end tells why there is no more to read.
func (x *svgReader) end(at int64, err error) {
	switch {
	case !errors.Is(err, io.EOF):
		x.refuse(at, "tegningen er ikke gyldig XML", "lagre den på nytt som vanlig SVG")
	case !x.seen:
		x.refuse(at, "filen er ikke en tegning", "lagre den på nytt som vanlig SVG")
	}
}

func (x *svgReader) element(at int64, e xml.StartElement) {
	switch {
	case e.Name.Space != svgSpace && x.depth == 1:
		x.refuse(at, "filen er ikke en SVG-tegning", `den begynner med <svg xmlns="http://www.w3.org/2000/svg">`)
		return
	case e.Name.Space != svgSpace || !svgElements[e.Name.Local]:
		x.refuse(at, fmt.Sprintf("elementet <%s> er ikke tillatt i en tegning", short(e.Name.Local)), plainSVG)
		return
	case x.styled > 0: // what stands behind it would not be read as of the style sheet
		x.refuse(at, fmt.Sprintf("elementet <%s> står i <style>", short(e.Name.Local)), plainSVG)
		return
	}
	for _, a := range e.Attr {
		if fault := attributeFault(a); fault != "" {
			x.refuse(at, fmt.Sprintf("attributtet %s i <%s> %s", short(a.Name.Local), e.Name.Local, fault), plainSVG)
		}
		if !draws[a.Name.Local] {
			x.values.WriteString("\n" + a.Value)
		}
	}
	x.part(e.Name.Local)
	if e.Name.Local == "style" {
		x.styled = x.depth
	}
}

func (x *svgReader) endElement(at int64, name string) {
	x.part(name)
	if x.styled == x.depth {
		if fault := styleFault(x.css.String()); fault != "" {
			x.refuse(at, "<style> "+fault, plainSVG)
		}
		x.values.WriteString("\n" + x.css.String())
		x.styled = 0
		x.css.Reset()
	}
	x.depth--
}

// part ends a line of text at an element. Pieces of one line are put together, with
// a sign that is not seen between them: drawing programs cut numbers in two.
func (x *svgReader) part(element string) {
	if element == "tspan" || element == "textPath" {
		x.text.WriteString(seam)
		return
	}
	x.text.WriteByte('\n')
}

// seam is the word joiner: it parts no number, and hides none.
const seam = "\u2060"

// oneLine makes blanks of line breaks, as SVG does.
var oneLine = strings.NewReplacer("\r", " ", "\n", " ")

// attributeFault tells what is wrong with an attribute, or "".
func attributeFault(a xml.Attr) string {
	name, space := a.Name.Local, a.Name.Space
	inside := strings.HasPrefix(strings.TrimSpace(a.Value), "#")
	switch {
	case name == "xmlns" || space == "xmlns":
		return ""
	case space == xlinkSpace && name == "title" || space == xmlSpace && (name == "space" || name == "lang"):
		return ""
	case name == "href" && (space == "" || space == xlinkSpace):
		if !inside {
			return "leder ut av tegningen"
		}
		return ""
	case space != "":
		return "er ikke tillatt"
	case strings.HasPrefix(name, "aria-") || strings.HasPrefix(name, "data-"):
		return ""
	case !svgAttributes[name]:
		return "er ikke tillatt"
	case name == "style":
		return styleFault(a.Value)
	case leads(a.Value):
		return leadsOut
	}
	return ""
}

const leadsOut = "henter noe utenfra"

// styleFault tells what is wrong with a style sheet, or "": that it leads out of the
// drawing, or holds what can fetch or run by other means than an address, which is an
// at-rule or what browsers once ran.
func styleFault(css string) string {
	if leads(css) {
		return leadsOut
	}
	css = strings.ToLower(css)
	for _, s := range []string{"@", "expression(", "javascript:"} {
		if strings.Contains(css, s) {
			return "har «" + s + "», som må bort"
		}
	}
	return ""
}

// leads tells whether a value refers to anything but a part of the drawing: by
// url(), by the functions that take an address without it, or by an escape, which
// may spell any of them. An attribute such as fill is read as a style sheet is.
func leads(value string) bool {
	value = strings.ToLower(value)
	for _, s := range []string{`\`, "image(", "image-set(", "src("} {
		if strings.Contains(value, s) {
			return true
		}
	}
	for {
		_, after, found := strings.Cut(value, "url(")
		if !found {
			return false
		}
		if value = after; !strings.HasPrefix(strings.TrimLeft(value, ` "'`), "#") {
			return true
		}
	}
}
