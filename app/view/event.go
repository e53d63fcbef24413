// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
)

// eventLine is an event in a list: when, what, who says so.
func (pg *page) eventLine(e *data.Event) app.UI {
	return item("event-line", div("event-date", pg.date(e.Date)),
		div("event-what", para("event-title", el("a", attrs{"href": pg.href(e)}, pg.prose(e.Title)), pg.negated(e.Negated)), pg.attribution(e)))
}

func (pg *page) negated(yes bool) app.UI {
	if !yes {
		return nil
	}
	return tag(minus, span("", pg.t(i18n.ReportedNotToBe)))
}

// eventsOf are the events an actor takes part in, or that happen at a place.
func (pg *page) eventsOf(id string) app.UI {
	events := inOrder(pg.Graph.Events(id))
	if len(events) == 0 {
		return nil
	}
	return pg.section("events", i18n.Events, el("ol", attrs{"class": "chronicle", "role": "list"}, each(events, pg.eventLine)...))
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
		pg.pageHead(e, pg.isolate(s, lang), pg.negatedLine(e), pg.attribution(e)),
		summary,
		el("dl", attrs{"class": "facts key-facts"}, facts...),
		pg.participants(e),
		pg.section("said-about", i18n.SaidAboutEvent, pg.claimList(pg.Graph.SaidAbout(e.ID), i18n.NothingSaidAbout)),
		pg.partsOf(e),
		pg.figuresOf(e.ID),
		pg.agreementsOf(e.ID)}
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
		return item("", pg.link(p.Actor), span("soft", pg.prose(p.Role)))
	})...))
}

func (pg *page) partsOf(e *data.Event) app.UI {
	var parts []*data.Event
	for _, r := range pg.Graph.Inbound(e.ID) {
		if part, ok := r.(*data.Event); ok && part.PartOf == e.ID {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return pg.section("parts", i18n.Parts, el("ol", attrs{"class": "chronicle", "role": "list"}, each(inOrder(parts), pg.eventLine)...))
}

// strip shows how the events lie in time. It is drawn twice, for wide pages
// and for phones: text in an SVG shrinks with it.
func (pg *page) strip(events []*data.Event) app.UI {
	return el("div", attrs{"class": "strip", "aria-hidden": "true"}, pg.stripAt(events, 1000, "wide"), pg.stripAt(events, 340, "narrow"))
}

func (pg *page) stripAt(events []*data.Event, width float64, name string) app.UI {
	st := layStrip(events, width, pg.p.Dir() == "rtl")
	hatch := "hatch-" + name
	kids := []app.UI{shape("defs", nil, shape("pattern", attrs{"id": hatch, "width": "5", "height": "5", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"},
		shape("path", attrs{"class": "hatch", "d": "M0 0v5"})))}
	for _, t := range st.ticks {
		kids = append(kids, shape("path", attrs{"class": "tick", "d": "M" + number(t.x) + " 6V" + number(st.height-18)}))
		if t.label != 0 {
			kids = append(kids, shape("text", attrs{"class": "tick-label", "x": number(t.x), "y": number(st.height - 4), "text-anchor": "middle"}, text(pg.p.Year(t.label))))
		}
	}
	for _, m := range st.marks {
		a := attrs{"class": "event-mark " + m.class, "x": number(m.x), "y": number(m.y), "width": number(m.width), "height": number(markHeight), "rx": number(markHeight / 2)}
		if m.class == "guessed" || m.class == "about" {
			a["fill"] = "url(#" + hatch + ")"
		}
		kids = append(kids, shape("rect", a))
	}
	return shape("svg", attrs{"class": name, "viewBox": "0 0 " + number(width) + " " + number(st.height)}, kids...)
}
