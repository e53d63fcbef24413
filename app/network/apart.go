// SPDX-License-Identifier: MIT

package network

import (
	"cmp"
	"math"
	"slices"
)

// pushes is how often boxes push each other apart. The flagship comes to rest
// after a dozen rounds; the rest is for crowds.
const pushes = 60

// apart moves boxes until none touches another and all lie inside. First all
// push each other a little, which keeps who is near whom. What still touches
// then sinks, from the top down, to the first free place below: that always
// ends, and no box is ever cut or lost.
func (l *Layout) apart() {
	for range pushes {
		if !l.push() {
			break
		}
	}
	l.sink()
	l.trim()
}

// push moves each pair that touches apart along its shorter way, and reports
// that there was one.
func (l *Layout) push() bool {
	touched := false
	for i := range l.Boxes {
		for k := i + 1; k < len(l.Boxes); k++ {
			a, b := &l.Boxes[i], &l.Boxes[k]
			dx, dy := a.overlap(b)
			if dx <= 0 || dy <= 0 {
				continue
			}
			touched = true
			if dx < dy {
				step := math.Copysign(dx/2, b.X-a.X)
				a.X, b.X = a.X-step, b.X+step
			} else {
				step := math.Copysign(dy/2, b.Y-a.Y)
				a.Y, b.Y = a.Y-step, b.Y+step
			}
			l.keepIn(a)
			l.keepIn(b)
		}
	}
	return touched
}

// overlap is how deep two boxes with the room around them lie in each other.
func (b *Box) overlap(o *Box) (dx, dy float64) {
	return (b.Width+o.Width)/2 + gapAcross - math.Abs(b.X-o.X), (b.Height+o.Height)/2 + gapDown - math.Abs(b.Y-o.Y)
}

// keepIn keeps a box from leaving sideways. Downwards the drawing grows.
func (l *Layout) keepIn(b *Box) {
	b.X = min(max(b.X, b.Width/2+margin), l.Width-b.Width/2-margin)
}

func (l *Layout) sink() {
	order := make([]int, len(l.Boxes))
	for k := range order {
		order[k] = k
		l.keepIn(&l.Boxes[k])
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(l.Boxes[a].Y, l.Boxes[b].Y), cmp.Compare(a, b)) })
	for n, k := range order {
		for l.sinks(&l.Boxes[k], order[:n]) {
		}
	}
}

// sinks moves a box below the first of the others that it touches. The hair
// keeps sums of the same lengths from touching still.
func (l *Layout) sinks(b *Box, others []int) bool {
	const hair = 1e-6
	for _, k := range others {
		o := &l.Boxes[k]
		if dx, dy := b.overlap(o); dx > hair && dy > hair {
			b.Y = o.Y + (o.Height+b.Height)/2 + gapDown
			return true
		}
	}
	return false
}

// trim moves everything to the top and sets the height.
func (l *Layout) trim() {
	top := math.Inf(1)
	for _, b := range l.Boxes {
		top = min(top, b.Y-b.Height/2)
	}
	for k := range l.Boxes {
		b := &l.Boxes[k]
		b.Y += margin - top
		l.Height = max(l.Height, b.Y+b.Height/2+margin)
	}
}
