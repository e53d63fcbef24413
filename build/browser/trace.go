// SPDX-License-Identifier: MIT

package browser

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// Trace is what the main thread of a page did while something was done to it.
// Times are microseconds of the browser's clock.
type Trace struct {
	Tasks  []Task  // in the order in which they began
	Frames []int64 // when each frame's work began, ascending
	Inputs []int64 // when each input event was handled, ascending
	Marks  []Mark  // what the page called performance.mark for, ascending
}

// Mark is a moment that a page named.
type Mark struct {
	Name string
	At   int64
}

// Task is one turn of the event loop: nothing else happens until it ends.
type Task struct {
	Began int64
	Took  int64 // on the clock, waiting for a processor included
	Work  int64 // on a processor
}

// traceEvent is a line of the Trace Event Format, as far as it is read.
type traceEvent struct {
	Name     string `json:"name"`
	Category string `json:"cat"`
	Phase    string `json:"ph"`
	Time     int64  `json:"ts"`
	Duration int64  `json:"dur"`
	Work     int64  `json:"tdur"`
	Process  int    `json:"pid"`
	Thread   int    `json:"tid"`
	Args     struct {
		Name string `json:"name"`
		Data struct {
			Type string `json:"type"`
		} `json:"data"`
	} `json:"args"`
}

// categories are what a Trace is made from.
var categories = []string{"toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline",
	"devtools.timeline.frame", "disabled-by-default-devtools.timeline.frame", "blink.user_timing", "__metadata"}

// Record traces the page of ctx while do runs. Nobody else may trace meanwhile.
func Record(ctx context.Context, do func() error) (*Trace, error) {
	tab, stop := context.WithCancel(ctx) // ends the listening
	defer stop()
	c := collector{complete: make(chan struct{}, 1)}
	if err := chromedp.Listen(tab, c.take); err != nil {
		return nil, err
	}
	config := &tracing.TraceConfig{IncludedCategories: categories}
	if err := chromedp.Do(ctx, Call(tracing.Start, tracing.StartParams{TraceConfig: config})); err != nil {
		return nil, fmt.Errorf("tracing: %w", err)
	}
	failure := do()
	if err := chromedp.Do(ctx, Call(tracing.End, struct{}{})); err != nil {
		return nil, errors.Join(failure, fmt.Errorf("tracing: %w", err))
	}
	select {
	case <-c.complete:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	c.Lock()
	defer c.Unlock()
	return newTrace(c.events), errors.Join(failure, c.broken)
}

// collector keeps what the browser tells of a trace.
type collector struct {
	sync.Mutex
	events   []traceEvent
	broken   error
	complete chan struct{} // holds one, so that telling never waits
}

func (c *collector) take(event any) {
	c.Lock()
	defer c.Unlock()
	switch e := event.(type) {
	case *tracing.EventDataCollected:
		for _, value := range e.Value {
			var t traceEvent
			if err := json.Unmarshal(value, &t); err != nil {
				c.broken = cmp.Or(c.broken, err)
				continue
			}
			c.events = append(c.events, t)
		}
	case *tracing.EventTracingComplete:
		if e.DataLossOccurred {
			c.broken = errors.New("the browser lost part of the trace")
		}
		select {
		case c.complete <- struct{}{}:
		default:
		}
	}
}

// Call is a command of the protocol as an action; its answer is dropped.
func Call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

type thread struct{ process, thread int }

// newTrace keeps what the busiest page's main thread did: a browser has pages of
// its own.
func newTrace(events []traceEvent) *Trace {
	mains := map[thread]bool{}
	for _, e := range events {
		if e.Phase == "M" && e.Name == "thread_name" && e.Args.Name == "CrRendererMain" {
			mains[thread{e.Process, e.Thread}] = true
		}
	}
	traces := map[thread]*Trace{}
	busiest, most := &Trace{}, int64(-1)
	work := map[thread]int64{}
	for _, e := range events {
		on := thread{e.Process, e.Thread}
		if !mains[on] {
			continue
		}
		t := traces[on]
		if t == nil {
			t = &Trace{}
			traces[on] = t
		}
		switch {
		case e.Name == "RunTask" && e.Phase == "X":
			t.Tasks = append(t.Tasks, Task{e.Time, e.Duration, e.Work})
			work[on] += e.Work
		case e.Name == "BeginMainThreadFrame":
			t.Frames = append(t.Frames, e.Time)
		case e.Name == "EventDispatch" && e.Args.Data.Type == "input":
			t.Inputs = append(t.Inputs, e.Time)
		case e.Category == "blink.user_timing" && (e.Phase == "R" || e.Phase == "I"):
			t.Marks = append(t.Marks, Mark{e.Name, e.Time})
		}
	}
	for on, t := range traces {
		if work[on] > most {
			busiest, most = t, work[on]
		}
	}
	slices.SortFunc(busiest.Tasks, func(a, b Task) int { return cmp.Compare(a.Began, b.Began) })
	slices.Sort(busiest.Frames)
	slices.Sort(busiest.Inputs)
	slices.SortFunc(busiest.Marks, func(a, b Mark) int { return cmp.Compare(a.At, b.At) })
	return busiest
}

// PerFrame is the main thread's work for each frame, in milliseconds on a
// processor: of all tasks from where a frame's work began to where the next's
// did.
func (t *Trace) PerFrame() []float64 {
	return t.between(t.Frames, func(sum, work float64) float64 { return sum + work })
}

// LongestPerInput is the longest task that each input event set off, until the
// next, in milliseconds on a processor: as long as nothing could be shown.
func (t *Trace) LongestPerInput() []float64 {
	return t.between(t.Inputs, func(longest, work float64) float64 { return max(longest, work) })
}

// Between is the main thread's work from each mark of one name to the next of
// another, the tasks they lie in included, in milliseconds on a processor.
func (t *Trace) Between(from, to string) []float64 {
	var all []float64
	began := int64(-1)
	for _, m := range t.Marks {
		switch {
		case m.Name == from:
			began = m.At
		case m.Name == to && began >= 0:
			all = append(all, t.work(began, m.At))
			began = -1
		}
	}
	return all
}

// work is what the tasks that touch a stretch of time did.
func (t *Trace) work(from, to int64) float64 {
	sum := int64(0)
	for _, task := range t.Tasks {
		if task.Began+task.Took >= from && task.Began <= to {
			sum += task.Work
		}
	}
	return float64(sum) / 1000
}

// between folds the tasks that end after each mark and begin before the next.
func (t *Trace) between(marks []int64, fold func(sofar, work float64) float64) []float64 {
	if len(marks) == 0 {
		return nil
	}
	out := make([]float64, len(marks))
	for _, task := range t.Tasks {
		k, exact := slices.BinarySearch(marks, task.Began+task.Took)
		if !exact {
			k-- // the last mark before the task ended: marks lie within their task
		}
		if k >= 0 {
			out[k] = fold(out[k], float64(task.Work)/1000)
		}
	}
	return out
}
