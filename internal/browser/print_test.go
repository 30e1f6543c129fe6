package browser

import (
	"bytes"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

// pagePattern is what begins a page in a PDF (ISO 32000-1, 7.7.3.3).
var pagePattern = regexp.MustCompile(`/Type\s*/Page\b`)

// TestSheets prints every tool: each is one sheet of A4.
func TestSheets(t *testing.T) {
	t.Parallel()
	s := openSite(t, atRoot)
	tb := startChromium(t).openTab(t, s.home)
	for _, lang := range []string{"nb", "nn"} {
		files, err := filepath.Glob(filepath.Join(s.folder, filepath.FromSlash(in(lang, "/verktoy/*/index.html"))))
		must(t, err)
		if len(files) == 0 {
			t.Errorf("no tools in %s", lang)
		}
		for _, file := range files {
			name := filepath.Base(filepath.Dir(file))
			page := in(lang, "/verktoy/"+name+"/")
			if n := printed(t, tb, s, page); n != 1 {
				t.Errorf("%s prints on %d sheets, want one", page, n)
			}
		}
	}
}

// TestPrint shows that other pages print what is to be read, and no menus.
func TestPrint(t *testing.T) {
	t.Parallel()
	s := openSite(t, atRoot)
	tb := startChromium(t).openTab(t, s.home)
	for _, page := range []string{
		"/", "/fylker/nordland/", "/fylker/trondelag/modell/", "/sammenlign/samarbeidsniva/", "/sammenlign/aktorer/",
		"/sammenlign/innlandet-trondelag/", "/kunnskap/etter-2022/", "/nn/fylker/nordland/", "/begreper/aktorer/nav-veileder/",
	} {
		if n := printed(t, tb, s, page); n < 1 {
			t.Errorf("%s prints on %d sheets", page, n)
		}
		must(t, tb.show(screen{width: 680, media: "print"})) // A4 less its margins
		shown, err := ask[[]string](tb, `all("nav, .hopp").filter(isShown).map(where)`)
		must(t, err)
		if len(shown) > 0 {
			t.Errorf("%s prints %q", page, shown)
		}
		report(t, tb, page+" printed", `colours()`)
		idle, err := ask[[]string](tb, `(() => {
  const letters = all("button.kilde").filter(isShown).flatMap((e) => e.lastChild.textContent.split(", "));
  return all(".kilder li[id]").filter(isShown).map((e) => e.id.replace("kilde_", "")).filter((l) => !letters.includes(l));
})()`)
		must(t, err)
		if len(idle) > 0 {
			t.Errorf("%s prints the sources %q, which nothing printed rests on", page, idle)
		}
	}
}

// printed opens a page, prints it and counts its sheets.
func printed(t *testing.T, tb *tab, s opened, page string) int {
	t.Helper()
	must(t, tb.show(screen{width: 1280}))
	_, err := tb.open(s.address(page))
	must(t, err)
	must(t, tb.show(screen{width: 1280, media: "print"}))
	pdf, err := chromedp.Run(tb.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	must(t, err)
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Fatalf("%s: not a PDF", page)
	}
	must(t, save("print "+page, ".pdf", pdf))
	return len(pagePattern.FindAll(pdf, -1))
}
