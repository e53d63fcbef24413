// SPDX-License-Identifier: MIT

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestASearchIsNarrowedByKeyboardAndTheAddressSaysSo(t *testing.T) {
	v := scenario(t, "/")
	v.open("")
	v.find("harem")
	v.shows(`[data-facet="type"][data-value="events"]`, "Events")
	wanted := v.text(`[data-facet="type"][data-value="events"] .count`)
	v.press(kb.Tab)
	v.until("the first facet to have the focus", `document.activeElement.dataset.facet === "type"`)
	v.until("events to be reached", `document.querySelector('[data-value="events"]').focus() ?? document.activeElement.dataset.value === "events"`)
	v.press(kb.Enter)
	v.until("only events", `[...document.querySelectorAll("#results [role=option]")].every(o => o.href.includes("/events/"))`)
	v.until("as many as were promised", `document.querySelectorAll("#results [role=option]").length === `+wanted)
	v.until("the address to say so", `location.search === "?q=harem&in=events"`)
	v.until("the facet to keep the focus and be pressed", `document.activeElement.dataset.value === "events" && document.activeElement.ariaPressed === "true"`)
	v.photograph("narrowed-search")
	v.click(`[data-act="widen"]`)
	v.until("everything again", `document.querySelectorAll("#results .hits").length > 1 && location.search === "?q=harem"`)
}

func TestALinkToANarrowedSearchShowsIt(t *testing.T) {
	v := scenario(t, "/")
	v.open("ar/?q=harem&where=syria")
	v.until("the place to be chosen", `document.querySelector('[data-facet="place"][data-value="syria"]')?.ariaPressed === "true"`)
	v.until("its facets to stand open", `document.querySelector(".narrow-more").open`)
	v.shows(".narrow", "سوريا")
}

func TestANarrowedSearchInTheFragment(t *testing.T) {
	v := fileScenario(t)
	v.open("?q=harem&in=places")
	v.until("only places", `[...document.querySelectorAll("#results [role=option]")].every(o => o.href.includes("places/")) && document.querySelector("#results [role=option]")`)
	v.click(`[data-facet="type"][data-value="places"]`)
	v.until("the fragment to say that nothing is chosen", `location.hash === "#/?q=harem"`)
}
