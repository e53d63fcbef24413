// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"isnad/build/serve"
	"isnad/build/site"
	"isnad/data/load"
)

var workerFaults = []fault{
	{"the network goes: every page opens, also those never visited and those never written", func(t *testing.T) {
		h := newHost(t, dist, "/a/")
		v := newVisit(t, chromium, h.url("/a/"))
		v.saved("")
		h.stop()
		v.allow(saysRefused)
		v.works(accused)
		v.readable()
		v.works("events/clash-at-harem/?q=x&utm_source=mail")
		v.shows("#main", "22 October")
		v.open("ar/" + accused)
		v.shows("#main", "عمر")
		v.open("actors/nobody-at-all/")
		v.shows("#main", "nobody-at-all")
		v.answers()
		v.works("")
	}},
	{"the network goes, and what is asked for is no part of the copy: the page says so, in its language, and is there again with the network", func(t *testing.T) {
		h := newHost(t, dist, "/a/")
		v := newVisit(t, chromium, h.url("/a/"))
		v.saved("")
		h.stop()
		v.allow(saysRefused)
		for _, c := range []struct{ path, title string }{
			{"download/ar/", "غير محفوظة"}, {"fr/open/", "n’est pas enregistrée"}, {"download/", "not saved on this device"},
			{"open/", "not saved on this device"}, {"demo/", "not saved on this device"}, {"isnad.html", "not saved on this device"},
		} {
			v.open(c.path)
			v.shows("h1", c.title)
			v.here()
			v.photograph("unsaved")
		}
		v.answers()
		v.open("actors/nobody-at-all/")
		v.shows("h1", "Nothing stands")
		v.open("download/")
		h.start()
		v.do("trying again", chromedp.Click(chromedp.CSS("[data-act=again]")))
		v.comesTo("the page itself", `document.querySelector("h1").textContent === "Downloads"`)
	}},
	{"a new version comes while a tab is open: the tab stays, and moves on when its reader agrees", func(t *testing.T) {
		c := newChanging(t)
		v := newVisit(t, chromium, c.url("/"))
		v.saved("")
		c.publish(nextEdition(t))
		v.seek()
		v.shows("[role=status].boot-note", "new version")
		v.shows("#device", "Use the new version")
		v.answers()
		v.shows("footer", "Version 1")
		v.do("agreeing", chromedp.Click(chromedp.CSS(".boot-note button")))
		v.arrives(nextVersion)
		v.answers()
		c.stop()
		v.allow(saysRefused)
		v.works(accused)
		v.shows("footer", nextVersion)
		v.becomes("the version before to be gone", `caches.keys().then(k => k.length)`, "1")
	}},
	{"a new version comes, and its reader would rather not: nothing changes, also without a network", func(t *testing.T) {
		c := newChanging(t)
		v := newVisit(t, chromium, c.url("/"))
		v.saved("")
		c.publish(nextEdition(t))
		v.seek()
		v.do("declining", chromedp.Click(chromedp.CSS(".boot-note button:nth-of-type(2)")))
		v.until("the note to go", `!document.querySelector(".boot-note")`)
		v.shows("#device", "Use the new version")
		c.stop()
		v.allow(saysRefused)
		v.works(accused)
		v.shows("footer", "Version 1")
	}},
	{"two tabs stand on the old version, and one moves on: the other keeps working, its files and all", func(t *testing.T) {
		c := newChanging(t)
		one := newVisit(t, chromium, c.url("/"))
		one.saved("")
		two := one.another()
		two.open("claims/")
		c.publish(nextEdition(t))
		one.seek()
		one.shows(".boot-note", "new version")
		one.do("agreeing", chromedp.Click(chromedp.CSS(".boot-note button")))
		one.arrives(nextVersion)
		two.answers()
		two.shows("footer", "Version 1")
		two.becomes("the files of the old version", `fetch(performance.getEntriesByType("resource").find(e => /index\.\w+\.bin/.test(e.name)).name).then(r => r.status)`, "200")
		two.works(accused)
		two.shows("footer", nextVersion)
	}},
	{"saving the first copy is interrupted: online everything works, the foot says so, and the next visit saves it", func(t *testing.T) {
		var down atomic.Bool
		down.Store(true)
		h := hosted(t, with(`assets/icon-512`, func(w http.ResponseWriter, r *http.Request, good http.Handler) {
			if down.Load() {
				panic(http.ErrAbortHandler)
			}
			good.ServeHTTP(w, r)
		}))
		v := newVisit(t, chromium, h.url("/"))
		v.allow(saysNotInstalled)
		v.works("")
		v.shows("#device", "not every file could be fetched")
		down.Store(false)
		v.saved("")
		h.stop()
		v.allow(saysRefused)
		v.works(accused)
	}},
	{"saving a new version is interrupted: the old one goes on serving, whole, without a network", func(t *testing.T) {
		c := newChanging(t)
		v := newVisit(t, chromium, c.url("/"))
		v.saved("")
		c.breaks.Store(true)
		c.publish(nextEdition(t))
		v.allow(saysNotInstalled)
		v.refused()
		c.stop()
		v.allow(saysRefused)
		v.works(accused)
		v.shows("footer", "Version 1")
	}},
	{"a mixture of two versions is published: no copy is made of it, and online everything works", func(t *testing.T) {
		next := serve.Handler(nextEdition(t), "/")
		h := hosted(t, with(`/sw\.js$`, func(w http.ResponseWriter, r *http.Request, _ http.Handler) { next.ServeHTTP(w, r) }))
		v := newVisit(t, chromium, h.url("/"))
		v.allow(saysNotInstalled)
		v.works(accused)
		v.shows("#device", "not every file could be fetched")
		if left := v.settled(`caches.keys()`); left != "" {
			t.Errorf("a copy is there: %s", left)
		}
	}},
	{"the device is full: the foot says so, and online everything works", func(t *testing.T) {
		h := newHost(t, dist, "/")
		v := newVisit(t, chromium, h.url("/"))
		v.allow(saysNotInstalled)
		v.beside()
		v.quota(500_000)
		v.works("")
		v.shows("#device", "storage is full")
		v.works(accused)
		v.photograph("storage-full")
	}},
	{"the device fills up when a new version comes: the old one goes on serving", func(t *testing.T) {
		c := newChanging(t)
		v := newVisit(t, chromium, c.url("/"))
		v.saved("")
		v.quota(1_000)
		c.publish(nextEdition(t))
		v.allow(saysNotInstalled)
		v.refused()
		c.stop()
		v.allow(saysRefused)
		v.works(accused)
	}},
	{"the browser has taken the copy away: the next visit makes it whole again", func(t *testing.T) {
		h := newHost(t, dist, "/")
		v := newVisit(t, chromium, h.url("/"))
		v.saved("")
		v.settled(`caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))`)
		v.works(accused)
		v.shows("#device", "Saved on this device")
		h.stop()
		v.allow(saysRefused)
		v.works("")
	}},
	{"the browser has taken part of the copy away: the next visit mends it", func(t *testing.T) {
		h := newHost(t, dist, "/")
		v := newVisit(t, chromium, h.url("/"))
		v.saved("")
		v.settled(`caches.keys().then(([name]) => caches.open(name)).then(cache => cache.keys().then(keys => Promise.all(keys.filter(k => /wasm|shard/.test(k.url)).map(k => cache.delete(k)))))`)
		v.works(accused)
		v.shows("#device", "Saved on this device")
		h.stop()
		v.allow(saysRefused)
		v.works("")
	}},
	{"a private window: it works without a network while it is open, and leaves nothing behind", func(t *testing.T) {
		h := newHost(t, dist, "/")
		address := h.url("/")
		t.Run("in the window", func(t *testing.T) { // every scenario's profile is one that the browser does not store
			v := newVisit(t, chromium, address)
			v.saved("")
			h.stop()
			v.allow(saysRefused)
			v.works(accused)
		})
		h.start()
		v := newVisit(t, chromium, address)
		v.beside()
		if left := v.settled(`Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(all => all.flat().length)`); left != "0" {
			t.Errorf("%s things are left", left)
		}
	}},
	{"a neighbour on the same host keeps copies too: ours come and go, and his stay", func(t *testing.T) {
		c := newChanging(t)
		v := newVisit(t, chromium, c.url("/"))
		v.beside()
		v.settled(`Promise.all(["neighbour", "isnad:https%3A%2F%2Felsewhere.example%2F:1"].map(name => caches.open(name).then(cache => cache.put("/x", new Response("his")))))`)
		v.saved("")
		c.publish(nextEdition(t))
		v.seek()
		v.do("agreeing", chromedp.Click(chromedp.CSS(".boot-note button")))
		v.arrives(nextVersion)
		v.becomes("ours to be one and his to be two", `caches.keys().then(k => k.length === 3 && ["neighbour", "elsewhere"].every(name => k.some(key => key.includes(name))))`, "true")
	}},
	{"two dossiers stand on one host, in two folders: neither touches the other's copy", func(t *testing.T) {
		a, b := serve.Handler(dist, "/a/"), serve.Handler(nextEdition(t), "/b/")
		h := hosted(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/a/") {
				a.ServeHTTP(w, r)
			} else {
				b.ServeHTTP(w, r)
			}
		}))
		one := newVisit(t, chromium, h.url("/a/"))
		one.saved("")
		two := newTab(t, one.ctx, h.url("/b/"))
		two.saved("")
		h.stop()
		one.allow(saysRefused)
		two.allow(saysRefused)
		one.works(accused)
		two.works(accused)
		one.shows("footer", "Version 1")
		two.shows("footer", nextVersion)
	}},
	{"a worker is shipped that cannot even be read: nothing happens, and online everything works", func(t *testing.T) {
		v := visiting(t, instead(`/sw\.js$`, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			io.WriteString(w, "this is no script (")
		}))
		v.allow("worker ")
		v.works(accused)
		v.shows("#device", "Not saved")
	}},
	{"a broken worker is shipped, answers every page with nonsense, and is retired: readers have the site again", func(t *testing.T) {
		c := newChanging(t)
		c.worker.Store(`addEventListener("install", () => skipWaiting());
			addEventListener("activate", e => e.waitUntil(caches.open("isnad:" + encodeURIComponent(registration.scope) + ":bad").then(() => clients.claim())));
			addEventListener("fetch", e => e.request.mode === "navigate" && e.respondWith(new Response("nonsense", {headers: {"Content-Type": "text/html"}})));`)
		v := newVisit(t, chromium, c.url("/"))
		v.allow("404 (Not Found) " + v.base + "favicon.ico") // nonsense names no icon
		v.do("opening", navigate(v.base+accused))
		v.until("the broken worker to rule", `navigator.serviceWorker.controller`)
		v.do("coming back", reload())
		v.until("nonsense", `document.body.textContent === "nonsense"`)
		c.worker.Store("")
		c.publish(retiredEdition(t))
		v.do("coming back once more", reload())
		v.arrives(nextVersion)
		v.readable()
		v.answers()
		v.shows("#device", "keeps no copies at present")
		v.becomes("nothing to be left", `Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(all => all.flat().length)`, "0")
		c.publish(dist)
		v.saved("")
	}},
	{"the host does not answer, though the network is there: the copy stands in after a moment", func(t *testing.T) {
		var stuck atomic.Bool
		release := make(chan struct{})
		h := hosted(t, with("", func(w http.ResponseWriter, r *http.Request, good http.Handler) {
			if stuck.Load() {
				select {
				case <-release:
				case <-r.Context().Done():
				}
			}
			good.ServeHTTP(w, r)
		}))
		t.Cleanup(func() { close(release) })
		v := newVisit(t, chromium, h.url("/"))
		v.saved("")
		stuck.Store(true)
		v.works(accused)
		v.readable()
	}},
	{"all is to be kept for the weeks without a network: downloads too, with a bar, and the foot says when it is done", func(t *testing.T) {
		h := newHost(t, dist, "/")
		v := newVisit(t, chromium, h.url("/"))
		v.saved("about/")
		v.shows("#device", "Save everything")
		v.photograph("save-all")
		v.do("saving all", chromedp.Click(chromedp.CSS("[data-act=save-all]")))
		v.shows("#device", "downloads included")
		h.stop()
		if title := v.settled(`fetch(isnad.base + "download/dossier.json").then(r => r.json()).then(d => d.dossier.title.en)`); !strings.Contains(title, "Harem") {
			t.Errorf("the download without a network is %q", title)
		}
	}},
}

