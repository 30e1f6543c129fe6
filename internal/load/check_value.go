package load

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// didYouMean suggests the nearest candidate. What is longer than any id is not
// a misspelt one, and comparing takes time by its length.
func didYouMean(word string, candidates []string) string {
	if len(word) > 200 {
		return ""
	}
	return problem.DidYouMean(word, candidates)
}

// wrongType reports a value of another form than wanted. An element of a list
// has no key of its own.
func (c *checker) wrongType(n *node, k Key, wanted string) (cell, bool) {
	what, help := "«"+k.Name+"»", fmt.Sprintf("skriv %s = %s", k.Name, example(k))
	element := n.key.Line == 0
	switch {
	case k.Form == Table && k.Many == List && n.header && n.kind == unstable.Table:
		help = fmt.Sprintf("skriv [[%s]], med doble klammer", k.Name)
	case k.Form == Table && k.Many == One && n.header && n.kind == unstable.Array:
		help = fmt.Sprintf("skriv [%s], med enkle klammer", k.Name)
	case k.Form == Table && k.Many == List && !element:
		help = fmt.Sprintf("skriv %s = [{ … }], eller [[%s]] på en egen linje", k.Name, k.Name)
	case k.Form == Pairs:
		help = fmt.Sprintf("skriv [%s], og ett ord på hver linje under", k.Name)
	case element:
		k.Many = One
		what, help = "et ledd i "+what, "skriv "+example(k)
	case k.Many == List && n.kind == unstable.String:
		help = fmt.Sprintf("skriv %s = [%s]", k.Name, n.raw)
	}
	c.found.Add(problem.WrongType, n.pos, fmt.Sprintf("%s skal være %s, ikke %s", what, wanted, formOf(n)), help)
	return cell{}, false
}

// formOf names what a value is.
func formOf(n *node) string {
	return map[unstable.Kind]string{
		unstable.Table: "en tabell", unstable.Array: "en liste", unstable.String: "tekst", unstable.Bool: "true eller false",
		unstable.Integer: "et helt tall", unstable.Float: "et desimaltall", unstable.LocalDate: "en dato", unstable.LocalTime: "et klokkeslett",
		unstable.LocalDateTime: "en dato med klokkeslett", unstable.DateTime: "en dato med klokkeslett",
	}[n.kind]
}

func (c *checker) wrongValue(n *node, text, help string) (cell, bool) {
	c.found.Add(problem.WrongValue, n.pos, text, help)
	return cell{}, false
}

// short is the beginning of words that may be long, for a message.
func short(s string) string {
	s, _, cut := strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 60 {
		s, cut = string(r[:60]), true
	}
	if cut {
		return s + "…"
	}
	return s
}

func (c *checker) int(n *node, k Key) (cell, bool) {
	i, ok := n.value.(int64)
	if !ok {
		return c.wrongType(n, k, "et helt tall")
	}
	if i < 0 || i > 100_000 {
		return c.wrongValue(n, fmt.Sprintf("%d er utenfor det «%s» kan være", i, k.Name), "skriv et tall fra 0")
	}
	return cell{pos: n.pos, value: int(i)}, true
}

var datePattern = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)

const dateHelp = `skriv 2022-09-30, eller "2022-09" eller "2022" der ikke mer er kjent`

// date checks a TOML date or a string with as much of one as is known.
func (c *checker) date(n *node, k Key) (cell, bool) {
	if n.kind == unstable.LocalDate {
		t, ok := n.value.(time.Time)
		if !ok || t.Year() < 1800 || t.Year() > 2200 {
			return c.wrongValue(n, fmt.Sprintf("datoen %s kan ikke stemme", n.raw), dateHelp)
		}
		return cell{pos: n.pos, value: catalogue.Day(t)}, true
	}
	s, ok := n.value.(string)
	if !ok || n.kind != unstable.String {
		c.found.Add(problem.WrongType, n.pos, fmt.Sprintf("«%s» skal være en dato, ikke %s", k.Name, formOf(n)), dateHelp)
		return cell{}, false
	}
	if s = strings.TrimSpace(s); s == "" {
		return cell{pos: n.pos}, true
	}
	d, ok := parseDate(s)
	if !ok {
		return c.wrongValue(n, fmt.Sprintf("«%s» er ikke en dato", short(s)), dateHelp)
	}
	return cell{pos: n.pos, value: d}, true
}

