package build

import (
	"testing"

	"modellkatalog/internal/page"
)

// TestSitemap shows what is written of a page for search engines, as text in XML.
func TestSitemap(t *testing.T) {
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://eksempel.no/a&amp;b/&lt;c&gt;/</loc><lastmod>2026-11-01</lastmod><xhtml:link rel="alternate" hreflang="nn" href="https://eksempel.no/a&amp;b/nn/&#34;/"/></url>
<url><loc>https://eksempel.no/</loc></url>
</urlset>
`
	got := string(sitemap([]page.Location{
		{Address: "https://eksempel.no/a&b/<c>/", Updated: "2026-11-01", Alternates: []page.Alternate{{Lang: "nn", Absolute: `https://eksempel.no/a&b/nn/"/`}}},
		{Address: "https://eksempel.no/"},
	}))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
