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
		return
	}
	if ext == ".pdf" {
		words, live := pdfWords(data)
		if f.words = words; live != "" {
			l.fileProblem(problem.Attachment, f.path, "PDF-en har "+live, "lagre den på nytt som PDF/A-1 eller PDF/A-2, uten skript, skjema, passord og vedlegg")
		}
		return
	}
	f.words = pictureWords(data)
}

// searchAttachments looks for what must not be published in what can be read of the
// attachments. None of the lines of a drawing that holds such is shown.
func (l *loader) searchAttachments() {
	const help = "ta det bort fra vedlegget; er det noe annet, sett det i tillat i en fil i samme mappe"
	for _, name := range l.paths {
		f := l.files[name]
		if len(f.words) == 0 {
			continue
		}
		allowed := l.allowedBeside(name, f.words)
		if len(allowed.NationalIDs(f.words)) > 0 {
			l.fileProblem(problem.NationalID, name, "vedlegget holder et fødselsnummer eller D-nummer", help)
			f.lines = nil
		}
		if len(allowed.Secrets(f.words)) > 0 {
			l.fileProblem(problem.Secret, name, "vedlegget holder en hemmelighet: en nøkkel, et token eller et passord", "ta den bort fra vedlegget, og lag en ny der den gjelder")
			f.lines = nil
		}
		if len(allowed.Contacts(f.words)) > 0 {
			l.fileProblem(problem.PersonalData, name, "vedlegget holder et mobilnummer eller en personlig e-postadresse", help)
		}
	}
}
