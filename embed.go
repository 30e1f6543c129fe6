// Package modellkatalog embeds what the command carries with it, so that one
// binary needs nothing beside it: the layouts, the static files and a starter
// content (settings, vocabularies, county register and the editor's manual).
package modellkatalog

import (
	"embed"
	"io/fs"
)

//go:embed layouts static content/katalog.toml content/README.md content/begreper
var files embed.FS

// Layouts returns the embedded layouts and interface texts.
func Layouts() fs.FS { return folder("layouts") }

// Static returns the embedded style sheets, scripts and icons.
func Static() fs.FS { return folder("static") }

// Starter returns the content that a new catalogue begins with.
func Starter() fs.FS { return folder("content") }

func folder(name string) fs.FS {
	f, err := fs.Sub(files, name)
	if err != nil {
		panic(err) // the names above are constants
	}
	return f
}
