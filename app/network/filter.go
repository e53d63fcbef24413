// SPDX-License-Identifier: MIT

package network

import (
	"slices"

	"isnad/data"
	"isnad/data/edtf"
)

// Filter is which relations are wanted; the zero value wants all.
type Filter struct {
	Kinds []string // of data.RelationKind; none for all
	Bases []string // of data.Basis; none for all
	// From and Until bound the time: first and last day, either open.
	From, Until       edtf.Day
	HasFrom, HasUntil bool
}

// Timed says that the filter asks for a time.
func (f Filter) Timed() bool { return f.HasFrom || f.HasUntil }

// Keeps says that a relation passes. once tells what happened on a day from
// what lasts until an end that may be unknown.
//
// Decision: a relation without any date does not pass a filter by time. It may
// have held then, but nothing says so; the view counts what is left out so.
func (f Filter) Keeps(r *data.Relation, once bool) bool {
	return (len(f.Kinds) == 0 || slices.Contains(f.Kinds, string(r.Kind))) &&
		(len(f.Bases) == 0 || slices.Contains(f.Bases, string(r.Basis))) &&
		(!f.Timed() || f.may(r, once))
}

// may says that the relation may have held in the time asked for: its first
// possible day is not after, its last not before.
func (f Filter) may(r *data.Relation, once bool) bool {
	if r.Start == nil && r.End == nil {
		return false
	}
	if r.Start != nil && f.HasUntil {
		if first, known := r.Start.Earliest(); known && first > f.Until {
			return false
		}
	}
	end := r.End
	if end == nil && once {
		end = r.Start
	}
	if end != nil && f.HasFrom {
		if last, known := end.Latest(); known && last < f.From {
			return false
		}
	}
	return true
}
