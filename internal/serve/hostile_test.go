package serve

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/hostile"
	"modellkatalog/internal/load"
	"modellkatalog/internal/problem"
	"modellkatalog/internal/promise"
	"modellkatalog/internal/site"
)

// TestPromise5ErrorPage shows that no finding, failure or address makes anything live
// on the page that is shown after a build with errors, or moves the terminal that the
// preview tells its events on.
func TestPromise5ErrorPage(t *testing.T) {
	var logged []string
	s := newServer(Config{
		Format: func(l problem.List) string { return problem.Text(l[0]) },
		Log:    func(line string) { logged = append(logged, line) },
	}, nil)
	has := func(file string) bool { return strings.HasPrefix("/"+file, s.own) }
	texts := append(hostile.Vectors(), hostile.Corpora(t)...)
	tries, broken := 0, 0
	judge := func(what string, err error) {
		if tries++; err != nil {
			broken++
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, text := range texts {
		finding := problem.Problem{Rule: problem.UnknownID, Pos: problem.Pos{File: text, Line: 1, Col: 1}, Text: text, Help: text, Quote: text}
		at := &url.URL{Path: "/om/", RawQuery: "a=" + text}
		for _, build := range []func() (*site.Memory, problem.List, error){
			func() (*site.Memory, problem.List, error) { return nil, problem.List{finding}, nil },
			func() (*site.Memory, problem.List, error) { return nil, nil, errors.New(text) },
		} {
			s.Build = func(context.Context) (*site.Memory, problem.List, error) { return build() }
			s.build(t.Context())
			now := *s.shown.Load()
			now.good = &site.Memory{} // with the link to the page as it was
			judge(fmt.Sprintf("%q", text), hostile.Page("om/index.html", s.errorPage(&now, at), "", has))
		}
		last := visible(text)
		judge("the log", hostile.Terminal(strings.ToValidUTF8(logged[len(logged)-1]+last, ""), false))
	}
	promise.Tried(t, 5, "the preview's page of errors", tries, broken)
}

// TestPromise6ErrorPage shows that the page repeats no number and no secret, wherever
// in the content they stand and however they are written.
func TestPromise6ErrorPage(t *testing.T) {
	id := hostile.NationalID("150390")
	_, said, err := load.Content(hostile.Personal(id).Files, load.Options{Today: catalogue.Date{Year: 2026, Month: 11, Day: 23}})
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(Config{
		Build: func(context.Context) (*site.Memory, problem.List, error) { return nil, said, nil },
		Format: func(l problem.List) string {
			var b strings.Builder
			for _, p := range l {
				b.WriteString(problem.Text(p))
			}
			return b.String()
		},
		Log: func(string) {},
	}, nil)
	s.build(t.Context())
	page, broken := string(s.errorPage(s.shown.Load(), &url.URL{Path: "/"})), 0
	if strings.Count(page, "fødselsnummer") < 1000 {
		t.Errorf("only %d numbers are told of", strings.Count(page, "fødselsnummer"))
	}
	if hostile.Repeats(page, id) {
		broken++
		t.Error("the page repeats a number or a secret")
	}
	promise.Tried(t, 6, "the preview's page of errors", len(said), broken)
}