func parseDate(s string) (catalogue.Date, bool) {
	m := datePattern.FindStringSubmatch(s)
	if m == nil {
		return catalogue.Date{}, false
	}
	var part [3]int
	for i := range part {
		part[i], _ = strconv.Atoi(m[i+1]) // "" is 0, and the pattern lets only digits through
	}
	d := catalogue.Date{Year: part[0], Month: part[1], Day: part[2]}
	full := time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
	right := catalogue.Day(full) == d.First() && d.Year >= 1800 && d.Year <= 2200
	return d, right && (m[2] == "" || d.Month > 0) && (m[3] == "" || d.Day > 0)
}

var (
	slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	pathPattern = regexp.MustCompile(`^/(?:[A-Za-z0-9_~][A-Za-z0-9._~-]*/)+$`)
	filePattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.(svg|png|jpg|pdf)$`)
)

// worded checks a string by the form that its key asks for.
func (c *checker) worded(s string, n *node, k Key) (cell, bool) {
	right := cell{pos: n.pos, value: s}
	switch k.Form {
	case Name:
		c.texts = append(c.texts, n)
	case Slug:
		if !slugPattern.MatchString(s) {
			return c.wrongValue(n, fmt.Sprintf("«%s» kan ikke være en id", short(s)), fmt.Sprintf("skriv «%s»: a–z, 0–9 og -", catalogue.Slug(s)))
		}
	case ID:
		return c.id(s, n, k)
	case Ref:
		return c.ref(s, n)
	case Cite:
		return c.cite(s, n)
	case Choice:
		if !slices.Contains(k.Values, s) {
			return c.wrongValue(n, fmt.Sprintf("«%s» kan ikke være «%s»", k.Name, short(s)), choiceHelp(s, k.Values))
		}
	case Link, Web, Template:
		if help := linkFault(s, k.Form); help != "" {
			return c.wrongValue(n, fmt.Sprintf("«%s» er ikke en adresse som kan stå her", short(s)), help)
		}
	case Path:
		if !pathPattern.MatchString(s) {
			return c.wrongValue(n, fmt.Sprintf("«%s» er ikke en adresse på nettstedet", short(s)), `skriv "/sti/til/siden/", med skråstrek først og sist`)
		}
	case FileName:
		if !filePattern.MatchString(s) {
			return c.wrongValue(n, fmt.Sprintf("«%s» er ikke navnet på et vedlegg", short(s)), "skriv navnet på en svg, png eller jpg i samme mappe")
		}
	}
	return right, true
}

func choiceHelp(s string, values []string) string {
	if n := didYouMean(s, values); n != "" && len(values) > 6 {
		return n
	}
	return "skriv " + list(values)
}

// linkFault tells what would make the words an address, or "".
func linkFault(s string, form Form) string {
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \n<>\"`\\"):
		return "adressen har tegn som ikke kan stå i den"
	case form == Link && u.Scheme == "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return "skriv mailto:post@eksempel.no"
		}
		return ""
	case u.Scheme != "https" && u.Scheme != "http":
		if form == Link {
			return "skriv hele adressen, med https://, http:// eller mailto:"
		}
		return "skriv hele adressen, med https:// eller http://"
	case u.Host == "" || u.User != nil:
		return "skriv hele adressen, som https://eksempel.no/"
	case form == Template && !strings.Contains(s, "{fil}"):
		return "skriv {fil} der stien til filen skal stå"
	}
	return ""
}

// siteHost is a name of the net, in any script, or a number of it.
var siteHost = regexp.MustCompile(`^(?:[\pL\pM\pN]|[\pL\pM\pN][\pL\pM\pN.-]*[\pL\pM\pN]|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)\.?$`)

// isPort tells whether s is a port, or nothing at all.
func isPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return s == "" || err == nil && n > 0
}

// sitePath is what the path of a site's address may be, but for "." and "..".
var sitePath = regexp.MustCompile(`^(?:/[A-Za-z0-9._~-]+)*/?$`)

