package hostile

import (
	"fmt"
	"net/url"
	"strings"

	"modellkatalog/internal/load"
)

// keyed writes a file of a kind with every key that the kind has, each with a text
// in it. body writes what comes below the keys.
func (m *maker) keyed(file, kind string, body func()) {
	m.begin(file)
	keys := keysOf(kind)
	if body != nil {
		m.line("+++")
	}
	for _, k := range keys {
		if path := kind + "." + k.Name; k.Form != load.Table && k.Form != load.Pairs {
			m.pair(path, k, 0)
		} else if k.Name == "tillat" { // not to end up in another table
			m.line("tillat = [ %s ]", m.inline(path, k.Keys, 0))
		}
	}
	for _, k := range keys {
		switch path := kind + "." + k.Name; {
		case k.Name == "tillat":
		case k.Form == load.Pairs:
			m.pairs(path, k)
		case k.Form == load.Table && k.Many == load.List:
			entries := 3
			if k.Name == "tiltak" { // each of its own, and there are two that are sure to be there
				entries = 2
			}
			for i := range entries {
				m.line("[[%s]]", k.Name)
				m.table(path, k.Keys, i)
			}
		case k.Form == load.Table:
			m.line("[%s]", k.Name)
			m.table(path, k.Keys, 0)
		}
	}
	if body != nil {
		m.line("+++")
		m.line("")
		body()
	}
	m.end()
}

func keysOf(kind string) []load.Key {
	for _, k := range load.Kinds {
		if k.Name == kind {
			return k.Keys
		}
	}
	panic("hostile: no kind of file is called " + kind)
}

// table writes the keys of a table, the entry of a number in its list.
func (m *maker) table(path string, keys []load.Key, entry int) {
	for _, k := range keys {
		m.pair(path+"."+k.Name, k, entry)
	}
}

func (m *maker) pair(path string, k load.Key, entry int) {
	if value := m.value(path, k, entry); value != "" {
		m.line("%s = %s", k.Name, value)
	}
}

// pairs writes a table whose keys are free.
func (m *maker) pairs(path string, k load.Key) {
	m.line("[%s]", k.Name)
	taken := map[string]bool{}
	for range 8 {
		key := m.slot(path+".*", m.unique())
		if taken[key] {
			key += m.unique()
		}
		taken[key] = true
		value := "oppdiktet"
		if k.Name == "deling" {
			value = "opp+diktet"
		}
		m.line("%s = %s", quoted(key), quoted(m.slot(path+"=", value)))
	}
}

func (m *maker) inline(path string, keys []load.Key, entry int) string {
	var all []string
	for _, k := range keys {
		if value := m.value(path+"."+k.Name, k, entry); value != "" {
			all = append(all, k.Name+" = "+value)
		}
	}
	return "{ " + strings.Join(all, ", ") + " }"
}

// value writes the value of a key, as often as it takes several; "" where it must be
// left out.
func (m *maker) value(path string, k load.Key, entry int) string {
	if leftOut(path, entry) {
		return ""
	}
	if own, ok := whole[path]; ok {
		return m.orText(path, own[entry%len(own)])
	}
	if k.Many == load.One {
		return m.single(path, k, entry)
	}
	values := []string{m.single(path, k, entry)}
	switch k.Form {
	case load.Fact:
		values = append([]string{quoted("en")}, values...)
	case load.Text, load.String, load.Words, load.Table:
		values = append(values, m.single(path, k, entry+1))
	}
	return "[" + strings.Join(values, ", ") + "]"
}

// orText is the text of a slot as a string, or what fits there.
func (m *maker) orText(path, fits string) string {
	if text, ok := m.next(path); ok {
		return quoted(text)
	}
	return fits
}

// leftOut are the keys that only some entries can have.
func leftOut(path string, entry int) bool {
	switch path {
	case "begreper.begrep.overordnet", "aktorer.begrep.overordnet", "ordliste.begrep.overordnet":
		return entry == 0
	case "fylker.fylke.forgjengere":
		return entry != 1
	case "fylker.fylke.til":
		return entry != 2
	}
	return false
}

