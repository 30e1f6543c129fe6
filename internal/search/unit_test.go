package search

import (
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// TestUnits shows what the real pages become.
func TestUnits(t *testing.T) {
	w := realWorld(t)
	byAddress := map[string]Unit{}
	for i, u := range w.units {
		if _, twice := byAddress[u.Address]; twice {
			t.Errorf("two units have the address %s", u.Address)
		}
		byAddress[u.Address] = u
		if u.Title.Empty() {
			t.Errorf("%s has no title", u.Address)
		}
		if i > 0 && slices.Index(Kinds, u.Kind) < slices.Index(Kinds, w.units[i-1].Kind) {
			t.Errorf("%s (%s) comes after a unit of kind %s", u.Address, u.Kind, w.units[i-1].Kind)
		}
		if u.Kind == Comparison && len(u.Sections) > 0 {
			t.Errorf("%s is a comparison with %d sections; want title and lead only", u.Address, len(u.Sections))
		}
	}
	for _, k := range []struct {
		address string
		kind    Kind
		section string // an anchor that it must have
		name    string // among its other names
		facet   Facet
		value   string
	}{
		{"/fylker/nordland/", County, "malgrupper_ungt-utenforskap", "Nordlánnda", OfGroup, "ungt-utenforskap"},
		{"/fylker/nordland/", County, "motepunkt_1", "", OfCounty, "nordland"},
		{"/fylker/nordland/", County, "avtale_1", "", OfAgreement, "samarbeidsavtale"},
		{"/fylker/nordland/", County, "moteplass", "", OfLevel, "fylke"},
		{"/fylker/trondelag/modell/", Model, "steg_1", "Trøndelagsmodellen", OfCounty, "trondelag"},
		{"/begreper/formater/trekant/", Term, "", "trekantmøte", OfKind, "begrep"},
		{"/begreper/malgrupper/unge/", Term, "", "ungdom", OfGroup, "unge"},
		{"/ordliste/#imdi", Word, "", "Integrerings- og mangfoldsdirektoratet", OfKind, "ord"},
		{"/ordliste/#lov-fylkeskommunens-plikt", Law, "", "", OfKind, "lov"},
		{"/kunnskap/etter-2022/", Knowledge, "introduksjonsprogram-og-integrering", "", OfKind, "kunnskap"},
		{"/verktoy/trekantsamtale/", Tool, "i-starten", "", OfKind, "verktoy"},
		{"/sammenlign/malgrupper/", Comparison, "", "", OfKind, "sammenligning"},
		{"/om/", Other, "", "", OfKind, "side"},
	} {
		u, ok := byAddress[k.address]
		if !ok {
			t.Errorf("%s is not to be found", k.address)
			continue
		}
		if u.Kind != k.kind || !slices.Contains(u.Facets[k.facet], k.value) {
			t.Errorf("%s is a %s with %v; want a %s with the %s %s", k.address, u.Kind, u.Facets, k.kind, k.facet, k.value)
		}
		if k.section != "" && !slices.ContainsFunc(u.Sections, func(s Section) bool { return s.Anchor == k.section }) {
			t.Errorf("%s has no section %s", k.address, k.section)
		}
		if k.name != "" && !slices.ContainsFunc(u.Names, func(n catalogue.Text) bool { return n.NB == k.name }) {
			t.Errorf("%s has not the name %s among %v", k.address, k.name, u.Names)
		}
	}
}

func TestUnitsLeftOut(t *testing.T) {
	c := catalogue.New(catalogue.Catalogue{Settings: catalogue.Settings{Languages: []catalogue.Lang{catalogue.NB}}})
	var got []string
	for _, address := range []string{
		"/", "/fylker/", "/fylker/side-2/", "/sammenlign/tiltak/", "/sammenlign/tiltak/side-2/", "/sammenlign/side-om-side/", "/kunnskap/side-2/",
	} {
		for _, u := range Units(c, []Page{{Address: address, Title: catalogue.Same("x")}}) {
			got = append(got, u.Address)
		}
	}
	if want := "/ /fylker/ /sammenlign/tiltak/ /sammenlign/side-om-side/ /kunnskap/side-2/"; strings.Join(got, " ") != want {
		t.Errorf("found are %q, not %q", got, want)
	}
}

// TestBothLanguages shows that prose in two languages becomes sections of both.
func TestBothLanguages(t *testing.T) {
	first := &catalogue.Prose{Lang: catalogue.NB, Source: "Innledning.\n\n## Én\n\nHvordan.\n", Headings: []catalogue.Heading{{Level: 2, Text: "Én", Anchor: "en"}}}
	second := &catalogue.Prose{Lang: catalogue.NN, Source: "Innleiing.\n\n## Ein\n\nKorleis.\n", Headings: []catalogue.Heading{{Level: 2, Text: "Ein", Anchor: "en"}}}
	var u Unit
	u.prose(catalogue.Body{First: first, Translation: second})
	want := []Section{
		{Body: catalogue.Text{NB: "Innledning.", NN: "Innleiing."}},
		{"en", catalogue.Text{NB: "Én", NN: "Ein"}, catalogue.Text{NB: "Hvordan.", NN: "Korleis."}},
	}
	if !slices.Equal(u.Sections, want) {
		t.Errorf("the sections are %+v, not %+v", u.Sections, want)
	}
}

// TestSections shows that a county is found with the fact that was asked for.
func TestSections(t *testing.T) {
	r, err := Open(realWorld(t).files)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct {
		lang               catalogue.Lang
		query, first, text string
	}{
		{catalogue.NB, "nordland unge i utenforskap", "/fylker/nordland/#malgrupper_ungt-utenforskap", "unge i utenforskap"},
		{catalogue.NN, "nordland unge i utanforskap", "/nn/fylker/nordland/#malgrupper_ungt-utenforskap", "unge i utanforskap"},
		{catalogue.NB, "innsatte innlandet", "/fylker/innlandet/#malgrupper_innsatte", "innsatte"},
	} {
		res, err := r.Search(k.query, Options{Lang: k.lang})
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(res.Hits[:min(3, len(res.Hits))], func(h Hit) bool {
			return len(h.Sections) > 0 && h.Sections[0] == Anchor{k.first, Phrase{k.text, k.lang}}
		})
		if !found {
			t.Errorf("%s: %s is not the first section of one of the three first hits: %+v", k.query, k.first, res.Hits)
		}
	}
}

// TestNarrow shows that facets narrow, and what their values count.
func TestNarrow(t *testing.T) {
	f, _ := memory(t, tiny())
	r, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct {
		facets map[Facet][]string
		want   string
		groups map[string]int
	}{
		{nil, "/ordliste/#karrieresenter /fylker/ostfold/", map[string]int{"ledige": 1, "unge": 1}},
		{map[Facet][]string{OfKind: {}}, "/ordliste/#karrieresenter /fylker/ostfold/", map[string]int{"ledige": 1, "unge": 1}},
		{map[Facet][]string{OfGroup: {"unge", "ledige"}}, "/fylker/ostfold/", map[string]int{"ledige": 1, "unge": 1}},
		{map[Facet][]string{OfGroup: {"unge"}, OfKind: {"ord"}}, "", map[string]int{}},
		{map[Facet][]string{OfGroup: {"romfarere"}}, "", map[string]int{"ledige": 1, "unge": 1}},
	} {
		res, err := r.Search("karrieresenter", Options{Lang: catalogue.NB, Facets: k.facets, Counts: true})
		if err != nil {
			t.Fatal(err)
		}
		if addresses(res) != k.want || len(res.Counts[OfGroup]) != len(k.groups) {
			t.Errorf("%v: %q with %v; want %q with %v", k.facets, addresses(res), res.Counts[OfGroup], k.want, k.groups)
		}
		for id, n := range k.groups {
			if res.Counts[OfGroup][id] != n {
				t.Errorf("%v: %d of %s, not %d", k.facets, res.Counts[OfGroup][id], id, n)
			}
		}
	}
	if _, err := r.Search("avtale", Options{Facets: map[Facet][]string{"pris": {"1"}}}); err == nil {
		t.Error("a facet that is not known is no error")
	}
}
