// SPDX-License-Identifier: MIT

package export

import (
	"fmt"
	"slices"
	"strings"

	"isnad/data"
	"isnad/data/extract"
)

// Prepare returns the dossier as it may leave (rules 2 and 6), and the ids of
// the records that stay behind. Most is the highest marking that may leave; ""
// sets no limit.
//
// A record stays if it is marked higher, or if it refers to one that stays: its
// text would tell of it. A claim stays, too, if an answer to it does: rule 1.
// What nothing is taken from is returned as it is.
func Prepare(d *data.Dossier, most data.Marking) (*data.Dossier, []string, error) {
	d = extract.Nameless(d)
	if most == "" {
		return d, nil, nil
	}
	limit := rank(most)
	if !slices.Contains(most.Values(), string(most)) {
		return nil, nil, fmt.Errorf("there is no marking %q; there are %s", most, strings.Join(most.Values(), ", "))
	}
	all := d.Records()
	stays := map[string]bool{}
	for _, r := range all {
		if slices.ContainsFunc(r.Head().Markings, func(m data.Marking) bool { return rank(m) > limit }) {
			stays[r.Head().ID] = true
		}
	}
	if len(stays) == 0 {
		return d, nil, nil
	}
	spread(all, stays)
	return without(d, stays), slices.DeleteFunc(idsOf(all), func(id string) bool { return !stays[id] }), nil
}

// rank is a marking's place among all. A marking we do not know is above every
// other.
func rank(m data.Marking) int {
	if i := slices.Index(m.Values(), string(m)); i >= 0 {
		return i
	}
	return len(m.Values())
}

// spread adds to stays what refers to it, and what it answers, until nothing
// more does.
func spread(all []data.Record, stays map[string]bool) {
	near := map[string][]string{}
	for _, r := range all {
		for _, ref := range data.References(r) {
			near[ref.ID] = append(near[ref.ID], r.Head().ID)
		}
		if c, ok := r.(*data.Claim); ok {
			for _, a := range c.RespondsTo {
				near[c.ID] = append(near[c.ID], a.Claim)
			}
		}
	}
	var next []string
	for id := range stays {
		next = append(next, id)
	}
	for len(next) > 0 {
		id := next[len(next)-1]
		next = next[:len(next)-1]
		for _, other := range near[id] {
			if !stays[other] {
				stays[other] = true
				next = append(next, other)
			}
		}
	}
}

func without(d *data.Dossier, stays map[string]bool) *data.Dossier {
	c := *d
	c.Sources, c.Actors, c.Places = keep(d.Sources, stays), keep(d.Actors, stays), keep(d.Places, stays)
	c.Events, c.Topics, c.Propositions = keep(d.Events, stays), keep(d.Topics, stays), keep(d.Propositions, stays)
	c.Claims, c.Relations = keep(d.Claims, stays), keep(d.Relations, stays)
	c.Agreements, c.Figures = keep(d.Agreements, stays), keep(d.Figures, stays)
	touched := func(v any) bool {
		return slices.ContainsFunc(data.References(v), func(r data.Reference) bool { return stays[r.ID] })
	}
	c.About.Overview = slices.DeleteFunc(slices.Clone(d.About.Overview), func(s data.Sentence) bool { return touched(s) })
	c.About.Corrections = slices.DeleteFunc(slices.Clone(d.About.Corrections), func(s data.Correction) bool { return touched(s) })
	return &c
}

func keep[R data.Record](records []R, stays map[string]bool) []R {
	return slices.DeleteFunc(slices.Clone(records), func(r R) bool { return stays[r.Head().ID] })
}

func idsOf(records []data.Record) []string {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.Head().ID
	}
	return ids
}
