package searchbench

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A slow line waits before each answer, and shares what it carries among those
// that are on their way. It is the server that is slow, not the browser's own
// emulation: the requests of a worker escape that.
const (
	slowWait = 150 * time.Millisecond
	slowRate = 1_600_000 / 8 // bytes a second
	slowPart = 1000          // bytes that are sent at a time
)

// visit is one reader with an empty cache: all addresses begin with a name of its
// own.
type visit struct {
	slow bool

	mu       sync.Mutex
	requests int
	bytes    int64 // of what answers hold, as it is sent
	faults   []string
	free     time.Time // when the line can carry more
}

// loaded is what a visit has cost so far.
type loaded struct {
	requests int
	bytes    int64
}

func (v *visit) loaded() loaded {
	v.mu.Lock()
	defer v.mu.Unlock()
	return loaded{v.requests, v.bytes}
}

// fault tells what was asked for and is not there.
func (v *visit) fault() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.faults) > 0 {
		return fmt.Errorf("not there: %q", v.faults)
	}
	return nil
}

// server serves the files of a folder under the names of its visits, and counts.
type server struct {
	*httptest.Server
	folder, policy string

	mu     sync.Mutex
	visits []*visit
}

func newServer(t testing.TB, folder, policy string) *server {
	s := &server{folder: folder, policy: policy}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

// visit begins a visit, and returns where.
func (s *server) visit(slow bool) (v *visit, home string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v = &visit{slow: slow}
	s.visits = append(s.visits, v)
	return v, fmt.Sprintf("%s/%d/", s.URL, len(s.visits)-1)
}

// serve answers as a plain host does: what is text goes gzipped, the rest as it
// lies. The page itself is not counted.
func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	var nr int
	var name string
	if _, err := fmt.Sscanf(r.URL.Path, "/%d/", &nr); err == nil {
		_, name, _ = strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	}
	s.mu.Lock()
	v := s.visits[nr]
	s.mu.Unlock()
	w.Header().Set("Content-Security-Policy", s.policy)
	if name == "" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="no"><meta charset="utf-8"><title>søk</title><link rel="icon" href="data:,">`)
		return
	}
	data, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(path.Clean("/"+name))))
	if err != nil {
		v.mu.Lock()
		v.faults = append(v.faults, name)
		v.mu.Unlock()
		http.NotFound(w, r)
		return
	}
	if path.Ext(name) == ".js" {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	}
	if zipped(name) {
		w.Header().Set("Content-Encoding", "gzip")
	}
	v.send(w, sent(name, data))
}

// zipped tells whether a plain host compresses the file: the rest of Pagefind's
// files are compressed as they lie.
func zipped(name string) bool {
	ending := path.Ext(name)
	return ending == ".js" || ending == ".json"
}

// sent is what goes over the line.
func sent(name string, data []byte) []byte {
	if !zipped(name) {
		return data
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = z.Write(data)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		panic(err) // a buffer does not fail
	}
	return b.Bytes()
}

// send counts the data and writes it, on a slow line after a wait.
func (v *visit) send(w http.ResponseWriter, data []byte) {
	v.mu.Lock()
	v.requests++
	v.bytes += int64(len(data))
	v.mu.Unlock()
	part := len(data)
	if v.slow {
		time.Sleep(slowWait)
		part = slowPart
	}
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	for len(data) > 0 {
		n := min(part, len(data))
		if v.slow {
			v.carry(n)
		}
		if _, err := w.Write(data[:n]); err != nil {
			return // the browser has gone
		}
		if err := http.NewResponseController(w).Flush(); err != nil {
			return
		}
		data = data[n:]
	}
}

// carry waits until the line has carried so many bytes, after those that are
// waiting already.
func (v *visit) carry(n int) {
	v.mu.Lock()
	if now := time.Now(); v.free.Before(now) {
		v.free = now
	}
	v.free = v.free.Add(time.Duration(n) * time.Second / slowRate)
	until := v.free
	v.mu.Unlock()
	time.Sleep(time.Until(until))
}
