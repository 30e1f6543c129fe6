package browser

import (
	"context"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/tools/txtar"

	"modellkatalog"
	"modellkatalog/internal/build"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/site"
)

// madeUpArchives hold a made-up catalogue in which every state occurs: of three
// described counties two have the group unge and one says no to it.
var madeUpArchives = []string{"../page/testdata/oppdiktet.txtar", "../page/testdata/sammenligning.txtar"}

// openMadeUp builds a made-up catalogue, so that a test does not change with the
// real content, and opens it. Without archives it is that of madeUpArchives.
func openMadeUp(t *testing.T, w way, archives ...string) opened {
	t.Helper()
	content := fstest.MapFS{}
	if len(archives) == 0 {
		archives = madeUpArchives
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		must(t, err)
		for _, f := range archive.Files {
			content[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	in := build.Input{
		Content: content, Layouts: modellkatalog.Layouts(), Static: modellkatalog.Static(), Offline: w == fromDisk,
		BaseURL: domain + "/", Today: catalogue.Date{Year: 2026, Month: 11, Day: 23},
	}
	files := &site.Memory{}
	r, err := build.Site(context.Background(), in, files)
	must(t, err)
	if r.Failed(false) {
		t.Fatal(errorsIn(r.Problems))
	}
	s := opened{way: w, folder: filepath.Join(t.TempDir(), "public")}
	must(t, publish(files, s.folder))
	if w == fromDisk {
		s.home = (&url.URL{Scheme: "file", Path: filepath.ToSlash(s.folder) + "/"}).String()
		return s
	}
	server := httptest.NewServer(handler(s.folder, w.path))
	t.Cleanup(server.Close)
	s.home = server.URL + w.path
	return s
}

// listing is what the overview of the counties shows of a search.
type listing struct {
	Search   string   // of the address
	Status   string   // what is told when it changes
	Counties []string // that are listed
	Facts    []string // that stand under them
	Others   []string // what is said of the rest
	Chips    []string
	Chosen   []string // choices that are ticked
	Focus    string
}

const lookListing = `(() => {
  const seen = (selector) => all(selector).filter(isShown).map((e) => textOf(e).replace(/\u00ad/g, ""));
  return {
    Search: location.search, Status: textOf(all(".finn-svar")[0]),
    Counties: seen(".fylkesliste > li .fylke-navn > a"), Facts: seen(".funn > li"),
    Others: all("[data-andre]").filter(isShown).map((e) => e.innerText), Chips: seen(".valgte li"),
    Chosen: all(".finn input:checked").map((e) => e.closest("li").dataset.valg), Focus: textOf(document.activeElement),
  };
})()`

// finder is the overview of the counties, open in a tab.
type finder struct {
	t  *testing.T
	tb *tab
	s  opened
}

func (s finder) open(page string) {
	s.t.Helper()
	page, query, _ := strings.Cut(page, "?")
	address := s.s.address(page)
	if query != "" {
		address += "?" + query
	}
	_, err := s.tb.open(address)
	must(s.t, err)
}

func (s finder) do(actions ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	must(s.t, chromedp.Do(s.tb.ctx, actions...))
}

// tick opens the kind and clicks a choice in it.
func (s finder) tick(key string) {
	s.t.Helper()
	kind, _, _ := strings.Cut(key, "/")
	open, err := ask[bool](s.tb, `document.getElementById("finn_`+kind+`").parentElement.open`)
	must(s.t, err)
	if !open {
		s.do(s.click("#finn_" + kind))
	}
	s.do(s.click(`[data-valg="` + key + `"] label`))
}

// click is a click with the mouse on the first element that is shown, in the
// middle of it.
func (s finder) click(selector string) chromedp.Action[chromedp.Void] {
	s.t.Helper()
	at, err := chromedp.Run(s.tb.ctx, chromedp.Evaluate[[]float64](`(() => {
		const e = document.querySelector(`+"`"+selector+"`"+`);
		e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getBoundingClientRect();
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`))
	must(s.t, err)
	return chromedp.MouseClickXY(at[0], at[1])
}

func (s finder) shows(what string, want listing) {
	s.t.Helper()
	got, err := ask[listing](s.tb, lookListing)
	must(s.t, err)
	if want.Focus == "" {
		got.Focus = ""
	}
	if got.Search != want.Search || got.Status != want.Status || got.Focus != want.Focus {
		s.t.Errorf("%s: %q, told %q, focus %q; want %q, %q, %q", what, got.Search, got.Status, got.Focus, want.Search, want.Status, want.Focus)
	}
	for _, c := range []struct {
		name      string
		got, want []string
	}{
		{"counties", got.Counties, want.Counties}, {"facts", got.Facts, want.Facts}, {"others", got.Others, want.Others},
		{"chips", got.Chips, want.Chips}, {"chosen", got.Chosen, want.Chosen},
	} {
		if !slices.Equal(c.got, c.want) {
			s.t.Errorf("%s: %s %q, want %q", what, c.name, c.got, c.want)
		}
	}
	for _, line := range s.tb.heard() {
		s.t.Errorf("%s: %s", what, line)
	}
}

func (s finder) counts(what string, want map[string]string) {
	s.t.Helper()
	got, err := ask[map[string]string](s.tb, `Object.fromEntries(all("[data-valg]").map((e) => [e.dataset.valg, textOf(e.querySelector(".antall"))]))`)
	must(s.t, err)
	for key, n := range want {
		if got[key] != n {
			s.t.Errorf("%s: %s counts %s, want %s", what, key, got[key], n)
		}
	}
}

var (
	everyCounty = []string{"Altfylket", "Dalfylket", "Kystfylket", "Øyfylket"}
	ungeFound   = listing{
		Search: "?malgruppe=unge", Status: "To av tre beskrevne fylker passer. Ett av ett fylke med enkeltopplysninger passer.",
		Counties: []string{"Altfylket", "Dalfylket", "Øyfylket"},
		Facts: []string{
			"unge beskrevet 2024 · unge utenfor · unge: avsluttet (2024), i et prosjekt", "unge i modellen", "unge beskrevet 2022", "unge beskrevet, årstall ikke kjent",
		},
		Others: []string{"Sier nei: Kystfylket: unge nei (2023)."},
		Chips:  []string{"Ta bort unge", "Fjern alle"}, Chosen: []string{"malgruppe/unge"},
	}
	bothFound = listing{
		Search: "?malgruppe=unge&niva=fylke", Status: "Ett av tre beskrevne fylker passer. Ingen av ett fylke med enkeltopplysninger passer.",
		Counties: []string{"Altfylket"},
		Facts:    []string{"unge beskrevet 2024 · unge utenfor · unge: avsluttet (2024), i et prosjekt", "unge i modellen", "i hele fylket beskrevet 2024"},
		Others:   []string{"Sier nei: Kystfylket: unge nei (2023).", "Oppgir ikke alt dette: Dalfylket, Øyfylket. Det betyr ikke nei."},
		Chips:    []string{"Ta bort unge", "Ta bort i hele fylket", "Fjern alle"}, Chosen: []string{"malgruppe/unge", "niva/fylke"},
	}
)

// TestFind finds counties by situation: with the mouse and by the keyboard, and
// takes the choices away again.
func TestFind(t *testing.T) {
	t.Parallel()
	s := openMadeUp(t, atRoot)
	f := finder{t, startChromium(t).openTab(t, s.home), s}
	must(t, f.tb.show(screen{width: 1280}))

	f.open("/fylker/")
	f.shows("at first", listing{Counties: everyCounty})
	f.tick("malgruppe/unge")
	f.shows("a group", ungeFound)
	f.counts("a group", map[string]string{"malgruppe/unge": "3", "malgruppe/ledige": "3", "niva/fylke": "1", "niva/prosjekt": "2", "omfang/omfattende": "1"})
	f.tick("niva/fylke")
	f.shows("two kinds", bothFound)
	f.counts("two kinds", map[string]string{"malgruppe/unge": "1", "malgruppe/ledige": "2", "niva/prosjekt": "2", "omfang/enkelt": "0"})

	f.tick("malgruppe/ledige") // of one kind, so it widens
	more, err := ask[listing](f.tb, lookListing)
	must(t, err)
	if want := []string{"Altfylket", "Kystfylket"}; !slices.Equal(more.Counties, want) || more.Search != "?malgruppe=ledige&malgruppe=unge&niva=fylke" {
		t.Errorf("two of one kind: %q at %q, want %q", more.Counties, more.Search, want)
	}
	f.do(f.click(`[data-key="malgruppe/ledige"]`))
	both := bothFound
	both.Focus = "Ta bort unge"
	f.shows("one taken away", both)

	report(t, f.tb, "with choices", `[...structure("nb"), ...width(), ...colours()]`)
	nn, err := ask[string](f.tb, `document.querySelector(".sprak a").href`)
	must(t, err)
	if want := s.address("/nn/fylker/") + bothFound.Search; nn != want {
		t.Errorf("the other language is at %s, want %s", nn, want)
	}

	f.do(chromedp.KeyEvent(kb.Enter)) // on the chip for unge
	left, err := ask[listing](f.tb, lookListing)
	must(t, err)
	if left.Search != "?niva=fylke" || left.Focus != "Ta bort i hele fylket" {
		t.Errorf("a chip by the keyboard: %q, focus %q", left.Search, left.Focus)
	}
	f.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(" "))
	f.shows("all taken away", listing{Counties: everyCounty, Focus: "Samarbeidsnivå"})
	f.counts("all taken away", map[string]string{"malgruppe/unge": "3", "niva/fylke": "2", "omfang/enkelt": "1"})

	f.open("/fylker/")
	_, err = ask[bool](f.tb, `document.getElementById("finn_malgruppe").focus() ?? true`)
	must(t, err)
	f.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	for range 3 { // past ledige, innsatte and permitterte
		f.do(chromedp.KeyEvent(kb.Tab))
	}
	f.do(chromedp.KeyEvent(" "))
	f.shows("by the keyboard", ungeFound)
}

// TestFindByAddress opens an address with choices, as a link from somebody else
// would, in every way that the site may be put.
func TestFindByAddress(t *testing.T) {
	t.Parallel()
	for _, w := range []way{atRoot, underPath, fromDisk} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			s := openMadeUp(t, w)
			f := finder{t, startChromium(t).openTab(t, s.home), s}
			for width, want := range map[int64][]string{1280: {"Målgrupper", "Samarbeidsnivå"}, 360: {}} {
				must(t, f.tb.show(screen{width: width}))
				f.open("/fylker/?malgruppe=unge&niva=fylke")
				f.shows("fresh", bothFound)
				open, err := ask[[]string](f.tb, `all(".finn details[open] summary").map(textOf)`)
				must(t, err)
				if !slices.Equal(open, want) {
					t.Errorf("%d px: open %q, want %q", width, open, want)
				}
			}
			nonsense := ungeFound
			nonsense.Search = "?malgruppe=unge&malgruppe=finnes-ikke&niva=&tull=%00&form=gruppe/kurs"
			f.open("/fylker/" + nonsense.Search)
			f.shows("nonsense", nonsense)
			f.open("/fylker/?avtale=partnerskapsavtale")
			some, err := ask[listing](f.tb, lookListing)
			must(t, err)
			if want := []string{"Sier nei: Altfylket: partnerskapsavtale nei (2024) · i en del: Prøvedalen.", "Oppgir ikke dette: Kystfylket, Øyfylket. Det betyr ikke nei."}; !slices.Equal(some.Others, want) {
				t.Errorf("others %q, want %q", some.Others, want)
			}
			f.open("/nn/fylker/?malgruppe=unge")
			some, err = ask[listing](f.tb, lookListing)
			must(t, err)
			if want := "To av tre skildra fylke passar. Eitt av eitt fylke med enkeltopplysningar passar."; some.Status != want || !slices.Equal(some.Counties, ungeFound.Counties) {
				t.Errorf("nynorsk: %q, %q, want %q", some.Status, some.Counties, want)
			}
		})
	}
}

