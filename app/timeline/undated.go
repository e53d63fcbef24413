// SPDX-License-Identifier: MIT

package timeline

import (
	"math"
	"slices"
)

// Where an undated item lies is worked out on moments: each item has a start
// and an end, and four rules say which of two moments is not the later one.
//
//  1. An item starts before it ends.
//  2. What comes before something ends before that starts.
//  3. A whole starts no later than its parts.
//  4. A whole ends no sooner than its parts.
//
// Dates bound some moments, and the rules carry these bounds to the others,
// over any number of undated items. An item is placed by the bounds of its
// start, so that no whole stands later than its earliest part. We used to
// compare items as points and to leave wholes and parts out: a campaign stood
// months after the event that was its end.

// Basis is what an undated item's place rests on: numbers of items, -1 for
// none.
type Basis struct {
	// During is the dated item that it is a part of.
	During int
	// After and Before are the nearest dated items that it follows and
	// precedes.
	After, Before int
	// Part is the part of it through which alone it is known to precede
	// Before: it had begun by then, and nobody says when it ended.
	Part int
}

// Basis of an item that is placed without a date; false for all others.
func (s *Set) Basis(i int) (Basis, bool) {
	b, ok := s.basis[i]
	return b, ok
}

// Follows says that one item is known to come after another, or to be a part
// of it, without a third between them.
func (s *Set) Follows(after, before int) bool {
	return slices.Contains(s.preds[after], int32(before))
}

// placeUndated gives an undated item the place that its known order leaves it.
func (s *Set) placeUndated() {
	s.basis = map[int]Basis{}
	undated := slices.ContainsFunc(s.spots, func(p spot) bool { return !p.placed })
	ordered := slices.ContainsFunc(s.preds, func(preds []int32) bool { return len(preds) > 0 })
	if !undated || !ordered {
		return
	}
	lower, upper := s.bounds()
	for i, it := range s.items {
		if s.spots[i].placed {
			continue
		}
		if whole, ok := s.dated(it.During); ok {
			p := s.spots[whole]
			s.spots[i] = spot{lo: p.lo, hi: p.hi, key: p.key, shape: Ordered, placed: true}
			s.basis[i] = Basis{During: int(whole), After: -1, Before: -1, Part: -1}
			continue
		}
		s.spots[i] = between(lower[start(i)].day, upper[start(i)].day)
		if s.spots[i].placed {
			s.basis[i] = s.basisOf(i, lower, upper)
		}
	}
}

// basisOf is the basis of an item that is placed between bounds.
func (s *Set) basisOf(i int, lower, upper []bound) Basis {
	b := Basis{During: -1, After: -1, Before: -1, Part: -1}
	if p := s.spots[i]; p.fadeEnd {
		b.After = int(lower[start(i)].by)
	}
	if p := s.spots[i]; !p.fadeStart {
		return b
	}
	b.Before = int(upper[start(i)].by)
	if upper[end(i)].day <= upper[start(i)].day {
		return b
	}
	for k, part := range s.items { // rare: a whole of unknown length
		if part.During == s.items[i].ID && s.upper(start(k), upper).day == upper[start(i)].day {
			b.Part = k
			break
		}
	}
	return b
}

// dated is the item with this id if it has a closed date of its own.
func (s *Set) dated(id string) (int32, bool) {
	i, known := s.number[id]
	if !known {
		return 0, false
	}
	p := s.spots[i]
	return i, p.hasDate() && !p.fadeStart && !p.fadeEnd
}

// between is the place of what is only known to lie after and before something.
// Where the two leave no room, which they do within one day, after decides.
func between(lower, upper float64) spot {
	after, before := !math.IsInf(lower, -1), !math.IsInf(upper, 1)
	switch {
	case after && before && lower < upper:
		return spot{lo: lower, hi: upper, key: lower - 1, rank: 1, shape: Ordered, placed: true, fadeStart: true, fadeEnd: true}
	case after:
		return spot{lo: lower, hi: lower, key: lower - 1, rank: 1, shape: Ordered, placed: true, fadeEnd: true}
	case before:
		return spot{lo: upper, hi: upper, key: upper, rank: -1, shape: Ordered, placed: true, fadeStart: true}
	}
	return spot{}
}

// bound is a day that a moment lies after or before, and the dated item it is
// of.
type bound struct {
	day float64
	by  int32
}

// start and end are the numbers of an item's moments.
func start(i int) int { return 2 * i }
func end(i int) int   { return 2*i + 1 }

// bounds are, for each moment, the end of the latest dated item known to lie
// before it and the start of the earliest known to lie after it.
func (s *Set) bounds() (lower, upper []bound) {
	lower, upper = make([]bound, 2*len(s.items)), make([]bound, 2*len(s.items))
	for m := range lower {
		lower[m], upper[m] = bound{math.Inf(-1), -1}, bound{math.Inf(1), -1}
	}
	next := s.moments()
	sorted := topological(next)
	for _, m := range sorted {
		b := s.lower(m, lower)
		for _, n := range next[m] {
			if b.day > lower[n].day {
				lower[n] = b
			}
		}
	}
	for _, m := range slices.Backward(sorted) {
		for _, n := range next[m] {
			if b := s.upper(n, upper); b.day < upper[m].day {
				upper[m] = b
			}
		}
	}
	return lower, upper
}

// moments are, for each moment, those that the rules put after it.
func (s *Set) moments() [][]int {
	next := make([][]int, 2*len(s.items))
	add := func(a, b int) { next[a] = append(next[a], b) }
	for i, it := range s.items {
		add(start(i), end(i)) // rule 1
		for _, pred := range s.preds[i] {
			p := int(pred)
			if it.During == s.items[p].ID {
				add(start(p), start(i)) // rule 3
				add(end(i), end(p))     // rule 4
				continue
			}
			add(end(p), start(i)) // rule 2
		}
	}
	return next
}

// lower is the bound that a moment gives to later ones: a date's last day, or
// what holds for the moment itself.
func (s *Set) lower(m int, lower []bound) bound {
	p := s.spots[m/2]
	if m == end(m/2) && p.hasDate() && !math.IsInf(p.hi, 0) {
		return bound{max(p.lo, p.hi), int32(m / 2)}
	}
	return lower[m]
}

// upper is the bound that a moment gives to earlier ones.
func (s *Set) upper(m int, upper []bound) bound {
	p := s.spots[m/2]
	if m == start(m/2) && p.hasDate() && !math.IsInf(p.lo, 0) {
		return bound{min(p.lo, p.hi), int32(m / 2)}
	}
	return upper[m]
}

// topological is all moments, each after those before it. What is on or behind
// a circle of contradicting references is left out, and so stays unbounded.
func topological(next [][]int) []int {
	waits := make([]int, len(next))
	for _, after := range next {
		for _, n := range after {
			waits[n]++
		}
	}
	sorted := make([]int, 0, len(next))
	for m := range next {
		if waits[m] == 0 {
			sorted = append(sorted, m)
		}
	}
	for k := 0; k < len(sorted); k++ {
		for _, n := range next[sorted[k]] {
			if waits[n]--; waits[n] == 0 {
				sorted = append(sorted, n)
			}
		}
	}
	return sorted
}
