// SPDX-License-Identifier: MIT

package view

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// # Taking over a page that is already drawn
//
// go-app cannot attach to elements that stand in the page: it draws its own
// and puts them in the place of the old. For the page a visitor arrives on that
// is wasted: decoding all records and drawing what is there already takes
// longer than everything else until search answers.
//
// So the program first draws the frame alone, with an empty main part, and the
// loader moves the prerendered main part's elements into it, in the same step
// that puts the frame in place. They stay what they are: links are links, and
// what else can be pressed is found by data-act from the frame's one handler.
// Records are decoded when something needs them, or when the reader rests.
// The first change of what is shown draws the main part as usual.

// Begin is a site whose records are decoded later, by whole. Until then only
// the frame and the search can be drawn.
func Begin(frame *graph.Graph, index *dataset.Index, whole func() (*graph.Graph, error)) *Site {
	return &Site{Graph: frame, Index: index, OneFile: oneFile(), whole: whole}
}

// complete decodes the records, once. An error leaves the site as it was.
func (site *Site) complete() error {
	if site.whole == nil {
		return nil
	}
	g, err := site.whole()
	if err != nil {
		return err
	}
	site.Graph, site.whole = g, nil
	return nil
}

// sourceCount counts the dossier's sources, records decoded or not.
func (site *Site) sourceCount() int {
	if site.Index == nil {
		return len(site.Graph.Dossier.Sources)
	}
	from, to := site.Index.Range(data.TypeSource)
	return to - from
}

// adoptable reports that the page in the browser is the drawing of s: it was
// made for this path, and nothing else in the address changes its main part.
// The timeline is drawn anew, because it answers to dragging.
func adoptable(s link.State) bool {
	if app.IsServer || s.View == link.Timeline || s.View == link.NotFound {
		return false
	}
	plain := s.To(s.View)
	plain.Type, plain.ID = s.Type, s.ID
	if inMain(s).String() != plain.String() {
		return false
	}
	main := document().Call("querySelector", "#main[data-page]")
	return main.Truthy() && main.Get("dataset").Get("page").String() == "/"+s.Path()
}

// inMain is what of a state the main part depends on.
func inMain(s link.State) link.State {
	s.Query, s.Proof = "", ""
	return s
}

// rest is how long after the start the records are decoded although nothing
// has asked for them: the reader has looked at the page, and what is asked for
// next should not wait.
const rest = time.Second

// begin is the first state. Where the page that stands there cannot be taken
// over and the records cannot be had either, it stays as it is.
func (r *root) begin(s link.State) {
	r.adopting, r.adopted = adoptable(s), inMain(s).String()
	if r.adopting {
		r.state = s
		return
	}
	if !r.own() {
		select {}
	}
	r.state = r.site.resolve(s)
}

// turn is the state of a new address. Where the records cannot be had, the
// browser fetches the page that was asked for.
func (r *root) turn(asked link.State) (link.State, bool) {
	if r.adopting && inMain(asked).String() == r.adopted {
		return asked, true
	}
	if !r.own() {
		app.Window().Get("location").Call("reload")
		return link.State{}, false
	}
	r.adopting = false
	return r.site.resolve(asked), true
}

// own makes sure that the records are there; where they cannot be had, the
// loader says why.
func (r *root) own() bool {
	err := r.site.complete()
	if err != nil {
		app.Window().Get("isnad").Call("failed", err.Error())
	}
	return err == nil
}