// SiteAddressFault tells, in Norwegian, what would make the words an address
// that a site can have, or "": a whole address of the web, without user, query
// and anchor, and with a path that stands as it is on every page.
func SiteAddressFault(s string) (help string) {
	if help := linkFault(s, Web); help != "" {
		return help
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Hostname() == "":
		return "skriv hele adressen, som https://eksempel.no/"
	case !siteHost.MatchString(u.Hostname()) || !isPort(u.Port()):
		return "skriv navnet på maskinen slik det står i nettleseren, som https://eksempel.no/"
	case strings.ContainsAny(s, "?#"):
		return "ta bort ? eller # og det som står etter"
	case !sitePath.MatchString(u.EscapedPath()) || strings.Contains(u.Path+"/", "/./") || strings.Contains(u.Path+"/", "/../"):
		return "stien kan bare ha a–z, 0–9, -, _, . og ~, og ingen del av den kan være . eller .."
	}
	return ""
}

// id checks an id against the register that its key refers to.
func (c *checker) id(s string, n *node, k Key) (cell, bool) {
	if k.Of == anyPlace {
		if now, ok := c.ids.place(s); ok {
			return cell{pos: n.pos, value: now}, true
		}
		return c.unknownID(s, n, "fylker.toml eller steder.toml", c.ids[counties], c.ids[places])
	}
	r := c.ids[k.Of]
	now, ok := r.find(s)
	if !ok && k.Of == groups {
		return c.unknownID(s, n, "gruppene i "+r.name(), r)
	}
	if !ok {
		return c.unknownID(s, n, r.name(), r)
	}
	c.oldID(s, now, n)
	return cell{pos: n.pos, value: now}, true
}

// name is the register's file as editors call it.
func (r *register) name() string { return r.file[strings.LastIndexByte(r.file, '/')+1:] }

func (c *checker) oldID(s, now string, n *node) {
	if s != now {
		c.found.Add(problem.OldID, n.pos, fmt.Sprintf("id-en «%s» er byttet ut", s), fmt.Sprintf("skriv «%s»", now))
	}
}

// unknownID reports an id that no register defines. When one of them could not
// be read nothing is known, and that is reported already.
func (c *checker) unknownID(s string, n *node, where string, in ...*register) (cell, bool) {
	var known []string
	for _, r := range in {
		if r.broken {
			return cell{}, false
		}
		known = append(known, r.ids...)
	}
	help := didYouMean(s, known)
	switch {
	case help != "":
	case len(known) == 0:
		help = "der er det ingen id-er ennå"
	case len(known) <= 12:
		help = "der finnes " + strings.Join(known, ", ")
	default:
		help = "bruk en id som er definert der"
	}
	c.found.Add(problem.UnknownID, n.pos, fmt.Sprintf("ukjent id «%s» i %s", short(s), where), help)
	return cell{}, false
}

func (c *checker) ref(s string, n *node) (cell, bool) {
	vocabulary, id, ok := c.ids.refer(s)
	if ok {
		now := vocabulary + "/" + id
		c.oldID(s, now, n)
		return cell{pos: n.pos, value: now}, true
	}
	if r := c.ids[vocabulary]; r != nil && isVocabulary(vocabulary) && vocabulary != groups && vocabulary != itself {
		return c.unknownID(id, n, r.name(), r)
	}
	names := append(slices.Clone(catalogue.Dimensions), catalogue.Glossary)
	help := didYouMean(vocabulary, names)
	if help == "" {
		help = `skriv "vokabular/id", som "ordliste/utenforskap"`
	}
	c.found.Add(problem.UnknownID, n.pos, fmt.Sprintf("«%s» er ikke et begrep i et vokabular", short(s)), help)
	return cell{}, false
}

// ownSource is the county's own statement, built in as a source.
const ownSource = "fylket"

// cite checks "source-id place in it".
func (c *checker) cite(s string, n *node) (cell, bool) {
	id, place, _ := strings.Cut(s, " ")
	right := cite{id, strings.TrimSpace(place)}
	if id == ownSource {
		if c.own {
			return cell{pos: n.pos, value: right}, true
		}
		c.found.Add(problem.UnknownID, n.pos, "«fylket» kan bare være kilde i et fylkes egne filer", "bruk en id fra kilder.toml")
		return cell{}, false
	}
	now, ok := c.ids[sources].find(id)
	if !ok {
		return c.unknownID(id, n, "kilder.toml", c.ids[sources])
	}
	right.id = now
	return cell{pos: n.pos, value: right}, true
}
