// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"

	"isnad/data"
)

// byKind puts relations of a kind together, in the order of the closed list.
func byKind(relations []*data.Relation) []*data.Relation {
	order := data.RelationKind("").Values()
	relations = slices.Clone(relations)
	slices.SortStableFunc(relations, func(a, b *data.Relation) int {
		return cmp.Compare(slices.Index(order, string(a.Kind)), slices.Index(order, string(b.Kind)))
	})
	return relations
}
