package site

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/problem"
)

// Check returns, after the last Add, what keeps the set of files from being
// published, sorted: links and anchors that lead nowhere, ids and paths that
// stand twice, names that cannot be written everywhere, pages with something live,
// files with a national identity number or a secret.
func (s *Site) Check() problem.List {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := slices.Clone(s.found)
	found = append(found, s.doublePaths()...)
	found = append(found, s.doubleIDs()...)
	found = append(found, s.deadLinks()...)
	found = append(found, s.livePages()...)
	return found.Sorted()
}

// doublePaths finds files that some file system cannot hold beside each other.
func (s *Site) doublePaths() problem.List {
	var found problem.List
	for _, key := range slices.Sorted(maps.Keys(s.files)) {
		same := slices.Clone(s.files[key])
		slices.SortFunc(same, func(a, b File) int {
			return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.From, b.From))
		})
		for _, f := range same[1:] {
			found.Add(problem.Duplicate, problem.Pos{File: f.From}, samePath(same[0], f), "gi den ene et annet navn")
		}
		for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
			if files := s.files[folder]; len(files) > 0 {
				found.Add(problem.Duplicate, problem.Pos{File: same[0].From},
					fmt.Sprintf("adressen %s er både en fil og en mappe", addressOf(files[0].Path)), "gi den ene et annet navn")
			}
		}
	}
	return found
}

// samePath says that two files share a path, and why where it cannot be seen.
func samePath(a, b File) string {
	text := fmt.Sprintf("adressen %s finnes to ganger", addressOf(b.Path))
	if a.Path != b.Path {
		text = fmt.Sprintf("adressene %s og %s skilles ikke av alle maskiner", addressOf(a.Path), addressOf(b.Path))
	}
	if a.From != "" && a.From != b.From {
		text += ", den andre kommer fra " + a.From
	}
	return text
}

// doubleIDs finds ids that stand more than once on a page.
func (s *Site) doubleIDs() problem.List {
	var found problem.List
	for _, p := range s.sortedPages() {
		for _, id := range p.twice {
			found.Add(problem.Duplicate, problem.Pos{File: p.from},
				fmt.Sprintf("id-en «%s» står flere ganger på siden %s", id, addressOf(p.path)), "en id står bare ett sted på en side")
		}
	}
	return found
}

// livePages finds what must not stand on a page, each fault once with the pages that
// have it.
func (s *Site) livePages() problem.List {
	pages := map[string][]page{}
	for _, p := range s.sortedPages() {
		for _, fault := range p.live {
			pages[fault] = append(pages[fault], p)
		}
	}
	var found problem.List
	for _, fault := range slices.Sorted(maps.Keys(pages)) {
		var paths []string
		for _, p := range pages[fault] {
			paths = append(paths, p.path)
		}
		found.Add(problem.Live, problem.Pos{File: pages[fault][0].from}, fault+" "+onPages(paths)+" er ikke tillatt",
			"er det fra en egen mal, skriv hele taggen i malen uten noe som settes inn; ellers er det en feil i katalog")
	}
	return found
}

// A deadLink is a link that leads nowhere, by the file that it comes from.
type deadLink struct {
	from string
	link link
}

// deadLinks finds links that lead nowhere. One that stands on many pages from
// the same file, as in a menu, is found once.
func (s *Site) deadLinks() problem.List {
	pages := map[deadLink][]string{}
	var order []deadLink
	for _, p := range s.sortedPages() {
		for _, h := range p.links {
			l := h.Value()
			if s.leads(l) {
				continue
			}
			d := deadLink{from: p.from, link: l}
			if pages[d] == nil {
				order = append(order, d)
			}
			pages[d] = append(pages[d], p.path)
		}
	}
	var found problem.List
	nearest := s.nearestAddresses()
	for _, d := range order {
		text, help := s.describe(d.link, onPages(pages[d]), nearest)
		found.Add(problem.DeadLink, problem.Pos{File: d.from}, text, help)
	}
	return found
}

// leads tells whether a link leads to a file, and to an id where the file has
// ids.
func (s *Site) leads(l link) bool {
	if !s.paths[l.target] {
		return false
	}
	ids, has := s.ids[l.target]
	return l.anchor == "" || l.anchor == "top" || !has || ids[l.anchor]
}

// describe says what is wrong with a link that leads nowhere, and what would be
// right.
func (s *Site) describe(l link, pages string, nearest func(target string) string) (text, help string) {
	switch {
	case l.target == "":
		return fmt.Sprintf("lenken «%s» %s kan ikke leses", l.href, pages), "skriv adressen slik den står i nettleseren"
	case s.paths[l.target]:
		text = fmt.Sprintf("lenken «%s» %s fører til et anker som ikke finnes", l.href, pages)
		return text, problem.DidYouMean(l.anchor, slices.Sorted(maps.Keys(s.ids[l.target])))
	case s.paths[l.target+"/"+index]:
		return fmt.Sprintf("lenken «%s» %s mangler skråstreken til slutt", l.href, pages), fmt.Sprintf("skriv «%s»", addressOf(l.target+"/"+index))
	}
	return fmt.Sprintf("lenken «%s» %s fører ingen steder", l.href, pages), nearest(l.target)
}

// nearestAddresses returns a function that gives the help for a file that does
// not exist: the nearest address, sought once for each file.
func (s *Site) nearestAddresses() func(target string) string {
	var addresses []string
	for _, file := range slices.Sorted(maps.Keys(s.paths)) {
		addresses = append(addresses, addressOf(file))
	}
	known := map[string]string{}
	return func(target string) string {
		if _, ok := known[target]; !ok {
			known[target] = problem.DidYouMean(addressOf(target), addresses)
		}
		return known[target]
	}
}

// onPages names the first of the pages and counts the others.
func onPages(paths []string) string {
	text := "på siden " + addressOf(paths[0])
	switch n := len(paths) - 1; n {
	case 0:
		return text
	case 1:
		return text + " og én side til"
	default:
		return fmt.Sprintf("%s og %d sider til", text, n)
	}
}
