// SPDX-License-Identifier: MIT

package view

import (
	"math"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/timeline"
)

// How a reader moves the window: wheel, drag, pinch, keys, the overview's
// brush. What a movement means is arithmetic (app/timeline); here it is read
// from events, and its end is written to the address.
//
// What only moves is not drawn anew: it slides, which a browser does without
// painting. It is drawn with a margin for that, and once more when it has come
// to the margin's end. What is zoomed has a stage (timeline_stage.go).
//
// The wheel alone scrolls the page, as everywhere. With Ctrl, or pinched on a
// touchpad, which browsers report so, it zooms; sideways or with Shift it moves.

const (
	// settleTime after the last movement the address and the list follow.
	settleTime = 250 * time.Millisecond
	// clickSlop is how far a press may wander and still be a click.
	clickSlop = 4
	// wheelZoom is the wheel's way that doubles what is seen: some four notches.
	wheelZoom = 400.0
	// notch is the height of a line, for mice that count in lines.
	notch = 33.0
	// slideMargin is how far a drawing that is dragged goes beyond either side of
	// what is seen. Half a width is drawn anew every dozen frames of a fast hand.
	slideMargin = chartWidth / 2
)

// timelineGesture is a press that has not ended.
type timelineGesture struct {
	pointers []timelinePointer
	start    timeline.Scale  // the window when it began
	overview *timeline.Scale // set where it began in the overview
	grip     timeline.Grip
	dragged  bool
	left     float64 // of the drawing in the page, and how wide it is: to ask for
	width    float64 // them during a movement would have the page laid out anew
}

type timelinePointer struct {
	id         int
	began, now float64 // units of the drawing
	day        float64 // under the pointer when it began
}

// listen adds the handlers to the drawing.
func (t *timelineChart) listen(root app.UI) app.UI {
	return component(root).
		On("wheel", t.onWheel).
		On("keydown", t.onKey).
		On("pointerdown", t.onPress).
		On("pointermove", t.onMove).
		On("pointerup", t.onRelease).
		On("pointercancel", t.onRelease).
		On("dragstart", t.onDragStart).
		On("click", t.onClick)
}

// OnUpdate follows a new address, unless it is the one this drawing wrote:
// the address knows whole days, the drawing parts of them.
func (t *timelineChart) OnUpdate(ctx app.Context) {
	if t.moved != nil {
		c := t.Shared.events(newPage(t.Site, t.State))
		if c.at(t.State, *t.moved).String() != t.State.String() {
			t.moved = nil
		}
	}
	ctx.Defer(t.redrawn)
}

// move shows another window. Only the drawing is drawn anew, if it is at all:
// each event marks everything above it for update too, which the page's context
// takes back.
func (t *timelineChart) move(ctx app.Context, w timeline.Window) {
	c := t.Shared.events(newPage(t.Site, t.State))
	before := t.window(c)
	w = w.Clamp(c.set.Limits(c.window(t.State)))
	t.moved, t.movedAt = &w, time.Now()
	t.panning = math.Abs(w.Span()-before.Span()) < sameSpan*w.Span()
	begins := !t.waiting
	t.waiting = true
	switch {
	case !t.panning || t.stage.svg != nil:
		t.onStage(newPage(t.Site, t.State), c, w)
		ctx.PreventUpdate()
	case !begins && t.slide():
		ctx.PreventUpdate()
	default:
		t.Shared.page.PreventUpdate()
		ctx.Defer(t.redrawn)
	}
	if begins {
		t.chart().Call("setAttribute", "data-moving", "")
		ctx.After(settleTime, t.whenStill)
	}
}

// redrawn puts a new drawing in its place, in the frame in which it appears.
func (t *timelineChart) redrawn(app.Context) {
	if !t.waiting {
		t.stage.close()
		t.chart().Call("removeAttribute", "data-moving")
	}
	t.slide()
}

// chart is the drawing with its controls, in the page.
func (t *timelineChart) chart() app.Value { return document().Call("querySelector", ".tl-chart") }

