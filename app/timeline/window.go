// SPDX-License-Identifier: MIT

package timeline

import (
	"math"
	"slices"

	"isnad/data/edtf"
)

// Window is the stretch of time in view: days since 1970-01-01, To exclusive.
type Window struct{ From, To float64 }

// Earliest and latest day a window can reach: a link writes days with four
// digits (app/link). What lies beyond is counted, and listed.
var (
	firstDay = float64(edtf.DayOf(1, 1, 1))
	lastDay  = float64(edtf.DayOf(9999, 12, 31)) + 1
)

// minDays is the narrowest window. Nothing in a dossier is finer than a day,
// so two of them fill a screen and a closer look would show less.
const minDays = 2

// WindowOf is the window from the first day through the last.
func WindowOf(first, last edtf.Day) Window {
	return Window{float64(first), float64(last) + 1}.Clamp(Window{firstDay, lastDay})
}

// Days are the first and last day that are at least partly in the window.
func (w Window) Days() (first, last edtf.Day) {
	first = edtf.Day(math.Floor(w.From))
	return first, max(first, edtf.Day(math.Ceil(w.To))-1)
}

// Span is the window's length in days.
func (w Window) Span() float64 { return w.To - w.From }

// Contains reports that the window holds all of the other.
func (w Window) Contains(o Window) bool { return w.From <= o.From && o.To <= w.To }

// Union is the shortest window that contains both.
func (w Window) Union(o Window) Window { return Window{min(w.From, o.From), max(w.To, o.To)} }

// Zoom scales the window by factor (below 1 comes closer) about a day, which
// keeps its place. Zooming by 1/factor undoes it.
func (w Window) Zoom(about, factor float64) Window {
	return Window{about - (about-w.From)*factor, about + (w.To-about)*factor}
}

// Pan moves the window by days, later if positive.
func (w Window) Pan(days float64) Window { return Window{w.From + days, w.To + days} }

// Middle is the day in the middle.
func (w Window) Middle() float64 { return w.From + w.Span()/2 }

// Clamp is the window brought within limits: not narrower than two days, not
// wider than the limits, and moved rather than cut where it sticks out.
func (w Window) Clamp(limits Window) Window {
	if bad(w.From) || bad(w.To) || w.To < w.From {
		return limits
	}
	span := min(max(w.Span(), minDays), max(limits.Span(), minDays))
	if span != w.Span() {
		w = Window{w.Middle() - span/2, w.Middle() + span/2}
	}
	if w.From < limits.From {
		w = Window{limits.From, limits.From + span}
	}
	if w.To > limits.To {
		w = Window{limits.To - span, limits.To}
	}
	return w
}

func bad(f float64) bool { return math.IsNaN(f) || math.IsInf(f, 0) }

// Scale maps days to pixels and back. Where the page runs from right to left
// time does too: a reader of Arabic expects what is earlier on the right.
type Scale struct {
	Window
	Width float64
	RTL   bool
}

// X is the pixel of a day's beginning.
func (s Scale) X(day float64) float64 {
	x := (day - s.From) / s.Span() * s.Width
	if s.RTL {
		return s.Width - x
	}
	return x
}

// Day is the day at a pixel.
func (s Scale) Day(x float64) float64 {
	if s.RTL {
		x = s.Width - x
	}
	return s.From + x/s.Width*s.Span()
}

// Brush is where a window lies on the scale of an overview: the left pixel and
// the width, never too narrow to take hold of.
func (s Scale) Brush(w Window) (x, width float64) {
	a, b := s.X(w.From), s.X(w.To)
	x, width = min(a, b), math.Abs(b-a)
	if width < MarkWidth {
		x, width = x-(MarkWidth-width)/2, MarkWidth
	}
	return min(max(x, 0), max(s.Width-width, 0)), width
}

// Drag is the window after a drag of pixels along the scale: what was under
// the pointer stays under it.
func (s Scale) Drag(pixels float64) Window {
	return s.Pan(s.Day(0) - s.Day(pixels))
}

