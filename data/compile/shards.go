// SPDX-License-Identifier: MIT

package compile

import (
	"encoding/json"
	"slices"

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

// shards cuts the records into files. Records that refer to each other come
// near each other: the walk starts at what is referred to most and takes along,
// breadth first, whatever is tied to it. A single record is never divided.
func (c *compiler) shards(size int) ([][]byte, error) {
	bodies := make([]json.RawMessage, len(c.records))
	for i, r := range c.records {
		var err error
		if bodies[i], err = json.Marshal(r); err != nil {
			return nil, err
		}
	}
	order := c.walk()
	cut := c.cut(order, bodies, size)
	if dataset.InPart(len(cut)) && size > partSize {
		cut = c.cut(order, bodies, partSize)
	}
	c.shard = make([]int, len(c.records))
	files := make([][]byte, len(cut))
	for k, part := range cut {
		for _, i := range part {
			c.shard[i] = k
		}
		slices.Sort(part)
		var err error
		if files[k], err = c.encode(k, part, bodies, dataset.InPart(len(cut))); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// cut divides the records, in this order, into parts of about size bytes; there
// is always one.
func (c *compiler) cut(order []int, bodies []json.RawMessage, size int) [][]int {
	parts := [][]int{nil}
	filled := 0
	for _, i := range order {
		n := len(bodies[i]) + 1
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
func (c *compiler) encode(k int, numbers []int, bodies []json.RawMessage, inPart bool) ([]byte, error) {
	lines := make([]dataset.Line, len(numbers))
	for n, i := range numbers {
		lines[n] = dataset.Line{Number: i, Record: bodies[i]}
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
