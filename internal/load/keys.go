package load

import "modellkatalog/internal/catalogue"

// A Form is what a value looks like.
type Form int

const (
	Text     Form = iota // "…" in the file's language, or { nb = "…", nn = "…" }
	String               // words that read the same in both standards
	Name                 // a name in the standard that the key tells
	Slug                 // a new id: a-z, 0-9 and hyphens
	ID                   // an id that Of defines
	Ref                  // a term of any vocabulary: "vocabulary/id"
	Choice               // one of Values
	Date                 // a TOML date, or "2022" or "2022-09"
	Bool                 // true or false
	Int                  // a whole number from 0
	Link                 // https, http or mailto
	Web                  // https or http
	Template             // a web address that holds {fil}
	Path                 // an address of the site: "/gammel/sti/"
	FileName             // the name of an attachment in the same folder
	Cite                 // a source id, then the place in it as it stands
	Fact                 // an id that Of defines, or a table that begins with it (Keys)
	Words                // a list of words
	Table                // a table with Keys
	Pairs                // a table whose keys are free and whose values are words
)

// Many tells how many values a key takes.
type Many int

const (
	One     Many = iota
	OneMore      // one, or a list
	List         // a list, also with one element; of tables also [[…]]
)

// Need tells when a key must be there.
type Need int

const (
	Optional Need = iota
	Required
	WithNN // required when the catalogue is published in nynorsk
)

// A Key is one key of a table: all that checks, schema, formatter and manual
// need to know of it.
type Key struct {
	Name   string
	Form   Form
	Many   Many
	Need   Need
	Of     string   // for ID and Fact: the vocabulary or register that defines the ids
	Values []string // for Choice
	Keys   []Key    // for Table and Fact
	Role   bool     // words that tell a role, never a person's name
	NB, NN string   // help, one short line
}

// A Kind is one kind of content file.
type Kind struct {
	Name   string // stable, ASCII
	Where  string // where such files lie, for editors
	Matter bool   // the TOML stands between two lines +++, before prose
	Keys   []Key  // of the top level
	NB, NN string
}

// Names of the registers that ids are looked up in, beside the vocabularies.
const (
	counties = "fylker"
	places   = "steder"
	anyPlace = "sted" // counties and places together
	navUnits = "navenheter"
	sources  = "kilder"
	laws     = "lover"
	groups   = "gruppe" // of the same file
	itself   = "begrep" // of the same file
)

// Parts and keys that a change may be about (content contract, "endringer").
var changeable = append(partNames(),
	"nivaer", "omfang", "modenhet", "forankring", "malgrupper", "andre_malgrupper", "aktorer", "innganger", "tidspunkter",
	"samarbeidsformer", "arenaer", "formater", "prinsipper", "hindringer", "arsaker",
	"avtaler", "tilbud", "prosjekter", "motepunkter", "tiltak",
	"tittel", "ingress", "status", "kilde", "opphav", "bekreftet", "deltakere", "resultater", "prosjektleder", "prosjektdeltakere")

func partNames() []string {
	var names []string
	for _, p := range catalogue.Parts {
		names = append(names, string(p))
	}
	return names
}

// Kinds are all kinds of content files with their keys, in the order of the
// content contract.
var Kinds = []Kind{
	{Name: "katalog", Where: "katalog.toml", Keys: settingsKeys, NB: "katalogen", NN: "katalogen"},
	{Name: "sok", Where: "sok.toml", Keys: searchKeys, NB: "søket", NN: "søket"},
	{Name: "begreper", Where: "begreper/<dimensjon>.toml", Keys: vocabularyKeys(false, false), NB: "et vokabular", NN: "eit vokabular"},
	{Name: "aktorer", Where: "begreper/aktorer.toml", Keys: vocabularyKeys(true, false), NB: "aktørene", NN: "aktørane"},
	{Name: "ordliste", Where: "begreper/ordliste.toml", Keys: vocabularyKeys(false, true), NB: "ordlisten", NN: "ordlista"},
	{Name: "fylker", Where: "begreper/fylker.toml", Keys: countyKeys, NB: "fylkesregisteret", NN: "fylkesregisteret"},
	{Name: "steder", Where: "begreper/steder.toml", Keys: placeKeys, NB: "steder", NN: "stader"},
	{Name: "navenheter", Where: "begreper/navenheter.toml", Keys: navKeys, NB: "NAV-enheter", NN: "NAV-einingar"},
	{Name: "kilder", Where: "begreper/kilder.toml", Keys: sourceKeys, NB: "kilder", NN: "kjelder"},
	{Name: "lover", Where: "begreper/lover.toml", Keys: lawKeys, NB: "lover", NN: "lover"},
	{Name: "egenbeskrivelse", Where: "fylker/<fylke>/egenbeskrivelse.md", Matter: true, Keys: descriptionKeys, NB: "samarbeidet slik det er", NN: "samarbeidet slik det er"},
	{Name: "modell", Where: "fylker/<fylke>/modell.md", Matter: true, Keys: modelKeys, NB: "fylkets modell", NN: "fylket sin modell"},
	{Name: "side", Where: "sider/…/<side>.md", Matter: true, Keys: pageKeys(), NB: "en vanlig side", NN: "ei vanleg side"},
	{Name: "oversettelse", Where: "<fil>.nn.md, <fil>.nb.md", Matter: true, Keys: translationKeys, NB: "en oversettelse", NN: "ei omsetjing"},
}

