// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strings"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/cite"
)

// How a page and a record are cited, in the page's language. The permalink is
// added where the citation is copied: only the browser knows where the site
// stands.

// citing is what the page cites: its record, the dossier, or a view of it.
func (pg *page) citing() cite.Item {
	switch pg.s.View {
	case link.Record:
		if r := pg.Graph.Record(pg.s.ID); r != nil {
			return pg.citingOf(r)
		}
	case link.Overview, link.About, link.NotFound:
	default:
		return cite.View(pg.dossier().About, string(pg.s.View), pg.s.Lang, pg.p.T(viewTitle(pg.s.View)))
	}
	return cite.Dossier(pg.dossier().About, pg.s.Lang)
}

// citingOf cites a record: a source as its publisher made it, where that can be
// found by an address, and anything else as a part of the dossier. The title carries its lead, so that what somebody
// alleges is nowhere cited as a finding.
func (pg *page) citingOf(r data.Record) cite.Item {
	if s, ok := r.(*data.Source); ok && s.URL != "" {
		publisher := ""
		if s.Publisher != "" {
			publisher = pg.nameOf(s.Publisher)
		}
		return cite.Source(s, pg.s.Lang, publisher)
	}
	w := pg.wordingOf(r)
	return cite.Record(pg.dossier().About, r, w.lang, pg.worded(w), pg.standsBehind(r, w), pg.passages(r.Head().Evidence))
}

// standsBehind says, beside a worded title, who stands behind a record: where
// the title names the speaker, only through whom it came; and who denies what is
// alleged.
func (pg *page) standsBehind(r data.Record, w wording) string {
	said := pg.attributed(r)
	if w.says {
		said = pg.carriedBy(r)
	}
	both := slices.DeleteFunc([]string{said, pg.deniedAlone(r)}, func(s string) bool { return s == "" })
	return strings.Join(both, pg.p.T(i18n.ClauseSeparator))
}

// passages names the places that a record was drawn from, each once.
func (pg *page) passages(evidence []data.Evidence) string {
	var all []string
	for _, e := range evidence {
		place := pg.sourceName(e.Source) + pg.p.T(i18n.ListSeparator) + pg.passage(e)
		if !slices.Contains(all, place) {
			all = append(all, place)
		}
	}
	return strings.Join(all, pg.p.T(i18n.ClauseSeparator))
}

// cited is the citation as plain text.
func (pg *page) cited(i cite.Item) string {
	form := i18n.CiteRecord
	switch {
	case i.Dataset:
		form = i18n.CiteDossier
	case i.Version == "": // a source is no part of any version
		form = i18n.CiteSource
	}
	return i.Plain(pg.p.T(form), pg.p.Date)
}
