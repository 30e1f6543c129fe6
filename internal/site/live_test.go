package site

import (
	"slices"
	"strings"
	"testing"
)

const sound = `<!doctype html><html lang="nb"><head><title>a &amp; b</title><meta http-equiv="refresh" content="0; url=../b/"><link rel="stylesheet" href="a.css">` +
	`<link rel="canonical" href="https://example.no/"><script src="../js/a.12345678.js" defer></script></head><body><p class=a title='"' hidden>a > b &lt;script></p>` +
	`<a href="https://example.no/?a=<b>" hreflang="nn">a</a><a href="mailto:post@example.no">b</a><a href="#c">c</a><img src="a.png" alt="">` +
	`<noscript><p class="banner">a</p></noscript><form action="sok/" method="get" data-src="sok/sok.js"><input type="search" name="q"></form>` +
	`<svg viewBox="0 0 1 1"><path d="M0 0" fill="url(#a)"/><use href="#a"/></svg></body></html>`

// TestLive shows what the second look lets stand on a page and what it does not.
func TestLive(t *testing.T) {
	for _, page := range []string{"", "a", sound, strings.ToUpper("<p class=a>b</p>"), "<br/>", "<p\n\tid='a'  >"} {
		if faults := live([]byte(page), nil); len(faults) > 0 {
			t.Errorf("%s: %q", page, faults)
		}
	}
	for part, want := range map[string]string{
		"<script>alert(1)</script>":                               "<script> uten adresse eller med noe i seg",
		"<script></script>":                                       "<script> uten adresse eller med noe i seg",
		`<script src="a.js">alert(1)</script>`:                    "<script> uten adresse eller med noe i seg",
		`<script src="https://example.no/a.js"></script>`:         "«https://example.no/a.js» som src i <script>",
		`<script src="//example.no/a.js"></script>`:               "«//example.no/a.js» som src i <script>",
		`<script src="data:text/javascript,a"></script>`:          "«data:text/javascript,a» som src i <script>",
		`<script src="a.svg"></script>`:                           "«a.svg» som src i <script>",
		`<script src="a.js" type="text/plain"></script>`:          "«text/plain» som type i <script>",
		`<p onclick="a()">`:                                       "attributtet onclick i <p>",
		`<p ONMOUSEOVER=a()>`:                                     "attributtet onmouseover i <p>",
		`<p style="color:red">`:                                   "attributtet style i <p>",
		`<p a="b">`:                                               "attributtet a i <p>",
		`<p class="a" class="b">`:                                 "attributtet class to ganger i <p>",
		`<iframe>`:                                                "<iframe>",
		`<base href="/">`:                                         "<base>",
		`<object>`:                                                "<object>",
		`<style>p{}</style>`:                                      "<style>",
		`<math>`:                                                  "<math>",
		`<svg><foreignObject>`:                                    "<foreignobject>",
		`<svg><animate/>`:                                         "<animate>",
		`<x-y>`:                                                   "<x-y>",
		`<a href="javascript:alert(1)">`:                          "«javascript:alert(1)» som href i <a>",
		`<a href="JaVaScRiPt:alert(1)">`:                          "«JaVaScRiPt:alert(1)» som href i <a>",
		`<a href="&#106;avascript:alert(1)">`:                     "«javascript:alert(1)» som href i <a>",
		"<a href=\"java\tscript:alert(1)\">":                      "«java\tscript:alert(1)» som href i <a>",
		`<a href=" javascript:alert(1)">`:                         "« javascript:alert(1)» som href i <a>",
		"<a href=\"\t//example.no/\">":                            "«\t//example.no/» som href i <a>",
		"<img src=\"/\n/example.no/a.png\">":                      "«/\n/example.no/a.png» som src i <img>",
		`<img src="/\example.no/a.png">`:                          `«/\example.no/a.png» som src i <img>`,
		`<a href="data:text/html,a">`:                             "«data:text/html,a» som href i <a>",
		`<a href="vbscript:a">`:                                   "«vbscript:a» som href i <a>",
		`<a href="//example.no/">`:                                "«//example.no/» som href i <a>",
		`<a href="/\example.no/">`:                                `«/\example.no/» som href i <a>`,
		`<a href="https://nav.no@example.no/">`:                   "«https://nav.no@example.no/» som href i <a>",
		`<a href="https:example.no">`:                             "«https:example.no» som href i <a>",
		`<a href="a" ping="https://example.no/">`:                 "attributtet ping i <a>",
		`<a href="a" target="_blank">`:                            "attributtet target i <a>",
		`<img src="https://example.no/a.png">`:                    "«https://example.no/a.png» som src i <img>",
		`<img src="data:image/png;base64,a">`:                     "«data:image/png;base64,a» som src i <img>",
		`<img srcset="https://example.no/a.png">`:                 "attributtet srcset i <img>",
		`<link rel="stylesheet" href="https://example.no/">`:      "«https://example.no/» som href i <link>",
		`<link rel="preload" href="a.js">`:                        "«a.js» som href i <link>",
		`<form action="https://example.no/">`:                     "«https://example.no/» som action i <form>",
		`<form method="post">`:                                    "«post» som method i <form>",
		`<button formaction="a">`:                                 "attributtet formaction i <button>",
		`<meta http-equiv="set-cookie" content="a">`:              "«set-cookie» som http-equiv i <meta>",
		`<meta http-equiv="refresh" content="0; url=//a.no">`:     "«refresh» som http-equiv i <meta>",
		`<meta http-equiv="refresh" content="0; url=data:a">`:     "«refresh» som http-equiv i <meta>",
		`<meta http-equiv="refresh" content="0; url='//a'">`:      "«refresh» som http-equiv i <meta>",
		`<meta http-equiv="refresh" content='0; url="/a"'>`:       "«refresh» som http-equiv i <meta>",
		`<meta http-equiv="refresh" content="0, url=//a; url=b">`: "«refresh» som http-equiv i <meta>",
		`<svg><path fill="url(https://example.no/)"/></svg>`:      "«url(https://example.no/)» som fill i <path>",
		`<svg><use href="https://example.no/#a"/></svg>`:          "«https://example.no/#a» som href i <use>",
		`<div data-src="https://example.no/a.js">`:                "«https://example.no/a.js» som data-src i <div>",
		"<!-- a -->":                                              "noe som begynner med «<» og ikke er en vanlig tagg",
		"<![CDATA[a]]>":                                           "noe som begynner med «<» og ikke er en vanlig tagg",
		"<?xml?>":                                                 "noe som begynner med «<» og ikke er en vanlig tagg",
		"a < b":                                                   "noe som begynner med «<» og ikke er en vanlig tagg",
		"<p":                                                      "noe som begynner med «<» og ikke er en vanlig tagg",
		`<p title="a`:                                             "noe som begynner med «<» og ikke er en vanlig tagg",
		`<p title="a"class="b">`:                                  "noe som begynner med «<» og ikke er en vanlig tagg",
		`<p title=a"b>`:                                           "noe som begynner med «<» og ikke er en vanlig tagg",
		`<p/class=a>`:                                             "noe som begynner med «<» og ikke er en vanlig tagg",
		"<p\x0bclass=a>":                                          "noe som begynner med «<» og ikke er en vanlig tagg",
		"</p onclick=a>":                                          "noe som begynner med «<» og ikke er en vanlig tagg",
		"<scr\x00ipt>":                                            "noe som begynner med «<» og ikke er en vanlig tagg",
		`<title><a title="</title>"></title>`:                     "<a> i <title>",
		`<noscript><p title="</noscript>">`:                       "tegnet «<» i title i <p>",
		"a\x00b":                                                  "et styretegn",
		"a\x1b[2Jb":                                               "et styretegn",
		"a\u0085b":                                                "et styretegn",
		"a\u202eb":                                                "et styretegn",
		"a\u200eb":                                                "et styretegn",
		"a\u200fb":                                                "et styretegn",
		"a\u061cb":                                                "et styretegn",
		"a\u2066b":                                                "et styretegn",
		"<plaintext>":                                             "<plaintext>",
		`<textarea><p title="</textarea>">`:                       "<textarea>",
		`<xmp><p title="</xmp><img src=x>">`:                      "<xmp>",
		`<template><img src=x onerror=a>`:                         "attributtet onerror i <img>",
		`<embed src="a.svg">`:                                     "<embed>",
		`<video src="a.mp4">`:                                     "<video>",
		`<input type="image" src="a.png">`:                        "attributtet src i <input>",
		`<p is="x">`:                                              "attributtet is i <p>",
		`<div popover ontoggle="a">`:                              "attributtet ontoggle i <div>",
		`<details open ontoggle=a>`:                               "attributtet ontoggle i <details>",
		`<svg onload="a"/>`:                                       "attributtet onload i <svg>",
		`<svg><a xlink:href="javascript:a"/>`:                     "attributtet xlink:href i <a>",
		`<link rel="icon" href="//example.no">`:                   "«//example.no» som href i <link>",
	} {
		if faults := live([]byte("<p>a</p>"+part), nil); !slices.Contains(faults, want) {
			t.Errorf("%q: %q, want %q", part, faults, want)
		}
	}
}

