package catalogue

import "testing"

func TestSlug(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"Å på øya", "a-pa-oya"},
		{"Ålesund", "alesund"},
		{"ÆØÅ", "aoa"},
		{"Målgruppe", "malgruppe"},
		{"Roller, ansvar og oppgaver", "roller-ansvar-og-oppgaver"},
		{"§ 14 a-vedtak", "14-a-vedtak"},
		{"Nordlánnda", "nordlannda"},
		{"Trööndelage", "troondelage"},
		{"Ŋuorra đuvdna ŧ", "nuorra-duvdna-t"},
		{"rettlei\u00adar", "rettleiar"},
		{"a\u030a ja", "a-ja"}, // å in two code points
		{"…", "del"},
		{"", "del"},
	} {
		if got := Slug(c.words); got != c.want {
			t.Errorf("Slug(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}

func TestDatePeriods(t *testing.T) {
	day := func(y, m, d int) Date { return Date{y, m, d} }
	for _, c := range []struct {
		date         Date
		first, last  Date
		text, review string
	}{
		{day(2022, 0, 0), day(2022, 1, 1), day(2022, 12, 31), "2022", "2023-01-01"},
		{day(2022, 2, 0), day(2022, 2, 1), day(2022, 2, 28), "2022-02", "2023-02-01"},
		{day(2024, 2, 0), day(2024, 2, 1), day(2024, 2, 29), "2024-02", "2025-02-01"},
		{day(2022, 9, 30), day(2022, 9, 30), day(2022, 9, 30), "2022-09-30", "2023-09-30"},
	} {
		if c.date.First() != c.first || c.date.Last() != c.last || c.date.String() != c.text || c.date.AddMonths(12).String() != c.review {
			t.Errorf("%v: first %v, last %v, text %q, in twelve months %v", c.date, c.date.First(), c.date.Last(), c.date, c.date.AddMonths(12))
		}
	}
	if !day(2022, 0, 0).Before(day(2023, 1, 1)) || day(2022, 0, 0).Before(day(2022, 12, 31)) {
		t.Error("what ends in 2022 ends on its last day")
	}
}

// The counties here are the real ones' shape: one county of 2020 was split, and
// one county of 2024 has a single forerunner that still exists in it.
func TestPlacesOfCounties(t *testing.T) {
	viken := &County{ID: "viken"}
	akershus := &County{ID: "akershus", Before: []*County{viken}}
	ostfold := &County{ID: "ostfold", Before: []*County{viken}}
	viken.After = []*County{akershus, ostfold}
	troms := &County{ID: "troms"}
	romerike := &Place{ID: "romerike", Counties: []*County{akershus}}

	for _, c := range []struct {
		county      *County
		place       *Place
		part, holds bool
	}{
		{viken, &Place{County: viken}, false, true},
		{viken, &Place{County: akershus}, true, true},
		{viken, romerike, true, true},
		{akershus, &Place{County: viken}, false, true}, // the wider county is no part
		{akershus, &Place{County: ostfold}, false, false},
		{ostfold, romerike, true, false},
		{troms, romerike, true, false},
	} {
		if got := c.county.IsPart(c.place); got != c.part {
			t.Errorf("%s: IsPart(%v) = %v", c.county.ID, c.place.ID, got)
		}
		if got := c.county.Holds(c.place); got != c.holds {
			t.Errorf("%s: Holds(%s %v) = %v", c.county.ID, c.place.ID, c.place.County, got)
		}
	}
}

func TestDocumentTime(t *testing.T) {
	report := &Source{ID: "rapport", Date: Date{2022, 9, 0}}
	undated := &Source{ID: "side"}
	own := &Source{ID: "fylket", Own: true}
	updated := Date{2026, 11, 23}
	for _, c := range []struct {
		name string
		doc  Document
		want Date
	}{
		{"its own word", Document{About: Date{2021, 0, 0}, Cited: []Citation{{report, ""}}, Updated: updated}, Date{2021, 0, 0}},
		{"its source", Document{Cited: []Citation{{report, ""}}, Updated: updated}, Date{2022, 9, 0}},
		{"an undated source", Document{Cited: []Citation{{undated, ""}}, Updated: updated}, Date{}},
		{"the county itself", Document{Cited: []Citation{{own, ""}}, Updated: updated}, updated},
	} {
		if got := c.doc.Time(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTextFallsBackToTheOtherStandard(t *testing.T) {
	both, only := Text{"hei", "hei der"}, Text{NB: "bare bokmål"}
	if w := both.In(NN); w != (Words{"hei der", NN}) {
		t.Error(w)
	}
	if w := only.In(NN); w != (Words{"bare bokmål", NB}) {
		t.Error(w)
	}
	if ps := (Words{"en\n\n to \n\n\n", NB}).Paragraphs(); len(ps) != 2 || ps[1] != "to" {
		t.Errorf("%q", ps)
	}
}
