package load

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// load reads the made-up catalogue with other files laid over it, which must
// not be wrong.
func load(t *testing.T, over map[string]string) *catalogue.Catalogue {
	t.Helper()
	files := base(t)
	for name, text := range over {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, ps, err := Content(files, Options{Today: today})
	if err != nil || c == nil {
		t.Fatalf("error: %v, findings:\n%s", err, findings(ps))
	}
	return c
}

const description = `+++
tittel = "Prøvefylket"
status = "publisert"
oppdatert = 2026-11-01
opphav = "gjengitt"
`

func TestYearOfAFact(t *testing.T) {
	const sources = `[[kilde]]
id = "datert"
tittel = "Med dato"
dato = "2019-05"

[[kilde]]
id = "udatert"
tittel = "Uten dato"

[[kilde]]
id = "provekilden"
tittel = "En oppdiktet rapport"
dato = "2022-09"
`
	for _, c := range []struct{ name, about, standard, own, want string }{
		{"its own source's date", `"2021"`, "provekilden", "datert", "2019-05"},
		{"the first own source that has one", `"2021"`, "provekilden", `udatert", "datert § 2`, "2019-05"},
		{"an undated own source: the time described", `"2021"`, "provekilden", "udatert", "2021"},
		{"no own source: the time described", `"2021"`, "provekilden", "", "2021"},
		{"no time described: the default source's", "", "provekilden § 1", "", "2022-09"},
		{"undated own source, no time: the default source's", "", "provekilden", "udatert", "2022-09"},
		{"nothing dated: not known, oppdatert never dates it", "", "udatert", "", ""},
		{"the county itself: the time described", `"2021"`, "fylket", "", "2021"},
		{"the county itself without a time: oppdatert", "", "fylket", "", "2026-11-01"},
		{"the county itself as own source", "", "provekilden", "fylket", "2026-11-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			head := description + `kilde = "` + c.standard + "\"\n"
			if c.about != "" {
				head += "gjelder_for = " + c.about + "\n"
			}
			fact := `malgrupper = [{ id = "unge" }]`
			if c.own != "" {
				fact = `malgrupper = [{ id = "unge", kilde = ["` + c.own + `"] }]`
			}
			x := load(t, map[string]string{
				"begreper/kilder.toml":                  sources,
				"fylker/provefylket/egenbeskrivelse.md": head + fact + "\n+++\n",
			})
			f := x.County("provefylket").Description.Facts.Lists["malgrupper"][0]
			if got := f.Date.String(); got != c.want {
				t.Errorf("year %q, want %q", got, c.want)
			}
			if len(f.Cited) == 0 {
				t.Error("a fact without a source")
			}
		})
	}
}

func TestStandingOfAFact(t *testing.T) {
	x := load(t, map[string]string{"fylker/provefylket/egenbeskrivelse.md": description + `kilde = "provekilden § 1"
malgrupper = [
  "unge",
  { id = "unge-uten-jobb", sted = "dalen", svar = "avsluttet", grunnlag = "uklart", kilde = "provekilden § 9 b", merknad = "enten eller" },
]
omfang = { id = "lite", svar = "nei", grunnlag = "oppgitt-felles" }

[[tiltak]]
id = "kurs"
status = "provd-avsluttet"
+++
`})
	facts := x.County("provefylket").Description.Facts
	plain, full, scope := facts.Lists["malgrupper"][0], facts.Lists["malgrupper"][1], facts.Lists["omfang"][0]
	if plain.Term.ID != "unge" || plain.Answer != catalogue.Yes || plain.Basis != catalogue.Stated || plain.Place != nil || plain.Cited[0].Place != "§ 1" {
		t.Errorf("plain id: %+v", plain)
	}
	if full.Answer != catalogue.Ended || full.Basis != catalogue.Ambiguous || full.Place.ID != "dalen" || full.Cited[0].Place != "§ 9 b" || full.Note.NB != "enten eller" {
		t.Errorf("table: %+v", full)
	}
	if full.Pos.Line != 9 || full.Pos.Col != 3 {
		t.Errorf("table at %v", full.Pos)
	}
	if scope.Answer != catalogue.No || scope.Basis != catalogue.StatedAll {
		t.Errorf("one value: %+v", scope)
	}
	if m := facts.Measures[0]; m.State != catalogue.TriedEnded || m.Term.ID != "kurs" {
		t.Errorf("measure: %+v", m)
	}
}

func TestTermsAreTiedBothWays(t *testing.T) {
	x := load(t, nil)
	young, without, together := x.Vocabulary("malgrupper").Term("unge"), x.Vocabulary("malgrupper").Term("unge-ledige"), x.Vocabulary("ordliste").Term("samarbeid")
	if without == nil || without.ID != "unge-uten-jobb" {
		t.Fatalf("an old id leads to %v", without)
	}
	if !slices.Equal(young.Narrower, []*catalogue.Term{without}) || !without.Within(young) {
		t.Errorf("narrower than unge: %v", young.Narrower)
	}
	if !slices.Equal(young.See, []*catalogue.Term{together}) || !slices.Equal(together.See, []*catalogue.Term{young}) {
		t.Errorf("see: %v and %v", young.See, together.See)
	}
	if young.Group.Name.NB != "Alder" || together.Laws[0].ID != "provelov" {
		t.Errorf("group %v, laws %v", young.Group, together.Laws)
	}
}

func TestCountiesAreTiedBothWays(t *testing.T) {
	x := load(t, map[string]string{
		"fylker/provefylket/2018/egenbeskrivelse.md": description + "kilde = \"provekilden\"\n+++\n",
		"fylker/provefylket/2019/egenbeskrivelse.md": description + "kilde = \"provekilden\"\n+++\n",
	})
	now, before, beside := x.County("provefylket"), x.County("gammelfylket"), x.County("nabofylket")
	if !slices.Equal(now.Before, []*catalogue.County{before}) || !slices.Equal(before.After, []*catalogue.County{now}) {
		t.Errorf("before %v, after %v", now.Before, before.After)
	}
	if len(now.Earlier) != 2 || now.Earlier[0].Year != 2019 || now.Earlier[1].Description == nil {
		t.Errorf("earlier editions: %+v", now.Earlier)
	}
	if now.Nav[0].Name.NN != "NAV Prøve" || *now.Tile != (catalogue.Tile{}) || before.HasPage() {
		t.Errorf("county: %+v", now)
	}
	if beside.Name != (catalogue.Text{NB: "Nabofylket", NN: "Grannefylket"}) || beside.OtherNames[0].Lang != "se" {
		t.Errorf("names: %+v", beside)
	}
}

func TestModel(t *testing.T) {
	m := load(t, nil).County("provefylket").Model
	if m.InUse || m.Basis != "eksisterende" || m.Origin != catalogue.ByCounty || !m.Cited[0].Source.Own {
		t.Errorf("model: %+v", m)
	}
	if m.Figure == nil || m.Figure.Attachment.Name != "modell.svg" || len(m.Figure.Attachment.Data) == 0 {
		t.Errorf("figure: %+v", m.Figure)
	}
	if s := m.Steps[0]; s.Phase.ID != "start" || s.Actors[0].ID != "veileder" || s.Text.NB == "" {
		t.Errorf("step: %+v", s)
	}
	if d := m.Duties[0]; d.Actor.ID != "veileder" || d.Phase != nil || d.Tasks[0].NB != "snakke" {
		t.Errorf("duty: %+v", d)
	}
	if m.Body.Translation == nil || m.Body.Translation.Heading("formal") == nil {
		t.Error("the translation has not the first file's anchors")
	}
}

func TestTranslationGivesTheOtherText(t *testing.T) {
	p := load(t, map[string]string{
		"sider/nynorsk.md":    "+++\ntittel = \"Først på nynorsk\"\nsprak = \"nn\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n",
		"sider/nynorsk.nb.md": "+++\ntittel = \"Så på bokmål\"\n+++\n",
	})
	om, nynorsk := p.Page("om"), p.Page("nynorsk")
	if om.Lead != (catalogue.Text{NB: "Katalogen er oppdiktet.", NN: "Katalogen er oppdikta."}) || om.Translation != "sider/om.nn.md" {
		t.Errorf("om: %+v", om.Lead)
	}
	if nynorsk.Title != (catalogue.Text{NB: "Så på bokmål", NN: "Først på nynorsk"}) || nynorsk.Lang != catalogue.NN || nynorsk.Body.First != nil {
		t.Errorf("nynorsk: %+v", nynorsk)
	}
}

func TestPagesHaveTheirPaths(t *testing.T) {
	const page = "+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n"
	x := load(t, map[string]string{"sider/a/index.md": page, "sider/a/b.md": page})
	var paths []string
	for _, p := range x.Pages {
		paths = append(paths, p.Address())
	}
	if want := []string{"/a/", "/a/b/", "/om/"}; !slices.Equal(paths, want) {
		t.Errorf("addresses %v, want %v", paths, want)
	}
	if !x.Page("a").Index || x.Page("a/b").Index {
		t.Error("only index.md is the front page of its folder")
	}
	om := x.Page("om")
	if om.About[0].Vocabulary != "nivaer" || om.Counties[0].ID != "nabofylket" || om.Cited[0].Source.ID != "provekilden" {
		t.Errorf("om: %+v", om)
	}
}

func TestEverySettingHasADefault(t *testing.T) {
	files := base(t)
	files["katalog.toml"] = &fstest.MapFile{Data: []byte(`tittel = "Oppdiktet"`)}
	delete(files, "sider/om.nn.md")
	delete(files, "fylker/provefylket/modell.nn.md")
	c, ps, err := Content(files, Options{Today: today})
	if err != nil || len(ps) > 0 {
		t.Fatalf("error: %v, findings:\n%s", err, findings(ps))
	}
	s := c.Settings
	if !slices.Equal(s.Languages, []catalogue.Lang{catalogue.NB}) || s.ReviewAfter != 12 || !slices.Equal(s.Menu, []string{"fylker", "sammenlign", "ordliste", "sok", "om"}) {
		t.Errorf("settings: %+v", s)
	}
}

func TestAddressEndsInASlash(t *testing.T) {
	x := load(t, map[string]string{"katalog.toml": "tittel = \"Oppdiktet\"\nsprak = [\"nb\", \"nn\"]\nurl = \"https://example.org/katalog\"\n"})
	if x.Settings.URL != "https://example.org/katalog/" || len(x.Settings.Languages) != 2 {
		t.Errorf("settings: %+v", x.Settings)
	}
}

func TestDraftsAreAbsent(t *testing.T) {
	files := base(t)
	files["sider/om.md"].Data = []byte(strings.Replace(string(files["sider/om.md"].Data), "publisert", "utkast", 1))
	files["katalog.toml"].Data = []byte(strings.Replace(string(files["katalog.toml"].Data), `, "om"`, "", 1))
	for drafts, want := range map[bool]bool{false: false, true: true} {
		c, ps, err := Content(files, Options{Today: today, Drafts: drafts})
		if err != nil || c == nil {
			t.Fatalf("error: %v, findings:\n%s", err, findings(ps))
		}
		if got := c.Page("om") != nil; got != want {
			t.Errorf("drafts %v: the page is there: %v", drafts, got)
		}
	}
}

func TestSearchIsRead(t *testing.T) {
	s := load(t, nil).Search
	if s.Aliases[0] != (catalogue.Alias{Word: "ungdom", Means: "unge", Pos: problem.Pos{File: "sok.toml", Line: 4, Col: 10}}) || s.Splits["prøvefylke"] != "prøve+fylke" || len(s.Synonyms[0]) != 2 {
		t.Errorf("search: %+v", s)
	}
	want := []catalogue.SearchTest{
		{Query: "unge", Address: "/begreper/malgrupper/unge/", Category: "enkelt", Line: 2},
		{Query: "ingenting", Line: 3},
	}
	if !slices.Equal(s.Tests, want) {
		t.Errorf("tests %+v, want %+v", s.Tests, want)
	}
}

// failing is a file system in which one file cannot be opened.
type failing struct {
	fs.FS
	name string
}

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

func TestAFailureToReadIsAnError(t *testing.T) {
	for _, name := range []string{".", "sider/om.md", "sider"} {
		c, ps, err := Content(failing{base(t), name}, Options{Today: today})
		if !errors.Is(err, fs.ErrPermission) || c != nil || ps != nil {
			t.Errorf("%s: catalogue %v, findings %v, error %v", name, c != nil, ps, err)
		}
	}
}

func TestSiteAddressFault(t *testing.T) {
	for address, right := range map[string]bool{
		"https://modeller.example.no": true, "http://localhost:8080/": true, "https://example.no/a-b/C_d.e~": true, "https://example.no/.github/": true,
		"": false, "modeller.example.no": false, "https://": false, "https://:80/": false, "ftp://example.no/": false, "https://u:p@example.no/": false,
		"https://example.no/?q=1": false, "https://example.no/?": false, "https://example.no/#x": false, "https://example.no/#": false,
		"https://example.no/a/../b/": false, "https://example.no/a/..": false, "https://example.no/./": false, "https://example.no/%2e%2e/": false,
		"https://example.no/a//b/": false, "https://example.no//": false, "https://example.no/å/": false, "https://example.no/a b": false,
	} {
		if help := SiteAddressFault(address); (help == "") != right {
			t.Errorf("%q: %q", address, help)
		}
	}
}

// TestShort shows that a message repeats no more than one line of a value, and at most
// 60 characters of it.
func TestShort(t *testing.T) {
	long := strings.Repeat("å", 60)
	for in, want := range map[string]string{"": "", "a\nb": "a…", "a\n": "a…", long: long, long + "b": long + "…", long + "b\nc": long + "…"} {
		if got := short(in); got != want {
			t.Errorf("short(%q) = %q, want %q", in, got, want)
		}
	}
}
