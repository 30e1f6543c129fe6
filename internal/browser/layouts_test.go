package browser

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// every widens what is looked at on every screen from a page of each kind to all
// pages: make browser.
var every = flag.Bool("every", false, "look at every page on every screen")

// kind is a page that stands for others.
type kind struct{ name, page string }

// kinds has a page of every layout, and of each way that a layout may turn out.
var kinds = []kind{
	{"home", "/"},
	{"counties", "/fylker/"},
	{"county described", "/fylker/nordland/"},
	{"county with a model", "/fylker/trondelag/"},
	{"county with single facts", "/fylker/ostfold/"},
	{"county with a predecessor", "/fylker/akershus/"},
	{"county that is silent", "/fylker/agder/"},
	{"model", "/fylker/trondelag/modell/"},
	{"role", "/fylker/trondelag/modell/rolle/nav-veileder/"},
	{"overview", "/sammenlign/"},
	{"matrix", "/sammenlign/samarbeidsniva/"},
	{"matrix turned", "/sammenlign/aktorer/"},
	{"list of terms", "/sammenlign/innganger/"},
	{"list of entries", "/sammenlign/prosjekter/"},
	{"part with a table", "/sammenlign/roller/"},
	{"part with steps", "/sammenlign/brukerreise/"},
	{"pair", "/sammenlign/innlandet-trondelag/"},
	{"choice", "/sammenlign/velg/"},
	{"term", "/begreper/malgrupper/ungt-utenforskap/"},
	{"term with work", "/begreper/aktorer/nav/"},
	{"vocabulary", "/begreper/malgrupper/"},
	{"vocabularies", "/begreper/"},
	{"glossary", "/ordliste/"},
	{"sources", "/kilder/"},
	{"open questions", "/apne-sporsmal/"},
	{"knowledge", "/kunnskap/"},
	{"knowledge page", "/kunnskap/etter-2022/"},
	{"tool", "/verktoy/trekantsamtale/"},
	{"page", "/om/"},
	{"search", "/sok/"},
	{"missing page", "/404.html"},
}

// madeUpKinds has what the real content lacks.
var madeUpKinds = []kind{
	{"made-up home", "/"},
	{"made-up counties", "/fylker/"},
	{"made-up county with all", "/fylker/altfylket/"},
	{"made-up county that is silent", "/fylker/tomfylket/"},
	{"made-up edition", "/fylker/altfylket/2023/"},
	{"made-up model", "/fylker/altfylket/modell/"},
	{"made-up overview", "/sammenlign/"},
	{"made-up matrix", "/sammenlign/avtaler/"},
	{"made-up part", "/sammenlign/tilbud/"},
	{"made-up pair", "/sammenlign/altfylket-kystfylket/"},
	{"made-up term", "/begreper/malgrupper/unge/"},
	{"made-up term with work", "/begreper/aktorer/nav-veileder/"},
	{"made-up page", "/om/"},
	{"made-up search", "/sok/"},
}

// aloneKinds are of the made-up content without the counties to compare with.
var aloneKinds = []kind{
	{"made-up alone, home", "/"},
	{"made-up alone, county with all", "/fylker/altfylket/"},
	{"made-up alone, county that is silent", "/fylker/tomfylket/"},
	{"made-up alone, overview", "/sammenlign/"},
}

// isKind tells whether a page, by its address from the root of the site, stands
// for its kind.
func isKind(page string) bool {
	for _, k := range kinds {
		if page == k.page || page == in("nn", k.page) {
			return true
		}
	}
	return false
}

