package load

import "modellkatalog/internal/catalogue"

// Values that occur in many tables (content contract, "Values that occur
// everywhere").
var (
	placeKey  = Key{Name: "sted", Form: ID, Of: anyPlace, NB: "stedet det gjelder", NN: "staden det gjeld"}
	answerKey = Key{Name: "svar", Form: Choice, Values: []string{"ja", "nei", "avsluttet"}, NB: "hva kilden sier; utelatt: ja", NN: "kva kjelda seier; utelate: ja"}
	basisKey  = Key{Name: "grunnlag", Form: Choice, Values: []string{"oppgitt", "oppgitt-felles", "utledet", "uklart"}, NB: "hvor godt det står; utelatt: oppgitt", NN: "kor godt det står; utelate: oppgitt"}
	citeKey   = Key{Name: "kilde", Form: Cite, Many: OneMore, NB: "kilden, og stedet i den", NN: "kjelda, og staden i ho"}
	noteKey   = Key{Name: "merknad", Form: Text, NB: "merknad; må med når grunnlaget er uklart", NN: "merknad; må med når grunnlaget er uklart"}
	aboutKey  = Key{Name: "omtale", Form: Text, NB: "omtale", NN: "omtale"}
	linkKey   = Key{Name: "lenke", Form: Link, NB: "hvor en kan lese mer", NN: "kvar ein kan lese meir"}
)

// standing are the keys that every table of a county file may carry.
func standing(keys ...Key) []Key {
	return append(keys, placeKey, citeKey, basisKey, noteKey)
}

// answered are the keys of a table that may also say no, or no longer.
func answered(keys ...Key) []Key {
	return standing(append(keys, answerKey)...)
}

// ids is a list of plain ids of the vocabulary, under the vocabulary's name.
func ids(vocabulary, nb, nn string) Key {
	return Key{Name: vocabulary, Form: ID, Of: vocabulary, Many: List, NB: nb, NN: nn}
}

// facts is a list of facts of the vocabulary, under the vocabulary's name.
func facts(vocabulary, nb, nn string) Key {
	return Key{Name: vocabulary, Form: Fact, Of: vocabulary, Many: List, NB: nb, NN: nn, Keys: answered(
		Key{Name: "id", Form: ID, Of: vocabulary, Need: Required, NB: "id-en", NN: "id-en"},
	)}
}

// judgement is one fact or a list of them.
func judgement(vocabulary, nb, nn string) Key {
	k := facts(vocabulary, nb, nn)
	k.Many = OneMore
	return k
}

// detailKeys are the lists that an offer or a project may carry.
func detailKeys() []Key {
	return []Key{
		ids(catalogue.TargetGroups, "hvem det er for", "kven det er for"),
		ids(catalogue.Timings, "når i løpet", "når i løpet"),
		ids(catalogue.WaysIn, "hvordan brukeren kommer inn", "korleis brukaren kjem inn"),
		ids(catalogue.Formats, "i hvilket format", "i kva format"),
		ids(catalogue.Arenas, "på hvilken arena", "på kva arena"),
		ids(catalogue.Forms, "i hvilken form for samarbeid", "i kva form for samarbeid"),
	}
}

var changeKey = Key{Name: "endringer", Form: Table, Many: List, Keys: []Key{
	{Name: "dato", Form: Date, Need: Required, NB: "når det ble endret", NN: "når det vart endra"},
	{Name: "del", Form: Choice, Values: changeable, NB: "nøkkelen eller delen av malen", NN: "nøkkelen eller delen av malen"},
	{Name: "tekst", Form: Text, Need: Required, NB: "hva som ble endret", NN: "kva som vart endra"},
}, NB: "hva som er endret", NN: "kva som er endra"}

// documentKeys are the keys that head every page.
var documentKeys = []Key{
	{Name: "tittel", Form: Text, Need: Required, NB: "tittelen på siden", NN: "tittelen på sida"},
	{Name: "ingress", Form: Text, NB: "en eller to setninger først", NN: "ei eller to setningar først"},
	{Name: "sprak", Form: Choice, Values: languages, NB: "målformen i filen; utelatt: katalogens første", NN: "målforma i fila; utelate: den første i katalogen"},
	{Name: "status", Form: Choice, Need: Required, Values: []string{"utkast", "publisert", "arkivert"}, NB: "utkast, publisert eller arkivert", NN: "utkast, publisert eller arkivert"},
	{Name: "oppdatert", Form: Date, Need: Required, NB: "når en redaktør sist endret filen", NN: "når ein redaktør sist endra fila"},
}