// saysNotInstalled is the browser's own word on a copy that was not made; the
// reader has ours.
const saysNotInstalled = "ServiceWorker failed to install: ServiceWorker failed to handle event (event.waitUntil Promise rejected)"

// saved opens a page and waits until the foot says that it is kept.
func (v *visit) saved(path string) {
	v.Helper()
	v.open(path)
	v.until("the copy to be whole", `isnad.saved`)
	v.shows("#device", "Saved on this device")
}

// beside opens a file of the site that is none of its pages.
func (v *visit) beside() {
	v.Helper()
	v.allow("404 (Not Found) " + v.base + "favicon.ico") // browsers ask for one beside a text
	v.do("opening a text", navigate(v.base+"robots.txt"))
}

// arrives waits until the tab, which loads itself anew, stands on a version.
func (v *visit) arrives(version string) {
	v.Helper()
	v.comesTo("version "+version, fmt.Sprintf(`document.documentElement.dataset.isnad === "ready" && document.querySelector("footer").textContent.includes(%q)`, version))
}

// comesTo is until, for a tab that goes from page to page meanwhile.
func (v *visit) comesTo(what, condition string) {
	v.Helper()
	if !eventually(func() bool {
		there, err := chromedp.Run(v.ctx, chromedp.Evaluate[bool](condition))
		return err == nil && there
	}) {
		v.Fatalf("%s did not come%s", what, v.remarks())
	}
}

