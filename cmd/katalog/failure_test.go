package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"

	"modellkatalog/internal/site"
)

func TestFailuresAreToldInNorwegian(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "public/a", Err: syscall.ENOSPC}
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("write: %w", full), "kan ikke lese eller skrive «public/a»: disken er full"},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "kan ikke lese eller skrive «x»: du har ikke tilgang"},
		{&os.LinkError{Op: "rename", Old: "x", New: "y", Err: syscall.EDQUOT}, "kan ikke lese eller skrive «y»: plassen du har på disken, er brukt opp"},
		{&fs.PathError{Op: "write", Path: os.Stdout.Name(), Err: syscall.ENOSPC}, "kan ikke skrive hva som ble gjort: disken er full"},
		{&fs.PathError{Op: "verify", Path: "x", Err: site.ErrAltered}, "kan ikke lese eller skrive «x»: det som ble lest tilbake, er ikke det som ble skrevet; se om disken er i orden"},
		{syscall.EROFS, "kan ikke lese eller skrive: disken kan bare leses"},
		{syscall.Errno(131), "kan ikke lese eller skrive: systemet svarer med feil nummer 131"},
		{usageError{"feil bruk"}, "feil bruk"},
		{failure("finner ikke mappen"), "finner ikke mappen"},
		{errors.New("something else"), "uventet feil: something else"},
		{fated{errors.Join(full, errors.New("more")), "nettstedet er publisert"}, "kan ikke lese eller skrive «public/a»: disken er full; nettstedet er publisert"},
		{fated{&site.Refused{Target: "x", Reason: "det er roten"}, "uendret"}, "kan ikke skrive nettstedet til x: det er roten"},
		{errors.New("two\nlines\x1b"), "uventet feil: two lines\ufffd"},
	} {
		if got := message(c.err); got != "katalog: "+c.want {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}
