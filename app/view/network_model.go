// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"

	"isnad/data"
)

// singleAct says that a relation of this kind is something done, which has a
// day, and not a state of things, which lasts from one.
func singleAct(k data.RelationKind) bool {
	switch k {
	case "fought", "detained", "designated", "pursues", "pressures", "negotiated-with", data.Other:
		return true
	}
	return false
}

// byKind puts relations of a kind together, in the order of the closed list.
func byKind(relations []*data.Relation) []*data.Relation {
	order := data.RelationKind("").Values()
	relations = slices.Clone(relations)
	slices.SortStableFunc(relations, func(a, b *data.Relation) int {
		return cmp.Compare(slices.Index(order, string(a.Kind)), slices.Index(order, string(b.Kind)))
	})
	return relations
}
