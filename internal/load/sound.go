package load

import (
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// sound returns the catalogue of the counties in whose files nothing is wrong;
// nil when the settings, the register or a vocabulary is, since every county
// rests on them. It ends the loader's own use of what it has read.
func (l *loader) sound(problems problem.List) *catalogue.Catalogue {
	wrong := map[string]bool{} // county folders
	for _, p := range problems {
		if p.Rule.Level != problem.Error {
			continue
		}
		folder, rest, _ := strings.Cut(p.Pos.File, "/")
		switch folder {
		case "fylker":
			county, _, _ := strings.Cut(rest, "/")
			wrong[county] = true
		case "sider", "sok.toml", "sok-prover.tsv", "README.md":
		default:
			return nil
		}
	}
	for _, c := range l.catalogue.Counties {
		if wrong[c.ID] {
			c.Edition, c.Earlier = catalogue.Edition{}, nil
		}
	}
	return catalogue.New(l.catalogue)
}
