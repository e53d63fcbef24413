// SPDX-License-Identifier: MIT

package timeline

import (
	"math"
	"slices"
)

// Sizes, in the pixels of the drawing.
const (
	// MarkWidth is the narrowest mark: a dot one can see and tell from a line.
	MarkWidth = 10
	// RowHeight holds a label of 14 pixels with the room around it that WCAG
	// 2.2 asks of a target (24 pixels).
	RowHeight = 26
	// HeadHeight is a lane's heading, BinHeight the counts under its rows.
	HeadHeight = 30
	BinHeight  = 28
	// FadeWidth is the length of what has none in time: an unknown end,
	// before, after. Four marks: long enough to see it fade.
	FadeWidth = 44
	// labelGap is between a mark and its label, rowGap between neighbours.
	labelGap = 7
	rowGap   = 14
	// minLabel is the least room for a label worth reading: a dozen letters.
	minLabel = 90
	// binWidth holds "+9,999".
	binWidth = 64
	// laneGap is under a lane.
	laneGap = 8
)

// Viewport is what a layout is made for.
type Viewport struct {
	Scale
	// Rows bounds the rows of all lanes together; every lane has three. What
	// finds no row is counted in bins.
	Rows int
	// Gap is the least distance between ticks: the widest label and the room
	// around it. 0 is enough for years.
	Gap float64
}

// Layout is where everything is. It may be filled again and again.
type Layout struct {
	Lanes  []Lane
	Boxes  []Box
	Bins   []Bin
	Ticks  []Tick
	Eras   []Era
	Arrows []Arrow
	// Earlier and Later count the items beyond the window, Shown those in it.
	Earlier, Later, Shown int
	Height                float64

	rows  rows
	bins  []Bin
	boxOf []int32 // item -> box + 1 in the lane at hand
}

// Lane is a strip of the drawing.
type Lane struct {
	Key       string
	Y, Height float64
	Rows      int
	// From and To are its boxes; Earlier and Later what it has beyond the
	// window.
	From, To       int
	Earlier, Later int
}

// Box is an item's mark and its label.
type Box struct {
	Item, Lane, Row int
	X, Width, Y     float64 // Y is the middle of the row
	Shape           Shape
	Hatched         bool
	// FadeStart and FadeEnd are in the order of time, also from right to left.
	FadeStart, FadeEnd bool
	// Label is where the text begins, or where it ends with LabelEnds; Room is
	// how wide it may be. In a page from right to left it begins on the right.
	Label, Room float64
	LabelEnds   bool
	// Inside says that the label lies on the mark.
	Inside bool
}

// Bin counts items for which there is no room.
type Bin struct {
	Lane, Count int
	X, Width, Y float64
	// Window holds them all.
	Window Window
}

// Arrow leads from a box to one known to come after it, where their dates do
// not say so.
type Arrow struct{ From, To int }

// Layout lays the set out into l.
func (s *Set) Layout(v Viewport, l *Layout) {
	l.Lanes, l.Boxes, l.Bins, l.Arrows = l.Lanes[:0], l.Boxes[:0], l.Bins[:0], l.Arrows[:0]
	l.Height = 0
	l.ticks(v.Scale, v.Gap)
	ltr := v.Scale
	ltr.RTL = false // rules hold from left to right; mirror turns the result
	rows := max(3, v.Rows/max(1, len(s.lanes)))
	for k := range s.lanes {
		l.lane(s, k, ltr, rows)
	}
	if s.grouped {
		l.Earlier, l.Later = s.beyond(s.all, ltr)
	} else {
		l.Earlier, l.Later = l.Lanes[0].Earlier, l.Lanes[0].Later
	}
	l.Shown = len(s.all.items) - l.Earlier - l.Later
	if v.RTL {
		l.mirror(v.Width)
	}
}

