package browser

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tableView is what is in sight of a table.
type tableView struct {
	Search        string   // of the address
	Status        string   // what is told of the view
	Rows, Columns []string // ids
	Groups        []string // headings, with their spans
	Sorted        []string
	Chosen        int // choices that are ticked
	Focus         string
}

const lookTable = `(() => {
  const seen = (selector) => all(selector).filter(isShown);
  return {
    Search: location.search, Status: textOf(all(".tilpass [role=status]")[0]), Focus: textOf(document.activeElement),
    Rows: seen(".matrise tbody th[data-id]").map((e) => e.dataset.id), Columns: seen(".matrise thead th[data-id]").map((e) => e.dataset.id),
    Groups: seen(".matrise :is(.gruppe, .overhode) th").map((e) => textOf(e) + " " + e.colSpan),
    Sorted: all("[aria-sort]").map((e) => e.getAttribute("aria-sort") + " " + textOf(e.querySelector("a, .ord") ?? e.firstChild)),
    Chosen: all(".tilpass :checked:not(option)").length,
  };
})()`

// viewer is a table, open in a tab.
type viewer struct{ reader }

// shows compares what is in sight with what is named of it.
func (v viewer) shows(what string, want tableView) {
	v.t.Helper()
	got, err := ask[tableView](v.tb, lookTable)
	must(v.t, err)
	if got.Search != want.Search || got.Status != want.Status {
		v.t.Errorf("%s: %q, told %q; want %q, %q", what, got.Search, got.Status, want.Search, want.Status)
	}
	for _, c := range []struct {
		name      string
		got, want []string
	}{{"rows", got.Rows, want.Rows}, {"columns", got.Columns, want.Columns}, {"groups", got.Groups, want.Groups}} {
		if c.want != nil && !slices.Equal(c.got, c.want) {
			v.t.Errorf("%s: %s %q, want %q", what, c.name, c.got, c.want)
		}
	}
	if !slices.Equal(got.Sorted, want.Sorted) {
		v.t.Errorf("%s: sorted by %q, want %q", what, got.Sorted, want.Sorted)
	}
	if want.Focus != "" && got.Focus != want.Focus {
		v.t.Errorf("%s: focus at %q, want %q", what, got.Focus, want.Focus)
	}
	for _, line := range v.tb.heard() {
		v.t.Errorf("%s: %s", what, line)
	}
}

var (
	everyGroup  = []string{"ledige", "innsatte", "permitterte", "unge", "unge-ute"}
	everyColumn = []string{"altfylket", "dalfylket", "kystfylket", "enkelt"}
	counted     = " «Nevnt av» og andre tall gjelder fortsatt alle de beskrevne fylkene."
	none        = []string{}
)

// TestTable makes a view of a table, with the mouse and by the keyboard, and takes
// it back.
func TestTable(t *testing.T) {
	t.Parallel()
	v := viewer{openReader(t, compared, atRoot)}

	v.open("/sammenlign/malgrupper/")
	v.shows("at first", tableView{Rows: everyGroup, Columns: everyColumn, Groups: []string{"Målgrupper 5", "Unge 5"}})
	v.click(".tilpass summary", "[name=ulike]")
	v.shows("differences", tableView{
		Search: "?ulike=1", Status: "Viser 3 av 3 fylker og 2 av 5 svar.", Rows: []string{"innsatte", "unge"}, Columns: everyColumn,
	})
	v.click("[name=fylker] label:nth-of-type(2)")
	v.shows("two counties", tableView{
		Search: "?fylker=altfylket,kystfylket,enkelt&ulike=1", Status: "Viser 2 av 3 fylker og 1 av 5 svar." + counted,
		Rows: []string{"unge"}, Columns: []string{"altfylket", "kystfylket", "enkelt"}, Groups: []string{"Unge 4"},
	})
	report(t, v.tb, "with a view", `[...structure("nb"), ...width(), ...colours()]`)
	v.hasOther("/nn/sammenlign/malgrupper/?fylker=altfylket,kystfylket,enkelt&ulike=1")
	v.focus("[name=igjen]")
	v.press(kb.Enter)
	v.shows("all again", tableView{Status: "Hele tabellen vises.", Rows: everyGroup, Columns: everyColumn, Focus: "Tilpass tabellen"})

	v.press(kb.Tab, kb.Tab, " ") // past ulike
	v.shows("by the keyboard", tableView{Search: "?oppgitt=1", Status: "Hele tabellen vises.", Rows: everyGroup})
	v.press(kb.Enter)
	v.shows("Enter sends nothing", tableView{Search: "?oppgitt=1", Status: "Hele tabellen vises.", Rows: everyGroup})
	v.press(" ")
	v.click("[name=svar] [name=ingen]", "[name=svar] label:nth-of-type(4)")
	v.shows("one answer", tableView{Search: "?svar=unge", Status: "Viser 3 av 3 fylker og 1 av 5 svar.", Rows: []string{"unge"}})
	v.click("[name=svar] [name=alle]")

	sorted := []string{"innsatte", "ledige", "permitterte", "unge", "unge-ute"}
	v.focus("thead tr > :first-child .sorter")
	v.press(kb.Enter)
	v.shows("sorted by the heads", tableView{
		Search: "?sorter=navn", Status: "Sortert: alfabetisk.", Rows: sorted, Groups: []string{"Målgrupper 5", "Unge 5"},
		Sorted: []string{"ascending Svar"}, Focus: "Sorter etter Svar",
	})
	v.press(" ")
	v.shows("and back", tableView{Status: "Hele tabellen vises.", Rows: everyGroup, Focus: "Sorter etter Svar"})
}

