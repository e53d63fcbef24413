// SPDX-License-Identifier: MIT

package view

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/link"
	"isnad/data"
)

// warm draws a page of each type of record, of the one that most refers to, and
// lets it go. A browser compiles a function when it is called first, and for the
// page of a record that takes as long as everything else. pause is called after
// every few milliseconds.
func (site *Site) warm(s link.State, pause func()) {
	if site.Index == nil || site.reading != nil {
		return
	}
	for _, t := range data.Types() {
		from, to := site.Index.Range(t)
		if from == to {
			continue
		}
		most := from
		for number := from; number < to; number++ {
			if site.Index.Degree(number) > site.Index.Degree(most) {
				most = number
			}
		}
		pg := newPage(site, s.ToRecord(t, site.Index.ID(most)))
		pg.pause, pg.inTurn = pause, true
		for _, part := range pg.record() {
			drawAll(part)
		}
		pause()
	}
}

// drawAll draws what waits for its turn.
func drawAll(u app.UI) {
	if e, ok := now(u).(*element); ok {
		for _, kid := range e.kids {
			drawAll(kid)
		}
	}
}

// paused lets the browser do what waits, where a page is drawn ahead.
func (pg *page) paused() {
	if pg.pause != nil {
		pg.pause()
	}
}
