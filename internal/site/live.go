package site

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"
)

// This is the second look at a finished page. What content may hold is checked
// where it is read, and escaped where it is written; here the page itself may hold
// nothing but what is on these lists: elements, attributes and addresses that show
// and lead, and cannot run, fetch from elsewhere or send. It shares no code with
// what made the page.
//
// Layouts are trusted with more: a tag that stands letter for letter in one of
// them, with nothing put into it, may stand on a page though it is on no list. So a
// site can have a frame or a script of its owner's choice, and content still none.

// elements are those that a page may hold, with the attributes that each may have
// beside those of everywhere.
var elements = listed([][2]string{
	{"!doctype", "html"},
	{"html svg", "xmlns"},
	{`head title body header nav main footer article section aside figure figcaption address h1 h2 h3 h4 h5 h6 p hr br pre blockquote ul dl dt dd
		div span strong em b i s u small mark code kbd samp var sub sup abbr cite dfn q bdi bdo wbr ruby rt rp table caption thead tbody tfoot tr
		legend summary noscript template search datalist`, ""},
	{"meta", "charset name content property http-equiv"},
	{"link", "rel href hreflang type title sizes"},
	{"script", "src defer type"},
	{"a", "href hreflang type rel"},
	{"img", "src alt width height loading decoding"},
	{"form", "action method autocomplete"},
	{"input", "type name value placeholder form checked disabled required min max step list autocomplete size maxlength"},
	{"button", "type name value form disabled popovertarget popovertargetaction"},
	{"select", "name form disabled required multiple size"},
	{"option optgroup", "value label selected disabled"},
	{"output label", "name for form"},
	{"fieldset", "name form disabled"},
	{"details dialog", "open name"},
	{"ol", "start reversed type"},
	{"li time data progress meter", "value datetime min max low high optimum"},
	{"td th col colgroup", "span colspan rowspan scope headers abbr"},
	{"svg g defs symbol desc use marker path rect circle ellipse line polyline polygon text tspan", `version viewbox preserveaspectratio focusable
		href xlink:href x y x1 y1 x2 y2 dx dy cx cy r rx ry width height d points transform pathlength textlength lengthadjust refx refy markerwidth
		markerheight orient fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap
		stroke-linejoin opacity clip-rule vector-effect marker-start marker-end text-anchor dominant-baseline font-size font-weight font-family`},
})

// everywhere are the attributes that any element may have, with those of ARIA and
// those for our own scripts, which begin with data-.
var everywhere = named("id class lang dir role title tabindex hidden popover translate")

// listed makes a set of attributes for each of the elements.
func listed(lists [][2]string) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, l := range lists {
		for element := range named(l[0]) {
			if all[element] == nil {
				all[element] = map[string]bool{}
			}
			for attribute := range named(l[1]) {
				all[element][attribute] = true
			}
		}
	}
	return all
}

// live tells what a page holds that is on no list, in Norwegian, each once and no
// more than a few.
func live(page []byte, trusted map[string]bool) []string {
	const most = 5
	var faults []string
	add := func(fault string) {
		if fault != "" && len(faults) < most && !slices.Contains(faults, fault) {
			faults = append(faults, fault)
		}
	}
	if hasControl(page) {
		add("et styretegn")
	}
	within := "" // the element whose content browsers read in a way of its own
	skipTo := 0  // behind what a trusted element holds
	for t := range tags(page) {
		switch {
		case t.at < skipTo:
			continue
		case !t.whole:
			add("noe som begynner med «<» og ikke er en vanlig tagg")
			continue
		case t.end && t.name == within:
			within = ""
			continue
		case t.end:
			continue
		}
		if fault := faultOf(page, t, within); fault != "" {
			if trusted[keyOf(t)] {
				skipTo = t.behind + lengthOfText(page[t.behind:], t.name)
				continue
			}
			add(fault)
		}
		if t.name == "title" || t.name == "noscript" {
			within = t.name
		}
	}
	return faults
}

// faultOf tells what of a start tag is on no list, or "".
func faultOf(page []byte, t tag, within string) string {
	attributes, ok := elements[t.name]
	switch {
	case !ok:
		return "<" + t.name + ">"
	case within == "title":
		return "<" + t.name + "> i <title>"
	case t.name == "script" && (valueOf(t, "src") == "" || !bytes.HasPrefix(page[t.behind:], []byte("</script>"))):
		return "<script> uten adresse eller med noe i seg"
	}
	for i, p := range t.attributes {
		switch {
		case slices.ContainsFunc(t.attributes[:i], func(q pair) bool { return q.name == p.name }):
			return "attributtet " + p.name + " to ganger i <" + t.name + ">"
		case !attributes[p.name] && !everywhere[p.name] && !strings.HasPrefix(p.name, "data-") && !strings.HasPrefix(p.name, "aria-"):
			return "attributtet " + p.name + " i <" + t.name + ">"
		case within != "" && bytes.IndexByte(p.raw, '<') >= 0: // the browser may see a tag in it
			return "tegnet «<» i " + p.name + " i <" + t.name + ">"
		case !fits(t, p):
			return "«" + firstOf(p.value()) + "» som " + p.name + " i <" + t.name + ">"
		}
	}
	return ""
}

// firstOf is the beginning of a value that may be long.
func firstOf(value string) string {
	if r := []rune(value[:min(len(value), 400)]); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return value
}