// Step is the window after a key, and whether the key means anything. Arrows
// move towards the side they point to, also from right to left; + and - zoom
// about the middle; Home shows everything. A quarter of the window a step
// keeps the rest in sight.
func (s Scale) Step(key string, limits, fit Window) (Window, bool) {
	later := s.Span() / 4
	if s.RTL {
		later = -later
	}
	var w Window
	switch key {
	case "ArrowRight":
		w = s.Pan(later)
	case "ArrowLeft":
		w = s.Pan(-later)
	case "PageDown":
		w = s.Pan(s.Span())
	case "PageUp":
		w = s.Pan(-s.Span())
	case "+", "=":
		w = s.Zoom(s.Middle(), ZoomIn)
	case "-", "_":
		w = s.Zoom(s.Middle(), 1/ZoomIn)
	case "Home":
		w = fit
	default:
		return s.Window, false
	}
	return w.Clamp(limits), true
}

// ZoomIn is one step closer: two steps halve what is seen twice, from a
// century to a day in about fifteen.
const ZoomIn = 0.5

// Fit is the window that shows every placed item, with a margin of a day or of
// a fiftieth, so that no mark touches the edge.
func (s *Set) Fit() Window { return s.fit }

func (s *Set) findFit() Window {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, i := range s.all.items {
		from, to := s.spots[i].known()
		lo, hi = min(lo, max(from, firstDay)), max(hi, min(to, lastDay))
	}
	if lo > hi {
		return Window{0, minDays}
	}
	return padded(lo, hi)
}

// padded leaves twice the margin where marks of a fixed length point to later.
func padded(lo, hi float64) Window {
	margin := max((hi-lo)*0.02, 1)
	return Window{max(lo-margin, firstDay), min(hi+2*margin, lastDay)}
}

// Limits is how far a window may be moved: a fifth beyond the items on either
// side, and always around the window that is shown now.
func (s *Set) Limits(now Window) Window {
	fit := s.Fit()
	margin := fit.Span() / 5
	wide := Window{max(fit.From-margin, firstDay), min(fit.To+margin, lastDay)}
	return wide.Union(now)
}

// Crowd is the shortest stretch that holds most of what crowds together when
// everything is shown: the most items within a hundredth of the whole. It
// reports their number, and 0 where nothing is crowded.
func (s *Set) Crowd() (Window, int) { return s.crowd, s.crowded }

