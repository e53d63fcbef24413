// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// overview is the first page: what happened, who says what about it, whose the
// figures are.
func (pg *page) overview() []app.UI {
	about := pg.dossier().About
	title, lang := about.Title.In(pg.s.Lang)
	return []app.UI{
		el("header", attrs{"class": "page-head overview-head"},
			el("h1", attrs{"id": "title", "tabindex": "-1"}, pg.isolate(title, lang)),
			div("overview-columns", div("sentences", pg.sentences(about)...), pg.contents())),
		pg.narratives(),
		pg.figureStrip(),
		pg.shortTimeline(),
		pg.mostConnected(),
		pg.agreementLines(),
		pg.legend(),
	}
}

// contents says how much there is of what.
func (pg *page) contents() app.UI {
	var kids []app.UI
	for _, c := range []struct {
		view link.View
		kind data.Type
		n    int
	}{
		{link.Actors, data.TypeActor, pg.count(data.TypeActor)}, {link.Timeline, data.TypeEvent, pg.count(data.TypeEvent)},
		{link.Claims, data.TypeClaim, pg.count(data.TypeClaim)}, {link.Network, data.TypeRelation, pg.count(data.TypeRelation)},
		{link.Places, data.TypePlace, pg.count(data.TypePlace)}, {link.Sources, data.TypeSource, pg.count(data.TypeSource)},
	} {
		kids = append(kids, item("", el("a", attrs{"href": pg.s.Href(pg.s.To(c.view))},
			span("contents-number", text(pg.p.Int(c.n))), span("", text(pg.p.Counted(c.kind, c.n))))))
	}
	return el("nav", attrs{"class": "contents", "aria-label": pg.p.T(i18n.ThisDossier)}, list("", kids...))
}

// sentences are the overview in words, each with its passages; the summary
// where there are none.
func (pg *page) sentences(about data.About) []app.UI {
	if len(about.Overview) == 0 {
		return []app.UI{para("lede", pg.prose(about.Summary))}
	}
	var kids []app.UI
	n := 0
	for _, s := range about.Overview {
		line := []app.UI{span("", pg.prose(s.Text)), pg.chips(overviewID, s.Evidence, n)}
		n += len(s.Evidence)
		kids = append(kids, para("lede", line...))
	}
	return kids
}

// The overview has room for this many topics and figures.
const (
	overviewTopics  = 2
	overviewFigures = 8
	overviewEvents  = 8
	overviewActors  = 6
)

// narratives sets the two camps of the most argued topics side by side.
func (pg *page) narratives() app.UI {
	topics := pg.mostArgued(overviewTopics)
	if len(topics) == 0 {
		return nil
	}
	return div("narratives", each(topics, func(t *data.Topic) app.UI {
		id := "sides-" + t.ID
		return el("section", attrs{"aria-labelledby": id},
			heading("h2", id, pg.prose(t.Question)),
			pg.sideBySide(t),
			para("more", el("a", attrs{"href": pg.href(t)}, pg.t(i18n.WholeTopic)), span("editor", pg.t(i18n.CampsByEditor))))
	})...)
}

func (pg *page) figureStrip() app.UI {
	all := pg.count(data.TypeFigure)
	if all == 0 {
		return nil
	}
	if all > wholeList {
		return pg.section("figures", i18n.FiguresTitle, div("figures", each(firstOf[*data.Figure](pg, data.TypeFigure, overviewFigures), pg.figure)...),
			para("more", pg.t(i18n.FiguresBySearch, all)))
	}
	figures := graph.All[*data.Figure](pg.Graph)
	shown := figures[:min(overviewFigures, len(figures))]
	var rest app.UI
	if more := figures[len(shown):]; len(more) > 0 {
		rest = el("details", attrs{"class": "in-full"}, el("summary", nil, text(pg.p.N(i18n.CountMoreFigures, len(more)))),
			div("figures", each(more, pg.figure)...))
	}
	return pg.section("figures", i18n.FiguresTitle, div("figures", each(shown, pg.figure)...), rest)
}