// TestFindWithoutScript shows that the choices are links where no script runs.
func TestFindWithoutScript(t *testing.T) {
	t.Parallel()
	s := openMadeUp(t, atRoot)
	f := finder{t, startChromium(t).openTab(t, s.home), s}
	_, err := chromedp.Call(f.tb.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	must(t, err)
	f.open("/fylker/?malgruppe=unge")
	read := func(expression string) string {
		text, err := chromedp.Run(f.tb.ctx, chromedp.Evaluate[string](expression))
		must(t, err)
		return text
	}
	seen := read(`[...document.querySelectorAll(".fylke-navn > a")].filter((e) => e.checkVisibility()).map((e) => e.innerText).join(" ")`)
	if seen != strings.Join(everyCounty, " ") {
		t.Errorf("without script: %q", seen)
	}
	if n := read(`String(document.querySelectorAll("input").length)`); n != "0" {
		t.Errorf("without script: %s boxes", n)
	}
	f.do(f.click("#finn_malgruppe"))
	r, err := chromedp.RunResponse(f.tb.ctx, f.click(`[data-valg="malgruppe/unge"] a`))
	must(t, err)
	if want := s.address("/begreper/malgrupper/unge/"); r.URL != want {
		t.Errorf("the choice leads to %s, want %s", r.URL, want)
	}
}

// TestFindPictures saves what a person should look at.
func TestFindPictures(t *testing.T) {
	t.Parallel()
	s := openSite(t, atRoot)
	f := finder{t, startChromium(t).openTab(t, s.home), s}
	for _, dark := range []bool{false, true} {
		for _, w := range widths {
			sc := screen{width: w, dark: dark}
			must(t, f.tb.show(sc))
			for name, page := range map[string]string{"finn": "/fylker/", "finn-valgt": "/fylker/?malgruppe=unge&malgruppe=permitterte&avtale=samarbeidsavtale"} {
				f.open(page)
				report(t, f.tb, page+", "+sc.String(), "[...width(), ...colours()]")
				if folder := pictures(); folder != "" {
					must(t, os.MkdirAll(folder, 0o755))
					must(t, f.tb.picture(folder, name, sc))
				}
			}
		}
	}
}
