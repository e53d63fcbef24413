// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// columns is the class of what holds a record's own column and the one beside it.
const columns = "columns"

// record is the page of one record: its own part, and what every record has.
func (pg *page) record() []app.UI {
	r := pg.Graph.Record(pg.s.ID)
	if r == nil {
		return pg.notFound()
	}
	own := pg.ownPart(r)
	head, rest := own[0], own[1:]
	aside := pg.beside(r)
	return []app.UI{pg.trail(r), head, div(columns,
		div("main-column", append(rest, pg.later(func() app.UI { return pg.evidence(r) }))...),
		el("aside", attrs{"class": "side-column", "aria-label": pg.p.T(i18n.AboutThisRecord)}, aside...))}
}

// ownPart is what only this type of record shows; its first element is the
// page's head.
func (pg *page) ownPart(r data.Record) []app.UI {
	switch r := r.(type) {
	case *data.Actor:
		return pg.actorPage(r)
	case *data.Event:
		return pg.eventPage(r)
	case *data.Claim:
		return pg.claimPage(r)
	case *data.Topic:
		return pg.topicPage(r)
	case *data.Proposition:
		return pg.propositionPage(r)
	case *data.Relation:
		return pg.relationPage(r)
	case *data.Agreement:
		return pg.agreementPage(r)
	case *data.Figure:
		return pg.figurePage(r)
	case *data.Place:
		return pg.placePage(r)
	case *data.Source:
		return pg.sourcePage(r)
	}
	return pg.notFound()
}

// listOf is the view that lists a type of record.
func listOf(t data.Type) (link.View, i18n.Key) {
	v := link.ListOf(t)
	return v, viewTitle(v)
}

// trail leads back to the list that the record is in.
func (pg *page) trail(r data.Record) app.UI {
	v, name := listOf(r.Type())
	return el("nav", attrs{"class": "trail", "aria-label": pg.p.T(i18n.Trail)},
		el("a", attrs{"href": pg.s.Href(pg.s.To(v))}, pg.t(name)), span("", text(pg.kindOf(r))))
}

// kindOf is what sort of thing a record is, in words.
func (pg *page) kindOf(r data.Record) string {
	var kind data.Enum
	var label data.Text
	switch r := r.(type) {
	case *data.Actor:
		kind, label = r.Kind, r.KindLabel
	case *data.Event:
		kind, label = r.Kind, r.KindLabel
	case *data.Place:
		kind, label = r.Kind, r.KindLabel
	default:
		return pg.p.One(r.Type())
	}
	if !label.IsZero() {
		words, _ := label.In(pg.s.Lang)
		return words
	}
	return pg.p.Word(kind)
}

// pageHead is the top of a record's page. The heading takes the focus after
// navigation; what must not be read as a fact says so within it.
func (pg *page) pageHead(r data.Record, title app.UI, kids ...app.UI) app.UI {
	all := []app.UI{el("h1", attrs{"id": "title", "tabindex": "-1"}, pg.kicker(r), title), pg.markings(r.Head())}
	return el("header", attrs{"class": "page-head"}, append(all, kids...)...)
}

// kicker is the line over a title that says whose it is.
func (pg *page) kicker(r data.Record) app.UI {
	switch r := r.(type) {
	case *data.Proposition:
		return span("kicker", pg.t(i18n.PropositionKicker))
	case *data.Claim:
		return span("kicker", pg.by(r))
	}
	switch status := statusOf(r); status {
	case data.StatusAlleged, data.StatusDenied, data.StatusDisputed:
		return span("kicker", pg.whoSays(pg.assertersOf(r.Head().AccordingTo), status))
	}
	return nil
}

func (pg *page) markings(m *data.Meta) app.UI {
	if len(m.Markings) == 0 {
		return nil
	}
	var kids []app.UI
	for _, marking := range m.Markings {
		kids = append(kids, span("marking", text(string(marking))))
	}
	return para("markings", kids...)
}

