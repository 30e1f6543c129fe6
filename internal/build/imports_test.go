package build

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the root of the module, as seen from this package.
const root = "../.."

// arrows tells which of our packages each package may import. It holds for the
// code; a test may import what it needs to make its world.
var arrows = map[string]string{
	"problem":   "",
	"personal":  "",
	"catalogue": "problem",
	"prose":     "catalogue problem",
	"norwegian": "",
	"load":      "catalogue personal problem prose",
	"compare":   "catalogue problem",
	"draw":      "catalogue",
	"search":    "catalogue norwegian prose",
	"site":      "personal problem",
	"page":      "catalogue compare draw problem prose site", // problem: the place of a statement tells it from others
	"build":     "catalogue compare draw load page problem prose search site",
	"serve":     "problem site",
	"katalog":   "build catalogue problem search serve site",
	"promise":   "",                                // for tests
	"hostile":   "catalogue load personal problem", // for tests
	"browser":   "",                                // tests alone
	"faults":    "",                                // tests alone
}

// homes tells which packages may import what is not ours and not the standard
// library's, and the parts of the standard library that have one home.
var homes = map[string]string{
	"github.com/BurntSushi/toml":     "load",
	"github.com/pelletier/go-toml":   "load",
	"github.com/yuin/goldmark":       "prose",
	"github.com/tdewolff/minify":     "site",
	"github.com/tdewolff/parse":      "site",
	"github.com/fsnotify/fsnotify":   "serve",
	"github.com/spf13/cobra":         "katalog",
	"github.com/spf13/pflag":         "katalog",
	"golang.org/x/term":              "katalog",
	"golang.org/x/sync":              "build",
	"golang.org/x/sys":               "site",
	"golang.org/x/net/html":          "hostile", // for tests: the binary has none of it
	"golang.org/x/text/cases":        "load site",
	"golang.org/x/text/unicode/norm": "catalogue load norwegian page search site",
	"html/template":                  "page prose",
	"text/template":                  "",
	"net/http":                       "serve",
	"net":                            "serve",
	"os/exec":                        "",
	"os/signal":                      "katalog",
	"log":                            "serve", // net/http tells its errors to a logger
	"log/slog":                       "",
	"unsafe":                         "",
	"math/rand":                      "",
	"math/rand/v2":                   "",
}

// callers tells which packages may use what writes to a disk, prints, ends the
// process or looks at the clock.
var callers = map[string]string{
	"os.Create": "site katalog", "os.CreateTemp": "site katalog", "os.WriteFile": "site katalog", "os.OpenFile": "site katalog promise",
	"os.Mkdir": "site katalog", "os.MkdirAll": "site katalog", "os.MkdirTemp": "site katalog", "os.CopyFS": "site katalog",
	"os.Rename": "site katalog", "os.Remove": "site katalog", "os.RemoveAll": "site katalog", "os.Truncate": "site katalog",
	"os.Link": "site katalog", "os.Symlink": "site katalog", "os.Chmod": "site katalog", "os.Chown": "site katalog",
	"os.Chtimes": "site katalog", "os.OpenRoot": "site katalog",
	"os.Exit": "katalog", "os.Stdout": "katalog", "os.Stderr": "katalog", "os.Stdin": "katalog",
	"fmt.Print": "", "fmt.Printf": "", "fmt.Println": "",
	"time.Now": "build katalog serve", "time.Since": "katalog serve", "time.Local": "",
}

// source is one Go file of the module that is not a test.
type source struct {
	pkg   string // name of its folder
	name  string // from the root of the module
	file  *ast.File
	lines int
}

// sources parses every file of ours, whatever system it is for.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, top := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && d.Name() == "testdata" {
				return filepath.SkipDir // programs that tests run, and what they say of themselves
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			shown := strings.TrimPrefix(filepath.ToSlash(name), root+"/")
			all = append(all, source{path.Base(path.Dir(shown)), shown, file, fset.File(file.Pos()).LineCount()})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(all) == 0 {
		t.Fatal("no source files")
	}
	return all
}

// imports gives what the file imports.
func (s source) imports() []string {
	var all []string
	for _, spec := range s.file.Imports {
		all = append(all, strings.Trim(spec.Path.Value, "\"`"))
	}
	return all
}

// imported gives the package that a name stands for in the file.
func (s source) imported(name string) string {
	for i, what := range s.imports() {
		if as := s.file.Imports[i].Name; as != nil && as.Name == name || as == nil && path.Base(what) == name {
			return what
		}
	}
	return ""
}

