package serve

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"
)

func TestErrorsAreShownUntilTheyAreGone(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	p.awaitPage("/om/", "<h1>Om</h1>")
	p.write("om/index.html", "FEIL")
	a := p.awaitPage("/om/?a=%22b", "<h1>Innholdet har én feil</h1>")
	for _, want := range []string{
		`<html lang="nb">`, "<title>Innholdet har én feil</title>", "content/om/index.html:3:7: &lt;b&gt; er ikke tillatt\nher er &lt;b&gt;\n^\n",
		`<a href="?a=%22b&amp;sist=1">Vis siden slik den var</a>`, `<link rel="stylesheet" href="/.katalog/`,
	} {
		if !strings.Contains(a.body, want) {
			t.Errorf("the error page has no %s:\n%s", want, a.body)
		}
	}
	if a.status != 500 || !scriptTag.MatchString(a.body) || strings.Contains(a.body, "aldri brukt") || a.header.Get("Content-Security-Policy") != policy {
		t.Errorf("error page: %d\n%s", a.status, a.body)
	}
	if a := p.ask("GET", "/"); !strings.Contains(a.body, "én feil") {
		t.Errorf("another page shows %q", a.body)
	}
	if a := p.ask("GET", "/om/?sist=1"); a.status != 200 || !strings.Contains(a.body, "<h1>Om</h1>") {
		t.Errorf("the page as it was: %d %q", a.status, a.body)
	}
	if a := p.ask("GET", "/css/site.css"); a.status != 200 || a.body != "p{}" {
		t.Errorf("the style: %d %q", a.status, a.body)
	}
	p.write("index.html", "FEIL")
	p.awaitPage("/", "Innholdet har 2 feil")
	p.write("index.html", "STOPP")
	a = p.awaitPage("/", "Nettstedet lot seg ikke bygge")
	if !strings.Contains(a.body, "layout &lt;base.html&gt; is broken") {
		t.Errorf("the error is not shown: %s", a.body)
	}
	p.write("index.html", "<body>Rettet</body>")
	p.write("om/index.html", "<body>Rettet om</body>")
	p.awaitPage("/om/", "<body>Rettet om")
	if a := p.ask("GET", "/om/?sist=1"); !strings.Contains(a.body, "Rettet om") {
		t.Errorf("after the errors, ?sist=1 shows %q", a.body)
	}
}

func TestErrorsFromTheStart(t *testing.T) {
	folder := pages(t)
	first := &preview{t: t, folder: folder}
	first.write("om/index.html", "FEIL")
	p := start(t, folder, fsnotify.NewWatcher)
	for _, path := range []string{"/", "/om/", "/?sist=1", "/finnes/ikke"} {
		if a := p.ask("GET", path); a.status != 500 || !strings.Contains(a.body, "én feil") || strings.Contains(a.body, "slik den var") {
			t.Errorf("%s: %d %q", path, a.status, a.body)
		}
	}
	if a := p.ask("GET", "/css/site.css"); a.status != 404 {
		t.Errorf("the style: %d", a.status)
	}
	p.write("om/index.html", "<body>Rettet</body>")
	p.awaitPage("/om/", "<body>Rettet")
}

func TestEndsWithReadersListening(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	next := p.events()
	next()
	p.stop()
	if got := next(); got != "" {
		t.Errorf("an event after the end: %q", got)
	}
	p.end()
	close(p.lines)
	for line := range p.lines {
		if line == "noen svar ble avbrutt" {
			t.Error("the readers had to be cut off")
		}
	}
}

func TestNothingIsWritten(t *testing.T) {
	p := start(t, pages(t), fsnotify.NewWatcher)
	before, _, err := build(p.folder)
	if err != nil {
		t.Fatal(err)
	}
	p.ask("GET", "/")
	p.ask("GET", "/om")
	p.end()
	after, _, err := build(p.folder)
	if err != nil || fmt.Sprint(after.Paths()) != fmt.Sprint(before.Paths()) {
		t.Errorf("%v became %v (%v)", before.Paths(), after.Paths(), err)
	}
}