// seek asks for a new version, as browsers do when a page is opened, and waits
// until it is there.
func (v *visit) seek() {
	v.Helper()
	v.settled(`navigator.serviceWorker.getRegistration().then(r => r.update()).then(String, String)`)
	v.until("the new version to be whole", `isnad.update`)
}

// refused asks for a new version of which no copy can be made, and waits until
// the browser has given it up.
func (v *visit) refused() {
	v.Helper()
	v.settled(`navigator.serviceWorker.getRegistration().then(r => r.update().then(() => new Promise(done => {
		const worker = r.installing;
		if (!worker) return done();
		worker.addEventListener("statechange", () => worker.state === "redundant" && done());
	})))`)
}

// quota leaves so many bytes for the origin.
func (v *visit) quota(bytes float64) {
	v.Helper()
	v.do("limiting the storage", send(storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: strings.TrimSuffix(v.base, "/"), QuotaSize: &bytes}))
}

// changing is a host whose site is replaced while it runs.
type changing struct {
	*host
	current atomic.Value // folder of the site
	worker  atomic.Value // a script in the place of sw.js; empty for none
	breaks  atomic.Bool  // the data of the site cannot be had
}

func newChanging(t *testing.T) *changing {
	t.Helper()
	c := &changing{}
	c.publish(dist)
	c.worker.Store("")
	c.host = hosted(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		script := c.worker.Load().(string)
		switch {
		case script != "" && r.URL.Path == "/sw.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Cache-Control", "no-cache")
			io.WriteString(w, script)
		case c.breaks.Load() && strings.Contains(r.URL.Path, "/assets/shard"):
			panic(http.ErrAbortHandler)
		default:
			serve.Handler(c.current.Load().(string), "/").ServeHTTP(w, r)
		}
	}))
	return c
}

