package norwegian

import (
	"strings"
	"unicode/utf8"
)

// The letters that are looked up as something plainer, and what they become.
// Everything is in lower case and NFC: letters of Norwegian, of Sami and Kven,
// and of the neighbours' names.
var folds = [][2]string{
	{"æ", "ae"}, {"ø", "o"}, {"å", "a"},
	{"à", "a"}, {"á", "a"}, {"â", "a"}, {"ã", "a"}, {"ä", "a"}, {"ā", "a"}, {"ą", "a"},
	{"ç", "c"}, {"ć", "c"}, {"č", "c"}, {"ď", "d"}, {"đ", "d"}, {"ð", "d"},
	{"è", "e"}, {"é", "e"}, {"ê", "e"}, {"ë", "e"}, {"ē", "e"}, {"ę", "e"}, {"ě", "e"},
	{"ğ", "g"}, {"ǥ", "g"}, {"ǧ", "g"}, {"ì", "i"}, {"í", "i"}, {"î", "i"}, {"ï", "i"}, {"ı", "i"},
	{"ǩ", "k"}, {"ł", "l"}, {"ñ", "n"}, {"ń", "n"}, {"ň", "n"}, {"ŋ", "n"},
	{"ò", "o"}, {"ó", "o"}, {"ô", "o"}, {"õ", "o"}, {"ö", "o"}, {"ő", "o"}, {"œ", "oe"},
	{"ř", "r"}, {"ś", "s"}, {"ş", "s"}, {"š", "s"}, {"ß", "ss"}, {"ť", "t"}, {"ŧ", "t"}, {"þ", "th"},
	{"ù", "u"}, {"ú", "u"}, {"û", "u"}, {"ü", "u"}, {"ū", "u"}, {"ů", "u"}, {"ű", "u"},
	{"ý", "y"}, {"ÿ", "y"}, {"ź", "z"}, {"ž", "z"}, {"ż", "z"}, {"ʒ", "z"}, {"ǯ", "z"},
}

// What is typed where the letter is not on the keyboard, as fold keys.
var foldsAgain = [][2]string{{"aa", "a"}, {"oe", "o"}}

var (
	folder      = replacer(folds)
	folderAgain = replacer(foldsAgain)
)

func replacer(table [][2]string) *strings.Replacer {
	var all []string
	for _, pair := range table {
		all = append(all, pair[0], pair[1])
	}
	return strings.NewReplacer(all...)
}

// Fold returns the key that a word is looked up by: æøå and letters with
// accents become plain ones. The word is in lower case and NFC.
func Fold(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return folder.Replace(word)
		}
	}
	return word
}

// FoldAgain returns the key of the second attempt at a lookup, for what is
// typed as aa and oe; it takes a key from Fold.
func FoldAgain(key string) string { return folderAgain.Replace(key) }

// Folds returns what Fold replaces, and by what.
func Folds() [][2]string { return append([][2]string(nil), folds...) }

// FoldsAgain returns what FoldAgain replaces, and by what, first match first.
func FoldsAgain() [][2]string { return append([][2]string(nil), foldsAgain...) }
