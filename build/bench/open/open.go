// SPDX-License-Identifier: MIT

// Package open measures what it takes to open a record: the main thread's work
// from a click on a link until the record's page has been painted, for every
// kind of record of a made site. It is told in time on a processor.
package open

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/chromedp/chromedp"

	"isnad/app/link"
	"isnad/build/bench"
	"isnad/build/browser"
	"isnad/build/serve"
	"isnad/data"
	"isnad/data/load"
)

// mostWork is what we promise of each click, in milliseconds.
const mostWork = 50.0

// Of each kind so many records are opened: some from the whole length of their
// list, and those with the longest pages.
const (
	sample   = 8
	heaviest = 3
)

// Run measures the site in dist and prints a table. JSON goes to the file
// named, if one is.
func Run(ctx context.Context, out io.Writer, dist, file string) error {
	content, err := os.ReadFile(filepath.Join(dist, "download", "dossier.json"))
	if err != nil {
		return err
	}
	loaded, err := load.JSON("dossier.json", content)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: serve.Handler(dist, "/")}
	go server.Serve(listener)
	defer server.Close()
	tab, quit, err := browser.Launch(ctx)
	if err != nil {
		return err
	}
	defer quit()
	if err := start(tab, "http://"+listener.Addr().String()+"/"); err != nil {
		return err
	}
	all, err := measure(tab, loaded.Dossier, dist)
	if err != nil {
		return err
	}
	print(out, all)
	return bench.Keep(all, file, nil, "")
}

// start waits until the program has come to rest.
func start(tab context.Context, address string) error {
	if err := chromedp.Do(tab, chromedp.Navigate(address+"about/")); err != nil {
		return err
	}
	err := browser.Await(tab, `document.documentElement.dataset.isnad === "ready"`, time.Minute)
	time.Sleep(3 * time.Second)
	return err
}

func measure(tab context.Context, d *data.Dossier, dist string) ([]bench.Work, error) {
	paths := map[data.Type][]string{}
	for _, r := range d.Records() {
		if link.Home().ToRecord(r.Type(), r.Head().ID).View == link.Record {
			paths[r.Type()] = append(paths[r.Type()], link.Home().ToRecord(r.Type(), r.Head().ID).Path())
		}
	}
	var all []bench.Work
	for _, t := range data.Types() {
		var worked []float64
		for _, path := range chosen(paths[t], dist) {
			took, err := click(tab, path)
			if err != nil {
				return nil, err
			}
			worked = append(worked, took)
		}
		if len(worked) == 0 {
			continue
		}
		w, err := bench.WorkOf(string(t), worked)
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}

// chosen are the paths of the records to open, each once.
func chosen(paths []string, dist string) []string {
	some := spread(paths)
	size := func(path string) int64 {
		page, err := os.Stat(filepath.Join(dist, path, "index.html"))
		if err != nil {
			return 0 // the click will tell
		}
		return page.Size()
	}
	long := slices.SortedStableFunc(slices.Values(paths), func(a, b string) int { return cmp.Compare(size(b), size(a)) })
	for _, path := range long[:min(heaviest, len(long))] {
		if !slices.Contains(some, path) {
			some = append(some, path)
		}
	}
	return some
}

// spread is some of the paths, evenly from the whole.
func spread(paths []string) []string {
	if len(paths) <= sample {
		return paths
	}
	some := make([]string, sample)
	for k := range some {
		some[k] = paths[k*(len(paths)-1)/(sample-1)]
	}
	return some
}

// click puts a link to a path at the head of the page at hand, and clicks on it.
func click(tab context.Context, path string) (float64, error) {
	put := fmt.Sprintf(`(() => {
		scrollTo(0, 0);
		const a = document.createElement("a");
		a.id = "measured";
		a.href = isnad.base + %q;
		a.textContent = "measured";
		document.querySelector("#main").prepend(a);
	})()`, path)
	if err := chromedp.Do(tab, chromedp.Evaluate[chromedp.Void](put)); err != nil {
		return 0, err
	}
	took, err := browser.Press(tab, "#measured", fmt.Sprintf(`document.querySelector("#main").dataset.page === %q && document.querySelector("#main #title")`, "/"+path))
	if err != nil {
		return 0, fmt.Errorf("%s: %w", path, err)
	}
	if err := browser.Await(tab, `!document.querySelector("#main[aria-busy]")`, time.Minute); err != nil {
		return 0, fmt.Errorf("%s: %w", path, err)
	}
	time.Sleep(300 * time.Millisecond) // what follows is no part of the next
	return took, nil
}

func print(out io.Writer, all []bench.Work) {
	fmt.Fprint(out, "A record opened by a click: the main thread's work until it is painted, milliseconds on a processor\n\n")
	t := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintln(t, "| records\t| opened\t| p50\t| p95\t| max\t| promise\t|")
	fmt.Fprintln(t, "| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t|")
	for _, w := range all {
		verdict := "holds"
		if w.Max > mostWork {
			verdict = "DOES NOT HOLD"
		}
		fmt.Fprintf(t, "| %s\t| %d\t| %.1f\t| %.1f\t| %.1f\t| each ≤ %.0f ms %s\t|\n", w.What, w.Count, w.P50, w.P95, w.Max, mostWork, verdict)
	}
	t.Flush()
}
