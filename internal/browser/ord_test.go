package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// openBox is what can be seen of the box that is open, if any.
type openBox struct {
	Name    string `json:"name"` // that a screen reader gives it
	Text    string `json:"text"`
	Outside bool   `json:"outside"` // some of it is outside the window
	Covers  bool   `json:"covers"`  // it hides the words that opened it
	Focus   string `json:"focus"`   // the words that have focus
}

const lookBox = `(() => {
  const box = document.querySelector(":popover-open"), focus = textOf(document.activeElement);
  if (!box) return { name: "", text: "", focus };
  const b = box.getBoundingClientRect(), w = document.querySelector("[popovertarget=" + box.id + "]:focus")?.getBoundingClientRect();
  return {
    name: textOf(document.getElementById(box.getAttribute("aria-labelledby"))), text: textOf(box), focus,
    outside: b.left < 0 || b.top < 0 || b.right > innerWidth + 1 || b.bottom > innerHeight + 1 || b.width < 100 || b.height < 40,
    covers: innerWidth >= 768 && w !== undefined && b.top < w.bottom - 1 && b.bottom > w.top + 1 && b.left < w.right - 1 && b.right > w.left + 1,
  };
})()`

// explained is a word or a mark, and what its box must say.
type explained struct {
	page, button string // the button by its selector
	name, says   string
}

var explainedWords = []explained{
	{"/fylker/nordland/", `.prosa [popovertarget=hva_ordliste_karriereveiledning]`, "karriereveiledning Ordliste", "På nynorsk: karriererettleiing"},
	{"/nn/fylker/nordland/", `.prosa [popovertarget=hva_ordliste_karriereveiledning]`, "karriererettleiing Ordliste", "På bokmål: karriereveiledning"},
	{"/fylker/nordland/", `.sak-tittel [popovertarget=hva_malgrupper_ungt-utenforskap]`, "unge i utenforskap Målgrupper", "Mer om unge i utenforskap, fylke for fylke"},
	{"/fylker/nordland/", `.kort .kilde`, "Kilde a", "Verken NAV eller fylkeskommunen har bekreftet teksten."},
	{"/fylker/nordland/", `.saker li:last-child .kilde`, "Kilde a", "gjelder Nordland"},
	{"/kunnskap/etter-2022/", `[popovertarget=lov_fylkeskommunens-plikt]`, "fylkeskommunens plikt til å tilby karriereveiledning Lov eller ordning", "ikke bekreftet"},
}

// TestExplainedInPlace opens what is explained where it stands, without script:
// with the keyboard and the mouse, on every width.
func TestExplainedInPlace(t *testing.T) {
	t.Parallel()
	r := openReader(t, realContent, atRoot)
	must(t, r.tb.runScripts(false))
	for _, width := range []int64{320, 768, 1280} {
		for _, e := range explainedWords {
			sc := screen{width: width}
			must(t, r.tb.show(sc))
			r.open(e.page)
			explains(r, e, sc)
		}
	}
}

// explains opens and closes the box of a word on the page that is open.
func explains(r reader, e explained, sc screen) {
	t, at := r.t, fmt.Sprintf("%s %s, %s", e.page, e.button, sc)
	t.Helper()
	word, err := ask[string](r.tb, fmt.Sprintf(`(b => (b.scrollIntoView({ block: "center" }), b.focus(), textOf(b)))(document.querySelector(%q))`, e.button))
	must(t, err)
	r.press(kb.Enter)
	open, err := ask[openBox](r.tb, lookBox)
	must(t, err)
	if open.Name != e.name || !strings.Contains(open.Text, e.says) {
		t.Errorf("%s: opens %q: %s", at, open.Name, open.Text)
	}
	if open.Outside || open.Covers {
		t.Errorf("%s: the box is outside the window: %v, over the word: %v", at, open.Outside, open.Covers)
	}
	if pictures() != "" { // of the window: on the whole page the box would lie elsewhere
		png, err := chromedp.Run(r.tb.ctx, chromedp.CaptureScreenshot())
		must(t, err)
		must(t, save("ord "+e.page+e.button+" "+sc.String(), ".png", png))
	}
	report(t, r.tb, at, `[...structure(document.documentElement.lang), ...width(), ...colours()]`)
	r.press(kb.Tab)
	inside, err := ask[bool](r.tb, `document.querySelector(":popover-open")?.contains(document.activeElement) ?? false`)
	must(t, err)
	if !inside {
		t.Errorf("%s: Tab does not lead into the box", at)
	}
	r.press(kb.Escape)
	closed, err := ask[openBox](r.tb, lookBox)
	must(t, err)
	if closed.Name != "" || closed.Focus != word {
		t.Errorf("%s: after Escape %q is open, with focus on %q, want %q", at, closed.Name, closed.Focus, word)
	}
	r.press(kb.Enter)
	must(t, chromedp.Do(r.tb.ctx, chromedp.MouseClickXY(3, 3)))
	closed, err = ask[openBox](r.tb, lookBox)
	must(t, err)
	if closed.Name != "" {
		t.Errorf("%s: a click beside it leaves it open", at)
	}
}
