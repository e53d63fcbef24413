// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
)

// What clicks do that links cannot. An element says by data-act which of these
// it is; the handler stands on the root, so that none can go stale.

func (r *root) onClick(ctx app.Context, e app.Event) {
	for _, key := range []string{"metaKey", "ctrlKey", "shiftKey", "altKey"} {
		if e.Get(key).Truthy() { // the reader wants a new tab
			ctx.PreventUpdate()
			return
		}
	}
	target := e.Get("target")
	acting := target.Call("closest", "[data-act]")
	if !acting.Truthy() {
		if target.Call("closest", "a[href]").Truthy() {
			r.leave()
		}
		if !target.Call("closest", ".search").Truthy() {
			r.found.open = false
		}
		return
	}
	r.act(ctx, e, acting)
}

func (r *root) act(ctx app.Context, e app.Event, acting app.Value) {
	of := acting.Get("dataset")
	switch of.Get("act").String() {
	case "proof":
		keepLink(e)
		r.openProof(ctx, acting)
	case "close-proof":
		keepLink(e)
		r.closeProof(ctx)
	case "skip":
		keepLink(e)
		focusOn("main")
	case "focus-search":
		focusOn("search")
	case "theme":
		toggleTheme()
	case "language":
		remember("isnad-lang", of.Get("lang").String())
		r.leave()
	case "copy":
		r.copy(of.Get("copy").String())
	case "hit":
		r.leave()
		r.found.open = false
	}
}

// leave notes how far the page is scrolled, and closes what belongs to it.
func (r *root) leave() {
	if r.scrolls != nil {
		r.scrolls[r.state.String()] = app.Window().Get("scrollY").Int()
	}
	r.state.Proof = ""
}

// keepLink stops the browser and go-app from following a link. go-app listens
// on the window, which a click reaches last.
func keepLink(e app.Event) {
	e.PreventDefault()
	e.Call("stopPropagation")
}

func (r *root) openProof(ctx app.Context, chip app.Value) {
	if !r.own() {
		return
	}
	r.opener = chip
	r.state.Proof = chip.Get("dataset").Get("proof").String()
	replaceAddress(r.state)
	ctx.Defer(func(app.Context) { focusOn("proof") })
}

func (r *root) closeProof(ctx app.Context) {
	r.state.Proof = ""
	replaceAddress(r.state)
	opener := r.opener
	r.opener = nil
	ctx.Defer(func(app.Context) {
		if opener != nil && opener.Get("isConnected").Truthy() {
			opener.Call("focus")
		}
	})
}

// copy puts a citation and the page's address on the clipboard.
func (r *root) copy(citation string) {
	p := newPage(r.site, r.state).p
	page := r.state
	page.Proof, page.Query = "", ""
	board := app.Window().Get("navigator").Get("clipboard")
	if !board.Truthy() {
		announce(p.T(i18n.CopyFailed))
		return
	}
	var done, failed app.Func
	tell := func(k i18n.Key) app.Func {
		return app.FuncOf(func(app.Value, []app.Value) any {
			announce(p.T(k))
			done.Release()
			failed.Release()
			return nil
		})
	}
	done, failed = tell(i18n.Copied), tell(i18n.CopyFailed)
	board.Call("writeText", citation+" "+absolute(page)).Call("then", done, failed)
}
