package browser

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// findChromium returns the program to start.
func findChromium() (string, error) {
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if own := os.Getenv("CHROMIUM"); own != "" {
		names = []string{own}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no browser: install chromium (Debian: sudo apt-get install chromium), chromium-browser or google-chrome "+
		"so that it is on PATH, or name the program in the variable CHROMIUM; tried %s", strings.Join(names, ", "))
}

// chromium is a running browser with an empty profile.
type chromium struct {
	ctx context.Context
}

// startChromium starts a browser that ends with the test.
func startChromium(t *testing.T) chromium {
	t.Helper()
	path, err := findChromium()
	if err != nil {
		t.Fatal(err)
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.Headless,
		chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("no-sandbox", os.Geteuid() == 0), // Chromium refuses to be root in a sandbox
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true), // a container may have little of it
		chromedp.Flag("force-color-profile", "srgb"),
		// Whatever a page asks for, nothing leaves this machine.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		// A new process for each page takes longer than the page.
		chromedp.Flag("disable-features", "BackForwardCache,ProactivelySwapBrowsingInstance,RenderDocument,SpareRendererForSitePerProcess"),
	}
	allocator, stop := chromedp.NewExecAllocator(context.WithoutCancel(t.Context()), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Error("close the browser:", err)
		}
		cancel()
		stop()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return chromium{ctx}
}

// cookies lists the cookies that the browser holds, of any site.
func (c chromium) cookies(t *testing.T) []string {
	t.Helper()
	held, err := chromedp.CallBrowser(c.ctx, storage.GetCookies, storage.GetCookiesParams{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, cookie := range held.Cookies {
		all = append(all, cookie.Domain+": "+cookie.Name)
	}
	return all
}

// tab is a tab of the browser that keeps what the browser complains of.
type tab struct {
	ctx  context.Context
	home string // what every request must begin with

	mu         sync.Mutex
	complaints []string // since the page was opened
}

// newTab opens a tab for a site, in a window of its own or behind another; close
// it with the function that is returned. A tab that nobody sees is not drawn.
func (c chromium) newTab(home string, seen bool) (*tab, context.CancelFunc, error) {
	t := &tab{home: home}
	var cancel context.CancelFunc
	t.ctx, cancel = chromedp.NewContext(c.ctx, chromedp.WithListener(t.hear), chromedp.WithNewWindow(seen))
	// The library would fetch every element of every page.
	_, err := chromedp.Call(t.ctx, css.Disable, cdp.Empty{})
	if err == nil {
		_, err = chromedp.Call(t.ctx, dom.Disable, cdp.Empty{})
	}
	if err == nil {
		// A tab that is not in front has focus too, as it has for its reader.
		_, err = chromedp.Call(t.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	}
	return t, cancel, err
}

// openTab opens a tab that is closed with the test.
func (c chromium) openTab(t *testing.T, home string) *tab {
	t.Helper()
	tb, cancel, err := c.newTab(home, true)
	t.Cleanup(cancel)
	if err != nil {
		t.Fatal(err)
	}
	return tb
}

// hear keeps what is wrong of what the browser tells.
func (t *tab) hear(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, t.home) && !strings.HasPrefix(u, "data:") && u != "about:blank" {
			t.complain("request to elsewhere: %s", u)
		}
	case *network.EventLoadingFailed:
		// The browser gives up what it still fetches for a page, its icon most
		// often, when the next page is opened: nothing has failed.
		if e.Canceled && e.BlockedReason == "" {
			return
		}
		t.complain("failed request: %s%s (%s)", e.ErrorText, e.BlockedReason, e.Type)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && e.Type != network.ResourceTypeDocument {
			t.complain("status %d: %s", e.Response.Status, e.Response.URL)
		}
	case *log.EventEntryAdded:
		t.complain("console: %s: %s", e.Entry.Level, e.Entry.Text)
	case *runtime.EventConsoleAPICalled:
		t.complain("console.%s", e.Type)
	case *runtime.EventExceptionThrown:
		t.complain("exception: %s", e.ExceptionDetails.Text)
	case *page.EventJavascriptDialogOpening:
		t.complain("dialog: %s", e.Message)
		go func() { // the page waits for it, and so does the listener
			if _, err := chromedp.Call(t.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}); err != nil {
				t.complain("dialog: %v", err)
			}
		}()
	}
}

func (t *tab) complain(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.complaints = append(t.complaints, fmt.Sprintf(format, args...))
}

// heard returns the complaints since the page was opened, and forgets them.
func (t *tab) heard() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := t.complaints
	t.complaints = nil
	return all
}

// open goes to an address and waits until the page and what it is made of are
// there. The status is 200 for a file.
func (t *tab) open(address string) (status int64, err error) {
	t.heard()
	r, err := chromedp.Run(t.ctx, chromedp.NavigateResponse(address))
	if err != nil {
		return 0, fmt.Errorf("open %s: %w", address, err)
	}
	if r == nil {
		return 0, fmt.Errorf("open %s: no response", address)
	}
	if strings.HasPrefix(r.URL, "file:") && r.Status == 0 {
		return 200, nil
	}
	return r.Status, nil
}

// screen is what a page is shown on.
type screen struct {
	width  int64 // in CSS pixels
	height int64 // 0 is enough of it
	dark   bool
	forced bool   // the reader's few colours in place of the page's own
	media  string // "" or "print"
}

func (s screen) String() string {
	name := fmt.Sprintf("%d px, light", s.width)
	if s.dark {
		name = fmt.Sprintf("%d px, dark", s.width)
	}
	if s.forced {
		name += ", forced colours"
	}
	return strings.TrimSpace(name + " " + s.media)
}

// show puts the page on a screen, for a reader who wants no motion.
func (t *tab) show(s screen) error {
	scheme, forced := "light", "none"
	if s.dark {
		scheme = "dark"
	}
	if s.forced {
		forced = "active"
	}
	_, err := chromedp.Call(t.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: s.width, Height: cmp.Or(s.height, 800), DeviceScaleFactor: 1,
	})
	if err == nil {
		_, err = chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: s.media, Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
				{Name: "forced-colors", Value: forced},
			},
		})
	}
	return err
}

// script is what looks at a page from the inside.
//
//go:embed testdata/page.js
var script string

// ask runs an expression that uses the functions of page.js, in the page, and
// waits for its value.
func ask[T any](t *tab, expression string) (T, error) {
	v, err := chromedp.Run(t.ctx, chromedp.Evaluate[T]("(async () => {\n"+script+"\nreturn "+expression+";\n})()", chromedp.EvalAwaitPromise))
	if err != nil {
		return v, fmt.Errorf("%s: %w", expression, err)
	}
	return v, nil
}
