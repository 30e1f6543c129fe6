package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"modellkatalog/internal/build"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/site"
)

func newBuild(f *flags) *cobra.Command {
	return &cobra.Command{
		Use: "build", Aliases: []string{"bygg"}, Short: "Sjekk innholdet og lag nettstedet",
		Long: "Sjekker innholdet og lager nettstedet i mappen public.\nEr det feil i innholdet, blir ingenting skrevet, og det som var publisert, er uendret.",
		RunE: func(c *cobra.Command, _ []string) error { return f.build(c) },
	}
}

func newCheck(f *flags) *cobra.Command {
	return &cobra.Command{
		Use: "check", Aliases: []string{"sjekk"}, Short: "Sjekk innholdet uten å skrive noe",
		Long: "Sjekker innholdet og alle lenker uten å skrive noe.",
		RunE: func(c *cobra.Command, _ []string) error { return f.checkOnly(c) },
	}
}

// build makes the site beside the target and exchanges the two when all is well.
// What came of it is told when nothing more can happen to it.
func (f *flags) build(c *cobra.Command) error {
	began := time.Now()
	in, err := f.input()
	if err != nil {
		return err
	}
	staging, err := site.Open(f.out, f.protected()...)
	if err != nil {
		return fated{err, site.Fate(f.out, false)}
	}
	timer := &build.Timer{}
	in.Phase = timer.Phase
	result, err := build.Site(c.Context(), in, staging)
	if err == nil && !result.Failed(f.strict) {
		timer.Phase("publisering")
		err = publish(c.Context(), staging)
	}
	tidied := staging.Discard()
	fate := site.Fate(f.out, staging.Published())
	if err != nil {
		return fated{errors.Join(err, tidied), fate}
	}
	err = f.report(c, result, report{began: began, timer: timer, done: "Ferdig i " + f.out, failed: "ingenting er skrevet", today: in.Today.String()})
	if failed := errors.Join(tidied, unsaid(c)); failed != nil {
		return fated{failed, fate}
	}
	return err
}

// publish exchanges the sites, unless the command has been stopped.
func publish(ctx context.Context, staging *site.Staging) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	return staging.Publish()
}

// checkOnly makes the site without keeping it.
func (f *flags) checkOnly(c *cobra.Command) error {
	began := time.Now()
	in, err := f.input()
	if err != nil {
		return err
	}
	timer := &build.Timer{}
	in.Phase = timer.Phase
	result, err := build.Site(c.Context(), in, build.Discard{})
	if err != nil {
		return err
	}
	return f.report(c, result, report{began: began, timer: timer, done: "Sjekket", failed: "rett feilene før publisering", today: in.Today.String()})
}

// protected are the folders that a site must never be written into or over.
func (f *flags) protected() []string {
	folders := []string{f.content}
	for _, more := range []string{f.layouts, f.static} {
		if more != "" {
			folders = append(folders, more)
		}
	}
	return folders
}

// report is how a run ended.
type report struct {
	began        time.Time
	timer        *build.Timer
	done, failed string
	today        string
}

// report prints the findings and, as the last line, what was made.
func (f *flags) report(c *cobra.Command, r build.Result, how report) error {
	failed := r.Failed(f.strict)
	seconds := time.Since(how.began).Seconds()
	if f.format == "json" {
		if err := writeJSON(c.OutOrStdout(), r, seconds); err != nil {
			return err
		}
	} else {
		f.printFindings(c, r.Problems)
		if f.verbose {
			for _, line := range append(how.timer.Lines(), searchLines(r.Search)...) {
				tell(c.ErrOrStderr(), line)
			}
		}
		if !f.quiet {
			tell(c.OutOrStdout(), oneLine(lastLine(r, how, failed, seconds)))
		}
	}
	if failed {
		return findingsError{}
	}
	return nil
}

// lastLine counts pages, counties, warnings and seconds.
func lastLine(r build.Result, how report, failed bool, seconds float64) string {
	warnings := count(r.Problems.Count(problem.Warning), "advarsel", "advarsler")
	if failed {
		return fmt.Sprintf("%s, %s; %s (%s)", count(r.Problems.Count(problem.Error), "feil", "feil"), warnings, how.failed, took(seconds))
	}
	return fmt.Sprintf("%s: %s, %s, %s, %s, vurdert per %s", how.done,
		count(r.Pages, "side", "sider"), count(r.Counties, "fylke", "fylker"), warnings, took(seconds), how.today)
}
