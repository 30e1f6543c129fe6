package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"modellkatalog"
	"modellkatalog/internal/build"
	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/problem"
)

// usageError is a wrong use of the command, told in Norwegian.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// findingsError ends a run whose content has errors; they have been printed.
type findingsError struct{}

func (findingsError) Error() string { return "the content has errors" }

// flags are what the commands have in common.
type flags struct {
	content, layouts, static, out string
	baseURL, date, format, color  string
	offline, drafts, strict       bool
	quiet, verbose                bool
}

func newRoot() *cobra.Command {
	f := &flags{}
	root := &cobra.Command{
		Use:   "katalog",
		Short: "Sjekker innholdet i katalogen og lager nettstedet",
		Long: "katalog leser innholdet i mappen content, sjekker det og lager et ferdig nettsted i mappen public.\n" +
			"Er det feil i innholdet, blir ingenting skrevet, og det som var publisert, er uendret.",
		SilenceErrors: true, SilenceUsage: true,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usageError{joined("ukjent kommando «"+args[0]+"»", problem.DidYouMean(args[0], commandNames(c)))}
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	p := root.PersistentFlags()
	p.SortFlags = false
	p.StringVar(&f.content, "content", "content", "`mappen` med innholdet")
	p.StringVar(&f.layouts, "layouts", "", "`mappe` med maler som går foran de innebygde, fil for fil")
	p.StringVar(&f.static, "static", "", "`mappe` med stilark og ikoner som går foran de innebygde, fil for fil")
	p.StringVarP(&f.out, "out", "o", "public", "`mappen` nettstedet skrives til")
	p.StringVar(&f.baseURL, "base-url", "", "`adressen` nettstedet får; går foran url i katalog.toml")
	p.BoolVar(&f.offline, "offline", false, "lag lenker som virker når siden åpnes fra en disk")
	p.BoolVar(&f.drafts, "drafts", false, "ta med utkast")
	p.BoolVar(&f.strict, "strict", false, "la advarsler telle som feil")
	p.StringVar(&f.date, "date", "", "`dagen` noe er gått ut eller skal gjennomgås i forhold til, som 2026-11-23")
	p.StringVar(&f.format, "format", "text", "hvordan funnene skrives: `text` eller json")
	p.StringVar(&f.color, "color", "auto", "farger på terminalen: `auto`, alltid eller aldri")
	p.BoolVarP(&f.quiet, "quiet", "q", false, "skriv bare feil")
	p.BoolVarP(&f.verbose, "verbose", "v", false, "skriv også hvor lang tid hver del tok, og hva søket holder")
	root.AddCommand(newBuild(f), newCheck(f), newServe(f), newSearch(f), newInit(f), newVersion())
	root.SetHelpCommand(&cobra.Command{
		Use: "help [kommando]", Aliases: []string{"hjelp"}, Short: "Vis hjelp til en kommando", Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return c.Root().Args(c.Root(), args)
			}
			return found.Help()
		},
	})
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		c.Flags().BoolP("help", "h", false, "vis hjelp")
		c.DisableFlagsInUseLine = true
		if c.Args == nil {
			c.Args = noArguments
		}
	}
	root.Flags().BoolP("help", "h", false, "vis hjelp")
	tellDefaults(root)
	return root
}

// tellDefaults says in Norwegian what a flag is when it is left out; the flag
// library would say it in English.
func tellDefaults(root *cobra.Command) {
	tell := func(f *pflag.Flag) {
		if f.DefValue == "" || f.Value.Type() != "string" && f.Value.Type() != "int" {
			return
		}
		f.Usage += " (standard: " + f.DefValue + ")"
		f.DefValue = map[string]string{"int": "0"}[f.Value.Type()] // what the library says nothing of
	}
	root.PersistentFlags().VisitAll(tell)
	for _, c := range root.Commands() {
		c.Flags().VisitAll(tell)
	}
}

