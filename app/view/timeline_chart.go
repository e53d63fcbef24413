// SPDX-License-Identifier: MIT

package view

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/timeline"
	"isnad/data"
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
	kids := []app.UI{pg.axis(c, l, chartWidth+2*margin, height), arrowPaths(l)}
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
	kids := []app.UI{shape("pattern", attrs{"id": "tl-hatch", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"},
		shape("path", attrs{"class": "tl-hatch", "d": "M0 0v5"}))}
	kids = append(kids, pg.fade("start", 0, 1, 1)...)
	kids = append(kids, pg.fade("end", 1, 1, 0)...)
	kids = append(kids, pg.fade("both", 0.12, 1, 0.12)...)
	kids = append(kids, shape("marker", attrs{"id": "tl-head", "viewBox": "0 0 8 8", "refX": "7", "refY": "4", "markerWidth": "7", "markerHeight": "7", "orient": "auto"},
		shape("path", attrs{"class": "tl-head", "d": "M0 .8 7 4 0 7.2"})))
	return shape("svg", attrs{"class": "tl-defs", "width": "0", "height": "0", "aria-hidden": "true"}, shape("defs", nil, kids...))
}

// fade is a colour from earlier over the middle to later, and a mask of it.
func (pg *page) fade(name string, start, middle, end float64) []app.UI {
	if pg.p.Dir() == "rtl" {
		start, end = end, start
	}
	stop := func(at string, opacity float64) app.UI {
		return shape("stop", attrs{"offset": at, "stop-opacity": strconv.FormatFloat(opacity, 'f', -1, 64)})
	}
	return []app.UI{
		shape("linearGradient", attrs{"id": "tl-ramp-" + name}, stop("0", start), stop(".35", middle), stop(".65", middle), stop("1", end)),
		shape("mask", attrs{"id": "tl-fade-" + name, "maskContentUnits": "objectBoundingBox", "mask-type": "alpha"},
			shape("rect", attrs{"width": "1", "height": "1", "fill": rampOf + name + ")"}))}
}

// axisWord is a word of the axis.
type axisWord struct {
	class, anchor, text string
	x, y                float64
	day                 int // it is of: while the window moves a word is known by it
}

// axisOf is the lines of the axis through the lanes, thin and strong, and the words
// above them.
func (pg *page) axisOf(c *chronology, l *timeline.Layout, width, height float64) (thin, strong string, words []axisWord) {
	var lines [2]strings.Builder
	for _, t := range l.Ticks {
		line := &lines[0]
		if t.Strong {
			line = &lines[1]
		}
		line.WriteString("M" + px(t.X) + " 42V" + px(height))
		name := pg.tickName(t.Day.Date())[t.Unit]
		room := timeline.TextWidth(name, noteSize) / 2
		if t.X >= room && t.X <= width-room {
			words = append(words, axisWord{"tl-tick", "middle", name, t.X, 35, int(t.Day)})
		}
	}
	for _, e := range l.Eras {
		edge, name := e.X, pg.eraName(c, e)
		if pg.p.Dir() == "rtl" {
			edge += e.Width
		}
		if edge > 1 && edge < width-1 {
			lines[1].WriteString("M" + px(edge) + " 3V17")
		}
		if e.Width > timeline.TextWidth(name, noteSize)+12 {
			words = append(words, axisWord{"tl-era", "start", name, edge + pg.along(6), 14, int(e.Day)})
		}
	}
	return lines[0].String(), lines[1].String(), words
}

// axis is the axis, drawn.
func (pg *page) axis(c *chronology, l *timeline.Layout, width, height float64) app.UI {
	thin, strong, words := pg.axisOf(c, l, width, height)
	kids := []app.UI{shape("path", attrs{"class": "tl-grid", "d": thin}), shape("path", attrs{"class": "tl-grid strong", "d": strong})}
	for _, w := range words {
		a := attrs{"class": w.class, "x": px(w.x), "y": px(w.y)}
		if w.anchor != "start" {
			a["text-anchor"] = w.anchor
		}
		kids = append(kids, shape("text", a, text(w.text)))
	}
	return shape("g", attrs{"class": "tl-axis", "aria-hidden": "true"}, kids...)
}

// tickName is a tick's label by its unit.
func (pg *page) tickName(year, month, day int) [3]string {
	return [3]string{timeline.Day: pg.p.Year(day), timeline.Month: pg.p.Month(month), timeline.Year: pg.p.Years(year)}
}

// eraName is a month or a year. Where the year of all that begins in it is a
// guess, it says so: else the axis would be surer than what stands below it.
func (pg *page) eraName(c *chronology, e timeline.Era) string {
	year, month, _ := e.Day.Date()
	name := pg.p.MonthOf(year, month)
	if e.Unit == timeline.Year {
		name, month = pg.p.Years(year), 0
	}
	if c.guessed(year, month) {
		return pg.p.T(i18n.DateYearInferred, name)
	}
	return name
}

