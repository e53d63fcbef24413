// SPDX-License-Identifier: MIT

package deflate

import (
	"cmp"
	"math/bits"
	"slices"
)

// The two alphabets of a block (RFC 1951, 3.2.5): literals, the end and lengths
// in the first, distances in the second. The extra bits that follow a length or a
// distance say which of several it is.
const (
	firsts    = 286
	end       = 256
	distances = 30
	longCode  = 15 // bits
)

// ofLength is a length's symbol, and the number of its extra bits and they.
func ofLength(n int) (i, extra, rest int) {
	if n == longest {
		return firsts - 1, 0, 0
	}
	n -= shortest
	if n < 8 {
		return end + 1 + n, 0, 0
	}
	extra = bits.Len(uint(n)) - 3
	return end + 1 + 4*(extra+1) + n>>extra&3, extra, n & (1<<extra - 1)
}

// ofDistance is a distance's symbol.
func ofDistance(n int) int {
	n--
	if n < 2 {
		return n
	}
	extra := bits.Len(uint(n)) - 2
	return 2*(extra+1) + n>>extra&1
}

// extraOf is how many bits follow a distance's symbol.
func extraOf(i int) int { return max(i/2-1, 0) }

// histogram counts a block's symbols, and the bits that follow them.
type histogram struct {
	first    [firsts]uint32
	distance [distances]uint32
	extra    int
}

func count(way []symbol) *histogram {
	var h histogram
	for _, s := range way {
		if s.length() == 0 {
			h.first[s]++
			continue
		}
		i, extra, _ := ofLength(s.length())
		h.first[i]++
		j := ofDistance(s.distance())
		h.distance[j]++
		h.extra += extra + extraOf(j)
	}
	return &h
}

func (h *histogram) add(o *histogram) {
	for i, n := range o.first {
		h.first[i] += n
	}
	for i, n := range o.distance {
		h.distance[i] += n
	}
	h.extra += o.extra
}

// code is what a block's symbols are written as, and how the code itself is
// written before them: the lengths of the codes, run by run.
type code struct {
	first, distance []uint8 // bits of each symbol's code; 0 of one that does not occur
	runs            []run
	ofRun           []uint8 // bits of each kind of run's code
	bits            int     // of the whole block
}

// run is a length of a code (0 to 15), or what repeats the one before (16) or
// zero (17, 18), with how often.
type run struct{ kind, extra, rest uint8 }

// order is that in which the lengths of the runs' codes are written.
var order = [...]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

func newCode(h *histogram) *code {
	first := h.first
	first[end]++
	c := &code{first: lengths(first[:], longCode), distance: lengths(h.distance[:], longCode)}
	used := func(all []uint8, least int) []uint8 {
		n := len(all)
		for n > least && all[n-1] == 0 {
			n--
		}
		return all[:n]
	}
	c.first, c.distance = used(c.first, end+1), used(c.distance, 1)
	c.runs = runsOf(slices.Concat(c.first, c.distance))
	var kinds [len(order)]uint32
	for _, r := range c.runs {
		kinds[r.kind]++
		c.bits += int(r.extra)
	}
	c.ofRun = lengths(kinds[:], 7)
	c.bits += 3 + 5 + 5 + 4 + 3*c.kinds() + weigh(kinds[:], c.ofRun) + weigh(first[:], c.first) + weigh(h.distance[:], c.distance) + h.extra
	return c
}

// kinds is how many lengths of the runs' codes must be written.
func (c *code) kinds() int {
	n := len(order)
	for n > 4 && c.ofRun[order[n-1]] == 0 {
		n--
	}
	return n
}

func weigh(counts []uint32, lengths []uint8) int {
	sum := 0
	for i, n := range lengths {
		sum += int(counts[i]) * int(n)
	}
	return sum
}

func runsOf(all []uint8) []run {
	var runs []run
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n] == all[0] {
			n++
		}
		value := all[0]
		all = all[n:]
		if value > 0 {
			runs = append(runs, run{kind: value})
			n--
		}
		for n > 0 {
			switch {
			case n < 3:
				runs = append(runs, run{kind: value})
				n--
			case value > 0:
				some := min(n, 6)
				runs = append(runs, run{16, 2, uint8(some - 3)})
				n -= some
			case n < 11:
				runs = append(runs, run{17, 3, uint8(n - 3)})
				n = 0
			default:
				some := min(n, 138)
				runs = append(runs, run{18, 7, uint8(some - 11)})
				n -= some
			}
		}
	}
	return runs
}

// lengths are those of a code for symbols that occur so often. Where Huffman's
// has one that is longer than it may be, the rare are counted as more frequent
// than they are. A code has two symbols at least: some readers refuse one that
// leaves bits unused.
func lengths(counts []uint32, limit uint8) []uint8 {
	counts = slices.Clone(counts)
	for i, used := 0, len(counts)-zeros(counts); used < 2; i++ {
		if counts[i] == 0 {
			counts[i] = 1
			used++
		}
	}
	for {
		of := huffman(counts)
		if slices.Max(of) <= limit {
			return of
		}
		for i, n := range counts {
			counts[i] = (n + 1) / 2
		}
	}
}

// tree is a symbol, or two trees that begin with the same bits.
type tree struct {
	weight      uint32
	symbol      int
	left, right *tree
}

// huffman joins the two lightest trees until there is one. The joined are made in
// the order of their weights, so that each queue has its lightest in front.
func huffman(counts []uint32) []uint8 {
	var leaves, joined []*tree
	for i, n := range counts {
		if n > 0 {
			leaves = append(leaves, &tree{weight: n, symbol: i})
		}
	}
	slices.SortStableFunc(leaves, func(a, b *tree) int { return cmp.Compare(a.weight, b.weight) })
	lightest := func() (t *tree) {
		if len(joined) == 0 || len(leaves) > 0 && leaves[0].weight <= joined[0].weight {
			t, leaves = leaves[0], leaves[1:]
		} else {
			t, joined = joined[0], joined[1:]
		}
		return t
	}
	for len(leaves)+len(joined) > 1 {
		a, b := lightest(), lightest()
		joined = append(joined, &tree{weight: a.weight + b.weight, left: a, right: b})
	}
	of := make([]uint8, len(counts))
	joined[0].depths(of, 0)
	return of
}

func (t *tree) depths(of []uint8, depth uint8) {
	if t.left == nil {
		of[t.symbol] = depth
		return
	}
	t.left.depths(of, depth+1)
	t.right.depths(of, depth+1)
}

func zeros(counts []uint32) int {
	n := 0
	for _, c := range counts {
		if c == 0 {
			n++
		}
	}
	return n
}

// codes are the bits that stand for each symbol, the first to be written lowest
// (RFC 1951, 3.2.2).
func codes(lengths []uint8) []uint16 {
	var n [longCode + 2]uint16 // how many codes have a length
	for _, l := range lengths {
		if l > 0 {
			n[l+1]++
		}
	}
	var next [longCode + 2]uint16
	for l := 1; l < len(next); l++ {
		next[l] = (next[l-1] + n[l]) << 1
	}
	all := make([]uint16, len(lengths))
	for i, l := range lengths {
		if l > 0 {
			all[i] = bits.Reverse16(next[l]) >> (16 - l)
			next[l]++
		}
	}
	return all
}
