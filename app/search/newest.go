// SPDX-License-Identifier: MIT

package search

import (
	"sync/atomic"
	"time"
)

// sliceTime is how long is searched at a stretch: what is left of a frame of 16
// milliseconds draws the list and the page.
const sliceTime = 5 * time.Millisecond

// Newest answers queries that come quicker than they can be answered: only the
// newest counts, and what is under way for another ends at its next pause. It
// searches in slices, and between two it waits for the page to breathe.
type Newest struct {
	engine  *Engine
	breathe func()
	slice   time.Duration
	wanted  atomic.Pointer[Query]
	working atomic.Bool
}

// NewNewest makes one on an engine, which nobody else may ask from then on.
// breathe lets the page do what waits and returns.
func NewNewest(engine *Engine, breathe func()) *Newest {
	return &Newest{engine: engine, breathe: breathe, slice: sliceTime}
}

// Ask sets the query that counts. It reports that nobody is answering: then the
// caller must see to it that Answer runs, where it may wait.
func (n *Newest) Ask(q *Query) (idle bool) {
	n.wanted.Store(q)
	return n.working.CompareAndSwap(false, true)
}

// Answer searches until the newest query is answered.
func (n *Newest) Answer() (*Query, Result) {
	for {
		q := n.wanted.Load()
		r := n.search(q)
		n.working.Store(false)
		if n.wanted.Load() == q || !n.working.CompareAndSwap(false, true) {
			return q, r
		}
	}
}

// Now answers at once, in one go. Nothing may be under way.
func (n *Newest) Now(q Query) Result { return n.engine.Search(q) }

// Working reports that an answer is on its way. Nobody works without an engine.
func (n *Newest) Working() bool { return n != nil && n.working.Load() }

func (n *Newest) search(q *Query) Result {
	began := time.Now()
	sliced := *q
	sliced.Pause = func() bool {
		if n.wanted.Load() == q && time.Since(began) >= n.slice {
			n.breathe()
			began = time.Now()
		}
		return n.wanted.Load() == q
	}
	return n.engine.Search(sliced)
}
