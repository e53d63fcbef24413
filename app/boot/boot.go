// SPDX-License-Identifier: MIT

// Package boot puts the dossier together from the files that the loader
// fetched: the index, and the shards that it counts. It fetches nothing itself
// and draws nothing.
//
// It does so in two steps. The index opens at once, and is all that searching
// needs. The dossier is decoded when somebody asks for it: for the flagship
// that takes longer than everything else the program does before it can answer.
// A large dossier is never decoded whole; its records are read one by one, when
// they are needed (part.go).
package boot

import (
	"fmt"

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

// decodedAtOnce is how many records are decoded between two pauses: some
// milliseconds' work on a phone.
const decodedAtOnce = 16

// Whole decodes the dossier. Its records come in the order of the dossier, however
// they were cut into shards: a page drawn here is the page drawn at build time.
// pause is called after every few records; it may be nil.
func (o *Opened) Whole(pause func()) (*graph.Graph, error) {
	if pause == nil {
		pause = func() {}
	}
	records := make([]data.Record, o.Index.Len())
	var about data.About
	for k := range o.Index.Shards() {
		shard, err := o.shard(k)
		if err != nil {
			return nil, err
		}
		if k == 0 {
			head, err := shard.Head()
			if err != nil {
				return nil, named(k, err)
			}
			about = head.About
		}
		for i, number := range shard.Numbers() {
			if i%decodedAtOnce == 0 {
				pause()
			}
			if number >= len(records) {
				return nil, named(k, fmt.Errorf("record %d is beyond the index", number))
			}
			if records[number], _, err = o.decode(shard, number); err != nil {
				return nil, named(k, err)
			}
		}
	}
	d := &data.Dossier{Isnad: 1, About: about}
	for number, r := range records {
		if r == nil {
			return nil, fmt.Errorf("no shard holds record %d of the index", number)
		}
		d.Add(r)
	}
	return graph.NewInPieces(d, pause), nil
}

func (o *Opened) shard(k int) (*dataset.Shard, error) {
	file, err := o.read(dataset.ShardName(k))
	if err != nil {
		return nil, named(k, err)
	}
	shard, err := dataset.OpenShard(file)
	if err != nil {
		return nil, named(k, err)
	}
	return shard, nil
}

func named(shard int, err error) error { return fmt.Errorf("%s: %w", dataset.ShardName(shard), err) }

// decode reads a record and those that refer to it.
func (o *Opened) decode(shard *dataset.Shard, number int) (data.Record, []graph.Inbound, error) {
	line, err := shard.Line(number)
	if err != nil {
		return nil, nil, err
	}
	inbound := make([]graph.Inbound, len(line.Inbound))
	for k, from := range line.Inbound {
		if from.Number >= o.Index.Len() {
			return nil, nil, fmt.Errorf("record %d: %d is beyond the index", number, from.Number)
		}
		inbound[k] = graph.Inbound{Number: from.Number, Tie: graph.Tie(from.Tie)}
	}
	r, err := line.Decode(o.Index.Type(number))
	if err == nil && r.Head().ID != o.Index.ID(number) {
		err = fmt.Errorf("record %d is %q, the index says %q", number, r.Head().ID, o.Index.ID(number))
	}
	return r, inbound, err
}
