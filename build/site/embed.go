// SPDX-License-Identifier: MIT

package site

import (
	"context"
	"fmt"
	"html"
	"slices"

	"isnad/app/link"
	"isnad/app/view"
	"isnad/data"
	"isnad/data/graph"
)

// embedName is the script that other sites take from us. Their pages name it,
// so it keeps its name and is never kept long.
const embedName = "embed.js"

// embedding writes the element for other sites and a page that has it.
func (b *builder) embedding(ctx context.Context) error {
	script, err := minified(embedName)
	if err != nil {
		return err
	}
	demo, err := execute("intranet.html", b.demonstrated())
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name    string
		content []byte
	}{
		{embedName, script},
		{"demo/index.html", demo},
		{"demo/intranet.css", source("demo/intranet.css")},
	} {
		if err := b.stage.add(ctx, f.name, f.content); err != nil {
			return err
		}
	}
	return nil
}

// demonstration is what demo/intranet.html is filled with.
type demonstration struct {
	Site         string // the site's root from the page
	Record, View framed
}

// framed is a page of ours in a frame of theirs.
type framed struct{ Path, Title string }

// demonstrated picks a record that says what a dossier is for, and the timeline.
func (b *builder) demonstrated() demonstration {
	return demonstration{"../", b.framed(b.telling()), b.framed(link.Home().To(link.Timeline))}
}

// telling is the first claim that denies something, which its page shows with what
// it denies; without one, the actor to whom most records refer, whose page is
// longer. Nothing about a child is put on show.
func (b *builder) telling() link.State {
	minor := func(id string) bool {
		a, ok := b.site.Graph.Record(id).(*data.Actor)
		return ok && a.Minor
	}
	for c := range graph.Each[*data.Claim](b.site.Graph) {
		if c.Stance == data.StanceDenies && !slices.ContainsFunc(c.About, minor) {
			return link.Home().ToRecord(data.TypeClaim, c.ID)
		}
	}
	most, degree := link.Home(), -1
	for a := range graph.Each[*data.Actor](b.site.Graph) {
		if n := b.site.Graph.Degree(a.ID); !a.Minor && n > degree {
			most, degree = link.Home().ToRecord(data.TypeActor, a.ID), n
		}
	}
	return most
}

func (b *builder) framed(s link.State) framed {
	return framed{s.Path(), view.HeadOf(b.site, s).Title}
}

// The size that oEmbed asks us to name, in pixels: about a card's.
const (
	oEmbedWidth  = 640
	oEmbedHeight = 480
)

// oEmbedAddress is where a page's oEmbed answer stands. It needs whole
// addresses, so there is none without a base URL; and none for pages that are
// not to be listed.
func (b *builder) oEmbedAddress(s link.State, h view.Head) string {
	if b.base == nil || h.NoIndex {
		return ""
	}
	return b.base.String() + s.Path() + "oembed.json"
}

// oEmbed writes what an oEmbed consumer is told about a page: the rich type of
// oembed.com, 2.3.4.4.
func (b *builder) oEmbed(s link.State) error {
	h := view.HeadOf(b.site, s)
	if b.oEmbedAddress(s, h) == "" {
		return nil
	}
	framed := s
	framed.Embed = true
	site := b.base.String()
	content, err := indented(struct {
		Version  string `json:"version"`
		Type     string `json:"type"`
		Title    string `json:"title"`
		Provider string `json:"provider_name"`
		Home     string `json:"provider_url"`
		HTML     string `json:"html"`
		Width    int    `json:"width"`
		Height   int    `json:"height"`
	}{
		"1.0", "rich", h.Title, b.Dossier.About.Title.EN, site,
		fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy"></iframe>`,
			html.EscapeString(site+framed.String()), html.EscapeString(h.Title), oEmbedWidth, oEmbedHeight),
		oEmbedWidth, oEmbedHeight,
	})
	if err != nil {
		return err
	}
	return b.stage.addPlain(s.Path()+"oembed.json", content)
}
