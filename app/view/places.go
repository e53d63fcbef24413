// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// places lists every place under what it is part of.
func (pg *page) places() []app.UI {
	kids := []app.UI{pg.viewHead(i18n.NavPlaces, i18n.PlacesIntro)}
	if pg.count(data.TypePlace) == 0 {
		return append(kids, para("empty", pg.t(i18n.NoPlaces)))
	}
	return append(kids, pg.placeTree(pg.placesIn(""), maxPlaceDepth))
}

// maxPlaceDepth ends the drawing of a dossier whose places contain one another
// in a circle; a checked one has none.
const maxPlaceDepth = 8

func (pg *page) placeTree(places []*data.Place, depth int) app.UI {
	if len(places) == 0 || depth == 0 {
		return nil
	}
	return list("places", each(places, func(p *data.Place) app.UI {
		name, lang := pg.title(p)
		return item("", div("place",
			el("a", attrs{"href": pg.href(p)}, pg.isolate(name, lang)),
			span("soft", text(pg.kindOf(p))),
			span("soft", text(pg.eventCount(p)))),
			pg.placeTree(pg.placesIn(p.ID), depth-1))
	})...)
}

// eventCount is how many events a place has, and how many with those of the
// places within.
func (pg *page) eventCount(p *data.Place) string {
	own, all := howMany[*data.Event](pg.Site, p.ID, graph.Happens), len(pg.eventsWithin(p.ID))
	switch {
	case all == 0:
		return pg.p.T(i18n.PlacesNoEvent)
	case own == 0:
		return pg.p.T(i18n.PlacesOnlyWithin, pg.p.N(i18n.CountEvents, all))
	case all == own:
		return pg.p.N(i18n.CountEvents, own)
	}
	return pg.p.T(i18n.PlacesWithin, pg.p.N(i18n.CountEvents, own), all)
}

// eventsAt are the events of a place and of the places within it; of the latter
// each says where.
func (pg *page) eventsAt(p *data.Place) app.UI {
	ids, rest := pg.cut("events", pg.inOrderOfTime(pg.eventsWithin(p.ID)))
	events := graph.Some[*data.Event](pg.Graph, ids)
	if len(events) == 0 {
		return nil
	}
	var note app.UI
	if len(pg.eventsWithin(p.ID)) > howMany[*data.Event](pg.Site, p.ID, graph.Happens) {
		note = para("soft", text(pg.eventCount(p)))
	}
	return pg.section("events", i18n.Events, note, pg.stripTimeline(events),
		el("ol", attrs{"class": "chronicle", "role": "list"}, each(events, func(e *data.Event) app.UI {
			if e.Place == p.ID {
				return pg.eventLine(e)
			}
			return pg.eventLine(e, span("event-place", pg.link(e.Place)))
		})...), rest)
}

func (pg *page) placePage(p *data.Place) []app.UI {
	s, lang := pg.title(p)
	facts := []app.UI{}
	if p.PartOf != "" {
		facts = append(facts, described(pg.t(i18n.PartOf), pg.link(p.PartOf)))
	}
	if inside, rest := pg.cut("places", graph.Tied[*data.Place](pg.Graph, p.ID, graph.Within)); len(inside) > 0 {
		facts = append(facts, described(pg.t(i18n.Contains), pg.links(inside), rest))
	}
	if p.Lat != nil && p.Lon != nil {
		facts = append(facts, described(pg.t(i18n.Coordinates), el("bdi", attrs{"dir": "ltr"}, text(coordinates(*p.Lat, *p.Lon)))))
	}
	var summary app.UI
	if !p.Summary.IsZero() {
		summary = para("lede", pg.prose(p.Summary))
	}
	return []app.UI{
		pg.pageHead(p, pg.isolate(s, lang), para("page-facts", text(pg.kindOf(p))), summary, pg.attribution(p)),
		el("dl", attrs{"class": "facts key-facts"}, facts...),
		pg.eventsAt(p),
		pg.later(func() app.UI { return pg.relations(p.ID) }),
		pg.later(func() app.UI { return pg.section("said-about", i18n.SaidAbout, pg.claimsAbout(p.ID)) }),
		pg.later(func() app.UI { return pg.figuresOf(p.ID) })}
}
