// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Where the focus was. Elements do not outlive a page, so what is kept is how
// to find the same one again: a reader who comes back, or who pressed a filter
// that drew the page anew, goes on from where they were.

// place is an element of the main part: by its id, or as the nth of its sort
// with its text. A link's address will not do: that of a filter says what a
// press would do next.
type place struct {
	id, name, words string
	nth             int
}

// focused is the place that has the focus.
func focused() place {
	e := document().Get("activeElement")
	if !e.Truthy() || !e.Get("closest").Truthy() || !e.Call("closest", "main").Truthy() {
		return place{}
	}
	p := place{id: e.Get("id").String(), name: strings.ToLower(e.Get("tagName").String()), words: e.Get("textContent").String()}
	for _, same := range p.alike() {
		if same.Equal(e) {
			return p
		}
		p.nth++
	}
	return p
}

// alike are the elements of the same sort with the same text.
func (p place) alike() []app.Value {
	var some []app.Value
	all := document().Call("querySelectorAll", "main "+p.name)
	for i := range all.Get("length").Int() {
		if e := all.Index(i); e.Get("textContent").String() == p.words {
			some = append(some, e)
		}
	}
	return some
}

// restore gives the focus back, and reports that it could.
func (p place) restore() bool {
	if p.id != "" {
		focusOn(p.id)
		return true
	}
	if p.name == "" {
		return false
	}
	found := p.alike()
	if p.nth >= len(found) {
		return false
	}
	found[p.nth].Call("focus", map[string]any{"preventScroll": true})
	return true
}

// keep gives the focus back where a drawing has lost it.
func (p place) keep() {
	if e := document().Get("activeElement"); !e.Truthy() || e.Get("tagName").String() == "BODY" {
		p.restore()
	}
}
