package load

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"modellkatalog/internal/problem"
)

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

func deflated(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inUTF16 writes text with the larger byte first, or last.
func inUTF16(text string, largeFirst bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		if largeFirst {
			b.Write([]byte{byte(u >> 8), byte(u)})
		} else {
			b.Write([]byte{byte(u), byte(u >> 8)})
		}
	}
	return b.String()
}

func chunk(kind, data string) string {
	n := len(data)
	return string([]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}) + kind + data + "\x00\x00\x00\x00"
}

// TestPromise6Attachments shows that numbers and secrets are found wherever they can
// be read in an attachment, that the finding does not repeat them, and that what
// draws is not taken for one.
func TestPromise6Attachments(t *testing.T) {
	id, token := nationalID(t), expand(t, "{{token}}")
	a, b := id[:6], id[6:]
	wide := strings.Map(func(r rune) rune { return r - '0' + '\uff10' }, id)
	png, jpg, pdf := magic[".png"], magic[".jpg"], "%PDF-1.7\n"
	for _, c := range []struct {
		name, file, data string
		want             bool
	}{
		{"text", "a.svg", drawing + "<text>" + id + "</text></svg>", true},
		{"grouped", "a.svg", drawing + "<text>" + a + " " + b + "</text></svg>", true},
		{"over a line", "a.svg", drawing + "<text>" + a + "\n" + b + "</text></svg>", true},
		{"in two pieces", "a.svg", drawing + "<text><tspan>" + a + "</tspan><tspan>" + b + "</tspan></text></svg>", true},
		{"in two pieces where nobody would part it", "a.svg", drawing + "<text><tspan>" + id[:5] + "</tspan><tspan>" + id[5:] + "</tspan></text></svg>", true},
		{"along a path", "a.svg", drawing + "<text>" + a + "<textPath href='#a'>" + b + "</textPath></text></svg>", true},
		{"in two pieces with a blank", "a.svg", drawing + "<text><tspan>" + a + "</tspan> <tspan x='9'>" + b + "</tspan></text></svg>", true},
		{"digit by digit", "a.svg", drawing + "<text><tspan>" + strings.Join(strings.Split(id, ""), "</tspan><tspan>") + "</tspan></text></svg>", true},
		{"behind another number", "a.svg", drawing + "<text><tspan>2</tspan><tspan>" + id + "</tspan></text></svg>", true},
		{"behind a number in the same text", "a.svg", drawing + "<text>2<tspan>" + id + "</tspan></text></svg>", true},
		{"before a number in the same text", "a.svg", drawing + "<text><tspan>" + id + "</tspan>2</text></svg>", true},
		{"references", "a.svg", drawing + "<text>&#" + fmt.Sprint(id[0]) + ";" + id[1:] + "</text></svg>", true},
		{"CDATA", "a.svg", drawing + "<text><![CDATA[" + id + "]]></text></svg>", true},
		{"title", "a.svg", drawing + "<title>" + id + "</title></svg>", true},
		{"description", "a.svg", drawing + "<desc>" + id + "</desc></svg>", true},
		{"comment", "a.svg", drawing + "<!-- " + id + " --></svg>", true},
		{"label", "a.svg", drawing + `<g aria-label="` + id + `"/></svg>`, true},
		{"a program's own name", "a.svg", drawing + `<g data-name="` + id + `"/></svg>`, true},
		{"id", "a.svg", drawing + `<g id="` + id + `"/></svg>`, true},
		{"class", "a.svg", drawing + `<g class="` + a + "-" + b + `"/></svg>`, true},
		{"title of a link", "a.svg", drawing + `<use href="#a" xlink:title="` + id + `"/></svg>`, true},
		{"style sheet", "a.svg", drawing + "<style>/* " + id + " */</style></svg>", true},
		{"secret", "a.svg", drawing + "<text><tspan>" + token[:9] + "</tspan></text><!--" + token + "--></svg>", true},
		{"lines", "a.svg", drawing + `<path d="M` + a + " " + b + `"/><polygon points="` + id + `"/></svg>`, false},
		{"places", "a.svg", drawing + `<text x="` + id + `" transform="scale(` + id + `)">a</text></svg>`, false},
		{"lengths in a style", "a.svg", drawing + `<path style="stroke-dasharray:` + id + `"/></svg>`, false},
		{"two texts", "a.svg", drawing + "<text>" + a + "</text><text>" + b + "</text></svg>", false},

		{"text of a picture", "a.png", png + chunk("tEXt", "Author\x00"+id), true},
		{"compressed text of a picture", "a.png", png + chunk("IHDR", "x") + chunk("zTXt", "Comment\x00\x00"+deflated(t, "Nr. "+id)), true},
		{"compressed by a method of another number", "a.png", png + chunk("zTXt", "Comment\x00\x01"+deflated(t, "Nr. "+id)), true},
		{"international text", "a.png", png + chunk("iTXt", "Comment\x00\x00\x00nb\x00Kommentar\x00Nr. "+a+" "+b), true},
		{"compressed international text", "a.png", png + chunk("iTXt", "Comment\x00\x01\x00nb\x00Kommentar\x00"+deflated(t, "Nr. "+id)), true},
		{"secret in a picture", "a.png", png + chunk("tEXt", "Comment\x00"+token), true},
		{"compressed picture", "a.png", png + chunk("IDAT", deflated(t, id)), false},
		{"broken picture", "a.png", png + "\xff\xff\xff\xffzTXt", false},
		{"comment of a picture", "a.jpg", jpg + "\xfe\x00\x20" + id + "\x00", true},
		{"camera's title", "a.jpg", jpg + "\xe1Exif\x00\x00" + inUTF16("Nr. "+id, false), true},
		{"camera's title without words before the number", "a.jpg", jpg + "\xe1Exif\x00\xff" + inUTF16(id, false), true},
		{"camera's title, larger byte first", "a.jpg", jpg + "\xe1Exif\x00\x00" + inUTF16("Nr. "+id, true), true},
		{"metadata of a picture", "a.jpg", jpg + "\xe1<x:xmpmeta><dc:title>" + a + "-" + b + "</dc:title></x:xmpmeta>", true},

		{"title of a document", "a.pdf", pdf + "1 0 obj << /Title (Nr. " + id + ") >> endobj", true},
		{"title with parentheses", "a.pdf", pdf + "<< /Title (Nr. \\(\\" + fmt.Sprintf("%03o", id[0]) + id[1:] + "\\) (her)) >>", true},
		{"title over lines", "a.pdf", pdf + "<< /Title (Nr. " + a + "\\\n" + b + ") >>", true},
		{"title over lines, cut where nobody would", "a.pdf", pdf + "<< /Title (Nr. " + id[:5] + "\\\n" + id[5:] + ") >>", true},
		{"title behind parentheses", "a.pdf", pdf + "<< /Title (Nr. (her) " + id + ") >>", true},
		{"title in UTF-16", "a.pdf", pdf + "<< /Title (\xfe\xff" + inUTF16("Nr. "+id, true) + ") >>", true},
		{"title with a hard blank", "a.pdf", pdf + "<< /Title (" + a + "\xa0" + b + ") >>", true},
		{"title in hexadecimal", "a.pdf", pdf + "<< /Title <" + hex.EncodeToString([]byte(id)) + "> >>", true},
		{"title in hexadecimal UTF-16", "a.pdf", pdf + "<< /Title <FEFF" + hex.EncodeToString([]byte(inUTF16(id, true))) + "> >>", true},
		{"title in hexadecimal that lacks its last digit", "a.pdf", pdf + "<< /Title <" + hex.EncodeToString([]byte(id)) + "2> >>", true},
		{"title in hexadecimal over lines", "a.pdf", pdf + "<< /Title <" + hex.EncodeToString([]byte(a)) + "\r\n\t " + hex.EncodeToString([]byte(b)) + "> >>", true},
		{"title in UTF-16 with wide digits", "a.pdf", pdf + "<< /Title (\xfe\xff" + inUTF16(wide, true) + ") >>", true},
		{"strings of a picture in a document", "a.pdf", pdf + "<< >> stream\n\xff\xd8\xff(" + id + ")\nendstream", false},
		{"metadata of a document", "a.pdf", pdf + "<< >> stream\n<?xpacket begin=''?><dc:title>" + id + "</dc:title>\nendstream", true},
		{"metadata of a document without a declaration", "a.pdf", pdf + "<< >> stream\n<x:xmpmeta><dc:title>" + id + "</dc:title></x:xmpmeta>\nendstream", true},
		{"metadata of a document behind its byte order mark", "a.pdf", pdf + "<< >> stream\n\xef\xbb\xbf<?xpacket begin=''?><dc:title>" + id + "</dc:title>\nendstream", true},
		{"words of a document", "a.pdf", pdf + "<< >> stream\nBT (" + a + " " + b + ") Tj ET\nendstream", true},
		{"words in pieces", "a.pdf", pdf + "<< >> stream\nBT [(" + id[:4] + ")-250.5(" + id[4:] + ")] TJ ET\nendstream", true},
		{"compressed words", "a.pdf", pdf + "<< /Filter /FlateDecode >> stream\r\n" + deflated(t, "BT ("+id+") Tj ET") + "\r\nendstream", true},
		{"title before the words", "a.pdf", pdf + "<< /Title (" + id + ") >> << >> stream\nBT (a) Tj ET\nendstream", true},
		{"secret in a document", "a.pdf", pdf + "<< /Keywords (" + token + ") >>", true},
		{"places in a document", "a.pdf", pdf + "<< >> stream\n" + a[:3] + "." + a[3:] + " " + b[:3] + "." + b[3:] + " Td " + a + " " + b + " m\nendstream", false},
		{"table of a document", "a.pdf", pdf + "xref\n0 1\n" + a + "0000 " + b + " n\n" + id + " 00000 f\n", false},
		{"broken document", "a.pdf", pdf + "(((( <aa stream", false},
	} {
		files := base(t)
		files["sider/a.md"] = &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n\n[vedlegg](" + c.file + ")\n")}
		files["sider/"+c.file] = &fstest.MapFile{Data: []byte(c.data)}
		_, ps, err := Content(files, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		told := findings(ps)
		found := len(ps) == 1 && ps[0].Pos.File == "sider/"+c.file && (ps[0].Rule.ID == problem.NationalID.ID || ps[0].Rule.ID == problem.Secret.ID)
		if found != c.want || !c.want && len(ps) > 0 || tells(told) || strings.Contains(told, id) || strings.Contains(told, token) {
			t.Errorf("%s: found is %v, want %v; %d findings, tells is %v", c.name, found, c.want, len(ps), tells(told))
		}
	}
}

// TestAttachmentsAreReadInBounds shows that no attachment makes its reader write more
// than a bound, and that every one is read to its end.
func TestAttachmentsAreReadInBounds(t *testing.T) {
	bomb := deflated(t, strings.Repeat("(aaaaaaaaaaaaa)", 1<<17))
	for name, data := range map[string]string{
		"compressed parts without end":  "%PDF-" + strings.Repeat("stream\n"+bomb+"endstream\n", 40),
		"strings that are never closed": "%PDF-" + strings.Repeat("(", 1<<20),
		"digits that are never closed":  "%PDF-" + strings.Repeat("<", 1<<20) + strings.Repeat("a", 1<<20),
		"parts without end":             "%PDF-" + strings.Repeat("stream", 1<<19),
		"texts of a picture":            magic[".png"] + strings.Repeat(chunk("zTXt", "a\x00\x00"+bomb), 40),
		"short texts of a picture":      magic[".png"] + strings.Repeat(chunk("iTXt", "\x00\x00\x00\x00\x00"), 1<<17),
		"text all through":              magic[".jpg"] + strings.Repeat("a\x00", maxAttachment/2),
	} {
		words := pictureWords
		if strings.HasPrefix(data, "%PDF-") {
			words = func(data []byte) []byte { words, _ := pdfWords(data); return words }
		}
		if n := len(words([]byte(data[:min(len(data), maxAttachment)]))); n > maxWords+2*maxInflated {
			t.Errorf("%s: %d bytes of words", name, n)
		}
	}
}

// TestInflatingHasBounds shows that one compressed part is read to its bound and no
// longer, and that none is read when there have been too many.
func TestInflatingHasBounds(t *testing.T) {
	r := &reading{}
	bomb := []byte(deflated(t, strings.Repeat("a", 2*maxInflated)))
	if n := len(r.inflate(bomb)); n != maxInflated || r.expanded != n {
		t.Errorf("%d bytes of a part, %d of all", n, r.expanded)
	}
	r.expanded = maxExpanded
	if n := len(r.inflate(bomb)); n != 0 {
		t.Errorf("%d bytes of one part too many", n)
	}
}

// TestPromise5PDF shows which documents are refused since they are more than
// something to read.
func TestPromise5PDF(t *testing.T) {
	objects := func(dictionary, text string) string {
		return "4 0 obj << /Type /ObjStm " + dictionary + " >> stream\r\n" + text + "\r\nendstream"
	}
	for text, right := range map[string]bool{
		"": true,
		"<< /Type /Action /S /URI /URI (https://example.no/) >>":                     true,
		"<< /S /GoTo /D [1 0 R /Fit] >> << /OpenAction 3 0 R >>":                     true,
		"<< /Title (HTML/JavaScript og /Launch) >>":                                  true,
		"<< /S /Transparency >> << /Type /JavaScripts >>":                            true,
		objects("/Filter /FlateDecode", deflated(t, "1 0 << /S /GoTo >>")):           true,
		"<< /Length 9 >> stream\n" + deflated(t, "(/S /JavaScript)") + "\nendstream": true,

		"<< /S /JavaScript /JS (app.alert\\(1\\)) >>":                            false,
		"<</S/JavaScript/JS(a)>>":                                                false,
		"<< /S % a\n%b\r\n /JavaScript >>":                                       false,
		"<< /#53 /Java#53cript >>":                                               false,
		"<< /S /Launch /F (a.exe) >>":                                            false,
		"<< /S /SubmitForm /F (https://example.no/) >>":                          false,
		"<< /S /ImportData >>":                                                   false,
		"<< /S /GoToE >>":                                                        false,
		"<< /S /Rendition >>":                                                    false,
		"<< /Names << /EmbeddedFiles 4 0 R >> >>":                                false,
		"<< /Subtype /RichMedia >>":                                              false,
		"<< /AcroForm << /XFA [] >> >>":                                          false,
		"trailer << /Encrypt 5 0 R >>":                                           false,
		objects("/Filter /FlateDecode", deflated(t, "1 0 << /S /JavaScript >>")): false,
		objects("", "1 0 << /S /JavaScript >>"):                                  false,
	} {
		l := newLoader(fstest.MapFS{}, Options{Today: today})
		l.readAttachment(&file{path: "sider/a.pdf", kind: kindAttachment}, []byte("%PDF-1.7\n"+text))
		if got := l.problems.Count(problem.Error) == 0; got != right {
			t.Errorf("let in is %v: %q", got, text)
		}
	}
}

// TestAttachmentsWithContacts shows that a mobile number or a personal address in an
// attachment is told of as a warning, which does not repeat it.
func TestAttachmentsWithContacts(t *testing.T) {
	for _, what := range []string{expand(t, "{{mobil}}"), expand(t, "{{epost}}")} {
		for name, data := range map[string]string{
			"sider/a.svg": drawing + "<text>Kontakt " + what + "</text></svg>", "sider/a.png": magic[".png"] + chunk("tEXt", "Author\x00"+what), "sider/a.pdf": "%PDF-1.7\n<< /Title (Kontakt " + what + ") >>",
		} {
			l := newLoader(fstest.MapFS{}, Options{Today: today})
			l.add(name, kindAttachment)
			l.readAttachment(l.files[name], []byte(data))
			l.searchAttachments()
			if told := findings(l.problems); len(l.problems) != 1 || l.problems[0].Rule.ID != problem.PersonalData.ID || strings.Contains(told, what) {
				t.Errorf("%s: %d findings", name, len(l.problems))
			}
		}
	}
}
