package load

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"modellkatalog/internal/problem"
	"modellkatalog/internal/promise"
)

// watched notes which files are opened, and how often.
type watched struct {
	fstest.MapFS
	opened map[string]int
}

func (w watched) Open(name string) (fs.File, error) {
	w.opened[name]++
	return w.MapFS.Open(name)
}

// ReadDir lists a folder without opening it as a file.
func (w watched) ReadDir(name string) ([]fs.DirEntry, error) { return w.MapFS.ReadDir(name) }

// A refusal is what may not lie in the content: files, and which rule says so.
type refusal struct {
	rule  problem.Rule
	mode  fs.FileMode
	names []string
}

// refusals are all kinds of files and names that are refused (promises.md, number 8).
func refusals() []refusal {
	places := []string{"%s", "sider/%s", "sider/tema/%s", "begreper/%s", "fylker/%s", "fylker/provefylket/%s", "fylker/provefylket/2022/%s"}
	var all []refusal
	add := func(rule problem.Rule, mode fs.FileMode, name string) {
		for _, place := range places {
			all = append(all, refusal{rule, mode, []string{fmt.Sprintf(place, name)}})
		}
	}
	for _, mode := range []fs.FileMode{
		fs.ModeSymlink, fs.ModeNamedPipe, fs.ModeSocket, fs.ModeDevice, fs.ModeDevice | fs.ModeCharDevice, fs.ModeIrregular,
	} {
		for _, name := range []string{"om.md", "kart.svg", "arenaer.toml", "provefylket2"} {
			add(problem.NotRegular, mode, name)
		}
	}
	for _, name := range []string{".skjult.md", ".gitignore", ".git", "..", "...", ".DS_Store.md", ".htaccess", ".en.nn.md"} {
		if name != ".." {
			add(problem.NotRegular, 0, name)
			add(problem.NotRegular, fs.ModeDir, name+"mappe")
		}
	}
	for _, name := range []string{"con", "prn", "aux", "nul", "com0", "com1", "com9", "com¹", "lpt1", "lpt9", "lpt³", "conin$", "CONOUT$", "con "} {
		for _, ending := range []string{"", ".md", ".svg", ".tar.gz", ".toml"} {
			add(problem.BadName, 0, name+ending)
			add(problem.BadName, 0, strings.ToUpper(name)+ending)
		}
		add(problem.BadName, fs.ModeDir, name)
	}
	for _, sign := range []string{"<", ">", ":", `"`, `\`, "|", "?", "*", "\x01", "\x1f", "\x7f", "\u0085", "\u202e", "\u2066", "\ufeff", "\n", "\t", "\r", "\xff", "\xc3"} {
		add(problem.BadName, 0, "a"+sign+"b.md")
		add(problem.BadName, fs.ModeDir, "a"+sign+"b")
	}
	for _, name := range []string{"slutt.", "slutt ", "om.md.", "om.md ", "a..", "å\u0323\u030a.md", "ma\u030al.md", "e\u0301.svg", "\u1100\u1161.md", "\u212b.md", "\u2126.md"} {
		add(problem.BadName, 0, name)
	}
	return all
}

// TestPromise8Names lays every kind of file and name that is refused in every place
// that content may have: it is refused by name, and never opened.
func TestPromise8Names(t *testing.T) {
	tries, broken := 0, 0
	for _, r := range refusals() {
		tries++
		files := watched{fstest.MapFS{"katalog.toml": &fstest.MapFile{Data: []byte("tittel = \"Oppdiktet\"\n")}}, map[string]int{}}
		for _, name := range r.names {
			files.MapFS[name] = &fstest.MapFile{Mode: r.mode, Data: []byte("+++\n+++\n")}
		}
		_, ps, err := Content(files, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if fault := refusedByName(r, ps, files.opened); fault != "" {
			broken++
			t.Errorf("%v %q: %s\n%s", r.mode, r.names, fault, findings(ps))
		}
	}
	promise.Tried(t, 8, "files that are refused by kind and name", tries, broken)
}

// refusedByName tells what is wrong with how something is refused, or "".
func refusedByName(r refusal, ps problem.List, opened map[string]int) string {
	for _, name := range r.names {
		if opened[name] > 0 && r.mode&fs.ModeDir == 0 {
			return "it was opened"
		}
		said := 0
		for _, p := range ps {
			if p.Pos.File == name && p.Rule.ID == r.rule.ID && p.Rule.Level == problem.Error && p.Help != "" {
				said++
			}
		}
		if said != 1 {
			return fmt.Sprintf("it is refused %d times", said)
		}
	}
	return ""
}

// TestPromise8Twins lays two files in one folder whose names some system holds for
// one: whatever else is said of them, one of them is refused.
func TestPromise8Twins(t *testing.T) {
	tries, broken := 0, 0
	for _, twins := range [][2]string{
		{"a.md", "A.md"}, {"om.md", "OM.MD"}, {"om.md", "Om.md"}, {"kart.svg", "kart.SVG"}, {"å.md", "a\u030a.md"}, {"Å.md", "å.md"}, {"\u212b.md", "å.md"}, {"ß.md", "ss.md"}, {"ß.md", "SS.md"},
		{"ſ.md", "s.md"}, {"\u212a.md", "k.md"}, {"ﬁ.md", "fi.md"}, {"æ.md", "Æ.md"}, {"ς.md", "σ.md"}, {"ǆ.md", "ǅ.md"}, {"é.md", "E\u0301.md"}, {"mappe", "Mappe"}, {"å", "A\u030a"},
	} {
		for _, folder := range []string{"", "sider/", "sider/tema/", "begreper/", "fylker/", "fylker/provefylket/"} {
			tries++
			files := fstest.MapFS{"katalog.toml": &fstest.MapFile{Data: []byte("tittel = \"Oppdiktet\"\n")}}
			for _, name := range twins {
				files[folder+name] = &fstest.MapFile{Data: []byte("+++\ntittel = \"x\"\nstatus = \"publisert\"\noppdatert = 2026-11-01\n+++\n")}
			}
			_, ps, err := Content(files, Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(ps, func(p problem.Problem) bool {
				return p.Rule.ID == problem.Duplicate.ID && (p.Pos.File == folder+twins[0] || p.Pos.File == folder+twins[1])
			}) {
				broken++
				t.Errorf("%q are both let in:\n%s", twins, findings(ps))
			}
		}
	}
	promise.Tried(t, 8, "pairs of names that are one on some system", tries, broken)
}

// letIn is what names of content look like.
var letIn = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*$`)

// FuzzName looks for a name that is let in and that some system cannot hold, or
// that nothing is said of.
func FuzzName(f *testing.F) {
	for _, r := range refusals() {
		f.Add(r.names[0][strings.LastIndexByte(r.names[0], '/')+1:])
	}
	for _, name := range []string{"om.md", "om.nn.md", "kart.svg", "a..md", "-.md", "a-.md", "om.md.md", "OM.MD", "a\u00adb.md", "１.md", "com1x.md", "index.md", "404.md", "ⅷ.md"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if !fs.ValidPath(name) || strings.Contains(name, "/") || name == "." {
			return
		}
		for _, folder := range []string{"", "sider/", "begreper/", "fylker/", "fylker/provefylket/"} {
			l := newLoader(fstest.MapFS{folder + name: &fstest.MapFile{}}, Options{Today: today})
			if err := l.find(); err != nil {
				t.Fatal(err)
			}
			taken, tip := l.files[folder+name] != nil, len(l.problems) == 1 && l.problems[0].Rule.ID == problem.Litter.ID
			if taken == (len(l.problems) > 0) {
				t.Errorf("%q is taken: %v, findings:\n%s", folder+name, taken, findings(l.problems))
			}
			if taken && name != "README.md" && (!letIn.MatchString(name) || reserved.MatchString(name) || !norm.NFC.IsNormalString(name)) {
				t.Errorf("%q is taken", folder+name)
			}
			if !taken && !tip && l.problems.Count(problem.Error) != 1 {
				t.Errorf("%q:\n%s", folder+name, findings(l.problems))
			}
		}
	})
}
