package page

import (
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// glossaryOf makes terms of "name nb | name nn | synonym | synonym …".
func glossaryOf(lines ...string) []*catalogue.Term {
	var terms []*catalogue.Term
	for _, l := range lines {
		f := strings.Split(l, " | ")
		terms = append(terms, &catalogue.Term{ID: f[0], Name: catalogue.Text{NB: f[0], NN: f[1]}, Synonyms: f[2:]})
	}
	return terms
}

func TestLexiconFinds(t *testing.T) {
	all := lexica(glossaryOf(
		"karriereveiledning | karriererettleiing | yrkesveiledning",
		"digital karriereveiledning | digital karriererettleiing | chat",
		"veisøker | vegsøkjar",
		"brukerreise | brukarreise",
		"henvisning | tilvising | henvise | melde til",
		"kvalifiseringsprogrammet (KVP) | kvalifiseringsprogrammet (KVP)",
		"oppfølgingstjenesten (OT) | oppfølgingstenesta (OT) | OT",
		"KS | KS",
		"Kunnskapstimen | Kunnskapstimen",
		"AAP, dagpenger og sykepenger | AAP, dagpengar og sjukepengar | dagpenger",
		"§ 14 a-vedtak | § 14 a-vedtak",
		"NAV-veileder | NAV-rettleiar | dagpenger",
	))
	for _, c := range []struct {
		name, text, want string
		lang             catalogue.Lang
	}{
		{"the word itself", "om karriereveiledning her", "karriereveiledning=karriereveiledning", catalogue.NB},
		{"not in the other standard", "om karriererettleiing her", "", catalogue.NB},
		{"in nynorsk", "om karriererettleiinga her", "karriererettleiinga=karriereveiledning", catalogue.NN},
		{"endings", "veisøkeren, veisøkere og veisøkernes", "veisøkeren=veisøker veisøkere=veisøker", catalogue.NB},
		{"a final e gives way", "brukerreisen, brukerreiser, brukerreisene", "brukerreisen=brukerreise brukerreiser=brukerreise brukerreisene=brukerreise", catalogue.NB},
		{"a verb as synonym", "kan henvise og melde til", "henvise=henvisning melde til=henvisning", catalogue.NB},
		{"the longest first", "en digital karriereveiledning", "digital karriereveiledning=digital karriereveiledning", catalogue.NB},
		{"over the end of a line", "digital\nkarriereveiledning", "digital\nkarriereveiledning=digital karriereveiledning", catalogue.NB},
		{"not over a comma", "digital, karriereveiledning", "karriereveiledning=karriereveiledning", catalogue.NB},
		{"not a part of a compound", "karriereveiledningssamtalen og e-karriereveiledning", "", catalogue.NB},
		{"not a part of an address", "se karriereveiledning.no og post@karriereveiledning", "", catalogue.NB},
		{"before a full stop", "God karriereveiledning. Ja.", "karriereveiledning=karriereveiledning", catalogue.NB},
		{"a capital begins a sentence", "Karriereveiledning er. Yrkesveiledning er «Chat»", "Karriereveiledning=karriereveiledning Yrkesveiledning=karriereveiledning", catalogue.NB},
		{"a capital elsewhere is a name", "hos Karriereveiledning AS", "", catalogue.NB},
		{"a name keeps its capital", "Kunnskapstimen, ikke kunnskapstimen", "Kunnskapstimen=Kunnskapstimen", catalogue.NB},
		{"what stands in brackets", "om KVP og Kvalifiseringsprogrammet", "KVP=kvalifiseringsprogrammet (KVP)", catalogue.NB},
		{"two letters are a name, not a synonym", "KS og OT, men ikke ks", "KS=KS", catalogue.NB},
		{"an abbreviation has no endings", "KSen og KVPene", "", catalogue.NB},
		{"a sign for a letter", "et § 14 a-vedtak", "§ 14 a-vedtak=§ 14 a-vedtak", catalogue.NB},
		{"the first term keeps a synonym", "med dagpenger", "dagpenger=AAP, dagpenger og sykepenger", catalogue.NB},
		{"hyphens join", "en NAV-veileder", "NAV-veileder=NAV-veileder", catalogue.NB},
		{"signs alone", "– … § 1, «» ", "", catalogue.NB},
		{"nothing", "", "", catalogue.NB},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range all[c.lang].find(c.text) {
				got = append(got, c.text[f.start:f.end]+"="+f.term.ID)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("found %q, want %q", s, c.want)
			}
		})
	}
}

// What almost is a long name must not be read again and again.
func BenchmarkLexicon(b *testing.B) {
	x := lexica(glossaryOf("a a a a a a a b | b"))[catalogue.NB]
	text := strings.Repeat("a ", 500_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(x.find(text)) != 0 {
			b.Fatal("found")
		}
	}
}
