package build

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/page"
	"modellkatalog/internal/site"
)

// styleSheet joins the files of css/, in the order of their names, into one.
func styleSheet(static fs.FS, out *site.Site) (string, error) {
	names, err := fs.Glob(static, "css/*.css")
	if err != nil {
		return "", fmt.Errorf("style sheets: %w", err)
	}
	slices.Sort(names)
	var all []byte
	for _, name := range names {
		css, err := fs.ReadFile(static, name)
		if err != nil {
			return "", fmt.Errorf("style sheets: %w", err)
		}
		all = append(append(all, css...), '\n')
	}
	return out.Asset("css/katalog.css", all)
}

// scripts puts the files of js/ into the site, but for the one that searches, which
// lies by its index, and returns their addresses by name, without the folder and .js.
func scripts(static fs.FS, out *site.Site) (map[string]string, error) {
	files, err := fs.Glob(static, "js/*.js")
	if err != nil {
		return nil, fmt.Errorf("scripts: %w", err)
	}
	addresses := map[string]string{}
	for _, file := range files {
		if file == searchScript {
			continue
		}
		address, err := asset(static, file, out)
		if err != nil {
			return nil, err
		}
		addresses[strings.TrimSuffix(path.Base(file), ".js")] = address
	}
	return addresses, nil
}

func asset(static fs.FS, name string, out *site.Site) (string, error) {
	b, err := fs.ReadFile(static, name)
	if err != nil {
		return "", fmt.Errorf("static files: %w", err)
	}
	return out.Asset(name, b)
}

// addRest puts in what is not a page: attachments, other static files, and what
// search engines ask for.
func addRest(c *catalogue.Catalogue, pages *page.Set, static fs.FS, out *site.Site) error {
	if err := addAttachments(c, out); err != nil {
		return err
	}
	if err := addStatic(static, out); err != nil {
		return err
	}
	robots := "User-agent: *\nAllow: /\n"
	if c.Settings.URL != "" {
		robots += "Sitemap: " + c.Settings.URL + "sitemap.xml\n"
		if err := out.Add(site.File{Path: "sitemap.xml", Data: sitemap(pages.Locations())}); err != nil {
			return err
		}
	}
	descriptions, err := pages.OpenSearch()
	if err != nil {
		return err
	}
	for _, f := range descriptions {
		if err := out.Add(f); err != nil {
			return err
		}
	}
	return out.Add(site.File{Path: "robots.txt", Data: []byte(robots)})
}

// addStatic copies the static files that no page names by a stamped address.
func addStatic(static fs.FS, out *site.Site) error {
	return fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "css/") || strings.HasPrefix(name, "js/") || name == "icons/katalog.svg" {
			return err
		}
		b, err := fs.ReadFile(static, name)
		if err != nil {
			return fmt.Errorf("static files: %w", err)
		}
		return out.Add(site.File{Path: name, Data: b, From: name})
	})
}

// addAttachments copies the attachments, each once, though several files may refer to it.
func addAttachments(c *catalogue.Catalogue, out *site.Site) error {
	added := map[string]bool{}
	add := func(as []catalogue.Attachment) error {
		for _, a := range as {
			if added[a.File] {
				continue
			}
			added[a.File] = true
			name := strings.TrimPrefix(a.File, "sider/")
			if err := out.Add(site.File{Path: path.Clean(name), Data: a.Data, From: a.File}); err != nil {
				return err
			}
		}
		return nil
	}
	for _, x := range c.Counties {
		for _, e := range append([]catalogue.Edition{x.Edition}, x.Earlier...) {
			if e.Description != nil {
				if err := add(e.Description.Attachments); err != nil {
					return err
				}
			}
			if e.Model != nil {
				if err := add(e.Model.Attachments); err != nil {
					return err
				}
			}
		}
	}
	for _, p := range c.Pages {
		if err := add(p.Attachments); err != nil {
			return err
		}
	}
	return nil
}

// sitemap lists every page in every language, each with its counterparts
// (sitemaps.org, with hreflang as xhtml:link).
func sitemap(pages []page.Location) []byte {
	var b strings.Builder
	b.WriteString(xml.Header)
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for _, p := range pages {
		b.WriteString("<url><loc>" + escaped(p.Address) + "</loc>")
		if p.Updated != "" {
			b.WriteString("<lastmod>" + p.Updated + "</lastmod>")
		}
		for _, a := range p.Alternates {
			b.WriteString(`<xhtml:link rel="alternate" hreflang="` + string(a.Lang) + `" href="` + escaped(a.Absolute) + `"/>`)
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a strings.Builder does not fail
	}
	return b.String()
}

// allProse lists the bodies of every file, translations too.
func allProse(c *catalogue.Catalogue) []*catalogue.Prose {
	var bodies []catalogue.Body
	for _, x := range c.Counties {
		for _, e := range append([]catalogue.Edition{x.Edition}, x.Earlier...) {
			if e.Description != nil {
				bodies = append(bodies, e.Description.Body)
			}
			if e.Model != nil {
				bodies = append(bodies, e.Model.Body)
			}
		}
	}
	for _, p := range c.Pages {
		bodies = append(bodies, p.Body)
	}
	var all []*catalogue.Prose
	for _, b := range bodies {
		if b.First != nil {
			all = append(all, b.First)
		}
		if b.Translation != nil {
			all = append(all, b.Translation)
		}
	}
	return all
}