// beside is the column that every record has: what else refers to it, its
// identifiers, how to cite it.
func (pg *page) beside(r data.Record) []app.UI {
	kids := []app.UI{}
	if a, ok := r.(*data.Actor); ok {
		kids = append(kids, pg.names(a.Aliases))
	}
	if p, ok := r.(*data.Place); ok {
		kids = append(kids, pg.names(p.Aliases))
	}
	return append(kids, pg.identifiers(r.Head()), pg.corrections(r), pg.later(func() app.UI { return pg.backlinks(r) }), pg.cite(r))
}

func (pg *page) identifiers(m *data.Meta) app.UI {
	var facts []app.UI
	if m.Confidence != nil {
		facts = append(facts, described(pg.t(i18n.Confidence), text(pg.p.T(i18n.OutOfHundred, *m.Confidence))))
	}
	for _, x := range m.ExternalIDs {
		facts = append(facts, described(text(x.Scheme), pg.outward(x.URL, x.Value)))
	}
	if len(facts) == 0 {
		return nil
	}
	return pg.section("identifiers", i18n.Identifiers, el("dl", attrs{"class": "facts"}, facts...))
}

// outward is a link to another host, or the bare text where the address is
// not one we would send a reader to.
func (pg *page) outward(url, label string) app.UI {
	if !webAddress(url) {
		return el("bdi", nil, text(label))
	}
	return el("a", attrs{"href": url, "rel": "noopener noreferrer external", "target": "_blank"}, el("bdi", nil, text(label)))
}

// corrections are those of this record.
func (pg *page) corrections(r data.Record) app.UI {
	var kids []app.UI
	for _, c := range pg.dossier().About.Corrections {
		if c.Record == r.Head().ID {
			kids = append(kids, item("", span("date", text(pg.p.Day(c.Date))), para("", pg.prose(c.What)), para("soft", pg.prose(c.Reason))))
		}
	}
	if len(kids) == 0 {
		return nil
	}
	return pg.section("corrections", i18n.Corrections, list("plain", kids...))
}

// standsOn reports a record with a passage in a source that can be listed by
// its paragraphs.
func (pg *page) standsOn(id string, source data.Record) bool {
	s, ok := source.(*data.Source)
	if !ok || s.Paragraphs < 1 {
		return false
	}
	r := pg.Graph.Record(id)
	return r != nil && slices.ContainsFunc(proofsOf(r), func(pr proof) bool {
		return pr.Source == s.ID && 0 < pr.Paragraph && pr.Paragraph <= min(s.Paragraphs, maxParagraphs)
	})
}

// backlinks are all records that refer to this one, by type, so that nothing
// is out of reach.
func (pg *page) backlinks(r data.Record) app.UI {
	groups := map[data.Type][]string{}
	for _, id := range graph.Tied[data.Record](pg.Graph, r.Head().ID, 0) {
		if pg.standsOn(id, r) {
			continue // the source's own part lists it under its paragraph
		}
		t := pg.Graph.TypeOf(id)
		groups[t] = append(groups[t], id)
	}
	var kids []app.UI
	for _, t := range data.Types() {
		if len(groups[t]) == 0 {
			continue
		}
		ids, rest := pg.cut("refers", groups[t])
		kids = append(kids, el("details", attrs{"class": "backlinks"},
			el("summary", nil, span("", text(pg.p.Many(t))), span("count", text(pg.p.Int(len(groups[t]))))),
			list("plain", each(ids, func(id string) app.UI { return item("", pg.link(id)) })...), rest))
	}
	return pg.section("refers", i18n.RefersHere, kids...)
}

// cite is how to cite the record, and its permalink.
func (pg *page) cite(r data.Record) app.UI {
	return pg.section("cite", i18n.Cite,
		para("citation", el("bdi", nil, text(pg.cited(pg.citingOf(r))))),
		para("permalink", el("a", attrs{"href": pg.href(r)}, el("bdi", attrs{"dir": "ltr"}, text(pg.s.ToRecord(r.Type(), r.Head().ID).Path())))),
		div("cite-actions", pg.copyButton(i18n.CopyCitation, copyCitation+r.Head().ID), pg.shareButton()))
}
