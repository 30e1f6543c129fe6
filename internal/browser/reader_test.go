package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// reader is a site that is open in a tab, with what a reader does there.
type reader struct {
	t  *testing.T
	tb *tab
	s  opened
}

// openReader builds the content and opens it in a browser of its own, on a wide
// screen.
func openReader(t *testing.T, c content, w way) reader {
	t.Helper()
	s := openContent(t, c, w)
	r := reader{t, startChromium(t).openTab(t, s.home), s}
	must(t, r.tb.show(screen{width: 1280}))
	return r
}

// open goes to a page, by its address from the root of the site.
func (r reader) open(page string) {
	r.t.Helper()
	_, err := r.tb.open(r.s.address(page))
	must(r.t, err)
}

// at is a click with the mouse in the middle of the first element that is shown.
func (r reader) at(selector string) chromedp.Action[chromedp.Void] {
	r.t.Helper()
	at, err := ask[[]float64](r.tb, fmt.Sprintf(
		`((e) => (e.scrollIntoView({ block: "center" }), middle(e.getBoundingClientRect())))(all(%q).find(isShown))`, selector))
	must(r.t, err)
	return chromedp.MouseClickXY(at[0], at[1])
}

// click clicks elements, one after the other.
func (r reader) click(selectors ...string) {
	r.t.Helper()
	for _, selector := range selectors {
		must(r.t, chromedp.Do(r.tb.ctx, r.at(selector)))
	}
}

// press gives the page the keys, one at a time.
func (r reader) press(keys ...string) {
	r.t.Helper()
	press(r.t, r.tb, keys...)
}

// focus gives an element focus.
func (r reader) focus(selector string) {
	r.t.Helper()
	_, err := ask[bool](r.tb, fmt.Sprintf(`(document.querySelector(%q).focus(), true)`, selector))
	must(r.t, err)
}

// follow goes where a link leads, by the keyboard, and waits for the page.
func (r reader) follow(selector string) {
	r.t.Helper()
	r.focus(selector)
	_, err := chromedp.RunResponse(r.tb.ctx, chromedp.KeyEvent(kb.Enter))
	must(r.t, err)
}

// hasOther shows that the page leads to itself in the other language, with the
// query that says what has been chosen.
func (r reader) hasOther(page string) {
	r.t.Helper()
	is, err := ask[string](r.tb, `document.querySelector(".sprak a").href`)
	must(r.t, err)
	if want := r.s.address(page); is != want {
		r.t.Errorf("the other language is at %s, want %s", is, want)
	}
}

// runScripts says whether the pages that the tab opens from now on run theirs.
// What a test asks of a page runs all the same.
func (t *tab) runScripts(may bool) error {
	_, err := chromedp.Call(t.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !may})
	return err
}
