// SPDX-License-Identifier: MIT

package search

import (
	"slices"

	"isnad/data/dataset"
)

// unfiltered reports a query that is text alone.
func (q *Query) unfiltered() bool {
	return len(q.Types) == 0 && q.From == nil && q.To == nil && q.Keep == nil
}

// passes reports a record that is looked for, whatever its text.
func (q *Query) passes(x *dataset.Index, i int) bool {
	if len(q.Types) > 0 && !slices.Contains(q.Types, x.Type(i)) {
		return false
	}
	if (q.From != nil || q.To != nil) && !q.dated(x.Bounds(i)) {
		return false
	}
	return q.Keep == nil || q.Keep(i)
}

// dated reports bounds that touch the days asked for. An end that is open or
// unknown may lie anywhere.
func (q *Query) dated(b dataset.Bounds) bool {
	if !b.Dated {
		return false
	}
	if q.From != nil && b.HasTo && b.To < *q.From {
		return false
	}
	return q.To == nil || !b.HasFrom || b.From <= *q.To
}
