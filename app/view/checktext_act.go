// SPDX-License-Identifier: MIT

package view

import (
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
	"isnad/data"
	"isnad/data/graph"
)

// onChange takes the file that was chosen.
func (r *root) onChange(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	field := e.Get("target")
	if field.Get("id").String() == sourceField && field.Get("files").Get("length").Int() > 0 {
		r.take(ctx, field.Get("dataset").Get("source").String(), field.Get("files").Index(0))
	}
}

// onDragOver says that a file may be dropped; without that the browser would
// open it in the page's place.
func (r *root) onDragOver(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if dropZone(e).Truthy() {
		e.PreventDefault()
	}
}

// onDrop takes the file that was dropped.
func (r *root) onDrop(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	zone := dropZone(e)
	if !zone.Truthy() {
		return
	}
	e.PreventDefault()
	if files := e.Get("dataTransfer").Get("files"); files.Truthy() && files.Get("length").Int() > 0 {
		r.take(ctx, zone.Get("dataset").Get("drop").String(), files.Index(0))
	}
}

func dropZone(e app.Event) app.Value { return e.Get("target").Call("closest", "[data-drop]") }

// take reads a file and checks it. Its bytes stay in this function; what is
// kept, until the reader leaves or asks to forget it, is what the page shows.
func (r *root) take(ctx app.Context, source string, file app.Value) {
	p := newPage(r.site, r.state).p
	name := file.Get("name").String()
	if file.Get("size").Int() > maxText {
		r.refuse(p.T(i18n.CheckTooLarge, name))
		return
	}
	announce(p.T(i18n.CheckReading, name))
	var done, failed app.Func
	end := func() { done.Release(); failed.Release() }
	done = app.FuncOf(func(_ app.Value, args []app.Value) any {
		buffer := app.Window().Get("Uint8Array").New(args[0])
		content := make([]byte, buffer.Get("length").Int())
		app.CopyBytesToGo(content, buffer)
		end()
		ctx.Dispatch(func(ctx app.Context) { r.check(ctx, source, name, content) })
		return nil
	})
	failed = app.FuncOf(func(app.Value, []app.Value) any {
		end()
		r.refuse(p.T(i18n.CheckUnread, name))
		return nil
	})
	file.Call("arrayBuffer").Call("then", done, failed)
}

func (r *root) check(ctx app.Context, source, name string, content []byte) {
	if !r.own() {
		return
	}
	p := newPage(r.site, r.state).p
	text, err := readCopy(content)
	switch {
	case errors.Is(err, errTooLarge):
		r.refuse(p.T(i18n.CheckTooLarge, name))
	case errors.Is(err, errUTF16):
		r.refuse(p.T(i18n.CheckUTF16, name))
	case err != nil:
		r.refuse(p.T(i18n.CheckBinary, name))
	default:
		var made *checked
		failed := r.site.need(func() {
			if s, ok := graph.Get[*data.Source](r.site.Graph, source); ok {
				made = r.site.checkCopy(s, name, text)
			}
		})
		if failed != nil || made == nil {
			r.refuse(p.T(i18n.CheckUnread, name))
			return
		}
		r.adopting = false // the main part changes
		r.checked = made
		ctx.Defer(func(app.Context) {
			r.sheet.finish()
			if r.toAsked() {
				announce(document().Call("getElementById", "check-result").Get("textContent").String())
				return
			}
			focusOn("check-result")
			scrollTo("check-result")
		})
	}
}

// toCheck leads to the passage one came to check: in the copy where there is
// one, else to the field that asks for it. It reports that one came for that.
func (r *root) toCheck() bool {
	if !strings.HasPrefix(r.state.Focus, askedPrefix) {
		return false
	}
	if !r.toAsked() {
		scrollTo("check")
		focusOn(sourceField)
	}
	return true
}

// toAsked leads to that passage in the copy, and reports that it is there.
func (r *root) toAsked() bool {
	passage := app.Window().GetElementByID(askedMark)
	if passage.Truthy() {
		passage.Call("scrollIntoView", map[string]any{"block": "center"})
		focusOn(askedMark)
	}
	return passage.Truthy()
}

// refuse says, beside the field, why a file is not checked.
func (r *root) refuse(words string) {
	announce(words)
	if zone := document().Call("querySelector", "[data-drop]"); zone.Truthy() {
		zone.Get("dataset").Set("refused", words)
	}
}

// forgetCopy lets go of what was read.
func (r *root) forgetCopy(ctx app.Context) {
	r.checked = nil
	announce(newPage(r.site, r.state).p.T(i18n.CheckForgotten))
	ctx.Defer(func(app.Context) {
		r.sheet.finish()
		focusOn(sourceField)
	})
}
