// SPDX-License-Identifier: MIT

package view

import (
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
)

// Head is what the document's head says of a page.
type Head struct {
	Title       string
	Description string // not told in a browser, where nobody asks for it
	Lang, Dir   string
	Path        string      // canonical, below the site's root, with the language
	Alternates  []Alternate // the same page in every language of the site, this one included
	JSONLD      any         // schema.org, for encoding/json; nil for none
	NoIndex     bool
}

// Alternate is a page in another language.
type Alternate struct{ Lang, Path string }

// HeadOf is the head of the page that New draws for a state.
func HeadOf(site *Site, s link.State) (h Head) {
	s = site.resolve(s)
	if err := site.need(func() { h = newPage(site, s).head() }); err != nil {
		h.Title, _ = site.Graph.Dossier.About.Title.In(s.Lang)
	}
	return h
}

func (pg *page) head() Head {
	site, s := pg.Site, pg.s
	if s.View == link.Record && pg.Graph.Record(s.ID) == nil {
		return Head{} // missing
	}
	plain := s.To(s.View)
	plain.Type, plain.ID = s.Type, s.ID
	h := Head{Title: clean(pg.headTitle()), Lang: s.Lang, Dir: pg.p.Dir(),
		Path: plain.Path(), NoIndex: s.Embed || s.View == link.NotFound || pg.child()}
	for _, lang := range site.Languages() {
		to := plain
		to.Lang = lang
		h.Alternates = append(h.Alternates, Alternate{lang, to.Path()})
	}
	if app.IsServer { // these are for who reads pages without running them
		h.Description = clean(pg.description())
		if !h.NoIndex {
			h.JSONLD = pg.linkedData(h)
		}
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
	case link.NotFound:
		if pg.unsaved() {
			return pg.p.T(i18n.PageTitle, pg.p.T(i18n.UnsavedTitle), dossier)
		}
	case link.Record:
		w := pg.wordingOf(pg.Graph.Record(pg.s.ID))
		w.text = shortened(w.text, maxDescription)
		return pg.p.T(i18n.PageTitle, pg.worded(w), dossier)
	}
	return pg.p.T(i18n.PageTitle, pg.p.T(viewTitle(pg.s.View)), dossier)
}

// description carries the attribution with it: it is shown where the page is
// not. What is too long is cut before it.
func (pg *page) description() string {
	if pg.s.View != link.Record {
		summary, _ := pg.dossier().About.Summary.In(pg.s.Lang)
		return shortened(summary, maxDescription)
	}
	r := pg.Graph.Record(pg.s.ID)
	w := pg.wordingOf(r)
	said := pg.standsBehind(r, w)
	switch r := r.(type) {
	case *data.Actor:
		if !r.Summary.IsZero() {
			w.text, _ = r.Summary.In(pg.s.Lang)
		}
	case *data.Event:
		if !r.Summary.IsZero() {
			w.text, _ = r.Summary.In(pg.s.Lang)
		}
	}
	w.text = shortened(w.text, max(leastDescription, maxDescription-utf8.RuneCountInString(w.lead+said)))
	if said == "" {
		return pg.worded(w)
	}
	return pg.p.T(i18n.DescriptionOf, pg.worded(w), said)
}

// maxDescription is about what search engines and chat previews show, in
// characters; leastDescription is what is left of a text however many names
// stand beside it.
const (
	maxDescription   = 300
	leastDescription = 80
)

func shortened(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most-1]) + "…"
}

// linkedData describes the page and never asserts what a record does: a page
// about an allegation is a page about a claim that others make.
func (pg *page) linkedData(h Head) any {
	about := pg.dossier().About
	title, _ := about.Title.In(pg.s.Lang)
	set := map[string]any{"@type": "Dataset", "name": title, "version": about.Version, "dateModified": about.Updated, "license": about.Licence}
	if pg.s.View == link.Overview {
		set["@context"], set["description"], set["inLanguage"] = "https://schema.org", h.Description, h.Lang
		return set
	}
	page := map[string]any{"@context": "https://schema.org", "@type": "WebPage", "name": h.Title, "description": h.Description,
		"inLanguage": h.Lang, "dateModified": about.Updated, "isPartOf": set}
	if claim := pg.linkedClaim(); claim != nil {
		page["mainEntity"] = claim
	}
	return page
}

// linkedClaim is a record that somebody holds and we do not, as a Claim of
// schema.org. Its authors are those who assert it; a claim of nobody named has
// none. Those who deny a proposition are not its authors: its description
// names them.
func (pg *page) linkedClaim() map[string]any {
	r := pg.Graph.Record(pg.s.ID)
	if pg.s.View != link.Record {
		return nil
	}
	var authors []string
	switch r := r.(type) {
	case *data.Claim:
		authors = []string{r.Speaker}
	case *data.Proposition:
		authors = pg.speakersOf(pg.byStance(r)[data.StanceAsserts])
	default:
		if pg.doubt(r) == "" {
			return nil
		}
		authors = pg.assertersOf(r.Head().AccordingTo).speakers
	}
	w := pg.wordingOf(r)
	w.says = false // its description is read without its name, too
	claim := map[string]any{"@type": "Claim", "name": clean(pg.worded(w)), "description": clean(pg.standsBehind(r, w)), "inLanguage": pg.s.Lang}
	if who := pg.linkedAuthors(authors); len(who) > 0 {
		claim["author"] = who
	}
	return claim
}

// linkedAuthors names each once, as a person or, for everyone else, as an
// organization: schema.org knows no other author.
func (pg *page) linkedAuthors(ids []string) []any {
	var authors []any
	known := map[string]bool{}
	for _, id := range ids {
		r := pg.Graph.Record(id)
		if r == nil || known[id] {
			continue
		}
		known[id] = true
		kind := "Organization"
		if a, ok := r.(*data.Actor); ok && a.Kind == data.ActorPerson {
			kind = "Person"
		}
		authors = append(authors, map[string]any{"@type": kind, "name": clean(pg.nameOf(id))})
	}
	return authors
}
