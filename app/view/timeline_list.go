// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/timeline"
	"isnad/data"
)

// listPart is how many events the list shows at once: what one reads in a
// sitting, and few enough to keep a large dossier's page light. The rest is
// one link away.
const listPart = 100

// timelineList is the timeline in words, and on a narrow page the timeline
// itself: a vertical rail with the same marks.
func (pg *page) timelineList(c *chronology, w timeline.Window) app.UI {
	in := c.set.In(w)
	if len(c.events) == 0 {
		return pg.timelineNone()
	}
	part := in[:min(len(in), listPart)]
	kids := []app.UI{heading("h2", "timeline-list", pg.t(i18n.TimelineList)), pg.timelineCount(c, w, in)}
	if len(part) > 0 {
		kids = append(kids, el("ol", attrs{"class": "tl-list", "role": "list"}, pg.rail(c, part)...))
	}
	if len(in) > len(part) {
		kids = append(kids, pg.nextPart(c, w, in[len(part):]))
	}
	return el("section", attrs{"class": "tl-words", "aria-labelledby": "timeline-list"}, kids...)
}

// timelineNone says that the filters leave nothing, and leads back to all.
func (pg *page) timelineNone() app.UI {
	all := pg.s
	all.Find, all.Kinds, all.Topic = "", nil, ""
	return el("div", attrs{"class": "empty", "role": "status"}, el("p", nil, pg.t(i18n.TimelineEmpty)),
		el("p", nil, el("a", attrs{"href": pg.s.Href(all)}, pg.t(i18n.TimelineClear))))
}

// timelineCount says how much of everything the window shows.
func (pg *page) timelineCount(c *chronology, w timeline.Window, in []int) app.UI {
	first, last := w.Days()
	earlier, later := c.set.Beyond(w)
	count := pg.p.T(i18n.TimelineShown, len(in), len(c.events), earlier, later, len(c.set.Tray()))
	if len(in) == 0 {
		count = pg.p.T(i18n.TimelineNothingHere, pg.p.Day(first.String()), pg.p.Day(last.String())) + " " + count
	}
	return el("p", attrs{"class": "soft tl-count", "role": "status"}, text(count))
}

// nextPart leads to the window from the first event that has no room.
func (pg *page) nextPart(c *chronology, w timeline.Window, rest []int) app.UI {
	from := c.set.Start(rest[0])
	return para("more", el("a", attrs{"href": pg.s.Href(c.at(pg.s, timeline.Window{From: from, To: max(w.To, from+1)}))},
		text(pg.p.N(i18n.CountTimelineMore, len(rest))+": "+pg.p.T(i18n.TimelineNextPart))))
}

// rail is the events under one another: each date once, and how long nothing
// is recorded between two dates that follow one another. What has no date
// stands in blocks (timeline_undated.go) and breaks that count.
func (pg *page) rail(c *chronology, part []int) []app.UI {
	var kids []app.UI
	for k := 0; k < len(part); {
		if n := pg.undatedRun(c, part[k:]); n > 0 {
			kids = append(kids, pg.undatedBlock(c, part[k:k+n]))
			k += n
			continue
		}
		before := -1
		if k > 0 {
			before = part[k-1]
		}
		kids = append(kids, pg.dated(c, part[k], before))
		k++
	}
	return kids
}

// dated is an event with a date below the one before it, or below none (-1).
func (pg *page) dated(c *chronology, i, before int) app.UI {
	class, gap, same := "tl-entry", timeline.Gap{}, false
	if before >= 0 {
		gap, same = c.set.Between(before, i), c.when(i) == c.when(before)
	}
	if same {
		class += " same"
	}
	class += " gap-" + string('0'+byte(gap.Size()))
	e := c.events[i]
	if e.ID == pg.s.Focus {
		class += " chosen"
	}
	return item(class,
		div("tl-when", pg.sinceLast(gap), pg.when(e, same)),
		div("tl-rail", pg.smallMark(c.set.Mark(i), e.Negated)),
		div("tl-what", pg.entry(e, nil)...))
}

// when is what two entries share if their date is said once.
func (c *chronology) when(i int) string {
	if d := c.events[i].Date; d != nil {
		return d.String()
	}
	return ""
}

