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
var secretForms = slices.Concat([]secretForm{
	form(`-----? ?BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)? ?-----?`, "PRIVATE KEY"),
	form(`PuTTY-User-Key-File-\d`, "PuTTY-User-Key-File"),
	form(`AGE-SECRET-KEY-1[0-9A-Z]{20,}`, "AGE-SECRET-KEY-"),
	form(`\bgithub_pat_[A-Za-z0-9_]{20,}`, "github_pat_"),
	form(`hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9/]{20,}`, "hooks.slack.com"),
	form(`webhook\.office\.com/[A-Za-z0-9@/-]{20,}`, "webhook.office.com"), // Teams
	form(`AccountKey=[A-Za-z0-9+/=]{20,}`, "AccountKey="),                  // Azure
	form(`SharedAccess(?:Key|Signature)=[A-Za-z0-9+/=%]{20,}`, "SharedAccess"),
	form(`[?&;]sig=[A-Za-z0-9+/%=]{20,}`, "sig="),
	form(`\bAIza[A-Za-z0-9_-]{35}`, "AIza"), // Google
	form(`\bya29\.[A-Za-z0-9_-]{20,}`, "ya29."),
	form(`\bGOCSPX-[A-Za-z0-9_-]{20,}`, "GOCSPX-"),
	form(`\b[prs]k_live_[A-Za-z0-9]{10,}`, "k_live_"), // Stripe
	form(`\bwhsec_[A-Za-z0-9+/=]{20,}`, "whsec_"),
	form(`\bnpm_[A-Za-z0-9]{30,}`, "npm_"),
	form(`\bpypi-[A-Za-z0-9_-]{40,}`, "pypi-"),
	form(`\bdckr_pat_[A-Za-z0-9_-]{20,}`, "dckr_pat_"), // Docker
	form(`\bsk-(?:(?:ant|proj|svcacct|admin|or)-[A-Za-z0-9_-]{16,}|[A-Za-z0-9]{32,})`, "sk-"),
	form(`\bhf_[A-Za-z0-9]{30,}`, "hf_"),
	form(`\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`, "SG."),                    // SendGrid
	form(`\bATATT3[A-Za-z0-9_=-]{20,}`, "ATATT3"),                                  // Atlassian
	form(`\b\d{8,10}:AA[A-Za-z0-9_-]{30,}`, ":AA"),                                 // Telegram
	form(`\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}`, "eyJ"), // RFC 7519
	form(`\b[Bb]earer [A-Za-z0-9._~+/-]*\d[A-Za-z0-9._~+/-]{16,}`, "earer "),       // RFC 6750
	form(`\b[Bb]asic [A-Za-z0-9+/]{16,}={1,2}`, "asic "),                           // RFC 7617
	form(`://[^\s/:@"'<>]+:[^\s/:@"'<>]{3,}@`, "://"),
},
	forms(`[A-Za-z0-9]{20,}`, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),                                           // GitHub
	forms(`[A-Za-z0-9_-]{16,}`, "glpat-", "glptt-", "glrt-", "gldt-", "glcbt-", "glsoat-", "glft-", "glagent-"), // GitLab
	forms(`[A-Za-z0-9-]{10,}`, "xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xapp-"),          // Slack
	forms(`[0-9A-Z]{16}\b`, "AKIA", "ASIA"),                                                                     // AWS
	forms(`[a-f0-9]{40,}`, "doo_v1_", "dop_v1_", "dor_v1_"),                                                     // DigitalOcean
	forms(`[A-Za-z0-9_-]{20,}`, "hvs.", "hvb.", "hvr."),                                                         // Vault
	forms(`[A-Fa-f0-9]{20,}`, "shpat_", "shpca_", "shppa_", "shpss_"),                                           // Shopify
)

// secretNames end the names that a secret is assigned to.
var secretNames = []string{
	"password", "passord", "passwd", "pwd", "passphrase", "passfrase", "secret", "hemmelighet", "token", "apikey", "api_key", "api-key",
	"apinøkkel", "api_nøkkel", "api-nøkkel", "accesskey", "access_key", "access-key", "privatekey", "private_key", "private-key",
}

// longestSecret is how much of a value is looked at. The rest makes it no more
// secret, and names may stand inside values without end.
const longestSecret = 200

func form(pattern, hint string) secretForm {
	return secretForm{hint: []byte(hint), pattern: regexp.MustCompile(pattern)}
}