// TestKinds shows that no form of address is without a page that stands for it.
func TestKinds(t *testing.T) {
	t.Parallel()
	form := func(page string) string {
		file := filepath.Join(root, "content/sider", filepath.FromSlash(page))
		for _, name := range []string{file + ".md", filepath.Join(file, "index.md")} {
			if _, err := os.Stat(name); err == nil {
				return "a page of text"
			}
		}
		parts := strings.Split(strings.Trim(page, "/"), "/")
		return fmt.Sprintf("/%s/ with %d parts", parts[0], len(parts))
	}
	stands := map[string]bool{}
	for _, k := range kinds {
		stands[form(k.page)] = true
	}
	for _, page := range openSite(t, atRoot).readable(t) {
		if language(page) == "nb" && !stands[form(page)] {
			t.Errorf("no kind stands for %s", page)
		}
	}
}

// readable lists the addresses of the pages that do not lead on to another.
func (s opened) readable(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, name := range s.pages(t) {
		data, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(name)))
		must(t, err)
		if !bytes.Contains(data, []byte(`http-equiv="refresh"`)) {
			all = append(all, pageOf(name))
		}
	}
	return all
}

// screens are what the pages are looked at on: a page at 400 % zoom or on a small
// phone, a tablet and a desk, in light, dark and forced colours, and on paper, A4
// less its margins.
var screens = []screen{
	{width: 320}, {width: 320, dark: true}, {width: 320, forced: true},
	{width: 768}, {width: 768, dark: true}, {width: 768, forced: true},
	{width: 1280}, {width: 1280, dark: true}, {width: 1280, forced: true}, {width: 1280, forced: true, dark: true},
	{width: 680, media: "print"},
}

// lightAndDark are a page at 400 % zoom, a phone, a tablet and a desk, in light and
// dark.
var lightAndDark = []screen{
	{width: 320}, {width: 320, dark: true}, {width: 360}, {width: 360, dark: true},
	{width: 768}, {width: 768, dark: true}, {width: 1280}, {width: 1280, dark: true},
}

// pictures is where a person wants to see the pages; "" is nowhere.
func pictures() string { return os.Getenv("SKJERMBILDER") }

// TestLayouts looks at every kind of page on every screen, and goes through it
// with the keyboard.
func TestLayouts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		content content
		kinds   []kind
	}{{realContent, kinds}, {compared, madeUpKinds}, {madeUp, aloneKinds}} {
		s, b := openContent(t, c.content, atRoot), startChromium(t)
		free := make(chan *tab, runtime.GOMAXPROCS(0))
		for range cap(free) {
			tb := b.openTab(t, s.home)
			must(t, tb.addAxe())
			free <- tb
		}
		t.Run(c.content.name, func(t *testing.T) { // so that the browser outlives those that run beside each other
			for _, k := range looked(t, s, c.kinds) {
				t.Run(k.name, func(t *testing.T) {
					t.Parallel()
					tb := <-free
					defer func() { free <- tb }()
					look(t, tb, s, k)
				})
			}
		})
	}
}

// looked lists the pages to be looked at: one of each kind in both languages, or
// all there are.
func looked(t *testing.T, s opened, kinds []kind) []kind {
	t.Helper()
	var all []kind
	if *every {
		for _, page := range s.readable(t) {
			all = append(all, kind{strings.Trim(page, "/"), page})
		}
		return all
	}
	for _, lang := range []string{"nb", "nn"} {
		for _, k := range kinds {
			all = append(all, kind{lang + " " + k.name, in(lang, k.page)})
		}
	}
	return all
}

// look looks at one page. The other language has the same page but for its words:
// it is looked at on fewer screens, unless somebody wants pictures, and with all
// that folds out open.
func look(t *testing.T, tb *tab, s opened, k kind) {
	lang := language(k.page)
	on, first := screens, screen{width: 1280}
	if lang != "nb" {
		first = screen{width: 360, dark: true}
		if !*every && pictures() == "" {
			on = []screen{{width: 320}, {width: 1280, dark: true}}
		}
	}
	openOn(t, tb, s, k, first)
	report(t, tb, k.page, fmt.Sprintf("structure(%q)", lang))
	seen := faultsBy{}
	for _, sc := range on {
		must(t, tb.show(sc))
		seen.ask(t, tb, sc.String())
		must(t, tb.picture(k.name, sc))
	}
	zoom(t, tb, k)
	skipLink(t, tb, s, k, first)
	openOn(t, tb, s, k, first)
	if lang == "nb" {
		keyboard(t, tb, k, first)
		popovers(t, tb, k)
	} else {
		must(t, tb.openAll())
		seen.ask(t, tb, first.String()+", all open")
		keyboard(t, tb, k, first)
	}
	seen.report(t, k.page)
	for _, line := range tb.heard() {
		t.Errorf("%s: %s", k.page, line)
	}
}

