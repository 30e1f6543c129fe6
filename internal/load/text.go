package load

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

// Limits that hold before any parser sees a file (promises.md, number 7).
const (
	maxFile       = 1 << 20
	maxVocabulary = 8 << 20
	maxAttachment = 10 << 20
	maxLine       = 100_000 // bytes
	maxMatter     = 64 << 10
	maxNesting    = 8 // lists and tables inside each other, and parts of a key
)

// A file is one file of the content, read once.
type file struct {
	path   string
	kind   string     // of Kinds; or one of the other kinds of classify
	data   []byte     // of an attachment, as it is
	words  []byte     // what can be read in an attachment
	lines  *lineIndex // of a text, in NFC with \n
	top    *node      // its TOML; nil when it cannot be read
	body   string     // its prose, below as many blank lines as the front matter has
	lower  string     // the text in lower case, once asked for
	quoted []string   // its lines, once asked for
}

// written gives the text of every file that has one, by its path.
func (l *loader) written() map[string]string {
	all := map[string]string{}
	for _, f := range l.files {
		if f.lines != nil {
			all[f.path] = f.lines.src
		}
	}
	return all
}

// readFile reads a file that may be at most limit bytes; nil when it is larger.
func readFile(fsys fs.FS, path string, limit int) ([]byte, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil || len(data) > limit {
		return nil, err
	}
	return data, nil
}

// megabytes writes a limit as editors know it.
func megabytes(n int) string { return fmt.Sprintf("%d MiB", n>>20) }

// readText brings a text file to the one form that everything else sees – UTF-8
// without a byte order mark, lines ending in \n, NFC – and reports what no text
// may hold. It returns false when the text is not fit for a parser.
func (l *loader) readText(f *file, data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if at := firstInvalid(data); at >= 0 {
		x := newLineIndex(f.path, string(data[:at]))
		pos := x.at(at)
		l.problems.Add(problem.NotText, problem.Pos{File: f.path, Line: pos.Line, Col: pos.Col}, "filen er ikke UTF-8", "lagre den på nytt som UTF-8")
		return false
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	if strings.ContainsFunc(text, forbidden) {
		text = l.controls(newLineIndex(f.path, text))
	}
	text = norm.NFC.String(text)
	f.lines = newLineIndex(f.path, text)
	l.personal(f)
	return l.longLines(f)
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// forbidden tells whether a character can hide or turn what is written.
func forbidden(r rune) bool {
	if r >= ' ' && r < 0x7f {
		return false
	}
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) || r == '\ufeff'
}

func charName(r rune) string {
	if unicode.Is(unicode.Bidi_Control, r) {
		return fmt.Sprintf("U+%04X, som styrer skriveretningen", r)
	}
	return fmt.Sprintf("U+%04X, et kontrolltegn", r)
}

// controls reports the first forbidden character of every line, and returns the
// text with a space for each, which no parser minds.
func (l *loader) controls(x *lineIndex) string {
	last := 0
	for i, r := range x.src {
		if !forbidden(r) {
			continue
		}
		if pos := x.at(i); pos.Line != last {
			last = pos.Line
			l.problems.Add(problem.NotText, pos, "linjen holder tegnet "+charName(r), "ta bort tegnet; det er usynlig")
		}
	}
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return ' '
		}
		return r
	}, x.src)
}

func (l *loader) longLines(f *file) bool {
	right := true
	for n := range f.lines.starts {
		line := f.lines.line(n + 1)
		if size := len(line); size > maxLine {
			l.problems.Add(problem.TooLarge, problem.Pos{File: f.path, Line: n + 1, Col: utf8.RuneCountInString(line[:maxLine]) + 1}, fmt.Sprintf("linjen er på %d byte", size), "en linje kan være på 100 000 byte; del den")
			right = false
		}
	}
	return right
}

