// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostTabs is more than any page has targets before what a scenario looks for.
const mostTabs = 160

// tabTo presses Tab until what has the focus answers a JavaScript condition on
// "it".
func (v *visit) tabTo(what, condition string) {
	v.Helper()
	for range mostTabs {
		v.press(kb.Tab)
		if v.value(`((it) => !!(`+condition+`))(document.activeElement)`) == "true" {
			if v.value(`(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== "none" || !!document.activeElement.closest("svg"); })()`) != "true" {
				v.Errorf("%s has the focus and does not show it", what)
			}
			return
		}
	}
	v.Fatalf("Tab does not reach %s", what)
}

func TestByKeysAloneARemarkOf2021IsFoundAndCited(t *testing.T) {
	v := scenario(t, "/")
	v.open("")
	v.press("/")
	v.do("typing a name", chromedp.SendKeys(chromedp.CSS("#search"), "sharaa"))
	v.until("results", `document.querySelector("#results [role=option]")`)
	v.press(kb.Enter)
	v.at("actors/ahmad-al-sharaa/")
	v.until("the heading to have the focus", `document.activeElement.id === "title"`)
	v.shows(".occasion-head", "5 September 2021")
	v.shows(".occasion-head", "not yet president")
	v.tabTo("the remark that they are no threat", `it.closest(".occasion") && it.href?.includes("claims/sharaa-2021-no-threat/")`)
	v.press(kb.Enter)
	v.at("claims/sharaa-2021-no-threat/")
	v.shows("#main", "not yet president")
	v.tabTo("the proposition", `it.href?.includes("propositions/no-threat-to-state/")`)
	v.press(kb.Enter)
	v.at("propositions/no-threat-to-state/")
	v.shows("#main", "Denied by")
	v.do("going back", chromedp.NavigateBack())
	v.at("claims/sharaa-2021-no-threat/")
	v.until("the focus to be where it was", `document.activeElement.href?.includes("propositions/no-threat-to-state/")`)
	v.tabTo("the citation", `it.matches("[data-act=copy]")`)
	v.press(kb.Enter)
	v.until("word that it was copied", `document.querySelector("#announce").textContent.length > 0`)
}

func TestTheTimelineMovesByKeys(t *testing.T) {
	v := scenario(t, "/")
	v.open("timeline/")
	v.tabTo("the drawing", `it.matches(".tl-window")`)
	for _, step := range []struct{ key, until string }{
		{"+", `location.search.includes("from=")`},
		{kb.ArrowRight, `location.search !== window.__before`},
		{kb.ArrowLeft, `location.search !== window.__before`},
		{"-", `location.search !== window.__before`},
		{kb.Home, `!location.search.includes("from=")`},
	} {
		v.value(`window.__before = location.search`)
		v.press(step.key)
		v.until("the window to follow "+step.key, step.until)
	}
	v.until("the drawing to have the focus still", `document.activeElement.matches(".tl-window")`)
}

func TestTheNetworkIsWalkedByKeys(t *testing.T) {
	v := scenario(t, "/")
	v.open("network/")
	v.tabTo("the way past the drawing", `it.matches(".net-skip")`)
	v.tabTo("a name", `it.matches(".net-node")`)
	first := v.value(`document.activeElement.dataset.node`)
	v.press(kb.Enter)
	v.until("it to be in focus", fmt.Sprintf(`location.search === "?focus=" + %q && document.activeElement.dataset?.node === %q`, first, first))
	v.shows("#network-focus", "Tied to")
	v.photograph("network-focus")
	v.value(`document.querySelector('[data-node="ghuraba"]').focus()`)
	for _, key := range []string{kb.ArrowDown, kb.ArrowUp, kb.ArrowRight, kb.ArrowLeft} {
		v.value(`window.__node = document.activeElement.dataset.node`)
		v.press(key)
		v.until("another name", `document.activeElement.dataset.node && document.activeElement.dataset.node !== window.__node`)
	}
	v.press(kb.Escape)
	v.until("everyone again", `location.search === ""`)
	v.until("the focus to have stayed on a name", `document.activeElement.matches(".net-node")`)
}

func TestAFilterKeepsTheFocus(t *testing.T) {
	v := scenario(t, "/")
	v.open("network/")
	v.tabTo("the filter for what is alleged", `it.matches(".facet") && it.textContent.startsWith("alleged")`)
	v.press(kb.Enter)
	v.until("the filter", `location.search === "?basis=alleged"`)
	v.until("the filter to have the focus still", `document.activeElement.matches(".facet[aria-current]")`)
}

func TestTheSkipLinkComesFirst(t *testing.T) {
	v := scenario(t, "/")
	v.open("claims/")
	v.press(kb.Tab)
	v.until("the skip link", `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`)
	v.press(kb.Enter)
	v.until("the main part to have the focus", `document.activeElement.id === "main"`)
}

func TestNothingMovesForWhoWantsNoMotion(t *testing.T) {
	v := scenario(t, "/")
	v.media("prefers-reduced-motion", "reduce")
	for _, path := range []string{"", "timeline/", "network/"} {
		v.open(path)
		if moving := v.value(`[...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e); return parseFloat(s.transitionDuration) > 0 || s.animationName !== "none"; }).map(e => e.className).join(" ")`); moving != "" {
			t.Errorf("%s: these move: %s", path, moving)
		}
	}
}

func TestForcedColoursKeepTheShapes(t *testing.T) {
	v := scenario(t, "/")
	v.media("forced-colors", "active")
	for _, path := range []string{"", "network/", "timeline/", "claims/"} {
		v.open(path)
		v.photograph("forced-colours-" + path[:max(len(path)-1, 0)])
		if unseen := v.value(`[...document.querySelectorAll("main .mark path")].filter(e => { const s = getComputedStyle(e); const ground = getComputedStyle(document.body).backgroundColor; return s.stroke === ground && s.fill !== ground && s.fill === "none"; }).length`); unseen != "0" {
			t.Errorf("%s: %s marks have the colour of the ground", path, unseen)
		}
	}
}

// media emulates a reader's settings, each a name and a value, and no others.
func (v *visit) media(settings ...string) {
	v.Helper()
	var features []*emulation.MediaFeature
	for pair := range slices.Chunk(settings, 2) {
		features = append(features, &emulation.MediaFeature{Name: pair[0], Value: pair[1]})
	}
	v.do("emulating "+settings[0], send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}))
}

func TestTheTimelineNarrowsWhileOneTypes(t *testing.T) {
	v := scenario(t, "/")
	v.open("timeline/")
	v.tabTo("the field of the timeline", `it.id === "timeline-find"`)
	all := v.value(`document.querySelectorAll(".tl-list .tl-title").length`)
	v.press("omsen")
	v.until("fewer events", fmt.Sprintf(`document.querySelectorAll(".tl-list .tl-title").length > 0 && document.querySelectorAll(".tl-list .tl-title").length < %s`, all))
	v.until("the address to say so", `location.search === "?find=omsen"`)
	v.until("the field to have the focus still", `document.activeElement.id === "timeline-find" && document.activeElement.value === "omsen"`)
}
