package load

import (
	"fmt"
	"io/fs"

	"github.com/BurntSushi/toml"

	"modellkatalog/internal/catalogue"
)

// Texts reads the interface texts, tekst.toml among the layouts: tables of keys
// with { nb = "…", nn = "…" }, given as "table.key". It fails when the file
// cannot be read or a text lacks one of the two.
func Texts(layouts fs.FS) (map[string]catalogue.Text, error) {
	b, err := fs.ReadFile(layouts, "tekst.toml")
	if err != nil {
		return nil, fmt.Errorf("interface texts: %w", err)
	}
	var tables map[string]any
	if _, err := toml.Decode(string(b), &tables); err != nil {
		return nil, fmt.Errorf("interface texts: tekst.toml: %w", err)
	}
	texts := map[string]catalogue.Text{}
	if err := flatten("", tables, texts); err != nil {
		return nil, fmt.Errorf("interface texts: tekst.toml: %w", err)
	}
	return texts, nil
}

// flatten joins nested keys with dots until it meets a text.
func flatten(prefix string, table map[string]any, into map[string]catalogue.Text) error {
	nb, isNB := table["nb"].(string)
	nn, isNN := table["nn"].(string)
	if isNB || isNN {
		if nb == "" || nn == "" || len(table) != 2 {
			return fmt.Errorf("%s needs nb and nn, and nothing else", prefix)
		}
		into[prefix] = catalogue.Text{NB: nb, NN: nn}
		return nil
	}
	for key, value := range table {
		inner, ok := value.(map[string]any)
		if !ok {
			return fmt.Errorf("%s.%s is not a table of texts", prefix, key)
		}
		name := key
		if prefix != "" {
			name = prefix + "." + key
		}
		if err := flatten(name, inner, into); err != nil {
			return err
		}
	}
	return nil
}
