package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"modellkatalog/internal/site"
)

// failure is why a command cannot do what it should, told in Norwegian.
type failure string

func (f failure) Error() string { return string(f) }

func failuref(format string, args ...any) error { return failure(fmt.Sprintf(format, args...)) }

// fated is a failure together with what has become of the site, in Norwegian.
type fated struct {
	err  error
	fate string
}

func (f fated) Error() string { return f.err.Error() + "; " + f.fate }
func (f fated) Unwrap() error { return f.err }

// message turns a failure into a line for the user: our own sentences as they
// are, those of the system in Norwegian.
func message(err error) string {
	text := inNorwegian(err)
	_, refused := errors.AsType[*site.Refused](err) // says all there is to say
	if f, ok := errors.AsType[fated](err); ok && !refused {
		text += "; " + f.fate
	}
	return "katalog: " + oneLine(text)
}

func inNorwegian(err error) string {
	if r, ok := errors.AsType[*site.Refused](err); ok {
		return r.Error()
	}
	if u, ok := errors.AsType[usageError](err); ok {
		return u.Error()
	}
	if f, ok := errors.AsType[failure](err); ok {
		return f.Error()
	}
	reason := reasonOf(err)
	if reason == "" {
		return "uventet feil: " + err.Error()
	}
	return "kan ikke " + whatFailed(err) + ": " + reason
}

// reasons are the system's words for what goes wrong with files, most telling first.
var reasons = []struct {
	err   error
	words string
}{
	{site.ErrAltered, "det som ble lest tilbake, er ikke det som ble skrevet; se om disken er i orden"},
	{errIrregular, "det er ikke en vanlig fil"},
	{syscall.ENOSPC, "disken er full"},
	{syscall.EDQUOT, "plassen du har på disken, er brukt opp"},
	{syscall.EROFS, "disken kan bare leses"},
	{syscall.EIO, "disken kan ikke leses eller skrives; se om den er i orden"},
	{syscall.EMFILE, "for mange filer er åpne"},
	{syscall.ENFILE, "for mange filer er åpne på maskinen"},
	{syscall.ENOMEM, "maskinen har ikke mer minne"},
	{syscall.ENAMETOOLONG, "navnet er for langt"},
	{syscall.ELOOP, "det er en symbolsk lenke"},
	{syscall.EBUSY, "den er i bruk"},
	{syscall.EFBIG, "filen er større enn disken tillater"},
	{syscall.EXDEV, "den ligger på en annen disk"},
	{syscall.ENOTDIR, "en del av stien er en fil, ikke en mappe"},
	{syscall.EISDIR, "det er en mappe, ikke en fil"},
	{fs.ErrPermission, "du har ikke tilgang"},
	{fs.ErrNotExist, "den finnes ikke"},
	{fs.ErrExist, "den finnes fra før"},
}

// reasonOf tells what the system means, "" when the failure is not the system's.
func reasonOf(err error) string {
	for _, known := range reasons {
		if errors.Is(err, known.err) {
			return known.words
		}
	}
	if errno, ok := errors.AsType[syscall.Errno](err); ok {
		return fmt.Sprintf("systemet svarer med feil nummer %d", int(errno))
	}
	return ""
}

// whatFailed tells what could not be done, with the file where it is known.
func whatFailed(err error) string {
	name := nameIn(err)
	switch name {
	case "":
		return "lese eller skrive"
	case os.Stdout.Name(), os.Stderr.Name():
		return "skrive hva som ble gjort"
	}
	return "lese eller skrive «" + name + "»"
}

// nameIn is the file that a failure is about, "" when it does not say.
func nameIn(err error) string {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Path
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.New
	}
	return ""
}

// oneLine is text without what moves a terminal.
func oneLine(s string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(printable(s))
}
