// SPDX-License-Identifier: MIT

package site

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/build/host"
	"isnad/data"
	"isnad/data/dataset"
)

func indented(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return out.Bytes(), err
}

// hosts writes what hosts, browsers and crawlers look for by name.
func (b *builder) hosts(ctx context.Context) error {
	manifest, err := b.webManifest()
	if err != nil {
		return err
	}
	b.precache("manifest.webmanifest", manifest, "")
	lost, err := b.notFound()
	if err != nil {
		return err
	}
	files := host.Recipes(b.headerPolicy())
	files["manifest.webmanifest"], files["404.html"], files["robots.txt"] = manifest, lost, b.robots()
	if b.base != nil {
		if files["sitemap.xml"], err = b.sitemap(); err != nil {
			return err
		}
	}
	for name, content := range files {
		if err := b.stage.add(ctx, name, content); err != nil {
			return err
		}
	}
	return nil
}

// headerPolicy is the policy of every answer: that of the pages, and the hashes
// of what stands inside those that have scripts of their own.
func (b *builder) headerPolicy() string {
	in := b.shell.inline
	allow := func(policy, directive string, hashes []string) string {
		return strings.Replace(policy, directive, strings.Join(append([]string{directive}, hashes...), " "), 1)
	}
	return allow(allow(policy, "script-src 'self'", in.scripts), "style-src 'self'", in.styles)
}

// webManifest makes the site installable, wherever it stands.
func (b *builder) webManifest() ([]byte, error) {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
	}
	about := b.Dossier.About
	return indented(struct {
		Name        string `json:"name"`
		ShortName   string `json:"short_name"`
		Description string `json:"description,omitempty"`
		Lang        string `json:"lang"`
		Dir         string `json:"dir"`
		StartURL    string `json:"start_url"`
		Scope       string `json:"scope"`
		Display     string `json:"display"`
		Background  string `json:"background_color"`
		Theme       string `json:"theme_color"`
		Icons       []icon `json:"icons"`
	}{
		about.Title.EN, "Isnad", about.Summary.EN, "en", "ltr", "./", "./", "standalone", "#fbfaf7", "#0b5d66",
		[]icon{
			{b.assets.Icon192, "192x192", "image/png", "any"},
			{b.assets.Icon512, "512x512", "image/png", "any"},
			{b.assets.Icon512, "512x512", "image/png", "maskable"},
			{b.assets.Icon, "any", "image/svg+xml", "any"},
		},
	})
}

// notFound makes 404.html. With a base URL it knows where it stands; without,
// its script finds out.
func (b *builder) notFound() ([]byte, error) {
	lang := link.Languages()[0]
	script, err := b.notFoundScript()
	if err != nil {
		return nil, err
	}
	element, err := b.shell.inline.add("script", "", script)
	if err != nil {
		return nil, err
	}
	home := "/"
	if b.base != nil {
		home = b.base.Path
	}
	return execute("notfound.html", map[string]any{
		"Lang": lang, "Dir": i18n.Dir(lang), "Title": pageWords[lang].Lost, "Text": pageWords[lang].LostText,
		"SiteName": b.Dossier.About.Title.EN, "Home": home,
		"Policy": obeyed(fmt.Sprintf("default-src 'none'; script-src 'sha256-%s'; img-src 'self'; base-uri 'none'; form-action 'none'", base64Hash(script))),
		"Script": element,
	})
}

func (b *builder) notFoundScript() ([]byte, error) {
	folders := append([]string{}, link.Languages()[1:]...)
	for _, v := range link.Views()[1:] {
		folders = append(folders, string(v))
	}
	for _, t := range data.Types() {
		folders = append(folders, string(t))
	}
	script, err := fill("notfound.js", "__ISNAD_FOLDERS__", folders)
	return bytes.Replace(script, []byte("__ISNAD_ICON__"), []byte(b.assets.TouchIcon), 1), err
}

func (b *builder) robots() []byte {
	text := "User-agent: *\nAllow: /\n"
	if b.base != nil {
		text += "Sitemap: " + b.base.String() + "sitemap.xml" + "\n"
	}
	return []byte(text)
}

// sitemap lists every page (sitemaps.org, version 0.9).
func (b *builder) sitemap() ([]byte, error) {
	type entry struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	}
	set := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []entry  `xml:"url"`
	}{}
	for _, s := range b.drawn() {
		set.URLs = append(set.URLs, entry{b.base.String() + s.Path(), b.Dossier.About.Updated})
	}
	out, err := xml.MarshalIndent(set, "", " ")
	return append([]byte(xml.Header), append(out, '\n')...), err
}

// inventory writes manifest.json, the last file: all others are in it.
func (b *builder) inventory(context.Context) error {
	b.shell.squeezing.Wait()
	if b.shell.squeezed != nil {
		return b.shell.squeezed
	}
	files := b.stage.listing()
	content, err := indented(struct {
		dataset.Manifest
		Paths map[string]string `json:"paths"` // of the dataset's files
		Site  []stagedFile      `json:"site"`
	}{b.compiled.Manifest, b.dataPaths(), files})
	if err != nil {
		return err
	}
	for _, f := range files {
		b.summary.Bytes += int64(f.Bytes)
		if f.Path == "sw.js" || f.Path == embedName || strings.HasPrefix(f.Path, "assets/boot.") {
			size, err := b.stage.sizes(f.Path)
			if err != nil {
				return err
			}
			b.summary.Loader = b.summary.Loader.plus(size)
		}
	}
	b.summary.Files = len(files) + 1
	return b.stage.write(inventoryName, content)
}

func (b *builder) dataPaths() map[string]string {
	paths := map[string]string{}
	for _, f := range b.compiled.Manifest.Files {
		ext := map[dataset.Role]string{dataset.RoleIndex: ".bin", dataset.RoleShard: ".json"}[f.Role]
		paths[f.Name] = hashedBy(f.Name+ext, f.SHA256)
	}
	return paths
}
