package personal

import (
	"regexp"
	"slices"
	"strings"
)

var (
	emailAddress = regexp.MustCompile(`[\p{L}\d][\p{L}\d._%+'-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}`)
	namePart     = regexp.MustCompile(`^\p{L}[\p{L}'-]*\d{0,4}$`)
)

// roleWords begin a part of an address that belongs to an organisation or a role.
var roleWords = []string{
	"adm", "arkiv", "avdeling", "bestilling", "drift", "epost", "e-post", "faktura", "firmapost", "forvaltning", "fylke",
	"hjelp", "info", "innkjop", "innsyn", "karriere", "kommune", "kontakt", "kontor", "kundeservice", "kurs", "mail", "nav",
	"no-reply", "noreply", "opplaring", "personal", "personvern", "post", "presse", "prosjekt", "radgiv", "redaksjon",
	"resepsjon", "sekretariat", "senter", "service", "sikkerhet", "statistikk", "support", "team", "utdanning", "varsling",
	"veiled", "rettlei", "web",
}

// privateHosts are e-mail services for private persons.
var privateHosts = []string{
	"gmail.com", "hotmail.com", "hotmail.no", "icloud.com", "live.com", "live.no", "me.com", "msn.com", "online.no",
	"outlook.com", "proton.me", "protonmail.com", "yahoo.com", "yahoo.no",
}

// EmailAddresses returns the e-mail addresses of the text that look personal:
// name.name@…, and any address at a service for private persons. The address of
// a role or an organisation (post@, karriere.nordland@) is none.
func EmailAddresses(text []byte) []Span {
	var hits []Span
	for _, at := range emailAddress.FindAllIndex(text, -1) {
		if isPersonalEmail(strings.ToLower(string(text[at[0]:at[1]]))) {
			hits = append(hits, Span{Start: at[0], Len: at[1] - at[0]})
		}
	}
	return hits
}

func isPersonalEmail(address string) bool {
	local, host, _ := strings.Cut(address, "@")
	local, _, _ = strings.Cut(local, "+")
	parts := strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' })
	for _, part := range parts {
		if slices.ContainsFunc(roleWords, func(word string) bool { return strings.HasPrefix(part, word) }) {
			return false
		}
	}
	if slices.Contains(privateHosts, host) {
		return true
	}
	return len(parts) >= 2 && !slices.ContainsFunc(parts, func(part string) bool { return !namePart.MatchString(part) })
}
