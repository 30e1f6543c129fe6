// Package browser holds the tests that put the finished site before a browser and
// a validator. It has no code: the product never starts one.
//
// In: the real content, and made-up content that takes every branch of the
// layouts, built as readers get it – for a domain's root, for a path under it, and
// for a folder opened from a disk – and served from this machine with a content
// security policy in the header too. Out: what a reader would meet – dead links,
// requests to elsewhere, complaints of the browser, a page that scrolls sideways,
// text that is hard to see, a target that is hard to hit, what a keyboard cannot
// reach, what breaks WCAG 2.2 as far as axe-core can tell, HTML that is not valid,
// a sheet that does not fit on its paper, a script that does not do what it should,
// an errand that takes too many clicks.
//
// Every page is opened once on the narrowest screen, and a page of each kind on
// every screen. All pages on every screen take long:
//
//	go test -count=1 -timeout 3h ./internal/browser -every
//
// The browser is Chromium: the program that the variable CHROMIUM names, else
// chromium, chromium-browser or google-chrome on PATH. The rules of axe-core and
// the Nu validator come from npm (make npm), and the validator runs in Java.
// Without one of these the tests fail; they are never left out.
//
// What axe-core cannot decide by itself is in testdata/axe-undecided.txt, with the
// reason why it is right.
//
// To look at the pages oneself, name a folder:
//
//	SKJERMBILDER=/tmp/bilder go test -count=1 ./internal/browser
//
// It gets a picture of every page that is looked at on every screen, and every
// sheet that is made for printing as PDF.
package browser
