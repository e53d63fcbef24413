// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"strconv"

	"isnad/data"
	"isnad/data/graph"
)

// placesIn are the places directly within one; of "", those within none that
// is known.
func (site *Site) placesIn(id string) []*data.Place {
	var some []*data.Place
	if id != "" {
		return site.Graph.PlacesIn(id)
	}
	for _, p := range graph.All[*data.Place](site.Graph) {
		if site.Graph.TypeOf(p.PartOf) == "" {
			some = append(some, p)
		}
	}
	return some
}

func idsOf[R data.Record](records []R) []string {
	var ids []string
	for _, r := range records {
		ids = append(ids, r.Head().ID)
	}
	return ids
}

func coordinates(lat, lon float64) string {
	return strconv.FormatFloat(lat, 'f', -1, 64) + ", " + strconv.FormatFloat(lon, 'f', -1, 64)
}

// eventsWithin are the events of a place and of every place within it, each
// once. Places that contain one another are entered once.
func (site *Site) eventsWithin(id string) []string {
	if site.reading != nil {
		return site.eventsHeldUnder(id)
	}
	seen := map[string]bool{}
	var events []string
	var enter func(id string)
	enter = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		for _, e := range graph.Tied[*data.Event](site.Graph, id, graph.Happens) {
			if !slices.Contains(events, e) {
				events = append(events, e)
			}
		}
		for _, p := range site.placesIn(id) {
			enter(p.ID)
		}
	}
	enter(id)
	return events
}

// eventsHeldUnder are the same by the index.
func (site *Site) eventsHeldUnder(place string) []string {
	site.hold(nil)
	number, _, _ := site.Index.Find(place)
	var events []string
	from, to := site.Index.Range(data.TypeEvent)
	for i := from; i < to; i++ {
		if slices.Contains(site.held.of(byPlace, i), uint32(number)) {
			events = append(events, site.Index.ID(i))
		}
	}
	return events
}
