package browser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// searcher is a site where a reader searches, open in a tab.
type searcher struct{ reader }

func openSearch(t *testing.T, w way) searcher {
	t.Helper()
	s := searcher{openReader(t, compared, w)}
	must(t, s.tb.addAxe())
	return s
}

// until waits in the page until a condition holds, and gives what is then asked.
func until[T any](s searcher, condition, question string) T {
	s.t.Helper()
	v, err := ask[T](s.tb, `new Promise((done, failed) => {
		const look = () => { try { (`+condition+`) ? done(`+question+`) : setTimeout(look, 10); } catch (e) { failed(e); } };
		look();
	})`)
	must(s.t, err)
	return v
}

// typed gives the field focus, and some text at once, so that what is offered for
// a part of it does not come in between.
func (s searcher) typed(text string) {
	s.t.Helper()
	s.focus("[type=search]")
	if text != "" {
		_, err := chromedp.Call(s.tb.ctx, input.InsertText, input.InsertTextParams{Text: text})
		must(s.t, err)
	}
}

// goes does what leads to another page, and tells whether it is the right one.
func (s searcher) goes(what string, action chromedp.Action[chromedp.Void], want string) {
	s.t.Helper()
	if _, err := chromedp.RunResponse(s.tb.ctx, action); err != nil {
		s.t.Fatalf("%s: %v", what, err)
	}
	at, err := ask[string](s.tb, "location.href")
	must(s.t, err)
	page, query, _ := strings.Cut(want, "?")
	if want = s.s.address(page); query != "" {
		want += "?" + query
	}
	if at != want {
		s.t.Errorf("%s leads to %s, want %s", what, at, want)
	}
	for _, line := range s.tb.heard() {
		s.t.Errorf("%s: %s", what, line)
	}
}

// answer is what the page of the search shows.
type answer struct {
	Search string // of the address
	Status string
	Titles []string
	Kinds  []string // the lines below the titles
	Links  []string // of the titles and the sections
	Chosen []string
	Doors  bool // the ways on are shown
}

const lookAnswer = `(() => ({
  Search: location.search, Status: textOf(document.querySelector("[role=status]")),
  Titles: all("#sok-treff h3").filter(isShown).map(textOf), Kinds: all("#sok-treff h3 + p").map(textOf),
  Links: all("#sok-treff a").map((a) => a.href), Chosen: all("#sokt input:checked").map((e) => e.name + "/" + e.value),
  Doors: isShown(document.getElementById("sok-bla")),
}))()`

// answers waits until something is said of the search, and gives what is shown.
func (s searcher) answers(what string) answer {
	s.t.Helper()
	return s.answersWhen(what, `document.querySelector("[role=status]")?.textContent`)
}

func (s searcher) answersWhen(what, condition string) answer {
	s.t.Helper()
	a := until[answer](s, condition, lookAnswer)
	for _, line := range s.tb.heard() {
		s.t.Errorf("%s: %s", what, line)
	}
	return a
}

// says is the condition that some words are said of the search.
func says(words string) string {
	return fmt.Sprintf(`document.querySelector("[role=status]").textContent.includes(%q)`, words)
}

func (s searcher) tellsOf(what string, got answer, search, status string, doors bool) {
	s.t.Helper()
	if got.Search != search || !strings.Contains(got.Status, status) || got.Doors != doors {
		s.t.Errorf("%s: at %q says %q, ways on %v; want %q, %q, %v", what, got.Search, got.Status, got.Doors, search, status, doors)
	}
}

