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
	c := newCompiler(g)
	shards, err := c.shards(size, emit)
	if err != nil {
		return nil, err
	}
	tables := &dataset.Tables{Records: c.rows(), Redirects: c.redirects(), Shards: len(shards)}
	tables.Orders = orders(tables.Records)
	tables.Tokens, tables.Keys = vocabulary(tables.Records)
	tables.Spots = c.spots()
	tables.Leads, tables.Held = c.leads(), c.held()
	index, err := dataset.Write(tables)
	if err != nil {
		return nil, err
	}
	out := &Output{Index: index, Manifest: manifest(g.Dossier, index, shards)}
	out.Counts = Counts{Records: len(tables.Records), Tokens: len(tables.Tokens), Shards: len(shards)}
	for i := range tables.Records {
		out.Counts.Fields += len(tables.Records[i].Fields)
	}
	return out, nil
}

// compiler holds what several steps look up.
type compiler struct {
	dossier *data.Dossier
	graph   *graph.Graph
	records []data.Record
	place   map[string]int // of a record in records, by id
	shard   []int          // of each record
}

func newCompiler(g *graph.Graph) *compiler {
	c := &compiler{dossier: g.Dossier, graph: g, records: g.Dossier.Records()}
	c.place = make(map[string]int, len(c.records))
	for i, r := range c.records {
		c.place[r.Head().ID] = i
	}
	return c
}

func (c *compiler) redirects() []dataset.Redirect {
	var all []dataset.Redirect
	for i, r := range c.records {
		for _, old := range r.Head().Formerly {
			all = append(all, dataset.Redirect{From: old, To: i})
		}
	}
	return all
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
