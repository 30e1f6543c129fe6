package load

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// target resolves a link in a file to a path inside the content folder and an
// anchor. Absolute links and addresses of the site are none of ours: ok is false.
func target(file, to string) (name, anchor string, ok bool) {
	if strings.HasPrefix(to, "/") || strings.Contains(to, "://") || strings.HasPrefix(to, "mailto:") || strings.HasPrefix(to, "tel:") {
		return "", "", false
	}
	to, anchor, _ = strings.Cut(to, "#")
	if a, err := url.PathUnescape(anchor); err == nil {
		anchor = a
	}
	if to == "" {
		return file, anchor, true
	}
	if p, err := url.PathUnescape(to); err == nil {
		to = p
	}
	return path.Join(path.Dir(file), to), anchor, true
}

// checkLinks checks every link from prose to the content.
func (l *loader) checkLinks() {
	for _, name := range l.paths {
		d := l.documents[name]
		if d == nil || d.prose == nil {
			continue
		}
		for _, link := range d.prose.Links {
			to, anchor, ok := target(name, link.To)
			if !ok {
				continue
			}
			if text, help := l.linkFault(link, name, to, anchor); text != "" {
				l.problems.Add(problem.DeadLink, link.Pos, text, help)
			} else {
				l.use(to, anchor, link.Pos)
			}
		}
	}
}

// linkFault tells why a link leads nowhere, and what would be right.
func (l *loader) linkFault(link catalogue.Link, from, to, anchor string) (text, help string) {
	own := strings.HasPrefix(link.To, "#")
	if own {
		to = l.firstFile(to)
	}
	f := l.files[to]
	base := path.Base(to)
	switch {
	case f == nil:
		return fmt.Sprintf("«%s» finnes ikke", short(link.To)), l.nearestFile(from, to)
	case link.Image && (f.kind != kindAttachment || strings.HasSuffix(to, ".pdf")):
		return fmt.Sprintf("«%s» er ikke et bilde", base), "bruk svg, png eller jpg"
	case f.kind == kindAttachment && anchor == "":
		return "", ""
	case f.kind == kindTranslation && !own:
		first, _ := translated(base)
		return fmt.Sprintf("«%s» er en oversettelse", base), fmt.Sprintf("lenk til %s.md; leseren får sin egen målform", first)
	case strings.HasSuffix(to, ".toml") && strings.HasPrefix(to, "begreper/"):
		return l.termLinkFault(to, anchor)
	}
	d := l.documents[to]
	switch {
	case d == nil:
		return fmt.Sprintf("«%s» blir ikke en side", base), "lenk til en side, et vedlegg eller et begrep"
	case !own && l.absent(d.status):
		return fmt.Sprintf("«%s» er et utkast og blir ikke en side", base), "publiser den, eller ta bort lenken"
	case anchor != "" && !d.hasAnchor(anchor):
		return fmt.Sprintf("«%s» har ingen overskrift med ankeret #%s", base, short(anchor)), or(didYouMean(anchor, d.anchors()), anchorHelp(d.anchors()))
	}
	return "", ""
}

// firstFile is the file whose anchors a file has: for a translation, which takes
// those of its first file, that one where it is there.
func (l *loader) firstFile(name string) string {
	stem, lang := translated(path.Base(name))
	first := path.Join(path.Dir(name), stem+".md")
	if lang != "" && l.documents[first] != nil {
		return first
	}
	return name
}

func anchorHelp(anchors []string) string {
	switch {
	case len(anchors) == 0:
		return "den har ingen overskrifter"
	case len(anchors) > 12:
		return "bruk slugen til en overskrift"
	}
	return "den har #" + strings.Join(anchors, ", #")
}

func (d *document) hasAnchor(anchor string) bool { return slices.Contains(d.anchors(), anchor) }

// anchors are those of the headings; a model always has the template's parts.
func (d *document) anchors() []string {
	var as []string
	if d.kind == kindModel {
		as = partNames()
	}
	if d.prose != nil {
		for _, h := range d.prose.Headings {
			if !slices.Contains(as, h.Anchor) {
				as = append(as, h.Anchor)
			}
		}
	}
	return as
}

// nearestFile suggests what exists, as it would be written in the link.
func (l *loader) nearestFile(from, to string) string {
	if strings.HasPrefix(to, "..") {
		return "stien går ut av innholdet"
	}
	near := ""
	var names []string
	for _, name := range l.paths {
		if strings.HasPrefix(name, to+"/") {
			return "lenk til en fil i mappen, som " + relative(from, name)
		}
		if l.files[name].kind == kindTranslation {
			continue
		}
		names = append(names, name)
		if path.Base(name) == path.Base(to) && near == "" {
			near = name
		}
	}
	if _, asked := l.nearest[to]; !asked && near == "" && len(to) < 200 {
		l.nearest[to] = problem.Nearest(to, names)
	}
	if near == "" {
		near = l.nearest[to]
	}
	if near == "" {
		return "stien er fra mappen filen ligger i"
	}
	return "mente du «" + relative(from, near) + "»?"
}

// relative is the path to a file of the content as a link in another one.
func relative(from, to string) string {
	up := ""
	dir := path.Dir(from)
	for dir != "." && !strings.HasPrefix(to, dir+"/") {
		up, dir = up+"../", path.Dir(dir)
	}
	return up + strings.TrimPrefix(to, strings.TrimPrefix(dir+"/", "./"))
}

// termLinkFault checks a link to an entry of begreper/.
func (l *loader) termLinkFault(to, anchor string) (text, help string) {
	name := strings.TrimSuffix(path.Base(to), ".toml")
	r := l.ids[name]
	if name == places || name == navUnits {
		return fmt.Sprintf("%s.toml har ingen side", name), "lenk til fylket"
	}
	if anchor == "" || r.broken {
		return "", ""
	}
	if _, known := r.known[anchor]; !known && r.old[anchor] == "" {
		return fmt.Sprintf("%s.toml har ingen id «%s»", name, short(anchor)), or(didYouMean(anchor, r.ids), "bruk en id som er definert der")
	}
	if c := l.counties[anchor]; name == counties && c != nil && !c.HasPage() {
		return fmt.Sprintf("«%s» har ingen side", anchor), "lenk til et fylke som har kommet etter"
	}
	return "", ""
}

// use marks what a link leads to as used, and gives a tip for an old id.
func (l *loader) use(to, anchor string, pos problem.Pos) {
	f := l.files[to]
	if f.kind == kindAttachment {
		l.cited[to] = true
	}
	name := strings.TrimSuffix(path.Base(to), ".toml")
	r := l.ids[name]
	if !strings.HasPrefix(to, "begreper/") || r == nil || anchor == "" {
		return
	}
	if now, ok := r.find(anchor); ok && now != anchor {
		l.problems.Add(problem.OldID, pos, fmt.Sprintf("id-en «%s» er byttet ut", anchor), fmt.Sprintf("skriv «%s»", now))
	}
}
