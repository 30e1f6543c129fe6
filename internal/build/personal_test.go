package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/hostile"
	"modellkatalog/internal/load"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/promise"
)

// TestPromise6EverySlot puts a national identity number, written in every way, and a
// secret into every place where an editor can put text: each is found on its line, and
// nothing that is said repeats it.
func TestPromise6EverySlot(t *testing.T) {
	id, key := hostile.NationalID("150390"), hostile.Secret()
	ways := append(hostile.Written(id), key)
	tries, broken := 0, 0
	for round := range promise.Times(1, len(ways)) {
		left := func(way, where string) bool {
			name := where[strings.LastIndexByte(where, '.')+1:]
			return strings.HasSuffix(where, ".tillat.finn") || // which would allow it
				where == "Markdown: an escape" && way[0] == '&' || where == "Markdown: an e-mail address" && way == key || // something else then
				strings.Contains(way, "&") && slices.Contains([]string{"lenke", "url", "rediger", "kontakt", "tilgjengelighetserklaring", "sikkerhet"}, name) // where it may be written in two ways at once
		}
		w := hostile.Make(func(number int, where string) (string, bool) {
			way := ways[(number+round)%len(ways)]
			return way, !left(way, where)
		})
		_, said, err := load.Content(w.Files, load.Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, p := range said {
			if p.Rule == problem.NationalID || p.Rule == problem.Secret {
				found[fmt.Sprintf("%s:%d", p.Pos.File, p.Pos.Line)] = true
			}
			if hostile.Repeats(problem.Text(p), id) || hostile.Repeats(p.Quote+p.Text+p.Help, id) {
				broken++
				t.Errorf("a finding of the rule %s in %s repeats it", p.Rule.ID, p.Pos.File)
			}
		}
		for i, s := range w.Slots {
			there := found[s.File+":0"] // a drawing is told of as a whole
			for line := s.From; line <= s.To; line++ {
				there = there || found[fmt.Sprintf("%s:%d", s.File, line)]
			}
			if tries++; !there && !left(ways[(i+round)%len(ways)], s.Where) {
				broken++
				t.Errorf("way %d is not found in %s (%s:%d)", (i+round)%len(ways), s.Where, s.File, s.From)
			}
		}
	}
	promise.Tried(t, 6, "a number or a secret in every key and position", tries, broken)
}

// TestPromise6Pages shows that a number that comes together on the finished site alone
// is found there, in whatever file, and that nothing that is said repeats it.
func TestPromise6Pages(t *testing.T) {
	id := hostile.NationalID("150390")
	a, b := id[:6], id[6:]
	page := func(matter, body string) fstest.MapFS {
		return fstest.MapFS{
			"katalog.toml": {Data: []byte("tittel = \"Oppdiktet\"\nsprak = [\"nb\"]\n")},
			"sider/om.md":  {Data: []byte("+++\nstatus = \"publisert\"\noppdatert = 2026-11-01\n" + matter + "+++\n\n" + body + "\n")},
		}
	}
	const title = "tittel = \"Om\"\n"
	tries, broken := 0, 0
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		file  string // where it is found, "" for nowhere
	}{
		{"over a line", page(title, "Nummer "+a+"\n"+b+"."), "siden /om/"},
		{"over a line of a title", page("tittel = \"\"\"Om "+a+"\n"+b+"\"\"\"\n", "Om."), "siden /om/"},
		{"over a link", page(title, "["+a+"](https://example.no/)"+b), "siden /om/"},
		{"in two links", page(title, "["+a+"](https://example.no/)[ "+b+"](https://example.no/)"), "siden /om/"},
		{"over a note", page(title, a+"[^1]"+b+"\n\n[^1]: Oppdiktet."), "siden /om/"},
		{"over a title and a lead", page("tittel = \"Om "+a+"\"\ningress = \""+b+"\"\n", "Om."), ""},
		// What the search shows of a text runs on over its lines.
		{"over a hard break", page(title, a+"\\\n"+b), "filen /sok/"},
		{"over a paragraph", page(title, a+"\n\n"+b), "filen /sok/"},
		{"in two cells", page(title, "| "+a+" | "+b+" |\n| - | - |\n| a | b |"), "filen /sok/"},
	} {
		r, err := buildSite(input(c.files))
		if err != nil {
			t.Fatal(err)
		}
		said := listed(r.result.Problems)
		tries++
		if hostile.Repeats(said, id) || (c.file != "") != strings.Contains(said, "fødselsnummer") || !strings.Contains(said, c.file) {
			broken++
			t.Errorf("%s: %s", c.name, strings.NewReplacer(a, "(the first half)", b, "(the other)").Replace(said))
		}
	}
	in := input(page(title, "Om."))
	in.Static = Overlay(fstest.MapFS{
		"css/99-x.css": {Data: []byte("/* */p{content:\"" + a + " " + b + "\"}")}, "js/felt.js": {Data: []byte("console.log(\"" + id + "\")")}, "x/egen.txt": {Data: []byte("nr. " + id)},
		"x/egen.svg": {Data: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>" + id + "</text></svg>")}, "x/egen.xml": {Data: []byte("<a>" + id + "</a>")}, "x/egen.json": {Data: []byte("[\"" + id + "\"]")},
		"x/egen.mjs": {Data: []byte("// " + id)}, "x/egen.webmanifest": {Data: []byte("{\"name\": \"" + id + "\"}")}, "x/egen.csv": {Data: []byte("a;" + id)}, "x/egen.tsv": {Data: []byte("a\t" + id)}, "x/egen": {Data: []byte(id)},
	}, in.Static)
	r, err := buildSite(in)
	if err != nil {
		t.Fatal(err)
	}
	said := listed(r.result.Problems)
	for _, file := range []string{"/css/katalog.", "/js/felt.", "/x/egen.txt", "/x/egen.svg", "/x/egen.xml", "/x/egen.json", "/x/egen.mjs", "/x/egen.webmanifest", "/x/egen.csv", "/x/egen.tsv", "/x/egen "} {
		if tries++; !strings.Contains(said, "filen "+file) {
			broken++
			t.Errorf("the number in %s is not found", file)
		}
	}
	if hostile.Repeats(said, id) {
		broken++
		t.Error("a finding repeats it")
	}
	promise.Tried(t, 6, "a number on the finished site", tries, broken)
}

