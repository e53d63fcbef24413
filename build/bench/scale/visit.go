// SPDX-License-Identifier: MIT

package scale

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"isnad/build/browser"
	"isnad/build/serve"
	"isnad/data"
)

// Visit is what a site costs a reader's browser: milliseconds and bytes.
type Visit struct {
	Start  float64 `json:"start_to_search_ms"` // the median of several visits in new profiles
	Open   Spread  `json:"open_record_ms"`     // records never visited, from a click to the page
	Lists  []List  `json:"views,omitempty"`
	Heap   int64   `json:"heap_bytes"` // the program's memory and the page's objects, after those records
	Listed int64   `json:"heap_after_views_bytes"`
}

// List is how long a view of everything takes to open.
type List struct {
	View string  `json:"view"`
	Took float64 `json:"ms"`
}

// Spread of many measurements.
type Spread struct {
	P50 float64 `json:"p50"`
	P95 float64 `json:"p95"`
	Max float64 `json:"max"`
}

// visits is how often a site is opened anew, and opened how many records are
// looked at in one visit.
const (
	visits = 5
	opened = 50
)

// watch notes the program's memory, and when search has answered: as soon as the
// box is painted it is used.
const watch = `{
	const instantiate = WebAssembly.instantiate;
	WebAssembly.instantiate = async (...args) => {
		const made = await instantiate(...args);
		window.__memory = (made.exports || made.instance.exports).mem;
		return made;
	};
	let painted = false;
	new PerformanceObserver(() => { painted = true; }).observe({type: "paint", buffered: true});
	const use = setInterval(() => {
		const box = document.querySelector("#search");
		if (!painted || !box) return;
		if (!box.value) {
			box.focus();
			box.value = %q;
			box.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}
		if (document.querySelector("[role=option]")) {
			window.__usable = performance.now();
			clearInterval(use);
		}
	}, 4);
}`

// look follows a link to a page and resolves with how long it took to stand
// there, painted.
const look = `(async path => {
	const link = document.createElement("a");
	link.href = isnad.base + path;
	document.body.append(link);
	const frame = () => new Promise(requestAnimationFrame);
	await frame();
	const began = performance.now();
	link.click();
	link.remove();
	for (;;) {
		await frame();
		if (document.querySelector("#main")?.dataset.page === "/" + path) break;
		if (performance.now() - began > 110_000) throw new Error(path + " did not come");
	}
	await new Promise(done => setTimeout(done));
	return performance.now() - began;
})(%q)`

// subject is a site to visit: what to type, and the records to look at.
type subject struct {
	dir     string
	query   string
	records []string // paths
	views   []string
}

// visit measures a site in a browser.
func visit(ctx context.Context, dir string) (v Visit, err error) {
	s, err := subjectOf(dir)
	if err != nil {
		return v, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return v, err
	}
	server := &http.Server{Handler: serve.Handler(s.dir, "/")}
	go server.Serve(listener)
	defer server.Close()
	chromium, stop, err := browser.Launch(ctx)
	if err != nil {
		return v, err
	}
	defer stop()
	address := "http://" + listener.Addr().String() + "/"
	var starts []float64
	for k := range visits {
		tab, closeTab := chromedp.NewContext(chromium, chromedp.WithNewBrowserContext())
		ms, err := start(tab, address, s.query)
		if err == nil && k == visits-1 {
			err = v.look(tab, s)
		}
		closeTab()
		if err != nil {
			return v, err
		}
		starts = append(starts, ms)
	}
	v.Start = spread(starts).P50
	return v, nil
}

// start opens the site and returns when search answered.
func start(tab context.Context, address, query string) (float64, error) {
	noted := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(watch, query)})
		return err
	})
	if err := chromedp.Do(tab, noted, chromedp.Navigate(address)); err != nil {
		return 0, err
	}
	return chromedp.Run(tab, chromedp.Poll[float64]("window.__usable", chromedp.WithPollingInterval(10*time.Millisecond), chromedp.WithPollingTimeout(2*time.Minute)))
}

// look opens records, and then the views of everything.
func (v *Visit) look(tab context.Context, s subject) error {
	time.Sleep(3 * time.Second) // what the program does when the reader rests
	var took []float64
	for _, path := range s.records {
		ms, err := chromedp.Run(tab, chromedp.Evaluate[float64](fmt.Sprintf(look, path), chromedp.EvalAwaitPromise))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		took = append(took, ms)
	}
	v.Open = spread(took)
	var err error
	if v.Heap, err = heap(tab); err != nil {
		return err
	}
	for _, path := range s.views {
		ms, err := chromedp.Run(tab, chromedp.Evaluate[float64](fmt.Sprintf(look, path), chromedp.EvalAwaitPromise))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		v.Lists = append(v.Lists, List{strings.Trim(path, "/"), ms})
	}
	v.Listed, err = heap(tab)
	return err
}

// heap is what a tab holds after its garbage is gone: the program's memory,
// which never shrinks, and the objects of the page.
func heap(tab context.Context) (int64, error) {
	var used float64
	collected := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
			return err
		}
		usage, err := cdp.Call(ctx, t, runtime.GetHeapUsage, cdp.Empty{})
		used = usage.UsedSize
		return err
	})
	if err := chromedp.Do(tab, collected); err != nil {
		return 0, err
	}
	memory, err := chromedp.Run(tab, chromedp.Evaluate[float64]("window.__memory.buffer.byteLength"))
	return int64(used + memory), err
}

func spread(values []float64) Spread {
	slices.Sort(values)
	at := func(p float64) float64 {
		if len(values) == 0 {
			return 0
		}
		return values[max(0, int(math.Ceil(p*float64(len(values))))-1)]
	}
	return Spread{at(0.5), at(0.95), at(1)}
}

// subjectOf reads from a site what to look for and at: the first actor's name,
// and records of any type.
func subjectOf(dir string) (subject, error) {
	s := subject{dir: dir, views: []string{"actors/", "timeline/", "claims/", "network/"}}
	content, err := os.ReadFile(filepath.Join(dir, "download", "dossier.json"))
	if err != nil {
		return s, err
	}
	var d data.Dossier
	if err := json.Unmarshal(content, &d); err != nil {
		return s, err
	}
	records := d.Records()
	if len(d.Actors) == 0 {
		return s, errors.New("the dossier has no actors to look for")
	}
	s.query, _, _ = strings.Cut(d.Actors[0].Name.EN, " ")
	random := rand.New(rand.NewPCG(1, 2))
	for _, k := range random.Perm(len(records))[:min(opened, len(records))] {
		s.records = append(s.records, string(records[k].Type())+"/"+records[k].Head().ID+"/")
	}
	return s, nil
}
