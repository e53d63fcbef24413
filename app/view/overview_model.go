// SPDX-License-Identifier: MIT

package view

import (
	"cmp"
	"slices"

	"isnad/data"
	"isnad/data/graph"
)

// mostArgued are the topics with two camps in which both speak, the most even
// exchange first. How often somebody speaks is counted; nothing is weighed.
func (site *Site) mostArgued(most int) []*data.Topic {
	var argued []*data.Topic
	evenness := map[string]int{}
	for _, t := range graph.All[*data.Topic](site.Graph) {
		if len(t.Camps) != 2 {
			continue
		}
		var spoken [2]int
		for _, c := range site.topicClaims(t) {
			if camp := campOf(t, c.Speaker); camp < 2 {
				spoken[camp]++
			}
		}
		if evenness[t.ID] = min(spoken[0], spoken[1]); evenness[t.ID] > 0 {
			argued = append(argued, t)
		}
	}
	slices.SortStableFunc(argued, func(a, b *data.Topic) int { return cmp.Compare(evenness[b.ID], evenness[a.ID]) })
	return argued[:min(most, len(argued))]
}

// highlights are the events most referred to, in order of time.
func (site *Site) highlights(chronicle []*data.Event, most int) []*data.Event {
	best := slices.Clone(chronicle)
	slices.SortStableFunc(best, func(a, b *data.Event) int {
		return cmp.Compare(site.Graph.Degree(b.ID), site.Graph.Degree(a.ID))
	})
	best = best[:min(most, len(best))]
	return slices.DeleteFunc(slices.Clone(chronicle), func(e *data.Event) bool { return !slices.Contains(best, e) })
}