// TestQuotesAreDiscreet shows that a finding on the finished site does not show a line
// that holds personal data, though that is a warning only.
func TestQuotesAreDiscreet(t *testing.T) {
	const mail = "kari.nordmann" + "@" + "gmail.com"
	for line, quoted := range map[string]bool{
		"Skriv til " + mail + ", eller se [siden](/finnes/ikke/).": false,
		"Se [siden](/finnes/ikke/).":                               true,
	} {
		r, err := buildSite(input(fstest.MapFS{
			"katalog.toml": {Data: []byte("tittel = \"Oppdiktet\"\nsprak = [\"nb\"]\n")},
			"sider/om.md":  {Data: []byte("+++\ntittel = \"Om\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n\n" + line + "\n")},
		}))
		if err != nil {
			t.Fatal(err)
		}
		said := listed(r.result.Problems)
		if strings.Contains(said, mail) || !strings.Contains(said, "/finnes/ikke/") || strings.Contains(said, line) != quoted {
			t.Errorf("%s: %s", line, said)
		}
	}
}

// TestPromise6Names shows that no name of a file or folder is repeated that holds a
// number or a secret, nor one that comes together over folders.
func TestPromise6Names(t *testing.T) {
	id, key := hostile.NationalID("150390"), hostile.Secret()
	half := id[:6] + "/" + id[6:]
	discreet := strings.NewReplacer(id, "(the number)", id[:6], "(the first half)", id[6:], "(the other)", key, "(the key)")
	tries, broken := 0, 0
	for _, name := range []string{id, id[:6] + "-" + id[6:], id[:6] + " " + id[6:], "a-" + id + "-b", "X" + id, key, "a-" + key, id + "/a", half, "." + id, id + "~"} {
		for _, folder := range []string{"", "sider/", "sider/mappe/", "fylker/", "fylker/en/", "begreper/"} {
			if name == half && !strings.HasPrefix(folder, "sider/") {
				continue // there the folder is refused before what is in it
			}
			for _, ending := range []string{".md", ".nn.md", ".toml", ".svg", ".exe", ""} {
				r, err := buildSite(input(fstest.MapFS{
					"katalog.toml":                          {Data: []byte("tittel = \"Oppdiktet\"\nsprak = [\"nb\"]\n")},
					folder + name + ending:                  {Data: []byte("x")},
					folder + name + strings.ToUpper(ending): {Data: []byte("x")}, // the same on some machines
				}))
				if err != nil {
					t.Fatal(err)
				}
				said := listed(r.result.Problems)
				if tries++; hostile.Repeats(said, id) || strings.Contains(said, half) || !strings.Contains(said, "et navn i mappen") {
					broken++
					t.Errorf("%q in %q: %s", discreet.Replace(name+ending), folder, discreet.Replace(said))
				}
			}
		}
	}
	promise.Tried(t, 6, "a number or a secret in a name", tries, broken)
}
