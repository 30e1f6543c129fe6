package browser

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/sync/errgroup"

	"modellkatalog"
	"modellkatalog/internal/build"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/hostile"
	"modellkatalog/internal/load"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/promise"
	"modellkatalog/internal/site"
)

// world is a finished site of hostile content.
type world struct {
	files   *site.Memory
	outcome hostile.Outcome
	base    string // its address
}

var addressLine = regexp.MustCompile(`(?m)^url *=.*\n`)

// settle builds a site with texts in every slot, the first slot with the text of a
// number, until nothing is refused. It changes with the number whether the address of
// the site is known.
func settle(texts []string, first int) (world, error) {
	w := world{base: []string{domain + underPath.path, ""}[first%2]}
	today := catalogue.Date{Year: 2026, Month: 11, Day: 23}
	var err error
	w.outcome, err = hostile.Settle(texts, first, func(files fstest.MapFS) (problem.List, error) {
		if w.base == "" {
			settings := files["katalog.toml"].Data
			if !addressLine.Match(settings) {
				return nil, fmt.Errorf("the settings have no address to leave out:\n%s", settings)
			}
			files["katalog.toml"] = &fstest.MapFile{Data: addressLine.ReplaceAll(settings, nil)}
		}
		if _, found, err := load.Content(files, load.Options{Today: today}); err != nil || found.Count(problem.Error) > 0 {
			return found, err
		}
		w.files = &site.Memory{}
		r, err := build.Site(context.Background(), build.Input{
			Content: files, Layouts: modellkatalog.Layouts(), Static: modellkatalog.Static(), Today: today, BaseURL: w.base,
		}, w.files)
		return r.Problems, err
	})
	return w, err
}

// hostileTexts are all the texts that are tried.
func hostileTexts(t testing.TB) []string { return append(hostile.Vectors(), hostile.Corpora(t)...) }

// firstWorld is the site that the quick tests share.
var firstWorld struct {
	sync.Once
	world
	err error
}

func sharedWorld(t *testing.T) world {
	t.Helper()
	texts := hostileTexts(t)
	firstWorld.Do(func() { firstWorld.world, firstWorld.err = settle(texts, 0) })
	must(t, firstWorld.err)
	return firstWorld.world
}

// searchClient is the script that searches, as it is shipped, without the data that is
// put at its end.
func searchClient(t *testing.T) string {
	t.Helper()
	files, err := madeUp.build(underPath)
	must(t, err)
	for _, name := range files.Paths() {
		if strings.HasPrefix(name, "sok/sok.") {
			data, _ := files.Lookup(name)
			return string(data[:strings.LastIndex(string(data), `sok("r"`)])
		}
	}
	t.Fatal("the site has no script that searches")
	return ""
}

// TestPromise5Outputs builds whole sites with hostile texts in every place where an
// editor can put one, and judges every file that comes out, and everything that is
// said of what is refused.
func TestPromise5Outputs(t *testing.T) {
	t.Parallel()
	texts, client := hostileTexts(t), searchClient(t)
	tries, broken := 0, 0
	for round := range promise.Times(1, 60) {
		w := sharedWorld(t)
		if round > 0 {
			var err error
			w, err = settle(texts, round*1009)
			must(t, err)
		}
		has := func(file string) bool { _, ok := w.files.Lookup(file); return ok }
		for _, name := range w.files.Paths() {
			data, _ := w.files.Lookup(name)
			if err := hostile.File(name, data, has, client, w.base); err != nil {
				broken++
				t.Errorf("%s: %v", name, err)
			}
		}
		o := w.outcome
		for _, said := range o.Said {
			for _, p := range said {
				if p.Rule == problem.Live { // what came before the second look has failed
					broken++
					t.Errorf("the second look finds: %s", p.Text)
				}
			}
			if err := hostile.Terminal(errorsIn(said), false); err != nil {
				broken++
				t.Errorf("what is said: %v", err)
			}
		}
		if o.Placed < len(o.World.Slots)/4 || o.Refused == 0 {
			t.Errorf("%d texts of %d were let in, %d refused", o.Placed, len(o.World.Slots), o.Refused)
		}
		t.Logf("%d files from %d texts, %d refused in %d tries", len(w.files.Paths()), o.Placed, o.Refused, len(o.Said))
		tries += o.Placed + o.Refused
	}
	promise.Tried(t, 5, "hostile texts in every key and position", tries, broken)
}

