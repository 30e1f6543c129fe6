package load

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/personal"
	"modellkatalog/internal/problem"
)

// Kinds of files that hold no keys, beside those of Kinds.
const (
	kindReadme     = "les-meg"
	kindTests      = "prover"
	kindAttachment = "vedlegg"
)

// Kinds of files with keys, as Kinds names them.
const (
	kindSettings    = "katalog"
	kindSearch      = "sok"
	kindDescription = "egenbeskrivelse"
	kindModel       = "modell"
	kindPage        = "side"
	kindTranslation = "oversettelse"
)

var attachmentTypes = []string{".svg", ".png", ".jpg", ".pdf"}

// find lists the content and refuses what may not lie in it. Only a failure to
// read a folder is an error.
func (l *loader) find() error {
	same := map[string][]string{} // names that some system holds for one
	right := map[string]bool{}    // names of what is content
	fold := cases.Fold()
	err := fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if l.personalName(name) {
			return skip(d)
		}
		folded := fold.String(norm.NFC.String(name))
		same[folded] = append(same[folded], name)
		if !l.wellNamed(name, d) {
			return skip(d)
		}
		if d.IsDir() {
			err := l.folder(name)
			right[name] = err == nil
			return err
		}
		l.place(name)
		right[name] = l.files[name] != nil
		return nil
	})
	l.sameNames(same, right)
	return err
}

// sameNames reports names that are equal under case folding and NFC, at those
// that are not as content is named; that is then all there is to say of them.
func (l *loader) sameNames(same map[string][]string, right map[string]bool) {
	for _, names := range same {
		for i, name := range names {
			if len(names) == 1 || right[name] {
				continue
			}
			other := names[0]
			if i == 0 {
				other = names[1]
			}
			l.problems = slices.DeleteFunc(l.problems, func(p problem.Problem) bool { return p.Pos.File == name })
			l.fileProblem(problem.Duplicate, name, fmt.Sprintf("navnet er det samme som «%s» på noen maskiner", path.Base(other)), "ta bort den ene, eller gi den et annet navn")
		}
	}
}

// skip leaves out a folder with all that is in it.
func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func (l *loader) fileProblem(rule problem.Rule, name, text, help string) {
	l.problems.Add(rule, problem.Pos{File: name}, text, help)
}

var (
	litter   = regexp.MustCompile(`(?i)^(\.DS_Store|Thumbs\.db|desktop\.ini|.*\.sw[op]|.*~|\.#.*|#.*#|\._.*|.*\.bak|.*\.orig)$`)
	reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?$`)
)

// personalName reports a path that holds a number or a secret, at the folder that
// it begins in: the name is not repeated.
func (l *loader) personalName(name string) bool {
	if hits := personal.NationalIDs([]byte(name)); len(hits) > 0 {
		l.fileProblem(problem.NationalID, path.Dir(name[:hits[0].Start+1]), "et navn i mappen holder et fødselsnummer eller D-nummer", "gi filen eller mappen et annet navn")
		return true
	}
	if hits := personal.Secrets([]byte(name)); len(hits) > 0 {
		l.fileProblem(problem.Secret, path.Dir(name[:hits[0].Start+1]), "et navn i mappen holder en nøkkel, et token eller et passord", "gi filen eller mappen et annet navn, og lag en ny der den gjelder")
		return true
	}
	return false
}

// wellNamed tells whether the file or folder is an ordinary one with a name
// that every system can hold; anything else is reported.
func (l *loader) wellNamed(name string, d fs.DirEntry) bool {
	base := d.Name()
	switch {
	case !d.IsDir() && litter.MatchString(base):
		l.fileProblem(problem.Litter, name, "filen er rusk fra et program og er ikke med", "slett den, eller legg den i .gitignore")
	case !d.IsDir() && !d.Type().IsRegular():
		l.fileProblem(problem.NotRegular, name, "dette er ikke en vanlig fil", "legg selve filen her, ikke en lenke til den")
	case strings.HasPrefix(base, "."):
		l.fileProblem(problem.NotRegular, name, "skjulte filer og mapper er ikke tillatt", "ta den bort, eller gi den et navn uten punktum først")
	case !utf8.ValidString(base) || strings.ContainsAny(base, `<>:"\|?*`) || strings.ContainsFunc(base, forbidden) || strings.ContainsAny(base, "\n\t"):
		l.fileProblem(problem.BadName, name, "navnet har tegn som ikke kan brukes overalt", "bruk bare a–z, 0–9, - og punktum")
	case strings.HasSuffix(base, " ") || strings.HasSuffix(base, ".") || reserved.MatchString(base):
		l.fileProblem(problem.BadName, name, "Windows kan ikke holde en fil med dette navnet", "gi den et annet navn")
	case !norm.NFC.IsNormalString(base):
		l.fileProblem(problem.BadName, name, "navnet har bokstaver som er satt sammen av flere tegn", fmt.Sprintf("kall den «%s»", asciiName(base)))
	default:
		return true
	}
	return false
}

