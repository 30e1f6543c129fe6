package browser

import (
	"cmp"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// kinds has a page of every layout, and of each way that a layout may turn out.
var kinds = []struct{ name, page string }{
	{"home", "/"},
	{"counties", "/fylker/"},
	{"county described", "/fylker/nordland/"},
	{"county with a model", "/fylker/trondelag/"},
	{"county with single facts", "/fylker/ostfold/"},
	{"county with a predecessor", "/fylker/akershus/"},
	{"county that is silent", "/fylker/agder/"},
	{"model", "/fylker/trondelag/modell/"},
	{"overview", "/sammenlign/"},
	{"matrix", "/sammenlign/samarbeidsniva/"},
	{"matrix turned", "/sammenlign/aktorer/"},
	{"list of terms", "/sammenlign/innganger/"},
	{"list of entries", "/sammenlign/prosjekter/"},
	{"part with a table", "/sammenlign/roller/"},
	{"part with steps", "/sammenlign/brukerreise/"},
	{"pair", "/sammenlign/innlandet-trondelag/"},
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
	{"missing page", "/404.html"},
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

// widths are those of a page at 400 % zoom, a phone, a tablet and a desk.
var widths = []int64{320, 360, 768, 1280}

// pictures is where a person wants to see the pages; "" is nowhere.
func pictures() string { return os.Getenv("SKJERMBILDER") }

// TestLayouts looks at every kind of page in both languages, at every width, in
// light and dark, and goes through it with the keyboard.
func TestLayouts(t *testing.T) {
	t.Parallel()
	s, b := openSite(t, atRoot), startChromium(t)
	free := make(chan *tab, runtime.GOMAXPROCS(0))
	for range cap(free) {
		free <- b.openTab(t, s.home)
	}
	t.Run("kinds", func(t *testing.T) { // so that the browser outlives those that run beside each other
		for _, lang := range []string{"nb", "nn"} {
			for _, k := range kinds {
				t.Run(lang+" "+k.name, func(t *testing.T) {
					t.Parallel()
					tb := <-free
					defer func() { free <- tb }()
					look(t, tb, s, lang, k.name, k.page)
				})
			}
		}
	})
}

// look looks at one page in one language.
func look(t *testing.T, tb *tab, s opened, lang, kind, page string) {
	address := s.address(in(lang, page))
	must(t, tb.show(screen{width: 1280}))
	status, err := tb.open(address)
	must(t, err)
	if status != http.StatusOK {
		t.Fatalf("%s: status %d", page, status)
	}
	report(t, tb, page, fmt.Sprintf("structure(%q)", lang))
	for _, w := range widths {
		for _, dark := range []bool{false, true} {
			sc := screen{width: w, dark: dark}
			must(t, tb.show(sc))
			report(t, tb, page+", "+sc.String(), "[...width(), ...colours()]")
			if folder := pictures(); folder != "" && lang == "nb" && (w == 360 || w == 1280) {
				must(t, tb.picture(folder, kind, sc))
			}
		}
	}
	must(t, tb.show(screen{width: 360}))
	small, err := ask[[]string](tb, "targets()")
	must(t, err)
	for _, line := range small {
		t.Logf("%s: a small target, %s", page, line)
	}
	if lang == "nb" {
		keyboard(t, tb, address, page, screen{width: 1280}, 10_000)
	} else { // the same page, but for its words
		keyboard(t, tb, address, page, screen{width: 360, dark: true}, 30)
	}
	for _, line := range tb.heard() {
		t.Errorf("%s: %s", page, line)
	}
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

// keyboard goes through the page with the Tab key, up to a number of stops, and
// uses the skip link.
func keyboard(t *testing.T, tb *tab, address, page string, sc screen, upTo int) {
	must(t, tb.show(sc))
	_, err := tb.open(address)
	must(t, err)
	stops, err := ask[int](tb, "watchFocus()")
	must(t, err)
	for range min(stops, upTo) + 1 {
		must(t, chromedp.Do(tb.ctx, chromedp.KeyEvent(kb.Tab)))
	}
	report(t, tb, page+", "+sc.String(), fmt.Sprintf("focusFaults(%d)", upTo))

	_, err = tb.open(address)
	must(t, err)
	must(t, chromedp.Do(tb.ctx, chromedp.KeyEvent(kb.Tab)))
	first, err := ask[string](tb, `(({ top, left }) => document.activeElement.className + " " + (top >= 0 && left >= 0))(document.activeElement.getBoundingClientRect())`)
	must(t, err)
	must(t, chromedp.Do(tb.ctx, chromedp.KeyEvent(kb.Enter)))
	then, err := ask[string](tb, "document.activeElement.localName")
	must(t, err)
	if first != "hopp true" || then != "main" {
		t.Errorf("%s: Tab leads to %q and Enter from there to %q; want the skip link, in sight, and main", page, first, then)
	}
}

// picture saves the whole page.
func (t *tab) picture(folder, kind string, sc screen) error {
	png, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		return fmt.Errorf("picture of %s: %w", kind, err)
	}
	colours := "light"
	if sc.dark {
		colours = "dark"
	}
	return save(folder, fmt.Sprintf("%s-%d-%s.png", strings.ReplaceAll(kind, " ", "-"), sc.width, colours), png)
}

func save(folder, name string, data []byte) error {
	return cmp.Or(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, name), data, 0o644))
}

// TestWithoutScript shows that a page reads the same where no script runs.
func TestWithoutScript(t *testing.T) {
	t.Parallel()
	s, b := openSite(t, atRoot), startChromium(t)
	tb := b.openTab(t, s.home)
	read := func(page string, without bool) string {
		_, err := chromedp.Call(tb.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: without})
		must(t, err)
		_, err = tb.open(s.address(page))
		must(t, err)
		text, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string]("document.querySelector('main').innerText"))
		must(t, err)
		return text
	}
	for _, lang := range []string{"nb", "nn"} {
		for _, k := range kinds {
			page := in(lang, k.page)
			with, without := read(page, false), read(page, true)
			if with != without || len(with) < 50 {
				t.Errorf("%s reads otherwise without script:\n%s\n\nwith script:\n%s", page, without, with)
			}
			for _, line := range tb.heard() {
				t.Errorf("%s: %s", page, line)
			}
		}
	}
}
