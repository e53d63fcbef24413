// SPDX-License-Identifier: MIT

package view

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/timeline"
)

// The drawing of a layout as SVG. Nothing is decided here: where a thing is
// and what it is, app/timeline says.

// px is a coordinate; a tenth of a pixel is finer than any screen.
func px(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// timelineSVG is the drawing of a window, laid out with a margin beyond either
// side of it.
func (pg *page) timelineSVG(c *chronology, l *timeline.Layout, w timeline.Window, margin float64, places []int) app.UI {
	first, last := w.Days()
	height := axisHeight + l.Height
	kids := []app.UI{pg.axis(l, chartWidth+2*margin, height), arrowPaths(l)}
	kids = append(kids, pg.boxes(c, l, places, margin > 0)...)
	kids = append(kids, pg.bins(c, l)...)
	return shape("svg", attrs{"class": "tl-svg", "viewBox": "0 0 " + px(chartWidth) + " " + px(height), "role": "group",
		"aria-labelledby": "timeline-title", "aria-describedby": "timeline-desc"},
		shape("title", attrs{"id": "timeline-title"}, text(pg.p.T(i18n.TimelineDrawing, pg.p.Day(first.String()), pg.p.Day(last.String())))),
		shape("desc", attrs{"id": "timeline-desc"}, pg.t(i18n.TimelineDescription)),
		shape("g", attrs{"transform": moved(-margin, 0)}, kids...))
}

// timelineDefs are the hatching, the fades (in the order of time, so turned
// around from right to left) and the arrow's head. They have a drawing of their
// own, because browsers take nothing from one that is not displayed.
func (pg *page) timelineDefs() app.UI {
	return shape("svg", attrs{"class": "tl-defs", "width": "0", "height": "0", "aria-hidden": "true"}, shape("defs", nil,
		shape("pattern", attrs{"id": "tl-hatch", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"},
			shape("path", attrs{"class": "tl-hatch", "d": "M0 0v5"})),
		pg.fade("start", 0, 1, 1), pg.fade("end", 1, 1, 0), pg.fade("both", 0.12, 1, 0.12),
		shape("marker", attrs{"id": "tl-head", "viewBox": "0 0 8 8", "refX": "7", "refY": "4", "markerWidth": "7", "markerHeight": "7", "orient": "auto"},
			shape("path", attrs{"class": "tl-head", "d": "M0 .8 7 4 0 7.2"}))))
}

// fade is a mask from earlier over the middle to later.
func (pg *page) fade(name string, start, middle, end float64) app.UI {
	if pg.p.Dir() == "rtl" {
		start, end = end, start
	}
	stop := func(at string, opacity float64) app.UI {
		return shape("stop", attrs{"offset": at, "stop-color": "#fff", "stop-opacity": strconv.FormatFloat(opacity, 'f', -1, 64)})
	}
	return shape("mask", attrs{"id": "tl-fade-" + name, "maskContentUnits": "objectBoundingBox"},
		shape("linearGradient", attrs{"id": "tl-ramp-" + name}, stop("0", start), stop(".35", middle), stop(".65", middle), stop("1", end)),
		shape("rect", attrs{"width": "1", "height": "1", "fill": "url(#tl-ramp-" + name + ")"}))
}

// axis is the ticks through the lanes and their words above them.
func (pg *page) axis(l *timeline.Layout, width, height float64) app.UI {
	var thin, strong strings.Builder
	kids := make([]app.UI, 2, 2+len(l.Ticks)+2*len(l.Eras))
	for _, t := range l.Ticks {
		line := &thin
		if t.Strong {
			line = &strong
		}
		line.WriteString("M" + px(t.X) + " 42V" + px(height))
		name := pg.tickName(t.Day.Date())[t.Unit]
		room := timeline.TextWidth(name, noteSize) / 2
		if t.X >= room && t.X <= width-room {
			kids = append(kids, shape("text", attrs{"class": "tl-tick", "x": px(t.X), "y": "35", "text-anchor": "middle"}, text(name)))
		}
	}
	for _, e := range l.Eras {
		edge, name := e.X, pg.eraName(e)
		if pg.p.Dir() == "rtl" {
			edge += e.Width
		}
		if edge > 1 && edge < width-1 {
			strong.WriteString("M" + px(edge) + " 3V17")
		}
		if e.Width > timeline.TextWidth(name, noteSize)+12 {
			kids = append(kids, shape("text", attrs{"class": "tl-era", "x": px(edge + pg.along(6)), "y": "14"}, text(name)))
		}
	}
	kids[0] = shape("path", attrs{"class": "tl-grid", "d": thin.String()})
	kids[1] = shape("path", attrs{"class": "tl-grid strong", "d": strong.String()})
	return shape("g", attrs{"class": "tl-axis", "aria-hidden": "true"}, kids...)
}

// tickName is a tick's label by its unit.
func (pg *page) tickName(year, month, day int) [3]string {
	return [3]string{timeline.Day: pg.p.Year(day), timeline.Month: pg.p.Month(month), timeline.Year: pg.p.Years(year)}
}

func (pg *page) eraName(e timeline.Era) string {
	year, month, _ := e.Day.Date()
	if e.Unit == timeline.Year {
		return pg.p.Years(year)
	}
	return pg.p.MonthOf(year, month)
}

// laneHeads name the lanes. They are a drawing of their own over the other, and
// stay where that one slides.
func (pg *page) laneHeads(l *timeline.Layout) app.UI {
	if len(l.Lanes) < 2 && pg.s.Group == lanesNone {
		return nil
	}
	start := "0"
	if pg.p.Dir() == "rtl" {
		start = px(chartWidth)
	}
	var kids []app.UI
	for _, ln := range l.Lanes {
		y := axisHeight + ln.Y
		kids = append(kids, shape("path", attrs{"class": "tl-rule", "d": "M0 " + px(y) + "H" + px(chartWidth)}),
			shape("text", attrs{"class": "tl-lane", "x": start, "y": px(y + 20)},
				text(timeline.Elide(clean(pg.laneName(ln.Key)), labelSize, chartWidth))))
	}
	return shape("svg", attrs{"class": "tl-svg tl-heads", "viewBox": "0 0 " + px(chartWidth) + " " + px(axisHeight+l.Height)}, kids...)
}

// arrowPaths lead from mark to mark, down their earlier side.
func arrowPaths(l *timeline.Layout) app.UI {
	if len(l.Arrows) == 0 {
		return nil
	}
	var kids []app.UI
	for _, a := range l.Arrows {
		from, to := l.Boxes[a.From], l.Boxes[a.To]
		x0, y0 := from.X+from.Width/2, axisHeight+from.Y+barHeight/2
		x1, y1 := to.X+to.Width/2, axisHeight+to.Y-barHeight/2
		if y1 < y0 {
			y0, y1 = axisHeight+from.Y-barHeight/2, axisHeight+to.Y+barHeight/2
		}
		d := "M" + px(x0) + " " + px(y0) + "C" + px(x0) + " " + px((y0+y1)/2) + " " + px(x1) + " " + px((y0+y1)/2) + " " + px(x1) + " " + px(y1)
		kids = append(kids, shape("path", attrs{"class": "tl-arrow", "d": d, "marker-end": "url(#tl-head)"}))
	}
	return shape("g", attrs{"aria-hidden": "true"}, kids...)
}

// boxes are the events: each a link that holds its mark and its label. What
// slides may be cut at the window's edge, and with it the words that say whose an
// allegation is, or that a thing was not: while it does, those events are marks
// alone.
func (pg *page) boxes(c *chronology, l *timeline.Layout, places []int, slides bool) []app.UI {
	kids := make([]app.UI, 0, len(places))
	for _, k := range places {
		if k < 0 {
			kids = append(kids, shape("a", nil))
			continue
		}
		b := l.Boxes[k]
		e, label := c.events[b.Item], c.label(b.Item)
		class := "tl-item"
		if pg.s.Focus == e.ID {
			class += " chosen"
		}
		if slides && label.bound {
			b.Room = 0
		}
		words, whole := pg.boxLabel(b, label)
		if !whole && !pg.zooming { // read when it rests; while it moves titles would come and go with every pixel of room
			words = shape("g", nil, words, shape("title", nil, text(label.title+" · "+label.note)))
		}
		kids = append(kids, shape("a", attrs{"class": class, "href": pg.href(e), "data-event": e.ID, "transform": moved(b.X, axisHeight+b.Y)},
			pg.timelineMark(b, e.Negated), words))
	}
	return kids
}

// boxLabel is the words beside a mark, and whether all are there. What an
// allegation or a denial hangs on is in the note, so where the title has no
// room beside it both are left out. The space before the note is a part of the
// gap: the two are one name to a screen reader.
func (pg *page) boxLabel(b timeline.Box, label timelineLabel) (words app.UI, whole bool) {
	room := b.Room - noteGap - label.noteWidth
	title := label.title
	if b.Room < label.width()-0.1 { // sums of the same widths may differ by a hair
		title = timeline.Elide(title, labelSize, room)
	}
	if b.Room == 0 || title != label.title && room < 60 {
		return nil, false
	}
	anchor := "start"
	if b.LabelEnds {
		anchor = "end"
	}
	return shape("text", attrs{"class": "tl-label", "x": px(b.Label - b.X), "y": "5", "text-anchor": anchor},
		shape("tspan", attrs{"class": "tl-name", "lang": otherLang(label.lang, pg.s.Lang)}, text(pg.isolated(title, label.lang))),
		shape("tspan", attrs{"class": "tl-note", "dx": px(pg.along(noteGap - timeline.TextWidth(" ", noteSize)))}, text(" "+label.note))), title == label.title
}

// isolated is isolate for text in a drawing, which knows no <bdi>. The direction
// attribute will not do: where it stands on the first words, browsers anchor
// the whole line by it.
func (pg *page) isolated(s, lang string) string {
	const leftToRight, rightToLeft, end = "\u2066", "\u2067", "\u2069"
	switch dir := i18n.Dir(lang); {
	case dir == pg.p.Dir():
		return s
	case dir == "rtl":
		return rightToLeft + s + end
	}
	return leftToRight + s + end
}

// along is a distance in the direction of reading.
func (pg *page) along(f float64) float64 {
	if pg.p.Dir() == "rtl" {
		return -f
	}
	return f
}

// otherLang is the language where it is not the page's own.
func otherLang(lang, page string) string {
	if lang == page {
		return ""
	}
	return lang
}

// bins are what has no row: how many, and the way to see them.
func (pg *page) bins(c *chronology, l *timeline.Layout) []app.UI {
	var kids []app.UI
	for _, b := range l.Bins {
		y := axisHeight + b.Y
		kids = append(kids, shape("a", attrs{"class": "tl-bin", "href": pg.s.Href(c.at(pg.s, b.Window))},
			shape("title", nil, text(pg.p.T(i18n.TimelineMoreOf, pg.p.N(i18n.CountTimelineMore, b.Count)))),
			shape("rect", attrs{"x": px(b.X + 2), "y": px(y - 11), "width": px(b.Width - 4), "height": "22", "rx": "11"}),
			shape("text", attrs{"x": px(b.X + b.Width/2), "y": px(y + 4.5), "text-anchor": "middle"}, text("+"+pg.p.Int(b.Count)))))
	}
	return kids
}
