package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the files that scripts compare with anew")

// TestMain lets the test binary be katalog itself, for the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"katalog": main})
}

// TestScripts runs whole sessions. Each begins in a folder with the small
// made-up catalogue of internal/build in content/. Beside the usual commands,
//
//	code N command…   runs a command and wants this exit code
//	json FILE         wants the file (or stdout) to be one JSON value
//	keep FOLDER       notes what the folder holds
//	same FOLDER       wants it to hold just that
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup:               writeContent,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": wantCode, "json": wantJSON, "keep": keepFolder, "same": sameFolder,
		},
	})
}

type kept struct{} // key of the folders that a script has noted

func writeContent(env *testscript.Env) error {
	env.Values[kept{}] = map[string]map[string]string{}
	archive, err := txtar.ParseFile("../../internal/build/testdata/handbok-base.txtar")
	if err != nil {
		return err
	}
	for _, f := range archive.Files {
		name := filepath.Join(env.WorkDir, "content", filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if _, err := os.Stat(name); err == nil {
			continue // the script has its own
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func wantCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	have := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		ended, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		have = ended.ExitCode()
	}
	if have != want {
		ts.Fatalf("the exit code is %d, want %d", have, want)
	}
}

func wantJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: json FILE")
	}
	if json.Valid([]byte(ts.ReadFile(args[0]))) == neg {
		ts.Fatalf("JSON: %v", neg)
	}
}

func keepFolder(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: keep FOLDER")
	}
	ts.Value(kept{}).(map[string]map[string]string)[args[0]] = filesOf(ts, args[0])
}

func sameFolder(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: same FOLDER")
	}
	before, ok := ts.Value(kept{}).(map[string]map[string]string)[args[0]]
	if !ok {
		ts.Fatalf("%s has not been kept", args[0])
	}
	if maps.Equal(before, filesOf(ts, args[0])) == neg {
		ts.Fatalf("%s is as it was: %v", args[0], neg)
	}
}

// filesOf reads a folder, hidden files too.
func filesOf(ts *testscript.TestScript, folder string) map[string]string {
	files, err := readFolder(ts.MkAbs(folder))
	ts.Check(err)
	return files
}

func readFolder(folder string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[name] = string(data)
		return err
	})
	return files, err
}

// english are words of the flag library that must not reach the user.
var english = regexp.MustCompile(`(?i)\b(usage|flags?:|available|commands?|help for|help about|use|default|aliases|examples|string|additional|global|unknown|invalid|required|the|for more)\b`)

// TestHelp shows that every command explains itself in Norwegian.
func TestHelp(t *testing.T) {
	root := newRoot()
	root.InitDefaultHelpCmd()
	all := append([]*cobra.Command{root}, root.Commands()...)
	if len(all) < 7 {
		t.Fatalf("only %d commands", len(all))
	}
	for _, c := range all {
		for _, args := range [][]string{{"--help"}, {"-h"}} {
			have := helpOf(t, append(commandArgs(c), args...))
			for _, word := range english.FindAllString(have, -1) {
				t.Errorf("%s says %q:\n%s", c.CommandPath(), word, have)
			}
			if !bytes.Contains([]byte(have), []byte("Bruk:")) || !bytes.Contains([]byte(have), []byte(c.Short)) && c.Long == "" {
				t.Errorf("%s does not explain itself:\n%s", c.CommandPath(), have)
			}
		}
	}
}

func commandArgs(c *cobra.Command) []string {
	if !c.HasParent() {
		return nil
	}
	return []string{c.Name()}
}

func helpOf(t *testing.T, args []string) string {
	t.Helper()
	var out bytes.Buffer
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(&out)
	root.SetErr(&out)
	if err := root.Execute(); err != nil {
		t.Fatal(args, err)
	}
	return out.String()
}
