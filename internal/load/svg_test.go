package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/problem"
)

// TestPromise5Drawings shows what a drawing may hold and what it may not, one thing at
// a time.
func TestPromise5Drawings(t *testing.T) {
	const declared, drawn = `<?xml version="1.0" encoding="UTF-8"?>`, "</svg>"
	// In GBK the sign before "]]>" takes the first bracket with it: a browser is still in
	// the CDATA section, and out of it within what this reader takes for a comment.
	const inGBK = drawing + "<text><![CDATA[\u2013]]><!-- ]]></text><script>a()</script><text>--></text></svg>"
	for text, right := range map[string]bool{
		drawing + drawn:            true,
		declared + drawing + drawn: true,
		"<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n" + drawing + drawn:                                                               true,
		`<?xml version="1.0"?>` + drawing + drawn:                                                                                                   true,
		drawing + `<style>rect{fill:url(#a)}</style><rect style="fill:url('#a')" fill="url(&quot;#a&quot;)" id="a.b"/><use xlink:href="#a"/></svg>`: true,
		drawing + `<g aria-label="@ \ url(b)" data-name="src(c)"/><text xml:space="preserve" xml:lang="nb">@ \ javascript: url(b)</text></svg>`:     true,
		drawing + `<rect fill="url( #a )" id="a@b"/><use href=" #a"/></svg>`:                                                                        true,

		`<?xml version="1.0" encoding="gbk"?>` + inGBK:                                       false,
		`<?xml version="1.0" encoding = "gbk"?>` + inGBK:                                     false,
		"<?xml version='1.0' encoding\n=\n'gbk'?>" + inGBK:                                   false,
		`<?xml version="1.0" encodings="UTF-8" encoding = "gbk"?>` + inGBK:                   false,
		`<?xml version="1.0" encoding = "UTF-8"?>` + drawing + drawn:                         false,
		`<?xml version = "1.0" encoding="UTF-8"?>` + drawing + drawn:                         false,
		drawing + `<?xml version="1.0" encoding = "gbk"?>` + drawn:                           false,
		drawing + `<style><style></style>@import "//example.no/a.css";</style></svg>`:        false,
		drawing + `<style><g></g>rect{}</style></svg>`:                                       false,
		drawing + `<style>a{fill:u<!-- -->rl(//example.no/a)}</style></svg>`:                 false,
		drawing + `<style>a{fill:u<![CDATA[rl(//example.no/a)]]>}</style></svg>`:             false,
		drawing + `<style>@font-face{}</style></svg>`:                                        false,
		drawing + `<style>a{b:image("c")}</style></svg>`:                                     false,
		drawing + `<style>a{b:-webkit-image-set("c" 1x)}</style></svg>`:                      false,
		drawing + `<style>a{b:src("c")}</style></svg>`:                                       false,
		drawing + `<style>a{b:expression(c)}</style></svg>`:                                  false,
		drawing + `<style>a{b:JavaScript:c}</style></svg>`:                                   false,
		drawing + `<style>a{b:\75rl(c)}</style></svg>`:                                       false,
		drawing + `<style>a{b:URL( "//example.no/c")}</style></svg>`:                         false,
		drawing + `<rect style="@a"/></svg>`:                                                 false,
		drawing + `<rect style="b:expression(c)"/></svg>`:                                    false,
		drawing + `<rect fill="u\72l(//example.no/a)"/></svg>`:                               false,
		drawing + `<rect filter="\75 rl(//example.no/a#b)"/></svg>`:                          false,
		drawing + `<rect mask="image-set('//example.no/a' 1x)"/></svg>`:                      false,
		drawing + `<rect mask="image('//example.no/a')"/></svg>`:                             false,
		drawing + `<rect filter="src('//example.no/a')"/></svg>`:                             false,
		drawing + `<rect fill="url(#a) url(//example.no/a)"/></svg>`:                         false,
		drawing + `<g xml:base="//example.no/"/></svg>`:                                      false,
		drawing + `<use xlink:href="a.svg#b"/></svg>`:                                        false,
		drawing + `<use xlink:title="a" xlink:actuate="onLoad" xlink:href="#a"/></svg>`:      false,
		drawing + `<g xmlns:a="http://www.w3.org/1999/xhtml" a:onload="b"/></svg>`:           false,
		drawing + `<g xmlns="http://www.w3.org/1999/xhtml"/></svg>`:                          false,
		drawing + `<g:title xmlns:g="http://www.w3.org/1999/xhtml"/></svg>`:                  false,
		drawing + `<use xmlns:a="b" a:href="#a"/></svg>`:                                     false,
		drawing + `<use xmlns:a="b" a:href="//example.no/a"/></svg>`:                         false,
		drawing + "\xff" + drawn:                                                             false,
		"<!DOCTYPE svg>" + drawing + drawn:                                                   false,
		`<?xml-stylesheet href="a"?>` + drawing + drawn:                                      false,
		drawing + strings.Repeat("<g></g>", maxSVG) + drawn:                                  true,
		drawing + strings.Repeat("<g>", maxSVG-1) + strings.Repeat("</g>", maxSVG-1) + drawn: true,
		drawing + strings.Repeat("<g>", maxSVG) + strings.Repeat("</g>", maxSVG) + drawn:     false,
	} {
		if got := isLetIn(text); got != right {
			t.Errorf("let in is %v: %.300s", got, text)
		}
	}
	l := newLoader(fstest.MapFS{}, Options{Today: today})
	l.readAttachment(&file{path: "sider/a.svg", kind: kindAttachment}, []byte("\xff\xfe"+inUTF16(drawing+drawn, false)))
	if told := findings(l.problems); len(l.problems) != 1 || !strings.Contains(told, "ikke UTF-8") {
		t.Errorf("a drawing in UTF-16: %s", told)
	}
	for _, element := range strings.Fields("a animate animateColor animateMotion animateTransform audio canvas discard embed feImage font-face-uri foreignObject handler iframe image link listener mpath object script set video") {
		if isLetIn(drawing + "<" + element + "/></svg>") {
			t.Errorf("<%s> is let in", element)
		}
	}
	for _, attribute := range strings.Fields("onload onclick onbegin onfocusin begin attributeName to from by keyTimes src srcset data ping target download formaction externalResourcesRequired cursor") {
		if isLetIn(drawing + "<rect " + attribute + "='a'/></svg>") {
			t.Errorf("%s is let in", attribute)
		}
	}
}

// letIn tells whether nothing is wrong with a drawing.
func isLetIn(text string) bool {
	l := newLoader(fstest.MapFS{}, Options{Today: today})
	l.readAttachment(&file{path: "sider/a.svg", kind: kindAttachment}, []byte(text))
	return l.problems.Count(problem.Error) == 0
}
