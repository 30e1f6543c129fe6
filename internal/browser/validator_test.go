package browser

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// message is what the validator says of a place in a file.
type message struct {
	Type    string `json:"type"` // "error", "info" or "non-document-error"
	URL     string `json:"url"`
	Line    int    `json:"lastLine"`
	Column  int    `json:"lastColumn"`
	Message string `json:"message"`
	Extract string `json:"extract"`
}

// accepted are messages that are looked into and are wrong, with the reason.
var accepted = map[string]string{
	"CSS: “vector-effect”: Property “vector-effect” doesn't exist.":                   "it is a property of SVG 2, which every browser has",
	"CSS: “position-area”: Property “position-area” doesn't exist.":                   "CSS Anchor Positioning 1, inside @supports",
	"CSS: “position-try-fallbacks”: Property “position-try-fallbacks” doesn't exist.": "CSS Anchor Positioning 1, inside @supports",
}

// TestValid holds every page and the style sheet against the Nu validator: no
// error and no warning. It reads them from a server, so that it knows what the
// page's policy calls its own.
func TestValid(t *testing.T) {
	t.Parallel()
	for _, c := range []content{realContent, compared, madeUp} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := openContent(t, c, atRoot)
			var pages []string
			for _, name := range s.pages(t) {
				pages = append(pages, s.address(pageOf(name)))
			}
			on := map[string][]string{}
			for _, m := range slices.Concat(validate(t, pages...), validate(t, append([]string{"--css"}, s.styles(t)...)...)) {
				if accepted[m.Message] == "" {
					on[m.Message] = append(on[m.Message], fmt.Sprintf("%s:%d:%d %s", strings.TrimPrefix(m.URL, s.home), m.Line, m.Column, m.Extract))
				}
			}
			for _, fault := range slices.Sorted(maps.Keys(on)) {
				t.Errorf("%s\n\tat %d places:\n\t%s", fault, len(on[fault]), strings.Join(on[fault][:min(5, len(on[fault]))], "\n\t"))
			}
		})
	}
}

// TestInvalid shows that the validator reads, and tells of what is wrong.
func TestInvalid(t *testing.T) {
	t.Parallel()
	found := validate(t, "testdata/faults.html")
	if !slices.ContainsFunc(found, func(m message) bool { return strings.Contains(m.Message, "Duplicate ID") }) {
		t.Errorf("found %v", found)
	}
}

// styles lists the addresses of the style sheets.
func (s opened) styles(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, name := range s.files(t) {
		if path.Ext(name) == ".css" {
			all = append(all, s.home+name)
		}
	}
	return all
}

// validate gives the validator files or addresses, all in one run.
func validate(t *testing.T, arguments ...string) []message {
	t.Helper()
	jar, err := toolFile("vnu-jar/build/dist/vnu.jar")
	must(t, err)
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatalf("%v\nthe validator needs Java: install it (Debian: sudo apt-get install default-jre-headless)", err)
	}
	c := exec.CommandContext(t.Context(), java, append([]string{
		"-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", // this machine is one of those
		"-jar", jar, "--format", "json", "--stdout",
	}, arguments...)...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if exit := (*exec.ExitError)(nil); err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		t.Fatalf("the validator: %v\n%s", err, stderr.String())
	}
	var said struct {
		Messages []message `json:"messages"`
	}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("the validator: %v\n%s%s", err, out, stderr.String())
	}
	return said.Messages
}
