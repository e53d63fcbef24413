// SPDX-License-Identifier: MIT

// Package graph answers who refers to whom in a dossier: a record by its id,
// what points at it, what an actor said and what was said about it, which
// claims answer which. It computes nothing that is not in the records and
// judges nothing.
package graph

import (
	"slices"

	"isnad/data"
)

// Graph is a dossier with its references resolved. It is immutable and may be
// read from several goroutines.
type Graph struct {
	Dossier *data.Dossier

	records map[string]data.Record
	moved   map[string]string        // former id -> id
	inbound map[string][]string      // id -> ids of records that refer to it, in record order
	answers map[string][]*data.Claim // claim id -> claims that respond to it
}

// New builds the graph of a dossier. References that resolve to nothing are
// left out; data.Check reports them.
func New(d *data.Dossier) *Graph {
	g := &Graph{
		Dossier: d,
		records: map[string]data.Record{},
		moved:   map[string]string{},
		inbound: map[string][]string{},
		answers: map[string][]*data.Claim{},
	}
	all := d.Records()
	for _, r := range all {
		g.records[r.Head().ID] = r
		for _, old := range r.Head().Formerly {
			g.moved[old] = r.Head().ID
		}
	}
	for _, r := range all {
		g.link(r)
	}
	for _, c := range d.Claims {
		for _, answer := range c.RespondsTo {
			g.answers[answer.Claim] = append(g.answers[answer.Claim], c)
		}
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
func (g *Graph) Record(id string) data.Record { return g.records[id] }

// Current returns the present id of a record that is, or was, called id.
func (g *Graph) Current(id string) (string, bool) {
	if g.records[id] != nil {
		return id, true
	}
	now, ok := g.moved[id]
	return now, ok
}

// Get returns the record with this id if it is an R.
func Get[R data.Record](g *Graph, id string) (R, bool) {
	r, ok := g.records[id].(R)
	return r, ok
}

// Inbound returns the records that refer to id, in the order of the published
// JSON.
func (g *Graph) Inbound(id string) []data.Record {
	records := make([]data.Record, 0, len(g.inbound[id]))
	for _, from := range g.inbound[id] {
		records = append(records, g.records[from])
	}
	return records
}

// Degree is the number of records that refer to id.
func (g *Graph) Degree(id string) int { return len(g.inbound[id]) }

// inboundOf filters the records that refer to id by type and by keep.
func inboundOf[R data.Record](g *Graph, id string, keep func(R) bool) []R {
	var some []R
	for _, from := range g.inbound[id] {
		if r, ok := g.records[from].(R); ok && keep(r) {
			some = append(some, r)
		}
	}
	return some
}

// Says returns the claims whose speaker is id.
func (g *Graph) Says(id string) []*data.Claim {
	return inboundOf(g, id, func(c *data.Claim) bool { return c.Speaker == id })
}

// SaidAbout returns the claims about id by others.
func (g *Graph) SaidAbout(id string) []*data.Claim {
	return inboundOf(g, id, func(c *data.Claim) bool { return c.Speaker != id && slices.Contains(c.About, id) })
}

// Carries returns the claims that reached us through id.
func (g *Graph) Carries(id string) []*data.Claim {
	return inboundOf(g, id, func(c *data.Claim) bool { return slices.Contains(c.Via, id) })
}

// Responses returns the claims that answer a claim.
func (g *Graph) Responses(claim string) []*data.Claim { return g.answers[claim] }

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

// Events returns the events that id takes part in, or that happen there.
func (g *Graph) Events(id string) []*data.Event {
	return inboundOf(g, id, func(e *data.Event) bool {
		return e.Place == id || slices.ContainsFunc(e.Participants, func(p data.Participant) bool { return p.Actor == id })
	})
}

// Relations returns the relations from or to id.
func (g *Graph) Relations(id string) []*data.Relation {
	return inboundOf(g, id, func(r *data.Relation) bool { return r.From == id || r.To == id })
}

// Figures returns the figures whose subject is id.
func (g *Graph) Figures(id string) []*data.Figure {
	return inboundOf(g, id, func(f *data.Figure) bool { return f.Subject == id })
}

// Agreements returns the agreements that name id as party, witness or obliged.
func (g *Graph) Agreements(id string) []*data.Agreement {
	return inboundOf(g, id, func(*data.Agreement) bool { return true })
}

// Propositions returns a topic's propositions.
func (g *Graph) Propositions(topic string) []*data.Proposition {
	return inboundOf(g, topic, func(p *data.Proposition) bool { return p.Topic == topic })
}

// Stances returns the claims that take a stance on a proposition.
func (g *Graph) Stances(proposition string) []*data.Claim {
	return inboundOf(g, proposition, func(c *data.Claim) bool { return c.Proposition == proposition })
}

// Contested reports that a claim made of or about id is denied by a claim that
// responds to it.
func (g *Graph) Contested(id string) bool {
	denied := func(c *data.Claim) bool {
		return slices.ContainsFunc(g.answers[c.ID], func(a *data.Claim) bool { return a.Stance == data.StanceDenies })
	}
	return slices.ContainsFunc(g.SaidAbout(id), denied)
}
