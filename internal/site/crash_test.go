package site

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// roleVariable tells the test binary that it is a child process: "hold" or
// "crash", and what for.
const roleVariable = "KATALOG_TEST_ROLE"

// childFailed is the exit code of a child that meets an error; a killed one has another.
const childFailed = 3

func TestMain(m *testing.M) {
	switch role := strings.Split(os.Getenv(roleVariable), "|"); role[0] {
	case "hold":
		report(hold(role[1]))
	case "crash":
		report(crash(role[1], role[2], role[3]))
	default:
		os.Exit(m.Run())
	}
}

func report(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(childFailed)
	}
	os.Exit(0)
}

// hold opens the target and keeps it until its input ends.
func hold(target string) error {
	st, err := Open(target)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	_, err = io.ReadAll(os.Stdin)
	return errors.Join(err, st.Discard())
}

// crash publishes the new site and is killed in its call number n.
func crash(target, mode, number string) error {
	n, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	d := testDisk()
	if mode == "two renames" {
		d = renamesOnly()
	}
	calls := 0
	return publish(target, failing(d, n, &calls, func() error {
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			return err
		}
		select {} // until the kill arrives
	}), newSite)
}

// child is this test binary in another role.
func child(role ...string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), roleVariable+"="+strings.Join(role, "|"))
	return c
}

func TestCrashAnywhereLeavesAWholeSite(t *testing.T) {
	for _, mode := range []string{"exchange", "two renames"} {
		killed := 0
		for n, died := 1, true; died; n++ {
			what := fmt.Sprintf("%s, killed in call %d", mode, n)
			target := filepath.Join(t.TempDir(), "public")
			mustPublish(t, target, oldSite)
			out, err := child("crash", target, mode, strconv.Itoa(n)).CombinedOutput()
			exit, failed := errors.AsType[*exec.ExitError](err)
			if died = failed && exit.ExitCode() != childFailed; died {
				killed++
			} else if err != nil {
				t.Fatalf("%s: %v\n%s", what, err, out)
			}
			if mode == "exchange" || exists(target) {
				mustHold(t, what, target, oldSite, newSite)
			}
			st, err := Open(target)
			if err != nil {
				t.Fatalf("%s: open again: %v", what, err)
			}
			mustHold(t, what+", opened again", target, oldSite, newSite)
			if err := st.Discard(); err != nil {
				t.Fatal(err)
			}
			mustBeAlone(t, what+", opened again", target)
			if !died && !maps.Equal(read(t, target), newSite) {
				t.Errorf("%s: not killed, and not published", what)
			}
		}
		if killed < 10 {
			t.Errorf("%s: killed only %d times", mode, killed)
		}
	}
}

func TestOneBuildAtATime(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	for _, end := range []string{"finished", "killed"} {
		c := child("hold", target)
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
			t.Fatalf("the child says %q, %v", line, err)
		}
		_, err = Open(target)
		want := fmt.Sprintf("prosess %d bygger nettstedet i denne mappen nå; vent til den er ferdig", c.Process.Pid)
		if refused, ok := errors.AsType[*Refused](err); !ok || refused.Reason != want || refused.Target != target {
			t.Errorf("error %v, want %q", err, want)
		}
		if end == "killed" {
			err = c.Process.Kill()
		} else {
			err = in.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Wait(); (err != nil) != (end == "killed") {
			t.Errorf("%s: the child ends with %v", end, err)
		}
		mustPublish(t, target, newSite)
		mustBeAlone(t, end, target)
	}
}

func TestOneStagingAtATimeInOneProcess(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	first, err := Open(target)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(target); err == nil || !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
		t.Errorf("second Open: %v", err)
	}
	if err := errors.Join(first.Put("index.html", []byte("ny")), first.Publish()); err != nil {
		t.Error(err)
	}
	mustHold(t, "the first", target, files{"index.html": "ny"})
}
