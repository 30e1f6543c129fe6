package serve

import (
	_ "embed"
	"fmt"
	"html"
	"net/http"
	"net/url"
)

// The preview's own files, below server.own.
const (
	reloadScript = "last.js"
	errorStyle   = "feil.css"
	eventStream  = "hendelser"
)

//go:embed last.js
var reloadSource []byte

//go:embed feil.css
var errorSource []byte

// answerOwn answers with one of the preview's own files.
func (s *server) answerOwn(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case reloadScript:
		s.write(w, r, http.StatusOK, name, reloadSource)
	case errorStyle:
		s.write(w, r, http.StatusOK, name, errorSource)
	case eventStream:
		s.answerEvents(w, r)
	default:
		http.NotFound(w, r)
	}
}

// answerEvents tells the number of the build that is shown, now and after each
// new one, as server-sent events, until the reader goes or the preview ends.
func (s *server) answerEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for r.Method == http.MethodGet {
		now := s.shown.Load()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", now.build); err != nil {
			return
		}
		if err := out.Flush(); err != nil {
			return
		}
		select {
		case <-now.over:
		case <-r.Context().Done():
			return
		}
	}
}

// errorPage is what every page shows after a build with errors.
func (s *server) errorPage(now *shown, at *url.URL) []byte {
	last := ""
	if now.good != nil {
		query := at.Query()
		query.Set(lastGood, "1")
		last = fmt.Sprintf("\n<p><a href=\"?%s\">Vis siden slik den var</a></p>", html.EscapeString(query.Encode()))
	}
	return fmt.Appendf(nil, `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%[1]s</title>
<link rel="stylesheet" href="%[2]s">
</head>
<body>
<main>
<h1>%[1]s</h1>
<p>Rett opp og lagre. Siden kommer tilbake av seg selv.</p>
<pre>%[3]s</pre>%[4]s
</main>
%[5]s
</body>
</html>
`, html.EscapeString(now.title), s.own+errorStyle, html.EscapeString(visible(now.fault)), last, s.reloadTag(now))
}