// TestTrusted shows what a layout may hold beyond the lists.
func TestTrusted(t *testing.T) {
	trusted := trustedTags([]string{`{{define "main"}}<iframe src="https://example.no/a" title="A b"></iframe>
<script async src="https://example.no/a.js"></script><script>if (a < b) { c("<p>") }</script><style media="print">p > a { }</style>
<p onclick="a()">{{.A}}</p><object data="{{.B}}"></object><p style="{{.C}}">{{if lt .A .B}}<embed src="a">{{end}}{{end}}`})
	for page, right := range map[string]bool{
		`<iframe title="A b" src="https://example.no/a"></iframe>`:          true,
		`<iframe src="https://example.no/b" title="A b"></iframe>`:          false,
		`<iframe src="https://example.no/a" title="A b" onload=a></iframe>`: false,
		`<iframe src="https://example.no/a"></iframe>`:                      false,
		`<script src="https://example.no/a.js" async></script>`:             true,
		`<script src="https://example.no/b.js" async></script>`:             false,
		`<script>if(a<b){c("<p onclick=a>")}</script><p>a</p>`:              true,
		`<script>a</script><p onclick="b()">`:                               false,
		`<style media="print">p>a{}</style>`:                                true,
		`<style>p>a{}</style>`:                                              false,
		`<p onclick="a()">`:                                                 true,
		`<p onclick="a();b()">`:                                             false,
		`<object data="{{.B}}"></object>`:                                   false,
		`<p style="{{.C}}">`:                                                false,
		`<embed src="a">`:                                                   true,
	} {
		if faults := live([]byte(page), trusted); (len(faults) == 0) != right {
			t.Errorf("%s: %q", page, faults)
		}
	}
}

