package site

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// layOut makes files and, for names that end in a slash, folders.
func layOut(t *testing.T, root string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(path, 0o755)
		} else {
			err = os.WriteFile(path, []byte(name), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	root, home := t.TempDir(), t.TempDir()
	layOut(t, root, "verk/.git/", "verk/content/fylker/", "verk/layouts/", "verk/fil", "fremmed/a.txt", "depot/.git/", "tom/", "annet/public/")
	if err := os.Symlink(filepath.Join(root, "tom"), filepath.Join(root, "lenke")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(root, "verk"), filepath.Join(root, "inngang")); err != nil {
		t.Fatal(err)
	}
	layOut(t, root, "uleselig/"+manifestName)
	mustPublish(t, filepath.Join(root, "vokst"), newSite)
	layOut(t, root, "vokst/om/notat.txt")
	mustPublish(t, filepath.Join(root, "ute"), newSite)
	layOut(t, root, "ute/tom/")
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Chdir(filepath.Join(root, "verk"))
	volume := filepath.VolumeName(root) + string(filepath.Separator)
	for target, want := range map[string]string{
		volume:                       "det er roten av disken",
		home:                         "det er hjemmemappen din",
		filepath.Dir(home):           "det er hjemmemappen din, eller en mappe over den",
		".":                          "du står i den mappen nå",
		"..":                         "du står i den mappen nå, eller i en mappe inne i den",
		"content":                    "mappen er, ligger i eller rommer content, som nettstedet lages av",
		"content/public":             "mappen er, ligger i eller rommer content",
		"content/fylker/ny/public":   "mappen er, ligger i eller rommer content",
		"../inngang/layouts/x":       "mappen er, ligger i eller rommer layouts",
		"../annet":                   "mappen er, ligger i eller rommer ../annet/public",
		"../lenke":                   "det er en symbolsk lenke",
		"fil":                        "det finnes en fil med dette navnet",
		"../fremmed":                 "mappen er ikke tom, og den er ikke laget av katalog (den mangler filen .katalog-manifest)",
		"../depot":                   "mappen er et git-depot",
		"../uleselig":                "filen .katalog-manifest i mappen kan ikke leses",
		"../ute/fylker/x":            "mappen ligger inne i nettstedet ",
		"../ute/tom":                 "mappen ligger inne i nettstedet ",
		filepath.Join(root, "vokst"): "filen om/notat.txt i mappen er ikke laget av katalog",
	} {
		before := listing(t, root)
		st, err := Open(target, "content", "layouts", "static", "../annet/public")
		refused, ok := errors.AsType[*Refused](err)
		if !ok {
			t.Errorf("%s: error %v", target, err)
			if st != nil {
				t.Error(st.Discard())
			}
			continue
		}
		if !strings.HasPrefix(refused.Reason, want) || refused.Target != target {
			t.Errorf("%s: refused %q with %q, want %q", target, refused.Target, refused.Reason, want)
		}
		if after := listing(t, root); after != before {
			t.Errorf("%s: the disk was\n%s\nand is\n%s", target, before, after)
		}
	}
}

// listing gives the names of everything below a folder.
func listing(t *testing.T, root string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
		names = append(names, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, "\n")
}

func TestOpenAccepts(t *testing.T) {
	root := t.TempDir()
	layOut(t, root, "verk/content/", "verk/.git/", "tom/", "tomme/mapper/")
	mustPublish(t, filepath.Join(root, "rusk"), oldSite)
	layOut(t, root, "rusk/.DS_Store", "rusk/om/Thumbs.db")
	mustPublish(t, filepath.Join(root, "mangler"), oldSite)
	if err := os.Remove(filepath.Join(root, "mangler", "index.html")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(root, "verk"))
	for _, target := range []string{"public", "content-ny", "../tom", "../tomme", "../ny", "../rusk", "../mangler", "../verk/ut/av/huset"} {
		st, err := Open(target, "content", "layouts")
		if err != nil {
			t.Errorf("%s: %v", target, err)
			continue
		}
		if err := errors.Join(st.Put("index.html", []byte("ny")), st.Publish()); err != nil {
			t.Errorf("%s: %v", target, err)
		}
		mustHold(t, target, target, files{"index.html": "ny"})
	}
}

func TestRefusedSpeaksToTheEditor(t *testing.T) {
	err := &Refused{Target: "public", Reason: "det er en symbolsk lenke"}
	if want := "kan ikke skrive nettstedet til public: det er en symbolsk lenke"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
}

func TestParseManifestRefuses(t *testing.T) {
	sum := strings.Repeat("a", 64)
	for _, text := range []string{
		"", "hei\n", "katalog-manifest 2 modellkatalog\n", manifestHead + "\n" + sum + "\n", manifestHead + "\n" + sum + " x a\n", manifestHead + "\nabc 1 a\n",
	} {
		if entries, err := parseManifest([]byte(text)); err == nil {
			t.Errorf("%q gives %v", text, entries)
		}
	}
}