// TestPromise5Browser opens a site of hostile content, page by page, does what a
// reader might do there, and asks its search hostile questions. Nothing opens a
// dialog, is fetched from elsewhere or is complained of, and nothing of the page is
// live.
func TestPromise5Browser(t *testing.T) {
	t.Parallel()
	w := sharedWorld(t)
	s := opened{way: underPath, folder: filepath.Join(t.TempDir(), "public")}
	must(t, publish(w.files, s.folder))
	server := httptest.NewServer(handler(s.folder, s.way.path))
	t.Cleanup(server.Close)
	s.home = server.URL + s.way.path
	pages := slices.DeleteFunc(s.pages(t), func(name string) bool { // the browser would be at another page
		data, _ := w.files.Lookup(name)
		return bytes.Contains(data, []byte(`http-equiv="refresh"`))
	})
	visits := hostileVisits(pages, hostileTexts(t))
	queue := make(chan string, len(visits))
	for _, v := range visits {
		queue <- v
	}
	close(queue)
	b := startChromium(t)
	var faults faultList
	var g errgroup.Group
	for range tabs {
		g.Go(func() error {
			tb, cancel, err := b.newTab(s.home, false)
			defer cancel()
			for page := range queue {
				if err == nil {
					err = stir(tb, s.address(page), &faults)
				}
			}
			return err
		})
	}
	must(t, g.Wait())
	for _, fault := range faults.all {
		t.Error(fault)
	}
	if held := b.cookies(t); len(held) > 0 {
		t.Errorf("the browser holds cookies: %q", held)
	}
	promise.Tried(t, 5, "pages of hostile content and hostile searches in a browser", len(visits), len(faults.all))
}

// hostileVisits are the pages to open, with some searches; a part of them, unless
// every page is wanted.
func hostileVisits(pages, texts []string) []string {
	var visits []string
	whole := *every || promise.Times(1, 2) == 2
	for i, name := range pages {
		isMarkdown := strings.HasPrefix(name, "side-")
		if whole || isMarkdown || i%12 == 0 || !strings.HasPrefix(name, "nn/") && strings.Count(name, "/") <= 1 {
			visits = append(visits, pageOf(name))
		}
	}
	for i, text := range texts {
		if whole || i%60 == 0 {
			visits = append(visits, "/sok/?q="+url.QueryEscape(text))
		}
	}
	// Words that stand in most of the texts, so that these are what is found.
	for _, word := range []string{"script", "alert", "onerror", "oppdiktet", "javascript", "img", "evil"} {
		visits = append(visits, "/sok/?q="+word, "/nn/sok/?q="+word)
	}
	return visits
}

// faultList collects faults from several tabs.
type faultList struct {
	sync.Mutex
	all []string
}

func (f *faultList) add(page string, lines []string) {
	f.Lock()
	defer f.Unlock()
	for _, line := range lines {
		f.all = append(f.all, page+": "+line)
	}
}

// stir opens a page, opens and presses what can be opened and pressed, waits for what
// the search answers, and looks for what is live.
func stir(tb *tab, address string, faults *faultList) error {
	if _, err := tb.open(address); err != nil {
		return errors.Join(err, fmt.Errorf("heard: %q", tb.heard()))
	}
	lines, err := ask[[]string](tb, "stirred()")
	if err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	faults.add(address, slices.Concat(lines, tb.heard()))
	return nil
}
