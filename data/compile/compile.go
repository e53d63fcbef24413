// SPDX-License-Identifier: MIT

// Package compile turns a checked dossier into the files a browser loads: the
// index, the shards and the manifest that names them. It reads no files and no
// clock: the same dossier always gives the same bytes.
package compile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/graph"
)

// Output is a compiled dossier.
type Output struct {
	Index    []byte
	Shards   [][]byte // nil where they were emitted
	Manifest dataset.Manifest
	Counts   Counts
}

// Counts says what went in, for the build's summary.
type Counts struct {
	Records int
	Fields  int // texts that can be found
	Tokens  int // different words in them
	Shards  int
}

// Compile builds the dataset of d, which must have passed its checks.
func Compile(d *data.Dossier) (*Output, error) { return CompileInto(d, shardSize) }

// CompileInto is Compile with shards of about so many bytes.
func CompileInto(d *data.Dossier, size int) (*Output, error) {
	var adding sync.Mutex
	var shards [][]byte
	out, err := stream(graph.New(d), size, func(k int, shard []byte) error {
		adding.Lock()
		defer adding.Unlock()
		for len(shards) <= k {
			shards = append(shards, nil)
		}
		shards[k] = shard
		return nil
	})
	if err == nil {
		out.Shards = shards
	}
	return out, err
}

// Stream is Compile for a dossier whose shards need not all be in memory: each is
// given away as soon as it is made, from several goroutines and in any order. The
// graph is that of the whole dossier.
func Stream(g *graph.Graph, emit func(k int, shard []byte) error) (*Output, error) {
	return stream(g, shardSize, emit)
}

func stream(g *graph.Graph, size int, emit func(k int, shard []byte) error) (*Output, error) {
	c := &compiler{dossier: g.Dossier, graph: g}
	shards, err := c.shards(size, emit)
	if err != nil {
		return nil, err
	}
	index, counts, err := c.index(len(shards))
	if err != nil {
		return nil, err
	}
	return &Output{Index: index, Manifest: manifest(g.Dossier, index, shards), Counts: counts}, nil
}

// index writes the index. Each record is looked at once, for everything that the
// index says of it: a graph may have to read it from a file.
func (c *compiler) index(shards int) ([]byte, Counts, error) {
	var first [dataset.FacetCount]int
	for f := range first {
		first[f], _ = c.graph.Range(dataset.Facet(f).Type())
	}
	w, words, sorting := dataset.NewWriter(first), newVocabulary(), &sorting{}
	tables := &dataset.Tables{Shards: shards}
	counts := Counts{Records: c.graph.Len(), Shards: shards}
	for i := range c.graph.Len() {
		r := c.graph.At(i)
		row := c.row(i, r)
		words.add(i, &row)
		sorting.add(&row)
		w.Add(&row)
		if l := c.lead(r); l.Marks != 0 || len(l.Voices) > 0 {
			l.Record = i
			tables.Leads = append(tables.Leads, l)
		}
		for _, old := range r.Head().Formerly {
			tables.Redirects = append(tables.Redirects, dataset.Redirect{From: old, To: i})
		}
		counts.Fields += len(row.Fields)
	}
	tables.Orders = sorting.orders()
	tables.Tokens, tables.Keys = words.tables()
	tables.Spots = c.spots()
	counts.Tokens = len(tables.Tokens)
	index, err := w.Finish(tables)
	return index, counts, err
}

// compiler holds what several steps look up.
type compiler struct {
	dossier *data.Dossier // of a graph over a store, About alone
	graph   *graph.Graph
	shard   []uint16 // of each record
}

func manifest(d *data.Dossier, index []byte, shards []dataset.File) dataset.Manifest {
	m := dataset.Manifest{Format: dataset.Format, Title: d.About.Title, Version: d.About.Version, Updated: d.About.Updated}
	m.Files = append(m.Files, file(dataset.IndexName, dataset.RoleIndex, index))
	m.Files = append(m.Files, shards...)
	return m
}

func file(name string, role dataset.Role, b []byte) dataset.File {
	sum := sha256.Sum256(b)
	return dataset.File{Name: name, Role: role, Bytes: len(b), SHA256: hex.EncodeToString(sum[:])}
}

// must not happen: Records returns only the types of this package.
func unknown(r data.Record) string { return fmt.Sprintf("record of type %T", r) }
