// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The main scenarios in Firefox ESR and WebKitGTK, as Debian has them: the same
// sentences for both. What an engine cannot do is found by asking it, and is
// said; it is never passed over in silence. Chromium has all the others.

var engines = []struct {
	name  string
	needs []string
	start func(ctx context.Context, home string) (engine, func(), error)
}{
	{"Firefox", []string{"firefox-esr"}, startFirefox},
	{"WebKit", []string{"WebKitWebDriver", "MiniBrowser", "Xvfb"}, startWebKit},
}

var engineScenarios = []struct {
	name string
	try  func(g *guest)
}{
	{"it opens, and typing golani finds al-Jolani", func(g *guest) {
		g.open("")
		g.find("golani")
		g.shows("#results [role=option]", "Sharaa")
		g.keys(enterKey)
		g.until("the card", `location.pathname.endsWith("/actors/ahmad-al-sharaa/")`)
		g.shows("#title", "Sharaa")
		g.shows("#main", "الجولاني")
	}},
	{"the timeline is drawn", func(g *guest) {
		g.open("timeline/?from=2025-10-01&to=2025-10-31")
		g.until("the drawing", `document.querySelectorAll("#main svg .tl-mark").length > 0`)
		g.shows("#main", "22 October")
	}},
	{"a chip opens the evidence, and Esc closes it", func(g *guest) {
		g.open("claims/diaby-denies-abduction/")
		g.press("#main .chip")
		g.until("the hash of the passage", `/[0-9a-f]{64}/.test(document.querySelector("#proof")?.innerText)`)
		g.keys(escapeKey)
		g.until("the panel to close", `!document.querySelector("#proof")`)
	}},
	{"an embedded record has no shell", func(g *guest) {
		g.open("actors/omar-diaby/?embed=1")
		g.shows("#main", "Diaby")
		g.until("no shell", `!document.querySelector("#search") && !document.querySelector(".menu")`)
		g.until("a way to the whole site", `document.querySelector(".embed-top a")`)
	}},
	{"a page of another origin, under a strict policy and careless styles, embeds a record by one snippet", func(g *guest) {
		theirs := hosted(g.T, hostPage(g.base, strict, element+`<isnad-embed src="SITEactors/omar-diaby/" title="x"></isnad-embed>`))
		g.base = theirs.url("/")
		g.must("opening the host page", func(ctx context.Context) error { return g.engine.navigate(ctx, g.base) })
		g.until("the element to be there", `document.querySelector("isnad-embed:defined")`)
		// The frame is another origin's and its root closed: its page is heard.
		g.value(`addEventListener("message", ({data}) => { if (data?.isnad === "frame") window.__told = data.height; })`)
		g.value(`(e => { e.remove(); document.body.append(e); })(document.querySelector("isnad-embed"))`)
		// WebKit counts the lines before and after it, where the host has made it inline.
		g.until("the element to be as high as its page says", `(more => window.__told > 700 && more >= 0 && more < 60)(document.querySelector("isnad-embed").getBoundingClientRect().height - window.__told)`)
	}},
	{"Arabic runs from right to left", func(g *guest) {
		g.open("ar/actors/")
		g.until("the direction", `document.documentElement.dir === "rtl" && getComputedStyle(document.body).direction === "rtl"`)
	}},
	{"without network it reloads, and opens what was never visited", func(g *guest) {
		g.open("")
		if why := g.value(`window.isSecureContext && navigator.serviceWorker ? navigator.serviceWorker.getRegistration().then(() => "", e => String(e)) : "no service workers"`); why != "" {
			g.Logf("known limit: %s: this engine keeps nothing here (%s), so only that the site works without is tested", g.name, why)
			g.find("diaby")
			return
		}
		g.until("the copy to be whole", `globalThis.isnad.saved`)
		g.host.stop()
		g.open("")
		g.find("golani")
		g.shows("#results [role=option]", "Sharaa")
		g.held()
		g.open("events/clash-at-harem/")
		g.shows("#main", "22 October")
	}},
	{"one file opens from the disk, deep links and search included", func(g *guest) {
		content, err := os.ReadFile(filepath.Join(dist, "isnad.html"))
		if err != nil {
			g.Fatal(err)
		}
		g.base = asFile(g.T, content)
		g.open("actors/omar-diaby/")
		g.shows("#title", "Diaby")
		g.find("golani")
		g.shows("#results [role=option]", "Sharaa")
		g.keys(enterKey)
		g.until("the card", `location.hash === "#/actors/ahmad-al-sharaa/"`)
		g.shows("#title", "Sharaa")
		g.press(".menu a[href='#/timeline/']")
		g.until("the timeline", `document.querySelectorAll("#main svg").length > 0 && location.hash.startsWith("#/timeline/")`)
		g.press("[data-lang=ar]")
		g.until("Arabic", `document.documentElement.dir === "rtl"`)
	}},
}

func TestTwoMoreEngines(t *testing.T) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			if slices.ContainsFunc(e.needs, func(program string) bool { return missing(t, program) }) {
				return
			}
			browser, stop, err := e.start(t.Context(), t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(stop)
			for _, s := range engineScenarios {
				t.Run(s.name, func(t *testing.T) {
					h := newHost(t, dist, "/a/")
					g := &guest{T: t, name: e.name, engine: browser, host: h, base: h.url("/a/")}
					s.try(g)
					g.mustBeQuiet()
					g.leave()
				})
			}
		})
	}
}

