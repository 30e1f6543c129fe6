package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"modellkatalog"
)

func newInit(f *flags) *cobra.Command {
	return &cobra.Command{
		Use: "init", Aliases: []string{"start"}, Short: "Lag en ny innholdsmappe å begynne med",
		Long: "Lager mappen content med innstillinger, fylkesregister, begreper og håndboken for redaktører.\nMappen må være tom eller ikke finnes.",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := writeStarter(f.content); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "Laget %s. Les %s og kjør katalog build.\n", f.content, filepath.Join(f.content, "README.md"))
			return err
		},
	}
}

// starterSettings are those of a new catalogue. The published ones tell of pages
// and choices that it does not have.
const starterSettings = `# Innstillingene for katalogen. README.md forteller hva som kan stå her.

format = 1
tittel = "Vår katalog"
sprak  = ["nb", "nn"]
`

// writeStarter writes the embedded content into a folder that is empty or not there.
func writeStarter(target string) error {
	entries, err := os.ReadDir(target)
	if err == nil && len(entries) > 0 {
		return failuref("mappen «%s» er ikke tom; velg en annen med --content", target)
	}
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	starter := modellkatalog.Starter()
	return fs.WalkDir(starter, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(target, filepath.FromSlash(name))
		if d.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		b, err := fs.ReadFile(starter, name)
		if err != nil {
			return err
		}
		if name == "katalog.toml" {
			b = []byte(starterSettings)
		}
		return os.WriteFile(to, b, 0o644)
	})
}