// asciiName is the nearest name that content may have.
func asciiName(base string) string {
	var parts []string
	for part := range strings.SplitSeq(base, ".") {
		if slug := catalogue.Slug(part); slug != "" {
			parts = append(parts, slug)
		}
	}
	return strings.Join(parts, ".")
}

var yearPattern = regexp.MustCompile(`^(19|20)\d\d$`)

// folder decides whether a folder belongs where it is.
func (l *loader) folder(name string) error {
	parts := strings.Split(name, "/")
	switch {
	case len(parts) == 1 && slices.Contains([]string{"begreper", "fylker", "sider"}, name):
		return nil
	case len(parts) == 1:
		l.fileProblem(problem.NotAllowedHere, name, "mappen hører ikke hjemme her", or(didYouMean(name, []string{"begreper", "fylker", "sider"}), "her ligger mappene begreper, fylker og sider"))
		return fs.SkipDir
	case parts[0] == "sider":
		if base := parts[len(parts)-1]; !slugPattern.MatchString(base) {
			l.fileProblem(problem.BadName, name, "navnet på mappen blir en adresse og kan ikke være slik", fmt.Sprintf("kall den «%s»", catalogue.Slug(base)))
			return fs.SkipDir
		}
		return nil
	case parts[0] == "fylker" && (len(parts) == 2 || len(parts) == 3 && yearPattern.MatchString(parts[2])):
		l.folders = append(l.folders, name)
		return nil
	}
	help := "her kan det ikke ligge mapper"
	if parts[0] == "fylker" && len(parts) == 3 {
		help = "en tidligere utgave ligger i en mappe med året som navn"
	}
	l.fileProblem(problem.NotAllowedHere, name, "mappen hører ikke hjemme her", help)
	return fs.SkipDir
}

// or returns the first of two helps that says something.
func or(help, otherwise string) string {
	if help != "" {
		return help
	}
	return otherwise
}

// place decides what a file is by where it lies; what is nothing is reported.
func (l *loader) place(name string) {
	dir, base := path.Split(name)
	top, _, _ := strings.Cut(name, "/")
	ext := path.Ext(base)
	switch {
	case dir == "":
		l.rootFile(name)
	case top == "begreper":
		l.vocabularyFile(name, base)
	case dir == "fylker/":
		l.fileProblem(problem.NotAllowedHere, name, "filen hører ikke hjemme her", "her ligger én mappe for hvert fylke")
	case ext == ".md":
		l.markdownFile(name, top)
	case slices.Contains(attachmentTypes, ext):
		l.attachmentFile(name, base)
	default:
		l.fileProblem(problem.NotAllowedHere, name, "filen hører ikke hjemme her", fileHelp(ext))
	}
}