// slide moves what is drawn, and the overview's brush, to where the window is.
// It reports false where the drawing does not reach so far.
func (t *timelineChart) slide() bool {
	pg := newPage(t.Site, t.State)
	c := t.Shared.events(pg)
	w := t.window(c)
	drawing, overview := pg.timelineScale(t.base, chartWidth), pg.timelineScale(c.set.Limits(c.window(t.State)), chartWidth)
	by := drawing.X(t.base.From) - drawing.X(w.From)
	if math.Abs(by) > t.margin || math.Abs(w.Span()-t.base.Span()) > sameSpan*w.Span() {
		return false
	}
	shift(".tl-plane", by)
	shift(".tl-brush-plane", overview.X(w.From)-overview.X(t.base.From))
	return true
}

// sameSpan is how much of a window's length arithmetic may lose: less than a
// hundredth of a pixel of the widest screen.
const sameSpan = 1e-6

// shift moves an element that is as wide as the drawing by units of it.
func shift(selector string, by float64) {
	if e := document().Call("querySelector", selector); e.Truthy() {
		e.Get("style").Set("transform", "translateX("+strconv.FormatFloat(by/chartWidth*100, 'f', 3, 64)+"%)")
	}
}

// whenStill settles after a pause, and waits on where there was none.
func (t *timelineChart) whenStill(ctx app.Context) {
	if time.Since(t.movedAt) < settleTime || t.gesturing() {
		ctx.PreventUpdate()
		ctx.After(settleTime, t.whenStill)
		return
	}
	t.Shared.page.PreventUpdate()
	t.waiting = false
	ctx.Defer(t.redrawn)
	t.settle()
}

// settle writes the window to the address and tells the rest of the page, as
// going back would.
func (t *timelineChart) settle() {
	if t.moved == nil {
		return
	}
	c := t.Shared.events(newPage(t.Site, t.State))
	replaceAddress(c.at(t.State, *t.moved))
	app.Window().Call("dispatchEvent", app.Window().Get("PopStateEvent").New("popstate"))
}

func (t *timelineChart) gesturing() bool { return len(t.gesture.pointers) > 0 }

// scale is the drawing's, with the window at hand.
func (t *timelineChart) scale() timeline.Scale {
	pg := newPage(t.Site, t.State)
	return pg.timelineScale(t.window(t.Shared.events(pg)), chartWidth)
}

func (t *timelineChart) onWheel(ctx app.Context, e app.Event) {
	drawing := inside(e, ".tl-window")
	if !drawing.Truthy() {
		ctx.PreventUpdate()
		return
	}
	dx, dy := e.Get("deltaX").Float(), e.Get("deltaY").Float()
	if e.Get("deltaMode").Int() == 1 {
		dx, dy = dx*notch, dy*notch
	}
	if e.Get("shiftKey").Bool() && dx == 0 {
		dx, dy = dy, 0
	}
	sc := t.scale()
	switch {
	case e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool():
		e.PreventDefault()
		t.move(ctx, sc.Zoom(sc.Day(unitsAt(e, drawing)), math.Exp2(dy/wheelZoom)))
	case math.Abs(dx) > math.Abs(dy):
		e.PreventDefault()
		t.move(ctx, sc.Drag(-dx))
	default:
		ctx.PreventUpdate()
	}
}

