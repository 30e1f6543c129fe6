package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// Refused is the error for a folder that must not be replaced, or cannot be now.
type Refused struct {
	Target string
	Reason string // for the editor, in Norwegian
}

// Error gives the whole message, in Norwegian.
func (r *Refused) Error() string {
	return fmt.Sprintf("kan ikke skrive nettstedet til %s: %s", r.Target, r.Reason)
}

// litter are files that a file manager leaves in any folder. They may go with
// the old site.
var litter = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// realPath returns a path from the root, without symbolic links in the part
// that exists.
func realPath(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	_, err = os.Stat(name) // its errors are those of the system
	if err == nil {
		return filepath.EvalSymlinks(name)
	}
	if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(name) == name {
		return "", err
	}
	parent, err := realPath(filepath.Dir(name))
	return filepath.Join(parent, filepath.Base(name)), err
}

// realTarget returns the path of a target from the root. A symbolic link at the
// end of it is kept, to be refused.
func realTarget(target string) (string, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return "", err
	}
	if filepath.Dir(target) == target {
		return target, nil
	}
	parent, err := realPath(filepath.Dir(target))
	return filepath.Join(parent, filepath.Base(target)), err
}

// refusePlace says why no site may be written at a place, whatever is there. It
// is empty where nothing speaks against it.
func refusePlace(target string, protected []string) (reason string, err error) {
	if filepath.Dir(target) == target {
		return "det er roten av disken; velg en egen mappe for nettstedet", nil
	}
	if home, err := os.UserHomeDir(); err == nil && contains(target, home) { // no home, nothing to protect
		return "det er hjemmemappen din, eller en mappe over den; velg en egen mappe for nettstedet", nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	if contains(target, here) {
		return "du står i den mappen nå, eller i en mappe inne i den; velg en egen mappe for nettstedet", nil
	}
	for _, p := range protected {
		real, err := realPath(p)
		if err != nil {
			return "", err
		}
		if contains(target, real) || contains(real, target) {
			return fmt.Sprintf("mappen er, ligger i eller rommer %s, som nettstedet lages av; velg en mappe utenfor", p), nil
		}
	}
	if above := siteAbove(target); above != "" {
		return fmt.Sprintf("mappen ligger inne i nettstedet %s, som da ville blitt endret; velg en mappe utenfor", above), nil
	}
	return "", nil
}

// siteAbove returns the published site that a place lies inside, or "". What it
// is itself does not count.
func siteAbove(target string) string {
	for folder := filepath.Dir(target); ; folder = filepath.Dir(folder) {
		if _, err := os.Lstat(filepath.Join(folder, manifestName)); err == nil { // a folder that is not there marks nothing
			return folder
		}
		if filepath.Dir(folder) == folder {
			return ""
		}
	}
}

// contains tells whether a folder is inner, or lies above it. Folders are
// compared as the file system does, so that case and links do not matter.
func contains(folder, inner string) bool {
	want, err := os.Stat(folder)
	for {
		if inner == folder {
			return true
		}
		if have, e := os.Stat(inner); err == nil && e == nil && os.SameFile(want, have) {
			return true
		}
		if filepath.Dir(inner) == inner {
			return false
		}
		inner = filepath.Dir(inner)
	}
}

// refuseContents says why what is at the target must not be replaced. It is
// empty where there is nothing, an empty folder, or a folder that we made and
// that holds nothing else.
func refuseContents(target string) (reason string, err error) {
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil:
		return "", err
	case info.Mode()&fs.ModeSymlink != 0:
		return "det er en symbolsk lenke; bruk mappen som den peker på", nil
	case !info.IsDir():
		return "det finnes en fil med dette navnet; velg en mappe", nil
	}
	if mounted, err := isMountPoint(target); err != nil {
		return "", err
	} else if mounted {
		return fmt.Sprintf("mappen er et monteringspunkt og kan ikke byttes ut i ett steg; la --out peke på en mappe inne i den, for eksempel %s", filepath.Join(target, "public")), nil
	}
	if _, err := os.Lstat(filepath.Join(target, ".git")); err == nil {
		return "mappen er et git-depot; velg en egen mappe for nettstedet", nil
	}
	if reason, err := refuseForeign(target); reason != "" || err != nil {
		return reason, err
	}
	return refuseFixed(target)
}

// refuseFixed says which folder of a site cannot be emptied, and so would lie
// beside the new one for ever.
func refuseFixed(target string) (reason string, err error) {
	err = filepath.WalkDir(target, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && !mayEmpty(name) {
			reason = fmt.Sprintf("du har ikke lov til å tømme %s, som er en del av nettstedet som ligger der; be den som eier mappen, om tilgang", name)
			return fs.SkipAll
		}
		return err
	})
	return reason, err
}

// refuseForeign says which file of a folder is not ours.
func refuseForeign(target string) (reason string, err error) {
	files, err := filesIn(target)
	if err != nil || len(files) == 0 {
		return "", err
	}
	data, err := os.ReadFile(filepath.Join(target, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf("mappen er ikke tom, og den er ikke laget av katalog (den mangler filen %s); velg en tom mappe, eller tøm denne selv", manifestName), nil
	}
	if err != nil {
		return "", err
	}
	entries, err := parseManifest(data)
	if err != nil {
		return fmt.Sprintf("filen %s i mappen kan ikke leses; velg en tom mappe, eller tøm denne selv", manifestName), nil
	}
	ours := map[string]bool{manifestName: true}
	for _, e := range entries {
		ours[e.path] = true
	}
	for _, file := range files {
		if !ours[file] && !slices.Contains(litter, path.Base(file)) {
			return fmt.Sprintf("filen %s i mappen er ikke laget av katalog og ville gått tapt; flytt den ut", file), nil
		}
	}
	return "", nil
}