var personKeys = standing(
	Key{Name: "rolle", Form: Text, Role: true, NB: "rollen, ikke navnet", NN: "rolla, ikkje namnet"},
	Key{Name: "virksomhet", Form: Text, Need: Required, NB: "virksomheten", NN: "verksemda"},
)

var descriptionKeys = append(append([]Key{}, documentKeys...), append([]Key{
	{Name: "gjelder_for", Form: Date, NB: "tiden det beskriver, når den er en annen", NN: "tida det skildrar, når ho er ei anna"},
	{Name: "kilde", Form: Cite, Many: OneMore, Need: Required, NB: "kilden til alt som ikke har sin egen", NN: "kjelda til alt som ikkje har si eiga"},
	{Name: "opphav", Form: Choice, Need: Required, Values: []string{"fylket", "gjengitt", "redaksjonen"}, NB: "hvem som har laget teksten", NN: "kven som har laga teksten"},
	{Name: "bekreftet", Form: Table, Many: List, Keys: standing(
		Key{Name: "av", Form: Choice, Need: Required, Values: []string{"nav", "fylkeskommunen"}, NB: "hvem som har bekreftet", NN: "kven som har stadfesta"},
		Key{Name: "dato", Form: Date, Need: Required, NB: "når", NN: "når"},
	), NB: "hvem som har bekreftet teksten", NN: "kven som har stadfesta teksten"},
	{Name: "deltakere", Form: Table, Many: List, Keys: personKeys, NB: "hvem som var med og laget teksten", NN: "kven som var med og laga teksten"},
}, factKeys()...)...)

func factKeys() []Key {
	return []Key{
		facts(catalogue.Levels, "nivåer det samarbeides på", "nivå det blir samarbeidd på"),
		judgement(catalogue.Scopes, "hvor omfattende samarbeidet er", "kor omfattande samarbeidet er"),
		judgement(catalogue.Maturities, "hvor etablert samarbeidet er", "kor etablert samarbeidet er"),
		facts(catalogue.Anchorings, "hvem som bærer samarbeidet", "kven som ber samarbeidet"),
		facts(catalogue.TargetGroups, "målgrupper", "målgrupper"),
		{Name: "andre_malgrupper", Form: Text, Many: List, NB: "målgrupper med fylkets egne ord", NN: "målgrupper med fylket sine eigne ord"},
		facts(catalogue.Actors, "hvem som er med", "kven som er med"),
		facts(catalogue.WaysIn, "hvordan brukeren kommer inn", "korleis brukaren kjem inn"),
		facts(catalogue.Timings, "når i løpet", "når i løpet"),
		facts(catalogue.Forms, "former for samarbeid", "former for samarbeid"),
		facts(catalogue.Arenas, "arenaer", "arenaer"),
		facts(catalogue.Formats, "formater for veiledning", "format for rettleiing"),
		facts(catalogue.Principles, "prinsipper", "prinsipp"),
		facts(catalogue.Obstacles, "hindringer", "hindringar"),
		facts(catalogue.Causes, "årsaker til variasjon", "årsaker til variasjon"),
		{Name: "avtaler", Form: Table, Many: List, Keys: agreementKeys, NB: "avtaler, planer og regulering", NN: "avtalar, planar og regulering"},
		{Name: "tilbud", Form: Table, Many: List, Keys: offerKeys(), NB: "hva brukeren kan få", NN: "kva brukaren kan få"},
		{Name: "prosjekter", Form: Table, Many: List, Keys: projectKeys(), NB: "prosjekter", NN: "prosjekt"},
		{Name: "motepunkter", Form: Table, Many: List, Keys: meetingKeys, NB: "møtepunkter mellom partene", NN: "møtepunkt mellom partane"},
		{Name: "tiltak", Form: Table, Many: List, Keys: measureKeys, NB: "tiltak, og hvor langt de er kommet", NN: "tiltak, og kor langt dei er komne"},
		changeKey, formerKey, allowKey,
	}
}

