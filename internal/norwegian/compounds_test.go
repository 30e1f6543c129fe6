package norwegian

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	vocabulary := vocabularyOf("trekant samtalen garantien næringa barn kylling fylker fengslet ressurser bruker siden retten ledere vei veiene " +
		"nav nav nav tar ser mer ting full arbeids arbeidet kjelde kompetansen språkrådet mangfoldet")
	s := NewSplitter(vocabulary, map[string]string{
		"underavtale": "under+avtale", "karrieredag": "karrieredag", "langtidssykmeldte": "langtid+sykmeldte",
	})
	for _, c := range []struct{ word, want string }{
		{"karriereveiledning", "karriere veiledning"},
		{"karriererettleiing", "karriere rettleiing"},
		{"kvalifiseringsløpene", "kvalifisering løpene"},
		{"ungdomsgarantien", "ungdom garantien"},
		{"fylkeskommunen", "fylke kommunen"},
		{"ressursmangel", "ressurs mangel"},
		{"kompetanseforum", "kompetanse forum"},
		{"fellesoppdrag", "felles oppdrag"},
		{"brukersiden", "bruker siden"},
		{"samarbeidsavtalene", "samarbeid avtalene"},
		{"arbeidsmarkedskompetanse", "arbeid marked kompetanse"},
		{"arbeidsavklaringspenger", "arbeid avklaring penger"},
		{"karrieresenterne", "karriere senterne"},
		{"barnehage", ""},  // hage is not known
		{"barnepanel", ""}, // nor is panel
		{"barnesamtale", "barn samtale"},
		{"navkontor", "nav kontor"},
		{"underavtale", "under avtale"},
		{"langtidssykmeldte", "langtid sykmeldte"},
		{"karrieredag", ""}, // the owner says so
		{"utdanning", ""}, {"utdanningane", ""}, {"samarbeidet", ""}, {"avtalene", ""}, {"tilbudene", ""},
		{"veiledere", ""}, {"veilederne", ""}, {"veilederens", ""}, {"rettleiarane", ""},
		{"aktivitetar", ""}, {"ressurser", ""}, {"ungdommer", ""}, {"brukeren", ""},
		{"planlegge", ""}, {"fullføre", ""}, {"partnerskap", ""}, {"kommunikasjon", ""}, {"arbeidsom", ""}, {"veiløs", ""},
		{"overskrift", ""}, {"innsats", ""}, {"oppfølging", ""}, {"språk", ""}, {"plan2020", ""}, {"", ""},
	} {
		if got := strings.Join(s.Split(c.word), " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.word, got, c.want)
		}
	}
}

// TestSplitKeepsTheWord shows that the parts stand in the word in their order.
func TestSplitKeepsTheWord(t *testing.T) {
	s := NewSplitter(listed(), nil)
	split := 0
	for first := range fieldWords {
		for _, head := range []string{"plan", "avtaler", "møtene"} {
			for _, word := range Joins(first, head) {
				rest, parts := word, s.Split(word)
				for _, part := range parts {
					i := strings.Index(rest, part)
					if i < 0 || i > 1 {
						t.Fatalf("%s is not made of %q", word, parts)
					}
					rest = rest[i+len(part):]
				}
				if len(parts) > 0 {
					split++
					if rest != "" {
						t.Fatalf("%s is more than %q", word, parts)
					}
				}
			}
		}
	}
	if split < len(fieldWords) {
		t.Errorf("only %d compounds are split", split)
	}
}

func TestJoins(t *testing.T) {
	if got := Joins("gruppe", "veiledning"); !slices.Contains(got, "gruppeveiledning") || len(got) != 3 {
		t.Errorf("got %q", got)
	}
	if got := Joins("arbeid", "tid"); !slices.Contains(got, "arbeidstid") {
		t.Errorf("got %q", got)
	}
}
