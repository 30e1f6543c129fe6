package load

import (
	"strings"
	"unicode"
)

// roleWords are what the words for a role end in or are, in both standards. A
// compound ends in its head: "opplæringskoordinator", "NAV-veileder".
var roleWords = []string{
	"leder", "leiar", "koordinator", "veileder", "vegleder", "rettleiar", "rådgiver", "rådgivar", "ansvarlig", "ansvarleg",
	"representant", "konsulent", "saksbehandler", "saksbehandlar", "sakshandsamar", "direktør", "sjef", "lærer", "lærar", "rektor",
	"ansatt", "tilsett", "tilsatt", "kontakt", "kontaktperson", "medarbeider", "medarbeidar", "spesialist", "fagperson", "pedagog",
	"psykolog", "inspektør", "forsker", "forskar", "sekretær", "assistent", "deltaker", "deltakar", "medlem", "medlemmer",
	"utvikler", "utviklar", "analytiker", "analytikar", "koordinering", "administrasjon", "ledelse", "leiing", "voksenopplæring",
	"vaksenopplæring", "fagansvar", "instruktør", "planlegger", "planleggar", "mentor", "formidler", "formidlar", "hjelper", "hjelpar",
	"styrer", "styrar", "elev", "student", "lærling", "observatør", "møteleder", "møteleiar",
}

// roleEndings are inflections that may follow a role word.
var roleEndings = []string{"", "e", "en", "er", "ar", "ne", "ene", "ane", "a", "r", "s"}

// holdsRole tells whether the words hold a role word.
func holdsRole(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		for _, role := range roleWords {
			for _, end := range roleEndings {
				if strings.HasSuffix(w, role+end) {
					return true
				}
			}
		}
	}
	return false
}