func TestImports(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range sources(t) {
		packages[s.pkg] = true
		if _, ok := arrows[s.pkg]; !ok {
			t.Errorf("%s: the package %s has no row in the table of arrows", s.name, s.pkg)
		}
		for _, what := range s.imports() {
			if ours, ok := strings.CutPrefix(what, "modellkatalog/internal/"); ok {
				if !slices.Contains(strings.Fields(arrows[s.pkg]), ours) {
					t.Errorf("%s imports %s, which %s may not", s.name, ours, s.pkg)
				}
				continue
			}
			if fault := homeFault(s.pkg, what); fault != "" {
				t.Errorf("%s imports %s, %s", s.name, what, fault)
			}
		}
	}
	for name := range arrows {
		if !packages[name] {
			t.Errorf("the table of arrows has a row for %s, which is not there", name)
		}
	}
}

// homeFault says what is wrong with a package importing what is not ours.
func homeFault(pkg, what string) string {
	if what == "modellkatalog" && pkg != "katalog" {
		return "what is embedded is for cmd/katalog alone"
	}
	home, has := homeOf(what)
	if !has {
		if strings.Contains(strings.SplitN(what, "/", 2)[0], ".") {
			return "which has no home in the table"
		}
		return ""
	}
	if !slices.Contains(strings.Fields(home), pkg) {
		return fmt.Sprintf("whose home is %q", home)
	}
	return ""
}

// homeOf finds the row of a package or of a module that holds it.
func homeOf(what string) (home string, has bool) {
	for {
		if home, has = homes[what]; has {
			return home, true
		}
		i := strings.LastIndexByte(what, '/')
		if i < 0 || !strings.Contains(what, ".") {
			return "", false
		}
		what = what[:i]
	}
}

func TestCallers(t *testing.T) {
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok {
				return true
			}
			call := s.imported(x.Name) + "." + sel.Sel.Name
			if may, guarded := callers[call]; guarded && !slices.Contains(strings.Fields(may), s.pkg) {
				t.Errorf("%s uses %s, which is for %q", s.name, call, may)
			}
			return true
		})
	}
}

// TestBinary shows that the binary holds the modules that have a home, and none
// that only the tests need.
func TestBinary(t *testing.T) {
	c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/katalog")
	c.Dir = root
	var stderr strings.Builder
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err, stderr.String())
	}
	modules := strings.Fields(string(out))
	slices.Sort(modules)
	modules = slices.Compact(modules)
	if !slices.Contains(modules, "modellkatalog") {
		t.Fatalf("go list gave %q", modules)
	}
	for _, m := range modules {
		// The version at the end of a module's path is no part of a home, and
		// x/text has its homes by package.
		if base := path.Base(m); len(base) == 2 && base[0] == 'v' {
			m = path.Dir(m)
		}
		if _, ok := homes[m]; !ok && m != "modellkatalog" && m != "golang.org/x/text" {
			t.Errorf("the binary holds %s, which has no home", m)
		}
	}
}

func TestHouseRules(t *testing.T) {
	const limit = 400
	forbidden := []string{"util", "utils", "common", "types", "helper", "helpers", "core", "base", "misc", "shared", "lib", "model", "models"}
	for _, s := range sources(t) {
		if s.lines > limit {
			t.Errorf("%s has %d lines; a reader should not need more than %d at once", s.name, s.lines, limit)
		}
		if slices.Contains(forbidden, s.pkg) || slices.Contains(forbidden, s.file.Name.Name) {
			t.Errorf("%s: the name %s says nothing of what the package does", s.name, s.pkg)
		}
		for _, group := range s.file.Comments {
			for _, c := range group.List {
				if strings.Trim(c.Text, "/*-=# ") == "" && len(c.Text) > len("// ---") {
					t.Errorf("%s has a divider for a comment", s.name)
				}
			}
		}
	}
}

// TestNoSkips keeps tests that do not run out of the tree.
func TestNoSkips(t *testing.T) {
	tests, err := filepath.Glob(filepath.Join(root, "*", "*", "*_test.go"))
	if err != nil || len(tests) == 0 {
		t.Fatal("no tests", err)
	}
	for _, name := range tests {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []string{"(", "f(", "Now("} {
			if strings.Contains(string(text), ".Skip"+form) {
				t.Errorf("%s has a test that it can skip", name)
			}
		}
	}
}