func valueOf(t tag, attribute string) string {
	for _, p := range t.attributes {
		if p.name == attribute {
			return p.value()
		}
	}
	return ""
}

// fits tells whether the value of an attribute leads, fetches and sends no further
// than that attribute may.
func fits(t tag, p pair) bool {
	switch p.name {
	case "href", "xlink:href":
		switch t.name {
		case "a":
			return reachOf(p.value()) != elsewhere
		case "link":
			rel := valueOf(t, "rel")
			return reachOf(p.value()) == inside && (rel == "stylesheet" || rel == "icon" || rel == "search" || rel == "manifest") ||
				reachOf(p.value()) <= web && (rel == "canonical" || rel == "alternate" || rel == "license")
		}
		return reachOf(p.value()) == inside // a part of a drawing
	case "src":
		return reachOf(p.value()) == inside && (t.name != "script" || path.Ext(p.value()) == ".js")
	case "data-src":
		return reachOf(p.value()) == inside && path.Ext(p.value()) == ".js"
	case "action":
		return reachOf(p.value()) == inside
	case "method":
		return bytes.EqualFold(p.raw, []byte("get")) || bytes.EqualFold(p.raw, []byte("dialog"))
	case "type":
		return t.name != "script" || p.value() == "module"
	case "http-equiv":
		return strings.EqualFold(p.value(), "content-security-policy") || strings.EqualFold(p.value(), "refresh") && refreshesInside(valueOf(t, "content"))
	}
	return !elements[t.name]["d"] || !hasForeignURL(p.value()) // of drawings alone
}

// refreshesInside tells whether the content of a meta refresh leads to a page of the
// site: "0; url=../x/".
func refreshesInside(content string) bool {
	seconds, to, ok := strings.Cut(content, ";")
	to, isURL := strings.CutPrefix(strings.TrimSpace(to), "url=")
	return ok && isURL && strings.Trim(seconds, "0123456789") == "" && !strings.ContainsAny(to, `'"`) && reachOf(to) == inside // browsers take quotes off
}

// hasForeignURL tells whether a value of a drawing refers to anything but a part of it.
func hasForeignURL(value string) bool {
	for rest := strings.ToLower(value); ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			return false
		}
		if rest = after; !strings.HasPrefix(rest, "#") {
			return true
		}
	}
}

// reach is how far an address leads.
type reach int

const (
	inside    reach = iota // of the site
	web                    // http and https
	contact                // mailto and tel
	elsewhere              // anything else, and what is not sure
)

// reachOf tells how far an address leads. Signs that browsers drop or turn
// (WHATWG URL, 4.4) make it unsure.
func reachOf(address string) reach {
	if strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }) || strings.HasPrefix(address, "//") {
		return elsewhere
	}
	i := strings.IndexAny(address, ":/?#")
	if i < 0 || address[i] != ':' {
		return inside
	}
	switch strings.ToLower(address[:i]) {
	case "http", "https":
		if u, err := url.Parse(address); err == nil && u.Host != "" && u.User == nil {
			return web
		}
	case "mailto", "tel":
		return contact
	}
	return elsewhere
}

// hasControl tells whether a page holds a control character other than a blank and a
// line end, or one that turns the direction of the text.
func hasControl(page []byte) bool {
	for i, c := range page {
		switch {
		case c < ' ' && c != '\n' && c != '\t' && c != '\r', c == 0x7f:
			return true
		case c == 0xc2 && i+1 < len(page) && page[i+1] < 0xa0: // U+0080 to U+009F
			return true
		case c == 0xd8 && i+1 < len(page) && page[i+1] == 0x9c: // U+061C
			return true
		case c == 0xe2 && i+2 < len(page) && page[i+1] == 0x80 && (page[i+2]|1 == 0x8f || page[i+2] >= 0xaa && page[i+2] <= 0xae): // U+200E, U+200F, U+202A to U+202E
			return true
		case c == 0xe2 && i+2 < len(page) && page[i+1] == 0x81 && page[i+2] >= 0xa6 && page[i+2] <= 0xa9: // U+2066 to U+2069
			return true
		}
	}
	return false
}

// trustedTags are the start tags that stand in layouts with nothing put into them, by
// their keys.
func trustedTags(layouts []string) map[string]bool {
	trusted := map[string]bool{}
	for _, layout := range layouts {
		text := []byte(layout)
		for i, c := range text {
			if c != '<' {
				continue
			}
			r := tagReader{page: text}
			if t := r.tagAt(i); t.whole && !t.end && !bytes.Contains(text[i:t.behind], []byte("{{")) {
				trusted[keyOf(t)] = true
			}
		}
	}
	return trusted
}

// keyOf is what tells a start tag from others: its name and its attributes, without
// their order and without blanks, which the minifier may change.
func keyOf(t tag) string {
	var parts []string
	for _, p := range t.attributes {
		parts = append(parts, p.name+"="+strings.Join(strings.Fields(p.value()), ""))
	}
	slices.Sort(parts)
	return t.name + " " + strings.Join(parts, " ")
}

// lengthOfText is how much of what follows the start tag of a trusted element
// browsers read as its text.
func lengthOfText(rest []byte, name string) int {
	switch name {
	case "script", "style", "textarea", "iframe", "title", "noscript", "xmp", "noembed", "noframes":
		if end := bytes.Index(bytes.ToLower(rest), []byte("</"+name)); end >= 0 {
			return end
		}
		return len(rest)
	}
	return 0
}
