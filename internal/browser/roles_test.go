package browser

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// TestRoleSheets prints every role's sheet of the real content, and the actors
// that have work in a model: each is one sheet of A4.
func TestRoleSheets(t *testing.T) {
	t.Parallel()
	s := openSite(t, atRoot)
	tb := startChromium(t).openTab(t, s.home)
	sheets := 0
	for _, file := range s.pages(t) {
		page := pageOf(file)
		role := path.Base(path.Dir(path.Clean(page))) == "rolle"
		if !role && !hasWork(t, s, file) {
			continue
		}
		if role {
			sheets++
		}
		if n := printed(t, tb, s, page); n != 1 {
			t.Errorf("%s prints on %d sheets, want one", page, n)
		}
	}
	if sheets == 0 {
		t.Error("no role has a sheet")
	}
}

// hasWork tells whether a page is of an actor that a model gives something to do.
func hasWork(t *testing.T, s opened, file string) bool {
	t.Helper()
	if path.Base(path.Dir(path.Dir(file))) != "aktorer" {
		return false
	}
	html, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(file)))
	must(t, err)
	return strings.Contains(string(html), "med-arbeid")
}

// TestLongRoles prints sheets of a made-up model with many steps: up to fourteen
// take one sheet, more than that may take two, and say so.
func TestLongRoles(t *testing.T) {
	t.Parallel()
	s := openContent(t, journeys, atRoot)
	tb := startChromium(t).openTab(t, s.home)
	for page, want := range map[string]struct {
		sheets int
		long   bool
	}{
		"/fylker/gamlefylket/modell/rolle/karriereveileder/": {1, false}, // nine steps and three duties
		"/fylker/gamlefylket/modell/rolle/nav-veileder/":     {2, true},  // sixteen steps
		"/fylker/tomfylket/modell/rolle/nav-veileder/":       {1, false},
		"/nn/fylker/tomfylket/modell/rolle/leder/":           {1, false},
	} {
		if n := printed(t, tb, s, page); n > want.sheets {
			t.Errorf("%s prints on %d sheets, want %d", page, n, want.sheets)
		}
		must(t, tb.show(screen{width: 1280}))
		long, err := ask[bool](tb, `document.querySelector("header .skjerm") !== null`)
		must(t, err)
		if long != want.long {
			t.Errorf("%s says that it is long: %t, want %t", page, long, want.long)
		}
	}
}

// lanesFaults looks at the picture of a journey from the inside: every line of a
// row reaches where it should, and every dot stands on the lines.
const lanesFaults = `(() => {
  const found = [];
  for (const svg of all(".reise svg")) {
    const row = svg.closest("tr").getBoundingClientRect();
    const cells = all("td", svg.closest("tr"));
    const left = cells[0].getBoundingClientRect().left, right = cells.at(-1).getBoundingClientRect().right;
    const box = svg.getBoundingClientRect();
    if (Math.abs(box.left - left) > 1.5 || Math.abs(box.right - right) > 1.5) found.push("the lines are not as wide as the row: " + [box.left, left, box.right, right]);
    if (box.top > row.top + .5 || box.bottom < row.bottom - .5) found.push("the lines do not fill the row: " + [box.top, row.top, box.bottom, row.bottom]);
    const columns = svg.viewBox.baseVal.width / 2;
    for (const dot of all("td > .nr", svg.closest("tr"))) {
      const d = dot.getBoundingClientRect();
      const at = (d.left + d.width / 2 - box.left) / box.width * columns - .5;
      if (Math.abs(at - Math.round(at)) > .03) found.push("a dot beside its line: " + at);
      if (Math.abs(d.top + d.height / 2 - box.top - box.height / 2) > 2) found.push("a dot above or below its line");
    }
  }
  return found;
})()`

// TestLanes looks at pictures of journeys: short, returning, and wider than the
// page, on screens and on paper.
func TestLanes(t *testing.T) {
	t.Parallel()
	s := openContent(t, journeys, atRoot)
	tb := startChromium(t).openTab(t, s.home)
	for _, page := range []string{"/fylker/tomfylket/modell/", "/nn/fylker/tomfylket/modell/", "/fylker/gamlefylket/modell/"} {
		must(t, tb.show(screen{width: 1280}))
		_, err := tb.open(s.address(page))
		must(t, err)
		for _, sc := range []screen{{width: 960}, {width: 1280}, {width: 1280, dark: true}, {width: 1280, forced: true}, {width: 680, media: "print"}} {
			must(t, tb.show(sc))
			what := page + ", " + sc.String()
			report(t, tb, what, lanesFaults)
			report(t, tb, what, "width()")
			if n, err := ask[int](tb, `all(".reise svg").filter(isShown).length`); err != nil || n == 0 {
				t.Errorf("%s: %d rows with lines, %v", what, n, err)
			}
			must(t, tb.picture("reise "+page, sc))
		}
		must(t, tb.show(screen{width: 680, media: "print"}))
		wide, err := ask[bool](tb, `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector(".reise .tabell"))`)
		must(t, err)
		if wide {
			t.Errorf("%s: the picture is wider than the paper", page)
		}
		must(t, tb.show(screen{width: 360}))
		shown, err := ask[bool](tb, `isShown(document.querySelector(".reise"))`)
		must(t, err)
		if shown {
			t.Errorf("%s: the picture stands on a narrow screen, where the list is to be read", page)
		}
	}
}
