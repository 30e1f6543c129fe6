package load

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
	"golang.org/x/text/unicode/norm"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// A checker holds one file against the table of keys of its kind and reports
// everything that does not fit.
type checker struct {
	lang  catalogue.Lang // of words that say nothing else
	nn    bool           // whether nynorsk names are required
	own   bool           // whether "fylket" may be a source here
	top   []Key          // the keys at the top of the file
	root  *node          // what stands there
	ids   registers
	found *problem.List
	texts []*node // every string for readers, for the checks of spelling
}

// table checks the table and returns what is right in it.
func (c *checker) table(n *node, keys []Key) *table {
	t := &table{keys: keys, pos: n.pos, cells: map[string]cell{}}
	empty := map[string]problem.Pos{} // keys that are there and say nothing
	wrong := map[string]bool{}
	for _, name := range n.names {
		i := slices.IndexFunc(keys, func(k Key) bool { return k.Name == name })
		if i < 0 {
			c.unknownKey(n, name, keys)
			continue
		}
		v, ok := c.value(n.fields[name], keys[i])
		switch {
		case !ok:
			wrong[name] = true
		case v.isEmpty():
			empty[name] = v.pos
		}
		if ok && (!v.isEmpty() || keys[i].Many != One) {
			t.cells[name] = v
		}
	}
	for _, k := range keys {
		if k.Need == Optional || k.Need == WithNN && !c.nn || wrong[k.Name] || t.cells[k.Name].filled() {
			continue
		}
		pos, isEmpty := empty[k.Name]
		if !isEmpty {
			pos = n.pos
		}
		c.found.Add(problem.Missing, pos, fmt.Sprintf("«%s» mangler", k.Name), missingHelp(k))
	}
	return t
}

func (c cell) isEmpty() bool { return c.value == nil && len(c.list) == 0 }
func (c cell) filled() bool  { return !c.isEmpty() }

// missingHelp shows how the key is written.
func missingHelp(k Key) string {
	return fmt.Sprintf("skriv %s = %s", k.Name, example(k))
}

// example is a value of the key's form.
func example(k Key) string {
	e := map[Form]string{
		Slug: `"en-id"`, ID: `"en-id"`, Ref: `"ordliste/en-id"`, Date: "2022-09-30", Bool: "true", Int: "1", Link: `"https://…"`, Web: `"https://…"`,
		Path: `"/gammel/sti/"`, FileName: `"modell.svg"`, Cite: `"kilde-id § 1.4"`, Table: "{ … }", Fact: `"en-id"`, Words: `["…", "…"]`, Template: `"https://…/{fil}"`,
	}[k.Form]
	switch {
	case k.Form == Choice:
		e = `"` + strings.Join(k.Values, `" eller "`) + `"`
	case e == "":
		e = `"…"`
	}
	if k.Many == List {
		return "[" + e + "]"
	}
	return e
}

func (c *checker) unknownKey(n *node, name string, keys []Key) {
	names := keyNames(keys)
	help := didYouMean(name, names)
	plain := strings.ReplaceAll(catalogue.Slug(name), "-", "_")
	switch {
	case slices.Contains(names, plain):
		help = "mente du «" + plain + "»?"
	case help != "":
	case n.header && slices.Contains(keyNames(c.top), name) && c.root.fields[name] == nil:
		help = fmt.Sprintf("den hører til øverst i filen; flytt «%s» opp foran den første [[…]]", name)
	case len(names) > 20:
		help = "nøklene som kan stå her, er forklart i håndboka, README.md"
	default:
		help = "her kan det stå " + list(names)
	}
	child := n.fields[name]
	pos := child.key
	if pos.Line == 0 {
		pos = child.pos
	}
	c.found.Add(problem.UnknownKey, pos, fmt.Sprintf("ukjent nøkkel «%s»", name), help)
}

func keyNames(keys []Key) []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.Name)
	}
	return names
}

// list joins words as in a sentence.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " eller " + words[len(words)-1]
}

// value checks a value, or the elements of a list of values. An empty string
// is as good as none and gives a cell without a value.
func (c *checker) value(n *node, k Key) (cell, bool) {
	if n.kind != unstable.Array || k.Many == One {
		if k.Many == List {
			c.wrongType(n, k, "en liste")
			return cell{}, false
		}
		v, ok := c.single(n, k)
		if k.Many == OneMore && ok && v.value != nil {
			v = cell{pos: v.pos, list: []cell{v}}
		}
		return v, ok
	}
	all := cell{pos: n.pos}
	allRight := true
	seen := map[any]bool{}
	for _, item := range n.items {
		v, ok := c.single(item, k)
		allRight = allRight && ok
		if !ok || v.value == nil {
			continue
		}
		if k.Form == ID || k.Form == Ref || k.Form == Choice || k.Form == Slug || k.Form == Path {
			if seen[v.value] {
				c.found.Add(problem.Duplicate, v.pos, fmt.Sprintf("«%v» står to ganger i listen", v.value), "ta bort den ene")
				continue
			}
			seen[v.value] = true
		}
		all.list = append(all.list, v)
	}
	return all, allRight || len(all.list) > 0 && k.Form != Int
}

