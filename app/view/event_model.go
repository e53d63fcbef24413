// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"
	"strconv"

	"isnad/data"
	"isnad/data/dataset"
	"isnad/data/edtf"
	"isnad/data/graph"
)

// chronicle is every dated event in order of time; of very many, those that most
// refer to.
func (site *Site) chronicle() []*data.Event {
	if site.Index != nil && site.count(data.TypeEvent) > mostSetOut {
		return inOrder(site.mostReferred())
	}
	dated := slices.DeleteFunc(slices.Clone(graph.All[*data.Event](site.Graph)), func(e *data.Event) bool { return e.Date == nil })
	return inOrder(dated)
}

// mostReferred are the overview's events of a large dossier, by the index.
func (site *Site) mostReferred() []*data.Event {
	var most []*data.Event
	for k, found := 0, 0; k < site.Index.Len() && found < overviewEvents; k++ {
		i := site.Index.Order(dataset.ByDegree, k)
		if site.Index.Type(i) != data.TypeEvent || !site.Index.Bounds(i).Dated {
			continue
		}
		found++
		if e, there := graph.Get[*data.Event](site.Graph, site.Index.ID(i)); there {
			most = append(most, e)
		}
	}
	return most
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

// sortedByDays sorts ids as inOrder sorts their events.
func sortedByDays(ids []string, of func(id string) dataset.Bounds) []string {
	type dated struct {
		id          string
		first, last edtf.Day
	}
	all := make([]dated, len(ids))
	for k, id := range ids {
		b := of(id)
		all[k] = dated{id, edtf.MaxDay, edtf.MaxDay}
		switch {
		case b.HasFrom && b.HasTo:
			all[k].first, all[k].last = b.From, b.To
		case b.HasFrom:
			all[k].first, all[k].last = b.From, b.From
		case b.HasTo:
			all[k].first, all[k].last = b.To, b.To
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
	sorted := make([]string, len(all))
	for k := range all {
		sorted[k] = all[k].id
	}
	return sorted
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