// guest is a scenario in one of the engines.
type guest struct {
	*testing.T
	name   string
	engine engine
	host   *host
	base   string
}

// Keys by the numbers that WebDriver gives them.
const (
	enterKey  = "\uE007"
	escapeKey = "\uE00C"
)

func (g *guest) open(path string) {
	g.Helper()
	g.must("opening "+path, func(ctx context.Context) error { return g.engine.navigate(ctx, g.base+path) })
	g.until("the program to be ready", `document.documentElement.dataset.isnad === "ready"`)
}

// held waits until the records are there. Of a page that is left before, Firefox
// says that its worker did not answer.
func (g *guest) held() {
	g.Helper()
	shards, err := filepath.Glob(filepath.Join(dist, "assets", "shard-*.json"))
	if err != nil || len(shards) == 0 {
		g.Fatalf("the site has shards %v: %v", shards, err)
	}
	g.until("the records to have come", fmt.Sprintf(`performance.getEntriesByType("resource").filter(r => /\/shard-/.test(r.name)).length >= %d`, len(shards)))
}

// must bounds what is asked of the engine, and ends the scenario if it fails.
func (g *guest) must(what string, do func(context.Context) error) {
	g.Helper()
	ctx, cancel := context.WithTimeout(g.Context(), patience)
	defer cancel()
	if err := do(ctx); err != nil {
		said, _ := g.engine.remarks()
		g.Fatalf("%s: %v\n%s", what, err, strings.Join(said, "\n"))
	}
}

func (g *guest) value(expression string) string {
	g.Helper()
	var value string
	g.must("evaluating "+expression, func(ctx context.Context) (err error) {
		value, err = g.engine.evaluate(ctx, expression)
		return err
	})
	return value
}

// until waits for a condition.
func (g *guest) until(what, condition string) {
	g.Helper()
	if eventually(func() bool { return g.value("!!("+condition+")") == "true" }) {
		return
	}
	g.Fatalf("waiting for %s (%s): the page is %s and says %s", what, condition,
		g.value("document.documentElement.dataset.isnad"), g.value(`document.querySelector("[role=alert]")?.innerText`))
}

func (g *guest) shows(selector, want string) {
	g.Helper()
	g.until(selector+" to show "+want, fmt.Sprintf("(document.querySelector(%q)?.textContent ?? '').includes(%q)", selector, want))
}

// find types into the search box.
func (g *guest) find(words string) {
	g.Helper()
	g.value(`(document.querySelector("#search").select(), document.querySelector("#search").focus())`)
	g.keys(words)
	g.until("results", `document.querySelector("#results [role=option]")`)
}

// keys sends keys to whatever has the focus.
func (g *guest) keys(text string) {
	g.Helper()
	var strokes []map[string]any
	for _, r := range text {
		strokes = append(strokes, map[string]any{"type": "keyDown", "value": string(r)}, map[string]any{"type": "keyUp", "value": string(r)})
	}
	g.must("pressing keys", func(ctx context.Context) error {
		return g.engine.act(ctx, []any{map[string]any{"type": "key", "id": "keys", "actions": strokes}})
	})
}

// press clicks into the middle of an element.
func (g *guest) press(selector string) {
	g.Helper()
	g.until(selector+" to exist", fmt.Sprintf("document.querySelector(%q)", selector))
	var x, y int
	place := g.value(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center"});
		const r = e.getClientRects()[0]; return Math.round(r.x + r.width / 2) + " " + Math.round(r.y + r.height / 2); })()`, selector))
	if _, err := fmt.Sscan(place, &x, &y); err != nil {
		g.Fatalf("%s stands at %q", selector, place)
	}
	g.must("clicking "+selector, func(ctx context.Context) error {
		return g.engine.act(ctx, []any{map[string]any{"type": "pointer", "id": "mouse", "actions": []any{
			map[string]any{"type": "pointerMove", "x": x, "y": y},
			map[string]any{"type": "pointerDown", "button": 0},
			map[string]any{"type": "pointerUp", "button": 0},
		}}})
	})
}

// leave ends the scenario's page, so that nothing of it reaches the next.
func (g *guest) leave() {
	g.must("leaving", func(ctx context.Context) error { return g.engine.navigate(ctx, "about:blank") })
	g.engine.remarks()
}

// mustBeQuiet is every scenario's end. WebKit's driver tells neither messages
// nor requests; there the page is asked what it loaded.
func (g *guest) mustBeQuiet() {
	g.Helper()
	said, requests := g.engine.remarks()
	if loaded := g.value(`performance.getEntriesByType("resource").map(e => e.name).join("\n")`); loaded != "" {
		requests = append(requests, strings.Split(loaded, "\n")...)
	}
	for _, message := range said {
		g.Errorf("the console is not empty: %s", message)
	}
	home, _ := url.Parse(g.base)
	for _, r := range requests {
		u, err := url.Parse(r)
		if err != nil || !(&visit{}).ours(home, u) && u.Host != strings.TrimPrefix(g.host.url(""), "http://") {
			g.Errorf("a request left the site: %s", r)
		}
	}
}
