// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
)

// hitWindow draws of a long list of hits what is in sight of the box that
// scrolls. While a reader scrolls only it is drawn anew, not the page around it.
type hitWindow struct {
	app.Compo
	Site   *Site
	State  link.State
	Hits   *longHits
	Active int // the option the arrows are on

	shows  *longHits // what was drawn last
	active int
	drawn  drawn   // rows
	line   float64 // height of a line of the ruler, in pixels; 0 before it is known
	view   float64
	scroll app.Func
}

const (
	hitWindowID = "hit-window"
	hitBoxID    = "results-box"
)

// Render draws the rows in sight; before any is known to be, the first. The
// option that the arrows are on is always among them: the input points at it.
func (w *hitWindow) Render() app.UI {
	if w.shows != w.Hits {
		if w.shows == nil || w.Hits.begun != w.shows {
			w.drawn, w.active = drawn{0, firstHits}, -1
		}
		w.shows = w.Hits
	}
	if w.Active != w.active && w.Active >= 0 && w.Active < len(w.Hits.at) {
		w.drawn = w.Hits.reach(w.drawn, w.Hits.at[w.Active], w.line, w.view)
	}
	w.drawn.last = min(w.drawn.last, len(w.Hits.rows))
	return mounted(newPage(w.Site, w.State).hitRows(w.Hits, w.drawn, w.Active))
}

// hitRows are rows of a long list, by group. A group whose heading is out of
// sight keeps its name.
func (pg *page) hitRows(l *longHits, d drawn, active int) app.UI {
	var groups, kids []app.UI
	for k := d.first; k < d.last; k++ {
		row := l.rows[k]
		name := pg.groupName(row.group)
		if row.heading {
			kids = append(kids, el("div", attrs{"class": "hits-title", "role": "presentation"}, el("span", nil, text(name))))
		} else {
			h := row.hit
			h.of = len(l.at)
			kids = append(kids, pg.hit(h, h.number == active))
		}
		if k+1 == d.last || l.rows[k+1].group != row.group {
			groups = append(groups, el("div", attrs{"class": "hits", "role": "group", "aria-label": name}, kids...))
			kids = nil
		}
	}
	return el("div", attrs{"id": hitWindowID, "class": "hit-window", "role": "presentation"}, groups...)
}

func (pg *page) groupName(g *hitGroup) string {
	if g.more {
		return pg.p.T(i18n.HitsMore, pg.p.Many(g.kind))
	}
	return pg.p.Many(g.kind)
}

// OnMount begins to follow the box, a breath later: to measure the rows takes as
// long as to draw them, and both together would be longer than a frame.
func (w *hitWindow) OnMount(ctx app.Context) {
	w.scroll = app.FuncOf(func(app.Value, []app.Value) any {
		if w.measure() {
			ctx.Dispatch(w.redraw)
		}
		if !w.Hits.whole && hitBox().Get("scrollTop").Float() > 0 {
			ctx.Dispatch(w.goOn)
		}
		return nil
	})
	passive := map[string]any{"passive": true}
	hitBox().Call("addEventListener", "scroll", w.scroll, passive)
	app.Window().Call("addEventListener", "resize", w.scroll, passive)
	ctx.Async(func() {
		breathe()
		ctx.Dispatch(w.follow)
	})
}

// goOn has the rest of the hits found; there is nothing to draw yet.
func (w *hitWindow) goOn(ctx app.Context) {
	ctx.PreventUpdate()
	w.Hits.page.PreventUpdate()
	w.Hits.deepen()
}

// OnUpdate follows the option that the arrows are on, or another answer.
func (w *hitWindow) OnUpdate(ctx app.Context) { ctx.Defer(w.follow) }

// OnDismount lets go of the box.
func (w *hitWindow) OnDismount() {
	if box := hitBox(); box.Truthy() {
		box.Call("removeEventListener", "scroll", w.scroll)
	}
	app.Window().Call("removeEventListener", "resize", w.scroll)
	w.scroll.Release()
}

func hitBox() app.Value { return app.Window().GetElementByID(hitBoxID) }

func (w *hitWindow) element() app.Value { return app.Window().GetElementByID(hitWindowID) }

// follow scrolls to the active option and draws what is in sight then.
func (w *hitWindow) follow(ctx app.Context) {
	w.place()
	if w.Active != w.active {
		w.active = w.Active
		w.show()
	}
	if w.measure() {
		ctx.Dispatch(w.redraw)
	}
	w.place()
}

// measure reads where the list stands in the box and reports that other rows are
// in sight than are drawn.
func (w *hitWindow) measure() bool {
	box, list := hitBox(), w.element()
	if !box.Truthy() || !list.Truthy() {
		return false
	}
	view := box.Get("clientHeight").Float()
	if view == 0 {
		return false // closed
	}
	style := app.Window().Call("getComputedStyle", list)
	w.view = view
	w.line = rem() * lengthOf(style.Call("getPropertyValue", "--row").String())
	w.Hits.inView = max(int(view/max(hitLines*w.line, 1))-1, 1)
	seen := w.Hits.inSight(w.line, topOf(box)-topOf(list), view)
	if seen == w.drawn {
		return false
	}
	w.drawn = seen
	return true
}

func topOf(v app.Value) float64 {
	return v.Call("getBoundingClientRect").Get("top").Float()
}

// show scrolls the box so that the active option is in sight; with the first
// goes what stands over the list.
func (w *hitWindow) show() {
	box, list := hitBox(), w.element()
	if !box.Truthy() || !list.Truthy() || w.line <= 0 || w.active < 0 || w.active >= len(w.Hits.at) {
		return
	}
	if w.active == 0 {
		box.Set("scrollTop", 0)
		return
	}
	scrolled := box.Get("scrollTop").Float()
	top := topOf(list) - topOf(box) + scrolled + float64(w.Hits.lines[w.Hits.at[w.active]])*w.line
	switch below := top + hitLines*w.line - w.view; {
	case top < scrolled:
		box.Set("scrollTop", top)
	case below > scrolled:
		box.Set("scrollTop", below)
	}
}

// redraw draws the rows and nothing around them.
func (w *hitWindow) redraw(ctx app.Context) {
	w.Hits.page.PreventUpdate()
	ctx.Defer(func(app.Context) { w.place() })
}

// place gives what is not drawn its height.
func (w *hitWindow) place() {
	list := w.element()
	if !list.Truthy() || w.line <= 0 {
		return
	}
	style := list.Get("style")
	lines := w.Hits.lines
	style.Call("setProperty", "--before", px(float64(lines[w.drawn.first])*w.line)+"px")
	style.Call("setProperty", "--after", px(float64(lines[len(lines)-1]-lines[w.drawn.last])*w.line)+"px")
}
