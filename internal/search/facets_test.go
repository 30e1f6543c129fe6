package search

import (
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// TestTermsFirst shows that the name of a term, in either language, leads to its
// own page first, or to the glossary's entry of the same name.
func TestTermsFirst(t *testing.T) {
	w := realWorld(t)
	r, err := Open(w.files)
	if err != nil {
		t.Fatal(err)
	}
	all, first := 0, 0
	for _, v := range w.catalogue.Vocabularies {
		for _, term := range v.Terms {
			own := slices.ContainsFunc(w.units, func(u Unit) bool { return u.Address == term.Address() })
			if !own {
				continue
			}
			for _, lang := range w.catalogue.Settings.Languages {
				name := term.Name.In(lang).Text
				res, err := r.Search(name, Options{Lang: lang})
				if err != nil {
					t.Fatal(err)
				}
				all++
				if len(res.Hits) > 0 && (sameName(res.Hits[0].Title.Text, name) || strings.TrimPrefix(res.Hits[0].Address, "/nn") == term.Address()) {
					first++
				} else {
					t.Logf("%q → %s\n%s", name, term.Address(), shown(res))
				}
			}
		}
	}
	t.Logf("%d of %d names lead to their terms first", first, all)
	if first*100 < 99*all {
		t.Errorf("%d of %d names of terms lead to them first; want 99 %%", first, all)
	}
}

func sameName(a, b string) bool { return strings.EqualFold(a, b) }

// TestCountyAndFact shows that a county's name and a group, or the name of a
// meeting point, lead to that county and the place on its page where it is.
func TestCountyAndFact(t *testing.T) {
	w := realWorld(t)
	r, err := Open(w.files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range w.catalogue.Counties {
		if c.Description == nil {
			continue
		}
		f := &c.Description.Facts
		wanted := map[string]string{} // query → anchor
		for _, fact := range f.Lists[catalogue.TargetGroups] {
			wanted[c.Name.NB+" "+fact.Term.Name.NB] = catalogue.FactAnchor(fact.Term, fact.Place)
		}
		for i, m := range f.Meetings {
			name := m.Name
			if name.Empty() && m.Type != nil {
				name = m.Type.Name
			}
			if !strings.Contains(name.NB, c.Name.NB) {
				name.NB += " " + c.Name.NB
			}
			wanted[name.NB] = catalogue.EntryAnchor("motepunkt", i)
		}
		for query, anchor := range wanted {
			res, err := r.Search(query, Options{Lang: catalogue.NB})
			if err != nil {
				t.Fatal(err)
			}
			if len(res.Hits) == 0 || !strings.HasPrefix(res.Hits[0].Address, c.Address()) {
				t.Errorf("%q does not lead to %s\n%s", query, c.Address(), shown(res))
				continue
			}
			if !slices.ContainsFunc(res.Hits[0].Sections, func(s Anchor) bool { return strings.HasSuffix(s.Address, "#"+anchor) }) {
				t.Errorf("%q does not lead to #%s\n%s", query, anchor, shown(res))
			}
		}
	}
}

// TestHitsTellCounty shows the counties that a hit is about.
func TestHitsTellCounty(t *testing.T) {
	w := realWorld(t)
	r, err := Open(w.files)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct{ query, address, want string }{
		{"Trøndelagsmodellen", "/fylker/trondelag/modell/", "Trøndelag"},
		{"Nordland", "/fylker/nordland/", ""},
		{"hva har skjedd etter 2022", "/kunnskap/etter-2022/", "Finnmark, Troms, Møre og Romsdal"},
		{"trekantsamtale", "/begreper/formater/trekant/", ""},
	} {
		res, err := r.Search(k.query, Options{Lang: catalogue.NB})
		if err != nil {
			t.Fatal(err)
		}
		i := Rank(res, k.address)
		if i == 0 {
			t.Errorf("%q does not find %s", k.query, k.address)
			continue
		}
		var names []string
		for _, name := range res.Hits[i-1].Counties {
			names = append(names, name.Text)
		}
		if got := strings.Join(names, ", "); got != k.want {
			t.Errorf("%s is about %q, not %q", k.address, got, k.want)
		}
	}
}