// laneHeads name the lanes. They are a drawing of their own over the other, and
// stay where that one slides.
func (pg *page) laneHeads(l *timeline.Layout) app.UI {
	if !pg.laned(l) {
		return nil
	}
	var kids []app.UI
	for _, ln := range l.Lanes {
		y := axisHeight + ln.Y
		kids = append(kids, shape("path", attrs{"class": "tl-rule", "d": "M0 " + px(y) + "H" + px(chartWidth)}),
			shape("text", attrs{"class": "tl-lane", "x": px(pg.laneStart()), "y": px(y + laneNameDown)}, text(pg.laneTitle(ln))))
	}
	return shape("svg", attrs{"class": "tl-svg tl-heads", "viewBox": "0 0 " + px(chartWidth) + " " + px(axisHeight+l.Height)}, kids...)
}

// laneNameDown is how far below its rule a lane's name stands.
const laneNameDown = 20.0

// laned says that lanes are named.
func (pg *page) laned(l *timeline.Layout) bool { return len(l.Lanes) > 1 || pg.s.Group != lanesNone }

func (pg *page) laneStart() float64 {
	if pg.p.Dir() == "rtl" {
		return chartWidth
	}
	return 0
}

func (pg *page) laneTitle(ln timeline.Lane) string {
	return timeline.Elide(clean(pg.laneName(ln.Key)), labelSize, chartWidth)
}

// arrowPaths lead from mark to mark.
func arrowPaths(l *timeline.Layout) app.UI {
	if len(l.Arrows) == 0 {
		return nil
	}
	kids := each(l.Arrows, func(a timeline.Arrow) app.UI { return arrowPath(arrowCourse(l, a)) })
	return shape("g", attrs{"aria-hidden": "true"}, kids...)
}

func arrowPath(course string) app.UI {
	return shape("path", attrs{"class": "tl-arrow", "d": course, "marker-end": "url(#tl-head)"})
}

// arrowCourse is an arrow's, down the earlier side of the marks.
func arrowCourse(l *timeline.Layout, a timeline.Arrow) string {
	from, to := l.Boxes[a.From], l.Boxes[a.To]
	x0, y0 := from.X+from.Width/2, axisHeight+from.Y+barHeight/2
	x1, y1 := to.X+to.Width/2, axisHeight+to.Y-barHeight/2
	if y1 < y0 {
		y0, y1 = axisHeight+from.Y-barHeight/2, axisHeight+to.Y+barHeight/2
	}
	middle := px((y0 + y1) / 2)
	return "M" + px(x0) + " " + px(y0) + "C" + px(x0) + " " + middle + " " + px(x1) + " " + middle + " " + px(x1) + " " + px(y1)
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
		if slides && label.bound {
			b.Room = 0
		}
		var words app.UI
		title, fits := boxTitle(b, label)
		if fits {
			words = pg.boxLabel(b.Label-b.X, b.LabelEnds, title, label)
		}
		if !fits || title != label.title {
			words = shape("g", nil, words, shape("title", nil, text(label.title+" · "+label.note)))
		}
		kids = append(kids, shape("a", attrs{"class": pg.itemClass(e), "href": pg.href(e), "data-event": e.ID, "transform": moved(b.X, axisHeight+b.Y)},
			pg.timelineMark(b, e.Negated), words))
	}
	return kids
}

func (pg *page) itemClass(e *data.Event) string {
	if pg.s.Focus == e.ID {
		return "tl-item chosen"
	}
	return "tl-item"
}

// boxTitle is as much of the title as there is room for beside a mark. What an
// allegation or a denial hangs on is in the note, so where the title has no room
// beside it both are left out.
func boxTitle(b timeline.Box, label timelineLabel) (title string, fits bool) {
	title = label.title
	room := b.Room - noteGap - label.noteWidth
	if b.Room < label.width()-0.1 { // sums of the same widths may differ by a hair
		title = timeline.Elide(title, labelSize, room)
	}
	if b.Room == 0 || title != label.title && room < 60 {
		return "", false
	}
	return title, true
}

// boxLabel is the words beside a mark, from x on or up to it. The space before the
// note is a part of the gap: the two are one name to a screen reader.
func (pg *page) boxLabel(x float64, ends bool, title string, label timelineLabel) *element {
	anchor := "start"
	if ends {
		anchor = "end"
	}
	return shape("text", attrs{"class": "tl-label", "x": px(x), "y": "5", "text-anchor": anchor},
		shape("tspan", attrs{"class": "tl-name", "lang": otherLang(label.lang, pg.s.Lang)}, text(pg.isolated(title, label.lang))),
		shape("tspan", attrs{"class": "tl-note", "dx": px(pg.along(noteGap - timeline.TextWidth(" ", noteSize)))}, text(" "+label.note))).(*element)
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
			shape("text", attrs{"x": px(b.X + b.Width/2), "y": px(y + 4.5), "text-anchor": "middle"}, text(pg.binCount(b)))))
	}
	return kids
}

func (pg *page) binCount(b timeline.Bin) string { return "+" + pg.p.Int(b.Count) }
