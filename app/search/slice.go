// SPDX-License-Identifier: MIT

package search

// # Searching in slices
//
// A page has one thread: while it searches, it neither scrolls nor shows what is
// typed. So a search can be asked to pause: every loop whose length grows with
// the index counts its steps, and when enough have been made for a pause to be
// worth asking, Query.Pause is called. It may wait, or say that the answer is no
// longer wanted. Then every loop ends at its next step, and nothing half done is
// kept: neither in what the engine remembers nor in its scratch.
//
// Until then the engine is busy: nobody may ask it anything else.

// piece is how many steps are made between two pauses. The dearest step, one
// comparison of two words, takes some microseconds in a browser, so that a piece
// is less than a millisecond there.
const piece = 128

// Steps by what they do, in comparisons of letter masks.
const (
	stepMeet = 4  // one word with another, whole
	stepRank = 32 // one record with a query
	stepHit  = 16 // what of it to mark, and why
)

// slicing is the state of a search in slices.
type slicing struct {
	pause  func() bool
	steps  int
	halted bool
}

// step counts n steps and reports that the search is to end.
func (s *slicing) step(n int) bool {
	if s.pause == nil || s.halted {
		return s.halted
	}
	if s.steps += n; s.steps >= piece {
		s.steps = 0
		s.halted = !s.pause()
	}
	return s.halted
}
