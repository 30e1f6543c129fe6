//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSignals stops a build of many counties while it is at work, and wants the
// exit code that a shell gives, the old site untouched and nothing left beside it.
func TestSignals(t *testing.T) {
	folder := t.TempDir()
	writeCounties(t, filepath.Join(folder, "content"), 1)
	if code, said := runKatalog(t, folder, nil); code != exitFine {
		t.Fatalf("the first build ended with %d:\n%s", code, said)
	}
	before, err := readFolder(filepath.Join(folder, "public"))
	if err != nil {
		t.Fatal(err)
	}
	writeCounties(t, filepath.Join(folder, "content"), 90)
	for _, c := range []struct {
		signal os.Signal
		code   int
	}{{os.Interrupt, 130}, {syscall.SIGTERM, 143}} {
		code, said := runKatalog(t, folder, c.signal)
		if code != c.code || !strings.Contains(said, "stoppet; det som var publisert, er uendret") {
			t.Errorf("after %v the exit code is %d, want %d:\n%s", c.signal, code, c.code, said)
		}
		after, err := readFolder(filepath.Join(folder, "public"))
		if err != nil || !maps.Equal(before, after) {
			t.Errorf("after %v the old site is not as it was: %v", c.signal, err)
		}
		if left, err := filepath.Glob(filepath.Join(folder, ".public*")); err != nil || len(left) > 0 {
			t.Errorf("after %v there is left %q, %v", c.signal, left, err)
		}
	}
}

// runKatalog runs a build in a folder. It sends the signal as soon as the new
// site is begun on.
func runKatalog(t *testing.T, folder string, signal os.Signal) (code int, said string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	c := &exec.Cmd{Path: program, Args: []string{"katalog", "build"}, Dir: folder, Env: os.Environ(), Stdout: &out, Stderr: &out}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	if signal != nil {
		err = signalWhenBegun(c, filepath.Join(folder, ".public.katalog-ny"), signal, ended)
	} else {
		err = <-ended
	}
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), out.String()
}

// signalWhenBegun waits for the folder, sends the signal and waits for the end.
func signalWhenBegun(c *exec.Cmd, begun string, signal os.Signal, ended <-chan error) error {
	for {
		select {
		case err := <-ended:
			return err
		case <-time.After(time.Millisecond):
		}
		if _, err := os.Stat(begun); err == nil {
			break
		}
	}
	if err := c.Process.Signal(signal); err != nil {
		return err
	}
	return <-ended
}

// writeCounties writes a catalogue of made-up counties.
func writeCounties(t *testing.T, content string, n int) {
	t.Helper()
	write := func(name, text string) {
		name = filepath.Join(content, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	var register strings.Builder
	for i := range n {
		fmt.Fprintf(&register, "[[fylke]]\nid = \"f-%d\"\nnr = \"%02d\"\nnb = \"Prøvefylke %d\"\nmalform = \"noytral\"\nrute = [%d, %d]\n\n", i, i, i, i%20, i/20)
		write(fmt.Sprintf("fylker/f-%d/egenbeskrivelse.md", i), "+++\ntittel = \"Samarbeidet\"\nstatus = \"publisert\"\noppdatert = 2025-11-20\n"+
			"kilde = \"fylket\"\nopphav = \"fylket\"\n+++\n\n## Slik samarbeider de\n\n"+strings.Repeat("De møtes hver måned og snakker sammen.\n\n", 100))
	}
	write("katalog.toml", "tittel = \"Prøvekatalogen\"\nsprak = [\"nb\"]\n")
	write("begreper/fylker.toml", register.String())
}
