// SPDX-License-Identifier: MIT

// Package large measures the explorer with 100,000 actors, in Chromium and with
// its whole interface: what the main thread does for each frame while the list
// of actors is scrolled, and for each key while somebody types into the search.
// It is told in time on a processor, which other programs on the machine do not
// lengthen.
package large

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/chromedp/chromedp"

	"isnad/build/bench"
	"isnad/build/bench/draft"
	"isnad/build/browser"
)

// Numbers we promise for a list.
const (
	mostNodes = 120
)

// Measure is what the main thread did.
type Measure struct {
	bench.Work
	Nodes int `json:"nodes"` // most elements in the list; 0 for keys
}

// Result is everything that was measured.
type Result struct {
	Actors   int       `json:"actors"`
	Measures []Measure `json:"measures"`
}

// Run makes a site of n actors, measures it and prints a table. JSON goes to the
// file named, if one is.
func Run(ctx context.Context, out io.Writer, n int, file string) error {
	address, stop, err := draft.Serve(ctx, bench.Dossier(n, 1))
	if err != nil {
		return err
	}
	defer stop()
	tab, quit, err := browser.Launch(ctx)
	if err != nil {
		return err
	}
	defer quit()
	v := &visit{tab, address}
	result := Result{Actors: n}
	for _, step := range []func() (Measure, error){
		func() (Measure, error) { return v.scroll("cards, scrolled", "actors/") },
		func() (Measure, error) { return v.scroll("table, scrolled", "actors/?as=table") },
		func() (Measure, error) { return v.jump("cards, thrown anywhere", "actors/") },
		func() (Measure, error) { return v.typing(n) },
	} {
		m, err := step()
		if err != nil {
			return err
		}
		result.Measures = append(result.Measures, m)
	}
	result.print(out)
	return bench.Keep(result, file, nil, "")
}

func (r Result) print(out io.Writer) {
	fmt.Fprintf(out, "%d actors: the main thread's work, milliseconds on a processor\n\n", r.Actors)
	t := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintln(t, "| what\t| frames or keys\t| p50\t| p95\t| max\t| over 16 ms\t| elements in the list\t|")
	fmt.Fprintln(t, "| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t|")
	for _, m := range r.Measures {
		nodes := "–"
		if m.Nodes > 0 {
			nodes = fmt.Sprint(m.Nodes)
			if m.Nodes > mostNodes {
				nodes += " (too many)"
			}
		}
		fmt.Fprintf(t, "| %s\t| %d\t| %.1f\t| %.1f\t| %.1f\t| %d\t| %s\t|\n", m.What, m.Count, m.P50, m.P95, m.Max, m.Over, nodes)
	}
	t.Flush()
}

// visit is the tab that is measured.
type visit struct {
	tab  context.Context
	base string
}

func (v *visit) open(address, ready string) error {
	if err := chromedp.Do(v.tab, chromedp.Navigate(v.base+address)); err != nil {
		return err
	}
	if err := browser.Await(v.tab, `document.documentElement.dataset.isnad === "ready" && (`+ready+`)`, 2*time.Minute); err != nil {
		return fmt.Errorf("opening %s: %w", address, err)
	}
	return nil
}

// listed says that the list follows the window: what is not drawn has a height.
const listed = `document.getElementById("long-list")?.style.getPropertyValue("--after")`

// scroll goes through the list as a hand does: 60 pixels a frame for six
// seconds, and back up for three.
func (v *visit) scroll(what, address string) (Measure, error) {
	return v.frames(what, address, `(async () => {
		let most = 0;
		const frame = () => new Promise(requestAnimationFrame);
		for (let k = 0; k < 540; k++) {
			scrollBy(0, k < 360 ? 60 : -60);
			await frame();
			most = Math.max(most, document.getElementById("long-list").querySelectorAll("*").length);
		}
		return most;
	})()`)
}

// jump throws the scroll bar to 100 places, a sixth of a second each.
func (v *visit) jump(what, address string) (Measure, error) {
	return v.frames(what, address, `(async () => {
		let most = 0;
		for (let k = 0; k < 100; k++) {
			scrollTo(0, (k * 7919 % 100) / 100 * document.documentElement.scrollHeight);
			await new Promise(done => setTimeout(done, 160));
			most = Math.max(most, document.getElementById("long-list").querySelectorAll("*").length);
		}
		return most;
	})()`)
}

func (v *visit) frames(what, address, script string) (Measure, error) {
	if err := v.open(address, listed); err != nil {
		return Measure{}, err
	}
	time.Sleep(2 * time.Second) // what starts late is over
	var nodes int
	trace, err := browser.Record(v.tab, func() (err error) {
		nodes, err = chromedp.Run(v.tab, chromedp.Evaluate[int](script, chromedp.EvalAwaitPromise))
		return err
	})
	if err != nil {
		return Measure{}, fmt.Errorf("%s: %w", what, err)
	}
	work, err := bench.WorkOf(what, trace.PerFrame())
	return Measure{work, nodes}, err
}

// pace is how quickly keys follow: a fast typist's ten a second.
const pace = 100 * time.Millisecond

// typing types queries into the search box, letter by letter, and deletes them.
func (v *visit) typing(n int) (Measure, error) {
	const what = "keys, typed into the search"
	if err := v.open("", "true"); err != nil {
		return Measure{}, err
	}
	time.Sleep(8 * time.Second) // the records are decoded when the reader rests
	script := bench.Keystrokes(bench.Queries(bench.Corpus(n, 1), 12, 1))
	trace, err := browser.Record(v.tab, func() error {
		for _, text := range script {
			key := fmt.Sprintf(`{ const box = document.querySelector("#search"); box.focus(); box.value = %q; box.dispatchEvent(new InputEvent("input", {bubbles: true})); undefined }`, text)
			if err := chromedp.Do(v.tab, chromedp.Evaluate[chromedp.Void](key)); err != nil {
				return err
			}
			time.Sleep(pace)
		}
		return nil
	})
	if err != nil {
		return Measure{}, fmt.Errorf("%s: %w", what, err)
	}
	work, err := bench.WorkOf(what, trace.LongestPerInput())
	return Measure{Work: work}, err
}
