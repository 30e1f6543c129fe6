//go:build unix

package load

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"modellkatalog/internal/problem"
)

// TestSpecialFiles reads a real folder with a pipe that nobody writes to, a socket
// and links: none is waited for, and none is followed.
func TestSpecialFiles(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, base(t)); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(t.TempDir(), "hemmelig.md")
	if err := os.WriteFile(secret, []byte("+++\nukjent = 1\n+++\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	within := func(name string) string { return filepath.Join(folder, name) }
	special := map[string]func() error{
		"sider/pipe.md":      func() error { return syscall.Mkfifo(within("sider/pipe.md"), 0o600) },
		"sider/lenke.md":     func() error { return os.Symlink(secret, within("sider/lenke.md")) },
		"sider/borte.md":     func() error { return os.Symlink("finnes-ikke", within("sider/borte.md")) },
		"sider/mappe":        func() error { return os.Symlink(filepath.Dir(secret), within("sider/mappe")) },
		"sider/ring.md":      func() error { return os.Symlink("ring.md", within("sider/ring.md")) },
		"fylker/ring":        func() error { return os.Symlink("..", within("fylker/ring")) },
		"begreper/null.toml": func() error { return os.Symlink("/dev/zero", within("begreper/null.toml")) },
	}
	for name, lay := range special {
		if err := lay(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	t.Chdir(within("sider")) // the name of a socket may be no longer than 100 bytes
	socket, err := net.Listen("unix", "hull.md")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = socket.Close() }()
	special["sider/hull.md"] = nil
	done := make(chan problem.List, 1)
	go func() {
		_, ps, err := Content(os.DirFS(folder), Options{Today: today})
		if err != nil {
			t.Error(err)
		}
		done <- ps
	}()
	var ps problem.List
	select {
	case ps = <-done:
	case <-time.After(time.Minute): // a hang, not slowness
		t.Fatal("a pipe is waited for")
	}
	for _, p := range ps {
		if special[p.Pos.File] == nil && p.Pos.File != "sider/hull.md" || p.Rule.ID != problem.NotRegular.ID {
			t.Errorf("%s", problem.Text(p))
		}
	}
	if len(ps) != len(special) || strings.Contains(findings(ps), "ukjent") {
		t.Errorf("%d findings of %d files:\n%s", len(ps), len(special), findings(ps))
	}
}
