// SPDX-License-Identifier: MIT

package e2e

import (
	"net/http"
	"regexp"
	"testing"

	"isnad/build/serve"
)

func TestTheSameSiteWorksInAFolder(t *testing.T) {
	v := scenario(t, "/a/b/")
	v.open("actors/omar-diaby/")
	v.find("golani")
	v.click("#results [role=option]")
	v.at("actors/ahmad-al-sharaa/")
	v.do("reloading there", reload())
	v.ready()
	v.shows("#title", "Sharaa")
}

func TestOfflineEvenWhatWasNeverVisited(t *testing.T) {
	h := newHost(t, dist, "/a/")
	v := newVisit(t, chromium, h.url("/a/"))
	v.allow("ERR_CONNECTION_REFUSED")
	v.open("")
	v.worker()
	h.stop()
	v.open("actors/omar-diaby/")
	v.shows("#title", "Diaby")
	v.open("events/clash-at-harem/?q=x")
	v.shows("#main", "22 October")
	v.open("")
	v.find("golani")
	v.shows("#results [role=option]", "Sharaa")
}

func TestTheNeighboursCacheIsLeftAlone(t *testing.T) {
	v := scenario(t, "/a/")
	v.open("")
	v.value(`caches.open("neighbour").then(() => window.__kept = true)`)
	v.until("the neighbour's cache", `window.__kept`)
	v.worker()
	v.open("actors/")
	v.value(`caches.keys().then(k => window.__keys = k.join(" "))`)
	v.until("the neighbour to be there still", `window.__keys?.includes("neighbour")`)
}

// broken answers the files whose address matches wrongly.
func broken(part *regexp.Regexp, answer http.HandlerFunc) http.Handler {
	good := serve.Handler(dist, "/")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if part.MatchString(r.URL.Path) {
			answer(w, r)
			return
		}
		good.ServeHTTP(w, r)
	})
}

func TestAFailureSaysWhatFailedAndLeavesThePage(t *testing.T) {
	missing := func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }
	login := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!doctype html><title>Sign in</title><p>Sign in"))
	}
	wrong := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/wasm")
		w.Write([]byte("\x00asm\x01\x00\x00\x00"))
	}
	// The program has two copies; a failure is when neither can be had.
	program, records, index, support := `isnad\.\w+\.(wasm|bin)$`, `assets/shard-0\.`, `assets/index\.`, `wasm_exec`
	for name, c := range map[string]struct {
		part   string
		answer http.HandlerFunc
	}{
		"the program is not there":            {program, missing},
		"a login page answers instead":        {program, login},
		"the program is another one":          {program, wrong},
		"the index is not there":              {index, missing},
		"the records are another's":           {records, login},
		"the toolchain's script is not there": {support, missing},
	} {
		t.Run(name, func(t *testing.T) {
			h := &host{T: t, handler: broken(regexp.MustCompile(c.part), c.answer), address: "127.0.0.1:0"}
			h.start()
			t.Cleanup(h.stop)
			v := newVisit(t, chromium, h.url("/"))
			v.allow("error network: Failed to load resource")    // the browser's own word on what the host answered
			v.allow("error security: Refused to execute script") // a 404 in plain text is no script
			v.do("opening", navigate(v.base+"actors/omar-diaby/"))
			v.until("the page to say that it failed", `document.documentElement.dataset.isnad === "failed"`)
			v.shows("#main", "Omar Diaby")
			v.until("one sentence that says so", `document.querySelector("[role=alert]")?.innerText.length > 20`)
			v.photograph("failure")
		})
	}
}

func TestABlockedProgramComesAsACopy(t *testing.T) {
	blocked := func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "this kind of file is not allowed", http.StatusForbidden)
	}
	h := &host{T: t, handler: broken(regexp.MustCompile(`\.wasm$`), blocked), address: "127.0.0.1:0"}
	h.start()
	t.Cleanup(h.stop)
	v := newVisit(t, chromium, h.url("/"))
	v.allow("403")
	v.open("actors/omar-diaby/")
	v.find("golani")
}

func TestAnUnknownAddressOffersASearch(t *testing.T) {
	v := scenario(t, "/a/")
	v.allow("404")
	v.do("opening", navigate(v.base+"actors/nobody-at-all/"))
	v.until("a way to the site", `document.querySelector("a#home")?.href.endsWith("/a/")`)
	v.open("")
	v.worker()
	v.open("actors/nobody-at-all/")
	v.shows("#main", "nobody-at-all")
	v.find("diaby")
	v.shows("#results [role=option]", "Diaby")
}
