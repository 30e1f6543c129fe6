package norwegian

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// vocabularyOf counts the words.
func vocabularyOf(words string) map[string]int {
	v := map[string]int{}
	for _, word := range strings.Fields(words) {
		v[word]++
	}
	return v
}

// written shows the classes of more than one form.
func written(classes []Class) string {
	var all []string
	for _, c := range classes {
		if len(c) < 2 {
			continue
		}
		var forms []string
		for _, link := range c {
			forms = append(forms, link.Form)
		}
		slices.Sort(forms)
		all = append(all, strings.Join(forms, " "))
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

func TestClasses(t *testing.T) {
	for _, c := range []struct{ about, words, want string }{
		{"nouns", "avtale avtalen avtaler avtalene fylke fylket fylka", "avtale avtalen avtalene avtaler; fylka fylke fylket"},
		{"nouns that end like a form", "ansvar ansvaret aktivitet aktiviteter aktivitetene", "aktivitet aktivitetene aktiviteter; ansvar ansvaret"},
		{"short nouns", "by byen byer ås åsen uke uken uker", "by byen byer; uke uken uker; ås åsen"},
		{"nouns that lose an e", "regel regler artikkel artiklene middel midler", "artikkel artiklene; middel midler; regel regler"},
		{"nouns that double an m", "program programmet rom rommene", "program programmet; rom rommene"},
		{"nouns in -um and -é", "kriterium kriterier museum museet idé ideer komité komiteen", "ideer idé; komiteen komité; kriterier kriterium; museet museum"},
		{"genitives", "fylkeskommune fylkeskommunens veileder veileders barn barns", "barn barns; fylkeskommune fylkeskommunens; veileder veileders"},
		{"agent nouns", "kritiker kritikeren kritikerne kritikere kritikers", "kritiker kritikere kritikeren kritikerne kritikers"},
		{"an agent noun and the verb", "bruker brukeren brukere bruke bruk brukt", "bruk bruke brukt; bruker brukere brukeren"},
		{"agent nouns in nynorsk", "rettleiar rettleiaren rettleiarar rettleiarane", "rettleiar rettleiarane rettleiarar rettleiaren"},
		{"a verb that only looks like one", "rapport rapporter rapportere rapporterer", "rapport rapporter rapportere rapporterer"},
		{"verbs", "kjenne kjente kjent bo bor bodde prøve prøvde informere informerte", "bo bodde bor; informere informerte; kjenne kjent kjente; prøvde prøve"},
		{"adjectives", "full fullt fulle grønn grønt ny nytt viktig viktigere viktigst", "full fulle fullt; grønn grønt; ny nytt; viktig viktigere viktigst"},
		{"adjectives that lose an e", "enkel enkle sikker sikre", "enkel enkle; sikker sikre"},
		{"strong verbs", "trekke trakk trukket vedta vedtok vedtatt skrive skrev", "skrev skrive; trakk trekke trukket; vedta vedtatt vedtok"},
		{"vowel change", "hånd hender bok bøker håndbok håndbøker", "bok bøker; hender hånd; håndbok håndbøker"},
		{"other words for more", "liten små mindre god bedre gammel eldre", "bedre god; eldre gammel; liten mindre små"},
		{"nynorsk by the list", "rettleiing veiledning verksemd virksomhet ikkje ikke frå fra korleis hvordan", "fra frå; hvordan korleis; ikke ikkje; rettleiing veiledning; verksemd virksomhet"},
		{"nynorsk by sound and ending", "forsking forskning moglegheit mulighet utfordrande utfordrende kviler hviler tenkje tenke", "forsking forskning; hviler kviler; moglegheit mulighet; tenke tenkje; utfordrande utfordrende"},
		{"nynorsk in compounds", "grupperettleiing gruppeveiledning markedskoordinator marknadskoordinator fråfall frafall brukarreisa brukerreisen", "brukarreisa brukerreisen; frafall fråfall; grupperettleiing gruppeveiledning; markedskoordinator marknadskoordinator"},
		{"nynorsk, other forms", "rettleiarane veilederen veileder utgåve utgaver", "rettleiarane veileder veilederen; utgaver utgåve"},
		{"what has no letters alone", "14a 14 2020 §14a covid19", ""},
	} {
		if got := written(Classes(vocabularyOf(c.words))); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.about, got, c.want)
		}
	}
}

