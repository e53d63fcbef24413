// SPDX-License-Identifier: MIT

package boot

import (
	"errors"
	"slices"
	"sync"

	"isnad/data/dataset"
	"isnad/data/graph"
)

// Part is a dossier of which only what is needed is read.
type Part struct {
	Graph *graph.Graph

	opened *Opened
	shards map[int]*dataset.Shard
	age    []int // of the shards that are open, the oldest first
}

// mostOpen is how many shards stay open: six megabytes.
const mostOpen = 96

// InPart reports that the dossier is too large to be decoded whole.
func (o *Opened) InPart() bool { return dataset.InPart(o.Index.Shards()) }

// Part begins a dossier that is read in part: it reads the first shard, which
// says what the dossier is.
func (o *Opened) Part() (*Part, error) {
	first, err := o.shard(0)
	if err != nil {
		return nil, err
	}
	head, err := first.Head()
	if err != nil {
		return nil, named(0, err)
	}
	return &Part{
		Graph:  graph.InPart(head.About, o.Index, head.Publishers),
		opened: o,
		shards: map[int]*dataset.Shard{0: first},
		age:    []int{0},
	}, nil
}

// lanes is how many files are asked for at once.
const lanes = 32

// Load puts records into the graph, by their numbers, which ascend. Shards that
// are not open are asked for some at a time; told, which may be nil, hears how
// many of those that are needed have been read.
func (p *Part) Load(numbers []int, told func(done, all int)) error {
	wanted := map[int][]int{} // numbers by shard
	var shards []int
	for _, number := range numbers {
		k := p.opened.Index.Shard(number)
		if wanted[k] == nil {
			shards = append(shards, k)
		}
		wanted[k] = append(wanted[k], number)
	}
	for done := 0; done < len(shards); done += lanes {
		some := shards[done:min(done+lanes, len(shards))]
		if told != nil {
			told(done, len(shards))
		}
		if err := p.open(some); err != nil {
			return err
		}
		for _, k := range some {
			if err := p.put(k, wanted[k]); err != nil {
				return named(k, err)
			}
		}
		p.trim()
	}
	return nil
}

// open asks for the shards that are not open, all at once.
func (p *Part) open(some []int) error {
	some = slices.DeleteFunc(slices.Clone(some), func(k int) bool { return p.shards[k] != nil })
	shards, errs := make([]*dataset.Shard, len(some)), make([]error, len(some))
	var all sync.WaitGroup
	for i, k := range some {
		all.Go(func() { shards[i], errs[i] = p.opened.shard(k) })
	}
	all.Wait()
	for i, k := range some {
		if errs[i] == nil {
			p.shards[k], p.age = shards[i], append(p.age, k)
		}
	}
	return errors.Join(errs...)
}

func (p *Part) put(k int, numbers []int) error {
	if p.shards[k] == nil { // who reads at the same time has closed it meanwhile
		if err := p.open([]int{k}); err != nil {
			return err
		}
	}
	for _, number := range numbers {
		r, inbound, err := p.opened.decode(p.shards[k], number)
		if err != nil {
			return err
		}
		p.Graph.Put(number, r, inbound)
	}
	return nil
}

// Index of the dossier.
func (p *Part) Index() *dataset.Index { return p.opened.Index }

// Close closes all shards: what is asked for next is read anew.
func (p *Part) Close() { p.shards, p.age = map[int]*dataset.Shard{}, nil }

// trim closes the shards that were opened first, beyond what may stay open.
func (p *Part) trim() {
	for len(p.age) > mostOpen {
		delete(p.shards, p.age[0])
		p.age = p.age[1:]
	}
}
