// SPDX-License-Identifier: MIT

// Package timeline lays dated things out in time: items and a window become
// boxes, lanes, ticks and arrows, in pixels. It draws nothing, words nothing
// and knows no record; app/view does those.
//
// # What a box says
//
// An uncertain date stays uncertain, all the way to the pixel:
//
//	Point    a single day; a dot where a day is narrower than a dot
//	Within   one date somewhere in a month, season, year …: as wide as that
//	Span     lasting from one date to another
//	Ordered  no date, but known to lie before, after, between or during what
//	         has one; before and after have a fixed length on the screen,
//	         because they have none in time
//
// Hatched is added where a part of the date is a guess (EDTF's ? ~ %), and on a
// span whose ends are known only by their month or year. A faded end is open or
// unknown. What has neither a date nor a place in the order is in the tray.
//
// # Rules, which the fuzz test holds
//
//  1. Every item is in exactly one place of each of its lanes: a box, a bin, or
//     counted as earlier or later than the window; or it is in the tray. None
//     is dropped.
//  2. Boxes and their labels never overlap in a row.
//  3. Items that share a day stand below one another in their order.
//  4. The same items and window give the same layout.
//
// # Speed
//
// Items are sorted once, in New. A layout finds the visible ones by two binary
// searches and keeps the free space of each row as a set of bits, so that its
// cost grows with what is seen. It reuses the memory of the layout before.
package timeline

import (
	"cmp"
	"math"
	"slices"

	"isnad/data/edtf"
)

// Item is one thing in time, as far as layout needs to know it.
type Item struct {
	ID string
	// Date is the zero date where none is known.
	Date edtf.Date
	// Label is the width of the label, as TextWidth estimates it. Where most
	// items are never in view, Set.LabelledBy spares the estimates.
	Label float64
	// Lanes are the keys of the lanes it is shown in; none stands for the
	// lane "".
	Lanes []string
	// After and Before are the ids of items it is known to follow or precede;
	// During is the id of one it is a part of. Unknown ids mean nothing.
	After, Before []string
	During        string
}

// Shape is what a box stands for.
type Shape uint8

const (
	Point Shape = iota
	Within
	Span
	Ordered
)

// spot is where an item lies in time: days since 1970-01-01, hi exclusive. An
// end that is open reaches to infinity; one that is unknown is the other end,
// and its mark gets a fixed length.
type spot struct {
	lo, hi             float64
	key                float64 // the day it is sorted by
	rank               int8    // before (-1), on (0) or after (+1) that day
	shape              Shape
	placed             bool
	hatched            bool
	fadeStart, fadeEnd bool
}

// hasDate says that the place is that of a date of its own.
func (s *spot) hasDate() bool { return s.placed && s.shape != Ordered }

// known is the stretch of days that is not infinite; open ends count as the
// key.
func (s *spot) known() (lo, hi float64) {
	lo, hi = s.lo, s.hi
	if math.IsInf(lo, -1) {
		lo = s.key
	}
	if math.IsInf(hi, 1) {
		hi = s.key + 1
	}
	return min(lo, hi), max(lo, hi)
}

// Set is items in order. It is immutable.
type Set struct {
	items  []Item
	spots  []spot
	number map[string]int32 // id -> item
	// preds are the items known to come before each item, nearest only.
	preds [][]int32
	basis map[int]Basis
	// all is the placed items in order, lanes the same for each lane.
	all     column
	lanes   []lane
	tray    []int
	rank    []int32 // item -> its place in all, or -1
	grouped bool
	// least and width are of a label; nil takes the items'.
	least, width func(item int) float64

	fit, crowd Window
	crowded    int
}

type lane struct {
	key string
	column
}

// column is placed items in order, with the two running bounds that make the
// visible ones a range: reach is the latest end so far, start the earliest
// start from here on. Both ascend.
type column struct {
	items        []int32
	reach, start []float64
}

// New sorts items. Their order settles what dates and known order leave open,
// so the same items in the same order give the same set.
func New(items []Item) *Set {
	s := &Set{items: items, spots: make([]spot, len(items)), rank: make([]int32, len(items))}
	for i, it := range items {
		s.spots[i] = spotOf(it.Date)
		s.rank[i] = -1
		s.grouped = s.grouped || len(it.Lanes) > 0
	}
	s.order()
	s.fit = s.findFit()
	s.crowd, s.crowded = s.findCrowd()
	return s
}

// LabelledBy makes the set ask for the width of a label when a layout has room
// for it, in the place of Item.Label. It first asks for a least width, which is
// easier to tell and never more. It may ask again, for the same width.
func (s *Set) LabelledBy(least, width func(item int) float64) *Set {
	s.least, s.width = least, width
	return s
}

func (s *Set) label(i int32) float64 {
	if s.width != nil {
		return s.width(int(i))
	}
	return s.items[i].Label
}

// Len is the number of items, in the tray or not.
func (s *Set) Len() int { return len(s.items) }

// Item is the item with this number, which is its place in what New was given.
func (s *Set) Item(i int) Item { return s.items[i] }

// Tray is the items with neither a date nor a place in the order, in the order
// they have among themselves.
func (s *Set) Tray() []int { return s.tray }

