// SPDX-License-Identifier: MIT

package timeline

import (
	"container/heap"
	"maps"
	"slices"
)

// link reads After, Before and During into preds: who is known to come before
// whom. A part follows its whole.
func (s *Set) link() {
	s.preds = make([][]int32, len(s.items))
	s.number = s.named()
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

// named are the numbers of the items that others name: of many items few.
func (s *Set) named() map[string]int32 {
	wanted := map[string]int32{}
	for _, it := range s.items {
		for _, ids := range [][]string{it.After, it.Before} {
			for _, id := range ids {
				wanted[id] = -1
			}
		}
		if it.During != "" {
			wanted[it.During] = -1
		}
		if len(it.After)+len(it.Before)+len(it.During) > 0 {
			wanted[it.ID] = -1
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	for i, it := range s.items {
		if _, ok := wanted[it.ID]; ok {
			wanted[it.ID] = int32(i)
		}
	}
	maps.DeleteFunc(wanted, func(_ string, i int32) bool { return i < 0 })
	return wanted
}

// reduce drops the edge a→c where a→b→c is known too, so that fewer arrows say
// the same.
func (s *Set) reduce() {
	reduced := make([][]int32, len(s.preds))
	implied := map[int32]bool{}
	for c, preds := range s.preds {
		if len(preds) < 2 { // nothing between that could say it
			reduced[c] = preds
			continue
		}
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
