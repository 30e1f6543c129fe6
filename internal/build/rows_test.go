package build

import (
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A row is one thing that the source document says of a county, as the list of
// facts has it: it stands on the county's page with its place in the source, and
// in the comparison that it belongs to.
type row struct {
	county, number string
	comparison     string // address of the page; empty for none
	text, place    string
}

func (r row) String() string { return r.county + " " + r.number + " «" + r.text + "»" }

func readRows(t *testing.T) []row {
	t.Helper()
	list, err := os.ReadFile("testdata/rader.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for line := range strings.Lines(string(list)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 || slices.Contains(f, "") {
			t.Fatalf("a row has five fields: %q", line)
		}
		comparison := "/sammenlign/" + f[2] + "/"
		if f[2] == "-" {
			comparison = ""
		}
		rows = append(rows, row{f[0], f[1], comparison, f[3], f[4]})
	}
	if len(rows) == 0 {
		t.Fatal("no rows")
	}
	return rows
}

// TestRows finds each row of the list on its county's page, in one item or
// paragraph with its source, and a link to it, or to the same item of the county's
// model, in the comparison it belongs to.
func TestRows(t *testing.T) {
	b := realSite(t)
	for _, r := range readRows(t) {
		county, model := "/fylker/"+r.county+"/", "/fylker/"+r.county+"/modell/"
		places := r.find(b, county)
		if len(places) == 0 {
			t.Errorf("%s does not stand with %s on the county's page", r, r.place)
			continue
		}
		places = append(places, r.find(b, model)...)
		if r.comparison != "" && !leadsTo(b.page(t, r.comparison), places) {
			t.Errorf("%s: nothing on %s leads to where it stands", r, r.comparison)
		}
	}
}

// find returns the addresses of the items of a page that hold the row with its
// source, and of the page for a paragraph that does. There is none where there is
// no page.
func (r row) find(b built, address string) []string {
	page, _ := b.files.Lookup(strings.TrimPrefix(address, "/") + "index.html")
	var found []string
	for _, x := range blocksOf(string(page)) {
		if strings.Contains(x.text, r.text) && strings.Contains(x.sources, r.place) {
			found = append(found, address+"#"+x.id)
		}
	}
	return found
}

// leadsTo tells whether a comparison has a link to one of the items.
func leadsTo(comparison string, places []string) bool {
	return slices.ContainsFunc(places, func(place string) bool {
		return !strings.HasSuffix(place, "#") && strings.Contains(comparison, place+`"`)
	})
}

// A block is what has sources of its own on a county's page: an item of the
// facts, or a paragraph of the prose with the notes that it refers to.
type block struct {
	id, text, sources string
}

var (
	itemPattern      = regexp.MustCompile(`<li id="([^"]*)" class="sak">`)
	paragraphPattern = regexp.MustCompile(`(?s)<(?:p|li|td)>(.*?)</(?:p|li|td)>`)
	notePattern      = regexp.MustCompile(`(?s)<li id="(note_\d+)">(.*?)</li>`)
	noteRefPattern   = regexp.MustCompile(`href="#(note_\d+)"`)
	sourcePattern    = regexp.MustCompile(`<button type="button" class="kilde" popovertarget="([^"]*)">.*?</button>`)
	boxPattern       = regexp.MustCompile(`(?s)<div class="ordboks" id="([^"]*)"(.*?)</div>`)
	inlinePattern    = regexp.MustCompile(`(?s)<sup\b.*?</sup>|<button type="button" class="kilde".*?</button>|</?(?:a|abbr|em|strong|span|b|i|code|button)\b[^>]*>`)
	tagPattern       = regexp.MustCompile(`<[^>]*>`)
)

func blocksOf(page string) []block {
	var all []block
	boxes := map[string]string{}
	for _, m := range boxPattern.FindAllStringSubmatch(page, -1) {
		boxes[m[1]] = textOf(m[2])
	}
	items := itemPattern.FindAllStringSubmatchIndex(page, -1)
	for i, m := range items {
		end := len(page)
		if i+1 < len(items) {
			end = items[i+1][0]
		}
		item, _, _ := strings.Cut(page[m[1]:end], "</section>")
		x := block{id: page[m[2]:m[3]], text: textOf(item)}
		for _, mark := range sourcePattern.FindAllStringSubmatch(item, -1) {
			x.sources += boxes[mark[1]] + " "
		}
		all = append(all, x)
	}
	notes := map[string]string{}
	for _, m := range notePattern.FindAllStringSubmatch(page, -1) {
		notes[m[1]] = textOf(m[2])
	}
	for _, m := range paragraphPattern.FindAllStringSubmatch(page, -1) {
		x := block{text: textOf(m[1])}
		for _, ref := range noteRefPattern.FindAllStringSubmatch(m[1], -1) {
			x.sources += notes[ref[1]] + " "
		}
		all = append(all, x)
	}
	return all
}

// textOf returns what a reader reads in a part of a page, without the marks of
// sources.
func textOf(part string) string {
	part = inlinePattern.ReplaceAllString(part, "")
	return strings.Join(strings.Fields(html.UnescapeString(tagPattern.ReplaceAllString(part, " "))), " ")
}
