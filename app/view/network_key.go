// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// The drawing of a network in the browser: arrow keys go from name to name,
// Esc shows everyone again, and links of a drawing are followed here, because
// go-app takes only those of HTML for links.

// networkKey reports that a key meant something to the drawing.
func (r *root) networkKey(ctx app.Context, e app.Event, key string) bool {
	target := e.Get("target")
	if !target.Truthy() || !target.Get("closest").Truthy() || !target.Call("closest", ".net").Truthy() || r.state.Proof != "" {
		return false
	}
	if key == "Escape" && r.state.View == link.Network && r.state.Focus != "" {
		e.PreventDefault()
		everyone := r.state
		everyone.Focus = ""
		ctx.Navigate(absolute(everyone))
		return true
	}
	name := target.Call("closest", ".net-node")
	if !strings.HasPrefix(key, "Arrow") || !name.Truthy() || !r.own() {
		return false
	}
	w := newPage(r.site, r.state).webOn(name.Call("closest", "svg"))
	next := -1
	if from, known := w.number[name.Get("dataset").Get("node").String()]; known {
		next = w.layout.Next(from, key)
	}
	if next < 0 {
		return false
	}
	e.PreventDefault()
	ctx.PreventUpdate()
	name.Call("closest", "svg").Call("querySelector", `[data-node="`+w.records[next].Head().ID+`"]`).Call("focus")
	return true
}

// webOn is what a drawing on the page shows.
func (pg *page) webOn(svg app.Value) *web {
	of := func(class string) bool { return svg.Get("classList").Call("contains", class).Bool() }
	width := ringWide
	if of("net-narrow") {
		width = ringNarrow
	}
	if pg.s.View == link.Record {
		relations, _ := tied[*data.Relation](pg, "relations", pg.s.ID, graph.Ends)
		return pg.ringWeb(pg.s.ID, relations, width)
	}
	wanted, _ := pg.wantedRelations()
	if of("net-all") {
		return pg.wholeWeb(wanted)
	}
	return pg.ringWeb(pg.s.Focus, tiesOf(wanted, pg.s.Focus), width)
}

// followDrawn follows a link of a drawing, unless somebody has done so.
func (r *root) followDrawn(ctx app.Context, e app.Event, drawn app.Value) {
	if !drawn.Truthy() || e.Get("defaultPrevented").Bool() {
		return
	}
	e.PreventDefault()
	ctx.Navigate(app.Window().Get("URL").New(drawn.Call("getAttribute", "href"), document().Get("baseURI")).Get("href").String())
}