var agreementKeys = answered(
	Key{Name: "type", Form: ID, Of: catalogue.AgreementOf, Need: Required, NB: "typen avtale", NN: "typen avtale"},
	Key{Name: "navn", Form: Text, NB: "navnet på avtalen", NN: "namnet på avtalen"},
	Key{Name: "parter", Form: ID, Of: catalogue.Actors, Many: List, NB: "partene", NN: "partane"},
	Key{Name: "karriereveiledning", Form: Choice, Values: []string{"ja", "nei", "ikke-oppgitt"}, NB: "om avtalen gjelder karriereveiledning", NN: "om avtalen gjeld karriererettleiing"},
	Key{Name: "signert", Form: Date, NB: "når den ble signert", NN: "når ho vart signert"},
	Key{Name: "fra", Form: Date, NB: "når den begynner å gjelde", NN: "når ho tek til å gjelde"},
	Key{Name: "til", Form: Date, NB: "når den slutter å gjelde", NN: "når ho sluttar å gjelde"},
	Key{Name: "erstatter", Form: Text, NB: "navnet på en tidligere avtale", NN: "namnet på ein tidlegare avtale"},
	ids(catalogue.TargetGroups, "hvem den gjelder", "kven ho gjeld"),
	aboutKey, linkKey,
)

func offerKeys() []Key {
	return answered(append([]Key{
		{Name: "navn", Form: Text, NB: "navnet på tilbudet; navn eller omtale må med", NN: "namnet på tilbodet; namn eller omtale må med"},
		aboutKey, linkKey,
	}, detailKeys()...)...)
}

func projectKeys() []Key {
	return answered(append([]Key{
		{Name: "navn", Form: Text, NB: "navnet på prosjektet", NN: "namnet på prosjektet"},
		{Name: "andre_navn", Form: String, Many: List, NB: "andre navn på det samme", NN: "andre namn på det same"},
		{Name: "niva", Form: ID, Of: catalogue.Levels, NB: "nivået det er på", NN: "nivået det er på"},
		{Name: "fra", Form: Date, NB: "når det begynte", NN: "når det tok til"},
		{Name: "til", Form: Date, NB: "når det sluttet", NN: "når det slutta"},
		{Name: "status", Form: Choice, Values: []string{"pagar", "avsluttet", "ikke-oppgitt"}, NB: "om det pågår; utelatt: ikke oppgitt", NN: "om det går føre seg; utelate: ikkje oppgitt"},
		ids(catalogue.Actors, "hvem som er med", "kven som er med"),
		{Name: "resultater", Form: Text, Many: List, NB: "resultater, med dato og kilde i teksten", NN: "resultat, med dato og kjelde i teksten"},
		aboutKey, linkKey,
	}, detailKeys()...)...)
}

var meetingKeys = answered(
	Key{Name: "type", Form: ID, Of: catalogue.Meetings, Need: Required, NB: "typen møtepunkt", NN: "typen møtepunkt"},
	Key{Name: "navn", Form: Text, NB: "navnet på møtepunktet", NN: "namnet på møtepunktet"},
	ids(catalogue.Actors, "hvem som møtes", "kven som møtest"),
	Key{Name: "hyppighet", Form: Text, NB: "hvor ofte", NN: "kor ofte"},
	aboutKey,
)

var measureKeys = standing(
	Key{Name: "id", Form: ID, Of: catalogue.Measures, Need: Required, NB: "tiltaket", NN: "tiltaket"},
	Key{Name: "status", Form: Choice, Need: Required, Values: []string{"i-bruk", "planlagt", "provd-avsluttet", "omtalt"}, NB: "hvor langt det er kommet", NN: "kor langt det er kome"},
	aboutKey,
)

