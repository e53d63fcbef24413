// SPDX-License-Identifier: MIT

package search

import (
	"slices"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/edtf"
)

// filter is the part of a query that is no text.
type filter struct {
	types    []data.Type
	from, to *edtf.Day
	keep     func(int) bool
	tally    func(int)
}

func newFilter(q Query) *filter { return &filter{q.Types, q.From, q.To, q.Keep, q.Tally} }

func (f *filter) empty() bool {
	return len(f.types) == 0 && f.from == nil && f.to == nil && f.keep == nil
}

// typed reports a record of a type that is looked for.
func (f *filter) typed(x *dataset.Index, i int) bool {
	return len(f.types) == 0 || slices.Contains(f.types, x.Type(i))
}

// passes reports a record that all but the type filter let through.
func (f *filter) passes(x *dataset.Index, i int) bool {
	if (f.from != nil || f.to != nil) && !f.dated(x.Bounds(i)) {
		return false
	}
	return f.keep == nil || f.keep(i)
}

// dated reports bounds that touch the days asked for. An end that is open or
// unknown may lie anywhere.
func (f *filter) dated(b dataset.Bounds) bool {
	if !b.Dated {
		return false
	}
	if f.from != nil && b.HasTo && b.To < *f.from {
		return false
	}
	return f.to == nil || !b.HasFrom || b.From <= *f.to
}