// viewsByAddress are views as a link from somebody else opens them.
var viewsByAddress = []struct {
	page string
	want tableView
}{
	{"/sammenlign/avtaler/?ulike=1", tableView{
		Status: "Viser 3 av 3 fylker og 1 av 3 svar.", Rows: []string{"altfylket", "dalfylket", "kystfylket"}, Columns: []string{"partnerskapsavtale"},
	}},
	{"/sammenlign/avtaler/?sorter=partnerskapsavtale", tableView{ // yes, no, not stated
		Status: "Sortert: partnerskapsavtale, oppgitt først.", Rows: []string{"dalfylket", "altfylket", "kystfylket"}, Sorted: []string{"other partnerskapsavtale"},
	}},
	{"/sammenlign/avtaler/?fylker=kystfylket&oppgitt=1", tableView{
		Status: "Viser 1 av 3 fylker og 1 av 3 svar." + counted, Rows: []string{"kystfylket"}, Columns: []string{"samarbeidsavtale"},
	}},
	{"/sammenlign/samarbeidsniva/?ulike=1", tableView{ // a scale is one question
		Status: "Viser 3 av 3 fylker og 2 av 6 svar.", Rows: []string{"omfang.omfattende", "omfang.enkelt"},
		Groups: []string{"Omfang (rapportens egen vurdering) 4"},
	}},
	{"/sammenlign/motepunkter/?ulike=1", tableView{
		Status: "Viser 3 av 3 fylker og 0 av 1 svar. Fylkene som vises, svarer ikke ulikt på noe her.", Columns: none,
	}},
	{"/sammenlign/malgrupper/?fylker=ingen", tableView{Status: "Viser 0 av 3 fylker og 5 av 5 svar." + counted, Rows: everyGroup, Columns: none}},
	{"/sammenlign/malgrupper/?fylker=altfylket,borte", tableView{
		Status: "Viser 1 av 3 fylker og 5 av 5 svar." + counted, Rows: everyGroup, Columns: []string{"altfylket"},
	}},
	{"/sammenlign/malgrupper/?fylker=finnes-ikke,&svar=%00&ulike=ja&sorter=enkelt&tema", tableView{Rows: everyGroup, Columns: everyColumn}},
	{"/sammenlign/?tema=malgrupper,avtaler&sorter=navn", tableView{
		Status: "Viser 4 av 4 fylker og 2 av 6 temaer. Sortert: alfabetisk.", Columns: []string{"malgrupper", "avtaler"}, Sorted: []string{"ascending Fylke"},
	}},
	{"/nn/sammenlign/malgrupper/?fylker=altfylket,dalfylket&svar=unge,ledige&sorter=navn", tableView{
		Status: "Viser 2 av 3 fylke og 2 av 5 svar. «Nemnt av» og andre tal gjeld framleis alle dei skildra fylka. Sortert: alfabetisk.",
		Rows:   []string{"ledige", "unge"}, Columns: []string{"altfylket", "dalfylket"}, Sorted: []string{"ascending Svar"},
	}},
}

