// SPDX-License-Identifier: MIT

// Command hello is the smallest go-app program that handles an event. It is
// the baseline that start-up time and download size are compared with.
package main

import "github.com/maxence-charriere/go-app/v10/pkg/app"

type hello struct {
	app.Compo
	greeted bool
}

// answers counts what a search finds; nil without the tag search.
var answers func(file []byte, text string) int

// Render shows whether the button has been pressed.
func (h *hello) Render() app.UI {
	said := "not yet"
	if h.greeted {
		said = "hello"
		if answers != nil && answers(nil, said) > 0 {
			said = "found"
		}
	}
	return app.Div().Body(
		app.Button().ID("greet").Text("Greet").OnClick(func(app.Context, app.Event) { h.greeted = true }),
		app.P().ID("said").Text(said),
	)
}

func main() {
	app.Route("/", func() app.Composer { return &hello{} })
	app.RunWhenOnBrowser()
}
