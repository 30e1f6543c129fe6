package site

import "testing"

func TestResolve(t *testing.T) {
	const county = "fylker/nordland/index.html"
	for _, c := range []struct {
		page, href string
		opt        Options
		want       string // as written
		target     string
		anchor     string
	}{
		{page: county, href: "/", want: "../../", target: "index.html"},
		{page: county, href: "/fylker/", want: "../", target: "fylker/index.html"},
		{page: county, href: "/fylker/nordland/", want: "./", target: county},
		{page: county, href: "/fylker/nordland/modell/", want: "modell/", target: "fylker/nordland/modell/index.html"},
		{page: county, href: "/fylker/nord/", want: "../nord/", target: "fylker/nord/index.html"},
		{page: county, href: "/sok/?q=a&b=/c/#x", want: "../../sok/?q=a&b=/c/#x", target: "sok/index.html", anchor: "x"},
		{page: county, href: "/css/site.css", want: "../../css/site.css", target: "css/site.css"},
		{page: county, href: "/fylker/nordland/modell.svg", want: "modell.svg", target: "fylker/nordland/modell.svg"},
		{page: county, href: "/fylker/nordland/#avtaler", want: "#avtaler", target: county, anchor: "avtaler"},
		{page: county, href: "/fylker/nordland/?a=1#x", want: "./?a=1#x", target: county, anchor: "x"},
		{page: county, href: "/fylker/nordland/index.html", want: "index.html", target: county},
		{page: county, href: "#m%C3%A5l", want: "#m%C3%A5l", target: county, anchor: "mål"},
		{page: county, href: "?a=1", want: "?a=1", target: county},
		{page: county, href: "/fylker/../om/./", want: "../../om/", target: "om/index.html"},
		{page: county, href: "../troms/", want: "../troms/", target: "fylker/troms/index.html"},
		{page: county, href: "modell/..", want: "./", target: county},
		{page: county, href: "/data/a%20b.csv", want: "../../data/a%20b.csv", target: "data/a b.csv"},
		{page: county, href: "/om", want: "../../om", target: "om"},
		{page: "index.html", href: "/", want: "./", target: "index.html"},
		{page: "index.html", href: "/om/#a", want: "om/#a", target: "om/index.html", anchor: "a"},
		{page: "nn/index.html", href: "/om/", want: "../om/", target: "om/index.html"},
		{page: "å/index.html", href: "/å/b/", want: "b/", target: "å/b/index.html"},
		{page: "å/index.html", href: "/%C3%A5/b/", want: "b/", target: "å/b/index.html"},
		{page: "hefte.html", href: "/hefte.html#x", want: "#x", target: "hefte.html", anchor: "x"},

		{page: county, opt: Options{Offline: true}, href: "/", want: "../../index.html", target: "index.html"},
		{page: county, opt: Options{Offline: true}, href: "/fylker/nordland/", want: "index.html", target: county},
		{page: county, opt: Options{Offline: true}, href: "/sok/?q=a#x", want: "../../sok/index.html?q=a#x", target: "sok/index.html", anchor: "x"},
		{page: county, opt: Options{Offline: true}, href: "/css/site.css", want: "../../css/site.css", target: "css/site.css"},
		{page: county, opt: Options{Offline: true}, href: "/fylker/nordland/#a", want: "#a", target: county, anchor: "a"},

		{page: "404.html", opt: Options{Base: "/"}, href: "/", want: "/", target: "index.html"},
		{page: "404.html", opt: Options{Base: "/"}, href: "/om/#a", want: "/om/#a", target: "om/index.html", anchor: "a"},
		{page: "404.html", opt: Options{Base: "/a/b/"}, href: "/", want: "/a/b/", target: "index.html"},
		{page: "404.html", opt: Options{Base: "/a/b/"}, href: "/sok/?q=1", want: "/a/b/sok/?q=1", target: "sok/index.html"},
		{page: "nn/404.html", opt: Options{Base: "/a/b/"}, href: "/nn/", want: "/a/b/nn/", target: "nn/index.html"},
	} {
		l, written, internal := placeOf(c.page, c.opt).resolve(c.href)
		if !internal || written != c.want || l != (link{href: c.href, target: c.target, anchor: c.anchor}) {
			t.Errorf("%q on %s, %+v: %q %+v (internal: %v), want %q %q %q", c.href, c.page, c.opt, written, l, internal, c.want, c.target, c.anchor)
		}
	}
}

func TestResolveLeavesOthersAlone(t *testing.T) {
	for _, href := range []string{
		"https://example.no/a/", "HTTP://example.no", "mailto:post@example.no", "tel:+4722000000",
		"data:image/svg+xml,%3Csvg/%3E", "//example.no/a/", "",
	} {
		if l, written, internal := placeOf("a/index.html", Options{}).resolve(href); internal {
			t.Errorf("%q is taken for internal: %q %+v", href, written, l)
		}
	}
}
