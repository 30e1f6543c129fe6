// Package serve shows the site while its content is being written.
//
// In go the folders to watch and a function that builds the site into memory;
// out come pages on a loopback address, built anew after every storm of changes,
// that reload themselves. When a build finds errors, every page shows them
// instead, until the content is right again; the last good site stays at hand.
//
// Guaranteed: nothing is written to the disk; only requests for the preview's
// own host are answered, with GET and HEAD, from memory and by exact path; what
// is shown after a storm of changes is what a clean build gives.
package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/fsnotify/fsnotify"

	"modellkatalog/internal/problem"
	"modellkatalog/internal/site"
)

// DefaultAddr is the address of the preview where Config names none.
const DefaultAddr = "127.0.0.1:1414"

// goodbye is how long requests under way may take when the preview ends.
const goodbye = 3 * time.Second

// Config is what a preview needs.
type Config struct {
	Watch  []string                                                      // folders, watched with all folders in them
	Build  func(ctx context.Context) (*site.Memory, problem.List, error) // one at a time
	Addr   string                                                        // loopback host and port; DefaultAddr when empty
	Format func(problem.List) string                                     // how findings look as text on the error page
	Log    func(line string)                                             // one event, in Norwegian; one call at a time
}

// Run shows the preview until the context ends, which is no error. It is an
// error when the address is not a loopback address or is taken.
func Run(ctx context.Context, c Config) error {
	return newServer(c, fsnotify.NewWatcher).run(ctx)
}

// A server is one preview.
type server struct {
	Config
	newWatcher func() (*fsnotify.Watcher, error)
	own        string // path of the preview's own files, with a token that no other page can know
	hosts      []string
	logging    sync.Mutex
	shown      atomic.Pointer[shown]
	built      chan struct{} // closed after the first build
}

// shown is what the pages show: the outcome of one build.
type shown struct {
	good  *site.Memory  // the last site without errors; nil before the first
	title string        // of the error page; empty when all is well
	fault string        // what the last build found, as text
	build int           // number of the build
	over  chan struct{} // closed when a later build is shown
}

func newServer(c Config, newWatcher func() (*fsnotify.Watcher, error)) *server {
	if c.Addr == "" {
		c.Addr = DefaultAddr
	}
	s := &server{Config: c, newWatcher: newWatcher, own: "/.katalog/" + rand.Text() + "/", built: make(chan struct{})}
	s.shown.Store(&shown{over: make(chan struct{})})
	return s
}

func (s *server) run(ctx context.Context) error {
	l, err := listen(s.Addr)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	s.hosts = hostsOf(l.Addr())
	ctx, cancel := context.WithCancel(ctx)
	var others sync.WaitGroup
	defer others.Wait()
	defer cancel()
	changed := make(chan struct{}, 1)
	others.Go(func() { s.watch(ctx, changed) })
	others.Go(func() { s.buildOn(ctx, changed) })
	s.log("forhåndsvisning på http://%s/ (avslutt med Ctrl+C)", l.Addr())
	return s.answer(ctx, l)
}

// answer serves requests until the context ends.
func (s *server) answer(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ErrorLog:          log.New(lines(s.log), "", 0),
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
	defer cancel()
	err := h.Shutdown(patience)
	if errors.Is(err, context.DeadlineExceeded) {
		s.log("noen svar ble avbrutt")
		err = h.Close()
	}
	<-ended // http.ErrServerClosed
	if err != nil {
		return fmt.Errorf("serve: shut down: %w", err)
	}
	return nil
}

// buildOn builds the site whenever something has changed, one build at a time.
func (s *server) buildOn(ctx context.Context, changed <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-changed:
			s.build(ctx)
		}
	}
}

// build builds the site once and shows the outcome.
func (s *server) build(ctx context.Context) {
	memory, found, err := s.Build(ctx)
	if ctx.Err() != nil {
		return
	}
	before := s.shown.Load()
	now := &shown{good: before.good, build: before.build + 1, over: make(chan struct{})}
	if n := found.Count(problem.Error); err != nil {
		now.title, now.fault = "Nettstedet lot seg ikke bygge", err.Error()
		s.log("nettstedet lot seg ikke bygge: %v", err)
	} else if n > 0 {
		now.title, now.fault = "Innholdet har "+errorCount(n), s.Format(errorsOf(found))
		s.log("innholdet har %s; sidene viser hva som må rettes", errorCount(n))
	} else {
		now.good = memory
		s.log("bygd, %d filer", len(memory.Paths()))
	}
	s.shown.Store(now)
	close(before.over)
	if now.build == 1 {
		close(s.built)
	}
}

// errorCount gives a number of errors in words.
func errorCount(n int) string {
	if n == 1 {
		return "én feil"
	}
	return fmt.Sprintf("%d feil", n)
}

// errorsOf returns the findings that keep the site from being published.
func errorsOf(found problem.List) problem.List {
	var grave problem.List
	for _, p := range found {
		if p.Rule.Level == problem.Error {
			grave = append(grave, p)
		}
	}
	return grave
}

func (s *server) log(format string, values ...any) {
	s.logging.Lock()
	defer s.logging.Unlock()
	s.Log(visible(fmt.Sprintf(format, values...)))
}

// visible replaces the characters that could move or turn what a terminal or a page
// shows, but for line ends and tabs: a name of a file may hold any.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return '\ufffd'
		}
		return r
	}, s)
}

// lines writes what the web server has to tell as lines of the log.
type lines func(format string, values ...any)

// Write takes one line.
func (l lines) Write(line []byte) (int, error) {
	l("%s", strings.TrimSpace(string(line)))
	return len(line), nil
}
