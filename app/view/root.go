// SPDX-License-Identifier: MIT

package view

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
	"isnad/app/search"
)

// Root makes the component of every address: the state is parsed from the
// address, and the page is drawn from the state as New draws it.
func Root(site *Site) func() app.Composer {
	var newest *search.Newest
	if site.Index != nil {
		newest = search.NewNewest(search.New(site.Index), breathe)
	}
	begun := false
	return func() app.Composer {
		r := &root{site: site, newest: newest, found: finding{active: -1}}
		if !begun { // go-app makes another for each address, and then keeps the first
			begun = true
			r.begin(addressed())
		}
		return r
	}
}

// root is the component that stands for the whole page. Its fields are its
// own: go-app would overwrite exported ones.
type root struct {
	app.Compo
	site    *Site
	newest  *search.Newest // nil without an index
	state   link.State
	found   finding
	share   *sharing // nil while the share panel is closed
	checked *checked // the reader's copy of a source, until it is forgotten
	sheet   *sheet   // of the record that is shown; nil before the first page that was turned to

	given    given
	adopting bool // the page is the prerendered one

	page      app.Context   // the root's own
	asked     *search.Query // under way; nil if nothing is
	deeper    *search.Query // asked for the rest of the hits
	toLast    bool          // and then go to the last
	narrowing *narrowing    // counts the facets of what was asked last
	known     map[string]reply

	entered bool             // Enter was pressed before the answer was there
	typed   int              // counts keystrokes, so that only the last pause writes the address
	rested  int              // typed, when the reader last rested
	back    bool             // the next navigation is the browser's back or forward
	scrolls map[string]int   // how far each visited page was scrolled
	places  map[string]place // where the focus was when it was left
	opener  app.Value        // the chip that opened the panel
	keys    app.Func
	pops    app.Func
	prints  app.Func
}

// Render draws the state. It decides nothing.
func (r *root) Render() app.UI {
	pg := newPage(r.site, r.state)
	pg.given, pg.adopted, pg.sharing, pg.checked, pg.sheet = &r.given, r.adopting, r.share, r.checked, r.sheet
	return component(shell(pg, r.found)).On("click", r.onClick).On("input", r.onInput).On("focusin", r.onFocus).
		On("change", r.onChange).On("dragover", r.onDragOver).On("drop", r.onDrop)
}

// OnMount runs once, when the page is the program's. What was typed before is
// answered first.
func (r *root) OnMount(ctx app.Context) {
	if inputText() == "" {
		breathe() // nobody waits, and to have drawn the page took long enough
	}
	r.page = ctx
	r.scrolls, r.places = map[string]int{}, map[string]place{}
	r.listen(ctx)
	r.askFirst(inputText(), r.state.Query)
	if r.state.Proof != "" {
		r.own()
	}
	r.applyHead()
	if strings.HasPrefix(r.state.Focus, askedPrefix) {
		ctx.Defer(func(app.Context) { r.toCheck() })
	}
	if r.state.Embed && r.state.Proof != "" {
		ctx.Defer(func(app.Context) { placeBesideChip(r.state.Proof) })
	}
	if loader := app.Window().Get("isnad"); loader.Truthy() {
		loader.Call("ready")
	}
	ctx.After(settled, whenSettled)
	ctx.After(rest, func(ctx app.Context) {
		ctx.PreventUpdate()
		ctx.Async(func() {
			r.site.completeAhead(breathe)
			ctx.Dispatch(r.settle)
		})
	})
}

// listen hears of what belongs to no element: keys, going back, and printing.
func (r *root) listen(ctx app.Context) {
	r.keys = app.FuncOf(func(_ app.Value, args []app.Value) any {
		r.sheet.finish()
		key := app.Event{Value: args[0]}
		ctx.Dispatch(func(ctx app.Context) { r.onKey(ctx, key) })
		return nil
	})
	document().Call("addEventListener", "keydown", r.keys)
	// go-app's own handler navigates at once and runs before any listener added
	// later, so this one takes its place and calls it.
	navigate := app.Window().Get("onpopstate")
	r.pops = app.FuncOf(func(_ app.Value, args []app.Value) any {
		r.back = true
		if navigate.Truthy() {
			navigate.Invoke(args[0])
		}
		return nil
	})
	app.Window().Set("onpopstate", r.pops)
	r.prints = app.FuncOf(func(app.Value, []app.Value) any {
		r.sheet.finish()
		r.printAddress()
		return nil
	})
	app.Window().Call("addEventListener", "beforeprint", r.prints)
}

// whenSettled scrolls what an address or the reader's way here leads to into
// sight.
func whenSettled(ctx app.Context) {
	showTab()
	showMiddle()
	if active := document().Get("activeElement"); active.Truthy() && active.Get("id").String() == sourceField {
		scrollTo("check") // the loader has put the page where it stood meanwhile
	}
	ctx.PreventUpdate()
}

