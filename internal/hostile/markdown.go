package hostile

import (
	"strings"

	"modellkatalog/internal/catalogue"
)

// positions are the places of a Markdown text where words can stand; {} is where, on
// one line, and {{}} as it is.
var positions = []struct{ name, source string }{
	{"a paragraph", "{}"}, {"a paragraph as it is", "{{}}"}, {"within words", "a {} b"}, {"a heading", "### {}"}, {"emphasis", "*{}* **{}**"}, {"code", "`` {} ``"},
	{"a code block", "```\n{{}}\n```"}, {"the name of a code block's language", "~~~{}\na\n~~~"}, {"an indented block", "    {}"},
	{"a link's text", "[{}](https://example.no/)"}, {"a link's address", "[a]({})"}, {"a link's address in brackets", "[a](<{}>)"}, {"a link's title", `[a](https://example.no/ "{}")`},
	{"a link's title in single quotes", `[a](https://example.no/ '{}')`}, {"an address by itself", "<{}>"}, {"a bare address", "https://example.no/{}"}, {"an address with a query", "[a](https://example.no/?a={})"},
	{"an e-mail address", "<a{}@example.no>"}, {"a picture's text", "![{}](../fylker/en/modell.svg)"}, {"a picture's address", "![a]({})"}, {"a definition's address", "[ref-{n}]\n\n[ref-{n}]: {}"},
	{"a definition's title", "[tit-{n}]\n\n[tit-{n}]: https://example.no/ '{}'"}, {"a definition's name", "[{}]\n\n[{}]: https://example.no/"}, {"a quote", "> {}"}, {"an item", "- {}\n- b"}, {"a numbered item", "1. {}"},
	{"a cell", "| {} | b |\n| :-: | - |\n| c | {} |"}, {"a term", "{}\n: a"}, {"a definition", "a\n: {}"}, {"a note", "a[^n{n}]\n\n[^n{n}]: {}"}, {"a note's name", "a[^{}]\n\n[^{}]: a"},
	{"a note with a source", "a[^k{n}]\n\n[^k{n}]: kilde: en {}"}, {"an anchor", "[a](#{})"}, {"a file", "[a](../fylker/en/modell.md#{})"}, {"a file's name", "[a]({}.md)"}, {"an address of the site", "[a](/fylker/{})"},
	{"a hard break", "a\\\n{}"}, {"an escape", `\{}`}, {"a reference", "&{};"}, {"a link in a heading", "### [{}](https://example.no/)"}, {"nested", "> - *[{}](https://example.no/ \"{}\")*"},
}

// markdown writes all positions, each with a slot of its own.
func (m *maker) markdown() {
	m.line("## Oppdiktet")
	m.line("")
	for _, p := range positions {
		number := m.unique()
		text, ok := m.next("Markdown: " + p.name)
		if !ok {
			m.line("oppdiktet")
			m.line("")
			continue
		}
		flat := oneLine(text)
		m.line("%s", strings.NewReplacer("{{}}", text, "{}", flat, "{n}", number).Replace(p.source))
		m.line("")
	}
}

// story writes a short body with the same headings every time.
func (m *maker) story() {
	m.line("## Oppdiktet")
	m.line("")
	m.line("%s", oneLine(m.slot("Markdown: a paragraph", "oppdiktet")))
}

// parts writes the template's parts.
func (m *maker) parts() {
	headings := map[catalogue.Part]string{
		"formal": "Formålet med samarbeidet", "malgruppe": "Målgruppe", "brukerreise": "Brukerreise", "roller": "Roller, ansvar og oppgaver",
		"organisering": "Organisering av samarbeidet", "visualisering": "Visualisering av modellen",
	}
	for _, part := range catalogue.Parts {
		m.line("## %s", headings[part])
		m.line("")
		m.line("%s", oneLine(m.slot("Markdown: a paragraph", "oppdiktet")))
		m.line("")
	}
}
