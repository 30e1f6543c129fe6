package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/hostile"
	"modellkatalog/internal/load"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/promise"
)

// says runs a command and gives what it writes to standard output and to standard
// error, with the line for a failure.
func says(t *testing.T, args ...string) (out, rest string) {
	t.Helper()
	var o, e strings.Builder
	root := newRoot()
	root.SetOut(&o)
	root.SetErr(&e)
	root.SetArgs(args)
	if err := root.ExecuteContext(t.Context()); err != nil {
		tell(&e, message(err))
	}
	return o.String(), e.String()
}

// put writes content in a new folder.
func put(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(folder, files); err != nil {
		t.Fatal(err)
	}
	return folder
}

func readContent(files fstest.MapFS) (problem.List, error) {
	_, found, err := load.Content(files, load.Options{Today: catalogue.Date{Year: 2026, Month: 11, Day: 23}})
	return found, err
}

// spoken counts what is written to a terminal, and judges it.
type spoken struct {
	t             *testing.T
	tries, broken int
}

func (s *spoken) judge(what string, err error) {
	s.t.Helper()
	if s.tries++; err != nil {
		s.broken++
		s.t.Errorf("%s: %v", what, err)
	}
}

// TestPromise5Terminal shows that no content, name, flag or query makes the command
// write what would move a terminal, or what is no JSON.
func TestPromise5Terminal(t *testing.T) {
	texts := append(hostile.Vectors(), hostile.Corpora(t)...)
	s := &spoken{t: t}

	wild := hostile.Make(func(number int, _ string) (string, bool) { return texts[number%len(texts)], true })
	content := put(t, wild.Files)
	out, rest := says(t, "check", "--content", content, "--color", "alltid")
	if strings.Count(rest, "feil") < 1000 {
		t.Errorf("only %d errors are told of", strings.Count(rest, "feil"))
	}
	s.judge("findings in colour", hostile.Terminal(out+rest, true))
	out, rest = says(t, "check", "--content", content, "--format", "json")
	s.judge("findings for programs", hostile.JSON(out))
	s.judge("beside findings for programs", hostile.Terminal(rest, false))

	for i, text := range texts { // as names of files and folders
		if name := strings.ReplaceAll(strings.ReplaceAll(text, "/", "-"), "\x00", "\x01"); name != "" && len(name) < 200 && name != "." && name != ".." {
			folder := filepath.Join(content, []string{"sider", "fylker/en", "begreper", "", "fylker"}[i%5])
			if err := os.WriteFile(filepath.Join(folder, name), nil, 0o644); err != nil && !os.IsExist(err) && i%5 < 4 {
				t.Logf("%q cannot be written: %v", name, err)
			}
			if err := os.Mkdir(filepath.Join(folder, name+"m"), 0o755); err != nil && !os.IsExist(err) {
				t.Logf("%q cannot be made: %v", name, err)
			}
		}
	}
	out, rest = says(t, "check", "--content", content)
	s.judge("names", hostile.Terminal(out+rest, false))
	out, _ = says(t, "check", "--content", content, "--format", "json")
	s.judge("names for programs", hostile.JSON(out))

	for _, text := range texts[:min(len(texts), promise.Times(400, len(texts)))] {
		for _, flag := range []string{"--base-url", "--date", "--format", "--color", "--content", "--layouts", "--out", "--" + text, ""} {
			args := slices.DeleteFunc([]string{"check", "--content", "finnes-ikke", flag, text}, func(s string) bool { return s == "" })
			out, rest = says(t, args...)
			s.judge(flag+" "+text, hostile.Terminal(out+rest, false))
		}
	}
	promise.Tried(t, 5, "what the command writes", s.tries, s.broken)
}

// TestPromise5CommandSearch shows the same of the answers to searches, and that
// addresses of a site that are let in leave nothing live.
func TestPromise5CommandSearch(t *testing.T) {
	texts := hostile.Vectors()
	s := &spoken{t: t}
	files, err := hostile.Titles(texts[:promise.Times(60, len(texts))], readContent)
	if err != nil {
		t.Fatal(err)
	}
	content, public := put(t, files), filepath.Join(t.TempDir(), "public")
	out, rest := says(t, "build", "-v", "--content", content, "--out", public)
	if !strings.Contains(out, "Ferdig") {
		t.Fatal(rest)
	}
	s.judge("build", hostile.Terminal(out+rest, false))
	for i, query := range append([]string{"oppdiktet", "script", "alert(1)"}, texts...) {
		out, rest = says(t, "search", "--out", public, "--color", "alltid", "--", query)
		s.judge("search for "+query, hostile.Terminal(strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(out)+rest, false))
		if i == 0 && strings.Count(out, "\n") < 20 {
			t.Errorf("a search finds nothing: %s", out)
		}
		if out, _ = says(t, "search", "--out", public, "--format", "json", "--", query); out != "" {
			s.judge("search for programs for "+query, hostile.JSON(out))
		}
	}
	for _, address := range append([]string{"https://example.no/a", "http://example.no:8080/~b/"}, texts...) {
		f := flags{content: content, out: public, baseURL: address, format: "text", color: "auto"}
		in, err := f.input()
		if err != nil {
			continue
		}
		if out, rest = says(t, "build", "--content", content, "--out", public, "--base-url", address); !strings.Contains(out, "Ferdig") {
			t.Errorf("%s: %s", address, rest)
		}
		has := func(file string) bool {
			_, err := os.Stat(filepath.Join(public, filepath.FromSlash(file)))
			return err == nil
		}
		err = fs.WalkDir(os.DirFS(public), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) == ".js" || name == ".katalog-manifest" {
				return err
			}
			data, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(name)))
			s.judge(address+": "+name, hostile.File(name, data, has, "", in.BaseURL))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	promise.Tried(t, 5, "answers of katalog search, and addresses of a site", s.tries, s.broken)
}

// TestPromise6Command shows that the command repeats no number and no secret, to people
// or to programs, wherever in the content they stand and however they are written.
func TestPromise6Command(t *testing.T) {
	id, broken, tries := hostile.NationalID("150390"), 0, 0
	content := put(t, hostile.Personal(id).Files)
	for _, args := range [][]string{nil, {"-v", "--color", "alltid"}, {"--format", "json"}, {"--strict", "-q"}} {
		out, rest := says(t, append([]string{"check", "--content", content}, args...)...)
		for line := range strings.Lines(out + rest) {
			if tries++; hostile.Repeats(line, id) {
				broken++
				t.Errorf("with %q a line repeats a number or a secret", args)
			}
		}
		if strings.Count(out+rest, "fødselsnummer") < 1000 {
			t.Errorf("with %q only %d numbers are told of", args, strings.Count(out+rest, "fødselsnummer"))
		}
	}
	promise.Tried(t, 6, "lines that the command writes", tries, broken)
}
