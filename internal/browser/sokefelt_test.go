package browser

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// offer is what the field shows of its list.
type offer struct {
	Field    string   // what stands in it
	Role     string   // what the field says that it is
	Expanded string   // and whether it is open
	Options  []string // that are shown
	Active   string   // the option that is pointed at
	Focus    bool     // the field has focus
}

const lookOffer = `(() => {
  const field = document.querySelector("[type=search]");
  const list = document.getElementById(field.getAttribute("aria-controls"));
  const options = all("[role=option]", list).filter(isShown);
  const active = options.filter((o) => o.getAttribute("aria-selected") === "true");
  const said = document.getElementById(field.getAttribute("aria-activedescendant"));
  return {
    Field: field.value, Role: field.getAttribute("role"), Expanded: field.getAttribute("aria-expanded"), Options: options.map(textOf),
    Active: active.length === 1 && active[0] === said ? textOf(said) : active.length || said ? "in two minds" : "", Focus: document.activeElement === field,
  };
})()`

const (
	isOpen   = `document.querySelector("[role=combobox]")?.getAttribute("aria-expanded") === "true"`
	isClosed = `document.querySelector("[role=combobox]")?.getAttribute("aria-expanded") === "false"`
)

func (s searcher) offers(when, condition string, want offer) {
	s.t.Helper()
	want.Role, want.Expanded = "combobox", fmt.Sprint(len(want.Options) > 0)
	if want.Options == nil {
		want.Options = []string{}
	}
	got := until[offer](s, condition, lookOffer)
	if got.Field != want.Field || got.Role != want.Role || got.Expanded != want.Expanded || got.Active != want.Active || got.Focus != want.Focus || !slices.Equal(got.Options, want.Options) {
		s.t.Errorf("%s: %+v\nwant %+v", when, got, want)
	}
	for _, line := range s.tb.heard() {
		s.t.Errorf("%s: %s", when, line)
	}
}

// fetched lists what the page has fetched of the search.
func (s searcher) fetched() []string {
	s.t.Helper()
	names, err := ask[[]string](s.tb, `performance.getEntriesByType("resource").map((e) => e.name).filter((n) => n.includes("/sok/"))`)
	must(s.t, err)
	return names
}

// TestSearchField searches from the head of a page with the keyboard alone.
func TestSearchField(t *testing.T) {
	t.Parallel()
	s := openSearch(t, underPath)
	s.open("/fylker/kystfylket/")
	if names := s.fetched(); len(names) > 0 {
		t.Errorf("before anybody searches: %q", names)
	}
	s.offers("at first", isClosed, offer{})
	s.typed("altfylk")
	options := until[[]string](s, isOpen, `all("[role=option]").map(textOf)`)
	if len(options) < 2 || len(options) > 7 || options[0] != "Altfylket Fylke" {
		t.Fatalf("offers %q", options)
	}
	s.offers("typed", isOpen, offer{Field: "altfylk", Options: options, Focus: true})
	for _, dark := range []bool{false, true} {
		must(t, s.tb.show(screen{width: 1280, dark: dark}))
		s.press(kb.ArrowDown)
		report(t, s.tb, "with the list open", `[...structure("nb"), `+faultsOnScreen+`, ...`+mustAskAxe(t)+`]`)
		must(t, s.tb.picture("sok-felt", screen{width: 1280, dark: dark}))
	}
	must(t, s.tb.show(screen{width: 1280, forced: true}))
	report(t, s.tb, "with the list open, forced colours", "colours()")
	must(t, s.tb.show(screen{width: 1280}))
	s.offers("Down twice", isOpen, offer{Field: "altfylk", Options: options, Active: options[1], Focus: true})
	s.press(kb.ArrowUp)
	s.offers("Up", isOpen, offer{Field: "altfylk", Options: options, Active: options[0], Focus: true})
	s.press(kb.ArrowUp)
	s.offers("Up from the first", isOpen, offer{Field: "altfylk", Options: options, Active: options[len(options)-1], Focus: true})
	s.press(kb.ArrowDown)
	s.offers("Down from the last", isOpen, offer{Field: "altfylk", Options: options, Active: options[0], Focus: true})
	s.press(kb.Escape)
	s.offers("Esc", isClosed, offer{Field: "altfylk", Focus: true})
	s.press(kb.Escape)
	s.offers("Esc again", isClosed, offer{Focus: true})
	s.press(kb.ArrowDown)
	s.offers("Down in an empty field", isClosed, offer{Focus: true})

	s.typed("altfylk")
	until[bool](s, isOpen, "true")
	s.press(kb.Tab)
	s.offers("Tab", isClosed, offer{Field: "altfylk"})
	if at, err := ask[string](s.tb, "document.activeElement.localName"); err != nil || at != "button" {
		t.Errorf("Tab leads to %s (%v)", at, err)
	}
	s.typed("")
	s.press(kb.ArrowDown)
	s.offers("Down in what was typed", isOpen, offer{Field: "altfylk", Options: options, Focus: true})
	s.press(kb.ArrowDown)
	s.goes("Enter on an option", chromedp.KeyEvent(kb.Enter), "/fylker/altfylket/")
	s.typed("dalfylket")
	until[bool](s, isOpen, "true")
	s.goes("a click on an option", s.at(`[role=option]`), "/fylker/dalfylket/")
	s.typed("dalfylket unge")
	s.goes("Enter", chromedp.KeyEvent(kb.Enter), "/sok/?q=dalfylket+unge")
}

// TestSearchFieldAtHome searches from the front page, in nynorsk, in every way
// that the site may be put.
func TestSearchFieldAtHome(t *testing.T) {
	t.Parallel()
	for _, w := range []way{atRoot, underPath, fromDisk} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			s := openSearch(t, w)
			must(t, s.tb.show(screen{width: 360}))
			s.open("/nn/")
			s.typed("altfylk")
			options := until[[]string](s, isOpen, `all("[role=option]").map(textOf)`)
			if options[0] != "Altfylket Fylke" {
				t.Errorf("offers %q", options)
			}
			if w != fromDisk { // there axe cannot read the style sheet
				report(t, s.tb, "with the list open", `[...structure("nn"), `+faultsOnScreen+`, ...`+mustAskAxe(t)+`]`)
			}
			s.press(kb.ArrowDown)
			s.goes("Enter on an option", chromedp.KeyEvent(kb.Enter), "/nn/fylker/altfylket/")
			s.open("/nn/")
			s.typed("unge")
			s.goes("Enter", chromedp.KeyEvent(kb.Enter), "/nn/sok/?q=unge")
			s.answers("from the field")
		})
	}
}
