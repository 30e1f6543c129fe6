package browser

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp/kb"
)

// fiveCounties is made up: the three that are compared, Kystfylket with a user
// journey, and two more, so that there are more than may be chosen.
var fiveCounties = content{"made up, five counties", func() (fs.FS, error) {
	all, err := readArchives("oppdiktet.txtar", "sammenligning.txtar", "reiser.txtar")
	if err != nil {
		return nil, err
	}
	register := string(all["begreper/fylker.toml"].Data)
	for _, nr := range []string{"6", "7"} {
		register += fmt.Sprintf("\n[[fylke]]\nid = \"fylke-%s\"\nnr = \"9%s\"\nnb = \"Fylke %s\"\nmalform = \"nb\"\n", nr, nr, nr)
		all["fylker/fylke-"+nr+"/egenbeskrivelse.md"] = &fstest.MapFile{Data: []byte(
			"+++\ntittel = \"Oppdiktet\"\ningress = \"Oppdiktet.\"\nstatus = \"publisert\"\noppdatert = 2025-01-15\n" +
				"kilde = \"prove-2024\"\nopphav = \"gjengitt\"\nmalgrupper = [\"unge\"]\n+++\n")}
	}
	all["begreper/fylker.toml"] = &fstest.MapFile{Data: []byte(register)}
	return all, nil
}}

// choiceView is what is in sight of a choice of counties.
type choiceView struct {
	Search, Status   string
	Checked, Blocked []string            // ids
	Columns          []string            // of the blocks, all alike
	Rows             map[string][]string // the terms in each block
	Counts           []string
	Who              []string // who states what only some state
	Focus            string
}

const lookChoice = `(() => {
  const ids = (selector) => all(selector).map((e) => e.value);
  const blocks = all("[data-blokk]").filter(isShown);
  const heads = blocks.map((b) => all("thead th", b).filter(isShown).map(textOf).slice(1).join("|")).filter(Boolean);
  if (new Set(heads).size > 1) throw new Error("the blocks have other columns: " + heads);
  const order = (row) => [...row.children].slice(1).filter(isShown).length;
  for (const row of all("[data-blokk] tbody tr:not(.gruppe)").filter(isShown)) {
    if (order(row) !== heads[0].split("|").length) throw new Error("a row of other columns: " + textOf(row));
  }
  let place = 0; // of a source in the list, which its letter is shown by
  for (const note of all(".kilder li").filter(isShown)) {
    place = note.hasAttribute("value") ? note.value : place + 1;
    if (note.id !== "kilde_" + String.fromCharCode(96 + place)) throw new Error(note.id + " is shown as number " + place);
  }
  const title = (row) => textOf(row.querySelector("th").querySelector("a, .ord"));
  return {
    Search: location.search, Status: textOf(document.getElementById("velg-svar")),
    Checked: ids(".velger :checked"), Blocked: ids(".velger :disabled"), Columns: (heads[0] ?? "").split("|").filter(Boolean),
    Rows: Object.fromEntries(blocks.map((b) => [b.dataset.blokk, all("tbody tr:not(.gruppe)", b).map(title)])),
    Counts: blocks.map((b) => textOf(b.querySelector(".antall"))), Who: all("[data-blokk] .hvem").map(textOf),
    Focus: document.activeElement.value ?? "",
  };
})()`

// chooser is the page of the choice, open in a tab.
type chooser struct{ reader }

func (c chooser) sees() choiceView {
	c.t.Helper()
	v, err := ask[choiceView](c.tb, lookChoice)
	must(c.t, err)
	for _, line := range c.tb.heard() {
		c.t.Error(line)
	}
	return v
}

// shows compares what is in sight with what is named of it.
func (c chooser) shows(what string, want choiceView) choiceView {
	c.t.Helper()
	got := c.sees()
	if got.Search != want.Search || got.Status != want.Status {
		c.t.Errorf("%s: %q, told %q; want %q, %q", what, got.Search, got.Status, want.Search, want.Status)
	}
	for _, l := range []struct {
		name      string
		got, want []string
	}{{"checked", got.Checked, want.Checked}, {"cannot be chosen", got.Blocked, want.Blocked}, {"columns", got.Columns, want.Columns}} {
		if !slices.Equal(l.got, l.want) {
			c.t.Errorf("%s: %s %q, want %q", what, l.name, l.got, l.want)
		}
	}
	for block, rows := range want.Rows {
		if !slices.Equal(got.Rows[block], rows) {
			c.t.Errorf("%s: in %s %q, want %q", what, block, got.Rows[block], rows)
		}
	}
	if want.Who != nil && !slices.Equal(got.Who, want.Who) {
		c.t.Errorf("%s: stated by %q, want %q", what, got.Who, want.Who)
	}
	if want.Focus != "" && got.Focus != want.Focus {
		c.t.Errorf("%s: focus at %q, want %q", what, got.Focus, want.Focus)
	}
	return got
}

