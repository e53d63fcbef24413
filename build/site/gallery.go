// SPDX-License-Identifier: MIT

//go:build gallery

package site

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/app/i18n"
	"isnad/app/view"
	"isnad/data"
)

// galleryPage says "ready", which keeps what waits for the program in sight.
var galleryPage = template.Must(template.New("").Parse(`<!doctype html>
<html lang="{{.Lang}}" dir="{{.Dir}}" data-isnad="ready">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery</title>
<link rel="stylesheet" href="../isnad.css">
<style>
.specimen > h2 { font: 600 .8rem var(--mono); color: var(--soft); overflow-wrap: anywhere; }
.specimen :is(.results, .panel, .share, .boot-bar) { position: static; inline-size: auto; max-inline-size: none; max-block-size: none; margin: 0; transform: none; }
.specimen { padding-inline: var(--gutter); margin-inline: calc(-1 * var(--gutter)); }
.specimen .results { margin-block-start: .5rem; }
</style>
</head>
<body><main><h1 lang="en" dir="ltr">Every component, in each of its states</h1>
<p lang="en" dir="ltr">{{range .Others}}<a href="../{{.}}">{{.}}</a> {{end}}</p>
{{range .Specimens}}<section class="specimen" data-specimen="{{.Name}}"><h2 lang="en" dir="ltr">{{.Name}}</h2>
{{.Drawn}}</section>
{{end}}</main></body>
</html>
`))

type drawnSpecimen struct {
	Name  string
	Drawn template.HTML
}

// Gallery writes a page with every component of the explorer for each language,
// and the style sheet, into a folder. copied is the text of the dossier's source.
func Gallery(d *data.Dossier, copied []byte, dir string) error {
	b := &builder{Options: Options{Dossier: d}}
	if err := b.dataset(context.Background()); err != nil {
		return err
	}
	style, err := styles()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "isnad.css"), style, 0o644); err != nil {
		return err
	}
	var others []string
	for _, lang := range b.languages() {
		others = append(others, lang+"/index.html", lang+"/pages.html")
	}
	for _, lang := range b.languages() {
		if err := b.galleryIn(lang, copied, filepath.Join(dir, lang), others); err != nil {
			return err
		}
	}
	return nil
}

// galleryIn writes the components and the pages in one language.
func (b *builder) galleryIn(lang string, copied []byte, dir string, others []string) error {
	components, pages, err := view.Gallery(b.site, lang, copied)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, some := range map[string][]view.Specimen{"index.html": components, "pages.html": pages} {
		drawn, err := drawnSpecimens(some)
		if err != nil {
			return err
		}
		if name == "index.html" {
			drawn = append(drawn, loaderSpecimens(lang)...)
		}
		var page bytes.Buffer
		if err := galleryPage.Execute(&page, map[string]any{"Lang": lang, "Dir": i18n.Dir(lang), "Specimens": drawn, "Others": others}); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), page.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func drawnSpecimens(all []view.Specimen) ([]drawnSpecimen, error) {
	var drawn []drawnSpecimen
	for i, s := range all {
		markup, err := tidy(app.HTMLString(s.Body))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		own, err := withIDsOf(fmt.Sprintf("s%d-", i), markup)
		if err != nil {
			return nil, err
		}
		drawn = append(drawn, drawnSpecimen{s.Name, template.HTML(own)})
	}
	return drawn, nil
}

// loaderSpecimens are what web/boot.js makes, as it makes it.
func loaderSpecimens(lang string) []drawnSpecimen {
	words := loaderWords[lang]
	note := fmt.Sprintf(`<div class="boot-note" role="note"><p>%s</p></div>`, template.HTMLEscapeString(words["stopped"]))
	bar := fmt.Sprintf(`<progress class="boot-bar" aria-label="%s" value=".4"></progress>`, template.HTMLEscapeString(words["loading"]))
	return []drawnSpecimen{{"The loader: a failure", template.HTML(note)}, {"The loader: on its way", template.HTML(bar)}}
}

// withIDsOf puts a prefix before every id in a drawing, and what names one, so
// that many pages can stand on one. Dialogs are open.
func withIDsOf(prefix, markup string) (string, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(markup), body)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	for _, top := range nodes {
		for n := range top.Descendants() {
			ownIDs(n, prefix)
		}
		ownIDs(top, prefix)
		if err := html.Render(&out, top); err != nil {
			return "", err
		}
	}
	return out.String(), nil
}

func ownIDs(n *html.Node, prefix string) {
	if n.Data == "dialog" {
		n.Attr = append(n.Attr, html.Attribute{Key: "open"})
	}
	if slices.Contains(n.Attr, html.Attribute{Key: "role", Val: "search"}) {
		n.Attr = append(n.Attr, html.Attribute{Key: "aria-label", Val: prefix}) // a page of the site has one
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "id", "for", "aria-labelledby", "aria-controls", "aria-describedby", "aria-activedescendant":
			a.Val = prefix + strings.Join(strings.Fields(a.Val), " "+prefix)
		case "href":
			if id, ok := strings.CutPrefix(a.Val, "#"); ok {
				a.Val = "#" + prefix + id
			}
		case "fill", "stroke", "clip-path", "mask":
			a.Val = strings.Replace(a.Val, "url(#", "url(#"+prefix, 1)
		}
	}
}