func (t *timelineChart) onKey(ctx app.Context, e app.Event) {
	named := e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool()
	grip := inside(e, "[data-grip]")
	if named || !grip.Truthy() && !inside(e, ".tl-window").Truthy() {
		ctx.PreventUpdate()
		return
	}
	pg := newPage(t.Site, t.State)
	c, sc := t.Shared.events(pg), t.scale()
	w, known := sc.Step(e.Get("key").String(), c.set.Limits(sc.Window), c.set.Fit())
	if grip.Truthy() {
		g, _ := strconv.Atoi(grip.Get("dataset").Get("grip").String())
		w, known = pg.timelineScale(c.set.Limits(c.window(t.State)), chartWidth).Nudge(timeline.Grip(g), e.Get("key").String(), sc.Window)
	}
	if !known {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	t.move(ctx, w)
}

func (t *timelineChart) onPress(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if e.Get("button").Int() != 0 || len(t.gesture.pointers) > 1 {
		return
	}
	drawing := inside(e, ".tl-window, .tl-strip")
	if !drawing.Truthy() {
		return
	}
	g := &t.gesture
	if !t.gesturing() {
		*g = timelineGesture{}
	}
	g.left, g.width = extent(drawing)
	x := units(e, g.left, g.width)
	g.start = t.scale()
	if drawing.Get("classList").Call("contains", "tl-strip").Bool() {
		c := t.Shared.events(newPage(t.Site, t.State))
		sc := g.start
		sc.Window = c.set.Limits(c.window(t.State))
		g.overview, g.grip = &sc, sc.Grip(g.start.Window, x)
	}
	g.pointers = append(g.pointers, timelinePointer{id: e.Get("pointerId").Int(), began: x, now: x, day: g.start.Day(x)})
	for i := range g.pointers {
		p := &g.pointers[i]
		p.began, p.day = p.now, g.start.Day(p.now)
	}
	if len(g.pointers) == 2 {
		g.hold(drawing)
	}
}

// hold makes a press a movement: what the pointers do is told to the drawing
// from now on, also where what they were put on is no longer there.
func (g *timelineGesture) hold(drawing app.Value) {
	g.dragged = true
	for _, p := range g.pointers {
		drawing.Call("setPointerCapture", p.id)
	}
}

func (t *timelineChart) onMove(ctx app.Context, e app.Event) {
	g := &t.gesture
	drawing := inside(e, ".tl-window, .tl-strip")
	if !t.gesturing() || !drawing.Truthy() {
		ctx.PreventUpdate()
		return
	}
	for i := range g.pointers {
		if p := &g.pointers[i]; p.id == e.Get("pointerId").Int() {
			p.now = units(e, g.left, g.width)
		}
	}
	first := g.pointers[0]
	if !g.dragged && math.Abs(first.now-first.began) < clickSlop && len(g.pointers) == 1 {
		ctx.PreventUpdate()
		return
	}
	if !g.dragged {
		g.hold(drawing)
	}
	t.move(ctx, g.window())
}

// window is where the gesture has led.
func (g *timelineGesture) window() timeline.Window {
	first := g.pointers[0]
	switch {
	case g.overview != nil:
		return g.overview.Pull(g.grip, g.start.Window, first.began, first.now)
	case len(g.pointers) == 2:
		second := g.pointers[1]
		return g.start.Pinch(first.day, first.now, second.day, second.now)
	}
	return g.start.Drag(first.now - first.began)
}

func (t *timelineChart) onRelease(ctx app.Context, e app.Event) {
	g := &t.gesture
	if !t.gesturing() {
		ctx.PreventUpdate()
		return
	}
	g.pointers = nil
	if !g.dragged {
		ctx.PreventUpdate()
		return
	}
	t.move(ctx, t.window(t.Shared.events(newPage(t.Site, t.State))))
}

// onDragStart keeps the browser from dragging a link's address away.
func (t *timelineChart) onDragStart(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	e.PreventDefault()
}

// onClick follows the links of the drawing, which go-app does not take for
// links, and keeps the end of a drag from being one.
func (t *timelineChart) onClick(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	link := inside(e, ".tl-window a[href]")
	if t.gesture.dragged {
		t.gesture.dragged = false
		if link.Truthy() {
			e.PreventDefault()
		}
		return
	}
	plain := true
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey"} {
		plain = plain && !e.Get(key).Bool()
	}
	if link.Truthy() && plain {
		e.PreventDefault()
		ctx.Navigate(app.Window().Get("URL").New(link.Call("getAttribute", "href"), document().Get("baseURI")).Get("href").String())
	}
}

// inside is the nearest element around the event's target that fits.
func inside(e app.Event, selector string) app.Value {
	return e.Get("target").Call("closest", selector)
}

// unitsAt is the event's place in the units of the drawing.
func unitsAt(e app.Event, drawing app.Value) float64 {
	left, width := extent(drawing)
	return units(e, left, width)
}

func units(e app.Event, left, width float64) float64 {
	return (e.Get("clientX").Float() - left) / width * chartWidth
}

// extent is where a drawing begins in the page and how wide it is.
func extent(drawing app.Value) (left, width float64) {
	box := drawing.Call("getBoundingClientRect")
	return box.Get("left").Float(), math.Max(box.Get("width").Float(), 1)
}
