package problem

// A Rule is one thing that is checked. The source of all of them is the
// content contract, section "Findings".
type Rule struct {
	ID    string // stable, ASCII, as shown by --format json
	Level Level
	Doc   string // one line for editors, in Norwegian
	Hide  bool   // the message must not repeat the line: personal data, secrets
}

// The rules, in the order of the contract. Each has a case in
// internal/load/testdata or internal/build/testdata that triggers it and only it.
var (
	// Files.
	NotAllowedHere = Rule{ID: "ukjent-fil", Level: Error, Doc: "filen hører ikke hjemme her"}
	NotRegular     = Rule{ID: "ikke-vanlig-fil", Level: Error, Doc: "lenker, enheter og skjulte filer er ikke tillatt"}
	BadName        = Rule{ID: "filnavn", Level: Error, Doc: "filnavnet kan ikke brukes overalt"}
	Litter         = Rule{ID: "rusk", Level: Tip, Doc: "kjent rusk fra et program, ikke med på nettstedet"}
	TooLarge       = Rule{ID: "for-stort", Level: Error, Doc: "en grense for størrelse eller dybde er passert"}
	NotText        = Rule{ID: "ikke-tekst", Level: Error, Doc: "ikke UTF-8, eller kontrolltegn og tegn som snur retningen"}
	Attachment     = Rule{ID: "vedlegg", Level: Error, Doc: "vedlegget kan ikke publiseres"}

	// TOML and keys.
	Syntax        = Rule{ID: "syntaks", Level: Error, Doc: "TOML-en kan ikke leses"}
	FrontMatter   = Rule{ID: "hode", Level: Error, Doc: "filen begynner ikke med et hode mellom to linjer +++"}
	UnknownKey    = Rule{ID: "ukjent-nokkel", Level: Error, Doc: "nøkkelen finnes ikke"}
	WrongType     = Rule{ID: "feil-type", Level: Error, Doc: "verdien har feil form"}
	WrongValue    = Rule{ID: "feil-verdi", Level: Error, Doc: "verdien er ikke en av de tillatte"}
	Missing       = Rule{ID: "mangler", Level: Error, Doc: "en nøkkel som må være med, mangler"}
	UnknownID     = Rule{ID: "ukjent-id", Level: Error, Doc: "id-en er ikke definert"}
	Duplicate     = Rule{ID: "dobbelt", Level: Error, Doc: "nøkkel, id, slug eller adresse finnes to ganger"}
	EndBefore     = Rule{ID: "slutt-for-start", Level: Error, Doc: "slutten er før starten"}
	Cycle         = Rule{ID: "ring", Level: Error, Doc: "et begrep er overordnet seg selv"}
	UnknownFolder = Rule{ID: "ukjent-fylke", Level: Error, Doc: "mappen er ikke et fylke i registeret, eller er tom"}
	Translation   = Rule{ID: "oversettelse", Level: Error, Doc: "oversettelsen passer ikke til den første filen"}

	// Prose.
	RawHTML      = Rule{ID: "html", Level: Error, Doc: "HTML er ikke tillatt"}
	Heading      = Rule{ID: "overskrift", Level: Error, Doc: "overskriften er ikke en av malens, eller på feil nivå"}
	DeadLink     = Rule{ID: "dod-lenke", Level: Error, Doc: "lenken, ankeret eller vedlegget finnes ikke"}
	LinkScheme   = Rule{ID: "lenketype", Level: Error, Doc: "lenken er av en type som ikke er tillatt"}
	NationalID   = Rule{ID: "fodselsnummer", Level: Error, Doc: "et fødselsnummer eller D-nummer", Hide: true}
	Secret       = Rule{ID: "hemmelighet", Level: Error, Doc: "et passord, en nøkkel eller et token", Hide: true}
	PersonalData = Rule{ID: "personopplysning", Level: Warning, Doc: "personlig e-postadresse eller mobilnummer", Hide: true}
	PersonalName = Rule{ID: "personnavn", Level: Warning, Doc: "en rolle uten rolleord; kanskje et navn"}
	Spelling     = Rule{ID: "skrivemate", Level: Warning, Doc: "skrevet slik ordlisten sier at det ikke skal skrives"}
	AltText      = Rule{ID: "alt-tekst", Level: Warning, Doc: "et bilde uten tekst"}

	// The finished site.
	Live = Rule{ID: "levende", Level: Error, Doc: "en side holder noe som kan kjøre, hente eller sende noe"}

	// The catalogue as a whole.
	Contradiction = Rule{ID: "motsigelse", Level: Warning, Doc: "to opplysninger fra samme år sier imot hverandre"}
	SearchTest    = Rule{ID: "sokeprove", Level: Warning, Doc: "en søkeprøve finner ikke siden sin"}
	SearchRank    = Rule{ID: "sokeplass", Level: Tip, Doc: "en søkeprøve finner siden sin, men ikke først"}
	Outdated      = Rule{ID: "gjennomgang", Level: Tip, Doc: "siden er ikke gått gjennom på lenge"}
	NotDescribed  = Rule{ID: "ikke-beskrevet", Level: Tip, Doc: "en del av malen er ikke beskrevet"}
	Unused        = Rule{ID: "ubrukt", Level: Tip, Doc: "id-en er definert, men brukes ikke"}
	DeadAlias     = Rule{ID: "alias", Level: Tip, Doc: "aliaset peker på noe som ikke finnes"}
	OldID         = Rule{ID: "gammel-id", Level: Tip, Doc: "id-en er byttet ut"}
	NoLanguage    = Rule{ID: "sprak", Level: Tip, Doc: "oversettelse til et språk katalogen ikke har"}
)

// Rules lists every rule.
var Rules = []Rule{
	NotAllowedHere, NotRegular, BadName, Litter, TooLarge, NotText, Attachment,
	Syntax, FrontMatter, UnknownKey, WrongType, WrongValue, Missing, UnknownID, Duplicate, EndBefore, Cycle, UnknownFolder, Translation,
	RawHTML, Heading, DeadLink, LinkScheme, NationalID, Secret, PersonalData, PersonalName, Spelling, AltText, Live,
	Contradiction, SearchTest, SearchRank, Outdated, NotDescribed, Unused, DeadAlias, OldID, NoLanguage,
}
