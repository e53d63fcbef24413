// SPDX-License-Identifier: MIT

// Package start measures how soon a visitor can read and search, as ratios to
// baselines in the same run: the same page without its scripts, the smallest
// go-app program, and, for the start without a network, the one with it. It
// measures a made site and makes none.
//
// Both pages are measured from the start of the navigation, from one server, in
// new profiles, in random order. What else runs on the machine weighs on ours
// more, which has a page to lay out beside the program. Where it cannot be
// stopped, give the whole run a real-time priority (chrt -r 1): nice alone does
// not reach past the login session on a Linux that groups processes by it. Even
// then Linux keeps a twentieth of each second for the others, which a visit may
// meet (sched_rt_runtime_us): a machine with nothing else to do is better.
package start

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/build/browser"
	"isnad/build/serve"
)

// rounds is how often each page is opened, once a round in random order. Of
// eleven the median of one and the same site came out between 1.27 and 1.49,
// because a visit may take a third longer than the next one: Chromium readies
// another process meanwhile, and compiles on whichever processor is free. Odd,
// so that a median is a measured value.
const rounds = 21

// Row is one comparison: medians, and the ratio of the two in each round. What
// changes from minute to minute weighs on both pages of a round alike.
type Row struct {
	Name, Unit     string
	Ours, Baseline float64
	Bound          float64   // the ratio we promise to stay below
	Rounds         []float64 // nil where nothing is measured more than once
}

// rowOf compares what was measured in the same rounds.
func rowOf(name, unit string, bound float64, ours, baseline []float64) Row {
	r := Row{Name: name, Unit: unit, Bound: bound, Ours: median(ours), Baseline: median(baseline)}
	for k := range ours {
		r.Rounds = append(r.Rounds, ours[k]/baseline[k])
	}
	return r
}

// Ratio is ours to the baseline: the median of the rounds.
func (r Row) Ratio() float64 {
	if len(r.Rounds) == 0 {
		return r.Ours / r.Baseline
	}
	return median(r.Rounds)
}

// half is between which ratios the middle half of the rounds lies.
func (r Row) half() string {
	if len(r.Rounds) == 0 {
		return ""
	}
	sorted := slices.Sorted(slices.Values(r.Rounds))
	quarter := len(sorted) / 4
	return fmt.Sprintf("%.2f–%.2f", sorted[quarter], sorted[len(sorted)-1-quarter])
}

// Run measures the site in dist and prints a table.
func Run(ctx context.Context, out io.Writer, dist string) error {
	work, err := os.MkdirTemp("", "isnad-start-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := lay(ctx, work, dist); err != nil {
		return err
	}
	size, err := sizes(work, dist)
	if err != nil {
		return err
	}
	times, err := times(ctx, work)
	if err != nil {
		return err
	}
	print(out, append([]Row{size}, times...))
	return nil
}

func print(out io.Writer, rows []Row) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "measure\tours\tbaseline\tratio\thalf of the rounds\tbound\t")
	for _, r := range rows {
		verdict := "holds"
		if r.Ratio() > r.Bound {
			verdict = "DOES NOT HOLD"
		}
		fmt.Fprintf(table, "%s\t%.0f %s\t%.0f %s\t%.2f\t%s\t%.2f\t%s\n", r.Name, r.Ours, r.Unit, r.Baseline, r.Unit, r.Ratio(), r.half(), r.Bound, verdict)
	}
	table.Flush()
}

// lay puts the three sites side by side: ours, ours without scripts, and the
// baseline as go-app itself would publish it.
func lay(ctx context.Context, work, dist string) error {
	if err := os.CopyFS(filepath.Join(work, "ours"), os.DirFS(dist)); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(work, "plain"), os.DirFS(dist)); err != nil {
		return err
	}
	if err := strip(filepath.Join(work, "plain", "index.html")); err != nil {
		return err
	}
	return greet(ctx, filepath.Join(work, "hello"))
}

var scripts = regexp.MustCompile(`(?s)<script[^>]*src=.*?</script>|<link[^>]*rel="?(?:preload|modulepreload)"?[^>]*>`)

// strip removes what loads the program; everything else stays.
func strip(path string) error {
	html, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	bare := scripts.ReplaceAll(html, nil)
	if len(bare) == len(html) {
		return fmt.Errorf("%s has no scripts to leave out", path)
	}
	for _, packed := range []string{".br", ".gz"} {
		os.Remove(path + packed)
	}
	return os.WriteFile(path, bare, 0o644)
}

