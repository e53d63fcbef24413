// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/timeline"
)

// barHeight is a mark's height: two thirds of a line of its label.
const barHeight = 12.0

// timelineMark draws what a date is, from the middle of its left edge. The
// drawing, the vertical list and the legend show the same shapes.
func (pg *page) timelineMark(b timeline.Box, negated bool) app.UI {
	var mark app.UI
	switch {
	case b.Shape == timeline.Ordered && b.FadeStart != b.FadeEnd:
		return pg.orderMark(b.Width, b.FadeStart)
	case b.Shape == timeline.Ordered:
		mark = bar("tl-mark ordered", b.Width, attrs{})
	case b.Shape == timeline.Point && b.Width <= timeline.MarkWidth:
		mark = pointMark(b.Hatched)
	default:
		mark = pg.bandMark(b)
	}
	if !negated {
		return mark
	}
	return shape("g", nil, mark, strike(b.Width/2))
}

func bar(class string, width float64, more attrs) app.UI {
	a := attrs{"class": class, "x": "0", "y": px(-barHeight / 2), "width": px(width), "height": px(barHeight), "rx": "3"}
	for k, v := range more {
		a[k] = v
	}
	return shape("rect", a)
}

func pointMark(hatched bool) app.UI {
	class, fill := "tl-mark day", attrs{}
	if hatched {
		class, fill["fill"] = "tl-mark day guess", "url(#tl-hatch)"
	}
	fill["class"], fill["cx"], fill["cy"], fill["r"] = class, px(timeline.MarkWidth/2), "0", px(timeline.MarkWidth/2)
	return shape("circle", fill)
}

// bandMark is a stretch of time. A band says "somewhere within" by its soft
// ends; hatching says that a part of the date is a guess.
func (pg *page) bandMark(b timeline.Box) app.UI {
	class, fades := "tl-mark span", ""
	if b.Shape == timeline.Within {
		class = "tl-mark within"
		if !b.Hatched {
			fades = "both"
		}
	}
	switch {
	case b.FadeStart && b.FadeEnd:
		fades = "both"
	case b.FadeStart:
		fades = "start"
	case b.FadeEnd:
		fades = "end"
	}
	more := attrs{}
	switch {
	case b.Hatched && fades != "":
		more["mask"] = "url(#tl-fade-" + fades + ")"
		fallthrough
	case b.Hatched:
		class, more["fill"] = class+" guess", "url(#tl-hatch)"
	case fades != "":
		more["fill"] = rampOf + fades + ")"
	}
	return bar(class, b.Width, more)
}

// rampOf begins the colour of a mark that fades. Each mask is a layer of its own to
// a browser, which puts all of them together anew in every frame of a drag; so
// only a hatched mark fades by one.
const rampOf = "url(#tl-ramp-"

// orderMark is before or after without a date: an arrow that ends at the bar
// of what it came before, or leaves the bar of what it came after.
func (pg *page) orderMark(width float64, before bool) app.UI {
	early, late := 0.0, width
	if pg.p.Dir() == "rtl" {
		early, late = late, early
	}
	at, tip := early, late
	if before {
		at, tip = late, late-pg.along(3)
	}
	return shape("g", nil,
		shape("path", attrs{"class": "tl-order", "d": "M" + px(early) + " 0H" + px(tip), "marker-end": "url(#tl-head)"}),
		shape("path", attrs{"class": "tl-anchor", "d": "M" + px(at) + " " + px(-barHeight/2) + "v" + px(barHeight)}))
}

// strike crosses out what is reported not to have been.
func strike(x float64) app.UI {
	return shape("path", attrs{"class": "tl-not", "d": "M" + px(x-5) + " -5l10 10M" + px(x+5) + " -5l-10 10"})
}

// smallMark is a mark without a scale, for lists and the legend.
func (pg *page) smallMark(m timeline.Mark, negated bool) app.UI {
	x, b := 2.0, timeline.Box{Width: 28, Shape: m.Shape, Hatched: m.Hatched, FadeStart: m.FadeStart, FadeEnd: m.FadeEnd}
	if m.Shape == timeline.Point {
		x, b.Width = 11, timeline.MarkWidth
	}
	return shape("svg", attrs{"class": "tl-small", "viewBox": "0 0 32 16", "aria-hidden": "true"},
		shape("g", attrs{"transform": moved(x, 8)}, pg.timelineMark(b, negated)))
}

// moved is a transform. Moving what is drawn is much cheaper for a browser
// than drawing it elsewhere: text keeps its layout.
func moved(x, y float64) string { return "translate(" + px(x) + " " + px(y) + ")" }