// TestSearchPage opens addresses with a search, as a link from somebody else
// would, in every way that the site may be put.
func TestSearchPage(t *testing.T) {
	t.Parallel()
	for _, w := range []way{atRoot, underPath, fromDisk} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			s := openSearch(t, w)
			s.open("/sok/")
			s.tellsOf("without a question", until[answer](s, "isShown(document.forms.sok)", lookAnswer), "", "", true)
			s.open("/sok/?q=dalfylket")
			a := s.answers("a county")
			s.tellsOf("a county", a, "?q=dalfylket", "«dalfylket»", false)
			if len(a.Titles) == 0 || a.Titles[0] != "Dalfylket" || a.Kinds[0] != "Fylke" || a.Links[0] != s.s.address("/fylker/dalfylket/") {
				t.Errorf("a county: %q %q %q", a.Titles, a.Kinds, a.Links)
			}
			for _, to := range a.Links {
				page, fragment, _ := strings.Cut(to, "#")
				name, inside := s.s.file(page)
				data, err := os.ReadFile(filepath.Join(s.s.folder, filepath.FromSlash(name)))
				id, bad := url.PathUnescape(fragment)
				if !inside || err != nil || bad != nil || fragment != "" && !strings.Contains(string(data), ` id="`+id+`"`) {
					t.Errorf("a result leads to %s, which is not there (%v)", to, err)
				}
			}
			s.open("/sok/?q=modell+for+altfylket")
			a = s.answers("a model")
			if len(a.Kinds) == 0 || a.Titles[0] != "Modell for Altfylket" || a.Kinds[0] != "Modell · Altfylket" {
				t.Errorf("a model: %q %q", a.Titles, a.Kinds)
			}
			s.open("/nn/sok/?q=dalfylket")
			a = s.answers("nynorsk")
			s.tellsOf("nynorsk", a, "?q=dalfylket", "treff for «dalfylket»", false)
			if len(a.Links) == 0 || a.Links[0] != s.s.address("/nn/fylker/dalfylket/") {
				t.Errorf("nynorsk: %q", a.Links)
			}
			if other := until[string](s, "true", `document.querySelector("#sok-treff [lang=nb]")?.textContent ?? ""`); other == "" {
				t.Error("nynorsk: no words are marked as bokmål")
			}
			s.open("/sok/?q=xyzzyplugh&fylke=dalfylket&slag=tull")
			a = s.answers("nothing, narrowed")
			s.tellsOf("nothing, narrowed", a, "?q=xyzzyplugh&fylke=dalfylket&slag=tull", "med dette utvalget", true)
			if !slices.Equal(a.Chosen, []string{"fylke/dalfylket"}) {
				t.Errorf("nonsense in the address: chosen %q", a.Chosen)
			}
			s.open("/nn/sok/?q=xyzzyplugh&tull=%00")
			s.tellsOf("nothing", s.answers("nothing"), "?q=xyzzyplugh&tull=%00", "Ingen treff for «xyzzyplugh».", true)
		})
	}
}

// TestSearchNarrowed narrows a search with the mouse and by the keyboard, and goes
// back in the browser.
func TestSearchNarrowed(t *testing.T) {
	t.Parallel()
	s := openSearch(t, atRoot)
	s.open("/sok/?q=unge")
	all := s.answersWhen("all", `all("#sokt li:not([hidden])").length`)
	counts := until[map[string]string](s, "true", `Object.fromEntries(all("#sokt li:not([hidden]) input").map((e) => [e.name + "/" + e.value, textOf(e.closest("label").lastElementChild)]))`)
	if counts["slag/fylke"] == "" || counts["fylke/altfylket"] == "" {
		t.Fatalf("counts %q", counts)
	}
	s.click(`[name=slag][value=fylke]`)
	some := s.answersWhen("a kind", says(counts["slag/fylke"]+" treff"))
	s.tellsOf("a kind", some, "?q=unge&slag=fylke", "«unge»", false)
	if len(some.Titles) >= len(all.Titles) || slices.ContainsFunc(some.Kinds, func(k string) bool { return k != "Fylke" }) {
		t.Errorf("a kind: %q of %q", some.Kinds, all.Kinds)
	}
	s.focus("[name=fylke][value=altfylket]")
	s.press(" ")
	one := s.answersWhen("by the keyboard", says("Ett treff"))
	s.tellsOf("by the keyboard", one, "?q=unge&slag=fylke&fylke=altfylket", "Ett treff for «unge».", false)
	if !slices.Equal(one.Titles, []string{"Altfylket"}) {
		t.Errorf("by the keyboard: %q", one.Titles)
	}
	s.hasOther("/nn/sok/" + one.Search)
	for _, sc := range []screen{{width: 320}, {width: 1280, dark: true}, {width: 1280, forced: true}} {
		must(t, s.tb.show(sc))
		report(t, s.tb, "narrowed, "+sc.String(), `[...structure("nb"), `+faultsOnScreen+`, ...`+mustAskAxe(t)+`]`)
	}
	must(t, s.tb.show(screen{width: 1280}))
	s.click("#sok-fjern")
	s.tellsOf("taken away", s.answersWhen("taken away", says(fmt.Sprint(strings.Fields(all.Status)[0])+" treff")), "?q=unge", "«unge»", false)
	if at, err := ask[string](s.tb, "document.activeElement.localName"); err != nil || at != "summary" {
		t.Errorf("focus is at %s (%v)", at, err)
	}

	_, err := ask[bool](s.tb, `(history.pushState(null, "", "?q=dalfylket&slag=fylke"), history.pushState(null, "", "?q=x"), history.back(), true)`)
	must(t, err)
	back := s.answersWhen("back", says("«dalfylket»"))
	if !slices.Equal(back.Chosen, []string{"slag/fylke"}) || len(back.Titles) == 0 || back.Titles[0] != "Dalfylket" {
		t.Errorf("back: %+v", back)
	}
}