func box(county string) string { return ".velger [value=" + county + "]" }

// TestChoice chooses counties with the mouse and by the keyboard.
func TestChoice(t *testing.T) {
	t.Parallel()
	c := chooser{openReader(t, fiveCounties, atRoot)}
	c.open("/sammenlign/velg/")
	c.shows("at first", choiceView{Status: "Velg to til fire fylker."})

	c.click(box("kystfylket"))
	c.shows("one", choiceView{
		Search: "?fylke=kystfylket", Status: "Kystfylket er valgt. Velg ett fylke til.", Checked: []string{"kystfylket"}, Focus: "kystfylket",
	})
	c.focus(box("dalfylket"))
	c.press(" ")
	two := c.shows("two, one by the keyboard", choiceView{
		Search:  "?fylke=kystfylket&fylke=dalfylket",
		Status:  "Kystfylket og Dalfylket. Svarer ulikt: 2. Alle oppgir: 3. Noen oppgir: 8. Ingen oppgir: 15.",
		Checked: []string{"dalfylket", "kystfylket"}, Columns: []string{"Kystfylket", "Dalfylket"}, Focus: "dalfylket",
		Rows: map[string][]string{"ulikt": {"Omfang", "unge"}},
	})
	c.press(kb.Enter)
	c.shows("Enter sends nothing", two)
	sameAsPair(c, two, "/sammenlign/dalfylket-kystfylket/")

	c.open("/sammenlign/velg/?fylke=kystfylket&fylke=dalfylket")
	c.click(box("altfylket"))
	c.click(box("fylke-6"))
	four := c.shows("four", choiceView{
		Search:  "?fylke=kystfylket&fylke=dalfylket&fylke=altfylket&fylke=fylke-6",
		Status:  c.sees().Status,
		Checked: []string{"altfylket", "dalfylket", "kystfylket", "fylke-6"}, Blocked: []string{"fylke-7"},
		Columns: []string{"Kystfylket", "Dalfylket", "Altfylket", "Fylke 6"},
	})
	if want := "Fire er det meste siden kan vise. Fjern ett fylke for å velge et annet."; !strings.HasSuffix(four.Status, want) {
		t.Errorf("told %q, want that four are enough", four.Status)
	}
	if !slices.Contains(four.Rows["ulikt"], "unge") || !slices.Contains(four.Who, "oppgitt av Dalfylket og Altfylket") {
		t.Errorf("of four: %q, stated by %q", four.Rows, four.Who)
	}
	for _, width := range []int64{320, 768, 1280} {
		sc := screen{width: width, dark: width == 768}
		must(t, c.tb.show(sc))
		report(t, c.tb, "four, "+sc.String(), `[...structure("nb"), ...width(), ...colours()]`)
		must(t, c.tb.picture("velg fire", sc))
	}
	must(t, c.tb.show(screen{width: 680, media: "print"}))
	if hidden, err := ask[bool](c.tb, `!isShown(document.querySelector(".velger")) && isShown(document.querySelector("[data-blokk] table"))`); err != nil || !hidden {
		t.Errorf("printed without what is chosen, or with the choice: %v", err)
	}
	must(t, c.tb.show(screen{width: 1280}))

	c.click(box("dalfylket"))
	c.shows("three", choiceView{
		Search: "?fylke=kystfylket&fylke=altfylket&fylke=fylke-6", Status: c.sees().Status,
		Checked: []string{"altfylket", "kystfylket", "fylke-6"}, Columns: []string{"Kystfylket", "Altfylket", "Fylke 6"},
	})
}

// sameAsPair compares a choice of two with their own page, block by block.
func sameAsPair(c chooser, v choiceView, pair string) {
	c.t.Helper()
	c.open(pair)
	blocks, err := ask[map[string][]string](c.tb, `Object.fromEntries(["ulikt", "begge", "bare-a", "bare-b", "ingen"].map((id) => [id,
		id === "ingen" ? [textOf(document.querySelector("#ingen .antall"))] :
		all("tbody tr:not(.gruppe) th, .bare-hva, .bare dt:has(.ord, a)", document.getElementById(id).parentElement).map((th) => textOf(th.querySelector("a, .ord")))]))`)
	must(c.t, err)
	some := slices.Sorted(slices.Values(append(blocks["bare-a"], blocks["bare-b"]...)))
	if !slices.Equal(v.Rows["ulikt"], blocks["ulikt"]) || !slices.Equal(v.Rows["alle"], blocks["begge"]) ||
		!slices.Equal(slices.Sorted(slices.Values(v.Rows["noen"])), some) {
		c.t.Errorf("the choice says %q, the pair %q", v.Rows, blocks)
	}
	if none := strings.Trim(blocks["ingen"][0], "()"); !strings.Contains(v.Status, "Ingen oppgir: "+none+".") {
		c.t.Errorf("the choice says %q, the pair that neither answers %s", v.Status, none)
	}
}

