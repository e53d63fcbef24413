// SPDX-License-Identifier: MIT

package view

import (
	"isnad/app/link"
	"isnad/data"
	"isnad/data/graph"
)

// # The timeline of a large dossier
//
// The timeline shows all events at once, so that of a dossier whose records are
// read as they are needed it would begin by reading them all. They are read
// ahead, while the reader rests, and so is everything worked out that a drawing
// in any window rests on. Where that is not done yet, or there are more events
// than are worth it, the drawing waits for what it needs as every page does.

// mostAhead is how many events are read that nobody has asked for: some three
// megabytes over the wire.
const mostAhead = 12_000

// aheadAtOnce is how many are read or worded between two pauses: some
// milliseconds' work.
const aheadAtOnce = 64

// prepared is the chronology of a state, worked out ahead.
type prepared struct {
	key        string
	chronology *chronology
}

// prepare reads the events and works out the timeline of all of them. What
// cannot be had is left to whoever asks for it.
func (site *Site) prepare(of link.State, pause func()) {
	if site.reading == nil || site.count(data.TypeEvent) > mostAhead {
		return
	}
	from, to := site.Index.Range(data.TypeEvent)
	for at := from; at < to; at += aheadAtOnce {
		var some []int
		for number := at; number < min(at+aheadAtOnce, to); number++ {
			some = append(some, number)
		}
		if site.reading.Load(some, nil) != nil {
			return
		}
		pause()
	}
	pg := newPage(site, link.State{Lang: of.Lang, View: link.Timeline})
	var c *chronology
	if !site.attempt(func() { c = pg.chosen(graph.All[*data.Event](site.Graph)) }) {
		return
	}
	for at := 0; at < len(c.events); at += aheadAtOnce {
		pause()
		if !site.attempt(func() { c.word(at, min(at+aheadAtOnce, len(c.events))) }) {
			return
		}
	}
	site.ahead = &prepared{chronologyKey(pg.s), c}
	if site.Graph.Held() > mostHeld {
		site.Graph.Forget() // the timeline has its own; leaving the page would let go of them anyway, and wait for it
	}
}

// events are all of them, in the order of the dossier.
func (site *Site) events() []*data.Event {
	if site.ahead != nil {
		return site.ahead.chronology.events
	}
	return graph.All[*data.Event](site.Graph)
}
