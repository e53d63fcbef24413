// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// eventLine is an event in a list: when, what, what a list adds, who says so.
func (pg *page) eventLine(e *data.Event, more ...app.UI) app.UI {
	title := append([]app.UI{el("a", attrs{"href": pg.href(e)}, pg.prose(e.Title)), pg.negated(e.Negated)}, more...)
	return item("event-line", div("event-date", pg.date(e.Date)), div("event-what", para("event-title", apart(title...)...), pg.attribution(e)))
}

// eventItem is eventLine for a list that adds nothing.
func (pg *page) eventItem(e *data.Event) app.UI { return pg.eventLine(e) }

func (pg *page) negated(yes bool) app.UI {
	if !yes {
		return nil
	}
	return tag(minus, span("", pg.t(i18n.ReportedNotToBe)))
}

// eventsOf are the events an actor takes part in.
func (pg *page) eventsOf(id string) app.UI {
	ids, rest := pg.cut("events", pg.inOrderOfTime(graph.Tied[*data.Event](pg.Graph, id, graph.Happens)))
	events := graph.Some[*data.Event](pg.Graph, ids)
	if len(events) == 0 {
		return nil
	}
	return pg.section("events", i18n.Events, pg.stripTimeline(events), el("ol", attrs{"class": "chronicle", "role": "list"}, each(events, pg.eventItem)...), rest)
}

func (pg *page) eventPage(e *data.Event) []app.UI {
	s, lang := pg.title(e)
	facts := []app.UI{described(pg.t(i18n.When), pg.date(e.Date), pg.dateNote(e.Date))}
	if e.Duration != "" {
		facts = append(facts, described(pg.t(i18n.HowLong), text(pg.p.Duration(e.Duration))))
	}
	if e.Place != "" {
		facts = append(facts, described(pg.t(i18n.Where), pg.link(e.Place)))
	}
	if e.PartOf != "" {
		facts = append(facts, described(pg.t(i18n.PartOf), pg.link(e.PartOf)))
	}
	if len(e.After) > 0 {
		facts = append(facts, described(pg.t(i18n.After), pg.links(e.After)))
	}
	if len(e.Before) > 0 {
		facts = append(facts, described(pg.t(i18n.Before), pg.links(e.Before)))
	}
	var summary app.UI
	if !e.Summary.IsZero() {
		summary = para("lede", pg.prose(e.Summary))
	}
	return []app.UI{
		pg.pageHead(e, pg.isolate(s, lang), pg.negatedLine(e), pg.attributionBelow(e)),
		summary,
		el("dl", attrs{"class": "facts key-facts"}, facts...),
		pg.participants(e),
		pg.later(func() app.UI {
			return pg.claimSection("said-about", i18n.SaidAboutEvent, e.ID, graph.About, i18n.NothingSaidAbout)
		}),
		pg.later(func() app.UI { return pg.partsOf(e) }),
		pg.later(func() app.UI { return pg.figuresOf(e.ID) }),
		pg.later(func() app.UI { return pg.agreementsOf(e.ID) })}
}

func (pg *page) negatedLine(e *data.Event) app.UI {
	if !e.Negated {
		return nil
	}
	return para("", pg.negated(true))
}

// dateNote is the reason for a date's uncertainty.
func (pg *page) dateNote(d *data.Date) app.UI {
	if d == nil || d.Note.IsZero() {
		return nil
	}
	return span("date-note", pg.prose(d.Note))
}

func (pg *page) participants(e *data.Event) app.UI {
	if len(e.Participants) == 0 {
		return nil
	}
	return pg.section("participants", i18n.Participants, list("plain participants", each(e.Participants, func(p data.Participant) app.UI {
		return item("", apart(pg.link(p.Actor), span("soft", pg.prose(p.Role)))...)
	})...))
}

func (pg *page) partsOf(e *data.Event) app.UI {
	ids, rest := pg.cut("parts", pg.inOrderOfTime(graph.Tied[*data.Event](pg.Graph, e.ID, graph.Within)))
	parts := graph.Some[*data.Event](pg.Graph, ids)
	if len(parts) == 0 {
		return nil
	}
	return pg.section("parts", i18n.Parts, el("ol", attrs{"class": "chronicle", "role": "list"}, each(parts, pg.eventItem)...), rest)
}
