// SPDX-License-Identifier: MIT

package view

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/i18n"
)

// device is what stands below the foot and tells what this device keeps for use
// without network, and offers what can be done about it: keeping the rest,
// installing, going on to a new version. What it tells is the loader's word
// and, behind that, the worker's own.
//
// A prerendered page knows no device: natively, and in the program's first
// drawing, it is empty, and so a part of the frame that can be adopted.
type device struct {
	app.Compo
	Lang string
	Part bool // the dossier is read in part

	now   keeping
	heard app.Func
}

// keeping is isnad.device of web/boot.js, and what the browser offers.
type keeping struct {
	kept        string  // "", "saving", "saved", or why not
	more        int     // bytes that could be kept besides
	saving      bool    // the rest, this moment
	done        float64 // the share of it that is here
	update      bool    // a new version waits
	installable bool
	apple       string // how Apple's browsers install: "", "phone" or "computer"
}

// whyNot is said of a device that keeps nothing.
var whyNot = map[string]i18n.Key{
	"insecure": i18n.NotSavedHTTPS, "framed": i18n.NotSavedFrame, "off": i18n.NotSavedOff,
	"unable": i18n.NotSavedUnable, "full": i18n.NotSavedFull, "unfetched": i18n.NotSavedPartly,
}

// OnMount begins to listen.
func (d *device) OnMount(ctx app.Context) {
	d.heard = app.FuncOf(func(app.Value, []app.Value) any {
		ctx.Dispatch(func(app.Context) { d.now = keptHere() })
		return nil
	})
	app.Window().Call("addEventListener", "isnad:device", d.heard)
	ctx.After(settled, func(app.Context) { d.now = keptHere() })
}

// OnDismount stops listening.
func (d *device) OnDismount() {
	app.Window().Call("removeEventListener", "isnad:device", d.heard)
	d.heard.Release()
}

// keptHere asks the loader.
func keptHere() keeping {
	loader := app.Window().Get("isnad")
	if !loader.Truthy() {
		return keeping{}
	}
	told := loader.Get("device")
	k := keeping{kept: told.Get("kept").String(), more: told.Get("more").Int(), update: loader.Get("update").Truthy()}
	if done := told.Get("done"); done.Type() == app.TypeNumber {
		k.saving, k.done = true, done.Float()
	}
	if !app.Window().Call("goappIsAppInstalled").Bool() {
		k.installable = app.Window().Call("goappIsAppInstallable").Bool()
		k.apple = appleDevice()
	}
	return k
}

// appleDevice is "phone" where the browser installs from its share menu, which
// Apple's phones and tablets do, and "computer" where from its file menu.
func appleDevice() string {
	switch {
	case !app.Window().Call("goappIsAppleBrowser").Bool():
		return ""
	case app.Window().Get("navigator").Get("maxTouchPoints").Int() > 1:
		return "phone"
	}
	return "computer"
}

// Render draws the line and what can be done.
func (d *device) Render() app.UI {
	var line []app.UI
	var offers app.UI
	if d.now != (keeping{}) { // nothing is compiled for the first drawing but what it needs
		p := i18n.For(d.Lang)
		line, offers = d.now.line(p, d.Part), d.now.offers(p)
	}
	return mounted(el("div", attrs{"id": "device", "class": "device", "data-part": "device"},
		el("p", attrs{"id": "offline-state", "class": "device-line " + d.now.kept, "role": "status", "data-part": "kept"}, line...),
		offers))
}

// line is the sentence about the copy on this device; in part, of a dossier whose
// records are read as they are needed.
func (k keeping) line(p *i18n.Printer, inPart bool) []app.UI {
	switch {
	case k.kept == "":
		return nil
	case k.kept == "saving":
		return []app.UI{icon("down"), span("", text(p.T(i18n.Saving)))}
	case k.kept == "saved" && k.more == 0:
		return []app.UI{icon("check"), span("", text(p.T(i18n.SavedAll)))}
	case k.kept == "saved" && inPart:
		return []app.UI{icon("check"), span("", text(p.T(i18n.SavedInPart)))}
	case k.kept == "saved":
		return []app.UI{icon("check"), span("", text(p.T(i18n.Saved)))}
	}
	return []app.UI{icon("close"), span("", text(p.T(whyNot[k.kept])))}
}

// offers are what the reader can do; nil where there is nothing.
func (k keeping) offers(p *i18n.Printer) app.UI {
	act := func(name, words string) app.UI {
		return el("button", attrs{"type": "button", "class": "button", "data-act": name}, text(words))
	}
	var some []app.UI
	if k.update {
		some = append(some, act("update", p.T(i18n.UseNewVersion)))
	}
	switch {
	case k.saving:
		some = append(some, el("progress", attrs{"class": "device-bar", "aria-label": p.T(i18n.Saving), "value": strconv.FormatFloat(k.done, 'f', 2, 64)}))
	case k.kept == "saved" && k.more > 0:
		some = append(some, act("save-all", p.T(i18n.SaveAll, bytesSaid(p, k.more))))
	}
	if k.installable {
		some = append(some, act("install", p.T(i18n.Install)))
	}
	if how, ok := map[string]i18n.Key{"phone": i18n.InstallPhone, "computer": i18n.InstallComputer}[k.apple]; ok {
		some = append(some, para("device-how", text(p.T(how))))
	}
	if len(some) == 0 {
		return nil
	}
	return div("device-acts", some...)
}

// bytesSaid is a size as people say it: megabytes with one decimal below ten,
// kilobytes below one.
func bytesSaid(p *i18n.Printer, n int) string {
	switch mega := float64(n) / 1e6; {
	case mega < 1:
		return p.T(i18n.Kilobytes, max(1, n/1000))
	case mega < 10:
		return p.T(i18n.Megabytes, p.Number(math.Round(mega*10)/10))
	default:
		return p.T(i18n.Megabytes, p.Number(math.Round(mega)))
	}
}

// The clicks.

func saveAll() { app.Window().Get("isnad").Call("save") }

func install() { app.Window().Call("goappShowInstallPrompt") }

func useNewVersion() {
	if update := app.Window().Get("isnad").Get("update"); update.Truthy() {
		update.Invoke()
	}
}
