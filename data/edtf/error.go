// SPDX-License-Identifier: MIT

package edtf

import "strconv"

// Error says why a text is no date, where, and what to do.
type Error struct {
	Text   string
	Offset int // of the trouble: characters before it
	Cause  string
	Remedy string
	// Suggestion is a text that can be read and may have been meant, or "".
	Suggestion string
}

// Error is the cause with its place and the way out, on one line.
func (e *Error) Error() string {
	return "character " + strconv.Itoa(e.Offset+1) + ": " + e.Cause + "; " + e.Advice()
}

// Advice is the way out: the suggestion if there is one, else the remedy.
func (e *Error) Advice() string {
	if e.Suggestion != "" {
		return "did you mean " + e.Suggestion + "?"
	}
	return e.Remedy
}
