// SPDX-License-Identifier: MIT

package compile

import (
	"slices"

	"isnad/data"
	"isnad/data/dataset"
)

// lead says of a record whose title must not stand bare on whom it rests: of all
// that is said, and of what is not settled or not so.
func (c *compiler) lead(r data.Record) (l dataset.Lead) {
	mark(&l, dataset.Publishes, c.graph.Publishes(r.Head().ID))
	doubtful := slices.Contains([]data.Status{data.StatusAlleged, data.StatusDenied, data.StatusDisputed}, r.Head().Status)
	switch r := r.(type) {
	case *data.Claim:
		c.voices(&l, r.Speaker)
		mark(&l, dataset.Denies, r.Stance == data.StanceDenies)
		mark(&l, dataset.Unanswered, r.NoResponseRecorded)
		return l
	case *data.Event:
		mark(&l, dataset.Negated, r.Negated)
	case *data.Relation:
		mark(&l, dataset.Negated, r.Negated)
		mark(&l, dataset.OnAllegation, r.Basis == data.BasisAlleged)
		doubtful = doubtful || r.Basis == data.BasisAlleged
	}
	if doubtful {
		c.voices(&l, r.Head().AccordingTo...)
	}
	return l
}

func (c *compiler) voices(l *dataset.Lead, ids ...string) {
	for _, id := range ids {
		mark(l, dataset.Unnamed, id == data.Unattributed)
		if i, ok := c.graph.Number(id); ok {
			l.Voices = append(l.Voices, i)
		}
	}
}

func mark(l *dataset.Lead, m dataset.LeadMark, is bool) {
	if is {
		l.Marks |= m
	}
}
