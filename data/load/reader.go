// SPDX-License-Identifier: MIT

package load

import (
	"fmt"

	"isnad/data"
)

// reader gathers what the files of one dossier hold, and what is wrong with
// them.
type reader struct {
	problems data.Problems
	file     *string // the file being read
	values   int     // values read so far, over all files
	stopped  bool    // a limit was passed; the rest is not read
	unread   bool    // a file could not be read
	again    bool    // folded records are read from the file again, and not held
}

func (r *reader) report(line, column int, path string, rule int, cause, remedy string) {
	r.problems = append(r.problems, data.Problem{File: *r.file, Line: line, Column: column, Path: path,
		Rule: rule, Severity: data.Error, Cause: cause, Remedy: remedy})
}

// count admits one more value at a depth, or reports the limit it passes.
func (r *reader) count(n *node, depth int) bool {
	r.values++
	cause, remedy := "", ""
	switch {
	case r.stopped:
		return false
	case depth > MaxDepth:
		cause, remedy = tooDeep()
	case r.values > MaxValues:
		cause, remedy = fmt.Sprintf("the dossier holds more than %d values", MaxValues), "divide it into several dossiers"
	default:
		return true
	}
	r.report(n.line, n.column, "", 8, cause, remedy)
	r.stopped, r.unread = true, true
	return false
}

// entry adds a key and its value to a mapping. Of two equal keys the first is
// kept and the second reported: which was meant is not ours to say.
func (r *reader) entry(n *node, k key, value func() *node) {
	made := value()
	if len(n.keys) >= MaxKeys {
		if !r.stopped {
			cause, remedy := tooManyKeys()
			r.report(k.line, k.column, "", 8, cause, remedy)
			r.stopped, r.unread = true, true
		}
		return
	}
	if n.get(k.name) != nil {
		r.report(k.line, k.column, "", 2, fmt.Sprintf("%q stands here a second time", short(k.name)), "keep one of the two")
		return
	}
	n.keys, n.items = append(n.keys, k), append(n.items, made)
}
