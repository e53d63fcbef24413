// SPDX-License-Identifier: MIT

// Package boot puts the dossier together from the files that the loader
// fetched: the index, and the shards that it counts. It fetches nothing itself
// and draws nothing.
package boot

import (
	"cmp"
	"fmt"
	"slices"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// Open reads the dataset by its names (dataset.IndexName, dataset.ShardName).
// Records come in the order of the dossier, however they were cut into shards:
// a page drawn here is the page drawn at build time.
func Open(read func(name string) ([]byte, error)) (*graph.Graph, *dataset.Index, error) {
	file, err := read(dataset.IndexName)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", dataset.IndexName, err)
	}
	index, err := dataset.Open(file)
	if err != nil {
		return nil, nil, err
	}
	d := &data.Dossier{Isnad: 1}
	for k := range index.Shards() {
		name := dataset.ShardName(k)
		file, err := read(name)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		part, err := dataset.OpenShard(file)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		if k == 0 {
			d.About = part.About
		}
		merge(d, part)
	}
	if index.Shards() > 1 {
		order(d, index)
	}
	if n := len(d.Records()); n != index.Len() {
		return nil, nil, fmt.Errorf("the index counts %d records and the shards hold %d", index.Len(), n)
	}
	return graph.New(d), index, nil
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