// spotOf places a date. Decision: qualifiers hatch and never widen, because
// how far "about" reaches is not for us to say.
func spotOf(d edtf.Date) spot {
	from, okFrom := d.Earliest()
	to, okTo := d.Latest()
	if d.IsZero() || !okFrom && !okTo {
		return spot{}
	}
	p := spot{placed: true, hatched: d.Qualified(), shape: shapeOf(d)}
	p.lo, p.hi = float64(from), float64(to)+1
	p.key = p.lo
	if d.IsInterval() && (coarse(d.Start()) || coarse(d.End())) {
		p.hatched = true
	}
	if !okFrom {
		p.fadeStart, p.lo, p.key = true, p.hi, p.hi-1
		if d.IsInterval() && d.Start().State == edtf.Open {
			p.lo = math.Inf(-1)
		}
	}
	if !okTo {
		p.fadeEnd, p.hi = true, p.lo
		if d.IsInterval() && d.End().State == edtf.Open {
			p.hi = math.Inf(1)
		}
	}
	return p
}

func shapeOf(d edtf.Date) Shape {
	switch {
	case d.Kind() == edtf.Interval || d.Kind() == edtf.AllOf:
		return Span
	case d.Kind() == edtf.Single && d.Start().Precision() == edtf.PrecisionDay:
		return Point
	}
	return Within
}

func coarse(p edtf.Point) bool {
	return p.State == edtf.Known && p.Precision() != edtf.PrecisionDay
}

// order sorts the placed items, arranges those of one day by what is known of
// their order, and fills the lanes and the tray.
func (s *Set) order() {
	s.link()
	s.placeUndated()
	s.reduce()
	placed := make([]int32, 0, len(s.items))
	for i := range s.items {
		if s.spots[i].placed {
			placed = append(placed, int32(i))
		} else {
			s.tray = append(s.tray, i)
		}
	}
	slices.SortFunc(placed, s.compare)
	for from := 0; from < len(placed); {
		to := from + 1
		for to < len(placed) && s.stretch(placed[from], placed[to]) == 0 {
			to++
		}
		s.arrange(placed[from:to])
		from = to
	}
	for k, i := range placed {
		s.rank[i] = int32(k)
	}
	s.all = s.columnOf(placed)
	s.fillLanes(placed)
	s.arrangeTray()
}

// compare puts what has a date before its undated parts, so that these stand
// together, and leaves the rest as it was given.
func (s *Set) compare(a, b int32) int {
	if c := s.stretch(a, b); c != 0 {
		return c
	}
	undated := func(i int32) int { return btoi(!s.spots[i].hasDate()) }
	return cmp.Or(undated(a)-undated(b), int(a-b))
}

// stretch compares where two items lie; those of one stretch are arranged by
// their known order.
func (s *Set) stretch(a, b int32) int {
	p, q := &s.spots[a], &s.spots[b]
	if p.key != q.key {
		return cmp.Compare(p.key, q.key)
	}
	return cmp.Or(cmp.Compare(p.rank, q.rank), cmp.Compare(p.hi, q.hi), cmp.Compare(p.lo, q.lo))
}

func (s *Set) columnOf(items []int32) column {
	c := column{items, make([]float64, len(items)), make([]float64, len(items))}
	reach, start := math.Inf(-1), math.Inf(1)
	for k, i := range items {
		reach = max(reach, s.spots[i].hi, s.spots[i].lo)
		c.reach[k] = reach
	}
	for k := len(items) - 1; k >= 0; k-- {
		start = min(start, s.spots[items[k]].lo, s.spots[items[k]].hi)
		c.start[k] = start
	}
	return c
}

// visible is the range of the column that can touch the days from lo to hi:
// nothing outside it does, something inside it may not.
func (c column) visible(lo, hi float64) (from, to int) {
	from, _ = slices.BinarySearchFunc(c.reach, lo, func(reach, lo float64) int {
		if reach <= lo {
			return -1
		}
		return 1
	})
	to, _ = slices.BinarySearchFunc(c.start, hi, func(start, hi float64) int {
		if start < hi {
			return -1
		}
		return 1
	})
	return from, max(from, to)
}

// maxLanes bounds the lanes that are drawn: a screen shows a dozen. The rarer
// ones share a last lane.
const maxLanes = 12

// RestLane is the key of the lane that the rarer keys share. It is no id.
const RestLane = "…"

// fillLanes makes the lanes: fullest first, what has no key last. Which they
// are does not depend on the window, so that none moves while it does.
func (s *Set) fillLanes(placed []int32) {
	if !s.grouped {
		s.lanes = []lane{{"", s.all}}
		return
	}
	members := map[string][]int32{}
	for _, i := range placed {
		keys := s.items[i].Lanes
		if len(keys) == 0 {
			keys = []string{""}
		}
		for k, key := range keys {
			if !slices.Contains(keys[:k], key) {
				members[key] = append(members[key], i)
			}
		}
	}
	keys := make([]string, 0, len(members))
	for key := range members {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(btoi(a == ""), btoi(b == "")), cmp.Compare(len(members[b]), len(members[a])), cmp.Compare(a, b))
	})
	s.lanes = nil
	for k, key := range keys {
		if len(keys) > maxLanes && k >= maxLanes-1 {
			s.lanes = append(s.lanes, lane{RestLane, s.columnOf(s.union(keys[k:], members))})
			break
		}
		s.lanes = append(s.lanes, lane{key, s.columnOf(members[key])})
	}
}

// union merges lanes, each item once, in order.
func (s *Set) union(keys []string, members map[string][]int32) []int32 {
	var all []int32
	for _, key := range keys {
		all = append(all, members[key]...)
	}
	slices.SortFunc(all, func(a, b int32) int { return cmp.Compare(s.rank[a], s.rank[b]) })
	return slices.Compact(all)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
