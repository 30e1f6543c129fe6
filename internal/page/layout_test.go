package page

import (
	"testing"

	"modellkatalog/internal/catalogue"
)

// TestSayEscapesAndTellsTheLanguage shows what words of the content become on a page:
// text, marked with their language where it is not the reader's, and nothing of nothing.
func TestSayEscapesAndTellsTheLanguage(t *testing.T) {
	const words, escaped = "<b>&\"'\n\n<i>", "&lt;b&gt;&amp;&#34;&#39;"
	for _, c := range []struct {
		text       catalogue.Text
		say, paras string
	}{
		{catalogue.Text{NB: words}, escaped + "\n\n&lt;i&gt;", "<p>" + escaped + "</p><p>&lt;i&gt;</p>"},
		{catalogue.Text{NN: words}, `<span lang="nn">` + escaped + "\n\n&lt;i&gt;</span>", `<p lang="nn">` + escaped + `</p><p lang="nn">&lt;i&gt;</p>`},
		{catalogue.Text{NB: "a", NN: "b"}, "a", "<p>a</p>"},
		{catalogue.Text{}, "", ""},
	} {
		if got := string(say(c.text, catalogue.NB)); got != c.say {
			t.Errorf("say %q: %s, want %s", c.text, got, c.say)
		}
		if got := string(paragraphs(c.text, catalogue.NB)); got != c.paras {
			t.Errorf("paragraphs of %q: %s, want %s", c.text, got, c.paras)
		}
	}
}

// TestBound shows where no line may break, though an editor typed a plain space.
func TestBound(t *testing.T) {
	const typed, want = "<p>Fra 1. november 2022, se § 14 a. Juli.</p>", "<p>Fra 1.\u00a0november 2022, se §\u00a014 a. Juli.</p>"
	if got := string(bound([]byte(typed))); got != want {
		t.Errorf("%q became %q, want %q", typed, got, want)
	}
}
