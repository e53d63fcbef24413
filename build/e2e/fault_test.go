// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"isnad/build/serve"
)

// # The fault suite
//
// A fault is something that goes wrong around the site or is done to it. It is
// survived when the reader has a message or a fallback and loses nothing: no
// dialog, no violation of the policy, no foreign request, a quiet console. The
// browser's own words on what a host answered are allowed where a scenario
// provokes them, by their exact text.
//
// The last of the output is a table:
//
//	go test ./build/e2e -run Faults -v

// fault is one scenario; its name is a sentence that says what goes wrong and
// what the reader has then.
type fault struct {
	name string
	try  func(t *testing.T)
}

// faults are all scenarios in groups, in the order of the table.
var faults = []struct {
	group string
	all   []fault
}{
	{"Network", networkFaults},
	{"Worker", workerFaults},
	{"Browser", browserFaults},
	{"Embedding", embedFaults},
	{"Data", dataFaults},
	{"URLs", addressFaults},
}

func TestFaults(t *testing.T) {
	var table bytes.Buffer
	rows := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	run, survived, all := 0, 0, 0
	for _, g := range faults {
		t.Run(g.group, func(t *testing.T) {
			for _, f := range g.all {
				ran := false
				ok := t.Run(f.name, func(t *testing.T) { ran = true; f.try(t) })
				if !ran {
					continue // left out by -run
				}
				run++
				verdict := "NOT SURVIVED"
				if ok {
					survived++
					verdict = "survived"
				}
				fmt.Fprintf(rows, "%s\t%s\t%s\n", verdict, g.group, f.name)
			}
		})
		all += len(g.all)
	}
	rows.Flush()
	t.Logf("%d of %d faults survived\n%s", survived, run, table.String())
	if run == all {
		readmeCounts(t, all)
	}
}

// readmeCounts holds the README to the number of scenarios there are.
func readmeCounts(t *testing.T, all int) {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`(\d+) faults`).FindSubmatch(readme)
	if said == nil || string(said[1]) != strconv.Itoa(all) {
		t.Errorf("the README should say that %d faults are survived; it says %q", all, said)
	}
}

// ── The faulty host ─────────────────────────────────────────────────────────

// with answers the addresses that match by what wrap makes of the good answer.
func with(part string, wrap func(http.ResponseWriter, *http.Request, http.Handler)) http.Handler {
	good, matches := serve.Handler(dist, "/"), regexp.MustCompile(part)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if matches.MatchString(r.URL.Path) {
			wrap(w, r, good)
			return
		}
		good.ServeHTTP(w, r)
	})
}

// instead is with, for an answer that has nothing of the good one.
func instead(part string, answer http.HandlerFunc) http.Handler {
	return with(part, func(w http.ResponseWriter, r *http.Request, _ http.Handler) { answer(w, r) })
}

// visiting opens an empty tab on a host that answers by a handler.
func visiting(t *testing.T, handler http.Handler) *visit {
	t.Helper()
	return newVisit(t, chromium, hosted(t, handler).url("/"))
}

func hosted(t *testing.T, handler http.Handler) *host {
	t.Helper()
	h := &host{T: t, handler: handler, address: "127.0.0.1:0"}
	h.start()
	t.Cleanup(h.stop)
	return h
}

// What the browser says by itself of an answer that did not please it.
const (
	saysStatus    = "error network: Failed to load resource: the server responded with a status of "
	saysDropped   = "error network: Failed to load resource: net::ERR_INCOMPLETE_CHUNKED_ENCODING"
	saysTruncated = "error network: Failed to load resource: net::ERR_CONTENT_LENGTH_MISMATCH"
	saysUndecoded = "error network: Failed to load resource: net::ERR_CONTENT_DECODING_FAILED"
	saysReset     = "error network: Failed to load resource: net::ERR_EMPTY_RESPONSE"
	saysRefused   = "error network: Failed to load resource: net::ERR_CONNECTION_REFUSED"
	saysFailed    = "error network: Failed to load resource: net::ERR_FAILED"
	saysNotJS     = "exception Uncaught SyntaxError: Unexpected token '<'"
	saysNoScript  = "error security: Refused to execute script from "
	saysNoStyle   = "error security: Refused to apply style from "
)

// ── What the reader has ─────────────────────────────────────────────────────

// works opens a page and finds somebody: the program is there and answers.
func (v *visit) works(path string) {
	v.Helper()
	v.open(path)
	v.answers()
}

// answers looks for somebody, whatever stood in the search box before.
func (v *visit) answers() {
	v.Helper()
	v.do("clearing", chromedp.Evaluate[chromedp.Void](`{ const box = document.querySelector("#search"); box.value = ""; box.dispatchEvent(new InputEvent("input", {bubbles: true})); undefined }`))
	v.find("golani")
	v.shows("#results [role=option]", "Sharaa")
}

// fails opens a page of which the program cannot start: it is readable still,
// and one message says each of the wanted words.
func (v *visit) fails(path string, want ...string) {
	v.Helper()
	v.do("opening "+path, navigate(v.base+path))
	v.until("the page to say that it failed", `document.documentElement.dataset.isnad === "failed"`)
	v.told(want...)
	v.readable()
}

// told waits for the one message, and for its button.
func (v *visit) told(want ...string) {
	v.Helper()
	v.until("one message", `document.querySelectorAll("[role=alert]").length === 1`)
	message := v.text("[role=alert]")
	for _, w := range want {
		if !strings.Contains(message, w) {
			v.Errorf("the message does not say %q: %s", w, message)
		}
	}
	v.until("a way to try again", `document.querySelector("[role=alert] button")`)
	v.until("the bar to be gone", `!document.querySelector("progress")`)
}

// readable looks for the page of Omar Diaby: who he is, what is alleged, what
// he denies.
func (v *visit) readable() {
	v.Helper()
	for _, want := range []string{"Omar Diaby", "alleged by", "denies"} {
		v.shows("#main", want)
	}
}

const accused = "actors/omar-diaby/"

// before runs a script in every page of the tab before any of the page's own.
func (v *visit) before(script string) {
	v.Helper()
	v.do("preparing the page", send(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}))
}

// settled evaluates a promise and returns what it resolves to as a string.
func (v *visit) settled(promise string) string {
	v.Helper()
	return run(v, "waiting for "+promise, chromedp.Evaluate[string]("Promise.resolve("+promise+").then(String)", chromedp.EvalAwaitPromise))
}

// becomes asks anew for a promise until it resolves to what is wanted.
func (v *visit) becomes(what, promise, want string) {
	v.Helper()
	run(v, "waiting for "+what, chromedp.Evaluate[string](fmt.Sprintf(`(async () => {
		for (;;) {
			if (String(await %s) === %q) return "";
			await new Promise(done => setTimeout(done, 50));
		}
	})()`, promise, want), chromedp.EvalAwaitPromise))
}

// another opens a second tab in the same profile.
func (v *visit) another() *visit {
	v.Helper()
	return newTab(v.T, v.ctx, v.base)
}
