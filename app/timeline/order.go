// SPDX-License-Identifier: MIT

package timeline

import (
	"container/heap"
	"math"
	"slices"
)

// link reads After, Before and During into preds: who is known to come before
// whom. A part follows its whole.
func (s *Set) link() {
	s.number = make(map[string]int32, len(s.items))
	for i, it := range s.items {
		s.number[it.ID] = int32(i)
	}
	s.preds = make([][]int32, len(s.items))
	add := func(before, after string) {
		b, known := s.number[before]
		a, also := s.number[after]
		if known && also && a != b {
			s.preds[a] = append(s.preds[a], b)
		}
	}
	for _, it := range s.items {
		for _, id := range it.After {
			add(id, it.ID)
		}
		for _, id := range it.Before {
			add(it.ID, id)
		}
		add(it.During, it.ID)
	}
	for i := range s.preds {
		slices.Sort(s.preds[i])
		s.preds[i] = slices.Compact(s.preds[i])
	}
}

// reduce drops the edge a→c where a→b→c is known too, so that fewer arrows say
// the same.
func (s *Set) reduce() {
	reduced := make([][]int32, len(s.preds))
	implied := map[int32]bool{}
	for c, preds := range s.preds {
		clear(implied)
		for _, b := range preds {
			for _, a := range s.preds[b] {
				implied[a] = true
			}
		}
		for _, a := range preds {
			if !implied[a] {
				reduced[c] = append(reduced[c], a)
			}
		}
	}
	s.preds = reduced
}

// placeUndated gives an undated item the place that its known order leaves it,
// also where the order leads to a date over other undated items.
func (s *Set) placeUndated() {
	lower, upper := s.bounds()
	for i, it := range s.items {
		if s.spots[i].placed {
			continue
		}
		if whole, ok := s.dated(it.During); ok {
			s.spots[i] = spot{lo: whole.lo, hi: whole.hi, key: whole.key, shape: Ordered, placed: true}
			continue
		}
		s.spots[i] = between(lower[i], upper[i])
	}
}

// dated is the spot of the item with this id if it has a closed one of its own.
func (s *Set) dated(id string) (spot, bool) {
	i, known := s.number[id]
	if !known {
		return spot{}, false
	}
	p := s.spots[i]
	return p, p.placed && p.shape != Ordered && !p.fadeStart && !p.fadeEnd
}

// between is the place of what is only known to lie after and before something.
// Where the two leave no room, which they do within one day, after decides.
func between(lower, upper float64) spot {
	after, before := !math.IsInf(lower, -1), !math.IsInf(upper, 1)
	switch {
	case after && before && lower < upper:
		return spot{lo: lower, hi: upper, key: lower, rank: 1, shape: Ordered, placed: true, fadeStart: true, fadeEnd: true}
	case after:
		return spot{lo: lower, hi: lower, key: lower - 1, rank: 1, shape: Ordered, placed: true, fadeEnd: true}
	case before:
		return spot{lo: upper, hi: upper, key: upper, rank: -1, shape: Ordered, placed: true, fadeStart: true}
	}
	return spot{}
}

// bounds are, for each item, the end of the latest dated item known to come
// before it and the start of the earliest known to come after it.
func (s *Set) bounds() (lower, upper []float64) {
	n := len(s.items)
	lower, upper = make([]float64, n), make([]float64, n)
	for i := range n {
		lower[i], upper[i] = math.Inf(-1), math.Inf(1)
	}
	sorted := s.topological()
	for _, i := range sorted {
		for _, p := range s.preds[i] {
			if s.items[i].During != s.items[p].ID {
				lower[i] = max(lower[i], s.endOf(p, lower[p]))
			}
		}
	}
	for _, i := range slices.Backward(sorted) {
		for _, p := range s.preds[i] {
			if s.items[i].During != s.items[p].ID {
				upper[p] = min(upper[p], s.startOf(i, upper[i]))
			}
		}
	}
	return lower, upper
}

func (s *Set) endOf(i int32, otherwise float64) float64 {
	if p := s.spots[i]; p.placed && !math.IsInf(p.hi, 0) {
		return max(p.lo, p.hi)
	}
	return otherwise
}

func (s *Set) startOf(i int32, otherwise float64) float64 {
	if p := s.spots[i]; p.placed && !math.IsInf(p.lo, 0) {
		return min(p.lo, p.hi)
	}
	return otherwise
}

// topological is all items, each after its preds, otherwise as given. What is
// on a circle of hostile references is left out.
func (s *Set) topological() []int32 {
	all := make([]int32, len(s.items))
	for i := range all {
		all[i] = int32(i)
	}
	sorted, _ := s.sorted(all)
	return sorted
}

// arrange puts a run of items into their known order, otherwise leaving them
// as they stand. What is on a circle comes last, as it stands.
func (s *Set) arrange(run []int32) {
	if len(run) < 2 {
		return
	}
	sorted, circle := s.sorted(run)
	copy(run, append(sorted, circle...))
}

// sorted is Kahn's algorithm on the run's own edges, taking of the items that
// are free the one that stands first.
func (s *Set) sorted(run []int32) (sorted, circle []int32) {
	place := make(map[int32]int, len(run))
	for k, i := range run {
		place[i] = k
	}
	waits := make([]int, len(run))
	next := make([][]int, len(run))
	for k, i := range run {
		for _, p := range s.preds[i] {
			if before, ok := place[p]; ok {
				next[before] = append(next[before], k)
				waits[k]++
			}
		}
	}
	free := &intHeap{}
	for k := range run {
		if waits[k] == 0 {
			heap.Push(free, k)
		}
	}
	for free.Len() > 0 {
		k := heap.Pop(free).(int)
		sorted = append(sorted, run[k])
		for _, after := range next[k] {
			if waits[after]--; waits[after] == 0 {
				heap.Push(free, after)
			}
		}
	}
	for k, i := range run {
		if waits[k] > 0 {
			circle = append(circle, i)
		}
	}
	return sorted, circle
}

func (s *Set) arrangeTray() {
	run := make([]int32, len(s.tray))
	for k, i := range s.tray {
		run[k] = int32(i)
	}
	s.arrange(run)
	for k, i := range run {
		s.tray[k] = int(i)
	}
}

// intHeap is the smallest number first; container/heap asks for the methods.
type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(a, b int) bool { return h[a] < h[b] }
func (h intHeap) Swap(a, b int)      { h[a], h[b] = h[b], h[a] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}