// single checks one value.
func (c *checker) single(n *node, k Key) (cell, bool) {
	switch k.Form {
	case Text:
		return c.text(n, k)
	case Table:
		return c.nested(n, k)
	case Fact:
		return c.fact(n, k)
	case Pairs:
		return c.pairs(n, k)
	case Words:
		return c.words(n, k)
	case Date:
		return c.date(n, k)
	case Bool:
		if b, ok := n.value.(bool); ok {
			return cell{pos: n.pos, value: b}, true
		}
		return c.wrongType(n, k, "true eller false")
	case Int:
		return c.int(n, k)
	}
	s, ok := n.value.(string)
	if !ok || n.kind != unstable.String {
		return c.wrongType(n, k, wanted(k))
	}
	s, ok = c.clean(s, n)
	if !ok {
		return cell{}, false
	}
	if s == "" {
		return cell{pos: n.pos}, true
	}
	return c.worded(s, n, k)
}

// wanted names the form of a value that is written as a string.
func wanted(k Key) string {
	switch k.Form {
	case Slug, ID, Ref:
		return "en id"
	case Cite:
		return "en kilde"
	case Choice:
		return "ett av ordene"
	case Link, Web, Template, Path:
		return "en adresse"
	}
	return "tekst"
}

// clean brings words to the form they are published in. What the file wrote as
// an escape has not been seen by the check of the file's text.
func (c *checker) clean(s string, n *node) (string, bool) {
	s = strings.TrimSpace(norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n")))
	if i := strings.IndexFunc(s, forbidden); i >= 0 {
		r := []rune(s[i:])[0]
		c.found.Add(problem.NotText, n.pos, fmt.Sprintf("teksten holder tegnet %s", charName(r)), `ta bort tegnet; en omvendt skråstrek skrives \\`)
		return "", false
	}
	return s, true
}

func (c *checker) text(n *node, k Key) (cell, bool) {
	if n.kind == unstable.Table {
		before := len(*c.found)
		t := c.table(n, textKeys)
		x := catalogue.Text{NB: t.str("nb"), NN: t.str("nn")}
		if x.Empty() {
			return cell{pos: n.pos}, len(*c.found) == before
		}
		if k.Role {
			for _, name := range t.names() {
				c.role(t.str(name), n.fields[name])
			}
		}
		return cell{pos: n.pos, value: x}, true
	}
	s, ok := n.value.(string)
	if !ok || n.kind != unstable.String {
		return c.wrongType(n, k, `tekst, eller { nb = "…", nn = "…" }`)
	}
	s, ok = c.clean(s, n)
	if !ok || s == "" {
		return cell{pos: n.pos}, ok
	}
	c.texts = append(c.texts, n)
	if k.Role {
		c.role(s, n)
	}
	return cell{pos: n.pos, value: catalogue.Written(s, c.lang)}, true
}

// role reports words that should tell a role and may be a person's name.
func (c *checker) role(s string, n *node) {
	if !holdsRole(s) {
		p := problem.Problem{Rule: problem.PersonalName, Pos: n.pos, Len: utf8.RuneCountInString(n.raw)}
		p.Text, p.Help = fmt.Sprintf("«%s» holder ikke noe rolleord", short(s)), "skriv en rolle, som «koordinator», ikke et navn"
		*c.found = append(*c.found, p)
	}
}

var textKeys = []Key{
	{Name: "nb", Form: Name, NB: "på bokmål", NN: "på bokmål"},
	{Name: "nn", Form: Name, NB: "på nynorsk", NN: "på nynorsk"},
}

func (c *checker) nested(n *node, k Key) (cell, bool) {
	if n.kind != unstable.Table {
		return c.wrongType(n, k, "en tabell")
	}
	return cell{pos: n.pos, value: c.table(n, k.Keys)}, true
}

// fact checks an id, or a table that begins with it; both become a table.
func (c *checker) fact(n *node, k Key) (cell, bool) {
	if n.kind == unstable.Table {
		return c.nested(n, k)
	}
	if n.kind != unstable.String {
		return c.wrongType(n, k, "en id, eller en tabell som begynner med den")
	}
	v, ok := c.single(n, Key{Name: k.Name, Form: ID, Of: k.Of})
	if !ok || v.value == nil {
		return v, ok
	}
	return cell{pos: n.pos, value: &table{keys: k.Keys, pos: n.pos, cells: map[string]cell{"id": v}}}, true
}

func (c *checker) pairs(n *node, k Key) (cell, bool) {
	if n.kind != unstable.Table {
		return c.wrongType(n, k, "en tabell")
	}
	var ps []pair
	for _, name := range n.names {
		v, ok := c.single(n.fields[name], Key{Name: name, Form: String})
		if ok && v.value != nil {
			ps = append(ps, pair{norm.NFC.String(name), v.value.(string), v.pos})
		}
	}
	return cell{pos: n.pos, value: ps}, true
}

func (c *checker) words(n *node, k Key) (cell, bool) {
	if n.kind != unstable.Array {
		return c.wrongType(n, k, "en liste av ord")
	}
	v, ok := c.value(n, Key{Name: k.Name, Form: String, Many: List})
	var ws []string
	for _, e := range v.list {
		ws = append(ws, e.value.(string))
	}
	return cell{pos: n.pos, value: ws}, ok
}