func fileHelp(ext string) string {
	if lower := strings.ToLower(ext); lower == ".jpeg" || lower != ext && slices.Contains(append(attachmentTypes, ".md"), lower) {
		return "la navnet slutte på " + strings.Replace(lower, "jpeg", "jpg", 1)
	}
	return "her kan det ligge .md, og vedlegg som svg, png, jpg og pdf"
}

func (l *loader) add(name, kind string) {
	l.files[name] = &file{path: name, kind: kind}
	l.paths = append(l.paths, name)
}

func (l *loader) rootFile(name string) {
	kinds := map[string]string{"katalog.toml": kindSettings, "sok.toml": kindSearch, "sok-prover.tsv": kindTests, "README.md": kindReadme}
	if k, ok := kinds[name]; ok {
		l.add(name, k)
		return
	}
	names := []string{"katalog.toml", "sok.toml", "sok-prover.tsv", "README.md"}
	l.fileProblem(problem.NotAllowedHere, name, "filen hører ikke hjemme her", or(didYouMean(name, names), "her ligger "+list(names)))
}

func (l *loader) vocabularyFile(name, base string) {
	stem, isTOML := strings.CutSuffix(base, ".toml")
	if isTOML && slices.Contains(vocabularyNames(), stem) {
		k := stem
		if isVocabulary(stem) && stem != catalogue.Actors && stem != catalogue.Glossary {
			k = "begreper"
		}
		l.add(name, k)
		return
	}
	var names []string
	for _, n := range vocabularyNames() {
		names = append(names, n+".toml")
	}
	l.fileProblem(problem.NotAllowedHere, name, "filen hører ikke hjemme her", or(didYouMean(base, names), "her ligger ett vokabular i hver fil, med faste navn"))
}

// translated parts "om.nn.md" into "om" and "nn"; lang is "" for a first file.
func translated(base string) (stem string, lang catalogue.Lang) {
	stem = strings.TrimSuffix(base, ".md")
	for _, l := range languages {
		if first, ok := strings.CutSuffix(stem, "."+l); ok {
			return first, catalogue.Lang(l)
		}
	}
	return stem, ""
}

func (l *loader) markdownFile(name, top string) {
	stem, lang := translated(path.Base(name))
	k := kindPage
	switch {
	case top == "fylker" && stem != kindDescription && stem != kindModel:
		names := []string{"egenbeskrivelse.md", "modell.md", "egenbeskrivelse.nn.md", "modell.nn.md"}
		l.fileProblem(problem.NotAllowedHere, name, "filen hører ikke hjemme her", or(didYouMean(path.Base(name), names), "her ligger egenbeskrivelse.md og modell.md"))
		return
	case top == "fylker":
		k = stem
	case strings.Contains(stem, "."):
		l.fileProblem(problem.BadName, name, "navnet på siden har et punktum i seg", "en oversettelse slutter på .nn.md eller .nb.md")
		return
	case !slugPattern.MatchString(stem):
		l.fileProblem(problem.BadName, name, "navnet på filen blir en adresse og kan ikke være slik", fmt.Sprintf("kall den «%s.md»", catalogue.Slug(stem)))
		return
	}
	if lang != "" {
		k = kindTranslation
	}
	l.add(name, k)
}

func (l *loader) attachmentFile(name, base string) {
	if !filePattern.MatchString(base) {
		l.fileProblem(problem.BadName, name, "navnet på vedlegget har tegn som ikke kan brukes", fmt.Sprintf("kall det «%s»", asciiName(base)))
		return
	}
	l.add(name, kindAttachment)
}

// lonely reports attachments in folders without any page.
func (l *loader) lonely() {
	pages := map[string]bool{}
	for _, name := range l.paths {
		pages[path.Dir(name)] = pages[path.Dir(name)] || path.Ext(name) == ".md"
	}
	for _, name := range l.paths {
		if l.files[name].kind == kindAttachment && !pages[path.Dir(name)] {
			l.fileProblem(problem.NotAllowedHere, name, "vedlegget ligger i en mappe uten sider", "legg det ved siden av filen som viser det")
			l.cited[name] = true
		}
	}
}
