// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"isnad/build/npm"
)

// axe is the checker of accessibility, by exact version.
const axe = "4.10.3"

// guidelines are what axe holds the pages to: WCAG 2.2 AA with everything it
// contains, and what axe calls best practice.
const guidelines = `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`

// audited is every kind of view, and what a reader opens in one.
var audited = []struct{ name, path, open string }{
	{"overview", "", ""},
	{"actors", "actors/", ""},
	{"actors as a table", "actors/?as=table", ""},
	{"an actor", "actors/omar-diaby/", ""},
	{"timeline", "timeline/", ""},
	{"timeline by actor", "timeline/?by=actor", ""},
	{"claims", "claims/?topic=cause-of-the-clash", ""},
	{"a claim", "claims/accusation-against-mother/", ""},
	{"a topic", "topics/cause-of-the-clash/", ""},
	{"a proposition", "propositions/girl-was-abducted/", ""},
	{"an event", "events/clash-at-harem/", ""},
	{"agreement", "agreements/", ""},
	{"network", "network/", ""},
	{"network with a name in focus", "network/?focus=ghuraba", ""},
	{"places", "places/", ""},
	{"a place", "places/harem-camp/", ""},
	{"sources", "sources/", ""},
	{"a source", "sources/noon-post-harem/", ""},
	{"a passage to check", "sources/noon-post-harem/?focus=check-32-0-89-sharaa-2021-praise", ""},
	{"a timeline that nothing fits", "timeline/?find=zzzz", ""},
	{"about", "about/", ""},
	{"search results open", "?q=golani", `document.querySelector("#search").focus()`},
	{"many search results, far down", "?q=syria", `document.querySelector("#search").focus(), document.querySelector("#results-box").scrollTop = 1500`},
	{"evidence panel open", "actors/omar-diaby/?proof=omar-diaby.0", ""},
	{"share panel open", "claims/accusation-against-mother/", `document.querySelector("[data-act=share]").click()`},
	{"not found", "actors/nobody-at-all/", ""},
}

// A tab is opened once a language; views are reached as a reader reaches them,
// so that what a navigation leaves behind is audited too. A theme changes
// nothing but colours, so in the dark only these are audited again.
func TestAxeFindsNothing(t *testing.T) {
	script := axeScript(t)
	for name, lang := range map[string]string{"English": "", "Arabic": "ar/", "French": "fr/"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // most of an audit is reckoning, in a process of its own
			v := scenario(t, "/")
			v.media("prefers-reduced-motion", "reduce")
			v.open(lang + "about/")
			run(v, "loading axe", chromedp.Evaluate[string](script+`; typeof axe.run`))
			for _, page := range audited {
				v.goTo(lang + page.path)
				if page.open != "" {
					v.value(page.open)
				}
				for _, width := range []int64{1440, 390} {
					v.size(width, 900)
					v.value(`document.documentElement.dataset.theme = "light"`)
					v.audit(fmt.Sprintf("%s, %d px", page.name, width), guidelines)
					v.value(`document.documentElement.dataset.theme = "dark"`)
					v.audit(fmt.Sprintf("%s, dark, %d px", page.name, width), `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`)
				}
			}
		})
	}
}

// axeScript is the checker's source.
func axeScript(t *testing.T) string {
	t.Helper()
	dir, err := npm.Install(context.Background(), "axe-core-"+axe, `{"private":true,"dependencies":{"axe-core":"`+axe+`"}}`)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("the accessibility of the pages was not checked: ", err)
	}
	script, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// goTo follows a link within the program, and waits for all of the page.
func (v *visit) goTo(path string) {
	v.Helper()
	v.value(fmt.Sprintf("goappNav(%q)", v.base+path))
	folder, _, _ := strings.Cut(path, "?")
	v.until("the page "+path, fmt.Sprintf(`location.href === %q && !document.querySelector("#main[aria-busy], #main [aria-busy]") && (document.querySelector("#main").dataset.page === %q || document.querySelector(".view-not-found"))`,
		v.base+path, "/"+folder))
}

// finding is a rule of axe that a page breaks.
type finding struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		FailureSummary string
	}
}

// audit holds the page at hand to some of the rules.
func (v *visit) audit(name, rules string) {
	v.Helper()
	v.auditIn(name, "document", rules)
}

// auditIn holds a part of the page, which an expression names, to them.
func (v *visit) auditIn(name, part, rules string) {
	v.Helper()
	found := run(v, "auditing "+name, chromedp.Evaluate[string](
		`axe.run(`+part+`, {runOnly: `+rules+`, resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`, chromedp.EvalAwaitPromise))
	var all []finding
	if err := json.Unmarshal([]byte(found), &all); err != nil {
		v.Fatal(err)
	}
	for _, f := range all {
		for k, n := range f.Nodes {
			if k == 3 {
				v.Errorf("%s: %s: and %d more", name, f.ID, len(f.Nodes)-k)
				break
			}
			v.Errorf("%s: %s (%s)\n%.300s\n%s", name, f.ID, f.Help, n.HTML, n.FailureSummary)
		}
	}
}