// TestSearchTyped types on the page of the search: what is found follows, and is
// told when the reader has stopped.
func TestSearchTyped(t *testing.T) {
	t.Parallel()
	s := openSearch(t, atRoot)
	s.open("/sok/")
	s.typed("kystfylket")
	a := s.answers("typed")
	s.tellsOf("typed", a, "?q=kystfylket", "«kystfylket»", false)
	s.press("q")
	until[bool](s, `location.search === "?q=kystfylketq"`, "true")
	a = s.answersWhen("misspelt", says("treff for «kystfylket».")+` && location.search === "?q=kystfylketq"`)
	if len(a.Titles) == 0 || a.Titles[0] != "Kystfylket" {
		t.Errorf("misspelt: %q", a.Titles)
	}
	if instead := until[string](s, `isShown(document.getElementById("sok-ordrett"))`, `textOf(document.getElementById("sok-ordrett"))`); instead != "Søk etter «kystfylketq» i stedet" {
		t.Errorf("misspelt: offers %q", instead)
	}
	report(t, s.tb, "misspelt", `[...structure("nb"), `+faultsOnScreen+`, ...`+mustAskAxe(t)+`]`)
	_, err := ask[bool](s.tb, `(document.querySelector("[type=search]").select(), true)`)
	must(t, err)
	s.typed("xyzzyplugh")
	s.tellsOf("nothing", s.answersWhen("nothing", says("Ingen treff for «xyzzyplugh»")), "?q=xyzzyplugh", "", true)
	report(t, s.tb, "nothing", `[...structure("nb"), `+faultsOnScreen+`, ...`+mustAskAxe(t)+`]`)
	if at, err := ask[string](s.tb, "document.activeElement.id"); err != nil || at != "sok_q" {
		t.Errorf("focus is at %s (%v)", at, err)
	}
}

// TestSearchAsTyped follows the link from a corrected search to one that is not,
// and types on from there.
func TestSearchAsTyped(t *testing.T) {
	t.Parallel()
	const instead = `document.querySelector("#sok-ordrett a")`
	for _, w := range []way{underPath, fromDisk} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			s := openSearch(t, w)
			s.open("/nn/sok/?q=kystfylketq+dalfylket&slag=fylke")
			a := s.answersWhen("misspelt", `isShown(`+instead+`)`)
			s.tellsOf("misspelt", a, "?q=kystfylketq+dalfylket&slag=fylke", "treff for «kystfylket dalfylket».", false)
			if words := until[string](s, "true", `textOf(`+instead+`)`); words != "Søk etter «kystfylketq dalfylket» i staden" {
				t.Errorf("misspelt: offers %q", words)
			}
			s.focus("#sok-ordrett a")
			s.goes("the link", chromedp.KeyEvent(kb.Enter), "/nn/sok/?q=kystfylketq+dalfylket&slag=fylke&ordrett=1")
			a = s.answers("as typed")
			s.tellsOf("as typed", a, "?q=kystfylketq+dalfylket&slag=fylke&ordrett=1", "Ingen treff", true)
			if shown := until[bool](s, "true", `isShown(`+instead+`)`); shown {
				t.Error("as typed: offers what is shown already")
			}
			s.open("/sok/?q=kystfylketq&ordrett=1")
			s.tellsOf("as typed", s.answers("as typed"), "?q=kystfylketq&ordrett=1", "Ingen treff for «kystfylketq».", true)
			s.press(kb.Tab)
			_, err := ask[bool](s.tb, `(document.forms.sok.q.focus(), document.forms.sok.q.setSelectionRange(99, 99), true)`)
			must(t, err)
			s.press("x")
			a = s.answersWhen("typed on", says("treff for «kystfylket»."))
			if w != fromDisk && a.Search != "?q=kystfylketqx" {
				t.Errorf("typed on: at %q", a.Search)
			}
			s.open("/sok/?q=kystfylketq&ordrett=ja")
			s.tellsOf("nonsense", s.answers("nonsense"), "?q=kystfylketq&ordrett=ja", "treff for «kystfylket».", false)
		})
	}
}