// TestTableByAddress opens views, in every way that the site may be put.
func TestTableByAddress(t *testing.T) {
	t.Parallel()
	for _, w := range []way{atRoot, underPath, fromDisk} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			v := viewer{openReader(t, compared, w)}
			for _, c := range viewsByAddress {
				want := c.want
				_, query, _ := strings.Cut(c.page, "?")
				want.Search = "?" + query
				v.open(c.page)
				v.shows(c.page, want)
			}
			v.open("/sammenlign/avtaler/")
			v.click("th[data-id=partnerskapsavtale] .sorter")
			v.shows("a view of one's own", tableView{
				Search: "?sorter=partnerskapsavtale", Status: "Sortert: partnerskapsavtale, oppgitt først.",
				Rows: []string{"dalfylket", "altfylket", "kystfylket"}, Sorted: []string{"other partnerskapsavtale"},
			})
		})
	}
}

// manyCounties is the made-up catalogue with so many described counties that the
// terms of a table are its columns, under headings.
var manyCounties = content{"many counties", func() (fs.FS, error) {
	all, err := readArchives("oppdiktet.txtar", "sammenligning.txtar")
	if err != nil {
		return nil, err
	}
	var register strings.Builder
	for nr := 200; nr < 206; nr++ {
		fmt.Fprintf(&register, "\n[[fylke]]\nid = \"fylke-%d\"\nnr = \"%d\"\nnb = \"Fylke %d\"\nmalform = \"nb\"\n", nr, nr, nr)
		all[fmt.Sprintf("fylker/fylke-%d/egenbeskrivelse.md", nr)] = &fstest.MapFile{Data: []byte(strings.NewReplacer(
			"tidligere = [\"/fylker/dalfylket-2022/\"]\n", "", `{ id = "permitterte", sted = "dalbyen" }`, `"permitterte"`,
		).Replace(string(all["fylker/dalfylket/egenbeskrivelse.md"].Data)))}
	}
	all["begreper/fylker.toml"].Data = append(all["begreper/fylker.toml"].Data, register.String()...)
	return all, nil
}}

// TestTableWithHeadings shows that headings over columns follow what is under them.
func TestTableWithHeadings(t *testing.T) {
	t.Parallel()
	v := viewer{openReader(t, manyCounties, atRoot)}
	single := "Enkelt\u00adopplysninger, ikke talt med "
	v.open("/sammenlign/malgrupper/")
	v.shows("whole", tableView{Columns: everyGroup, Groups: []string{"Målgrupper 3", "Unge 2", single + "6"}})
	v.open("/sammenlign/malgrupper/?svar=ledige,innsatte,unge-ute")
	v.shows("less", tableView{
		Search: "?svar=ledige,innsatte,unge-ute", Status: "Viser 10 av 10 fylker og 3 av 5 svar.",
		Columns: []string{"ledige", "innsatte", "unge-ute"}, Groups: []string{"Målgrupper 2", "Unge 1", single + "4"},
	})
	v.open("/sammenlign/malgrupper/?fylker=fylke-200,kystfylket&ulike=1&sorter=unge")
	v.shows("differences", tableView{
		Search: "?fylker=fylke-200,kystfylket&ulike=1&sorter=unge", Status: "Viser 2 av 10 fylker og 1 av 5 svar." + counted + " Sortert: unge, oppgitt først.",
		Rows: []string{"fylke-200", "kystfylket"}, Columns: []string{"unge"}, Groups: []string{"Unge 1"}, Sorted: []string{"other unge"},
	})
	report(t, v.tb, "with headings", `[...structure("nb"), ...width()]`)
}

// TestTableWithoutScript shows that a table is whole where no script runs, and
// offers nothing that would not work.
func TestTableWithoutScript(t *testing.T) {
	t.Parallel()
	v := viewer{openReader(t, compared, atRoot)}
	must(t, v.tb.runScripts(false))
	v.open("/sammenlign/malgrupper/?ulike=1&fylker=altfylket")
	v.shows("without script", tableView{Search: "?ulike=1&fylker=altfylket", Rows: everyGroup, Columns: everyColumn})
	tools, err := ask[bool](v.tb, `all(".tilpass, .sorter").some(isShown)`)
	must(t, err)
	if tools {
		t.Error("tools that need a script are offered without one")
	}
}