var modelKeys = append(append([]Key{}, descriptionKeys...),
	Key{Name: "navn", Form: Text, NB: "navnet på modellen", NN: "namnet på modellen"},
	Key{Name: "gjelder", Form: Choice, Need: Required, Values: []string{"onsket", "i-bruk"}, NB: "ønsket, eller i bruk", NN: "ønskt, eller i bruk"},
	Key{Name: "prosjektleder", Form: Table, Keys: personKeys, NB: "rollen som leder arbeidet", NN: "rolla som leier arbeidet"},
	Key{Name: "prosjektdeltakere", Form: Table, Many: List, Keys: personKeys, NB: "roller som er med i arbeidet", NN: "roller som er med i arbeidet"},
	Key{Name: "visualisering", Form: Table, Keys: standing(
		Key{Name: "fil", Form: FileName, Need: Required, NB: "tegningen, en fil i samme mappe", NN: "teikninga, ei fil i same mappe"},
		Key{Name: "tekst", Form: Text, NB: "hva tegningen viser, med ord", NN: "kva teikninga viser, med ord"},
	), NB: "fylkets egen tegning", NN: "fylket si eiga teikning"},
	Key{Name: "resultater", Form: Text, Many: List, NB: "resultater, med dato og kilde i teksten", NN: "resultat, med dato og kjelde i teksten"},
	Key{Name: "organisering", Form: Table, Keys: standing(
		Key{Name: "avtalegrunnlag", Form: Choice, Values: []string{"eksisterende", "ny-ma-opprettes"}, NB: "avtalen modellen hviler på", NN: "avtalen modellen kviler på"},
	), NB: "hvordan samarbeidet er ordnet", NN: "korleis samarbeidet er ordna"},
	Key{Name: "brukerreise", Form: Table, Many: List, Keys: stepKeys, NB: "brukerens steg, i rekkefølge", NN: "stega til brukaren, i rekkjefølgje"},
	Key{Name: "roller", Form: Table, Many: List, Keys: dutyKeys, NB: "hvem som gjør hva", NN: "kven som gjer kva"},
)

var stepKeys = standing(
	Key{Name: "fase", Form: ID, Of: catalogue.Phases, Need: Required, NB: "fasen steget er i", NN: "fasen steget er i"},
	Key{Name: "aktorer", Form: ID, Of: catalogue.Actors, Many: List, Need: Required, NB: "hvem som er med", NN: "kven som er med"},
	Key{Name: "steg", Form: Text, Need: Required, NB: "hva som skjer", NN: "kva som skjer"},
	Key{Name: "arena", Form: ID, Of: catalogue.Arenas, NB: "hvor det skjer", NN: "kvar det skjer"},
	Key{Name: "varighet", Form: Text, NB: "hvor lenge", NN: "kor lenge"},
	Key{Name: "utfall", Form: Text, NB: "hva det fører til", NN: "kva det fører til"},
)

var dutyKeys = standing(
	Key{Name: "aktor", Form: ID, Of: catalogue.Actors, Need: Required, NB: "hvem", NN: "kven"},
	Key{Name: "fase", Form: ID, Of: catalogue.Phases, NB: "når; utelatt: hele veien", NN: "når; utelate: heile vegen"},
	Key{Name: "ansvar", Form: Text, NB: "ansvaret", NN: "ansvaret"},
	Key{Name: "oppgaver", Form: Text, Many: List, NB: "oppgavene", NN: "oppgåvene"},
)

// pageLists are the vocabularies and registers that a page may list ids of.
func pageLists() []string {
	return append(append([]string{}, catalogue.Dimensions...), catalogue.Glossary, counties, sources, laws)
}

func pageKeys() []Key {
	keys := append(append([]Key{}, documentKeys...),
		Key{Name: "kilde", Form: Cite, Many: OneMore, NB: "kilden til siden", NN: "kjelda til sida"},
		Key{Name: "rekkefolge", Form: Int, NB: "plassen i mappen", NN: "plassen i mappa"},
		Key{Name: "meny", Form: Text, NB: "kort tittel", NN: "kort tittel"},
	)
	for _, l := range pageLists() {
		keys = append(keys, ids(l, "hva siden handler om", "kva sida handlar om"))
	}
	return append(keys, changeKey, formerKey, allowKey)
}

var translationKeys = []Key{
	{Name: "tittel", Form: Text, NB: "tittelen på siden", NN: "tittelen på sida"},
	{Name: "ingress", Form: Text, NB: "en eller to setninger først", NN: "ei eller to setningar først"},
	{Name: "oppdatert", Form: Date, NB: "når oversettelsen sist ble endret", NN: "når omsetjinga sist vart endra"},
	allowKey,
}