// TestApart lists words that look like forms of one another and are not.
func TestApart(t *testing.T) {
	for _, pair := range []string{
		"leder ledig", "leder lederskap", "leie leder", "ledd ledig", "ord orden", "ordet orden", "ordne ord", "for fører", "for før", "før fører", "for fort",
		"mål måler", "mål målgruppe", "måler målgruppe", "by bygg", "by bytt", "byer bytte", "bygd bygge", "fase fast", "faser faste", "fase faste", "rente rene", "renter ren",
		"senter sent", "senter sentral", "siden sider", "tid tidlig", "tidsskrift tid", "lov lovlig", "virksom virksomhet", "virke virksomhet", "ny nytte", "nytt nytte",
		"støtte støte", "flytte flyte", "lete lette", "måte måtte", "koste kose", "poste pose", "vitne viten", "endre ender", "under undre", "uten ute", "når nå",
		"verte vere", "seier ser", "veien ven", "kar kart", "takt takk", "tom tomt", "part par", "lyst lys", "kvart kvarter", "kurs kur", "mars mar", "hus hud",
		"oppgave oppgav", "utgave utgav", "punkt punktum", "post poste", "hest hes", "kontakt kontor", "kommune kommunal", "region regional",
		"egen eie", "egen eigar", "veileder veiledning", "rettleiar rettleiing", "arbeid arbeidsgiver", "utdanne utdanning", "sette se", "satt sitte", "lagt lage",
		"hver hvor", "kvar kor", "allé alle", "armé arme", "entré entre", "rad råd", "mal mål", "lop løp", "lære lærling", "skole skolere",
	} {
		a, b, _ := strings.Cut(pair, " ")
		if got := written(Classes(map[string]int{a: 1, b: 1})); got != "" {
			t.Errorf("%s are joined", got)
		}
	}
}

func TestReasons(t *testing.T) {
	v := vocabularyOf("veileder veileder veileder veilederen rettleiar rettleiaren idé idé ide ideer trekke trakk trekkje møte møte møter")
	want := []Class{
		{{"idé", Same}, {"ide", Folded}, {"ideer", Folded}},
		{{"møte", Same}, {"møter", Inflection}},
		{{"trakk", Same}, {"trekke", Inflection}, {"trekkje", Standard}},
		{{"veileder", Same}, {"rettleiar", Standard}, {"rettleiaren", Standard}, {"veilederen", Inflection}},
	}
	got := Classes(v)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestClassLimit gives a stem more forms than a class may have.
func TestClassLimit(t *testing.T) {
	v := map[string]int{}
	for _, ending := range Endings() {
		v["prøvning"+ending] = 1
		v["prøvningen"+ending] = 1
	}
	total := 0
	for _, c := range Classes(v) {
		total += len(c)
		if len(c) > largestClass {
			t.Errorf("a class of %d forms", len(c))
		}
	}
	if total != len(v) {
		t.Errorf("%d forms of %d", total, len(v))
	}
}

func TestClassesAreTheSame(t *testing.T) {
	v := listed()
	first := fmt.Sprint(Classes(v))
	for range 3 {
		if fmt.Sprint(Classes(v)) != first {
			t.Fatal("another order for the same vocabulary")
		}
	}
}

// listed is a vocabulary of all the words of the lists.
func listed() map[string]int {
	v := map[string]int{}
	for _, text := range []string{irregularText, apartText, functionText, fieldText, wholeText, strings.ReplaceAll(standardsText, "-", "")} {
		for word := range wordSet(text) {
			v[word] += len(word)
		}
	}
	return v
}