func (c *changing) publish(dir string) { c.current.Store(dir) }

// nextVersion is the version of the flagship that nextEdition makes.
const nextVersion = "99.0.0"

// nextEdition is the site of a later version of the flagship: in English only,
// because it is made for these scenarios alone.
func nextEdition(t *testing.T) string {
	t.Helper()
	return must(t, next)
}

// retiredEdition is nextEdition without its worker.
func retiredEdition(t *testing.T) string {
	t.Helper()
	return must(t, retired)
}

func must(t *testing.T, make func() (string, error)) string {
	t.Helper()
	dir, err := make()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

var (
	next    = sync.OnceValues(func() (string, error) { return edition("next", func(*site.Options) {}) })
	retired = sync.OnceValues(func() (string, error) {
		return edition("retired", func(o *site.Options) { o.RetireWorker = true })
	})
)

// edition makes a site around the program that is there already.
func edition(name string, change func(*site.Options)) (string, error) {
	program, err := filepath.Glob(filepath.Join(dist, "assets", "isnad.*.wasm"))
	if err != nil || len(program) != 1 {
		return "", fmt.Errorf("want one program in %s, found %d (%v)", dist, len(program), err)
	}
	loaded, err := load.Dir("../../data/dossiers/harem")
	if err != nil {
		return "", err
	}
	loaded.Dossier.About.Version = nextVersion
	loaded.Dossier.About.Languages = []string{"en"}
	o := site.Options{Dossier: loaded.Dossier, Out: filepath.Join(scratch, name), Wasm: program[0]}
	change(&o)
	_, err = site.Build(context.Background(), o)
	return o.Out, err
}
