package page_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"modellkatalog/internal/load"
)

var (
	inLayout = regexp.MustCompile(`[{(]\s*(t|n) "([^"]+)"|\((t|n) "([^"]+)"`)
	inGo     = regexp.MustCompile(`"([a-z0-9][a-zæøå0-9-]*(?:\.[a-zæøå0-9-]*)+)"`)
)

// Every interface text that is asked for exists, and every one that exists is
// asked for: by its whole key, or by a prefix that ends in a dot or a hyphen
// where the rest is a state, a vocabulary or a part.
func TestInterfaceTextsAreThereAndUsed(t *testing.T) {
	texts, err := load.Texts(os.DirFS("../../layouts"))
	if err != nil {
		t.Fatal(err)
	}
	used, prefixes := map[string]bool{}, []string{"tall."}
	layouts := read(t, "../../layouts/*.html", "../../layouts/part/*.html")
	for file, text := range layouts {
		for _, m := range inLayout.FindAllStringSubmatch(text, -1) {
			kind, key := m[1]+m[3], m[2]+m[4]
			keys := []string{key}
			if kind == "n" {
				keys = []string{key + ".en", key + ".flere"}
			}
			for _, k := range keys {
				used[k] = true
				if _, ok := texts[k]; !ok && !strings.HasSuffix(k, ".") {
					t.Errorf("%s: no interface text %q", file, k)
				}
			}
			if strings.HasSuffix(key, ".") {
				prefixes = append(prefixes, key)
			}
		}
	}
	for _, text := range read(t, "*.go") {
		for _, m := range inGo.FindAllStringSubmatch(text, -1) {
			used[m[1]], used[m[1]+".en"], used[m[1]+".flere"] = true, true, true
			if strings.HasSuffix(m[1], ".") || strings.HasSuffix(m[1], "-") {
				prefixes = append(prefixes, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`"((?:hjem)\.[a-z.-]+) /`).FindAllStringSubmatch(text, -1) {
			used[m[1]] = true
		}
	}
	for key := range texts {
		if !used[key] && !hasPrefix(key, prefixes) {
			t.Errorf("interface text %q is not used", key)
		}
	}
}

func hasPrefix(key string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(key, p) {
			return true
		}
	}
	return false
}

func read(t *testing.T, patterns ...string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, p := range patterns {
		files, err := filepath.Glob(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all[f] = string(b)
		}
	}
	return all
}
