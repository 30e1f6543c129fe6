package load

import (
	"bytes"
	"path"

	"modellkatalog/internal/problem"
)

// magic are the bytes that files of a type begin with.
var magic = map[string]string{
	".png": "\x89PNG\r\n\x1a\n",
	".jpg": "\xff\xd8\xff",
	".pdf": "%PDF-",
}

// readAttachment keeps an attachment when it is what its name says.
func (l *loader) readAttachment(f *file, data []byte) {
	f.data = data
	ext := path.Ext(f.path)
	if ext == ".svg" {
		l.readSVG(f, data)
		return
	}
	if !bytes.HasPrefix(data, []byte(magic[ext])) {
		l.fileProblem(problem.Attachment, f.path, "innholdet er ikke det navnet sier", "lagre filen på nytt som "+ext[1:])
	}
}
