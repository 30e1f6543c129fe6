package personal

import (
	"slices"
	"strings"
	"testing"
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
