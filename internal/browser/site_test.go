package browser

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"modellkatalog"
	"modellkatalog/internal/build"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/site"
)

const (
	root = "../.."
	// domain is the address that the site is built for. Nothing may be fetched
	// from it; links to it are followed on the site that the test opens.
	domain = "https://katalog.example"
	// policy is what a web server would send; the pages say the same themselves,
	// but for frame-ancestors, which only a header can say.
	policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
		"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

// way is one way of putting the site before a reader.
type way struct {
	name string
	path string // of its address; "" when it is opened from a disk
}

var (
	atRoot    = way{"at the root", "/"}
	underPath = way{"under a path", "/a/b/"}
	fromDisk  = way{"from a disk", ""}
)

// content is what a site is made of.
type content struct {
	name string
	read func() (fs.FS, error)
}

var (
	realContent = content{"the real content", func() (fs.FS, error) { return os.DirFS(filepath.Join(root, "content")), nil }}
	// madeUp has a county with everything and one with nothing; compared has some
	// more, so that there is something to compare: of three described counties two
	// have the group unge, and one says no to it.
	madeUp   = content{"made up", func() (fs.FS, error) { return readArchives("oppdiktet.txtar") }}
	compared = content{"made up, compared", func() (fs.FS, error) { return readArchives("oppdiktet.txtar", "sammenligning.txtar") }}
	// journeys has models with a journey that returns to a phase, one with many
	// steps, and roles without duties and without steps.
	journeys = content{"made up, with journeys", func() (fs.FS, error) { return readArchives("oppdiktet.txtar", "modeller.txtar") }}
)

// readArchives reads made-up content, the later archives over the earlier ones.
func readArchives(names ...string) (fstest.MapFS, error) {
	files := fstest.MapFS{}
	for _, name := range names {
		archive, err := txtar.ParseFile(filepath.Join(root, "internal/page/testdata", name))
		if err != nil {
			return nil, err
		}
		for _, f := range archive.Files {
			files[f.Name] = &fstest.MapFile{Data: slices.Clip(f.Data)} // so that what is appended leaves the next file alone
		}
	}
	return files, nil
}

// opened is a site that a browser can open.
type opened struct {
	way    way
	home   string // address of the front page, with a slash at the end
	folder string // where its files are
}

// openSite builds the real content, publishes it in a new folder and, unless it
// is to be opened from the disk, serves it.
func openSite(t *testing.T, w way) opened {
	t.Helper()
	return openContent(t, realContent, w)
}

// openContent does the same for any content.
func openContent(t *testing.T, c content, w way) opened {
	t.Helper()
	files, err := c.build(w)
	if err != nil {
		t.Fatal(err)
	}
	s := opened{way: w, folder: filepath.Join(t.TempDir(), "public")}
	if err := publish(files, s.folder); err != nil {
		t.Fatal(err)
	}
	if w == fromDisk {
		s.home = (&url.URL{Scheme: "file", Path: filepath.ToSlash(s.folder) + "/"}).String()
		return s
	}
	server := httptest.NewServer(handler(s.folder, w.path))
	t.Cleanup(server.Close)
	s.home = server.URL + w.path
	return s
}

// build makes the site.
func (c content) build(w way) (*site.Memory, error) {
	source, err := c.read()
	if err != nil {
		return nil, err
	}
	in := build.Input{
		Content: source, Layouts: modellkatalog.Layouts(), Static: modellkatalog.Static(),
		Today: catalogue.Date{Year: 2026, Month: 11, Day: 23},
	}
	if w == fromDisk {
		in.Offline = true
	} else {
		in.BaseURL = domain + w.path
	}
	files := &site.Memory{}
	r, err := build.Site(context.Background(), in, files)
	if err == nil && r.Failed(false) {
		err = fmt.Errorf("%s has errors:\n%s", c.name, errorsIn(r.Problems))
	}
	return files, err
}

func errorsIn(found problem.List) string {
	var b strings.Builder
	for _, p := range found {
		if p.Rule.Level == problem.Error {
			b.WriteString(problem.Text(p))
		}
	}
	return b.String()
}

// publish writes the site as katalog build does.
func publish(files *site.Memory, folder string) error {
	st, err := site.Open(folder)
	if err != nil {
		return err
	}
	for _, name := range files.Paths() {
		data, _ := files.Lookup(name)
		if err := st.Put(name, data); err != nil {
			return errors.Join(err, st.Discard())
		}
	}
	return st.Publish()
}

// handler serves the folder under a path as a plain web server would, with the
// site's own page for what is not there.
func handler(folder, under string) http.Handler {
	files := http.StripPrefix(strings.TrimSuffix(under, "/"), http.FileServer(http.Dir(folder)))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		name, inside := strings.CutPrefix(r.URL.Path, under)
		if !inside {
			http.NotFound(w, r)
			return
		}
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(name))); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		page, err := os.ReadFile(filepath.Join(folder, "404.html"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		if _, err := w.Write(page); err != nil {
			return // the browser has gone
		}
	})
}

// address is where a page of the site is opened, from its address from the root
// of the site, with its query if any: "/nn/fylker/?niva=fylke".
func (s opened) address(page string) string {
	page, query, asks := strings.Cut(page, "?")
	if s.way == fromDisk && strings.HasSuffix(page, "/") {
		page += "index.html"
	}
	if asks {
		page += "?" + query
	}
	return s.home + strings.TrimPrefix(page, "/")
}

// file is the path of the file that an address without query and fragment leads
// to, and whether the address is of the site at all.
func (s opened) file(address string) (name string, inside bool) {
	name, inside = strings.CutPrefix(address, s.home)
	if !inside {
		return "", false
	}
	if name, err := url.PathUnescape(name); err == nil {
		if s.way != fromDisk && (name == "" || strings.HasSuffix(name, "/")) {
			name += "index.html"
		}
		return name, true
	}
	return "", true
}

// pages lists the pages that lie in the folder, as paths of files.
func (s opened) pages(t *testing.T) []string {
	t.Helper()
	return slices.DeleteFunc(s.files(t), func(name string) bool { return path.Ext(name) != ".html" })
}

// files lists all that lies in the folder.
func (s opened) files(t *testing.T) []string {
	t.Helper()
	var all []string
	err := fs.WalkDir(os.DirFS(s.folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all = append(all, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
