// SPDX-License-Identifier: MIT

package view

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/timeline"
	"isnad/data"
	"isnad/data/edtf"
)

// The timeline's controls. Each is a link to the same page in another window
// or with other lanes, so all of them can be copied, opened in a tab and gone
// back from.

// timelineControls move the window.
func (pg *page) timelineControls(c *chronology, w timeline.Window) app.UI {
	limits := c.set.Limits(w)
	earlier, anyEarlier := c.set.Earlier(w)
	later, anyLater := c.set.Later(w)
	closer := w.Zoom(pg.focusDay(c, w), timeline.ZoomIn).Clamp(limits)
	wider := w.Zoom(w.Middle(), 1/timeline.ZoomIn).Clamp(limits)
	kids := []app.UI{
		pg.control(c, i18n.TimelineEarlier, arrowIcon(true), earlier, anyEarlier),
		pg.control(c, i18n.TimelineLater, arrowIcon(false), later, anyLater),
		pg.control(c, i18n.TimelineZoomIn, "M8 3v10M3 8h10", closer, closer.Span() < w.Span()),
		pg.control(c, i18n.TimelineZoomOut, "M3 8h10", wider, wider.Span() > w.Span()),
		pg.control(c, i18n.TimelineFit, "M2 5V3h3M14 5V3h-3M2 11v2h3M14 11v2h-3", c.set.Fit(), w != c.set.Fit()),
	}
	if crowd, n := c.set.Crowd(); n > 0 && !similar(timeline.Around(crowd), w) {
		kids = append(kids, item("tl-closer", el("a", attrs{"class": "tl-control wide", "href": pg.s.Href(c.at(pg.s, timeline.Around(crowd)))},
			pg.t(i18n.TimelineCloser, pg.crowdName(c, crowd), pg.p.N(i18n.CountEvents, n)))))
	}
	return el("nav", attrs{"class": "tl-controls", "aria-label": pg.p.T(i18n.TimelineControls)}, list("", kids...))
}

// similar says that two windows show the same days.
func similar(a, b timeline.Window) bool {
	a0, a1 := a.Days()
	b0, b1 := b.Days()
	return a0 == b0 && a1 == b1
}

// control is a link to a window, or its place where it would change nothing. A
// narrow page has no drawing and so neither the places nor the zoom.
func (pg *page) control(c *chronology, key i18n.Key, path string, w timeline.Window, useful bool) app.UI {
	var class string
	if key == i18n.TimelineZoomIn || key == i18n.TimelineZoomOut {
		class = "tl-zoom"
	}
	a := attrs{"class": "tl-control", "href": pg.s.Href(c.at(pg.s, w))}
	if !useful {
		class = "tl-useless"
		a = attrs{"class": "tl-control off", "role": "link", "aria-disabled": "true"}
	}
	return item(class, el("a", a, glyph(path), span("tl-control-name", pg.t(key))))
}

func glyph(path string) app.UI {
	return shape("svg", attrs{"class": "icon", "viewBox": "0 0 16 16", "aria-hidden": "true"}, shape("path", attrs{"d": path}))
}

// arrowIcon points to the page's start or end; 60-timeline.css turns it around
// from right to left.
func arrowIcon(back bool) string {
	if back {
		return "M10 3 5 8l5 5"
	}
	return "M6 3l5 5-5 5"
}

// focusDay is where a step closer leads: to the crowd if it is in sight, so
// that a few steps from everything end where most is.
func (pg *page) focusDay(c *chronology, w timeline.Window) float64 {
	if crowd, n := c.set.Crowd(); n > 0 && crowd.Middle() > w.From && crowd.Middle() < w.To {
		return crowd.Middle()
	}
	return w.Middle()
}

// crowdName is the stretch that is crowded: a day, a month or a year. A day is
// called as its events call it, so that an inferred year stays one.
func (pg *page) crowdName(c *chronology, w timeline.Window) string {
	first, last := w.Days()
	for _, i := range c.set.In(w) {
		if d := c.events[i].Date; d != nil && first == last && onDay(d.Date, first) {
			return pg.p.Date(d.Date)
		}
	}
	year, month, _ := first.Date()
	if last-first < 31 {
		return pg.p.MonthOf(year, month)
	}
	return pg.p.Years(year)
}

func onDay(d edtf.Date, day edtf.Day) bool {
	first, _ := d.Earliest()
	last, _ := d.Latest()
	return first == day && last == day
}

// timelineFacets are the lanes and the kinds of events.
func (pg *page) timelineFacets() app.UI {
	return div("tl-facets", pg.eventFinder(), pg.laneChoice(), pg.eventKindFacets(), pg.topicNote())
}

// finderID is the field in which events are searched where they stand.
const finderID = "timeline-find"

// eventFinder narrows the drawing and the list while one types.
func (pg *page) eventFinder() app.UI {
	return div("tl-find needs-program",
		el("label", attrs{"for": finderID}, pg.t(i18n.TimelineFind)),
		el("input", attrs{"id": finderID, "type": "search", "value": pg.s.Find, "autocomplete": "off", "spellcheck": "false", "dir": "auto"}))
}

func (pg *page) laneChoice() app.UI {
	groups := []string{lanesNone, lanesKind, lanesActor, lanesPlace, lanesTopic}
	names := []i18n.Key{i18n.TimelineNoLanes, i18n.TimelineByKind, i18n.TimelineByActor, i18n.TimelineByPlace, i18n.TimelineByTopic}
	states := make([]link.State, len(groups))
	for i, group := range groups {
		states[i] = pg.s
		states[i].Group = group
	}
	return pg.choice(i18n.TimelineLanes, states, names)
}

