// SPDX-License-Identifier: MIT

package view

import (
	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
)

// Head is what the document's head says of a page.
type Head struct {
	Title       string
	Description string
	Lang, Dir   string
	Path        string      // canonical, below the site's root, with the language
	Alternates  []Alternate // the same page in every language of the site, this one included
	JSONLD      any         // schema.org, for encoding/json; nil for none
	NoIndex     bool
}

// Alternate is a page in another language.
type Alternate struct{ Lang, Path string }

// HeadOf is the head of the page that New draws for a state.
func HeadOf(site *Site, s link.State) Head {
	s = site.resolve(s)
	pg := newPage(site, s)
	plain := s.To(s.View)
	plain.Type, plain.ID = s.Type, s.ID
	h := Head{Title: clean(pg.headTitle()), Description: clean(shortened(pg.description())), Lang: s.Lang, Dir: pg.p.Dir(),
		Path: plain.Path(), NoIndex: s.Embed || s.View == link.NotFound || pg.child()}
	for _, lang := range site.Languages() {
		to := plain
		to.Lang = lang
		h.Alternates = append(h.Alternates, Alternate{lang, to.Path()})
	}
	if !h.NoIndex {
		h.JSONLD = pg.linkedData(h)
	}
	return h
}

// child says that the page is a minor's: no search engine is to list it.
func (pg *page) child() bool {
	a, ok := pg.Graph.Record(pg.s.ID).(*data.Actor)
	return ok && pg.s.View == link.Record && a.Minor
}

func (pg *page) headTitle() string {
	dossier, _ := pg.dossier().About.Title.In(pg.s.Lang)
	switch pg.s.View {
	case link.Overview:
		return dossier
	case link.Record:
		return pg.p.T(i18n.PageTitle, shortened(pg.nameOf(pg.s.ID)), dossier)
	}
	return pg.p.T(i18n.PageTitle, pg.p.T(viewTitle(pg.s.View)), dossier)
}

// description carries the attribution with it: it is shown where the page is
// not.
func (pg *page) description() string {
	if pg.s.View != link.Record {
		summary, _ := pg.dossier().About.Summary.In(pg.s.Lang)
		return summary
	}
	r := pg.Graph.Record(pg.s.ID)
	body := pg.nameOf(pg.s.ID)
	switch r := r.(type) {
	case *data.Actor:
		if !r.Summary.IsZero() {
			body, _ = r.Summary.In(pg.s.Lang)
		}
	case *data.Event:
		if !r.Summary.IsZero() {
			body, _ = r.Summary.In(pg.s.Lang)
		}
	}
	return pg.p.T(i18n.DescriptionOf, body, pg.attributed(r))
}

// maxDescription is about what search engines and chat previews show.
const maxDescription = 300

func shortened(s string) string {
	runes := []rune(s)
	if len(runes) <= maxDescription {
		return s
	}
	return string(runes[:maxDescription-1]) + "…"
}

// linkedData describes the page and never asserts what a record does: a page
// about an allegation is a page, not the allegation.
func (pg *page) linkedData(h Head) any {
	about := pg.dossier().About
	title, _ := about.Title.In(pg.s.Lang)
	set := map[string]any{"@type": "Dataset", "name": title, "version": about.Version, "dateModified": about.Updated, "license": about.Licence}
	if pg.s.View == link.Overview {
		set["@context"], set["description"], set["inLanguage"] = "https://schema.org", h.Description, h.Lang
		return set
	}
	return map[string]any{"@context": "https://schema.org", "@type": "WebPage", "name": h.Title, "description": h.Description,
		"inLanguage": h.Lang, "dateModified": about.Updated, "isPartOf": set}
}
