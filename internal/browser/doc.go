// Package browser holds the tests that open the finished site in a browser. It
// has no code: the product never starts one.
//
// In: the real content, built as readers get it – for a domain's root, for a
// path under it, and for a folder opened from a disk – and served from this
// machine with a content security policy in the header too. Out: what a reader
// would meet – dead links, requests to elsewhere, complaints of the browser, a
// page that scrolls sideways, text that is hard to see, what a keyboard cannot
// reach, a sheet that does not fit on its paper.
//
// The browser is Chromium: the program that the variable CHROMIUM names, else
// chromium, chromium-browser or google-chrome on PATH. Without one the tests
// fail; they are never left out.
//
// To look at the pages oneself, name a folder:
//
//	SKJERMBILDER=/tmp/bilder go test -count=1 ./internal/browser
//
// It gets a picture of every kind of page in bokmål, 360 and 1280 px wide, light
// and dark, and every sheet that is made for printing as PDF.
package browser
