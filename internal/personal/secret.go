package personal

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
)

// A secretForm is one way in which a secret is written.
type secretForm struct {
	hint    []byte // stands in every text of the form; searched for first, since that is quick
	pattern *regexp.Regexp
}

// secretForms are the forms that those who issue the secrets document.
var secretForms = []secretForm{
	form("PRIVATE KEY", `-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----`),
	form("ghp_", `\bghp_[A-Za-z0-9]{20,}`),
	form("gho_", `\bgho_[A-Za-z0-9]{20,}`),
	form("ghu_", `\bghu_[A-Za-z0-9]{20,}`),
	form("ghs_", `\bghs_[A-Za-z0-9]{20,}`),
	form("ghr_", `\bghr_[A-Za-z0-9]{20,}`),
	form("github_pat_", `\bgithub_pat_[A-Za-z0-9_]{20,}`),
	form("glpat-", `\bglpat-[A-Za-z0-9_-]{16,}`),
	form("xox", `\bxox[abeoprs]-[A-Za-z0-9-]{10,}`),
	form("hooks.slack.com", `hooks\.slack\.com/services/[A-Za-z0-9/]{20,}`),
	form("AKIA", `\bAKIA[0-9A-Z]{16}\b`),
	form("ASIA", `\bASIA[0-9A-Z]{16}\b`),
	form("_live_", `\b[sr]k_live_[A-Za-z0-9]{10,}`),
	form("AIza", `\bAIza[A-Za-z0-9_-]{35}`),
	form("npm_", `\bnpm_[A-Za-z0-9]{30,}`),
	form("sk-", `\bsk-(?:ant|proj)-[A-Za-z0-9_-]{16,}`),
	form("eyJ", `\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}`),
	form("://", `://[^\s/:@"'<>]+:[^\s/:@"'<>]{3,}@`),
}

// secretNames end the names that a secret is assigned to.
var secretNames = []string{
	"password", "passord", "passwd", "pwd", "secret", "token", "apikey", "api_key", "api-key", "apinøkkel", "api_nøkkel",
	"api-nøkkel", "accesskey", "access_key", "access-key",
}

// assigned is the value behind the sign of an assignment: in quotes (1) or bare (2).
var assigned = regexp.MustCompile(`^[ \t]*(?:["']([^"'\r\n]{6,})["']|([^\s"'<>,;]{6,}))`)

func form(hint, pattern string) secretForm {
	return secretForm{hint: []byte(hint), pattern: regexp.MustCompile(pattern)}
}

// Secrets returns the keys, tokens and passwords of the text: the documented
// forms of common issuers, and a value assigned to a name such as password.
// Overlapping hits are given as one.
func Secrets(text []byte) []Span {
	var hits []Span
	for _, f := range secretForms {
		if !bytes.Contains(text, f.hint) {
			continue
		}
		for _, at := range f.pattern.FindAllIndex(text, -1) {
			hits = append(hits, Span{Start: at[0], Len: at[1] - at[0]})
		}
	}
	hits = append(hits, assignments(text)...)
	slices.SortFunc(hits, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Len, a.Len)) })
	return merge(hits)
}

// assignments finds what is assigned to a name that says "secret". A bare value
// needs a digit among its letters, since "passord: minst tolv tegn" is prose.
func assignments(text []byte) []Span {
	var hits []Span
	for i, c := range text {
		if c != '=' && c != ':' || !isSecretName(nameBefore(text[:i])) {
			continue
		}
		at := assigned.FindSubmatchIndex(text[i+1:])
		if at == nil {
			continue
		}
		quoted := at[2] >= 0
		start, end := i+1+max(at[2], at[4]), i+1+max(at[3], at[5])
		v := text[start:end]
		if bytes.ContainsAny(v[:1], "$<{[(*%") || bytes.HasPrefix(v, []byte("xxx")) {
			continue
		}
		if looksRandom(v) || quoted && c == '=' && !bytes.ContainsAny(v, " \t") {
			hits = append(hits, Span{Start: start, Len: end - start})
		}
	}
	return hits
}

// nameBefore returns the name that text ends in, without the blanks and the
// quote behind it.
func nameBefore(text []byte) []byte {
	text = bytes.TrimRight(text, " \t")
	text = bytes.TrimRight(text, `"'`)
	start := len(text)
	for start > 0 && len(text)-start < longestWord*2 && (isAlnum(text[start-1]) || text[start-1] >= 0x80 || text[start-1] == '_' || text[start-1] == '-') {
		start--
	}
	return bytes.ToLower(text[start:])
}

func isSecretName(name []byte) bool {
	return slices.ContainsFunc(secretNames, func(end string) bool { return bytes.HasSuffix(name, []byte(end)) })
}

// looksRandom tells whether v holds letters and digits, and no blanks.
func looksRandom(v []byte) bool {
	return bytes.ContainsAny(v, "0123456789") && bytes.ContainsFunc(v, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }) &&
		!bytes.ContainsAny(v, " \t")
}

// merge joins the sorted hits that overlap.
func merge(hits []Span) []Span {
	var merged []Span
	for _, h := range hits {
		if n := len(merged); n > 0 && h.Start < merged[n-1].Start+merged[n-1].Len {
			last := &merged[n-1]
			last.Len = max(last.Len, h.Start+h.Len-last.Start)
			continue
		}
		merged = append(merged, h)
	}
	return merged
}
