package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// press gives the page the keys, one at a time.
func press(t *testing.T, tb *tab, keys ...string) {
	t.Helper()
	for _, key := range keys {
		must(t, chromedp.Do(tb.ctx, chromedp.KeyEvent(key)))
	}
}

// keyboard goes through the page that is open with the Tab key.
func keyboard(t *testing.T, tb *tab, k kind, sc screen) {
	t.Helper()
	stops, err := ask[int](tb, "watchFocus()")
	must(t, err)
	for range stops + 1 {
		press(t, tb, kb.Tab)
	}
	report(t, tb, k.page+", "+sc.String(), fmt.Sprintf("focusFaults(%d)", stops))
}

// skipLink opens the page and goes past its menus.
func skipLink(t *testing.T, tb *tab, s opened, k kind, sc screen) {
	t.Helper()
	openOn(t, tb, s, k, sc)
	press(t, tb, kb.Tab)
	first, err := ask[string](tb, `(({ top, left }) => document.activeElement.className + " " + (top >= 0 && left >= 0))(document.activeElement.getBoundingClientRect())`)
	must(t, err)
	press(t, tb, kb.Enter)
	then, err := ask[string](tb, "document.activeElement.localName")
	must(t, err)
	if first != "hopp true" || then != "main" {
		t.Errorf("%s: Tab leads to %q and Enter from there to %q; want the skip link, in sight, and main", k.page, first, then)
	}
}

// popovers opens and closes some of the page's explanations with the keyboard, on
// a wide screen and on the smallest.
func popovers(t *testing.T, tb *tab, k kind) {
	t.Helper()
	for _, sc := range []screen{{width: 1280}, {width: 320, height: 256}} {
		must(t, tb.show(sc))
		n, err := ask[int](tb, "popoverButtons().length")
		must(t, err)
		for i := range min(n, 3) {
			at := fmt.Sprintf("%s, %s, ", k.page, sc)
			_, err := ask[bool](tb, fmt.Sprintf("(popoverButtons()[%d].focus(), true)", i))
			must(t, err)
			press(t, tb, kb.Enter)
			report(t, tb, at+"Enter", fmt.Sprintf("popoverFaults(%d, true)", i))
			press(t, tb, kb.Escape)
			report(t, tb, at+"Escape", fmt.Sprintf("popoverFaults(%d, false)", i))
		}
	}
}
