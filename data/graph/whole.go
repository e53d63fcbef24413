// SPDX-License-Identifier: MIT

package graph

import (
	"encoding/json"
	"sort"

	"isnad/data"
)

// # A whole graph
//
// Records have numbers, in the order of the published JSON, and what refers to
// a record stands in one array with what refers to all others: of a million
// records that is forty megabytes, where a list of names for each was two
// hundred. The records themselves are the dossier's, or in a Store.

// Store has the records of a whole dossier somewhere else than in memory. It is
// asked from several goroutines.
type Store interface {
	// Len is how many there are.
	Len() int
	// Record of a number from 0. It is not to be changed: others may get the same.
	Record(number int) data.Record
	// Body is the record as encoding/json writes it.
	Body(number int) []byte
}

// whole is what a whole graph knows.
type whole struct {
	records []data.Record // by number; nil where a store has them
	store   Store

	ids     []string
	numbers map[string]int
	types   []data.Type
	ends    []int             // of each of the types, the number behind its last record
	moved   map[string]string // former id -> id

	first []uint32 // what refers to record n is arcs[first[n]:first[n+1]]
	arcs  []arc

	publishers map[string]string // by their sources
	publishing map[string]bool
}

// arc is a record that refers to another; of one that does so twice there is one.
type arc struct {
	from uint32
	tie  Tie
}

// Len is how many records the dossier has.
func (g *Graph) Len() int {
	switch {
	case g.part != nil:
		return g.part.index.Len()
	case g.store != nil:
		return g.store.Len()
	}
	return len(g.records)
}

// At is the record of a number; nil where a graph in part does not have it.
func (g *Graph) At(number int) data.Record {
	switch {
	case g.part != nil:
		return g.part.get(number)
	case g.store != nil:
		return g.store.Record(number)
	}
	return g.records[number]
}

// Body is a record of a whole graph as encoding/json writes it.
func (g *Graph) Body(number int) ([]byte, error) {
	if g.store != nil {
		return g.store.Body(number), nil
	}
	return json.Marshal(g.records[number])
}

// Number of the record with this id, in a whole graph.
func (g *Graph) Number(id string) (number int, known bool) {
	number, known = g.numbers[id]
	return number, known
}

// ID of the record of a number, in a whole graph.
func (g *Graph) ID(number int) string { return g.ids[number] }

// Inbounds calls with what refers to a record of a whole graph, ascending.
func (g *Graph) Inbounds(number int, do func(from int, t Tie)) {
	for _, a := range g.arcsTo(number) {
		do(int(a.from), a.tie)
	}
}

func (g *Graph) arcsTo(number int) []arc { return g.arcs[g.first[number]:g.first[number+1]] }

// Range of the records of a type: from inclusive, to exclusive; of "" all.
func (g *Graph) Range(t data.Type) (from, to int) {
	switch {
	case t == "":
		return 0, g.Len()
	case g.part != nil:
		return g.part.index.Range(t)
	}
	for k, end := range g.ends {
		if g.types[k] == t {
			return from, end
		}
		from = end
	}
	return 0, 0
}

func (g *Graph) typeAt(number int) data.Type {
	k := 0
	for number >= g.ends[k] {
		k++
	}
	return g.types[k]
}

// link fills a whole graph.
func (g *Graph) link(pause func()) *Graph {
	n := g.Len()
	g.ids, g.numbers, g.moved = make([]string, n), make(map[string]int, n), map[string]string{}
	g.types, g.publishers, g.publishing = data.Types(), map[string]string{}, map[string]bool{}
	g.ends = make([]int, len(g.types))
	k := 0
	for number := range n {
		r := g.At(number)
		for g.types[k] != r.Type() {
			k++
			g.ends[k] = number
		}
		g.ends[k]++
		id := r.Head().ID
		g.ids[number], g.numbers[id] = id, number
		for _, old := range r.Head().Formerly {
			g.moved[old] = id
		}
		if s, ok := r.(*data.Source); ok && s.Publisher != "" {
			g.publishers[id], g.publishing[s.Publisher] = s.Publisher, true
		}
	}
	for k++; k < len(g.ends); k++ {
		g.ends[k] = n
	}
	for _, denial := range g.refer(pause) {
		g.deny(denial)
	}
	return g
}

// readAtOnce is how many records are read between two pauses: some milliseconds'
// work on a phone.
const readAtOnce = 64

// refer finds what refers to what, and gives the numbers of the claims that deny
// others.
func (g *Graph) refer(pause func()) (denials []int) {
	n := g.Len()
	var tos []uint32
	var found []arc
	last := make([]int, n) // of each record, the number + 1 of what referred to it last
	g.first = make([]uint32, n+1)
	for number := range n {
		if number%readAtOnce == 0 {
			pause()
		}
		r := g.At(number)
		for _, ref := range data.References(r) {
			to, known := g.numbers[ref.ID]
			if !known || to == number || last[to] == number+1 {
				continue
			}
			last[to] = number + 1
			g.first[to+1]++
			tos, found = append(tos, uint32(to)), append(found, arc{uint32(number), tieOf(r, ref.ID)})
		}
		if c, ok := r.(*data.Claim); ok && c.Stance == data.StanceDenies && len(c.RespondsTo) > 0 {
			denials = append(denials, number)
		}
	}
	for k := range n {
		g.first[k+1] += g.first[k]
		last[k] = int(g.first[k]) // from now on, where its next arc goes
	}
	g.arcs = make([]arc, len(found))
	for k, to := range tos {
		g.arcs[last[to]] = found[k]
		last[to]++
	}
	return denials
}

// deny adds the ties that a denial makes between the claims that it answers and
// what they refer to.
func (g *Graph) deny(denial int) {
	answer := g.At(denial).(*data.Claim)
	for _, response := range answer.RespondsTo {
		number, known := g.numbers[response.Claim]
		c, ok := g.Record(response.Claim).(*data.Claim)
		if !known || !ok || number == denial {
			continue
		}
		for _, ref := range data.References(c) {
			a := g.arc(number, ref.ID)
			if a == nil {
				continue
			}
			if a.tie&About != 0 {
				a.tie |= Denied
			}
			if a.tie&asserts != 0 && answer.Proposition != c.Proposition && Sweeps(answer, c) {
				a.tie |= Swept
			}
		}
	}
}

// arc by which a record refers to another; nil where there is none.
func (g *Graph) arc(from int, to string) *arc {
	number, known := g.numbers[to]
	if !known {
		return nil
	}
	arcs := g.arcsTo(number)
	k, found := sort.Find(len(arcs), func(k int) int { return from - int(arcs[k].from) })
	if !found {
		return nil
	}
	return &arcs[k]
}
