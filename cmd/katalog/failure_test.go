package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

func TestFailuresAreToldInNorwegian(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("write: %w", &fs.PathError{Op: "write", Path: "public/a", Err: syscall.ENOSPC}), "kan ikke lese eller skrive «public/a»: disken er full"},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "kan ikke lese eller skrive «x»: du har ikke tilgang"},
		{syscall.EROFS, "kan ikke lese eller skrive: disken kan bare leses"},
		{usageError{"feil bruk"}, "feil bruk"},
		{errors.New("noe annet"), "noe annet"},
	} {
		if got := inNorwegian(c.err); got != c.want {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}
