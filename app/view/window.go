// SPDX-License-Identifier: MIT

package view

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
)

// longList draws of a long list what is in sight (window_model.go has the
// arithmetic). What an entry looks like is its owner's: a card in a grid or a
// row of a table. Two components share the work as on the timeline: the page
// draws everything around the list, and while a reader scrolls only the list is
// drawn anew.
//
// Heights of what is not drawn are CSS variables, set through the style object:
// no markup carries a style. go-app pairs elements by position, so that an
// element shows another entry after each step, and a focus would go with the
// element: it is put back where the reader left it, or on the list until that
// entry is in sight again.
type longList struct {
	app.Compo
	Site   *Site
	State  link.State
	Shared *longShared

	shows   *longShared // what was drawn last
	drawn   drawn
	ruler   ruler
	view    float64
	current int  // entry that has or had the focus; -1 none
	focused bool // when the last drawing began
	scroll  app.Func

	own    app.Context // its own; there once it is mounted
	begun  bool
	asked  int  // counts what was fetched, so that only the last is waited for
	failed bool // to fetch: the next drawing says so
}

// longShared is what the page and its list have in common.
type longShared struct {
	page    app.Context // the page's, to keep its updates out of scrolling
	entries int
	// draw is an element with the id longListID. Of an entry whose record is
	// still to be read it draws, where it is told to, what the index knows.
	draw func(pg *page, d drawn, ahead bool) app.UI
}

const longListID = "long-list"

// Render draws the entries in sight; before any is known to be, the first.
func (l *longList) Render() app.UI {
	if l.shows != l.Shared {
		l.shows, l.current = l.Shared, -1
		l.drawn = drawn{0, min(firstRows, l.Shared.entries)}
	}
	pg := newPage(l.Site, l.State)
	drawn := l.atOnce(pg)
	if drawn == nil {
		drawn = pg.whole(func() app.UI { return l.Shared.draw(pg, l.drawn, false) })
	}
	return component(drawn).On("focusin", l.onFocus).On("keydown", l.onKey)
}

// atOnce draws the entries in sight without waiting for records: a reader who
// throws the list somewhere sees the names there in the next frame. It is nil
// where the drawing has to wait, before the list stands in the page or where
// records could not be had.
func (l *longList) atOnce(pg *page) app.UI {
	if !l.begun || l.failed || pg.reading == nil {
		l.failed = false
		return nil
	}
	pg.Graph.Missing()
	drawn := l.Shared.draw(pg, l.drawn, false)
	missing := pg.Graph.Missing()
	l.asked++
	if len(missing) == 0 {
		return drawn
	}
	asked := l.asked
	l.own.Async(func() { l.fetch(missing, asked) })
	return l.Shared.draw(pg, l.drawn, true)
}

// fetchedAtOnce is how many records are read for one drawing: to ask for a file
// and to prove it takes a third of a millisecond, and a frame has sixteen.
const fetchedAtOnce = 6

// fetch reads some of what the list lacks, unless it has been moved on meanwhile,
// and has it drawn; that drawing asks for the others.
func (l *longList) fetch(missing []int, asked int) {
	err := l.Site.reading.Load(missing[:min(fetchedAtOnce, len(missing))], nil)
	if asked == l.asked {
		l.failed = err != nil
		l.own.Dispatch(l.redraw)
	}
}

// OnMount begins to follow the window.
func (l *longList) OnMount(ctx app.Context) {
	l.own, l.begun = ctx, true
	l.scroll = app.FuncOf(func(app.Value, []app.Value) any {
		if l.measure() {
			ctx.Dispatch(l.redraw)
		}
		return nil
	})
	for _, event := range []string{"scroll", "resize"} {
		app.Window().Call("addEventListener", event, l.scroll, map[string]any{"passive": true})
	}
	l.follow(ctx)
}

// OnUpdate draws another list from where the window stands.
func (l *longList) OnUpdate(ctx app.Context) {
	ctx.Defer(l.follow)
}

