// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/timeline"
)

// # The timeline while it is zoomed
//
// Where the wheel turns, everything lies elsewhere in every frame. go-app would
// draw all of it anew, compare it with what stands there, element by element,
// and rewrite each that differs; and the browser would lay out and paint each by
// itself. That is more than a frame has time for.
//
// So the drawing that stands is left alone, unseen, and over it lies a stage with
// as few elements as will do:
//
//  1. Marks that look alike are one path, and so are the lines of the axis, the
//     rules of lanes and the counts' frames: paths are written anew in every frame.
//  2. Words are elements of their own, and so is a mark that fades, which a path
//     of many cannot. They are written once, as the script that the loader reads
//     (sheet.go), and in the frames after that only moved, which leaves a text as
//     the browser has laid it out; a bar gets another length.
//  3. What looks otherwise, because the words that fit or their side have changed,
//     is written anew.
//
// There are no links on it and no titles: nobody can follow or read one while it
// moves. When the hand rests go-app draws as ever, and the stage goes.
type timelineStage struct {
	svg    app.Value // nil at rest
	box    string    // its viewBox
	lines  app.Value // the group of the paths
	paths  map[pathLook]*stagedPath
	things map[thingKey]*thing
	fresh  pen      // the things that are still to be written
	made   []*thing // and which they are
	frame  int
	brush  [3]app.Value // over the overview: go-app's, whose place is set here meanwhile
}

// pathLook is what a path's parts have in common.
type pathLook struct{ class, fill string }

type stagedPath struct {
	path app.Value
	d    []byte // of the frame at hand
	was  string // of the one before
}

// thingKey says which thing of what sort: of events by number and lane, of days, of
// lanes, of counts in their order.
type thingKey struct {
	sort      thingSort
	one, lane int
}

type thingSort uint8

const (
	stagedMark thingSort = iota
	stagedLabel
	stagedDay
	stagedLane
	stagedCount
	stagedArrow
)

// thing is what is on the stage by itself.
type thing struct {
	element app.Value
	look    any    // what it was drawn by, its place and a bar's length apart
	at      string // its place
	width   string // of a bar
	frame   int    // the last that it was in
}

// onStage draws a window on the stage, which it puts up first.
func (t *timelineChart) onStage(pg *page, c *chronology, w timeline.Window) {
	st, l := &t.stage, &t.Shared.layout
	if st.svg == nil {
		st.open()
	}
	c.set.Layout(pg.timelineViewport(w, 0), l)
	l.Height = t.steady(l.Height)
	if box := "0 0 " + px(chartWidth) + " " + px(axisHeight+l.Height); box != st.box {
		st.svg.Call("setAttribute", "viewBox", box)
		st.box = box
	}
	st.frame++
	st.drawAxis(pg, c, l)
	st.drawLanes(pg, l)
	st.drawEvents(pg, c, l)
	st.show()
	st.moveBrush(pg.brushAt(c.set.Limits(c.window(t.State)), w))
}

// open puts the stage up.
func (st *timelineStage) open() {
	drawing := document().Call("querySelector", ".tl-window")
	var all pen
	all.write(shape("svg", attrs{"class": "tl-svg", "aria-hidden": "true"}, shape("g", nil)))
	drawing.Call("append", written(&all)) // go-app adds nothing to the window, and so does not meet it
	drawing.Call("setAttribute", "data-zoomed", "")
	*st = timelineStage{svg: drawing.Get("lastElementChild"), paths: map[pathLook]*stagedPath{}, things: map[thingKey]*thing{}}
	st.lines = st.svg.Get("firstElementChild")
	brush := document().Call("querySelectorAll", ".tl-brush-plane [data-grip]")
	for k := range st.brush {
		st.brush[k] = brush.Index(k)
	}
	shift(".tl-brush-plane", 0)
}

// written is what a pen wrote, as elements in a fragment.
func written(p *pen) app.Value {
	p.hold()
	return app.Window().Get("isnad").Call("draw", nil, p.script.String()).Index(0).Index(0)
}