// kind returns the keys of the kind of file.
func kind(name string) []Key {
	for _, k := range Kinds {
		if k.Name == name {
			return k.Keys
		}
	}
	panic("load: no kind of file is called " + name)
}

var allowKey = Key{Name: "tillat", Form: Table, Many: List, Keys: []Key{
	{Name: "finn", Form: String, Need: Required, NB: "teksten som skal få stå", NN: "teksten som skal få stå"},
	{Name: "fordi", Form: String, Need: Required, NB: "hvorfor den kan stå", NN: "kvifor han kan stå"},
}, NB: "funn i teksten som ikke er feil", NN: "funn i teksten som ikkje er feil"}

var formerKey = Key{Name: "tidligere", Form: Path, Many: List, NB: "adresser siden har hatt", NN: "adresser sida har hatt"}

var settingsKeys = []Key{
	{Name: "format", Form: Int, NB: "innholdsformatet; 1", NN: "innhaldsformatet; 1"},
	{Name: "tittel", Form: Text, Need: Required, NB: "navnet på katalogen", NN: "namnet på katalogen"},
	{Name: "utgiver", Form: Text, NB: "hvem som gir ut katalogen", NN: "kven som gir ut katalogen"},
	{Name: "url", Form: Web, NB: "adressen til nettstedet", NN: "adressa til nettstaden"},
	{Name: "sprak", Form: Choice, Many: List, Values: languages, NB: "målformer; den første ligger i roten", NN: "målformer; den første ligg i rota"},
	{Name: "meny", Form: String, Many: List, NB: "sidene i menyen, i rekkefølge", NN: "sidene i menyen, i rekkjefølgje"},
	{Name: "gjennomgas", Form: Int, NB: "måneder før en side bør ses over", NN: "månader før ei side bør sjåast over"},
	{Name: "rediger", Form: Template, NB: "adressen der {fil} kan redigeres", NN: "adressa der {fil} kan redigerast"},
	{Name: "kontakt", Form: Link, NB: "hvor feil og bidrag sendes", NN: "kvar feil og bidrag skal sendast"},
	{Name: "tilgjengelighetserklaring", Form: Web, NB: "erklæringen hos Uu-tilsynet", NN: "erklæringa hos Uu-tilsynet"},
	{Name: "lisens", Form: String, NB: "lisensen for innholdet, som CC-BY-4.0", NN: "lisensen for innhaldet, som CC-BY-4.0"},
	{Name: "sikkerhet", Form: Link, NB: "kontakt for security.txt", NN: "kontakt for security.txt"},
	{Name: "apne_data", Form: Bool, NB: "om DCAT-filene skal lages", NN: "om DCAT-filene skal lagast"},
	{Name: "utgivelse", Form: Table, Keys: []Key{
		{Name: "vert", Form: Choice, Values: []string{"github"}, NB: "hvilken verts filer som skrives", NN: "kva vert sine filer som blir skrivne"},
	}, NB: "hvor nettstedet legges ut", NN: "kvar nettstaden blir lagd ut"},
	allowKey,
}

var searchKeys = []Key{
	{Name: "alias", Form: Pairs, NB: "ord som betyr andre ord", NN: "ord som tyder andre ord"},
	{Name: "deling", Form: Pairs, NB: "hvordan et sammensatt ord deles, med +", NN: "korleis eit samansett ord skal delast, med +"},
	{Name: "synonymer", Form: Words, Many: List, NB: "grupper av ord som betyr det samme", NN: "grupper av ord som tyder det same"},
	allowKey,
}

