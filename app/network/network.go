// SPDX-License-Identifier: MIT

// Package network lays out who is tied to whom: boxes for the names, lines
// between them, and which relations a filter keeps. It is arithmetic on sizes
// and places. It draws nothing, words nothing and knows no record but a
// relation's own fields; where the parts of the whole network stand was
// computed at build time (data/compile) and is only fitted here.
//
// # What a layout promises
//
//  1. No two boxes touch, however long the names and however narrow the page:
//     the drawing grows downwards instead (apart.go).
//  2. Every box lies inside the drawing.
//  3. A line begins and ends at the edges of the two boxes it ties, and of
//     several ways takes the one that passes beneath the fewest others: a line
//     that seems to come from a box it only passes would be a false
//     attribution (line.go).
//  4. The same input gives the same layout.
package network

import (
	"math"
	"slices"
)

// Node is a name that wants a box.
type Node struct {
	X, Y          float64 // its place in the whole: 0 to 1, from the left and from the top
	Width, Height float64 // of its box
	// Wider and Higher are added to the box when all have found their places, for
	// what is told of one beside its name: the others make room and stay about
	// where they were. A ring has room from the beginning.
	Wider, Higher float64
}

// Edge ties two nodes, by their numbers.
type Edge struct{ From, To int }

// Box is a node's place: its middle and its size.
type Box struct{ X, Y, Width, Height float64 }

// Layout is where everything is: Boxes by node, Lines by edge.
type Layout struct {
	Width, Height float64
	Boxes         []Box
	Lines         []Line
}

// Distances, in the pixels of the drawing.
const (
	gapAcross = 16.0 // between boxes side by side: room for a line and its arrow
	gapDown   = 14.0
	margin    = 2.0 // so that no outline is cut off
	// density is the part of the drawing that boxes may fill. Above it lines no
	// longer find their way between them.
	density = 0.2
)

// Whole lays out a network whose nodes have places.
func Whole(nodes []Node, edges []Edge, width float64) *Layout {
	l := &Layout{Width: width, Boxes: make([]Box, len(nodes))}
	height := fitting(nodes) / width
	for k, n := range nodes {
		l.Boxes[k] = Box{X: n.X * width, Y: n.Y * height, Width: min(n.Width, width-2*margin), Height: n.Height}
	}
	l.apart()
	if l.grow(nodes) {
		l.apart()
	}
	l.lines(edges)
	return l
}

// grow makes boxes as large as what is told in them, and reports that it did.
func (l *Layout) grow(nodes []Node) (grown bool) {
	for k, n := range nodes {
		b := &l.Boxes[k]
		grown = grown || n.Wider > 0 || n.Higher > 0
		b.Width, b.Height = min(b.Width+n.Wider, l.Width-2*margin), b.Height+n.Higher
	}
	return grown
}

// fitting is an area in which the boxes have room.
func fitting(nodes []Node) float64 {
	area := 0.0
	for _, n := range nodes {
		area += (n.Width + gapAcross) * (n.Height + gapDown)
	}
	return area / density
}

// Ring lays out one node in the middle and the others around it, on a ring that
// is as high as it needs to be: half of them on each side, so that every name
// is read on a line of its own. Places do not matter.
func Ring(nodes []Node, edges []Edge, width float64) *Layout {
	l := &Layout{Width: width, Boxes: make([]Box, len(nodes))}
	if len(nodes) == 0 {
		return l
	}
	nodes = slices.Clone(nodes)
	for k := range nodes {
		n := &nodes[k]
		n.Width, n.Height = n.Width+n.Wider, n.Height+n.Higher
	}
	around := nodes[1:]
	right := (len(around) + 1) / 2
	sides := [2][]Node{around[:right], around[right:]}
	height := max(pile(sides[0]), pile(sides[1]), nodes[0].Height)
	middle := Box{X: width / 2, Y: margin + height/2, Width: min(nodes[0].Width, width/2), Height: nodes[0].Height}
	l.Boxes[0], l.Height = middle, height+2*margin
	l.side(1, sides[0], 1)
	l.side(1+right, sides[1], -1)
	l.lines(edges)
	return l
}

// pile is the height of boxes on top of one another.
func pile(nodes []Node) float64 {
	height := -gapDown
	for _, n := range nodes {
		height += n.Height + gapDown
	}
	return max(height, 0)
}

// reach is how far from the middle the ring is at its widest, as a part of the
// drawing's width; leastReach how near it comes at the top and the bottom.
const (
	reach      = 0.19
	leastReach = 0.05
)

// side places half a ring, from the top down; way is 1 to the right, -1 to the
// left.
func (l *Layout) side(first int, nodes []Node, way float64) {
	middle := l.Boxes[0]
	y := middle.Y - pile(nodes)/2
	for k, n := range nodes {
		at := y + n.Height/2
		off := (at - middle.Y) / max(l.Height/2, 1)
		x := l.Width * max(reach*math.Sqrt(max(1-off*off, 0)), leastReach)
		if math.Abs(at-middle.Y) < (middle.Height+n.Height)/2+gapDown {
			x = max(x, middle.Width/2+2*gapAcross)
		}
		room := l.Width/2 - x - margin
		box := Box{Y: at, Width: min(n.Width, room), Height: n.Height}
		box.X = middle.X + way*(x+box.Width/2)
		l.Boxes[first+k] = box
		y += n.Height + gapDown
	}
}

// Room is how wide a box in a ring may be so that it is not cut.
func Room(width float64) float64 { return width*(0.5-reach) - margin }

// Next is the box that an arrow key leads to from one: the nearest in its
// direction, where what lies aside counts double; -1 where there is none.
func (l *Layout) Next(from int, key string) int {
	dx, dy, ok := direction(key)
	if !ok || from < 0 || from >= len(l.Boxes) {
		return -1
	}
	best, least := -1, math.Inf(1)
	a := l.Boxes[from]
	for k, b := range l.Boxes {
		along := (b.X-a.X)*dx + (b.Y-a.Y)*dy
		aside := math.Abs((b.X-a.X)*dy + (b.Y-a.Y)*dx)
		if cost := along + 2*aside; k != from && along > 1 && cost < least {
			best, least = k, cost
		}
	}
	return best
}

func direction(key string) (dx, dy float64, ok bool) {
	switch key {
	case "ArrowRight":
		return 1, 0, true
	case "ArrowLeft":
		return -1, 0, true
	case "ArrowDown":
		return 0, 1, true
	case "ArrowUp":
		return 0, -1, true
	}
	return 0, 0, false
}
