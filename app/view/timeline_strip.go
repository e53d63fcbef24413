// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/timeline"
	"isnad/data"
)

// The strip's sizes: a wide one and one for phones, because text in a drawing
// shrinks with it.
const (
	stripWide   = chartWidth
	stripNarrow = 360.0
	stripRows   = 7
)

// stripTimeline is a small timeline of some events, without words: it shows
// how they lie in time beside a list that says the rest, and leads to the
// whole. It is nothing where fewer than two of them have a place in time.
func (pg *page) stripTimeline(events []*data.Event) app.UI {
	pg.paused()
	items := make([]timeline.Item, 0, len(events))
	for _, e := range events {
		it := timeline.Item{ID: e.ID, After: e.After, Before: e.Before, During: e.PartOf}
		if e.Date != nil {
			it.Date = e.Date.Date
		}
		items = append(items, it)
	}
	set := timeline.New(items)
	pg.paused()
	if set.Placed() < 2 {
		return nil
	}
	return el("a", attrs{"class": "tl-brief", "href": pg.s.Href(pg.s.To(link.Timeline)), "aria-label": pg.p.T(i18n.NavTimeline)},
		pg.timelineDefs(), pg.stripDrawing(set, events, stripWide, "wide"), pg.stripDrawing(set, events, stripNarrow, "narrow"))
}

func (pg *page) stripDrawing(set *timeline.Set, events []*data.Event, width float64, name string) app.UI {
	var l timeline.Layout
	sc := pg.timelineScale(set.Fit(), width)
	set.Layout(timeline.Viewport{Scale: sc, Rows: stripRows, Gap: pg.tickGap()}, &l)
	var kids []app.UI
	for _, t := range l.Ticks {
		words := pg.tickName(t.Day.Date())[t.Unit]
		if room := timeline.TextWidth(words, noteSize) / 2; t.X < room || t.X > width-room {
			continue
		}
		kids = append(kids, shape("path", attrs{"class": "tl-grid", "d": "M" + px(t.X) + " 0V" + px(l.Height)}),
			shape("text", attrs{"class": "tl-tick", "x": px(t.X), "y": px(l.Height + 14), "text-anchor": "middle"}, text(words)))
	}
	for _, b := range l.Boxes {
		kids = append(kids, shape("g", attrs{"transform": moved(b.X, b.Y)}, pg.timelineMark(b, events[b.Item].Negated)))
	}
	for _, b := range l.Bins {
		kids = append(kids, shape("text", attrs{"class": "tl-tick", "x": px(b.X + b.Width/2), "y": px(b.Y + 4), "text-anchor": "middle"}, text("+"+pg.p.Int(b.Count))))
	}
	return shape("svg", attrs{"class": "tl-brief-" + name, "viewBox": "0 0 " + px(width) + " " + px(l.Height+20), "aria-hidden": "true"}, kids...)
}
