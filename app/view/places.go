// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
)

// places lists every place under what it is part of.
func (pg *page) places() []app.UI {
	kids := []app.UI{pg.viewHead(i18n.NavPlaces, i18n.PlacesIntro)}
	if len(pg.dossier().Places) == 0 {
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
			span("soft", text(pg.p.N(i18n.CountEvents, len(pg.Graph.Events(p.ID)))))),
			pg.placeTree(pg.placesIn(p.ID), depth-1))
	})...)
}

func (pg *page) placePage(p *data.Place) []app.UI {
	s, lang := pg.title(p)
	facts := []app.UI{}
	if p.PartOf != "" {
		facts = append(facts, described(pg.t(i18n.PartOf), pg.link(p.PartOf)))
	}
	if inside := pg.placesIn(p.ID); len(inside) > 0 {
		facts = append(facts, described(pg.t(i18n.Contains), pg.links(idsOf(inside))))
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
		pg.eventsOf(p.ID),
		pg.relations(p.ID),
		pg.section("said-about", i18n.SaidAbout, pg.claimsAbout(p.ID)),
		pg.figuresOf(p.ID)}
}
