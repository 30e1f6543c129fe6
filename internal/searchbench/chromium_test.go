package searchbench

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// startChromium starts a browser with an empty profile that ends with the test:
// the one that the variable CHROMIUM names, else the first on PATH (package
// browser tells why each option is there).
func startChromium(t testing.TB) context.Context {
	t.Helper()
	var program string
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Fatal("no browser: install chromium so that it is on PATH, or name the program in the variable CHROMIUM")
	}
	allocator, stop := chromedp.NewExecAllocator(context.WithoutCancel(t.Context()),
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.Headless, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("no-sandbox", os.Geteuid() == 0),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Error("close the browser:", err)
		}
		cancel()
		stop()
	})
	must(t, chromedp.Do(ctx))
	return ctx
}

//go:embed testdata/drive.js
var drive string

// answer is what the browser tells of a step.
type answer struct {
	MS   float64 `json:"ms"`
	Hits int     `json:"hits"`
}

// reader is a visit in the browser's only tab.
type reader struct {
	*visit
	ctx context.Context
}

// open begins a visit.
func open(browser context.Context, s *server, script string, slow bool) (*reader, error) {
	v, home := s.visit(slow)
	r := &reader{v, browser}
	if _, err := chromedp.Run(browser, chromedp.NavigateResponse(home)); err != nil {
		return nil, err
	}
	if script != "" {
		script = home + script
	}
	_, err := chromedp.Run(browser, chromedp.Evaluate[bool](fmt.Sprintf("%s\nwindow.bench = engine(%q), true", drive, script)))
	return r, err
}

// do takes a step of drive.js.
func (r *reader) do(step, query string) (answer, error) {
	a, err := chromedp.Run(r.ctx, chromedp.Evaluate[answer](fmt.Sprintf("bench.%s(%q)", step, query), chromedp.EvalAwaitPromise))
	if err == nil {
		err = r.fault()
	}
	if err != nil {
		return a, fmt.Errorf("%s %q: %w", step, query, err)
	}
	return a, nil
}
