package searchbench

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/search"
	"modellkatalog/internal/site"
)

// indexFolder is the variable that names the folder to index, for a process that
// does nothing else.
const indexFolder = "SEARCHBENCH_INDEX"

// Names in the folder of a size.
const (
	unitsFile  = "units.gob"  // the settings of the search, then unit by unit
	clientFile = "client.js"  // minified
	scriptFile = "script.txt" // the address of the client with the root
	ours       = "ours"       // served
	theirs     = "theirs"     // served
	pagesOf    = "pages"      // what theirs is made from
)

// made is what it took to make an index.
type made struct {
	seconds float64
	memory  int64 // bytes, at most
	files   int
	bytes   int64 // as they lie
	sent    int64 // as a host sends them
}

// writePages writes n pages for both into a folder, and counts their words.
func writePages(w *world, n int, folder string) (*counted, error) {
	f, err := os.Create(filepath.Join(folder, unitsFile))
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriter(f)
	e := gob.NewEncoder(out)
	c := &counted{in: map[string]int{}, middle: n / 2}
	err = e.Encode(w.catalogue.Search)
	for u := range w.generated(n) {
		if err == nil {
			err = e.Encode(u)
		}
		if err == nil {
			err = writeFile(filepath.Join(folder, pagesOf, u.Address, "index.html"), []byte(htmlOf(u)))
		}
		c.count(u)
	}
	if err := errors.Join(err, out.Flush(), f.Close()); err != nil {
		return nil, err
	}
	client, err := os.ReadFile(filepath.Join(root, "static/js/sok.js"))
	if err != nil {
		return nil, err
	}
	memory := &site.Memory{}
	address, err := site.New(memory, site.Options{Minify: true}).Asset("sok.js", client)
	if err != nil {
		return nil, err
	}
	client, _ = memory.Lookup(strings.TrimPrefix(address, "/"))
	return c, writeFile(filepath.Join(folder, clientFile), client)
}

func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// htmlOf is a page as small as can be. It says that it is in Norwegian, as theirs
// hides pages in another written standard than the reader's.
func htmlOf(u search.Unit) string {
	words := func(t catalogue.Text) string { return html.EscapeString(cmp.Or(t.NB, t.NN)) }
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html lang=\"no\"><meta charset=\"utf-8\"><title>%s</title>\n", words(u.Title))
	for _, f := range slices.Sorted(maps.Keys(u.Facets)) {
		for _, id := range u.Facets[f] {
			fmt.Fprintf(&b, "<meta data-pagefind-filter=\"%s[content]\" content=\"%s\">\n", f, id)
		}
	}
	fmt.Fprintf(&b, "<body><h1>%s</h1>\n<p>%s</p>\n<p>%s</p>\n", words(u.Title), words(u.Lead), words(u.Labels[0]))
	for _, s := range u.Sections {
		fmt.Fprintf(&b, "<h2 id=\"%s\">%s</h2>\n<p>%s</p>\n", s.Anchor, words(s.Heading), words(s.Body))
	}
	return b.String()
}

// indexAlone makes our index of the units in a folder, says how many seconds that
// took, and returns the status to end with. Reading the units takes no time of it:
// a build has them in memory.
func indexAlone(folder string) int {
	seconds, err := indexOurs(folder)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(seconds)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func indexOurs(folder string) (seconds float64, err error) {
	c, units, err := readUnits(filepath.Join(folder, unitsFile))
	if err != nil {
		return 0, err
	}
	client, err := os.ReadFile(filepath.Join(folder, clientFile))
	if err != nil {
		return 0, err
	}
	start := time.Now()
	out := site.New(folderSink(filepath.Join(folder, ours)), site.Options{Minify: true})
	whole, err := search.New(c, units).Write(client, func(name string, data []byte) error {
		return out.Add(site.File{Path: "sok/" + name, Data: data})
	})
	if err != nil {
		return 0, err
	}
	script, err := out.Asset("sok/sok.js", whole)
	if err != nil {
		return 0, err
	}
	seconds = time.Since(start).Seconds()
	return seconds, writeFile(filepath.Join(folder, scriptFile), []byte(script))
}

// readUnits reads them one by one, so that they are not in memory twice.
func readUnits(name string) (*catalogue.Catalogue, []search.Unit, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	d := gob.NewDecoder(bufio.NewReader(f))
	c := catalogue.Catalogue{Settings: catalogue.Settings{Languages: []catalogue.Lang{catalogue.NB, catalogue.NN}}}
	err = d.Decode(&c.Search)
	var units []search.Unit
	for err == nil {
		var u search.Unit
		if err = d.Decode(&u); err == nil {
			units = append(units, u)
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return catalogue.New(c), units, errors.Join(err, f.Close())
}

// folderSink writes the files of a site into a folder.
type folderSink string

func (s folderSink) Put(name string, data []byte) error {
	return writeFile(filepath.Join(string(s), filepath.FromSlash(name)), data)
}

// makeOurs makes our index in a process by itself.
func makeOurs(folder string) (made, error) {
	program, err := os.Executable()
	if err != nil {
		return made{}, err
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), indexFolder+"="+folder)
	out, took, err := timed(cmd)
	if err != nil {
		return made{}, err
	}
	if err := json.Unmarshal(out, &took.seconds); err != nil {
		return made{}, fmt.Errorf("our indexer says %q: %w", out, err)
	}
	return took, took.weigh(filepath.Join(folder, ours))
}

// makeTheirs makes Pagefind's index.
func makeTheirs(folder string) (made, error) {
	system := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	program := filepath.Join("npm/node_modules/@pagefind", runtime.GOOS+"-"+system, "bin/pagefind_extended")
	_, took, err := timed(exec.Command(program, "--silent", "--force-language", "no",
		"--site", filepath.Join(folder, pagesOf), "--output-path", filepath.Join(folder, theirs, "pagefind")))
	if err != nil {
		return made{}, fmt.Errorf("%w (make bench-search fetches it)", err)
	}
	// What no page of a search loads: ready-made interfaces.
	for _, name := range []string{"pagefind-component-ui.css", "pagefind-component-ui.js", "pagefind-modular-ui.css", "pagefind-modular-ui.js", "pagefind-ui.css", "pagefind-ui.js"} {
		if err := os.Remove(filepath.Join(folder, theirs, "pagefind", name)); err != nil {
			return made{}, err
		}
	}
	return took, took.weigh(filepath.Join(folder, theirs))
}

// timed runs a program to its end and tells what it took. The peak of its memory
// is asked for as long as it runs: what the system tells at the end (rusage) holds
// the memory of the process that started it too.
func timed(cmd *exec.Cmd) ([]byte, made, error) {
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, made{}, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	var took made
	for {
		select {
		case err := <-ended:
			took.seconds = time.Since(start).Seconds()
			if err != nil {
				err = fmt.Errorf("%s: %w\n%s", path.Base(cmd.Path), err, out.Bytes())
			}
			return out.Bytes(), took, err
		case <-time.After(2 * time.Millisecond):
			took.memory = max(took.memory, peak(cmd.Process.Pid))
		}
	}
}

// peak is the most memory that a running process has held (Linux), in bytes; 0
// when it has ended.
func peak(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	var kB int64
	if _, err := fmt.Sscan(string(rest), &kB); err != nil {
		return 0
	}
	return kB * 1024
}

// weigh counts the files of an index.
func (m *made) weigh(folder string) error {
	return filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err == nil {
			m.files++
			m.bytes += int64(len(data))
			m.sent += int64(len(sent(name, data)))
		}
		return err
	})
}
