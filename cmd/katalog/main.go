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
	exitIO       = 3 // could not read or write, or say what came of it, or the target was refused
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

	out, errOut := &output{File: os.Stdout}, &output{File: os.Stderr}
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	return end(err, errors.Join(out.failed(), errOut.failed()))
}

// end tells how a command ended and gives its exit code. What it could not say is
// a failure like any other.
func end(err, unsaid error) int {
	if _, ok := errors.AsType[findingsError](err); ok && unsaid == nil {
		return exitFindings
	}
	if stop, ok := errors.AsType[stopped](err); ok {
		fate := "det som var publisert, er uendret"
		if f, ok := errors.AsType[fated](err); ok {
			fate = f.fate
		}
		tell(os.Stderr, "stoppet; "+fate)
		return stop.code
	}
	err = errors.Join(err, unsaid)
	if err == nil {
		return exitFine
	}
	tell(os.Stderr, message(err))
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	return exitIO
}
