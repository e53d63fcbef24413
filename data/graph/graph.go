// SPDX-License-Identifier: MIT

// Package graph answers who refers to whom in a dossier: a record by its id,
// what points at it and in which way (tie.go), what was said about it, which
// claims answer which. It computes nothing that is not in the records and
// judges nothing.
package graph

import (
	"iter"

	"isnad/data"
)

// Graph is a dossier with its references resolved. A whole one is immutable and
// may be read from several goroutines. One in part (part.go) has of the dossier
// what has been put into it.
type Graph struct {
	// Dossier is everything of a graph that New made; of another About alone.
	Dossier *data.Dossier

	whole
	part *part // nil of a whole graph
}

// New builds the graph of a dossier. References that resolve to nothing are
// left out; data.Check reports them.
func New(d *data.Dossier) *Graph { return NewInPieces(d, func() {}) }

// NewInPieces is New on a thread that others are waiting for: pause is called
// after every few records.
func NewInPieces(d *data.Dossier, pause func()) *Graph {
	return (&Graph{Dossier: d, whole: whole{records: d.Records()}}).link(pause)
}

// Over is New for a dossier whose records are not in memory: a store has them.
// Neither are they held by the graph, nor by what asks it for each in turn.
func Over(about data.About, s Store) *Graph {
	return (&Graph{Dossier: &data.Dossier{Isnad: 1, About: about}, whole: whole{store: s}}).link(func() {})
}

// Record returns the record with this id, or nil. A former id finds nothing:
// ask Current first.
func (g *Graph) Record(id string) data.Record {
	if g.part != nil {
		return g.part.record(id)
	}
	if number, known := g.numbers[id]; known {
		return g.At(number)
	}
	return nil
}

// Current returns the present id of a record that is, or was, called id.
func (g *Graph) Current(id string) (string, bool) {
	if g.part != nil {
		return g.part.current(id)
	}
	if _, known := g.numbers[id]; known {
		return id, true
	}
	now, ok := g.moved[id]
	return now, ok
}

// TypeOf is the type of the record with this id; "" where there is none.
func (g *Graph) TypeOf(id string) data.Type {
	if g.part != nil {
		return g.part.typeOf(id)
	}
	if number, known := g.numbers[id]; known {
		return g.typeAt(number)
	}
	return ""
}

// Get returns the record with this id if it is an R.
func Get[R data.Record](g *Graph, id string) (R, bool) {
	if g.TypeOf(id) != typeOf[R]() {
		var none R
		return none, false // and nothing is missing, nor read
	}
	r, ok := g.Record(id).(R)
	return r, ok
}

// All returns the records of a type in the order of the published JSON; of
// data.Record, those of every type. The list may be the dossier's own: it is not
// to be changed.
func All[R data.Record](g *Graph) []R {
	var all []R
	if g.records == nil {
		from, to := g.Range(typeOf[R]())
		for number := from; number < to; number++ {
			if r := g.At(number); r != nil {
				all = append(all, r.(R))
			}
		}
		return all
	}
	switch list := any(&all).(type) {
	case *[]*data.Source:
		*list = g.Dossier.Sources
	case *[]*data.Actor:
		*list = g.Dossier.Actors
	case *[]*data.Place:
		*list = g.Dossier.Places
	case *[]*data.Event:
		*list = g.Dossier.Events
	case *[]*data.Topic:
		*list = g.Dossier.Topics
	case *[]*data.Proposition:
		*list = g.Dossier.Propositions
	case *[]*data.Claim:
		*list = g.Dossier.Claims
	case *[]*data.Relation:
		*list = g.Dossier.Relations
	case *[]*data.Agreement:
		*list = g.Dossier.Agreements
	case *[]*data.Figure:
		*list = g.Dossier.Figures
	case *[]data.Record:
		*list = g.records
	}
	return all
}

// Each is All one after another: of records that are not in memory no more are
// held than the one at hand.
func Each[R data.Record](g *Graph) iter.Seq[R] {
	return func(yield func(R) bool) {
		for r := range g.EachOf(typeOf[R]()) {
			if !yield(r.(R)) {
				return
			}
		}
	}
}

// EachOf is Each by the name of a type; of "" it goes through every record.
func (g *Graph) EachOf(t data.Type) iter.Seq[data.Record] {
	return func(yield func(data.Record) bool) {
		from, to := g.Range(t)
		for number := from; number < to; number++ {
			if r := g.At(number); r != nil && !yield(r) {
				return
			}
		}
	}
}

// Inbound returns the records that refer to id, in the order of the published
// JSON.
func (g *Graph) Inbound(id string) []data.Record { return tiedTo[data.Record](g, id, 0) }

// Degree is the number of records that refer to id.
func (g *Graph) Degree(id string) int {
	if g.part != nil {
		return g.part.degree(id)
	}
	number, known := g.numbers[id]
	if !known {
		return 0
	}
	return len(g.arcsTo(number))
}

// typeOf is the type of the records that an R can be; "" for any.
func typeOf[R data.Record]() data.Type {
	var none R
	if any(none) == nil {
		return "" // an interface
	}
	return none.Type()
}

// SaidAbout returns the claims about id by others.
func (g *Graph) SaidAbout(id string) []*data.Claim { return tiedTo[*data.Claim](g, id, About) }

// Responses returns the claims that answer a claim.
func (g *Graph) Responses(claim string) []*data.Claim { return tiedTo[*data.Claim](g, claim, Responds) }

// AnsweredBy returns the claims that a claim responds to.
func (g *Graph) AnsweredBy(c *data.Claim) []*data.Claim {
	var asked []*data.Claim
	for _, r := range c.RespondsTo {
		if claim, ok := Get[*data.Claim](g, r.Claim); ok {
			asked = append(asked, claim)
		}
	}
	return asked
}

// Propositions returns a topic's propositions.
func (g *Graph) Propositions(topic string) []*data.Proposition {
	return tiedTo[*data.Proposition](g, topic, Within)
}

// Stances returns the claims that take a stance on a proposition.
func (g *Graph) Stances(proposition string) []*data.Claim {
	return tiedTo[*data.Claim](g, proposition, Stands)
}

// Contested reports that a claim about id by another is denied by a claim that
// responds to it.
func (g *Graph) Contested(id string) bool { return len(Tied[*data.Claim](g, id, Denied)) > 0 }

// Publisher is the publisher of a source, if that is a record; else "".
func (g *Graph) Publisher(source string) string {
	if g.part != nil {
		return g.part.publisher(source)
	}
	if _, known := g.numbers[g.publishers[source]]; known {
		return g.publishers[source]
	}
	return ""
}

// Publishes reports that id is the publisher of a source.
func (g *Graph) Publishes(id string) bool {
	if g.part != nil {
		number, ok := g.part.find(id)
		return ok && g.part.publishing[number]
	}
	return id != "" && g.publishing[id]
}

// PlacesIn returns the places directly within one.
func (g *Graph) PlacesIn(id string) []*data.Place { return tiedTo[*data.Place](g, id, Within) }