// when is the entry's date; said before, it is said again only aloud.
func (pg *page) when(e *data.Event, same bool) app.UI {
	if same {
		return span("hush", pg.date(e.Date))
	}
	return pg.date(e.Date)
}

func (pg *page) sinceLast(g timeline.Gap) app.UI {
	var words string
	switch {
	case g.Size() == 0:
		return nil
	case g.Years > 0:
		words = pg.p.N(i18n.CountYears, g.Years)
	case g.Months > 0:
		words = pg.p.N(i18n.CountMonths, g.Months)
	default:
		words = pg.p.N(i18n.CountDays, g.Days)
	}
	return span("tl-gap", pg.t(i18n.TimelineSince, words))
}

// entry is an event in words: what, how it lies to others, who says so.
func (pg *page) entry(e *data.Event, order app.UI) []app.UI {
	title := []app.UI{el("a", attrs{"href": pg.href(e)}, pg.prose(e.Title))}
	if e.Negated {
		title = append(title, span("", text(" ")), pg.negated(true)) // the space is for whoever copies or hears it
	}
	return []app.UI{para("tl-title", title...), order, pg.attribution(e)}
}

// trayPart is how many events of the tray are shown where nobody asked for all
// of them; trayID names the tray, also as the address's focus, which asks.
const (
	trayPart = 40
	trayID   = "timeline-tray"
)

// tray is what has no place in time, in every window the same.
func (pg *page) tray(c *chronology) app.UI {
	all := c.set.Tray()
	if len(all) == 0 {
		return nil
	}
	part := all
	if pg.s.Focus != trayID {
		part = all[:min(len(all), trayPart)]
	}
	loose := each(part, func(i int) app.UI { return item("tl-loose", pg.entry(c.events[i], pg.knownOrder(c.events[i]))...) })
	kids := []app.UI{heading("h2", trayID, pg.t(i18n.TimelineTray)), para("soft", pg.t(i18n.TimelineTrayIntro)),
		el("ul", attrs{"class": "tl-loose-list", "role": "list"}, loose...)}
	if rest := len(all) - len(part); rest > 0 {
		whole := pg.s
		whole.Focus = trayID
		kids = append(kids, para("more", el("a", attrs{"href": pg.s.Href(whole)}, pg.t(i18n.TimelineMoreOf, pg.p.N(i18n.CountTimelineMore, rest)))))
	}
	return el("section", attrs{"class": "tl-tray", "aria-labelledby": trayID}, kids...)
}

// timelineLegend explains the marks: openly beside the drawing, folded up on a
// narrow page, which has none. The style sheet shows one of the two.
func (pg *page) timelineLegend() app.UI {
	return el("section", attrs{"class": "tl-legend", "aria-label": pg.p.T(i18n.TimelineLegend)},
		div("tl-legend-open", heading("h2", "timeline-legend", pg.t(i18n.TimelineLegend)), pg.legendMarks()),
		el("details", attrs{"class": "tl-legend-folded"}, el("summary", nil, pg.t(i18n.TimelineLegend)), pg.legendMarks()))
}

func (pg *page) legendMarks() app.UI {
	var kids []app.UI
	add := func(m timeline.Mark, negated bool, key i18n.Key) {
		kids = append(kids, item("", pg.smallMark(m, negated), span("", pg.t(key))))
	}
	add(timeline.Mark{Shape: timeline.Point}, false, i18n.TimelineIsDay)
	add(timeline.Mark{Shape: timeline.Within}, false, i18n.TimelineIsWithin)
	add(timeline.Mark{Shape: timeline.Span}, false, i18n.TimelineIsSpan)
	add(timeline.Mark{Shape: timeline.Span, Hatched: true}, false, i18n.TimelineIsGuess)
	add(timeline.Mark{Shape: timeline.Span, FadeEnd: true}, false, i18n.TimelineIsOpen)
	add(timeline.Mark{Shape: timeline.Ordered, FadeStart: true}, false, i18n.TimelineIsBefore)
	add(timeline.Mark{Shape: timeline.Ordered}, false, i18n.TimelineIsDuring)
	add(timeline.Mark{Shape: timeline.Point}, true, i18n.TimelineIsNegated)
	return list("", kids...)
}
