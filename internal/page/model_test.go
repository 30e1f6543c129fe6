package page_test

import (
	"strings"
	"testing"

	"modellkatalog/internal/catalogue"
)

// The golden pages of models, roles and those who play them.
func TestGoldenModels(t *testing.T) {
	set := pagesOf(t, contentOf(t, "testdata/oppdiktet.txtar", "testdata/modeller.txtar"))
	for _, g := range []struct {
		lang          catalogue.Lang
		address, name string
	}{
		{"nb", "/fylker/tomfylket/modell/", "modell-med-reise"},
		{"nb", "/fylker/tomfylket/modell/rolle/nav-veileder/", "rolle"},
		{"nn", "/fylker/tomfylket/modell/rolle/leder/", "rolle-uten-steg-nn"},
		{"nb", "/begreper/aktorer/leder/", "begrep-aktor"},
	} {
		t.Run(g.name, func(t *testing.T) {
			sameAsGolden(t, g.name, render(t, set, g.lang, g.address))
		})
	}
}

// What a model shows of its journey and its roles depends on what the source
// says.
func TestModelsShowWhatThereIs(t *testing.T) {
	set := pagesOf(t, contentOf(t, "testdata/oppdiktet.txtar", "testdata/modeller.txtar"))
	const (
		drawing  = `<figure class="reise`
		own      = `<figure class="egen-figur" id="_reisen">`
		duties   = `hva den har ansvar for`
		steps    = `hvilke steg i brukerreisen den tar del i`
		gaps     = `Numrene som mangler`
		long     = `kan trenge to sider`
		sideways = `class="reise lang"`
	)
	for address, want := range map[string]struct{ has, not []string }{
		"/fylker/tomfylket/modell/":                          {[]string{drawing, `/modell/rolle/leder/"`}, []string{own, sideways}},
		"/fylker/altfylket/modell/":                          {[]string{own, "Modellen er tegnet øverst"}, []string{drawing}},
		"/fylker/gamlefylket/modell/":                        {[]string{sideways}, nil},
		"/fylker/tomfylket/modell/rolle/nav-veileder/":       {[]string{gaps}, []string{duties, steps, long}},
		"/fylker/tomfylket/modell/rolle/karriereveileder/":   {[]string{duties, gaps}, []string{steps}},
		"/fylker/tomfylket/modell/rolle/leder/":              {[]string{steps, "Hele veien"}, []string{duties, gaps}},
		"/fylker/gamlefylket/modell/rolle/nav-veileder/":     {[]string{long, "Rollen har 16 steg", gaps}, nil},
		"/fylker/gamlefylket/modell/rolle/karriereveileder/": {[]string{"i modellen for Gamlefylket"}, []string{long}},
		"/begreper/aktorer/nav/":                             {[]string{`/begreper/aktorer/nav-veileder/#arbeid`}, []string{`id="arbeid"`}},
		"/begreper/aktorer/karriereveileder/":                {[]string{`/fylker/tomfylket/modell/rolle/karriereveileder/`}, nil},
	} {
		html := render(t, set, "nb", address)
		for _, s := range want.has {
			if !strings.Contains(html, s) {
				t.Errorf("%s: no %q", address, s)
			}
		}
		for _, s := range want.not {
			if strings.Contains(html, s) {
				t.Errorf("%s: has %q", address, s)
			}
		}
	}
	if set.Has("/fylker/tomfylket/modell/rolle/bruker/") {
		t.Error("a sheet for one whose term does not allow it")
	}
}