// greet publishes the baseline with go-app's own generator, and the program
// compressed as ours is.
func greet(ctx context.Context, dir string) error {
	wasm := filepath.Join(dir, "web", "app.wasm")
	if err := os.MkdirAll(filepath.Dir(wasm), 0o755); err != nil {
		return err
	}
	icon := filepath.Join(dir, "web", "icon.svg")
	if err := os.WriteFile(icon, []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), 0o644); err != nil {
		return err
	}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-buildvcs=false", "-o", wasm, "isnad/build/bench/start/hello")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the baseline: %w\n%s", err, out)
	}
	if err := compress(wasm); err != nil {
		return err
	}
	app.Route("/", func() app.Composer { return &empty{} })
	return app.GenerateStaticWebsite(dir, &app.Handler{
		Name: "Hello", Title: "Hello", Resources: app.PrefixedLocation("/hello"), Version: "1",
		Icon: app.Icon{Default: "/web/icon.svg", Large: "/web/icon.svg", SVG: "/web/icon.svg", Maskable: "/web/icon.svg"},
	})
}

type empty struct{ app.Compo }

// Render draws what go-app's own page shows before the program runs.
func (*empty) Render() app.UI { return app.Div() }

func compress(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	w := brotli.NewWriterLevel(&packed, brotli.BestCompression)
	if _, err := w.Write(raw); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(path+".br", packed.Bytes(), 0o644)
}

func sizes(work, dist string) (Row, error) {
	row := Row{Name: "program download, brotli", Unit: "kB", Bound: 1.25}
	programs, err := filepath.Glob(filepath.Join(dist, "assets", "*.wasm.br"))
	if err != nil || len(programs) != 1 {
		return row, fmt.Errorf("want one compressed program in %s/assets, found %d", dist, len(programs))
	}
	for path, into := range map[string]*float64{
		programs[0]: &row.Ours,
		filepath.Join(work, "hello", "web", "app.wasm.br"): &row.Baseline,
	} {
		info, err := os.Stat(path)
		if err != nil {
			return row, err
		}
		*into = float64(info.Size()) / 1000
	}
	return row, nil
}

// probes run in each page before anything else. The first notes the first
// contentful paint and touches nothing. The second is the visitor in a hurry:
// as soon as a search box (or the baseline's button) has been painted it is
// used, until it answers. Not before: to give an element the focus the browser
// must lay out the page, and before the style sheet is there it does so for
// nothing, a tenth of a second long, which no visitor can bring about.
var probes = map[string]string{
	"paint": `new PerformanceObserver(list => {
		for (const e of list.getEntries()) if (e.name === "first-contentful-paint") window.__paint = e.startTime;
	}).observe({type: "paint", buffered: true})`,
	"usable": `{ let painted = false;
	new PerformanceObserver(() => { painted = true; }).observe({type: "paint", buffered: true});
	const use = setInterval(() => {
		if (!painted) return;
		const box = document.querySelector("#search"), button = document.querySelector("#greet");
		if (box && !box.value) {
			box.focus();
			box.value = "golani";
			box.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}
		button?.click();
		if (document.querySelector("[role=option]") || document.querySelector("#said")?.textContent === "hello") {
			window.__usable = performance.now();
			clearInterval(use);
		}
	}, 4); }`,
}

// subject is a page that is opened again and again.
type subject struct {
	path   string
	answer string // the probe whose answer ends a visit
	got    []float64
}

func times(ctx context.Context, work string) ([]Row, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: serve.Handler(work, "/")}
	go server.Serve(listener)
	defer server.Close()

	chromium, stop, err := browser.Launch(ctx)
	if err != nil {
		return nil, err
	}
	defer stop()
	ours := &subject{path: "ours/", answer: "paint"}
	plain := &subject{path: "plain/", answer: "paint"}
	search := &subject{path: "ours/", answer: "usable"}
	hello := &subject{path: "hello/", answer: "usable"}
	subjects := []*subject{ours, plain, search, hello}
	random := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		random.Shuffle(len(subjects), func(i, j int) { subjects[i], subjects[j] = subjects[j], subjects[i] })
		for _, s := range subjects {
			ms, err := visit(chromium, "http://"+listener.Addr().String()+"/"+s.path, s.answer, chromedp.WithNewBrowserContext())
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.path, err)
			}
			s.got = append(s.got, ms)
		}
	}
	kept, err := offline(ctx, chromium, filepath.Join(work, "ours"))
	if err != nil {
		return nil, err
	}
	return []Row{
		rowOf("first contentful paint, against the page without scripts", "ms", 1.2, ours.got, plain.got),
		rowOf("usable search, against go-app hello world's first event", "ms", 1.3, search.got, hello.got),
		kept,
	}, nil
}

// visit opens the page in a new tab: in a new profile, where an option says so,
// so that nothing is cached.
func visit(parent context.Context, address, answer string, options ...chromedp.ContextOption) (float64, error) {
	tab, closeTab := chromedp.NewContext(parent, options...)
	defer closeTab()
	watch := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: probes[answer]})
		return err
	})
	if err := chromedp.Do(tab, watch, chromedp.Navigate(address)); err != nil {
		return 0, err
	}
	return chromedp.Run(tab, chromedp.Poll[float64]("window.__"+answer, chromedp.WithPollingInterval(10*time.Millisecond)))
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
