package site

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Fate tells an editor, in Norwegian, what a build that failed has left: what has
// become of the target, and what lies beside it until the next build.
func Fate(target string, published bool) string {
	real, err := realTarget(target)
	if err != nil {
		real = target // what cannot be found out is told of the path as it was given
	}
	lock, folder, old := beside(real)
	var fate []string
	switch {
	case published:
		fate = append(fate, "nettstedet er publisert")
	case exists(real):
		fate = append(fate, "det som var publisert, er uendret")
	case exists(old):
		fate = append(fate, fmt.Sprintf("det som var publisert, ligger i «%s», og neste bygging legger det tilbake", old))
	default:
		fate = append(fate, "ingenting er publisert")
	}
	var left []string
	for _, name := range []string{lock, folder, old} {
		if exists(name) && (exists(real) || name != old) {
			left = append(left, "«"+filepath.Base(name)+"»")
		}
	}
	if len(left) > 0 {
		fate = append(fate, "neste bygging tar bort "+strings.Join(left, " og "))
	}
	return strings.Join(fate, "; ")
}
