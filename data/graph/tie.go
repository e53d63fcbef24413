// SPDX-License-Identifier: MIT

package graph

import (
	"slices"

	"isnad/data"
)

// Tie is what a record has to do with one that it refers to: a set, because a
// claim may be spoken by whom it is about. A graph in part is told the ties of
// what refers to a record together with the record, so that it can count and
// choose among thousands without reading them.
type Tie uint16

const (
	Speaks   Tie = 1 << iota // a claim, to its speaker
	About                    // a claim, to what it is about, by another
	Denied                   // About, where a response denies it
	Carried                  // a claim, to whom it came through
	Responds                 // a claim, to one that it answers
	Happens                  // an event, to who takes part and to its place
	Within                   // an event, a place or a proposition, to what it is part of
	Ends                     // a relation, to its ends
	Counts                   // a figure, to its subject
	asserts                  // a claim, to its proposition, by its stance
	denies
	supports
	opposes
	conditions
	unclear
	Swept // a claim that asserts, to its proposition, where a sweeping answer denies it
)

// Stands are the ties of a claim to its proposition.
const Stands = asserts | denies | supports | opposes | conditions | unclear

// Standing is the tie of a claim of this stance to its proposition.
func Standing(s data.Stance) Tie {
	switch s {
	case data.StanceAsserts:
		return asserts
	case data.StanceDenies:
		return denies
	case data.StanceSupports:
		return supports
	case data.StanceOpposes:
		return opposes
	case data.StanceConditions:
		return conditions
	}
	return unclear
}

// tieOf is what a record says of its tie to another. Denied and Swept are said by
// third ones (Graph.deny).
func tieOf(r data.Record, id string) (t Tie) {
	set := func(tie Tie, holds bool) {
		if holds {
			t |= tie
		}
	}
	switch r := r.(type) {
	case *data.Claim:
		set(Speaks, r.Speaker == id)
		set(About, r.Speaker != id && slices.Contains(r.About, id))
		set(Carried, slices.Contains(r.Via, id))
		set(Responds, slices.ContainsFunc(r.RespondsTo, func(to data.Response) bool { return to.Claim == id }))
		set(Standing(r.Stance), r.Proposition == id)
	case *data.Event:
		set(Happens, r.Place == id || slices.ContainsFunc(r.Participants, func(p data.Participant) bool { return p.Actor == id }))
		set(Within, r.PartOf == id)
	case *data.Place:
		set(Within, r.PartOf == id)
	case *data.Proposition:
		set(Within, r.Topic == id)
	case *data.Relation:
		set(Ends, r.From == id || r.To == id)
	case *data.Figure:
		set(Counts, r.Subject == id)
	}
	return t
}

// Sweeps says that an answer is a sweeping one and not to this claim alone.
func Sweeps(answer, to *data.Claim) bool {
	return slices.ContainsFunc(answer.RespondsTo, func(r data.Response) bool {
		return r.Claim == to.ID && r.Scope == data.ScopeBlanket
	})
}

// Tied are the ids of the records that are an R and have any of some ties to one,
// in the order of the published JSON; with no ties, of all that refer to it.
// None of them is read for that.
func Tied[R data.Record](g *Graph, id string, ties Tie) []string {
	return g.tiedOf(id, typeOf[R](), ties)
}

func (g *Graph) tiedOf(id string, t data.Type, ties Tie) []string {
	if g.part != nil {
		return g.part.tied(id, t, ties)
	}
	number, known := g.numbers[id]
	if !known {
		return nil
	}
	var ids []string
	for _, a := range g.arcsTo(number) {
		if (t == "" || g.typeAt(int(a.from)) == t) && (ties == 0 || a.tie&ties != 0) {
			ids = append(ids, g.ids[a.from])
		}
	}
	return ids
}

// Some are the records of these ids that are an R.
func Some[R data.Record](g *Graph, ids []string) []R {
	var some []R
	for _, id := range ids {
		if r, ok := g.Record(id).(R); ok {
			some = append(some, r)
		}
	}
	return some
}

// tiedTo are the records of a type that are tied to one.
func tiedTo[R data.Record](g *Graph, id string, ties Tie) []R {
	return Some[R](g, Tied[R](g, id, ties))
}