var languages = []string{string(catalogue.NB), string(catalogue.NN)}

// vocabularyKeys are the keys of a vocabulary file; those of the actors and
// those of the glossary have some of their own.
func vocabularyKeys(actors, glossary bool) []Key {
	explain := Key{Name: "forklaring", Form: Text, NB: "hva begrepet betyr", NN: "kva omgrepet tyder"}
	if glossary {
		explain.Need = Required
	}
	term := []Key{
		{Name: "id", Form: Slug, Need: Required, NB: "id-en, som ikke endres", NN: "id-en, som ikkje skal endrast"},
		{Name: "nb", Form: Name, Need: Required, NB: "navnet på bokmål", NN: "namnet på bokmål"},
		{Name: "nn", Form: Name, Need: WithNN, NB: "navnet på nynorsk", NN: "namnet på nynorsk"},
		explain,
		{Name: "overordnet", Form: ID, Of: itself, Many: OneMore, NB: "et videre begrep i samme fil", NN: "eit vidare omgrep i same fil"},
		{Name: "gruppe", Form: ID, Of: groups, NB: "gruppen begrepet listes under", NN: "gruppa omgrepet står under"},
		{Name: "synonymer", Form: String, Many: List, NB: "andre ord det søkes med", NN: "andre ord det blir søkt med"},
		{Name: "se", Form: Ref, Many: List, NB: "begreper det henger sammen med", NN: "omgrep det heng saman med"},
		{Name: "lov", Form: ID, Of: laws, Many: List, NB: "lover som gjelder", NN: "lover som gjeld"},
	}
	if actors {
		term = append(term, Key{Name: "rolle", Form: Bool, NB: "om rollen kan få et eget ark", NN: "om rolla kan få eit eige ark"})
	}
	if glossary {
		term = append(term, Key{Name: "staves", Form: String, Many: List, NB: "skrivemåter teksten ikke skal bruke", NN: "skrivemåtar teksten ikkje skal bruke"})
	}
	term = append(term, formerKey,
		Key{Name: "tidligere_id", Form: Slug, Many: List, NB: "id-er begrepet har hatt", NN: "id-ar omgrepet har hatt"})
	return []Key{
		{Name: "gruppe", Form: Table, Many: List, Keys: []Key{
			{Name: "id", Form: Slug, Need: Required, NB: "id-en til gruppen", NN: "id-en til gruppa"},
			{Name: "nb", Form: Name, Need: Required, NB: "navnet på bokmål", NN: "namnet på bokmål"},
			{Name: "nn", Form: Name, Need: WithNN, NB: "navnet på nynorsk", NN: "namnet på nynorsk"},
		}, NB: "overskrifter begrepene listes under", NN: "overskrifter omgrepa står under"},
		{Name: "begrep", Form: Table, Many: List, Keys: term, NB: "begrepene, i rekkefølge", NN: "omgrepa, i rekkjefølgje"},
		allowKey,
	}
}

// named are the keys of a register entry whose nynorsk name defaults to bokmål.
func named(more ...Key) []Key {
	return append([]Key{
		{Name: "id", Form: Slug, Need: Required, NB: "id-en, som ikke endres", NN: "id-en, som ikkje skal endrast"},
		{Name: "nb", Form: Name, Need: Required, NB: "navnet på bokmål", NN: "namnet på bokmål"},
		{Name: "nn", Form: Name, NB: "navnet på nynorsk, når det er et annet", NN: "namnet på nynorsk, når det er eit anna"},
	}, more...)
}

