// SPDX-License-Identifier: MIT

package view

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
)

// What the root component asks of the browser. Nothing here runs natively.

func document() app.Value { return app.Window().Get("document") }

func searchInput() app.Value { return app.Window().GetElementByID("search") }

// inputText is what stands in the search box, which an embedded page has not.
func inputText() string {
	if box := searchInput(); box.Truthy() {
		return beginningOf(box.Get("value").String(), mostTyped)
	}
	return ""
}

// mostTyped is what the box takes, in letters. A script may set more: a megabyte
// would go into every key of what is known, and into the address.
const mostTyped = 200

func beginningOf(s string, most int) string {
	for i := range s {
		if most--; most < 0 {
			return s[:i]
		}
	}
	return s
}

// addressed is the state of the browser's address. The loader knows where the
// site's root is and whether the path or the fragment carries the address.
func addressed() link.State {
	if app.IsServer {
		return link.Home()
	}
	here := app.Window().URL()
	if byFragment() {
		return link.ParseFragment(here.EscapedFragment())
	}
	address := strings.TrimPrefix(here.EscapedPath(), base().EscapedPath())
	if here.RawQuery != "" {
		address += "?" + here.RawQuery
	}
	return link.Parse(address)
}

func byFragment() bool {
	loader := app.Window().Get("isnad")
	return loader.Truthy() && loader.Get("carrier").String() == "fragment"
}

// oneFile is what the loader says of the one file it stands in; nil elsewhere.
func oneFile() *OneFile {
	if app.IsServer {
		return nil
	}
	if loader := app.Window().Get("isnad"); loader.Truthy() && loader.Get("single").Truthy() {
		one := loader.Get("single")
		return &OneFile{Public: one.Get("public").String(), Own: one.Get("own").Truthy()}
	}
	return nil
}

// unanswered is the worker's word, which it writes into the page that stands in
// for all others: the network or the host did not answer.
func unanswered() bool {
	return app.IsClient && document().Get("documentElement").Get("dataset").Get("unanswered").Truthy()
}

// base is the site's root.
func base() *url.URL {
	if loader := app.Window().Get("isnad"); loader.Truthy() {
		if u, err := url.Parse(loader.Get("base").String()); err == nil {
			return u
		}
	}
	return &url.URL{Path: "/"}
}

// absolute is the whole address of a state.
func absolute(s link.State) string {
	if byFragment() {
		here := app.Window().URL()
		here.Fragment, here.RawFragment = "", ""
		return here.String() + "#/" + s.String()
	}
	return base().String() + s.String()
}

// permalink is the address to give to others: a path wherever the site has
// paths, whatever carries the address here. Of one file it is the address on
// the site it was made from, if that is known; else the file's name, without
// the folders of whoever reads it.
func permalink(s link.State) string {
	public := base().String()
	if file := oneFile(); file != nil {
		public = file.Public
	}
	s.Fragment = false
	if webAddress(public) {
		return public + s.String()
	}
	whole := absolute(s)
	return whole[strings.LastIndexByte(strings.SplitN(whole, "#", 2)[0], '/')+1:]
}

// tellHost says to a page that embeds this one that another page begins: the
// frame is as high as its page, so that only the host can scroll to where that
// is. It is no secret that a page was opened; which one is not told.
func tellHost() {
	if host := app.Window().Get("parent"); !host.Equal(app.Window().Get("self")) {
		host.Call("postMessage", map[string]any{"isnad": "page"}, "*")
	}
}

// replaceAddress shows a state in the address without a new history entry.
// Where the browser forbids it, as in some frames, the address stays behind.
func replaceAddress(s link.State) {
	try(func() { app.Window().Get("history").Call("replaceState", nil, "", absolute(s)) })
}

// try runs what may throw in a sandboxed frame.
func try(do func()) {
	defer func() { _ = recover() }()
	do()
}

func remember(key, value string) {
	try(func() { app.Window().Get("localStorage").Call("setItem", key, value) })
}

// toggleTheme goes from what is seen to the other, and remembers it.
func toggleTheme() {
	root := document().Get("documentElement").Get("dataset")
	dark := app.Window().Call("matchMedia", "(prefers-color-scheme: dark)").Get("matches").Bool()
	if theme := root.Get("theme"); theme.Truthy() {
		dark = theme.String() == "dark"
	}
	theme := "dark"
	if dark {
		theme = "light"
	}
	root.Set("theme", theme)
	remember("isnad-theme", theme)
}

// placeBeside puts the evidence panel under the chip that opened it. In a frame
// as high as its page the window's own edge may be far out of sight. The page
// grows to hold the panel, and the frame with it.
func placeBeside(chip app.Value) {
	panel := app.Window().GetElementByID("proof")
	if !panel.Truthy() {
		return
	}
	const gap = 8.0 // pixels
	scrolled := app.Window().Get("scrollY").Float()
	top := chip.Call("getBoundingClientRect").Get("bottom").Float() + scrolled + gap
	panel.Get("style").Set("top", pixels(top))
	makeRoom(pixels(top + panel.Get("offsetHeight").Float() + gap))
	panel.Call("scrollIntoView", map[string]any{"block": "nearest"})
}