// figure is a number with its qualifier, its unit, whose it is and as of when.
func (pg *page) figure(f *data.Figure) app.UI {
	return el("article", attrs{"class": "figure"},
		el("h3", attrs{"class": "figure-value"}, el("a", attrs{"class": "quiet", "href": pg.href(f)}, pg.amount(f)...)),
		para("figure-label", pg.prose(f.Label)),
		pg.asOf(f),
		pg.attribution(f))
}

func (pg *page) asOf(f *data.Figure) app.UI {
	if f.AsOf == nil {
		return nil
	}
	return para("soft", pg.phrase(i18n.AsOf, pg.date(f.AsOf)))
}

func (pg *page) amount(f *data.Figure) []app.UI {
	var qualifier, of app.UI
	if f.Qualifier != "exact" {
		qualifier = span("qualifier", text(pg.p.Word(f.Qualifier)))
	}
	if f.Of != nil {
		of = span("of", text(pg.p.T(i18n.OutOf, pg.p.Number(*f.Of))))
	}
	unit, lang := f.Unit.In(pg.s.Lang)
	return []app.UI{qualifier, span("number", text(pg.numberOf(f))), of, span("unit", pg.isolate(unit, lang))}
}

func (pg *page) numberOf(f *data.Figure) string {
	switch {
	case f.Value != nil:
		return pg.p.Number(*f.Value)
	case f.Min != nil && f.Max != nil:
		return pg.p.T(i18n.NumberRange, pg.p.Number(*f.Min), pg.p.Number(*f.Max))
	case f.Min != nil:
		return pg.p.Number(*f.Min)
	case f.Max != nil:
		return pg.p.Number(*f.Max)
	}
	return "–"
}

// shortTimeline is the events in order, with a strip that shows how far apart
// they lie; the strip says nothing that the list does not.
func (pg *page) shortTimeline() app.UI {
	dated := pg.chronicle()
	if len(dated) == 0 {
		return nil
	}
	shown := pg.highlights(dated, overviewEvents)
	return pg.section("timeline", i18n.NavTimeline,
		pg.stripTimeline(dated),
		el("ol", attrs{"class": "chronicle", "role": "list"}, each(shown, pg.eventItem)...),
		para("more", el("a", attrs{"href": pg.s.Href(pg.s.To(link.Timeline))}, text(pg.p.N(i18n.CountAllEvents, pg.count(data.TypeEvent))))))
}

func (pg *page) mostConnected() app.UI {
	actors := pg.first(overviewActors, link.State{Lang: pg.s.Lang, Sort: sortConnected})
	if len(actors) == 0 {
		return nil
	}
	return pg.section("actors", i18n.MostConnected, div("cards", each(actors, func(a *data.Actor) app.UI { return pg.card(a, "h3") })...),
		para("more", el("a", attrs{"href": pg.s.Href(pg.s.To(link.Actors))}, text(pg.p.N(i18n.CountAllActors, pg.count(data.TypeActor))))))
}

func (pg *page) agreementLines() app.UI {
	all := graph.All[*data.Agreement](pg.Graph)
	if len(all) == 0 {
		return nil
	}
	a := all[0]
	var kids []app.UI
	for _, term := range a.Terms {
		kids = append(kids, item("", span("term-number", text(pg.p.Year(term.Number))), span("term-line", pg.termText(term))))
	}
	return el("section", attrs{"aria-labelledby": "agreement", "class": "agreement-lines"},
		heading("h2", "agreement", pg.prose(a.Title)),
		pg.attribution(a),
		el("ol", attrs{"class": "term-lines", "role": "list"}, kids...),
		para("more", el("a", attrs{"href": pg.href(a)}, pg.t(i18n.ClauseByClause))))
}

// legend explains every status and stance, once.
func (pg *page) legend() app.UI {
	var kids []app.UI
	for _, v := range data.Status("").Values() {
		s := data.Status(v)
		kids = append(kids, described(pg.status(s), text(pg.p.About(s))))
	}
	return pg.section("legend", i18n.LegendTitle, el("dl", attrs{"class": "legend"}, kids...))
}
