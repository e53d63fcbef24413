// SPDX-License-Identifier: MIT

package graph

import (
	"slices"

	"isnad/data"
)

// # A graph in part
//
// Of a large dossier a browser holds the index and the records that it has
// needed so far. A graph in part answers like a whole one as long as it is asked
// for what is there. Whatever else it is asked for, it notes as missing and
// leaves out of the answer, so that an answer is worth something only where
// nothing was missing:
//
//	for {
//		draw()
//		missing := g.Missing()
//		if len(missing) == 0 {
//			break // this drawing is the one that a whole graph gives
//		}
//		… Put them …
//	}
//
// What is drawn from an answer that lacks something must not be shown: it may
// be an accusation without its denial.

// Index is what a graph in part knows of every record, by number.
type Index interface {
	Find(id string) (number int, redirected, ok bool)
	ID(number int) string
	Type(number int) data.Type
	Range(t data.Type) (from, to int)
	Len() int
	Degree(number int) int
}

// Inbound is a record that refers to one that is there.
type Inbound struct {
	Number int
	Tie    Tie
}

// part is the state of a graph in part. It is not for several goroutines.
type part struct {
	index   Index
	records []data.Record     // by number; nil: not there
	from    map[int][]Inbound // what refers to a record that is there
	missed  map[int]bool

	publishers map[int]int  // by sources
	publishing map[int]bool // what is a publisher
}

// InPart is the graph of a dossier of which the index is there, About, and the
// numbers of publishers by those of their sources.
func InPart(about data.About, index Index, publishers map[int]int) *Graph {
	p := &part{index: index, publishers: publishers, publishing: map[int]bool{}}
	for _, number := range publishers {
		p.publishing[number] = true
	}
	g := &Graph{Dossier: &data.Dossier{Isnad: 1, About: about}, part: p}
	g.Forget()
	return g
}

// Forget lets go of all records of a graph in part.
func (g *Graph) Forget() {
	if p := g.part; p != nil {
		p.records, p.from, p.missed = make([]data.Record, p.index.Len()), map[int][]Inbound{}, map[int]bool{}
	}
}

// Held is how many records of a graph in part are there.
func (g *Graph) Held() int {
	if g.part == nil {
		return g.Len()
	}
	return len(g.part.from)
}

// Put adds a record and those that refer to it, in the order of their numbers.
func (g *Graph) Put(number int, r data.Record, inbound []Inbound) {
	g.part.records[number], g.part.from[number] = r, inbound
	delete(g.part.missed, number)
}

// Lacks reports that something is missing, and leaves it noted.
func (g *Graph) Lacks() bool { return g.part != nil && len(g.part.missed) > 0 }

// Missing are the numbers of the records that were asked for since the last
// call and are not there, ascending; nil of a whole graph.
func (g *Graph) Missing() []int {
	if g.part == nil || len(g.part.missed) == 0 {
		return nil
	}
	all := make([]int, 0, len(g.part.missed))
	for number := range g.part.missed {
		all = append(all, number)
	}
	slices.Sort(all)
	clear(g.part.missed)
	return all
}

func (p *part) find(id string) (int, bool) {
	number, redirected, ok := p.index.Find(id)
	return number, ok && !redirected
}

// get is a record by its number; what is not there is noted.
func (p *part) get(number int) data.Record {
	if r := p.records[number]; r != nil {
		return r
	}
	p.missed[number] = true
	return nil
}

func (p *part) record(id string) data.Record {
	number, ok := p.find(id)
	if !ok {
		return nil
	}
	return p.get(number)
}

func (p *part) current(id string) (string, bool) {
	number, _, ok := p.index.Find(id)
	if !ok {
		return "", false
	}
	return p.index.ID(number), true
}

func (p *part) typeOf(id string) data.Type {
	number, ok := p.find(id)
	if !ok {
		return ""
	}
	return p.index.Type(number)
}

func (p *part) publisher(source string) string {
	number, ok := p.find(source)
	if !ok {
		return ""
	}
	if publisher, known := p.publishers[number]; known {
		return p.index.ID(publisher)
	}
	return ""
}

func (p *part) degree(id string) int {
	number, ok := p.find(id)
	if !ok {
		return 0
	}
	return p.index.Degree(number)
}

// tied is Tied; nothing where the record itself is missing.
func (p *part) tied(id string, t data.Type, ties Tie) []string {
	number, ok := p.find(id)
	if !ok {
		return nil
	}
	sources, known := p.from[number]
	if !known {
		p.missed[number] = true
		return nil
	}
	var ids []string
	for _, from := range sources {
		if (t == "" || p.index.Type(from.Number) == t) && (ties == 0 || from.Tie&ties != 0) {
			ids = append(ids, p.index.ID(from.Number))
		}
	}
	return ids
}
