// SPDX-License-Identifier: MIT

// Package boot puts the dossier together from the files that the loader
// fetched: the index, and the shards that it counts. It fetches nothing itself
// and draws nothing.
//
// It does so in two steps. The index opens at once, and is all that searching
// needs. The dossier is decoded when somebody asks for it: for the flagship
// that takes longer than everything else the program does before it can answer.
package boot

import (
	"cmp"
	"fmt"
	"slices"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// Read gives the bytes of a file of the dataset by its name
// (dataset.IndexName, dataset.ShardName).
type Read func(name string) ([]byte, error)

// Opened is a dataset whose dossier need not be decoded yet.
type Opened struct {
	Index *dataset.Index

	read Read
}

// Open reads the index.
func Open(read Read) (*Opened, error) {
	file, err := read(dataset.IndexName)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dataset.IndexName, err)
	}
	index, err := dataset.Open(file)
	if err != nil {
		return nil, err
	}
	return &Opened{Index: index, read: read}, nil
}

// Whole decodes the dossier. Its records come in the order of the dossier, however
// they were cut into shards: a page drawn here is the page drawn at build time.
func (o *Opened) Whole() (*graph.Graph, error) {
	d := &data.Dossier{Isnad: 1}
	for k := range o.Index.Shards() {
		name := dataset.ShardName(k)
		file, err := o.read(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		part, err := dataset.OpenShard(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if k == 0 {
			d.About = part.About // it stands in the first shard alone
		}
		merge(d, part)
	}
	if o.Index.Shards() > 1 {
		order(d, o.Index)
	}
	if n := len(d.Records()); n != o.Index.Len() {
		return nil, fmt.Errorf("the index counts %d records and the shards hold %d", o.Index.Len(), n)
	}
	return graph.New(d), nil
}

func merge(d, part *data.Dossier) {
	d.Sources = append(d.Sources, part.Sources...)
	d.Actors = append(d.Actors, part.Actors...)
	d.Places = append(d.Places, part.Places...)
	d.Events = append(d.Events, part.Events...)
	d.Topics = append(d.Topics, part.Topics...)
	d.Propositions = append(d.Propositions, part.Propositions...)
	d.Claims = append(d.Claims, part.Claims...)
	d.Relations = append(d.Relations, part.Relations...)
	d.Agreements = append(d.Agreements, part.Agreements...)
	d.Figures = append(d.Figures, part.Figures...)
}

// order restores the dossier's order, which the index keeps.
func order(d *data.Dossier, index *dataset.Index) {
	arrange(d.Sources, index)
	arrange(d.Actors, index)
	arrange(d.Places, index)
	arrange(d.Events, index)
	arrange(d.Topics, index)
	arrange(d.Propositions, index)
	arrange(d.Claims, index)
	arrange(d.Relations, index)
	arrange(d.Agreements, index)
	arrange(d.Figures, index)
}

func arrange[R data.Record](records []R, index *dataset.Index) {
	place := func(r R) int {
		i, _, _ := index.Find(r.Head().ID)
		return i
	}
	slices.SortStableFunc(records, func(a, b R) int { return cmp.Compare(place(a), place(b)) })
}