// whole are values that only some words fit for, by the entry.
var whole = map[string][]string{
	"katalog.format": {"1"}, "katalog.sprak": {`["nb", "nn"]`}, "katalog.meny": {`["fylker", "mappe"]`}, "katalog.apne_data": {"false"},
	"katalog.url":     {quoted("https://katalog.example/")},
	"fylker.fylke.nr": {`"91"`, `"92"`, `"93"`}, "fylker.fylke.rute": {"[0, 0]", "[1, 0]", "[2, 0]"}, "fylker.fylke.iso": {`"NO-91"`, `"NO-92"`, `"NO-93"`},
	"fylker.fylke.fra": {"2020-01-01", "2020-01-01", "2000-01-01"}, "fylker.fylke.til": {"2019-12-31"}, "fylker.fylke.forgjengere": {`["tre"]`},
	"steder.sted.fylker":     {`["en", "to"]`},
	"egenbeskrivelse.status": {`"publisert"`}, "modell.status": {`"publisert"`}, "side.status": {`"publisert"`},
	"egenbeskrivelse.tiltak.id": {`"en"`, `"to"`}, "modell.tiltak.id": {`"en"`, `"to"`},
	"begreper.begrep.overordnet": {`"en"`}, "aktorer.begrep.overordnet": {`"en"`}, "ordliste.begrep.overordnet": {`"en"`},
}

// single writes one value by the form that its key asks for.
func (m *maker) single(path string, k load.Key, entry int) string {
	switch k.Form {
	case load.Text:
		if (entry+len(path))%2 == 0 && !strings.HasPrefix(path, "oversettelse") && k.Name != "tittel" && k.Name != "ingress" {
			return fmt.Sprintf("{ nb = %s, nn = %s }", quoted(m.slot(path, m.unique())), quoted(m.slot(path, m.unique())))
		}
		return quoted(m.slot(path, m.unique()))
	case load.String, load.Name:
		return quoted(m.slot(path, m.unique()))
	case load.Slug:
		return m.slug(path, k, entry)
	case load.ID:
		return m.orText(path, quoted(idOf(k.Of)))
	case load.Ref:
		return m.orText(path, quoted("malgrupper/en"))
	case load.Choice:
		return m.orText(path, quoted(k.Values[0]))
	case load.Date:
		return m.orText(path, "2024-01-01")
	case load.Bool:
		return m.orText(path, "true")
	case load.Int:
		return m.orText(path, "1")
	case load.Link, load.Web, load.Template:
		return quoted(m.link(path, k))
	case load.Path:
		return m.orText(path, quoted("/gammel/"+m.unique()+"/"))
	case load.FileName:
		return m.orText(path, quoted("modell.svg"))
	case load.Cite:
		return quoted("en " + oneLine(m.slot(path, "§ 1")))
	case load.Fact, load.Table:
		return m.inline(path, k.Keys, 1)
	case load.Words:
		return "[" + quoted(m.slot(path, m.unique())) + ", " + quoted(m.slot(path, m.unique())) + "]"
	}
	panic(fmt.Sprintf("hostile: %s has a form that is not known here", path))
}

// slug writes a new id. The first two of a list are what others refer to.
func (m *maker) slug(path string, k load.Key, entry int) string {
	switch {
	case k.Name != "id":
		return m.orText(path, quoted(m.unique()))
	case strings.HasSuffix(path, ".gruppe.id"):
		return m.orID(path, []string{"gruppe-en", "gruppe-to", "gruppe-tre"}, entry)
	case strings.HasPrefix(path, "steder."):
		return m.orID(path, []string{"sted-en", "sted-to", "sted-tre"}, entry)
	}
	return m.orID(path, []string{"en", "to", "tre"}, entry)
}

func (m *maker) orID(path string, ids []string, entry int) string {
	if entry < 2 || path == "fylker.fylke.id" {
		return quoted(ids[entry])
	}
	return m.orText(path, quoted(ids[entry]))
}

func idOf(register string) string {
	switch register {
	case "sted":
		return "sted-en"
	case "gruppe":
		return "gruppe-en"
	case "fylker":
		return "en"
	}
	return "to"
}

// link writes an address with the text in it, or the text alone.
func (m *maker) link(path string, k load.Key) string {
	fits := "https://example.no/"
	if k.Form == load.Template {
		fits += "{fil}"
	}
	text, ok := m.next(path)
	switch {
	case !ok:
		return fits
	case len(m.world.Slots)%3 == 0:
		return text
	case len(m.world.Slots)%3 == 1:
		return fits + "?a=" + strings.ReplaceAll(url.QueryEscape(text), "%25", "%")
	}
	return fits + "?a=" + text
}

// quoted writes a basic string of TOML.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
