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
// within a frame or two.
const shardSize = 256 << 10

// shards cuts the records into files. Records that refer to each other come
// near each other: the walk starts at what is referred to most and takes along,
// breadth first, whatever is tied to it. A single record is never divided.
func (c *compiler) shards() ([][]byte, error) {
	order := c.walk()
	c.shard = make([]int, len(c.records))
	current, size := 0, 0
	for _, i := range order {
		b, err := json.Marshal(c.records[i])
		if err != nil {
			return nil, err
		}
		if size > 0 && size+len(b) > shardSize {
			current, size = current+1, 0
		}
		c.shard[i] = current
		size += len(b) + 1
	}
	files := make([][]byte, current+1)
	for k := range files {
		var err error
		if files[k], err = c.encode(k); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// encode writes the records of shard k in the order of the dossier.
func (c *compiler) encode(k int) ([]byte, error) {
	part := &data.Dossier{Isnad: 1, About: c.dossier.About}
	for i, r := range c.records {
		if c.shard[i] == k {
			add(part, r)
		}
	}
	return dataset.WriteShard(part, k == 0)
}

func add(d *data.Dossier, r data.Record) {
	switch r := r.(type) {
	case *data.Source:
		d.Sources = append(d.Sources, r)
	case *data.Actor:
		d.Actors = append(d.Actors, r)
	case *data.Place:
		d.Places = append(d.Places, r)
	case *data.Event:
		d.Events = append(d.Events, r)
	case *data.Topic:
		d.Topics = append(d.Topics, r)
	case *data.Proposition:
		d.Propositions = append(d.Propositions, r)
	case *data.Claim:
		d.Claims = append(d.Claims, r)
	case *data.Relation:
		d.Relations = append(d.Relations, r)
	case *data.Agreement:
		d.Agreements = append(d.Agreements, r)
	case *data.Figure:
		d.Figures = append(d.Figures, r)
	}
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
