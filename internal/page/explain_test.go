package page_test

import (
	"regexp"
	"strings"
	"testing"
)

var (
	opensPattern       = regexp.MustCompile(`<button type="button" class="(?:ord|kilde)" popovertarget="([^"]*)"`)
	targetPattern      = regexp.MustCompile(`popovertarget="([^"]*)"`)
	boxPattern         = regexp.MustCompile(`<div class="ordboks" id="([^"]*)"`)
	interactivePattern = regexp.MustCompile(`<(/?)(a|button|summary|label)\b[^>]*>`)
)

// Every button that opens a box has one, once; every box is opened by something;
// and nothing that can be pressed stands inside another.
func TestBoxesAreOpenedAndThere(t *testing.T) {
	set, boxes := madeUp(t), 0
	for _, p := range set.Pages() {
		f, err := set.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		html, page := string(f.Data), string(p.Lang)+" "+p.Address
		for _, m := range targetPattern.FindAllStringSubmatch(html, -1) {
			if n := strings.Count(html, ` id="`+m[1]+`"`); n != 1 {
				t.Errorf("%s: %d elements with the id %s", page, n, m[1])
			}
		}
		opened := map[string]bool{}
		for _, m := range opensPattern.FindAllStringSubmatch(html, -1) {
			opened[m[1]] = true
		}
		for _, m := range boxPattern.FindAllStringSubmatch(html, -1) {
			boxes++
			if !opened[m[1]] {
				t.Errorf("%s: nothing opens the box %s", page, m[1])
			}
		}
		var open []string
		for _, m := range interactivePattern.FindAllStringSubmatch(html, -1) {
			if m[1] == "/" {
				open = open[:len(open)-1]
				continue
			}
			if open = append(open, m[2]); len(open) > 1 {
				t.Errorf("%s: %s inside %s", page, m[2], open[0])
			}
		}
	}
	if boxes == 0 {
		t.Error("no boxes")
	}
}
