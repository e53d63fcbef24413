// SPDX-License-Identifier: MIT

package network

import "math"

// Line is a curve from the edge of one box to the edge of another: a quadratic
// Bézier from (X0, Y0) to (X1, Y1) with the control point (CX, CY). A node tied
// to itself, or out of range, has none: Shown is false.
type Line struct {
	X0, Y0, CX, CY, X1, Y1 float64
	Shown                  bool
}

// Middle is the point half way along the line.
func (n Line) Middle() (x, y float64) { return n.at(0.5) }

func (n Line) at(t float64) (x, y float64) {
	u := 1 - t
	return u*u*n.X0 + 2*u*t*n.CX + t*t*n.X1, u*u*n.Y0 + 2*u*t*n.CY + t*t*n.Y1
}

// beside is the distance between two lines that tie the same boxes: a mark and
// the room around it.
const beside = 20.0

// bends are the ways a line tries, in pixels from the straight one.
var bends = []float64{0, 20, -20, 40, -40, 60, -60, 85, -85, 115, -115, 150, -150, 200, -200, 260, -260}

// lines draws every edge.
func (l *Layout) lines(edges []Edge) {
	l.Lines = make([]Line, len(edges))
	count, nth := map[[2]int]int{}, map[[2]int]int{}
	for _, e := range edges {
		count[pair(e)]++
	}
	for k, e := range edges {
		if e.From == e.To || !l.has(e.From) || !l.has(e.To) {
			continue
		}
		off := (float64(nth[pair(e)]) - float64(count[pair(e)]-1)/2) * beside
		if e.From > e.To {
			off = -off // the other way round, the other side is the same
		}
		nth[pair(e)]++
		l.Lines[k] = l.route(e, off)
	}
}

func pair(e Edge) [2]int { return [2]int{min(e.From, e.To), max(e.From, e.To)} }

func (l *Layout) has(node int) bool { return node >= 0 && node < len(l.Boxes) }

// route takes the way that passes beneath the fewest boxes.
func (l *Layout) route(e Edge, off float64) Line {
	var best Line
	least := math.MaxInt
	for _, bend := range bends {
		way := l.way(e, off, bend)
		n := l.beneath(way, e, least)
		if n < least {
			best, least = way, n
		}
		if n == 0 {
			break
		}
	}
	return best
}

// way is a line beside the straight one, by off, and bent away from it. Its ends
// move aside too, as far as the boxes are high, so that two lines to the same
// name have two arrows.
func (l *Layout) way(e Edge, off, bend float64) Line {
	a, b := l.Boxes[e.From], l.Boxes[e.To]
	dx, dy := b.X-a.X, b.Y-a.Y
	long := math.Max(math.Hypot(dx, dy), 1)
	dx, dy = dx/long, dy/long
	at := func(box Box) (x, y float64) {
		aside := math.Copysign(min(math.Abs(off)/2, box.Height/3), off)
		return box.X - dy*aside, box.Y + dx*aside
	}
	x0, y0 := at(a)
	x1, y1 := at(b)
	whole := Line{X0: x0, Y0: y0, X1: x1, Y1: y1, Shown: true,
		CX: (a.X+b.X)/2 - dy*(off+2*bend), CY: (a.Y+b.Y)/2 + dx*(off+2*bend)}
	whole.CX, whole.CY = min(max(whole.CX, 0), l.Width), min(max(whole.CY, 0), l.Height)
	return whole.between(whole.leaves(a, 0, 1), whole.leaves(b, 1, 0))
}

// leaves is where on the line, from one end towards the other, a box ends.
func (n Line) leaves(b Box, in, out float64) float64 {
	for range 24 { // halving: finer than a pixel after a dozen
		t := (in + out) / 2
		if x, y := n.at(t); b.holds(x, y, 0) {
			in = t
		} else {
			out = t
		}
	}
	return in
}

// between is the part of the line from t0 to t1, by de Casteljau.
func (n Line) between(t0, t1 float64) Line {
	x0, y0 := n.at(t0)
	x1, y1 := n.at(t1)
	mix := func(a, b, t float64) float64 { return a + (b-a)*t }
	return Line{X0: x0, Y0: y0, X1: x1, Y1: y1, Shown: n.Shown,
		CX: mix(mix(n.X0, n.CX, t0), mix(n.CX, n.X1, t0), t1),
		CY: mix(mix(n.Y0, n.CY, t0), mix(n.CY, n.Y1, t0), t1)}
}

func (b Box) holds(x, y, around float64) bool {
	return math.Abs(x-b.X) <= b.Width/2+around && math.Abs(y-b.Y) <= b.Height/2+around
}

// beneath counts the boxes that a line passes, with a hair's room around them,
// up to most.
func (l *Layout) beneath(n Line, e Edge, most int) int {
	count := 0
	for k, b := range l.Boxes {
		if k != e.From && k != e.To && n.meets(b) {
			if count++; count >= most {
				break
			}
		}
	}
	return count
}

// meets says that a line touches a box with a hair's room around it. A curve
// stays within its three points, so most halves need no closer look.
func (n Line) meets(b Box) bool {
	const hair, fine = 3, 4
	left, right := min(n.X0, n.CX, n.X1), max(n.X0, n.CX, n.X1)
	top, bottom := min(n.Y0, n.CY, n.Y1), max(n.Y0, n.CY, n.Y1)
	switch {
	case left > b.X+b.Width/2+hair || right < b.X-b.Width/2-hair || top > b.Y+b.Height/2+hair || bottom < b.Y-b.Height/2-hair:
		return false
	case right-left < fine && bottom-top < fine, b.holds(n.X0, n.Y0, hair), b.holds(n.X1, n.Y1, hair):
		return true
	}
	x, y := n.at(0.5)
	first := Line{X0: n.X0, Y0: n.Y0, CX: (n.X0 + n.CX) / 2, CY: (n.Y0 + n.CY) / 2, X1: x, Y1: y}
	second := Line{X0: x, Y0: y, CX: (n.CX + n.X1) / 2, CY: (n.CY + n.Y1) / 2, X1: n.X1, Y1: n.Y1}
	return first.meets(b) || second.meets(b)
}
