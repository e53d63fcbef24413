// SPDX-License-Identifier: MIT

package view

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
	"isnad/app/timeline"
)

// timelinePage is the timeline: a drawing that can be moved, the same as a
// list, and what has no date. Time runs in the direction of reading, so from
// right to left in Arabic.
//
// Two components share the work. timelineView is the page of an address. In it
// timelineChart draws while a reader moves the window, many times a second;
// the page and the address follow when the movement ends (timeline_gesture.go).
func timelinePage(site *Site, s link.State) app.UI {
	return &timelineView{Site: site, State: s}
}

type timelineView struct {
	app.Compo
	Site  *Site
	State link.State

	shared *timelineShared
	whole  bool // what stands below the drawing is drawn too
}

// timelineShared is what the two components have in common. Its address never
// changes, so that go-app does not take it for news.
type timelineShared struct {
	page       app.Context // the page's, to keep its updates out of a movement
	chronology *chronology
	key        string
	texts      map[string]string // of events in lang, folded, as far as somebody searched them
	lang       string
	layout     timeline.Layout
}

// events are the state's, computed once for all windows.
func (sh *timelineShared) events(pg *page) *chronology {
	if key := chronologyKey(pg.s); sh.chronology == nil || key != sh.key {
		if ahead := pg.ahead; ahead != nil && ahead.key == key {
			sh.chronology, sh.key = ahead.chronology, key
			return sh.chronology
		}
		if sh.lang != pg.s.Lang {
			sh.texts, sh.lang = map[string]string{}, pg.s.Lang
		}
		if pg.reading == nil {
			pg.eventTexts = sh.texts // a text that lacked a name would be kept without it
		}
		made := pg.chronology(pg.events())
		if pg.Graph.Lacks() {
			return made
		}
		sh.chronology, sh.key = made, key
	}
	return sh.chronology
}

// chronologyKey is the same for all windows.
func chronologyKey(s link.State) string {
	s.From, s.Until, s.Focus, s.Proof = "", "", "", ""
	return s.String()
}

// Render draws the page of the address.
func (v *timelineView) Render() app.UI {
	if v.shared == nil {
		v.shared = &timelineShared{}
		v.Site.letGo = func() { v.shared.chronology = nil }
	}
	pg := newPage(v.Site, v.State)
	return mounted(pg.whole(func() app.UI {
		c := v.shared.events(pg)
		w := c.window(pg.s)
		kids := []app.UI{
			pg.viewHead(i18n.NavTimeline, i18n.TimelineIntro),
			pg.timelineFacets(),
			pg.timelineDefs(),
			&timelineChart{Site: v.Site, State: pg.s, Shared: v.shared}}
		if v.Site.atTop && !v.whole {
			return el("div", attrs{"class": "timeline-page", "aria-busy": on}, kids...)
		}
		if len(c.events) > 0 {
			kids = append(kids, pg.timelineLegend())
		}
		return div("timeline-page", append(kids, pg.timelineList(c, w), pg.tray(c))...)
	}))
}

// OnMount keeps the context that a movement needs. Of a page that is shown from
// its top the drawing is seen first: it is not kept waiting by the list below,
// which is the greater part of the work.
func (v *timelineView) OnMount(ctx app.Context) {
	v.shared.page = ctx
	if v.Site.atTop {
		ctx.After(settled, func(app.Context) { v.whole = true })
	}
}

// timelineChart is the drawing with its controls.
type timelineChart struct {
	app.Compo
	Site   *Site
	State  link.State
	Shared *timelineShared

	moved   *timeline.Window // where the reader has moved the window
	movedAt time.Time
	waiting bool // for a pause, to settle
	panning bool // of what moves, the scale stays
	height  float64
	drawn   [][2]int        // item and lane of each box as it stands on the page
	base    timeline.Window // what stands in view where nothing is slid
	margin  float64         // how far it is drawn beyond either side
	gesture timelineGesture
	stage   timelineStage // of a zoom
}

// Render draws the window at hand.
func (t *timelineChart) Render() app.UI {
	pg := newPage(t.Site, t.State)
	c := t.Shared.events(pg)
	if c.set.Placed() == 0 {
		return mounted(div("tl-chart none"))
	}
	w, settled := t.window(c), c.window(t.State)
	t.base, t.margin = w, 0
	if t.waiting && t.panning {
		t.margin = slideMargin
	}
	c.set.Layout(pg.timelineViewport(w, t.margin), &t.Shared.layout)
	t.Shared.layout.Height = t.steady(t.Shared.layout.Height)
	return t.listen(div("tl-chart",
		pg.timelineControls(c, settled), // a movement draws only what it moves
		el("div", attrs{"class": "tl-strip", "title": pg.p.T(i18n.TimelineOverview)},
			pg.timelineOverview(c, c.set.Limits(settled)), div("tl-brush-plane needs-program", pg.timelineBrush(c.set.Limits(settled), w)),
			pg.overviewTicks(c.set.Limits(settled))),
		el("div", attrs{"class": "tl-window", "tabindex": "0", "role": "group", "aria-label": pg.p.T(i18n.TimelineControls), "aria-describedby": "timeline-hint"},
			div("tl-plane", pg.timelineSVG(c, &t.Shared.layout, w, t.margin, t.places(&t.Shared.layout))),
			pg.laneHeads(&t.Shared.layout)),
		el("p", attrs{"class": "tl-hint soft needs-program", "id": "timeline-hint"}, pg.t(i18n.TimelineHint))))
}

// places are the boxes in the order in which they are drawn: that of time, so
// that Tab goes through them so. During a movement each keeps its place among
// the elements, -1 standing for one left free: go-app pairs elements by
// position and would rewrite every box behind one that goes.
func (t *timelineChart) places(l *timeline.Layout) []int {
	at := make(map[[2]int]int, len(l.Boxes)) // item and lane
	for k, b := range l.Boxes {
		at[[2]int{b.Item, b.Lane}] = k
	}
	drawn := make([]int, 0, len(l.Boxes))
	var free []int
	if t.waiting {
		for place, key := range t.drawn {
			k, stays := at[key]
			if !stays {
				k = -1
				free = append(free, place)
			}
			drawn = append(drawn, k)
			delete(at, key)
		}
	}
	for k, b := range l.Boxes {
		if _, fresh := at[[2]int{b.Item, b.Lane}]; !fresh {
			continue
		}
		if len(free) > 0 {
			drawn[free[0]], free = k, free[1:]
		} else {
			drawn = append(drawn, k)
		}
	}
	t.drawn = t.drawn[:0]
	for _, k := range drawn {
		key := [2]int{-1, -1}
		if k >= 0 {
			key = [2]int{l.Boxes[k].Item, l.Boxes[k].Lane}
		}
		t.drawn = append(t.drawn, key)
	}
	return drawn
}

// steady is the drawing's height. During a movement it only grows, so that
// what is below does not jump with every row that comes and goes.
func (t *timelineChart) steady(height float64) float64 {
	if t.waiting {
		height = max(height, t.height)
	}
	t.height = height
	return height
}

func (t *timelineChart) window(c *chronology) timeline.Window {
	if t.moved != nil {
		return *t.moved
	}
	return c.window(t.State)
}