// faultsBy has the screens that a page shows each fault on.
type faultsBy map[string][]string

func (f faultsBy) ask(t *testing.T, tb *tab, on string) {
	t.Helper()
	faults, err := ask[[]string](tb, "["+faultsOnScreen+", ..."+mustAskAxe(t)+"]")
	must(t, err)
	for _, fault := range faults {
		f[fault] = append(f[fault], on)
	}
}

func (f faultsBy) report(t *testing.T, page string) {
	t.Helper()
	for _, fault := range slices.Sorted(maps.Keys(f)) {
		t.Errorf("%s: %s\n\ton %s", page, fault, strings.Join(f[fault], "; "))
	}
}

// openOn opens a page on a screen.
func openOn(t *testing.T, tb *tab, s opened, k kind, sc screen) {
	t.Helper()
	must(t, tb.show(sc))
	before := tb.heard()
	status, err := tb.open(s.address(k.page))
	must(t, err)
	if status != http.StatusOK {
		t.Fatalf("%s: status %d", k.page, status)
	}
	for _, line := range before {
		t.Errorf("%s: %s", k.page, line)
	}
}

// zoom shows the page as it is at 400 % on a desk of 1280 by 1024 px: no word is
// lost, and what stays in place leaves room for the rest.
func zoom(t *testing.T, tb *tab, k kind) {
	t.Helper()
	must(t, tb.show(screen{width: 1280}))
	all, err := ask[[]string](tb, "shownWords()")
	must(t, err)
	sc := screen{width: 320, height: 256}
	must(t, tb.show(sc))
	report(t, tb, k.page+", 400 %", "[...width(), ...stuck()]")
	left, err := ask[[]string](tb, "shownWords()")
	must(t, err)
	var lost []string
	for _, word := range all {
		if _, is := slices.BinarySearch(left, word); !is {
			lost = append(lost, word)
		}
	}
	if len(lost) > 0 {
		t.Errorf("%s, 400 %%: lost %q", k.page, lost)
	}
}

// openAll folds out all that folds out.
func (t *tab) openAll() error {
	_, err := ask[int](t, `all("details").map((e) => (e.open = true)).length`)
	return err
}

// in is the address of a page in a language.
func in(lang, page string) string {
	if lang == "nb" {
		return page
	}
	return "/" + lang + page
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// report asks page.js for faults, and reports them.
func report(t *testing.T, tb *tab, what, question string) {
	t.Helper()
	faults, err := ask[[]string](tb, question)
	must(t, err)
	for _, f := range faults {
		t.Errorf("%s: %s", what, f)
	}
}

// picture saves the whole page where a person wants to see it.
func (t *tab) picture(name string, sc screen) error {
	if pictures() == "" {
		return nil
	}
	png, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		return fmt.Errorf("picture of %s: %w", name, err)
	}
	return save(name+" "+sc.String(), ".png", png)
}

// notInName is what the name of a picture is without.
var notInName = regexp.MustCompile(`[^\p{L}\p{N}]+`)

// save writes a file where a person wants to see it.
func save(name, ext string, data []byte) error {
	folder := pictures()
	if folder == "" {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, strings.Trim(notInName.ReplaceAllString(name, "-"), "-")+ext), data, 0o644)
}