// beyond counts what a column has outside the scale's window.
func (s *Set) beyond(c column, sc Scale) (earlier, later int) {
	from, to := s.reachable(c, sc)
	earlier, later = from, len(c.items)-to
	for _, i := range c.items[from:to] {
		switch x0, x1 := s.extent(i, sc); {
		case x1 <= 0:
			earlier++
		case x0 >= sc.Width:
			later++
		}
	}
	return earlier, later
}

// reachable is the range of the column that may be seen: fixed lengths reach
// into the window from outside.
func (s *Set) reachable(c column, sc Scale) (from, to int) {
	pad := FadeWidth / sc.Width * sc.Span()
	return c.visible(sc.From-pad, sc.To+pad)
}

// extent is where an item begins and ends, in pixels from the left.
func (s *Set) extent(i int32, sc Scale) (x0, x1 float64) {
	p := &s.spots[i]
	x0, x1 = sc.X(p.lo), sc.X(p.hi)
	if p.lo == p.hi && p.fadeStart {
		x0 -= FadeWidth
	}
	if p.lo == p.hi && p.fadeEnd {
		x1 += FadeWidth
	}
	return x0, x1
}

// lane lays out one lane below what is there.
func (l *Layout) lane(s *Set, k int, sc Scale, maxRows int) {
	c := s.lanes[k].column
	ln := Lane{Key: s.lanes[k].key, Y: l.Height, From: len(l.Boxes)}
	top := l.Height
	if s.grouped {
		top += HeadHeight
	}
	l.rows.reset(sc.Width, maxRows)
	l.resetBins(sc, k)
	from, to := s.reachable(c, sc)
	ln.Earlier, ln.Later = from, len(c.items)-to
	after, day := 0, math.NaN() // rule 3: the row below the last one of this day
	for _, i := range c.items[from:to] {
		x0, x1 := s.extent(i, sc)
		switch {
		case x1 <= 0:
			ln.Earlier++
			continue
		case x0 >= sc.Width:
			ln.Later++
			continue
		case s.spots[i].key != day:
			after, day = 0, s.spots[i].key
		}
		after = l.put(s, i, x0, x1, sc.Width, after)
	}
	ln.To = len(l.Boxes)
	for n := range l.Boxes[ln.From:] {
		b := &l.Boxes[ln.From+n]
		b.Lane, b.Y = k, top+(float64(b.Row)+0.5)*RowHeight
		ln.Rows = max(ln.Rows, b.Row+1)
	}
	l.Height = top + float64(max(ln.Rows, 1))*RowHeight
	l.closeBins()
	l.Height += laneGap
	ln.Height = l.Height - ln.Y
	l.Lanes = append(l.Lanes, ln)
	l.arrows(s, ln)
}

// put gives an item the first row from a row on, or a place in a bin, and
// reports the row below; below a bin there is none.
func (l *Layout) put(s *Set, i int32, x0, x1, width float64, from int) (below int) {
	if from < l.rows.limit && !l.rows.full(x0, x1, width) {
		b := s.mark(i, x0, x1, width)
		if b.Row = l.row(&b, from, false); b.Row >= 0 { // the mark alone: most of a crowd end here
			b.Row = l.labelled(s, &b, width)
		}
		if b.Row >= 0 {
			l.Boxes = append(l.Boxes, b)
			return b.Row + 1
		}
	}
	l.bin(s, i, (max(x0, 0)+min(x1, width))/2, width)
	return l.rows.limit
}

// labelled gives a box its label and takes a row for both, from the one that the
// mark found on. Where not even the least label fits on either side, the whole
// one is not asked for: to word it costs more than all the rest.
func (l *Layout) labelled(s *Set, b *Box, width float64) int {
	if after, before := width-(b.X+b.Width+labelGap), b.X-labelGap; s.least != nil && b.Width < min(after, before) {
		least := min(s.least(b.Item), max(after, before)) + labelGap
		if l.rows.place(b.X, b.X+b.Width+least, b.Row, false) < 0 && l.rows.place(b.X-least, b.X+b.Width, b.Row, false) < 0 {
			return -1
		}
	}
	b.label(s.label(int32(b.Item)), width)
	return l.row(b, b.Row, true)
}

