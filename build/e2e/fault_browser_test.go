// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var browserFaults = []fault{
	{"WebAssembly is switched off: the message says so, and the page can be read", func(t *testing.T) {
		v := scenario(t, "/")
		v.before(`delete globalThis.WebAssembly`)
		v.fails(accused, "WebAssembly")
	}},
	{"the browser cannot compile while it downloads: the program is compiled afterwards", func(t *testing.T) {
		v := scenario(t, "/")
		v.before(`delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming`)
		v.works(accused)
	}},
	{"JavaScript is switched off: every kind of page can be read, and says what is missing", func(t *testing.T) {
		v := scenario(t, "/")
		v.do("turning scripts off", send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
		for _, path := range pages {
			v.do("opening "+path, navigate(v.base+path))
			v.until("something to read", `document.querySelector("#main").innerText.length > 200`)
			v.shows("noscript", "need JavaScript")
		}
	}},
	{"the browser has no service workers: it works online, and the foot of the page says that nothing is saved", func(t *testing.T) {
		v := scenario(t, "/")
		v.before(`delete Navigator.prototype.serviceWorker`)
		v.works(accused)
		v.shows("#device", "Not saved")
	}},
	{"the address is plain http: workers and hashing are missing, the bytes are proven all the same", func(t *testing.T) {
		h := newHost(t, dist, "/")
		v := newVisit(t, chromium, strings.Replace(h.url("/"), "127.0.0.1", "plain.test", 1))
		v.works(accused)
		v.until("the browser to trust this less", `!isSecureContext && !crypto.subtle && !navigator.serviceWorker`)
		v.shows("#device", "https")
	}},
	{"the address is plain http and the program was altered: it never runs", func(t *testing.T) {
		h := hosted(t, instead(bothCopies, func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("\x00asm\x01\x00\x00\x00")) }))
		v := newVisit(t, chromium, strings.Replace(h.url("/"), "127.0.0.1", "plain.test", 1))
		v.allow("error security: Failed to find a valid digest in the 'integrity' attribute for resource '" + v.base + "assets/isnad.")
		v.allow("SRI's integrity checks failed.")
		v.fails(accused, "could not be fetched")
	}},
	{"the browser cannot unpack: the program is taken as it is, compressed by the host or not", func(t *testing.T) {
		v := visiting(t, with("", plainly(func(w http.ResponseWriter, r *http.Request, good http.Handler) { good.ServeHTTP(w, r) })))
		v.before(`delete globalThis.DecompressionStream`)
		v.works(accused)
	}},
	{"memory is scarce: the message says to close other tabs, and the page can be read", func(t *testing.T) {
		small, stop, err := launch(t.Context(), chromedp.Flag("js-flags", "--wasm-max-mem-pages=64"))
		if err != nil {
			t.Fatal(err)
		}
		defer stop()
		v := newVisit(t, small, newHost(t, dist, "/").url("/"))
		v.fails(accused, "memory")
	}},
	{"storage throws: it works, and forgets the theme when it is closed", func(t *testing.T) {
		v := scenario(t, "/")
		v.before(`for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
			configurable: true, get() { throw new DOMException("storage is forbidden", "SecurityError"); } })`)
		v.works(accused)
		v.click(`[data-act=theme]`)
		v.until("the theme to change", `document.documentElement.dataset.theme`)
	}},
	{"storage is full: it works", func(t *testing.T) {
		v := scenario(t, "/")
		v.before(`Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }`)
		v.works(accused)
		v.click(`[data-act=theme]`)
		v.until("the theme to change", `document.documentElement.dataset.theme`)
	}},
	{"a page of the folder is opened from the disk: it can be read, and the message names the edition that opens from there", func(t *testing.T) {
		v := newVisit(t, chromium, "file://"+filepath.ToSlash(dist)+"/")
		v.allow("blocked by CORS policy")
		v.allow(saysFailed)
		v.allow("Fetch API cannot load file:///")
		v.fails(accused+"index.html", "from the disk", "isnad.html")
	}},
	{"the program panics: the message offers its report, the page can be read, and its links lead on", func(t *testing.T) {
		v := scenario(t, "/")
		v.allow("console.log") // the report, as Go prints it
		v.works(accused)
		v.value(`document.getElementById = undefined`)
		v.value(`document.querySelector("#search").dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true}))`)
		v.do("typing", chromedp.KeyEvent("x"))
		v.until("the page to say that it failed", `document.documentElement.dataset.isnad === "failed"`)
		v.told("stopped", "report")
		v.readable()
		v.photograph("panic")
		v.do("copying the report", chromedp.Click(chromedp.CSS("[role=alert] button:nth-of-type(2)")))
		v.until("the report to be in the clipboard, or ready to be copied",
			`["Copied"].includes(document.querySelector("[role=alert] button:nth-of-type(2)")?.textContent) || /panic|goroutine/.test(document.querySelector("[role=alert] textarea")?.value)`)
		v.until("nothing to lie over the page", `document.querySelector("#results-box").hidden`)
		v.click(`#main a[href*="claims/"]`)
		v.comesTo("the next page", `document.documentElement.dataset.isnad === "ready" && location.pathname.includes("claims/")`)
	}},
	{"the reader wants no motion: nothing moves", func(t *testing.T) {
		v := scenario(t, "/")
		v.do("asking for rest", send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}))
		for _, path := range []string{"", "timeline/", accused} {
			v.works(path)
			v.until("nothing to move", `document.getAnimations().length === 0 && [...document.querySelectorAll("*")].every(e => {
				const s = getComputedStyle(e);
				return [...s.transitionDuration.split(","), ...s.animationDuration.split(",")].every(d => parseFloat(d) === 0) && s.scrollBehavior === "auto";
			})`)
		}
	}},
	{"the page is enlarged to 400 %: nothing is cut off or wider than the window, and search answers", func(t *testing.T) {
		v := scenario(t, "/")
		v.size(320, 256) // 1280 × 1024 at 400 %
		for _, path := range []string{"", "actors/", "claims/", "timeline/", accused, "ar/" + accused} {
			v.open(path)
			v.until(path+" to fit", `document.documentElement.scrollWidth <= document.documentElement.clientWidth`)
		}
		v.works(accused)
		v.photograph("zoom-400")
		v.press(kb.ArrowDown)
		v.until("the chosen hit to be in sight", `(() => {
			const hit = document.querySelector("#results [aria-selected=true]").getBoundingClientRect();
			return hit.top >= 0 && hit.top < innerHeight && hit.left >= 0 && hit.right <= innerWidth;
		})()`)
	}},
	{"the system's own colours rule: edges and marks keep to them", func(t *testing.T) {
		v := scenario(t, "/")
		v.do("forcing colours", send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}))
		v.works(accused)
		v.until("an edge around the search box and the hits", `["#results-box", ".search-field"].every(s => parseFloat(getComputedStyle(document.querySelector(s)).borderTopWidth) > 0)`)
		v.until("the chosen hit to stand out", `(() => {
			const [a, b] = [...document.querySelectorAll("#results [role=option]")].map(e => getComputedStyle(e).backgroundColor);
			return !b || a !== b;
		})()`)
		v.photograph("forced-colours")
	}},
	{"the page is printed: who says what is on paper, and what cannot be pressed there is not", func(t *testing.T) {
		v := scenario(t, "/")
		v.open(accused)
		v.do("printing", send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
		if left := v.value(`[...document.querySelectorAll("button, input, select, nav.menu, #device")].filter(e => e.getClientRects().length > 0).map(e => e.outerHTML.slice(0, 80))`); left != "" {
			t.Errorf("on paper stands %s", left)
		}
		for _, want := range []string{"Omar Diaby", "alleged by", "denies"} {
			v.until(want, fmt.Sprintf(`document.querySelector("#main").innerText.includes(%q)`, want))
		}
		if pdf := run(v, "printing", chromedp.PrintToPDF()); !bytes.HasPrefix(pdf, []byte("%PDF")) {
			t.Error("what was printed is no PDF")
		}
	}},
}
