package serve

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"

	"modellkatalog/internal/problem"
	"modellkatalog/internal/site"
)

func TestChangesAreShown(t *testing.T) {
	for name, newWatcher := range map[string]func() (*fsnotify.Watcher, error){
		"events": fsnotify.NewWatcher,
		"no events": func() (*fsnotify.Watcher, error) {
			return nil, errors.New("no space left on device")
		},
	} {
		p := start(t, pages(t), newWatcher)
		if name == "no events" {
			p.await(`^kan ikke overvåke mappene \(no space left on device\); ser etter endringer hvert sekund i stedet$`)
		}
		next := p.events()
		if got := next(); got != "1" {
			t.Errorf("%s: the first build is number %q", name, got)
		}
		p.write("om/index.html", "<body>Nytt om</body>")
		if got := next(); got != "2" {
			t.Errorf("%s: the next build is number %q", name, got)
		}
		if a := p.ask("GET", "/om/"); a.text() != "<body>Nytt om</body>" || !strings.Contains(a.body, `data-bygg="2"`) {
			t.Errorf("%s: %q", name, a.body)
		}
		p.write("ny/mappe/index.html", "<body>Ny</body>")
		p.awaitPage("/ny/mappe/", "Ny")
		p.write("ny/mappe/index.html", "<body>Enda nyere</body>")
		p.awaitPage("/ny/mappe/", "Enda nyere")
		if err := os.RemoveAll(filepath.Join(p.folder, "ny")); err != nil {
			t.Fatal(err)
		}
		p.awaitPage("/ny/mappe/", "Finnes ikke")
		p.end()
	}
}

func TestMovedFolderIsStillWatched(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	p.write("a/b/index.html", "<body>en</body>")
	p.awaitPage("/a/b/", "en")
	if err := os.Rename(filepath.Join(p.folder, "a"), filepath.Join(p.folder, "c")); err != nil {
		t.Fatal(err)
	}
	p.awaitPage("/c/b/", "en")
	p.write("a/b/index.html", "<body>to</body>")
	p.awaitPage("/a/b/", "to")
	p.write("c/b/index.html", "<body>tre</body>")
	p.awaitPage("/c/b/", "tre")
}

func TestWatchedFolderGoesAndComesBack(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	p.awaitPage("/", "Hjem")
	away := p.folder + "-borte"
	if err := os.Rename(p.folder, away); err != nil {
		t.Fatal(err)
	}
	p.awaitPage("/", "Nettstedet lot seg ikke bygge")
	if err := os.Rename(away, p.folder); err != nil {
		t.Fatal(err)
	}
	p.awaitPage("/", "Hjem")
}

func TestOverflowReadsEverythingAgain(t *testing.T) {
	watchers := make(chan *fsnotify.Watcher, 100)
	p := start(t, pages(t), func() (*fsnotify.Watcher, error) {
		w, err := fsnotify.NewWatcher()
		watchers <- w
		return w, err
	})
	next := p.events()
	if got := next(); got != "1" {
		t.Errorf("the first build is number %q", got)
	}
	(<-watchers).Errors <- fsnotify.ErrEventOverflow
	p.await(`^for mange endringer på en gang; leser alle mappene på nytt$`)
	if got := next(); got != "2" {
		t.Errorf("the build after it is number %q", got)
	}
	p.write("om/index.html", "<body>Nytt</body>")
	p.awaitPage("/om/", "Nytt")
}

// TestStorm changes files and folders at random, and compares what is shown
// with a clean build.
func TestStorm(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	next := p.events()
	random := rand.New(rand.NewPCG(1, 2))
	folder := func() string {
		return filepath.Join(p.folder, fmt.Sprint("m", random.IntN(4)), fmt.Sprint("n", random.IntN(3)))
	}
	for round := range 4 {
		for range 150 {
			switch random.IntN(5) {
			case 0:
				_ = os.RemoveAll(folder()) // any of these may fail: the next one goes on from there
			case 1:
				_ = os.Rename(folder(), folder())
			default:
				file := filepath.Join(folder(), fmt.Sprint(random.IntN(3), ".html"))
				_ = os.MkdirAll(filepath.Dir(file), 0o755)
				_ = os.WriteFile(file, fmt.Append(nil, "<body>", random.Int(), "</body>"), 0o644)
			}
		}
		p.write("slutt.html", fmt.Sprint("runde ", round))
		want, _, err := build(p.folder)
		if err != nil {
			t.Fatal(err)
		}
		for !p.shows(want) {
			if next() == "" {
				t.Fatalf("round %d: what is shown is never what a clean build gives", round)
			}
		}
	}
}

// shows tells whether the preview shows the site, and nothing of an earlier one.
func (p *preview) shows(want *site.Memory) bool {
	for _, path := range want.Paths() {
		data, _ := want.Lookup(path)
		if a := p.ask("GET", "/"+path); a.text() != string(data) {
			return false
		}
	}
	for m := range 4 {
		for n := range 3 {
			for f := range 3 {
				path := fmt.Sprintf("m%d/n%d/%d.html", m, n, f)
				if _, ok := want.Lookup(path); !ok && p.ask("GET", "/"+path).status != 404 {
					return false
				}
			}
		}
	}
	return true
}

func TestChangeDuringABuildBuildsAgain(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	entered, leave := make(chan int), make(chan bool)
	builds, under := 0, 0
	s := newServer(Config{
		Build: func(context.Context) (*site.Memory, problem.List, error) {
			builds++ // without a lock: the race detector sees a second build at a time
			under++
			if under != 1 {
				t.Error("two builds at a time")
			}
			entered <- builds
			<-leave
			under--
			return &site.Memory{}, nil, nil
		},
		Log: func(string) {},
	}, nil)
	changed := make(chan struct{}, 1)
	ended := make(chan bool)
	go func() { s.buildOn(ctx, changed); close(ended) }()
	tell(changed)
	<-entered
	for range 10 {
		tell(changed)
	}
	leave <- true
	if n := <-entered; n != 2 {
		t.Errorf("build %d follows", n)
	}
	leave <- true
	stop()
	<-ended
	if builds != 2 {
		t.Errorf("%d builds, want 2", builds)
	}
}