// mark is an item's mark, not yet in a row and without its label. Marks are cut
// to the window and never narrower than a dot.
func (s *Set) mark(i int32, x0, x1, width float64) Box {
	p := &s.spots[i]
	x0, x1 = max(x0, 0), min(x1, width)
	if short := MarkWidth - (x1 - x0); short > 0 {
		x0 = min(max(x0-short/2, 0), max(width-MarkWidth, 0))
		x1 = x0 + MarkWidth
	}
	return Box{Item: int(i), X: x0, Width: x1 - x0, Shape: p.shape, Hatched: p.hatched, FadeStart: p.fadeStart, FadeEnd: p.fadeEnd}
}

// label finds the label's place: later in time than the mark where it fits,
// else earlier, else on the mark; where it fits nowhere, it is cut to the
// widest of the three.
func (b *Box) label(need, width float64) {
	after, before, on := width-(b.X+b.Width+labelGap), b.X-labelGap, b.Width-2*labelGap
	wide := b.Width >= width/2
	switch {
	case wide && on >= need:
		b.inside(need)
	case after >= need:
		b.Label, b.Room = b.X+b.Width+labelGap, need
	case before >= need:
		b.Label, b.Room, b.LabelEnds = b.X-labelGap, need, true
	case on >= max(after, before):
		b.inside(min(on, need))
	case after >= before:
		b.Label, b.Room = b.X+b.Width+labelGap, after
	default:
		b.Label, b.Room, b.LabelEnds = b.X-labelGap, before, true
	}
	if b.Room < min(need, minLabel) {
		b.Room = 0
	}
}

func (b *Box) inside(room float64) { b.Label, b.Room, b.Inside = b.X+labelGap, room, true }

// row finds a row for a box, from a row on, and takes it if it is told to.
func (l *Layout) row(b *Box, from int, take bool) int {
	a, z := b.footprint()
	return l.rows.place(a, z, from, take)
}

// footprint is what nothing else in the row may touch.
func (b *Box) footprint() (from, to float64) {
	from, to = b.X, b.X+b.Width
	switch {
	case b.Room == 0 || b.Inside:
	case b.LabelEnds:
		from = b.Label - b.Room
	default:
		to = b.Label + b.Room
	}
	return from, to + rowGap
}

// arrows are those inside a lane.
func (l *Layout) arrows(s *Set, ln Lane) {
	if len(l.boxOf) < len(s.items) {
		l.boxOf = make([]int32, len(s.items))
	}
	boxes := l.Boxes[ln.From:ln.To]
	for k, b := range boxes {
		l.boxOf[b.Item] = int32(ln.From + k + 1)
	}
	for k, b := range boxes {
		for _, p := range s.preds[b.Item] {
			from := l.boxOf[p]
			if from > 0 && !s.spots[b.Item].fadeStart && s.needsArrow(p, int32(b.Item)) {
				l.Arrows = append(l.Arrows, Arrow{int(from - 1), ln.From + k})
			}
		}
	}
	for _, b := range boxes {
		l.boxOf[b.Item] = 0
	}
}

// needsArrow says that neither dates nor the marks themselves show the order:
// a mark for before or after is an arrow already, a part lies in its whole.
func (s *Set) needsArrow(a, b int32) bool {
	p, q := &s.spots[a], &s.spots[b]
	fixed := func(p *spot) bool { return p.shape == Ordered && p.lo == p.hi }
	return !fixed(p) && !fixed(q) && p.hi > q.lo && s.items[b].During != s.items[a].ID
}

// resetBins lays empty bins over the lane's width.
func (l *Layout) resetBins(sc Scale, lane int) {
	n := max(1, int(sc.Width/binWidth))
	l.bins = slices.Grow(l.bins[:0], n)[:n]
	for k := range l.bins {
		width := sc.Width / float64(n)
		l.bins[k] = Bin{Lane: lane, X: float64(k) * width, Width: width, Window: Window{math.Inf(1), math.Inf(-1)}}
	}
}