// forms are those of secrets that begin in one of several ways and go on alike.
func forms(rest string, beginnings ...string) []secretForm {
	var all []secretForm
	for _, b := range beginnings {
		all = append(all, form(`\b`+regexp.QuoteMeta(b)+rest, b))
	}
	return all
}

// Secrets returns the keys, tokens and passwords of the text: the documented
// forms of common issuers, and a value assigned to a name such as password.
// Overlapping hits are given as one.
func Secrets(text []byte) []Span {
	var hits []Span
	hinted := hintsIn(text)
	for i, f := range secretForms {
		if !hinted[i] {
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

// hintedBy are the forms by the first two bytes of their hints.
var hintedBy = func() map[uint16][]int {
	by := map[uint16][]int{}
	for i, f := range secretForms {
		by[firstTwo(f.hint)] = append(by[firstTwo(f.hint)], i)
	}
	return by
}()

// beginsHint tells of two bytes whether a hint begins with them.
var beginsHint = func() (begins [1 << 16]bool) {
	for two := range hintedBy {
		begins[two] = true
	}
	return begins
}()

func firstTwo(b []byte) uint16 { return uint16(b[0])<<8 | uint16(b[1]) }

// hintsIn tells of each form whether its hint stands in the text.
func hintsIn(text []byte) []bool {
	found := make([]bool, len(secretForms))
	for i := range len(text) - 1 {
		if two := firstTwo(text[i:]); beginsHint[two] {
			for _, form := range hintedBy[two] {
				found[form] = found[form] || bytes.HasPrefix(text[i:], secretForms[form].hint)
			}
		}
	}
	return found
}

// assignments finds what is assigned to a name that says "secret". A bare value
// needs a digit among its letters, since "passord: minst tolv tegn" is prose.
func assignments(text []byte) []Span {
	var hits []Span
	for i, c := range text {
		if c != '=' && c != ':' || !isSecretName(nameBefore(text[:i])) {
			continue
		}
		from, to, quoted := assigned(text, i+1)
		v := text[from:to]
		if len(v) < 6 || bytes.ContainsAny(v[:1], "$<{[(*%") || bytes.HasPrefix(v, []byte("xxx")) {
			continue
		}
		if looksRandom(v) || quoted && c == '=' && !bytes.ContainsAny(v, " \t") {
			hits = append(hits, Span{Start: from, Len: to - from})
		}
	}
	return hits
}

// assigned returns where the value behind the sign of an assignment begins and
// ends: in quotes, or up to a blank or a sign that ends a value. Of a long one it is
// the beginning.
func assigned(text []byte, at int) (from, to int, quoted bool) {
	from = at
	for from < len(text) && from-at < longestSecret && isBlank(text[from]) {
		from++
	}
	enders := " \t\r\n\v\f\"'<>,;"
	if from < len(text) && (text[from] == '"' || text[from] == '\'') {
		from, quoted, enders = from+1, true, "\"'\r\n"
	}
	most := text[from:min(len(text), from+longestSecret)]
	to = from + len(most)
	if end := bytes.IndexAny(most, enders); end >= 0 {
		to = from + end
	}
	return from, to, quoted
}

// nameBefore returns the name that text ends in, without the blanks and the
// quote behind it.
func nameBefore(text []byte) []byte {
	text = text[max(0, len(text)-2*longestSecret):]
	text = bytes.TrimRight(text, " \t")
	text = bytes.TrimRight(text, `"'`)
	start := len(text)
	for start > 0 && len(text)-start < longestWord*2 && (isAlnum(text[start-1]) || text[start-1] >= 0x80 || text[start-1] == '_' || text[start-1] == '-') {
		start--
	}
	return text[start:]
}

func isSecretName(name []byte) bool {
	if len(name) == 0 || !endsSecretName[name[len(name)-1]|0x20] {
		return false
	}
	return slices.ContainsFunc(secretNames, func(end string) bool {
		return len(name) >= len(end) && bytes.EqualFold(name[len(name)-len(end):], []byte(end))
	})
}

// endsSecretName tells of a byte whether a name ends in it.
var endsSecretName = func() (ends [256]bool) {
	for _, name := range secretNames {
		ends[name[len(name)-1]] = true
	}
	return ends
}()

// looksRandom tells whether v holds letters and digits, and no blanks.
func looksRandom(v []byte) bool {
	return bytes.ContainsAny(v, "0123456789") && bytes.ContainsFunc(v, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }) &&
		!bytes.ContainsAny(v, " \t")
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

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
