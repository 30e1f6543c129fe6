// Command katalog checks the content of a catalogue and publishes it as a
// static site. It is the only package that prints and exits.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes. 130 and 143 are what shells use for a process stopped by SIGINT
// and SIGTERM.
const (
	exitFine     = 0
	exitFindings = 1 // the content has errors
	exitUsage    = 2
	exitIO       = 3 // could not read or write, or the target was refused
)

// stopped is the reason a run ended by a signal.
type stopped struct{ code int }

func (stopped) Error() string { return "stopped by a signal" }

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		code := 130
		if <-signals == syscall.SIGTERM {
			code = 143
		}
		cancel(stopped{code})
	}()

	root := newRoot()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitFine
	}
	var stop stopped
	if errors.As(context.Cause(ctx), &stop) {
		tell(os.Stderr, "stoppet; det som var publisert, er uendret")
		return stop.code
	}
	var findings findingsError
	if errors.As(err, &findings) {
		return exitFindings
	}
	tell(os.Stderr, message(err))
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitIO
}
