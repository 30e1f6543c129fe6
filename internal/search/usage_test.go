package search

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// used is the time that the processors have worked for the test; on a shared
// machine it says more than a clock.
func used(t testing.TB) time.Duration {
	t.Helper()
	b, err := os.ReadFile("/proc/self/stat") // proc(5): utime and stime, in hundredths of a second
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	ticks := 0
	for _, f := range fields[11:13] {
		n, err := strconv.Atoi(f)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// highest is the most memory that the test has had, in bytes.
func highest(t testing.TB) int {
	t.Helper()
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	kB, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kB << 10
}