// OnDismount lets go of the window.
func (l *longList) OnDismount() {
	l.asked++
	for _, event := range []string{"scroll", "resize"} {
		app.Window().Call("removeEventListener", event, l.scroll)
	}
	l.scroll.Release()
}

// follow measures and, where other entries are in sight, draws them.
func (l *longList) follow(ctx app.Context) {
	changed := l.measure()
	l.place()
	if changed {
		ctx.Dispatch(l.redraw)
	}
}

func (l *longList) element() app.Value { return app.Window().GetElementByID(longListID) }

// measure reads where the list stands and reports that other entries are in
// sight than are drawn.
func (l *longList) measure() bool {
	list := l.element()
	if !list.Truthy() {
		return false
	}
	style := app.Window().Call("getComputedStyle", list)
	l.ruler = ruler{l.Shared.entries, 1, rem() * lengthOf(style.Call("getPropertyValue", "--row").String())}
	if columns := style.Get("gridTemplateColumns").String(); columns != "none" {
		l.ruler.across = max(len(strings.Fields(columns)), 1)
	}
	l.view = app.Window().Get("innerHeight").Float()
	top := -list.Call("getBoundingClientRect").Get("top").Float()
	seen := l.ruler.inSight(top, l.view)
	if seen == l.drawn {
		return false
	}
	l.drawn = seen
	return true
}

// lengthOf is the number that a CSS length begins with.
func lengthOf(s string) float64 {
	n, _ := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(s), "remp x"), 64)
	return n
}

func rem() float64 {
	root := app.Window().Call("getComputedStyle", document().Get("documentElement"))
	return lengthOf(root.Get("fontSize").String())
}

// redraw draws the list and nothing around it.
func (l *longList) redraw(ctx app.Context) {
	l.Shared.page.PreventUpdate()
	if !l.element().Truthy() {
		return // another page is shown
	}
	l.focused = l.element().Call("contains", document().Get("activeElement")).Truthy()
	ctx.Defer(func(app.Context) {
		l.place()
		if l.focused {
			l.focus()
		}
	})
}

// place gives what is not drawn its height.
func (l *longList) place() {
	list := l.element()
	if !list.Truthy() || l.ruler.height <= 0 {
		return
	}
	style := list.Get("style")
	style.Call("setProperty", "--before", px(l.ruler.before(l.drawn))+"px")
	style.Call("setProperty", "--after", px(l.ruler.after(l.drawn))+"px")
}

// focus goes to the current entry, or to the list while that is out of sight.
func (l *longList) focus() {
	to := l.element()
	if l.current >= l.drawn.first && l.current < l.drawn.last {
		if link := to.Call("querySelector", "[data-entry=\""+strconv.Itoa(l.current)+"\"]"); link.Truthy() {
			to = link
		}
	}
	to.Call("focus", map[string]any{"preventScroll": true})
}

func (l *longList) onFocus(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if entry := e.Get("target").Get("dataset").Get("entry"); entry.Truthy() {
		l.current, _ = strconv.Atoi(entry.String())
	}
}

// onKey moves the focus through the list, in sight or not.
func (l *longList) onKey(ctx app.Context, e app.Event) {
	for _, key := range []string{"ctrlKey", "metaKey", "altKey", "shiftKey"} {
		if e.Get(key).Truthy() {
			ctx.PreventUpdate()
			return
		}
	}
	to, leads := l.ruler.step(e.Get("key").String(), max(l.current, 0), l.view)
	if !leads {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	l.current = to
	y := l.element().Call("getBoundingClientRect").Get("top").Float() + l.ruler.top(to)
	switch below := y + l.ruler.height - l.view; {
	case y < 0:
		app.Window().Call("scrollBy", 0, y)
	case below > 0:
		app.Window().Call("scrollBy", 0, below)
	}
	if !l.measure() {
		ctx.PreventUpdate()
		l.focus()
		return
	}
	l.redraw(ctx)
	l.focused = true
}
