package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

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
type finder struct{ reader }

// tick opens the kind and clicks a choice in it.
func (f finder) tick(key string) {
	f.t.Helper()
	kind, _, _ := strings.Cut(key, "/")
	open, err := ask[bool](f.tb, `document.getElementById("finn_`+kind+`").parentElement.open`)
	must(f.t, err)
	if !open {
		f.click("#finn_" + kind)
	}
	f.click(`[data-valg="` + key + `"] label`)
}

func (f finder) shows(what string, want listing) {
	f.t.Helper()
	got, err := ask[listing](f.tb, lookListing)
	must(f.t, err)
	if want.Focus == "" {
		got.Focus = ""
	}
	if got.Search != want.Search || got.Status != want.Status || got.Focus != want.Focus {
		f.t.Errorf("%s: %q, told %q, focus %q; want %q, %q, %q", what, got.Search, got.Status, got.Focus, want.Search, want.Status, want.Focus)
	}
	for _, c := range []struct {
		name      string
		got, want []string
	}{
		{"counties", got.Counties, want.Counties}, {"facts", got.Facts, want.Facts}, {"others", got.Others, want.Others},
		{"chips", got.Chips, want.Chips}, {"chosen", got.Chosen, want.Chosen},
	} {
		if !slices.Equal(c.got, c.want) {
			f.t.Errorf("%s: %s %q, want %q", what, c.name, c.got, c.want)
		}
	}
	for _, line := range f.tb.heard() {
		f.t.Errorf("%s: %s", what, line)
	}
}

func (f finder) counts(what string, want map[string]string) {
	f.t.Helper()
	got, err := ask[map[string]string](f.tb, `Object.fromEntries(all("[data-valg]").map((e) => [e.dataset.valg, textOf(e.querySelector(".antall"))]))`)
	must(f.t, err)
	for key, n := range want {
		if got[key] != n {
			f.t.Errorf("%s: %s counts %s, want %s", what, key, got[key], n)
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
		Chips:  []string{"Fjern unge", "Fjern alle"}, Chosen: []string{"malgruppe/unge"},
	}
	bothFound = listing{
		Search: "?malgruppe=unge&niva=fylke", Status: "Ett av tre beskrevne fylker passer. Ingen av ett fylke med enkeltopplysninger passer.",
		Counties: []string{"Altfylket"},
		Facts:    []string{"unge beskrevet 2024 · unge utenfor · unge: avsluttet (2024), i et prosjekt", "unge i modellen", "i hele fylket beskrevet 2024"},
		Others:   []string{"Sier nei: Kystfylket: unge nei (2023).", "Oppgir ikke alt dette: Dalfylket, Øyfylket. Det betyr ikke nei."},
		Chips:    []string{"Fjern unge", "Fjern i hele fylket", "Fjern alle"}, Chosen: []string{"malgruppe/unge", "niva/fylke"},
	}
)

// TestFind finds counties by situation: with the mouse and by the keyboard, and
// takes the choices away again.
func TestFind(t *testing.T) {
	t.Parallel()
	f := finder{openReader(t, compared, atRoot)}

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
	f.click(`[data-key="malgruppe/ledige"]`)
	both := bothFound
	both.Focus = "Fjern unge"
	f.shows("one taken away", both)

	report(t, f.tb, "with choices", `[...structure("nb"), ...width(), ...colours()]`)
	f.hasOther("/nn/fylker/" + bothFound.Search)

	f.press(kb.Enter) // on the chip for unge
	left, err := ask[listing](f.tb, lookListing)
	must(t, err)
	if left.Search != "?niva=fylke" || left.Focus != "Fjern i hele fylket" {
		t.Errorf("a chip by the keyboard: %q, focus %q", left.Search, left.Focus)
	}
	f.press(kb.Tab, " ")
	f.shows("all taken away", listing{Counties: everyCounty, Focus: "Samarbeidsnivå"})
	f.counts("all taken away", map[string]string{"malgruppe/unge": "3", "niva/fylke": "2", "omfang/enkelt": "1"})

	f.open("/fylker/")
	f.focus("#finn_malgruppe")
	f.press(kb.Enter, kb.Tab)
	f.press(kb.Tab, kb.Tab, kb.Tab, " ") // past ledige, innsatte and permitterte
	f.shows("by the keyboard", ungeFound)
}

// TestFindByAddress opens an address with choices, as a link from somebody else
// would, in every way that the site may be put.
func TestFindByAddress(t *testing.T) {
	t.Parallel()
	for _, w := range []way{atRoot, underPath, fromDisk} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			f := finder{openReader(t, compared, w)}
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
	f := finder{openReader(t, compared, atRoot)}
	must(t, f.tb.runScripts(false))
	f.open("/fylker/?malgruppe=unge")
	seen, err := ask[[]string](f.tb, `all(".fylke-navn > a").filter(isShown).map(textOf)`)
	must(t, err)
	same(t, "without script", seen, everyCounty)
	boxes, err := ask[int](f.tb, `all("main input").length`)
	must(t, err)
	if boxes != 0 {
		t.Errorf("without script: %d boxes", boxes)
	}
	f.click("#finn_malgruppe")
	r, err := chromedp.RunResponse(f.tb.ctx, f.at(`[data-valg="malgruppe/unge"] a`))
	must(t, err)
	if want := f.s.address("/begreper/malgrupper/unge/"); r.URL != want {
		t.Errorf("the choice leads to %s, want %s", r.URL, want)
	}
}

// TestFindLayouts looks at every width at the overview, as it is and with choices.
func TestFindLayouts(t *testing.T) {
	t.Parallel()
	f := finder{openReader(t, realContent, atRoot)}
	for _, sc := range lightAndDark {
		must(t, f.tb.show(sc))
		for name, page := range map[string]string{"finn": "/fylker/", "finn-valgt": "/fylker/?malgruppe=unge&malgruppe=permitterte&avtale=samarbeidsavtale"} {
			f.open(page)
			report(t, f.tb, page+", "+sc.String(), "[...width(), ...colours()]")
			must(t, f.tb.picture(name, sc))
		}
	}
}
