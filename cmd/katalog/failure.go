package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"modellkatalog/internal/site"
)

// message turns a failure into a line for the user: our own sentences as they
// are, those of the system in Norwegian as far as we know them.
func message(err error) string {
	return "katalog: " + printable(inNorwegian(err))
}

func inNorwegian(err error) string {
	var refused *site.Refused
	var usage usageError
	switch {
	case errors.As(err, &refused):
		return refused.Error()
	case errors.As(err, &usage):
		return usage.Error()
	}
	reason := ""
	for _, known := range reasons {
		if errors.Is(err, known.err) {
			reason = known.words
			break
		}
	}
	if reason == "" {
		return err.Error()
	}
	if name := nameIn(err); name != "" {
		return fmt.Sprintf("kan ikke lese eller skrive «%s»: %s", name, reason)
	}
	return "kan ikke lese eller skrive: " + reason
}

// reasons are the system's words for what goes wrong with files, most telling first.
var reasons = []struct {
	err   error
	words string
}{
	{syscall.ENOSPC, "disken er full"},
	{syscall.EROFS, "disken kan bare leses"},
	{syscall.ENOTDIR, "en del av stien er en fil, ikke en mappe"},
	{syscall.EISDIR, "det er en mappe, ikke en fil"},
	{fs.ErrPermission, "du har ikke tilgang"},
	{fs.ErrNotExist, "den finnes ikke"},
	{fs.ErrExist, "den finnes fra før"},
}

// nameIn is the file that a failure is about, "" when it does not say.
func nameIn(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Path
	case errors.As(err, &link):
		return link.New
	}
	return ""
}