// TestLiveIsTold shows that a fault is told once, with the pages and the source.
func TestLiveIsTold(t *testing.T) {
	page := func(path, from string) File {
		return File{Path: path, From: from, Data: []byte("<p onclick='a()'>a</p><iframe></iframe>")}
	}
	s, _ := add(t, Options{Minify: true}, page("a/index.html", "sider/a.md"), page("b/index.html", "sider/b.md"), page("c/index.html", "sider/c.md"))
	const help = " er ikke tillatt; er det fra en egen mal, skriv hele taggen i malen uten noe som settes inn; ellers er det en feil i katalog"
	want := []string{
		"sider/a.md levende: <iframe> på siden /a/ og 2 sider til" + help,
		"sider/a.md levende: attributtet onclick i <p> på siden /a/ og 2 sider til" + help,
	}
	if got := messages(s.Check()); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func BenchmarkLive(b *testing.B) {
	page := []byte(strings.Repeat(sound, 50))
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		live(page, nil)
	}
}

// FuzzLive shows that no page makes the second look fail, and that a page with what
// it lets stand, put into another, lets stand nothing more.
func FuzzLive(f *testing.F) {
	for _, page := range []string{sound, "<p a=b c='d' e>", "</a", "<!doctype", "<noscript><p title='<'>", "<script src=a.js></script>", "\xc2\x85\xe2\x80\xae"} {
		f.Add([]byte(page))
	}
	trusted := trustedTags([]string{"<script>", "<iframe src=a>"})
	f.Fuzz(func(t *testing.T, page []byte) {
		faults := live(page, trusted)
		if len(live(page, nil)) == 0 && len(faults) > 0 {
			t.Errorf("%q: %q, and nothing without what is trusted", page, faults)
		}
	})
}