func (s *Set) findCrowd() (Window, int) {
	width := max(s.fit.Span()/100, minDays)
	best, at := 0, 0
	items := s.all.items
	for from, to := 0, 0; from < len(items); from++ {
		for to < len(items) && s.spots[items[to]].key < s.spots[items[from]].key+width {
			to++
		}
		if to-from > best {
			best, at = to-from, from
		}
	}
	if best < minCrowd || best == len(items) && s.fit.Span() < 4*width {
		return Window{}, 0
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, i := range items[at : at+best] {
		lo, hi = min(lo, s.spots[i].key), max(hi, s.spots[i].key+1)
	}
	return Window{lo, hi}, best
}

// Around is a stretch with what it needs to be read: labels stand after their
// marks, so most of the room is there. A day becomes a week.
func Around(w Window) Window {
	return Window{w.From - max(w.Span()*0.2, 0.8), w.To + max(w.Span()*1.5, 6)}
}

// minCrowd is how many items make a crowd: three stacked labels read at once.
const minCrowd = 4

// Later and Earlier are the window moved to show what comes next: by half its
// length, or, if that would show nothing new, to the nearest item beyond it.
// They report false where nothing comes.
func (s *Set) Later(w Window) (Window, bool) {
	next, ok := s.next(w.To)
	if !ok {
		return w, false
	}
	return w.Pan(max(w.Span()/2, next+1-w.To+w.Span()/8)), true
}

// Earlier is Later in the other direction.
func (s *Set) Earlier(w Window) (Window, bool) {
	last, ok := s.previous(w.From)
	if !ok {
		return w, false
	}
	return w.Pan(min(-w.Span()/2, last-1-w.From-w.Span()/8)), true
}

// next is the start of the first item that begins at or after a day.
func (s *Set) next(day float64) (float64, bool) {
	from, _ := s.all.visible(day, math.Inf(1))
	for _, i := range s.all.items[from:] {
		if lo, _ := s.spots[i].known(); lo >= day && lo < lastDay {
			return lo, true
		}
	}
	return 0, false
}

// previous is the end of the last item that is over by a day.
func (s *Set) previous(day float64) (float64, bool) {
	_, to := s.all.visible(math.Inf(-1), day)
	for _, i := range slices.Backward(s.all.items[:to]) {
		if _, hi := s.spots[i].known(); hi <= day && hi > firstDay {
			return hi, true
		}
	}
	return 0, false
}

// Pinch is the window in which two days lie under two pointers. Pointers that
// meet leave the window as it is.
func (s Scale) Pinch(day1, x1, day2, x2 float64) Window {
	if x1 == x2 || day1 == day2 || (x1 < x2) != (s.X(day1) < s.X(day2)) {
		return s.Window
	}
	span := math.Abs((day2 - day1) / (x2 - x1) * s.Width)
	left := x1 / s.Width * span
	if s.RTL {
		left = (s.Width - x1) / s.Width * span
	}
	return Window{day1 - left, day1 - left + span}
}

// Grip is what a pointer takes hold of in an overview.
type Grip uint8

const (
	GripNew   Grip = iota // the empty part: a new window
	GripMove              // the brush
	GripStart             // its earlier edge
	GripEnd               // its later edge
)

// gripWidth is how near an edge counts as on it, for a finger as for a mouse.
const gripWidth = 9

// Grip is what lies at a pixel of the overview that shows the window as a
// brush. A brush too narrow for edges is moved as a whole.
func (s Scale) Grip(w Window, x float64) Grip {
	left, width := s.Brush(w)
	start, end := left, left+width
	if s.RTL {
		start, end = end, start
	}
	edges := width > 3*gripWidth
	switch {
	case edges && math.Abs(x-start) <= gripWidth:
		return GripStart
	case edges && math.Abs(x-end) <= gripWidth:
		return GripEnd
	case x >= left-gripWidth && x <= left+width+gripWidth:
		return GripMove
	}
	return GripNew
}

// Pull is the window after a drag of its brush from one pixel to another.
func (s Scale) Pull(g Grip, w Window, from, to float64) Window {
	a, b := s.Day(from), s.Day(to)
	switch g {
	case GripMove:
		return w.Pan(b - a)
	case GripStart:
		return Window{min(w.From+b-a, w.To-minDays), w.To}
	case GripEnd:
		return Window{w.From, max(w.To+b-a, w.From+minDays)}
	}
	return Window{min(a, b), max(a, b)}
}

// Nudge is the window after a key on a grip of its brush, and whether the key
// means anything: those of a slider. Left and right point to a side; up, down
// and the rest mean later and earlier. The scale is the overview's.
func (s Scale) Nudge(g Grip, key string, w Window) (Window, bool) {
	step := max(s.Span()/100, 1)
	ahead := step
	if s.RTL {
		ahead = -step
	}
	at, far := w.From, w.To
	if g == GripEnd {
		at = w.To
	}
	if g == GripStart {
		far = w.From
	}
	by, known := map[string]float64{"ArrowRight": ahead, "ArrowLeft": -ahead, "ArrowUp": step, "ArrowDown": -step,
		"PageUp": 10 * step, "PageDown": -10 * step, "Home": s.From - at, "End": s.To - far}[key]
	if !known {
		return w, false
	}
	switch g {
	case GripStart:
		return Window{min(max(w.From+by, s.From), w.To-minDays), w.To}, true
	case GripEnd:
		return Window{w.From, max(min(w.To+by, s.To), w.From+minDays)}, true
	}
	return w.Pan(by).Clamp(s.Window), true
}