// personal reports what must not be published. The places are all that is told.
func (l *loader) personal(f *file) {
	text := []byte(f.lines.src)
	report := func(rule problem.Rule, hits []personal.Span, what, help string) {
		if f.kind == kindReadme || f.kind == kindTests { // nothing can be allowed in them
			help, _, _ = strings.Cut(help, ", eller sett")
			help, _, _ = strings.Cut(help, "; er det noe annet")
		}
		for _, hit := range hits {
			p := problem.Problem{Rule: rule, Pos: f.lines.at(hit.Start), Text: what, Help: help}
			p.Len = utf8.RuneCount(text[hit.Start : hit.Start+hit.Len])
			l.problems = append(l.problems, p)
		}
	}
	report(problem.NationalID, personal.NationalIDs(text), hereIsANumber, helpForNumber)
	report(problem.Secret, personal.Secrets(text), "her står det en hemmelighet: en nøkkel, et token eller et passord", "ta den bort, og lag en ny der den gjelder")
	report(problem.PersonalData, personal.MobileNumbers(text), "her står det et mobilnummer", "skriv nummeret til en virksomhet, eller sett det i tillat")
	if bytes.ContainsRune(text, '@') { // few files; the search is slow
		report(problem.PersonalData, personal.EmailAddresses(text), "her står det en personlig e-postadresse", "skriv adressen til en virksomhet, eller sett den i tillat")
	}
}

const (
	hereIsANumber = "her står det et fødselsnummer eller D-nummer"
	helpForNumber = "ta det bort; er det et kontonummer, skriv det som 0000.00.00000; er det noe annet, sett det i tillat"
)

// splitMatter parts a file into its front matter and its prose, each with its
// lines where they are in the file.
func (l *loader) splitMatter(f *file) (matter string, ok bool) {
	head := problem.Pos{File: f.path, Line: 1, Col: 1}
	lines := strings.Split(f.lines.src, "\n")
	if strings.TrimRight(lines[0], " \t") != "+++" {
		help := "skriv +++ på den første linjen, så nøklene, så +++ på en egen linje"
		if strings.HasPrefix(lines[0], "---") {
			help = "skriv +++ der det står ---, og = der det står :"
		}
		l.problems.Add(problem.FrontMatter, head, "filen begynner ikke med et hode", help)
		return "", false
	}
	for i := 1; i < len(lines); i++ {
		if strings.TrimRight(lines[i], " \t") != "+++" {
			continue
		}
		matter = "\n" + strings.Join(lines[1:i], "\n")
		f.body = strings.Repeat("\n", i+1) + strings.Join(lines[i+1:], "\n")
		if len(matter) > maxMatter {
			l.problems.Add(problem.TooLarge, head, fmt.Sprintf("hodet er på %d byte", len(matter)), "et hode kan være på 64 KiB; flytt tekst ned i filen")
			return "", false
		}
		return matter, true
	}
	l.problems.Add(problem.FrontMatter, head, "hodet er ikke avsluttet", "skriv +++ på en egen linje etter den siste nøkkelen")
	return "", false
}

// readTOML parses a TOML text after its depth has been measured.
func (l *loader) readTOML(f *file, src string) {
	if pos, deep := tooDeep(newLineIndex(f.path, src)); deep {
		l.problems.Add(problem.TooLarge, pos, "lister, tabeller eller nøkler ligger for dypt i hverandre", fmt.Sprintf("det kan være %d nivåer", maxNesting))
		return
	}
	top, problems := parseTOML(f.path, src)
	l.problems = append(l.problems, problems...)
	f.top = top
	if top != nil && f.body != "" {
		top.pos = problem.Pos{File: f.path, Line: 1, Col: 1}
	}
}

// tooDeep measures lists, tables and dotted keys without parsing them.
func tooDeep(x *lineIndex) (problem.Pos, bool) {
	depth, dots := 0, 0
	for i := 0; i < len(x.src); i++ {
		switch x.src[i] {
		case '"', '\'':
			i = stringEnd(x.src, i)
		case '#':
			if end := strings.IndexByte(x.src[i:], '\n'); end >= 0 {
				i += end - 1
			} else {
				i = len(x.src)
			}
		case '[', '{':
			depth, dots = depth+1, 0
		case ']', '}':
			depth, dots = max(depth-1, 0), 0
		case '\n', ',', '=':
			dots = 0
		case '.':
			dots++
		}
		if depth > maxNesting || dots >= maxNesting {
			return x.at(i), true
		}
	}
	return problem.Pos{}, false
}

// stringEnd returns the offset of the quote that closes the string at i, or
// the end of the line or text where none does.
func stringEnd(s string, i int) int {
	quote := s[i : i+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(s[i:], triple) {
		for j := i + 3; j < len(s); j++ {
			if s[j] == '\\' && quote == `"` {
				j++
			} else if strings.HasPrefix(s[j:], triple) {
				return j + 2
			}
		}
		return len(s)
	}
	for j := i + 1; j < len(s); j++ {
		switch {
		case s[j] == '\\' && quote == `"`:
			j++
		case s[j] == '\n':
			return j - 1
		case s[j:j+1] == quote:
			return j
		}
	}
	return len(s)
}
