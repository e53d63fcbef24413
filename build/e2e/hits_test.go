// SPDX-License-Identifier: MIT

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// pointed is what the box says the arrows are on: its place, and whether it is
// drawn, marked and in sight.
const pointed = `(() => {
	const box = document.querySelector("#results-box").getBoundingClientRect();
	const option = document.getElementById(document.querySelector("#search").getAttribute("aria-activedescendant"));
	const at = option?.getBoundingClientRect();
	return !option ? "nothing" : option.getAttribute("aria-selected") !== "true" ? "not marked" :
		at.top < box.top - 1 || at.bottom > box.bottom + 1 ? "out of sight" : option.ariaPosInSet;
})()`

// A word that many records have is found in all of them, and all can be reached.
func TestAllHitsOfACommonWordCanBeReached(t *testing.T) {
	for _, lang := range []struct{ path, word string }{{"", "syria"}, {"ar/", "سوريا"}} {
		v := scenario(t, "/")
		v.open(lang.path)
		v.find(lang.word)
		v.until("a window on a long list", `document.querySelector("#hit-window") && document.querySelectorAll("#results [role=option]").length < 15`)
		v.until("the first to be pointed at", pointed+` === "1"`)
		for range 6 {
			v.press(kb.ArrowDown)
		}
		v.until("the seventh", pointed+` === "7"`)
		v.press(kb.PageDown)
		v.press(kb.PageDown)
		v.until("two pages further", `+`+pointed+` > 15`)
		v.press(kb.End)
		v.until("the last of all", `(n => n > 24 && n === +document.querySelector("#results [role=option]").ariaSetSize)(+`+pointed+`)`)
		v.photograph("hits-last" + lang.word)
		v.press(kb.ArrowDown)
		v.until("the first again", pointed+` === "1"`)
		v.value(`document.querySelector("#results-box").scrollTop = 1e6`)
		v.until("the last to be drawn", `[...document.querySelectorAll("#results [role=option]")].some(o => o.ariaPosInSet === o.ariaSetSize)`)
		v.until("still no more than are seen", `document.querySelectorAll("#results [role=option]").length < 15`)
		v.press(kb.Enter)
		v.until("what the arrows were on", `location.pathname !== "/" + `+"`"+lang.path+"`")
	}
}
