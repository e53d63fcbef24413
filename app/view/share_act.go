// SPDX-License-Identifier: MIT

package view

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/app/link"
)

// What a copy button copies stands in its data-copy: a kind, and of what.
const (
	copyCitation  = "citation:"  // a record's by its id; the dossier's where there is none
	copyPermalink = "permalink:" // of an evidence panel, by its proof
	copyField     = "field:"     // what a field of the share panel holds, by its name
)

func (pg *page) copyButton(label i18n.Key, copied string) app.UI {
	return el("button", attrs{"type": "button", "class": "needs-program", "data-act": "copy", "data-copy": copied}, pg.t(label))
}

// openShare shares what the address says now: the timeline moves its window
// without telling the frame.
func (r *root) openShare(ctx app.Context) {
	if !r.own() {
		return
	}
	r.share = &sharing{state: shared(r.site.resolve(addressed())), format: citationFormats[0].name}
	ctx.Defer(func(ctx app.Context) {
		dialog := app.Window().GetElementByID("share")
		if !dialog.Truthy() {
			return
		}
		var closed app.Func
		closed = app.FuncOf(func(app.Value, []app.Value) any {
			closed.Release()
			ctx.Dispatch(func(app.Context) { r.share = nil })
			return nil
		})
		dialog.Call("addEventListener", "close", closed, map[string]any{"once": true})
		dialog.Call("showModal")
	})
}

// closeShare lets the browser close the dialog, which gives the focus back.
func closeShare() {
	if dialog := app.Window().GetElementByID("share"); dialog.Truthy() {
		dialog.Call("close")
	}
}

// chooseShare picks the citation's format or the kind of snippet.
func (r *root) chooseShare(act, choice string) {
	switch {
	case r.share == nil:
	case act == "share-format":
		r.share.format = choice
	default:
		r.share.frame = choice == asFrame
	}
}

// copy puts what a button names on the clipboard.
func (r *root) copy(button app.Value) {
	kind, of, _ := strings.Cut(button.Get("dataset").Get("copy").String(), ":")
	var words string
	var field app.Value
	switch kind + ":" {
	case copyField:
		field = app.Window().GetElementByID("field-" + of)
		words = field.Get("value").String()
	case copyPermalink:
		words = permalink(r.permanent(of))
	default:
		if !r.own() {
			return
		}
		words = r.citationOf(of)
	}
	p := newPage(r.site, r.state).p
	copyText(words, button, field, func(copied bool) {
		if copied {
			announce(p.T(i18n.Copied))
		} else {
			announce(p.T(i18n.CopySelected))
		}
	})
}

// permanent is where a proof's panel stands open on its record's own page.
func (r *root) permanent(proof string) link.State {
	id, _, _ := strings.Cut(proof, ".")
	to := r.state.To(link.Overview)
	if t := r.site.Graph.TypeOf(id); t != "" {
		to = r.state.ToRecord(t, id)
	}
	to.Proof = proof
	return shared(to)
}

// citationOf is the plain citation of a record, or of the dossier, with its
// permalink.
func (r *root) citationOf(id string) (words string) {
	to := r.state.To(link.Overview)
	if t := r.site.Graph.TypeOf(id); t != "" {
		to = r.state.ToRecord(t, id)
	}
	pg := newPage(r.site, shared(to))
	if r.site.need(func() { words = pg.citation(&sharing{}, permalink(pg.s)) }) != nil {
		return permalink(pg.s) // which is what can be told for certain
	}
	return words
}
