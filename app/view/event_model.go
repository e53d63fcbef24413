// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strconv"

	"isnad/data"
	"isnad/data/edtf"
)

// chronicle is every dated event in order of time.
func (site *Site) chronicle() []*data.Event {
	dated := slices.DeleteFunc(slices.Clone(site.Graph.Dossier.Events), func(e *data.Event) bool { return e.Date == nil })
	return inOrder(dated)
}

// inOrder sorts by earliest possible day, undated last; what cannot be told
// apart stays in the dossier's order.
func inOrder(events []*data.Event) []*data.Event {
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b *data.Event) int {
		return cmp.Or(cmp.Compare(sortDay(a), sortDay(b)), cmp.Compare(lastDay(a), lastDay(b)))
	})
	return events
}

func sortDay(e *data.Event) edtf.Day {
	if e.Date == nil {
		return edtf.MaxDay
	}
	if day, ok := e.Date.Earliest(); ok {
		return day
	}
	return lastDay(e)
}

func lastDay(e *data.Event) edtf.Day {
	if e.Date == nil {
		return edtf.MaxDay
	}
	if day, ok := e.Date.Latest(); ok {
		return day
	}
	if day, ok := e.Date.Earliest(); ok {
		return day
	}
	return edtf.MaxDay
}

// number writes a coordinate to a tenth of a pixel.
func number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
