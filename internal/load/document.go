package load

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/prose"
)

// head is what every content file with prose has: its checked keys, and title,
// lead and body together with those of its translation.
type head struct {
	file        *file
	table       *table
	lang        catalogue.Lang
	title, lead catalogue.Text
	status      catalogue.Status
	body        catalogue.Body
	translation string
	attachments []catalogue.Attachment
}

// absent tells whether the file counts as if it were not there.
func (l *loader) absent(s catalogue.Status) bool {
	return s == catalogue.Draft && !l.options.Drafts
}

// readHead reads a first file and its translation.
func (l *loader) readHead(path string) head {
	f := l.files[path]
	h := head{file: f, lang: l.lang}
	if s := f.top.word("sprak"); slices.Contains(languages, s) {
		h.lang = catalogue.Lang(s)
	}
	h.table = l.check(f, h.lang, l.ids)
	if h.table == nil {
		h.table = &table{keys: kind(f.kind)}
	}
	t := h.table
	h.title, h.lead, h.status = t.text("tittel"), t.text("ingress"), statuses[t.str("status")]
	h.body.First = l.readProse(f, h.lang, f.kind == kindModel)
	d := l.document(f, h.body.First)
	d.status, d.former = h.status, t.list("tidligere")
	l.readTranslation(&h)
	h.attachments = l.attachments(h)
	return h
}

// document notes a file for the checks of links.
func (l *loader) document(f *file, p *catalogue.Prose) *document {
	d := &document{kind: f.kind, prose: p}
	l.documents[f.path] = d
	return d
}

// readProse checks a body and the sources that it names.
func (l *loader) readProse(f *file, lang catalogue.Lang, model bool) *catalogue.Prose {
	p, problems := prose.Check(f.path, lang, f.body, prose.Options{Model: model})
	l.problems = append(l.problems, problems...)
	if p == nil {
		return nil
	}
	c := &checker{own: strings.HasPrefix(f.path, "fylker/"), ids: l.ids, found: &l.problems}
	for _, cited := range p.Cited {
		if cited.Text == "" {
			l.problems.Add(problem.UnknownID, cited.Pos, "fotnoten sier «kilde:», men nevner ingen", "skriv kilde: og en id fra kilder.toml")
			continue
		}
		c.cite(cited.Text, &node{pos: cited.Pos})
	}
	return p
}

// readTranslation adds the translation of a first file, where there is one.
func (l *loader) readTranslation(h *head) {
	stem := strings.TrimSuffix(h.file.path, ".md")
	if same := l.files[stem+"."+string(h.lang)+".md"]; same != nil {
		l.problems.Add(problem.Translation, problem.Pos{File: same.path}, fmt.Sprintf("%s er selv på «%s»", path.Base(h.file.path), h.lang), "en oversettelse er på den andre målformen")
	}
	other := h.lang.Other()
	f := l.files[stem+"."+string(other)+".md"]
	if f == nil {
		return
	}
	t := l.check(f, other, l.ids)
	if t == nil {
		t = &table{keys: translationKeys}
	}
	p := l.readProse(f, other, h.file.kind == kindModel)
	if headed(h.file, h.body.First) && headed(f, p) {
		var problems problem.List
		p, problems = prose.Translate(h.body.First, p, prose.Options{Model: h.file.kind == kindModel})
		l.problems = append(l.problems, problems...)
	}
	d := l.document(f, p)
	d.status = h.status
	if !slices.Contains(l.catalogue.Settings.Languages, other) {
		l.fileProblem(problem.NoLanguage, f.path, fmt.Sprintf("katalogen er ikke på «%s», så oversettelsen vises ikke", other), fmt.Sprintf("sett %q i sprak i katalog.toml, eller ta bort filen", other))
		return
	}
	if p != nil {
		p.Updated = t.date("oppdatert")
	}
	h.translation, h.body.Translation = f.path, p
	h.title = l.joined(h.title, t, "tittel", h.table)
	h.lead = l.joined(h.lead, t, "ingress", h.table)
}

// headed tells whether the headings of a body are known: not those of a file
// that could not be parted, or of a body over a limit, which is said already.
func headed(f *file, p *catalogue.Prose) bool { return f.body != "" && (p == nil || p.Source != "") }

// joined puts the translation's text beside the first file's, which must then
// be in one language only.
func (l *loader) joined(first catalogue.Text, translation *table, key string, in *table) catalogue.Text {
	t := translation.text(key)
	if t.Empty() {
		return first
	}
	if first.NB != "" && first.NN != "" {
		l.problems.Add(problem.Translation, translation.at(key), fmt.Sprintf("«%s» står på begge målformer i den første filen, og her også", key), fmt.Sprintf("skriv %s = \"…\" i den første filen (linje %d), eller ta den bort her", key, in.at(key).Line))
		return first
	}
	return catalogue.Text{NB: first.NB + t.NB, NN: first.NN + t.NN}
}

// orphans reports translations whose first file is not there.
func (l *loader) orphans() {
	for _, name := range l.paths {
		f := l.files[name]
		if f.kind != kindTranslation || l.documents[name] != nil {
			continue
		}
		stem, lang := translated(path.Base(name))
		first := path.Join(path.Dir(name), stem+".md")
		if l.files[first] == nil {
			l.fileProblem(problem.Translation, name, fmt.Sprintf("den første filen, %s, finnes ikke", path.Base(first)), "skriv den først, eller gi denne navnet "+path.Base(first))
		}
		l.check(f, lang, l.ids)
		l.document(f, l.readProse(f, lang, stem == kindModel))
	}
}

// attachments are the files that a document and its translation refer to.
func (l *loader) attachments(h head) []catalogue.Attachment {
	var names []string
	for _, p := range []*catalogue.Prose{h.body.First, h.body.Translation} {
		if p == nil {
			continue
		}
		for _, link := range p.Links {
			if to, _, ok := target(p.File, link.To); ok {
				names = append(names, to)
			}
		}
	}
	if h.file.kind == kindModel {
		if v := h.table.table("visualisering"); v != nil {
			names = append(names, path.Join(path.Dir(h.file.path), v.str("fil")))
		}
	}
	slices.Sort(names)
	var as []catalogue.Attachment
	for _, name := range slices.Compact(names) {
		if f := l.files[name]; f != nil && f.kind == kindAttachment {
			l.cited[name] = true
			as = append(as, catalogue.Attachment{File: name, Name: path.Base(name), Data: f.data})
		}
	}
	return as
}
