// SPDX-License-Identifier: MIT

package compile

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// shardSize is how many bytes of JSON a shard aims at: about what one round
// trip carries on a slow line once compressed, and small enough to parse
// within a frame or two. Of a dossier that is read in part a page wants a few
// records from each of several shards: those are smaller.
const (
	shardSize = 256 << 10
	partSize  = 64 << 10
)

// shards cuts the records into files and gives each away. Records that refer to
// each other come near each other: the walk starts at what is referred to most and
// takes along, breadth first, whatever is tied to it. A single record is never
// divided. What a record weighs is found by writing it, and it is written again
// for its shard: all of them at once would be as much as the dossier.
func (c *compiler) shards(size int, emit func(k int, shard []byte) error) ([]dataset.File, error) {
	weights := make([]int32, c.graph.Len())
	err := all(len(weights), func(i int) error {
		body, err := c.graph.Body(i)
		weights[i] = int32(len(body))
		return err
	})
	if err != nil {
		return nil, err
	}
	order := c.walk()
	cut := c.cut(order, weights, size)
	if dataset.InPart(len(cut)) && size > partSize {
		cut = c.cut(order, weights, partSize)
	}
	c.shard = make([]uint16, len(weights))
	for k, part := range cut {
		for _, i := range part {
			c.shard[i] = uint16(k)
		}
		slices.Sort(part)
	}
	if len(cut) > math.MaxUint16 {
		return nil, fmt.Errorf("the dossier takes %d shards; %d are allowed", len(cut), math.MaxUint16)
	}
	files := make([]dataset.File, len(cut))
	return files, all(len(cut), func(k int) error {
		shard, err := c.encode(k, cut[k], dataset.InPart(len(cut)))
		if err != nil {
			return err
		}
		files[k] = file(dataset.ShardName(k), dataset.RoleShard, shard)
		return emit(k, shard)
	})
}

// all does something for each of n, on all processors, and returns the first of
// the errors.
func all(n int, do func(i int) error) error {
	errs := make([]error, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var workers sync.WaitGroup
	for w := range errs {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && errs[w] == nil; i = int(next.Add(1)) - 1 {
				errs[w] = do(i)
			}
		})
	}
	workers.Wait()
	return cmp.Or(errs...)
}

// cut divides the records, in this order, into parts of about size bytes; there
// is always one. The parts are pieces of the order.
func (c *compiler) cut(order, weights []int32, size int) [][]int32 {
	parts := [][]int32{nil}
	filled, from := 0, 0
	for k, i := range order {
		n := int(weights[i]) + 1
		if filled > 0 && filled+n > size {
			parts, filled, from = append(parts, nil), 0, k
		}
		parts[len(parts)-1] = order[from : k+1]
		filled += n
	}
	return parts
}

// encode writes shard k. Where the dataset is read in part, each record comes
// with who refers to it, and how.
func (c *compiler) encode(k int, numbers []int32, inPart bool) ([]byte, error) {
	lines := make([]dataset.Line, len(numbers))
	for n, number := range numbers {
		i := int(number)
		body, err := c.graph.Body(i)
		if err != nil {
			return nil, err
		}
		lines[n] = dataset.Line{Number: i, Record: body}
		if inPart {
			c.graph.Inbounds(i, func(from int, t graph.Tie) {
				lines[n].Inbound = append(lines[n].Inbound, dataset.Inbound{Number: from, Tie: uint16(t)})
			})
		}
	}
	if k > 0 {
		return dataset.WriteShard(nil, lines)
	}
	head := &dataset.Head{Isnad: 1, About: c.dossier.About}
	if inPart {
		head.Publishers = c.publishers()
	}
	return dataset.WriteShard(head, lines)
}

// publishers are the numbers of known publishers by those of their sources.
func (c *compiler) publishers() map[int]int {
	all := map[int]int{}
	from, to := c.graph.Range(data.TypeSource)
	for i := from; i < to; i++ {
		if p, known := c.graph.Number(c.graph.Publisher(c.graph.ID(i))); known {
			all[i] = p
		}
	}
	return all
}

// walk visits every record once, from the most referred to.
func (c *compiler) walk() []int32 {
	first, near := c.neighbours()
	degree := func(i int32) int32 { return first[i+1] - first[i] }
	starts := make([]int32, c.graph.Len())
	for i := range starts {
		starts[i] = int32(i)
	}
	slices.SortStableFunc(starts, func(a, b int32) int { return cmp.Compare(degree(b), degree(a)) })
	seen := make([]bool, len(starts))
	order := make([]int32, 0, len(starts))
	for _, start := range starts {
		if seen[start] {
			continue
		}
		seen[start] = true
		order = append(order, start)
		for next := len(order) - 1; next < len(order); next++ {
			for _, j := range near[first[order[next]]:first[order[next]+1]] {
				if !seen[j] {
					seen[j] = true
					order = append(order, j)
				}
			}
		}
	}
	return order
}

// neighbours of record i, which it refers to or which refer to it, are
// near[first[i]:first[i+1]], in the order in which the records say so.
func (c *compiler) neighbours() (first, near []int32) {
	n := c.graph.Len()
	var pairs [][2]int32
	first = make([]int32, n+1)
	for i := range n {
		for _, ref := range data.References(c.graph.At(i)) {
			if j, ok := c.graph.Number(ref.ID); ok && j != i {
				pairs = append(pairs, [2]int32{int32(i), int32(j)})
				first[i+1]++
				first[j+1]++
			}
		}
	}
	for i := range n {
		first[i+1] += first[i]
	}
	near, next := make([]int32, 2*len(pairs)), slices.Clone(first)
	put := func(i, j int32) { near[next[i]], next[i] = j, next[i]+1 }
	for _, p := range pairs {
		put(p[0], p[1])
		put(p[1], p[0])
	}
	return first, near
}
