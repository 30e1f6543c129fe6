package load

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// CheckAddresses finds links that begin with "/" and search tests whose address
// the site does not have. has tells of an address, in the first language, without
// query and anchor; known lists those to suggest.
func CheckAddresses(bodies []*catalogue.Prose, tests []catalogue.SearchTest, has func(address string) bool, known []string) problem.List {
	var found problem.List
	for _, p := range bodies {
		for _, l := range p.Links {
			if strings.HasPrefix(l.To, "/") && !has(plainAddress(l.To)) {
				found.Add(problem.DeadLink, l.Pos, "siden «"+short(l.To)+"» finnes ikke på nettstedet", didYouMean(l.To, known))
			}
		}
	}
	for _, t := range tests {
		if t.Address != "" && !has(plainAddress(t.Address)) {
			pos := problem.Pos{File: "sok-prover.tsv", Line: t.Line}
			found.Add(problem.SearchTest, pos, "søkeprøven «"+short(t.Query)+"» skal finne «"+short(t.Address)+"», som ikke finnes på nettstedet", didYouMean(t.Address, known))
		}
	}
	return found
}

// plainAddress is an address without query and anchor.
func plainAddress(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return address
}

// checkAddresses checks addresses of the site as far as they can be told from
// content with faults, of which no site is made: what may be there when the
// faults are gone is not reported.
func (l *loader) checkAddresses() {
	if !l.faulty("") {
		return // the site is made, and tells exactly
	}
	var bodies []*catalogue.Prose
	for _, name := range l.paths {
		if d := l.documents[name]; d != nil && d.prose != nil && !l.absent(d.status) {
			bodies = append(bodies, d.prose)
		}
	}
	known := []string{"/fylker/", "/sammenlign/", "/begreper/", "/ordliste/", "/kilder/", "/apne-sporsmal/"}
	for _, c := range l.addresses {
		known = append(known, c.address)
	}
	slices.Sort(known)
	u := l.unsure()
	has := func(address string) bool { return u.all || u.formers[address] || l.mayHave(address) }
	l.problems = append(l.problems, CheckAddresses(bodies, l.catalogue.Search.Tests, has, slices.Compact(known))...)
}

// mayHave tells whether the site has, or may have, a page at the address. Under
// what it makes by itself only counties and terms are looked up.
func (l *loader) mayHave(address string) bool {
	parts := strings.Split(strings.Trim(address, "/"), "/")
	if _, claimed := l.addresses[l.key(address)]; claimed || len(parts[0]) == 0 || strings.Contains(parts[0], ".") {
		return true
	}
	switch {
	case parts[0] == "fylker" && len(parts) > 1:
		return l.mayDefine(counties, parts[1])
	case parts[0] == "begreper" && len(parts) == 2:
		return slices.Contains(vocabularyNames(), parts[1])
	case parts[0] == "begreper" && len(parts) > 2:
		return l.ids[parts[1]] != nil && l.mayDefine(parts[1], parts[2])
	case isBuilt(parts[0]):
		return true
	}
	at := strings.Join(parts, "/")
	return slices.ContainsFunc(l.paths, func(name string) bool {
		return l.files[name].kind == kindPage && (pagePath(name) == at || strings.HasPrefix(pagePath(name), at+"/"))
	})
}

// mayDefine tells whether a file of begreper/ has the id, or may when its faults
// are gone.
func (l *loader) mayDefine(name, id string) bool {
	_, known := l.ids[name].known[id]
	return known || l.faulty(l.ids[name].file)
}

// unsure is what faults may hide of addresses.
type unsure struct {
	all     bool            // anything may be there
	formers map[string]bool // what may be earlier addresses in files with faults
}

var quotedAddress = regexp.MustCompile(`["'](/[^"'\s]*/)["']`)

// unsure gathers what faults may hide. A file that has not been read, or that is
// refused for its name or place, may be any page.
func (l *loader) unsure() unsure {
	u := unsure{formers: map[string]bool{}}
	seen := map[string]bool{}
	for _, p := range l.problems {
		f := l.files[p.Pos.File]
		if p.Rule.Level != problem.Error || seen[p.Pos.File] || f != nil && f.kind == kindAttachment {
			continue
		}
		seen[p.Pos.File] = true
		switch {
		case f != nil && f.lines != nil:
			for _, m := range quotedAddress.FindAllStringSubmatch(f.lines.src, -1) {
				u.formers[m[1]] = true
			}
		case p.Pos.File != "katalog.toml" && !slices.Contains(attachmentTypes, strings.ToLower(path.Ext(p.Pos.File))):
			u.all = true
		}
	}
	return u
}
