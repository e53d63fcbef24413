// SPDX-License-Identifier: MIT

package compile

import (
	"cmp"
	"encoding/json"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"isnad/data"
	"isnad/data/dataset"
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
	weights := make([]int, len(c.records))
	err := all(len(c.records), func(i int) error {
		body, err := json.Marshal(c.records[i])
		weights[i] = len(body)
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
	c.shard = make([]int, len(c.records))
	for k, part := range cut {
		for _, i := range part {
			c.shard[i] = k
		}
		slices.Sort(part)
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
// is always one.
func (c *compiler) cut(order, weights []int, size int) [][]int {
	parts := [][]int{nil}
	filled := 0
	for _, i := range order {
		n := weights[i] + 1
		if filled > 0 && filled+n > size {
			parts, filled = append(parts, nil), 0
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], i)
		filled += n
	}
	return parts
}

// encode writes shard k. Where the dataset is read in part, each record comes
// with who refers to it, and how.
func (c *compiler) encode(k int, numbers []int, inPart bool) ([]byte, error) {
	lines := make([]dataset.Line, len(numbers))
	for n, i := range numbers {
		body, err := json.Marshal(c.records[i])
		if err != nil {
			return nil, err
		}
		lines[n] = dataset.Line{Number: i, Record: body}
		if !inPart {
			continue
		}
		id := c.records[i].Head().ID
		for _, from := range c.graph.Inbound(id) {
			lines[n].Inbound = append(lines[n].Inbound, dataset.Inbound{Number: c.place[from.Head().ID], Tie: uint16(c.graph.Tie(from, id))})
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
	for _, s := range c.dossier.Sources {
		if p, known := c.place[s.Publisher]; known {
			all[c.place[s.ID]] = p
		}
	}
	return all
}

// walk visits every record once, from the most referred to.
func (c *compiler) walk() []int {
	near := make([][]int, len(c.records))
	for i, r := range c.records {
		for _, ref := range data.References(r) {
			if j, ok := c.place[ref.ID]; ok && j != i {
				near[i] = append(near[i], j)
				near[j] = append(near[j], i)
			}
		}
	}
	starts := make([]int, len(c.records))
	for i := range starts {
		starts[i] = i
	}
	slices.SortStableFunc(starts, func(a, b int) int { return len(near[b]) - len(near[a]) })
	seen := make([]bool, len(c.records))
	var order []int
	for _, start := range starts {
		if seen[start] {
			continue
		}
		seen[start] = true
		order = append(order, start)
		for next := len(order) - 1; next < len(order); next++ {
			for _, j := range near[order[next]] {
				if !seen[j] {
					seen[j] = true
					order = append(order, j)
				}
			}
		}
	}
	return order
}