// TestTablePrinted shows that a view prints as it is, without its tools.
func TestTablePrinted(t *testing.T) {
	t.Parallel()
	v := viewer{openReader(t, compared, atRoot)}
	must(t, v.tb.show(screen{width: 680, media: "print"}))
	v.open("/sammenlign/malgrupper/?fylker=altfylket,kystfylket&ulike=1")
	v.shows("printed", tableView{
		Search: "?fylker=altfylket,kystfylket&ulike=1", Status: "Viser 2 av 3 fylker og 1 av 5 svar." + counted,
		Rows: []string{"unge"}, Columns: []string{"altfylket", "kystfylket"},
	})
	tools, err := ask[[]string](v.tb, `all(".tilpass :is(summary, input, button, select), .sorter").filter(isShown).map(where)`)
	must(t, err)
	if len(tools) > 0 {
		t.Errorf("prints %q", tools)
	}
}

// TestNarrowTables shows that a table is a list of rows on a narrow screen:
// nothing scrolls sideways, not even inside a frame, and for a screen reader it is
// a table all the same.
func TestNarrowTables(t *testing.T) {
	t.Parallel()
	v := viewer{openReader(t, realContent, atRoot)}
	must(t, v.tb.show(screen{width: 320}))
	for _, page := range []string{
		"/sammenlign/", "/nn/sammenlign/", "/sammenlign/aktorer/", "/sammenlign/avtaler/", "/sammenlign/malgrupper/", "/sammenlign/motepunkter/", "/sammenlign/samarbeidsniva/",
		"/sammenlign/tiltak/", "/nn/sammenlign/malgrupper/", "/sammenlign/innganger/", "/sammenlign/prosjekter/", "/ordliste/", "/begreper/aktorer/fylkeskommune/",
	} {
		v.open(page)
		scrolls, err := ask[[]string](v.tb, `all(".tabell, .tabell *").filter((e) => isShown(e) && !isHidden(e) && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline").map(where)`)
		must(t, err)
		if len(scrolls) > 0 {
			t.Errorf("%s scrolls sideways at 320 px: %q", page, scrolls)
		}
		report(t, v.tb, page, "[...width(), ...colours()]")
		v.readsAsTables(page)
	}
}

// readsAsTables shows that a screen reader meets every table, head and cell of the
// page that is in sight as what it is.
func (v viewer) readsAsTables(page string) {
	v.t.Helper()
	want, err := ask[map[string]int](v.tb, `(() => {
		const n = (selector) => all(selector).filter(isShown).length;
		return { table: n("table"), columnheader: n("thead th"), rowheader: n(":is(tbody, tfoot) th"), cell: n("td") };
	})()`)
	must(v.t, err)
	tree, err := chromedp.Call(v.tb.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	must(v.t, err)
	got := map[string]int{}
	for _, node := range tree.Nodes {
		if !node.Ignored && node.Role != nil {
			got[strings.Trim(string(node.Role.Value), `"`)]++
		}
	}
	for role, n := range want {
		if got[role] != n {
			v.t.Errorf("%s at 320 px: a screen reader meets %d %s, want %d", page, got[role], role, n)
		}
	}
}

// TestTableLayouts looks at every width at tables with their tools folded out.
func TestTableLayouts(t *testing.T) {
	t.Parallel()
	v := viewer{openReader(t, realContent, atRoot)}
	for name, page := range map[string]string{
		"tabell-valgt": "/sammenlign/malgrupper/?fylker=nordland,trondelag&sorter=nordland", "tabell-oversikt": "/sammenlign/",
		"tabell-fylker": "/sammenlign/motepunkter/", "tabell-svar": "/sammenlign/avtaler/",
	} {
		for _, sc := range lightAndDark {
			must(t, v.tb.show(sc))
			v.open(page)
			_, err := ask[bool](v.tb, `all(".tilpass details")[0].toggleAttribute("open")`)
			must(t, err)
			report(t, v.tb, page+", "+sc.String(), "[...width(), ...colours(), ...targets()]")
			must(t, v.tb.picture(name, sc))
		}
	}
}
