// SPDX-License-Identifier: MIT

package view

import (
	"net/url"
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
		return box.Get("value").String()
	}
	return ""
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
	path := strings.TrimPrefix(here.EscapedPath(), base().EscapedPath())
	return link.Parse(path + "?" + here.RawQuery)
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
		return &OneFile{Public: loader.Get("single").Get("public").String()}
	}
	return nil
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

// anchorIcons makes the head's relative links absolute: the browser looks them
// up again, from the new address, whenever that changes.
func anchorIcons() {
	links := document().Call("querySelectorAll", "link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]")
	for i := range links.Get("length").Int() {
		links.Index(i).Set("href", links.Index(i).Get("href"))
	}
}

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

// announce says something to screen readers.
func announce(words string) {
	if e := app.Window().GetElementByID("announce"); e.Truthy() {
		e.Set("textContent", words)
	}
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