// bin counts an item where its mark would have been.
func (l *Layout) bin(s *Set, i int32, x, width float64) {
	k := int(min(max(x/width, 0), 1) * float64(len(l.bins)))
	bin := &l.bins[min(k, len(l.bins)-1)]
	lo, hi := s.spots[i].known()
	bin.Count++
	bin.Window = bin.Window.Union(Window{max(lo, firstDay), min(hi, lastDay)})
}

// closeBins keeps the bins that hold something, below the rows.
func (l *Layout) closeBins() {
	before := len(l.Bins)
	for _, bin := range l.bins {
		if bin.Count > 0 {
			bin.Y = l.Height + BinHeight/2
			bin.Window = padded(bin.Window.From, bin.Window.To)
			l.Bins = append(l.Bins, bin)
		}
	}
	if len(l.Bins) > before {
		l.Height += BinHeight
	}
}

// mirror turns a finished layout around. Ticks and eras are in place: their
// scale knew the direction.
func (l *Layout) mirror(width float64) {
	for k := range l.Boxes {
		b := &l.Boxes[k]
		b.X, b.Label = width-b.X-b.Width, width-b.Label
	}
	for k := range l.Bins {
		b := &l.Bins[k]
		b.X = width - b.X - b.Width
	}
}

// rows is the free space of a lane: a bit for each cell of each row.
type rows struct {
	bits  []uint64
	taken []uint64 // cells that are taken in every row
	words int
	used  int
	limit int
}

// cell is the width that a bit stands for. Footprints are rounded outwards to
// whole cells, at a cost of half a letter.
const cell = 4

func (r *rows) reset(width float64, limit int) {
	r.words = int(width/cell)/64 + 2
	r.limit, r.used = limit, 0
	r.bits = slices.Grow(r.bits[:0], r.words*limit)[:r.words*limit]
	r.taken = slices.Grow(r.taken[:0], r.words)[:r.words]
	clear(r.taken)
}

// full says that the middle of a mark has no row left, which spares most items
// of a crowd the search.
func (r *rows) full(x0, x1, width float64) bool {
	c := int(min(max((x0+x1)/2, 0), width) / cell)
	return r.taken[c/64]&(1<<(c%64)) != 0
}

// recount finds the cells that are taken in every row.
func (r *rows) recount() {
	if r.used < r.limit {
		return
	}
	copy(r.taken, r.bits[:r.words])
	for k := 1; k < r.limit; k++ {
		for w := range r.taken {
			r.taken[w] &= r.bits[k*r.words+w]
		}
	}
}

// place finds the first free row, from a row on, for the stretch from a to b,
// and reports it, or -1. It takes the stretch if it is told to.
func (r *rows) place(a, b float64, from int, taking bool) int {
	first, last := int(a/cell), int(b/cell)
	first, last = max(first, 0), min(last, r.words*64-1)
	for k := from; k < r.limit; k++ {
		for r.used <= k {
			clear(r.bits[r.used*r.words : (r.used+1)*r.words])
			r.used++
		}
		row := r.bits[k*r.words : (k+1)*r.words]
		if free(row, first, last) {
			if taking {
				take(row, first, last)
				r.recount()
			}
			return k
		}
	}
	return -1
}

func free(row []uint64, first, last int) bool {
	for w := first / 64; w <= last/64; w++ {
		if row[w]&mask(w, first, last) != 0 {
			return false
		}
	}
	return true
}

func take(row []uint64, first, last int) {
	for w := first / 64; w <= last/64; w++ {
		row[w] |= mask(w, first, last)
	}
}

// mask is the bits of word w from cell first through cell last.
func mask(w, first, last int) uint64 {
	m := ^uint64(0)
	if first/64 == w {
		m <<= first % 64
	}
	if last/64 == w {
		m &= ^uint64(0) >> (63 - last%64)
	}
	return m
}