var countyKeys = []Key{
	{Name: "fylke", Form: Table, Many: List, NB: "fylkene, i rekkefølge", NN: "fylka, i rekkjefølgje", Keys: named(
		Key{Name: "nr", Form: String, Need: Required, NB: "nummeret hos SSB", NN: "nummeret hos SSB"},
		Key{Name: "andre_navn", Form: Table, Many: List, Keys: []Key{
			{Name: "navn", Form: String, Need: Required, NB: "navnet", NN: "namnet"},
			{Name: "sprak", Form: Choice, Need: Required, Values: []string{"se", "sma", "smj", "fkv"}, NB: "språket", NN: "språket"},
		}, NB: "sidestilte navn på samisk og kvensk", NN: "sidestilte namn på samisk og kvensk"},
		Key{Name: "fra", Form: Date, NB: "første dag; utelatt: før 2018", NN: "første dag; utelate: før 2018"},
		Key{Name: "til", Form: Date, NB: "siste dag, for et fylke som er borte", NN: "siste dag, for eit fylke som er borte"},
		Key{Name: "forgjengere", Form: ID, Of: counties, Many: List, NB: "fylkene det ble laget av", NN: "fylka det vart laga av"},
		Key{Name: "malform", Form: Choice, Need: Required, Values: []string{"nb", "nn", "noytral"}, NB: "fylkeskommunens målform", NN: "målforma til fylkeskommunen"},
		Key{Name: "nav", Form: ID, Of: navUnits, Many: List, NB: "NAV-enhetene i fylket", NN: "NAV-einingane i fylket"},
		Key{Name: "kontakt", Form: Table, Many: List, Keys: []Key{
			{Name: "virksomhet", Form: Text, Need: Required, NB: "hvem en kan vende seg til", NN: "kven ein kan vende seg til"},
			{Name: "lenke", Form: Link, NB: "hvor", NN: "kvar"},
		}, NB: "virksomheter å vende seg til", NN: "verksemder å vende seg til"},
		Key{Name: "rute", Form: Int, Many: List, NB: "kolonne og rad i rutekartet, fra 0", NN: "kolonne og rad i rutekartet, frå 0"},
		Key{Name: "iso", Form: String, NB: "koden i ISO 3166-2, som NO-32", NN: "koden i ISO 3166-2, som NO-32"},
		formerKey,
	)},
	allowKey,
}

var placeKeys = []Key{
	{Name: "sted", Form: Table, Many: List, NB: "steder som er nevnt", NN: "stader som er nemnde", Keys: named(
		Key{Name: "fylker", Form: ID, Of: counties, Many: List, Need: Required, NB: "fylkene stedet ligger i", NN: "fylka staden ligg i"},
	)},
	allowKey,
}

var navKeys = []Key{
	{Name: "navenhet", Form: Table, Many: List, NB: "NAV-enhetene", NN: "NAV-einingane", Keys: named(
		Key{Name: "slag", Form: Choice, Need: Required, Values: []string{"fylke", "region"}, NB: "fylke eller region", NN: "fylke eller region"},
		Key{Name: "sete", Form: String, NB: "hvor enheten har sete", NN: "kvar eininga har sete"},
		Key{Name: "lenke", Form: Link, NB: "siden til enheten", NN: "sida til eininga"},
	)},
	allowKey,
}

var sourceKeys = []Key{
	{Name: "kilde", Form: Table, Many: List, Keys: []Key{
		{Name: "id", Form: Slug, Need: Required, NB: "id-en, som ikke endres", NN: "id-en, som ikkje skal endrast"},
		{Name: "tittel", Form: Text, Need: Required, NB: "tittelen på kilden", NN: "tittelen på kjelda"},
		{Name: "utgiver", Form: Text, NB: "hvem som ga den ut", NN: "kven som gav ho ut"},
		{Name: "dato", Form: Date, NB: "kildens egen dato", NN: "datoen til kjelda"},
		{Name: "lest", Form: Date, NB: "når den ble lest", NN: "når ho vart lesen"},
		{Name: "lenke", Form: Link, NB: "hvor den ligger", NN: "kvar ho ligg"},
	}, NB: "kildene, i rekkefølge", NN: "kjeldene, i rekkjefølgje"},
	allowKey,
}

var lawKeys = []Key{
	{Name: "lov", Form: Table, Many: List, Keys: []Key{
		{Name: "id", Form: Slug, Need: Required, NB: "id-en, som ikke endres", NN: "id-en, som ikkje skal endrast"},
		{Name: "nb", Form: Name, Need: Required, NB: "navnet på bokmål", NN: "namnet på bokmål"},
		{Name: "nn", Form: Name, Need: WithNN, NB: "navnet på nynorsk", NN: "namnet på nynorsk"},
		{Name: "forklaring", Form: Text, NB: "hva bestemmelsen sier", NN: "kva føresegna seier"},
		{Name: "da", Form: Text, Need: Required, NB: "hvor det sto", NN: "kvar det stod"},
		{Name: "na", Form: Text, Need: Required, NB: "hvor det står nå", NN: "kvar det står no"},
		{Name: "bekreftet", Form: Bool, NB: "om paragrafen er kontrollert; utelatt: nei", NN: "om paragrafen er kontrollert; utelate: nei"},
		{Name: "lenke", Form: Link, NB: "hvor den kan leses", NN: "kvar ho kan lesast"},
	}, NB: "lovene, da og nå", NN: "lovene, då og no"},
	allowKey,
}
