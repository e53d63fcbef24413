// SPDX-License-Identifier: MIT

package view

import (
	"slices"
	"unicode/utf16"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"isnad/app/search"
)

// # Long lists of hits
//
// A common name has thousands of hits. The best of them are found with every
// key, as many as somebody may look through (mostHits); the others once the
// reader goes on, by scrolling or by keys, since few do. The best keep their
// place at the head of the list, by type; the others follow, by type again. So
// nothing moves under the reader's eyes when they arrive.
//
// Only the rows in sight are drawn. A heading is as high as one line of the
// ruler, a hit as hitLines: where a row stands is arithmetic then.

// longHits is an answer that has more hits than are shown at once, laid out. One
// that has become whole is another, and knows of which.
type longHits struct {
	rows  []hitRow
	lines []int // where each row begins, and where the last one ends
	at    []int // row of each hit, by number
	whole bool  // all hits are there
	begun *longHits

	page   app.Context // the root's, to keep its updates out of scrolling
	deepen func()      // asks for the rest
	inView int         // hits that are seen at once, once known
}

// hitRow is a hit, or the heading of the hits after it.
type hitRow struct {
	group   *hitGroup
	heading bool
	hit     numbered
}

// firstHits is how many rows are drawn before the height of the box is known:
// what fits into it, and one.
const firstHits = 10

// hitLines is how many lines of the ruler a hit has: its title, what of it met the
// query, and who stands how to it.
const hitLines = 2

// add appends a row.
func (l *longHits) add(row hitRow) {
	end := l.lines[len(l.rows)] + hitLines
	if row.heading {
		end += 1 - hitLines
	} else {
		l.at = append(l.at, len(l.rows))
	}
	l.rows, l.lines = append(l.rows, row), append(l.lines, end)
}

// newLongHits lays out hits, of which the first few are the best.
func (site *Site) newLongHits(hits []search.Hit, best int) *longHits {
	l := &longHits{inView: firstHits - 2, lines: []int{0}}
	for k, part := range [][]search.Hit{hits[:best], hits[best:]} {
		groups := site.groupHits(part)
		for g := range groups {
			groups[g].more = k > 0
			l.add(hitRow{group: &groups[g], heading: true})
			for _, h := range groups[g].hits {
				h.number = len(l.at)
				l.add(hitRow{group: &groups[g], hit: h})
			}
		}
	}
	return l
}

// complete adds the rest of the hits to an answer of which the best are shown.
func (site *Site) wholeHits(l *longHits, best, all []search.Hit) *longHits {
	shown := map[int]bool{}
	for _, h := range best {
		shown[h.Index] = true
	}
	rest := slices.DeleteFunc(slices.Clone(all), func(h search.Hit) bool { return shown[h.Index] })
	whole := site.newLongHits(append(slices.Clone(best), rest...), len(best))
	whole.whole, whole.begun, whole.page, whole.inView = true, l, l.page, l.inView
	return whole
}

// hit that carries a number.
func (l *longHits) hit(number int) (search.Hit, bool) {
	if number < 0 || number >= len(l.at) {
		return search.Hit{}, false
	}
	return l.rows[l.at[number]].hit.Hit, true
}

// step is where a key leads from hit at, or −1 where it leads nowhere. wants says
// that it leads to hits that are not there yet. A key that belongs to the text
// being typed stays with it: End leads to the last hit only where the caret is
// at the end already.
func (l *longHits) step(key string, at int, caretAtEdge bool) (to int, wants bool) {
	last := len(l.at) - 1
	switch key {
	case "ArrowDown":
		to = at + 1
	case "ArrowUp":
		to = at - 1
	case "PageDown":
		to = at + l.inView
	case "PageUp":
		return max(at-l.inView, 0), false
	case "Home", "End":
		if !caretAtEdge {
			return -1, false
		}
		if key == "End" {
			return last, !l.whole
		}
		return 0, false
	default:
		return -1, false
	}
	switch {
	case to < 0 && l.whole, to > last && l.whole && key == "ArrowDown" && at == last:
		return (to + last + 1) % (last + 1), false // around
	case to < 0:
		return 0, false
	}
	return min(to, last), !l.whole && to >= last
}

// unitsOf is the length of a text as a browser counts it, in UTF-16.
func unitsOf(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// inSight is the rows that must be drawn where a window of height view looks at
// the list from top on.
func (l *longHits) inSight(height, top, view float64) drawn {
	seen := l.ruler(height).inSight(top, view)
	first, exact := slices.BinarySearch(l.lines, seen.first)
	if !exact {
		first--
	}
	last, _ := slices.BinarySearch(l.lines, seen.last)
	return drawn{first, last}
}

// ruler measures the list in lines of a height.
func (l *longHits) ruler(height float64) ruler {
	return ruler{entries: l.lines[len(l.rows)], across: 1, height: height}
}

// reach is what is drawn so that a row can be seen, given what is drawn now.
func (l *longHits) reach(s drawn, row int, height, view float64) drawn {
	if row >= s.first && row < s.last {
		return s
	}
	top := float64(l.lines[row]) * height
	if row >= s.last {
		top += hitLines*height - view
	}
	return l.inSight(height, top, view)
}
