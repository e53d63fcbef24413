// SPDX-License-Identifier: MIT

package compile

import (
	"slices"

	"isnad/data"
	"isnad/data/dataset"
)

// leads says of each record whose title must not stand bare on whom it rests.
func (c *compiler) leads() []dataset.Lead {
	publishers := map[string]bool{}
	for _, s := range c.dossier.Sources {
		publishers[s.Publisher] = true
	}
	var all []dataset.Lead
	for i, r := range c.records {
		l := c.lead(r)
		if publishers[r.Head().ID] {
			l.Marks |= dataset.Publishes
		}
		if l.Marks != 0 || len(l.Voices) > 0 {
			l.Record = i
			all = append(all, l)
		}
	}
	return all
}

// lead of a record: of all that is said, and of what is not settled or not so.
func (c *compiler) lead(r data.Record) (l dataset.Lead) {
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
		if i, ok := c.place[id]; ok {
			l.Voices = append(l.Voices, i)
		}
	}
}

func mark(l *dataset.Lead, m dataset.LeadMark, is bool) {
	if is {
		l.Marks |= m
	}
}
