package personal

import (
	"slices"
	"strings"
	"testing"

	"modellkatalog/internal/promise"
)

// found gives what the spans hold of the text.
func found(text string, spans []Span) []string {
	var words []string
	for _, s := range spans {
		words = append(words, text[s.Start:s.Start+s.Len])
	}
	return words
}

func TestMobileNumbers(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"ring 41234567 i dag", []string{"41234567"}},
		{"ring 412 34 567.", []string{"412 34 567"}},
		{"91 23 45 67", []string{"91 23 45 67"}},
		{"912\u00a034\u00a0567", []string{"912\u00a034\u00a0567"}},
		{"912 345 67", []string{"912 345 67"}},
		{"91.23.45.67", []string{"91.23.45.67"}},
		{"+47 412 34 567", []string{"+47 412 34 567"}},
		{"+4741234567", []string{"+4741234567"}},
		{"+47 9123 4567", []string{"+47 9123 4567"}},
		{"0047 91234567", []string{"0047 91234567"}},
		{"412 34 567 / 912 34 567", []string{"412 34 567", "912 34 567"}},
		{"412 34 567\r\n912 34 567\n", []string{"412 34 567", "912 34 567"}},
		{"22 00 00 00", nil},
		{"+47 22 00 00 00", nil},
		{"974 767 880", nil},
		{"974767880", nil},
		{"4000-9999", nil},
		{"45 000 000 kroner", nil},
		{"kr 4 500 000", nil},
		{"2022-09-30", nil},
		{"01.01.2024", nil},
		{"41 42 43 44 45", nil},
		{"§ 41, § 42, § 43 og § 44", nil},
		{"412 34\n567", nil},
		{"+4841234567", nil},
		{"412345678", nil},
		{"a41234567b0123456789abcdef", nil},
	} {
		if got := found(c.text, MobileNumbers([]byte(c.text))); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestEmailAddresses(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"skriv til kari.nordmann@example.no.", []string{"kari.nordmann@example.no"}},
		{"<mailto:Kari.Nordmann@example.no>", []string{"Kari.Nordmann@example.no"}},
		{"k.nordmann@example.no", []string{"k.nordmann@example.no"}},
		{"kari_nordmann2@example.no", []string{"kari_nordmann2@example.no"}},
		{"anne-kari.nordmann@example.no", []string{"anne-kari.nordmann@example.no"}},
		{"åse.bjørnstad@example.no", []string{"åse.bjørnstad@example.no"}},
		{"kari.nordmann+nav@example.no", []string{"kari.nordmann+nav@example.no"}},
		{"karin@gmail.com", []string{"karin@gmail.com"}},
		{"post@example.no, kontakt@example.no og karriere@example.no", nil},
		{"karriere.nordland@example.no", nil},
		{"nav.nordland@example.no", nil},
		{"no-reply@example.no", nil},
		{"nordland@example.no", nil},
		{"fylke.no@", nil},
		{"@kari.nordmann", nil},
		{"v1.2@example.no", nil},
		{"https://example.no/kari.nordmann", nil},
	} {
		if got := found(c.text, EmailAddresses([]byte(c.text))); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSecrets(t *testing.T) {
	// The secrets are put together here, so that none stands in the source.
	x := strings.Repeat("aB3", 14)
	for _, c := range []struct{ text, want string }{
		{"-----BEGIN " + "RSA PRIVATE KEY-----\r\nMII", "-----BEGIN " + "RSA PRIVATE KEY-----"},
		{"-----BEGIN " + "PRIVATE KEY-----", "-----BEGIN " + "PRIVATE KEY-----"},
		{"-----BEGIN " + "PGP PRIVATE KEY BLOCK-----", "-----BEGIN " + "PGP PRIVATE KEY BLOCK-----"},
		{"nøkkel: ghp" + "_" + x, "ghp" + "_" + x},
		{"github" + "_pat_" + x, "github" + "_pat_" + x},
		{"glpat" + "-" + x, "glpat" + "-" + x},
		{"xoxb" + "-1234567890-" + x, "xoxb" + "-1234567890-" + x},
		{"AKIA" + "ABCDEFGHIJKLMNOP", "AKIA" + "ABCDEFGHIJKLMNOP"},
		{"sk" + "_live_" + x, "sk" + "_live_" + x},
		{"npm" + "_" + x, "npm" + "_" + x},
		{"sk-ant" + "-" + x, "sk-ant" + "-" + x},
		{"eyJ" + x + ".eyJ" + x + "." + x, "eyJ" + x + ".eyJ" + x + "." + x},
		{"https://bruker:" + "hemmelig@example.no/", "://bruker:" + "hemmelig@"},
		{`password = "hunter22"`, "hunter22"},
		{`passord = 'helthemmelig'`, "helthemmelig"},
		{"PASSWORD=abc123", "abc123"},
		{"db_password: abc123", "abc123"},
		{"api-key: 0a1b2c3d4e", "0a1b2c3d4e"},
		{`"client_secret": "0a1b2c3d4e"`, "0a1b2c3d4e"},
		{"token = ghp" + "_" + x, "ghp" + "_" + x},
		{"passord: minst tolv tegn", ""},
		{"Passord: kreves ikke", ""},
		{`passord = "ikke oppgitt ennå"`, ""},
		{"password = ${PASSORD_1}", ""},
		{"token: <token-1234>", ""},
		{"tokenisering = 123456a", ""},
		{"-----BEGIN CERTIFICATE-----", ""},
		{"ghp_kort", ""},
		{"---- BEGIN " + "SSH2 ENCRYPTED PRIVATE KEY ----", "---- BEGIN " + "SSH2 ENCRYPTED PRIVATE KEY ----"},
		{"PuTTY-User-Key-File" + "-3: ssh-ed25519", "PuTTY-User-Key-File" + "-3"},
		{"AGE-SECRET-KEY" + "-1" + strings.ToUpper(x), "AGE-SECRET-KEY" + "-1" + strings.ToUpper(x)},
		{"gldt" + "-" + x, "gldt" + "-" + x},
		{"xapp" + "-1-" + x, "xapp" + "-1-" + x},
		{"https://hooks.slack.com/" + "services/T0/B0/" + x, "hooks.slack.com/" + "services/T0/B0/" + x},
		{"DefaultEndpointsProtocol=https;Account" + "Key=" + x + "==;", "Account" + "Key=" + x + "=="},
		{"?sv=2022&" + "sig=" + x + "%3D", "&" + "sig=" + x + "%3D"},
		{"AI" + "za" + x[:35], "AI" + "za" + x[:35]},
		{"ya29" + "." + x, "ya29" + "." + x},
		{"GOC" + "SPX-" + x, "GOC" + "SPX-" + x},
		{"wh" + "sec_" + x, "wh" + "sec_" + x},
		{"pypi" + "-" + x, "pypi" + "-" + x},
		{"dckr" + "_pat_" + x, "dckr" + "_pat_" + x},
		{"sk" + "-" + x, "sk" + "-" + x},
		{"hf" + "_" + x, "hf" + "_" + x},
		{"SG" + "." + x + "." + x, "SG" + "." + x + "." + x},
		{"dop" + "_v1_" + strings.Repeat("0a", 32), "dop" + "_v1_" + strings.Repeat("0a", 32)},
		{"hvs" + "." + x, "hvs" + "." + x},
		{"shpat" + "_" + strings.Repeat("0a", 16), "shpat" + "_" + strings.Repeat("0a", 16)},
		{"ATA" + "TT3" + x, "ATA" + "TT3" + x},
		{"123456789" + ":AA" + x, "123456789" + ":AA" + x},
		{"Authorization: Bear" + "er " + x, "Bear" + "er " + x},
		{"Authorization: Bas" + "ic " + x + "==", "Bas" + "ic " + x + "=="},
		{"passfrase: " + "a1b2c3", "a1b2c3"},
		{"password=$x,pass" + "word=abc123", "abc123"},
		{`passord = "` + strings.Repeat("a1", 200) + `"`, strings.Repeat("a1", 100)},
		{"a basic overview, and the bearer of the news", ""},
		{"sk-1 og sk-kurs-2022-for-nye-veiledere-i-skolen", ""},
		{"https://example.no:8080/sti@2", ""},
		{"norsk-ant-og-noe-mer-som-er-langt-nok", ""},
		{"2022-09-30 § 14 a, LOV-2006-06-16-20\r\n", ""},
	} {
		got := strings.Join(found(c.text, Secrets([]byte(c.text))), " ")
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPromise7Detectors shows that time grows with the length of a text, however it is made:
// were it with the square, one of these would take hours.
func TestPromise7Detectors(t *testing.T) {
	id := "15039012345"
	for _, c := range []struct{ name, piece string }{
		{"names inside values", "password="},
		{"names inside values in quotes", `passord="`},
		{"names with blanks", "token: "},
		{"blanks and signs", " \t=\t"},
		{"digits and letters without end", id + "aaaaaaaaaaaaa"},
		{"numbers without end", id},
		{"numbers with signs that are not seen", id + "\u200b"},
		{"numbers with blanks", id + " "},
		{"references that never end", "&#"},
		{"references", "&#49;"},
		{"bytes of an address", "%31%c2"},
		{"escapes", "\\u0031\\"},
		{"addresses with names", "https://a:b"},
		{"addresses with secrets", "://a:bcd@"},
		{"tokens", "eyJaaaaaaaa."},
		{"e-mail addresses", "a.a@a."},
		{"keys", "-----BEGIN A "},
	} {
		text := []byte(strings.Repeat(c.piece, promise.Times(1<<16, 1<<20)/len(c.piece)))
		for _, hits := range [][]Span{NationalIDs(text), Secrets(text), MobileNumbers(text), EmailAddresses(text)} {
			for i, hit := range hits {
				if hit.Len <= 0 || hit.Start+hit.Len > len(text) || i > 0 && hit.Start <= hits[i-1].Start {
					t.Fatalf("%s: hit %d at %+v", c.name, i, hit)
				}
			}
		}
	}
}

func TestAllow(t *testing.T) {
	id, other := number(t, "150390", 0), number(t, "160390", 0)
	key, name := "ghp"+"_"+strings.Repeat("aB3", 12), "pass"+"ord: hemmelig1"
	for _, c := range []struct {
		name  string
		allow []string
		text  string
		want  int
	}{
		{"nothing", nil, id + " " + key, 2},
		{"an empty text", []string{""}, id + " " + key, 2},
		{"the number", []string{id}, id, 0},
		{"the number with words", []string{"saken har nummer " + id}, id + " og " + other, 1},
		{"the number in groups", []string{id}, write("######-#####", id), 0},
		{"another number", []string{other}, id, 1},
		{"a digit", []string{id[:1]}, id, 1},
		{"ten digits", []string{id[:10]}, id, 1},
		{"what stands before it", []string{"nummer "}, "nummer " + id, 1},
		{"both", []string{id + " og " + other}, other + id[:0] + " " + id, 0},
		{"the key", []string{key}, key, 0},
		{"the beginning of the key", []string{key[:10]}, key, 1},
		{"another key", []string{key}, key + "x", 1},
		{"the password with its name", []string{name}, "x: " + name, 0},
		{"the password", []string{"hemmelig1"}, name, 0},
		{"the name of the password", []string{"passord"}, name, 1},
	} {
		a := Allow(c.allow)
		if got := len(a.NationalIDs([]byte(c.text))) + len(a.Secrets([]byte(c.text))); got != c.want {
			t.Errorf("%s: %d are left, want %d", c.name, got, c.want)
		}
	}
}

// TestAllowContacts shows that a mobile number and an address are allowed by a text that
// holds them whole, and no others are; and that a number is allowed however it is grouped.
func TestAllowContacts(t *testing.T) {
	const phone, other = "412" + "34567", "412" + "34568"
	mail := "oppdiktet.person" + "@" + "gmail.com"
	for _, c := range []struct {
		allowed, text string
		want          int
	}{
		{"", phone + ", " + mail, 2},
		{phone, phone + ", " + mail, 1},
		{"ring " + phone + " her", phone, 0},
		{phone, other, 1},
		{phone[:7], phone, 1},
		{mail, phone + ", " + mail, 1},
		{"skriv til " + mail, mail, 0},
		{mail[9:], mail, 1},
	} {
		if got := len(Allow([]string{c.allowed}).Contacts([]byte(c.text))); got != c.want {
			t.Errorf("%q in %q: %d are left, want %d", c.allowed, c.text, got, c.want)
		}
	}
	id := number(t, "150320", 0)
	if len(Allow([]string{id[:6] + " " + id[6:]}).NationalIDs([]byte(id))) != 0 {
		t.Error("a number that is allowed in groups is not allowed without")
	}
}
