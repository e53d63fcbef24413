// SPDX-License-Identifier: MIT

package large

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"isnad/build/bench"
	"isnad/build/bench/draft"
	"isnad/build/browser"
)

// A reader goes through a list of which twelve in a thousand entries are there:
// by keys, by wheel, away and back.
func TestALongListByKeyboard(t *testing.T) {
	address, stop, err := draft.Serve(t.Context(), bench.Dossier(3000, 1))
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	tab, quit, err := browser.Launch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer quit()
	v := &visit{tab, address}
	if err := v.open("actors/", listed); err != nil {
		t.Fatal(err)
	}
	value := func(expression string) string {
		t.Helper()
		s, err := chromedp.Run(tab, chromedp.Evaluate[string]("String("+expression+")"))
		if err != nil {
			t.Fatalf("%s: %v", expression, err)
		}
		return s
	}
	becomes := func(reason, expression, want string) {
		t.Helper()
		got := ""
		for range 100 {
			if got = value(expression); got == want {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Errorf("%s: %s is %q, want %q", reason, expression, got, want)
	}
	press := func(key string) {
		value(fmt.Sprintf(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true, cancelable: true}))`, key))
	}
	const at = `document.activeElement.dataset.entry ?? document.activeElement.id`

	value(`document.querySelector("[data-entry='0']").focus()`)
	press("End")
	becomes("End leads to the last", at, "2999")
	press("Home")
	becomes("Home leads to the first", at, "0")
	press("PageDown")
	becomes("the focus is on an entry in sight", `document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.getBoundingClientRect().bottom <= innerHeight`, "true")
	row := value(at)

	value(`scrollTo(0, 60000)`)
	becomes("out of sight the list keeps the focus", at, "long-list")
	value(`scrollTo(0, 0)`)
	becomes("back in sight the entry has it again", at, row)

	becomes("the place in the list is told", `document.activeElement.closest("[aria-posinset]").ariaPosInSet - 1`, row)
	becomes("and how many there are", `document.activeElement.closest("[aria-setsize]").ariaSetSize`, "3000")

	value(`scrollTo(0, 60000)`)
	becomes("entries come into sight", `!!document.elementFromPoint(400, 500).closest("li")`, "true")
	seen := value(`document.elementFromPoint(400, 500).closest("li").textContent`)
	value(`document.elementFromPoint(400, 500).closest("li").querySelector("a").click()`)
	becomes("an entry opens", `document.querySelector("main").className.includes("record")`, "true")
	value(`history.back()`)
	becomes("back leads to where one was", `document.elementFromPoint(400, 500)?.closest("li")?.textContent`, seen)

	value(`document.querySelector("[href*='as=table']").click()`)
	becomes("as a table", `document.querySelector("tbody#long-list") !== null`, "true")
	value(`scrollTo(0, 0)`)
	becomes("its rows begin with the first", `document.querySelector("[data-entry]").dataset.entry`, "0")
}
