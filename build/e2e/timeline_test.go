// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// touch tells the browser where fingers are, in CSS pixels of the page.
func (v *visit) touch(kind input.DispatchTouchEventType, points ...[2]float64) {
	v.Helper()
	fingers := make([]*input.TouchPoint, len(points))
	for i, p := range points {
		id := float64(i + 1)
		fingers[i] = &input.TouchPoint{X: p[0], Y: p[1], ID: &id}
	}
	v.do("touching", send(input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: fingers}))
}

// days is how long a stretch the address shows; 0 where it shows everything.
const days = `((s) => s.has("from") ? (Date.parse(s.get("to")) - Date.parse(s.get("from"))) / 864e5 : 0)(new URLSearchParams(location.search))`

// inPlace says that the drawing is not slid.
const inPlace = `Math.abs(parseFloat(document.querySelector(".tl-plane").style.transform.slice("translateX(".length))) < .01`

func TestTwoFingersZoomTheTimeline(t *testing.T) {
	for _, lang := range []string{"", "ar/"} {
		v := scenario(t, "/")
		v.size(1180, 820)
		v.do("as on a tablet", send(emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true}))
		v.open(lang + "timeline/?from=2024-01-01&to=2025-12-31")
		y := 0.0
		fmt.Sscan(v.value(`(document.querySelector(".tl-window").scrollIntoView({block: "center"}), document.querySelector(".tl-window").getBoundingClientRect().top + 120)`), &y)
		v.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{500, y})
		v.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{500, y}, [2]float64{680, y})
		for k := 1.0; k <= 12; k++ {
			v.touch(input.DispatchTouchEventTypeTouchMove, [2]float64{500 - 15*k, y}, [2]float64{680 + 15*k, y})
		}
		v.touch(input.DispatchTouchEventTypeTouchEnd)
		v.until("a third of the time to be shown", days+` > 200 && `+days+` < 290`)
		v.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{700, y})
		for k := 1.0; k <= 10; k++ {
			v.touch(input.DispatchTouchEventTypeTouchMove, [2]float64{700 - 20*k, y})
		}
		v.value(`window.__before = location.search`)
		v.touch(input.DispatchTouchEventTypeTouchEnd)
		v.until("one finger to have moved it", `location.search !== window.__before && `+days+` > 200 && `+days+` < 290`)
		v.until("the drawing to stand in its place", inPlace)
	}
}

func TestTheBrushIsAThreefoldSlider(t *testing.T) {
	v := scenario(t, "/")
	v.open("timeline/?from=2024-01-01&to=2024-12-31")
	v.tabTo("the brush", `it.matches(".tl-brush[role=slider]") && it.getAttribute("aria-valuetext").includes("2024")`)
	for _, step := range []struct{ what, key, until string }{
		{"the whole brush goes later", kb.ArrowRight, `location.search > window.__before && ` + days + ` > 363 && ` + days + ` < 367`},
		{"and to the beginning", kb.Home, `location.search < window.__before && ` + days + ` > 363`},
	} {
		v.value(`window.__before = location.search`)
		v.press(step.key)
		v.until(step.what, step.until)
	}
	v.until("the brush to have the focus still", `document.activeElement.matches(".tl-brush")`)
	v.tabTo("its earlier edge", `it.dataset.grip && it.getAttribute("aria-label") === "First day shown"`)
	v.press(kb.ArrowRight)
	v.until("a shorter stretch", days+` < 360 && `+days+` > 200`)
	v.tabTo("its later edge", `it.getAttribute("aria-label") === "Last day shown"`)
	v.value(`window.__says = document.activeElement.getAttribute("aria-valuetext")`)
	v.press(kb.PageUp)
	v.until("a longer stretch", days+` > 600`)
	v.until("the edge to say its day", `document.activeElement.getAttribute("aria-valuetext") !== window.__says`)
}

