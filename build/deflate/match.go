// SPDX-License-Identifier: MIT

package deflate

const (
	window   = 1 << 15 // how far back a match may lie
	shortest = 3       // bytes in a match
	longest  = 258

	// deepest is how many earlier places are looked at for one. Trees are seldom
	// deeper, and the rest of one holds what is far away.
	deepest = 300
	hashes  = 1 << 16
)

// symbol is a literal, which is its byte, or a match: its length above its
// distance.
type symbol uint32

func match(length, distance int) symbol { return symbol(length<<16 | distance) }

func (s symbol) length() int   { return int(s >> 16) } // 0 of a literal
func (s symbol) distance() int { return int(s & 0xffff) }

// finder finds earlier places that begin as a given one does. Those whose first
// three bytes have one hash stand in a binary tree by what follows them, the
// latest at its root: on the way down to where a new place belongs, which
// becomes the root, lie the longest matches, each further away than the one before.
type finder struct {
	in   []byte
	root [hashes]int32
	less [window]int32 // the subtrees of a place, by its number in the window
	more [window]int32
}

const none = -1 << 30 // a place before every window

func newFinder(in []byte) *finder {
	f := &finder{in: in}
	for i := range f.root {
		f.root[i] = none
	}
	return f
}

// at adds a place to the trees and appends its matches to found, in the order of
// their lengths and of their distances; nil takes none.
func (f *finder) at(place int, found *[]symbol) {
	most := min(longest, len(f.in)-place)
	if most < shortest {
		return
	}
	here := f.in[place : place+most]
	root := &f.root[(uint32(here[0])|uint32(here[1])<<8|uint32(here[2])<<16)*0x9e3779b1>>16]
	node := int(*root)
	*root = int32(place)
	less, more := &f.less[place%window], &f.more[place%window]
	long, lessLong, moreLong := shortest-1, 0, 0 // all of a subtree agree with this place for so long
	for depth := 0; node > place-window && depth < deepest; depth++ {
		there := f.in[node:]
		n := min(lessLong, moreLong)
		for n < most && there[n] == here[n] {
			n++
		}
		if n > long {
			long = n
			if found != nil {
				*found = append(*found, match(n, place-node))
			}
		}
		at := node % window
		if n == most { // it takes that place's subtrees over
			*less, *more = f.less[at], f.more[at]
			return
		}
		if there[n] < here[n] {
			*less, less, lessLong = int32(node), &f.more[at], n
			node = int(*less)
		} else {
			*more, more, moreLong = int32(node), &f.less[at], n
			node = int(*more)
		}
	}
	*less, *more = none, none
}

// text is a segment with all its matches.
type text struct {
	in    []byte // of the segment alone
	from  int    // where it stands in the whole
	found []symbol
	first []uint32 // of each place, the number of its first match; and of the end

	cost []uint32 // to the end of what is being looked at, from each place
	step []symbol // the first on the cheapest way from there
}

// segment finds the matches of the places from one to another, which follows
// the one of the call before. Within a match of the greatest length there are none:
// nothing is better than to take it.
func (f *finder) segment(from, to int) *text {
	n := to - from
	t := &text{in: f.in[from:to], from: from, first: make([]uint32, 0, n+1), cost: make([]uint32, n+1), step: make([]symbol, n)}
	taken := from
	for place := from; place < to; place++ {
		t.first = append(t.first, uint32(len(t.found)))
		if place < taken {
			f.at(place, nil)
			continue
		}
		f.at(place, &t.found)
		if last := len(t.found) - 1; last >= int(t.first[place-from]) && t.found[last].length() == longest {
			taken = place + longest
		}
	}
	t.first = append(t.first, uint32(len(t.found)))
	return t
}
