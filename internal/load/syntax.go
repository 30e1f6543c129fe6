package load

import (
	"errors"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"

	"modellkatalog/internal/problem"
)

// A fault is a way to get TOML wrong, told in an editor's words. The first
// whose patterns all match is told.
type fault struct {
	message *regexp.Regexp // of the parser; nil: any
	before  *regexp.Regexp // the line up to the place; nil: any
	after   *regexp.Regexp // the line from the place on; nil: any
	text    string
	help    string
}

func rx(s string) *regexp.Regexp { return regexp.MustCompile(s) }

const pairsHelp = "sett dem på hver sin linje"

var faults = []fault{
	{nil, rx(`=\s*\d{1,2}\.\d{1,2}$`), rx(`^\.\d{4}`), "datoen er skrevet på en måte som ikke kan leses", "skriv 2022-09-30"},
	{nil, nil, rx(`^[“”„«»‘’]`), "verdien begynner med et tegn som ikke er et rett anførselstegn", `skriv "…" rundt teksten`},
	{rx("expected newline"), rx(`"$|'$`), rx(`^[\p{L}\d]+[^=]*"`), "teksten slutter ved et anførselstegn inne i den", `skriv «…» inne i teksten, eller \"`},
	{rx("expected newline"), rx(`=`), rx(`^[\p{L}\d_-]+\s*=`), "to nøkler står på samme linje", pairsHelp},
	{rx("expected newline"), rx(`^\s*\[.*\]\s*$`), nil, "noe står etter det som skulle avslutte linjen", "sett det på en egen linje, eller etter #"},
	{rx("expected newline"), nil, nil, "noe står etter verdien", "én nøkkel på hver linje; en merknad begynner med #"},

	{rx("expected '='|start of key"), rx(`^\s*$`), rx(`^\s*:|^[^=]*:\s`), "det mangler = mellom nøkkel og verdi", "skriv = der det står :"},
	{rx("expected '='"), rx(`^\s*[\w-]+\s*$`), rx(`^:`), "det mangler = mellom nøkkel og verdi", "skriv = der det står :"},
	{rx("expected '='|start of key"), nil, rx(`^[^\x00-\x7f][^=]*=`), "nøkkelen har et tegn som ikke kan brukes", "nøkler skrives med a–z, tall, - og _ (å blir a); i sok.toml settes ordet i anførselstegn"},
	{rx("expected '='"), nil, rx(`^[\w-]+\s+=|^[\w-]+[^"]*=`), "nøkkelen har et mellomrom, eller det mangler =", "en nøkkel er ett ord, som gjelder_for"},
	{rx("expected '='"), nil, nil, "det mangler = mellom nøkkel og verdi", `skriv nøkkel = "verdi"`},
	{rx("start of key"), nil, rx(`^\+\+\+`), "linjen +++ står inne i TOML-en", "bare filer som slutter på .md har +++"},
	{rx("start of key"), nil, rx(`^=`), "det står ingen nøkkel foran =", `skriv nøkkel = "verdi"`},
	{rx("start of key|reached end"), nil, nil, "linjen begynner ikke med en nøkkel", `skriv nøkkel = "verdi", [tabell] eller # foran en merknad`},

	{rx("close table name|close array table"), nil, nil, "overskriften til tabellen er ikke lukket", "skriv [navn] eller [[navn]]"},
	{rx("unterminated|cannot have new lines|strings cannot contain newlines"), nil, nil, "teksten har ikke noe anførselstegn til slutt", `tekst over flere linjer står mellom """ og """`},
	{rx("multiline .* not terminated"), nil, nil, "teksten over flere linjer er ikke lukket", `sett """ etter den`},
	{rx("too many quotes"), nil, nil, "det er for mange anførselstegn til slutt", `tekst over flere linjer slutter med """`},
	{rx("escape|need a character after"), nil, nil, `en \ i teksten betyr ikke noe her`, `skriv \\ for en omvendt skråstrek, eller sett teksten mellom ' og '`},

	{rx("array is incomplete"), nil, nil, "listen er ikke lukket", "sett ] etter det siste i listen"},
	{rx("after array value"), nil, rx(`^[\w-]+\s*=`), "listen foran er ikke lukket", "sett ] etter det siste i listen"},
	{rx("after array value"), nil, nil, "det mangler et komma i listen", "sett komma mellom verdiene"},
	{rx("inline table is incomplete"), nil, nil, "tabellen er ikke lukket", "sett } etter den siste verdien"},
	{rx("after inline table"), nil, rx(`^[\w-]+\s*=`), "det mangler et komma, eller } foran denne nøkkelen", "skriv { a = \"…\", b = \"…\" }"},
	{rx("after inline table"), nil, nil, "tabellen er ikke lukket, eller det mangler et komma", "skriv { a = \"…\", b = \"…\" }"},
	{rx("expected value but got|unexpected comma"), nil, nil, "det er et komma for mye", "ett komma mellom verdiene"},

	{nil, rx(`=\s*$|[\[,]\s*$`), rx(`^(True|TRUE|False|FALSE|[Jj]a|[Nn]ei)\b`), "verdien er ikke noe som kan leses", "skriv true eller false, uten anførselstegn"},
	{rx("expected value, not end"), nil, nil, "det mangler en verdi etter =", `skriv "…", eller ta bort linjen`},
	{rx("start of value"), rx(`=\s*$`), rx(`^(#|$)`), "det mangler en verdi etter =", `skriv "…", eller ta bort linjen`},
	{rx("start of value|expected keyword|strings must be quoted|expected \"(inf|nan)\"|expected digit|number after sign"), nil, nil, "verdien er ikke noe som kan leses", `sett anførselstegn rundt tekst: "…"`},
	{rx("leading zero"), nil, nil, "et tall kan ikke begynne med 0", `sett anførselstegn rundt det: "03"`},
	{rx("digit|exponent|radix|underscore|out of range"), nil, nil, "tallet er skrevet på en måte som ikke kan leses", `skriv tallet med bare sifre, eller sett "…" rundt det`},
	{rx("(?i)invalid datetime"), rx(`=\s*$|[\[,]\s*$`), rx(`^\d{4}-\d{2}\s*(#|,|\]|\}|$)`), "en dato uten dag må stå i anførselstegn", `skriv "2022-09"`},
	{rx("(?i)invalid datetime"), nil, nil, "datoen finnes ikke, eller er skrevet på en måte som ikke kan leses", `skriv 2022-09-30, eller "2022-09" når dagen ikke er kjent`},
}

