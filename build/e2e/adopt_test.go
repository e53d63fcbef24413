// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// beforeTheProgram runs a script when the page stands and the program has not
// begun: it waits for the same moment and is told of it first.
func (v *visit) beforeTheProgram(script string) {
	v.Helper()
	v.do("preparing the page", send(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: fmt.Sprintf(`addEventListener("DOMContentLoaded", () => { %s }, {capture: true})`, script),
	}))
}

func TestTheProgramAdoptsThePageAsItStands(t *testing.T) {
	v := scenario(t, "/")
	v.beforeTheProgram(`for (const e of document.querySelectorAll("#isnad, #isnad *")) e.made = true`)
	v.open("actors/omar-diaby/")
	fresh := `[...document.querySelectorAll("#isnad, #isnad *")].filter(e => !e.made).length`
	if n := v.value(fresh); n != "0" {
		t.Errorf("%s elements were drawn anew", n)
	}
	v.value(`document.querySelector("#search").focus()`)
	v.press("golani")
	v.shows("#results [role=option]", "Sharaa")
	if got := v.value(`document.querySelector("#search").made && document.querySelector("#search").getAttribute("aria-expanded")`); got != "true" {
		t.Errorf("the box that was typed into is said to be expanded: %s", got)
	}
	v.click(".menu a[href*=actors]")
	v.shows("#title", "Actors")
	v.until("the menu to follow", `document.querySelector(".menu [aria-current=page]").textContent === "Actors"`)
}

func TestAnotherLanguageKeepsWhatIsSearchedFor(t *testing.T) {
	v := scenario(t, "/")
	v.open("actors/")
	v.value(`document.querySelector("#search").focus()`)
	v.press("harem")
	v.until("the address to follow", `location.search === "?q=harem"`)
	v.click(`[data-lang=fr]`)
	v.until("the page in French", `document.documentElement.lang === "fr" && location.pathname.endsWith("/fr/actors/")`)
	if got := v.value(`location.search + " " + document.querySelector("#search").value`); got != "?q=harem harem" {
		t.Errorf("the search became %s", got)
	}
}

func TestAPageThatSomethingHasAlteredIsDrawnAnew(t *testing.T) {
	for name, script := range map[string]string{
		"a part is missing":       `document.querySelector("[data-part=key]").remove()`,
		"a part is there twice":   `document.querySelector(".search-field").append(document.querySelector("[data-part=key]").cloneNode(true))`,
		"parts have moved around": `document.querySelector("#isnad").prepend(document.querySelector("[data-part=foot]"))`,
	} {
		t.Run(name, func(t *testing.T) {
			v := scenario(t, "/")
			v.beforeTheProgram(script)
			v.open("actors/")
			if n := v.value(`document.querySelectorAll("[data-part=key]").length + " " + document.querySelector("#isnad").lastElementChild.id`); n != "1 announce" {
				t.Errorf("the frame was not put right: %s", n)
			}
			v.value(`document.querySelector("#search").focus()`)
			v.press("golani")
			v.shows("#results [role=option]", "Sharaa")
		})
	}
}

func TestWhatAnExtensionPutsIntoThePageIsLeftAlone(t *testing.T) {
	v := scenario(t, "/")
	v.beforeTheProgram(`document.querySelector("#search").after(document.createElement("x-helper"))`)
	v.open("")
	v.value(`document.querySelector("#search").focus()`)
	v.press("golani")
	v.shows("#results [role=option]", "Sharaa")
	v.until("the stranger's element", `document.querySelector(".search-field > x-helper")`)
}

// While the program starts, the browser leaves the lower part of the overview
// for later. Where a place further down is asked for, it may not: its distance
// from the top would change under the reader.
func TestWhatWaitsForTheProgramIsLaidOutAfterIt(t *testing.T) {
	for address, waits := range map[string]string{"": "true", "#legend": "false"} {
		t.Run("overview "+address, func(t *testing.T) {
			v := scenario(t, "/")
			v.beforeTheProgram(`globalThis.waited = getComputedStyle(document.querySelector("main > section:last-of-type")).contentVisibility === "auto"`)
			v.open(address)
			if got := v.value(`globalThis.waited`); got != waits {
				t.Errorf("the lower part waited: %s, want %s", got, waits)
			}
			v.until("everything to be laid out", `[...document.querySelectorAll("main > section")].every(s => getComputedStyle(s).contentVisibility === "visible")`)
		})
	}
}