// placeBesideChip is placeBeside for a panel that the address asks for.
func placeBesideChip(proof string) {
	if chip := document().Call("querySelector", "[data-proof='"+proof+"']"); chip.Truthy() {
		placeBeside(chip)
	}
}

// makeRoom sets the page's least height; "" lets it go.
func makeRoom(height string) {
	app.Window().GetElementByID("isnad").Get("style").Set("minHeight", height)
}

func pixels(n float64) string { return strconv.FormatFloat(n, 'f', 0, 64) + "px" }

// focusOn gives an element the focus and leaves the scroll where it is.
func focusOn(id string) {
	if e := app.Window().GetElementByID(id); e.Truthy() {
		e.Call("focus", map[string]any{"preventScroll": true})
	}
}

func scrollTo(id string) {
	if e := app.Window().GetElementByID(id); e.Truthy() {
		e.Call("scrollIntoView")
	}
}

// announce says something to screen readers; within an open dialog to everyone,
// because what stands outside it is not read.
func announce(words string) {
	for _, id := range []string{"share-said", "announce"} {
		if e := app.Window().GetElementByID(id); e.Truthy() {
			e.Set("textContent", words)
			return
		}
	}
}

// copyText puts a text on the clipboard and tells whether it is there. Where
// the browser refuses, as in many frames, the older command is tried; where
// that fails as well, the text stays selected in a field for the reader to
// copy. The field is made beside the button where there is none.
func copyText(words string, button, field app.Value, tell func(copied bool)) {
	var done, refused app.Func
	settle := func(tell func()) app.Func {
		return app.FuncOf(func(app.Value, []app.Value) any {
			done.Release()
			refused.Release()
			tell()
			return nil
		})
	}
	byHand := func() { tell(copySelected(words, button, field)) }
	board := app.Window().Get("navigator").Get("clipboard")
	if !board.Truthy() {
		byHand()
		return
	}
	done, refused = settle(func() { tell(true) }), settle(byHand)
	board.Call("writeText", words).Call("then", done, refused)
}

// copySelected selects the text in a field and has the browser copy it.
func copySelected(words string, button, field app.Value) (copied bool) {
	made := field == nil
	if made {
		if old := button.Get("nextElementSibling"); old.Truthy() && old.Get("className").String() == "copy-field" {
			old.Call("remove")
		}
		field = document().Call("createElement", "textarea")
		field.Set("className", "copy-field")
		field.Set("readOnly", true)
		field.Set("value", words)
		button.Call("after", field)
	}
	field.Call("focus")
	field.Call("select")
	try(func() { copied = document().Call("execCommand", "copy").Bool() })
	if made && copied {
		field.Call("remove")
	}
	if copied {
		button.Call("focus")
	}
	return copied
}

// showTab brings the tab of the view one is in into sight, where the tabs are
// wider than the screen. It moves the tabs alone and never the page; the sum
// is the same for either direction of writing.
func showTab() {
	tab := document().Call("querySelector", ".menu a[aria-current]")
	if !tab.Truthy() {
		return
	}
	row := tab.Call("closest", "ul")
	a, all := tab.Call("getBoundingClientRect"), row.Call("getBoundingClientRect")
	off := a.Get("left").Float() + a.Get("width").Float()/2 - all.Get("left").Float() - all.Get("width").Float()/2
	row.Set("scrollLeft", row.Get("scrollLeft").Float()+off)
}

// fillFinder puts into the timeline's field what the address looks for, unless
// somebody is typing there.
func fillFinder(words string) {
	field := app.Window().GetElementByID(finderID)
	if field.Truthy() && !field.Equal(document().Get("activeElement")) {
		field.Set("value", words)
	}
}

// showMiddle moves a window on the network to where its drawing says, if the
// drawing is the larger. Like showTab it moves nothing else.
func showMiddle() {
	box := document().Call("querySelector", "[data-middle]")
	if !box.Truthy() {
		return
	}
	node := box.Call("querySelector", "[data-node='"+box.Get("dataset").Get("middle").String()+"']")
	if !node.Truthy() {
		return
	}
	a, all := node.Call("getBoundingClientRect"), box.Call("getBoundingClientRect")
	for _, way := range [][3]string{{"left", "width", "scrollLeft"}, {"top", "height", "scrollTop"}} {
		off := a.Get(way[0]).Float() + a.Get(way[1]).Float()/2 - all.Get(way[0]).Float() - all.Get(way[1]).Float()/2
		box.Set(way[2], box.Get(way[2]).Float()+off)
	}
}

// breathing is one wait of breathe: the browser posts itself a message, and what
// waits, keys and frames first, comes before it.
var breathing struct {
	port app.Value
	done chan struct{}
}

// Breathe lets the browser do what waits, between two things that take it long.
func Breathe() { breathe() }

// breathe lets the browser do what waits. It must not be called by what the
// browser itself has called.
func breathe() {
	if breathing.port == nil {
		channel := app.Window().Get("MessageChannel").New()
		breathing.done = make(chan struct{}, 1)
		channel.Get("port1").Set("onmessage", app.FuncOf(func(app.Value, []app.Value) any {
			breathing.done <- struct{}{}
			return nil
		}))
		breathing.port = channel.Get("port2")
	}
	breathing.port.Call("postMessage", 0)
	<-breathing.done
}
