// SPDX-License-Identifier: MIT

// Package timeline measures our timeline beside vis-timeline: the same events in
// the same browser, drawn first, then moved by the same mouse. Told is what the
// main thread does for each frame, in time on a processor. It measures; how
// things are laid out in time stands in app/timeline.
package timeline

import (
	"context"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"isnad/build/bench"
	"isnad/build/bench/draft"
	"isnad/build/browser"
	"isnad/build/generate"
)

// What we promise of the timeline: work of the main thread in milliseconds, and
// how many times as much the peer does at least.
const (
	mostDraw  = 150.0
	mostFrame = bench.Frame
	leastTime = 5.0
)

// Result is everything that was measured.
type Result struct {
	Events   int       `json:"events"`
	Subjects []Subject `json:"subjects"` // ours first
}

// Subject is one timeline.
type Subject struct {
	Name  string       `json:"name"`
	Draw  bench.Work   `json:"draw"`  // of each visit's first
	Moves []bench.Work `json:"moves"` // a row for each of moves
}

// move is a way to use the mouse, from a window on.
type move struct {
	name, from, until string // "" shows everything
	hand              func(ctx context.Context, h *hand) error
}

// What begins with everything in view comes first, and a drag, which ends where
// it began, before the wheel.
var moves = []move{
	{"pan, everything in view", "", "", drag},
	{"zoom, from everything to weeks and back", "", "", wheel},
	{"pan, a year in view", "2012-01-01", "2012-12-31", drag},
	{"pan, a month in view", "2012-05-01", "2012-05-31", drag},
}

// Run measures n events, ours alone or beside the peer, and prints a table. JSON
// goes to the file named, if one is.
func Run(ctx context.Context, out io.Writer, n int, alone bool, file string) error {
	d := generate.Chronicle(n, 1).Dossier()
	address, stop, err := draft.Serve(ctx, d)
	if err != nil {
		return err
	}
	defer stop()
	sites := []site{ours(address)}
	if !alone {
		h, err := newHost(ctx, d.Events)
		if err != nil {
			return err
		}
		defer h.close()
		sites = append(sites, peers(h.address)...)
	}
	tab, quit, err := browser.Launch(ctx)
	if err != nil {
		return err
	}
	defer quit()
	result := Result{Events: n}
	for _, s := range sites {
		measured, err := s.measure(tab)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		result.Subjects = append(result.Subjects, measured)
	}
	result.print(out)
	return bench.Keep(result, file, nil, "")
}

// site is where a timeline stands.
type site struct {
	name string
	// blank is a page with a button that draws the timeline, ready says that it
	// can be pressed, drawn that the timeline stands.
	blank, ready, button, drawn string
	// shown is a page that shows a window of it; where it draws by itself, the
	// button is not pressed.
	shown  func(from, until string) string
	itself bool
	plane  string // what a hand moves
	// rounds is how often it is drawn in a fresh visit. Odd, so that the median is a
	// measured value.
	rounds int
	// rest is how long a page is left alone before it is measured: what starts
	// late, such as the decoding of records, is over.
	rest time.Duration
}

func ours(address string) site {
	return site{
		name:   "isnad",
		blank:  address + "about/",
		ready:  `document.documentElement.dataset.isnad === "ready"`,
		button: `.menu a[href*="timeline"]`,
		drawn:  `document.querySelector(".tl-window .tl-item, .tl-window .tl-bin")`,
		shown: func(from, until string) string {
			if from == "" {
				return address + "timeline/"
			}
			return address + "timeline/?from=" + from + "&to=" + until
		},
		itself: true,
		plane:  ".tl-window",
		rounds: 3,
		rest:   5 * time.Second,
	}
}

func (s site) measure(tab context.Context) (Subject, error) {
	measured := Subject{Name: s.name}
	var draws []float64
	for range s.rounds {
		took, err := s.draw(tab)
		if err != nil {
			return measured, err
		}
		draws = append(draws, took)
	}
	var err error
	if measured.Draw, err = bench.WorkOf("first draw", draws); err != nil {
		return measured, err
	}
	for _, m := range moves {
		work, err := s.move(tab, m)
		if err != nil {
			return measured, fmt.Errorf("%s: %w", m.name, err)
		}
		measured.Moves = append(measured.Moves, work)
	}
	return measured, nil
}