// TestChosenAddress opens choices that stand in the address.
func TestChosenAddress(t *testing.T) {
	t.Parallel()
	for _, w := range []way{underPath, fromDisk} {
		t.Run(w.name, func(t *testing.T) {
			c := chooser{openReader(t, fiveCounties, w)}
			query := "?fylke=dalfylket&fylke=altfylket"
			c.open("/nn/sammenlign/velg/" + query)
			v := c.sees()
			if !slices.Equal(v.Columns, []string{"Dalfylket", "Altfylket"}) || !strings.HasPrefix(v.Status, "Dalfylket og Altfylket. Svarer ulikt: ") ||
				!strings.Contains(v.Status, "Nokre oppgir: ") {
				t.Errorf("in nynorsk: %+v", v)
			}
			c.hasOther("/sammenlign/velg/" + query)

			c.open("/sammenlign/altfylket-dalfylket/")
			c.follow(`[href*="velg/"]`)
			v = c.shows("from a pair", choiceView{
				Search: "?fylke=altfylket&fylke=dalfylket", Status: c.sees().Status,
				Checked: []string{"altfylket", "dalfylket"}, Columns: []string{"Altfylket", "Dalfylket"},
			})
			c.click(box("altfylket"))
			c.shows("taken away", choiceView{
				Search: "?fylke=dalfylket", Status: "Dalfylket er valgt. Velg ett fylke til.", Checked: []string{"dalfylket"},
			})
			for _, nonsense := range []string{
				"?fylke=dalfylket&fylke=dalfylket&fylke=finnes-ikke&fylke=", "?fylke=%3Cb%3E&q=1&fylke=dalfylket", "?fylke=dalfylket&fylke=constructor",
			} {
				c.open("/sammenlign/velg/" + nonsense)
				c.shows("nonsense", choiceView{Search: nonsense, Status: "Dalfylket er valgt. Velg ett fylke til.", Checked: []string{"dalfylket"}})
			}
			c.open("/sammenlign/velg/?fylke=fylke-7&fylke=fylke-6&fylke=kystfylket&fylke=dalfylket&fylke=altfylket")
			if v := c.sees(); !slices.Equal(v.Columns, []string{"Fylke 7", "Fylke 6", "Kystfylket", "Dalfylket"}) {
				t.Errorf("of five the first four are shown: %q", v.Columns)
			}
		})
	}
}

// TestChoiceWithoutScript shows that the page says what to do instead.
func TestChoiceWithoutScript(t *testing.T) {
	t.Parallel()
	c := chooser{openReader(t, fiveCounties, atRoot)}
	must(t, c.tb.runScripts(false))
	for page, says := range map[string]string{"/sammenlign/velg/?fylke=dalfylket": "kjører ikke skript", "/nn/sammenlign/velg/": "køyrer ikkje skript"} {
		c.open(page)
		is, err := ask[bool](c.tb, fmt.Sprintf(`isShown(document.getElementById("uten-skript")) && textOf(document.querySelector("main")).includes(%q) &&
			!isShown(document.querySelector("main form")) && !isShown(document.getElementById("velg-alt")) && all(".parvelger a").filter(isShown).length === 20`, says))
		must(t, err)
		if !is {
			t.Errorf("%s does not say what to do without script", page)
		}
	}
}

// TestPairLayouts looks at every width at what a pair and a county show of each
// other.
func TestPairLayouts(t *testing.T) {
	t.Parallel()
	c := chooser{openReader(t, fiveCounties, atRoot)}
	for kind, page := range map[string]string{"par-reiser": "/sammenlign/altfylket-kystfylket/", "likhet": "/fylker/altfylket/"} {
		c.open(page)
		for _, sc := range lightAndDark {
			must(t, c.tb.show(sc))
			report(t, c.tb, page+", "+sc.String(), `[...structure("nb"), ...width(), ...colours()]`)
			must(t, c.tb.picture(kind, sc))
		}
	}
	for _, line := range c.tb.heard() {
		t.Error(line)
	}
}
