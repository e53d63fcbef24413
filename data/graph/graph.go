// SPDX-License-Identifier: MIT

// Package graph answers who refers to whom in a dossier: a record by its id,
// what points at it and in which way (tie.go), what was said about it, which
// claims answer which. It computes nothing that is not in the records and
// judges nothing.
package graph

import "isnad/data"

// Graph is a dossier with its references resolved. A whole one is immutable and
// may be read from several goroutines. One in part (part.go) has of the dossier
// what has been put into it.
type Graph struct {
	// Dossier is everything of a whole graph; of one in part About alone.
	Dossier *data.Dossier

	records map[string]data.Record
	moved   map[string]string   // former id -> id
	inbound map[string][]string // id -> ids of records that refer to it, in record order

	publishing map[string]bool // ids of publishers

	part *part // nil of a whole graph
}

// New builds the graph of a dossier. References that resolve to nothing are
// left out; data.Check reports them.
func New(d *data.Dossier) *Graph {
	all := d.Records()
	g := &Graph{
		Dossier: d,
		records: make(map[string]data.Record, len(all)),
		moved:   map[string]string{},
		inbound: make(map[string][]string, len(all)),
	}
	for _, r := range all {
		g.records[r.Head().ID] = r
		for _, old := range r.Head().Formerly {
			g.moved[old] = r.Head().ID
		}
	}
	for _, r := range all {
		g.link(r)
	}
	g.publishing = map[string]bool{}
	for _, s := range d.Sources {
		g.publishing[s.Publisher] = true
	}
	return g
}

func (g *Graph) link(r data.Record) {
	from := r.Head().ID
	seen := map[string]bool{from: true}
	for _, ref := range data.References(r) {
		if g.records[ref.ID] == nil || seen[ref.ID] {
			continue
		}
		seen[ref.ID] = true
		g.inbound[ref.ID] = append(g.inbound[ref.ID], from)
	}
}

// Record returns the record with this id, or nil. A former id finds nothing:
// ask Current first.
func (g *Graph) Record(id string) data.Record {
	if g.part != nil {
		return g.part.record(id)
	}
	return g.records[id]
}

// Current returns the present id of a record that is, or was, called id.
func (g *Graph) Current(id string) (string, bool) {
	if g.part != nil {
		return g.part.current(id)
	}
	if g.records[id] != nil {
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
	if r := g.records[id]; r != nil {
		return r.Type()
	}
	return ""
}

// Get returns the record with this id if it is an R.
func Get[R data.Record](g *Graph, id string) (R, bool) {
	if g.part != nil && g.part.typeOf(id) != typeOf[R]() {
		var none R
		return none, false // and nothing is missing
	}
	r, ok := g.Record(id).(R)
	return r, ok
}

// All returns the records of a type in the order of the published JSON; of
// data.Record, those of every type. The list may be the dossier's own: it is not
// to be changed.
func All[R data.Record](g *Graph) []R {
	var all []R
	if g.part != nil {
		g.part.each(typeOf[R](), func(r data.Record) { all = append(all, r.(R)) })
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
		*list = g.Dossier.Records()
	}
	return all
}

// Inbound returns the records that refer to id, in the order of the published
// JSON.
func (g *Graph) Inbound(id string) []data.Record { return tiedTo[data.Record](g, id, 0) }

// Degree is the number of records that refer to id.
func (g *Graph) Degree(id string) int {
	if g.part != nil {
		return g.part.degree(id)
	}
	return len(g.inbound[id])
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
	if s, ok := Get[*data.Source](g, source); ok && g.records[s.Publisher] != nil {
		return s.Publisher
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