// syntaxError tells why the text is not TOML, by the parser's place.
func (r *treeReader) syntaxError(err error) problem.Problem {
	var perr *unstable.ParserError
	if !errors.As(err, &perr) {
		return r.tell(err.Error(), len(r.src))
	}
	// The highlight is a part of the text: what is left of the capacity
	// tells where it begins.
	offset := cap(r.parser.Data()) - cap(perr.Highlight)
	if len(perr.Highlight) == 0 && perr.Highlight == nil {
		offset = len(r.src)
	}
	return r.tell(perr.Message, offset)
}

// decodeError tells what only the decoder of values finds wrong. Its place is
// used here and nowhere else: it is right for a syntax error.
func (r *treeReader) decodeError(err error) problem.Problem {
	var perr toml.ParseError
	if !errors.As(err, &perr) {
		return r.tell(err.Error(), 0)
	}
	offset := perr.Position.Start
	if strings.Contains(perr.Message, "already been defined") || strings.Contains(perr.Message, "already created") {
		return problem.Problem{Rule: problem.Duplicate, Pos: r.at(offset), Text: "nøkkelen eller tabellen står her for andre gang", Help: "slå dem sammen, eller ta bort den ene"}
	}
	return r.tell(perr.Message, offset)
}

// tell finds the editor's words for the parser's message.
func (r *treeReader) tell(message string, offset int) problem.Problem {
	pos := r.at(offset)
	if unclosed.MatchString(message) {
		pos = r.at(r.opened())
	}
	line := []rune(r.line(pos.Line))
	cut := min(max(pos.Col-1, 0), len(line))
	before, after := string(line[:cut]), string(line[cut:])
	p := problem.Problem{Rule: problem.Syntax, Pos: pos, Text: "linjen er ikke gyldig TOML", Help: `skriv nøkkel = "verdi", én på hver linje`}
	for _, f := range faults {
		if matches(f.message, message) && matches(f.before, before) && matches(f.after, after) {
			p.Text, p.Help = f.text, f.help
			break
		}
	}
	return p
}

func matches(re *regexp.Regexp, s string) bool { return re == nil || re.MatchString(s) }

// unclosed are the messages about what goes on to the end of the text.
var unclosed = rx("incomplete|multiline .* not terminated")

// opened is where the text goes on after the last thing that was right: where
// something that is never closed begins.
func (r *treeReader) opened() int {
	i := r.done
	for i < len(r.src) {
		switch r.src[i] {
		case ' ', '\t', '\n':
			i++
		case '#':
			end := strings.IndexByte(r.src[i:], '\n')
			if end < 0 {
				return i
			}
			i += end
		default:
			return i
		}
	}
	return i
}
