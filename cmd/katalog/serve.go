package main

import (
	"context"
	"net/netip"
	"strings"

	"github.com/spf13/cobra"

	"modellkatalog/internal/build"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/serve"
	"modellkatalog/internal/site"
)

func newServe(f *flags) *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use: "serve", Aliases: []string{"vis"}, Short: "Vis nettstedet på egen maskin mens du redigerer",
		Long: "Viser nettstedet på egen maskin og bygger det på nytt når noe endres.\nIngenting skrives til disken, og bare du kan se det.",
		RunE: func(c *cobra.Command, _ []string) error { return f.serve(c, addr) },
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:1414", "`adressen` det vises på; må være egen maskin")
	return c
}

// checkAddr refuses an address that others than this machine can reach.
func checkAddr(addr string) error {
	ip, err := netip.ParseAddrPort(strings.Replace(addr, "localhost:", "127.0.0.1:", 1))
	if err != nil || !ip.Addr().IsLoopback() {
		return usageError{"--addr må være en adresse på egen maskin, som 127.0.0.1:1414, ikke «" + addr + "»"}
	}
	return nil
}

func (f *flags) serve(c *cobra.Command, addr string) error {
	if err := checkAddr(addr); err != nil {
		return err
	}
	in, err := f.input()
	if err != nil {
		return err
	}
	in.BaseURL = "http://" + addr + "/"
	err = serve.Run(c.Context(), serve.Config{
		Addr: addr, Watch: f.protected(),
		Build: func(ctx context.Context) (*site.Memory, problem.List, error) {
			sink := &site.Memory{}
			result, err := build.Site(ctx, in, sink)
			return sink, result.Problems, err
		},
		Format: func(problems problem.List) string {
			var b strings.Builder
			for _, p := range problems {
				p.Pos.File, p.Text = f.shown(p.Pos.File), f.shownIn(p.Text)
				b.WriteString(problem.Text(p) + "\n")
			}
			return b.String()
		},
		Log: func(line string) { tell(c.ErrOrStderr(), line) },
	})
	if err != nil {
		return err
	}
	return context.Cause(c.Context())
}
