// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
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
			r.followDrawn(ctx, e, target.Call("closest", "svg a[href]"))
		}
		if !target.Call("closest", ".search").Truthy() {
			r.found.open = false
		}
		return
	}
	r.act(ctx, e, acting)
}

// act does what an element that was pressed stands for.
func (r *root) act(ctx app.Context, e app.Event, acting app.Value) {
	of := acting.Get("dataset")
	act := of.Get("act").String()
	if insteadOfLink(act) {
		keepLink(e) // before anything that may wait: afterwards it is too late
	}
	switch act {
	case "proof":
		r.openProof(ctx, acting)
	case "close-proof":
		r.closeProof(ctx)
	case "language":
		r.speak(ctx, of.Get("lang").String())
	case "copy":
		r.copy(acting)
	case "forget-copy":
		r.forgetCopy(ctx)
	case "share":
		r.openShare(ctx)
	case "share-format", "share-snippet":
		r.chooseShare(act, of.Get("choice").String())
	case "extract":
		r.saveExtract(of.Get("choice").String())
	case "narrow":
		r.chooseFacet(ctx, of.Get("facet").String(), of.Get("value").String())
	case "widen":
		r.widen(ctx)
	case "hit":
		r.leave()
		r.found.open = false
	default:
		actOnPage(act, of)
	}
}

// insteadOfLink says that this is done where a link would be followed, which is
// there for those who open it in a tab, and for the page without the program.
func insteadOfLink(act string) bool {
	switch act {
	case "proof", "close-proof", "skip", "skip-to", "to-copy", "language", "narrow", "widen":
		return true
	}
	return false
}

// actOnPage does what changes nothing of the state.
func actOnPage(act string, of app.Value) {
	switch act {
	case "skip":
		focusOn("main")
	case "skip-to", "to-copy":
		to := of.Get("to").String()
		scrollTo(to)
		focusOn(to)
	case "focus-search":
		focusOn("search")
	case "theme":
		toggleTheme()
	case "close-share":
		closeShare()
	case "again":
		app.Window().Get("location").Call("reload")
	case "save-all":
		saveAll()
	case "install":
		install()
	case "update":
		useNewVersion()
	}
}

// leave notes how far the page is scrolled and what has the focus, and closes what belongs to it.
func (r *root) leave() {
	if r.scrolls != nil {
		r.scrolls[r.state.String()] = app.Window().Get("scrollY").Int()
		r.places[r.state.String()] = focused()
	}
	r.state.Proof, r.share = "", nil
}

// speak shows the same page in another language. The link says where, but not
// what has been typed since it was drawn.
func (r *root) speak(ctx app.Context, lang string) {
	remember("isnad-lang", lang)
	r.leave()
	to := r.state
	to.Lang = lang
	ctx.Navigate(absolute(to))
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
	ctx.Defer(func(app.Context) {
		if r.state.Embed {
			placeBeside(chip)
		}
		focusOn("proof")
	})
}

func (r *root) closeProof(ctx app.Context) {
	r.state.Proof = ""
	replaceAddress(r.state)
	opener := r.opener
	r.opener = nil
	ctx.Defer(func(app.Context) {
		makeRoom("")
		if opener != nil && opener.Get("isConnected").Truthy() {
			opener.Call("focus")
		}
	})
}