// close takes the stage down. What go-app drew stands again.
func (st *timelineStage) close() {
	if st.svg == nil {
		return
	}
	st.svg.Get("parentNode").Call("removeAttribute", "data-zoomed")
	st.svg.Call("remove")
	*st = timelineStage{}
}

func (st *timelineStage) drawAxis(pg *page, c *chronology, l *timeline.Layout) {
	thin, strong, words := pg.axisOf(c, l, chartWidth, axisHeight+l.Height)
	st.path(pathLook{class: "tl-grid"}, thin)
	st.path(pathLook{class: "tl-grid strong"}, strong)
	for _, w := range words {
		look := w
		look.x = 0
		st.put(thingKey{stagedDay, w.day, int(w.y)}, look, moved(w.x, w.y), "", func() *element {
			return shape("text", attrs{"class": w.class, "text-anchor": w.anchor}, text(w.text)).(*element)
		})
	}
}

// drawLanes draws rules, names, and the counts of what has no row.
func (st *timelineStage) drawLanes(pg *page, l *timeline.Layout) {
	for k, ln := range l.Lanes {
		if !pg.laned(l) {
			break
		}
		y := axisHeight + ln.Y
		st.path(pathLook{class: "tl-rule"}, "M0 "+px(y)+"H"+px(chartWidth))
		st.put(thingKey{stagedLane, k, 0}, ln.Key, moved(pg.laneStart(), y+laneNameDown), "", func() *element {
			return shape("text", attrs{"class": "tl-lane"}, text(pg.laneTitle(ln))).(*element)
		})
	}
	for k, b := range l.Bins {
		y, count := axisHeight+b.Y, pg.binCount(b)
		st.path(pathLook{class: "tl-bin"}, rounded(b.X+2, y-11, b.Width-4, 22, 11))
		st.put(thingKey{stagedCount, k, 0}, count, moved(b.X+b.Width/2, y+4.5), "", func() *element {
			return shape("g", attrs{"class": "tl-bin"}, shape("text", attrs{"text-anchor": "middle"}, text(count))).(*element)
		})
	}
	for k, a := range l.Arrows {
		course := arrowCourse(l, a)
		st.put(thingKey{stagedArrow, k, 0}, course, moved(0, 0), "", func() *element { return arrowPath(course).(*element) })
	}
}

func (st *timelineStage) drawEvents(pg *page, c *chronology, l *timeline.Layout) {
	for _, b := range l.Boxes {
		e, label := c.events[b.Item], c.label(b.Item)
		y := axisHeight + b.Y
		mark := pg.timelineMark(b, e.Negated).(*element)
		chosen := pg.s.Focus == e.ID
		if look, d := pathOf(mark, b.X, y, b.Width); d != "" && !chosen {
			st.path(look, d)
		} else {
			look, width := markLookOf(b, e.Negated)
			look.chosen = chosen
			if chosen {
				mark = shape("g", attrs{"class": "tl-item chosen"}, mark).(*element)
				look.width, width = px(b.Width), ""
			}
			st.put(thingKey{stagedMark, b.Item, b.Lane}, look, moved(b.X, y), width, func() *element { return mark })
		}
		title, fits := boxTitle(b, label)
		if key := (thingKey{stagedLabel, b.Item, b.Lane}); fits && (st.frame == 1 || len(st.made) < mostMade || st.things[key] != nil) {
			st.put(key, labelLook{title, b.LabelEnds}, moved(b.Label, y), "", func() *element { return pg.boxLabel(0, b.LabelEnds, title, label) })
		}
	}
}

// mostMade is how many things a frame after the first may bring before further
// labels wait for the next. In a crowd others find room in every frame, and are
// gone before they are read.
const mostMade = 12

// labelLook is all that a label's drawing depends on.
type labelLook struct {
	title string
	ends  bool
}

// markLook is the same of a mark.
type markLook struct {
	shape                    timeline.Shape
	hatched, negated, chosen bool
	fadeStart, fadeEnd       bool
	width                    string // unless it is a bar
}

