// Package load reads the content folder.
//
// In goes a file system with what editors have written. Out come the catalogue
// and every finding of the run, sorted, each with its line and column and the
// line itself. Guaranteed: a catalogue is returned only when nothing in the
// content is wrong, and then every id in it is resolved, every required value is
// there and every file that is referred to exists. Each file is read once, and
// limits of size and depth hold before any parser sees it.
//
// What has to be where is told once, in the tables of keys (keys.go); the check
// of a file (check.go), its readers (one file per kind of input), the JSON
// schema and the manual all go by them.
package load

import (
	"fmt"
	"io/fs"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// Options are what decides a run beside the content.
type Options struct {
	Drafts bool           // whether drafts count as published
	Today  catalogue.Date // what "past its review date" is decided against
	// Judge is asked for what the comparison finds when something in the content
	// is wrong and there is no catalogue: it gets the part that is sound. May be nil.
	Judge func(sound *catalogue.Catalogue) problem.List
}

// Content reads the content folder and returns the catalogue, nil when
// anything in the content is wrong, and every finding of the run, sorted and
// quoted. It fails only when a file or folder cannot be read.
func Content(fsys fs.FS, o Options) (*catalogue.Catalogue, problem.List, error) {
	l := newLoader(fsys, o)
	if err := l.find(); err != nil {
		return nil, nil, fmt.Errorf("find content: %w", err)
	}
	if err := l.read(); err != nil {
		return nil, nil, fmt.Errorf("read content: %w", err)
	}
	l.lonely()
	l.gather()
	l.readSettings()
	l.readVocabularies()
	l.readRegisters()
	l.readCounties()
	l.readPages()
	l.readSearch()
	l.checkLinks()
	l.checkWhole()
	l.checkAddresses()
	l.checkAliases()
	l.catalogue.Written = l.written()
	problems := l.finish()
	if problems.Count(problem.Error) > 0 {
		if sound := l.sound(problems); sound != nil && o.Judge != nil {
			problems = append(problems, o.Judge(sound).Quoted(sound.Lines)...).Sorted()
		}
		return nil, problems, nil
	}
	l.catalogue.Allowed = l.allowedTexts()
	return catalogue.New(l.catalogue), problems, nil
}

// loader holds what is known of the content while it is read.
type loader struct {
	fsys     fs.FS
	options  Options
	problems problem.List

	files   map[string]*file // by path
	paths   []string         // of the files, sorted
	folders []string         // of counties and editions

	tables map[string]*table // the checked keys of a file, by path
	ids    registers
	groups registers // of the vocabularies, by vocabulary
	texts  []*node   // all words for readers, for the check of spelling
	allows map[string][]*allowance

	catalogue    catalogue.Catalogue // as far as it is read
	lang         catalogue.Lang      // the first language
	nn           bool                // whether names in nynorsk are required
	vocabularies map[string]*catalogue.Vocabulary
	counties     map[string]*catalogue.County
	places       map[string]*catalogue.Place
	located      bool // whether the registers of counties and places are right
	units        map[string]*catalogue.NavUnit
	sources      map[string]*catalogue.Source
	laws         map[string]*catalogue.Law

	documents map[string]*document // content files with prose, by path
	cited     map[string]bool      // attachments that are referred to
	addresses map[string]claim     // by key
	nearest   map[string]string    // the file nearest to one that is not there
}

// document is what the checks of links and of the whole need to know of a
// content file with prose.
type document struct {
	kind   string
	status catalogue.Status
	prose  *catalogue.Prose
	former []cell
}

func newLoader(fsys fs.FS, o Options) *loader {
	return &loader{
		fsys: fsys, options: o, files: map[string]*file{}, tables: map[string]*table{}, ids: registers{}, groups: registers{}, allows: map[string][]*allowance{},
		vocabularies: map[string]*catalogue.Vocabulary{}, counties: map[string]*catalogue.County{}, places: map[string]*catalogue.Place{},
		units: map[string]*catalogue.NavUnit{}, sources: map[string]*catalogue.Source{}, laws: map[string]*catalogue.Law{},
		documents: map[string]*document{}, cited: map[string]bool{}, addresses: map[string]claim{}, nearest: map[string]string{},
	}
}

// read reads and parses every file.
func (l *loader) read() error {
	for _, path := range l.paths {
		f := l.files[path]
		limit := maxFile
		switch {
		case f.kind == kindAttachment:
			limit = maxAttachment
		case strings.HasPrefix(path, "begreper/"):
			limit = maxVocabulary
		}
		data, err := readFile(l.fsys, path, limit)
		if err != nil {
			return err
		}
		if data == nil {
			l.fileProblem(problem.TooLarge, path, "filen er større enn "+megabytes(limit), "del den, eller gjør den mindre")
			continue
		}
		l.parse(f, data)
	}
	return nil
}

// parse makes of the bytes what the kind of file asks for.
func (l *loader) parse(f *file, data []byte) {
	if f.kind == kindAttachment {
		l.readAttachment(f, data)
		return
	}
	if !l.readText(f, data) || f.kind == kindReadme || f.kind == kindTests {
		return
	}
	src := f.lines.src
	if strings.HasSuffix(f.path, ".md") {
		var ok bool
		if src, ok = l.splitMatter(f); !ok {
			return
		}
	}
	l.readTOML(f, src)
}

// gather collects the ids that the vocabularies and registers define.
func (l *loader) gather() {
	for _, name := range vocabularyNames() {
		path := "begreper/" + name + ".toml"
		f := l.files[path]
		if f == nil {
			l.ids[name] = newRegister(path)
			continue
		}
		l.ids[name] = gather(path, listOf(name), f.top)
		if isVocabulary(name) {
			l.groups[name] = gather(path, "gruppe", f.top)
		}
	}
}

// check holds the file against the keys of its kind; nil when it cannot be read.
func (l *loader) check(f *file, lang catalogue.Lang, ids registers) *table {
	if f == nil || f.top == nil {
		return nil
	}
	keys := kind(f.kind)
	c := &checker{
		lang: lang, nn: l.nn, own: f.kind == kindDescription || f.kind == kindModel, top: keys, root: f.top, ids: ids, found: &l.problems,
	}
	t := c.table(f.top, keys)
	l.tables[f.path] = t
	if f.kind != sources { // titles and publishers stand as others wrote them
		l.texts = append(l.texts, c.texts...)
	}
	l.allow(f, t)
	return t
}
