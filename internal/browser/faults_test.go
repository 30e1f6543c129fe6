package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestFaultsAreSeen shows that what looks at the pages sees a page that is wrong
// in every way it looks for.
func TestFaultsAreSeen(t *testing.T) {
	t.Parallel()
	folder, err := filepath.Abs("testdata")
	must(t, err)
	home := (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/"}).String()
	tb := startChromium(t).openTab(t, home)
	must(t, tb.show(screen{width: 360}))
	must(t, tb.addAxe())
	_, err = tb.open(home + "faults.html")
	must(t, err)
	for _, c := range []struct {
		question string
		want     []string
	}{
		{`structure("nb")`, []string{
			"html has lang=en, want nb",
			"no title",
			"0 footer in body, want 1",
			"headings 2113, want one h1, first",
			"the heading jumps from h1: main > h3 «Et nivå for langt ned»",
			"id twice or not an id: p#to.sign «Et tegn»",
			"aria-labelledby=ingen leads nowhere: main > p «uten adresse»",
			"image without alt: data:,",
			"a without text: main > p «uten adresse»",
			"field without a label: main > p > input",
			"a without href: main > p > a «uten adresse»",
			"nav without a name of its own: «Meny»",
			"table without caption: main > table «ab»",
			"th without scope: table > tbody > tr > th «a»",
			"table without caption: main > table «c»",
			"table without th: main > table «c»",
			"empty list: header > nav > ul",
			"p in a list: main > ul «ikke et punkt»",
			"style or script inside the page: table > tbody > tr > td «b»",
		}},
		{"width()", []string{
			"the page scrolls sideways, 968 px: main > p.wide.last «bredere enn siden»",
			"scrolls sideways, and has no tabindex or no name: main > div.scroll «ruller uten navn»",
			"text is cut off: main > p.cut «Dette er klippet av»",
		}},
		{"colours()", []string{
			"text rgb(119, 119, 119) on rgb(255,255,255) is 4.48:1, want 7:1: p#to > span.faint «grå»",
			"text that is seen through: p#to > span.thin «gjennomsiktig»",
			"text rgb(102, 102, 102) on rgb(255,255,255) is 5.74:1, want 7:1: p#to > span.middle «ganske grå»",
			"visited link rgb(170, 170, 170) on rgb(255,255,255) is 2.32:1, want 7:1: main > p > a.unseen «Fokus som ikke sees»",
			"text rgb(255, 0, 0) on rgb(255,255,255) is 4.00:1, want 7:1: table > tbody > tr > td «b»",
			`sign "●" rgb(221, 221, 221) on rgb(255,255,255) is 1.36:1, want 3:1: p#to.sign «Et tegn»`,
		}},
		{"targets()", []string{
			"target of 20.0 × 10.0 px, too near main > div.small > button «b»: main > div.small > button «a»",
		}},
		{"shapes()", []string{
			"shape rgb(221, 221, 221) on rgb(255,255,255) is 1.36:1, want 3:1: main > svg > path",
		}},
		{"legends()", []string{
			"looks like main > p «likt»: main > p «det samme»",
			"cannot be seen: main > p «usynlig»",
		}},
		{"stuck()", []string{
			"300 of 800 px in height stay in place: the page",
		}},
		{"still()", []string{
			"scrolls smoothly: main > p.moves «rører seg»",
			"moves: main > p.moves «rører seg»",
		}},
	} {
		have, err := ask[[]string](tb, c.question)
		must(t, err)
		same(t, c.question, have, c.want)
	}
	said, err := ask[[]string](tb, `await axeFaults([{ rule: "color-contrast/shortTextContent", selector: "*" }])`)
	must(t, err)
	for _, want := range []string{"axe says image-alt: ", "axe says target-size: ", "axe says color-contrast-enhanced: ", "axe cannot decide "} {
		if !slices.ContainsFunc(said, func(line string) bool { return strings.HasPrefix(line, want) }) {
			t.Errorf("axe says %q, without %q", said, want)
		}
	}
	stops, err := ask[int](tb, "watchFocus()")
	must(t, err)
	for range stops - 1 { // one too few
		must(t, chromedp.Do(tb.ctx, chromedp.KeyEvent(kb.Tab)))
	}
	have, err := ask[[]string](tb, "focusFaults(100)")
	must(t, err)
	same(t, "focus", have, []string{
		"focus goes back: main > p > a",
		"focus is not seen: main > p > input",
		"focus is not seen: main > p > a.unseen «Fokus som ikke sees»",
		"the ring of focus is too faint: main > p > a.ring «Fokus som er blekt»",
		"Tab does not reach main > p > a «Den siste»",
	})
}

func same(t *testing.T, what string, have, want []string) {
	t.Helper()
	if !slices.Equal(have, want) {
		t.Errorf("%s found\n\t%s\nwant\n\t%s", what, strings.Join(have, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// TestTracesAreSeen shows that a request to elsewhere, a script that the policy
// stops, a complaint and what is left on the device are seen.
func TestTracesAreSeen(t *testing.T) {
	t.Parallel()
	const page = `<!doctype html><title>a</title><img src="/ikke.png"><img src="http://elsewhere.invalid/a.png">
<script>alert("f"); document.cookie = "a=1"; localStorage.b = sessionStorage.c = 1; console.error("d"); throw new Error("e")</script>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/ikke.png" {
			http.NotFound(w, r)
			return
		}
		if r.URL.Path == "/med/" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		w.Header().Set("Content-Type", "text/html")
		if _, err := fmt.Fprint(w, page); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	b := startChromium(t)
	tb := b.openTab(t, server.URL)
	for _, c := range []struct {
		path   string
		heard  []string // what the complaints hold
		stored []string
	}{
		{"/med/", []string{"failed request: csp", "Executing inline script violates"}, nil},
		{"/", []string{
			"dialog: f", "request to elsewhere: http://elsewhere.invalid/a.png", "net::ERR_NAME_NOT_RESOLVED", "status 404", "console.error", "exception: Uncaught",
		}, []string{"3 in cookies", "1 in localStorage", "1 in sessionStorage"}},
	} {
		_, err := tb.open(server.URL + c.path)
		must(t, err)
		stored, err := ask[[]string](tb, "stored()")
		must(t, err)
		same(t, c.path, stored, c.stored)
		heard := strings.Join(tb.heard(), "\n")
		for _, want := range c.heard {
			if !strings.Contains(heard, want) {
				t.Errorf("%s: heard\n%s\nwithout %q", c.path, heard, want)
			}
		}
	}
	if held := b.cookies(t); len(held) != 1 {
		t.Errorf("the browser holds the cookies %q, want one", held)
	}
}

// TestNoBrowser shows that a missing browser is told of with what to install.
func TestNoBrowser(t *testing.T) {
	t.Setenv("CHROMIUM", filepath.Join(t.TempDir(), "chromium"))
	if _, err := findChromium(); err == nil || !strings.Contains(err.Error(), "apt-get install chromium") {
		t.Errorf("error %v", err)
	}
	t.Setenv("CHROMIUM", "")
	t.Setenv("PATH", t.TempDir())
	if path, err := findChromium(); err == nil {
		t.Errorf("found %s", path)
	}
}
