// SPDX-License-Identifier: MIT

package view

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/search"
)

// The search box in the browser: typing asks, arrows choose, Enter follows,
// Esc closes. The query goes into the address when the typing pauses, in place
// of the entry that is there: a history of keystrokes helps nobody.

// pause is how long nothing is typed before the address follows: longer than
// between two keystrokes, shorter than it takes to reach for the address bar.
const pause = 400 * time.Millisecond

// mostHits is what a list can show before nobody reads on.
const mostHits = 24

func (r *root) onInput(ctx app.Context, e app.Event) {
	if e.Get("target").Get("id").String() != "search" {
		ctx.PreventUpdate()
		return
	}
	if text := inputText(); text != r.found.query || !r.found.open {
		r.ask(text)
	} else {
		ctx.PreventUpdate() // the loader repeats what was typed before the start
	}
	r.typed++
	typed := r.typed
	ctx.After(pause, func(app.Context) {
		if typed == r.typed {
			r.state.Query = r.found.query
			replaceAddress(r.state)
		}
	})
}

// ask answers a query. Only the reader's own text opens the list.
func (r *root) ask(query string) {
	r.found = finding{query: query, active: -1}
	if query == "" || r.engine == nil {
		return
	}
	r.found.open = true
	r.found.result = r.engine.Search(search.Query{Text: query, Lang: r.state.Lang, Limit: mostHits})
	if len(r.found.result.Hits) > 0 && !r.found.result.Weak {
		r.found.active = 0
	}
}

// askFrom takes up what was typed before the program started, or else what the
// address asks for.
func (r *root) askFrom(typed, addressed string) {
	switch {
	case typed != "":
		r.ask(typed)
	case addressed != "" && addressed != inputText():
		if box := searchInput(); box.Truthy() {
			box.Set("value", addressed)
		}
		r.ask(addressed)
	}
}

func (r *root) onFocus(ctx app.Context, e app.Event) {
	switch inBox := e.Get("target").Call("closest", ".search").Truthy(); {
	case inBox && r.found.query != "" && !r.found.open:
		r.found.open = true
	case !inBox && r.found.open:
		r.found.open = false
	default:
		ctx.PreventUpdate()
	}
}

func (r *root) onKey(ctx app.Context, e app.Event) {
	key := e.Get("key").String()
	inBox := e.Get("target").Get("id").String() == "search"
	switch {
	case r.networkKey(ctx, e, key):
	case asksForSearch(e, key) && searchInput().Truthy(): // an embedded page may have none
		e.PreventDefault()
		searchInput().Call("select")
		focusOn("search")
	case key == "Escape" && r.found.open:
		e.PreventDefault()
		r.found.open = false
	case key == "Escape" && r.state.Proof != "":
		r.closeProof(ctx)
	case inBox && r.found.open:
		r.choose(ctx, e, key)
	default:
		ctx.PreventUpdate()
	}
}

func asksForSearch(e app.Event, key string) bool {
	return key == "/" && !typing(e) || key == "k" && (e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy())
}

// choose moves among the options and follows one.
func (r *root) choose(ctx app.Context, e app.Event, key string) {
	n := len(r.found.result.Hits)
	if n == 0 || e.Get("isComposing").Truthy() {
		ctx.PreventUpdate()
		return
	}
	switch key {
	case "ArrowDown":
		r.found.active = (r.found.active + 1) % n
	case "ArrowUp":
		r.found.active = (max(r.found.active, 0) + n - 1) % n
	case "Enter":
		r.follow(ctx)
	default:
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	ctx.Defer(func(app.Context) {
		if option := app.Window().GetElementByID(optionID(r.found.active)); option.Truthy() {
			option.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// follow goes to the chosen hit.
func (r *root) follow(ctx app.Context) {
	h, ok := r.site.hitAt(r.found.result.Hits, r.found.active)
	if !ok {
		return
	}
	r.leave()
	r.found.open = false
	to := r.state.ToRecord(r.site.Index.Type(h.Index), r.site.Index.ID(h.Index))
	ctx.Navigate(absolute(to))
}

// typing says that a key belongs to a field.
func typing(e app.Event) bool {
	target := e.Get("target")
	switch target.Get("tagName").String() {
	case "INPUT", "TEXTAREA", "SELECT":
		return true
	}
	return target.Get("isContentEditable").Truthy()
}