// settle is what is done when the reader rests and the records are there.
func (r *root) settle(ctx app.Context) {
	ctx.PreventUpdate()
	owned := r.own()
	if r.site.reading != nil {
		r.site.collect()
	} else {
		ctx.After(away, func(ctx app.Context) {
			ctx.PreventUpdate()
			r.site.collect()
		})
	}
	if owned {
		ctx.Async(func() {
			r.site.hold(breathe)
			r.askAhead(r.state)
			r.site.warm(r.state, breathe)
			r.site.prepare(r.state, breathe)
		})
	}
}

// printAddress completes the address at the foot of a printed page: only the
// browser knows where the site stands.
func (r *root) printAddress() {
	if foot := document().Call("querySelector", "#permalink bdi"); foot.Truthy() {
		s := r.state
		s.Proof, s.Query, s.Theme = "", "", ""
		foot.Set("textContent", absolute(s))
	}
}

// OnDismount lets go of the document.
func (r *root) OnDismount() {
	document().Call("removeEventListener", "keydown", r.keys)
	app.Window().Set("onpopstate", nil)
	r.keys.Release()
	r.pops.Release()
	app.Window().Call("removeEventListener", "beforeprint", r.prints)
	r.prints.Release()
}

// OnNav reads the new address. A new path is a new page: it is shown from its
// top, or from where it was left, and its heading takes the focus.
func (r *root) OnNav(ctx app.Context) {
	asked, back := addressed(), r.back
	r.back = false
	if asked.Equal(r.state) {
		return // the address that the program was started on
	}
	next, ok := r.turn(asked)
	if !ok {
		return
	}
	if next.View == link.Record && next.Path() != asked.Path() {
		replaceAddress(next) // a former id
	}
	moved := next.Path() != r.state.Path() || next.View != r.state.View
	r.site.atTop = moved && !back && next.Focus == ""
	key, focus := r.key(), r.state.Focus
	r.state = next
	if next.Query != "" {
		r.found.query = next.Query
		if r.key() != key {
			fillSearch(next.Query)
			r.ask(ctx, next.Query)
		}
	}
	r.found.open = r.found.open && !moved
	r.share = nil
	if moved {
		r.anew()
		r.typed++ // what was typed belongs to the page before
		ctx.Defer(func(ctx app.Context) {
			r.arrive(back)
			if back && r.site.isLong(r.state) {
				r.arriveLate(ctx)
			}
		})
	} else {
		here := focused()
		ctx.Defer(func(app.Context) {
			r.sheet.finish()
			if !r.toCheck() {
				here.keep()
			}
			if next.Focus != focus {
				showMiddle()
			}
			fillFinder(next.Find)
		})
	}
	r.applyHead()
}

// anew takes a new sheet for a page that is written on one.
func (r *root) anew() {
	r.sheet.abandon()
	r.sheet = nil
	if r.state.View == link.Record {
		r.sheet = &sheet{}
	}
}

// arrive puts scroll and focus where a reader of a new page expects them.
func (r *root) arrive(back bool) {
	r.sheet.flush()
	switch {
	case back:
		app.Window().Call("scrollTo", 0, r.scrolls[r.state.String()])
	case r.state.Focus != "":
		scrollTo(r.state.Focus)
	case r.state.Fragment || app.Window().URL().Fragment == "":
		app.Window().Call("scrollTo", 0, 0)
		tellHost()
	}
	switch {
	case back && r.places[r.state.String()].restore():
	case r.toCheck():
	default:
		focusOn("title")
	}
	showTab()
	showMiddle()
	announce(HeadOf(r.site, r.state).Title)
}

// arriveLate scrolls again where a list may not have had its height yet: go-app
// mounts it and calls arrive in any order.
func (r *root) arriveLate(ctx app.Context) {
	path, y := r.state.Path(), r.scrolls[r.state.String()]
	ctx.After(100*time.Millisecond, func(ctx app.Context) {
		ctx.PreventUpdate()
		if r.state.Path() == path && app.Window().Get("scrollY").Int() < y {
			app.Window().Call("scrollTo", 0, y)
		}
	})
}

// applyHead sets what the document says of itself; an adopted page says it
// already.
func (r *root) applyHead() {
	if app.IsServer || r.adopting {
		return
	}
	html := document().Get("documentElement")
	h := HeadOf(r.site, r.state)
	document().Set("title", h.Title)
	html.Set("lang", h.Lang)
	html.Set("dir", h.Dir)
	if r.state.Theme != "" {
		html.Get("dataset").Set("theme", r.state.Theme)
	}
	if accent := readableAccent(r.state.Accent); accent != "" {
		html.Get("style").Call("setProperty", "--accent", accent)
	}
}
