package browser

import (
	"slices"
	"strings"
	"testing"
)

// texts are what can be read of a page's main content; those of headings and links
// say after a tab which they are.
type texts struct {
	Read     []string `json:"read"`
	Controls []string `json:"controls"` // what stands in forms, buttons and their answers
}

// TestWithoutScript shows that every heading, link and text of the main content is
// there without script. What scripts add is controls and what these answer; what
// they take away is there as a control.
func TestWithoutScript(t *testing.T) {
	t.Parallel()
	s, b := openSite(t, atRoot), startChromium(t)
	tb := b.openTab(t, s.home)
	read := func(page string, without bool) texts {
		must(t, tb.runScripts(!without))
		_, err := tb.open(s.address(page))
		must(t, err)
		is, err := ask[texts](tb, "shownTexts()")
		must(t, err)
		for _, line := range tb.heard() {
			t.Errorf("%s: %s", page, line)
		}
		return is
	}
	for _, lang := range []string{"nb", "nn"} {
		for _, k := range kinds {
			page := in(lang, k.page)
			with, without := read(page, false), read(page, true)
			if only := missing(with.Read, without.Read); len(only) > 0 {
				t.Errorf("%s has only with script:\n%s", page, strings.Join(only, "\n"))
			}
			lost := slices.DeleteFunc(missing(without.Read, with.Read), func(text string) bool {
				words, _, _ := strings.Cut(text, "\t")
				return slices.ContainsFunc(with.Controls, func(c string) bool { return strings.HasPrefix(c, words+"\t") })
			})
			if len(lost) > 0 {
				t.Errorf("%s loses to its scripts:\n%s", page, strings.Join(lost, "\n"))
			}
			if len(without.Read) < 3 {
				t.Errorf("%s holds %q", page, without.Read)
			}
		}
	}
}

// missing lists the texts that are not among others, each as often as it is missing.
func missing(all, others []string) []string {
	left := slices.Clone(others)
	var lines []string
	for _, text := range all {
		if i := slices.Index(left, text); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		lines = append(lines, text)
	}
	return lines
}
