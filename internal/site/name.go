package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// longestName is the most that one part of a path may hold, in bytes (ext4,
// APFS and NTFS).
const longestName = 255

// deviceNames are names that Windows keeps for itself, with any ending
// (Microsoft, "Naming Files, Paths, and Namespaces").
var deviceNames = []string{
	"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// nameFault says, in Norwegian, why a path cannot be written everywhere. It is
// empty where nothing is wrong.
func nameFault(path string) string {
	if path == "" {
		return "det er tomt"
	}
	if !utf8.ValidString(path) {
		return "det er ikke UTF-8"
	}
	for part := range strings.SplitSeq(path, "/") {
		if why := partFault(part); why != "" {
			return why
		}
	}
	return ""
}

func partFault(part string) string {
	base, _, _ := strings.Cut(part, ".")
	switch {
	case part == "" || part == "." || part == "..":
		return "hver del av stien må ha et navn"
	case len(part) > longestName:
		return fmt.Sprintf("en del er lengre enn %d byte", longestName)
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		return "Windows tillater ikke punktum eller mellomrom til slutt"
	case slices.Contains(deviceNames, strings.ToLower(strings.TrimRight(base, " "))):
		return fmt.Sprintf("«%s» er et navn som Windows bruker selv", base)
	}
	if i := strings.IndexFunc(part, isForbidden); i >= 0 {
		r, _ := utf8.DecodeRuneInString(part[i:])
		return fmt.Sprintf("Windows tillater ikke tegnet %q", r)
	}
	return ""
}

func isForbidden(r rune) bool {
	return strings.ContainsRune(`<>:"|?*\`, r) || unicode.IsControl(r)
}

// foldPath returns the form of a path in which two paths are the same that some
// file system takes for the same: NFC and without case.
func foldPath(path string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(path)))
}
