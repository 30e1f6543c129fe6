package load

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/problem"
)

// A claim is an address that a page has or had, and where that is said.
type claim struct {
	address string
	pos     problem.Pos
}

// key is what is the same for two addresses that cannot both be published: some
// file systems do not tell A from a, and every address stands in every language.
func (l *loader) key(address string) string {
	key := strings.ToLower(address)
	for _, lang := range l.catalogue.Settings.Languages[1:] {
		for strings.HasPrefix(key, "/"+string(lang)+"/") {
			key = strings.TrimPrefix(key, "/"+string(lang))
		}
	}
	return key
}

// claim notes the address of a page and reports one that is taken.
func (l *loader) claim(address string, pos problem.Pos) {
	key := l.key(address)
	first, taken := l.addresses[key]
	if !taken {
		l.addresses[key] = claim{address, pos}
		return
	}
	text := fmt.Sprintf("adressen %s er tatt av %s", address, first.pos.File)
	switch {
	case address == first.address:
	case strings.EqualFold(address, first.address):
		text = fmt.Sprintf("adressen %s skilles ikke av alle maskiner fra %s, som er tatt av %s", address, first.address, first.pos.File)
	default:
		text = fmt.Sprintf("adressen %s er den samme som %s på en annen målform, og den er tatt av %s", address, first.address, first.pos.File)
	}
	l.problems.Add(problem.Duplicate, pos, text, "gi en av dem et annet navn")
}

// formers claims the earlier addresses, after all present ones.
func (l *loader) formers() {
	l.claimMade()
	for _, v := range l.catalogue.Vocabularies {
		for _, e := range l.tables["begreper/"+v.ID+".toml"].tables("begrep") {
			l.claimFormer(e.list("tidligere"))
		}
	}
	for _, e := range l.tables["begreper/fylker.toml"].tables("fylke") {
		l.claimFormer(e.list("tidligere"))
	}
	for _, name := range l.paths {
		if d := l.documents[name]; d != nil && !l.absent(d.status) {
			l.claimFormer(d.former)
		}
	}
}

// claimMade claims what the site makes of vocabularies, folders of pages and
// attachments.
func (l *loader) claimMade() {
	for _, v := range l.catalogue.Vocabularies {
		l.claim(v.Address(), problem.Pos{File: "begreper/" + v.ID + ".toml"})
		for _, t := range v.Terms {
			l.claim(t.Address(), t.Pos)
		}
	}
	for _, p := range l.catalogue.Pages {
		for dir := path.Dir(p.Path); dir != "." && dir != "/"; dir = path.Dir(dir) {
			front := claim{"/" + dir + "/", problem.Pos{File: "sider/" + dir}}
			if _, has := l.addresses[l.key(front.address)]; !has {
				l.addresses[l.key(front.address)] = front
			}
		}
	}
	for _, name := range l.paths {
		if l.cited[name] { // a folder cannot have the name of a file
			l.claim("/"+strings.TrimPrefix(name, "sider/")+"/", problem.Pos{File: name})
		}
	}
}

func (l *loader) claimFormer(list []cell) {
	for _, c := range list {
		address := c.value.(string)
		if l.makes(address) {
			l.problems.Add(problem.Duplicate, c.pos, fmt.Sprintf("adressen %s lager nettstedet selv", address), "en tidligere adresse kan ikke være i bruk")
			continue
		}
		l.claim(address, c.pos)
	}
}

// makes tells whether the site keeps the address for itself: the top of what it
// makes, what lies below it but for counties and terms, and names of its files.
func (l *loader) makes(address string) bool {
	parts := strings.Split(strings.Trim(l.key(address), "/"), "/")
	first := parts[0]
	switch {
	case slices.Contains(parts, "index.html") || slices.Contains([]string{"", "404.html", "robots.txt", "sitemap.xml"}, first):
		return true
	case len(parts) == 1:
		return isBuilt(first)
	}
	return isBuilt(first) && !slices.Contains([]string{"fylker", "begreper", "nb", "nn"}, first)
}

func isBuilt(first string) bool {
	for _, b := range built {
		if b.path == first {
			return true
		}
	}
	return false
}