// markLookOf is by what a mark is drawn, and a bar's length.
func markLookOf(b timeline.Box, negated bool) (look markLook, width string) {
	look = markLook{shape: b.Shape, hatched: b.Hatched, negated: negated, fadeStart: b.FadeStart, fadeEnd: b.FadeEnd, width: px(b.Width)}
	point := b.Shape == timeline.Point && b.Width <= timeline.MarkWidth
	arrow := b.Shape == timeline.Ordered && b.FadeStart != b.FadeEnd
	if !negated && !point && !arrow {
		look.width, width = "", look.width
	}
	return look, width
}

// pathOf is a mark as a part of a path; "" of one that cannot be.
func pathOf(mark *element, x, y, width float64) (look pathLook, d string) {
	look = pathLook{class: mark.attrs["class"], fill: mark.attrs["fill"]}
	switch {
	case mark.attrs["mask"] != "", strings.HasPrefix(look.fill, rampOf): // both go by the box of what they are on
	case mark.name == "circle":
		d = rounded(x, y-timeline.MarkWidth/2, timeline.MarkWidth, timeline.MarkWidth, timeline.MarkWidth/2)
	case mark.name == "rect":
		d = rounded(x, y-barHeight/2, width, barHeight, 3)
	}
	return look, d
}

// rounded is a path around a box with round corners.
func rounded(x, y, width, height, radius float64) string {
	across, down, r := px(width-2*radius), px(height-2*radius), px(radius)
	corner := "a" + r + " " + r + " 0 0 1 "
	return "M" + px(x+radius) + " " + px(y) + "h" + across + corner + r + " " + r + "v" + down + corner + "-" + r + " " + r +
		"h-" + across + corner + "-" + r + " -" + r + "v-" + down + corner + r + " -" + r + "z"
}

// path adds to the path of those that look so.
func (st *timelineStage) path(look pathLook, d string) {
	p := st.paths[look]
	if p == nil {
		var one pen
		one.write(shape("path", attrs{"class": look.class, "fill": look.fill}))
		st.lines.Call("append", written(&one))
		p = &stagedPath{path: st.lines.Get("lastElementChild")}
		st.paths[look] = p
	}
	p.d = append(p.d, d...)
}

// put moves a thing to its place, or notes that it is to be written.
func (st *timelineStage) put(key thingKey, look any, at, width string, draw func() *element) {
	th := st.things[key]
	if th != nil && th.look == look {
		if th.at != at {
			th.element.Call("setAttribute", "transform", at)
		}
		if th.width != width {
			th.element.Call("setAttribute", "width", width)
		}
		th.at, th.width, th.frame = at, width, st.frame
		return
	}
	if th != nil {
		th.element.Call("remove")
	}
	e := draw()
	if e.attrs == nil {
		e.attrs = attrs{}
	}
	e.attrs["transform"] = at
	st.fresh.write(e)
	th = &thing{look: look, at: at, width: width, frame: st.frame}
	st.things[key], st.made = th, append(st.made, th)
}

// show brings the frame onto the stage, and takes off it what is no longer in it.
func (st *timelineStage) show() {
	for key, th := range st.things {
		if th.frame != st.frame {
			th.element.Call("remove")
			delete(st.things, key)
		}
	}
	for _, p := range st.paths {
		if string(p.d) != p.was {
			p.was = string(p.d)
			p.path.Call("setAttribute", "d", p.was)
		}
		p.d = p.d[:0]
	}
	if len(st.made) == 0 {
		return
	}
	fragment := written(&st.fresh)
	next := fragment.Get("firstElementChild")
	for _, th := range st.made {
		th.element = next
		next = next.Get("nextElementSibling")
	}
	st.svg.Call("append", fragment)
	st.fresh, st.made = pen{}, st.made[:0]
}

// moveBrush puts the overview's brush where the window is.
func (st *timelineStage) moveBrush(at brushAttrs) {
	for k, set := range [][2]string{{"x", at.x}, {"d", at.start}, {"d", at.end}} {
		st.brush[k].Call("setAttribute", set[0], set[1])
	}
	st.brush[0].Call("setAttribute", "width", at.width)
}
