package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/problem"
)

// TestOneHitIsAllowed shows that what an editor allows is that hit and no other: no
// part of a number, nothing that stands beside one, and nothing of another file.
func TestOneHitIsAllowed(t *testing.T) {
	id, other, token := nationalID(t), idFrom(t, "160390"), expand(t, "{{token}}")
	mail, phone := expand(t, "{{epost}}"), expand(t, "{{mobil}}")
	type attempt struct {
		name, finn, line string
		rule             problem.Rule
		want             int // findings that are left
	}
	attempts := []attempt{
		{"the number", id, "Sak " + id, problem.NationalID, 0},
		{"the number with what stands before it", "Sak " + id, "Sak " + id, problem.NationalID, 0},
		{"the number as it is grouped", id[:6] + " " + id[6:], "Sak " + id[:6] + " " + id[6:], problem.NationalID, 0},
		{"the number grouped in another way", id, "Sak " + id[:6] + " " + id[6:], problem.NationalID, 1},
		{"the number twice", id, id + " og " + id, problem.NationalID, 0},
		{"one of two", id, id + " og " + other, problem.NationalID, 1},
		{"both", id + " og " + other, id + " og " + other, problem.NationalID, 0},
		{"what stands beside it", "saksnummer", "saksnummer " + id, problem.NationalID, 1},
		{"all but the number", "Sak og noe mer", "Sak " + id + " og noe mer", problem.NationalID, 1},
		{"all but its last digit, and what stands before it", "Sak " + id[:10], "Sak " + id, problem.NationalID, 1},
		{"all but its first digit, and what stands behind it", id[1:] + " og", "Sak " + id + " og", problem.NationalID, 1},
		{"the empty text", " ", "Sak " + id, problem.NationalID, 1},
		{"the key", token, "Bruk " + token, problem.Secret, 0},
		{"the beginning of the key", token[:12], "Bruk " + token, problem.Secret, 1},
		{"the address", mail, "Skriv til " + mail, problem.PersonalData, 0},
		{"a part of the address", "@gmail.com", "Skriv til " + mail, problem.PersonalData, 1},
		{"the telephone number", phone, "Ring " + phone, problem.PersonalData, 0},
		{"a digit of it", "4", "Ring " + phone, problem.PersonalData, 1},
	}
	for from := range id { // every part of a number
		for to := from + 1; to <= len(id); to++ {
			if to-from < len(id) {
				attempts = append(attempts, attempt{fmt.Sprintf("digits %d to %d", from, to), id[from:to], "Sak " + id + " og " + other, problem.NationalID, 2})
			}
		}
	}
	for _, a := range attempts {
		t.Run(a.name, func(t *testing.T) {
			page := func(allow string) *fstest.MapFile {
				return &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n" + allow + "+++\n\n" + a.line + "\n")}
			}
			files := base(t)
			files["sider/a.md"] = page(fmt.Sprintf("tillat = [ { finn = %q, fordi = \"oppdiktet\" } ]\n", a.finn))
			left := func() int {
				_, ps, err := Content(files, Options{Today: today})
				if err != nil {
					t.Fatal(err)
				}
				n := 0
				for _, p := range ps {
					if p.Rule.ID == a.rule.ID && p.Pos.Line == 8 {
						n++
					}
				}
				return n
			}
			if n := left(); n != a.want {
				t.Errorf("%d are left, want %d", n, a.want)
			}
			files["sider/b.md"] = page("rekkefolge = 1\n")
			if n := left(); n <= a.want {
				t.Errorf("%d are left with a file that allows nothing", n)
			}
		})
	}
}

// TestAllowanceHoldsNoOther shows that the reason for what is allowed is read too,
// and that a text that allows nothing is told of.
func TestAllowanceHoldsNoOther(t *testing.T) {
	id, other := nationalID(t), idFrom(t, "160390")
	files := base(t)
	files["sider/a.md"] = &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n" +
		"tillat = [ { finn = \"" + id + "\", fordi = \"ikke " + other + "\" }, { finn = \"" + id[:4] + "\", fordi = \"for kort\" } ]\n+++\n\nSak " + id + ".\n")}
	_, ps, err := Content(files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	told := findings(ps)
	if len(ps) != 1 || ps[0].Rule.ID != problem.NationalID.ID || ps[0].Pos.Line != 5 || strings.Contains(told, other) {
		t.Errorf("%d findings:\n%s", len(ps), strings.NewReplacer(id, "(the number)", other, "(the other)").Replace(told))
	}
}

// TestAllowanceIsNotItsOwnUse shows that a number that stands nowhere but where it is
// allowed is told of as unused, and is not repeated.
func TestAllowanceIsNotItsOwnUse(t *testing.T) {
	id := nationalID(t)
	files := base(t)
	files["sider/a.md"] = &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n" +
		"tillat = [ { finn = \"" + id + "\", fordi = \"oppdiktet\" } ]\n+++\n\nIngen sak.\n")}
	_, ps, err := Content(files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if told := findings(ps); len(ps) != 1 || ps[0].Rule.ID != problem.Unused.ID || strings.Contains(told, id) {
		t.Errorf("%d findings:\n%s", len(ps), strings.ReplaceAll(told, id, "(the number)"))
	}
}

// TestAttachmentsAreAllowedBeside shows that an attachment may hold what a file in its
// own folder allows, and nothing else: no other number, and nothing that a file in
// another folder allows.
func TestAttachmentsAreAllowedBeside(t *testing.T) {
	id, other := nationalID(t), idFrom(t, "160390")
	for _, c := range []struct{ name, page, words, want string }{
		{"beside", "sider/mappe/index.md", id, ""},
		{"another number", "sider/mappe/index.md", other, "fodselsnummer ubrukt"},
		{"both", "sider/mappe/index.md", id + " og " + other, "fodselsnummer"},
		{"above", "sider/a.md", id, "fodselsnummer ubrukt"},
		{"in another folder", "sider/annen/index.md", id, "fodselsnummer ubrukt"},
	} {
		files := base(t)
		head := func(allow, body string) *fstest.MapFile {
			return &fstest.MapFile{Data: []byte("+++\ntittel = \"Side\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n" + allow + "+++\n\n" + body + "\n")}
		}
		files["sider/mappe/bilde.md"] = head("", "![a](a.svg)")
		files["sider/mappe/index.md"] = head("", "Side.")
		files["sider/mappe/a.svg"] = &fstest.MapFile{Data: []byte(drawing + "<text>" + c.words + "</text></svg>")}
		files[c.page] = head("tillat = [ { finn = \""+id+"\", fordi = \"oppdiktet\" } ]\n", "Side.")
		_, ps, err := Content(files, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range ps {
			got = append(got, p.Rule.ID)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want || tells(findings(ps)) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