func (pg *page) eventKindFacets() app.UI {
	kinds, counts := pg.eventKinds()
	if len(kinds) < 2 {
		return nil
	}
	all := pg.s
	all.Kinds = nil
	kids := []app.UI{pg.facet(all, len(pg.s.Kinds) == 0, pg.p.T(i18n.AllKinds), pg.count(data.TypeEvent))}
	for _, kind := range kinds {
		to := pg.s
		to.Kinds = toggled(pg.s.Kinds, kind)
		kids = append(kids, pg.facet(to, slices.Contains(pg.s.Kinds, kind), pg.p.Word(data.EventKind(kind)), counts[kind]))
	}
	a := attrs{"class": "tl-filter"}
	if len(pg.s.Kinds) > 0 {
		a["open"] = on
	}
	return el("details", a, el("summary", nil, pg.t(i18n.TimelineFilter)),
		el("nav", attrs{"class": "facets", "aria-label": pg.p.T(i18n.TimelineFilter)}, list("", kids...)))
}

// topicNote names the topic that the address filters by, and the way out.
func (pg *page) topicNote() app.UI {
	if pg.s.Topic == "" {
		return nil
	}
	all := pg.s
	all.Topic = ""
	return para("soft", span("", pg.t(i18n.TimelineByTopic), text(": ")), pg.link(pg.s.Topic), span("", text(" · ")),
		el("a", attrs{"href": pg.s.Href(all)}, pg.t(i18n.AllTopics)))
}

// overviewHeight is the strip's, overviewNarrow its width on a phone.
const (
	overviewHeight = 33.0
	overviewNarrow = 358.0
)

// timelineOverview is everything in a strip.
func (pg *page) timelineOverview(c *chronology, limits timeline.Window) app.UI {
	sc := pg.timelineScale(limits, chartWidth)
	const columns = 160
	counts := c.set.Density(sc, columns)
	most := float64(max(slices.Max(counts), 1))
	var bars strings.Builder // one path: a shape for each would cost a movement dearly
	for k, n := range counts {
		if n > 0 {
			high := 4 + 22*math.Sqrt(float64(n)/most)
			bars.WriteString("M" + px(float64(k)*chartWidth/columns) + " " + px(32-high) + "h" + px(chartWidth/columns-1) + "V32h-" + px(chartWidth/columns-1) + "z")
		}
	}
	return shape("svg", attrs{"class": "tl-overview", "viewBox": "0 0 " + px(chartWidth) + " " + px(overviewHeight), "preserveAspectRatio": "none",
		"aria-hidden": "true"},
		shape("path", attrs{"class": "tl-base", "d": "M0 32H" + px(chartWidth)}), shape("path", attrs{"class": "tl-bars", "d": bars.String()}))
}

// timelineBrush is the window as a brush over the overview, in a drawing of its
// own: it slides where the other stays. The brush and its two edges are sliders
// to keys and to screen readers.
func (pg *page) timelineBrush(limits, w timeline.Window) app.UI {
	at := pg.brushAt(limits, w)
	first, last := w.Days()
	slider := func(grip timeline.Grip, name i18n.Key, day, says string, a attrs) attrs {
		least, most := limits.Days()
		a["role"], a["tabindex"], a["data-grip"], a["aria-label"] = "slider", "0", strconv.Itoa(int(grip)), pg.p.T(name)
		a["aria-valuemin"], a["aria-valuemax"], a["aria-valuenow"], a["aria-valuetext"] = strconv.Itoa(int(least)), strconv.Itoa(int(most)), day, says
		return a
	}
	from, until := strconv.Itoa(int(first)), strconv.Itoa(int(last))
	firstDay, lastDay := pg.p.Day(first.String()), pg.p.Day(last.String())
	return shape("svg", attrs{"class": "tl-overview", "viewBox": "0 0 " + px(chartWidth) + " " + px(overviewHeight), "preserveAspectRatio": "none"},
		shape("rect", slider(timeline.GripMove, i18n.TimelineBrush, from, firstDay+" – "+lastDay,
			attrs{"class": "tl-brush", "x": at.x, "y": "1", "width": at.width, "height": "31", "rx": "3"})),
		shape("path", slider(timeline.GripStart, i18n.TimelineBrushFrom, from, firstDay, attrs{"class": "tl-grip", "d": at.start})),
		shape("path", slider(timeline.GripEnd, i18n.TimelineBrushUntil, until, lastDay, attrs{"class": "tl-grip", "d": at.end})))
}

// brushAttrs is where the brush lies, and its edges, as attributes.
type brushAttrs struct{ x, width, start, end string }

func (pg *page) brushAt(limits, w timeline.Window) brushAttrs {
	x, width := pg.timelineScale(limits, chartWidth).Brush(w)
	start, end := x, x+width
	if pg.p.Dir() == "rtl" {
		start, end = end, start
	}
	return brushAttrs{px(x), px(width), "M" + px(start) + " 10v13", "M" + px(end) + " 10v13"}
}

// overviewTicks are the words under the strip, as many as a phone has room for.
// They stand in shares of its width, so that a narrow strip does not squeeze
// them.
func (pg *page) overviewTicks(limits timeline.Window) app.UI {
	var kids []app.UI
	sc := pg.timelineScale(limits, overviewNarrow)
	for _, t := range timeline.Ticks(sc, pg.tickGap()) {
		name := pg.tickName(t.Day.Date())[t.Unit]
		room := timeline.TextWidth(name, noteSize) / 2
		if t.X >= room && t.X <= overviewNarrow-room {
			kids = append(kids, shape("text", attrs{"x": px(t.X/overviewNarrow*100) + "%", "y": "11"}, text(name)))
		}
	}
	return shape("svg", attrs{"class": "tl-years", "aria-hidden": "true"}, kids...)
}
