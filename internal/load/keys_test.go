package load

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// eachKey calls use with every key of every kind and the path to it.
func eachKey(use func(path string, k Key)) {
	var walk func(path string, keys []Key)
	walk = func(path string, keys []Key) {
		for _, k := range keys {
			use(path+"."+k.Name, k)
			walk(path+"."+k.Name, k.Keys)
		}
	}
	for _, kind := range Kinds {
		walk(kind.Name, kind.Keys)
	}
}

func TestEveryKeyIsDeclaredWhole(t *testing.T) {
	seen := map[string]bool{}
	registers := map[string]bool{anyPlace: true, groups: true, itself: true}
	for _, name := range vocabularyNames() {
		registers[name] = true
	}
	eachKey(func(path string, k Key) {
		if seen[path] {
			t.Errorf("%s is declared twice", path)
		}
		seen[path] = true
		for _, help := range []string{k.NB, k.NN} {
			if help == "" || strings.ContainsAny(help, "\n") || strings.HasSuffix(help, ".") || len([]rune(help)) > 70 || unicode.IsUpper([]rune(help)[0]) && unicode.IsLower([]rune(help)[1]) {
				t.Errorf("%s: help %q is not one short line in lower case", path, help)
			}
		}
		if needs := k.Form == ID || k.Form == Fact; needs != (k.Of != "") || needs && !registers[k.Of] {
			t.Errorf("%s: ids of %q", path, k.Of)
		}
		if (k.Form == Choice) != (len(k.Values) > 0) {
			t.Errorf("%s: values %v", path, k.Values)
		}
		if (k.Form == Table || k.Form == Fact) != (len(k.Keys) > 0) {
			t.Errorf("%s: nested keys %d", path, len(k.Keys))
		}
	})
}

func TestEveryFileMayAllowFindings(t *testing.T) {
	for _, kind := range Kinds {
		if (&table{keys: kind.Keys}).key("tillat").Form != Table {
			t.Errorf("%s has no tillat", kind.Name)
		}
	}
}

func TestAKeyThatIsNotDeclaredCannotBeRead(t *testing.T) {
	for name, read := range map[string]func(){
		"key":  func() { (&table{keys: searchKeys}).text("tittel") },
		"kind": func() { kind("ukjent") },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			read()
		})
	}
}

func TestUnknownKeyIsToldWithTheNearest(t *testing.T) {
	var found problem.List
	top, problems := parseTOML("x.toml", `tittl = "x"`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	(&checker{ids: registers{}, found: &found, top: settingsKeys}).table(top, settingsKeys)
	if len(found) != 2 || found[0].Help != "mente du «tittel»?" {
		t.Errorf("findings:\n%s", findings(found))
	}
}

// A key that is declared and read by no one would be accepted and lost.
func TestEveryKeyIsRead(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var readers strings.Builder
	for _, name := range names {
		if strings.HasPrefix(name, "keys") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		readers.Write(text)
	}
	lists := append(slices.Clone(catalogue.FactLists), pageLists()...)
	eachKey(func(path string, k Key) {
		if !strings.Contains(readers.String(), `"`+k.Name+`"`) && !slices.Contains(lists, k.Name) {
			t.Errorf("%s is read by no one", path)
		}
	})
}
