// SPDX-License-Identifier: MIT

package deflate

import (
	"math"
	"slices"
)

// Costs are in 64ths of a bit: a segment of a million bytes at twenty bits each
// stays within 32 bits.
const bit = 64

// costs are what a code makes of symbols, the bits that follow some included.
type costs struct {
	literal  [256]uint32
	length   [longest + 1]uint32
	distance [distances]uint32
}

// guess is for a text of which nothing is known yet.
func guess() *costs {
	var c costs
	for i := range c.literal {
		c.literal[i] = 8 * bit
	}
	for n := shortest; n <= longest; n++ {
		_, extra, _ := ofLength(n)
		c.length[n] = uint32(6+extra) * bit
	}
	for i := range c.distance {
		c.distance[i] = uint32(5+extraOf(i)) * bit
	}
	return &c
}

// told are the costs by what was counted: of a symbol as many bits as its share
// is halvings of the whole. One that did not occur costs as if it had once.
func told(h *histogram) *costs {
	var c costs
	share := func(counts []uint32) func(i int) uint32 {
		all := uint32(1)
		for _, n := range counts {
			all += n
		}
		whole := math.Log2(float64(all))
		return func(i int) uint32 { return uint32(bit * (whole - math.Log2(float64(max(counts[i], 1))))) }
	}
	first, second := share(h.first[:]), share(h.distance[:])
	for i := range c.literal {
		c.literal[i] = first(i)
	}
	for n := shortest; n <= longest; n++ {
		i, extra, _ := ofLength(n)
		c.length[n] = first(i) + uint32(extra)*bit
	}
	for i := range c.distance {
		c.distance[i] = second(i) + uint32(extraOf(i))*bit
	}
	return &c
}

// shortest is the cheapest way through a part of the text, worked out from its
// end: of each place it is the cheapest of a first symbol and the way from where
// that leads.
func (t *text) shortest(from, to int, c *costs) []symbol {
	t.cost[to] = 0
	for place := to - 1; place >= from; place-- {
		least, step := t.cost[place+1]+c.literal[t.in[place]], symbol(t.in[place])
		n := shortest
		for _, m := range t.found[t.first[place]:t.first[place+1]] {
			distance := m.distance()
			far := c.distance[ofDistance(distance)]
			for most := min(m.length(), to-place); n <= most; n++ {
				if cost := t.cost[place+n] + c.length[n] + far; cost < least {
					least, step = cost, match(n, distance)
				}
			}
		}
		t.cost[place], t.step[place] = least, step
	}
	var way []symbol
	for place := from; place < to; place += max(t.step[place].length(), 1) {
		way = append(way, t.step[place])
	}
	return way
}

// block is a part of a text and the symbols that stand for it.
type block struct {
	from, to int // in its segment
	symbols  []symbol
	code     *code
}

// blocks are what a segment is written as.
func (t *text) blocks() []block {
	way := t.shortest(0, len(t.in), guess())
	way = t.shortest(0, len(t.in), told(count(way)))
	all := divide(way)
	for i := range all {
		t.improve(&all[i])
	}
	return all
}

// improve looks for a cheaper way through a block, by what the last one cost,
// until there is none.
func (t *text) improve(b *block) {
	h := count(b.symbols)
	b.code = newCode(h)
	for range rounds {
		way := t.shortest(b.from, b.to, told(h))
		h = count(way)
		code := newCode(h)
		if code.bits >= b.code.bits {
			return
		}
		b.symbols, b.code = way, code
	}
}

// divide cuts symbols into blocks. It begins with small ones and joins the two
// neighbours that gain most by it, until none do.
func divide(way []symbol) []block {
	var all []*part
	place := 0
	for first := 0; first < len(way); first += unit {
		p := &part{first: first, last: min(first+unit, len(way)), from: place}
		for _, s := range way[p.first:p.last] {
			place += max(s.length(), 1)
		}
		p.to, p.histogram = place, count(way[p.first:p.last])
		p.bits = newCode(p.histogram).bits
		all = append(all, p)
	}
	for i := range len(all) - 1 {
		all[i].join(all[i+1])
	}
	for len(all) > 1 {
		best := 0
		for i := range len(all) - 1 {
			if all[i].gain > all[best].gain {
				best = i
			}
		}
		if all[best].gain <= 0 {
			break
		}
		a, b := all[best], all[best+1]
		a.last, a.to, a.histogram, a.bits, a.gain = b.last, b.to, a.joined, a.bits+b.bits-a.gain, 0
		all = slices.Delete(all, best+1, best+2)
		if best+1 < len(all) {
			a.join(all[best+1])
		}
		if best > 0 {
			all[best-1].join(a)
		}
	}
	blocks := make([]block, len(all))
	for i, p := range all {
		blocks[i] = block{from: p.from, to: p.to, symbols: way[p.first:p.last]}
	}
	return blocks
}

// part is a block while it is decided where blocks end.
type part struct {
	first, last int // symbols
	from, to    int // places in the segment
	histogram   *histogram
	bits        int

	joined *histogram // with the next one
	gain   int        // bits
}

// join works out what would be gained.
func (p *part) join(next *part) {
	both := *p.histogram
	both.add(next.histogram)
	p.joined = &both
	p.gain = p.bits + next.bits - newCode(&both).bits
}