// TestSearchMore shows more of a long answer of the real content, whose index is
// many files, with pieces of the text, and what is said when one is missing.
func TestSearchMore(t *testing.T) {
	t.Parallel()
	s := searcher{openReader(t, realContent, underPath)}
	must(t, s.tb.addAxe())
	s.open("/sok/?q=karriereveiledning")
	if a := s.answersWhen("ten", `document.querySelector("#sok-treff mark")`); len(a.Titles) != 10 {
		t.Fatalf("%d results, want 10", len(a.Titles))
	}
	for _, sc := range []screen{{width: 320}, {width: 360}, {width: 768, dark: true}, {width: 1280}, {width: 1280, dark: true}, {width: 1280, forced: true}, {width: 680, media: "print"}} {
		must(t, s.tb.show(sc))
		report(t, s.tb, "with results, "+sc.String(), `[...structure("nb"), `+faultsOnScreen+`, ...`+mustAskAxe(t)+`]`)
		must(t, s.tb.picture("sok", sc))
	}
	must(t, s.tb.show(screen{width: 1280}))
	s.focus("#sok-flere")
	s.press(kb.Enter)
	a := s.answersWhen("more", `all("#sok-treff h3").length === 20`)
	if at, err := ask[string](s.tb, "document.activeElement.id"); err != nil || at != "sok-flere" {
		t.Errorf("focus is at %s (%v)", at, err)
	}
	for n := 30; ; n += 10 {
		s.press(kb.Enter)
		if until[bool](s, fmt.Sprintf(`document.getElementById("sok-flere").hidden || all("#sok-treff h3").length === %d`, n), `document.getElementById("sok-flere").hidden`) {
			break
		}
	}
	last, err := ask[string](s.tb, `(document.activeElement.closest("h3")?.innerText ?? "")`)
	must(t, err)
	total, err := ask[int](s.tb, `all("#sok-treff h3").length`)
	must(t, err)
	if last == "" || fmt.Sprint(total) != strings.Fields(a.Status)[0] {
		t.Errorf("all: %d of %q, focus in %q", total, a.Status, last)
	}

	parts, err := filepath.Glob(filepath.Join(s.s.folder, "sok", "d*.js"))
	must(t, err)
	if len(parts) == 0 {
		t.Fatal("the index has no dictionaries")
	}
	for _, name := range parts {
		must(t, os.Remove(name))
	}
	s.open("/sok/?q=nordland")
	if said := until[string](s, `document.querySelector("[role=status]").textContent`, `document.querySelector("[role=status]").textContent`); !strings.HasPrefix(said, "Søket virker ikke") {
		t.Errorf("without a part of the index: %q", said)
	}
	if doors, err := ask[bool](s.tb, `isShown(document.getElementById("sok-bla"))`); err != nil || !doors {
		t.Errorf("without a part of the index: ways on %v (%v)", doors, err)
	}
}

// TestSearchWithoutScript shows that the field leads to the page of the search,
// which says what to do instead.
func TestSearchWithoutScript(t *testing.T) {
	t.Parallel()
	s := openSearch(t, atRoot)
	must(t, s.tb.runScripts(false))
	s.open("/fylker/altfylket/")
	s.click("#_sok")
	s.press("u", "n", "g", "e")
	s.goes("Enter", chromedp.KeyEvent(kb.Enter), "/sok/?q=unge")
	if form, err := ask[bool](s.tb, `isShown(document.forms.sok)`); err != nil || form {
		t.Errorf("the form shows, which leads nowhere (%v)", err)
	}
	text, err := ask[string](s.tb, `document.querySelector("main").innerText`)
	must(t, err)
	if !strings.Contains(text, "kjører ikke skript") {
		t.Errorf("says %q", text)
	}
	if doors, err := ask[int](s.tb, `all("#sok-bla a").length`); err != nil || doors == 0 {
		t.Errorf("no ways on (%v)", err)
	}
}