func TestADragSlidesTheDrawingAndLeavesItInPlace(t *testing.T) {
	v := scenario(t, "/")
	v.open("timeline/?from=2024-01-01&to=2025-12-31")
	mouse := func(kind input.DispatchMouseEventType, x float64) {
		v.do("moving the mouse", send(input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: 520, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1}))
	}
	v.value(`document.querySelector(".tl-window").scrollIntoView({block: "center"})`)
	mouse(input.DispatchMouseEventTypeMousePressed, 700)
	for x := 695.0; x >= 300; x -= 5 {
		mouse(input.DispatchMouseEventTypeMouseMoved, x)
	}
	v.until("it to slide", `parseFloat(document.querySelector(".tl-plane").style.transform.slice(11)) < -1`)
	v.until("no allegation to be cut off from whose it is", `document.querySelectorAll(".tl-item").length > 5 && ![...document.querySelectorAll(".tl-note")].some((note) => note.textContent.includes("alleged"))`)
	v.photograph("timeline-dragged")
	mouse(input.DispatchMouseEventTypeMouseReleased, 300)
	v.until("the address to follow", `location.search.includes("from=2024-") && !location.search.includes("from=2024-01-01")`)
	v.until("the drawing to stand in its place", inPlace)
	v.until("allegations to be worded again", `[...document.querySelectorAll(".tl-note")].some((note) => note.textContent.includes("alleged"))`)
	v.photograph("timeline-settled")
}

// whenTheStageGoes notes what lies on the stage of a zoom, and when it is gone
// whether go-app has drawn the same in its place.
const whenTheStageGoes = `(() => {
	const drawing = document.querySelector(".tl-window");
	drawing.scrollIntoView({block: "center"});
	const place = (it) => { const b = it.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
	// Where each label is, and how far the marks of a class reach: on the stage they are one path.
	const seen = (of) => {
		const all = [...drawing.querySelectorAll(of + " .tl-name")].map((it) => [it.textContent, ...place(it)]);
		const reach = {};
		for (const mark of drawing.querySelectorAll(of + " .tl-mark")) {
			const name = mark.getAttribute("class"), at = place(mark);
			if (at[0] < at[2]) reach[name] = reach[name] ? at.map((n, k) => Math[k < 2 ? "min" : "max"](n, reach[name][k])) : at;
		}
		for (const name in reach) all.push([name, ...reach[name]]);
		return all.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[2] - b[2]);
	};
	const alike = (a, b) => a.length === b.length && a.every((it, k) => it.every((v, i) => v === b[k][i] || Math.abs(v - b[k][i]) < 2));
	let staged;
	new MutationObserver(() => {
		if (drawing.dataset.zoomed !== undefined) staged = seen("svg[aria-hidden]");
		else if (staged && !window.__stands) {
			const now = seen(".tl-plane");
			window.__stands = alike(now, staged) ? "the same" : JSON.stringify(staged) + "\nbecame\n" + JSON.stringify(now);
		}
	}).observe(drawing, { attributes: true, childList: true, subtree: true });
})()`

func TestWhatIsZoomedStandsWhereItWouldBeDrawn(t *testing.T) {
	const ctrl = 2
	for _, address := range []string{"timeline/", "ar/timeline/?by=kind"} {
		v := scenario(t, "/")
		v.open(address)
		v.value(whenTheStageGoes)
		for range 6 {
			v.do("turning the wheel", send(input.DispatchMouseEvent, input.DispatchMouseEventParams{
				Type: input.DispatchMouseEventTypeMouseWheel, X: 700, Y: 500, DeltaX: .001, DeltaY: -60, Modifiers: ctrl}))
		}
		v.photograph("timeline-zoomed")
		v.until("the stage to be gone", `window.__stands`)
		if stands := v.value(`window.__stands`); stands != "the same" {
			t.Errorf("%s: %s", address, stands)
		}
		v.until("the address to follow", `location.search.includes("from=")`)
		v.until("nothing of the stage to be left", `!document.querySelector(".tl-window > svg[aria-hidden]")`)
	}
}