const usageTemplate = `Bruk:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} [kommando] [flagg]{{else}}{{.UseLine}} [flagg]{{end}}{{if .Aliases}}

Kan også skrives:
  {{.NameAndAliases}}{{end}}{{if .HasAvailableSubCommands}}

Kommandoer:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{if .Aliases}} (også: {{range $i, $a := .Aliases}}{{if $i}}, {{end}}{{$a}}{{end}}){{end}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flagg:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Felles flagg:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{"«" + args[0] + "» hører ikke med her; mapper oppgis med flagg, for eksempel --content " + args[0]}
	}
	return nil
}

func commandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		names = append(append(names, sub.Name()), sub.Aliases...)
	}
	return names
}

// flagError tells in Norwegian what is wrong with a flag.
func flagError(c *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &missing):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		name := dashed(missing.GetSpecifiedName(), missing.GetSpecifiedShortnames())
		return usageError{joined("ukjent flagg "+name, problem.DidYouMean(name, names))}
	case errors.As(err, &noValue):
		return usageError{"flagget " + dashed(noValue.GetSpecifiedName(), noValue.GetSpecifiedShortnames()) + " mangler en verdi"}
	case errors.As(err, &wrong):
		return usageError{"flagget --" + wrong.GetFlag().Name + " kan ikke være «" + wrong.GetValue() + "»"}
	}
	return usageError{"et flagg er skrevet feil; se " + c.CommandPath() + " --help"}
}

// dashed is a flag as it was written; short holds what it stood among, when it
// was one letter.
func dashed(name, short string) string {
	if short != "" {
		return "-" + name
	}
	return "--" + name
}

func joined(text, help string) string {
	if help == "" {
		return text
	}
	return text + "; " + help
}

// check reads the values that a flag's type does not.
func (f *flags) check() error {
	if f.format != "text" && f.format != "json" {
		return usageError{"--format må være text eller json, ikke «" + f.format + "»"}
	}
	switch f.color {
	case "auto", "alltid", "aldri", "always", "never":
	default:
		return usageError{"--color må være auto, alltid eller aldri, ikke «" + f.color + "»"}
	}
	if f.baseURL != "" && !strings.HasPrefix(f.baseURL, "https://") && !strings.HasPrefix(f.baseURL, "http://") {
		return usageError{"--base-url må begynne med https:// eller http://"}
	}
	if f.baseURL != "" {
		if help := build.BaseURLFault(f.baseURL); help != "" {
			return usageError{"--base-url kan ikke være «" + f.baseURL + "»; " + help}
		}
	}
	if f.out == "" {
		return usageError{"--out er tom; skriv navnet på mappen nettstedet skal ligge i, som public"}
	}
	return nil
}

// today is the date that a build is decided against: --date, else
// SOURCE_DATE_EPOCH (reproducible-builds.org), else the day it is.
func (f *flags) today() (catalogue.Date, error) {
	if f.date != "" {
		t, err := time.Parse(time.DateOnly, f.date)
		if err != nil {
			return catalogue.Date{}, usageError{"--date må være en dag som 2026-11-23, ikke «" + f.date + "»"}
		}
		return catalogue.Day(t), nil
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return catalogue.Date{}, usageError{"SOURCE_DATE_EPOCH må være et antall sekunder, ikke «" + epoch + "»"}
		}
		return catalogue.Day(time.Unix(seconds, 0).UTC()), nil
	}
	return catalogue.Day(time.Now()), nil
}

// input opens the folders of a build.
func (f *flags) input() (build.Input, error) {
	if err := f.check(); err != nil {
		return build.Input{}, err
	}
	today, err := f.today()
	if err != nil {
		return build.Input{}, err
	}
	content, err := folder(f.content, linksRefused)
	if err != nil {
		return build.Input{}, err
	}
	in := build.Input{
		Content: content, Layouts: modellkatalog.Layouts(), Static: modellkatalog.Static(), Offline: f.offline, Drafts: f.drafts,
		Strict: f.strict, Today: today,
	}
	if f.baseURL != "" {
		in.BaseURL = strings.TrimSuffix(f.baseURL, "/") + "/"
	}
	for _, over := range []struct {
		flag string
		fsys *fs.FS
	}{{f.layouts, &in.Layouts}, {f.static, &in.Static}} {
		if over.flag == "" {
			continue
		}
		top, err := folder(over.flag, linksFollowed)
		if err != nil {
			return build.Input{}, err
		}
		*over.fsys = build.Overlay(top, *over.fsys)
	}
	return in, nil
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use: "version", Aliases: []string{"versjon"}, Short: "Vis hvilken versjon dette er",
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(c.OutOrStdout(), "katalog", version())
			return err
		},
	}
}

// version is the module's version, or the revision it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(ukjent versjon)"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(12, len(s.Value))]
		}
	}
	return "(utvikling)"
}