// draw visits the page anew and has the timeline drawn.
func (s site) draw(tab context.Context) (float64, error) {
	if err := s.visit(tab, s.blank, s.ready); err != nil {
		return 0, err
	}
	return browser.Press(tab, s.button, s.drawn)
}

// visit loads a page and lets it rest.
func (s site) visit(tab context.Context, address, ready string) error {
	if err := chromedp.Do(tab, chromedp.Navigate("about:blank"), chromedp.Navigate(address)); err != nil {
		return err
	}
	if err := browser.Await(tab, ready, time.Minute); err != nil {
		return fmt.Errorf("opening %s: %w", address, err)
	}
	time.Sleep(s.rest)
	return nil
}

// hand is the mouse over the plane of a timeline.
type hand struct {
	tab  context.Context
	x, y float64 // the middle of what is seen of the plane
	last time.Time
}

// show shows a window. A page that has been drawn with everything in view stands
// as it is: the peer takes a minute to draw ten thousand events.
func (s site) show(tab context.Context, m move) error {
	if !s.itself && m.from == "" {
		return nil
	}
	if err := s.visit(tab, s.shown(m.from, m.until), s.ready); err != nil || s.itself {
		return err
	}
	_, err := browser.Press(tab, s.button, s.drawn)
	return err
}

// move uses the mouse on the timeline and reports the work for each frame.
func (s site) move(tab context.Context, m move) (bench.Work, error) {
	if err := s.show(tab, m); err != nil {
		return bench.Work{}, err
	}
	time.Sleep(time.Second)
	at, err := chromedp.Run(tab, chromedp.Evaluate[[]float64](`(() => {
		const plane = document.querySelector(`+fmt.Sprintf("%q", s.plane)+`);
		plane.scrollIntoView({block: "start"});
		const box = plane.getBoundingClientRect();
		return [box.left + box.width / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
	})()`))
	if err != nil {
		return bench.Work{}, err
	}
	h := &hand{tab: tab, x: at[0], y: at[1], last: time.Now()}
	trace, err := browser.Record(tab, func() error { return m.hand(tab, h) })
	if err != nil {
		return bench.Work{}, err
	}
	return bench.WorkOf(m.name, trace.PerFrame())
}

// pace is that of a screen: an event a frame, or the next when the page has
// answered the last.
const pace = time.Second / 60

// most is how long a hand moves at the most: a page that takes seconds a frame
// is known by fewer frames.
const most = 8 * time.Second

func (h *hand) send(e input.DispatchMouseEventParams) error {
	if wait := pace - time.Since(h.last); wait > 0 {
		time.Sleep(wait)
	}
	h.last = time.Now()
	e.X += h.x
	e.Y += h.y
	return chromedp.Do(h.tab, browser.Call(input.DispatchMouseEvent, e))
}

// drag goes to and fro with the button down, three seconds at a frame's pace.
func drag(_ context.Context, h *hand) error {
	const steps, width = 180, 180.0
	if err := h.send(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMousePressed, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1}); err != nil {
		return err
	}
	began := time.Now()
	for k := 1; k <= steps && time.Since(began) < most; k++ {
		x := width * math.Sin(2*math.Pi*2*float64(k)/steps)
		if err := h.send(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Button: input.MouseButtonLeft, Buttons: 1}); err != nil {
			return err
		}
	}
	return h.send(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseReleased, Button: input.MouseButtonLeft, ClickCount: 1})
}

// wheel turns the wheel with Ctrl held, notch by notch, closer and back. A notch
// is a sixth in both timelines.
func wheel(_ context.Context, h *hand) error {
	const notches, notch, ctrl = 34, 100.0, 2
	const aside = 0.001 // the browser wants both, and cdproto sends no zero
	began := time.Now()
	for k := 0; k < 4*notches && time.Since(began) < most; k++ {
		dy := -notch
		if k/notches%2 == 1 {
			dy = notch
		}
		if err := h.send(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, DeltaX: aside, DeltaY: dy, Modifiers: ctrl}); err != nil {
			return err
		}
	}
	return nil
}
