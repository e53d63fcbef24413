// SPDX-License-Identifier: MIT

package view

import (
	"slices"

	"isnad/app/search"
	"isnad/data"
)

// hitGroup are the hits of one type.
type hitGroup struct {
	kind data.Type
	hits []numbered
	more bool // after the best
}

// numbered is a hit with its place among all that are shown: the arrows go by
// it and so does the option's id.
type numbered struct {
	search.Hit
	number int
	of     int // how many there are, where not all are in the list; or 0
}

// groupHits sorts hits into groups by type. A group stands where its best hit
// would; within it the order stays.
func (site *Site) groupHits(hits []search.Hit) []hitGroup {
	var groups []hitGroup
	for _, h := range hits {
		kind := site.Index.Type(h.Index)
		at := slices.IndexFunc(groups, func(g hitGroup) bool { return g.kind == kind })
		if at < 0 {
			groups = append(groups, hitGroup{kind: kind})
			at = len(groups) - 1
		}
		groups[at].hits = append(groups[at].hits, numbered{Hit: h})
	}
	n := 0
	for g := range groups {
		for i := range groups[g].hits {
			groups[g].hits[i].number = n
			n++
		}
	}
	return groups
}

// hitAt is the hit that carries a number.
func (site *Site) hitAt(hits []search.Hit, number int) (search.Hit, bool) {
	for _, g := range site.groupHits(hits) {
		for _, h := range g.hits {
			if h.number == number {
				return h.Hit, true
			}
		}
	}
	return search.Hit{}, false
}
