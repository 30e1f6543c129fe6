// Package promise counts how often the tests try each promise of the generator
// and how often it is broken. Only tests use it.
//
// Tests that can try a promise more often than make test has time for are named
// TestPromise<number>…; make faults runs them with FileVariable set, and prints
// what they wrote there.
package promise

import (
	"fmt"
	"os"
	"testing"
)

// FileVariable names the environment variable with the file that the tally is
// added to. Where it is set, tests take their time.
const FileVariable = "KATALOG_FAULTS"

// Times is how often a test tries: quick in make test, slow in make faults.
func Times(quick, slow int) int {
	if os.Getenv(FileVariable) == "" {
		return quick
	}
	return slow
}

// Tried notes that a promise, by its number in SECURITY.md, was tried in a way
// told in a few words, how often, and how often it was broken. A test that found
// it broken must itself fail as well.
func Tried(t testing.TB, number int, way string, tries, broken int) {
	t.Helper()
	t.Logf("promise %d, %s: %d tries, %d broken", number, way, tries, broken)
	if tries == 0 {
		t.Errorf("promise %d, %s: nothing was tried", number, way)
	}
	name := os.Getenv(FileVariable)
	if name == "" {
		return
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprintf(f, "%d\t%s\t%d\t%d\n", number, way, tries, broken); err != nil {
		t.Error(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}
